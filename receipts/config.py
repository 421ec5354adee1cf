"""From yaml to checked components: the one builder every configuration goes through.

A component is a frozen dataclass of ranges and choices that pydantic validates. Yaml chooses it by ``_target_``; `build` makes
it, children first, and refuses what is wrong by its dotted name, with the nearest right word. Defaults stand in the dataclass
only. `compose` reads the yaml of a verb with Hydra; `hydra_overrides` makes what people type fit for Hydra.
"""

import difflib
import re
import types
import typing
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, ClassVar, TypeVar, dataclass_transform

import pydantic

T = TypeVar("T")
PACKAGES = ("receipts", "labeling_functions", "synth", "augment", "train")


class Component(ABC):  # noqa: B024  (a marker: what it asks for, each family says)
    """Whatever yaml can choose. Each family of components has one abstract base class under this one."""


class Command(Component):
    """A verb of the front door: its settings, and the work itself.

    Attributes:
        places: groups of choices that belong inside a setting: ``{"size": "scene"}`` makes ``size=2mp`` one of the scene.
    """

    places: ClassVar[Mapping[str, str]] = {}

    @abstractmethod
    def __call__(self) -> float | None:
        """Do the work; the returned figure, if any, is what a sweep compares."""


@dataclass_transform(frozen_default=True, kw_only_default=True)
def component(cls: type[T]) -> type[T]:
    """The class as a frozen, keyword-only dataclass whose values are validated strictly: "3" is no number.

    >>> @component
    ... class Paper(Component):
    ...     width_mm: float = 80.0
    >>> Paper(width_mm=58).width_mm
    58.0
    """
    config = pydantic.ConfigDict(extra="forbid", strict=True, arbitrary_types_allowed=True)
    return pydantic.dataclasses.dataclass(cls, frozen=True, kw_only=True, config=config)  # type: ignore[return-value]


def _ordered(limits: tuple[float, float]) -> tuple[float, float]:
    if limits[0] > limits[1]:
        raise ValueError(f"low is above high, got {limits}")
    return limits


def _from_one(limits: tuple[int, int]) -> tuple[int, int]:
    if limits[0] < 1:
        raise ValueError(f"low must be 1 or above, got {limits}")
    return limits


Range = Annotated[tuple[float, float], pydantic.AfterValidator(_ordered)]
IntRange = Annotated[tuple[int, int], pydantic.AfterValidator(_ordered)]
CountRange = Annotated[IntRange, pydantic.AfterValidator(_from_one)]
File = Annotated[Path, pydantic.Strict(False)]
Probability = Annotated[float, pydantic.Field(ge=0, le=1)]
Positive = Annotated[float, pydantic.Field(gt=0)]
Count = Annotated[int, pydantic.Field(ge=1)]
Seed = Annotated[int, pydantic.Field(ge=0)]


def refuse_outside(name: str, limits: tuple[float, float], low: float, high: float, unit: str = "") -> None:
    """Nothing, where a range lies between two values.

    Raises:
        ValueError: it does not; told with its name and its unit.
    """
    if not low <= limits[0] <= limits[1] <= high:
        raise ValueError(f"{name}: got {limits}; it lies from {low:g} to {high:g}{unit and ' ' + unit}")


def nearest(word: str, words: Iterable[str]) -> str:
    """``"; did you mean X?"`` for the nearest of the words, or nothing where none is near.

    >>> nearest("cuont", ["count", "seed"])
    '; did you mean count?'
    """
    found = difflib.get_close_matches(word, list(words), n=1)
    return f"; did you mean {found[0]}?" if found else ""


def build(node: Any, path: str = "") -> Any:
    """The components a plain config describes.

    Args:
        node: mappings, lists and values as they come from yaml; a mapping with ``_target_`` becomes that component.
        path: the dotted name of the node, for messages.

    Raises:
        ValueError: an unknown target, an unknown or missing setting, a value of the wrong type or range.

    >>> build({"_target_": "receipts.labels.Field", "kind": "money"}).kind
    'money'
    """
    if isinstance(node, Mapping):
        children = {str(key): build(value, _join(path, str(key))) for key, value in node.items() if key != "_target_"}
        if "_target_" in node:
            return _construct(_locate(node["_target_"], path), children, path)
        _refuse_strangers(children, path)
        return children
    if isinstance(node, Sequence) and not isinstance(node, str):
        return tuple(build(value, f"{path}[{index}]") for index, value in enumerate(node))
    return node


def to_config(value: Any) -> Any:
    """The plain config that `build` makes ``value`` from again, with every default spelled out.

    >>> to_config(build({"_target_": "receipts.labels.Field", "kind": "date"}))
    {'_target_': 'receipts.labels.Field', 'kind': 'date', 'multi_line': False, 'repeated': False}
    """
    if is_dataclass(value) and not isinstance(value, type):
        settings = {field.name: to_config(getattr(value, field.name)) for field in fields(value)}
        return {"_target_": f"{type(value).__module__}.{type(value).__qualname__}", **settings}
    if isinstance(value, Mapping):
        return {key: to_config(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [to_config(item) for item in value]
    return str(value) if isinstance(value, Path) else value


def compose(verb: str, overrides: Sequence[str] = ()) -> dict[str, Any]:
    """The plain config of a verb with overrides as people type them, for use from Python.

    Raises:
        ValueError: an override that names no setting or no choice.
    """
    import hydra
    from hydra.core.global_hydra import GlobalHydra
    from omegaconf import OmegaConf

    target = _locate_of_verb(verb)
    GlobalHydra.instance().clear()
    with hydra.initialize_config_module("conf", version_base=None):
        config = hydra.compose(verb, hydra_overrides(overrides, target))
    return OmegaConf.to_container(config, resolve=True)  # type: ignore[return-value]


def hydra_overrides(overrides: Sequence[str], command: type, *, multirun: bool = False) -> list[str]:
    """What people type, made fit for Hydra: any setting can be given, paths are quoted, choices are checked.

    Raises:
        ValueError: an argument that is no ``key=value``, or a choice that does not exist.
    """
    paths = paths_of(command)
    return [_parsed(text, _placed(_hydra_override(text, paths, multirun), command)) for text in overrides]


def paths_of(command: type) -> set[str]:
    """The names of a command's settings that hold a path."""
    return {name for name, hint in typing.get_type_hints(command).items() if _holds_path(hint)}


@cache
def choices() -> dict[str, tuple[str, ...]]:
    """The groups of conf and what can be chosen in each."""
    found: dict[str, list[str]] = {}
    root = files("conf")

    def walk(folder: Any, name: str) -> None:
        for entry in sorted(folder.iterdir(), key=lambda item: item.name):
            if entry.is_dir() and not entry.name.startswith("_"):
                walk(entry, f"{name}/{entry.name}".lstrip("/"))
            elif name and entry.name.endswith(".yaml"):
                found.setdefault(name, []).append(entry.name.removesuffix(".yaml"))

    walk(root, "")
    return {name: tuple(options) for name, options in found.items()}


def _hydra_override(text: str, paths: set[str], multirun: bool) -> str:
    key, equals, value = text.partition("=")
    if text.startswith("~") or key.startswith("hydra"):
        return text
    if not equals or not re.fullmatch(r"\+{0,2}[\w./@:-]+", key):
        raise ValueError(f"{text}: expected key=value")
    group = key.lstrip("+").partition("@")[0]
    if group in choices():
        for choice in value.split(",") if multirun else [value]:
            if choice not in (*choices()[group], "null"):
                known = choices()[group]
                raise ValueError(f"{group}={choice}: no such choice{nearest(choice, known)} (there are: {', '.join(known)})")
        return text
    if "@" in key:
        raise ValueError(f"{group}: no such group of choices{nearest(group, choices())}")
    if key in paths and value != "null":
        parts = value.split(",") if multirun and not Path(value).exists() and key != "out" else [value]
        value = ",".join(quoted(part) for part in parts)
    return f"++{key.lstrip('+')}={value}"


def _placed(override: str, command: type) -> str:
    """The override of a group that belongs inside a setting, such as ``size=2mp``, sent there."""
    key, equals, value = override.partition("=")
    group = key.lstrip("+~")
    inside = command.places if issubclass(command, Command) else {}
    return f"{key}@{inside[group]}{equals}{value}" if group in inside else override


def _parsed(text: str, override: str) -> str:
    """The override, if Hydra's grammar takes it; Hydra alone would not say which of many it did not take."""
    from hydra.core.override_parser.overrides_parser import OverridesParser
    from hydra.errors import HydraException

    try:
        OverridesParser.create().parse_override(override)
    except HydraException as fault:
        problem = str(fault).splitlines()[0]
        raise ValueError(f"{text}: not understood ({problem}); put quotes around the value: key=\"'value'\"") from None
    return override


def quoted(text: str) -> str:
    """The text in quotes as Hydra's grammar reads them, with nothing of it interpolated."""
    plain = re.sub(r"(\\*)\$\{", lambda run: run[1] * 2 + r"\${", text)
    inner = re.sub(r"(\\*)(?='|$)", lambda run: run[1] * 2, plain).replace("'", r"\'")
    return f"'{inner}'"


def _holds_path(hint: Any) -> bool:
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) in (Annotated, typing.Union):
        return any(_holds_path(part) for part in typing.get_args(hint))
    return hint is Path


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _locate_of_verb(verb: str) -> type:
    import yaml

    return _locate(yaml.safe_load((files("conf") / f"{verb}.yaml").read_text())["_target_"], verb)


def _locate(target: Any, path: str) -> type:
    where = _join(path, "_target_")
    module, _, name = str(target).rpartition(".")
    if module.partition(".")[0] not in PACKAGES:
        raise ValueError(f"{where}: {target} is not a part of Tillroll")
    try:
        found = getattr(import_module(module), name)
    except (ImportError, AttributeError):
        raise ValueError(f"{where}: {target} does not exist") from None
    if not (isinstance(found, type) and issubclass(found, Component) and is_dataclass(found)):
        raise ValueError(f"{where}: {target} is no component")
    return found


def _construct(cls: type, values: dict[str, Any], path: str) -> Any:
    names = [field.name for field in fields(cls)]
    for name in values:
        if name not in names:
            raise ValueError(f"{_join(path, name)}: {cls.__name__} has no such setting{nearest(name, names)}")
    try:
        return cls(**values)
    except pydantic.ValidationError as fault:
        raise ValueError("\n".join(_told(error, path) for error in fault.errors())) from None


def _told(error: Any, path: str) -> str:
    """A pydantic error as ``dotted.path: message, got value``."""
    where = path
    for part in error["loc"]:
        where = f"{where}[{part}]" if isinstance(part, int) else _join(where, str(part))
    if error["type"] in ("tuple_type", "missing", "too_long") and (error["type"] != "missing" or where.endswith("]")):
        # A pair of limits is the one sort of value of a fixed length that people type.
        return f"{where.partition('[')[0]}: expected [low,high]"
    if error["type"] == "missing":
        return f"{where}: missing; say {where}=..."
    message = re.sub(r"^(Value error|Assertion failed), ", "", error["msg"])
    got = "" if "got" in message or not error["loc"] else f", got {error['input']!r}"
    return message if message.startswith(where) else f"{where}: {message}{got}"


def _refuse_strangers(children: Mapping[str, Any], path: str) -> None:
    """A mapping of components holds nothing else: a misspelt name would add a member that is none."""
    members = [name for name, child in children.items() if isinstance(child, Component)]
    for name, child in children.items():
        if members and not isinstance(child, Component):
            raise ValueError(f"{_join(path, name)}: chooses no component{nearest(name, members)}")
