"""A person's own Python, from a file or a module: run because it stands on the command line, and its faults told by line."""

import importlib
import importlib.util
import sys
import traceback
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import ModuleType
from typing import cast


def own_module(place: str, setting: str) -> ModuleType:
    """The module of a file (``my_rules.py``) or of a dotted name, run.

    It is called only with what stands on the command line, never with what a dataset or a saved configuration names.

    Args:
        setting: what named it, for messages.

    Raises:
        ValueError: there is no such file or module, or it fails: told with the line of the file that failed.
    """
    path = Path(place)
    is_file = path.suffix == ".py"
    if is_file and not path.is_file():
        raise ValueError(f"{setting}: {place}: no such file")
    try:
        return _run_file(path) if is_file else importlib.import_module(place)
    except SyntaxError as fault:
        raise ValueError(f"{setting}: {fault.filename}:{fault.lineno}: {fault.msg}") from None
    except Exception as fault:
        if isinstance(fault, ModuleNotFoundError) and not is_file and place.startswith(fault.name or place):
            raise ValueError(f"{setting}: {fault}; say a file (my_rules.py) or a module (package.module)") from None
        last = traceback.extract_tb(fault.__traceback__)[-1]
        where = next((frame for frame in traceback.extract_tb(fault.__traceback__) if frame.filename == str(path)), last)
        told = f"{setting}: {where.filename}:{where.lineno}: {type(fault).__name__}: {fault}"
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
