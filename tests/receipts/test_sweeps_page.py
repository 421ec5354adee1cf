"""The page of a sweep: every job a dot at its place, words told as they stand, nothing hidden that failed."""

import re
from pathlib import Path
from typing import Any

import pytest

from receipts.files import write_json
from receipts.report_points import HeatSection, Point, PointSection
from receipts.run import JOB
from receipts.sweep.plan import Plan, planned_jobs
from receipts.sweep.table import tell


def swept(out: Path, rows: list[dict[str, Any]]) -> str:
    """The page of a sweep over these settings, every job done with a figure of its own."""
    overrides = [[f"++{name}={value}" for name, value in row.items()] for row in rows]
    plan = Plan("train", planned_jobs(rows, overrides))
    for number in range(len(rows)):
        metrics = {"loss": 2.0, "blank_free": {"micro": {"f1": 0.5 + number / 100}}, "curve": [[10, 3.0], [20, 1.0 + number]]}
        write_json(out / str(number) / JOB, {"state": "done"})
        write_json(out / str(number) / "metrics.json", metrics)
    tell(out, plan)
    return (out / "sweep.html").read_text(encoding="utf-8")


def titles(page: str) -> list[str]:
    return re.findall(r'<h2 id="title-\d+"><bdi>(.*?)</bdi></h2>', page)


def test_a_sweep_over_two_settings_has_a_plot_for_each_and_one_of_both(tmp_path: Path) -> None:
    page = swept(
        tmp_path, [{"rate": rate, "kind": kind, "seed": seed} for rate in (0.1, 0.2) for kind in "ab" for seed in (1, 2)]
    )
    assert titles(page) == [
        "Outcome",
        "Means over seeds",
        "blank_free_f1 over rate",
        "blank_free_f1 over kind",
        "blank_free_f1 over rate and kind",
        "Jobs",
        "Learning curves",
    ]
    for job in range(8):
        assert len(re.findall(rf"<title>job {job} \(rate=[\d.]+ kind=\w seed=\d\): 0\.5\d0 at ", page)) == 2


def test_a_sweep_over_seeds_alone_is_plotted_over_them(tmp_path: Path) -> None:
    assert "blank_free_f1 over seed" in titles(swept(tmp_path, [{"seed": seed} for seed in range(3)]))


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script>\"'&\u202e"
    page = swept(tmp_path, [{"kind": evil}, {"kind": "b"}])
    assert page.count("<script>") == 1
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") > 3


def test_what_failed_is_told_with_its_fault(tmp_path: Path) -> None:
    write_json(tmp_path / "0" / JOB, {"state": "failed", "fault": "<b>no receipts</b>"})
    assert tell(tmp_path, Plan("label", planned_jobs([{"seed": 1}], [["++seed=1"]]))) == 1
    page = (tmp_path / "sweep.html").read_text(encoding="utf-8")
    assert "&lt;b&gt;no receipts&lt;/b&gt;" in page
    assert titles(page) == ["Outcome", "Jobs that failed", "Jobs"]


@pytest.mark.parametrize("xs", [(1.0, 2.0, 4.0), (1e-5, 1e-3, 0.1), (3.0, 3.0), ("b", "a", "b"), (0.0, -5.0, 7.0)])
def test_everything_stands_inside_the_drawing_and_larger_figures_further_on(xs: tuple[Any, ...]) -> None:
    points = [Point(x, 0.5 + 0.1 * number, "s", f"job {number}") for number, x in enumerate(xs)]
    view = PointSection("t", points, "x", "y").view()
    (series,) = view["series"]
    places = {title.partition(":")[0]: (x, y) for x, y, title in series["markers"]}
    assert len(places) == len(xs)
    assert all(0 <= x <= view["width"] and 0 <= y <= view["height"] for x, y in places.values())
    in_order = [places[f"job {number}"] for number in range(len(xs))]
    along = [x for x, _ in in_order] if isinstance(xs[0], str) else [-y for _, y in in_order]
    assert along == sorted(along)
    assert len(set(along)) == len(xs)


def test_values_far_apart_stand_evenly_on_a_logarithmic_axis() -> None:
    points = [Point(x, 0.5, "", "job") for x in (0.0001, 0.001, 0.01)]
    places = [x for x, _, _ in PointSection("t", points, "x", "y").view()["series"][0]["markers"]]
    assert places[1] - places[0] == pytest.approx(places[2] - places[1])


def test_a_figure_that_is_not_finite_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="points 't': job 3 is nan at 1"):
        PointSection("t", [Point(1, float("nan"), "", "job 3")], "x", "y")


def test_of_means_the_lowest_is_lightest_and_the_highest_darkest() -> None:
    rows = HeatSection("t", "a", "b", ["1", "2"], ["x", "y"], [[0.1, None], [0.3, 0.2]]).view()["rows"]
    assert [[round(strength, 3) for _, strength in cells] for _, cells in rows] == [[0.0, 0.0], [1.0, 0.5]]
    assert [cell.text for _, cells in rows for cell, _ in cells] == ["0.100", "–", "0.300", "0.200"]
