"""The page for people who write labeling functions: its commands and its Python run as they stand there, in their order."""

import re
import shlex
from pathlib import Path

import pytest

import tillroll

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "labeling_functions.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(sh|python)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.slow
def test_the_page_runs_as_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    names: dict[str, object] = {}
    for language, text in BLOCKS:
        if language == "python":
            exec(text, names)
            continue
        for command in text.splitlines():
            assert tillroll.main(shlex.split(command)[1:]) == 0, command
    shown = capsys.readouterr().out
    # The table that the page shows, and its figure.
    block = PAGE.partition("## Reading the table\n\n```\n")[2].partition("```")[0]
    assert re.search(r"micro F1 .*", block).group() in shown  # type: ignore[union-attr]
    assert "amount_after_currency" in str(names["votes"])
    assert sum(language == "python" for language, _ in BLOCKS) == 5


def test_functions_that_the_page_names_are_there() -> None:
    rules = (ROOT / "examples" / "my_rules.py").read_text(encoding="utf-8")
    for name in re.findall(r"\b(?:amount|date|money)_\w+", PAGE):
        assert f"def {name}(" in rules
    assert PAGE.count("has eight to copy") == 1
    assert rules.count("@labeling_function") == 8
