"""The work of one job: in its own folder, once, with a record of how it ended."""

import json
import time
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from receipts.config import build
from receipts.console import say
from receipts.faults import one_line
from receipts.files import write_json
from receipts.lock import BusyError, Lock
from receipts.run import JOB, LOCK

DONE, FAILED, BEGUN, CUT_SHORT, RUNNING, NOT_RUN = "done", "failed", "begun", "cut short", "running", "not run"


@dataclass(frozen=True)
class State:
    """How far a job is.

    Attributes:
        word: done, failed, running, cut short or not run.
        fault: why it failed, in one line.
        figure: what the verb gave back.
    """

    word: str
    fault: str = ""
    figure: float | None = None


def job_state(folder: Path) -> State:
    """How far the job of a folder is."""
    record = _record(folder)
    word = str(record.get("state", NOT_RUN))
    if word != BEGUN:
        return State(word, str(record.get("fault", "")), record.get("figure"))
    try:
        Lock(folder / LOCK).release()
    except BusyError:
        return State(RUNNING)
    return State(CUT_SHORT)


def run_job(config: Mapping[str, Any], folder: Path, label: str, *, resume: bool) -> None:
    """Run the verb of a config, whose results go to the folder, unless that is done already; a fault is recorded and told.

    Two processes never work on one job: the second waits for the first, and then finds it done, or takes it up.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with Lock(folder / LOCK, wait=True):
        before = _record(folder).get("state")
        if before == DONE:
            say(f"job {folder.name}: complete already")
            return
        say(f"job {folder.name}{label and ': '}{label}")
        write_json(folder / JOB, {"state": BEGUN})
        began = time.monotonic()
        try:
            # One that this sweep began and that was cut short, or put back into its queue, is gone on with.
            command = build(config)
            if (resume or before == BEGUN) and hasattr(command, "resume"):
                command = replace(command, resume=True)
            figure = command()
        except Exception as fault:
            message = one_line(fault)
            if message is None:
                traceback.print_exception(fault)
                message = "".join(traceback.format_exception_only(fault)).strip()
            else:
                say(f"job {folder.name}: {message}")
            write_json(folder / JOB, {"state": FAILED, "fault": message.replace("\n", "; ")})
            return
        write_json(folder / JOB, {"state": DONE, "seconds": round(time.monotonic() - began, 3), "figure": figure})


def clear_record(folder: Path) -> None:
    """Forget how a job ended."""
    (folder / JOB).unlink(missing_ok=True)


def _record(folder: Path) -> dict[str, Any]:
    path = folder / JOB
    if not path.exists():
        return {}
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        return {}
    return record if isinstance(record, dict) else {}
