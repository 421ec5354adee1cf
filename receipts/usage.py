"""The help of a verb: its settings with their types and defaults, its choices, an example; read off the code itself."""

import inspect
import re
import shutil
import textwrap
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any

from receipts.config import Command, choices


def usage(verb: str, about: str, command: type[Command]) -> str:
    """What ``tillroll VERB --help`` prints."""
    width = min(shutil.get_terminal_size((100, 24)).columns, 100)
    doc = inspect.getdoc(command) or ""
    notes = _attribute_notes(doc)
    hints = typing.get_type_hints(command, include_extras=True)
    choosing = list(_choosing(verb, command.places))
    chosen: dict[str, dict[str, None]] = {}
    for setting, _, _, option in choosing:
        chosen.setdefault(setting, {})[option] = None
    lines = [f"tillroll {verb}: {about}", "", *_example(doc), "settings (key=value):"]
    for field in fields(command):  # type: ignore[arg-type]
        default = f"default {', '.join(chosen[field.name])}" if field.name in chosen else _default(field)
        head = f"  {field.name:<13} {type_name(hints[field.name])}, {default}"
        lines += [
            head,
            *textwrap.wrap(notes.get(field.name, ""), width - 16, initial_indent=" " * 16, subsequent_indent=" " * 16),
        ]
    if choosing:
        lines += ["", "choices (key=name; the settings of what is chosen by dots, as in printer.setting=value):"]
    for group in dict.fromkeys(group for _, group, _, _ in choosing):
        keys = " or ".join(key for _, of, key, _ in choosing if of == group)
        text = f"{keys} = {' | '.join(choices()[group])}"
        lines += textwrap.wrap(text, width, initial_indent="  ", subsequent_indent="      ", break_on_hyphens=False)
    lines += ["", "-m sweeps over values set apart by commas: a job each, into out/0, out/1, ..., told in out/sweep.html;"]
    lines += ["   hydra/launcher=joblib runs jobs side by side, resume=true goes on with a sweep that was killed."]
    lines += ["--cfg job prints the whole configuration."]
    return "\n".join(lines)


def type_name(hint: Any) -> str:
    """A type in words a person reads.

    >>> type_name(int | None), type_name(Annotated[Path, 1])
    ('int or nothing', 'path')
    """
    if typing.get_origin(hint) is Annotated:
        return type_name(typing.get_args(hint)[0])
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return " or ".join(type_name(part) for part in typing.get_args(hint))
    if typing.get_origin(hint) is typing.Literal:
        return " | ".join(map(str, typing.get_args(hint)))
    if hint is type(None):
        return "nothing"
    if hint is Path:
        return "path"
    if typing.get_origin(hint) is not None:
        return "mapping of choices" if "Mapping" in str(hint) else "list"
    return "choice" if hint not in (int, float, str, bool) else hint.__name__


def _default(field: Any) -> str:
    if field.default is MISSING and field.default_factory is MISSING:
        return "required"
    value = field.default if field.default is not MISSING else field.default_factory()
    shown = {None: "none", True: "true", False: "false"}.get(value, value) if isinstance(value, bool | None) else value
    return "by conf" if hasattr(value, "__dataclass_fields__") or isinstance(value, dict) else f"default {shown}"


def _attribute_notes(doc: str) -> dict[str, str]:
    """The ``Attributes:`` section of a docstring: name to text."""
    section = doc.partition("Attributes:\n")[2].partition("\n\n")[0]
    notes: dict[str, str] = {}
    name = ""
    for line in textwrap.dedent(section).splitlines():
        match = re.match(r"(\w+): (.*)", line)
        if match:
            name, notes[match[1]] = match[1], match[2]
        elif name:
            notes[name] += " " + line.strip()
    return notes


def _example(doc: str) -> list[str]:
    found = [line.strip() for line in doc.splitlines() if line.strip().startswith("tillroll ")]
    return ["example:", *(f"  {line}" for line in found), ""] if found else []


def _choosing(verb: str, places: Mapping[str, str], inside: str = "") -> Iterator[tuple[str, str, str, str]]:
    """What a verb's defaults list chooses: the setting, the group, the key to choose another by, and the option chosen.

    Groups that have a place of their own inside a setting are chosen by their bare name.
    """
    import yaml

    config = yaml.safe_load((files("conf") / f"{verb}.yaml").read_text(encoding="utf-8"))
    for entry in config.get("defaults", ()):
        if isinstance(entry, str):
            nested, _, package = entry.lstrip("/").partition("@")
            if package:
                yield from ((*choice[:3], f"as tillroll {nested}") for choice in _choosing(nested, places, package))
            continue
        ((name, option),) = entry.items()
        group, _, package = name.split()[-1].lstrip("/").partition("@")
        own = "" if package == "_here_" else package or group.replace("/", ".")
        setting = ".".join(filter(None, (inside, own))) or "_global_"
        bare = setting == group or places.get(group) == setting
        shown = group if group in places else setting.partition(".")[0]
        yield shown, group, group if bare else f"{group}@{setting}", str(option)
