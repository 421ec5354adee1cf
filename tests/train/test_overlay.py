"""What was read, drawn: boxes where lines are, text in its place, fields in their colours; no text and no name breaks it."""

import json
from pathlib import Path
from types import SimpleNamespace

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from receipts import Document
from receipts.document import Span
from receipts.jsonl import Prediction
from train.read import Read
from train.sight.lettering import text_mask, text_width
from train.sight.overlay import COLOURS, file_name, overlay, write_overlay

BOX = (100, 80, 300, 110)


def quad(turned: bool) -> NDArray[np.float64]:
    """A line's corners in a box; one that is turned is read from the box's lower left upwards."""
    left, top, right, bottom = BOX if not turned else (80, 100, 110, 300)
    corners = np.array([(left, top), (right, top), (right, bottom), (left, bottom)], float)
    return np.roll(corners, 1, axis=0) if turned else corners


def drawn(texts: list[str], quads: list[NDArray[np.float64]], sure: float = 1.0) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """The panels of the picture and of the text, at 400 x 400 pixels, of a grey picture whose first two tokens are a field."""
    document = Document.from_lines("a", texts, np.reshape(quads, (-1, 8)), size=(400, 400))
    prediction = Prediction(document, {"total": "x", "date": None}, {"total": 0.9, "date": 0.0}, [sure] * len(texts))
    spans = {"total": Span(0, 2)} if len(document) else {}
    whole = overlay(np.full((400, 400, 3), 200, np.uint8), prediction, spans)
    side = whole.shape[0]
    seen, written = whole[:, :side], whole[:, side + 2 : 2 * side + 2]
    assert whole.dtype == np.uint8
    assert whole.shape[1] > 2 * side + 2
    return cv2.resize(seen, (400, 400)), cv2.resize(written, (400, 400))


@pytest.mark.parametrize("turned", [False, True])
def test_text_stands_in_its_lines_place_and_nowhere_else(turned: bool) -> None:
    _, written = drawn(["TOTAL 12.50 PAID"], [quad(turned)])
    ys, xs = np.nonzero(written.min(axis=2) < 200)
    corners = quad(turned)
    (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
    assert left - 2 <= xs.min() <= xs.max() <= right + 2
    assert top - 2 <= ys.min() <= ys.max() <= bottom + 2
    # It fills the line along its direction, as what it says would.
    reach = np.ptp(ys) if turned else np.ptp(xs)
    assert reach > 0.8 * 200


def test_a_turned_text_is_the_text_turned() -> None:
    flat = drawn(["TOTAL 12.50 PAID"], [quad(False)])[1][80:110, 100:300]
    turned = np.rot90(drawn(["TOTAL 12.50 PAID"], [quad(True)])[1][100:300, 80:110], -1)
    assert np.corrcoef(flat.mean(axis=2).ravel(), turned.mean(axis=2).ravel())[0, 1] > 0.8


def test_lines_are_boxed_and_the_picture_stays_between() -> None:
    seen, _ = drawn(["A B C"], [quad(False)])
    changed = (seen != 200).any(axis=2)
    assert changed[80, 150:250].any() or changed[79, 150:250].any()
    changed[76:114, 96:304] = False
    assert not changed.any()


def test_a_field_is_marked_in_its_colour_on_both_panels() -> None:
    for panel in drawn(["TOTAL 12.50 PAID"], [quad(False)]):
        hue = np.subtract(
            panel[84:106, 104:140].reshape(-1, 3).mean(axis=0), panel[84:106, 250:296].reshape(-1, 3).mean(axis=0)
        )
        # Marked paper has lost of each channel what the field's colour lacks.
        assert np.corrcoef(hue, COLOURS[0])[0, 1] > 0.9


def test_an_unsure_line_is_orange() -> None:
    def orange(panel: NDArray[np.uint8]) -> int:
        red, green, blue = (panel[..., channel].astype(int) for channel in range(3))
        return int(((red > 150) & (green < 130) & (blue < 100)).sum())

    assert min(map(orange, drawn(["one two three"], [quad(False)], sure=0.4))) > 50
    assert max(map(orange, drawn(["one two three"], [quad(False)], sure=0.6))) == 0


@pytest.mark.parametrize("text", ["", " ", "\x00\x1b[31m\n", "収據 ¥1,200", "שלום 12", "한국어", "\U0001f9fe€£ñ", "x" * 500])
def test_no_text_breaks_the_drawing(text: str) -> None:
    flat = np.zeros((4, 2))
    drawn([text, text, text], [quad(False), quad(True), flat])
    assert text_mask(text, 20, "arimo-400").shape[0] == 20
    assert text_width(text, 20, "arimo-400") >= 0


def test_a_picture_without_lines_is_drawn() -> None:
    seen, written = drawn([], [])
    assert (seen == 200).all()
    assert (written == 255).all()


def test_panels_stay_of_a_size_to_look_at() -> None:
    for size in ((20_000, 15_000), (40, 30), (1, 60_000)):
        document = Document.from_lines("a", [], [], size=size)
        whole = overlay(np.full((30, 40, 3), 255, np.uint8), Prediction(document, {}, {}, []), {})
        assert max(whole.shape) <= 6000


def test_any_id_is_a_file_name_and_no_two_are_the_same(tmp_path: Path) -> None:
    ids = [
        "../../etc/passwd",
        "..",
        ".",
        ".hidden",
        "a/b",
        "a%2Fb",
        "a\nb",
        "C:\\x",
        "x" * 400,
        "x" * 401,
        "収" * 200,
        "plain (1)",
    ]
    names = [file_name(id) for id in ids]
    assert len(set(names)) == len(ids)
    assert names[-1] == "plain (1)"
    for id, name in zip(ids, names, strict=True):
        assert not name.startswith(".")
        assert not set(name) & set("/\\\n:")
        prediction = Prediction(Document.from_lines(id, [], [], size=(9, 9)), {}, {}, [])
        path = write_overlay(tmp_path / "o", np.zeros((9, 9, 3), np.uint8), prediction, {})
        assert path.parent == tmp_path / "o"
        assert path.exists()


def test_documents_are_drawn_on_their_pictures_or_on_blank_paper(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [{"text": "TOTAL 7.50", "quad": [0, 0, 90, 0, 90, 9, 0, 9]}]
    entries = [
        {"id": name, "width": 90, "height": 90, "lines": lines, "image": image}
        for name, image in (("a", None), ("b", "no.jpg"))
    ]
    (tmp_path / "d.jsonl").write_text("\n".join(map(json.dumps, entries)))

    def load(folder: Path, device: object) -> SimpleNamespace:
        return SimpleNamespace(read=lambda documents, advance: [(Prediction(one, {}, {}), {}) for one in documents])

    monkeypatch.setattr("train.predict.Reader.load", load)
    Read(input=tmp_path / "d.jsonl", output=tmp_path / "o.jsonl", model=tmp_path, overlay=True)()
    assert sorted(path.name for path in (tmp_path / "o-overlay").iterdir()) == ["a.jpg", "b.jpg"]
    assert "no.jpg: no such file or folder" in capsys.readouterr().err
