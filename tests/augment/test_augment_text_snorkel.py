"""snorkel's transformation functions change lines, account is kept, and global randomness is left as it was."""

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from snorkel.augmentation import ApplyAllPolicy, RandomPolicy, transformation_function

from augment.snorkel_bridge import SnorkelFunctions, load_transformations, transformed
from receipts import Document, stream
from receipts.config import build
from receipts.document import token_offsets
from receipts.geometry import box_quads

LINES = ("ACME SDN BHD", "", "TOTAL 7.42 SR", "7.42")


def labelled() -> Document:
    document = Document.from_lines("a", LINES, box_quads([[0, 20 * i, 100, 20 * i + 14] for i in range(4)]), size=(120, 90))
    labels = np.zeros(len(document), np.int8)
    labels[:3], labels[4:7] = 1, 2
    begins = np.zeros(len(document), np.bool_)
    begins[[0, 4]] = True
    return replace(document, labels=labels, begins=begins, fields={"company": "ACME SDN BHD", "total": "7.42"})


def written(old: str, new: str):
    """A plain function that writes something else."""

    def change(x):
        x.text = x.text.replace(old, new)
        return x

    return change


@transformation_function()
def drop_a_word(x):
    words = x.text.split()
    if len(words) < 2:
        return None
    words.pop(random.randrange(len(words)))
    x.text = " ".join(words)
    return x


@transformation_function()
def shout(x):
    x.text = x.text + "!" * int(np.random.randint(1, 4))
    return x


def changed(*functions, lines=range(4), policy=None, seed=0):
    document = labelled()
    result, source = transformed(document, functions, list(lines), stream(seed, 0, "snorkel"), policy)
    found = [(line, a, text[a:b]) for line, text in enumerate(result.line_texts) for a, b in token_offsets(text)]
    assert found == list(zip(result.line.tolist(), result.offsets.tolist(), result.texts, strict=True))
    np.testing.assert_array_equal(result.labels, document.labels[source])
    np.testing.assert_array_equal(result.line, document.line[source])
    return result, [document.texts[token] for token in source]


@pytest.mark.parametrize(
    ("old", "new", "total", "labels"),
    [
        ("7.42", "7.48", "7.48", [0, 2, 2, 2, 0]),
        ("7.42", "17.42", "17.42", [0, 2, 2, 2, 0]),
        ("7.42", "7.42 ONLY", "7.42", [0, 2, 2, 2, 0, 0]),
        ("7.42", "RM 7.42", "7.42", [0, 0, 2, 2, 2, 0]),
        ("7.42", "7 .42", "7 .42", [0, 2, 2, 2, 0]),
        ("TOTAL ", "", "7.42", [2, 2, 2, 0]),
        (" 7.42", "", None, [0, 0]),
    ],
)
def test_labels_and_fields_follow_a_new_text(old: str, new: str, total: str | None, labels: list[int]) -> None:
    document, _ = changed(written(old, new), lines=[2])
    assert document.fields.get("total") == total
    assert document.labels[document.line == 2].tolist() == labels


def test_a_word_put_into_a_span_is_of_it() -> None:
    document, account = changed(written("ACME", "ACME NEW"), lines=[0])
    assert document.fields["company"] == "ACME NEW SDN BHD"
    assert account[:4] == ["ACME", "ACME", "SDN", "BHD"]


def test_snorkel_functions_and_policies_repeat_and_leave_global_randomness() -> None:
    before = (random.getstate(), np.random.get_state()[1].tolist())
    policy = RandomPolicy(2, sequence_length=3, keep_original=False)
    runs = [changed(drop_a_word, shout, policy=policy, seed=seed)[0].line_texts for seed in (0, 0, 1, 2, 3)]
    assert (random.getstate(), np.random.get_state()[1].tolist()) == before
    assert runs[0] == runs[1]
    assert len(set(runs)) > 2
    assert all(line == "" for run in runs for line in run[1:2])


def test_all_functions_act_in_their_order() -> None:
    for policy in (None, ApplyAllPolicy(2, keep_original=False)):
        document, _ = changed(written("SR", "ZRL"), written("ZRL", "X"), policy=policy)
        assert document.line_texts[2] == "TOTAL 7.42 X"


def test_what_gives_nothing_changes_nothing() -> None:
    document = labelled()
    same, source = transformed(document, [lambda x: None], range(4), stream(0, 0, "snorkel"))
    assert same is document
    np.testing.assert_array_equal(source, np.arange(len(document)))


FILE = """
from snorkel.augmentation import RandomPolicy, transformation_function
from snorkel.preprocess import preprocessor

@preprocessor()
def trimmed(x):
    x.text = x.text.strip()
    return x

@transformation_function(pre=[trimmed])
def lower(x):
    x.text = x.text.lower()
    return x

def plain(x):
    x.text = x.text + " *"
    return x

both = [lower, plain]
POLICY
"""


def test_a_file_says_which_functions_and_by_which_policy(tmp_path: Path) -> None:
    path = tmp_path / "mine.py"
    path.write_text(FILE.replace("POLICY", "policy = RandomPolicy(1, keep_original=False)"))
    functions, policy = load_transformations(str(path))
    assert [function.name for function in functions] == ["lower"]
    assert type(policy) is RandomPolicy
    step = build(
        {"_target_": "augment.snorkel_bridge.SnorkelFunctions", "functions": str(path), "share": 1.0, "probability": 1.0}
    )
    assert step(labelled(), stream(0, 0, "step")).line_texts == tuple(text.lower() for text in LINES)
    other = tmp_path / "other.py"
    other.write_text(FILE.replace("POLICY", ""))
    assert len(load_transformations(f"{other}:both")[0]) == 2
    assert load_transformations(f"{other}:plain")[1] is None


@pytest.mark.parametrize(
    ("code", "name", "message"),
    [
        ("x = 1", "", r"mine\.py holds no transformation function; decorate one"),
        ("x = 1", ":y", r"functions: .*mine\.py has no y"),
        (FILE.replace("POLICY", "policy = RandomPolicy(3)"), "", r"the policy of .* is for 3 functions, and there are 1"),
        (FILE.replace("POLICY", "a, b = RandomPolicy(1), RandomPolicy(1)"), "", r"holds 2 policies; leave one"),
        ("1 / 0", "", r"functions: .*mine\.py:1: ZeroDivisionError"),
    ],
)
def test_a_file_that_will_not_do_is_refused(tmp_path: Path, code: str, name: str, message: str) -> None:
    (tmp_path / "mine.py").write_text(code)
    with pytest.raises(ValueError, match=message):
        load_transformations(f"{tmp_path / 'mine.py'}{name}")


def test_a_file_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match=r"functions: nowhere\.py: no such file"):
        load_transformations("nowhere.py:all")


def test_nothing_runs_before_a_document_is_changed(tmp_path: Path) -> None:
    (tmp_path / "mine.py").write_text("raise SystemExit")
    step = SnorkelFunctions(functions=str(tmp_path / "mine.py"), probability=0.0)
    assert step(labelled(), stream(0, 0, "step")).line_texts == LINES


@pytest.mark.parametrize(
    ("function", "message"),
    [
        (lambda x: x.nothing, r"transformation function <lambda>, document a, line 2: AttributeError"),
        (written, r"transformation function written, document a, line 2: TypeError"),
    ],
)
def test_a_function_that_fails_is_named(function, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        transformed(labelled(), [function], [2], stream(0, 0, "snorkel"))


def test_a_text_that_is_no_string_is_refused() -> None:
    with pytest.raises(ValueError, match=r"document a, line 2: its text is 5, no string"):
        transformed(labelled(), [lambda x: replace_text(x, 5)], [2], stream(0, 0, "snorkel"))


def replace_text(x, text):
    x.text = text
    return x


def test_the_example_acts_on_lines() -> None:
    step = SnorkelFunctions(
        functions=str(Path(__file__).parents[2] / "examples" / "my_transformations.py"), share=1.0, probability=1.0
    )
    document = Document.from_lines(
        "a", ("TOTAL RM7.42", "CASH RM 10.00"), box_quads([[0, 0, 90, 9], [0, 20, 90, 29]]), size=(90, 30)
    )
    read = {step(document, stream(seed, 0, "step")).line_texts[0] for seed in range(20)}
    assert read <= {f"{word} {amount}" for word in ("TOTAL", "JUMLAH", "AMOUNT DUE") for amount in ("RM7.42", "RM 7.42")}
    assert len(read) > 3
