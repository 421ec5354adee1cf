"""All shipped functions together: on real receipts, on hostile text, on what is hardly a receipt."""

import importlib
import pkgutil
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from labeling_functions import library
from labeling_functions.library import shipped
from receipts import values
from receipts.document import Document
from receipts.jsonl import read_documents

Page = Callable[..., Document]
FUNCTIONS = {function.name: function for function in shipped()}
RECEIPTS = Path(__file__).parents[2] / "examples" / "sroie" / "documents.jsonl"


def test_all_functions_run_on_real_receipts() -> None:
    documents = read_documents(RECEIPTS)
    votes = {name: sum(bool(function(document)) for document in documents) for name, function in FUNCTIONS.items()}
    silent = {name for name, count in votes.items() if not count}
    assert len(silent) <= 12, silent


LENGTH = 6_000
WORDS = ("", "GST", "SDN", "SUB", "TOTAL ", "WELCOME", "12345", "CO NO ", "(M) ", "REG ", "14/03/2018 ", "9.50 ")
FILLS = (" ", "-", ".", "(", "\t", "5", "A", "1:", "9.", "TOTAL ", "é", "漢", "\U0001f9fe", "\x00", "\u202e", "　")
HOSTILE = [(word + fill * LENGTH)[:LENGTH] + "xy" for word in WORDS for fill in FILLS]
HOSTILE += [word + " " * LENGTH + "\nx" for word in WORDS]
# The slowest of these searches takes 0.03 s; where two repeats fight for the same blanks, it takes 0.15 s to minutes.
MOST_SECONDS = 0.1
MODULES = [importlib.import_module(f"{library.__name__}.{module.name}") for module in pkgutil.iter_modules(library.__path__)]
PATTERNS = {
    pattern: name for module in (values, *MODULES) for name, pattern in vars(module).items() if isinstance(pattern, re.Pattern)
}


def seconds(task: Callable[[], Any]) -> float:
    """The processor's time for a task."""
    start = time.process_time()
    task()
    return time.process_time() - start


@pytest.mark.parametrize("pattern", PATTERNS, ids=PATTERNS.values())
def test_no_pattern_takes_long_on_a_hostile_line(pattern: re.Pattern[str]) -> None:
    for line in HOSTILE:
        spent = seconds(lambda line=line: pattern.search(line))  # type: ignore[misc]
        assert spent < MOST_SECONDS, line[:40]


def test_functions_bear_hostile_text(page: Page) -> None:
    lines = ["", " ", "LANTERN HILL", *HOSTILE[::23], "1" * LENGTH, "!?" * LENGTH, "TOTAL", "-"]
    for size in (3, len(lines)):
        document = Document.from_lines("a", lines[:size], [[0, 9 * y] * 4 for y in range(size)], size=(9, 9999))
        for function in FUNCTIONS.values():
            assert all(span.stop <= len(document) for span in function(document))


@pytest.mark.parametrize("text", ["", "\n", " \n ", "TOTAL", "9.50", "14/03/2018", "...\n---", "5\n6\n7", "سعر\n合計 9.50\n🧾"])
def test_functions_bear_what_is_hardly_a_receipt(page: Page, text: str) -> None:
    document = page(text)
    for function in FUNCTIONS.values():
        assert all(0 <= span.start <= span.stop <= len(document) for span in function(document))


def test_functions_bear_lines_of_no_size() -> None:
    # Recognisers give such boxes for specks.
    document = Document.from_lines("a", ["TOTAL", "9.50", "CASH"], [[5.0] * 8] * 3, size=(9, 9))
    assert FUNCTIONS["total_is_tallest"](document) == []
    assert all(isinstance(function(document), list) for function in FUNCTIONS.values())


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("ORDER NO: 5\nDATE: 1/2/2018\nMEJA: 7\nLANTERN HILL\n(123456-X)", "company_is_first_name", "LANTERN HILL"),
        ("LANTERN@HILL\n(123456-X)\nINFO@LANTERN.COM", "company_above_registration", "LANTERN@HILL"),
        (
            "TEA HOUSE (TAMAN MURAI) SDN BHD\nLOT 9.76, LEVEL 1\n47100 PUCHONG",
            "address_is_block",
            "LOT 9.76, LEVEL 1 47100 PUCHONG",
        ),
        (
            "LANTERN LTD\nNO.53 55,57 & 59, JALAN MURAI\n47100 PUCHONG",
            "address_is_run_of_lines",
            "NO.53 55,57 & 59, JALAN MURAI 47100 PUCHONG",
        ),
        ("LANTERN (MURAI)\n(OLD QUARTER)\n(123456-X)", "company_above_registration", "LANTERN (MURAI)"),
        ("LANTERN HILL\nSTATIONERY SDN BHD\nNO 3, JALAN", "company_above_address", "LANTERN HILL STATIONERY SDN BHD"),
        ("LANTERN HILL\n(MURAI) SDN BHD\n(123456-X)", "company_above_registration", "LANTERN HILL (MURAI) SDN BHD"),
        ("OLD SHOP\nOWNED BY LANTERN LTD\n(123456-X)", "company_above_registration", "LANTERN LTD"),
        ("LANTERN HILL LTD (123456-X)\nOLD SHOP\nTEL 5", "company_is_first_name", "LANTERN HILL LTD"),
        ("FORMERLY KNOWN AS FERN\nLANTERN HILL\nTEL 5", "company_is_first_name", "LANTERN HILL"),
        ("LANTERN & CO (123456-X)\nTEL 5", "company_is_first_name", "LANTERN & CO"),
        ("LANTERN S/B 123456-X (KJ1)\nTEL 5", "company_is_first_name", "LANTERN S/B"),
        ("# HILLS\nLANTERN\nFERN\nTEL 5", "company_is_all_above_registration", "LANTERN FERN"),
        ("LANTERN LTD\nLANTERN JAYA\n3, JALAN MURAI\n47100 PUCHONG", "address_is_block", "3, JALAN MURAI 47100 PUCHONG"),
        ("LANTERN LTD\nHQ ADD: 3, JALAN MURAI\n47100 PUCHONG", "address_is_block", "3, JALAN MURAI 47100 PUCHONG"),
        ("LANTERN LTD\n3, JALAN MURAI\n47100\nGST NO 5", "address_is_block", "3, JALAN MURAI 47100"),
        ("LANTERN LTD\n3, JALAN MURAI\n8, JOHOR\nCHIT NUMBER\n57381", "address_is_block", "3, JALAN MURAI 8, JOHOR"),
        ("LANTERN LTD\n3, JALAN MURAI\n5,\n47100 SHAH ALAM", "address_is_block", "3, JALAN MURAI 5, 47100 SHAH ALAM"),
        ("LANTERN LTD\nJALAN MURAI\n47100 KUALA\nLUMPUR\nTEL", "address_is_block", "JALAN MURAI 47100 KUALA LUMPUR"),
        ("LANTERN LTD\nF-G-01 LALUAN MURAI\n47100 PUCHONG", "address_is_block", "F-G-01 LALUAN MURAI 47100 PUCHONG"),
        ("LANTERN LTD\n12 BIRCH FALL\nTOWN\nAB1 2CD\nTEL 5", "address_is_block", "12 BIRCH FALL TOWN AB1 2CD"),
        ("LANTERN LTD\nLOT 3, MURAI INDUSTRIES,\n47100 PUCHONG", "address_is_block", "LOT 3, MURAI INDUSTRIES, 47100 PUCHONG"),
        ("LANTERN LTD\nOPEN DAILY\n12 BIRCH FALL,\nAB1 2CD TOWN\nTEL 5", "address_is_block", "12 BIRCH FALL, AB1 2CD TOWN"),
    ],
)
def test_heads_of_rendered_receipts_that_went_wrong_once(page: Page, text: str, name: str, found: str) -> None:
    document = page(text)
    assert [document.span_text(span) for span in FUNCTIONS[name](document)] == [found]


@pytest.mark.parametrize(
    "name", ["total_on_total_row", "total_on_first_total_row", "total_is_inclusive", "total_is_largest_above_payment"]
)
@pytest.mark.parametrize("below", ["ROUNDING RM | 9.60", "TOTAL SAVING 0.00 | 9.60", "AMOUNT TO BE PAID | 9.60"])
def test_a_total_is_read_after_its_rounding(page: Page, name: str, below: str) -> None:
    document = page(f"TEA | 9.62\nTOTAL INCL. GST @ 6% | 9.62\nROUNDING ADJ | -0.02\n{below}\nCASH | 20.00\nCHANGE | 10.40")
    assert [document.span_text(span) for span in FUNCTIONS[name](document)] == ["9.60"]


@pytest.mark.parametrize("paid", ["CASH | -20.00", "RECEIVED | 20.00", "PAY | 20.00"])
def test_what_was_paid_less_the_change_is_the_total(page: Page, paid: str) -> None:
    document = page(f"TEA | 9.50\nDUE | 9.50\n{paid}\nCHANGE | 10.50")
    for name in ("total_is_cash_less_change", "total_on_final_row", "total_is_largest_above_payment"):
        assert [document.span_text(span) for span in FUNCTIONS[name](document)] == ["9.50"], name


def test_a_contact_behind_an_address_hides_no_part_of_it(page: Callable[..., Document]) -> None:
    from labeling_functions.library.header import parted

    document = page("MAY TRADING SDN BHD\nNO 3, JALAN MAWAR\n83000 BATU PAHAT, JOHOR TEL: 07-1234567\nTAX INVOICE")
    apart = parted(document)
    assert apart.texts == document.texts
    assert len(apart.line_texts) == len(document.line_texts) + 1
    voted = [function for function in shipped() if function.label == "address"]
    read = [document.span_text(span) for function in voted for span in function(document)]
    assert read.count("NO 3, JALAN MAWAR 83000 BATU PAHAT, JOHOR") > 5
    assert not any("TEL" in text for text in read)
    assert parted(apart) is apart
