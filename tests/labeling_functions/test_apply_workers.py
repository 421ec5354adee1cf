"""Any number of processes gives the votes, the faults and the refusals of one."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from labeling_functions import apply_functions
from labeling_functions.load import load_functions
from labeling_functions.voting import Source, loaded
from receipts.document import Document
from receipts.labels import Schema

RULES = """
import re
from labeling_functions import keywords, labeling_function, matches

AMOUNT = re.compile(r"[0-9]+[.][0-9][0-9]")
made = [
    labeling_function(label="date", name=f"slash_{number}")(lambda document, number=number: document.find(f"{number}/[0-9]"))
    for number in (1, 2)
]
cash = keywords("cash", label="other", words=["cash"])

@labeling_function(label="total")
def amounts(document):
    if document.id in ("d3", "d9"):
        raise RuntimeError("three or nine")
    return document.find(AMOUNT)

@labeling_function(label="company")
def first(document):
    if document.id == "d4":
        return [(0, 10**6)]
    return [(0, 1)][: len(document)]
"""
SNORKEL = """
from snorkel.labeling import LabelingFunction
from snorkel.preprocess import preprocessor

@preprocessor(memoize=True)
def shout(x):
    x.text = x.text.upper()
    return x

theirs = [LabelingFunction("theirs", lambda x, words: 4 if words & set(x.text.split()) else -1, {"words": {"CASH"}}, [shout])]
"""


@pytest.fixture
def documents(page: Callable[..., Document]) -> list[Document]:
    texts = ("SHOP\nTOTAL 4.20", "", "1/2 | 2/3\nCash 5.00", "\n\n", "CASH")
    return [page(texts[number % len(texts)], id=f"d{number}") for number in range(13)]


def rules(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "rules_of_workers.py"
    path.write_text(text)
    return path


@pytest.mark.slow
def test_votes_faults_and_progress_are_those_of_one_process(tmp_path: Path, documents: list[Document], schema: Schema) -> None:
    path = rules(tmp_path, RULES + SNORKEL)
    functions, counts = load_functions(path), list[int]()
    one = apply_functions(functions, documents, schema, tolerate_faults=True)
    two = apply_functions(functions, documents, schema, tolerate_faults=True, workers=2, place=path, advance=counts.append)
    np.testing.assert_array_equal(one.values, two.values)
    assert one.names == two.names == ("slash_1", "slash_2", "cash", "amounts", "first", "theirs")
    assert one.faults == two.faults == {"amounts": 2, "first": 1}
    assert sum(counts) == len(documents)
    assert (one.values != -1).any(axis=0).all()


def test_the_fault_told_is_the_first_of_all_documents(tmp_path: Path, documents: list[Document], schema: Schema) -> None:
    path = rules(tmp_path, RULES)
    with pytest.raises(ValueError, match="document d3") as told:
        apply_functions(load_functions(path), documents, schema, workers=2, place=path)
    assert str(told.value) == "labeling function amounts, document d3: RuntimeError: three or nine"
    # Where it failed is not lost on the way.
    assert any(str(path) in note for note in told.value.__notes__)


def test_functions_of_elsewhere_are_refused(tmp_path: Path, documents: list[Document], schema: Schema) -> None:
    functions = load_functions(rules(tmp_path, RULES))
    with pytest.raises(
        ValueError, match=r"^workers: the shipped library does not hold the functions that were given; say place="
    ):
        apply_functions(functions, documents, schema, workers=2)


def test_a_file_that_changed_since_it_was_loaded_is_refused(tmp_path: Path) -> None:
    path = rules(tmp_path, RULES)
    source = Source.of(path, load_functions(path))
    rules(tmp_path, RULES.replace("three or nine", "nine or three"))
    with pytest.raises(ValueError, match=r"rules_of_workers\.py does not hold the functions that were given"):
        loaded(source)
