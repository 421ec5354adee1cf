"""A folder holds one run: another is refused, the same is gone on with, and files of people are never deleted."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from receipts.run import CONFIG, Run, open_run

PAPER = {"width_mm": 80.0, "effects": {"curl": {"radius_mm": 9}}}
SETTINGS = {"_target_": "synth.command.Synth", "count": 8, "seed": 1, "workers": 2, "paper": PAPER}


def opened(out: Path, *, resume: bool = False, overwrite: bool = False, **changed: Any) -> Run:
    config = {**SETTINGS, **changed}
    return open_run(out, config, last_file="manifest.json", loose=("workers", "resume"), resume=resume, overwrite=overwrite)


def refusal(out: Path, **changed: Any) -> str:
    with pytest.raises(ValueError) as caught:
        opened(out, **changed)
    return str(caught.value)


def test_a_new_folder_is_made_with_the_config_in_it(tmp_path: Path) -> None:
    assert opened(tmp_path / "a" / "b") == Run(tmp_path / "a" / "b", finished=False)
    assert yaml.safe_load((tmp_path / "a" / "b" / CONFIG).read_text()) == SETTINGS


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    assert not opened(tmp_path).finished


def test_a_second_run_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    opened(tmp_path)
    (tmp_path / "samples-00000.tar").touch()
    before = (tmp_path / CONFIG).read_bytes()
    assert refusal(tmp_path, seed=2).endswith("holds another run; resume=true goes on with it, overwrite=true starts again")
    assert (tmp_path / CONFIG).read_bytes() == before


@pytest.mark.parametrize("flags", [{}, {"resume": True}, {"overwrite": True}])
def test_a_folder_of_other_files_is_refused_and_kept(tmp_path: Path, flags: dict[str, bool]) -> None:
    (tmp_path / "thesis.tex").write_text("mine")
    assert "holds files that are no run of Tillroll (thesis.tex); choose an empty folder" in refusal(tmp_path, **flags)
    assert (tmp_path / "thesis.tex").read_text() == "mine"
    assert not (tmp_path / CONFIG).exists()


def test_a_run_that_made_nothing_does_not_stand_in_the_way(tmp_path: Path) -> None:
    opened(tmp_path)
    opened(tmp_path, seed=2)
    assert yaml.safe_load((tmp_path / CONFIG).read_text())["seed"] == 2


@pytest.mark.parametrize("text", ["theme: dark", "[1, 2]", "a: [", "_target_: other.Thing"])
def test_the_config_of_another_program_is_never_taken_for_ours(tmp_path: Path, text: str) -> None:
    (tmp_path / CONFIG).write_text(text)
    (tmp_path / "sales.parquet").write_text("mine")
    assert "holds files that are no run of Tillroll" in refusal(tmp_path, overwrite=True)
    assert (tmp_path / "sales.parquet").read_text() == "mine"
    assert (tmp_path / CONFIG).read_text() == text


def test_a_run_is_gone_on_with_until_its_last_file_stands(tmp_path: Path) -> None:
    opened(tmp_path)
    (tmp_path / "samples-00000.tar").touch()
    assert not opened(tmp_path, resume=True).finished
    (tmp_path / "manifest.json").touch()
    assert opened(tmp_path, resume=True).finished
    assert (tmp_path / "samples-00000.tar").exists()


def test_resume_of_nothing_begins(tmp_path: Path) -> None:
    assert not opened(tmp_path / "new", resume=True).finished


def test_a_resumed_run_may_differ_in_loose_settings_only(tmp_path: Path) -> None:
    opened(tmp_path)
    opened(tmp_path, resume=True, workers=16)
    assert "begun with seed=1, now seed=2; a resumed run keeps its settings" in refusal(tmp_path, resume=True, seed=2)


def test_a_difference_is_told_by_its_dotted_name(tmp_path: Path) -> None:
    opened(tmp_path)
    paper = {"width_mm": 80.0, "effects": {"curl": {"radius_mm": 7}}}
    said = refusal(tmp_path, resume=True, paper=paper)
    assert "begun with paper.effects.curl.radius_mm=9, now paper.effects.curl.radius_mm=7" in said


def test_a_setting_that_was_added_or_taken_away_differs(tmp_path: Path) -> None:
    opened(tmp_path)
    assert "begun with scene=None, now scene=scan" in refusal(tmp_path, resume=True, scene="scan")


def test_overwriting_removes_what_runs_write_and_nothing_else(tmp_path: Path) -> None:
    opened(tmp_path)
    ours = ["manifest.json", "samples-00000.tar", "documents.parquet", "report.html", "model.safetensors", ".x.tar.99.part"]
    for name in [*ours, "notes.txt", "photo.jpg"]:
        (tmp_path / name).write_text(name)
    for folder in [".parts", "labels", "drawings"]:
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.parquet").touch()
    opened(tmp_path, overwrite=True, seed=2)
    assert sorted(path.name for path in tmp_path.iterdir()) == [CONFIG, "drawings", "notes.txt", "photo.jpg"]
    assert (tmp_path / "drawings" / "x.parquet").exists()
    assert yaml.safe_load((tmp_path / CONFIG).read_text())["seed"] == 2


def test_the_leftover_of_a_killed_writer_does_not_stop_a_new_run(tmp_path: Path) -> None:
    (tmp_path / ".config.yaml.99.part").write_text("count: 8")
    assert not opened(tmp_path).finished
