"""The label schema: which fields a receipt has, in which order their labels count. Schemas come from conf/schema."""

from collections.abc import Mapping
from typing import Literal

from receipts.config import Component, component, nearest

ABSTAIN = -1
OTHER = 0


@component
class Field(Component):
    """One field: what kind of value it holds, and whether it may run over several lines."""

    kind: Literal["text", "date", "money"]
    multi_line: bool = False


@component
class Schema(Component):
    """The fields of a receipt; label 0 is ``other``, label i the i-th field.

    >>> schema = Schema(fields={"date": Field(kind="date"), "total": Field(kind="money")})
    >>> schema.names, schema.cardinality, schema.label("total")
    (('other', 'date', 'total'), 3, 2)
    """

    fields: Mapping[str, Field]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the labels, ``other`` first."""
        return ("other", *self.fields)

    @property
    def cardinality(self) -> int:
        """The number of labels k, ``other`` among them."""
        return len(self.fields) + 1

    def label(self, name: str) -> int:
        """The label of a field's name.

        Raises:
            ValueError: the schema has no such field; the nearest is named.
        """
        try:
            return self.names.index(name)
        except ValueError:
            raise ValueError(f"{name}: the schema has no such label{nearest(name, self.names)}") from None
