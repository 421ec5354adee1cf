"""The report as text: its structure is ours whatever stands in the receipts, and what cannot be shown is refused by name."""

import base64
import hashlib
import io
import math
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from receipts.document import Document, Span
from receipts.report import (
    Comparison,
    CurveSection,
    FieldSection,
    FigureSection,
    Picture,
    PictureSection,
    Section,
    TableSection,
    write_page,
)
from receipts.report_chart import chart_view, tick_values
from receipts.report_drawing import drawing_view, highlights, label_layers, labeled_spans, span_polygons, thumbnail
from receipts.report_matrix import MatrixSection, runs_of
from receipts.report_text import close_directions, column_cells, differences
from receipts.report_votes import Contest, VoteGroup, VoteSection

HOSTILE = (
    "<script>window.harm = 1</script>",
    '"><img src=x onerror="window.harm=1">',
    "</svg></title></style><script>window.harm=1</script>",
    "' onmouseover='window.harm=1",
    "\u202eLATOT\u2066",
    "TO\0TAL\x1b[31m\x85\ufffe",
    "half a pair \ud800",
    "{{ 7*7 }}{% raw %}",
    "&lt;b&gt; &amp; ]]> <!--",
    "W" * 500,
)


class Structure(HTMLParser):
    """The tags of a page with the names of their attributes, and the texts of its elements."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(name for name, _ in attrs)))
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.tags.append(("/" + tag, ()))
        self._open.append("/" + tag)

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts.setdefault(self._open[-1], []).append(data)

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.tags)


def document(texts: Sequence[str] = ("SHOP LTD", "TOTAL RM7.42", "CASH RM7.42"), id: str = "r1") -> Document:
    quads = [[10, 20 + 30 * row, 190, 20 + 30 * row, 190, 40 + 30 * row, 10, 40 + 30 * row] for row in range(len(texts))]
    return Document.from_lines(id, texts, quads, size=(200, 40 + 30 * len(texts)))


def labeled(texts: Sequence[str] = ("SHOP LTD", "TOTAL RM7.42", "CASH RM7.42")) -> Document:
    plain = document(texts)
    return replace(plain, labels=(np.arange(len(plain)) % 4 - 1).astype(np.int8))


def noise(height: int, width: int) -> np.ndarray:
    return np.random.default_rng(1).integers(0, 256, (height, width, 3), dtype=np.uint8)


def page(tmp_path: Path, *sections: Section, title: str = "a title", subtitle: str = "beneath") -> str:
    write_page(tmp_path / "report.html", title, sections, subtitle)
    return (tmp_path / "report.html").read_text(encoding="utf-8")


def every_section(text: Callable[[int], str]) -> list[Section]:
    """One section of each kind with ``text(i)`` in every place where a string may stand."""
    known = replace(document(["A 1"], id=text(0)), line_texts=(text(1),), texts=(text(2), text(3)))
    known = replace(known, labels=np.array([0, 1], np.int8))
    return [
        FigureSection(text(4), [(text(5), text(6))], text(7)),
        TableSection(text(8), [text(9), text(1)], [[text(2), 1.5], [text(3), None]], text(4)),
        CurveSection(text(5), {text(6): [(0, 1), (1, 2)]}, text(7), text(8), text(9)),
        PictureSection(text(0), [Picture(known, text(1)), Picture(known, text(2), noise(8, 8))], [text(3), text(4)], text(5)),
        FieldSection(
            text(6),
            [Comparison(known, {text(7): text(2), text(8): None}, {text(7): text(9)}, {text(7): False}, None, {text(7): 0.5})],
            text(0),
        ),
        MatrixSection(text(1), [text(2), text(3), text(4)], np.eye(3), [(0, 2)], {text(5): np.eye(3)}, text(6), note=text(7)),
        VoteSection(
            text(8),
            [
                Contest(
                    known,
                    text(9),
                    [VoteGroup(text(0), text(1), [Span(0, 1)], [text(2), text(3)], 0.5, chosen=True)],
                    [(text(4), text(5))],
                    noise(8, 8),
                )
            ],
            text(6),
        ),
    ]


def test_hostile_text_changes_nothing_but_text(tmp_path: Path) -> None:
    plain = Structure(page(tmp_path, *every_section(lambda i: f"plain{i} text"), title="plain", subtitle="plain"))
    for turn, _ in enumerate(HOSTILE):
        sections = every_section(lambda i, turn=turn: f"x{i} " + HOSTILE[(i + turn) % len(HOSTILE)])  # type: ignore[misc]
        hostile = Structure(page(tmp_path, *sections, title=HOSTILE[turn], subtitle=HOSTILE[-turn]))
        without_marks = [tag for tag in hostile.tags if tag[0].strip("/") != "mark"]
        assert without_marks == [tag for tag in plain.tags if tag[0].strip("/") != "mark"]


@settings(max_examples=25)
@given(text=st.text(max_size=30))
def test_any_text_comes_back_from_the_page(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("page")
    found = Structure(page(folder, TableSection("t", ["name"], [["x" + text]]))).texts["bdi"]
    directions = r"\u202a-\u202e\u2066-\u2069"
    shown = re.sub(rf"[\ufffd{directions}]", "", "".join(found))
    readable = re.sub(rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffd-\uffff{directions}]", "", text)
    assert readable.replace("\r\n", "\n").replace("\r", "\n") in shown


@given(st.text("a\u202b\u202e\u2066\u2068\u202c\u2069", max_size=12))
def test_directions_are_closed_where_they_were_opened(text: str) -> None:
    shown = close_directions(text)
    assert close_directions(shown) == shown
    isolates = np.cumsum([(c in "\u2066\u2068") - (c == "\u2069") for c in shown] + [0])
    assert isolates.min() >= 0
    assert isolates[-1] == 0
    assert [c for c in shown if c in "a\u202b\u202e\u2066\u2068"] == [c for c in text if c in "a\u202b\u202e\u2066\u2068"]


def test_the_page_loads_nothing_and_allows_its_own_script_alone(tmp_path: Path) -> None:
    text = page(tmp_path, *every_section(lambda i: f"plain{i}"))
    assert not re.search(
        r"https?:|//\w|@import|url\(", re.sub(r"<script>.*</script>|base64,[\w+/=]+", "", text, flags=re.DOTALL)
    )
    addresses = {value[:5] for _, name, value in Structure(text).attributes if name in ("src", "href") and value[0] != "#"}
    assert addresses == {"data:"}
    script = re.search(r"<script>(.*?)</script>", text, re.DOTALL)
    assert script is not None
    digest = base64.b64encode(hashlib.sha256(script[1].encode()).digest()).decode()
    assert f"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-{digest}'" in text


def test_the_same_sections_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = (page(tmp_path, *every_section(lambda i: f"plain{i}")) for _ in range(2))
    assert first == second


def test_every_token_has_one_polygon_and_its_text(tmp_path: Path) -> None:
    known = labeled()
    found = Structure(page(tmp_path, PictureSection("s", [Picture(known, "c"), Picture(document(), "d")], ["other", "a", "b"])))
    assert found.count("polygon") == 2 * len(known)
    tooltips = sorted(text.partition(": ")[2] for text in found.texts["title"] if ": " in text)
    assert tooltips == sorted(2 * known.texts)


def test_layers_part_the_tokens_by_label() -> None:
    known = labeled()
    assert known.labels is not None
    layers = label_layers(known, ["other", "a", "b"])
    assert [layer["name"] for layer in layers] == ["no label", "other", "a", "b"]
    for layer in layers:
        label = -1 if layer["layer"] == "none" else layer["layer"]
        assert [text for _, text in layer["polygons"]] == [known.texts[i] for i in np.flatnonzero(known.labels == label)]


def test_labeled_spans_break_where_the_label_changes_and_where_a_span_begins() -> None:
    known = document(["AB 12 34"])
    assert labeled_spans(known, ["other", "a"]) == []
    known = replace(known, labels=np.array([0, 1, 1], np.int8))
    assert labeled_spans(known, ["other", "a"]) == [(1, "a", "12 34")]
    known = replace(known, begins=np.array([True, True, True]))
    assert labeled_spans(known, ["other", "a"]) == [(1, "a", "12"), (1, "a", "34")]


def test_a_page_without_a_picture_is_drawn_with_all_its_lines() -> None:
    known = document(["ONE", "   ", "TWO 3"])
    assert [line["text"] for line in drawing_view(known, None)["lines"]] == ["ONE", "TWO 3"]
    turned = document(["ONE"])
    turned = replace(turned, line_quads=np.array([[[50, 10], [50, 90], [30, 90], [30, 10]]], np.float32))
    (line,) = drawing_view(turned, None)["lines"]
    assert "rotate(90.0)" in line["place"]
    assert line["width"] == "80.0"


def test_a_close_view_holds_all_the_text_and_less_of_the_rest() -> None:
    known = replace(document(), size=(2000, 3000))
    view = drawing_view(known, noise(300, 200), close=True)
    assert view["width"] * view["height"] < 2000 * 3000 / 10
    left, top = known.line_boxes[:, :2].min(axis=0)
    right, bottom = known.line_boxes[:, 2:].max(axis=0)
    assert view["left"] <= left
    assert view["top"] <= top
    assert view["left"] + view["width"] >= right
    assert view["top"] + view["height"] >= bottom


def test_a_close_view_shows_the_pixels_under_the_quads() -> None:
    known = Document.from_lines("r", ["A"], [[200, 300, 240, 300, 240, 320, 200, 320]], size=(400, 600))
    image = np.full((300, 200, 3), 255, np.uint8)  # Half the document's size.
    image[150:160, 100:120] = 0
    view = drawing_view(known, image, close=True)
    pixels = np.asarray(Image.open(io.BytesIO(base64.b64decode(view["data"].partition(",")[2]))).convert("L"))
    scale_x, scale_y = pixels.shape[1] / view["width"], pixels.shape[0] / view["height"]
    inside = pixels[
        int((302 - view["top"]) * scale_y) : int((318 - view["top"]) * scale_y),
        int((202 - view["left"]) * scale_x) : int((238 - view["left"]) * scale_x),
    ]
    assert inside.size
    assert inside.max() < 60
    assert pixels.mean() > inside.mean() + 60


def test_thumbnails_are_small_and_keep_their_shape() -> None:
    for shape, expected in (((1400, 700), (350, 700)), ((50, 80), (80, 50)), ((3000, 1), (1, 700))):
        data = base64.b64decode(thumbnail(noise(*shape)).removeprefix("data:image/jpeg;base64,"))
        assert Image.open(io.BytesIO(data)).size == expected
    assert len(thumbnail(noise(700, 700))) < 200_000


def test_forty_pictures_are_written_in_two_seconds_and_six_megabytes(tmp_path: Path) -> None:
    known = replace(document(["ITEM 12 QTY 3 RM 4.50 TOTAL 13.50"] * 12), size=(1000, 1600))
    image = np.asarray(Image.fromarray(noise(40, 25)).resize((1000, 1600))) // 2 + noise(1600, 1000) // 8
    section = PictureSection("s", [Picture(known, f"picture {i}", image) for i in range(40)], ["other"])
    start = time.process_time()
    write_page(tmp_path / "sheet.html", "sheet", [section])
    assert time.process_time() - start < 2.0
    assert (tmp_path / "sheet.html").stat().st_size < 6_000_000


def test_receipts_with_most_errors_come_first_and_all_fields_are_shown(tmp_path: Path) -> None:
    def compared(id: str, wrong: int) -> Comparison:
        predicted = {name: f"{name} of {id}" for name in ("a", "b", "c")}
        return Comparison(document(id=id), predicted, predicted, {name: i >= wrong for i, name in enumerate(predicted)})

    section = FieldSection("s", [compared("none", 0), compared("two", 2), compared("one", 1), compared("two again", 2)])
    assert [receipt["id"] for receipt in section.view()["receipts"]] == ["two", "two again", "one", "none"]
    text = page(tmp_path, section)
    assert "7 of 12 fields right" in text
    assert text.count("✗ wrong") == 5
    assert text.count("✓ right") == 7


def test_a_field_without_a_judgement_gets_no_verdict(tmp_path: Path) -> None:
    text = page(tmp_path, FieldSection("s", [Comparison(document(), {"a": "SHOP", "b": None}, None, {})]))
    assert "verdict good" not in text
    assert "verdict bad" not in text
    assert "nothing read" in text
    assert ">gold<" not in text


def test_what_was_read_is_shown_at_its_span_or_wherever_it_stands() -> None:
    known = document()
    everywhere, nowhere = highlights(known, {"total": "7.42", "date": None}, {})
    assert len(everywhere["polygons"]) == 2
    assert nowhere["polygons"] == []
    span = known.find(r"7\.42")[1]
    (one,) = highlights(known, {"total": "7.42"}, {"total": span})
    corners = np.array([[float(v) for v in pair.split(",")] for pair in one["polygons"][0].split()])
    boxes = known.boxes[span.start : span.stop]
    assert corners.min(axis=0) == pytest.approx(boxes[:, :2].min(axis=0), abs=0.06)
    assert corners.max(axis=0) == pytest.approx(boxes[:, 2:].max(axis=0), abs=0.06)


@given(st.integers(0, 8), st.integers(0, 8))
def test_a_span_has_one_polygon_for_every_line(start: int, length: int) -> None:
    known = document()
    span = Span(min(start, len(known)), min(start + length, len(known)))
    assert len(span_polygons(known, span)) == len(set(known.line[span.start : span.stop].tolist()))


@given(st.text("abAB 1", max_size=20), st.text("abAB 1", max_size=20))
def test_differences_keep_the_text_and_see_no_case(text: str, other: str) -> None:
    assert "".join(part for part, _ in differences(text, other)) == text
    assert not any(differs for _, differs in differences(text, text.swapcase()))
    rest = iter(other.casefold())
    assert all(letter in rest for part, differs in differences(text, other) if not differs for letter in part.casefold())


def test_a_matrix_has_a_cell_for_every_pair_and_outlines_its_groups() -> None:
    values = np.full((5, 5), 0.5)
    values[3, 1] = values[1, 3] = -0.8
    values[4, 0] = values[0, 4] = np.nan
    section = MatrixSection("m", list("abcde"), values, [(1, 4)], {"both": np.full((5, 5), 1200)}, measure="kappa")
    view = section.view()
    titles = {cell["title"]: cell for cell in view["cells"]}
    assert len(titles) == 10
    assert titles["d and b: kappa -0.80, both 1,200"]["kind"] == "against"
    assert titles["e and a: kappa not known, both 1,200"]["kind"] == "unknown"
    assert titles["b and a: kappa 0.50, both 1,200"]["opacity"] == "0.50"
    assert view["groups"] == [["b", "c", "d"]]
    # The outline goes round the three cells of b, c and d: their area is what its corners enclose.
    corners = np.array([[float(v) for v in pair.split()] for pair in view["outlines"][0].strip("MZ").split("L")])
    x, y = corners.T
    area = abs(float((x * np.roll(y, -1) - y * np.roll(x, -1)).sum())) / 2
    assert area == pytest.approx(3 * float(view["cell"]) ** 2)
    assert runs_of([0, 1, 2, 3], [[1, 2], [0]]) == [(1, 3)]


def test_votes_are_shown_where_they_were_cast_and_numbered() -> None:
    known = document(["HEAD", *["LINE"] * 20, "TOTAL 7.42", "CASH 9.00", *["LINE"] * 20])
    total, cash = known.find(r"7\.42")[0], known.find(r"9\.00")[0]
    groups = [
        VoteGroup("total", "7.42", [total], ["one", "two"], 0.75, chosen=True),
        VoteGroup("total", "9.00", [cash], ["three"], 0.25),
        VoteGroup("other", "9.00", [cash], ["four"]),
    ]
    (view,) = VoteSection("s", [Contest(known, "total", groups)]).view()["contests"]
    assert [badge["text"] for badge in view["badges"]] == ["1", "2 3"]
    assert [len(layer["polygons"]) for layer in view["layers"]] == [1, 1, 1]
    assert "one, two" in view["layers"][0]["text"]
    # The rows around, and not the whole receipt.
    drawn = [line["text"] for line in view["drawing"]["lines"]]
    assert {"TOTAL 7.42", "CASH 9.00"} <= set(drawn)
    assert len(drawn) < 12
    assert view["drawing"]["height"] < known.size[1] / 3
    many = Contest(known, "total", [groups[1]] * 15)
    assert VoteSection("s", [many]).view()["contests"][0]["left_out"] == 3


def test_numbers_are_numbers_whatever_made_them(tmp_path: Path) -> None:
    text = page(tmp_path, TableSection("s", ["a", "b", "c"], [["x", np.float32(0.5), np.int64(3)], ["y", None, 12_345]]))
    assert text.count('class="number"') == 6
    assert "0.500" in text
    assert "12,345" in text
    assert [cell.key for cell in column_cells([None, math.nan, math.inf, True])] == ["", "", "Infinity", "yes"]


@given(st.floats(-1e9, 1e9), st.floats(0, 1e9), st.booleans())
def test_ticks_are_few_even_and_cover_the_values(low: float, span: float, whole: bool) -> None:
    low, high = (float(round(value)) if whole else value for value in (low, low + span))
    ticks = tick_values(low, high, whole=whole)
    slack = 1e-6 * max(abs(low), abs(high), 1e-300)
    assert 2 <= len(ticks) <= 12
    assert ticks[0] <= low + slack
    assert ticks[-1] >= high - slack
    assert np.diff(ticks) == pytest.approx(np.full(len(ticks) - 1, ticks[1] - ticks[0]), rel=1e-3)
    if whole:
        assert all(tick == round(tick) for tick in ticks)


@pytest.mark.parametrize("points", [[(3, 0.5)], [(0, 2), (1, 2)], [(0, 0), (1, 1e-12)], [(i, i % 7) for i in range(500)]])
def test_curves_stay_inside_their_frame(points: list[tuple[float, float]]) -> None:
    view = chart_view({"curve": points, "empty": []})
    frame, (line, empty) = view["frame"], view["lines"]
    places = [(float(x), float(y)) for x, y in re.findall(r"([-\d.]+) ([-\d.]+)", line["path"])]
    places += [(float(x), float(y)) for x, y, _, _ in line["markers"]]
    assert places
    assert all(frame["left"] <= x <= frame["right"] and frame["top"] <= y <= frame["bottom"] for x, y in places)
    assert empty["path"] == ""
    assert empty["last"] == "no points"


def test_a_long_curve_keeps_its_spikes_and_its_ends() -> None:
    values = np.zeros(50_000)
    values[[31_234, 40_001]] = 5.0, -5.0
    view = chart_view({"curve": list(enumerate(values.tolist()))})
    places = np.array([[float(v) for v in place.split()] for place in view["lines"][0]["path"][1:].split("L")])
    assert len(places) < 1000
    ticks = np.array([[float(y), float(label)] for y, label in view["y_ticks"]])
    for extreme, drawn in ((5.0, places[:, 1].min()), (-5.0, places[:, 1].max())):
        assert drawn == pytest.approx(np.interp(extreme, ticks[:, 1], ticks[:, 0]), abs=0.11)
    assert places[0, 0] == view["frame"]["left"]


@pytest.mark.parametrize(
    ("make", "named"),
    [
        (lambda: CurveSection("s", {"loss": [(0, 1), (1, math.nan)]}, "x", "y"), "'loss': point 1"),
        (lambda: CurveSection("s", {"loss": [(math.inf, 1)]}, "x", "y"), "'loss': point 0"),
        (lambda: TableSection("scores", ["a", "b"], [[1, 2], [3]]), "'scores': row 1"),
        (lambda: PictureSection("s", [Picture(labeled(), "c")], ["other", "a"]).view(), "r1: labels -1..2, but 2 names"),
        (lambda: PictureSection("s", [Picture(document(), "c", noise(4, 4)[..., 0])], []).view(), "picture of r1: uint8"),
        (lambda: PictureSection("s", [Picture(document(), "c", noise(4, 4) / 255)], []).view(), "picture of r1: float64"),
        (lambda: drawing_view(replace(document(), quads=document().quads * np.nan), None), "document r1: its quads"),
        (
            lambda: FieldSection("s", [Comparison(document(), {"a": "x"}, None, {}, spans={"a": Span(2, 99)})]).view(),
            "document r1, field a",
        ),
        (lambda: MatrixSection("s", ["a"], np.eye(2)), "matrix 's': figure is (2, 2), expected (1, 1)"),
        (
            lambda: VoteSection("s", [Contest(document(), "a", [VoteGroup("a", "x", [Span(2, 99)], ["f"])])]).view(),
            "document r1, field a",
        ),
    ],
)
def test_what_cannot_be_shown_is_refused_by_name(make: Callable[[], object], named: str) -> None:
    with pytest.raises(ValueError, match=re.escape(named)):
        make()


def test_a_refused_page_leaves_the_older_one(tmp_path: Path) -> None:
    before = page(tmp_path, FigureSection("s", [("a", "1")]))
    with pytest.raises(ValueError, match="names"):
        page(tmp_path, PictureSection("s", [Picture(labeled(), "c")], []))
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]
    assert (tmp_path / "report.html").read_text(encoding="utf-8") == before


def test_contents_stand_above_three_sections_not_two(tmp_path: Path) -> None:
    sections = [FigureSection(f"part {i}", []) for i in range(3)]
    found = Structure(page(tmp_path, *sections))
    links = {value for tag, name, value in found.attributes if tag == "a" and name == "href" and value != "#main"}
    ids = {f"#{value}" for tag, name, value in found.attributes if tag == "section" and name == "id"}
    assert links == ids
    assert Structure(page(tmp_path, *sections[:2])).count("nav") == 0


def test_empty_sections_say_so(tmp_path: Path) -> None:
    empty = [
        TableSection("t", ["a"], []), CurveSection("c", {}, "x", "y"), PictureSection("p", [], []), FieldSection("f", []),
        MatrixSection("m", [], np.empty((0, 0))), VoteSection("v", []),
    ]  # fmt: skip
    text = page(tmp_path, *empty)
    for words in (
        "No rows.",
        "No points were measured.",
        "No pictures.",
        "No receipts.",
        "There is nothing to compare.",
        "No fields are contested.",
    ):
        assert words in text
    assert "There is nothing to show." in page(tmp_path)


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb (WCAG 2.2, 1.4.3)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1])
def test_text_stands_out_from_its_ground(tmp_path: Path, scheme: int) -> None:
    blocks = re.findall(r":root \{(.*?)\}", page(tmp_path), re.DOTALL)
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", blocks[scheme]))
    pairs = [(ink, ground) for ink in ("ink", "quiet", "accent") for ground in ("ground", "raised", "stripe")]
    for ink, ground in [*pairs, ("good", "good-ground"), ("bad", "bad-ground")]:
        dark, light = sorted((luminance(colours[ink]), luminance(colours[ground])))
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (ink, ground)
