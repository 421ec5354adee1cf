"""Documents as the model reads them: sizes, positions and pictures' resolutions leave no trace."""

import numpy as np
import pytest

from receipts import Document, Warp
from train.encoding import MAX_CHARACTERS, NUM_FEATURES, encode, token_codes


def receipt(num_items: int = 3) -> Document:
    rows = [("LIMA BOOKS", 30, 0), ("DATE: 14/03/2018", 0, 20)]
    rows += [(f"ITEM {i}", 0, 40 + 20 * i) for i in range(num_items)] + [("TOTAL", 0, 120), ("7.42", 90, 120)]
    quads = [[x, y, x + 6 * len(text), y, x + 6 * len(text), y + 12, x, y + 12] for text, x, y in rows]
    return Document.from_lines("a", [text for text, _, _ in rows], quads, size=(200, 200))


def test_shapes_and_ranges() -> None:
    document = receipt()
    encoded = encode(document)
    assert np.array(encoded.spelled).shape == (len(document), MAX_CHARACTERS)
    assert encoded.features.shape == (len(document), NUM_FEATURES)
    assert np.isfinite(encoded.features).all()
    assert np.abs(encoded.features).max() <= 4


@pytest.mark.parametrize("factor", [0.25, 3.0])
def test_resolution_and_place_leave_no_trace(factor: float) -> None:
    document = receipt()
    moved = Warp(np.array([[factor, 0, 40], [0, factor, 17], [0, 0, 1]], float), (900, 900))
    before, after = encode(document), encode(document.warped(moved))
    assert before.spelled == after.spelled
    np.testing.assert_allclose(before.features, after.features, atol=1e-4)
    np.testing.assert_allclose(before.position, after.position, atol=1e-3)


def test_case_and_accents_are_dropped_and_long_tokens_keep_both_ends() -> None:
    assert token_codes("café") == token_codes("CAFE")
    assert len(token_codes("1" * 50 + "7")) == MAX_CHARACTERS
    assert token_codes("1" * 50 + "7") != token_codes("1" * 51)
    assert all(0 <= code < 256 for code in token_codes("领収書☃"))


def test_an_empty_document_encodes_to_nothing() -> None:
    assert len(encode(Document.from_lines("a", [], np.zeros((0, 8)), size=(9, 9)))) == 0
