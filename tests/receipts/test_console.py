import time

import pytest

from receipts import console


def test_progress_away_from_a_terminal_is_a_line_now_and_one_at_the_end(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter([0.0, 4.0, 11.0, 20.0])
    monkeypatch.setattr(console.time, "monotonic", lambda: next(clock))
    with console.progress("render", 100, "samples") as advance:
        advance(10)
        advance(45)
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.splitlines() == [
        "render: 55/100 samples, 5.0 samples/s, 9 s left",
        "render: 55 samples in 20.0 s (2.8 samples/s)",
    ]


def test_progress_of_nothing_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with console.progress("render", 0, "samples"):
        pass
    assert capsys.readouterr().err == ""


def test_progress_on_a_terminal_shows_a_bar_and_lets_faults_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    with console.progress("render", 3, "samples") as advance:
        advance(3)
    with pytest.raises(RuntimeError, match="mine"), console.progress("render", 3, "samples"):
        raise RuntimeError("mine")


def test_a_table_holds_every_cell(capsys: pytest.CaptureFixture[str]) -> None:
    console.table("fields", ["field", "F1"], [["total", "0.912"], ["date", "1.000"]])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].strip() == "fields"
    assert [line.split() for line in lines[-2:]] == [["total", "0.912"], ["date", "1.000"]]
    # Figures stand under one another.
    assert lines[-2].rindex("0.912") == lines[-1].rindex("1.000")


def test_a_long_wait_is_told_and_a_short_one_is_not(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(console, "_PATIENCE_S", 0.02)
    with console.patience("almost there"):
        pass
    time.sleep(0.1)
    assert capsys.readouterr().err == ""
    with console.patience("almost there"):
        time.sleep(0.2)
    assert capsys.readouterr().err == "almost there\n"
