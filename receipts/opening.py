"""Pictures that people hand over, opened for reading: any usual kind, any size, faults told in one line.

A picture of a hundred megapixels is brought down to a working size in decoding, and says by how much, so that what is found on
it can be told in pixels of the file.
"""

from __future__ import annotations

import struct
import warnings
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import isqrt
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from receipts.console import printable

if TYPE_CHECKING:
    from PIL.Image import Image

# A photograph of a telephone of 12 megapixels stays as it is; above, no print on a receipt that fits into it gets clearer.
WORKING_PIXELS = 16_000_000
# Decoded, this is 1 GB; the largest sensors of telephones have 200 megapixels.
MOST_PIXELS = 250_000_000
# The longest side of a JPEG.
MOST_SIDE_PX = 65_535
# Others that Pillow knows are no pictures of receipts, and some (EPS) it hands to programs of this machine.
_KINDS = ("JPEG", "PNG", "TIFF", "WEBP", "GIF", "BMP", "PPM", "JPEG2000", "AVIF")
_STRIP_PIXELS = 4_000_000
_ORIENTATION = 0x0112
# What Pillow's decoders raise on files that are damaged, each of its formats in its own way.
_FAULTS = (
    *(OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, EOFError, ArithmeticError, RuntimeError),
    *(struct.error, zlib.error),
)
_DEEP_MODES = ("I", "F", "I;16", "I;16B", "I;16L", "I;16N")
_DEEP_TOPS = (255, 1023, 4095, 16_383, 65_535)
# How a picture is set upright, by the number EXIF has for how the camera was held.
_UPRIGHT: dict[int, Callable[[NDArray[Any]], NDArray[Any]]] = {
    2: lambda image: image[:, ::-1],
    3: lambda image: image[::-1, ::-1],
    4: lambda image: image[::-1],
    5: lambda image: image.swapaxes(0, 1),
    6: lambda image: image.swapaxes(0, 1)[:, ::-1],
    7: lambda image: image[::-1, ::-1].swapaxes(0, 1),
    8: lambda image: image.swapaxes(0, 1)[::-1],
}


@dataclass(frozen=True, eq=False)
class OpenedPicture:
    """A picture as it is worked on.

    Attributes:
        image: uint8 (h, w, 3), sRGB, upright; 16 megapixels at most.
        size: (width, height) of the picture in its file, upright, px.
        scale: pixels of the image for one of the file's, across and down.
        first_of_many: the file holds more pictures (an animation, pages); this is the first.
    """

    image: NDArray[np.uint8]
    size: tuple[int, int]
    scale: tuple[float, float]
    first_of_many: bool = False


def open_picture(path: Path) -> OpenedPicture:
    """The picture of a file: turned as the camera was held, transparency on white, 16 bits brought down to 8, colours as sRGB.

    Raises:
        ValueError: the file is empty, cut short, no picture, or one of more than 250 megapixels; told with what to do.
        OSError: the file cannot be read.
    """
    where = printable(path)
    if path.exists() and not path.is_file():
        raise ValueError(f"{where}: is no file; expected a picture")
    with path.open("rb") as stream:
        head = stream.read(1024)
        stream.seek(0)
        with _plain_pillow(), _opened(stream, where, head) as picture:
            _refuse_bomb(picture.size, where)
            try:
                return _decoded(picture)
            except _FAULTS as fault:
                raise ValueError(f"{where}: {_damaged(fault)}") from None


@contextmanager
def _plain_pillow() -> Iterator[None]:
    """Pillow without warnings of its own, and without its limit on pixels: ours is told with figures."""
    from PIL import Image

    limit = Image.MAX_IMAGE_PIXELS
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        Image.MAX_IMAGE_PIXELS = None
        try:
            yield
        finally:
            Image.MAX_IMAGE_PIXELS = limit


def _opened(stream: IO[bytes], where: str, head: bytes) -> Image:
    """The picture, its head read and no pixel decoded.

    Raises:
        ValueError: it is none, told with what it is instead.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        return Image.open(stream, formats=_KINDS)
    except UnidentifiedImageError:
        raise ValueError(f"{where}: {_instead(head)}") from None
    except _FAULTS as fault:
        raise ValueError(f"{where}: {_damaged(fault)}") from None


def _damaged(fault: Exception) -> str:
    why = printable(" ".join(str(fault).split()) or type(fault).__name__)
    return f"the picture is cut short or damaged ({why}); copy or download it again"


def _instead(head: bytes) -> str:
    """What a file is that is no picture, and what to do about it."""
    if not head:
        return "the file is empty (0 bytes); copy or download it again"
    if b"%PDF-" in head:
        return "is a PDF; export its pages as pictures and read those: pdftoppm -r 200 -png FILE.pdf page"
    if head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"):
        return "is a HEIC picture, which is not read; convert it: heif-convert FILE.heic photo.jpg (or export it as JPEG)"
    return f"is no picture of a kind that is read, or its head is damaged ({', '.join(_KINDS)})"


def _refuse_bomb(size: tuple[int, int], where: str) -> None:
    width, height = size
    if width * height > MOST_PIXELS or max(size) > MOST_SIDE_PX:
        raise ValueError(
            f"{where}: {width:,} x {height:,} pixels ({width * height / 1e6:,.0f} megapixels); at most "
            f"{MOST_PIXELS / 1e6:,.0f} megapixels and {MOST_SIDE_PX:,} px a side are read; make it smaller first"
        )


def _decoded(picture: Image) -> OpenedPicture:
    """The picture with its pixels, reduced to the working size."""
    stored = picture.size
    by = max(isqrt(picture.width * picture.height // WORKING_PIXELS), 1)
    # A JPEG gives itself at a half, a quarter or an eighth for a part of the work and memory; other kinds take no notice.
    drafted = 1 << min(by.bit_length() - 1, 3)
    picture.draft(None, (picture.width // drafted, picture.height // drafted))
    drafted = 1 if picture.size == stored else drafted
    picture.load()
    # A TIFF turns itself in loading.
    size = stored if drafted > 1 else picture.size
    image = _working(_reduced(picture, by // drafted))
    # Of a side that does not divide by it, what is over makes a pixel too: a reduced pixel is exactly ``whole`` of the file's.
    whole = drafted * (by // drafted)
    scale = (image.shape[1] / (-(-size[0] // whole) * whole), image.shape[0] / (-(-size[1] // whole) * whole))
    orientation = _orientation(picture)
    if orientation >= 5:
        size, scale = size[::-1], scale[::-1]
    if orientation in _UPRIGHT:
        image = _UPRIGHT[orientation](image)
    return OpenedPicture(np.ascontiguousarray(image), size, scale, _holds_more(picture))


def _reduced(picture: Image, by: int) -> NDArray[np.uint8]:
    """The loaded picture as sRGB at a ``by``th of its size, strip by strip: uint8 (h, w, 3)."""
    top_value = _deep_top(picture) if picture.mode in _DEEP_MODES else 0.0
    height = -(-picture.height // by)
    image = np.empty((height, -(-picture.width // by), 3), np.uint8)
    for top, strip in _strips(picture, by):
        plain = _eight_bits(strip, top_value) if top_value else _on_white(strip)
        rows = np.asarray(plain.reduce(by) if by > 1 else plain)
        image[top // by : top // by + len(rows)] = rows
    return image


def _strips(picture: Image, by: int) -> Iterator[tuple[int, Image]]:
    """The picture in strips with the row each begins at, a multiple of ``by``."""
    rows = max(_STRIP_PIXELS // (picture.width * by), 1) * by
    for top in range(0, picture.height, rows):
        yield top, picture.crop((0, top, picture.width, min(top + rows, picture.height)))


def _on_white(strip: Image) -> Image:
    from PIL import Image

    if not strip.has_transparency_data:
        return strip.convert("RGB")
    white = Image.new("RGBA", strip.size, "white")
    white.alpha_composite(strip.convert("RGBA"))
    return white.convert("RGB")


def _deep_top(picture: Image) -> float:
    """What stands for white in a picture of more than 8 bits: of 8, 10, 12, 14 and 16 bits the fewest that hold its brightest
    pixel, 1 for fractions."""
    brightest = max(float(_finite(strip).max()) for _, strip in _strips(picture, 1))
    if picture.mode == "F" and 0 < brightest <= 1:
        return 1.0
    return float(next((top for top in _DEEP_TOPS if brightest <= top), brightest))


def _finite(strip: Image) -> NDArray[np.float32]:
    values = np.asarray(strip).astype(np.float32)
    return np.nan_to_num(values, copy=False, nan=0.0, posinf=0.0, neginf=0.0)


def _eight_bits(strip: Image, top_value: float) -> Image:
    from PIL import Image

    values = np.clip(_finite(strip) * np.float32(255 / top_value) + 0.5, 0, 255).astype(np.uint8)
    return Image.fromarray(values).convert("RGB")


def _working(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The image brought down to the working size, where it is still larger."""
    import cv2

    height, width = image.shape[:2]
    if height * width <= WORKING_PIXELS:
        return image
    share = (WORKING_PIXELS / (height * width)) ** 0.5
    wanted = (max(int(width * share), 1), max(int(height * share), 1))
    return cv2.resize(image, wanted, interpolation=cv2.INTER_AREA)  # type: ignore[return-value]


def _orientation(picture: Image) -> int:
    """How the camera was held, 1 to 8; 1 where nothing that makes sense is told."""
    try:
        told = picture.getexif().get(_ORIENTATION, 1)
    except _FAULTS:
        # A picture whose EXIF is damaged is still a picture.
        return 1
    return told if isinstance(told, int) else 1


def _holds_more(picture: Image) -> bool:
    """Whether more pictures follow; what a telephone keeps beside its photograph (depth, brightness) is none."""
    try:
        return bool(getattr(picture, "is_animated", False)) and picture.format != "MPO"
    except _FAULTS:
        return True
