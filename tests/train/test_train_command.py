"""``tillroll train``, ``read`` and ``evaluate`` on the example receipts: what they write, refuse and never see."""

import json
from pathlib import Path

import pytest

import tillroll

EXAMPLES = Path(__file__).parents[2] / "examples" / "sroie" / "documents.jsonl"
SMALL = ["loop.steps=4", "loop.batch_size=2", "model.width=32", "model.depth=1", "model.heads=2"]
SYNTH = ["synth.count=6", "synth.pictures=2"]
LABEL = ["label_model@label.label_model=majority"]


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a refused run tells: one line."""
    capsys.readouterr()
    assert tillroll.main(list(arguments)) == 1
    return capsys.readouterr().err.strip().splitlines()[-1]


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run on eight example receipts, four of them with fields."""
    folder = tmp_path_factory.mktemp("trained")
    entries = [json.loads(line) for line in EXAMPLES.read_text(encoding="utf-8").splitlines()]
    chosen = [e for e in entries if e["fields"]][:4] + [e for e in entries if not e["fields"]][:4]
    for entry in chosen:
        entry["image"] = None
    documents = folder / "documents.jsonl"
    documents.write_text("\n".join(map(json.dumps, chosen)), encoding="utf-8")
    arguments = ["train", f"documents={documents}", f"out={folder / 'run'}", *SMALL, *SYNTH, *LABEL]
    assert tillroll.main(arguments) == 0
    return folder


def test_a_run_leaves_all_it_promises(trained: Path) -> None:
    run = trained / "run"
    for name in ("model.safetensors", "config.yaml", "metrics.json", "predictions.jsonl", "report.html"):
        assert (run / name).stat().st_size > 0, name
    assert (run / "labels" / "manifest.json").exists()
    assert (run / "synth" / "manifest.json").exists()
    assert not list(run.glob("checkpoint*"))
    metrics = json.loads((run / "metrics.json").read_text())
    assert metrics["documents"] == 4
    assert set(metrics["blank_free"]) == {"company", "date", "address", "total", "micro"}


def test_reading_again_gives_the_same_predictions(trained: Path, tmp_path: Path) -> None:
    output = tmp_path / "read.jsonl"
    arguments = ["read", f"input={trained / 'documents.jsonl'}", f"output={output}", f"model={trained / 'run'}"]
    assert tillroll.main(arguments) == 0
    read = {entry["id"]: entry for entry in map(json.loads, output.read_text(encoding="utf-8").splitlines())}
    known = [json.loads(line) for line in (trained / "run" / "predictions.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(read) == 8
    assert all(read[entry["id"]]["fields"] == entry["fields"] for entry in known)


def test_a_prediction_is_a_document_with_its_lines_as_given(trained: Path, tmp_path: Path) -> None:
    given = [json.loads(line) for line in (trained / "documents.jsonl").read_text(encoding="utf-8").splitlines()]
    output = tmp_path / "read.jsonl"
    tillroll.main(["read", f"input={trained / 'documents.jsonl'}", f"output={output}", f"model={trained / 'run'}"])
    read = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    for before, after in zip(given, read, strict=True):
        assert [after[key] for key in ("id", "width", "height")] == [before[key] for key in ("id", "width", "height")]
        assert [line["text"] for line in after["lines"]] == [line["text"] for line in before["lines"]]
        assert [line["quad"] for line in after["lines"]] == [line["quad"] for line in before["lines"]]
        joined = " ".join(line["text"] for line in before["lines"])
        for name, value in after["fields"].items():
            assert value is None or value in joined, name
            assert 0 <= after["confidence"][name] <= 1


def test_evaluate_scores_what_read_wrote(trained: Path, tmp_path: Path) -> None:
    arguments = [
        "evaluate",
        f"pred={trained / 'run' / 'predictions.jsonl'}",
        f"gold={trained / 'documents.jsonl'}",
        f"out={tmp_path}",
    ]
    assert tillroll.main(arguments) == 0
    scored = json.loads((tmp_path / "metrics.json").read_text())
    trained_metrics = json.loads((trained / "run" / "metrics.json").read_text())
    assert scored["blank_free"] == trained_metrics["blank_free"]
    assert scored["words"]["f1"] == 1.0


def test_fields_and_texts_of_known_receipts_leave_no_trace_in_the_model(trained: Path, tmp_path: Path) -> None:
    entries = [json.loads(line) for line in (trained / "documents.jsonl").read_text(encoding="utf-8").splitlines()]
    for entry in entries:
        if entry["fields"]:
            entry["fields"] = dict.fromkeys(entry["fields"], "SOMETHING ELSE")
            entry["lines"] = [{**line, "text": "OTHER TEXT 1.00"} for line in entry["lines"]]
    changed = tmp_path / "documents.jsonl"
    changed.write_text("\n".join(map(json.dumps, entries)), encoding="utf-8")
    run = trained / "run"
    arguments = ["train", f"documents={changed}", f"data={run / 'synth'}", f"out={tmp_path / 'run'}", *SMALL, *SYNTH, *LABEL]
    assert tillroll.main(arguments) == 0
    assert (tmp_path / "run" / "model.safetensors").read_bytes() == (run / "model.safetensors").read_bytes()


def test_given_data_and_labels_are_used_again(trained: Path, tmp_path: Path) -> None:
    run = trained / "run"
    arguments = ["train", f"data={run / 'synth'}", f"labels={run / 'labels'}", f"out={tmp_path / 'again'}", *SMALL]
    assert tillroll.main(arguments) == 0
    assert not (tmp_path / "again" / "synth").exists()
    assert (tmp_path / "again" / "model.safetensors").read_bytes() == (run / "model.safetensors").read_bytes()


def test_a_sweep_of_trainings_ends_with_a_table(trained: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = trained / "run"
    shared = ["train", f"data={run / 'synth'}", f"labels={run / 'labels'}", *SMALL]
    assert tillroll.main([*shared, "-m", "sources.probable.share=0.0,0.5", f"out={tmp_path / 'sweep'}"]) == 0
    rows = json.loads((tmp_path / "sweep" / "sweep.json").read_text())
    assert [row["sources.probable.share"] for row in rows] == [0.0, 0.5]
    assert all("blank_free_f1" in row for row in rows)
    assert "share" in capsys.readouterr().out


def test_what_cannot_be_trained_on_is_told(trained: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = trained / "run"
    out = f"out={tmp_path / 'x'}"
    assert "no dataset" in refusal(capsys, "train", f"data={tmp_path}", out, *SMALL)
    told = refusal(capsys, "train", f"data={run / 'synth'}", "device=cuda", out, *SMALL)
    assert told.startswith("tillroll: device: cuda was asked for")
    told = refusal(capsys, "train", f"data={run / 'synth'}", "loop.stepz=3", out)
    assert told == "tillroll: loop.stepz: Loop has no such setting; did you mean steps?"
    told = refusal(capsys, "train", f"data={run / 'synth'}", "source@sources.rendered=made", out, *SMALL)
    assert told.startswith("tillroll: data: no source draws from a dataset; say source@sources.rendered=rendered")
    assert "holds another run" in refusal(capsys, "train", f"data={run / 'synth'}", f"out={run}", *SMALL)


def test_what_cannot_be_read_is_told(trained: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run, output = trained / "run", f"output={tmp_path / 'o.jsonl'}"
    picture = tmp_path / "photo.jpg"
    picture.write_bytes(b"no picture")
    told = refusal(capsys, "read", f"input={picture}", output, f"model={run}")
    assert "photo.jpg: is no picture of a kind that is read" in told
    documents = f"input={trained / 'documents.jsonl'}"
    assert "holds no trained model" in refusal(capsys, "read", documents, output, f"model={tmp_path}")
    assert refusal(capsys, "read", documents, f"model={run}").startswith("tillroll: output: missing")
    (tmp_path / "o.jsonl").write_text("mine")
    assert "is there already; overwrite=true replaces it" in refusal(capsys, "read", documents, output, f"model={run}")
    assert (tmp_path / "o.jsonl").read_text() == "mine"


def test_a_receipt_without_text_reads_as_nothing(trained: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    documents = tmp_path / "d.jsonl"
    documents.write_text(json.dumps({"id": "blank", "width": 9, "height": 9, "lines": [], "fields": None}))
    output = tmp_path / "o.jsonl"
    assert tillroll.main(["read", f"input={documents}", f"output={output}", f"model={trained / 'run'}"]) == 0
    assert set(json.loads(output.read_text())["fields"].values()) == {None}
    assert "1 of 1 receipts hold no text" in capsys.readouterr().err


def test_documents_that_changed_under_a_run_are_told(trained: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    documents, run = trained / "documents.jsonl", trained / "run"
    before = documents.read_text(encoding="utf-8")
    arguments = ["train", f"documents={documents}", f"out={run}", *SMALL, *SYNTH, *LABEL, "resume=true"]
    assert tillroll.main(arguments) == 0
    labels = ["train", f"labels={run / 'labels'}", f"data={run / 'synth'}", f"out={tmp_path}", *SMALL]
    try:
        documents.write_text(before.replace("TOTAL", "T0TAL"), encoding="utf-8")
        assert f"documents: {documents} changed since {run / 'labels'} was made; " in refusal(capsys, *arguments)
        assert tillroll.main(labels) == 0
        told = f"documents: {documents} changed since {run / 'labels'} was made, which holds the receipts as they were"
        assert told in capsys.readouterr().err
    finally:
        documents.write_text(before, encoding="utf-8")
