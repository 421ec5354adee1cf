"""Opening pictures: whatever people hand over comes out upright and in colour, at a size to work on, or is told in one line."""

import io
import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageOps

from receipts.opening import MOST_PIXELS, WORKING_PIXELS, open_picture

RNG = np.random.Generator(np.random.PCG64(0))
PIXELS = RNG.integers(0, 256, (30, 20, 3), np.uint8)
ORIENTATION = 0x0112


def held(orientation: int) -> Image.Exif:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    return exif


def encoded(picture: Image.Image, kind: str, **settings: Any) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind, **settings)
    return buffer.getvalue()


def opened(folder: Path, picture: Image.Image, kind: str = "PNG", **settings: Any) -> np.ndarray:
    (folder / "a").write_bytes(encoded(picture, kind, **settings))
    return open_picture(folder / "a").image


def refusal(folder: Path, content: bytes, name: str = "a.jpg") -> str:
    (folder / name).write_bytes(content)
    with pytest.raises(ValueError, match=r"^[^\n]+$") as told:
        open_picture(folder / name)
    where, _, what = str(told.value).partition(f"{name}: ")
    assert where == f"{folder}/"
    return what


def png_head(width: int, height: int) -> bytes:
    """A PNG whose head names a size and that holds no pixels."""
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(bytes(99)))]
    packed = [struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in chunks]
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_turned_as_the_camera_was_held(tmp_path: Path, kind: str, orientation: int) -> None:
    lossless = {"lossless": True} if kind == "WEBP" else {}
    content = encoded(Image.fromarray(PIXELS), kind, exif=held(orientation), **lossless)
    (tmp_path / "a").write_bytes(content)
    found = open_picture(tmp_path / "a")
    upright = np.asarray(ImageOps.exif_transpose(Image.open(io.BytesIO(content))).convert("RGB"))
    np.testing.assert_array_equal(found.image, upright)
    assert found.size == upright.shape[1::-1]
    assert found.scale == (1, 1)


@pytest.mark.parametrize("orientation", [0, 9, 4711])
def test_an_orientation_without_meaning_is_none(tmp_path: Path, orientation: int) -> None:
    np.testing.assert_array_equal(opened(tmp_path, Image.fromarray(PIXELS), exif=held(orientation)), PIXELS)


def test_damaged_exif_leaves_the_picture(tmp_path: Path) -> None:
    np.testing.assert_array_equal(opened(tmp_path, Image.fromarray(PIXELS), exif=b"Exif\x00\x00no exif"), PIXELS)


@pytest.mark.parametrize("mode", ["LA", "RGBA", "P"])
def test_what_is_clear_is_white_paper(tmp_path: Path, mode: str) -> None:
    picture = Image.new("RGBA", (9, 9), (0, 0, 0, 255))
    picture.paste((0, 0, 0, 0), (0, 0, 4, 9))
    found = opened(tmp_path, picture.convert(mode))
    assert (found[:, :4] == 255).all()
    assert (found[:, 4:] == 0).all()


@pytest.mark.parametrize(
    ("mode", "kind"), [("1", "PNG"), ("L", "JPEG"), ("P", "PNG"), ("P", "GIF"), ("CMYK", "JPEG"), ("CMYK", "TIFF")]
)
def test_every_kind_of_colour_comes_out_as_srgb(tmp_path: Path, mode: str, kind: str) -> None:
    picture = Image.new("RGB", (24, 16), "white")
    picture.paste((0, 0, 0), (0, 0, 8, 16))
    if mode not in ("1", "L"):
        picture.paste((255, 0, 0), (16, 0, 24, 16))
    found = opened(tmp_path, picture.convert(mode), kind).astype(int)
    assert found.shape == (16, 24, 3)
    # The middle of each stripe, away from what JPEG smears.
    np.testing.assert_allclose(found[:, [4, 12, 20]], np.asarray(picture)[:, [4, 12, 20]], atol=12)


@pytest.mark.parametrize("bits", [8, 12, 16])
def test_deep_greys_span_from_black_to_white(tmp_path: Path, bits: int) -> None:
    ramp = np.linspace(0, 2**bits - 1, 256).round().astype(np.uint16)[None].repeat(4, axis=0)
    found = opened(tmp_path, Image.fromarray(ramp))
    np.testing.assert_allclose(found, np.arange(256)[None, :, None].repeat(4, axis=0).repeat(3, axis=2), atol=1)


@pytest.mark.parametrize("top", [1.0, 255.0, 65535.0])
def test_fractions_and_wide_numbers_are_scaled(tmp_path: Path, top: float) -> None:
    ramp = np.linspace(0, top, 64, dtype=np.float32)[None].repeat(4, axis=0)
    ramp[3, 3] = np.nan
    found = opened(tmp_path, Image.fromarray(ramp), "TIFF")
    np.testing.assert_allclose(found[0, :, 0], np.linspace(0, 255, 64), atol=1)
    assert opened(tmp_path, Image.fromarray(np.full((4, 4), 60_000, np.int32)), "TIFF").max() < 240


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP", "TIFF"])
def test_of_many_pictures_in_a_file_the_first_is_read(tmp_path: Path, kind: str) -> None:
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("white", "black", "red")]
    content = encoded(frames[0], kind, save_all=True, append_images=frames[1:])
    (tmp_path / "a").write_bytes(content)
    found = open_picture(tmp_path / "a")
    assert (found.image == 255).all()
    assert found.first_of_many
    (tmp_path / "a").write_bytes(encoded(frames[0], kind))
    assert not open_picture(tmp_path / "a").first_of_many


@pytest.mark.parametrize("kind", ["JPEG", pytest.param("PNG", marks=pytest.mark.slow)])
def test_a_hundred_megapixels_are_brought_down_and_say_by_how_much(tmp_path: Path, kind: str) -> None:
    # Held sideways: 12,501 px wide and 8,001 high as a person sees it, with a dark stamp that shows where things are.
    stored = Image.new("L", (8001, 12501), 250)
    stored.paste(0, (800, 2000, 1600, 4000))
    (tmp_path / "a").write_bytes(encoded(stored, kind, exif=held(6), **({} if kind == "JPEG" else {"compress_level": 1})))
    found = open_picture(tmp_path / "a")
    height, width = found.image.shape[:2]
    assert WORKING_PIXELS * 0.9 < height * width <= WORKING_PIXELS
    assert found.size == (12501, 8001)
    # One row and one column through the stamp tell where it lies.
    middle = np.array([10_000 - 500, 1200]) * found.scale
    xs = np.flatnonzero(found.image[int(middle[1]), :, 0] < 125)
    ys = np.flatnonzero(found.image[:, int(middle[0]), 0] < 125)
    box = np.array([xs[0], ys[0], xs[-1] + 1, ys[-1] + 1]) / [*found.scale, *found.scale]
    np.testing.assert_allclose(box, [12501 - 4000, 800, 12501 - 2000, 1600], atol=3)


@pytest.mark.parametrize("mode", ["L", "I;16", "P", "RGBA"])
def test_strips_of_a_large_picture_join_without_seams(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: str) -> None:
    monkeypatch.setattr("receipts.opening.WORKING_PIXELS", 20_000)
    monkeypatch.setattr("receipts.opening._STRIP_PIXELS", 5_000)
    rows, columns = np.mgrid[:403, :401]
    ramp = ((rows + columns) // 4).astype(np.uint8)
    picture = Image.fromarray(ramp.astype(np.uint16) * 257) if mode == "I;16" else Image.fromarray(ramp).convert(mode)
    (tmp_path / "a").write_bytes(encoded(picture, "PNG"))
    found = open_picture(tmp_path / "a")
    assert 18_000 < found.image.shape[0] * found.image.shape[1] <= 20_000
    # Where a pixel of the file is c, the ramp is (x + y) / 4 there: the scale and the strips' places are right to half a pixel.
    ys, xs = (np.mgrid[: found.image.shape[0], : found.image.shape[1]] + 0.5) / np.reshape(found.scale[::-1], (2, 1, 1))
    difference = found.image[:, :, 0] - ((xs + ys - 1) / 4 - 0.375)
    assert np.abs(difference[1:-1, 1:-1]).max() < 1


def test_a_decompression_bomb_is_told_with_both_figures(tmp_path: Path) -> None:
    told = refusal(tmp_path, png_head(60_000, 50_000))
    assert told.startswith("60,000 x 50,000 pixels (3,000 megapixels); at most 250 megapixels and 65,535 px a side are read")
    assert "1 x 100,000 pixels" in refusal(tmp_path, png_head(1, 100_000))
    # At the limit it is the missing pixels that are told.
    assert "cut short" in refusal(tmp_path, png_head(MOST_PIXELS // 20_000, 20_000))


def test_the_limit_of_pillow_is_left_as_it_was(tmp_path: Path) -> None:
    before = Image.MAX_IMAGE_PIXELS
    refusal(tmp_path, png_head(60_000, 50_000))
    assert before == Image.MAX_IMAGE_PIXELS


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty (0 bytes); copy or download it again"),
        (b"dear diary", "is no picture of a kind that is read, or its head is damaged (JPEG, PNG, TIFF"),
        (b"%PDF-1.7\n%\xe2\xe3", "is a PDF; export its pages as pictures and read those: pdftoppm -r 200 -png FILE.pdf page"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "is a HEIC picture, which is not read; convert it: heif-convert"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "is no picture of a kind that is read"),
    ],
    ids=["empty", "text", "pdf", "heic", "eps"],
)
def test_what_is_no_picture_is_told_with_what_to_do(tmp_path: Path, content: bytes, said: str) -> None:
    assert refusal(tmp_path, content).startswith(said)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP", "GIF", "BMP", "PPM", "JPEG2000"])
@pytest.mark.parametrize("share", [0.3, 0.7, 0.9])
def test_a_picture_that_is_cut_short_is_refused(tmp_path: Path, kind: str, share: float) -> None:
    noise = Image.fromarray(RNG.integers(0, 256, (90, 120, 3), np.uint8))
    content = encoded(noise, kind)
    assert "cut short or damaged" in refusal(tmp_path, content[: int(len(content) * share)]) or kind == "TIFF"


def test_damage_anywhere_is_told_or_does_no_harm(tmp_path: Path) -> None:
    rng = np.random.Generator(np.random.PCG64(1))
    for kind in ("JPEG", "PNG", "TIFF", "WEBP", "GIF", "BMP"):
        whole = encoded(Image.fromarray(PIXELS), kind)
        for _ in range(12):
            content = np.frombuffer(whole, np.uint8).copy()
            content[rng.integers(0, len(content), 4)] = rng.integers(0, 256, 4)
            (tmp_path / "a").write_bytes(content.tobytes())
            told = ""
            try:
                assert open_picture(tmp_path / "a").image.dtype == np.uint8
            except ValueError as fault:
                told = str(fault)
            assert told.isprintable()


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        open_picture(tmp_path / "a.jpg")
    with pytest.raises(ValueError, match="is no file; expected a picture"):
        open_picture(tmp_path)


def test_a_name_cannot_break_the_line(tmp_path: Path) -> None:
    (tmp_path / "a\n\x1b[31m.jpg").write_bytes(b"")
    with pytest.raises(ValueError, match=r"^[^\n\x1b]*a\\n\\x1b\[31m\.jpg: the file is empty") as told:
        open_picture(tmp_path / "a\n\x1b[31m.jpg")
    assert str(told.value).isprintable()
