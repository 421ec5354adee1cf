"""The draws of a whole batch done at once in torch, on any device: pictures and points, as `augment.cpu` does them.

The draws are made on the CPU, packed into one table and uploaded once. What a picture's draws leave out is done to it with
values that change nothing, so nothing here looks at values on the device. Shapes: B pictures, C colours, H rows, W columns, N
points, K nodes of the grids of `augment.draws`.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

from augment.device_jpeg import jpeg_levels
from augment.draws import NUM_NODES, ImageDraws
from augment.jpeg import quantisation
from augment.pixels import GRAIN_BITS, gaussian_taps, grain_step

# Rounds that points are solved in: each halves what is left of a shift, 0.001 px of 30.
_ROUNDS = 15


@dataclass(frozen=True)
class DrawsTable:
    """The draws of B pictures of one size, one row of numbers each.

    Attributes:
        size: (width, height) of the pictures in pixels.
        rows: float32 (B, total), on any device.
        shapes: what stands in a row, in order, by name; only what at least one picture needs.
    """

    size: tuple[int, int]
    rows: Tensor
    shapes: tuple[tuple[str, tuple[int, ...]], ...]

    def to(self, device: torch.device | str) -> "DrawsTable":
        """The table on a device: one copy, which the device need not be waited for where `packed` pinned it."""
        return replace(self, rows=self.rows.to(device, non_blocking=True))

    def parts(self) -> dict[str, Tensor]:
        """What stands in the rows, by name, each (B, ...)."""
        lengths = [math.prod(shape) for _, shape in self.shapes]
        columns = self.rows.split(lengths, dim=1)
        return {name: part.reshape(-1, *shape) for (name, shape), part in zip(self.shapes, columns, strict=True)}


def packed(draws: Sequence[ImageDraws], *, pin: bool = False) -> DrawsTable:
    """The draws of a batch as one table, on the CPU; ``pin`` keeps it where a CUDA device fetches it by itself.

    Raises:
        ValueError: there are no draws, or they are for pictures of several sizes.
    """
    sizes = sorted({each.size for each in draws})
    if len(sizes) != 1:
        raise ValueError(f"draws: a batch needs pictures of one size, got {len(draws)} of sizes {sizes}")
    columns = {name: np.stack([make(each) for each in draws]).astype(np.float32) for name, make in _columns(draws).items()}
    shapes = tuple((name, column.shape[1:]) for name, column in columns.items())
    rows = torch.from_numpy(np.concatenate([column.reshape(len(draws), -1) for column in columns.values()], axis=1))
    return DrawsTable(sizes[0], rows.pin_memory() if pin else rows, shapes)


def changed_batch(images: Tensor, table: DrawsTable) -> Tensor:
    """The pictures as their draws say, in the dtype they came in.

    Args:
        images: (B, 3, H, W), uint8, or floating from 0 to 1.
        table: their draws, on the same device.

    Raises:
        ValueError: the pictures are of another shape than the draws are for.
    """
    expected = (len(table.rows), 3, table.size[1], table.size[0])
    if tuple(images.shape) != expected:
        raise ValueError(f"images: expected {expected} as drawn for, got {tuple(images.shape)}")
    parts = table.parts()
    with torch.autocast(images.device.type, enabled=False):
        levels = images.float() if images.dtype == torch.uint8 else images.float() * 255
        for name, step in _STEPS.items():
            if name in parts:
                levels = step(levels, parts)
    return levels.to(torch.uint8) if images.dtype == torch.uint8 else (levels / 255).to(images.dtype)


def changed_points(points: Tensor, table: DrawsTable) -> Tensor:
    """Where the ink at points (B, ..., 2) of the pictures lies afterwards, float32 (B, ..., 2), px."""
    parts = table.parts()
    if "back" not in parts:
        return points.float()
    with torch.autocast(points.device.type, enabled=False):
        flat_BN2 = points.float().reshape(len(points), -1, 2)
        plane_BN2 = _projected(parts["forward"], flat_BN2[..., 0], flat_BN2[..., 1])
        target_BN2 = plane_BN2
        if "shift" in parts:
            for _ in range(_ROUNDS):
                target_BN2 = plane_BN2 - _shift_at(parts["shift"], target_BN2, table.size)
        return target_BN2.reshape(points.shape)


def _columns(draws: Sequence[ImageDraws]) -> dict[str, Callable[[ImageDraws], Any]]:
    """What makes each part of a row from the draws of a picture; parts that no picture needs are left out."""
    columns: dict[str, Callable[[ImageDraws], Any]] = {}
    if any(each.warps for each in draws):
        columns["back"] = lambda each: np.linalg.inv(each.matrix) / np.linalg.inv(each.matrix)[2, 2]
        columns["forward"] = lambda each: each.matrix / each.matrix[2, 2]
        columns["border"] = lambda each: [*(each.border or (0, 0, 0)), each.border is not None]
    if any(each.shift is not None for each in draws):
        columns["shift"] = lambda each: _or(each.shift, np.zeros((NUM_NODES, NUM_NODES, 2)))
    columns["tone"] = lambda each: [*(np.array(each.tint) * each.contrast), each.offset]
    if any(each.light is not None for each in draws):
        columns["light"] = lambda each: _or(each.light, np.ones((NUM_NODES, NUM_NODES)))
    if most := max(len(each.covers) for each in draws):
        columns["covers"] = lambda each: np.pad(each.covers, ((0, most - len(each.covers)), (0, 0)))
    if any(each.sigma_px for each in draws):
        reach = max(len(gaussian_taps(each.sigma_px)) // 2 for each in draws if each.sigma_px)
        columns["taps"] = lambda each: _centred(gaussian_taps(each.sigma_px) if each.sigma_px else np.ones(1), 2 * reach + 1)
    if any(each.streak is not None for each in draws):
        side = max(len(each.streak) for each in draws if each.streak is not None)
        columns["streak"] = lambda each: _centred(_or(each.streak, np.ones((1, 1))), side)
    if any(each.grain for each in draws):
        # The key in halves: float32 holds whole numbers to 2**24 only.
        columns["grain"] = lambda each: [grain_step(each.grain), each.grain_key >> 16, each.grain_key & 0xFFFF]
    if any(each.quality is not None for each in draws):
        columns["saved"] = lambda each: [each.quality is not None]
        columns["quantisation"] = lambda each: quantisation(each.quality or 100)
    return columns


def _or(value: NDArray[Any] | None, otherwise: NDArray[Any]) -> NDArray[Any]:
    return otherwise if value is None else value


def _centred(weights: NDArray[Any], side: int) -> NDArray[Any]:
    """Weights in the middle of zeros, ``side`` long along each axis."""
    return np.pad(weights, (side - len(weights)) // 2)


def _warp(levels: Tensor, parts: dict[str, Tensor]) -> Tensor:
    height, width = levels.shape[2:]
    y_H1 = torch.arange(height, device=levels.device)[:, None] + 0.5
    x_1W = torch.arange(width, device=levels.device)[None, :] + 0.5
    x_BHW, y_BHW = x_1W.expand(len(levels), height, width), y_H1.expand(len(levels), height, width)
    if "shift" in parts:
        shift_B2HW = _dense(parts["shift"].permute(0, 3, 1, 2), height, width)
        x_BHW, y_BHW = x_BHW + shift_B2HW[:, 0], y_BHW + shift_B2HW[:, 1]
    at_BHW2 = _projected(parts["back"], x_BHW.flatten(1), y_BHW.flatten(1)).reshape(-1, height, width, 2)
    # A frame of one pixel, in the border's colour where there is one, goes on for ever.
    framed = F.pad(levels, (1, 1, 1, 1), mode="replicate")
    colour_B3, has_B1 = parts["border"].split((3, 1), dim=1)
    frame = torch.ones(height + 2, width + 2, dtype=torch.bool, device=levels.device)
    frame[1:-1, 1:-1] = False
    framed = torch.where(frame & (has_B1 > 0)[..., None, None], colour_B3[..., None, None], framed)
    sides = torch.tensor((width + 1.0, height + 1.0), device=levels.device)
    places = (at_BHW2 + 0.5) * (2 / sides) - 1
    return F.grid_sample(framed, places, mode="bilinear", padding_mode="border", align_corners=True).round()


def _tone(levels: Tensor, parts: dict[str, Tensor]) -> Tensor:
    gains_B3, offset_B1 = parts["tone"].split((3, 1), dim=1)
    factors = gains_B3[..., None, None]
    if "light" in parts:
        factors = factors * _dense(parts["light"][:, None], *levels.shape[2:])
    return (levels * factors + offset_B1[..., None, None]).clamp(0, 255).round()


def _cover(levels: Tensor, parts: dict[str, Tensor]) -> Tensor:
    y_H1 = torch.arange(levels.shape[2], device=levels.device)[:, None]
    x_1W = torch.arange(levels.shape[3], device=levels.device)[None, :]
    for cover_B7 in parts["covers"].unbind(dim=1):
        left, top, right, bottom = (edge[:, None, None] for edge in cover_B7[:, :4].unbind(dim=1))
        under_BHW = (x_1W >= left) & (x_1W < right) & (y_H1 >= top) & (y_H1 < bottom)
        levels = torch.where(under_BHW[:, None], cover_B7[:, 4:, None, None], levels)
    return levels


def _blur(levels: Tensor, parts: dict[str, Tensor]) -> Tensor:
    taps = parts["taps"]
    return _filtered(_filtered(levels, taps[:, :, None]), taps[:, None, :]).clamp(0, 255).round()


def _shake(levels: Tensor, parts: dict[str, Tensor]) -> Tensor:
    return _filtered(levels, parts["streak"]).clamp(0, 255).round()


def _filtered(levels: Tensor, weights_Bkl: Tensor) -> Tensor:
    """Each picture weighted by its own window, mirrored about its outermost pixels."""
    down, across = (side // 2 for side in weights_Bkl.shape[1:])
    padded = F.pad(levels, (across, across, down, down), mode="reflect")
    kernels = weights_Bkl.repeat_interleave(3, dim=0)[:, None]
    return F.conv2d(padded.flatten(0, 1)[None], kernels, groups=len(kernels))[0].reshape(levels.shape)


def _grain(levels: Tensor, parts: dict[str, Tensor]) -> Tensor:
    """The noise of `augment.pixels.make_grainy`, the same bits: whole numbers of 32 bits that wrap around."""
    step, high, low = (part[..., None, None] for part in parts["grain"].to(torch.int32)[:, :, None].unbind(dim=1))
    key = (high << 16) | low
    colours, height, width = levels.shape[1:]
    places = torch.arange(height * width * colours, dtype=torch.int32, device=levels.device)
    places = places.reshape(height, width, colours).permute(2, 0, 1)
    bits = (places * _signed(0x9E3779B9)) ^ key
    bits = (bits ^ ((bits >> 16) & 0xFFFF)) * _signed(0x7FEB352D)
    bits = (bits ^ ((bits >> 15) & 0x1FFFF)) * _signed(0x846CA68B)
    bits = bits ^ ((bits >> 16) & 0xFFFF)
    four = (bits & 255) + ((bits >> 8) & 255) + ((bits >> 16) & 255) + ((bits >> 24) & 255)
    noise = ((four - 510) * step + (1 << (GRAIN_BITS - 1))) >> GRAIN_BITS
    return (levels + noise).clamp(0, 255)


def _save(levels: Tensor, parts: dict[str, Tensor]) -> Tensor:
    return torch.where(parts["saved"][..., None, None] > 0, jpeg_levels(levels, parts["quantisation"]), levels)


# In the order of `augment.draws.ImageDraws`; each is done where the table has a part of the name.
_STEPS: dict[str, Callable[[Tensor, dict[str, Tensor]], Tensor]] = {
    "back": _warp,
    "tone": _tone,
    "covers": _cover,
    "taps": _blur,
    "streak": _shake,
    "grain": _grain,
    "saved": _save,
}


def _signed(bits: int) -> int:
    """32 bits as a number from -2**31 on, as int32 holds them."""
    return bits - (1 << 32) if bits >> 31 else bits


def _projected(matrix_B33: Tensor, x_BN: Tensor, y_BN: Tensor) -> Tensor:
    """Points through a perspective each, (B, N, 2); sums written out, as products of matrices may be less exact."""
    m = matrix_B33[..., None]
    scale = m[:, 2, 0] * x_BN + m[:, 2, 1] * y_BN + m[:, 2, 2]
    x = (m[:, 0, 0] * x_BN + m[:, 0, 1] * y_BN + m[:, 0, 2]) / scale
    return torch.stack([x, (m[:, 1, 0] * x_BN + m[:, 1, 1] * y_BN + m[:, 1, 2]) / scale], dim=-1)


def _spline(away: Tensor) -> Tensor:
    """What a node weighs so many spacings away: a cubic B-spline."""
    d = away.abs()
    return torch.where(d < 1, 2 / 3 - d * d + d**3 / 2, (2 - d).clamp(min=0) ** 3 / 6)


def _node_weights(length: int, device: torch.device) -> Tensor:
    """What each node weighs at the middle of each pixel, (length, K), as `augment.nodes.node_weights`."""
    at = (torch.arange(length, device=device) + 0.5) * ((NUM_NODES - 1) / length)
    weights = _spline(at[:, None] - torch.arange(-1, NUM_NODES + 1, device=device))
    # The nodes beyond the edges are the outermost ones again.
    first, inner, last = weights[:, :1], weights[:, 1:-1], weights[:, -1:]
    return torch.cat([inner[:, :1] + first, inner[:, 1:-1], inner[:, -1:] + last], dim=1)


def _dense(grid_BCKK: Tensor, height: int, width: int) -> Tensor:
    """Grids at all pixels, (B, C, H, W)."""
    return _node_weights(height, grid_BCKK.device) @ grid_BCKK @ _node_weights(width, grid_BCKK.device).T


def _shift_at(shift_BKK2: Tensor, points_BN2: Tensor, size: tuple[int, int]) -> Tensor:
    """The shift at points, (B, N, 2): sixteen nodes weighted."""
    sides = torch.tensor(size, dtype=torch.float32, device=points_BN2.device)
    at_BN2 = (points_BN2 / sides).clamp(0, 1) * (NUM_NODES - 1)
    node_BN2 = at_BN2.floor().clamp(max=NUM_NODES - 2)
    steps_4 = torch.arange(-1, 3, device=points_BN2.device)
    weights_BN24 = _spline((at_BN2 - node_BN2)[..., None] - steps_4)
    nodes_BN24 = (node_BN2[..., None] + steps_4).clamp(0, NUM_NODES - 1).long()
    places_BN44 = nodes_BN24[:, :, 1, :, None] * NUM_NODES + nodes_BN24[:, :, 0, None, :]
    weights_BN44 = weights_BN24[:, :, 1, :, None] * weights_BN24[:, :, 0, None, :]
    flat_BM2 = shift_BKK2.flatten(1, 2)
    index_BM2 = places_BN44.flatten(1)[..., None].expand(-1, -1, 2)
    found = flat_BM2.gather(1, index_BM2).reshape(*places_BN44.shape, 2)
    return (found * weights_BN44[..., None]).sum(dim=(2, 3))
