"""Germany: names, streets and towns from Faker; euros, VAT of 19 and 7 % inside the prices, tax tables of net and gross."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from numpy.random import Generator

from receipts.config import component
from receipts.content import Receipt
from synth.content.countries.german_till import signed
from synth.content.faked import EuropeanLocale
from synth.content.locale import Assortment, TaxRule, invented
from synth.content.slip import with_slip
from synth.content.words.german import FOLDING, GOODS, NOUNS, WORDS
from synth.content.words.german_counters import COUNTER_WORDS
from synth.content.words.german_trades import TRADE_WORDS
from synth.draw import Weight, chance, fill, listed, pick

# Of names of chains: what may stand first, and what may follow.
_ROOTS = listed(
    """
    Hol | Ber | Nor | Wes | Tal | Lin | Kel | Dor | Sil | Fre | Gus | Han | Wal | Kro | Bru | Ste | Fel | Gre | Til | Wie |
    Son | Mol | Bel | Kas | Rin | Lau | Egg | Ulm | Alt | Top | Neu | Gut | Frisch | Preis | Fair | Stadt |
    Land | Bau | Plus | Inter
    """
)
_TAILS = listed(
    """
    da | mann | berg | bach | ner | tal | ka | ro | kauf | markt | land | haus | bau | eck | hof | welt | max | fix | dorf |
    stein | lo | ia | as | co | ino | sta | quelle | stern | horn | burg | line | punkt | center | depot | park
    """
)
GERMAN_TIMES = {"%H:%M": 5.0, "%H:%M:%S": 4.0, "%H:%M Uhr": 3.0, "%H.%M Uhr": 0.4, "%H:%M:%S Uhr": 0.6}


@component
class Germany(EuropeanLocale):
    """Receipts as Germany prints them: decimal commas, the euro behind or before, MwSt, legal forms such as GmbH & Co. KG.

    Attributes:
        weight: how often it is taken, against the other locales.
    """

    weight: Weight = 1.0
    code: ClassVar[str] = "de_DE"
    faker_code: ClassVar[str] = "de_DE"
    folding: ClassVar[Mapping[str, str]] = FOLDING
    plain_share: ClassVar[float] = 0.2
    assortment: ClassVar[Assortment | None] = Assortment(GOODS, step=10, endings=(9, 9, 9, 9, 5, 0), meal_step=10)
    nouns: ClassVar[Mapping[str, Sequence[str]]] = NOUNS
    shapes: ClassVar[Sequence[str]] = listed(
        """
        {noun} {surname} | {noun} {surname} | {surname} {noun} GmbH | {noun} {surname} GmbH | {invented} {noun} | {invented}
        GmbH | {invented} {noun} GmbH & Co. KG | {surname} GmbH & Co. KG | {noun} {surname} e.K. | {surname} & {surname} GbR |
        {noun} {town} | {noun} {first} {surname} | {surname} & Sohn | {invented} | {invented} Handels GmbH | {invented}
        Vertriebs GmbH & Co. KG | {noun} Zum {noun} | {surname}s {noun} | {invented} AG | {invented} SE & Co. KG | {noun} am
        Markt | {noun} am Bahnhof | {surname} OHG | {first}s {noun} | {noun} {invented} UG | {invented}-Markt {surname} | {noun}
        Inh. {first} {surname} | {invented} {noun} AG | {invented} {noun} {town} | {invented} {town} | {invented} | {invented}
        GmbH & Co. KG | {invented} GmbH | {invented} Handelsgesellschaft mbH | {invented} Warenhandels GmbH & Co. KG |
        {invented} Deutschland GmbH & Co. KG | {invented} {noun} GmbH {town} | {invented} {surname} | {surname} {noun} AG |
        {invented} {noun} GmbH + Co. KG | {invented} {noun} | {invented} {noun} | {invented} {surname} oHG |
        {first} {surname} GmbH | {noun} {surname} GmbH {town} | {surname} {noun} GmbH & Co. KG | {invented} Handelsges. mbH
        {town} | {invented} {noun} {first} {surname}
        """
    )
    places: ClassVar[Sequence[str]] = listed(
        """
        Hauptbahnhof | Einkaufszentrum | City-Center | Am Markt | Gewerbepark | Filiale {##} | Rathaus-Galerie | Im Bahnhof
        """
    )
    addresses: ClassVar[Sequence[str]] = listed(
        """
        {street} {1..160} / {postcode} {town} | {street} {1..160} / {postcode} {town} | {street} {1..90} / {postcode} {town} |
        {street} {1..60}, {postcode} {town} | {street} {1..90}-{91..99} / {postcode} {town} | {street} {1..99}a / D-{postcode}
        {town} | {place} / {street} {1..99} / {postcode} {town} | Hauptstr. {1..160} / {postcode} {town} | Bahnhofstraße {1..99}
        / {postcode} {town} | Marktplatz {1..30} / {postcode} {town} | {street} {1..120} / D-{postcode} {town}
        """
    )
    phone_forms: ClassVar[Sequence[str]] = listed(
        """
        0{##} / {######} | 0{####}/{#####} | 0{####} {######} | 0{###}-{######} | 0{###} / {######} | 0{##}/{########} | +49
        {###} {#######} | 0{####} - {####} | 0{##} {###} {##} {##} | (0{###}) {######} | 0{###}/{######}-0 | 0800 {#######}
        """
    )
    registration_forms: ClassVar[Sequence[str]] = listed(
        """
        HRB {#####} | Amtsgericht {town} HRB {#####} | HRA {####} | St.-Nr. {##}/{###}/{#####} | Steuernummer:
        {###}/{####}/{####} | St.Nr.: {##}/{###}/{#####} | Steuer-Nr. {##} {###} {#####} | St-Nr {###}/{###}/{#####}
        """
    )
    registration_share: ClassVar[float] = 0.45
    tax_id_forms: ClassVar[Sequence[str]] = ("DE{#########}", "DE{#########}", "DE {#########}", "DE {###} {###} {###}")
    words: ClassVar[Mapping[str, Sequence[str]]] = {
        **WORDS,
        **TRADE_WORDS,
        **COUNTER_WORDS,
        "rounding": (),
        "service": (),
        "tax": ("MwSt",),
        "marks": ("", "", "", "", "EUR ", "€ ", "EUR "),
        "afters": ("", "", " €", " €", " EUR", "€", " EUR"),
        "heads": ("EUR", "EUR", "€"),
        "tax_ids": listed(
            """
            USt-IdNr. {} | USt-IdNr.: {} | USt-ID: {} | UST-ID {} | USt.-Id.-Nr.: {} | Ust-ID-Nr. {} | UID-Nr. {} |
            USt-ID-Nr.: {} | Ust. ID: {} | USt-Id Nr.: {} | Umsatzsteuer-ID: {}
            """
        ),
    }

    def tax(self, kind: str, when: date, rng: Generator) -> TaxRule | None:
        """VAT at 19 and 7 %, at 16 and 5 % in the second half of 2020; meals at the lower rate while a law had them so."""
        name = pick(rng, ("MwSt", "MwSt", "MwSt", "MWST", "MwSt.", "USt", "Mehrwertsteuer"))
        full, low = (1600, 500) if date(2020, 7, 1) <= when < date(2021, 1, 1) else (1900, 700)
        letters = pick(rng, (("A", "B"), ("A", "B"), ("B", "A"), ("1", "2"), ("2", "1"), ("A", "AW"), ("*", "+")))
        served = kind in ("restaurant", "cafe") and not (date(2020, 7, 1) <= when < date(2024, 1, 1) or when.year >= 2026)
        lower = "reduced" if not served or chance(rng, 0.1) else ""
        return TaxRule(name, full, letters[0], "", low, letters[1], {"food": lower, "books": lower, "lodging": "reduced"})

    def invented(self, rng: Generator) -> str:
        """A name as chains here have them: made of two syllables or words, of a few letters, or of any syllables."""
        form = rng.random()
        if form < 0.55:
            return (pick(rng, _ROOTS) + pick(rng, _TAILS)).upper()
        if form < 0.7:
            return fill(
                rng,
                pick(rng, ("{A}{v}{A}{v}", "{v}{A}{v}", "{A}{v}{A}", "{A}{A}", "{v}{A}{A}{v}")),
                {"v": ("A", "E", "I", "O", "U")},
            )
        return invented(rng)

    def completed(self, receipt: Receipt, rng: Generator) -> Receipt:
        """The receipt with the slip of a card terminal and, from 2020 on, the signature of its till."""
        return signed(with_slip(receipt, self, rng), rng)

    def date_formats(self) -> Mapping[str, float]:
        """Days, months and years with dots, above all."""
        return {
            "%d.%m.%Y": 60.0,
            "%d.%m.%y": 25.0,
            "%d. %B %Y": 1.0,
            "%-d.%-m.%Y": 2.0,
            "%d-%m-%Y": 1.0,
            "%Y-%m-%d": 2.0,
            "%d/%m/%Y": 2.0,
            "%d/%m/%y": 1.0,
            "%-d.%m.%y": 1.0,
        }

    def time_formats(self) -> Mapping[str, float]:
        """Clocks of 24 hours, at times with their unit."""
        return GERMAN_TIMES
