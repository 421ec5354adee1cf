"""The draws of a picture done on the CPU: one resampling for all warps, then light, covers, blur, grain and file."""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from augment.draws import ImageDraws
from augment.jpeg import through_jpeg
from augment.pixels import blurred, gaussian_taps, light_up, make_grainy, resampled
from augment.scratch import Scratch


def changed_image(image: NDArray[np.uint8], draws: ImageDraws, scratch: Scratch | None = None) -> NDArray[np.uint8]:
    """The picture uint8 (h, w, 3) as the draws say, a new array.

    Raises:
        ValueError: the picture is of another kind or size than the draws are for.
    """
    if image.dtype != np.uint8 or image.shape != (draws.size[1], draws.size[0], 3):
        raise ValueError(
            f"image: expected uint8 ({draws.size[1]}, {draws.size[0]}, 3) as drawn for, got {image.dtype} {image.shape}"
        )
    scratch = scratch or Scratch()
    made: Any = scratch.array("picture", image.shape)
    if draws.warps:
        _warp(image, draws, made, scratch)
    else:
        made[:] = image
    gains = np.array(draws.tint, np.float32) * np.float32(draws.contrast)
    if draws.light is not None or draws.offset or not (gains == 1).all():
        light_up(made, draws.light, gains, draws.offset)
    for left, top, right, bottom, *colour in draws.covers.astype(np.int64).tolist():
        made[top:bottom, left:right] = colour
    if draws.sigma_px:
        sharp, made = made, scratch.array("blurred", image.shape)
        blurred(sharp, gaussian_taps(draws.sigma_px), made)
    if draws.streak is not None:
        made = cv2.filter2D(made, -1, draws.streak, dst=scratch.array("shaken", image.shape))
    if draws.grain:
        make_grainy(made, draws.grain, draws.grain_key)
    if draws.quality is not None:
        through_jpeg(made, draws.quality, scratch)
    return made.copy()


def _warp(image: NDArray[np.uint8], draws: ImageDraws, made: NDArray[np.uint8], scratch: Scratch) -> None:
    """Fill ``made`` with the picture moved, what lies outside in the colour of the border or of the nearest pixel."""
    height, width = image.shape[:2]
    framed = scratch.array("framed", (height + 2, width + 2, 4))
    cv2.cvtColor(np.ascontiguousarray(image), cv2.COLOR_RGB2RGBA, dst=framed[1:-1, 1:-1])
    frame = None if draws.border is None else np.array([*draws.border, 255], np.uint8)
    framed[0], framed[-1] = (framed[1], framed[-2]) if frame is None else (frame, frame)
    framed[:, 0], framed[:, -1] = (framed[:, 1], framed[:, -2]) if frame is None else (frame, frame)
    moved = scratch.array("moved", (height, width, 4))
    resampled(framed, np.linalg.inv(draws.matrix).astype(np.float64), draws.shift, moved)
    cv2.cvtColor(moved, cv2.COLOR_RGBA2RGB, dst=made)
