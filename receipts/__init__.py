"""What a receipt is, and what all parts of Tillroll share.

Importing this package loads nothing heavy: each name is looked up on first use.

>>> from receipts import Document
>>> Document.from_lines("a", ["TOTAL RM7.42"], [[0, 0, 120, 0, 120, 10, 0, 10]], size=(120, 10)).texts
('TOTAL', 'RM', '7', '.', '42')
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from receipts.content import Item, Payment, Receipt, Tax
    from receipts.dataset import Dataset
    from receipts.document import Document, Span
    from receipts.geometry import Warp
    from receipts.kinds import Kind, is_date, is_money, is_number, is_time
    from receipts.labels import ABSTAIN, OTHER, Schema
    from receipts.rng import stream
    from receipts.sample import Sample, Source

_HOME = {
    "ABSTAIN": "labels",
    "Dataset": "dataset",
    "Document": "document",
    "Item": "content",
    "Kind": "kinds",
    "OTHER": "labels",
    "Payment": "content",
    "Receipt": "content",
    "Sample": "sample",
    "Schema": "labels",
    "Source": "sample",
    "Span": "document",
    "Tax": "content",
    "Warp": "geometry",
    "is_date": "kinds",
    "is_money": "kinds",
    "is_number": "kinds",
    "is_time": "kinds",
    "stream": "rng",
}
__all__ = [
    "ABSTAIN",
    "OTHER",
    "Dataset",
    "Document",
    "Item",
    "Kind",
    "Payment",
    "Receipt",
    "Sample",
    "Schema",
    "Source",
    "Span",
    "Tax",
    "Warp",
    "is_date",
    "is_money",
    "is_number",
    "is_time",
    "stream",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'receipts' has no attribute {name!r}")
    return getattr(import_module(f"receipts.{_HOME[name]}"), name)
