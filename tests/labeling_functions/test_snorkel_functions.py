"""snorkel's own labeling functions: each line gets the label they give it, and they run as they are."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from snorkel.labeling import LabelingFunction, labeling_function
from snorkel.preprocess import Preprocessor, preprocessor

from labeling_functions import apply_functions
from labeling_functions.lines import is_snorkel_function
from labeling_functions.load import load_functions
from receipts.document import Document
from receipts.labels import ABSTAIN, Field, Schema

Page = Callable[..., Document]
DATE, TOTAL = 2, 4


@labeling_function()
def total_or_date(x: Any) -> int:
    return TOTAL if "total" in x.text.lower() else DATE if "/" in x.text else ABSTAIN


@labeling_function(resources={"words": {"shop", "sdn"}})
def has_word(x: Any, words: set[str]) -> int:
    return 1 if words & set(x.text.lower().split()) else ABSTAIN


@pytest.fixture
def document(page: Page) -> Document:
    return page("My SHOP\n14/03/2018\nTOTAL 5.00 | thanks")


def by_line(document: Document, labels: list[int]) -> list[int]:
    return [labels[line] for line in document.line]


def test_a_line_s_tokens_have_its_label(document: Document, schema: Schema) -> None:
    votes = apply_functions([total_or_date, has_word], [document, document], schema)
    assert votes.names == ("total_or_date", "has_word")
    expected = [by_line(document, labels) for labels in ([-1, DATE, TOTAL, -1], [1, -1, -1, -1])]
    np.testing.assert_array_equal(votes.values, np.tile(np.transpose(expected), (2, 1)))
    assert not votes.exhaustive.any()


def test_a_memoized_preprocessor_runs_once_a_line(document: Document, schema: Schema) -> None:
    calls: list[str] = []

    @preprocessor(memoize=True)
    def shout(x: Any) -> Any:
        calls.append(x.text)
        x.text = x.text.upper()
        return x

    rules = [
        LabelingFunction(name, lambda x, word: 1 if word in x.text else ABSTAIN, resources={"word": word}, pre=[shout])
        for name, word in (("shop", "SHOP"), ("thanks", "THANKS"))
    ]
    votes = apply_functions(rules, [document], schema).values
    assert calls == list(document.line_texts)
    assert votes[:, 0].tolist() == by_line(document, [1, -1, -1, -1])
    assert votes[:, 1].tolist() == by_line(document, [-1, -1, -1, 1])


def test_the_data_point_knows_document_and_line(document: Document, schema: Schema) -> None:
    rule = LabelingFunction("last", lambda x: 0 if x.line == len(x.document.line_texts) - 1 else ABSTAIN)
    assert apply_functions([rule], [document], schema).values[:, 0].tolist() == by_line(document, [-1, -1, -1, 0])


@pytest.mark.parametrize(
    ("vote", "told"),
    [
        (lambda x: 5, r"label 5 outside -1 to 4"),
        (lambda x: -2, r"label -2 outside -1 to 4"),
        (lambda x: 0.5, "TypeError"),
        (lambda x: None, "TypeError"),
        (lambda x: x.amount, "AttributeError"),
    ],
)
def test_a_wrong_vote_is_told_with_its_line(page: Page, schema: Schema, vote: Callable[[Any], Any], told: str) -> None:
    rule = LabelingFunction("wrong", lambda x: vote(x) if x.line else 0)
    document = page("one | two", id="slip-3")
    with pytest.raises(ValueError, match=f"^labeling function wrong, document slip-3, line 1: {told}"):
        apply_functions([rule], [document], schema)
    votes = apply_functions([rule], [document], schema, tolerate_faults=True)
    assert (votes.values == ABSTAIN).all()
    assert votes.faults == {"wrong": 1}


def test_a_file_may_hold_both_kinds(tmp_path: Path) -> None:
    (tmp_path / "both_kinds.py").write_text(
        "from snorkel.labeling import labeling_function as line_function\n"
        "from labeling_functions import labeling_function\n"
        "@line_function()\ndef theirs(x):\n    return -1\n"
        "@labeling_function(label='total')\ndef ours(document):\n    return []\n"
    )
    assert [one.name for one in load_functions(tmp_path / "both_kinds.py")] == ["theirs", "ours"]


def test_what_snorkel_has_besides_is_no_function() -> None:
    assert is_snorkel_function(total_or_date)
    assert not any(map(is_snorkel_function, (labeling_function(), LabelingFunction, total_or_date._f)))


def test_a_preprocessor_class_and_one_before_it_run_as_they_are(document: Document, schema: Schema) -> None:
    class Words(Preprocessor):
        def __init__(self) -> None:
            super().__init__("words", {"text": "text"}, {"words": "tokens"}, pre=[blank_free], memoize=True)

        def run(self, text: str) -> dict[str, Any]:  # type: ignore[override]
            return {"words": text.split("-")}

    @preprocessor()
    def blank_free(x: Any) -> Any:
        x.text = x.text.replace(" ", "-")
        return x

    rule = LabelingFunction("two_words", lambda x: 1 if len(x.tokens) == 2 else ABSTAIN, pre=[Words()])
    assert apply_functions([rule], [document], schema).values[:, 0].tolist() == by_line(document, [1, -1, 1, -1])


def test_a_line_beyond_the_fields_may_be_what_is_aside(document: Document, schema: Schema) -> None:
    wide = Schema(fields=schema.fields, aside={"tip": Field(kind="money")})
    rule = LabelingFunction("tip", lambda x: 5)
    assert set(apply_functions([rule], [document], wide).values[:, 0].tolist()) == {5}
    with pytest.raises(ValueError, match="label 5 outside -1 to 4"):
        apply_functions([rule], [document], schema)
