"""Small receipts that tests draw as text, and the schema of the four shipped fields."""

from collections.abc import Callable, Mapping

import pytest

from receipts.document import Document
from receipts.labels import Field, Schema

_COLUMN_PX, _CHARACTER_PX, _ROW_PX = 400.0, 10.0, 40.0


def drawn(text: str, id: str = "a", fields: Mapping[str, str] | None = None) -> Document:
    """A document from a drawing: a row a line, ``|`` between its columns, ``# `` before a row printed half as tall again."""
    texts, quads = [], []
    for row, entry in enumerate(text.strip("\n").splitlines()):
        height = 30.0 if entry.startswith("# ") else 20.0
        for column, cell in enumerate(entry.removeprefix("# ").split(" | ")):
            left, top = column * _COLUMN_PX, row * _ROW_PX
            right, bottom = left + _CHARACTER_PX * len(cell), top + height
            texts.append(cell)
            quads.append([left, top, right, top, right, bottom, left, bottom])
    return Document.from_lines(id, texts, quads, size=(2000, 4000), fields=fields)


@pytest.fixture(scope="session")
def page() -> Callable[..., Document]:
    return drawn


@pytest.fixture(scope="session")
def schema() -> Schema:
    return Schema(
        fields={
            "company": Field(kind="text", multi_line=True),
            "date": Field(kind="date"),
            "address": Field(kind="text", multi_line=True),
            "total": Field(kind="money"),
        }
    )
