"""Kiosk tickets: a huge order number, white on black bars, items with what was changed on them, and a QR code."""

from numpy.random import Generator

from receipts.config import IntRange, Probability, component
from receipts.content import Receipt
from synth.content.locale import Locale
from synth.draw import Weight, chance, pattern, pick, weighted, whole
from synth.layout.cells import field_texts, refuse_narrow, set_apart
from synth.layout.codes import with_code
from synth.layout.columns import Style, item_columns
from synth.layout.footer import footer_rows
from synth.layout.header import header_rows
from synth.layout.info import info_rows
from synth.layout.labeled import widest_that_fits
from synth.layout.logos import with_logo
from synth.layout.manner import Manner, draw_manner
from synth.layout.page import Page
from synth.layout.roll import RollLayout
from synth.layout.row import BLANK, CENTRE, Measure, Row, line, wrapped
from synth.layout.totals import total_rows

_ORDERS = ("Order Number", "Your Order", "Order", "Order No.", "Your Number", "Collection Number", "ORDER #", "Ticket Number")
_SERVICES = ("Eat In", "Take Away", "Take Out", "To Go", "Dine In", "Table Service", "Drive Thru", "Collect at Counter")
_CALLS = (
    "Please wait until your number is called",
    "Please collect at the counter",
    "Watch the screen for your number",
    "Keep this ticket",
    "Please take a seat",
    "Order received - preparing",
)
_NUMBERS = ("###", "###", "##", "A##", "A###", "A-##", "####", "#-##")


@component
class KioskTicket(RollLayout):
    """Tickets of machines at which guests order themselves.

    Attributes:
        weight: how often it is taken, against the other layouts.
        kinds: of shops that it suits; any where empty.
        narrow_share: how many are on 58 mm paper, the others on 80 mm.
        number_size_range: cells that a sign of the order number is wide, and how many times as high as plain text.
        number_first_share: how many open with the order number, over the company.
        inverse_share: how many of the headings are white on a black bar.
        marked_share: how many put a mark such as + before what was changed.
        code_share: how many bear a QR code at the foot.
        logo_share: how many bear a logo over the head.
    """

    weight: Weight = 1.0
    kinds: tuple[str, ...] = ("restaurant", "cafe")
    narrow_share: Probability = 0.3
    number_size_range: IntRange = (4, 7)
    number_first_share: Probability = 0.35
    inverse_share: Probability = 0.6
    marked_share: Probability = 0.6
    code_share: Probability = 0.7
    logo_share: Probability = 0.4

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.number_size_range[0] < 1:
            raise ValueError(
                f"number_size_range: got {self.number_size_range}; an order number is as large as plain text at least"
            )

    def __call__(self, receipt: Receipt, locale: Locale, rng: Generator) -> Page:
        """The receipt as a kiosk's ticket.

        Raises:
            ValueError: the roll is too narrow for its text.
        """
        setting = self.setting(
            weighted(rng, {58: self.narrow_share, 80: 1.0 - self.narrow_share}), rng, huge=whole(rng, *self.number_size_range)
        )
        manner = draw_manner(receipt, locale, rng)
        refuse_narrow(field_texts(receipt, manner), setting.measure)
        page = set_apart(self._rows(receipt, locale, manner, setting.measure, rng), setting)
        return with_logo(with_code(page, receipt, self.code_share, rng, {"qr": 1.0}), self.logo_share, rng)

    def _rows(self, receipt: Receipt, locale: Locale, manner: Manner, measure: Measure, rng: Generator) -> list[Row]:
        header = header_rows(receipt, locale, manner, measure, rng, whole_words=True)
        number = self._number(manner, measure, rng)
        info = info_rows(receipt, manner, measure, rng)
        items = self._items(receipt, manner, measure, rng)
        total = total_rows(receipt, manner, measure, rng, emphasis=weighted(rng, {"big": 3.0, "tall": 2.0, "bold": 1.0}))
        call = manner.word(manner.wordings("kiosk_calls", _CALLS), rng)
        calls = [line(text, align=CENTRE) for text in wrapped(call, 1.0, measure)] if chance(rng, 0.7) else []
        foot = footer_rows(receipt, manner, measure, rng)
        if chance(rng, self.number_first_share):
            return [*number, *calls, BLANK, *header, BLANK, *info, *items, *total, *foot]
        return [*header, BLANK, *number, *info, *items, *total, BLANK, *calls, *foot]

    def _number(self, manner: Manner, measure: Measure, rng: Generator) -> list[Row]:
        """The order's number under its heading, and where the meal is eaten."""
        text = pattern(rng, pick(rng, manner.wordings("kiosk_numbers", _NUMBERS)))
        emphasis = widest_that_fits([text], ("huge", "big", "tall"), measure)
        head = manner.word(manner.wordings("kiosk_orders", _ORDERS), rng)
        service = manner.word(manner.wordings("kiosk_services", _SERVICES), rng)
        rows = [self._headed(head, measure, rng), line(text, align=CENTRE, emphasis=emphasis)]
        return [*rows, self._headed(service, measure, rng), BLANK] if chance(rng, 0.7) else [*rows, BLANK]

    def _headed(self, text: str, measure: Measure, rng: Generator) -> Row:
        emphasis = widest_that_fits([text], pick(rng, (("big", "tall"), ("tall",), ("bold",), ("wide", "bold"), ())), measure)
        return line(text, align=CENTRE, emphasis=emphasis)._replace(inverse=chance(rng, self.inverse_share))

    def _items(self, receipt: Receipt, manner: Manner, measure: Measure, rng: Generator) -> list[Row]:
        style = Style(
            order=("quantity", "name", "amount"),
            times=weighted(rng, {"": 4.0, "below": 1.0}),
            gap=pick(rng, (1, 1, 2)),
            quantity_style=pick(rng, ("{}", "{}x", "{} x", "{}X")),
            emphasis=weighted(rng, {"": 3.0, "bold": 2.0, "tall": 1.0}),
            detail_mark=pick(rng, ("+ ", "- ", "* ", "> ")) if chance(rng, self.marked_share) else "",
        )
        rule = Row(rule=weighted(rng, {"-": 2.0, "_": 2.0, "=": 1.0, " ": 2.0}))
        return [rule, *item_columns(receipt, manner, measure, style, rng)]
