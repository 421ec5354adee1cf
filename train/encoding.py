"""Documents as arrays a model reads: character codes, geometry and shape of each token, and where it stands."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from receipts.document import Document

# Codes: 0 pads, 1 to 95 printable ASCII (upper case), the rest shared by all other characters.
_OTHER_CODES = 32
NUM_CHARACTERS = 96 + _OTHER_CODES
# Long tokens keep their first eight and last four characters: numbers and words differ at their ends.
MAX_CHARACTERS = 12
_HEAD = 8
NUM_FEATURES = 20


@dataclass(frozen=True)
class Encoded:
    """One document for the model: n tokens.

    Attributes:
        spelled: for each token the codes of its characters, 12 of them.
        features: float32 (n, 20), each of about unit size.
        position: float32 (n, 2), left edge in line heights, and row.
    """

    spelled: tuple[tuple[int, ...], ...]
    features: NDArray[np.float32]
    position: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.spelled)


def encode(document: Document) -> Encoded:
    """The document as the model reads it; nothing in it depends on the picture's size or resolution."""
    if not len(document):
        return Encoded((), np.zeros((0, NUM_FEATURES), np.float32), np.zeros((0, 2), np.float32))
    boxes = document.boxes.astype(np.float64)
    line_boxes = document.line_boxes.astype(np.float64)
    line_height = max(float(np.median(line_boxes[:, 3] - line_boxes[:, 1])), 1e-3)
    left, right = line_boxes[:, 0].min(), line_boxes[:, 2].max()
    width = max(right - left, 1e-3)
    rows = document.row[document.line].astype(np.float64)
    num_rows = rows.max() + 1
    position = np.stack([(boxes[:, 0] - left) / line_height, rows], axis=1)
    features = np.stack(
        [
            *_placed(boxes, left, width),
            *_counted(rows, num_rows),
            *_inside_line(document, boxes, line_height),
            *_shaped(document),
        ],
        axis=1,
    )
    return Encoded(tuple(map(token_codes, document.texts)), features.astype(np.float32), position.astype(np.float32))


@lru_cache(maxsize=65536)
def token_codes(text: str) -> tuple[int, ...]:
    """The codes of a token's characters, padded to 12; case and accents are dropped.

    >>> token_codes("Ab")[:3] == token_codes("AB")[:3]
    True
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.upper()) if not unicodedata.combining(c))
    kept = plain if len(plain) <= MAX_CHARACTERS else plain[:_HEAD] + plain[-(MAX_CHARACTERS - _HEAD) :]
    codes = [ord(c) - 31 if 32 <= ord(c) < 127 else 96 + ord(c) % _OTHER_CODES for c in kept]
    return tuple(codes + [0] * (MAX_CHARACTERS - len(codes)))


def _placed(boxes: NDArray[np.float64], left: float, width: float) -> list[NDArray[np.float64]]:
    """Where a token stands between the text's left and right edges."""
    start, stop = (boxes[:, 0] - left) / width, (boxes[:, 2] - left) / width
    middle = (start + stop) / 2
    return [2 * start - 1, 2 * stop - 1, np.cos(2 * np.pi * middle), np.sin(2 * np.pi * middle)]


def _counted(rows: NDArray[np.float64], num_rows: float) -> list[NDArray[np.float64]]:
    """Where its row stands, from the top, from the bottom and in between."""
    share, below = rows / num_rows, num_rows - 1 - rows
    return [
        2 * share - 1,
        np.exp(-rows / 2),
        np.exp(-rows / 8),
        np.exp(-below / 4),
        np.log1p(rows) / 2 - 1,
        np.full(len(rows), np.log(num_rows) / 2 - 1.5),
    ]


def _inside_line(document: Document, boxes: NDArray[np.float64], line_height: float) -> list[NDArray[np.float64]]:
    """Its height, its place in its line, and whether its line stands alone on its row."""
    spans = np.array(document.line_spans)[document.line]
    index = np.arange(len(document))
    same_row = np.bincount(document.row)[document.row[document.line]]
    height = (boxes[:, 3] - boxes[:, 1]) / line_height
    blank_before = np.array([_after_blank(document, token) for token in range(len(document))], np.float64)
    return [
        np.clip(np.log(np.maximum(height, 1e-3)), -2, 2),
        (index == spans[:, 0]).astype(np.float64),
        (index == spans[:, 1] - 1).astype(np.float64),
        np.log1p(index - spans[:, 0]) / 2,
        (same_row == 1).astype(np.float64),
        blank_before,
    ]


def _after_blank(document: Document, token: int) -> bool:
    offset = int(document.offsets[token])
    return offset == 0 or document.line_texts[document.line[token]][offset - 1].isspace()


def _shaped(document: Document) -> list[NDArray[np.float64]]:
    """What kind of token it is and how long."""
    texts = document.texts
    return [
        np.array([text.isdigit() for text in texts], np.float64),
        np.array([text.isalpha() for text in texts], np.float64),
        np.array([min(len(text), 12) / 6 - 1 for text in texts], np.float64),
        np.array([text != text.upper() for text in texts], np.float64),
    ]
