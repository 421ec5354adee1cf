import json
from pathlib import Path
from typing import Any

import pytest

from receipts.files import write_json, write_text
from receipts.sweep import write_table


def job(out: Path, number: int, config: dict[str, Any], metrics: dict[str, Any] | None = None) -> None:
    write_text(out / str(number) / "config.yaml", json.dumps({**config, "out": f"{out}/{number}"}))
    if metrics is not None:
        write_json(out / str(number) / "metrics.json", metrics)


def test_the_table_tells_what_differs_and_what_came_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(11):
        metrics = {"loss": number / 2, "note": "x", "exact": {"micro": {"f1": 0.5}}, "blank_free": {"micro": {"f1": 0.75}}}
        job(tmp_path, number, {"seed": 1, "paper": {"width_mm": 58 + number}}, metrics)
    (tmp_path / "notes").mkdir()
    write_table(tmp_path)
    rows = json.loads((tmp_path / "sweep.json").read_text())
    assert [row["job"] for row in rows] == list(range(11))
    assert rows[2] == {"job": 2, "paper.width_mm": 60, "loss": 1.0, "exact_f1": 0.5, "blank_free_f1": 0.75}
    shown = capsys.readouterr().out
    assert "paper.width_mm" in shown
    assert "seed" not in shown


def test_a_job_without_figures_has_a_row_of_its_own(tmp_path: Path) -> None:
    job(tmp_path, 0, {"seed": 1}, {"loss": 2.0})
    job(tmp_path, 1, {"seed": 2})
    (tmp_path / "2").mkdir()
    write_table(tmp_path)
    assert json.loads((tmp_path / "sweep.json").read_text()) == [
        {"job": 0, "seed": 1, "loss": 2.0},
        {"job": 1, "seed": 2},
        {"job": 2, "seed": None},
    ]
