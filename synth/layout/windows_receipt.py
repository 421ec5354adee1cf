"""Windows receipts: proportional text through a printer driver, as shops print that run their till on a PC."""

from collections.abc import Mapping
from dataclasses import field

from numpy.random import Generator

from receipts.config import Probability, Range, component, refuse_outside
from receipts.content import Receipt
from synth.content.locale import Locale
from synth.draw import Weight, Weights, between, pick, weighted, whole
from synth.layout.bars import with_bar
from synth.layout.codes import with_code
from synth.layout.layout import Layout, Setting, Type, compose, set_rows
from synth.layout.logos import with_logo
from synth.layout.page import Page
from synth.printing.font import width_em
from synth.printing.outlines import bold_of

_DOT_MM = 0.125
# A label and an amount.
_LEAST_FIGURES = 16
_FONTS = {
    "arimo-400": 6.0,
    "arimo-700": 0.8,
    "courier-prime-400": 0.5,
    "cousine-400": 0.7,
    "ibm-plex-mono-400": 0.3,
    "inconsolata-400": 0.4,
}


@component
class WindowsReceipt(Layout):
    """Receipts in proportional type, with columns.

    Attributes:
        weight: how often it is taken, against the other layouts.
        fonts: fonts with their weights.
        size_mm_range: the em of plain text.
        width_mm_range: of what is printed, on paper of 80 mm.
        pitch_range: from one baseline to the next, over the em.
        code_share: how many bear a barcode or a QR code at the foot.
        logo_share: how many bear a logo over the head.
        bar_share: how many print the total or the company in white on a black bar.
    """

    weight: Weight = 1.0
    fonts: Weights = field(default_factory=lambda: dict(_FONTS))
    size_mm_range: Range = (2.55, 3.7)
    width_mm_range: Range = (62.0, 76.0)
    pitch_range: Range = (1.05, 1.4)
    code_share: Probability = 0.0
    logo_share: Probability = 0.0
    bar_share: Probability = 0.0

    def __post_init__(self) -> None:
        refuse_outside("size_mm_range", self.size_mm_range, 1, 12, "mm")
        refuse_outside("pitch_range", self.pitch_range, 0.5, 6)
        narrowest, largest = self.width_mm_range[0], self.size_mm_range[1]
        for font in self.fonts:
            needed = _LEAST_FIGURES * width_em(font, "0") * largest
            if needed > narrowest:
                raise ValueError(
                    f"width_mm_range: got {self.width_mm_range}, too narrow for its text: {_LEAST_FIGURES} figures in {font} "
                    f"of {largest:g} mm take {needed:.0f} mm; widen it, or lower size_mm_range"
                )
        if self.width_mm_range[1] > 79:
            raise ValueError(
                f"width_mm_range: got {self.width_mm_range}; what is printed must be 79 mm wide at most, for 80 mm paper"
            )

    def __call__(self, receipt: Receipt, locale: Locale, rng: Generator) -> Page:
        """The receipt in proportional type."""
        setting = self._setting(rng)
        page = set_rows(compose(receipt, locale, setting.measure, rng), setting)
        page = with_logo(with_code(page, receipt, self.code_share, rng), self.logo_share, rng)
        return with_bar(page, self.bar_share, rng)

    def _setting(self, rng: Generator) -> Setting:
        font = weighted(rng, self.fonts)
        em = round(between(rng, self.size_mm_range) / _DOT_MM)
        printable = between(rng, self.width_mm_range)
        stretch = pick(rng, (1.0, 1.0, 1.0, 0.82, 0.9)) if width_em(font, "i") < 0.4 else pick(rng, (1.0, 0.85))
        return Setting(
            paper_mm=80.0,
            left_mm=(80.0 - printable) * between(rng, (0.3, 0.7)),
            printable_mm=printable,
            snap_mm=0.0,
            top_mm=float(whole(rng, 3, 16)),
            bottom_mm=float(whole(rng, 5, 24)),
            pitch_mm=em * _DOT_MM * between(rng, self.pitch_range),
            types=_types(font, em, stretch, pick(rng, (1.2, 1.3, 1.5))),
            rule_mm=pick(rng, (1, 1, 2)) * _DOT_MM,
            dash_mm=pick(rng, (2, 4, 6)) * _DOT_MM,
        )


def _types(font: str, em_dots: int, stretch: float, larger: float) -> Mapping[str, Type]:
    bold = bold_of(font)
    size, large = em_dots * _DOT_MM, round(em_dots * larger) * _DOT_MM
    return {
        "": Type(font, size, stretch),
        "bold": Type(bold, size, stretch),
        "wide": Type(bold, size, round(stretch * 1.2, 6)),
        "tall": Type(font, large, stretch, lead=larger),
        "big": Type(bold, large, stretch, lead=larger),
    }
