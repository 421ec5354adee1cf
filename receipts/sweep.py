"""The table of a sweep: one row a job, the settings in which the jobs differ, and their figures."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from receipts.console import table
from receipts.files import write_json
from receipts.run import CONFIG


def write_table(out: Path) -> None:
    """Write ``sweep.json`` into ``out`` and print it; jobs are the numbered folders in it."""
    folders = sorted((path for path in out.iterdir() if path.name.isdigit()), key=lambda path: int(path.name))
    configs = [_flat(_yaml(path / CONFIG)) for path in folders]
    keys = [key for key in dict.fromkeys(key for config in configs for key in config) if key.rpartition(".")[2] != "out"]
    varied = [key for key in keys if len({json.dumps(config.get(key)) for config in configs}) > 1]
    figures = [_figures(path) for path in folders]
    names = list(dict.fromkeys(name for row in figures for name in row))
    rows = [
        {"job": int(path.name), **{key: config.get(key) for key in varied}, **figure}
        for path, config, figure in zip(folders, configs, figures, strict=True)
    ]
    write_json(out / "sweep.json", rows)
    columns = ["job", *varied, *names]
    table(f"sweep {out}", columns, [[_shown(row.get(column)) for column in columns] for row in rows])


def _yaml(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}


def _figures(folder: Path) -> dict[str, Any]:
    """The headline figures a job left: those that stand at the top of its metrics.json."""
    path = folder / "metrics.json"
    if not path.exists():
        return {}
    metrics = json.loads(path.read_text(encoding="utf-8"))
    found = {name: value for name, value in metrics.items() if isinstance(value, int | float)}
    for form in ("exact", "blank_free"):
        if form in metrics:
            found[f"{form}_f1"] = metrics[form]["micro"]["f1"]
    return found


def _flat(config: Any, path: str = "") -> dict[str, Any]:
    if isinstance(config, Mapping):
        return {key: value for name, item in config.items() for key, value in _flat(item, f"{path}.{name}".lstrip(".")).items()}
    return {path: config}


def _shown(value: Any) -> str:
    return f"{value:.4g}" if isinstance(value, float) else "" if value is None else str(value)
