"""Labeling functions: plain functions that look at a document and yield the token spans of one label."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from receipts.document import Document, Span


@dataclass(frozen=True)
class LabelingFunction:
    """A rule that votes.

    Attributes:
        name: how it is called in tables.
        label: the field it votes for, or ``other``.
        find: yields the spans it votes on.
        exhaustive: its silence is evidence against its label.
        about: what it says of itself, one line.
    """

    name: str
    label: str
    find: Callable[[Document], Iterable[Span]]
    exhaustive: bool = False
    about: str = ""

    def __call__(self, document: Document) -> list[Span]:
        """The spans it votes on.

        Raises:
            ValueError: the function failed, or a span lies outside the document; function and document are named.
        """
        try:
            spans = [Span(*map(int, span)) for span in self.find(document)]
        except Exception as fault:
            raise ValueError(
                f"labeling function {self.name}, document {document.id}: {type(fault).__name__}: {fault}"
            ) from fault
        for span in spans:
            if not 0 <= span.start <= span.stop <= len(document):
                where = f"labeling function {self.name}, document {document.id}"
                raise ValueError(f"{where}: span {tuple(span)} outside its {len(document)} tokens")
        return spans


def labeling_function(
    *, label: str, exhaustive: bool = False, name: str | None = None
) -> Callable[[Callable[[Document], Iterable[Span]]], LabelingFunction]:
    """A decorator that makes a labeling function of a plain one.

    Args:
        label: the field the function votes for, or ``other``.
        exhaustive: the function finds every span of its label, so that its silence counts against the label.
        name: how it is called; the function's own name unless given.

    >>> @labeling_function(label="date")
    ... def date_after_keyword(document):
    ...     "A date after the word date."
    ...     yield from document.find(r"date\\W+([\\d/]+)", group=1)
    >>> date_after_keyword.label, date_after_keyword.about
    ('date', 'A date after the word date.')
    """

    def decorate(function: Callable[[Document], Iterable[Span]]) -> LabelingFunction:
        about = (function.__doc__ or "").strip().split("\n")[0]
        return LabelingFunction(name or function.__name__, label, function, exhaustive, about)

    return decorate
