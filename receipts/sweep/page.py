"""The page of a sweep: its jobs, what its settings do to the figure that counts, and how each job learned."""

import json
import math
import statistics
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from receipts.report import CurveSection, FigureSection, Section, TableSection, write_page
from receipts.report_points import HeatSection, Point, PointSection
from receipts.report_text import Cell, Value
from receipts.sweep.plan import Plan
from receipts.sweep.work import DONE

PAGE = "sweep.html"
# Of the figures that verbs tell, those that count most, best first.
HEADLINES = ("blank_free_f1", "exact_f1", "value_f1", "figure")
_MOST_SERIES = 6
_MOST_PAIRS = 6
_MOST_CURVES = 30
Row = Mapping[str, Any]


def write_sweep_page(out: Path, plan: Plan, rows: Sequence[Row], means: Sequence[Row], figures: Sequence[str]) -> None:
    """Write sweep.html; ``rows`` and ``means`` are the tables of the jobs and of the means over seeds."""
    headline = figures[0] if figures else None
    done = [row for row in rows if row.get("state", DONE) == DONE]
    labels = {job.number: job.label or f"job {job.number}" for job in plan.jobs}
    sections: list[Section] = [_figures(rows, done, headline, labels)]
    if any("fault" in row for row in rows):
        faults = [[row["job"], labels[row["job"]], row["fault"]] for row in rows if "fault" in row]
        sections.append(TableSection("Jobs that failed", ["job", "what", "fault"], faults))
    if means:
        sections.append(_means(means, plan, figures))
    if headline is not None:
        sections += _effects(done, plan, headline, labels)
    sections.append(_jobs(rows, plan, figures))
    curves = _curves(out, done, labels)
    if curves:
        note = f"The first {_MOST_CURVES} of {len(done)} jobs." if len(done) > _MOST_CURVES else ""
        sections.append(CurveSection("Learning curves", curves, "step", "loss", note=note))
    write_page(out / PAGE, f"Sweep of {plan.verb}", sections, str(out))


def is_seed(name: str) -> bool:
    """Whether a setting is a seed: jobs that differ by it alone are the same thing, tried again.

    >>> is_seed("synth.seed"), is_seed("seeds")
    (True, False)
    """
    return name.rpartition(".")[2] == "seed"


def _figures(rows: Sequence[Row], done: Sequence[Row], headline: str | None, labels: Mapping[int, str]) -> FigureSection:
    pairs = [("jobs complete", f"{len(done)} of {len(rows)}")]
    measured = [row for row in done if headline in row]
    if headline is not None and measured:
        # What is called a loss is better low.
        best = (min if "loss" in headline else max)(measured, key=lambda row: row[headline])
        pairs += [(f"best {headline}", f"{best[headline]:.4g}"), ("by job", str(best["job"]))]
    return FigureSection("Outcome", pairs, note=labels[best["job"]] if measured else "")


def _jobs(rows: Sequence[Row], plan: Plan, figures: Sequence[str]) -> TableSection:
    state = ["state"] if any("state" in row for row in rows) else []
    settings = [[_cell(row[name]) for name in plan.varied] for row in rows]
    shown = [
        [row["job"], *typed, *(row.get(name, DONE) for name in state), *map(row.get, figures)]
        for row, typed in zip(rows, settings, strict=True)
    ]
    return TableSection("Jobs", ["job", *plan.varied, *state, *figures], shown)


def _means(means: Sequence[Row], plan: Plan, figures: Sequence[str]) -> TableSection:
    settings = [name for name in plan.varied if not is_seed(name)]
    measured = [name for name in figures if any(name in row for row in means)]
    columns = [*settings, "jobs", *(f"{name} {part}".strip() for name in measured for part in ("", "±", "lowest", "highest"))]
    rows = [
        [
            *(_cell(row[name]) for name in settings),
            row["jobs"],
            *(row.get(name, {}).get(part) for name in measured for part in ("mean", "std", "min", "max")),
        ]
        for row in means
    ]
    return TableSection(
        "Means over seeds", columns, rows, note="± is the standard deviation of the jobs that differ in their seed."
    )


def _effects(done: Sequence[Row], plan: Plan, headline: str, labels: Mapping[int, str]) -> list[Section]:
    """For each setting the figure over its values, for each two of them their means."""
    settings = [name for name in plan.varied if not is_seed(name)] or plan.varied
    measured = [row for row in done if _is_number(row.get(headline))]
    sections: list[Section] = []
    for name in settings if measured else ():
        others = [other for other in settings if other != name]
        kinds = {_told(row, others) for row in measured}
        words = not all(_is_number(row[name]) for row in measured)
        points = [
            Point(
                x=_word(row[name]) if words else float(row[name]),
                y=float(row[headline]),
                series=_told(row, others) if len(kinds) <= _MOST_SERIES else "",
                name=f"job {row['job']} ({labels[row['job']]})",
            )
            for row in measured
        ]
        note = "A dot a job; the line runs through the means, one standard deviation about it is shaded."
        sections.append(PointSection(f"{headline} over {name}", points, name, headline, note=note))
    for one, other in list(combinations(settings, 2))[:_MOST_PAIRS] if measured else ():
        sections.append(_heat(measured, one, other, headline))
    return sections


def _heat(rows: Sequence[Row], one: str, other: str, headline: str) -> HeatSection:
    down, across = (sorted({_key(row[name]) for row in rows}) for name in (one, other))
    found: dict[Any, list[float]] = {}
    for row in rows:
        found.setdefault((_key(row[one]), _key(row[other])), []).append(row[headline])
    return HeatSection(
        f"{headline} over {one} and {other}",
        one,
        other,
        rows=[word for _, word in down],
        columns=[word for _, word in across],
        values=[[statistics.fmean(found[high, low]) if (high, low) in found else None for low in across] for high in down],
        note="Means; the darker, the higher.",
    )


def _curves(out: Path, done: Sequence[Row], labels: Mapping[int, str]) -> dict[str, list[tuple[float, float]]]:
    """The loss of each job by step, as far as its metrics.json tells it."""
    found = {}
    for row in done[:_MOST_CURVES]:
        path = out / str(row["job"]) / "metrics.json"
        curve = json.loads(path.read_text(encoding="utf-8")).get("curve") if path.exists() else None
        points = [(point[0], point[1]) for point in curve or () if len(point) == 2 and all(map(_is_number, point))]
        if points:
            found[f"{row['job']}: {labels[row['job']]}"] = points
    return found


def _told(row: Row, names: Sequence[str]) -> str:
    return " ".join(f"{name}={_word(row[name])}" for name in names)


def _word(value: Any) -> str:
    return "none" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def _key(value: Any) -> tuple[float, str]:
    """What a value is sorted by: numbers by size, words in their own order after them."""
    return (float(value) if _is_number(value) else math.inf, _word(value))


def _cell(value: Any) -> Value:
    """A setting as it was typed, which is shorter than a figure and may need more decimals."""
    return Cell(_word(value), repr(float(value)), True) if _is_number(value) else _word(value)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
