"""Characters as a Parquet table, a row a sample, and back."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from receipts.characters import Characters

CHARACTERS_SCHEMA = pa.schema(
    [
        ("id", pa.string()),
        ("texts", pa.list_(pa.string())),
        ("quads", pa.list_(pa.float32())),
        ("token", pa.list_(pa.int32())),
        ("word_texts", pa.list_(pa.string())),
        ("word_quads", pa.list_(pa.float32())),
        ("word", pa.list_(pa.int32())),
        ("word_visibility", pa.list_(pa.float32())),
        ("word_legible", pa.list_(pa.bool_())),
        ("word_boxes", pa.list_(pa.float32())),
        ("word_polygons", pa.list_(pa.float32())),
        ("line_polygons", pa.list_(pa.float32())),
    ]
)


def characters_table(rows: Mapping[str, Characters]) -> pa.Table:
    """Characters by the id of their document as a table, a row each."""
    columns = [pa.array(list(rows), pa.string())]
    for column in list(CHARACTERS_SCHEMA)[1:]:
        columns.append(_lists([getattr(one, column.name) for one in rows.values()], column.type.value_type))
    return pa.table(columns, schema=CHARACTERS_SCHEMA)


def _lists(values: Sequence[Any], type_: pa.DataType) -> pa.ListArray:
    """Arrays or tuples as one column of lists, null for None."""
    flat = [np.asarray([] if one is None else one).ravel() for one in values]
    offsets = np.concatenate([[0], np.cumsum([len(one) for one in flat])]).astype(np.int32)
    joined = [sign for one in flat for sign in one.tolist()] if pa.types.is_string(type_) else np.concatenate(flat)
    missing = pa.array([one is None for one in values])
    return pa.ListArray.from_arrays(pa.array(offsets), pa.array(joined, type_), mask=missing)


class StoredCharacters:
    """The characters of a dataset's samples, read when first asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def _table(self) -> pa.Table:
        return pq.read_table(self._path, schema=CHARACTERS_SCHEMA)

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {id: row for row, id in enumerate(self._table["id"].to_pylist())}

    def of(self, id: str) -> Characters | None:
        """The characters of a document, None where none were kept."""
        if id not in self._rows:
            return None
        row = self._table.slice(self._rows[id], 1)
        return Characters(
            texts=tuple(row["texts"][0].as_py()),
            quads=_array(row["quads"], np.float32).reshape(-1, 4, 2),
            token=_array(row["token"], np.int32),
            word_texts=tuple(row["word_texts"][0].as_py()),
            word_quads=_array(row["word_quads"], np.float32).reshape(-1, 4, 2),
            word=_array(row["word"], np.int32),
            word_visibility=_known(row["word_visibility"], np.float32),
            word_legible=_known(row["word_legible"], np.bool_),
            word_boxes=_shaped(row["word_boxes"], 4),
            word_polygons=_shaped(row["word_polygons"], 8, 2),
            line_polygons=_shaped(row["line_polygons"], 24, 2),
        )


def _known(column: pa.ChunkedArray, dtype: type) -> NDArray[Any] | None:
    return _array(column, dtype) if column[0].is_valid else None


def _array(column: pa.ChunkedArray, dtype: type) -> NDArray[Any]:
    return np.asarray(column[0].values.to_numpy(zero_copy_only=False), dtype)


def _shaped(column: Any, *shape: int) -> NDArray[np.float32] | None:
    found = _known(column, np.float32)
    return None if found is None else found.reshape(-1, *shape)
