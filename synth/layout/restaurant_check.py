"""Restaurant checks: table and covers, large; seats or courses, a total of double height, gratuities, lines to sign on."""

from dataclasses import replace

from numpy.random import Generator

from receipts.config import Probability, component
from receipts.content import Receipt
from synth.content.locale import Locale
from synth.draw import Weight, chance, fill, pick, weighted, whole
from synth.layout.cells import field_texts, refuse_narrow, set_apart
from synth.layout.codes import with_code
from synth.layout.columns import Style, item_columns
from synth.layout.footer import footer_rows
from synth.layout.header import header_rows
from synth.layout.info import COVERS, TABLE, info_rows
from synth.layout.labeled import line_to_write_on, widest_that_fits
from synth.layout.logos import with_logo
from synth.layout.manner import Manner, draw_manner
from synth.layout.page import Page
from synth.layout.roll import RollLayout
from synth.layout.row import BLANK, CENTRE, RIGHT, Measure, Row, cell, line, pair
from synth.layout.totals import total_rows

_TITLES = ("Guest Check", "GUEST CHECK", "Check", "Bill", "Customer Bill", "** Guest Check **", "Table Bill")
_SEATS = ("Seat {n}", "SEAT {n}", "- Seat {n} -", "Guest {n}", "*** Seat {n} ***", "Seat #{n}")
_COURSES = ("Course {n}", "--- Course {n} ---", "{n}. Course", "*** Course {n} ***", "== Course {n} ==")
_GRATUITIES = (
    "Suggested Gratuity",
    "Tip Guide",
    "Gratuity Guide",
    "Suggested tip:",
    "For your convenience:",
    "Tip Suggestions",
)
_TIPS = ("Tip", "Tip:", "Gratuity:", "TIP", "Add Tip:", "Gratuity")
_TO_FILL_IN = ("Total:", "Total", "TOTAL:", "Grand Total:")
_SIGNATURES = ("Signature", "Sign", "X", "Guest Signature", "Room / Name", "Print Name")
# Where guests sit down and may leave a tip.
_SERVED = ("restaurant", "cafe", "hotel")


@component
class RestaurantCheck(RollLayout):
    """Checks as guests are handed them at their table; other trades' receipts come without seats and gratuities.

    Attributes:
        weight: how often it is taken, against the other layouts.
        kinds: of shops that it suits; any where empty.
        narrow_share: how many are on 58 mm paper, the others on 80 mm.
        grouped_share: how many tell the items by seat or by course.
        gratuity_share: how many suggest tips, where there is neither a tip nor a service charge.
        gratuities_percent: what they suggest.
        tip_line_share: how many have lines for tip and total to be filled in.
        signature_share: how many have a line for a signature.
        code_share: how many bear a QR code at the foot.
        logo_share: how many bear a logo over the head.
    """

    weight: Weight = 1.0
    kinds: tuple[str, ...] = ("restaurant", "cafe")
    narrow_share: Probability = 0.2
    grouped_share: Probability = 0.3
    gratuity_share: Probability = 0.4
    gratuities_percent: tuple[int, ...] = (15, 18, 20)
    tip_line_share: Probability = 0.4
    signature_share: Probability = 0.3
    code_share: Probability = 0.1
    logo_share: Probability = 0.2

    def __post_init__(self) -> None:
        super().__post_init__()
        if not all(0 < percent <= 100 for percent in self.gratuities_percent):
            raise ValueError(f"gratuities_percent: got {self.gratuities_percent}; a gratuity lies above 0 and up to 100 %")

    def __call__(self, receipt: Receipt, locale: Locale, rng: Generator) -> Page:
        """The receipt as a guest's check.

        Raises:
            ValueError: the roll is too narrow for its text.
        """
        setting = self.setting(weighted(rng, {58: self.narrow_share, 80: 1.0 - self.narrow_share}), rng)
        manner = draw_manner(receipt, locale, rng)
        refuse_narrow(field_texts(receipt, manner), setting.measure)
        page = set_apart(self._rows(receipt, locale, manner, setting.measure, rng), setting)
        return with_logo(with_code(page, receipt, self.code_share, rng, {"qr": 1.0}), self.logo_share, rng)

    def _rows(self, receipt: Receipt, locale: Locale, manner: Manner, measure: Measure, rng: Generator) -> list[Row]:
        titled = replace(manner, words={**manner.words, "titles": manner.wordings("check_titles", _TITLES)})
        named = chance(rng, 0.6) and _says("check_titles", receipt, manner)
        header = header_rows(receipt, locale, titled if named else manner, measure, rng, whole_words=True)
        block = _block(receipt, manner, measure, rng)
        total = total_rows(receipt, manner, measure, rng, emphasis=weighted(rng, {"tall": 3.0, "big": 2.0, "bold": 0.5}))
        return [
            *header,
            BLANK,
            *block,
            Row(rule=weighted(rng, {"-": 3.0, "_": 1.5, "=": 1.0})),
            *self._items(receipt, manner, measure, rng),
            *total,
            *self._closing(receipt, manner, measure, rng),
            *footer_rows(receipt, manner, measure, rng),
        ]

    def _items(self, receipt: Receipt, manner: Manner, measure: Measure, rng: Generator) -> list[Row]:
        style = Style(
            order=("quantity", "name", "amount"),
            times=weighted(rng, {"": 3.0, "below": 1.0}),
            taxed=chance(rng, 0.3),
            headed=chance(rng, 0.15),
            gap=pick(rng, (1, 1, 2)),
            quantity_style=pick(rng, ("{}", "{}", "{}x", "{} x")),
        )
        rows = item_columns(receipt, manner, measure, style, rng)
        grouped = chance(rng, self.grouped_share) and receipt.kind in _SERVED[:2] and _says("seats", receipt, manner)
        return _grouped(rows, receipt, manner, rng) if grouped else rows

    def _closing(self, receipt: Receipt, manner: Manner, measure: Measure, rng: Generator) -> list[Row]:
        """Suggested tips, and lines for what the guest writes in."""
        rows: list[Row] = []
        if not _served(receipt):
            return rows
        # Countries where nobody tips have no words for it.
        suggested = not (receipt.tip or receipt.service_charge) and _says("gratuities", receipt, manner)
        if suggested and chance(rng, self.gratuity_share):
            rows += _gratuities(receipt, self.gratuities_percent, manner, measure, rng)
        if not receipt.tip and _says("tip_lines", receipt, manner) and chance(rng, self.tip_line_share):
            for name, usual in (("tip_lines", _TIPS), ("total_lines", _TO_FILL_IN)):
                rows += [BLANK, *line_to_write_on(manner.word(manner.wordings(name, usual), rng), measure)]
        if chance(rng, self.signature_share):
            label = manner.word(manner.wordings("check_signatures", _SIGNATURES), rng)
            rows += [BLANK, BLANK, *line_to_write_on(label, measure, under=chance(rng, 0.3))]
        return rows


def _served(receipt: Receipt) -> bool:
    return receipt.kind in _SERVED or bool(receipt.table or receipt.covers)


def _says(name: str, receipt: Receipt, manner: Manner) -> bool:
    """Whether checks of the country say such a thing: in words of its own, or in English where that is spoken."""
    return bool(manner.words.get(name, receipt.locale.startswith("en_")))


def _block(receipt: Receipt, manner: Manner, measure: Measure, rng: Generator) -> list[Row]:
    """Table and covers, large, over or under what else names the sale."""
    seated = []
    if receipt.table:
        seated.append(f"{manner.word(manner.wordings('table', TABLE), rng)} {receipt.table}")
    if receipt.covers:
        seated.append(f"{manner.word(manner.wordings('covers', COVERS), rng)} {receipt.covers}")
    emphasis = widest_that_fits(seated, pick(rng, (("big", "tall"), ("tall",), ("bold",), ())), measure)
    if len(seated) == 2 and measure(f"{seated[0]}0{seated[1]}", emphasis) <= 1.0:
        rows = [pair(cell(seated[0]), cell(seated[1], edge=RIGHT, align=RIGHT), emphasis)]
    else:
        rows = [line(text, emphasis=emphasis) for text in seated]
    info = info_rows(replace(receipt, table="", covers=0), manner, measure, rng)
    return [*rows, *info] if chance(rng, 0.5) else [*info, *rows]


def _grouped(rows: list[Row], receipt: Receipt, manner: Manner, rng: Generator) -> list[Row]:
    """The rows with a heading before the first item of each seat or course."""
    count = min(max(receipt.covers, 2) if receipt.covers else whole(rng, 2, 3), len(receipt.items), 6)
    seats = manner.wordings("seats", _SEATS) if chance(rng, 0.6) else manner.wordings("courses", _COURSES)
    wording, align = pick(rng, seats), pick(rng, (CENTRE, 0.0))
    places = {whole(rng, 1, max(len(receipt.items) - 1, 1)) for _ in range(count - 1)}
    firsts = [0, *sorted(place for place in places if not receipt.items[min(place, len(receipt.items) - 1)].role)]
    made, told = [], 0
    for row in rows:
        if told < len(firsts) and row.item == firsts[told]:
            told += 1
            made.append(line(manner.say(fill(rng, wording, {"n": (str(told),)})), align=align))
        made.append(row)
    return made


def _gratuities(receipt: Receipt, percents: tuple[int, ...], manner: Manner, measure: Measure, rng: Generator) -> list[Row]:
    """What tips would come to, on a row or one a row."""
    base = receipt.total if chance(rng, 0.4) else receipt.subtotal - receipt.discount
    told = [(f"{percent}%", manner.amount((base * percent + 50) // 100)) for percent in percents]
    head = line(manner.word(manner.wordings("gratuities", _GRATUITIES), rng), align=CENTRE)
    sign = pick(rng, manner.wordings("gratuity_signs", (" = ", " is ", ": ", "=")))
    whole_line = "  ".join(f"{percent}{sign}{amount}" for percent, amount in told)
    if measure(whole_line, "") <= 1.0 and chance(rng, 0.5):
        return [BLANK, head, line(whole_line, align=CENTRE)]
    if chance(rng, 0.5):
        return [BLANK, head, *(line(f"{percent}{sign}{manner.total_mark}{amount}", align=CENTRE) for percent, amount in told)]
    return [BLANK, head, *(pair(cell(percent), cell(amount, edge=RIGHT, align=RIGHT)) for percent, amount in told)]
