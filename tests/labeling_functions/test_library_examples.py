"""Every shipped function: where it votes, and where it must not. All names are invented."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from labeling_functions import LabelingFunction
from labeling_functions.library import shipped
from receipts.config import build, compose
from receipts.document import Document

Page = Callable[..., Document]
FUNCTIONS = {function.name: function for function in shipped()}
DOCS = Path(__file__).parents[2] / "docs" / "library.md"


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
FERN = "NO. 3, JALAN KENARI 5,\n47100 PUCHONG, SELANGOR"
NAMELESS = "LANTERN HILL\nTEL : 03-555 0199\nDATE 1/2/2018"
GOODS = "SOAP | 4.00\nTEA | 5.00\n"
PAID = "SOAP | 9.50\nTOTAL | 9.50\nCASH | 20.00\nCHANGE | 10.50"
TAXED = GOODS + "SUBTOTAL | 9.00\nGST 6% | 0.54\nTOTAL | 9.54"

COMPANY = {
    "company_is_first_name": Example(HEAD, ["BIRCH & FERN SDN BHD"], "TAX INVOICE\nTEL : 03-555 0199\n12 JALAN KENARI"),
    "company_has_legal_form": Example(
        "LANTERN HILL\nSDN. BHD.\n3, JALAN KENARI", ["LANTERN HILL SDN. BHD."], "LANTERN HILL\n3, JALAN KENARI"
    ),
    "company_up_to_legal_form": Example(
        "LANTERN HILL GMBH & CO. KG (OLD QUARTER)\n3, JALAN KENARI", ["LANTERN HILL GMBH & CO. KG"], HEAD
    ),
    "company_with_form_below_title": Example(
        "LANTERN HILL\nTAX INVOICE\nOWNED BY:\nFERN SUPPLY LTD (123456-X)", ["FERN SUPPLY LTD"], HEAD + "\nBILL TO\nFERN LTD"
    ),
    "company_above_house_number": Example(
        "OPEN DAILY\nSIAM VILLAGE TAMAN\n123456-X\n3, JALAN KENARI", ["SIAM VILLAGE TAMAN"], "LANTERN HILL\nJALAN KENARI"
    ),
    "company_above_registration": Example("WELCOME\nLANTERN HILL (123456-X)\nTEL 5", ["LANTERN HILL"], "LANTERN HILL\nTEL 5"),
    "company_above_address": Example(
        "BRANCH OFFICE\nLANTERN HILL\n3, JALAN KENARI", ["LANTERN HILL"], "LANTERN HILL\nDATE 1/2/2018"
    ),
    "company_is_tallest": Example("OPEN DAILY\n# LANTERN HILL\nGOOD FOOD", ["LANTERN HILL"], "OPEN DAILY\nLANTERN HILL"),
    "company_names_trade": Example(
        "LANTERN HILL\nLANTERN HILL HARDWARE", ["LANTERN HILL HARDWARE"], "LANTERN HILL\n3, JALAN KENARI"
    ),
    "company_wraps": Example("LANTERN &\nFERN STATIONERY\nSDN. BHD.\nTEL 5", ["LANTERN & FERN STATIONERY SDN. BHD."], HEAD),
    "company_is_all_above_registration": Example(
        "LANTERN\nHILL CAFE\n(123456-X)", ["LANTERN HILL CAFE"], "LANTERN HILL\nFERN SDN BHD\n(123456-X)"
    ),
    "company_in_one_size": Example("# LANTERN\n# HILL\nGOOD FOOD", ["LANTERN HILL"], "LANTERN\nHILL\nGOOD FOOD"),
    "company_without_branch": Example("LANTERN HILL - OLD QUARTER\nTEL 5", ["LANTERN HILL"], "LANTERN-HILL\nTEL 5"),
    "company_behind_owner": Example("LANTERN HILL\nOWNED BY : FERN LTD", ["FERN LTD"], "LANTERN HILL\nFERN LTD"),
    "company_stands_again_below": Example(
        "OPEN DAILY\nLANTERN HILL\nTEL 5\nDATE 1/2/2018\nTHANK YOU FROM LANTERN-HILL",
        ["LANTERN HILL"],
        "OPEN DAILY\nLANTERN HILL",
    ),
    "company_in_web_address": Example(
        "OPEN DAILY\nLANTERN HILL LTD\nWWW.LANTERNHILL.COM", ["LANTERN HILL LTD"], "LANTERN HILL\nWWW.FERN.COM"
    ),
    "registration_beside_name": Example("LANTERN HILL (123456-X)\nTEL 5", ["(123456-X)"], "LANTERN HILL\n(123456-X)"),
    "titles": Example(HEAD, ["TAX INVOICE"], "INVOICE NO : 778"),
    "people_are_no_company": Example("LANTERN HILL\nCASHIER : ROBIN", ["CASHIER : ROBIN"], "LANTERN HILL"),
}
DATE = {
    "date_after_keyword": Example(
        "1/1/2017\nDATE : | 14/03/2018 | 11:20\nDUE DATE 1/4/2018", ["14/03/2018"], "14/03/2018\nDUE DATE 1/4/2018"
    ),
    "date_is_first": Example("LANTERN\n14/03/2018\n15/03/2018", ["14/03/2018"], "LANTERN 99/99/2018"),
    "date_beside_time": Example("1/1/2017\n14/03/2018 11:20 AM", ["14/03/2018"], "14/03/2018\n11:20 AM"),
    "date_is_only": Example("14/03/2018\n14-03-18", ["14/03/2018"], "14/03/2018\n15/03/2018"),
    "date_in_bare_digits": Example(
        "GST 00000000 NO 14032018\n25032018 | 13:11", ["25032018"], "14/03/2018\nDATE 20180314\nTIME 99991399"
    ),
    "date_of_something_else": Example("VALID UNTIL 1/4/2018\n14/03/2018", ["1/4/2018"], "DATE 14/03/2018"),
    "time_beside_date": Example("09:00\n14/03/2018 | 14h30", ["14h30"], "09:00\nLANTERN\n14/03/2018"),
    "time_after_keyword": Example("09:00\nUHRZEIT | 17:45 UHR", ["17:45"], "09:00\nLANTERN"),
    "time_with_seconds_or_half_of_day": Example("1:20\n01:20:15\n1:20 PM", ["01:20:15", "1:20 PM"], "1:20\nRATIO 1:200:15"),
}
ADDRESS = {
    "address_is_run_of_lines": Example(HEAD, [FERN], NAMELESS),
    "address_from_number_to_postcode": Example(
        "LANTERN HILL\n3, JALAN KENARI\nOLD QUARTER\n47100 PUCHONG\nSELANGOR",
        ["3, JALAN KENARI\nOLD QUARTER\n47100 PUCHONG\nSELANGOR"],
        "LANTERN HILL\nJALAN KENARI\n47100 PUCHONG",
    ),
    "address_line_with_postcode": Example(
        HEAD, ["47100 PUCHONG, SELANGOR"], "LANTERN HILL\nJALAN KENARI\nTEL 47100 HILL\nITEM 4710 PUCHONG"
    ),
    "address_line_with_street": Example(HEAD, ["NO. 3, JALAN KENARI 5,"], "LANTERN HILL\n47100 PUCHONG\nTEL 5 JALAN"),
    "address_on_one_line": Example(
        "LANTERN HILL\n3, JALAN KENARI, 47100 PUCHONG\nTEL 5",
        ["3, JALAN KENARI, 47100 PUCHONG"],
        "LANTERN HILL\n3, JALAN KENARI",
    ),
    "address_is_line_above_postcode_too": Example(
        "LANTERN GMBH\nHAUPTSTRASSE 12\n10115 BERLIN", ["HAUPTSTRASSE 12\n10115 BERLIN"], "LANTERN GMBH\n10115 BERLIN"
    ),
    "address_before_contact_on_its_line": Example(
        "LANTERN HILL\n3, JALAN KENARI\n47100 PUCHONG, TEL 5", ["3, JALAN KENARI\n47100 PUCHONG"], HEAD
    ),
    "address_behind_its_name": Example(
        "LANTERN HILL\nADDRESS : 3, JALAN KENARI\n47100 PUCHONG\nTEL 5", ["3, JALAN KENARI\n47100 PUCHONG"], HEAD
    ),
    "address_between_name_and_contact": Example(HEAD, [FERN], "LANTERN HILL\n3, JALAN KENARI\nDATE 1/2/2018"),
    "address_is_block": Example(
        "LANTERN LTD\n14/03/2018\n" + FERN + "\nDARUL EHSAN\nOLD QUARTER", [FERN + "\nDARUL EHSAN"], "64542 TEMPO TEA\n17.90"
    ),
    "address_block_from_number": Example(
        "PIZZA TAMAN MURAI\n" + FERN, [FERN], "LANTERN HILL\nJALAN KENARI\n47100 PUCHONG\nTEL 5"
    ),
    "address_to_end_of_block": Example(HEAD.replace("TEL", "KENARI CENTRE\nTEL"), [FERN + "\nKENARI CENTRE"], HEAD),
    "address_block_with_place_above": Example(
        "LANTERN HILL\n(123456-X)\nKENARI CENTRE\n" + FERN, ["KENARI CENTRE\n" + FERN], "LANTERN HILL\n" + FERN
    ),
    "address_block_to_postcode": Example(
        "LANTERN HILL\nLEVEL 1\n3, JALAN KENARI, 47100\nPUCHONG", ["LEVEL 1\n3, JALAN KENARI, 47100"], NAMELESS
    ),
    "address_block_to_state": Example(
        "LANTERN HILL\nLEVEL 1\nJOHOR\nTEL 5", ["LEVEL 1\nJOHOR"], "LANTERN HILL\nLEVEL 1\nTEL 5"
    ),
    "address_below_registration": Example(
        "LANTERN HILL\n(123456-X)\nKENARI CENTRE\n" + FERN, ["KENARI CENTRE\n" + FERN], "LANTERN HILL\n" + FERN
    ),
    "address_below_legal_form": Example(
        "LANTERN LTD\nKENARI CENTRE\n" + FERN + "\nTEL 5", ["KENARI CENTRE\n" + FERN], "LANTERN HILL\n" + FERN
    ),
    "address_goes_on_after_commas": Example("LANTERN LTD\n" + FERN, [FERN], "LANTERN LTD\n3 JALAN KENARI\n47100 PUCHONG"),
    "address_ends_with_full_stop": Example("LANTERN LTD\n" + FERN + ".", [FERN + "."], HEAD),
    "address_in_even_lines": Example("LANTERN HILL\n# LEVEL 1, JALAN KENARI\n47100 PUCHONG", ["47100 PUCHONG"], NAMELESS),
}
NUMBERS = {
    "phone_after_keyword": Example(
        "TEL : +60 3-555 0199 FAX : 03-555 0198\nTELEFON\n030 / 555 01 99",
        ["+60 3-555 0199", "030 / 555 01 99"],
        "FAX : 03-555 0198",
    ),
    "phone_by_its_shape": Example(
        "LANTERN HILL\n(020) 7946 0018\n+33 1 55 01 99 00",
        ["(020) 7946 0018", "+33 1 55 01 99 00"],
        "GST 0020 79460018\n012345\n0.50",
    ),
    "receipt_number_after_keyword": Example(
        "INVOICE NO : A-778\nRECHNUNGS-NR. 4711\nBILL#:V001-515",
        ["A-778", "4711", "V001-515"],
        "TAX INVOICE\nINVOICE DATE 14/03/2018",
    ),
    "receipt_number_beside_keyword": Example(
        "DOC NO. | : CS00012493 | CASHIER", ["CS00012493"], "DOC NO. | 14/03/2018\nDOC NO : 5512 | 9913"
    ),
    "receipt_number_behind_hash": Example("LANTERN HILL\n#002348863", ["002348863"], "#1\nUNIT #02-03"),
    "contact_and_registration": Example(
        "LANTERN HILL\nTEL : 03-555 0199\nGST NO : 000123456789\nUST-ID DE123",
        ["TEL :", "GST NO : 000123456789", "UST-ID DE123"],
        "LANTERN HILL",
    ),
}
ITEMS = {
    "item_name_left_of_price": Example(
        "SOAP BAR | 4.00\n955123 TEA 2 X 2.50 | 5.00\nTOTAL | 9.00", ["SOAP BAR", "TEA"], "1 | 4.00\nTOTAL | 4.00"
    ),
    "item_name_above_its_numbers": Example(
        "SOAP BAR\n955123 | 1 | X | 4.00 | 4.00\nTOTAL | 4.00", ["SOAP BAR"], "SOAP BAR | 4.00\nTEA | 1 | 4.00\nTOTAL | 8.00"
    ),
    "quantity_before_times": Example(
        "TEA 2 X 3.50\n3 STK | 7,50\n50 X 0.1000\nTOTAL | 9.00",
        ["2", "3", "50"],
        "BOX 35.5X25.5CM | 4.00\nTOTAL | 4.00\n2 X 3.50",
    ),
    "quantity_that_multiplies": Example("TEA | 3 | 2.50 | 7.50\nTOTAL | 7.50", ["3"], "TEA | 4 | 2.50 | 7.50\nTOTAL | 7.50"),
    "quantity_begins_row": Example("2 TEA | 5.00\nTOTAL | 5.00", ["2"], "955123 TEA | 5.00\nTOTAL | 5.00"),
    "price_above_sums": Example(
        "SOAP | 2 | 2.00 | 4.00\nTEA | 5.00\nTOTAL | 9.00", ["4.00", "5.00"], "TOTAL | 9.00\nTHANK YOU"
    ),
    "price_is_quantity_times_unit": Example(
        "TEA | 3 | 2.50 | 7.50\nTOTAL | 7.50", ["7.50"], "TEA | 4 | 2.50 | 7.50\nSOAP | 4.00\nTOTAL | 11.50"
    ),
    "prices_that_add_up": Example(GOODS + "TOTAL | 9.00", ["4.00", "5.00"], GOODS + "TOTAL | 9.50"),
}
SUMS = {
    "subtotal_on_its_row": Example("SUB-TOTAL | 9.00\nTOTAL | 9.54", ["9.00"], "TOTAL | 9.00"),
    "subtotal_is_sum_of_items": Example(TAXED, ["9.00"], GOODS + "SUBTOTAL | 9.50"),
    "subtotal_is_total_less_tax": Example(
        GOODS + "NETTO | 9.00\nMWST | 0.54\nSUMME | 9.54", ["9.00"], GOODS + "MWST | 0.50\nSUMME | 9.54"
    ),
    "tax_on_its_row": Example(TAXED, ["0.54"], "TOTAL INCLUSIVE OF GST | 9.54\nGST SUMMARY | 0.54"),
    "tax_is_rate_of_another": Example(
        "TVA 20,00 % | 10,00 | 2,00\nSUMME | 12,00\n7 % | 0,79", ["2,00", "0,79"], "TVA 20 % | 10,00 | 3,00"
    ),
    "tax_is_total_less_subtotal": Example(TAXED, ["0.54"], "SUBTOTAL | 9.00\nGST | 0.50\nTOTAL | 9.54"),
    "adjustments": Example(
        "SUBTOTAL | 9.00\nSERVICE CHARGE | 0.90\nGRAND TOTAL AFTER DISCOUNT | 9.90", ["0.90"], "SOAP | 9.00\nTOTAL | 9.00"
    ),
    "tables_of_taxes": Example("TOTAL | 9.54\nGST SUMMARY | AMOUNT\nSR | 9.00 | 0.54", ["9.00"], "GST 6% | 0.54"),
    "total_on_total_row": Example(
        "SUBTOTAL | 9.00\nTOTAL | 9.62\nTOTAL AFTER ROUNDING | 9.60\nTOTAL QTY | 3.00",
        ["9.60"],
        "SUBTOTAL | 9.00\nTOTAL TAX | 0.50",
    ),
    "total_on_first_total_row": Example(
        "SUBTOTAL | 9.00\nTOTAL | 9.50\nTOTAL | 9.60", ["9.50"], "SUBTOTAL | 9.00\nTOTAL DISCOUNT | 0.50"
    ),
    "total_on_final_row": Example("TOTAL | 9.00\nGRAND TOTAL | 9.50", ["9.50"], "TOTAL | 9.00\nTOTAL AMOUNT EXCL. | 8.50"),
    "total_is_inclusive": Example("TOTAL | 9.00\nTOTAL INCL. TAX | 9.54", ["9.54"], "TOTAL | 9.00\nTOTAL EXCL. | 8.50"),
    "total_is_cash_less_change": Example(PAID, ["9.50"], "TOTAL | 9.50\nCASH | 20.00"),
    "total_after_rounding": Example(
        "SOAP | 9.53\nTOTAL SALES | 9.53\nROUNDING | .02\nROUNDING RM | 9.55\nCASH | 9.55",
        ["9.55"],
        "SOAP | 9.53\nTOTAL | 9.53\nROUNDING | 0.02\nCASH | 9.55",
    ),
    "total_is_subtotal_and_tax": Example(TAXED, ["9.54"], TAXED.replace("9.54", "9.60")),
    "total_is_sum_of_items": Example(
        GOODS + "TOTAL | 9.01\nROUNDING | -0.01\nTOTAL | 9.00", ["9.00"], GOODS + "TOTAL | 9.00\nTAX | 0.54\nTOTAL | 9.54"
    ),
    "total_is_largest_above_payment": Example(
        "SOAP | 4.00\nTOTAL | 9.50\nCASH | 20.00\nCHANGE | 10.50", ["9.50"], "CASH | 20.00\nCHANGE | 10.50"
    ),
    "total_is_last_above_payment": Example(
        "SOAP | 9.52\nTOTAL | 9.52\nTO PY | 9.50\nROUNDING | 0.02\nVISA | 9.50", ["9.50"], "VISA | 9.50\nTHANK YOU"
    ),
    "total_is_what_was_paid": Example("SOAP | 9.50\nTO PY | 9.50\nVISA | -9.50", ["9.50"], PAID),
    "total_is_repeated_most": Example(
        "SOAP | 9.50\nTOTAL | 9.50\nVISA | 9.50", ["9.50"], "SOAP | 9.50\nTOTAL | 9.50\nCASH | 20.00"
    ),
    "total_is_tallest": Example(
        "SOAP | 9.50\nTAX | 0.50\n# TOTAL | 10.00", ["10.00"], "SOAP | 9.50\n# TOTAL | 10.00\n# CASH | 20.00"
    ),
    "payment_on_its_row": Example(PAID, ["20.00"], "CASH | 20.00\nTHANK YOU"),
    "payment_is_total_and_change": Example(
        "TOTAL | 9.50\nCOUPON | 20.00\nCHANGE | 10.50", ["20.00"], "TOTAL | 9.50\nCOUPON | 15.00\nCHANGE | 10.50"
    ),
    "change_on_its_row": Example(PAID, ["10.50"], "TOTAL | 9.50\nCASH | 9.50"),
    "change_is_paid_less_total": Example(PAID.replace("CHANGE", "YOURS"), ["10.50"], PAID.replace("10.50", "10.00")),
}
EXAMPLES = {**COMPANY, **DATE, **ADDRESS, **NUMBERS, **ITEMS, **SUMS}


def found(function: LabelingFunction, document: Document) -> list[str]:
    return [document.span_text(span) for span in function(document)]


def test_every_shipped_function_has_an_example() -> None:
    assert set(EXAMPLES) == set(FUNCTIONS)


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_function_votes_where_it_should(name: str, page: Page) -> None:
    assert found(FUNCTIONS[name], page(EXAMPLES[name].text)) == [text.replace("\n", " ") for text in EXAMPLES[name].found]


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_function_is_silent_where_it_should(name: str, page: Page) -> None:
    assert found(FUNCTIONS[name], page(EXAMPLES[name].silent)) == []


def test_shipped_functions_stand_together_with_their_names_apart() -> None:
    assert len(FUNCTIONS) == len(shipped()) >= 40


def test_every_label_of_the_shipped_schema_is_voted_for() -> None:
    schema = build(compose("label", ["documents=x", "out=y"])["schema"], "schema").wide
    assert {function.label for function in shipped()} == set(schema.names)


def test_the_page_lists_every_function_with_its_label_and_what_it_says() -> None:
    rows = [line.strip("| ").split(" | ") for line in DOCS.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    assert rows == [[f"`{one.name}`", one.label, one.about.replace("|", "\\|")] for one in shipped()]
    assert all(function.about.endswith(".") for function in shipped())
