"""Israel: names and streets from Faker; shekels, VAT of 17 and 18 % inside, written from right to left."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from numpy.random import Generator

from receipts.config import component
from receipts.content import Receipt
from synth.content.faked import FakedLocale
from synth.content.locale import Assortment, TaxRule
from synth.content.words.hebrew import WORDS
from synth.content.words.hebrew_sheets import SHEETS
from synth.content.words.hebrew_trades import GOODS, NOUNS, TRADES
from synth.draw import Weight, listed, pick

# Letters that have a form of their own at the end of words.
_FINAL = str.maketrans("ךםןףץ", "כמנפצ")
# What Faker tells in brackets; vowel points, and blanks of no width.
_ASIDE = re.compile(r"\s*[()].*|[\u0591-\u05c7\u200b]")
_SYLLABLES = listed(
    """
    גל | רון | טל | שיר | נוי | פז | אור | זיו | מור | עדן | גיל | רם | סול | קל | דן | לב | בר | שי | נור | ים | תום | חן
    | כוכב
    | מגה | טופ | ניר | אלון | שקד | דור | הדר | יובל
    """
)
_TOWNS = listed(
    """
    תל אביב | תל אביב-יפו | ירושלים | ירושלים | חיפה | באר שבע | ראשון לציון | פתח תקווה | אשדוד | אשקלון | נתניה | חולון
    | בת ים
    | רמת גן | גבעתיים | בני ברק | הרצליה | רעננה | כפר סבא | הוד השרון | רחובות | נס ציונה | מודיעין | לוד | רמלה | חדרה
    | עפולה
    | נהריה | עכו | טבריה | צפת | כרמיאל | נצרת | קרית אתא | קרית גת | אילת | דימונה | יבנה | זכרון יעקב
    """
)
_ADDRESSES = listed(
    """
    {street} {1..150}, {city} | {street} {1..150}, {city} | רח' {street} {1..120} {city} | רחוב {street} {1..90}, {city}
    | {street}
    {1..99} / {city} | {place}, {city} | {street} {1..60}, {place} / {city} | דרך {street} {1..200}, {city}
    | שד' {street} {1..90},
    {city} {postcode} | {street} {1..120}, {city}
    """
)


@component
class Israel(FakedLocale):
    """Receipts as Israel prints them: חשבונית מס קבלה, ח.פ. or עוסק מורשה, סה"כ לתשלום, fruit and vegetables spared the tax.

    Attributes:
        weight: how often it is taken, against the other locales.
    """

    weight: Weight = 1.0
    code: ClassVar[str] = "he_IL"
    faker_code: ClassVar[str] = "he_IL"
    right_to_left: ClassVar[bool] = True
    currency: ClassVar[str] = "ILS"
    coin: ClassVar[int] = 10
    price_scale: ClassVar[float] = 1.2
    upper_share: ClassVar[float] = 0.1
    taxed_inside: ClassVar[bool | None] = True
    services: ClassVar[Sequence[int]] = ()
    notes: ClassVar[Sequence[int]] = (1000, 2000, 5000, 5000, 10000, 20000)
    assortment: ClassVar[Assortment | None] = Assortment(
        GOODS,
        step=100,
        endings=(90, 90, 90, 50, 0),
        meal_step=100,
        broad_from=5000,
        broad_step=1000,
        broad_endings=(990, 900, 0),
    )
    nouns: ClassVar[Mapping[str, Sequence[str]]] = NOUNS
    shapes: ClassVar[Sequence[str]] = listed(
        """
        {noun} {surname} | {noun} {invented} | {invented} בע"מ | {noun} {invented} בע"מ | {noun} {surname} בע"מ
        | {surname} ובניו
        בע"מ | {noun} {first} | {noun} {first} {surname} | {invented} שיווק בע"מ | {invented} (ישראל) בע"מ | האחים {surname}
        | רשת
        {invented} | {noun} {invented} - {surname}
        """
    )
    places: ClassVar[Sequence[str]] = ("קניון {invented}", "מרכז מסחרי", "אזור התעשייה", "קניון {invented}", "תחנה מרכזית")
    addresses: ClassVar[Sequence[str]] = tuple(form.replace("{city}", town) for town in _TOWNS for form in _ADDRESSES)
    phone_forms: ClassVar[Sequence[str]] = listed(
        """
        03-{#######} | 02-{#######} | 04-{#######} | 08-{#######} | 09-{#######} | 07{2..7}-{#######} | 05{0..8}-{#######} |
        1-700-{###}-{###} | *{####} | 03-{###}-{####}
        """
    )
    registration_forms: ClassVar[Sequence[str]] = (
        "ח.פ. 51{#######}",
        "ח.פ 51-{######}-{#}",
        "סניף {###}",
        "תיק ניכויים 9{########}",
    )
    registration_share: ClassVar[float] = 0.2
    tax_id_forms: ClassVar[Sequence[str]] = ("51{#######}", "51{#######}", "{#########}", "51-{######}-{#}", "0{########}")
    people: ClassVar[Sequence[str]] = (
        "{first}",
        "{first}",
        "{first}",
        "{first} {surname}",
        "{##} {first}",
        "{##}",
        "{###}",
        "מנהל",
    )
    words: ClassVar[Mapping[str, Sequence[str]]] = {
        **WORDS,
        **TRADES,
        **SHEETS,
        "service": (),
        "tax": ('מע"מ',),
        "marks": ("", "", "", "", "₪", "₪ "),
        "afters": ("", "", " ₪", " ₪"),
        "heads": ("₪", 'ש"ח'),
    }

    def invented(self, rng: Generator) -> str:
        """Two syllables that mean nothing together."""
        return pick(rng, _SYLLABLES).translate(_FINAL) + pick(rng, _SYLLABLES)

    def spelled(self, text: str) -> str:
        """A text from Faker as tills write it: without vowel points and what stands in brackets."""
        return _ASIDE.sub("", text).strip()

    def tax(self, kind: str, when: date, rng: Generator) -> TaxRule | None:
        """VAT at 18 % since 2025, before at 17, 18, 17 and 16 %; fruit and vegetables are spared, and marked."""
        changes = ((date(2025, 1, 1), 1800), (date(2015, 10, 1), 1700), (date(2013, 6, 2), 1800), (date(2012, 9, 1), 1700))
        rate = next((rate for first, rate in changes if when >= first), 1600)
        levels = {"food": "exempt"} if kind == "grocery" else {}
        return TaxRule('מע"מ', rate, "", pick(rng, ("*", "*", "פ")), levels=levels)

    def words_for(self, receipt: Receipt) -> Mapping[str, Sequence[str]]:
        """The words; only sums that are rounded say so."""
        return self.words if receipt.rounding else {**self.words, "rounding": ()}

    def date_formats(self) -> Mapping[str, float]:
        """Days, months and years with strokes, above all."""
        return {"%d/%m/%Y": 55.0, "%d/%m/%y": 28.0, "%d.%m.%Y": 5.0, "%d-%m-%Y": 4.0, "%d.%m.%y": 3.0, "%-d/%-m/%Y": 2.0}

    def time_formats(self) -> Mapping[str, float]:
        """Clocks of 24 hours."""
        return {"%H:%M": 6.0, "%H:%M:%S": 5.0}
