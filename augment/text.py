"""Text as an OCR would misread it: characters confused or lost, tokens lost, blanks lost or added, boxes a little off.

The extractor trains on transcripts without such faults and reads those of a recogniser; this closes the gap. Edits are made on
the text of the lines, which is then split into tokens anew; every new character remembers the old one it stands for, and by
that each new token finds its label, its quad and its place in the old document.
"""

from abc import abstractmethod
from dataclasses import dataclass, replace
from typing import Annotated

import numpy as np
import pydantic
from numpy.typing import NDArray

from augment.confusions import CONFUSIONS, PAIR_CONFUSIONS
from receipts.config import Component, Probability, Range, component
from receipts.document import Document, Span, token_offsets


class TextAugmentation(Component):
    """A change of a document's text that keeps account of where each token came from."""

    @abstractmethod
    def noisy(self, document: Document, rng: np.random.Generator) -> tuple[Document, NDArray[np.int32]]:
        """The changed document, and int32 (n of it): for each of its tokens the token of the old document it stands for.

        What goes along with tokens follows by it: ``probabilities[source]``.
        """

    def __call__(self, document: Document, rng: np.random.Generator) -> Document:
        """The changed document alone."""
        return self.noisy(document, rng)[0]


@dataclass(frozen=True)
class NoiseDraws:
    """What happens to a document; characters count through the lines, with a blank added to each.

    Attributes:
        confused: float32 (c), -1 where a character is read right, else 0 to 1: which of its confusions.
        lost: bool (c), the character is not read; on a blank: two words merge.
        split: bool (c), a blank is read before the character.
        lost_token: bool (n), the token is not read.
        line_shift: float32 (L, 2), how far a line moves with its tokens, in heights of it.
        token_shift: float32 (n, 2), how far a token moves against its line, in heights of it.
    """

    confused: NDArray[np.float32]
    lost: NDArray[np.bool_]
    split: NDArray[np.bool_]
    lost_token: NDArray[np.bool_]
    line_shift: NDArray[np.float32]
    token_shift: NDArray[np.float32]


@component
class TokenNoise(TextAugmentation):
    """Misreadings, each with its probability in a document read worst.

    A document's strength is drawn from ``strength_range`` and multiplies all of them: some receipts read well, others badly.

    Attributes:
        confuse_character: a character is taken for a similar one (`CONFUSIONS`); one without similar ones stays.
        lose_character: a character is not read.
        lose_token: a token is not read.
        lose_blank: a blank is not read, so that two words become one.
        add_blank: a blank is read between two characters of a token.
        shift_heights: standard deviation of the shift of a line with its tokens, and of a token against its line, in heights
            of the line.
    """

    strength_range: Annotated[Range, pydantic.AfterValidator(lambda limits: _shares(limits))] = (0.0, 1.0)
    confuse_character: Probability = 0.04
    lose_character: Probability = 0.01
    lose_token: Probability = 0.01
    lose_blank: Probability = 0.04
    add_blank: Probability = 0.01
    shift_heights: Annotated[float, pydantic.Field(ge=0, le=1)] = 0.05

    def noisy(self, document: Document, rng: np.random.Generator) -> tuple[Document, NDArray[np.int32]]:
        """The misread document, and int32 (n of it): for each of its tokens the token of the old document it stands for.

        Raises:
            ValueError: the document's tokens are not those of its lines' text.
        """
        return apply_token_noise(document, self.draws(document, rng))

    def draws(self, document: Document, rng: np.random.Generator) -> NoiseDraws:
        """What happens to a document; the same number of draws whatever the probabilities."""
        text = "".join([line + " " for line in document.line_texts])
        strength = rng.uniform(*self.strength_range)
        chance = rng.random((4, len(text)), np.float32)
        blank = _blanks(text)
        lost_token = rng.random(len(document), np.float32) < strength * self.lose_token
        shift = strength * self.shift_heights
        return NoiseDraws(
            confused=np.where((chance[0] < strength * self.confuse_character) & ~blank, chance[1], np.float32(-1)),
            lost=chance[2] < strength * np.where(blank, self.lose_blank, self.lose_character),
            split=chance[3] < strength * self.add_blank,
            lost_token=lost_token,
            line_shift=(shift * rng.standard_normal((len(document.line_texts), 2))).astype(np.float32),
            token_shift=(shift * rng.standard_normal((len(document), 2))).astype(np.float32),
        )


def apply_token_noise(document: Document, draws: NoiseDraws) -> tuple[Document, NDArray[np.int32]]:
    """The document misread as drawn, and int32 (n of it): for each of its tokens the token of the old document it stands for.

    A token takes label, group, visibility and legibility from the old token that most of its characters stand for, its quad
    from the parts of quads they stood in. The first token left of a span begins it. Fields that read as a labelled span are
    read anew from what is left of the span, and are gone with it; others stay.

    Raises:
        ValueError: the document's tokens are not those of its lines' text.
    """
    old = _Characters.of(document)
    text, origin = _edited(old, draws)
    spans = np.array(token_offsets(text), np.int64).reshape(-1, 2)
    first, last = origin[spans[:, 0]], origin[spans[:, 1] - 1]
    source = _most_common(old.owner[origin], spans)
    line_start = np.searchsorted(origin, old.line_start)
    line = document.line[source]
    height = _heights(document.line_quads)
    line_shift = draws.line_shift * height
    shift = line_shift[line] + draws.token_shift[source] * height[line]
    misread = replace(
        document,
        line_texts=tuple(text[a : b - 1] for a, b in zip(line_start[:-1].tolist(), line_start[1:].tolist(), strict=True)),
        line_quads=document.line_quads + line_shift[:, None],
        texts=tuple(text[a:b] for a, b in spans.tolist()),
        offsets=(spans[:, 0] - line_start[line]).astype(np.int32),
        line=line,
        quads=_cut_quads(document.quads, old, first, last) + shift[:, None],
        labels=None if document.labels is None else document.labels[source],
        group=document.group[source],
        visibility=None if document.visibility is None else document.visibility[source],
        legible=None if document.legible is None else document.legible[source],
    )
    return _with_spans(document, misread, source), source


@dataclass(frozen=True)
class _Characters:
    """A document's characters in a row, a blank after each line; c of them.

    ``line_start`` int64 (L + 1), where lines start and the last ends; ``token_start`` and ``token_length`` int64 (n);
    ``owner`` int32 (c), the token a character belongs to, -1 for blanks.
    """

    text: str
    line_start: NDArray[np.int64]
    token_start: NDArray[np.int64]
    token_length: NDArray[np.int64]
    owner: NDArray[np.int32]

    @staticmethod
    def of(document: Document) -> "_Characters":
        text = "".join([line + " " for line in document.line_texts])
        line_start = np.cumsum([0, *(len(line) + 1 for line in document.line_texts)], dtype=np.int64)
        start = line_start[document.line] + document.offsets
        length = np.array([len(token) for token in document.texts], np.int64)
        owner = np.full(len(text), -1, np.int32)
        within = np.arange(length.sum()) - np.repeat(np.cumsum(length) - length, length)
        owner[np.repeat(start, length) + within] = np.repeat(np.arange(len(length), dtype=np.int32), length)
        if not np.array_equal(owner < 0, _blanks(text)) or (np.diff(start) < 0).any():
            raise ValueError(
                f"document {document.id}: its tokens are not those of its lines' text in order; make it by Document.from_lines"
            )
        return _Characters(text, line_start, start, length, owner)


def _edited(old: _Characters, draws: NoiseDraws) -> tuple[str, NDArray[np.int64]]:
    """The text after the drawn edits, and for each of its characters the old one it stands for, int64, never falling."""
    lost = _all_lost(old, draws)
    pieces, size, done = list(old.text), np.ones(len(old.text), np.int64), -1
    for at in np.flatnonzero(lost | draws.split | (draws.confused >= 0)).tolist():
        if at == done:
            continue
        piece, pair = old.text[at], old.text[at : at + 2]
        if lost[at]:
            piece = ""
        elif draws.confused[at] >= 0:
            merged = PAIR_CONFUSIONS.get(pair)
            options = CONFUSIONS.get(piece, ()) + ((merged,) if merged else ())
            if options:
                piece = options[int(draws.confused[at] * len(options))]
            if merged and piece == merged:
                done, pieces[at + 1], size[at + 1] = at + 1, "", 0
        if draws.split[at] and piece and at and old.owner[at] >= 0 and old.owner[at - 1] == old.owner[at]:
            piece = " " + piece
        pieces[at], size[at] = piece, len(piece)
    return "".join(pieces), np.repeat(np.arange(len(size)), size)


def _all_lost(old: _Characters, draws: NoiseDraws) -> NDArray[np.bool_]:
    """The characters that are not read: those drawn, lost tokens with one blank beside them, never the ends of lines."""
    lost = draws.lost.copy()
    for token in np.flatnonzero(draws.lost_token).tolist():
        start = int(old.token_start[token])
        stop = start + int(old.token_length[token])
        lost[start:stop] = True
        if start == 0 or old.owner[start - 1] < 0:
            lost[stop] |= old.owner[stop] < 0
    lost[old.line_start[1:] - 1] = False
    return lost


def _most_common(owner: NDArray[np.int32], spans: NDArray[np.int64]) -> NDArray[np.int32]:
    """The owner of most characters of each span (n, 2), the first of equals: int32 (n)."""
    common = owner[spans[:, 0]].copy()
    for token in np.flatnonzero(common != owner[spans[:, 1] - 1]).tolist():
        values, counts = np.unique(owner[slice(*spans[token])], return_counts=True)
        common[token] = values[counts.argmax()]
    return common


def _cut_quads(
    quads: NDArray[np.float32], old: _Characters, first: NDArray[np.int64], last: NDArray[np.int64]
) -> NDArray[np.float32]:
    """The quads from old character ``first`` to ``last`` inclusive, each within the quad of its token: float32 (n, 4, 2)."""
    head, tail = old.owner[first], old.owner[last]
    start = ((first - old.token_start[head]) / old.token_length[head])[:, None]
    stop = ((last + 1 - old.token_start[tail]) / old.token_length[tail])[:, None]

    # Weights that add up to one give the ends back exactly, as start + (stop - start) * share does not.
    def between(rows: NDArray[np.int32], left: int, right: int, share: NDArray[np.float64]) -> NDArray[np.float64]:
        return quads[rows, left] * (1 - share) + quads[rows, right] * share

    corners = [between(head, 0, 1, start), between(tail, 0, 1, stop), between(tail, 3, 2, stop), between(head, 3, 2, start)]
    return np.stack(corners, axis=1).astype(np.float32)


def _with_spans(document: Document, misread: Document, source: NDArray[np.int32]) -> Document:
    """The misread document with begins and fields by what is left of the old document's spans."""
    if document.begins is None and document.labels is None:
        return misread
    labels = np.zeros(len(document), np.int8) if document.labels is None else document.labels
    begins = np.zeros(len(document), np.bool_) if document.begins is None else document.begins
    starts = begins | (np.diff(labels, prepend=labels[:1]) != 0)
    run = np.cumsum(starts)
    if document.begins is not None:
        # The first token left of a run begins a span if the run did.
        began = np.zeros(len(document) + 1, np.bool_)
        began[run[starts]] = begins[starts]
        misread = replace(misread, begins=began[run[source]] & (np.diff(run[source], prepend=-1) != 0))
    if document.fields is not None and document.labels is not None:
        misread = replace(misread, fields=_fields(document, misread, run, run[source]))
    return misread


def _fields(document: Document, misread: Document, run: NDArray[np.int64], misread_run: NDArray[np.int64]) -> dict[str, str]:
    """The fields of a misread document; a field belongs to the first label that reads like it and that no field before has."""
    assert document.labels is not None
    read = {number: _run_text(document, run, number) for number in np.unique(run[document.labels > 0]).tolist()}
    label = dict(zip(run.tolist(), document.labels.tolist(), strict=True))
    fields, taken = {}, set[int]()
    for name, value in (document.fields or {}).items():
        label_of_field = next((label[number] for number in read if read[number] == value and label[number] not in taken), None)
        if label_of_field is None:
            fields[name] = value
            continue
        taken.add(label_of_field)
        left = [
            _run_text(misread, misread_run, number)
            for number in read
            if read[number] == value and label[number] == label_of_field
        ]
        if any(left):
            fields[name] = next(filter(None, left))
    return fields


def _run_text(document: Document, run: NDArray[np.int64], number: int) -> str:
    """The text of a run of tokens, empty where none is left of it."""
    tokens = np.flatnonzero(run == number)
    return document.span_text(Span(int(tokens[0]), int(tokens[-1]) + 1)) if len(tokens) else ""


def _heights(line_quads: NDArray[np.float32]) -> NDArray[np.float32]:
    """The heights of lines, float32 (L, 1), px."""
    return np.linalg.norm(line_quads[:, 3] - line_quads[:, 0], axis=-1, keepdims=True).astype(np.float32)


def _blanks(text: str) -> NDArray[np.bool_]:
    """Which characters are white space."""
    return np.fromiter(map(str.isspace, text), np.bool_, len(text))


def _shares(limits: tuple[float, float]) -> tuple[float, float]:
    if limits[0] < 0 or limits[1] > 1:
        raise ValueError(f"must lie within 0 and 1, got {limits}")
    return limits
