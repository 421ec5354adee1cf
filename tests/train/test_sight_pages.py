"""Pages of rendered datasets: no picture both learned from and judged by, each line with its outline, legible or not."""

import pickle
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from receipts import Document
from receipts.characters import Characters, word_numbers
from receipts.dataset import Record, finish_dataset, write_shard
from receipts.geometry import box_quads
from receipts.pictures import encode_jpeg
from train.sight.pages import legible_lines, split

BOXES = [[10, 10, 90, 22], [10, 40, 60, 52]]


def document(name: str, legible: list[bool] | None = None) -> Document:
    made = Document.from_lines(name, ["TOTAL 12", "CASH"], box_quads(BOXES).reshape(-1, 8), size=(100, 60))
    return replace(made, legible=None if legible is None else np.array(legible))


def characters_of(one: Document, outlines: NDArray[np.float32]) -> Characters:
    texts = "".join(one.texts)
    token = np.repeat(np.arange(len(one.texts)), [len(text) for text in one.texts]).astype(np.int32)
    word = word_numbers(one)
    quads = np.zeros((len(texts), 4, 2), np.float32)
    words = tuple("w" for _ in range(word.max() + 1))
    flat = np.zeros((len(words), 4, 2), np.float32)
    return Characters(tuple(texts), quads, token, words, flat, word, line_polygons=outlines)


def dataset(out: Path, count: int, outlines: NDArray[np.float32] | None = None) -> Path:
    records = []
    for number in range(count):
        one = document(f"{out.name}{number}")
        image = np.full((60, 100, 3), 10 * number, np.uint8)
        characters = None if outlines is None else characters_of(one, outlines)
        records.append(Record(one, {}, encode_jpeg(image, 95), characters))
    write_shard(out, 0, records)
    finish_dataset(out, 1, {})
    return out


def test_every_page_is_learned_from_or_judged_by_and_none_both(tmp_path: Path) -> None:
    paths = [dataset(tmp_path / "a", 5), dataset(tmp_path / "b", 3)]
    learned, held = split(paths, 2)
    names = [[pages[number].name for number in range(len(pages))] for pages in (learned, held)]
    assert names == [["a0", "a1", "a2", "b0"], ["a3", "a4", "b1", "b2"]]
    for pages in (learned, held):
        with pytest.raises(IndexError):
            pages[len(pages)]
    again = pickle.loads(pickle.dumps(learned))
    assert [again[number].name for number in range(len(again))] == names[0]
    with pytest.raises(ValueError, match=r"b: 3 pictures, and 3 are held back to judge by; none is left to learn from"):
        split(paths, 3)


def test_a_page_is_grey_with_the_outlines_of_its_lines(tmp_path: Path) -> None:
    bent = np.arange(2 * 24 * 2, dtype=np.float32).reshape(2, 24, 2)
    (flat, _), (curved, _) = split([dataset(tmp_path / "flat", 3)], 1), split([dataset(tmp_path / "bent", 3, bent)], 1)
    page = flat[1]
    assert page.image.shape == (60, 100)
    assert page.image.dtype == np.uint8
    assert abs(float(page.image.mean()) - 10) < 2
    assert page.texts == ("TOTAL 12", "CASH")
    np.testing.assert_array_equal(page.outlines, box_quads(BOXES))
    np.testing.assert_array_equal(curved[1].outlines, bent)
    assert page.legible.tolist() == [True, True]


@pytest.mark.parametrize(
    ("legible", "lines"),
    [
        (None, [True, True]),
        ([True, True, True], [True, True]),
        # Of the first line's seven characters two are lost.
        ([True, False, True], [False, True]),
        ([False, True, False], [False, False]),
    ],
)
def test_a_line_is_legible_where_nearly_all_its_characters_are(legible: list[bool] | None, lines: list[bool]) -> None:
    assert legible_lines(document("a", legible)).tolist() == lines


def test_a_line_without_tokens_is_not_legible() -> None:
    one = Document.from_lines("a", ["  ", "CASH"], box_quads(BOXES).reshape(-1, 8), size=(100, 60))
    assert legible_lines(one).tolist() == [False, True]
    assert legible_lines(replace(one, legible=np.ones(len(one.texts), bool))).tolist() == [False, True]
