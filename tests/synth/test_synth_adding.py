"""The guide to adding components: its files are saved where it says, its commands are run, and what they promise is there."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from receipts.dataset import Dataset

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
SECTIONS = re.split(r"^## ", (ROOT / "docs/adding.md").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]


def block(section: str, kind: str) -> str:
    return section.partition(f"```{kind}\n")[2].partition("```")[0]


def checkout_with(section: str, folder: Path) -> Path:
    """A copy of the project with the files of a section in it."""
    for name in ("synth", "receipts", "conf"):
        shutil.copytree(ROOT / name, folder / name, copy_function=os.link, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "tillroll.py", folder)
    python = block(section, "python")
    (folder / python.splitlines()[0].removeprefix("# ")).write_text(python, encoding="utf-8")
    (folder / re.findall(r"goes to `(conf/[\w/]+\.yaml)`", section)[0]).write_text(block(section, "yaml"), encoding="utf-8")
    return folder


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.split()[1].strip(":"))
def test_an_example_of_the_guide_works_as_it_stands(section, tmp_path):
    folder = checkout_with(section, tmp_path / "project")
    words = shlex.split(block(section, "sh").replace("count=100", "count=3"))[1:]
    environment = {**os.environ, "PYTHONPATH": str(folder), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-P", "-m", "tillroll", *words, f"out={tmp_path / 'out'}"]
    made = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    dataset = Dataset(tmp_path / "out")
    assert len(dataset) == 3
    name = re.findall(r"conf/(\w+)/(\w+)\.yaml", section)[0]
    for index in range(3):
        drawn = dataset[index].origin["drawn"]
        assert drawn[name[0]] == name[1] if name[0] != "mark" else name[1] in drawn["marks"]
        assert np.ptp(dataset[index].image) > 100
        assert {"company", "total"} <= set(dataset.documents[index].fields)
