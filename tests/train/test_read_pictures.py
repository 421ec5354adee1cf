"""``tillroll read`` on pictures: what it writes, how it goes on, and what it tells of files that are none.

The lines are read by a little reader of this file, which finds dark bars on white paper: where they lie is exact.
"""

import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from numpy.typing import NDArray
from PIL import Image

import tillroll
from labeling_functions.constraints import Candidate, Found
from receipts import Document, Schema
from receipts.config import to_config
from receipts.document import Span
from receipts.jsonl import Prediction, read_predictions
from receipts.labels import Field
from train.models.extractor import ExtractorModel
from train.predict import StoredModel, save_model
from train.sight.reading import with_line_confidence
from train.sight.shipped import model_folders, shipped_weights

SCHEMA = Schema(fields={"total": Field(kind="money")})
SMALL = ExtractorModel(width=16, depth=1, heads=1, character_width=8)
ORIENTATION = 0x0112


class Bars:
    """Reads each dark bar that runs across a white page as one line."""

    def read(self, image: NDArray[np.uint8], id: str) -> tuple[Document, list[float]]:
        dark = image.min(axis=2) < 128
        edges = np.flatnonzero(np.diff(np.r_[False, dark.any(axis=1), False].astype(int)))
        quads = []
        for top, bottom in edges.reshape(-1, 2):
            columns = np.flatnonzero(dark[top:bottom].any(axis=0))
            left, right = columns[0], columns[-1] + 1
            quads.append([left, top, right, top, right, bottom, left, bottom])
        texts = [f"TOTAL {number}.50" for number in range(len(quads))]
        return Document.from_lines(id, texts, np.reshape(quads, (-1, 8)), size=image.shape[1::-1]), [0.5] * len(quads)


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of three models, of which the extractor is one, and knows nothing yet."""
    monkeypatch.setattr("train.sight.reading.line_reader", lambda models, device: Bars())
    folder = tmp_path / "model"
    for kind in ("detector", "recogniser", "extractor"):
        (folder / kind).mkdir(parents=True)
        save_model(folder / kind, StoredModel(SMALL.make(SCHEMA.cardinality, 0).state_dict()))
    settings = {"schema": to_config(SCHEMA), "model": to_config(SMALL)}
    (folder / "extractor" / "config.yaml").write_text(yaml.safe_dump(settings))
    return folder


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """Three pages, one of them blank, beside a text."""
    folder = tmp_path / "photos"
    folder.mkdir()
    page(2).save(folder / "b.jpg", quality=95)
    page(1).save(folder / "a.PNG")
    page(0).save(folder / "c.webp")
    (folder / "notes.txt").write_text("not a picture")
    (folder / ".hidden.jpg").write_bytes(b"")
    (folder / "more").mkdir()
    return folder


def page(bars: int) -> Image.Image:
    picture = Image.new("RGB", (120, 160), "white")
    for number in range(bars):
        picture.paste((0, 0, 0), (20, 16 + 40 * number, 100, 32 + 40 * number))
    return picture


def read(**settings: Any) -> int:
    return tillroll.main(["read", *(f"{name}={value}" for name, value in settings.items()), "device=cpu"])


def refusal(capsys: pytest.CaptureFixture[str], **settings: Any) -> str:
    """What a refused reading tells last."""
    capsys.readouterr()
    assert read(**settings) == 1
    return capsys.readouterr().err.removeprefix("tillroll: ").splitlines()[-1].removeprefix("tillroll: ")


def test_a_picture_is_read_into_a_prediction(model: Path, photos: Path, tmp_path: Path, capsys: Any) -> None:
    output = tmp_path / "out" / "read.jsonl"
    assert read(input=photos / "b.jpg", output=output, model=model) == 0
    (prediction,) = read_predictions(output).values()
    assert prediction.document.id == "b"
    assert prediction.document.size == (120, 160)
    assert prediction.document.line_texts == ("TOTAL 0.50", "TOTAL 1.50")
    assert prediction.line_confidence == [0.5, 0.5]
    np.testing.assert_allclose(prediction.document.line_boxes, [[20, 16, 100, 32], [20, 56, 100, 72]], atol=1)
    # A field is no surer than what was read of it.
    assert 0 < prediction.confidence["total"] < 1
    assert "total" in capsys.readouterr().out


def test_a_field_is_as_sure_as_its_finding_and_its_reading() -> None:
    quads = np.zeros((2, 8))
    document = Document.from_lines("a", ["AB CD", "EFGH"], quads, size=(9, 9))

    def sure(start: int, stop: int) -> float:
        one = Found(Candidate(Span(start, stop), "", 0.0), 0.8, ())
        made = with_line_confidence(Prediction(document, {"f": "x"}, {"f": 0.8}), {"f": one}, [0.25, 0.09])
        assert made.line_confidence == [0.25, 0.09]
        return made.confidence["f"]

    # Half a line is read right as often as both halves are, one after the other.
    assert sure(0, 1) == pytest.approx(0.8 * 0.5)
    assert sure(0, 2) == pytest.approx(0.8 * 0.25)
    assert sure(1, 3) == pytest.approx(0.8 * 0.5 * 0.09)
    nothing = with_line_confidence(Prediction(document, {"f": None}, {"f": 0.1}), {"f": Found(None, 0.1, ())}, [0.25, 0.09])
    assert nothing.confidence["f"] == 0.1


def test_a_picture_needs_no_output(model: Path, photos: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(photos)
    before = sorted(photos.iterdir())
    assert read(input="b.jpg", model=model) == 0
    shown = capsys.readouterr().out
    assert "total" in shown
    assert ".50" in shown
    assert sorted(photos.iterdir()) == before
    assert refusal(capsys, input=photos, model=model).startswith("output: missing; say output=FILE.jsonl")
    assert refusal(capsys, input="b.jpg", model=model, overlay="true").startswith("overlay: the pictures go beside the output")


def test_boxes_are_in_pixels_of_the_upright_picture_of_the_file(
    model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("receipts.opening.WORKING_PIXELS", 120 * 160)
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    page(2).resize((480, 640), Image.Resampling.NEAREST).transpose(Image.Transpose.ROTATE_90).save(
        tmp_path / "a.png", exif=exif
    )
    output = tmp_path / "read.jsonl"
    assert read(input=tmp_path / "a.png", output=output, model=model) == 0
    document = read_predictions(output)["a"].document
    assert document.size == (480, 640)
    np.testing.assert_allclose(document.line_boxes, [[80, 64, 400, 128], [80, 224, 400, 288]], atol=4)
    np.testing.assert_allclose(document.line_quads[0, 0], document.line_boxes[0, :2])


def test_a_picture_without_text_has_no_lines_and_null_fields(model: Path, photos: Path, tmp_path: Path, capsys: Any) -> None:
    output = tmp_path / "read.jsonl"
    assert read(input=photos / "c.webp", output=output, model=model) == 0
    entry = json.loads(output.read_text())
    assert (entry["lines"], entry["fields"]) == ([], {"total": None})
    assert "c.webp: no text was found; its fields are null" in capsys.readouterr().err


def test_of_an_animation_the_first_picture_is_read_and_that_is_told(model: Path, tmp_path: Path, capsys: Any) -> None:
    page(1).save(tmp_path / "a.gif", save_all=True, append_images=[page(3)])
    assert read(input=tmp_path / "a.gif", output=tmp_path / "o.jsonl", model=model) == 0
    assert len(read_predictions(tmp_path / "o.jsonl")["a"].document.line_texts) == 1
    assert "a.gif: holds more pictures (an animation, or pages); the first is read" in capsys.readouterr().err


def test_a_folder_is_read_in_the_order_of_names(model: Path, photos: Path, tmp_path: Path, capsys: Any) -> None:
    output = tmp_path / "read.jsonl"
    assert read(input=photos, output=output, model=model) == 0
    read_back = read_predictions(output)
    assert list(read_back) == ["a", "b", "c"]
    assert [len(one.document.line_texts) for one in read_back.values()] == [1, 2, 0]
    told = capsys.readouterr().err
    assert "photos: 1 other file (1 .txt) and 1 folder in it left out" in told
    assert "reading: 3 pictures in" in told
    assert f"3 pictures read: {output}" in told
    assert sorted(path.name for path in tmp_path.iterdir()) == ["model", "photos", "read.jsonl"]


def test_a_bad_file_in_a_folder_is_named_and_passed_over(model: Path, photos: Path, tmp_path: Path, capsys: Any) -> None:
    whole = (photos / "b.jpg").read_bytes()
    (photos / "aa.jpg").write_bytes(whole[: len(whole) // 2])
    (photos / "bill.pdf").write_bytes(b"%PDF-1.4")
    (photos / "gone.jpg").symlink_to("nowhere")
    output = tmp_path / "read.jsonl"
    assert read(input=photos, output=output, model=model) == 0
    assert list(read_predictions(output)) == ["a", "b", "c"]
    told = capsys.readouterr().err.splitlines()
    assert sum("aa.jpg: the picture is cut short or damaged" in line for line in told) == 1
    assert sum("bill.pdf: is a PDF; export its pages" in line for line in told) == 1
    assert sum("gone.jpg: no such file or folder" in line for line in told) == 1
    assert told[-1] == f"3 pictures read, 3 not: {output}"


def test_a_folder_of_which_nothing_can_be_read_fails(model: Path, tmp_path: Path, capsys: Any) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    assert "holds no pictures (.jpg" in refusal(capsys, input=folder, output=tmp_path / "o.jsonl", model=model)
    (folder / "a.jpg").write_bytes(b"")
    assert refusal(capsys, input=folder, output=tmp_path / "o.jsonl", model=model).endswith(
        "none of its 1 pictures could be read"
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["model", "photos"]


def test_two_pictures_of_one_name_are_refused(model: Path, photos: Path, tmp_path: Path, capsys: Any) -> None:
    page(1).save(photos / "b.png")
    told = refusal(capsys, input=photos, output=tmp_path / "o.jsonl", model=model)
    assert told.startswith("input: b.jpg and b.png would both be 'b' in the output")


@pytest.mark.parametrize("name", ["it's ${x} [1],a=b.jpg", "two\nlines.jpg", "…収據.jpg", b"latin\xe9.jpg", "-m.jpg"])
def test_hostile_names_are_read(model: Path, tmp_path: Path, name: str | bytes) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    path = os.fsdecode(os.fsencode(folder) + b"/" + os.fsencode(name))
    page(1).save(path, "JPEG")
    output = tmp_path / "o.jsonl"
    assert read(input=folder, output=output, model=model, overlay="true") == 0
    (prediction,) = read_predictions(output).values()
    assert prediction.document.id == os.fsencode(name).decode("utf-8", "replace").removesuffix(".jpg")
    (drawn,) = (tmp_path / "o-overlay").iterdir()
    assert drawn.name.isprintable()


def test_reading_a_folder_goes_on_where_it_was_stopped(
    model: Path, photos: Path, tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    output, part = tmp_path / "read.jsonl", tmp_path / "read.jsonl.part"
    assert read(input=photos, output=tmp_path / "whole.jsonl", model=model) == 0
    given = []

    def stopping(self: Bars, image: NDArray[np.uint8], id: str) -> tuple[Document, list[float]]:
        given.append(id)
        if id == "b" and not part.with_suffix(".again").exists():
            raise KeyboardInterrupt
        return Bars().read(image, id)

    class Stopping(Bars):
        read = stopping

    monkeypatch.setattr("train.sight.reading.line_reader", lambda models, device: Stopping())
    assert read(input=photos, output=output, model=model) == 130
    assert not output.exists()
    with part.open("ab") as stream:
        stream.write(b'{"id": "b", "wid')
    part.with_suffix(".again").touch()
    assert "holds an unfinished reading; resume=true goes on" in refusal(capsys, input=photos, output=output, model=model)
    told = refusal(capsys, input=photos, output=output, model=model, resume="true", overlay="true")
    assert told.endswith("was begun with another overlay; say the same, or overwrite=true to start again")
    assert read(input=photos, output=output, model=model, resume="true") == 0
    assert given == ["a", "b", "b", "c"]
    assert output.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
    assert not part.exists()
    assert read(input=photos, output=output, model=model, resume="true") == 0
    assert "complete already" in capsys.readouterr().err


def test_an_output_is_never_lost(model: Path, photos: Path, tmp_path: Path, capsys: Any) -> None:
    output = tmp_path / "o.jsonl"
    output.write_text("mine")
    for input in (photos, photos / "b.jpg"):
        told = refusal(capsys, input=input, output=output, model=model)
        assert told == f"output: {output} is there already; overwrite=true replaces it"
    assert output.read_text() == "mine"
    picture = photos / "b.jpg"
    before = picture.read_bytes()
    told = refusal(capsys, input=photos, output=picture, model=model, overwrite="true")
    assert told.endswith("is the name of a picture; predictions are json lines: say output=FILE.jsonl")
    assert picture.read_bytes() == before
    assert "is a folder" in refusal(capsys, input=picture, output=photos, model=model, overwrite="true")
    assert read(input=picture, output=output, model=model, overwrite="true") == 0
    assert "is the input itself" in refusal(capsys, input=output, output=output, model=model, overwrite="true")


def test_a_file_of_another_kind_is_told(model: Path, photos: Path, tmp_path: Path, capsys: Any) -> None:
    told = refusal(capsys, input=photos / "notes.txt", output=tmp_path / "o.jsonl", model=model)
    assert "notes.txt: is no picture of a kind that is read" in told
    assert refusal(capsys, input=tmp_path / "nowhere.jpg", model=model) == f"{tmp_path}/nowhere.jpg: no such file or folder"


def test_documents_are_known_by_their_name_or_beginning(model: Path, tmp_path: Path) -> None:
    entry = {"id": "d", "width": 90, "height": 9, "lines": [{"text": "TOTAL 7.50", "quad": [0, 0, 90, 0, 90, 9, 0, 9]}]}
    for name in ("d.jsonl", "d.txt"):
        (tmp_path / name).write_text(json.dumps(entry))
        assert read(input=tmp_path / name, output=tmp_path / f"{name}.out", model=model) == 0
        assert read_predictions(tmp_path / f"{name}.out")["d"].document.line_texts == ("TOTAL 7.50",)


def test_models_are_those_named_else_those_shipped(model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = shipped_weights()
    assert shipped.parent.name == "train"
    assert model_folders(None).extractor == shipped / "extractor"
    found = model_folders(model)
    assert (found.detector, found.recogniser, found.extractor) == (
        model / "detector",
        model / "recogniser",
        model / "extractor",
    )
    alone = model_folders(model / "extractor")
    assert (alone.detector, alone.recogniser, alone.extractor) == (
        shipped / "detector",
        shipped / "recogniser",
        model / "extractor",
    )
    seeing = tmp_path / "seeing"
    (seeing / "detector").mkdir(parents=True)
    assert model_folders(seeing).detector == seeing / "detector"
    assert model_folders(seeing).extractor == shipped / "extractor"


def test_a_model_that_is_not_there_is_told_before_anything_is_read(
    model: Path, photos: Path, tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("train.sight.shipped.shipped_weights", lambda: tmp_path / "none")
    told = refusal(capsys, input=photos, output=tmp_path / "o.jsonl")
    assert told.startswith(f"model: no detector at {tmp_path}/none/detector (no model.safetensors); say model=DIR")
    assert not (tmp_path / "o.jsonl.part").exists()
    told = refusal(capsys, input=photos / "b.jpg", model=model / "extractor")
    assert told.startswith("model: no detector at")
