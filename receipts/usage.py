"""The help of a verb: its settings with their types and defaults, its choices, an example; read off the code itself."""

import inspect
import re
import shutil
import textwrap
import types
import typing
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Annotated, Any

from receipts.config import Command, choices


def usage(verb: str, about: str, command: type[Command]) -> str:
    """What ``tillroll VERB --help`` prints."""
    width = min(shutil.get_terminal_size((100, 24)).columns, 100)
    doc = inspect.getdoc(command) or ""
    notes = _attribute_notes(doc)
    hints = typing.get_type_hints(command, include_extras=True)
    lines = [f"tillroll {verb}: {about}", "", *_example(doc), "settings (key=value):"]
    for field in fields(command):  # type: ignore[arg-type]
        default = "required" if field.default is MISSING and field.default_factory is MISSING else _default(field)
        head = f"  {field.name:<13} {type_name(hints[field.name])}, {default}"
        lines += [
            head,
            *textwrap.wrap(notes.get(field.name, ""), width - 16, initial_indent=" " * 16, subsequent_indent=" " * 16),
        ]
    groups = {group: names for group, names in choices().items() if group in _groups_of(verb)}
    if groups:
        lines += ["", "choices (group=name, settings inside by dots, as in group.setting=value):"]
    for group, names in groups.items():
        lines += textwrap.wrap(f"{group}: {', '.join(names)}", width, initial_indent="  ", subsequent_indent="      ")
    lines += ["", "-m sweeps over values set apart by commas; --cfg job prints the whole configuration."]
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


def _groups_of(verb: str) -> set[str]:
    """The groups that a verb's defaults list names, and those nested in them."""
    from importlib.resources import files

    text = (files("conf") / f"{verb}.yaml").read_text()
    named = set(re.findall(r"^\s*- (?:override )?/?([\w/]+)(?:@[\w.]+)?:", text, re.MULTILINE))
    if re.search(r"^\s*- /?synth@", text, re.MULTILINE):
        named |= _groups_of("synth")
    return named
