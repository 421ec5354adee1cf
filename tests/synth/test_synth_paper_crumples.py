"""The library of crumples gives the same bits from its files and without them, whatever happened to the files."""

import os
import signal
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from synth.paper.crumple import Crumple, Crumpled, sampled
from synth.paper.crumples import crumples_folder, kept_crumple
from synth.paper.crumpling import Crumpling, crumpled
from synth.paper.sheet import Sheet, flat_sheet, strain

SMALL = Crumpling(rows=33, columns=25, last_passes=40)

PROGRAM = """
import os, signal, sys
from pathlib import Path
from synth.paper.crumples import kept_crumple
from synth.paper.crumpling import Crumpling
if sys.argv[2] == "killed":
    os.fsync = lambda file: os.kill(os.getpid(), signal.SIGKILL)
kept_crumple(Crumpling(rows=33, columns=25, last_passes=40), 5, Path(sys.argv[1]))
"""


def started(folder, fate):
    return subprocess.Popen([sys.executable, "-c", PROGRAM, str(folder), fate], env={**os.environ, "OMP_NUM_THREADS": "1"})


@pytest.fixture(scope="module")
def made():
    return crumpled(SMALL, 5)


@pytest.mark.slow
def test_two_processes_at_once_keep_the_same_bits(tmp_path, made):
    both = [started(tmp_path, "whole") for _ in range(2)]
    assert [process.wait(60) for process in both] == [0, 0]
    (file,) = tmp_path.iterdir()
    before = file.stat().st_mtime_ns
    assert np.array_equal(kept_crumple(SMALL, 5, tmp_path), made)
    assert file.stat().st_mtime_ns == before


def test_a_process_killed_while_it_writes_leaves_nothing_that_is_read(tmp_path, made):
    assert started(tmp_path, "killed").wait(60) == -signal.SIGKILL
    assert not list(tmp_path.glob("*.f32"))
    assert np.array_equal(kept_crumple(SMALL, 5, tmp_path), made)
    assert len(list(tmp_path.glob("*.f32"))) == 1


@pytest.mark.parametrize(
    "damage", [lambda old: old[:-1] + bytes([old[-1] ^ 1]), lambda old: old[:5000], lambda old: b"", lambda old: old + b"x"]
)
def test_a_damaged_file_is_made_anew(tmp_path, made, damage):
    kept_crumple(SMALL, 5, tmp_path)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    assert np.array_equal(kept_crumple(SMALL, 5, tmp_path), made)
    assert file.read_bytes() == whole


def test_a_folder_that_cannot_be_written_to_is_no_fault(tmp_path, made):
    (tmp_path / "file").write_text("no folder")
    assert np.array_equal(kept_crumple(SMALL, 5, tmp_path / "file" / "crumples"), made)


def test_other_parameters_and_numbers_have_files_of_their_own(tmp_path):
    for crumpling, number in ((SMALL, 5), (SMALL, 6), (replace(SMALL, stiffness=0.5), 5)):
        kept_crumple(crumpling, number, tmp_path)
    assert len(list(tmp_path.iterdir())) == 3


def test_the_folder_is_where_caches_go(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert crumples_folder() == tmp_path / "tillroll" / "crumples"
    monkeypatch.setenv("XDG_CACHE_HOME", "here")
    assert crumples_folder().is_absolute()


def test_crumpled_sheets_keep_their_lengths():
    for number in range(2):
        shift = crumpled(Crumpling(), number)
        rows, columns = shift.shape[:2]
        flat = flat_sheet(((columns - 1) * 2.5, (rows - 1) * 2.5), 2.5)
        assert np.percentile(np.abs(strain(Sheet(flat.points + shift, flat.size_mm))), 99) < 0.02
        assert 2 < np.ptp(shift[..., 2]) < 15


def test_sampling_keeps_planes_and_mirrors():
    rows, columns = np.mgrid[:20, :12].astype(np.float64)
    grid = np.stack([3 * rows - 2 * columns, np.ones_like(rows)], axis=-1).astype(np.float32)
    places = np.linspace(2.0, 16.5, 9), np.linspace(1.5, 9.0, 7)
    values = sampled(grid, *places)
    assert np.allclose(values[..., 0], 3 * places[0][:, None] - 2 * places[1], atol=1e-5)
    assert np.allclose(values[..., 1], 1.0)
    # A mirrored window is the window seen in a mirror: shifts to the right become shifts to the left.
    one = Crumpled(3, 0.8, 0.2, 0.6, False, False, False, 0.7)
    flat, crumple = flat_sheet((60.0, 90.0)), Crumple(library=4)
    plain = crumple.bend(flat, one).points
    assert np.allclose(crumple.bend(flat, replace(one, mirrored=True)).points, plain[:, ::-1] * [-1, 1, 1])
    assert np.allclose(crumple.bend(flat, replace(one, turned=True)).points, plain[::-1, ::-1] * [-1, -1, 1])
    assert np.allclose(crumple.bend(flat, replace(one, inverted=True)).points, plain * [1, 1, -1])
