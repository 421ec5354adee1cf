"""What is written comes back; the same records give the same bytes; what was cut short is no dataset."""

import os
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from receipts.characters import Characters, word_numbers
from receipts.dataset import (
    Dataset,
    Record,
    documents_table,
    finish_dataset,
    shard_done,
    write_documents_table,
    write_manifest,
    write_shard,
)
from receipts.document import Document
from receipts.files import sha256_file
from receipts.geometry import box_quads


def document_of(number: int, **known: Any) -> Document:
    quads = box_quads([[0, 0, 100, 20], [3.25, 24, 60 + number, 40]])
    return Document.from_lines(f"r{number}", ["TOTAL RM7.42", "Größe 合計"], quads, size=(120, 60), **known)


def known_document(number: int) -> Document:
    """A document of which everything is known."""
    bare = document_of(number, fields={"total": "RM7.42", "company": "Größe"}, image="a/b.jpg")
    n = len(bare)
    truth = {
        "labels": np.arange(n, dtype=np.int8) - 1,
        "begins": np.arange(n) % 2 == 0,
        "group": np.arange(n, dtype=np.int32) - 1,
        "visibility": np.linspace(0, 1, n, dtype=np.float32),
        "legible": np.arange(n) % 3 > 0,
    }
    return Document(**{**{field.name: getattr(bare, field.name) for field in fields(bare)}, **truth})


def picture(number: int) -> bytes:
    pixels = np.random.default_rng(number).integers(0, 256, (60, 120, 3), np.uint8)
    return cv2.imencode(".jpg", pixels)[1].tobytes()


def records(first: int, last: int) -> list[Record]:
    return [Record(known_document(i), {"seed": 1, "index": i}, picture(i)) for i in range(first, last)]


def assert_same(one: Document, other: Document) -> None:
    for field in fields(Document):
        mine, theirs = getattr(one, field.name), getattr(other, field.name)
        assert type(mine) is type(theirs), field.name
        if isinstance(mine, np.ndarray):
            assert mine.dtype == theirs.dtype, field.name
            np.testing.assert_array_equal(mine, theirs, err_msg=field.name)
        else:
            assert mine == theirs, field.name


def written(out: Path, sizes: tuple[int, ...] = (2, 1)) -> Dataset:
    first = 0
    for shard, size in enumerate(sizes):
        write_shard(out, shard, records(first, first + size))
        first += size
    finish_dataset(out, len(sizes), {"config": {"seed": 1}})
    return Dataset(out)


def test_every_column_comes_back(tmp_path: Path) -> None:
    dataset = written(tmp_path)
    assert len(dataset) == dataset.num_pictures == 3
    for index, document in enumerate(dataset.iter_documents()):
        assert_same(document, known_document(index))


def test_what_nobody_knows_comes_back_as_unknown(tmp_path: Path) -> None:
    empty = Document.from_lines("empty", [], np.zeros((0, 8)), size=(9, 9))
    write_documents_table(tmp_path, [document_of(0), empty])
    write_manifest(tmp_path, {})
    one, other = Dataset(tmp_path).documents
    assert_same(one, document_of(0))
    assert_same(other, empty)
    assert one.labels is one.begins is one.visibility is one.legible is one.fields is one.image is None


def test_a_sample_has_its_picture_and_its_recipe(tmp_path: Path) -> None:
    sample = written(tmp_path)[2]
    expected = cv2.imdecode(np.frombuffer(picture(2), np.uint8), cv2.IMREAD_COLOR)[:, :, ::-1]
    np.testing.assert_array_equal(sample.image, expected)
    assert sample.origin == {"seed": 1, "index": 2}
    assert sample.document.id == "r2"


def test_a_sample_without_a_picture_says_where_its_document_is(tmp_path: Path) -> None:
    write_shard(tmp_path, 0, [Record(document_of(0), {})])
    finish_dataset(tmp_path, 1, {})
    with pytest.raises(ValueError, match=r"sample r0 has no picture; its document is in .documents\[0\]"):
        Dataset(tmp_path)[0]


def test_an_index_past_the_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IndexError):
        written(tmp_path)[3]


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = written(tmp_path / "a"), written(tmp_path / "b")
    assert one.manifest == other.manifest
    assert set(one.manifest["files"]) == {"documents.parquet", "samples-00000.tar", "samples-00001.tar"}
    assert (tmp_path / "a" / "manifest.json").read_bytes() == (tmp_path / "b" / "manifest.json").read_bytes()


def test_the_manifest_tells_the_hash_of_every_file(tmp_path: Path) -> None:
    files = written(tmp_path).manifest["files"]
    assert {name: sha256_file(tmp_path / name) for name in files} == files
    assert {path.name for path in tmp_path.iterdir()} == {*files, "manifest.json"}


def test_the_size_of_the_shards_changes_no_sample(tmp_path: Path) -> None:
    one, other = written(tmp_path / "a", (3,)), written(tmp_path / "b", (1, 1, 1))
    assert documents_table(one.documents) == documents_table(other.documents)
    for index in range(3):
        np.testing.assert_array_equal(one[index].image, other[index].image)


def test_a_dataset_that_was_cut_short_is_refused(tmp_path: Path) -> None:
    write_shard(tmp_path, 0, records(0, 2))
    with pytest.raises(ValueError, match=r"no dataset \(no manifest.json; a run that was cut short goes on with resume=true\)"):
        Dataset(tmp_path)


class Killed(BaseException):
    """Stands for the end of the process at any point."""


def test_a_run_that_was_killed_ends_with_the_same_bytes(tmp_path: Path) -> None:
    whole = written(tmp_path / "whole")

    def dying() -> Any:
        yield records(2, 3)[0]
        raise Killed

    out = tmp_path / "killed"
    write_shard(out, 0, records(0, 2))
    with pytest.raises(Killed):
        write_shard(out, 1, dying())
    assert [shard_done(out, shard) for shard in (0, 1)] == [True, False]
    write_shard(out, 1, records(2, 3))
    finish_dataset(out, 2, {"config": {"seed": 1}})
    assert Dataset(out).manifest == whole.manifest


@pytest.mark.parametrize("last", ["samples-00001.tar", "documents-00001.parquet"])
def test_a_shard_is_done_only_when_its_documents_stand(tmp_path: Path, last: str, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = os.replace

    def dying(source: Any, target: Any) -> None:
        if Path(target).name == last:
            raise Killed
        replace(source, target)

    monkeypatch.setattr("os.replace", dying)
    with pytest.raises(Killed):
        write_shard(tmp_path, 1, records(0, 2))
    monkeypatch.undo()
    assert not shard_done(tmp_path, 1)
    assert not list(tmp_path.rglob("*.part"))
    write_shard(tmp_path, 1, records(0, 2))
    assert shard_done(tmp_path, 1)


def test_a_dataset_of_a_later_format_is_refused(tmp_path: Path) -> None:
    written(tmp_path)
    manifest = tmp_path / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"format": 1', '"format": 2'))
    with pytest.raises(ValueError, match="format 2, but this version reads format 1"):
        Dataset(tmp_path)


def characters_of(document: Document) -> Characters:
    lengths = [len(text) for text in document.texts]
    return Characters(
        texts=tuple("".join(document.texts)),
        quads=box_quads(np.arange(4 * sum(lengths)).reshape(-1, 4)),
        token=np.repeat(np.arange(len(document), dtype=np.int32), lengths),
        word_texts=("TOTAL", "RM7.42", "Größe", "合計"),
        word_quads=box_quads(np.arange(16).reshape(4, 4)),
        word=word_numbers(document),
    )


def test_characters_and_maps_come_back_where_they_were_kept(tmp_path: Path) -> None:
    ids = np.arange(12, dtype=np.int32).reshape(3, 4) * 100
    places = np.linspace(0, 1, 24, dtype=np.float32).reshape(3, 4, 2)
    kept = characters_of(known_document(1))
    plain, told = records(0, 2)
    write_shard(tmp_path, 0, [plain])
    write_shard(tmp_path, 1, [replace(told, characters=kept, maps={"words": ids, "uv": places})])
    finish_dataset(tmp_path, 2, {})
    dataset = Dataset(tmp_path)
    assert dataset.num_pictures == 2
    assert dataset[0].characters is None
    found = dataset[1].characters
    for field in fields(Characters):
        np.testing.assert_array_equal(getattr(found, field.name), getattr(kept, field.name))
    maps = dataset[1].maps(["words", "uv"])
    np.testing.assert_array_equal(maps["words"], ids)
    np.testing.assert_array_equal(maps["uv"], places)
    with pytest.raises(ValueError, match="no map wrds; did you mean words"):
        dataset[1].maps(["wrds"])
    with pytest.raises(ValueError, match="there are: none"):
        dataset[0].maps(["uv"])
