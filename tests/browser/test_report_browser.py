"""The report in a real browser: it opens from disk, asks for nothing, and does what it says, whatever the receipts hold."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, Request

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
from receipts.report_layers import Layer
from receipts.report_matrix import MatrixSection
from receipts.report_text import close_directions
from receipts.report_votes import Contest, VoteGroup, VoteSection

pytestmark = pytest.mark.browser
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync")
LABELS = ("other", "merchant", "total")
# The first harms where text reaches the page as a tag, the second in an attribute, the third inside a drawing.
HOSTILE = (
    "<script>window.harm=1</script>",
    '"><img src="http://127.0.0.1:9/x" onerror="window.harm=1">',
    "</svg></title><script>window.harm=1</script>",
    "\u202eLATOT 24.7\u2066",
    "W" * 400,
    "{{ 7*7 }} &amp; &lt;b&gt;",
)


@dataclass
class Watch:
    """Everything the page did that a page at rest would not do."""

    requests: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def document(texts: Sequence[str], id: str = "r1", labeled: bool = True) -> Document:
    quads = [[10, 20 + 30 * row, 190, 20 + 30 * row, 190, 40 + 30 * row, 10, 40 + 30 * row] for row in range(len(texts))]
    made = Document.from_lines(id, texts, quads, size=(200, 40 + 30 * len(texts)))
    return replace(made, labels=(np.arange(len(made)) % 4 - 1).astype(np.int8)) if labeled else made


def every_section(texts: Sequence[str]) -> list[Section]:
    """One section of each kind, its words taken from ``texts``, over and over."""
    a, b, c, d, e, f = (texts[i % len(texts)] for i in range(6))
    image = np.random.default_rng(3).integers(0, 256, (300, 200, 3), dtype=np.uint8)
    lines = [*texts, "SHOP LTD", "TOTAL RM7.42"]
    outlines = Layer(d, document(lines).quads, np.ones((300, 200), np.uint8))
    pictures = [
        Picture(document(lines), a, image, layers=[outlines]),
        Picture(document(lines, b), c),
        Picture(document(lines, labeled=False), d),
    ]
    predicted = {a: lines[-1], b: "TOTAL RM9.42", c: None, "total": d}
    gold = {a: lines[-1], b: "TOTAL RM7.42", c: e, "total": f}
    correct = {name: predicted[name] == gold[name] for name in gold}
    confidence = dict.fromkeys(gold, 0.5)
    groups = [VoteGroup(a, b, [Span(0, 1)], [c, d, e], 0.5, chosen=True), VoteGroup(f, a, [Span(0, 2)], [b])]
    return [
        FigureSection(a, [(b, c), ("F1", "0.842")], d),
        TableSection(b, ["name", c, d, *(f"column {i}" for i in range(9))], [[e, 1, f, *range(9)], [f, 20, a, *range(9)]], e),
        CurveSection(c, {d: [(0, 1), (1, 0.5)], e: [(1, 0.75)]}, f, a),
        PictureSection(d, pictures, [*LABELS[:2], f], e),
        FieldSection(e, [Comparison(document(lines, a), predicted, gold, correct, image, confidence)], f),
        MatrixSection(f, [f"{texts[i % len(texts)]} {i}" for i in range(50)], np.full((50, 50), 0.4), [(1, 4)], note=a),
        VoteSection(
            a, [Contest(pictures[0].document, b, groups, [(c, d)], image), Contest(pictures[1].document, b, groups)], e
        ),
    ]


def opened(browser: Browser, path: Path, *, width: int = 1280, scheme: str = "light") -> tuple[Page, Watch]:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page, watch = context.new_page(), Watch()

    def note(request: Request) -> None:
        if not request.url.startswith("data:"):
            watch.requests.append(request.url)

    page.on("request", note)
    page.on("console", lambda message: watch.faults.append(message.text))
    page.on("pageerror", lambda error: watch.faults.append(str(error)))
    page.on("dialog", lambda dialog: watch.faults.append(dialog.message))
    page.goto(path.as_uri())
    return page, watch


def written(folder: Path, *sections: Section, title: str = "a title") -> Path:
    write_page(folder / "report.html", title, sections, title)
    return folder / "report.html"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 768, 1280])
@pytest.mark.parametrize("texts", [("plain words", "more words"), HOSTILE], ids=["plain", "hostile"])
def test_it_opens_quietly_and_fits(browser: Browser, tmp_path: Path, texts: Sequence[str], width: int, scheme: str) -> None:
    path = written(tmp_path, *every_section(texts), title=texts[0])
    page, watch = opened(browser, path, width=width, scheme=scheme)
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    assert watch == Watch(requests=[path.as_uri()])
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("window.harm") is None
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 24, 28)"
    assert dark == (scheme == "dark")
    # Nothing hangs out of its section either, but for what scrolls in its own box.
    outside = page.evaluate("""() => [...document.querySelectorAll("main *")]
        .filter((part) => !part.closest(".scroll, svg, .fields thead"))
        .filter((part) => part.getBoundingClientRect().right > innerWidth + 1)
        .map((part) => part.outerHTML)""")
    assert outside == []


def test_hostile_text_is_shown_as_it_stands(browser: Browser, tmp_path: Path) -> None:
    page, _ = opened(browser, written(tmp_path, *every_section(HOSTILE), title=HOSTILE[0]))
    assert page.title() == HOSTILE[0]
    assert page.locator("h1").inner_text() == HOSTILE[0]
    cells = page.locator("table.sortable tbody bdi").all_text_contents()
    assert {HOSTILE[4], HOSTILE[5], HOSTILE[0]} <= set(cells)
    drawn = page.locator("svg.sheet text").all_text_contents()
    assert set(map(close_directions, HOSTILE)) <= set(drawn)
    assert page.locator("script").count() == 1
    assert page.locator("img").count() == 0


@pytest.mark.parametrize("name", ["\u202eab", "\u202eab\u2066", "\u2069\u202eab", "\u202c\u202eab", "\u2067ab", "\u05d0\u05d1"])
def test_directions_end_with_the_text_that_sets_them(browser: Browser, tmp_path: Path, name: str) -> None:
    page, _ = opened(browser, written(tmp_path, CurveSection("s", {name: [(0, 1)]}, "x", "y")))
    first, last = page.locator("li .last").evaluate("""(part) => [0, part.firstChild.length - 1].map((at) => {
        const range = new Range();
        range.setStart(part.firstChild, at);
        range.setEnd(part.firstChild, at + 1);
        return range.getBoundingClientRect().left;
    })""")
    assert first < last


def test_a_script_that_got_in_would_not_run(browser: Browser, tmp_path: Path) -> None:
    path = written(tmp_path, FigureSection("s", [("a", "1")]))
    broken = path.read_text(encoding="utf-8").replace("</main>", "<script>window.harm = 1</script></main>")
    path.write_text(broken, encoding="utf-8")
    page, watch = opened(browser, path)
    assert page.evaluate("window.harm") is None
    assert any("Content Security Policy" in fault for fault in watch.faults)


def test_every_token_has_its_polygon_where_its_quad_is(browser: Browser, tmp_path: Path) -> None:
    known = document(["SHOP LTD", "TOTAL RM7.42"])
    page, _ = opened(browser, written(tmp_path, PictureSection("s", [Picture(known, "c"), Picture(known, "d")], LABELS)))
    assert page.locator("svg.sheet polygon").count() == 2 * len(known)
    boxes = page.locator("svg.sheet").first.evaluate("""(sheet) => [...sheet.querySelectorAll("polygon")].map((one) => {
        const box = one.getBBox();
        return [one.textContent.split(": ")[1], box.x, box.y, box.x + box.width, box.y + box.height];
    })""")
    shown = sorted((text, *np.round(box, 0).tolist()) for text, *box in boxes)
    assert shown == sorted((text, *np.round(box, 0).tolist()) for text, box in zip(known.texts, known.boxes, strict=True))


def test_layers_of_truth_show_when_they_are_switched_on(browser: Browser, tmp_path: Path) -> None:
    known = document(["SHOP LTD", "TOTAL RM7.42"])
    mask = np.zeros((known.size[1], known.size[0]), np.uint8)
    mask[:40] = 255
    image = np.full((known.size[1], known.size[0], 3), 200, np.uint8)
    layers = [Layer("lines", known.line_quads), Layer("stamp", known.quads[:0], mask), Layer("words", known.quads, shown=True)]
    pictures = [Picture(known, "c", image, layers=layers), Picture(known, "d", image, layers=layers[1:])]
    page, _ = opened(browser, written(tmp_path, PictureSection("s", pictures, LABELS)))
    assert page.locator("g.extra path").count() == 3
    assert [page.locator("g.extra path").nth(i).is_visible() for i in range(3)] == [False, True, True]
    assert page.locator("g.extra rect").first.is_visible() is False
    page.get_by_role("checkbox", name="lines").check()
    page.get_by_role("checkbox", name="stamp").check()
    assert page.locator("g.extra path").first.is_visible()
    assert page.locator("g.extra rect").count() == 2
    assert page.locator("g.extra rect").nth(1).is_visible()
    box = page.locator("g.extra path").first.evaluate(
        "path => { const b = path.getBBox(); return [b.x, b.y, b.width, b.height]; }"
    )
    assert box == pytest.approx([10, 20, 180, 50])


def test_a_switch_hides_its_label_in_its_own_section(browser: Browser, tmp_path: Path) -> None:
    known = document(["SHOP LTD", "TOTAL RM7.42", "CASH RM7.42"])
    assert known.labels is not None
    sections = [PictureSection(title, [Picture(known, "c"), Picture(known, "d")], LABELS) for title in ("one", "two")]
    page, _ = opened(browser, written(tmp_path, *sections))

    def visible(section: int) -> int:
        polygons = page.locator("section").nth(section).locator("polygon")
        return sum(polygons.nth(i).is_visible() for i in range(polygons.count()))

    everything = 2 * len(known)
    hidden = 2 * int((known.labels == 2).sum())
    assert hidden > 0
    assert visible(0) == everything
    box = page.locator("section").nth(0).get_by_role("checkbox", name="total")
    box.focus()
    page.keyboard.press("Space")
    assert not box.is_checked()
    assert (visible(0), visible(1)) == (everything - hidden, everything)
    page.keyboard.press("Space")
    assert visible(0) == everything
    page.get_by_role("button", name="Hide all").first.click()
    assert (visible(0), visible(1)) == (0, everything)
    page.get_by_role("button", name="Show all").first.click()
    assert visible(0) == everything


def test_a_table_sorts_by_mouse_and_keyboard_with_the_missing_last(browser: Browser, tmp_path: Path) -> None:
    rows = [["b", 9, 0.5], ["c", 1000, None], ["a", 10, -2.0]]
    page, _ = opened(browser, written(tmp_path, TableSection("s", ["name", "votes", "gain"], rows)))

    def names() -> str:
        return "".join(page.locator("tbody th").all_inner_texts())

    assert names() == "bca"
    page.get_by_role("button", name="votes").click()
    assert names() == "cab"
    assert page.locator("thead th").nth(1).get_attribute("aria-sort") == "descending"
    page.get_by_role("button", name="votes").click()
    assert names() == "bac"
    page.get_by_role("button", name="gain").focus()
    page.keyboard.press("Enter")
    assert names() == "bac"
    page.keyboard.press("Enter")
    assert names() == "abc"
    page.get_by_role("button", name="name").click()
    assert names() == "abc"
    assert page.locator("[aria-sort]").count() == 1
    numbers = page.locator("tbody td").first.evaluate("(cell) => getComputedStyle(cell).textAlign")
    assert numbers == "right"


def test_the_contents_lead_to_their_sections(browser: Browser, tmp_path: Path) -> None:
    page, _ = opened(browser, written(tmp_path, *every_section(("plain",))))
    for landmark in ("banner", "navigation", "main", "contentinfo"):
        assert page.get_by_role(landmark).count() == 1  # type: ignore[arg-type]
    links = page.locator("nav a")
    for i in range(links.count()):
        links.nth(i).click()
        assert page.locator("section").nth(i).is_visible()
        assert page.url.endswith(f"#section-{i + 1}")


def test_what_has_the_focus_is_seen(browser: Browser, tmp_path: Path) -> None:
    page, _ = opened(browser, written(tmp_path, *every_section(("plain",))))
    reached = set()
    for _ in range(30):
        page.keyboard.press("Tab")
        tag, style = page.evaluate(
            "(() => { const at = document.activeElement; return [at.tagName, getComputedStyle(at).outlineStyle]; })()"
        )
        if tag != "BODY":
            reached.add(tag)
            assert style == "solid"
    assert {"A", "BUTTON", "INPUT", "DIV"} <= reached


def test_errors_stand_first_with_words_and_not_by_colour_alone(browser: Browser, tmp_path: Path) -> None:
    def compared(id: str, wrong: int) -> Comparison:
        predicted = {"merchant": "SHOP LTD", "total": "7.42"}
        gold = {name: value + "0" * (i < wrong) for i, (name, value) in enumerate(predicted.items())}
        correct = {name: predicted[name] == gold[name] for name in gold}
        return Comparison(document(["SHOP LTD", "TOTAL RM7.42"], id), predicted, gold, correct)

    page, _ = opened(
        browser, written(tmp_path, FieldSection("s", [compared("good", 0), compared("bad", 2), compared("half", 1)]))
    )
    heads = page.locator("h3").all_inner_texts()
    assert [head.split()[0] for head in heads] == ["bad", "half", "good"]
    assert "2 of 2 wrong" in heads[0]
    assert page.locator("article").first.locator("mark").all_inner_texts() == ["0", "0"]
    assert page.locator("article").first.locator("polygon").count() == 2
