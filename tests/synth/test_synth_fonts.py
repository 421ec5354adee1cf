"""Scripts: every sign is drawn from some font of the chain or refused, on whole cells, in reading order, under exact quads."""

import io
import unicodedata
from importlib.resources import files
from itertools import pairwise

import numpy as np
import pytest
from PIL import ImageFont, features

from receipts.document import token_offsets
from receipts.rng import stream
from synth import Renderer
from synth.layout.direction import mirrored
from synth.layout.layout import Setting, Type, narrowed
from synth.layout.page import Mark, Page, Rule, Run
from synth.layout.row import Piece, cell, wrapped
from synth.printing.bidi import visual_order
from synth.printing.chain import advance_em, source
from synth.printing.font import Face, face, font_names, outline_shape, width_em
from synth.printing.outlines import FINE_EM, fine_glyph
from synth.printing.pins import pin_face
from synth.printing.printer import fired
from synth.printing.typeset import typeset

SCHEMA = Renderer.from_config(["seed=1"]).schema
FONTS = ("vt323-400", "inconsolata-700", "arimo-400", "dotgothic16-400", "noto-sans-kr-400")
CELLS = ("vt323-400", "share-tech-mono-400", "cousine-700", "dotgothic16-400", "nanum-gothic-coding-400")
SAMPLES = {
    "pl": "Zażółć gęślą jaźń, ŁÓDŹ 12,50 zł",
    "tr": "İstanbul Şişli ğüşöç ı TL",
    "cs": "Příliš žluťoučký kůň ĎŤŇ",
    "he": 'סה"כ לתשלום: ₪12.90 (כולל מע״מ 17%) אבגדהוזחטיךכלםמןנסעףפץצקרשת',
    "ja": "合計¥1,234（内税）2024年11月21日 コーヒー ｺｰﾋｰ ※軽減税率８％ 領収書、お預り〜㈱円",
    "zh": "統一發票 NT$1,234元 電子發票證明聯（小計）總計：臺灣凃黄",
    "ko": "합계 ₩12,340원 부가세 면세물품 감사합니다 또 오세요 쁘",
}


def page_of(text, font, language="", *, right_to_left=False):
    run = Run(text, 4.0, 20.0, 3.2, font, marks=(Mark("address", 0, len(text)),))
    return Page(180.0, 30.0, (run,), language=language, right_to_left=right_to_left)


def inked(font, text, language):
    one = face(font, 24, 1.0, language)
    codes = one.codes(text)
    return [(sign, one.bitmap(code), one.advance[code]) for sign, code in zip(text, codes.tolist(), strict=True)]


@pytest.mark.parametrize("language", SAMPLES)
@pytest.mark.parametrize("font", FONTS)
def test_every_sign_of_a_language_is_drawn_and_never_as_no_glyph(font, language):
    text = "".join(SAMPLES[language].split())
    for sign, dots, advance in inked(font, text, language):
        assert dots.any()
        assert advance > 0
        file = source(font, sign, language if language in ("ja", "zh", "ko") else "").file
        drawn, absent = (fine_glyph(file, one, FINE_EM)[0] for one in (sign, "\uffff"))
        assert not np.array_equal(drawn, absent)


@pytest.mark.parametrize("font", CELLS)
def test_full_width_signs_take_two_cells_and_others_one(font):
    cell = width_em(font, "0")
    for text in SAMPLES.values():
        for sign in text:
            expected = 2 if unicodedata.east_asian_width(sign) in "WF" else 1
            if unicodedata.east_asian_width(sign) != "A":
                assert advance_em(font, sign) == expected * cell


def test_full_width_signs_are_an_em_wide_where_there_are_no_cells():
    assert {advance_em("arimo-400", sign) for sign in "合計한국統（　"} == {1.0}
    assert {advance_em("arimo-400", sign) for sign in "ｺﾋ"} == {0.5}


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("language", SAMPLES)
def test_the_measured_width_is_how_far_the_pen_moves(font, language):
    text = SAMPLES[language]
    for language_of_page in (language, "ja", ""):
        one = face(font, 40, 0.9, language_of_page)
        codes = one.codes(text)
        assert width_em(font, text) * 40 * 0.9 == pytest.approx(one.advance[codes].sum(), rel=1e-12)


def test_han_signs_are_those_of_the_country_and_as_wide():
    for sign in "直骨説":
        shapes = [outline_shape("arimo-400", sign, 60, 1.0, language).dots for language in ("ja", "")]
        assert np.array_equal(*shapes)
    for sign in "直骨":
        japanese, chinese = (outline_shape("arimo-400", sign, 60, 1.0, language).dots for language in ("ja", "zh"))
        assert not np.array_equal(japanese, chinese)


def test_faces_do_not_depend_on_the_order_in_which_signs_are_seen():
    texts = [SAMPLES[name] for name in ("ja", "ko", "he", "pl")]
    one, two = (Face("vt323-400", 30, 1.0, outline_shape) for _ in range(2))
    for text in texts:
        one.codes(text)
    for text in texts[::-1]:
        two.codes(text[::-1])
    for text in texts:
        first, second = one.codes(text), two.codes(text)
        assert np.array_equal(one.ink[first], two.ink[second])
        assert np.array_equal(one.advance[first], two.advance[second])
    assert one.codes(texts[0]).tolist() != two.codes(texts[0]).tolist()


@pytest.mark.parametrize(("sign", "name"), [("ж", "U+0436"), ("ع", "U+0639"), ("ก", "U+0E01"), ("\u0301", "U+0301")])
@pytest.mark.parametrize("font", ["vt323-400", "arimo-700"])
def test_a_sign_of_a_script_that_no_font_has_is_refused_with_what_to_do(font, sign, name):
    for fault in (lambda: width_em(font, f"é{sign}"), lambda: face(font, 20, 1.0).codes(f"é{sign}")):
        with pytest.raises(ValueError, match="use another sign") as told:
            fault()
        assert name.replace("U+", "(U+") in str(told.value)
        assert all(part in str(told.value) for part in (font, f"'é{sign}'", "noto-sans-jp"))
        assert "\n" not in str(told.value)


def test_every_font_beyond_the_latin_ones_is_named_and_licensed():
    folder = files("synth.printing") / "fonts"
    table = (folder / "README.md").read_text(encoding="utf-8")
    names = {path.name for path in folder.iterdir()}
    for font in font_names():
        assert f"| {font}" in table or f"| {font.replace('-700', '-400')}, -700" in table
    for licence in {part for part in table.replace("|", " ").replace(",", " ").split() if part.endswith("-LICENSE.txt")}:
        assert licence in names
    assert sum(len(path.read_bytes()) for path in folder.iterdir()) < 15e6


@pytest.mark.parametrize(("fineness", "faces"), [(1, face), (3, face), (3, pin_face)], ids=["thermal", "laser", "impact"])
@pytest.mark.parametrize("font", ["vt323-400", "cousine-700", "arimo-400"])
@pytest.mark.parametrize("language", ["ja", "zh", "ko", "he", "pl"])
def test_quads_are_the_extent_of_the_ink_in_every_script(language, font, fineness, faces):
    page = page_of(SAMPLES[language], font, language, right_to_left=language == "he")
    text = typeset(page, SCHEMA, "a", fineness=fineness, faces=faces)
    left_over = fired(page, text)
    for left, top, right, bottom in text.document.boxes.astype(int).tolist():
        box = left_over[top:bottom, left:right]
        assert all(edge.any() for edge in (box[0], box[-1], box[:, 0], box[:, -1]))
    for left, top, right, bottom in text.document.boxes.astype(int).tolist():
        left_over[top:bottom, left:right] = 0
    assert not left_over.any()
    assert " ".join(text.document.line_texts).split() == SAMPLES[language].split()


def masks(file, text, **settings):
    """What Pillow draws of a text by itself (BASIC), or set by FriBidi and HarfBuzz (RAQM)."""
    content = (files("synth.printing") / "fonts" / f"{file}.woff2").read_bytes()
    mask = ImageFont.truetype(io.BytesIO(content), 40, **settings.pop("font")).getmask(text, **settings)
    return mask.size, bytes(mask)


@pytest.mark.skipif(not features.check("raqm"), reason="this Pillow has no raqm")
@pytest.mark.parametrize("right_to_left", [True, False])
def test_the_order_of_signs_is_that_of_fribidi(right_to_left):
    """Letters of either script are drawn from its own file; the other's show as boxes of the same width."""
    rng = stream(3, int(right_to_left), "bidi")
    signs = "אבגדשabX0129 .,:/-+%₪$()[]<>#*'\"   "
    drawn = ["".join(signs[at] for at in rng.integers(len(signs), size=rng.integers(1, 16))) for _ in range(100)]
    for text in [*drawn, SAMPLES["he"], "x 2 @ 5.90 חלב 3% (מע״מ [17%])", "21/11/2024 14:33 -5.00", "a(ב)c ב(a)ג", "((א) b]"]:
        order, visual = visual_order(text, right_to_left)
        assert sorted(order) == list(range(len(text)))
        for file in ("cousine-400", "cousine-400.hebrew"):
            direction = "rtl" if right_to_left else "ltr"
            other = masks(file, text, font={"layout_engine": ImageFont.Layout.RAQM}, direction=direction)
            assert masks(file, visual, font={"layout_engine": ImageFont.Layout.BASIC}) == other


def hebrew_page():
    total = Run('סה"כ 3% (כולל)', 50.0, 20.0, 3.2, "cousine-400")
    amount = Run("₪12.90", 10.0, 20.0, 3.2, "cousine-400", marks=(Mark("total", 1, 6),))
    street = Run("רחוב הרצל 12", 50.0, 26.0, 3.2, "cousine-400", marks=(Mark("address", 0, 12),))
    town = Run("תל אביב 61000", 50.0, 32.0, 3.2, "cousine-400", marks=(Mark("address", 0, 13, False),))
    return Page(90.0, 40.0, (amount, total, street, town), rules=(Rule(3.0, 22.0, 50.0, 0.5),), right_to_left=True)


def test_pages_that_run_to_the_left_are_read_as_a_person_does():
    document = typeset(hebrew_page(), SCHEMA, "a").document
    assert document.line_texts == ('סה"כ 3% (כולל)', "₪12.90", "רחוב הרצל 12", "תל אביב 61000")
    assert document.fields == {"total": "12.90", "address": "רחוב הרצל 12 תל אביב 61000"}
    boxes = dict(zip(document.texts, document.boxes[:, [0, 2]].tolist(), strict=True))
    order = [boxes[word] for word in ("61000", "אביב", "תל")]
    assert all(one[1] < two[0] for one, two in pairwise(order))


def test_joined_runs_of_a_line_follow_the_direction_of_the_page():
    words = [Run(text, x_mm, 20.0, 3.2, "cousine-400") for text, x_mm in (("אב גד", 30.0), ("12.90", 18.0))]
    for runs in (words, words[::-1]):
        leftwards = typeset(Page(90.0, 40.0, tuple(runs), right_to_left=True), SCHEMA, "a").document
        rightwards = typeset(Page(90.0, 40.0, tuple(runs)), SCHEMA, "a").document
        assert leftwards.line_texts == ("אב גד 12.90",)
        assert rightwards.line_texts == ("12.90 אב גד",)


def test_mirrored_pages_mirror_back_and_stand_as_far_from_the_other_edge():
    page = hebrew_page()
    there = mirrored(page)
    back = mirrored(there)
    assert not there.right_to_left
    assert [run.x_mm for run in back.runs] == pytest.approx([run.x_mm for run in page.runs])
    for one, two in zip(page.runs, there.runs, strict=True):
        assert one.x_mm + width_em(one.font, one.text) * one.size_mm == pytest.approx(page.width_mm - two.x_mm)
    assert there.rules[0].x_mm == pytest.approx(90.0 - 3.0 - 50.0)


def wide(text, emphasis=""):
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


@pytest.mark.parametrize("room", [4, 7, 12, 30])
def test_text_without_blanks_is_wrapped_at_any_sign_and_loses_none(room):
    text = "株式会社スーパー（東京都渋谷区）2024年11月21日、合計¥1,234円です。 감사합니다 또오세요"
    lines = wrapped(text, room, wide)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(wide(line) <= room for line in lines)
    if room > 12:
        assert all(wide(one) + wide(two) > room for one, two in pairwise(lines))
        assert not any(line[0] in "）、。ー" or line[-1] in "（" for line in lines)


def test_cells_too_wide_for_the_paper_break_beside_full_width_signs_and_keep_their_marks():
    fonts = {"": Type("cousine-400", 3.0)}
    setting = Setting(80.0, 2.0, 60.0, 0.0, 5.0, 5.0, 4.0, fonts, 0.25, 0.5)
    for text in (
        "住所：東京都渋谷区道玄坂一丁目二番三号渋谷ビルディング八階",
        "電話と日付と合計：03-1234-5678 2024年11月21日(木)",
    ):
        whole = cell(text[:3], Piece(text[3:], "address"))
        parts = narrowed(whole, "", setting)
        assert "".join(part.text for part in parts).replace(" ", "") == text.replace(" ", "")
        assert all(setting.measure(part.text, "") <= 1.0 for part in parts)
        marks = [mark for part in parts for mark in part.marks]
        assert [mark.begins for mark in marks] == [True] + [False] * (len(marks) - 1)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("2024年11月21日", "2024 年 11 月 21 日"),
        ("合計¥1,234", "合計 ¥ 1 , 234"),
        ("12,340원(부가세)", "12 , 340 원 ( 부가세 )"),
        ("總計：NT$99元", "總計 ： NT $ 99 元"),
        ('סה"כ₪12.90', 'סה " כ ₪ 12 . 90'),
        ("ｺｰﾋｰ×２", "ｺｰﾋｰ × ２"),
    ],
)
def test_tokens_split_where_letters_digits_and_signs_meet_in_any_script(text, tokens):
    assert " ".join(text[start:stop] for start, stop in token_offsets(text)) == tokens


def test_numbers_of_a_column_end_one_above_the_other_on_mirrored_pages_too():
    texts = ("57.00", "109.00", "6.00 ₪")
    widths = [width_em("arimo-400", text) * 3 for text in texts]
    runs = [
        Run(text, 80.0 - width, 10.0 + 5 * n, 3.0, "arimo-400")
        for n, (text, width) in enumerate(zip(texts, widths, strict=True))
    ]
    there = mirrored(Page(90.0, 40.0, tuple(runs))).runs
    assert [run.x_mm + width for run, width in zip(there, widths, strict=True)] == pytest.approx([10.0 + max(widths)] * 3)
    name = "שם"
    beside = Run(name, 79.0 - widths[0] - width_em("arimo-400", name) * 3, 10.0, 3.0, "arimo-400")
    kept = mirrored(Page(90.0, 40.0, (*runs, beside))).runs
    assert [run.x_mm for run in kept[:3]] == pytest.approx([10.0] * 3)
    assert kept[3].x_mm == pytest.approx(11.0 + widths[0])
