"""Votes cast before are taken only where function and documents are what they were; nothing broken is taken."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from labeling_functions import LabelingFunction, apply_functions, keywords, matches
from labeling_functions.cache import VoteCache, documents_fingerprint
from labeling_functions.load import load_functions
from receipts.document import Document
from receipts.labels import Field, Schema

RULES = """
import re
from labeling_functions import labeling_function

AMOUNT = re.compile(r"[0-9]+[.][0-9][0-9]")

@labeling_function(label="total")
def amounts(document):
    return document.find(AMOUNT)

@labeling_function(label="date")
def slashes(document):
    return document.find("[0-9]+/[0-9]+")
"""


@pytest.fixture
def documents(page: Callable[..., Document]) -> list[Document]:
    return [page("TOTAL 4.20\nCASH 5.00", id="a"), page("", id="b"), page("1/2 | 4.20", id="c", fields={"total": "4.20"})]


@pytest.fixture
def vote(tmp_path: Path, documents: list[Document], schema: Schema) -> Callable[..., tuple[np.ndarray, list[str]]]:
    """Votes of rules, given as text or functions, with the cache, the same as without; and what was told."""

    def run(rules: object, on: list[Document] = documents, by: Schema = schema) -> tuple[np.ndarray, list[str]]:
        told: list[str] = []
        if isinstance(rules, str):
            (tmp_path / "rules_of_a_cache.py").write_text(rules)
            rules = load_functions(tmp_path / "rules_of_a_cache.py")
        cached = apply_functions(rules, on, by, vote_cache=VoteCache(tmp_path / "votes", told.append))  # type: ignore[arg-type]
        fresh = apply_functions(rules, on, by)  # type: ignore[arg-type]
        np.testing.assert_array_equal(cached.values, fresh.values)
        return cached.values, told

    return run


def asked(told: list[str]) -> str:
    return told[-1].partition(" functions")[0] if told else "all"


def test_a_changed_function_is_asked_alone(vote: Callable[..., tuple[np.ndarray, list[str]]]) -> None:
    assert asked(vote(RULES)[1]) == "all"
    assert asked(vote(RULES)[1]) == "0 of 2"
    # What it is called, where it stands and what stands around it is no part of it.
    assert asked(vote("# A remark.\n" + RULES.replace("slashes", "dates") + "\nUNUSED = 1\n")[1]) == "0 of 2"
    changed, told = vote(RULES.replace("[0-9]+[.]", "[0-9][.]"))
    assert asked(told) == "1 of 2"
    assert (changed[:, 0] == 4).sum() == 9
    assert asked(vote(RULES)[1]) == "0 of 2"


def test_changed_documents_are_voted_on_again(
    vote: Callable[..., tuple[np.ndarray, list[str]]], documents: list[Document], page: Callable[..., Document]
) -> None:
    vote(RULES)
    # As many tokens as before: only what they say tells the two apart.
    assert asked(vote(RULES, [page("TOTAL 4.20\nCASH 5/00", id="a"), *documents[1:]])[1]) == "all"
    assert asked(vote(RULES, documents[::-1])[1]) == "all"
    assert asked(vote(RULES)[1]) == "0 of 2"


def test_labels_of_another_number_are_no_old_votes(vote: Callable[..., tuple[np.ndarray, list[str]]], schema: Schema) -> None:
    vote(RULES)
    turned = Schema(fields=dict(reversed(schema.fields.items())))
    assert asked(vote(RULES, by=turned)[1]) == "all"
    wider = Schema(fields={**schema.fields, "tip": Field(kind="money")})
    assert asked(vote(RULES, by=wider)[1]) == "0 of 2"


def test_declared_functions_are_known_again(vote: Callable[..., tuple[np.ndarray, list[str]]]) -> None:
    words = [keywords("w", label="total", words=["cash"]), matches("m", label="date", pattern=r"(\d)/(\d)", group=1)]
    vote(words)
    assert asked(vote(words)[1]) == "0 of 2"
    assert asked(vote([words[0], matches("m", label="date", pattern=r"(\d)/(\d)", group=2)])[1]) == "1 of 2"


def test_a_function_that_failed_is_asked_again(documents: list[Document], schema: Schema, tmp_path: Path) -> None:
    told: list[str] = []
    rule = LabelingFunction("fails", "total", lambda document: document.find("x") if document.id == "a" else [(0, 10**6)])  # type: ignore[list-item]
    for _ in range(2):
        votes = apply_functions([rule], documents, schema, tolerate_faults=True, vote_cache=VoteCache(tmp_path, told.append))
        assert votes.faults == {"fails": 2}
    assert told == []


def test_a_function_nobody_can_know_again_is_asked_every_time(vote: Callable[..., tuple[np.ndarray, list[str]]]) -> None:
    reading = RULES + "\n@labeling_function(label='total')\ndef reading(document):\n    open(__file__).close()\n    return []\n"
    vote(reading)
    told = vote(reading)[1]
    assert told[0] == "labeling function reading is asked every time: it refers to open"
    assert asked(told) == "1 of 3"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content[:-1],
        lambda content: b"",
        lambda content: content[:40] + bytes([content[40] ^ 1]) + content[41:],
        lambda content: content + b"more",
    ],
    ids=["cut short", "empty", "another bit", "longer"],
)
def test_a_broken_file_is_made_again(
    vote: Callable[..., tuple[np.ndarray, list[str]]], tmp_path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    vote(RULES)
    files = sorted((tmp_path / "votes").glob("*.votes"))
    files[0].write_bytes(spoil(files[0].read_bytes()))
    assert asked(vote(RULES)[1]) == "1 of 2"
    assert asked(vote(RULES)[1]) == "0 of 2"


def test_a_file_under_another_name_is_not_taken(vote: Callable[..., tuple[np.ndarray, list[str]]], tmp_path: Path) -> None:
    vote(RULES)
    first, second = sorted((tmp_path / "votes").glob("*.votes"))
    first.write_bytes(second.read_bytes())
    assert asked(vote(RULES)[1]) == "1 of 2"


def test_a_folder_that_cannot_be_written_is_told_and_costs_nothing(
    vote: Callable[..., tuple[np.ndarray, list[str]]], tmp_path: Path
) -> None:
    (tmp_path / "votes").write_text("a file")
    assert vote(RULES)[1][-1].startswith("cache: votes are not kept: ")


def test_what_was_killed_in_the_middle_leaves_nothing_to_take(tmp_path: Path) -> None:
    code = (
        "import os, signal, sys; from pathlib import Path; import numpy as np; from labeling_functions.cache import VoteCache\n"
        "os.fsync = lambda number: os.kill(os.getpid(), signal.SIGKILL) if len(sys.argv) > 2 else None\n"
        "VoteCache(Path(sys.argv[1])).write({'ab': np.zeros(9, np.int8)})"
    )
    folder = tmp_path / "votes"
    folder.mkdir()
    (folder / ".gitignore").write_text("*\n")
    killed = subprocess.run([sys.executable, "-c", code, str(folder), "killed"], check=False)
    assert killed.returncode == -9
    assert len(list(folder.iterdir())) == 2
    assert VoteCache(folder).read("ab", 9, 1) is None
    subprocess.run([sys.executable, "-c", code, str(folder)], check=True)
    np.testing.assert_array_equal(VoteCache(folder).read("ab", 9, 1), np.zeros(9))


def test_everything_a_function_can_see_of_a_document_counts(page: Callable[..., Document], tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"picture")
    plain = replace(page("TOTAL 4.20"), image=str(tmp_path / "a.jpg"))
    tokens = len(plain)
    others = [
        replace(plain, id="b"),
        replace(plain, size=(1, 1)),
        replace(plain, line_texts=("TOTAL  4.20",)),
        replace(plain, line_quads=plain.line_quads + 1),
        replace(plain, texts=("TOTAL", "4", ".", "21")),
        replace(plain, offsets=plain.offsets + 1),
        replace(plain, quads=plain.quads + 1),
        replace(plain, labels=np.zeros(tokens, np.int8)),
        replace(plain, begins=np.zeros(tokens, bool)),
        replace(plain, group=np.zeros(tokens, np.int32)),
        replace(plain, visibility=np.ones(tokens, np.float32)),
        replace(plain, fields={}),
        replace(plain, fields={"total": "4.20"}),
        replace(plain, image=None),
    ]
    found = [documents_fingerprint([document]) for document in (plain, *others)]
    (tmp_path / "a.jpg").write_bytes(b"another picture")
    found += [documents_fingerprint([plain]), documents_fingerprint([plain, plain]), documents_fingerprint([])]
    assert len(set(found)) == len(found)
