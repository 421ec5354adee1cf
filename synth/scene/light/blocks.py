"""Blocks: points packed for the hot loop of illumination, and what it found unpacked into what each point receives."""

from typing import Any

import numpy as np

from receipts.loops import jit

# Points that are dealt with at once: what the loop needs of them stays in the nearest cache.
BLOCK = 256
# Rows of what is told for each point: place, normal, direction to the eye, roughness, gloss, translucency.
INPUTS = 12
# Rows of what is found for each point: light on the front (red, green, blue), on the back, mirrored to the eye; the key lights'
# light that is seen on the front and all of it, and both of the back; the sky's light that is blocked, front and back; the
# light that reaches the front, the back, and would reach either with nothing in the way.
OUTPUTS = 18
# The least roughness: sharper highlights would fall between the points.
_SHARPEST = 0.08


@jit
def packed(points: Any, normals: Any, eye: Any, surfaces: Any) -> Any:
    """The points as the hot loop takes them, float32 (blocks, INPUTS, BLOCK); the last point fills up the last block.

    Args:
        points: float64 (n, 3), mm.
        normals: float64 (n, 3).
        eye: float64 (3), mm.
        surfaces: float64 (3, n): roughness, gloss, translucency.
    """
    count = len(points)
    blocks = np.empty((-(-count // BLOCK), INPUTS, BLOCK), np.float32)
    for i in range(len(blocks) * BLOCK):
        one, block, at = min(i, count - 1), blocks[i // BLOCK], i % BLOCK
        x, y, z = eye[0] - points[one, 0], eye[1] - points[one, 1], eye[2] - points[one, 2]
        far = max(np.sqrt(x * x + y * y + z * z), 1e-9)
        block[6, at], block[7, at], block[8, at] = x / far, y / far, z / far
        for axis in range(3):
            block[axis, at], block[3 + axis, at] = points[one, axis], normals[one, axis]
            block[9 + axis, at] = surfaces[axis, one]
        block[9, at] = min(max(block[9, at], np.float32(_SHARPEST)), np.float32(1.0))
    return blocks


@jit
def unpacked(found: Any, blocks: Any, around: Any, turned: Any, out: Any) -> None:
    """Writes what each point receives and sends back, bounced light and light through paper among it.

    Args:
        found: float32 (blocks, OUTPUTS, BLOCK), of the hot loop.
        blocks: the points, as `packed` gives them.
        around: float32 (4): red, green and blue of what a point that sees nothing but surroundings receives of them, and the
            sky's light in the open.
        turned: float32, the share of shadow where a surface turns away from all key lights.
        out: float32 (n, 11): diffuse, behind, specular, the shares of shadow in front and behind.
    """
    zero, one, half, least = np.float32(0.0), np.float32(1.0), np.float32(0.5), np.float32(1e-12)
    for i in range(len(out)):
        own, point, at, told = found[i // BLOCK], blocks[i // BLOCK], i % BLOCK, out[i]
        all_light, sky = max(own[17, at], least), max(around[3], least)
        # How much of either side sees surroundings instead of sky, and how far light reaches those.
        front = min(own[13, at] / sky + half - half * point[5, at], one) * own[15, at] / all_light
        behind = min(own[14, at] / sky + half + half * point[5, at], one) * own[16, at] / all_light
        through = point[11, at]
        for colour in range(3):
            ahead = own[colour, at] + around[colour] * front
            rear = own[3 + colour, at] + around[colour] * behind if through > 0 else zero
            told[colour], told[3 + colour] = ahead + through * rear, rear + through * ahead
            told[6 + colour] = own[6 + colour, at]
        for side in range(2):
            seen, due = own[9 + 2 * side, at], own[10 + 2 * side, at]
            told[9 + side] = min(max(one - seen / due, zero), one) if due > 0 else turned
