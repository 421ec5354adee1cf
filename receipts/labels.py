"""The label schema: which fields a receipt has, in which order their labels count. Schemas come from conf/schema."""

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from receipts.config import Component, component, nearest

ABSTAIN = -1
OTHER = 0


@component
class Field(Component):
    """One field: what kind of value it holds, whether it may run over several lines, and whether a receipt has many of it."""

    kind: Literal["text", "date", "money"]
    multi_line: bool = False
    repeated: bool = False


@component
class Schema(Component):
    """The fields of a receipt; label 0 is ``other``, label i the i-th field.

    Attributes:
        fields: what is asked for.
        aside: what functions may vote for too, and what helps to tell the fields apart; in results it is ``other``.

    >>> money = Field(kind="money")
    >>> schema = Schema(fields={"date": Field(kind="date"), "total": money}, aside={"change": money})
    >>> schema.names, schema.cardinality, schema.label("total")
    (('other', 'date', 'total'), 3, 2)
    >>> schema.wide.names
    ('other', 'date', 'total', 'change')
    """

    fields: Mapping[str, Field]
    aside: Mapping[str, Field] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in self.aside:
            if name in self.fields or name == "other":
                raise ValueError(f"aside.{name}: is a field already")

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the labels, ``other`` first."""
        return ("other", *self.fields)

    @property
    def cardinality(self) -> int:
        """The number of labels k, ``other`` among them."""
        return len(self.fields) + 1

    @property
    def wide(self) -> "Schema":
        """The schema in which what is aside is a field like any other, numbered after the fields."""
        return Schema(fields={**self.fields, **self.aside})

    def label(self, name: str) -> int:
        """The label of a field's name.

        Raises:
            ValueError: the schema has no such field; the nearest is named.
        """
        try:
            return self.names.index(name)
        except ValueError:
            raise ValueError(f"{name}: the schema has no such label{nearest(name, self.names)}") from None
