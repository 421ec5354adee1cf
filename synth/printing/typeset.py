"""Page -> dots: where every glyph falls on the printer's grid, and the document that says so.

Text and truth come from the same glyph places: a token's quad is the extent of the dots that its glyphs fire. A line of the
document is a run of words on one baseline without a gap wider than 1.5 of its height, as SROIE annotates.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from receipts.document import Document, Span, token_offsets
from receipts.geometry import box_quads
from receipts.labels import OTHER, Schema
from synth.layout.page import Page
from synth.printing.bidi import runs_left, visual_order
from synth.printing.chain import LANGUAGES
from synth.printing.font import Face, face

DOTS_PER_MM = 8.0
# Rolls are 80 mm wide at most, labels 100; a sheet of A5 has 148.
WIDEST_ROLL_MM = 110.0
# The widest gap inside a line, over its height.
LINE_GAP = 1.5
_WORD = re.compile(r"\S+")
_FAR = 1 << 30
Faces = Callable[[str, int, float, str], Face]


class Placed(NamedTuple):
    """Glyphs of one face: its codes (c), and where the pen stood for each: int32 (c) dots, on baselines int32 (c) dots."""

    face: Face
    codes: NDArray[np.integer]
    pens: NDArray[np.int32]
    baselines: NDArray[np.int32]


class Glyphs(NamedTuple):
    """All glyphs of a page, those of a face together.

    Attributes:
        boxes: int32 (c, 4): left, top, right, bottom of each glyph's ink, dots; a blank's is inside out and widens no other.
        starts: of each run's characters among them.
        baselines, heights: of each run, dots.
    """

    placed: tuple[Placed, ...]
    boxes: NDArray[np.int32]
    starts: list[int]
    baselines: list[int]
    heights: list[int]


class Word(NamedTuple):
    """A word: its run, its characters in the run, and the left and right end of its ink."""

    run: int
    start: int
    stop: int
    left: int
    right: int


@dataclass(frozen=True)
class Typeset:
    """A page on the dot grid.

    Attributes:
        size: (width, height) in dots.
        placed: all glyphs.
        document: the text; quads in dots, the exact extent of the ink.
        boxes: int32 (g, 4): left, top, right, bottom of each glyph's ink, dots, in the order of ``placed``.
        characters: int64 (c), the glyph of each character of the document's tokens, in their order.
        dots_per_mm: of the grid.
    """

    size: tuple[int, int]
    placed: tuple[Placed, ...]
    document: Document
    boxes: NDArray[np.int32]
    characters: NDArray[np.int64]
    dots_per_mm: float = DOTS_PER_MM


def typeset(page: Page, schema: Schema, id: str, *, fineness: int = 1, faces: Faces = face) -> Typeset:
    """The page's glyphs on the dot grid, and its document.

    Args:
        fineness: how many of its dots, either way, stand for one of the 8 a mm of the sheet.
        faces: what a font looks like at an em in dots and a stretch, on a page in a language.

    Raises:
        ValueError: a sign that its font lacks, or a run that leaves the paper.
    """
    size = (round(page.width_mm * DOTS_PER_MM) * fineness, round(page.height_mm * DOTS_PER_MM) * fineness)
    glyphs = _placed(page, DOTS_PER_MM * fineness, faces)
    _refuse_outside(page, glyphs, size)
    document, characters = _document(page, glyphs, schema, id, size)
    return Typeset(size, glyphs.placed, document, glyphs.boxes, characters, DOTS_PER_MM * fineness)


def _placed(page: Page, dots_per_mm: float, look_up: Faces) -> Glyphs:
    """Every glyph on the grid; a face's runs are placed in one go, which is what makes it fast."""
    runs = page.runs
    language = page.language if page.language in LANGUAGES else ""
    faces = [look_up(run.font, round(run.size_mm * dots_per_mm), run.stretch, language) for run in runs]
    members: dict[Face, list[int]] = {}
    for number, one in enumerate(faces):
        members.setdefault(one, []).append(number)
    baselines = [round(run.baseline_mm * dots_per_mm) for run in runs]
    starts = [0] * len(runs)
    placed, boxes, count = [], [np.empty((0, 4), np.int32)], 0
    for one, numbers in members.items():
        texts, places = _visual([runs[number].text for number in numbers], page.right_to_left)
        codes = one.codes("".join(texts))
        lengths = [len(text) for text in texts]
        firsts = np.cumsum([0, *lengths[:-1]])
        begins = one.advance[codes].cumsum() - one.advance[codes]
        shifts = np.array([runs[number].x_mm for number in numbers]) * dots_per_mm - begins[firsts]
        pens = np.rint(begins + np.repeat(shifts, lengths)).astype(np.int32)
        rows = np.repeat(np.array([baselines[number] for number in numbers], np.int32), lengths)
        if places is not None:
            codes, pens = codes[places], pens[places]
        placed.append(Placed(one, codes, pens, rows))
        boxes.append(_ink_boxes(placed[-1]))
        for number, first in zip(numbers, firsts.tolist(), strict=True):
            starts[number] = count + first
        count += len(codes)
    return Glyphs(tuple(placed), np.concatenate(boxes), starts, baselines, [one.height for one in faces])


def _visual(texts: list[str], right_to_left: bool) -> tuple[list[str], NDArray[np.int64] | None]:
    """The texts as their signs stand from left to right, and where each sign of the texts went; None where none moved."""
    if not right_to_left and not any(map(runs_left, texts)):
        return texts, None
    found, places, count = [], [], 0
    for text in texts:
        order, visual = visual_order(text, right_to_left)
        found.append(visual)
        places.append(np.argsort(np.array(order, np.int64)) + count)
        count += len(text)
    return found, np.concatenate(places)


def _ink_boxes(placed: Placed) -> NDArray[np.int32]:
    boxes = placed.face.ink[placed.codes]
    blank = boxes[:, 2] == boxes[:, 0]
    boxes[:, 0::2] += placed.pens[:, None]
    boxes[:, 1::2] += placed.baselines[:, None]
    boxes[blank] = (_FAR, _FAR, -_FAR, -_FAR)
    return boxes


def _refuse_outside(page: Page, glyphs: Glyphs, size: tuple[int, int]) -> None:
    inked = glyphs.boxes[:, 0] < _FAR
    outside = inked & ((glyphs.boxes[:, :2] < 0).any(axis=1) | (glyphs.boxes[:, 2:] > size).any(axis=1))
    if outside.any():
        at = int(np.argmax(outside))
        run = max((start, number) for number, start in enumerate(glyphs.starts) if start <= at)[1]
        text = page.runs[run].text
        raise ValueError(f"layout: text {text!r} leaves the paper of {page.width_mm:g} x {page.height_mm:g} mm")


def _lines(page: Page, glyphs: Glyphs) -> list[list[Word]]:
    """Words in lines as they are read: top to bottom, left to right, or right to left on such a page."""
    spans = [(number, *match.span()) for number, run in enumerate(page.runs) for match in _WORD.finditer(run.text)]
    if not spans:
        return []
    bounds = np.array([(glyphs.starts[run] + start, glyphs.starts[run] + stop) for run, start, stop in spans]).ravel()
    left = _reduced(np.minimum, glyphs.boxes[:, 0], bounds).tolist()
    right = _reduced(np.maximum, glyphs.boxes[:, 2], bounds).tolist()
    words = [Word(*span, left[number], right[number]) for number, span in enumerate(spans)]
    words.sort(key=lambda word: (glyphs.baselines[word.run], word.left))
    lines: list[list[Word]] = []
    baseline = reach = -_FAR
    for word in words:
        if glyphs.baselines[word.run] != baseline or word.left - reach > LINE_GAP * glyphs.heights[word.run]:
            lines.append([])
        lines[-1].append(word)
        baseline, reach = glyphs.baselines[word.run], word.right
    if page.right_to_left or any(runs_left(run.text) for run in page.runs):
        return _as_read(lines, glyphs.baselines, page.right_to_left)
    return lines


def _as_read(lines: list[list[Word]], baselines: list[int], right_to_left: bool) -> list[list[Word]]:
    """The lines, and the runs in each, in reading order; words of one run follow one another as in its text."""
    found = []
    for words in lines:
        begins: dict[int, int] = {}
        for word in words:
            begin = -word.right if right_to_left else word.left
            begins[word.run] = min(begin, begins.get(word.run, begin))
        found.append((min(begins.values()), sorted(words, key=lambda word: (begins[word.run], word.run, word.start))))
    return [words for _, words in sorted(found, key=lambda line: (baselines[line[1][0].run], line[0]))]


def _reduced(reduce: np.ufunc, values: NDArray[np.int32], bounds: NDArray[np.int64]) -> NDArray[np.int32]:
    """The reduction of ``values`` over each pair of bounds (start, stop), which need not be in order."""
    return reduce.reduceat(np.append(values, values[-1:]), bounds)[::2]


class _Columns(NamedTuple):
    """The tokens of a document in columns; ``bounds`` (n, 2) are their characters' places among all glyphs, start and stop."""

    texts: list[str]
    offsets: NDArray[np.int64]
    line: NDArray[np.int64]
    runs: NDArray[np.int64]
    bounds: NDArray[np.int64]
    line_texts: list[str]


def _columns(page: Page, lines: list[list[Word]], starts: list[int]) -> _Columns:
    """Columns out of the whole text of the document, its tokens found in one go."""
    line_texts = [" ".join([page.runs[word.run].text[word.start : word.stop] for word in words]) for words in lines]
    text = "\n".join(line_texts)
    tokens = token_offsets(text)
    spans = np.array(tokens, np.int64).reshape(-1, 2)
    line_begins = np.cumsum([0, *[len(one) + 1 for one in line_texts[:-1]]])
    line = np.searchsorted(line_begins, spans[:, 0], "right") - 1
    all_words = [word for words in lines for word in words]
    word_begins = np.cumsum([0, *[word.stop - word.start + 1 for word in all_words[:-1]]])
    word = np.searchsorted(word_begins, spans[:, 0], "right") - 1
    glyphs = np.array([starts[one.run] + one.start for one in all_words], np.int64)
    return _Columns(
        texts=[text[start:stop] for start, stop in tokens],
        offsets=spans[:, 0] - line_begins[line],
        line=line,
        runs=np.array([one.run for one in all_words], np.int64)[word],
        bounds=spans + (glyphs - word_begins)[word][:, None],
        line_texts=line_texts,
    )


def _document(page: Page, glyphs: Glyphs, schema: Schema, id: str, size: tuple[int, int]) -> tuple[Document, NDArray[np.int64]]:
    """The document, and the glyph of each of its tokens' characters."""
    lines = _lines(page, glyphs)
    columns = _columns(page, lines, glyphs.starts)
    labels, begins = _truth(page, glyphs, schema)
    line = columns.line.astype(np.int32)
    first, last = columns.bounds.T
    token_boxes = np.empty((len(first), 4), np.int32)
    line_boxes = np.empty((len(lines), 4), np.int32)
    if len(first):
        heads = np.searchsorted(line, np.arange(len(lines)))
        for side, reduce in enumerate((np.minimum, np.minimum, np.maximum, np.maximum)):
            token_boxes[:, side] = _reduced(reduce, glyphs.boxes[:, side], columns.bounds.ravel())
            line_boxes[:, side] = reduce.reduceat(token_boxes[:, side], heads)
    items = np.array([run.item for run in page.runs], np.int32)
    document = Document(
        id=id,
        size=size,
        line_texts=tuple(columns.line_texts),
        line_quads=box_quads(line_boxes),
        texts=tuple(columns.texts),
        offsets=columns.offsets.astype(np.int32),
        line=line,
        quads=box_quads(token_boxes),
        labels=labels[first],
        begins=begins[first],
        group=items[columns.runs],
        fields={},
    )
    object.__setattr__(document, "fields", _fields(document, schema))
    return document, _ranges(first, last)


def _ranges(starts: NDArray[np.int64], stops: NDArray[np.int64]) -> NDArray[np.int64]:
    """The whole numbers from each start up to its stop, one range after the other."""
    lengths = stops - starts
    before = np.cumsum(lengths) - lengths
    return np.arange(lengths.sum()) + np.repeat(starts - before, lengths)


def _truth(page: Page, glyphs: Glyphs, schema: Schema) -> tuple[NDArray[np.int8], NDArray[np.bool_]]:
    """The label of every character of the page, and whether a span begins at it."""
    labels = np.full(len(glyphs.boxes), OTHER, np.int8)
    begins = np.zeros(len(glyphs.boxes), bool)
    for run, start in zip(page.runs, glyphs.starts, strict=True):
        for mark in run.marks:
            if mark.field in schema.fields:
                labels[start + mark.start : start + mark.stop] = schema.label(mark.field)
                begins[start + mark.start] = mark.begins
    return labels, begins


def _fields(document: Document, schema: Schema) -> dict[str, str]:
    """The exact strings of the fields that the document states, the first of several; none of fields that repeat."""
    fields = {}
    for name, field in schema.fields.items():
        found = np.flatnonzero(document.labels == schema.label(name))
        if len(found) and not field.repeated:
            again = np.flatnonzero(document.begins[found[1:]])  # type: ignore[index]
            last = found[again[0]] if len(again) else found[-1]
            fields[name] = document.span_text(Span(int(found[0]), int(last) + 1))
    return fields
