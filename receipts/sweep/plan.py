"""What a sweep runs: its jobs with their settings, written to sweep.yaml before the first of them starts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from receipts.files import write_text
from receipts.shared_run import PLAN

# Settings that shape no result: in these a sweep may differ when it is gone on with.
_LOOSE = ("out", "output", "resume", "overwrite", "workers", "device", "cache", "since")


@dataclass(frozen=True)
class Job:
    """One job of a sweep.

    Attributes:
        number: its place in the plan, and the name of its folder.
        varied: what tells it from the others, as it was typed: the name of a setting or of a group, and its value.
        settings: every setting of the job that shapes a result, by its dotted name.
        overrides: as Hydra takes them; not part of the record.
    """

    number: int
    varied: Mapping[str, Any]
    settings: Mapping[str, Any]
    overrides: Sequence[str] = field(default=(), compare=False)

    @property
    def label(self) -> str:
        """What tells it from the others in one line."""
        return " ".join(f"{name}={value}" for name, value in self.varied.items())


@dataclass(frozen=True)
class Plan:
    """The jobs of a sweep of one verb."""

    verb: str
    jobs: Sequence[Job]

    @property
    def varied(self) -> list[str]:
        """The names of what is varied, in the order they were typed in."""
        return list(dict.fromkeys(name for job in self.jobs for name in job.varied))


def planned_jobs(configs: Sequence[Mapping[str, Any]], overrides: Sequence[Sequence[str]]) -> list[Job]:
    """The jobs from their whole configs and their overrides (``++seed=1``), both in the order of the jobs."""
    settings = [_shaping(flat(config)) for config in configs]
    typed = [dict(_typed(override) for override in row) for row in overrides]
    names = list(dict.fromkeys(name for row in typed for name in row))
    varied = [name for name in names if any(row.get(name) != typed[0].get(name) for row in typed)]
    return [
        Job(number, {name: _value(name, row, known) for name in varied if name in row}, known, given)
        for number, (row, known, given) in enumerate(zip(typed, settings, overrides, strict=True))
    ]


def write_plan(out: Path, plan: Plan) -> None:
    """Write sweep.yaml: the verb, the settings that all jobs have in common, and what is each job's own."""
    common = {
        name: value
        for name, value in plan.jobs[0].settings.items()
        if all(_same(job.settings, name, value) for job in plan.jobs)
    }
    jobs = [
        {"varied": dict(job.varied), "settings": {name: value for name, value in job.settings.items() if name not in common}}
        for job in plan.jobs
    ]
    record = {"verb": plan.verb, "jobs": jobs, "common": common}
    write_text(out / PLAN, yaml.safe_dump(record, sort_keys=False, allow_unicode=True))


def read_plan(out: Path) -> Plan | None:
    """The plan in a folder; None where there is none.

    Raises:
        ValueError: the file is no plan.
    """
    path = out / PLAN
    if not path.exists():
        return None
    try:
        record = yaml.safe_load(path.read_text(encoding="utf-8"))
        common = record["common"]
        jobs = [Job(number, dict(job["varied"]), {**common, **job["settings"]}) for number, job in enumerate(record["jobs"])]
        return Plan(str(record["verb"]), jobs)
    except (yaml.YAMLError, UnicodeDecodeError, KeyError, TypeError) as fault:
        raise ValueError(f"{path}: no plan of a sweep ({type(fault).__name__}); choose another folder") from None


def difference(before: Plan, now: Plan) -> str:
    """Where two plans differ first, as ``job 3 had seed=1, now seed=2``; empty where they are the same."""
    if before.verb != now.verb:
        return f"it runs {before.verb}, now {now.verb}"
    for old, new in zip(before.jobs, now.jobs, strict=False):
        # What was typed says most, so it is compared first.
        for was, is_now in ((old.varied, new.varied), (old.settings, new.settings)):
            for name in dict.fromkeys([*was, *is_now]):
                if not _same(was, name, is_now.get(name)) or (name in was) != (name in is_now):
                    return f"job {old.number} has {_told(name, was)}, now {_told(name, is_now)}"
    if len(before.jobs) != len(now.jobs):
        return f"it has {len(before.jobs)} jobs, now {len(now.jobs)}"
    return ""


def flat(config: Any, path: str = "") -> dict[str, Any]:
    """The leaves of a config by their dotted names; a list is a leaf, and so is an empty mapping.

    >>> flat({"paper": {"width_mm": 80}, "seed": 1})
    {'paper.width_mm': 80, 'seed': 1}
    """
    if isinstance(config, Mapping) and config:
        return {key: value for name, item in config.items() for key, value in flat(item, f"{path}.{name}".lstrip(".")).items()}
    return {path: config}


def _shaping(settings: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in settings.items() if name.rpartition(".")[2] not in _LOOSE}


def _typed(override: str) -> tuple[str, str]:
    """An override as a person types it: ``++seed=1`` is ("seed", "1"); ``~marks.stamp`` is ("marks.stamp", "none")."""
    key, _, value = override.partition("=")
    name = key.lstrip("+~")
    if key.startswith("~"):
        return name, "none"
    return name, value[1:-1].replace(r"\'", "'") if value[:1] == value[-1:] == "'" and len(value) > 1 else value


def _value(name: str, typed: Mapping[str, str], settings: Mapping[str, Any]) -> Any:
    """A varied value as a number, yes or no, or nothing where it is such a setting, and as it was typed otherwise."""
    value = settings.get(name, typed[name])
    return value if isinstance(value, int | float | bool | None) else typed[name]


def _same(settings: Mapping[str, Any], name: str, value: Any) -> bool:
    # 1, 1.0 and True are equal to Python, and not the same setting.
    return settings.get(name) == value and type(settings.get(name)) is type(value)


def _told(name: str, settings: Mapping[str, Any]) -> str:
    return f"{name}={settings[name]}" if name in settings else f"no {name}"
