"""The pages that runs leave behind, in a real browser: label's, synth's and train's, on real receipts, one of them hostile."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import tillroll

pytestmark = pytest.mark.browser
EXAMPLES = Path(__file__).parents[2] / "examples" / "sroie"
SMALL = ["loop.steps=12", "loop.batch_size=2", "model.width=32", "model.depth=1", "model.heads=2"]
SMALL += ["synth.count=6", "synth.pictures=3", "label_model@label.label_model=majority"]
# The headings of each page.
TRAINED = ["Figures", "Fields", "Real receipts: read and known", "Loss", "Labeling functions", "Rendered receipts"]
LABELED = ["Figures", "Labeling functions", "Receipts with known fields"]
LABELED += ["Which functions repeat one another", "Where functions fight"]
HARM = "<script>window.harm=1</script><img src=x onerror=window.harm=1>"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small training on six real receipts, three with fields; the first says something hostile where its company stands."""
    folder = tmp_path_factory.mktemp("pages")
    entries = [json.loads(line) for line in (EXAMPLES / "documents.jsonl").read_text(encoding="utf-8").splitlines()]
    chosen = [e for e in entries if e["fields"]][:3] + [e for e in entries if not e["fields"]][:3]
    for entry in chosen:
        entry["image"] = str(EXAMPLES / entry["image"]) if entry["image"] else None
    chosen[0]["lines"][0]["text"] = HARM
    chosen[0]["fields"]["company"] = HARM
    (folder / "documents.jsonl").write_text("\n".join(map(json.dumps, chosen)), encoding="utf-8")
    arguments = [
        "train",
        f"documents={folder / 'documents.jsonl'}",
        f"out={folder / 'run'}",
        "synth.count=6",
        "synth.pictures=3",
    ]
    assert tillroll.main([*arguments, "label_model@label.label_model=majority", *SMALL]) == 0
    return folder / "run"


@pytest.mark.parametrize(
    ("page_name", "headings"), [("report.html", TRAINED), ("labels/report.html", LABELED), ("synth/sheet.html", ["Samples"])]
)
def test_a_page_opens_whole_and_asks_for_nothing(run: Path, browser: Browser, page_name: str, headings: list[str]) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800})
    told: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda fault: told.append(str(fault)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto((run / page_name).as_uri())
    assert told == []
    assert [url for url in asked if not url.startswith("data:")] == [(run / page_name).as_uri()]
    assert page.evaluate("window.harm") is None
    shown = page.locator("h2").all_inner_texts()
    assert [heading for heading in headings if heading not in shown] == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_hostile_text_is_shown_as_it_stands(run: Path, browser: Browser) -> None:
    page = browser.new_page()
    page.goto((run / "report.html").as_uri())
    assert HARM in page.locator("main").inner_text()
