"""Functions where files hold them: under names, in lists and tuples, ours and snorkel's, each once and in order."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from labeling_functions.load import load_functions

LISTS = """
from labeling_functions import keywords, labeling_function
from snorkel.labeling import LabelingFunction

cash = keywords("cash", label="other", words=["cash"])
ours = [keywords(f"word {word}", label="other", words=[word]) for word in ("total", "change")]
theirs = (LabelingFunction("a", lambda x: -1), [LabelingFunction("b", lambda x: 0)])
LFS = [*ours, *theirs[1], cash]
words = ["total", 1, None]

@labeling_function(label="total")
def last(document):
    return []

again = last
"""


@pytest.fixture
def rules(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        (tmp_path / "rules_of_a_load.py").write_text(text)
        return tmp_path / "rules_of_a_load.py"

    return write


def test_lists_and_tuples_hold_functions_each_once_and_in_order(rules: Callable[[str], Path]) -> None:
    names = [function.name for function in load_functions(rules(LISTS))]
    assert names == ["cash", "word total", "word change", "a", "b", "last"]


def test_a_list_may_hold_two_of_one_name_only_once(rules: Callable[[str], Path]) -> None:
    text = "from labeling_functions import keywords\nlfs = [keywords('w', label='other', words=[x]) for x in 'ab']\n"
    with pytest.raises(ValueError, match=r"^functions: .*rules_of_a_load\.py holds w twice; give one of them another name="):
        load_functions(rules(text))


def test_a_file_is_run_as_it_stands_now(rules: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    # Two texts of one size within one second: to Python's own store of compiled code they are one.
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    text = "from labeling_functions import keywords\nlf = keywords('a', label='other', words=['x'])\n"
    assert [function.name for function in load_functions(rules(text))] == ["a"]
    assert [function.name for function in load_functions(rules(text.replace("'a'", "'b'")))] == ["b"]
    assert not (rules(text).parent / "__pycache__").exists()


@pytest.mark.parametrize(
    "text",
    [
        "\nfrom snorkel.labeling.lf.nlp import nlp_labeling_function\n",
        "\nfrom snorkel.preprocess.nlp import SpacyPreprocessor\n",
    ],
)
def test_what_needs_spacy_says_so(rules: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    for name in ("snorkel.labeling.lf.nlp", "snorkel.preprocess.nlp"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    with pytest.raises(
        ValueError, match=r"^functions: .*rules_of_a_load\.py:2: ModuleNotFoundError: .*; pip install spacy"
    ) as told:
        load_functions(rules(text))
    assert "\n" not in str(told.value)
