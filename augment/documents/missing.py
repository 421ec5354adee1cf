"""What a receipt may not show: its tax lines, what stands above and below what counts, and what a bad picture cuts off."""

import re
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from augment.documents.account import unchanged
from augment.documents.rows import Rows, along_lines, with_rows
from augment.text import Share, TextAugmentation, View
from receipts.config import Probability, component
from receipts.document import Document
from receipts.labels import OTHER, Schema

# Words of taxes, in the languages that tills print most; a row counts with a figure that has a share or cents.
_TAX = re.compile(
    r"\b(TAX(ES)?|GST|CGST|SGST|IGST|SST|HST|PST|QST|VAT|MWST|UST|TVA|IVA|BTW|MOMS|PTU|PPN|PB1|CUKAI|STEUER|PODATEK)\b|税|세액|부가세",
    re.IGNORECASE,
)
_TAX_CODE = re.compile(r"^\W*(SR|ZRL?|ZRE|OS|ES|TX|[A-G])\b[^A-Z]*\d\s*%", re.IGNORECASE)
_FIGURE = re.compile(r"\d[.,]\d\d\b|\d\s*%|%\s*\d")
# What is printed with taxes or without them is no tax.
_SUM = re.compile(r"TOTAL|JUMLAH|SUMME|INCL|EXCL|\bINC\b|\bEX\b|NETT?O?\b|AMOUNT DUE", re.IGNORECASE)
_TABLE = re.compile(r"\b(SUMMARY|ANALYSIS|BREAKDOWN|RINGKASAN)\b", re.IGNORECASE)


@component
class MissingTaxes(TextAugmentation):
    """Tax lines that are not there, as on receipts of small shops: rows that state a tax, found by their labels or words.

    Rows with a field that is no tax stay, and so do rows of items.

    Attributes:
        probability: of documents that lose tax lines.
        share_range: the share of its tax lines that such a document loses.
        schema: by which documents are labelled, where it has a field called ``tax``; words alone tell taxes without it.
    """

    probability: Probability = 0.3
    share_range: Share = (0.5, 1.0)
    schema: Schema | None = None

    def changed(self, document: Document, rng: np.random.Generator) -> View:
        """The document without some rows of taxes, the rest closed up."""
        rows = Rows.of_page(document)
        share, chance = rng.uniform(*self.share_range), rng.random(len(rows))
        taxes = self._taxes(document, rows)
        # Rows below one another are of one table: it is there or not.
        first = np.maximum.accumulate(np.where(np.diff(taxes, prepend=False), np.arange(len(rows)), 0))
        return _without(document, rows, taxes & (chance[first] < share))

    def _taxes(self, document: Document, rows: Rows) -> NDArray[np.bool_]:
        """The rows of taxes, bool (R)."""
        names = self.schema.names if self.schema is not None else ()
        tax = names.index("tax") if "tax" in names else OTHER
        labels = np.zeros(len(document), np.int8) if document.labels is None else document.labels
        found = _tax_rows(_row_texts(document, rows))
        found |= _rows_with(document, rows, (labels == tax) & (labels != OTHER))
        return found & ~_rows_with(document, rows, (labels != OTHER) & (labels != tax) | (document.group >= 0))


@component
class MissingRows(TextAugmentation):
    """Rows above the items and below the last field that are not there; none with a field among them.

    A document that nobody labelled stays as it is: which of its rows have a field is not known.

    Attributes:
        probability: of documents that lose rows.
        share_range: the share of such rows that a document loses.
    """

    probability: Probability = 0.3
    share_range: Share = (0.1, 0.6)

    def changed(self, document: Document, rng: np.random.Generator) -> View:
        """The document without some rows of its head and foot, the rest closed up."""
        if document.labels is None:
            return unchanged(document)
        rows = Rows.of_page(document)
        share, chance = rng.uniform(*self.share_range), rng.random(len(rows))
        items, told = (
            np.flatnonzero(_rows_with(document, rows, one)) for one in (document.group >= 0, document.labels != OTHER)
        )
        row = np.arange(len(rows))
        head = row < (items[0] if len(items) else 0)
        foot = row > max(told.max(initial=-1), items.max(initial=-1))
        return _without(document, rows, (head | foot) & ~np.isin(row, told) & (chance < share))


@component
class Crop(TextAugmentation):
    """The picture ends too early: rows at its top or at its bottom are cut off, and the fields that lie there.

    Attributes:
        probability: of documents that are cut.
        share_range: the share of its rows that such a document loses.
        side: where; ``either`` draws it.
    """

    probability: Probability = 0.15
    share_range: Share = (0.02, 0.15)
    side: Literal["top", "bottom", "either"] = "either"

    def changed(self, document: Document, rng: np.random.Generator) -> View:
        """The document without its first or last rows, the page cut where they were."""
        rows = Rows.of_page(document)
        share, at_top = rng.uniform(*self.share_range), rng.random() < {"top": 1.0, "bottom": 0.0, "either": 0.5}[self.side]
        num_lost = min(int(np.ceil(share * len(rows))), len(rows) - 1)
        row = np.arange(len(rows))
        return _without(document, rows, row < num_lost if at_top else row >= len(rows) - num_lost)


def _without(document: Document, rows: Rows, lost: NDArray[np.bool_]) -> View:
    """The document without the lost rows, bool (R), closed up; as it was where none is lost or no token would be left."""
    left = ~lost
    if not lost.any() or not _rows_with(document, rows, np.ones(len(document), np.bool_))[left].any():
        return unchanged(document)
    return with_rows(document, rows, np.flatnonzero(left))


def _rows_with(document: Document, rows: Rows, tokens: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The rows that have one of the tokens, bool (R)."""
    found = np.zeros(len(rows), np.bool_)
    found[rows.of[document.line[tokens]]] = True
    return found


def _row_texts(document: Document, rows: Rows) -> list[str]:
    """The text of each row, its lines from left to right."""
    pieces: list[list[str]] = [[] for _ in range(len(rows))]
    left = document.line_quads[:, 0] @ along_lines(document.line_quads)
    for line in np.argsort(left, kind="stable").tolist():
        pieces[rows.of[line]].append(document.line_texts[line])
    return [" ".join(row) for row in pieces]


def _tax_rows(texts: list[str]) -> NDArray[np.bool_]:
    """The rows that state a tax or belong to a table of taxes, bool (R).

    >>> _tax_rows(["TAX INVOICE", "GST 6% 1.20", "TOTAL INCL. GST 21.20", "GST SUMMARY", "SR 20.00 1.20", "BYE"]).tolist()
    [False, True, False, True, True, False]
    """
    found = np.zeros(len(texts), np.bool_)
    in_table = False
    for row, text in enumerate(texts):
        figures = bool(_FIGURE.search(text))
        heads_table = bool(_TABLE.search(text) and _TAX.search(text))
        in_table = heads_table or (in_table and figures)
        found[row] = in_table or (figures and _states_tax(text))
    return found


def _states_tax(text: str) -> bool:
    """Whether a row with figures states a tax rather than a sum with or without it."""
    return bool((_TAX.search(text) or _TAX_CODE.search(text)) and not _SUM.search(text))
