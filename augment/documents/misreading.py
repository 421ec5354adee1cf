"""Lines of text edited as a recogniser would misread them: drawn faults become text, tokens and their quads.

Every new character remembers the old one it stands for, and by that each new token finds its label, its quad and its place in
the old document.
"""

from bisect import bisect_right
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from augment.confusions import PAIR_CONFUSIONS, confusions_of, kind_of
from augment.documents.account import followed
from receipts.document import Document, token_offsets


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
        neighbour_weight: how much likelier a character is taken for one of its neighbours' kind than for any other; with 1
            its neighbours do not matter, with more its other case, where it has the same shape, is among the choices.
    """

    confused: NDArray[np.float32]
    lost: NDArray[np.bool_]
    split: NDArray[np.bool_]
    lost_token: NDArray[np.bool_]
    line_shift: NDArray[np.float32]
    token_shift: NDArray[np.float32]
    neighbour_weight: float = 1.0


def apply_token_noise(document: Document, draws: NoiseDraws) -> tuple[Document, NDArray[np.int32]]:
    """The document misread as drawn, and int32 (n of it): for each of its tokens the token of the old document it stands for.

    Raises:
        ValueError: the document's tokens are not those of its lines' text.
    """
    old = DocumentCharacters.of(document)
    misread, source = reread(document, old, *_edited(old, draws))
    height = line_heights(document.line_quads)
    line_shift = draws.line_shift * height
    shift = line_shift[misread.line] + draws.token_shift[source] * height[misread.line]
    return replace(misread, line_quads=misread.line_quads + line_shift[:, None], quads=misread.quads + shift[:, None]), source


def reread(
    document: Document, old: "DocumentCharacters", text: str, origin: NDArray[np.int64]
) -> tuple[Document, NDArray[np.int32]]:
    """The document with another text in its lines, and int32 (n of it): for each token the old token it stands for.

    A token takes label, group, visibility and legibility from the old token that most of its characters stand for, its quad
    from the parts of quads they stood in.

    Args:
        text: of all lines, a blank after each.
        origin: int64, for each character of it the old one it stands for, never falling; those of tokens stand for those of
            tokens.
    """
    found = token_offsets(text)
    spans = np.array(found, np.int64).reshape(-1, 2)
    first, last = origin[spans[:, 0]], origin[spans[:, 1] - 1]
    source = _most_common(old.owner[origin], spans)
    line_start = np.searchsorted(origin, old.line_start)
    line = document.line[source]
    changed = followed(
        document,
        source,
        line_texts=tuple(text[a : b - 1] for a, b in zip(line_start[:-1].tolist(), line_start[1:].tolist(), strict=True)),
        texts=tuple([text[a:b] for a, b in found]),
        offsets=(spans[:, 0] - line_start[line]).astype(np.int32),
        line=line,
        quads=_cut_quads(document.quads, old, first, last),
    )
    return changed, source


@dataclass(frozen=True)
class DocumentCharacters:
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
    def of(document: Document) -> "DocumentCharacters":
        """A document's characters.

        Raises:
            ValueError: its tokens are not those of its lines' text.
        """
        text = "".join([line + " " for line in document.line_texts])
        line_start = np.cumsum([0, *(len(line) + 1 for line in document.line_texts)], dtype=np.int64)
        start = line_start[document.line] + document.offsets
        length = np.fromiter(map(len, document.texts), np.int64, len(document))
        owner = np.full(len(text), -1, np.int32)
        within = np.arange(length.sum()) - np.repeat(np.cumsum(length) - length, length)
        owner[np.repeat(start, length) + within] = np.repeat(np.arange(len(length), dtype=np.int32), length)
        if not np.array_equal(owner < 0, is_blank(text)) or (np.diff(start) < 0).any():
            raise ValueError(
                f"document {document.id}: its tokens are not those of its lines' text in order; make it by Document.from_lines"
            )
        return DocumentCharacters(text, line_start, start, length, owner)


def _edited(old: DocumentCharacters, draws: NoiseDraws) -> tuple[str, NDArray[np.int64]]:
    """The text after the drawn edits, and for each of its characters the old one it stands for, int64, never falling."""
    lost = _all_lost(old, draws)
    pieces, size, done = list(old.text), np.ones(len(old.text), np.int64), -1
    for at in np.flatnonzero(lost | draws.split | (draws.confused >= 0)).tolist():
        if at == done:
            continue
        piece, following = old.text[at], old.text[at + 1 : at + 2]
        if lost[at]:
            piece = ""
        elif draws.confused[at] >= 0:
            merged, weight = PAIR_CONFUSIONS.get(piece + following), draws.neighbour_weight
            # Alike whatever stands beside: one entry for all neighbours.
            kinds = () if weight == 1 else (kind_of(old.text[at - 1 : at]), kind_of(following))
            options, reach = confusions_of(piece, merged, kinds, weight)
            if options:
                piece = options[min(bisect_right(reach, draws.confused[at]), len(options) - 1)]
            if merged and piece == merged:
                done, pieces[at + 1], size[at + 1] = at + 1, "", 0
        if draws.split[at] and piece and at and old.owner[at] >= 0 and old.owner[at - 1] == old.owner[at]:
            piece = " " + piece
        pieces[at], size[at] = piece, len(piece)
    return "".join(pieces), np.repeat(np.arange(len(size)), size)


def _all_lost(old: DocumentCharacters, draws: NoiseDraws) -> NDArray[np.bool_]:
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
    quads: NDArray[np.float32], old: DocumentCharacters, first: NDArray[np.int64], last: NDArray[np.int64]
) -> NDArray[np.float32]:
    """The quads from old character ``first`` to ``last`` inclusive, each within the quad of its token: float32 (n, 4, 2)."""
    head, tail = old.owner[first], old.owner[last]
    cut = quads[head]
    # Most tokens are read whole: theirs is the quad as it was.
    of = np.flatnonzero(
        (head != tail) | (first != old.token_start[head]) | (last + 1 != old.token_start[tail] + old.token_length[tail])
    )
    if not len(of):
        return cut
    head, tail = head[of], tail[of]
    start = ((first[of] - old.token_start[head]) / old.token_length[head])[:, None]
    stop = ((last[of] + 1 - old.token_start[tail]) / old.token_length[tail])[:, None]

    # Weights that add up to one give the ends back exactly, as start + (stop - start) * share does not.
    def between(rows: NDArray[np.int32], left: int, right: int, share: NDArray[np.float64]) -> NDArray[np.float64]:
        return quads[rows, left] * (1 - share) + quads[rows, right] * share

    corners = [between(head, 0, 1, start), between(tail, 0, 1, stop), between(tail, 3, 2, stop), between(head, 3, 2, start)]
    cut[of] = np.stack(corners, axis=1)
    return cut


def line_heights(line_quads: NDArray[np.float32]) -> NDArray[np.float32]:
    """The heights of lines, float32 (L, 1), px."""
    return np.linalg.norm(line_quads[:, 3] - line_quads[:, 0], axis=-1, keepdims=True).astype(np.float32)


def is_blank(text: str) -> NDArray[np.bool_]:
    """Which characters are white space, bool (c).

    >>> is_blank("A B").tolist(), is_blank("É ").tolist()
    ([False, True, False], [False, True])
    """
    if not text.isascii():
        return np.fromiter(map(str.isspace, text), np.bool_, len(text))
    codes = np.frombuffer(text.encode("ascii"), np.uint8)
    return (codes == 32) | ((codes >= 9) & (codes <= 13)) | ((codes >= 28) & (codes <= 31))
