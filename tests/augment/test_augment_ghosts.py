"""Ghost lines and folded accents: nothing of the document's own is lost, and what is added is no field."""

from functools import cache

import numpy as np
import pytest

from augment.documents.folding import FoldedAccents
from augment.documents.ghosts import GhostLines, free_places
from receipts import Document, stream
from synth import Renderer

GERMANY = ("+locale@locales.germany=germany", "locales.malaysia.weight=0", "locales.united_kingdom.weight=0")


@cache
def documents() -> tuple[Document, ...]:
    renderer = Renderer.from_config([*GERMANY, "seed=11"])
    return tuple(renderer.document(index) for index in range(8))


def test_a_document_less_its_ghosts_is_the_document() -> None:
    added = 0
    for index, document in enumerate(documents()):
        changed, source = GhostLines(probability=1.0).noisy(document, stream(1, index, "ghosts"))
        first = np.flatnonzero(np.bincount(source, minlength=len(document)) > 1)
        assert len(first) == 1, "all ghosts stand for one token"
        stands_in = int(first[0])
        assert document.labels is not None
        assert document.labels[stands_in] == 0
        own = np.flatnonzero(source != stands_in)
        assert source[own].tolist() == [at for at in range(len(document)) if at != stands_in]
        assert [changed.texts[at] for at in own.tolist()] == [one for at, one in enumerate(document.texts) if at != stands_in]
        np.testing.assert_array_equal(changed.quads[own], document.quads[source[own]])
        assert changed.fields == document.fields
        assert changed.begins is not None
        assert document.begins is not None
        assert changed.begins.sum() == document.begins.sum()
        added += len(changed.line_texts) - len(document.line_texts)
        assert 1 <= len(changed.line_texts) - len(document.line_texts) <= 6
    assert added > len(documents())


def test_no_ghost_stands_inside_a_field() -> None:
    for document in documents():
        assert document.labels is not None
        for line in free_places(document).tolist():
            inside = document.labels[document.line <= line], document.labels[document.line > line]
            assert not len(inside[0]) or not len(inside[1]) or inside[0][-1] == 0 or inside[0][-1] != inside[1][0]


def test_accents_go_and_all_else_stays_where_it_was() -> None:
    folded = 0
    for index, document in enumerate(documents()):
        changed, source = FoldedAccents(probability=1.0).noisy(document, stream(2, index, "folding"))
        assert source.tolist() == list(range(len(document)))
        assert [len(text) for text in changed.line_texts] == [len(text) for text in document.line_texts]
        pairs = zip("".join(document.line_texts), "".join(changed.line_texts), strict=True)
        moved = {(old, new) for old, new in pairs if old != new}
        assert all(not old.isascii() and new.isascii() for old, new in moved)
        assert not any(letter in text for text in changed.line_texts for letter in "äöüÄÖÜß")
        folded += bool(moved)
    assert folded > 4


def test_one_recogniser_takes_a_sign_for_the_same_letter_throughout() -> None:
    document = Document.from_lines("a", ["Straße", "Schloß", "Größe"], np.zeros((3, 8)), size=(9, 9))
    read = {FoldedAccents(probability=1.0)(document, stream(seed, 0, "folding")).line_texts for seed in range(30)}
    assert {text[4] for text, _, _ in read} == set("B8SR")
    assert all(one[4] == two[5] == three[3] for one, two, three in read)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"num_range": (0, 3)}, "num_range"),
        ({"height_range": (0.0, 1.0)}, r"height_range: got \(0.0, 1.0\); it lies from 0.1 to 10"),
        ({"misread": 1.5}, "misread"),
        ({"letters_range": (5, 2)}, "letters_range"),
    ],
)
def test_wrong_settings_are_refused_by_name(settings: dict, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        GhostLines(**settings)
