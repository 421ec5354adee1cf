"""A fingerprint changes with whatever a function's votes depend on, and with nothing else."""

import functools
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from snorkel.labeling import labeling_function as line_function
from snorkel.preprocess import preprocessor

from labeling_functions import LabelingFunction, apply_functions
from labeling_functions.fingerprint import NoFingerprint, fingerprint, installed_fingerprint
from labeling_functions.library import shipped
from labeling_functions.load import load_functions
from labeling_functions.voting import as_ours
from receipts.document import Document
from receipts.labels import Schema

HEAD = "import functools, re\nfrom labeling_functions import labeling_function\n"
RULE = "@labeling_function(label='total')\ndef rule(document):\n    "


@pytest.fixture
def of_text(tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """The fingerprint of the last function of a file with the given text."""

    def read(text: str) -> str:
        (tmp_path / "rules_of_a_fingerprint.py").write_text(HEAD + text)
        return fingerprint(load_functions(tmp_path / "rules_of_a_fingerprint.py")[-1])

    yield read
    sys.modules.pop("rules_of_a_fingerprint", None)


CHANGES = {
    "a constant": (RULE + "return [(0, {})]", "1", "2"),
    "the order of operations": (RULE + "return [({}, 5)]", "len(document) - 1", "1 - len(document)"),
    "a global": ("WORD = {}\n" + RULE + "return document.find(WORD)", "'a'", "'b'"),
    "flags of a pattern": ("WORD = re.compile('a', {})\n" + RULE + "return document.find(WORD)", "0", "re.I"),
    "a helper's helper": (
        "def low():\n    return {}\ndef high():\n    return low()\n" + RULE + "return document.find(high())",
        "'a'",
        "'b'",
    ),
    "functions that call each other": (
        "def even(n):\n    return n == 0 or odd(n - 1)\ndef odd(n):\n    return n != {} and even(n - 1)\n"
        + RULE
        + "return [(0, 1)] if even(len(document)) else []",
        "0",
        "1",
    ),
    "what a lambda inside holds": (RULE + "return document.find('a') if any(map(lambda x: x == {}, [1])) else []", "1", "2"),
    "a default": ("def of(document, word={}):\n    return document.find(word)\n" + RULE + "return of(document)", "'a'", "'b'"),
    "a keyword default": ("def of(d, *, word={}):\n    return d.find(word)\n" + RULE + "return of(d=document)", "'a'", "'b'"),
    "a closure": (
        "def made(word):\n    return lambda document: document.find(word)\nfind = made({})\n" + RULE + "return find(document)",
        "'a'",
        "'b'",
    ),
    "a partial": (
        "find = functools.partial(lambda word, document: document.find(word), {})\n" + RULE + "return find(document)",
        "'a'",
        "'b'",
    ),
    "a bound method of a pattern": (
        "search = re.compile({}).search\n" + RULE + "return [(0, 1)] if search('a') else []",
        "'a'",
        "'b'",
    ),
    "a cached helper": (
        "@functools.cache\ndef word():\n    return {}\n" + RULE + "return document.find(word())",
        "'a'",
        "'b'",
    ),
    "an attribute of a function": (RULE + "return document.find(f.word)\ndef f():\n    pass\nf.word = {}\n", "'a'", "'b'"),
    "a method": (
        "class Words:\n    @property\n    def word(self):\n        return {}\n" + RULE + "return document.find(Words().word)",
        "'a'",
        "'b'",
    ),
    "an object's content": (
        "class Words:\n    def __init__(self, word):\n        self.word = word\nwords = Words({})\n"
        + RULE
        + "return document.find(words.word)",
        "'a'",
        "'b'",
    ),
    "a dataclass": (
        "from dataclasses import dataclass\n@dataclass(frozen=True)\nclass Words:\n    word: str = {}\n"
        + RULE
        + "return document.find(Words().word)",
        "'a'",
        "'b'",
    ),
    "a type": ("NUMBER = {}\n" + RULE + "return [(0, 1)] if NUMBER / 2 == 0.5 else []", "1", "True"),
    "an array": (
        "import numpy as np\nALL = np.array([1, 2], {})\n" + RULE + "return [(0, 1)] if ALL.dtype.kind == 'f' else []",
        "float",
        "int",
    ),
    "a set in code": (RULE + "return [(0, 1)] if document.id in {{'a', {}}} else []", "'b'", "'c'"),
    "the label": ("@labeling_function(label={})\ndef rule(document):\n    return []", "'total'", "'date'"),
    "what it calls itself exhaustive": (
        "@labeling_function(label='date', exhaustive={})\ndef rule(document):\n    return []",
        "True",
        "False",
    ),
}


@pytest.mark.parametrize(("text", "before", "after"), CHANGES.values(), ids=CHANGES)
def test_what_a_function_depends_on_counts(of_text: Callable[[str], str], text: str, before: str, after: str) -> None:
    first = of_text(text.format(before))
    assert of_text("\n# further down\n" + text.format(before)) == first
    assert of_text(text.format(after)) != first


@pytest.mark.parametrize("way", ["import helper_of_a_rule as h", "from helper_of_a_rule import find as f", "inside"])
def test_a_person_s_own_module_counts(
    of_text: Callable[[str], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    head = "" if way == "inside" else way + "\n"
    body = {"h": "return h.find(document)", "f": "return f(document)"}.get(
        way[-1], "from helper_of_a_rule import find\n    return find(document)"
    )
    found = []
    for word in ("one", "another"):
        (tmp_path / "helper_of_a_rule.py").write_text(f"def find(document):\n    return document.find('{word}')\n")
        sys.modules.pop("helper_of_a_rule", None)
        found.append(of_text(head + RULE + body))
    sys.modules.pop("helper_of_a_rule", None)
    assert found[0] != found[1]


def test_name_and_description_change_no_vote() -> None:
    def find(document: Document) -> list[Any]:
        return []

    rules = [LabelingFunction("a", "total", find, about="one"), LabelingFunction("b", "total", find, about="another")]
    assert len(set(map(fingerprint, rules))) == 1


def test_what_snorkel_s_functions_are_made_of_counts_and_what_they_remember_does_not(
    page: Callable[..., Document], schema: Schema
) -> None:
    def made(word: str, turned: str) -> Any:
        @preprocessor(memoize=True)
        def turn(x: Any) -> Any:
            x.text = getattr(x.text, turned)()
            return x

        @line_function(resources={"word": word}, pre=[turn])
        def rule(x: Any, word: str) -> int:
            return 1 if word in x.text else -1

        return rule

    rules = [made("a", "upper"), made("b", "upper"), made("a", "lower")]
    before = list(map(fingerprint, as_ours(rules)))
    assert len(set(before)) == 3
    apply_functions([rules[0]], [page("a\nb")], schema)
    assert fingerprint(as_ours(rules)[0]) == before[0] == fingerprint(as_ours([made("a", "upper")])[0])


def uses(thing: Any) -> LabelingFunction:
    return LabelingFunction("rule", "total", lambda document: thing)


@pytest.mark.parametrize("thing", [threading.Lock(), (number for number in range(3)), sys.stderr])
def test_what_has_no_content_is_refused(thing: Any) -> None:
    with pytest.raises(NoFingerprint, match=r"^refers to a "):
        fingerprint(uses(thing))


@pytest.mark.parametrize(
    "body",
    ["open('words.txt')", "Path('w').read_text()", "eval('1')", "random.random()", "datetime.now()", "np.random.rand()"],
)
def test_what_reads_the_world_is_refused(of_text: Callable[[str], str], body: str) -> None:
    with pytest.raises(NoFingerprint, match=r"^refers to "):
        of_text("import random\nimport numpy as np\nfrom datetime import datetime\nfrom pathlib import Path\n" + RULE + body)


def test_things_nested_beyond_measure_are_refused() -> None:
    deep: list[Any] = []
    for _ in range(5000):
        deep = [deep]
    with pytest.raises(NoFingerprint, match="nested too deeply"):
        fingerprint(uses(deep))


def test_many_kinds_of_values_can_be_told_apart() -> None:
    things = [
        *(None, 1, 1.0, True, "1", b"1", (1,), [1], {1}, frozenset({1}), {1: 1}, {"1": 1}, -0.0, 0.0, float("nan")),
        *(np.float32(1), np.arange(3), np.arange(3.0), re.compile("1"), Path("1"), Path, len, str.lower, re, "a".upper),
        *(functools.partial(int, base=2), functools.partial(int, base=8), lambda: 1, lambda: 2, {1: 1, 2: 2}, {2: 2, 1: 1}),
    ]
    found = [fingerprint(uses(thing)) for thing in things]
    assert len(set(found)) == len(things)


def test_a_method_given_to_documents_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    before = installed_fingerprint()
    monkeypatch.setattr(Document, "find", lambda self, pattern: [])
    assert installed_fingerprint() != before


def test_a_module_of_the_person_s_own_is_not_taken_for_one_that_is_installed(of_text: Callable[[str], str]) -> None:
    own = ModuleType("json.own")
    own.word = "a"  # type: ignore[attr-defined]
    own.__file__ = "/tmp/own.py"
    before = fingerprint(uses(own))
    own.word = "b"  # type: ignore[attr-defined]
    assert fingerprint(uses(own)) != before


@pytest.mark.slow
def test_other_processes_find_the_same(tmp_path: Path) -> None:
    code = (
        "from labeling_functions.fingerprint import fingerprint; from labeling_functions.library import shipped\n"
        "print(*map(fingerprint, shipped()))"
    )
    for seed in ("1", "2"):
        made = subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path.cwd())},
            capture_output=True,
            text=True,
        )
        assert made.stdout.split() == [fingerprint(function) for function in shipped()], made.stderr


def test_a_clock_by_any_name_is_refused(of_text: Callable[[str], str]) -> None:
    with pytest.raises(NoFingerprint, match=r"^refers to the module time$"):
        of_text("from time import perf_counter as ticks\n" + RULE + "return [(0, 1)] if ticks() else []")


def test_compiled_code_of_a_person_s_own_counts(tmp_path: Path) -> None:
    own = ModuleType("own_compiled_code")
    own.__file__ = str(tmp_path / "own.so")
    found = []
    for content in (b"one", b"another"):
        (tmp_path / "own.so").write_bytes(content)
        found.append(fingerprint(uses(own)))
    assert found[0] != found[1]
