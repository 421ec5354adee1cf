"""Labeling functions: what the decorator makes, how a file of them is loaded, and how their faults are told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from labeling_functions import LabelingFunction, labeling_function
from labeling_functions.library import shipped
from labeling_functions.load import load_functions
from receipts.document import Document, Span

MY_RULES = Path(__file__).parents[2] / "examples" / "my_rules.py"
HEAD = "from labeling_functions import labeling_function\n"
RULE = '@labeling_function(label="total")\ndef {name}(document):\n    yield from document.find("total")\n'


@pytest.fixture
def rules(tmp_path: Path) -> Callable[[str], Path]:
    """A file of rules with the given text."""

    def write(text: str) -> Path:
        (tmp_path / "rules_of_a_test.py").write_text(text, encoding="utf-8")
        return tmp_path / "rules_of_a_test.py"

    return write


def test_the_decorator_keeps_name_label_and_first_line() -> None:
    @labeling_function(label="total")
    def after_the_word(document: Document) -> list[Span]:
        """An amount after a word.

        More about it.
        """
        return []

    assert (after_the_word.name, after_the_word.label, after_the_word.about) == (
        "after_the_word",
        "total",
        "An amount after a word.",
    )
    assert not after_the_word.exhaustive


def test_the_decorator_takes_another_name_and_exhaustive() -> None:
    @labeling_function(label="date", exhaustive=True, name="dates v2")
    def dates(document: Document) -> list[Span]:
        return []

    assert (dates.name, dates.exhaustive, dates.about) == ("dates v2", True, "")


def test_any_pairs_of_whole_numbers_are_spans(page: Callable[..., Document]) -> None:
    rule = LabelingFunction("pairs", "total", lambda document: [(0, 1), Span(1, 1)])
    assert rule(page("TOTAL | 1.00")) == [Span(0, 1), Span(1, 1)]


def test_the_functions_of_a_file_come_in_their_order(rules: Callable[[str], Path]) -> None:
    path = rules(HEAD + "".join(RULE.format(name=name) for name in ("zebra", "aardvark", "mole")))
    assert [function.name for function in load_functions(path)] == ["zebra", "aardvark", "mole"]


def test_the_functions_of_a_module_are_loaded_by_its_name() -> None:
    names = {function.name for function in load_functions("labeling_functions.library.money")}
    assert "total_is_cash_less_change" in names
    assert names < {function.name for function in shipped()}


def test_without_a_file_the_library_votes() -> None:
    assert load_functions(None) == shipped()


def test_the_example_holds_its_own_rules_and_those_it_imports() -> None:
    names = [function.name for function in load_functions(MY_RULES)]
    assert {"address_is_run_of_lines", "amount_right_of_total"} <= set(names)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            HEAD + RULE.format(name="mole") + "first = mole\n" + RULE.format(name="mole"),
            "holds mole twice; give one of them another name=",
        ),
        (HEAD + "def plain(document):\n    return []\n", "holds no labeling function; decorate one with @labeling_function"),
        (HEAD + "def broken(:\n", r"rules_of_a_test\.py:2: invalid syntax"),
        (
            HEAD + "\nimport no_such_package_anywhere\n",
            r"\.py:3: ModuleNotFoundError: No module named 'no_such_package_anywhere'",
        ),
        (HEAD + "@labeling_function\ndef bare(document):\n    return []\n", r"rules_of_a_test\.py:2: TypeError"),
        ("import json\n\njson.loads('{')\n", r"rules_of_a_test\.py:3: JSONDecodeError"),
    ],
    ids=["same name", "none", "syntax", "import", "decorator without label", "fault in a called function"],
)
def test_a_file_that_does_not_load_is_told(rules: Callable[[str], Path], text: str, told: str) -> None:
    with pytest.raises(ValueError, match=f"^functions: .*{told}"):
        load_functions(rules(text))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"^functions: .*nowhere\.py: no such file$"):
        load_functions(tmp_path / "nowhere.py")


@pytest.mark.parametrize("place", ["no_such_package", "labeling_functions.library.no_such_module", "my rules.txt"])
def test_a_module_that_is_not_there_is_told(place: str) -> None:
    with pytest.raises(ValueError, match=r"^functions: No module named .*; say a file \(my_rules\.py\) or a module"):
        load_functions(place)


def test_a_fault_names_function_document_and_what_happened(page: Callable[..., Document]) -> None:
    rule = LabelingFunction("divides", "total", lambda document: [Span(0, 1 // 0)])
    with pytest.raises(ValueError, match=r"^labeling function divides, document slip-7: ZeroDivisionError: "):
        rule(page("TOTAL", id="slip-7"))


def test_a_function_that_gives_nothing_at_all_is_a_fault(page: Callable[..., Document]) -> None:
    rule = LabelingFunction("forgot", "total", lambda document: None)  # type: ignore[arg-type, return-value]
    with pytest.raises(ValueError, match=r"^labeling function forgot, document a: TypeError: "):
        rule(page("TOTAL"))


@pytest.mark.parametrize("span", [(0, 3), (-1, 1), (2, 1)])
def test_a_span_outside_the_document_is_told(page: Callable[..., Document], span: tuple[int, int]) -> None:
    rule = LabelingFunction("beyond", "total", lambda document: [span])  # type: ignore[list-item]
    with pytest.raises(ValueError, match=r"^labeling function beyond, document a: span .* outside its 2 tokens$"):
        rule(page("GRAND TOTAL"))
