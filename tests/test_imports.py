"""Who may import whom, what may be imported when, and that every package is shipped."""

import ast
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ALLOWED = {
    "receipts": set(),
    "labeling_functions": {"receipts"},
    "synth": {"receipts"},
    "augment": {"receipts"},
    "train": {"receipts", "labeling_functions", "synth", "augment"},
    "conf": set(),
}
# torch may be imported here and nowhere else; each entry is a package or a module, with all below it.
TORCH = ("augment", "train", "labeling_functions.label_model")
# Heavy libraries: never imported by importing a package, only by the module, loaded on demand, that needs them.
HEAVY = {"torch", "albumentations", "snorkel", "pandas"}


def modules() -> Iterator[tuple[str, Path]]:
    for package in ALLOWED:
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def imports(tree: ast.AST, module: str, path: Path) -> set[str]:
    """Dotted names that a syntax tree imports anywhere in it, relative ones made absolute."""
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            parent = ".".join(package.split(".")[: len(package.split(".")) - node.level + 1]) if node.level else ""
            found.add(".".join(filter(None, (parent, node.module))))
    return found


def in_python(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.parametrize("package", ALLOWED)
def test_imports_follow_the_arrows(package: str) -> None:
    wrong = [
        f"{module} imports {name}"
        for module, path in modules()
        if module.partition(".")[0] == package
        for name in imports(ast.parse(path.read_text()), module, path)
        if name.partition(".")[0] in ALLOWED.keys() - ALLOWED[package] - {package}
    ]
    assert not wrong


def test_relative_imports_are_seen() -> None:
    tree = ast.parse("def f():\n    from ..synth import x\n    from . import y\n    import torch.nn")
    assert imports(tree, "augment.image", Path("augment/image.py")) == {"synth", "augment", "torch.nn"}


def test_torch_stays_where_it_belongs() -> None:
    wrong = [
        module
        for module, path in modules()
        if any(name.partition(".")[0] == "torch" for name in imports(ast.parse(path.read_text()), module, path))
        and not any(module == home or module.startswith(f"{home}.") for home in TORCH)
    ]
    assert not wrong


@pytest.mark.parametrize(
    "package", ["receipts", "labeling_functions", "labeling_functions.label_model", "synth", "augment", "train"]
)
def test_a_package_loads_nothing_heavy(package: str) -> None:
    loaded = in_python(f"import sys, {package}; print(*sorted(m for m in sys.modules if '.' not in m))").split()
    assert not HEAVY & set(loaded)


def test_the_names_of_receipts_load_nothing_heavy() -> None:
    loaded = in_python(
        "import sys, receipts\nfor name in receipts.__all__: getattr(receipts, name)\n"
        "print(*sorted(m for m in sys.modules if '.' not in m))"
    ).split()
    assert not HEAVY & set(loaded)
    assert "pyarrow" in loaded  # Dataset was touched, so the list is of real modules.


def test_help_answers_at_once() -> None:
    script = Path(sys.executable).with_name("tillroll")
    seconds = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run([script, "--help"], check=True, stdout=subprocess.DEVNULL)
        seconds.append(time.perf_counter() - start)
    assert min(seconds) < 0.3


def test_every_package_is_shipped_and_no_test_is() -> None:
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["packages"]
    there = {module for module, path in modules() if path.name == "__init__.py"}
    assert set(listed) == there
    assert len(listed) == len(set(listed))


def test_every_folder_with_modules_is_a_package() -> None:
    assert not [path for _, path in modules() if not (path.parent / "__init__.py").exists()]
