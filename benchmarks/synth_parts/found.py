"""What the renderer can be made of, found through its yaml, so that a component added is measured too."""

from pathlib import Path
from typing import Any

import yaml

import conf
from receipts.config import build, compose

# The settings of ``conf/synth.yaml`` that hold components of a group by name.
GROUPS = {"locale": "locales", "trade": "trades", "layout": "layouts"}


def nodes(group: str) -> dict[str, dict[str, Any]]:
    """The plain config of every choice of a group that stands by itself; those that only change others are left out."""
    files = sorted((Path(conf.__path__[0]) / group).glob("*.yaml"))
    loaded = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in files}
    return {name: node for name, node in loaded.items() if "_target_" in node}


def components(group: str) -> dict[str, Any]:
    """Every choice of a group, built."""
    return {name: build(node, name) for name, node in nodes(group).items()}


def overrides(group: str, **settings: Any) -> list[str]:
    """What makes the renderer take every choice of a group alike, each with those of the settings that it has."""
    several = GROUPS[group]
    taken = compose("synth")[several]
    found = []
    for name, one in components(group).items():
        if name not in taken:
            found.append(f"+{group}@{several}.{name}={name}")
        wanted = {"weight": 1.0, **settings}
        found += [f"{several}.{name}.{key}={value}" for key, value in wanted.items() if hasattr(one, key)]
    return found


def undamaged(printer: str) -> list[str]:
    """What makes a printer print without faults: every share of prints with one is 0."""
    one = components("printer")[printer]
    shares = [key for key in vars(one) if key.endswith("_share") and key != "red_share"]
    return [f"printer={printer}", *(f"printer.{key}=0" for key in shares)]
