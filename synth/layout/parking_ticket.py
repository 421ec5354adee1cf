"""Parking tickets: short thick paper from a pay station: when the car came and left, the fee, and a code for the barrier."""

from dataclasses import replace

from numpy.random import Generator

from receipts.config import Positive, Probability, Range, component
from receipts.content import Receipt
from synth.content.locale import Locale
from synth.draw import Weight, between, chance, pick, weighted
from synth.layout.cells import DOT_MM, field_texts, refuse_narrow, set_apart
from synth.layout.codes import with_code
from synth.layout.columns import Style, item_columns
from synth.layout.footer import footer_rows
from synth.layout.header import header_rows
from synth.layout.info import Entry, info_rows
from synth.layout.labeled import draw_form, labeled_rows, widest_that_fits
from synth.layout.layout import Setting
from synth.layout.manner import Manner, draw_manner
from synth.layout.page import Page
from synth.layout.roll import CellLayout
from synth.layout.row import BLANK, CENTRE, Measure, Row, line
from synth.layout.totals import total_rows

_TITLES = ("Parking Receipt", "Parking Ticket", "P", "PAY & DISPLAY", "Car Park", "P - Receipt", "Pay Station", "Exit Ticket")
_OTHERS = ("Ticket", "Receipt", "Paid", "Ticket / Receipt", "Admission", "Quittance")
# Kinds of code and how common they are on such tickets.
_CODES = {"qr": 3.0, "code128": 4.0, "ean13": 0.5}


@component
class ParkingTicket(CellLayout):
    """Tickets of pay stations, on paper cut to a length; longer where the text needs it.

    Attributes:
        weight: how often it is taken, against the other layouts.
        kinds: of shops that it suits; any where empty.
        width_mm_range: of the paper.
        length_mm_range: of the paper, where the text is no longer.
        margin_mm: bare paper at the left and the right, at least.
        inverse_share: how many open with a title white on a black bar.
        large_share: how many print entry and exit in bold or double height.
        right_share: how many set values at the right edge.
        edge_range: where values begin on the others, over the printable width.
        code_share: how many bear a barcode or a QR code for the barrier.
    """

    weight: Weight = 1.0
    kinds: tuple[str, ...] = ("parking",)
    width_mm_range: Range = (54.0, 82.0)
    length_mm_range: Range = (70.0, 130.0)
    margin_mm: Positive = 3.0
    inverse_share: Probability = 0.4
    large_share: Probability = 0.35
    right_share: Probability = 0.35
    edge_range: Range = (0.3, 0.45)
    code_share: Probability = 0.8

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.width_mm_range[0] - 2 * self.margin_mm < 20:
            raise ValueError(f"width_mm_range: got {self.width_mm_range}; 20 mm at least must be left between the margins")

    def __call__(self, receipt: Receipt, locale: Locale, rng: Generator) -> Page:
        """The receipt as a pay station's ticket.

        Raises:
            ValueError: the paper is too narrow for its text.
        """
        setting = self._setting(rng)
        manner = draw_manner(receipt, locale, rng)
        refuse_narrow(field_texts(receipt, manner), setting.measure)
        page = set_apart(self._rows(receipt, locale, manner, setting.measure, rng), setting)
        page = with_code(page, receipt, self.code_share, rng, _CODES)
        return replace(page, height_mm=max(page.height_mm, round(between(rng, self.length_mm_range))))

    def _setting(self, rng: Generator) -> Setting:
        paper_mm = round(between(rng, self.width_mm_range))
        setting = self.cells(paper_mm, int((paper_mm - 2 * self.margin_mm) / DOT_MM), rng)
        return replace(setting, top_mm=between(rng, (1.5, 6.0)), bottom_mm=between(rng, (2.0, 6.0)))

    def _rows(self, receipt: Receipt, locale: Locale, manner: Manner, measure: Measure, rng: Generator) -> list[Row]:
        wordings = (
            manner.wordings("parking_titles", _TITLES)
            if receipt.kind == "parking"
            else manner.wordings("ticket_titles", _OTHERS)
        )
        text = manner.word(wordings, rng)
        title = line(text, align=CENTRE, emphasis=widest_that_fits([text], ("big", "tall"), measure))
        title = title._replace(inverse=chance(rng, self.inverse_share))
        header = header_rows(receipt, locale, manner, measure, rng, whole_words=True)
        form = draw_form(manner, self.edge_range, self.right_share, rng)
        details = [Entry(manner.say(label), (manner.say(value),)) for label, value in receipt.details]
        emphasis = pick(rng, ("bold", "tall")) if chance(rng, self.large_share) else ""
        info = info_rows(replace(receipt, details=()), manner, measure, rng)
        style = Style(("name", "amount"), times=weighted(rng, {"below": 3.0, "": 1.0}), taxed=chance(rng, 0.3))
        return [
            title,
            *header,
            BLANK,
            *info,
            Row(rule=weighted(rng, {" ": 3.0, "-": 2.0, "_": 1.0})),
            *labeled_rows(details, form, measure, emphasis),
            *([BLANK] if details else []),
            *item_columns(receipt, manner, measure, style, rng),
            *total_rows(receipt, manner, measure, rng, emphasis=weighted(rng, {"big": 3.0, "tall": 2.0, "bold": 0.5})),
            *(footer_rows(receipt, manner, measure, rng) if receipt.notes or chance(rng, 0.4) else []),
        ]
