"""Finding lines: kernels grow back into the lines they were shrunk from, on pictures of any size, in tiles or whole."""

from collections.abc import Sequence

import cv2
import numpy as np
import pytest
import torch
import torch.nn.functional as functional
from numpy.typing import NDArray
from torch import Tensor, nn

from receipts.geometry import box_quads
from train.models.detector import DETECTOR_STRIDE, MAP_STRIDE, DetectorModel
from train.sight.line_maps import kernel_drawn_in, line_maps, shrunk_lines
from train.sight.lines import Finding, LineFinder
from train.sight.outlines import outlined

CPU = torch.device("cpu")


def turned(quad: NDArray[np.floating], angle_deg: float) -> NDArray[np.float64]:
    """The points turned about their middle."""
    cosine, sine = np.cos(np.radians(angle_deg)), np.sin(np.radians(angle_deg))
    middle = quad.mean(axis=0)
    return (quad - middle) @ np.array([[cosine, sine], [-sine, cosine]]) + middle


def bent(quad: NDArray[np.floating], depth: float) -> NDArray[np.float64]:
    """A quad as a ribbon of 24 points whose middle hangs ``depth`` px lower than its ends."""
    share = np.linspace(0, 1, 12)[:, None]
    sag = np.concatenate([0 * share, depth * np.sin(np.pi * share)], axis=1)
    upper = quad[0] + (quad[1] - quad[0]) * share + sag
    lower = quad[3] + (quad[2] - quad[3]) * share + sag
    return np.concatenate([upper, lower[::-1]])


def drawn(outlines: Sequence[NDArray[np.floating]], size: tuple[int, int] = (640, 480)) -> NDArray[np.float32]:
    together = np.stack(outlines)
    return line_maps(together, np.ones(len(together), bool), size, stride=MAP_STRIDE).kernel


def grown(outlines: Sequence[NDArray[np.floating]], size: tuple[int, int] = (640, 480)) -> list[NDArray[np.float64]]:
    """The lines that grow from the kernels of some, in pixels of the picture, from the top down."""
    lines = outlined(drawn(outlines, size), threshold=0.3, least_confidence=0.5, margin_share=0.0)
    return sorted((line.outline.astype(np.float64) * MAP_STRIDE for line in lines), key=lambda line: line.mean(axis=0)[1])


def filled(outline: NDArray[np.floating]) -> NDArray[np.bool_]:
    """The pixels of a picture that an outline holds, on a grid four times as fine."""
    canvas = np.zeros((480 * 4, 640 * 4), np.uint8)
    cv2.fillPoly(canvas, [np.rint(outline * 4 - 0.5).astype(np.int32)], 1)
    return canvas > 0


def shared(first: NDArray[np.floating], second: NDArray[np.floating]) -> float:
    """Intersection over union."""
    one, other = filled(first), filled(second)
    return float((one & other).sum() / (one | other).sum())


LINE = box_quads([[100, 200, 420, 224]])[0].astype(np.float64)
LINES = {
    "straight": LINE,
    "at no whole pixel": LINE + 0.37,
    "tilted": turned(LINE, 7.0),
    "upright": turned(LINE, 90.0),
    "slanted": turned(LINE, 38.0),
    "small": box_quads([[100, 200, 190, 209]])[0].astype(np.float64),
    "large": box_quads([[60, 200, 600, 280]])[0].astype(np.float64),
    "bent": bent(LINE, 9.0),
    "bent and tilted": turned(bent(LINE, -7.0), -5.0),
    "a flat ribbon": bent(LINE, 0.0),
}


@pytest.mark.parametrize("outline", LINES.values(), ids=LINES)
def test_what_grows_from_the_kernel_of_a_line_is_the_line(outline: NDArray[np.float64]) -> None:
    (found,) = grown([outline])
    height = np.linalg.norm(outline[0] - outline[-1])
    assert shared(found, outline) > (0.9 if height > 12 else 0.8)
    corners = [0, len(found) // 2 - 1, len(found) // 2, -1]
    known = [0, len(outline) // 2 - 1, len(outline) // 2, -1]
    assert np.abs(found[corners] - outline[known]).max() < 1.5


@pytest.mark.parametrize(("width", "height"), [(14, 24), (24, 24), (6, 24), (11, 16), (20, 40)])
def test_a_character_alone_runs_as_the_lines_about_it(width: int, height: int) -> None:
    one = box_quads([[500, 300, 500 + width, 300 + height]])[0].astype(np.float64)
    rows = [box_quads([[60, top, 400, top + height]])[0].astype(np.float64) for top in (40, 100, 180)]
    for angle_deg in (0.0, 4.0):
        found = grown([turned(outline, angle_deg) for outline in [*rows, one]])
        assert len(found) == 4
        assert np.abs(found[-1] - turned(one, angle_deg)).max() < 1.5


def test_columns_stay_two_lines_and_tight_rows_stay_apart() -> None:
    height = 20.0
    left = box_quads([[60, 100, 200, 100 + height]])[0]
    for gap in (1.5, 2.5, 6.0):
        right = box_quads([[200 + gap * height, 100, 420, 100 + height]])[0]
        assert len(grown([left, right])) == 2
    rows = [box_quads([[60, 50 + row * (height + 1), 420, 50 + height + row * (height + 1)]])[0] for row in range(12)]
    found = grown(rows)
    assert len(found) == 12
    assert np.abs(np.stack(found) - np.stack(rows)).max() < 1.0


def test_shrinking_tells_by_how_much_it_drew_the_ends_in() -> None:
    for length in (4.0, 15.0, 22.0, 400.0):
        line = box_quads([[0, 0, length, 20]])
        kernel = shrunk_lines(line)[0]
        width, height = kernel[1, 0] - kernel[0, 0], kernel[3, 1] - kernel[0, 1]
        assert height == pytest.approx(10.0)
        drawn_in = float(kernel_drawn_in(height, width))
        assert kernel[0, 0] == pytest.approx(drawn_in)
        assert width + 2 * drawn_in == pytest.approx(length)


def test_maps_say_nothing_where_a_line_cannot_be_read() -> None:
    lines = box_quads([[40, 40, 240, 60], [40, 100, 240, 120], [40, 160, 240, 163]]).astype(np.float32)
    maps = line_maps(lines, np.array([True, False, True]), (320, 256), stride=MAP_STRIDE)
    assert {map_.shape for map_ in (maps.kernel, maps.weight, maps.threshold, maps.band)} == {(128, 160)}
    read, unread, low, beside = (slice(20, 30), slice(50, 60), slice(80, 82), slice(100, 128))
    assert maps.weight[read, 20:120].all()
    assert maps.kernel[read, 30:110].max() == 1
    # Too faint, or too low to be read: neither text nor none.
    for rows in (unread, low):
        assert not maps.weight[rows, 20:120].any()
        assert not maps.kernel[rows].any()
        assert not maps.band[rows, 20:120].any()
    assert maps.weight[beside].all()
    assert not maps.band[beside].any()
    assert maps.threshold[20, 70] > maps.threshold[115, 70]


def test_maps_of_an_empty_page_are_empty() -> None:
    maps = line_maps(np.zeros((0, 4, 2), np.float32), np.zeros(0, bool), (64, 32), stride=MAP_STRIDE)
    assert not maps.kernel.any()
    assert not maps.band.any()
    assert maps.weight.all()


class Ink(nn.Module):
    """A detector that takes whatever is dark for a kernel."""

    def forward(self, image: Tensor) -> Tensor:
        assert image.shape[2] % DETECTOR_STRIDE == image.shape[3] % DETECTOR_STRIDE == 0
        light = functional.avg_pool2d(image, MAP_STRIDE)
        return torch.cat([-20 * light, light], dim=1)


def finder(**settings: float) -> LineFinder:
    return LineFinder(Ink(), Finding(margin_share=0.0, **settings), CPU)  # type: ignore[arg-type]


@pytest.mark.parametrize(("width", "height"), [(400, 600), (3000, 2200), (1000, 1440), (333, 517), (300, 2600), (4000, 500)])
def test_lines_are_found_in_the_pixels_of_the_picture_whatever_its_size(width: int, height: int) -> None:
    least = min(width, height)
    image = np.full((height, width), 240, np.uint8)
    tall = least // 20
    places = [(width // 8, height // 6), (width // 3, height // 2), (width // 5, height - 4 * tall)]
    for left, top in places:
        image[top : top + tall, left : left + 8 * tall] = 10
    found = sorted((line.outline for line in finder().find(image)), key=lambda outline: outline[0, 1])
    assert len(found) == len(places)
    for outline, (left, top) in zip(found, places, strict=True):
        # The bar stands for the kernel: its line is twice as high.
        grown_box = (left - tall / 2, top - tall / 2, left + 8.5 * tall, top + 1.5 * tall)
        assert outline.dtype == np.float32
        assert np.abs(outline - box_quads(grown_box)[0]).max() < 1 + 0.05 * tall


def test_on_blank_paper_there_is_nothing_and_of_ink_one_line() -> None:
    image = np.full((300, 200), 255, np.uint8)
    assert finder().find(image) == []
    image[100:110, 50:150] = 0
    (line,) = finder().find(image)
    assert 0.9 < line.confidence <= 1


@pytest.mark.parametrize(("height", "width"), [(1, 1), (20, 3000), (3000, 20), (2, 5), (31, 33), (1, 4000)])
@pytest.mark.parametrize("grey", [0, 255])
def test_pictures_of_odd_sizes_do_not_fail(height: int, width: int, grey: int) -> None:
    for model in (Ink(), DetectorModel(widths=(4, 4, 6, 8), depth=1, joined_width=4).make(2, 0)):
        for line in LineFinder(model, Finding(), CPU).find(np.full((height, width), grey, np.uint8)):
            assert np.isfinite(line.outline).all()


def test_tiles_draw_what_one_pass_draws() -> None:
    image = np.full((900, 250), 200, np.uint8)
    rng = np.random.default_rng(0)
    for top in range(10, 880, 25):
        image[top : top + 14, 10:240] = rng.integers(0, 255, (14, 230))
    model = DetectorModel(widths=(4, 4, 6, 8), depth=1, joined_width=4).make(2, 0)
    nn.init.normal_(model.head[2].weight, std=2.0, generator=torch.Generator().manual_seed(0))
    whole = LineFinder(model, Finding(tile_px=1024), CPU).kernels(image)
    assert whole.shape == (450, 125)
    assert whole.std() > 0.1
    for tile_px, overlap_px in ((512, 256), (416, 300), (448, 256)):
        tiles = LineFinder(model, Finding(tile_px=tile_px, overlap_px=overlap_px), CPU).kernels(image)
        assert np.abs(tiles - whole).max() < 0.02
        across = LineFinder(model, Finding(tile_px=tile_px, overlap_px=overlap_px), CPU).kernels(image.T.copy())
        assert np.abs(across - LineFinder(model, Finding(), CPU).kernels(image.T.copy())).max() < 0.02


@pytest.mark.parametrize("settings", [{"tile_px": 100}, {"tile_px": 256, "overlap_px": 256}])
def test_tiles_that_do_not_fit_are_refused(settings: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"finding.tile_px: a multiple of 32, above overlap_px"):
        Finding(**settings)
