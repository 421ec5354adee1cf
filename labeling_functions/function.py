"""Labeling functions: plain functions that look at a document and yield the token spans of one label."""

import importlib
import importlib.util
import sys
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

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


def load_functions(place: Path | str | None) -> tuple[LabelingFunction, ...]:
    """The labeling functions of a file or module, in their order; the shipped library if ``place`` is None.

    This runs the file: it is called only with what stands on the command line.

    Raises:
        ValueError: there is no such file or module, it fails, or it holds no labeling function.
    """
    if place is None:
        from labeling_functions.library import shipped

        return shipped()
    module = _import(str(place))
    found = tuple(value for value in vars(module).values() if isinstance(value, LabelingFunction))
    if not found:
        raise ValueError(f"functions: {place} holds no labeling function; decorate one with @labeling_function(label=...)")
    names = [function.name for function in found]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise ValueError(f"functions: {place} holds {sorted(twice)[0]} twice; give one of them another name=")
    return found


def _import(place: str) -> ModuleType:
    path = Path(place)
    is_file = path.suffix == ".py"
    if is_file and not path.is_file():
        raise ValueError(f"functions: {place}: no such file")
    try:
        return _run_file(path) if is_file else importlib.import_module(place)
    except SyntaxError as fault:
        raise ValueError(f"functions: {fault.filename}:{fault.lineno}: {fault.msg}") from None
    except Exception as fault:
        if isinstance(fault, ModuleNotFoundError) and not is_file and place.startswith(fault.name or place):
            raise ValueError(f"functions: {fault}; say a file (my_rules.py) or a module (package.module)") from None
        last = traceback.extract_tb(fault.__traceback__)[-1]
        where = next((frame for frame in traceback.extract_tb(fault.__traceback__) if frame.filename == str(path)), last)
        raise ValueError(f"functions: {where.filename}:{where.lineno}: {type(fault).__name__}: {fault}") from fault


def _run_file(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules.setdefault(path.stem, module)
    spec.loader.exec_module(module)
    return module
