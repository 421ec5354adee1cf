"""Print that nobody can read, for papers that lie about: no text of a picture is missing from its truth."""

import numpy as np
from numpy.random import Generator

from synth.scene.tables.fields import Field


def unreadable(rng: Generator, x: Field, y: Field, size: tuple[float, float]) -> Field:
    """How dark lines of what might be letters are, float32 of 0 to 1: greys that stand for no sign.

    Args:
        x, y: places in mm from a paper's corner, across and along its lines.
        size: (width, height) of the paper, mm.
    """
    pitch, letter = rng.uniform(3.2, 5.5), rng.uniform(1.3, 2.0)
    rows, columns = int(size[1] / pitch) + 2, int(size[0] / letter) + 2
    ink = rng.uniform(0.45, 0.8, (rows, columns)).astype(np.float32)
    for number in range(rows):
        # A line is a few words at the left and some figures at the right, or nothing.
        words = rng.random(columns) < (0.8 if rng.random() < 0.8 else 0.0)
        stop = int(columns * rng.uniform(0.35, 0.95))
        ink[number, stop : max(stop, columns - int(rng.integers(3, 9)))] = 0
        ink[number] *= words
    ink[:, :3] = ink[:, -3:] = 0
    ink[:3] = ink[-4:] = 0
    row, column = (
        np.clip((place / step).astype(np.int32), 0, count - 1)
        for place, step, count in ((y, pitch, rows), (x, letter, columns))
    )
    share, side = y / pitch - row, x / letter - column
    # Strokes of no sign: each letter is a handful of spots.
    spots = np.where(rng.random((4 * rows, 3 * columns)) < 0.62, 1.0, 0.2).astype(np.float32)
    down, across = np.clip((share - 0.3) * (4 / 0.55), 0, 3).astype(np.int32), np.clip(side * 3.5, 0, 2).astype(np.int32)
    body = np.clip(np.minimum(share - 0.3, 0.85 - share) / 0.08, 0, 1) * np.clip((0.93 - side) / 0.1, 0, 1)
    body *= spots[4 * row + down, 3 * column + across]
    depth = 0.9 if rng.random() < 0.85 else 0.0
    return (ink[row, column] * np.maximum(body, 0.0) * depth).astype(np.float32)
