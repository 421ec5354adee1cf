"""Annotators: kappas by hand and planted accuracies; tables that are refused by row; what tillroll annotators writes."""

import csv
import json
import math
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import tillroll
from labeling_functions.label_model import MajorityVote
from labeling_functions.label_model.confusion import ConfusionModel
from labeling_functions.people.agreement import cohen_kappa, krippendorff_alpha, pairwise_kappas, wilson_interval
from labeling_functions.people.annotations import read_annotations
from labeling_functions.people.command import summarise

EXAMPLE = Path(__file__).parents[2] / "examples" / "annotations.csv"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


def planted(seed: int, num_items: int = 1500, num_annotators: int = 12, each: int = 5) -> tuple[np.ndarray, np.ndarray]:
    """The truth of items of four labels, and votes: a third of the annotators take one label for another half of the time."""
    rng = np.random.default_rng(seed)
    truth = rng.choice(4, num_items, p=[0.4, 0.3, 0.2, 0.1])
    votes = np.full((num_items, num_annotators), -1)
    for annotator, accuracy in enumerate(np.linspace(0.5, 0.95, num_annotators)):
        table = np.full((4, 4), (1 - accuracy) / 3)
        np.fill_diagonal(table, accuracy)
        if annotator % 3 == 0:
            table[annotator % 4] = np.roll([0.4, 0.56, 0.02, 0.02], annotator % 4)
        votes[:, annotator] = (table[truth].cumsum(axis=1) < rng.random(num_items)[:, None]).sum(axis=1).clip(0, 3)
    votes[np.argsort(rng.random(votes.shape), axis=1) >= each] = -1
    return truth, votes


def dawid_skene(votes: np.ndarray, cardinality: int) -> np.ndarray:
    """The model of 1979 without priors, from majority vote."""
    said = np.eye(cardinality + 1)[votes + 1][:, :, 1:]
    shares = MajorityVote(cardinality).predict_proba(votes)
    for _ in range(100):
        seen = np.einsum("nmv,ny->myv", said, shares) + 0.01
        scores = np.log(shares.mean(axis=0)) + np.einsum("nmv,myv->ny", said, np.log(seen / seen.sum(axis=2, keepdims=True)))
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
    return shares


def test_kappa_and_alpha_are_those_reckoned_by_hand() -> None:
    # 50 items: both yes 20, both no 15, yes/no 5, no/yes 10: observed .7, expected .5 * .6 + .5 * .4 = .5.
    one = np.repeat([1, 0, 1, 0], [20, 15, 5, 10])
    two = np.repeat([1, 0, 0, 1], [20, 15, 5, 10])
    assert cohen_kappa(one, two) == pytest.approx(0.4)
    # Krippendorff (2011), section C, four observers, twelve units, five values, some missing: nominal alpha 0.743.
    table = """1 2 3 3 2 1 4 1 2 . . .
               1 2 3 3 2 2 4 1 2 5 . 3
               . 3 3 3 2 3 4 2 2 5 1 .
               1 2 3 3 2 4 4 1 2 5 1 ."""
    units = np.array([[-1 if value == "." else int(value) - 1 for value in row.split()] for row in table.splitlines()]).T
    assert krippendorff_alpha(units, 5) == pytest.approx(0.743, abs=5e-4)
    assert wilson_interval(81, 263) == pytest.approx((0.2553, 0.3662), abs=1e-4)  # Newcombe, 1998, table I


def test_kappas_of_pairs_are_cohens() -> None:
    _, votes = planted(1, 200)
    kappas = pairwise_kappas(votes, 4)
    for one, two in ((0, 1), (3, 7), (10, 11)):
        assert kappas[one, two] == pytest.approx(cohen_kappa(votes[:, one], votes[:, two]))
    np.testing.assert_array_equal(kappas, kappas.T)
    assert np.isnan(np.diagonal(kappas)).all()
    rng = np.random.default_rng(2)
    chance = rng.integers(0, 3, (4000, 5))
    assert abs(krippendorff_alpha(chance, 3)) < 0.02
    assert np.nanmax(np.abs(pairwise_kappas(chance, 3))) < 0.06


def test_what_tells_nothing_is_nan() -> None:
    apart = np.array([[0, -1], [-1, 1]])
    assert math.isnan(cohen_kappa(*apart.T))
    assert math.isnan(krippendorff_alpha(apart, 2))
    assert np.isnan(pairwise_kappas(np.zeros((4, 2), int), 2)).all()  # all say the same: chance alone explains it
    assert math.isnan(krippendorff_alpha(np.zeros((4, 2), int), 2))


@pytest.mark.parametrize("seed", [11, 12, 13])
def test_planted_confusions_are_found_and_nothing_is_lost_to_dawid_and_skene(seed: int) -> None:
    truth, votes = planted(seed)
    probabilities = ConfusionModel(4).fit(votes).predict_proba(votes)
    ours, theirs, majority = (
        (found.argmax(axis=1) == truth).mean()
        for found in (probabilities, dawid_skene(votes, 4), MajorityVote(4).predict_proba(votes))
    )
    assert ours >= theirs - 0.005
    assert ours >= majority + 0.02
    reckoned = [probabilities[rows, votes[rows, a]].mean() for a in range(12) for rows in [np.flatnonzero(votes[:, a] >= 0)]]
    real = [(votes[rows, a] == truth[rows]).mean() for a in range(12) for rows in [np.flatnonzero(votes[:, a] >= 0)]]
    assert np.abs(np.array(reckoned) - real).max() < 0.05


def test_who_labeled_little_is_judged_by_the_others() -> None:
    """100 annotators of 24 items each: where Dawid and Skene fall below majority, the priors hold."""
    truth, votes = planted(5, 600, 100, 4)
    probabilities = ConfusionModel(4).fit(votes).predict_proba(votes)
    accuracy = (probabilities.argmax(axis=1) == truth).mean()
    assert accuracy >= (MajorityVote(4).predict_proba(votes).argmax(axis=1) == truth).mean() - 0.01
    assert accuracy >= (dawid_skene(votes, 4).argmax(axis=1) == truth).mean() + 0.03


def table_of(path: Path, *rows: str) -> Path:
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (["item,anotator,label", "1,a,x"], "misses the column annotator; expected item, annotator, label, found item, "),
        (["item,annotator,label", "1,a,x", "1,b,"], "v.csv: line 3: label is empty"),
        (["item,annotator,label", "1,a,x", "2,a,y", "1,a,y"], "v.csv: line 4: a labeled 1 'y', but 'x' in line 2"),
        (["item,annotator,label", "1,a,x", "1,a,x"], "v.csv: line 3: a labeled 1 'x' once before, in line 2"),
        (["item,annotator,label", "1,a,x", "2,b,x"], "v.csv: all of its rows say 'x'"),
        (["item,annotator,label"], "v.csv holds no rows"),
        (["item,annotator,label,gold", "1,a,x,x", "1,b,y,y"], "v.csv: line 3: the gold label of 1 is 'y', but 'x' in line 2"),
        (['item,annotator,label', '1,"a"b,x'], "v.csv: line 2: no csv"),
    ],
)  # fmt: skip
def test_a_broken_table_is_told_by_row(rows: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    table_of(Path("v.csv"), *rows)
    assert tillroll.main(["annotators", "votes=v.csv", "out=o"]) == 1
    shown = capsys.readouterr().err
    assert told in shown
    assert shown.count("\n") == 1
    assert not Path("o").exists()


def test_csv_and_parquet_read_the_same_and_gold_may_stand_apart(here: Path) -> None:
    given = read_annotations(EXAMPLE)
    with EXAMPLE.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    pq.write_table(pa.table({name: [row[name] for row in rows] for name in ("item", "annotator", "label")}), "v.parquet")
    known = {row["item"]: row["gold"] for row in rows if row["gold"]}
    table_of(here / "gold.csv", "item,label", *(f"{item},{label}" for item, label in known.items()))
    other = read_annotations(here / "v.parquet", here / "gold.csv")
    np.testing.assert_array_equal(given.votes, other.votes)
    np.testing.assert_array_equal(given.gold, other.gold)
    assert (given.items, given.annotators, given.labels) == (other.items, other.annotators, other.labels)
    with pytest.raises(ValueError, match="has a column gold already"):
        read_annotations(EXAMPLE, here / "gold.csv")


def test_gold_changes_no_label() -> None:
    rows = EXAMPLE.read_text(encoding="utf-8").splitlines()
    bare = table_of(Path("bare.csv"), *(row.rpartition(",")[0] for row in rows))
    assert tillroll.main(["annotators", f"votes={EXAMPLE}", "out=a"]) == 0
    assert tillroll.main(["annotators", f"votes={bare}", "out=b"]) == 0
    assert Path("a/labels.csv").read_bytes() == Path("b/labels.csv").read_bytes()


@pytest.mark.parametrize("model", ["confusion", "em", "majority"])
def test_the_verb_leaves_labels_figures_and_a_page(model: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert tillroll.main(["annotators", f"votes={EXAMPLE}", "out=o", f"label_model={model}"]) == 0
    shown = capsys.readouterr().out
    assert max(map(len, shown.splitlines())) <= 80
    given, found = read_annotations(EXAMPLE), pq.read_table("o/labels.parquet").to_pydict()
    assert found["item"] == list(given.items)
    assert [found[f"P({label})"][0] for label in found["label"][:1]] == [found["probability"][0]]
    metrics = json.loads(Path("o/metrics.json").read_text())
    assert list(metrics["annotators"]) == list(given.annotators)
    assert metrics["accuracy"] >= 0.9
    for name in ("ada", "eva"):
        one = metrics["annotators"][name]
        assert one["interval"][0] < one["accuracy"] < one["interval"][1]
    assert metrics["annotators"]["ada"]["accuracy"] > metrics["annotators"]["eva"]["accuracy"]
    assert "dev" in Path("o/report.html").read_text()


def test_a_finished_run_of_other_votes_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    table_of(Path("v.csv"), "item,annotator,label", "1,a,x", "2,a,y")
    assert tillroll.main(["annotators", "votes=v.csv", "out=o"]) == 0
    assert tillroll.main(["annotators", "votes=v.csv", "out=o", "resume=true"]) == 0
    assert "o: complete already" in capsys.readouterr().err
    table_of(Path("v.csv"), "item,annotator,label", "1,a,x", "2,a,x", "3,a,y")
    assert tillroll.main(["annotators", "votes=v.csv", "out=o", "resume=true"]) == 1
    assert "votes: the file changed since o was made; overwrite=true starts again" in capsys.readouterr().err
    assert tillroll.main(["annotators", "votes=v.csv", "out=o", "overwrite=true"]) == 0


def test_hostile_names_stay_text() -> None:
    script = "<script>window.harm=1</script>"
    table_of(Path("v.csv"), "item,annotator,label", f"{script},{script},{script}", f"{script},b,y", f"2,{script},y")
    assert tillroll.main(["annotators", "votes=v.csv", "out=o"]) == 0
    page = Path("o/report.html").read_text(encoding="utf-8")
    assert script not in page
    assert "&lt;script&gt;window.harm=1" in page


def test_one_annotator_alone_has_nobody_to_agree_with() -> None:
    table_of(Path("v.csv"), "item,annotator,label", "1,a,x", "2,a,y")
    given = read_annotations(Path("v.csv"))
    (alone,) = summarise(given, MajorityVote(2).predict_proba(given.votes))
    assert (alone.majority, alone.kappa, alone.confusion) == (None, None, None)
    assert tillroll.main(["annotators", "votes=v.csv", "out=o"]) == 0
