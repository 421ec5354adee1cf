"""Pages read by stand-ins that really find and read: the same words in the same order whichever way a picture lies."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from receipts.document import Document
from receipts.geometry import QuarterTurn, box_quads
from receipts.jsonl import Prediction, read_predictions, write_predictions
from train.sight.crops import rectified
from train.sight.page_reader import PageReader, around, distinct
from train.sight.turns import per_character, upright

# Text, left and baseline of each line, px, in the order of reading.
LINES = (
    ("LOTUS FOODS SDN BHD", 60, 50),
    ("12 JALAN BESAR", 110, 95),
    ("KOPI PENG", 20, 160),
    ("2.40", 420, 160),
    ("ROTI BAKAR KAYA", 20, 205),
    ("13.75", 420, 205),
    ("TOTAL DUE", 20, 270),
    ("16.15", 420, 270),
    ("PLEASE COME AGAIN", 90, 330),
)
SIZE = (520, 360)


@dataclass(frozen=True)
class Line:
    outline: NDArray[np.float32]
    confidence: float


class Finder:
    """Finds dark runs, whichever way they lie; like the detector it takes sideways text to run down."""

    def __init__(self) -> None:
        self.asked = 0

    def find(self, image: NDArray[np.uint8]) -> list[Line]:
        self.asked += 1
        _, ink = cv2.threshold(image, 128, 255, cv2.THRESH_BINARY_INV)
        joined = cv2.dilate(ink, np.ones((23, 23), np.uint8))
        count, labels = cv2.connectedComponents(joined)
        lines = []
        for number in range(1, count):
            rows, columns = np.nonzero((labels == number) & (ink > 0))
            box = (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)
            down = box[3] - box[1] > box[2] - box[0]
            lines.append(Line(np.roll(box_quads([box])[0], -1 if down else 0, axis=0), 0.9))
        return lines


class Reader:
    """Knows the lines of the page by their looks; how much a crop looks like one is how sure a character is."""

    def __init__(self) -> None:
        image = picture()
        found = Finder().find(image)
        self.known: dict[str, NDArray[np.uint8]] = {}
        for line in found:
            text = min(LINES, key=lambda one: np.hypot(line.outline[3, 0] - one[1], line.outline[3, 1] - one[2]))[0]
            self.known[text] = rectified(image, line.outline, margin_share=0.05)
        assert len(self.known) == len(LINES)

    def read(self, crops: Sequence[NDArray[np.uint8]]) -> list[tuple[str, float]]:
        return [self._reading(crop) for crop in crops]

    def _reading(self, crop: NDArray[np.uint8]) -> tuple[str, float]:
        def likeness(text: str) -> float:
            known = self.known[text]
            if abs(known.shape[1] - crop.shape[1]) > 0.1 * known.shape[1]:
                return 0.0
            return float(np.corrcoef(cv2.resize(crop, known.shape[::-1]).ravel(), known.ravel())[0, 1])

        text = max(self.known, key=likeness)
        return text, max(likeness(text), 0.05) ** len(text)


def picture() -> NDArray[np.uint8]:
    image = np.full((SIZE[1], SIZE[0]), 240, np.uint8)
    for text, left, baseline in LINES:
        cv2.putText(image, text, (left, baseline), cv2.FONT_HERSHEY_SIMPLEX, 0.8, 20, 2, cv2.LINE_AA)
    return image


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def test_lines_come_in_the_order_of_reading_with_their_texts(reader: Reader) -> None:
    document, confidences = PageReader(Finder(), reader).read(picture(), "receipt")
    assert document.line_texts == tuple(text for text, _, _ in LINES)
    assert (document.id, document.size) == ("receipt", SIZE)
    assert min(confidences) > 0.9
    for quad, (_, left, baseline) in zip(document.line_quads, LINES, strict=True):
        np.testing.assert_allclose(quad[3], (left, baseline), atol=5)


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_picture_and_its_rotations_give_the_same_document(reader: Reader, quarters: int) -> None:
    turn = QuarterTurn(quarters, SIZE)
    upright_document, upright_confidences = PageReader(Finder(), reader).read(picture())
    finder = Finder()
    document, confidences = PageReader(finder, reader).read(turn.image(picture()))
    assert document.size == turn.size
    assert document.line_texts == upright_document.line_texts
    assert confidences == upright_confidences
    np.testing.assert_allclose(document.line_quads, turn.points(upright_document.line_quads), atol=1e-3)
    assert finder.asked <= 3


def test_an_upright_picture_is_searched_once_and_each_line_read_once(reader: Reader) -> None:
    finder, crops = Finder(), []

    class Counting:
        def read(self, images: Sequence[NDArray[np.uint8]]) -> list[tuple[str, float]]:
            crops.extend(images)
            return reader.read(images)

    PageReader(finder, Counting()).read(picture())
    assert (finder.asked, len(crops)) == (1, len(LINES))


def test_text_that_reads_no_way_round_better_leaves_the_picture_as_it_is() -> None:
    class Blind:
        def read(self, images: Sequence[NDArray[np.uint8]]) -> list[tuple[str, float]]:
            return [("?", 0.1)] * len(images)

    assert upright(picture(), Finder(), Blind()).turn.quarters == 0
    document, confidences = PageReader(Finder(), Blind()).read(picture())
    assert (document.line_texts, confidences) == ((), [])


def test_a_reader_that_contradicts_itself_ends_the_search() -> None:
    class Contrary:
        def __init__(self) -> None:
            self.calls = 0

        def read(self, images: Sequence[NDArray[np.uint8]]) -> list[tuple[str, float]]:
            self.calls += 1
            return [("AB", 0.9 if self.calls % 2 == 0 else 0.1)] * len(images)

    finder = Finder()
    upright(picture(), finder, Contrary())
    assert finder.asked == 2


def test_colour_and_grey_say_the_same(reader: Reader) -> None:
    image = picture()
    in_colour, grey = (PageReader(Finder(), reader).read(one)[0] for one in (np.dstack([image] * 3), image))
    assert in_colour.line_texts == grey.line_texts


@pytest.mark.parametrize("shape", [(360, 520), (360, 520, 3), (1, 1), (3, 4000)])
def test_a_picture_without_text_is_a_document_without_lines(reader: Reader, shape: tuple[int, ...], tmp_path) -> None:
    document, confidences = PageReader(Finder(), reader).read(np.full(shape, 240, np.uint8), "empty")
    assert (document.line_texts, confidences, len(document)) == ((), [], 0)
    assert document.size == (shape[1], shape[0])
    assert (document.find("TOTAL"), document.row_texts, document.boxes.shape) == ([], (), (0, 4))
    write_predictions(tmp_path / "read.jsonl", [Prediction(document, {"total": None}, {"total": 0.0}, confidences)])
    assert read_predictions(tmp_path / "read.jsonl")["empty"].document.line_texts == ()


@pytest.mark.parametrize(
    "wrong", [np.zeros((4, 4, 4), np.uint8), np.zeros((4, 4)), np.zeros((0, 4), np.uint8), np.zeros(4, np.uint8)]
)
def test_what_is_no_picture_is_refused(reader: Reader, wrong: NDArray) -> None:
    with pytest.raises(ValueError, match="image: expected uint8"):
        PageReader(Finder(), reader).read(wrong)


def test_quads_stay_in_the_picture(reader: Reader, tmp_path) -> None:
    class Beyond(Finder):
        def find(self, image: NDArray[np.uint8]) -> list[Line]:
            width = image.shape[1]
            wide = [Line(line.outline + np.float32([1, 0]), line.confidence) for line in super().find(image)]
            return [*wide, Line(box_quads([[-40, -50, width + 60, 45]])[0], 0.9)]

    class Sure:
        def read(self, images: Sequence[NDArray[np.uint8]]) -> list[tuple[str, float]]:
            return [("TOTAL", 0.99)] * len(images)

    document, confidences = PageReader(Beyond(), Sure()).read(picture(), "edge")
    assert document.line_quads.min() >= 0
    assert (document.line_quads.reshape(-1, 2).max(0) <= SIZE).all()
    write_predictions(tmp_path / "read.jsonl", [Prediction(document, {}, {}, confidences)])
    assert len(read_predictions(tmp_path / "read.jsonl")["edge"].document.line_texts) == len(document.line_texts)


def test_of_lines_over_each_other_the_better_stays() -> None:
    quads = box_quads([[0, 0, 100, 20], [2, 1, 104, 21], [0, 19, 100, 40], [60, 4, 70, 14], [300, 0, 400, 20]])
    assert distinct(quads, [9.0, 8.0, 3.0, 0.9, 0.1]) == [0, 2, 4]
    assert distinct(quads, [8.0, 9.0, 3.0, 0.9, 0.1]) == [1, 2, 4]
    # What lies over a dropped line only, stays.
    chain = box_quads([[0, 0, 100, 20], [30, 0, 130, 20], [60, 0, 160, 20]])
    assert distinct(chain, [9.0, 8.0, 7.0]) == [0, 2]
    assert distinct(quads[:0], []) == []


def test_around_a_bent_line_nothing_is_left_out() -> None:
    share = np.linspace(0, 1, 12)
    for angle in (0.3, 2.0, -2.5):
        upper = np.stack([200 * share, 12 * np.sin(np.pi * share)], axis=1)
        ribbon = np.concatenate([upper, (upper + np.array([0, 20]))[::-1]])
        turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
        outline = (ribbon @ turn + 300).astype(np.float32)
        quad = around(outline)
        assert min(cv2.pointPolygonTest(quad, tuple(map(float, point)), True) for point in outline) > -0.01
        sides = [float(np.hypot(*(second - first))) for first, second in pairwise([*quad, quad[0]])]
        np.testing.assert_allclose(sides, [200, 32, 200, 32], rtol=0.02)
        assert np.hypot(*(quad[0] - outline[0])) < 1


def test_a_long_line_is_as_sure_as_a_short_one_of_as_sure_characters() -> None:
    assert per_character([("A", 0.8)]) == pytest.approx(per_character([("A" * 12, 0.8**12)]))
    assert per_character([("", 1.0)]) < 0.01
    assert per_character([]) == 1.0


def test_documents_of_rotations_have_the_same_rows(reader: Reader) -> None:
    document, _ = PageReader(Finder(), reader).read(picture())
    rows = document.row.tolist()
    assert rows == sorted(rows)
    assert isinstance(document, Document)
    assert document.row_texts[2] == "KOPI PENG 2.40"
