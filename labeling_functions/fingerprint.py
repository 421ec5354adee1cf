"""What a labeling function's votes depend on, as one hash: its code, and all that its code refers to.

The walk goes from a function through its code, defaults, closure and the globals that it names, into functions, classes,
modules and values of the person's own. It ends at what is installed (the standard library, packages, the parts of Tillroll
under the rules): `installed_fingerprint` stands for all of that together. What cannot be told this way is refused: to ask a
function once too often costs a moment, to take votes that are no longer its own is wrong.
"""

import copyreg
import dis
import functools
import hashlib
import importlib
import importlib.util
import site
import sys
import sysconfig
import types
from collections.abc import Iterable, Iterator
from dataclasses import Field
from pathlib import Path
from typing import Any

from receipts.document import Document

# Votes of a function that reads the world are not told by its code. Names of builtins and attributes, then of modules.
_OUTSIDE = frozenset(
    {"open", "eval", "exec", "globals", "__import__", "import_module", "input", "read_text", "read_bytes", "environ", "getenv"}
    | {"now", "utcnow", "today", "random", "default_rng", "urlopen", "imread", "fromfile", "loadtxt", "read_csv"}
)
_OUTSIDE_MODULES = frozenset(
    {"random", "time", "secrets", "uuid", "tempfile", "subprocess", "sqlite3", "socket", "urllib", "requests", "httpx"}
)
_PLAIN = (type(None), bool, int, float, complex, str, bytes, type(...), type(NotImplemented))
# Parts of a class that say nothing of what it does.
_NOT_OF_A_CLASS = frozenset(
    {"__dict__", "__weakref__", "__doc__", "__module__", "__annotations__", "__annotate_func__", "__annotations_cache__"}
    | {"_abc_impl", "__firstlineno__", "__static_attributes__"}
)
# Of a code object; what is left out says where it stands.
_OF_CODE = (
    *("co_code", "co_consts", "co_names", "co_varnames", "co_freevars", "co_cellvars", "co_argcount", "co_flags"),
    *("co_posonlyargcount", "co_kwonlyargcount", "co_exceptiontable"),
)
_DESCRIPTORS = (
    types.MethodDescriptorType,
    types.WrapperDescriptorType,
    types.GetSetDescriptorType,
    types.MemberDescriptorType,
    types.ClassMethodDescriptorType,
)


class NoFingerprint(ValueError):
    """A function's votes depend on something that no hash can be made of; the message says on what."""


def fingerprint(function: Any) -> str:
    """Hex digits that change whenever what a labeling function does may change; its name and description are no part of it.

    Raises:
        NoFingerprint: it refers to what has no content to hash (an open file, a lock), or reads files, clock or network.

    >>> from labeling_functions import matches
    >>> first, again = (matches(name, label="date", pattern="[0-9]+") for name in "ab")
    >>> fingerprint(first) == fingerprint(again) != fingerprint(matches("a", label="date", pattern="[0-9]"))
    True
    """
    settings = {name: value for name, value in vars(function).items() if name not in ("name", "about")}
    try:
        return _Walk().digest((type(function), settings)).hex()
    except RecursionError:
        raise NoFingerprint("refers to something nested too deeply") from None


def installed_fingerprint() -> str:
    """Hex digits for Python, what is installed beside it, and the parts of Tillroll that every vote goes through."""
    folders = {Path(folder) for folder in _installed_folders()}
    packages = [path for folder in folders for path in folder.glob("*-info") if path.suffix in (".dist-info", ".egg-info")]
    # A package that is installed again under its old version gets a new folder.
    parts: list[Any] = [sys.version, sorted((path.name, path.stat().st_mtime_ns) for path in packages)]
    parts += [(path.name, path.read_bytes()) for folder in _engine_folders() for path in sorted(folder.glob("*.py"))]
    # A person's file may have given documents a method of its own.
    walk = _Walk()
    return walk.digest((tuple(parts), walk.inside_class(Document))).hex()


class _Walk:
    """One walk: every thing is visited once, and one that refers to itself is told by its depth."""

    def __init__(self) -> None:
        # The things are kept: the id of one that is gone may be given to another.
        self._known: dict[int, tuple[Any, bytes]] = {}
        self._depth = 0

    def digest(self, thing: Any) -> bytes:
        """32 bytes for a thing and all it refers to."""
        if type(thing) in _PLAIN:
            return _hash(type(thing).__name__, [thing if type(thing) is bytes else repr(thing).encode()])
        if id(thing) not in self._known:
            self._known[id(thing)] = thing, _hash("again", [str(self._depth).encode()])
            self._depth += 1
            self._known[id(thing)] = thing, self._inside(thing)
            self._depth -= 1
        return self._known[id(thing)][1]

    def inside_class(self, cls: type) -> bytes:
        """A class by its bases and members, wherever it comes from."""
        members = {name: value for name, value in vars(cls).items() if name not in _NOT_OF_A_CLASS}
        return self._all("class", [cls.__qualname__, cls.__bases__, type(cls), members])

    def _all(self, kind: str, things: Iterable[Any]) -> bytes:
        return _hash(kind, [self.digest(thing) for thing in things])

    def _inside(self, thing: Any) -> bytes:
        if type(thing) in (tuple, list):
            return self._all(type(thing).__name__, thing)
        if type(thing) in (set, frozenset):
            return _hash(type(thing).__name__, sorted(map(self.digest, thing)))
        if type(thing) in (dict, types.MappingProxyType):
            return self._all("dict", [part for pair in thing.items() for part in pair])
        match thing:
            case types.FunctionType():
                return self._function(thing)
            case types.CodeType():
                return self._all("code", [getattr(thing, name) for name in _OF_CODE])
            case types.BuiltinFunctionType():
                return self._builtin(thing)
            case types.ModuleType():
                return self._module(thing)
            case type():
                return self._class(thing)
        parts = _parts(thing)
        return self._all(type(thing).__name__, parts) if parts is not None else self._reduced(thing)

    def _function(self, function: types.FunctionType) -> bytes:
        cells = [_cell(cell) for cell in function.__closure__ or ()]
        own = [function.__defaults__, function.__kwdefaults__, cells, vars(function)]
        code = function.__code__
        if _is_installed(code.co_filename):
            return self._all("installed", [function.__globals__.get("__name__"), code.co_qualname, code.co_firstlineno, *own])
        names = sorted({name for part in _codes(code) for name in part.co_names})
        outside = [name for name in names if name in _OUTSIDE]
        if outside:
            raise NoFingerprint(f"refers to {outside[0]}")
        named = {name: function.__globals__[name] for name in names if name in function.__globals__}
        imported = [_imported(name) for name in _imports(code, function.__globals__.get("__package__"))]
        return self._all("function", [code, named, imported, *own])

    def _builtin(self, function: types.BuiltinFunctionType) -> bytes:
        owner = function.__self__
        if owner is None or isinstance(owner, types.ModuleType):
            return self._all("builtin", [owner, function.__module__, function.__qualname__])
        return self._all("bound", [function.__name__, owner])

    def _module(self, module: types.ModuleType) -> bytes:
        if module.__name__.partition(".")[0] in _OUTSIDE_MODULES:
            raise NoFingerprint(f"refers to the module {module.__name__}")
        if _is_installed_module(module):
            return _hash("module", [module.__name__.encode()])
        members = {name: value for name, value in vars(module).items() if not name.startswith("__")}
        return self._all("module", [module.__name__, _compiled(module), members])

    def _class(self, cls: type) -> bytes:
        if _is_found_by_name(cls):
            return _hash("class", [f"{cls.__module__}:{cls.__qualname__}".encode()])
        return self.inside_class(cls)

    def _reduced(self, thing: Any) -> bytes:
        """What pickle would keep of a thing; nothing is pickled, and nothing run but the thing's own account of itself."""
        told = copyreg.dispatch_table.get(type(thing))
        try:
            parts = told(thing) if told else thing.__reduce_ex__(4)
        except Exception as fault:
            raise NoFingerprint(f"refers to a {type(thing).__qualname__}, which has no content to compare") from fault
        if isinstance(parts, str):
            return self._all("name", [type(thing), sys.modules.get(getattr(thing, "__module__", "")), parts])
        make, arguments, state, items, pairs = (*parts, None, None, None)[:5]
        # What snorkel's preprocessors remember of other lines is no part of what they do.
        remembers = any(base.__module__ == "snorkel.map.core" for base in type(thing).__mro__)
        own = {} if _is_found_by_name(type(thing)) else getattr(thing, "__dict__", {})
        states = [
            {key: value for key, value in one.items() if not (remembers and key == "_cache")} if type(one) is dict else one
            for one in (state, own)
        ]
        return self._all("object", [type(thing), make, arguments, *states, list(items or ()), list(pairs or ())])


def _hash(kind: str, parts: Iterable[bytes]) -> bytes:
    found = hashlib.sha256(kind.encode())
    for part in parts:
        found.update(b"\0%d:" % len(part) + part)
    return found.digest()


def _parts(thing: Any) -> list[Any] | None:
    """What the things are made of that pickle knows by their names or not at all; None for all others."""
    if isinstance(thing, types.MethodType):
        return [thing.__func__, thing.__self__]
    if isinstance(thing, property):
        return [thing.fget, thing.fset, thing.fdel]
    if isinstance(thing, staticmethod | classmethod):
        return [thing.__func__]
    if isinstance(thing, functools.cached_property):
        return [thing.func, thing.attrname]
    if isinstance(thing, _DESCRIPTORS):
        return [thing.__objclass__.__qualname__, thing.__name__]
    if isinstance(thing, Field):
        return [thing.name, thing.default, thing.default_factory, thing.metadata]
    if hasattr(thing, "cache_info") and hasattr(thing, "__wrapped__"):
        return [thing.__wrapped__, thing.cache_parameters()]
    return None


def _cell(cell: types.CellType) -> Any:
    try:
        return (cell.cell_contents,)
    except ValueError:
        return ()


def _codes(code: types.CodeType) -> Iterator[types.CodeType]:
    """A code and all code that is written inside it."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from _codes(constant)


def _imports(code: types.CodeType, package: str | None) -> Iterator[str]:
    """The modules that code imports when it runs, absolute."""
    for part in _codes(code):
        steps = [step for step in dis.get_instructions(part) if step.opname != "EXTENDED_ARG"]
        for number, step in enumerate(steps):
            if step.opname == "IMPORT_NAME":
                # What lies on the stack: how many dots stand before the name, then the names asked for.
                yield importlib.util.resolve_name("." * steps[number - 2].argval + step.argval, package)


def _compiled(module: types.ModuleType) -> bytes | None:
    """The content of a module of the person's own that is no Python, whose functions tell nothing of themselves."""
    file = getattr(module, "__file__", None)
    return Path(file).read_bytes() if file and Path(file).suffix != ".py" and Path(file).is_file() else None


def _imported(name: str) -> types.ModuleType | str:
    """A module of the person's own, imported as the code will do; one that is installed may be heavy, and is its name."""
    try:
        spec = importlib.util.find_spec(name.partition(".")[0])
        if spec and spec.origin and _is_installed(spec.origin) and name.partition(".")[0] not in _OUTSIDE_MODULES:
            return name
        return importlib.import_module(name)
    except Exception as fault:
        raise NoFingerprint(f"imports {name}: {type(fault).__name__}: {fault}") from fault


def _is_found_by_name(cls: type) -> bool:
    """Whether a class is the one that an installed module holds under its name."""
    module = sys.modules.get(cls.__module__)
    if cls.__module__ == "builtins":
        return True
    if module is None or not _is_installed_module(module):
        return False
    found: Any = module
    for name in cls.__qualname__.split("."):
        found = getattr(found, name, None)
    return found is cls


def _is_installed_module(module: types.ModuleType) -> bool:
    file = getattr(module, "__file__", None)
    return _is_installed(file) if file else module.__name__.partition(".")[0] in sys.stdlib_module_names - {"__main__"}


@functools.cache
def _is_installed(filename: str) -> bool:
    if filename.startswith("<frozen "):
        return True
    path = Path(filename).resolve()
    if path.is_relative_to(_engine_folders()[0] / "library"):
        return False  # rules like a person's own, wherever they are installed
    return path.parent in _engine_folders() or any(path.is_relative_to(folder) for folder in _installed_folders())


@functools.cache
def _installed_folders() -> tuple[str, ...]:
    kinds = ("stdlib", "platstdlib", "purelib", "platlib")
    folders = {*map(sysconfig.get_path, kinds), *site.getsitepackages(), site.getusersitepackages()}
    return tuple(sorted(str(Path(folder).resolve()) for folder in folders))


def _engine_folders() -> tuple[Path, ...]:
    """The folders of Tillroll whose modules votes go through; not that of the shipped functions."""
    here = Path(__file__).resolve().parent
    return here, here / "declared", here.parent / "receipts"
