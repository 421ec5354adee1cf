"""Labeling functions from where they are written: the shipped library, a person's own file, or a module."""

import importlib
import importlib.util
import sys
import traceback
from pathlib import Path
from types import ModuleType
from typing import Any

from labeling_functions.function import LabelingFunction
from labeling_functions.library import shipped
from labeling_functions.lines import is_snorkel_function


def load_functions(place: Path | str | None) -> tuple[LabelingFunction | Any, ...]:
    """The labeling functions of a file or module, ours and snorkel's, in their order; the shipped library if ``place`` is None.

    This runs the file: it is called only with what stands on the command line.

    Raises:
        ValueError: there is no such file or module, it fails, or it holds no labeling function.
    """
    if place is None:
        return shipped()
    module = _import(str(place))
    found = tuple(value for value in vars(module).values() if isinstance(value, LabelingFunction) or is_snorkel_function(value))
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
