"""What people type that cannot be: refused through the front door in one line that tells what, where and what to do."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import tillroll
from synth.content.countries.germany import Germany
from synth.content.countries.malaysia import Malaysia

SCRIPT = Path(sys.executable).with_name("tillroll")


@pytest.fixture
def refusal(tmp_path, capsys):
    """Runs `tillroll synth` and gives the line of its refusal; nothing may be made, and no other word said."""

    def run(*overrides, out=tmp_path / "out", made=False):
        capsys.readouterr()
        counted = () if any(text.startswith("count=") for text in overrides) else ("count=1",)
        assert tillroll.main(["synth", f"out={out}", *counted, *overrides]) == 1
        shown = capsys.readouterr()
        assert shown.out == ""
        assert shown.err.startswith("tillroll: ")
        assert shown.err.count("\n") == 1
        assert "Traceback" not in shown.err
        assert "pydantic" not in shown.err
        assert made or not (tmp_path / "out").exists()
        return shown.err.removeprefix("tillroll: ").removesuffix("\n")

    return run


def test_the_command_itself_says_one_line_and_fails(tmp_path):
    done = subprocess.run([SCRIPT, "synth", f"out={tmp_path / 'out'}", "count=0"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(r"tillroll: count: .*1.*, got 0\n", done.stderr)


@pytest.mark.parametrize("count", ["0", "many"])
def test_a_count_that_is_none_is_refused(refusal, count):
    assert re.match(r"count: Input should be (greater than or equal to 1|a valid integer), got ", refusal(f"count={count}"))


@pytest.mark.parametrize("layout", ["till_roll", "windows_receipt"])
def test_a_font_that_is_missing_is_told_with_those_there_are(refusal, layout):
    said = refusal(f"layouts.{layout}.fonts={{nosuch-400: 1}}")
    assert said.startswith(f"layouts.{layout}: font: there is no nosuch-400")
    assert "there are: " in said
    assert "arimo-400" in said


def test_a_sign_that_no_font_has_is_refused_with_its_number(refusal, monkeypatch):
    monkeypatch.setitem(Malaysia.words, "thanks", ("\U000130b8 {name}",))
    monkeypatch.setitem(Malaysia.words, "titles", ("\U000130b8",))
    monkeypatch.setitem(Malaysia.words, "footers", ("\U000130b8",))
    said = refusal("count=40", "pictures=0", "locales.united_kingdom.weight=0", made=True)
    assert "U+130B8" in said
    assert "font" in said


def test_a_locale_that_there_is_not_is_told_with_the_nearest(refusal):
    assert refusal("+locale@locales.atlantis=atlantis").startswith("locale=atlantis: no such choice")
    assert "did you mean malaysia?" in refusal("+locale@locales.other=malaysa")


def test_a_locale_without_the_words_of_receipts_is_told_with_what_it_lacks(refusal, monkeypatch):
    monkeypatch.delitem(Malaysia.words, "heads")
    assert refusal() == "locales.malaysia: the words of Malaysia lack 'heads'; add it to synth.content.countries.malaysia"


def test_a_locale_that_faker_has_no_names_of_is_told_with_the_nearest(refusal, monkeypatch):
    monkeypatch.setattr(Germany, "faker_code", "de_DD")
    others = ("locales.malaysia.weight=0", "locales.united_kingdom.weight=0")
    said = refusal("pictures=0", "+locale@locales.germany=germany", *others, made=True)
    assert re.fullmatch(r"faker_code: Faker has no names and towns of de_DD; did you mean de_\w\w\?", said)


def test_a_layout_too_narrow_for_its_text_is_refused(refusal):
    said = refusal("layouts.windows_receipt.width_mm_range=[5.0,8.0]")
    assert re.match(r"layouts\.windows_receipt: width_mm_range: got \(5\.0, 8\.0\), too narrow for its text: ", said)
    assert said.endswith("widen it, or lower size_mm_range")


@pytest.mark.parametrize(
    ("override", "told"),
    [
        ("scene.skew_deg_range=[2,1]", r"scene\.skew_deg_range: low is above high, got \(2\.0, 1\.0\)"),
        ("scene.skew_deg_range=[-90,90]", r"scene: skew_deg_range: got .*; a scan is turned by 45 degrees at most"),
        ("scene.blur_px_range=[0.3]", r"scene\.blur_px_range: expected \[low,high\]"),
        ("scene.blur_px_range=0.3", r"scene\.blur_px_range: expected \[low,high\]"),
        ("trades.shop.num_items_range=[0,0]", r"trades\.shop\.num_items_range: low must be 1 or above, got \(0, 0\)"),
        ("layouts.till_roll.tallness_range=[-2,-1]", r"layouts\.till_roll: tallness_range: got .*; it lies from 0\.5 to 4"),
        ("layouts.windows_receipt.size_mm_range=[40,50]", r"layouts\.windows_receipt: size_mm_range: .* from 1 to 12 mm"),
    ],
)
def test_a_range_that_cannot_be_is_refused_by_its_name(refusal, override, told):
    assert re.fullmatch(told, refusal(override))


@pytest.mark.parametrize(
    ("overrides", "told"),
    [
        (["trades.shop.weight=0", "trades.restaurant.weight=0"], "trades: every weight is 0; one at least must be above 0"),
        (["layouts.till_roll.fonts={vt323-400: 0}"], "layouts.till_roll.fonts: every weight is 0; one at least"),
        (["layouts.till_roll.fonts={}"], "layouts.till_roll.fonts: empty; name one at least"),
        (["trades.shop.kinds={fuel: 0.0}"], "trades.shop.kinds: every weight is 0; one at least"),
    ],
)
def test_weights_that_leave_nothing_to_take_are_refused(refusal, overrides, told):
    assert refusal(*overrides).startswith(told)


@pytest.mark.parametrize(
    ("override", "meant"),
    [
        ("+trade@trades.more=grocry", "grocery"),
        ("printer=thermel", "thermal"),
        ("size=3mp", "2mp"),
        ("trades.shp.weight=1", "shop"),
        ("layouts.till_roll.narow_share=1", "narrow_share"),
        ("+layuot@layouts.more=till_roll", "layout"),
    ],
)
def test_a_misspelt_name_is_told_with_the_nearest(refusal, override, meant):
    assert f"did you mean {meant}?" in refusal(override)


def test_a_file_in_the_place_of_the_folder_is_left_as_it_is(refusal, tmp_path):
    file = tmp_path / "receipts.txt"
    file.write_text("mine")
    for out in (file, file / "below"):
        assert refusal(out=out) == f"out: {file} is a file; name a folder, new or empty"
    assert file.read_text() == "mine"
