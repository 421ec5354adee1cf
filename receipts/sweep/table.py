"""How a sweep is told: a table of its jobs, one over its seeds, both in files too, and what failed in one line each."""

import json
import math
import statistics
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from receipts.console import say, table
from receipts.files import write_json
from receipts.sweep.page import HEADLINES, PAGE, is_seed, write_sweep_page
from receipts.sweep.plan import Plan
from receipts.sweep.work import DONE, FAILED, job_state

ROWS, MEANS = "sweep.json", "sweep_means.json"
_LEAST_WIDTH = 6
_GAP = 2
Row = dict[str, Any]


def tell(out: Path, plan: Plan) -> int:
    """Write and print the tables, and the page with their plots; the exit status, 0 where every job is done."""
    rows = job_rows(out, plan)
    means = seed_rows(rows, plan.varied)
    write_json(out / ROWS, rows)
    print(f"sweep {out}")
    figures = figure_names(rows, plan.varied)
    unfinished = [row for row in rows if row.get("state", DONE) != DONE]
    _print(["job", *plan.varied, *(["state"] if unfinished else []), *figures], rows)
    if means:
        write_json(out / MEANS, means)
    if means and figures:
        others = [name for name in plan.varied if not is_seed(name)]
        print("\nmean ± standard deviation over seeds")
        shown = [{**row, **{name: _spread(row[name]) for name in figures if name in row}} for row in means]
        _print([*others, "jobs", *figures], shown)
    write_sweep_page(out, plan, rows, means, figures)
    say(f"tables and plots: {out / PAGE}")
    for row in unfinished:
        if row["state"] == FAILED:
            say(f"job {row['job']} failed: {row['fault']}")
    if unfinished:
        numbers = ", ".join(str(row["job"]) for row in unfinished)
        say(f"{len(unfinished)} of {len(rows)} jobs are not complete ({numbers}); the same command with resume=true runs them")
    return 1 if unfinished else 0


def job_rows(out: Path, plan: Plan) -> list[Row]:
    """A row a job: its number, what is varied, how far it is unless it is done, and its figures."""
    rows = []
    for job in plan.jobs:
        folder = out / str(job.number)
        state = job_state(folder)
        row: Row = {"job": job.number, **{name: job.varied.get(name) for name in plan.varied}}
        if state.word != DONE:
            row |= {"state": state.word, **({"fault": state.fault} if state.fault else {})}
        else:
            row |= {name: value for name, value in _figures(folder, state.figure).items() if name not in row}
        rows.append(row)
    return rows


def seed_rows(rows: Sequence[Row], varied: Sequence[str]) -> list[Row]:
    """A row for the jobs that differ in their seed alone: how many are done, and for each figure mean, std, min, max.

    None where no seed is varied.
    """
    others = [name for name in varied if not is_seed(name)]
    if len(others) == len(varied):
        return []
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(json.dumps([row[name] for name in others]), []).append(row)
    found = []
    for group in groups.values():
        done = [row for row in group if row.get("state", DONE) == DONE]
        row = {**{name: group[0][name] for name in others}, "jobs": len(done)}
        for name in figure_names(done, varied):
            values = [one[name] for one in done if name in one]
            spread = statistics.stdev(values) if len(values) > 1 else 0.0
            row[name] = {"mean": statistics.fmean(values), "std": spread, "min": min(values), "max": max(values)}
        found.append(row)
    return found


def figure_names(rows: Sequence[Row], varied: Sequence[str]) -> list[str]:
    """The names of the figures of the jobs, those that count most first; counts that all have in common tell nothing apart."""
    known = {"job", "state", "fault", *varied}
    found: dict[str, list[Any]] = {}
    for row in rows:
        for name in row.keys() - known:
            found.setdefault(name, []).append(row[name])
    order = list(dict.fromkeys(name for row in rows for name in row if name in found))
    told = [name for name in order if not _is_common_count(found[name])]
    return sorted(told, key=lambda name: (*HEADLINES, name).index(name))


def fitted(columns: Sequence[str], cells: Sequence[Sequence[str]], width: int) -> tuple[list[str], list[list[str]]]:
    """Columns and cells cut so that a row fits a width: the longest are cut in the middle, then columns at the end left out.

    >>> fitted(["job", "documents"], [["0", "runs/a/very/long/path.jsonl"]], 20)
    (['job', 'documents'], [['0', 'runs/a/…h.jsonl']])
    """
    heads = list(columns)
    widths = _widths(heads, cells)
    if _row(widths) > width:
        heads = [_short(name, columns) for name in columns]
        widths = _widths(heads, cells)
    while _row(widths) > width:
        longest = max(range(len(widths)), key=lambda number: widths[number])
        if widths[longest] > _LEAST_WIDTH:
            widths[longest] -= 1
        elif len(widths) > 1:
            widths.pop()
        else:
            break
    rows = [[cut(cell, most) for cell, most in zip(row, widths, strict=False)] for row in (heads, *cells)]
    return rows[0], rows[1:]


def cut(text: str, most: int) -> str:
    """The text, cut in the middle where it is longer than ``most`` characters.

    >>> cut("experiment_with_a_long_name", 11)
    'exper…_name'
    """
    left = most // 2
    return text if len(text) <= most else f"{text[:left]}…{text[len(text) - (most - left - 1) :]}"


def _print(columns: Sequence[str], rows: Sequence[Row]) -> None:
    from rich.console import Console

    cells = [[_shown(row.get(column)) for column in columns] for row in rows]
    table("", *fitted(columns, cells, Console().width))
    sys.stdout.flush()


def _figures(folder: Path, given: float | None) -> dict[str, Any]:
    """The headline figures a job left: those at the top of its metrics.json, or else what its verb gave back."""
    path = folder / "metrics.json"
    if not path.exists():
        return {} if given is None else {"figure": given}
    metrics = json.loads(path.read_text(encoding="utf-8"))
    found = {name: value for name, value in metrics.items() if isinstance(value, int | float)}
    for form, scores in metrics.items():
        micro = scores.get("micro") if isinstance(scores, dict) else None
        if isinstance(micro, dict) and "f1" in micro:
            found[f"{form}_f1"] = micro["f1"]
    return found


def _is_common_count(values: Sequence[Any]) -> bool:
    return len(values) > 1 and all(type(value) is int and value == values[0] for value in values)


def _widths(heads: Sequence[str], cells: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(len, column)) for column in zip(heads, *cells, strict=True)]


def _row(widths: Sequence[int]) -> int:
    return sum(widths) + _GAP * (len(widths) - 1)


def _short(name: str, names: Sequence[str]) -> str:
    """The last part of a dotted name, or as much more as tells it from the others."""
    parts = name.split(".")
    for start in range(len(parts) - 1, 0, -1):
        short = ".".join(parts[start:])
        if sum(other == short or other.endswith(f".{short}") for other in names) == 1:
            return short
    return name


def _shown(value: Any) -> str:
    if isinstance(value, Mapping):
        return _spread(value)
    return f"{value:.4g}" if isinstance(value, float) else "" if value is None else str(value)


def _spread(figure: Mapping[str, float]) -> str:
    """Mean and spread with as many decimals as four digits of the mean ask for."""
    mean, spread = figure["mean"], figure["std"]
    if figure["min"] == figure["max"]:
        return f"{mean:.4g}"
    decimals = max(0, 3 - math.floor(math.log10(abs(mean)))) if mean else 4
    return f"{mean:.{decimals}f} ±{spread:.{decimals}f}"
