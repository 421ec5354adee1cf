"""One receipt in each language: what the shipped functions make of its words and formats. All names are invented."""

from collections.abc import Callable

import pytest

from labeling_functions.library import shipped
from receipts.document import Document

Page = Callable[..., Document]

RECEIPTS = {
    "Malaysia": """
LANTERN HILL SDN BHD
(123456-X)
NO. 3, JALAN KENARI 5,
47100 PUCHONG, SELANGOR
TEL : 03-5550 1990
TAX INVOICE
INVOICE NO : CS00778
DATE : 14/03/2018 | 2:05 PM
2 X 3.50 SOAP | 7.00
SUB-TOTAL | 7.00
SST 6% | 0.42
TOTAL | 7.42
CASH | 10.00
CHANGE | 2.58""",
    "United States": """
LANTERN HILL LLC
12 FERN STREET
SPRINGFIELD, IL 62704
TEL: (217) 555-0199
RECEIPT #: CS00778
Mar 14, 2018 | 2:05 PM
2 @ 3.50 SOAP | 7.00
SUBTOTAL | 7.00
SALES TAX 6% | 0.42
TOTAL | 7.42
CASH TENDERED | 10.00
CHANGE DUE | 2.58""",
    "Germany": """
LANTERN HILL GMBH
BIRKENSTRASSE 12
10115 BERLIN
TELEFON 030/555 01 99
BELEG-NR. CS00778
DATUM 14.03.2018 | 14:05 UHR
2 X 3,50 SEIFE | 7,00
ZWISCHENSUMME | 7,00
MWST 6% | 0,42
SUMME EUR | 7,42
GEGEBEN | 10,00
RUECKGELD | 2,58""",
    "France": """
LANTERN HILL SARL
12 RUE DES BOULEAUX
75011 PARIS
TÉL : 01 55 50 19 90
TICKET N° CS00778
LE 14 MARS 2018 | 14h05
2 X 3,50 SAVON | 7,00
SOUS-TOTAL | 7,00
TVA 6% | 0,42
NET A PAYER | 7,42
ESPECES | 10,00
RENDU | 2,58""",
    "Spain": """
LANTERN HILL S.L.
CALLE ABEDUL 12
28013 MADRID
TELÉFONO: 915 550 199
FACTURA SIMPLIFICADA Nº CS00778
FECHA 14/03/2018 | HORA 14:05
2 X 3,50 JABON | 7,00
BASE IMPONIBLE | 7,00
IVA 6% | 0,42
TOTAL A PAGAR | 7,42
EFECTIVO | 10,00
CAMBIO | 2,58""",
    "Italy": """
LANTERN HILL S.R.L.
VIA BETULLA 12
00184 ROMA
TELEFONO 06 5550 1990
DOCUMENTO N. CS00778
14-03-2018 | 14:05
2 X 3,50 SAPONE | 7,00
SUBTOTALE | 7,00
DI CUI IVA 6% | 0,42
TOTALE COMPLESSIVO | 7,42
CONTANTI | 10,00
RESTO | 2,58""",
    "Netherlands": """
LANTERN HILL B.V.
BERKENSTRAAT 12
1012 AB AMSTERDAM
TELEFOON 020-555 0199
BON NR CS00778
DATUM 14-03-2018 | 14:05
2 X 3,50 ZEEP | 7,00
SUBTOTAAL | 7,00
BTW 6% | 0,42
TE BETALEN | 7,42
CONTANT | 10,00
WISSELGELD | 2,58""",
}


def votes(document: Document, label: str) -> list[str]:
    """The texts that functions of a label vote for, without blanks."""
    return [document.span_text(span).replace(" ", "") for one in shipped() if one.label == label for span in one(document)]


@pytest.mark.parametrize("country", RECEIPTS)
def test_every_label_is_found_in_every_language(country: str, page: Page) -> None:
    document = page(RECEIPTS[country])
    lines = [line.split(" | ") for line in RECEIPTS[country].strip().splitlines()]
    is_malay = country == "Malaysia"
    expected = {
        "company": lines[0][0],
        "address": " ".join(line[0] for line in (lines[2:4] if is_malay else lines[1:3])),
        "receipt_number": "CS00778",
        "item_quantity": "2",
        "item_price": lines[-6][1],
        "subtotal": lines[-5][1],
        "tax": lines[-4][1],
        "total": lines[-3][1],
        "payment": lines[-2][1],
        "change": lines[-1][1],
    }
    for label, text in expected.items():
        found = votes(document, label)
        assert max(set(found), key=found.count, default=None) == text.replace(" ", ""), (label, found)


@pytest.mark.parametrize("country", RECEIPTS)
def test_date_time_and_phone_are_found_in_every_format(country: str, page: Page) -> None:
    document = page(RECEIPTS[country])
    text = RECEIPTS[country].replace(" ", "")
    for label, digits in {"date": "2018", "time": "05", "phone": "55"}.items():
        found = votes(document, label)
        assert found, label
        assert all(digits in one and one in text for one in found), (label, found)
