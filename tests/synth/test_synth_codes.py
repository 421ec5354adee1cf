"""Barcodes and QR codes: they say what they should to a real decoder, where they should, and cost the rest nothing."""

import cv2
import numpy as np
import pytest

from receipts.rng import stream
from synth import Renderer
from synth.layout.page import Code, Page
from synth.printing.symbols import modules, with_check_digit

zxingcpp = pytest.importorskip("zxingcpp")

SHARES = [
    "seed=3",
    "layouts.till_roll.code_share=1",
    "layouts.windows_receipt.code_share=1",
    "layouts.four_columns.weight=0",  # bears no codes
]
UNDAMAGED = [f"printer.{name}_share=0" for name in ("faint", "fade", "band", "weak", "wear", "slip")]
RENDERER = Renderer.from_config([*SHARES, *UNDAMAGED])
OTHERS = {"impact": ("fade", "weak"), "laser": ("band", "streak", "spot", "low"), "inkjet": ("band", "clogged", "draft")}


def printed(renderer, index):
    page = renderer._page(index)[2]
    return renderer.printer.print(page, renderer.printer.draw(stream(3, index, "printing")), renderer.schema, "a")


def cut_out(paper, code):
    """A code with its quiet zone, twice as large, dark on light, as a camera held close to it sees it."""
    (left, top), (right, bottom) = code.quad[0], code.quad[2]
    margin = 24
    area = paper.darkness[int(max(top - margin, 0)) : int(bottom) + margin, int(max(left - margin, 0)) : int(right) + margin]
    return cv2.resize(255 - area, None, fx=2, fy=2, interpolation=cv2.INTER_LINEAR)


@pytest.mark.parametrize("printer", ["thermal", *(pytest.param(name, marks=pytest.mark.slow) for name in OTHERS)])
def test_undamaged_prints_decode_to_their_content(printer):
    damages = [f"printer.{name}_share=0" for name in OTHERS.get(printer, ())]
    renderer = RENDERER if printer == "thermal" else Renderer.from_config([*SHARES, f"printer={printer}", *damages])
    codes = [(paper, code) for paper in (printed(renderer, index) for index in range(40)) for code in paper.codes]
    read = [{found.text for found in zxingcpp.read_barcodes(cut_out(*one))} == {one[1].content} for one in codes]
    assert len(codes) >= 38
    assert {code.kind for _, code in codes} >= {"qr", "code128", "ean13"}
    assert sum(read) >= 0.99 * len(codes)


def test_a_second_decoder_agrees_on_ean_and_qr():
    for kind, content in (("ean13", with_check_digit("955012345678")), ("qr", "https://www.example.com/r?n=42")):
        pattern = np.kron(modules(kind, content), np.ones((4, 4) if kind == "qr" else (160, 4)))
        picture = cv2.cvtColor(np.uint8(255 * (1 - np.pad(pattern, 48))), cv2.COLOR_GRAY2BGR)
        picture = cv2.GaussianBlur(picture, (0, 0), 1.0)  # OpenCV's reader of bars finds none in a picture without any blur
        reader = cv2.QRCodeDetector() if kind == "qr" else cv2.barcode.BarcodeDetector()
        assert reader.detectAndDecode(picture)[0] == content


def test_codes_lie_where_their_quads_say():
    for index in range(20):
        paper = printed(RENDERER, index)
        for code in paper.codes:
            (left, top), (right, bottom) = code.quad[0], code.quad[2]
            box = paper.darkness[int(top) : int(bottom), int(left) : int(right)] > 100
            assert box[0].any()
            assert box[-1].any()
            assert box[:, 0].any()
            assert box[:, -1].any()


def test_a_scan_tells_its_codes_in_pixels():
    sample = RENDERER[0]
    (found,) = sample.origin["codes"]
    height, width = sample.image.shape[:2]
    assert found["content"]
    assert ((np.array(found["quad"]) > 0) & (np.array(found["quad"]) < (width, height))).all()


def test_codes_leave_all_that_stands_above_them_as_it_was():
    plain = Renderer.from_config([SHARES[0], SHARES[-1]])
    for index in range(10):
        before, after = plain._page(index)[2], RENDERER._page(index)[2]
        assert after.runs[: len(before.runs)] == before.runs
        assert not before.codes
        assert "codes" not in plain[index].origin


@pytest.mark.parametrize(
    ("kind", "content", "fault"),
    [
        ("ean13", "9550123456780", "check digit"),
        ("code128", "£5", "ASCII"),
        ("qrr", "a", "did you mean qr"),
        ("qr", "", "one sign"),
    ],
)
def test_what_a_code_cannot_hold_is_refused(kind, content, fault):
    with pytest.raises(ValueError, match=fault):
        modules(kind, content)


def test_a_code_over_the_edge_is_refused():
    page = Page(30.0, 30.0, (), codes=(Code("qr", "A", 25.0, 5.0, 0.5, 5.0),))
    with pytest.raises(ValueError, match="leaves the paper"):
        RENDERER.printer.print(page, RENDERER.printer.draw(stream(3, 0, "printing")), RENDERER.schema, "a")
