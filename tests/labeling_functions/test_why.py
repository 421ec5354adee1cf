"""tillroll why: the votes on a field, what they weigh, the candidates; and nothing of a receipt's text obeyed."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

import tillroll
from labeling_functions.cast import CastVote, votes_on
from labeling_functions.label_model import PatternEM
from labeling_functions.label_model.majority import Majority
from labeling_functions.votes import Votes
from receipts.document import Document, Span
from receipts.jsonl import Prediction, write_predictions
from receipts.labels import Schema

RULES = """
from pathlib import Path
from labeling_functions import labeling_function

Path("was_run").touch()

@labeling_function(label="company")
def first_line(document):
    yield from document.line_spans[:1]

@labeling_function(label="company", exhaustive=True)
def trading(document):
    yield from document.find(r".*TRADING.*")

@labeling_function(label="total")
def last_amount(document):
    yield from document.find(r"[0-9]+[.][0-9][0-9]")[-1:]

@labeling_function(label="total")
def on_total_row(document):
    yield from document.find(r"TOTAL ([0-9]+[.][0-9][0-9])", group=1)

@labeling_function(label="other")
def on_cash_row(document):
    yield from document.find(r"CASH ([0-9]+[.][0-9][0-9])", group=1)
"""
TEXTS = {
    "plain": "MAY TRADING\nTOTAL 9.50",
    "fight": "MAY TRADING\nTOTAL 9.50\nCASH 10.00",
    "markup": "[red]ACME[/red] :smile: \x1b[31m\nTOTAL 9.50",
    "long": "A " * 60 + "\nTOTAL 9.50",
    "7": "MAY TRADING\nTOTAL 7.00",
}


@pytest.fixture(scope="module", params=["em", "majority", "constrained"])
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, page: Callable[..., Document]) -> Path:
    """A labeling run, by each model, on receipts that hold what a terminal may stumble over; its functions' file is gone."""
    here = tmp_path_factory.mktemp(request.param)
    documents = [page(text, id=key) for key, text in TEXTS.items()]
    documents += [page("MAY TRADING\nTOTAL 3.00", id="known", fields={"company": "MAY TRADING", "total": "3.00"})]
    documents += [Document.from_lines("blank", [], np.empty((0, 8)), size=(9, 9))]
    entries = [{"fields": document.fields, "id": document.id} for document in documents]
    write_predictions(here / "d.jsonl", [Prediction(document, {}, {}) for document in documents])
    lines = (here / "d.jsonl").read_text(encoding="utf-8").splitlines()
    merged = [json.dumps({**json.loads(line), **entry}) for line, entry in zip(lines, entries, strict=True)]
    (here / "d.jsonl").write_text("\n".join(merged), encoding="utf-8")
    (here / "rules.py").write_text(RULES)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(here)
        arguments = ["documents=d.jsonl", "functions=rules.py", "out=o", f"label_model={request.param}"]
        assert tillroll.main(["label", *arguments]) == 0
    (here / "rules.py").unlink()
    (here / "was_run").unlink()
    return here


@pytest.fixture
def why(run: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    monkeypatch.chdir(run)
    monkeypatch.setenv("COLUMNS", "80")

    def ask(document: str, field: str, folder: str = "o", status: int = 0) -> str:
        capsys.readouterr()
        assert tillroll.main(["why", f"run={folder}", f"document={document}", f"field={field}"]) == status
        shown = capsys.readouterr()
        return shown.err if status else shown.out

    return ask


def rows(shown: str, first: str) -> list[list[str]]:
    return [line.split() for line in shown.splitlines() if line.startswith(first)]


def test_every_vote_on_the_field_is_told_and_those_against_it(run: Path, why: Callable[..., str]) -> None:
    shown = why("fight", "total")
    assert [row[1:4] for row in rows(shown, "on_total_row")] == [["2", "9.50", "total"]]
    assert [row[1:4] for row in rows(shown, "last_amount")] == [["3", "10.00", "total"]]
    assert [row[1:4] for row in rows(shown, "on_cash_row")] == [["3", "10.00", "other"]]
    assert not rows(shown, "first_line")
    told = [[*rows(shown, name)[0][4:]] for name in ("on_total_row", "last_amount", "on_cash_row")]
    if not run.name.startswith("majority"):
        assert float(told[0][1]) > 0 > float(told[2][1])
        assert all(0 < float(precision) < 1 for precision, _ in told if precision != "-")
    else:
        assert told == [["-", "-"]] * 3


def test_the_posterior_is_the_one_the_run_wrote(run: Path, why: Callable[..., str]) -> None:
    for line in (run / "o" / "predictions.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if entry["id"] != "blank":
            shown = why(entry["id"], "total")
            [candidate] = [row for row in rows(shown, "") if row and row[-1] == "chosen" and len(row) == 6]
            assert (candidate[0], candidate[3]) == (entry["fields"]["total"], f"{entry['confidence']['total']:.3f}")
            candidates = shown[shown.index("candidates") :].splitlines()[2:]
            assert sum(float(row.split("  0.")[1].split()[0]) / 1000 for row in candidates) == pytest.approx(1, abs=2e-3)


def test_the_known_value_stands_beside_the_chosen(why: Callable[..., str]) -> None:
    assert rows(why("known", "total"), "3.00")[:2][1] == ["3.00", "known"]
    assert "known" not in why("plain", "total")


def test_text_of_a_receipt_is_shown_and_not_obeyed(why: Callable[..., str]) -> None:
    shown = why("markup", "company")
    assert "[red]ACME[/red] :smile:" in shown
    assert "\x1b" not in shown
    assert "exhaustive and silent here, which speaks against every candidate: trading" in shown


def test_all_of_it_fits_a_terminal(why: Callable[..., str]) -> None:
    shown = why("long", "company")
    assert max(map(len, shown.splitlines())) <= 80
    assert "..." in shown


def test_silence_is_told(why: Callable[..., str]) -> None:
    for document in ("blank", "plain"):
        shown = why(document, "date")
        assert "no function votes on date here" in shown
        assert "candidates" not in shown


def test_no_function_of_a_saved_run_is_executed(run: Path, why: Callable[..., str]) -> None:
    before = sorted(path.name for path in run.rglob("*"))
    assert why("7", "total")
    assert sorted(path.name for path in run.rglob("*")) == before
    assert "was_run" not in before


def test_what_was_changed_since_is_told(run: Path, why: Callable[..., str], capsys: pytest.CaptureFixture[str]) -> None:
    predictions = run / "o" / "predictions.jsonl"
    before = predictions.read_text(encoding="utf-8")
    predictions.write_text(before.replace('"total": "7.00"', '"total": "8.00"'), encoding="utf-8")
    try:
        assert tillroll.main(["why", "run=o", "document=7", "field=total"]) == 0
        assert "chooses otherwise than in predictions.jsonl" in capsys.readouterr().err
    finally:
        predictions.write_text(before, encoding="utf-8")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("fihgt", "total"), "tillroll: document: fihgt: o holds no such document; did you mean fight?\n"),
        (("12345", "total"), "tillroll: document: 12345: o holds no such document; it holds 7, the first is plain\n"),
        (("plain", "totl"), "tillroll: field: totl: the schema has no such field; did you mean total?\n"),
        (("plain", "x"), "tillroll: field: x: the schema has no such field; there are: company, date, address, total\n"),
        (("plain", "total", "."), "tillroll: run: . is no labeling run; expected a folder that tillroll label wrote\n"),
        (("plain", "total", "p"), "tillroll: run: p is no labeling run; did you mean p/labels?\n"),
    ],
)
def test_what_is_not_there_is_told_in_one_line(run: Path, why: Callable[..., str], asked: tuple[str, ...], said: str) -> None:
    (run / "p" / "labels").mkdir(parents=True, exist_ok=True)
    (run / "p" / "labels" / "config.yaml").touch()
    assert why(*asked, status=1) == said


def test_a_weight_takes_the_balance_to_what_the_model_predicts(schema: Schema) -> None:
    votes = np.array([[1, 1, -1], [0, -1, 0], [1, 1, 0], [2, 2, 2]] * 5, np.int8)
    cast = Votes(votes, np.zeros(3, bool), ("a", "b", "c"), np.array([0, 20]), {})
    fitted = PatternEM(temperature=1.0, copies=1.0).fit([], cast, schema)
    for label in range(3):
        for voted in range(3):
            told = fitted.weight(1, voted, label)
            predicted = fitted.model.predict_proba([[-1, voted, -1]])[0, label]
            before = fitted.model.balance[label]
            moved = np.log(predicted / (1 - predicted)) - np.log(before / (1 - before))
            assert told == pytest.approx(moved)
    assert Majority().fit([], cast, schema).weight(1, 1, 1) is None


def test_votes_of_other_labels_count_where_they_touch() -> None:
    values = np.array([[2, 0, -1], [2, -1, 1], [-1, -1, 0]], np.int8)
    assert [(vote.function, vote.label) for vote in votes_on(values, 2, [Span(0, 2)])] == [(1, 0), (0, 2), (2, 1)]
    assert votes_on(values, 2, []) == [CastVote(Span(0, 2), 0, 2)]
