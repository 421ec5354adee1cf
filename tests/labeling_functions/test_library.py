"""Every shipped function: where it votes, where it must not, and that no text brings it down. All names are invented."""

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from labeling_functions import LabelingFunction
from labeling_functions.library import address, dates, header, merchant, money, shipped
from receipts import values
from receipts.document import Document
from receipts.jsonl import read_documents
from receipts.labels import Schema

Page = Callable[..., Document]
FUNCTIONS = {function.name: function for function in shipped()}
RECEIPTS = Path(__file__).parents[2] / "examples" / "sroie" / "documents.jsonl"


class Example(NamedTuple):
    """A receipt, what the function votes on there, and a receipt where it stays silent."""

    text: str
    found: list[str]
    silent: str


HEAD = """
# BIRCH & FERN SDN BHD
(123456-X)
NO. 3, JALAN KENARI 5,
47100 PUCHONG, SELANGOR
TEL : 03-555 0199
TAX INVOICE
INVOICE NO : 778 | DATE : 14/03/2018
"""

EXAMPLES = {
    "company_is_first_name": Example(HEAD, ["BIRCH & FERN SDN BHD"], "TAX INVOICE\nTEL : 03-555 0199\n12 JALAN KENARI"),
    "company_has_legal_form": Example(
        "LANTERN HILL\nSDN. BHD.\n3, JALAN KENARI", ["LANTERN HILL SDN. BHD."], "LANTERN HILL\n3, JALAN KENARI"
    ),
    "company_above_registration": Example("WELCOME\nLANTERN HILL (123456-X)\nTEL 5", ["LANTERN HILL"], "LANTERN HILL\nTEL 5"),
    "company_above_address": Example(
        "BRANCH OFFICE\nLANTERN HILL\n3, JALAN KENARI", ["LANTERN HILL"], "LANTERN HILL\nDATE 1/2/2018"
    ),
    "company_is_tallest": Example("OPEN DAILY\n# LANTERN HILL\nGOOD FOOD", ["LANTERN HILL"], "OPEN DAILY\nLANTERN HILL"),
    "company_names_trade": Example(
        "LANTERN HILL\nLANTERN HILL HARDWARE", ["LANTERN HILL HARDWARE"], "LANTERN HILL\n3, JALAN KENARI"
    ),
    "people_are_no_company": Example("LANTERN HILL\nCASHIER : ROBIN", ["CASHIER : ROBIN"], "LANTERN HILL"),
    "date_after_keyword": Example(
        "1/1/2017\nDATE : | 14/03/2018 | 11:20\nDUE DATE 1/4/2018", ["14/03/2018"], "14/03/2018\nDUE DATE 1/4/2018"
    ),
    "date_is_first": Example("LANTERN\n14/03/2018\n15/03/2018", ["14/03/2018"], "LANTERN 99/99/2018"),
    "date_beside_time": Example("1/1/2017\n14/03/2018 11:20 AM", ["14/03/2018"], "14/03/2018\n11:20 AM"),
    "date_is_only": Example("14/03/2018\n14-03-18", ["14/03/2018"], "14/03/2018\n15/03/2018"),
    "date_of_something_else": Example("VALID UNTIL 1/4/2018\n14/03/2018", ["1/4/2018"], "DATE 14/03/2018"),
    "time_of_day": Example("14/03/2018 11:20 AM", ["11:20 AM"], "14/03/2018\nRATIO 1:200"),
    "address_is_run_of_lines": Example(
        HEAD, ["NO. 3, JALAN KENARI 5,\n47100 PUCHONG, SELANGOR"], "LANTERN HILL\nTEL : 03-555 0199\nDATE 1/2/2018"
    ),
    "address_from_number_to_postcode": Example(
        "LANTERN HILL\n3, JALAN KENARI\nOLD QUARTER\n47100 PUCHONG\nSELANGOR",
        ["3, JALAN KENARI\nOLD QUARTER\n47100 PUCHONG\nSELANGOR"],
        "LANTERN HILL\nJALAN KENARI\n47100 PUCHONG",
    ),
    "address_line_with_postcode": Example(
        HEAD, ["47100 PUCHONG, SELANGOR"], "LANTERN HILL\nJALAN KENARI\nTEL 47100 HILL\nITEM 4710 PUCHONG"
    ),
    "address_line_with_street": Example(HEAD, ["NO. 3, JALAN KENARI 5,"], "LANTERN HILL\n47100 PUCHONG\nTEL 5 JALAN"),
    "address_between_name_and_contact": Example(
        HEAD, ["NO. 3, JALAN KENARI 5,\n47100 PUCHONG, SELANGOR"], "LANTERN HILL\n3, JALAN KENARI\nDATE 1/2/2018"
    ),
    "contact_and_registration": Example(
        "LANTERN HILL\nTEL : 03-555 0199\nGST NO : 000123456789", ["TEL : 03-555 0199", "GST NO : 000123456789"], "LANTERN HILL"
    ),
    "titles": Example(HEAD, ["TAX INVOICE"], "INVOICE NO : 778"),
    "total_on_total_row": Example(
        "SUBTOTAL | 9.00\nTOTAL | 9.50\nTOTAL | 9.60\nTOTAL QTY | 3.00", ["9.60"], "SUBTOTAL | 9.00\nTOTAL TAX | 0.50"
    ),
    "total_on_first_total_row": Example(
        "SUBTOTAL | 9.00\nTOTAL | 9.50\nTOTAL | 9.60", ["9.50"], "SUBTOTAL | 9.00\nTOTAL DISCOUNT | 0.50"
    ),
    "total_on_final_row": Example("TOTAL | 9.00\nGRAND TOTAL | 9.50", ["9.50"], "TOTAL | 9.00\nTOTAL AMOUNT EXCL. | 8.50"),
    "total_is_inclusive": Example("TOTAL | 9.00\nTOTAL INCL. TAX | 9.54", ["9.54"], "TOTAL | 9.00\nTOTAL EXCL. | 8.50"),
    "total_is_cash_less_change": Example(
        "SOAP | 9.50\nTOTAL | 9.50\nCASH | 20.00\nCHANGE | 10.50", ["9.50"], "TOTAL | 9.50\nCASH | 20.00"
    ),
    "total_is_largest_above_payment": Example(
        "SOAP | 4.00\nTOTAL | 9.50\nCASH | 20.00\nCHANGE | 10.50", ["9.50"], "CASH | 20.00\nCHANGE | 10.50"
    ),
    "total_is_repeated_most": Example(
        "SOAP | 9.50\nTOTAL | 9.50\nVISA | 9.50", ["9.50"], "SOAP | 9.50\nTOTAL | 9.50\nCASH | 20.00"
    ),
    "total_is_tallest": Example(
        "SOAP | 9.50\nTAX | 0.50\n# TOTAL | 10.00", ["10.00"], "SOAP | 9.50\n# TOTAL | 10.00\n# CASH | 20.00"
    ),
    "parts_of_the_sum": Example(
        "SUBTOTAL | 9.00\nSERVICE CHARGE | 0.90\nGRAND TOTAL INCL. TAX | 9.90", ["9.00", "0.90"], "SOAP | 9.00\nTOTAL | 9.00"
    ),
    "prices_of_items": Example("SOAP | 4.00\nTEA | 5.00\nTOTAL | 9.00", ["4.00", "5.00"], "TOTAL | 9.00\nTHANK YOU"),
}


def found(function: LabelingFunction, document: Document) -> list[str]:
    return [document.span_text(span) for span in function(document)]


def test_every_shipped_function_has_an_example() -> None:
    assert set(EXAMPLES) == set(FUNCTIONS)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_says_what_it_does(name: str, schema: Schema) -> None:
    assert FUNCTIONS[name].about.endswith(".")
    assert FUNCTIONS[name].label in schema.names


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_function_votes_where_it_should(name: str, page: Page) -> None:
    assert found(FUNCTIONS[name], page(EXAMPLES[name].text)) == [text.replace("\n", " ") for text in EXAMPLES[name].found]


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_function_is_silent_where_it_should(name: str, page: Page) -> None:
    assert found(FUNCTIONS[name], page(EXAMPLES[name].silent)) == []


def test_shipped_functions_stand_together_with_their_names_apart() -> None:
    assert len(FUNCTIONS) == len(shipped())
    assert {function.label for function in shipped()} == {"company", "date", "address", "total", "other"}


def test_all_functions_run_on_real_receipts() -> None:
    documents = read_documents(RECEIPTS)
    votes = {name: sum(bool(function(document)) for document in documents) for name, function in FUNCTIONS.items()}
    silent = {name for name, count in votes.items() if not count}
    assert silent <= {"date_of_something_else"}


LENGTH = 10_000
WORDS = ("", "GST", "SDN", "SUB", "TOTAL ", "WELCOME", "12345", "CO NO ", "(M) ", "REG ", "14/03/2018 ", "9.50 ")
FILLS = (" ", "-", ".", "(", "\t", "5", "A", "1:", "9.", "TOTAL ", "é", "漢", "\U0001f9fe", "\x00", "\u202e", "　")
HOSTILE = [(word + fill * LENGTH)[:LENGTH] + "xy" for word in WORDS for fill in FILLS]
HOSTILE += [word + " " * LENGTH + "\nx" for word in WORDS]
# The slowest of these searches takes 0.005 s; where two repeats fight for the same blanks, it takes 0.2 s to minutes.
MOST_SECONDS = 0.15
PATTERNS = {
    pattern: name
    for module in (values, header, merchant, dates, address, money)
    for name, pattern in vars(module).items()
    if isinstance(pattern, re.Pattern)
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
    lines = ["", " ", "LANTERN HILL", *HOSTILE[::9], "1" * LENGTH, "!?" * LENGTH, "TOTAL", "-"]
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
    assert found(FUNCTIONS["total_is_tallest"], document) == []
    assert all(isinstance(function(document), list) for function in FUNCTIONS.values())
