"""Labeling functions from where they are written: the shipped library, a person's own file, or a module."""

import importlib
import importlib.util
import sys
import traceback
from collections.abc import Iterator
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import ModuleType
from typing import Any, cast

from labeling_functions.function import LabelingFunction
from labeling_functions.library import shipped
from labeling_functions.lines import is_snorkel_function


def load_functions(place: Path | str | None) -> tuple[LabelingFunction | Any, ...]:
    """The labeling functions of a file or module, ours and snorkel's, in their order; the shipped library if ``place`` is None.

    Those in lists and tuples (``lfs = [first, second]``) are among them; each comes once, however many names it has.

    This runs the file: it is called only with what stands on the command line.

    Raises:
        ValueError: there is no such file or module, it fails, or it holds no labeling function.
    """
    if place is None:
        return shipped()
    module = _import(str(place))
    found = tuple({id(function): function for value in vars(module).values() for function in _functions_in(value)}.values())
    if not found:
        raise ValueError(f"functions: {place} holds no labeling function; decorate one with @labeling_function(label=...)")
    names = [function.name for function in found]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise ValueError(f"functions: {place} holds {sorted(twice)[0]} twice; give one of them another name=")
    return found


def _functions_in(value: Any) -> Iterator[Any]:
    if isinstance(value, LabelingFunction) or is_snorkel_function(value):
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _functions_in(item)


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
        told = f"functions: {where.filename}:{where.lineno}: {type(fault).__name__}: {fault}"
        # snorkel's @nlp_labeling_function and SpacyPreprocessor ask for a package that snorkel does not bring.
        needs_spacy = isinstance(fault, ModuleNotFoundError) and fault.name == "spacy"
        raise ValueError(
            f"{told}; pip install spacy, and the model that the function names" if needs_spacy else told
        ) from fault


def _run_file(path: Path) -> ModuleType:
    loader = SourceFileLoader(path.stem, str(path))
    module = importlib.util.module_from_spec(cast(ModuleSpec, importlib.util.spec_from_loader(path.stem, loader)))
    sys.modules.setdefault(path.stem, module)
    # From its text: compiled code that Python kept counts as new while size and second of the last change are the same.
    exec(loader.source_to_code(loader.get_data(str(path)), str(path)), vars(module))
    return module
