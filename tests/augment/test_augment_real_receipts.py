"""The shipped sample of real receipts is what its README says, and token noise keeps every one of them sound."""

import json
import struct
from collections import Counter
from pathlib import Path

import numpy as np

from augment.text import TokenNoise
from receipts import Document, stream
from receipts.document import token_offsets

FOLDER = Path(__file__).parents[2] / "examples" / "sroie"


def records() -> list[dict]:
    return [json.loads(line) for line in (FOLDER / "documents.jsonl").read_text(encoding="utf-8").splitlines()]


def jpeg_size(data: bytes) -> tuple[int, int]:
    """Width and height by the first frame header of a JPEG."""
    at = 2
    while not 0xC0 <= data[at + 1] <= 0xC2:
        at += 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
    height, width = struct.unpack(">HH", data[at + 5 : at + 9])
    return width, height


def test_the_sample_is_as_its_readme_says() -> None:
    receipts = records()
    assert len({receipt["id"] for receipt in receipts}) == 60
    assert all(set(receipt) == {"id", "image", "width", "height", "lines", "fields"} for receipt in receipts)
    kinds = Counter((receipt["fields"] is not None, receipt["image"] is not None) for receipt in receipts)
    assert kinds == {(True, True): 8, (True, False): 12, (False, True): 4, (False, False): 36}
    pictures = {receipt["image"] for receipt in receipts} - {None}
    assert pictures == {f"images/{path.name}" for path in (FOLDER / "images").iterdir()}
    for receipt in receipts:
        if receipt["image"]:
            assert jpeg_size((FOLDER / receipt["image"]).read_bytes()) == (receipt["width"], receipt["height"])


def test_no_merchant_and_no_text_stands_twice() -> None:
    heads = [receipt["lines"][0]["text"] for receipt in records()]
    texts = [tuple(line["text"] for line in receipt["lines"]) for receipt in records()]
    assert len(set(heads)) == len(set(texts)) == 60


def test_noise_keeps_real_receipts_sound() -> None:
    noise = TokenNoise(strength_range=(1.0, 1.0))
    for index, receipt in enumerate(records()):
        lines = [line["text"] for line in receipt["lines"]]
        size = (receipt["width"], receipt["height"])
        document = Document.from_lines(receipt["id"], lines, [line["quad"] for line in receipt["lines"]], size=size)
        misread, source = noise.noisy(document, stream(0, index, "noise"))
        assert misread.texts != document.texts
        assert list(misread.texts) == [text[a:b] for text in misread.line_texts for a, b in token_offsets(text)]
        np.testing.assert_array_equal(misread.line, document.line[source])
        assert 0.8 < len(misread) / len(document) < 1.2
