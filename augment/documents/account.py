"""What follows the tokens of a changed document: labels, begins of spans, groups, what can be seen, fields.

A change says which old token each new one stands for; everything here is a function of that.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from receipts.document import Document, Span


def run_starts(values: NDArray[Any]) -> NDArray[np.bool_]:
    """Where a value (n) differs from the one before it, bool (n); the first always does.

    >>> run_starts(np.array([3, 3, 4])).tolist()
    [True, False, True]
    """
    # np.diff with prepend= takes four times as long, and this is asked a dozen times a document.
    found = np.ones(len(values), np.bool_)
    np.not_equal(values[1:], values[:-1], out=found[1:])
    return found


def unchanged(document: Document) -> tuple[Document, NDArray[np.int32]]:
    """The document, each of whose tokens stands for itself."""
    return document, np.arange(len(document), dtype=np.int32)


def followed(document: Document, source: NDArray[np.int32], **changes: Any) -> Document:
    """The document with ``changes``, its tokens' labels, groups and visibility those of the old tokens ``source``.

    The first token left of a span begins it. Fields that read as a labelled span are read anew from what is left of the span,
    and are gone with it; others stay. Of two labels that read alike, the first field takes the lower one: fields stand in the
    order of their labels.
    """
    changed = replace(
        document,
        labels=None if document.labels is None else document.labels[source],
        group=document.group[source],
        visibility=None if document.visibility is None else document.visibility[source],
        legible=None if document.legible is None else document.legible[source],
        **changes,
    )
    return with_spans(document, changed, source)


def without_spans(document: Document) -> Document:
    """The document without what `with_spans` makes of the first document and the last of several changes."""
    return replace(document, begins=None, fields=None)


def with_spans(document: Document, changed: Document, source: NDArray[np.int32]) -> Document:
    """The changed document with the begins and fields of the old one, as far as its spans are left."""
    if document.begins is None and (document.fields is None or document.labels is None):
        return changed
    run = span_runs(document)
    begins = None
    if document.begins is not None:
        starts, left = run_starts(run), run[source]
        # The first token left of a run begins a span if the run did.
        began = np.zeros(len(document) + 1, np.bool_)
        began[run[starts]] = document.begins[starts]
        begins = began[left] & run_starts(left)
    return replace(changed, begins=begins, fields=_fields(document, changed, source, run))


def _fields(
    document: Document, changed: Document, source: NDArray[np.int32], run: NDArray[np.int64]
) -> Mapping[str, str] | None:
    """The fields, read anew where their spans are known."""
    labels = document.labels
    if document.fields is None or labels is None:
        return document.fields
    old, new = _labelled(run, labels), _labelled(run[source], labels[source])
    values, texts = tuple(set(document.fields.values())), document.texts
    readings: dict[str, dict[int, list[int]]] = {}
    for number, span in old.items():
        first = texts[span.start]
        if any(value.startswith(first) for value in values):
            by_label = readings.setdefault(document.span_text(span), {})
            by_label.setdefault(int(labels[span.start]), []).append(number)
    fields, taken = {}, set[int]()
    for name, value in document.fields.items():
        free = {label: runs for label, runs in readings.get(value, {}).items() if label not in taken}
        if not free:
            fields[name] = value
            continue
        label = min(free)
        taken.add(label)
        left = [changed.span_text(new[number]) for number in free[label] if number in new]
        if any(left):
            fields[name] = next(filter(None, left))
    return fields


def span_runs(document: Document) -> NDArray[np.int64]:
    """The number of the run each token is in, int64 (n): a run ends where a span begins or the label changes.

    >>> made = Document.from_lines("a", ["A B C D"], np.zeros((1, 8)), size=(9, 9))
    >>> span_runs(replace(made, labels=np.array([0, 1, 1, 0], np.int8))).tolist()
    [1, 2, 2, 3]
    """
    starts = np.zeros(len(document), np.bool_) if document.begins is None else document.begins
    if document.labels is not None:
        starts = starts | run_starts(document.labels)
    return np.cumsum(starts)


def _labelled(run: NDArray[np.int64], labels: NDArray[np.int8]) -> dict[int, Span]:
    """The tokens of each run with a label, of one that is in several pieces those of the first."""
    starts = np.flatnonzero(run_starts(run))
    stops = np.append(starts[1:], len(run))
    mine = labels[starts] > 0
    starts, stops = starts[mine], stops[mine]
    found: dict[int, Span] = {}
    for number, start, stop in zip(run[starts].tolist(), starts.tolist(), stops.tolist(), strict=True):
        found.setdefault(number, Span(start, stop))
    return found
