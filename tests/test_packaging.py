"""What is shipped: a wheel holds all that the verbs need, and works from another folder than the checkout."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.slow


def python(*arguments: str | Path, cwd: Path) -> str:
    done = subprocess.run([sys.executable, *arguments], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the files that git tracks: what lies about in a checkout must not be needed."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    subprocess.run(["git", "clone", "--quiet", "--no-local", "--depth=1", f"file://{ROOT}", source], check=True)
    python("-m", "build", "--wheel", "--no-isolation", "--outdir", folder, source, cwd=folder)
    (built,) = folder.glob("tillroll-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the wheel was installed into, without what it depends on."""
    target = tmp_path_factory.mktemp("installed")
    python("-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", target, wheel, cwd=target)
    return target


def run(installed: Path, cwd: Path, *arguments: str) -> str:
    """What a verb prints when Tillroll is found in ``installed`` only: -I and a path of our own hide the checkout."""
    code = (
        f"import sys; sys.path.insert(0, {str(installed)!r}); import tillroll; assert {str(installed)!r} in tillroll.__file__; "
    )
    return python("-I", "-c", code + f"sys.exit(tillroll.main({list(arguments)!r}))", cwd=cwd)


def shipped(suffix: str) -> set[str]:
    """Files of the six packages that git tracks."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    homes = ("augment", "conf", "labeling_functions", "receipts", "synth", "train")
    return {name for name in listed if name.partition("/")[0] in homes and name.endswith(suffix)}


@pytest.mark.parametrize("suffix", [".py", ".yaml", ".html", ".ttf", ".otf", ".safetensors", ".txt", ".json"])
def test_every_tracked_file_of_the_packages_is_in_the_wheel(wheel: Path, suffix: str) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert shipped(suffix) <= names


def test_the_wheel_holds_code_choices_templates_and_fonts() -> None:
    assert {"receipts/config.py", "conf/evaluate.yaml", "receipts/report.html"} <= shipped("")
    assert any(name.startswith("synth/printing/fonts/") for name in shipped(""))


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    folders = {name.partition("/")[0] for name in names if ".dist-info/" not in name}
    assert folders == {"augment", "conf", "labeling_functions", "receipts", "synth", "train", "tillroll.py"}


def test_the_licence_is_in_the_wheel(wheel: Path) -> None:
    assert any(name.endswith("licenses/LICENSE") for name in zipfile.ZipFile(wheel).namelist())


def test_the_wheel_works_from_another_folder(installed: Path, tmp_path: Path) -> None:
    assert "usage: tillroll VERB" in run(installed, tmp_path, "--help")
    assert "pred          path, required" in run(installed, tmp_path, "evaluate", "--help")
    assert "_target_: synth.command.Synth" in run(installed, tmp_path, "synth", "--cfg", "job")
    assert not list(tmp_path.iterdir())
