import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from receipts.pictures import check_picture, read_picture

PIXELS = np.random.default_rng(0).integers(0, 256, (30, 20, 3), np.uint8)


def encoded(pixels: np.ndarray, kind: str, **settings: object) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, kind, **settings)
    return buffer.getvalue()


def test_a_picture_comes_back_in_rgb(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(encoded(PIXELS, "PNG"))
    np.testing.assert_array_equal(read_picture(tmp_path / "a.png"), PIXELS)


def test_a_grey_picture_comes_back_in_rgb(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(encoded(PIXELS[:, :, 0], "PNG"))
    np.testing.assert_array_equal(read_picture(tmp_path / "a.png"), np.repeat(PIXELS[:, :, :1], 3, axis=2))


@pytest.mark.parametrize(("orientation", "turns"), [(1, 0), (8, 1), (3, 2), (6, 3)])
def test_the_orientation_of_the_camera_is_applied(tmp_path: Path, orientation: int, turns: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    (tmp_path / "a.png").write_bytes(encoded(PIXELS, "PNG", exif=exif))
    np.testing.assert_array_equal(read_picture(tmp_path / "a.png"), np.rot90(PIXELS, turns))


@pytest.mark.parametrize(
    "content",
    [b"", b"not a picture", encoded(PIXELS, "PNG")[:200], encoded(PIXELS, "JPEG")[:200]],
    ids=["none", "text", "png", "jpeg"],
)
def test_what_cannot_be_decoded_is_told_in_one_line(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.jpg").write_bytes(content)
    with pytest.raises(ValueError, match=r"^.*a\.jpg: cannot be decoded as a picture .*; is it a whole JPEG or PNG\?$"):
        read_picture(tmp_path / "a.jpg")


def test_a_picture_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    for read in (read_picture, check_picture):
        with pytest.raises(FileNotFoundError):
            read(tmp_path / "a.jpg")


def test_a_picture_passes_by_its_head(tmp_path: Path) -> None:
    # Only decoding it all would show that the rest is missing.
    for name, content in (("whole.jpg", encoded(PIXELS, "JPEG")), ("cut.jpg", encoded(PIXELS, "JPEG")[:-20])):
        (tmp_path / name).write_bytes(content)
        check_picture(tmp_path / name)


@pytest.mark.parametrize("content", [b"", b"not a picture", encoded(PIXELS, "PNG")[:20]], ids=["none", "text", "cut head"])
def test_what_is_no_picture_is_told_by_its_head(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.png").write_bytes(content)
    with pytest.raises(ValueError, match=r"^.*a\.png: cannot be decoded as a picture .*; is it a whole JPEG or PNG\?$"):
        check_picture(tmp_path / "a.png")
