"""Datasets on disk: pictures in tar shards, documents in Parquet, the manifest last.

A shard is written whole: first its tar of pictures, then its part of the documents, whose presence says that the shard is
done. A run that was killed goes on with the shards that are missing, and ends with the same bytes.
"""

import io
import json
import shutil
import tarfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from receipts.characters import Characters
from receipts.characters_table import CHARACTERS_SCHEMA, StoredCharacters, characters_table
from receipts.config import nearest
from receipts.document import Document
from receipts.files import is_whole_parquet, is_whole_tar, sha256_file, whole_file, write_json
from receipts.pictures import decode_map, encode_map
from receipts.sample import Sample

MANIFEST = "manifest.json"
CHARACTERS = "characters.parquet"
_DOCUMENTS = "documents.parquet"
_PARTS = ".parts"
_FORMAT = 1
_SCHEMA = pa.schema(
    [
        ("id", pa.string()),
        ("width", pa.int32()),
        ("height", pa.int32()),
        ("image", pa.string()),
        ("line_texts", pa.list_(pa.string())),
        ("line_quads", pa.list_(pa.float32())),
        ("texts", pa.list_(pa.string())),
        ("offsets", pa.list_(pa.int32())),
        ("line", pa.list_(pa.int32())),
        ("quads", pa.list_(pa.float32())),
        ("labels", pa.list_(pa.int8())),
        ("begins", pa.list_(pa.bool_())),
        ("group", pa.list_(pa.int32())),
        ("visibility", pa.list_(pa.float32())),
        ("legible", pa.list_(pa.bool_())),
        ("fields", pa.string()),
    ]
)


@dataclass(frozen=True)
class Record:
    """One sample as it is stored.

    Attributes:
        recipe: what the sample can be made from again.
        picture: as JPEG, None for none.
        characters: None where they are not kept.
        maps: exact maps of the picture by name.
    """

    document: Document
    recipe: Mapping[str, Any]
    picture: bytes | None = None
    characters: Characters | None = None
    maps: Mapping[str, NDArray[Any]] = field(default_factory=dict)


def shard_done(out: Path, shard: int) -> bool:
    """Whether a shard stands in ``out`` whole: its documents, and of its pictures and characters what was begun."""
    parts = [_part(out, shard), *filter(Path.exists, [_part(out, shard, "characters")])]
    pictures = out / _tar(shard)
    return all(map(is_whole_parquet, parts)) and (not pictures.exists() or is_whole_tar(pictures))


def write_shard(out: Path, shard: int, records: Iterable[Record]) -> None:
    """Write a shard's pictures and documents, whole or not at all; the same records give the same bytes."""
    kept = list(records)
    pictures = [record for record in kept if record.picture is not None]
    if pictures:
        with (
            whole_file(out / _tar(shard)) as temporary,
            tarfile.open(temporary, "w", format=tarfile.USTAR_FORMAT) as tar,
        ):
            for record in pictures:
                _add(tar, f"{record.document.id}.jpg", record.picture or b"")
                _add(tar, f"{record.document.id}.json", json.dumps(dict(record.recipe), sort_keys=True).encode())
                for name, values in sorted(record.maps.items()):
                    ending, content = encode_map(values)
                    _add(tar, f"{record.document.id}.{name}.{ending}", content)
    if characters := {record.document.id: record.characters for record in kept if record.characters is not None}:
        with whole_file(_part(out, shard, "characters")) as temporary:
            pq.write_table(characters_table(characters), temporary)
    with whole_file(_part(out, shard)) as temporary:
        pq.write_table(documents_table(record.document for record in kept), temporary)


def finish_dataset(out: Path, num_shards: int, description: Mapping[str, Any]) -> None:
    """Join the documents of all shards, then write the manifest, last.

    Args:
        description: what the manifest says of the dataset beside its files: config, hashes, versions, schema.
    """
    with whole_file(out / _DOCUMENTS) as temporary, pq.ParquetWriter(temporary, _SCHEMA) as writer:
        for shard in range(num_shards):
            writer.write_table(pq.read_table(_part(out, shard), schema=_SCHEMA))
    parts = [_part(out, shard, "characters") for shard in range(num_shards)]
    if any(part.exists() for part in parts):
        with whole_file(out / CHARACTERS) as temporary, pq.ParquetWriter(temporary, CHARACTERS_SCHEMA) as writer:
            for part in filter(Path.exists, parts):
                writer.write_table(pq.read_table(part, schema=CHARACTERS_SCHEMA))
    for left_over in out.glob(".*.part"):
        left_over.unlink(missing_ok=True)  # half-written by a run that was killed
    write_manifest(out, description)
    shutil.rmtree(out / _PARTS, ignore_errors=True)


def write_documents_table(out: Path, documents: Iterable[Document]) -> None:
    """Write documents without pictures of their own as ``documents.parquet``."""
    with whole_file(out / _DOCUMENTS) as temporary:
        pq.write_table(documents_table(documents), temporary)


def write_manifest(out: Path, description: Mapping[str, Any]) -> None:
    """Write the manifest over the data files that stand in ``out``, with the sha256 of each."""
    names = sorted(path.name for pattern in ("*.parquet", "samples-*.tar") for path in out.glob(pattern))
    hashes = {name: sha256_file(out / name) for name in names}
    write_json(out / MANIFEST, {"format": _FORMAT, **description, "files": hashes})


def documents_table(documents: Iterable[Document]) -> pa.Table:
    """Documents as a table, a row each."""
    return pa.Table.from_pylist([_row(document) for document in documents], schema=_SCHEMA)


class Dataset:
    """A dataset that was written whole.

    Attributes:
        path: its folder.
        manifest: what it says of itself.
    """

    def __init__(self, path: Path | str) -> None:
        """Open a dataset.

        Raises:
            ValueError: there is no manifest (the run was not finished), or it is of another format.
        """
        self.path = Path(path)
        manifest = self.path / MANIFEST
        if not manifest.exists():
            raise ValueError(f"{self.path}: no dataset (no {MANIFEST}; a run that was cut short goes on with resume=true)")
        self.manifest: dict[str, Any] = json.loads(manifest.read_text(encoding="utf-8"))
        if self.manifest.get("format") != _FORMAT:
            raise ValueError(f"{manifest}: format {self.manifest.get('format')!r}, but this version reads format {_FORMAT}")

    def __len__(self) -> int:
        return int(pq.read_metadata(self.path / _DOCUMENTS).num_rows)

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """All documents, in order."""
        return tuple(self.iter_documents())

    def iter_documents(self) -> Iterator[Document]:
        """The documents one after the other, without holding all of them."""
        for batch in pq.ParquetFile(self.path / _DOCUMENTS).iter_batches(256):
            for row in batch.to_pylist():
                yield _document(row)

    @cached_property
    def _pictures(self) -> dict[str, tuple[Path, int, int]]:
        """Where each member of the tar shards lies: file, offset, size."""
        found = {}
        for name in self.manifest["files"]:
            if name.endswith(".tar"):
                with tarfile.open(self.path / name) as tar:
                    found.update({member.name: (self.path / name, member.offset_data, member.size) for member in tar})
        return found

    @property
    def num_pictures(self) -> int:
        """How many of the samples have a picture."""
        return sum(name.endswith(".jpg") for name in self._pictures)

    def __getitem__(self, index: int) -> Sample:
        """Sample ``index`` with its picture; raises as `jpeg` does."""
        import cv2

        document = self.documents[index]
        encoded = np.frombuffer(self.jpeg(index), np.uint8)
        image = cv2.cvtColor(cv2.imdecode(encoded, cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)  # type: ignore[arg-type]
        return Sample(
            image=image,  # type: ignore[arg-type]
            document=document,
            origin=json.loads(self._member(f"{document.id}.json")),
            characters=self.characters(index),
            map_maker=partial(self._maps, document.id),
        )

    def jpeg(self, index: int) -> bytes:
        """The picture of sample ``index`` as it is stored.

        Raises:
            ValueError: the sample has no picture.
        """
        document = self.documents[index]
        if f"{document.id}.jpg" not in self._pictures:
            raise ValueError(f"{self.path}: sample {document.id} has no picture; its document is in .documents[{index}]")
        return self._member(f"{document.id}.jpg")

    def characters(self, index: int) -> Characters | None:
        """The characters of sample ``index``; None where they were not kept."""
        return self._characters.of(self.documents[index].id) if self._characters is not None else None

    @cached_property
    def _characters(self) -> StoredCharacters | None:
        return StoredCharacters(self.path / CHARACTERS) if CHARACTERS in self.manifest["files"] else None

    def _maps(self, id: str, names: Sequence[str]) -> dict[str, NDArray[Any]]:
        """The maps of a sample that were written with it."""
        members = [name.split(".") for name in self._pictures if name.startswith(f"{id}.")]
        there = {parts[1]: ".".join(parts) for parts in members if len(parts) == 3}
        for name in names:
            if name not in there:
                known = f"{nearest(name, there)} (there are: {', '.join(there) or 'none'})"
                raise ValueError(f"{self.path}: sample {id} has no map {name}{known}; tillroll synth maps=[{name}] writes it")
        return {name: decode_map(self._member(there[name])) for name in names}

    def _member(self, name: str) -> bytes:
        path, offset, size = self._pictures[name]
        with path.open("rb") as stream:
            stream.seek(offset)
            return stream.read(size)


def _tar(shard: int) -> str:
    return f"samples-{shard:05d}.tar"


def _part(out: Path, shard: int, kind: str = "documents") -> Path:
    return out / _PARTS / f"{kind}-{shard:05d}.parquet"


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(content)
    tar.addfile(member, io.BytesIO(content))


def _flat(values: np.ndarray[Any, Any] | None) -> list[Any] | None:
    return None if values is None else values.ravel().tolist()


def _row(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "width": document.size[0],
        "height": document.size[1],
        "image": document.image,
        "line_texts": list(document.line_texts),
        "line_quads": _flat(document.line_quads),
        "texts": list(document.texts),
        "offsets": _flat(document.offsets),
        "line": _flat(document.line),
        "quads": _flat(document.quads),
        "labels": _flat(document.labels),
        "begins": _flat(document.begins),
        "group": _flat(document.group),
        "visibility": _flat(document.visibility),
        "legible": _flat(document.legible),
        "fields": None if document.fields is None else json.dumps(dict(document.fields), ensure_ascii=False),
    }


def _array(values: Sequence[Any] | None, dtype: Any, shape: tuple[int, ...] = (-1,)) -> Any:
    return None if values is None else np.array(values, dtype).reshape(shape)


def _document(row: Mapping[str, Any]) -> Document:
    return Document(
        id=row["id"],
        size=(row["width"], row["height"]),
        line_texts=tuple(row["line_texts"]),
        line_quads=_array(row["line_quads"], np.float32, (-1, 4, 2)),
        texts=tuple(row["texts"]),
        offsets=_array(row["offsets"], np.int32),
        line=_array(row["line"], np.int32),
        quads=_array(row["quads"], np.float32, (-1, 4, 2)),
        labels=_array(row["labels"], np.int8),
        begins=_array(row["begins"], np.bool_),
        group=_array(row["group"], np.int32),
        visibility=_array(row["visibility"], np.float32),
        legible=_array(row.get("legible"), np.bool_),
        fields=None if row["fields"] is None else json.loads(row["fields"]),
        image=row["image"],
    )
