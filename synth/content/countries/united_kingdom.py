"""United Kingdom: names, streets and towns from Faker, seeded for every sample from its own stream; VAT at 20 %, pounds."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, ClassVar

from numpy.random import Generator

from receipts.config import component
from synth.content.goods import NOUNS
from synth.content.locale import DATE_FORMATS, Company, Locale, TaxRule, invented
from synth.content.words.heads import HEADS
from synth.draw import Slots, Weight, chance, fill, listed, pattern, pick

_SHAPES = listed(
    """
    {surname} {noun} | {surname} & SONS {noun} | {surname} & {surname} LTD | {surname} {noun} LTD | THE {surname} {noun} |
    {invented} {noun} | {invented} | {invented} LTD | {surname}'S {noun} | {town} {noun} | {surname} BROTHERS | {first}'S
    {noun} | {invented} STORES PLC | {surname} RETAIL LIMITED | {invented} UK LTD | {surname}, {surname} & CO
    """
)
_LEVELS = {"food": "exempt", "prescription": "exempt", "children": "exempt", "books": "exempt", "medicine": "reduced"}
_WORDS: Mapping[str, Sequence[str]] = {
    **HEADS,
    "tax": ("VAT",),
    "marks": ("", "", "£", "£", "£", "GBP "),
    "heads": ("£", "GBP", "£"),
    "titles": listed(
        """
        Receipt | VAT Receipt | Sales Receipt | VAT Invoice | Customer Receipt | *** Receipt *** | Till Receipt | Sale | Tax
        Invoice | Guest Bill
        """
    ),
    "registrations": listed(
        """
        Company No. {} | Reg No {} | Co. Reg. {} | Registered in England {} | (Reg. No. {}) | Company Reg: {}
        """
    ),
    "tax_ids": ("VAT No. {}", "VAT No: {}", "VAT Reg No {}", "VAT Number: {}", "VAT {}", "VAT Reg: {}", "V.A.T. No. {}"),
    "phones": ("Tel: {}", "Tel {}", "Telephone: {}", "{}", "T: {}", "Phone: {}", "Tel. No. {}"),
    "faxes": ("Fax: {}", "F: {}"),
    "footers": listed(
        """
        www.{site}.co.uk | Please retain for your records | Please keep your receipt as proof of purchase | Refunds within
        28 days with receipt | This does not affect your statutory rights | Email: hello@{site}.co.uk | Follow us @{site} |
        Open 7 days a week | You were served by {name} | Join our loyalty scheme | Points earned {0..400} | Tell us how we
        did: www.{site}.com/survey | Service not included | Customer services {phone} | Registered office: {name} | No
        exchange without receipt | Gift cards available in store | Auth code {######} | Cardholder copy
        """
    ),
    "thanks": listed(
        """
        Thank you for your custom | Thank you | Thank you for shopping with us | Please call again | Thanks for visiting |
        Have a lovely day | Many thanks | See you again soon
        """
    ),
}


@component
class UnitedKingdom(Locale):
    """Receipts as Britain prints them: pounds, VAT inside the prices, postcodes.

    Attributes:
        weight: how often it is taken, against the other locales.
    """

    weight: Weight = 1.0
    code: ClassVar[str] = "en_GB"
    currency: ClassVar[str] = "GBP"
    coin: ClassVar[int] = 1
    price_scale: ClassVar[float] = 0.45
    words: ClassVar[Mapping[str, Sequence[str]]] = _WORDS

    def company(self, kind: str, rng: Generator) -> Company:
        """A shop with a British name and address."""
        fake = _faker(rng)
        slots: Slots = {
            "surname": lambda _: fake.last_name().upper(),
            "first": lambda _: fake.first_name().upper(),
            "town": lambda _: fake.city().upper(),
            "invented": invented,
            "noun": NOUNS[kind],
        }
        return Company(
            name=fill(rng, pick(rng, _SHAPES), slots),
            brand=invented(rng) if chance(rng, 0.1) else "",
            registration=pattern(rng, "0#######") if chance(rng, 0.3) else "",
            address=_address(rng, fake),
            phone=pattern(rng, pick(rng, ("01### ######", "020 #### ####", "0#### ######", "0113 ### ####", "07### ######"))),
            tax_id=pattern(rng, pick(rng, ("### #### ##", "#########", "GB #########", "GB### #### ##"))),
        )

    def person(self, rng: Generator) -> str:
        """A first name, or a till number."""
        return _faker(rng).first_name().upper() if chance(rng, 0.7) else pattern(rng, "##")

    def branch(self, rng: Generator) -> str:
        """A town."""
        return _faker(rng).city().upper()

    def tax(self, kind: str, when: date, rng: Generator) -> TaxRule | None:
        """VAT at 20 %, at 5 % on a few goods; food in shops is zero-rated, which the trade decides item by item."""
        taxed, exempt = pick(rng, (("A", "Z"), ("V", "Z"), ("S", "Z"), ("*", "")))
        reduced = {"A": "B", "V": "R", "S": "R"}.get(taxed, "")
        return TaxRule("VAT", 2000, taxed, exempt, 500 if reduced else None, reduced, _LEVELS)

    def date_formats(self) -> Mapping[str, float]:
        """As elsewhere in English outside America, with more years of two digits."""
        return {**DATE_FORMATS, "%d/%m/%y": 30.0}


def _address(rng: Generator, fake: Any) -> tuple[str, ...]:
    number = pick(rng, ("{1..250}", "{1..250}", "UNIT {1..40},", "{1..90}-{91..120}", "{1..90}{A}"))
    street = f"{fill(rng, number, {})} {fake.street_name().upper()}"
    town = fake.city().upper()
    parts = [street, town]
    if chance(rng, 0.3):
        parts.insert(
            1,
            pick(
                rng,
                listed(
                    """
                    THE PRECINCT | MARKET SQUARE | RETAIL PARK | HIGH STREET | TOWN CENTRE | STATION PARADE | SHOPPING
                    CENTRE
                    """
                ),
            ),
        )
    code = fake.postcode()
    if chance(rng, 0.4):
        parts[-1] += f" {code}"
    else:
        parts.append(code)
    if chance(rng, 0.3):
        return (", ".join(parts),)
    end = pick(rng, (",", "", ""))
    return tuple(part + (end if i < len(parts) - 1 else "") for i, part in enumerate(parts))


def _faker(rng: Generator) -> Any:
    """Faker as this sample's stream seeds it: the same words for the same draws, whoever drew before."""
    fake = _british_faker()
    fake.seed_instance(int(rng.integers(2**63)))
    return fake


@cache
def _british_faker() -> Any:
    from faker import Faker

    return Faker("en_GB")
