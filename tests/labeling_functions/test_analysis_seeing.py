"""Fights, copies, exact judgements and changes: each reckoned by hand on receipts of a few tokens."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import tillroll
from labeling_functions import Votes
from labeling_functions.constraints import Candidate, Found, decode
from labeling_functions.label_model import LabelModel, MajorityVote
from labeling_functions.seeing.changes import PastRun, changes_since, told
from labeling_functions.seeing.fights import disagreement, entropy_bits, few_of_each, fights, sides
from labeling_functions.seeing.redundancy import neighbours_first, redundancy
from labeling_functions.seeing.synthetic import Exact, judge_on_synthetic, judged
from labeling_functions.votes import document_starts
from receipts.dataset import write_documents_table, write_manifest
from receipts.document import Document, Span
from receipts.jsonl import Prediction
from receipts.labels import Schema

N, O, C, D, A, T = -1, 0, 1, 2, 3, 4  # noqa: E741
EXAMPLES = Path(__file__).parents[2] / "examples"


def votes_of(columns: list[list[int]], documents: list[Document]) -> Votes:
    names = tuple(f"f{number}" for number in range(len(columns)))
    return Votes(np.array(columns, np.int8).T, np.zeros(len(columns), bool), names, document_starts(documents), {})


def found_of(*candidates: tuple[int, int, str, float]) -> Found:
    made = tuple(Candidate(Span(start, stop), value, 0.0, share) for start, stop, value, share in candidates)
    return Found(made[0], made[0].probability, made)


def test_a_fight_is_as_hard_as_it_is_split_and_open() -> None:
    # Tokens 0 and 1 are two amounts. Three functions say the first is the total, one the second, one says it is other.
    values = np.array([[T, T, T, N, N], [N, N, N, T, O]], np.int8)
    found = found_of((0, 1, "1.00", 0.5), (1, 2, "2.00", 0.25))
    assert disagreement(values, found, T) == pytest.approx(1 - 3 / 5)
    assert entropy_bits(found) == pytest.approx(1.5)
    assert entropy_bits(found_of((0, 1, "1.00", 0.5), (1, 2, "1.00", 0.5))) == 0
    alone = found_of((0, 1, "1.00", 0.9))
    assert disagreement(values[:, :3], alone, T) == 0
    assert disagreement(values, Found(None, 0.0, ()), T) == 0


def test_open_fights_come_before_many_votes_that_are_decided(page: Callable[..., Document], schema: Schema) -> None:
    documents = [page("1 2", id="decided"), page("1 2", id="open"), page("1 2", id="peace")]
    votes = votes_of([[T, N, T, N, T, N], [N, T, N, T, T, N], [N, T, N, N, N, N]], documents)
    nothing = {name: Found(None, 0.0, ()) for name in schema.fields}
    decoded = [
        {**nothing, "total": found_of((0, 1, "1", 0.001), (1, 2, "2", 0.998))},
        {**nothing, "total": found_of((0, 1, "1", 0.5), (1, 2, "2", 0.5))},
        {**nothing, "total": found_of((0, 1, "1", 0.5))},
    ]
    ordered = fights(votes, decoded, schema)
    assert [(fight.document, fight.field) for fight in ordered] == [(1, "total"), (0, "total")]
    assert [fight.document for fight in few_of_each([*ordered, *ordered], 3, 1)] == [1, 0]
    repeated = replace(schema.fields["total"], repeated=True)
    assert fights(votes, decoded, Schema(fields={**schema.fields, "total": repeated})) == []


def test_sides_are_grouped_by_what_they_say_the_chosen_first(page: Callable[..., Document], schema: Schema) -> None:
    document = page("A 1\nB 1\nC 2")
    values = np.array([[N, N], [T, N], [N, N], [N, T], [N, N], [D, T]], np.int8)
    found = found_of((1, 2, "1", 0.4), (3, 4, "1", 0.2), (5, 6, "2", 0.3))
    told_sides = [(side.label, side.text, side.spans, side.functions) for side in sides(document, values, found, T, money=True)]
    assert told_sides == [
        (T, "1", (Span(1, 2), Span(3, 4)), (0, 1)),
        (T, "2", (Span(5, 6),), (1,)),
        (D, "2", (Span(5, 6),), (0,)),
    ]
    first, second, against = sides(document, values, found, T, money=True)
    assert (first.probability, first.chosen, second.chosen) == (pytest.approx(0.6), True, False)
    assert against.probability is None


@pytest.mark.parametrize(
    ("votes", "wanted", "exact"),
    [
        ([N, N, N, T, T, T, N, N], {T}, Exact(1, 1, 1, 1)),
        ([N, N, N, T, N, N, N, N], {T}, Exact(0, 1, 0, 1)),  # a part of an amount is another amount
        ([C, N, N, N, N, N, N, N], {C}, Exact(1, 1, 0, 1)),  # a part of a name is right, but does not find it
        ([C, C, C, N, N, N, N, N], {C}, Exact(0, 1, 1, 1)),
        ([N, N, N, N, N, N, T, N], {T}, Exact(0, 0, 0, 1)),  # of tokens without a label nothing is known
        ([N, N, O, N, O, N, N, N], {O}, Exact(1, 2, 0, 0)),
        ([D, N, N, N, N, N, N, N], set(), Exact()),
    ],
)
def test_spans_are_judged_by_the_labels_of_their_tokens(
    page: Callable[..., Document], schema: Schema, votes: list[int], wanted: set[int], exact: Exact
) -> None:
    document = replace(page("OAK MILL TOTAL 4.20\nCASH 9"), labels=np.array([C, C, O, T, T, T, N, O], np.int8))
    assert judged(document, np.array(votes, np.int8), wanted, schema) == exact


def test_another_print_of_a_value_is_neither_right_nor_wrong(page: Callable[..., Document], schema: Schema) -> None:
    document = replace(page("TOTAL 9\nCASH 9\nCHANGE 1"), labels=np.array([O, T, O, O, O, O], np.int8))
    assert judged(document, np.array([N, T, N, T, N, T], np.int8), {T}, schema) == Exact(1, 2, 1, 1)


def test_a_dataset_of_another_order_of_labels_is_read_by_name(
    page: Callable[..., Document], schema: Schema, tmp_path: Path
) -> None:
    document = replace(page("A 9"), labels=np.array([0, 1], np.int8), fields={"total": "9"})
    write_documents_table(tmp_path, [document])
    write_manifest(tmp_path, {"schema": ["other", "total"]})
    found = judge_on_synthetic(tmp_path, schema, lambda documents: votes_of([[N, T], [D, N]], list(documents)), {})
    assert found == {"f0": Exact(1, 1, 1, 1), "f1": Exact()}
    write_manifest(tmp_path, {"schema": ["other", "sum"]})
    with pytest.raises(ValueError, match=r"labels none of company, date, address, total; make it with the same schema"):
        judge_on_synthetic(tmp_path, schema, lambda documents: votes_of([[N, T]], list(documents)), {})
    write_documents_table(tmp_path, [page("A 9")])
    write_manifest(tmp_path, {"schema": ["other", "total"]})
    with pytest.raises(ValueError, match="document a has no labels; expected a folder that tillroll synth wrote"):
        judge_on_synthetic(tmp_path, schema, lambda documents: votes_of([[N, T]], list(documents)), {})


@pytest.mark.parametrize("make", [LabelModel, MajorityVote])
def test_planted_copies_hang_together_and_stand_side_by_side(make: Callable[..., Any]) -> None:
    rng = np.random.default_rng(7)
    truth = rng.integers(0, 3, 4000)
    values = np.where(rng.random((4000, 7)) < 0.75, truth[:, None], rng.integers(0, 3, (4000, 7))).astype(np.int8)
    values[:, 5] = np.where(rng.random(4000) < 0.95, values[:, 1], values[:, 5])
    values[:, 6] = -1
    model = make(3).fit(values)
    found = redundancy(values, model.predict_proba(values), getattr(model, "clusters", ()))
    assert found.clusters == [[1, 5]]  # of a model that seeks none too
    assert found.correlation[1, 5] > 0.8
    assert found.alike[1, 5] == pytest.approx((values[:, 1] == values[:, 5]).mean())
    assert found.together[0, 1] == 4000
    assert found.voting.tolist() == [0, 1, 2, 3, 4, 5]
    order = neighbours_first(found.correlation, found.clusters, found.voting)
    assert sorted(order) == found.voting.tolist()
    assert abs(order.index(1) - order.index(5)) == 1


def test_changes_are_told_by_function_and_field(page: Callable[..., Document]) -> None:
    from labeling_functions.seeing.analysis import FunctionSummary

    def summary(name: str, receipts: float) -> FunctionSummary:
        return FunctionSummary(name, ("total",), receipts, 0.1, 0.0, 0.0, 0, 0)

    before = {name: summary(name, 0.5).figures() for name in ("kept", "moved", "gone")}
    known, unknown = page("1", id="k", fields={"total": "2", "date": "3"}), page("1", id="u")
    past = PastRun(
        "old",
        before,
        {"k": {"total": "1", "date": "3"}, "u": {"total": "A B", "date": None}, "x": {"total": "1"}},
        f1=0.5,
        documents=1,
    )
    now = [
        Prediction(known, {"total": "2", "date": "4"}, {}),
        Prediction(unknown, {"total": "a  b", "date": "5"}, {}),
    ]
    metrics = {"blank_free": {"micro": {"f1": 0.75}}, "documents": 1}
    changes = changes_since(past, [summary("kept", 0.5), summary("moved", 0.75), summary("new", 0.5)], now, metrics)
    assert (changes.added, changes.removed, changes.moved) == (["new"], ["gone"], [("moved", "receipts", 0.5, 0.75)])
    # What became wrong stands first; the form of a string is no change.
    flips = [(flip.document, flip.field, flip.before, flip.now, flip.verdict) for flip in changes.flips]
    assert flips == [("k", "date", "3", "4", -1), ("k", "total", "1", "2", 1), ("u", "date", None, "5", 0)]
    assert told(changes) == [
        "since old: functions: 1 added, 1 removed, 1 with other figures",
        "  3 fields read otherwise, on 2 of 2 receipts (1 right that were wrong, 1 wrong that were right)",
        "  blank-free micro F1 0.500 -> 0.750 (+0.250)",
    ]


RULES = """
from labeling_functions import labeling_function

@labeling_function(label="total")
def amounts(document):
    return document.find(r"[0-9]+[.][0-9][0-9]"){which}
"""


def label(*arguments: str) -> int:
    return tillroll.main(["label", "documents=documents.jsonl", "functions=rules.py", "label_model=majority", *arguments])


def test_a_run_tells_what_changed_since_the_one_it_overwrites_or_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    lines = (EXAMPLES / "sroie" / "documents.jsonl").read_text(encoding="utf-8").splitlines()[:8]
    entries = [{**json.loads(line), "image": None} for line in lines]
    (tmp_path / "documents.jsonl").write_text("\n".join(map(json.dumps, entries)), encoding="utf-8")
    (tmp_path / "rules.py").write_text(RULES.format(which="[-1:]"))
    assert tillroll.main(["synth", "out=made", "count=4", "pictures=0"]) == 0
    assert label("out=a", "synthetic=made") == 0
    first = capsys.readouterr().out
    assert "exact P" in first
    assert "since" not in first
    (tmp_path / "rules.py").write_text(RULES.format(which="[:1]"))
    assert label("out=b", "since=a") == 0
    assert "since a: functions: 1 with other figures" in capsys.readouterr().out
    assert label("out=a", "overwrite=true") == 0
    assert "fields read otherwise" in capsys.readouterr().out
    page = (tmp_path / "a" / "report.html").read_text(encoding="utf-8")
    assert all(
        f"{title}</bdi></h2>" in page for title in ("What changed", "Functions that changed", "Fields that read otherwise")
    )
    # What is compared with changes nothing but the page.
    for name in ("votes.parquet", "predictions.jsonl", "labels-majority.parquet", "metrics.json"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes(), name


def test_what_is_no_run_cannot_be_compared_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "documents.jsonl").write_bytes((EXAMPLES / "sroie" / "documents.jsonl").read_bytes().splitlines()[1])
    (tmp_path / "rules.py").write_text(RULES.format(which=""))
    for setting, said in (
        (
            "since=nowhere",
            "since: nowhere is no finished labeling run; expected a folder in which tillroll label came to its end",
        ),
        ("synthetic=nowhere", "nowhere: no dataset (no manifest.json"),
    ):
        assert label("out=o", setting) == 1
        assert said in capsys.readouterr().err
        assert not (tmp_path / "o").exists()


def test_decoding_is_what_fights_are_about(page: Callable[..., Document], schema: Schema) -> None:
    """Candidates are those of `decode`: two functions of two minds on one amount leave the field a coin."""
    document = page("TOTAL 9.50")
    values = np.array([[N, N], [T, C], [T, C], [T, C]], np.int8)
    shares = MajorityVote(5).predict_proba(values).astype(np.float32)
    found = decode(
        document, shares, schema, (values != N).any(axis=1), {**{name: [] for name in schema.fields}, "total": [Span(1, 4)]}
    )
    assert disagreement(values, found["total"], T) == 0.5
    assert entropy_bits(found["total"]) == pytest.approx(1.0)
