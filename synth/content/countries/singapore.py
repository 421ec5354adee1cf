"""Singapore: names, blocks and roads of its own, for Faker has none; dollars, GST of 7 to 9 %, mostly added."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from numpy.random import Generator

from receipts.config import component
from synth.content.faked import worded
from synth.content.goods import NOUNS
from synth.content.locale import DATE_FORMATS, Company, Locale, TaxRule, invented
from synth.content.words import malaysian as malaysian
from synth.content.words.english import WORDS
from synth.content.words.heads import HEADS
from synth.draw import Slots, Weight, chance, fill, listed, pattern, pick

_ROADS = listed(
    """
    ORCHARD ROAD | SERANGOON ROAD | ANG MO KIO AVE {1..10} | BEDOK NORTH ST {1..5} | TAMPINES ST {11..91} | JURONG EAST ST
    {11..32} | TOA PAYOH LOR {1..8} | CLEMENTI AVE {1..6} | WOODLANDS DRIVE {14..75} | YISHUN AVE {1..11} | HOUGANG AVE {1..10}
    | PUNGGOL FIELD | BUKIT BATOK ST {11..52} | UPPER THOMSON ROAD | GEYLANG ROAD | NORTH BRIDGE ROAD | SOUTH BRIDGE ROAD |
    VICTORIA STREET | BUGIS STREET | EAST COAST ROAD | JOO CHIAT ROAD | TIONG BAHRU ROAD | PASIR RIS DRIVE {1..10} | SIMEI
    STREET {1..6} | CHOA CHU KANG AVE {1..7} | TANJONG PAGAR ROAD | SENGKANG EAST WAY | HOLLAND AVENUE | BUKIT TIMAH ROAD | UBI
    AVENUE {1..4} | RAFFLES PLACE
    """
)
_MALLS = listed(
    """
    {word} POINT | {word} MALL | {word} PLAZA | THE {word} | {word} CITY | {word} CENTRE | {word} SQUARE | {word} SHOPPING
    CENTRE | {word} HUB | {word} JUNCTION
    """
)
_ADDRESSES = listed(
    """
    BLK {1..899} {road} / #0{1..4}-{##} / SINGAPORE {######} | BLK {1..899} {road} #0{1..4}-{###} / SINGAPORE {######} |
    {1..499} {road} / #{B}{1..3}-{##} {mall} / SINGAPORE {######} | {1..499} {road} #0{1..5}-{##} / {mall} / SINGAPORE {######}
    | {1..499} {road} / S({######}) | {1..499} {road}, #0{1..9}-{##} / {mall}, SINGAPORE {######} | {mall} / #0{1..5}-{##}
    {1..99} {road} / SINGAPORE {######} | BLOCK {1..899} {road} / #01-{##}, S{######} | NO. {1..399} {road} / SINGAPORE {######}
    | {1..99} {road} #0{1..5}-{##}/{##} SINGAPORE {######}
    """
)
_SHAPES = listed(
    """
    {name} PTE LTD | {name} PTE. LTD. | {name} {noun} PTE LTD | {name} {noun} | {name} {noun} PTE. LTD. | {name} (S) PTE LTD |
    {name} {noun} (S) PTE LTD | {name} TRADING | {name} ENTERPRISE | {name} {noun} LLP | {name} (SINGAPORE) PTE LTD | {name} &
    CO | {name} F&B PTE LTD | {name} HOLDINGS PTE LTD | {name} EATING HOUSE | {name} RETAIL PTE LTD | THE {name} {noun} | {name}
    {noun} @ {mall}
    """
)
_WORDS: Mapping[str, Sequence[str]] = worded(
    """
    tax: GST
    heads: S$ | $ | SGD | S$
    titles: Tax Invoice | Receipt | Tax Invoice | Official Receipt | Cash Sales | *** Receipt *** | Invoice
    | Tax Invoice / Receipt | Guest Check
    registrations: UEN: {} | Co. Reg No: {} | UEN {} | Co Reg No. {} | (Co. Reg. No. {}) | ROC No: {} | RCB No: {}
    | UEN No.: {} | Reg No. {}
    tax_ids: GST Reg No: {} | GST Reg No. {} | GST Reg. No.: {} | GST No: {} | GST Registration No: {} | GST: {}
    | (GST Reg No {})
    phones: Tel: {} | Tel : {} | Tel {} | {} | T: {} | Tel No: {} | Hotline: {} | Phone: {}
    faxes: Fax: {} | Fax {} | F: {}
    footers: www.{site}.com.sg | Goods sold are not refundable or exchangeable | Exchange within {3..14} days with receipt
    | Follow us @{site} | Prices are subject to 10% service charge & GST | Thank you for dining with us | Like us on Facebook
    | Email: hello@{site}.sg
    | All prices in SGD | Prices inclusive of GST | Points earned: {0..300} | Member: {A#######} | Customer hotline {phone}
    | Queue No. {####}
    | Please retain receipt for exchange | NETS approved {######} | Powered by {site} POS | Strictly no refund
    | Scan to give feedback
    thanks: Thank you | Thank you, please come again! | Thank you for shopping with us | Have a nice day! | See you again
    | Please come again | Thank you for dining with us | *** Thank you ***
    exclusive: Total Before {tax} | Sub-Total (Ex) | Taxable Amount | Total Excl {tax}
    included: {tax} {rate}% included | Inclusive of {rate}% {tax} | Total includes {tax} {rate}%
    hotline: 6777 8888
    mobile: 9{###} {####}
    cards: NETS | VISA | MASTERCARD | PAYWAVE | PAYNOW | GRABPAY | AMEX | EZ-LINK | NETS QR | CREDIT CARD | FAVEPAY
    | VISA PAYWAVE
    plates: AAA #### A | AAA #### A | AAA ### A
    parking/fees: CARPARK CHARGE | PARKING FEE | SHORT TERM PARKING | PARKING {hours} HRS | UP TO {hours} HOURS
    | HOURLY PARKING | PER ENTRY PARKING | P{1..4} CARPARK | VISITOR PARKING
    service/transfers: PAYNOW | GIRO | BANK TRANSFER | CHEQUE | PAYNOW UEN
    service/notes: PayNow to UEN {#########}A | DBS Acct {###-######-#} | Please quote the invoice number
    | All work guaranteed {3..12} months | Goods sold are not refundable | Cheques payable to the company
    articles: 888########## | 9############ | ###### | #### | 00#### | 955########## | A####
    """
)


@component
class Singapore(Locale):
    """Receipts as Singapore prints them: UEN and GST numbers, blocks and unit numbers, 10 % service charge and GST on top.

    Attributes:
        weight: how often it is taken, against the other locales.
    """

    weight: Weight = 1.0
    code: ClassVar[str] = "en_SG"
    currency: ClassVar[str] = "SGD"
    coin: ClassVar[int] = 5
    price_scale: ClassVar[float] = 0.5
    services: ClassVar[Sequence[int]] = (1000,)
    words: ClassVar[Mapping[str, Sequence[str]]] = {
        **HEADS,
        **WORDS,
        **_WORDS,
        "marks": ("", "", "$", "$", "S$", "SGD ", "$ ", "S$ "),
    }

    def company(self, kind: str, rng: Generator) -> Company:
        """A shop with a name as Singapore's languages mix them."""
        slots = _slots(kind)
        lines = fill(rng, pick(rng, _ADDRESSES), slots).split(" / ")
        uen = pattern(rng, pick(rng, ("20#######A", "19#######A", "5#######A", "53######A", "20#######A")))
        return Company(
            name=" ".join(fill(rng, pick(rng, _SHAPES), slots).split()),
            brand=invented(rng) if chance(rng, 0.12) else "",
            registration=uen if chance(rng, 0.6) else "",
            address=tuple(" ".join(line.split()) for line in lines),
            phone=pattern(
                rng, pick(rng, ("6### ####", "6### ####", "6#######", "+65 6### ####", "(65) 6### ####", "9### ####"))
            ),
            tax_id=(uen if chance(rng, 0.5) else pattern(rng, pick(rng, ("M#-#######-#", "M########A", "M2-#######-#"))))
            if chance(rng, 0.8)
            else "",
        )

    def person(self, rng: Generator) -> str:
        """A cashier's name or number."""
        return fill(
            rng,
            pick(rng, ("{chinese} {chinese} {chinese}", "{malay}", "{indian}", "{chinese}", "{##}", "ADMIN")),
            _slots("grocery"),
        )

    def branch(self, rng: Generator) -> str:
        """A mall."""
        return " ".join(fill(rng, pick(rng, _MALLS), _slots("grocery")).split())

    def tax(self, kind: str, when: date, rng: Generator) -> TaxRule | None:
        """GST at 7 %, at 8 % in 2023, at 9 % from 2024, on all goods."""
        rate = 900 if when.year >= 2024 else 800 if when.year == 2023 else 700
        return TaxRule("GST", rate, pick(rng, ("S", "T", "SR", "*", "G")), "", levels={})

    def date_formats(self) -> Mapping[str, float]:
        """As in Malaysia, with more names of months."""
        return {**DATE_FORMATS, "%d %b %Y": 15.0, "%d-%b-%y": 3.0}


def _slots(kind: str) -> Slots:
    """What the templates are filled with, for one kind of shop."""
    return {
        "chinese": malaysian.CHINESE,
        "malay": malaysian.MALAY,
        "indian": malaysian.INDIAN,
        "good": malaysian.GOOD,
        "word": malaysian.WORDS,
        "name": (
            "{chinese} {chinese}",
            "{good} {chinese}",
            "{invented}",
            "{invented} {good}",
            "{good}",
            "{malay}",
            "{chinese} {good}",
        ),
        "invented": invented,
        "noun": NOUNS[kind],
        "road": _ROADS,
        "mall": _MALLS,
        "B": ("B",),
    }
