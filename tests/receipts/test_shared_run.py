"""What jobs of a sweep need alike is made once, whoever comes first and whoever is killed."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from receipts.shared_run import PLAN, prepared

MAKE = """
import sys, time
from pathlib import Path
from receipts.shared_run import prepared

def make(folder):
    folder.mkdir(exist_ok=True)
    with (folder / "made").open("a") as file:
        file.write("x")
    print("making", flush=True)
    time.sleep(float(sys.argv[2]))

prepared(Path(sys.argv[1]), {"seed": 1}, make)
"""


@pytest.fixture
def sweep(tmp_path: Path) -> Path:
    (tmp_path / PLAN).touch()
    return tmp_path


def make(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    with (folder / "made").open("a") as file:
        file.write("x")


def maker(place: Path, seconds: float) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", MAKE, place, str(seconds)], stdout=subprocess.PIPE, text=True)


def test_a_single_run_makes_what_it_needs_in_place(tmp_path: Path) -> None:
    place = tmp_path / "3" / "labels"
    place.parent.mkdir()
    assert prepared(place, {"seed": 1}, make) == place
    assert (place / "made").read_text() == "x"
    assert not place.is_symlink()


def test_jobs_of_a_sweep_share_what_has_the_same_settings(sweep: Path) -> None:
    places = [prepared(sweep / str(job) / "synth", {"seed": seed}, make) for job, seed in enumerate((1, 1, 2, 1))]
    assert places == [sweep / str(job) / "synth" for job in range(4)]
    assert [place.resolve() == places[0].resolve() for place in places] == [True, True, False, True]
    assert [(place / "made").read_text() for place in places] == ["x"] * 4
    assert prepared(sweep / "1" / "synth", {"seed": 2}, make).resolve() == places[2].resolve()


def test_a_sweep_that_is_moved_finds_what_it_shares(sweep: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    prepared(sweep / "0" / "synth", {"seed": 1}, make)
    moved = sweep.rename(tmp_path_factory.mktemp("other") / "moved")
    assert (moved / "0" / "synth" / "made").read_text() == "x"


def test_a_folder_a_job_made_itself_stays_its_own(sweep: Path) -> None:
    (sweep / "0" / "synth").mkdir(parents=True)
    assert not prepared(sweep / "0" / "synth", {"seed": 1}, make).is_symlink()


def test_of_two_at_once_one_makes_and_the_other_waits(sweep: Path) -> None:
    both = [maker(sweep / str(job) / "synth", 0.3) for job in range(2)]
    assert sorted(process.communicate(timeout=30)[0] for process in both) == ["", "making\n"]
    assert [(sweep / str(job) / "synth" / "made").read_text() for job in range(2)] == ["x", "x"]


def test_what_a_killed_process_began_the_next_goes_on_with(sweep: Path) -> None:
    first = maker(sweep / "0" / "synth", 60)
    assert first.stdout is not None
    assert first.stdout.readline() == "making\n"
    first.send_signal(signal.SIGKILL)
    first.wait()
    first.stdout.close()
    assert (prepared(sweep / "1" / "synth", {"seed": 1}, make) / "made").read_text() == "xx"


def test_what_fails_is_not_taken_for_made(sweep: Path) -> None:
    def fail(folder: Path) -> None:
        raise ValueError("no receipts")

    with pytest.raises(ValueError, match="no receipts"):
        prepared(sweep / "0" / "synth", {"seed": 1}, fail)
    assert not (sweep / "0").exists()
    assert (prepared(sweep / "0" / "synth", {"seed": 1}, make) / "made").read_text() == "x"
