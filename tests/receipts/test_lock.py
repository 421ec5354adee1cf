"""One process at a time: others are refused or wait, the dead stand in nobody's way."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from receipts.lock import BusyError, Lock
from receipts.run import open_run

HOLD = """
import sys, time
from pathlib import Path
from receipts.lock import Lock

lock = Lock(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(60)
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock of the folder."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, tmp_path / ".lock"], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_a_second_process_is_refused_and_told_who_is_at_work(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    with pytest.raises(BusyError, match=rf"{tmp_path}: process {holder.pid} on \S+ is at work there; wait for it, or end it"):
        Lock(tmp_path / ".lock")
    with pytest.raises(BusyError, match=f"process {holder.pid} "):
        open_run(tmp_path, {"_target_": "synth.A"}, last_file="x", loose=(), resume=True, overwrite=False)


def test_a_killed_process_stands_in_nobodys_way(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    assert (tmp_path / ".lock").exists()
    with Lock(tmp_path / ".lock"):
        assert (tmp_path / ".lock").read_text().startswith(f"{os.getpid()} ")
    assert not (tmp_path / ".lock").exists()


def test_one_who_waits_says_so_and_goes_on_when_the_other_ends(
    tmp_path: Path, holder: subprocess.Popen[str], capsys: pytest.CaptureFixture[str]
) -> None:
    second = subprocess.Popen(
        [sys.executable, "-c", HOLD.replace("sys.argv[1])", "sys.argv[1]), wait=True"), tmp_path / ".lock"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert second.stderr is not None
    assert second.stdout is not None
    assert second.stderr.readline().startswith(f"{tmp_path}: waiting for process {holder.pid} on ")
    began = time.monotonic()
    holder.kill()
    assert second.stdout.readline() == "held\n"
    assert time.monotonic() - began < 5
    second.kill()
    second.communicate()


def test_what_a_process_holds_already_it_is_granted_again(tmp_path: Path) -> None:
    with Lock(tmp_path / ".lock"):
        with Lock(tmp_path / ".lock"):
            pass
        assert (tmp_path / ".lock").exists()


def test_a_lock_that_is_forgotten_is_let_go(tmp_path: Path) -> None:
    lock = Lock(tmp_path / ".lock")
    assert (tmp_path / ".lock").exists()
    del lock
    assert not (tmp_path / ".lock").exists()
