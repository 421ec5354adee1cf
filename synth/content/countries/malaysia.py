"""Malaysia: shops with English, Malay, Chinese and Tamil names, GST from April 2015 to August 2018, cash rounded to 5 sen."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from numpy.random import Generator

from receipts.config import component
from synth.content.goods import NOUNS
from synth.content.locale import DATE_FORMATS, Company, Locale, TaxRule, invented
from synth.content.words import malaysian as words
from synth.content.words.heads import HEADS
from synth.draw import Slots, Weight, chance, fill, listed, pattern, pick, whole

_FRONTS = {
    "restaurant": listed(
        """
        RESTORAN | RESTORAN | RESTORAN | RESTAURANT | KEDAI KOPI | KAFE | CAFE | KEDAI MAKANAN | WARUNG | NASI KANDAR |
        KOPITIAM | GERAI
        """
    ),
    "grocery": listed(
        """
        KEDAI RUNCIT | PASARAYA | PASAR MINI | PASAR RAYA | KEDAI | PASAR BORONG | MINI MARKET | PUSAT BELI BELAH
        """
    ),
    "hardware": ("KEDAI BESI", "PERKAKASAN", "KEDAI CAT", "KEDAI ELEKTRIK", "KEDAI PAPAN", "HARDWARE"),
    "stationery": ("KEDAI BUKU", "PUSAT ALAT TULIS", "SYARIKAT BUKU", "PUSTAKA", "KEDAI GAMBAR"),
    "pharmacy": ("FARMASI", "KEDAI UBAT", "KLINIK", "KEDAI OPTIK"),
    "fuel": ("STESEN MINYAK", "SYARIKAT MINYAK", "STESYEN"),
    "cafe": ("KAFE", "KEDAI KOPI", "CAFE", "KOPITIAM"),
    "clothing": ("BUTIK", "KEDAI PAKAIAN", "KEDAI KASUT", "PUSAT TEKSTIL"),
    "electronics": ("KEDAI ELEKTRONIK", "KEDAI KOMPUTER", "PUSAT TELEFON", "KEDAI ELEKTRIK"),
    "hotel": ("HOTEL", "RUMAH TUMPANGAN", "HOTEL BAJET", "CHALET"),
    "parking": ("TEMPAT LETAK KERETA", "PENGURUSAN PARKIR", "PARKIR"),
    "service": ("PERKHIDMATAN", "BENGKEL", "SYARIKAT", "WORKSHOP"),
}
_SERVED = ("restaurant", "cafe", "hotel")
_SEPARATORS = (", ", ", ", ", ", ",", " , ")
_LEVELS = {"food": "exempt", "fuel": "exempt", "prescription": "exempt"}
_LATE_GST = TaxRule(name="GST", rate_basis_points=0, taxed_code="SR", exempt_code="ZRL")
_WORDS: Mapping[str, Sequence[str]] = {
    **HEADS,
    "owners": (*HEADS["owners"], "Dimiliki oleh :", "Milik", "Pemilik :"),
    "tax": ("GST",),
    "marks": ("", "", "", "RM", "RM ", "RM", "RM ", "$", "MYR "),
    "heads": ("RM", "RM", "RM", "MYR"),
    "zero_codes": ("Z", "ZRL", "ZR", "Z"),
    "titles": listed(
        """
        Tax Invoice | Tax Invoice | Tax Invoice | Tax Invoice | Simplified Tax Invoice | Invoice | Cash Bill | Receipt |
        Cash Sales | Official Receipt | *** Tax Invoice *** | * Tax Invoice * | Tax Invoice / Cash Bill | Cash Receipt |
        Resit | Tax Cash Sales | Bil Tunai | Tax-Invoice | - Tax Invoice - | Tax Invoice (Cash) | Sales Receipt | Guest
        Check | Invois Cukai
        """
    ),
    "registrations": listed(
        """
        ({}) | ({}) | ({}) | {} | (Co. No.: {}) | Co. Reg No : {} | (Company No : {}) | Reg No: {} | ROC: {} | (ROC No. {})
        | Company Reg No. {} | BR No.: ({}) | Co.No. {} | (Reg.No.:{}) | Company No: {} | [{}] | SSM No. : {}
        """
    ),
    "tax_ids": listed(
        """
        GST ID : {} | GST ID No : {} | GST No : {} | GST Reg No: {} | (GST ID: {}) | (GST Reg. No : {}) | GST Reg : {} | GST
        ID:{} | GST # : {} | GST Registration No : {} | (GST ID No :{}) | GST ID. No : {} | GST : {} | [GST ID : {}] | GST
        Reg #{} | No. GST : {} | GST No.: {} | (GST No. {}) | GST/ID: {}
        """
    ),
    "phones": listed(
        """
        Tel : {} | Tel: {} | Tel:{} | Tel No : {} | Tel No. {} | Tel {} | Tel/Fax : {} | Phone: {} | H/P: {} | {} | T: {} |
        Telephone: {} | Tel.: {} | No. Tel : {} | Hp : {} | Mobile/WhatsApp : {} | Hotline : {} | Contact : {} | Tel- {}
        """
    ),
    "faxes": ("Fax : {}", "Fax: {}", "Fax:{}", "F: {}", "Fax No : {}"),
    "footers": listed(
        """
        Goods sold are not returnable | Goods sold are not returnable, thank you. | Goods sold are not refundable or
        exchangeable | *Goods sold are not returnable | Goods sold are not returnable & refundable | Exchange are allowed
        within {1..14} day with receipt. | Strictly no cash refund. | No refund, exchange only within {3..14} days | Please
        keep this receipt for returns | Keep the invoice for applicable returns | Barang yang dijual tidak boleh
        dikembalikan | All prices inclusive of GST | Prices inclusive of 6% GST | (Price inclusive of GST) | Like and follow
        us on Facebook! | www.{site}.com.my | www.{site}.com | http://www.{site}.com.my | Email: {site}@gmail.com |
        facebook.com/{site} | Instagram: {site} | Wifi password: {site} | We are compliant to the PDPA 2010. | Customer
        service hotline : {phone} | Careline : {phone} | Survey code : {AAA##########} | Please retain this receipt for
        warranty | E.&.O.E. | Powered by {site} POS | [{site} - POS solution] | Points earned : {0..300} | Member :
        {#######} | Closed : {1..9} | Business hour: Mon-Sun 10:00am - 10:00pm | For any enquiry, please e-mail us | Tell us
        about your visit at www.{site}.com | You saved RM {0..20}.{##} today | Total savings today {0..9}.{##} | Follow us
        on Instagram @{site} | GST ID : {############} | Exchange & refund may be allowed within {3..7} days | This is a
        computer generated receipt | No signature is required | *** Customer copy *** | Valid for {1..30} days with original
        receipt | Ask for our member card
        """
    ),
    "thanks": listed(
        """
        Thank you. Please come again. | Thank you | Thank you! Please come again! | *** Thank you *** | Terima kasih. Sila
        datang lagi. | Thank you for shopping with us | Please come again | Thank you, please come again | **** Thank You
        **** | Thank you for your patronage | Terima kasih | Thank you for visiting | Have a nice day | Thank you and do
        visit us again | Thank you for shopping at {name} | Thanks, see you again | Tq for shopping with {name} | Sila
        datang lagi | Thank you for dining with us | Enjoy your meal | Hope to see you soon
        """
    ),
}


@component
class Malaysia(Locale):
    """Receipts as Malaysia prints them: RM, GST or service tax, registration numbers such as 789417-W.

    Attributes:
        weight: how often it is taken, against the other locales.
    """

    weight: Weight = 1.0
    code: ClassVar[str] = "en_MY"
    currency: ClassVar[str] = "MYR"
    coin: ClassVar[int] = 5
    price_scale: ClassVar[float] = 1.0
    words: ClassVar[Mapping[str, Sequence[str]]] = _WORDS

    def company(self, kind: str, rng: Generator) -> Company:
        """A shop: its name composed from four languages' words, its address from street grammar."""
        slots = _slots(kind)
        taxed = chance(rng, 0.85)
        name = _tidy(fill(rng, pick(rng, words.COMPANIES), slots))
        return Company(
            name=name,
            brand=_brand(rng, slots, name) if chance(rng, 0.2) else "",
            registration=_registration(rng),
            address=address_lines(rng),
            phone=fill(rng, pick(rng, words.PHONES), {}) if chance(rng, 0.85) else "",
            tax_id=pattern(rng, "00#########" + pick(rng, ("#", "#", "# "))).strip() if taxed else "",
        )

    def person(self, rng: Generator) -> str:
        """A cashier's name, number or post."""
        return fill(rng, pick(rng, words.PEOPLE), _slots("grocery"))

    def branch(self, rng: Generator) -> str:
        """A mall, an area or a town."""
        return fill(rng, pick(rng, words.BRANCHES), {**_slots("grocery"), "town": [town for _, town, _ in words.TOWNS]})

    def date_formats(self) -> Mapping[str, float]:
        """As in the real receipts, with some more of the rare forms."""
        return {**DATE_FORMATS, "%Y-%m-%d": 2.0, "%-d %b %Y": 0.5, "%d/%b/%y": 0.3}

    def tax(self, kind: str, when: date, rng: Generator) -> TaxRule | None:
        """GST at 6 % from April 2015, at 0 % from June 2018; service tax at 6 % on meals and rooms from September 2018."""
        if date(2015, 4, 1) <= when < date(2018, 6, 1):
            taxed, exempt = pick(rng, (("SR", "ZRL"), ("SR", "ZR"), ("S", "Z"), ("SR", "ZRL"), ("T", "Z")))
            return TaxRule(name="GST", rate_basis_points=600, taxed_code=taxed, exempt_code=exempt, levels=_LEVELS)
        if date(2018, 6, 1) <= when < date(2018, 9, 1):
            return _LATE_GST
        if kind in _SERVED and when >= date(2018, 9, 1):
            rate = 800 if when >= date(2024, 3, 1) and chance(rng, 0.3) else 600
            return TaxRule(
                name=pick(rng, ("SST", "Service Tax", "SST")), rate_basis_points=rate, taxed_code="SV", exempt_code=""
            )
        return None


def address_lines(rng: Generator) -> tuple[str, ...]:
    """An address as shops print it, in one to five lines."""
    slots = _slots("grocery")
    code, town, state = pick(rng, words.TOWNS)
    unit, road = fill(rng, pick(rng, words.UNITS), slots), fill(rng, pick(rng, words.ROADS), slots)
    areas = [fill(rng, pick(rng, words.AREAS), slots) for _ in range(pick(rng, (0, 1, 1, 1, 1, 2)))]
    places = [*areas, road] if chance(rng, 0.15) else [road, *areas]
    parts = [unit, *places] if chance(rng, 0.93) else places
    gap = pick(rng, _SEPARATORS)
    head = _groups(rng, parts, gap, joined_first=chance(rng, 0.94))
    towns = _town_lines(rng, pattern(rng, code.replace("{", "").replace("}", "")), town, state, gap)
    if towns[0].isdigit():
        # The postcode ends the line before the town's.
        head[-1] += gap.rstrip() + " " + towns.pop(0)
    lines = [*head, *towns]
    if len(head) > 1 and chance(rng, 0.05):
        # No more than the area.
        lines = head
    elif len(lines) > 2 and chance(rng, 0.2):
        lines[-2:] = [lines[-2] + gap.rstrip() + " " + lines[-1]]
    ends = pick(rng, (",", ",", ",", "", ""))
    last = pick(rng, ("", "", "."))
    if chance(rng, 0.03):
        lines.append("MALAYSIA")
    uneven = chance(rng, 0.15)
    marks = [pick(rng, (",", ",", "", ".", " ,")) if uneven else ends for _ in lines[1:]]
    return tuple(line + ("" if mark and line[-1] == mark else mark) for line, mark in zip(lines, (*marks, last), strict=True))


def _town_lines(rng: Generator, code: str, town: str, state: str, gap: str) -> list[str]:
    """Postcode and town, and the state where one is named, on one line or on two."""
    form = pick(rng, words.STATE_FORMS.get(state, (state,)))
    joint = "." if chance(rng, 0.02) else pick(rng, (" ", " ", " ", " ", ", ", ","))
    style = rng.random()
    if form and chance(rng, 0.05):
        return [code, f"{town}{gap}{form}"]
    if style < 0.08:
        return [f"{town}, {code}", form] if form else [f"{town} {code}"]
    if not form or style < 0.12:
        return [f"{code}{joint}{town}" + (", MALAYSIA" if style > 0.9 else "")]
    if style < 0.3:
        return [f"{code}{joint}{town}", form]
    if style < 0.36:
        return [f"{code}{joint}{town} {form}"]
    return [f"{code}{joint}{town}{gap}{form}" + (", MALAYSIA" if style > 0.95 else "")]


def _groups(rng: Generator, parts: list[str], gap: str, *, joined_first: bool) -> list[str]:
    """The parts of an address on lines: unit and road mostly share one."""
    if joined_first and len(parts) > 1:
        joint = pick(rng, (gap, gap, gap, " ")) if parts[0][-1].isdigit() else gap
        parts = [parts[0] + joint + parts[1], *parts[2:]]
    if len(parts) > 1 and chance(rng, 0.3):
        at = whole(rng, 0, len(parts) - 2)
        parts[at : at + 2] = [parts[at] + gap + parts[at + 1]]
    return parts


def _registration(rng: Generator) -> str:
    form = pick(
        rng,
        listed(
            """
            ######-A | ######-A | #######-A | #####-A | ######A | ######-A | JM0######-A | SA0######-A | 00#######-A |
            00#######A | ###### A
            """
        ),
    )
    number = pattern(rng, form)
    return f"20{whole(rng, 10, 25)}01{pattern(rng, '######')} ({number})" if chance(rng, 0.04) else number


def _brand(rng: Generator, slots: Slots, company: str) -> str:
    """What stands over the company's name: a brand with words of that name or with none, a branch of it, or who owns it."""
    if chance(rng, 0.4):
        first = company.split()[: whole(rng, 1, 2)]
        slots = {**slots, "brand": (" ".join(first).replace(".", "").strip("&"),)}
        return _tidy(fill(rng, pick(rng, words.BRANDS_OF), slots))
    return _tidy(fill(rng, pick(rng, words.BRANDS), slots))


def _slots(kind: str) -> Slots:
    """What the templates are filled with, for one kind of shop."""
    slots: dict[str, object] = {
        "chinese": words.CHINESE,
        "malay": words.MALAY,
        "indian": words.INDIAN,
        "good": words.GOOD,
        "word": words.WORDS,
        "place": words.WORDS,
        "area": words.AREAS,
        "name": words.NAMES,
        "name_mixed": ("{chinese} {chinese}", "{malay}", "{good}", "{invented}", "{chinese} {chinese} {chinese}", "{indian}"),
        "code": ("SS", "PJU", "USJ", "PJS", "BS", "SG", "TPK", "KPB", "PUJ", "MJ", "BK", "TK", "{A}{A}", "{A}{A}{A}"),
        "business": words.BUSINESS,
        "invented": invented,
        "noun": NOUNS[kind],
        "front": _FRONTS[kind],
    }
    return slots  # type: ignore[return-value]


def _tidy(text: str) -> str:
    return " ".join(text.split())
