"""Show-through: what is printed on the back, mirrored and soft: an advert, or the text of another receipt."""

from dataclasses import dataclass
from typing import Any, ClassVar

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.config import Probability, Range, component
from receipts.document import Document
from synth.draw import between, chance, listed, pick, whole
from synth.printing.font import width_em
from synth.printing.marks.lettering import lettered
from synth.printing.marks.mark import Layer, Mark, laid
from synth.printing.printer import Print
from synth.printing.typeset import DOTS_PER_MM

_HEADLINES = listed(
    "50% OFF | BUY 1 FREE 1 | WIN A CAR | MEMBER DAY | 20% OFF | NEW! | HOT DEALS | FREE GIFT | SCAN & WIN | VOUCHER 5.00"
)
_SMALL = listed(
    "Present this voucher at any outlet | Not exchangeable for cash | Valid until 31 December | Terms and conditions apply"
    " | Follow us and share | One voucher per transaction | While stocks last | Download the app today | Open daily 10 to 10"
    " | Your feedback matters to us | Spend and collect points | Keep this receipt for exchange"
)


@dataclass(frozen=True)
class Back:
    """The back of one receipt as chance had it.

    Attributes:
        headlines: words of an advert; none where another receipt's text lies behind.
        small: the small print below each.
        strength: darkness of its ink as it shines through, 0 to 1.
        blur_dots: how far the paper spreads the light, as a Gaussian's sigma.
        shift: where it lies, (x, y) in dots.
        boxed: a frame around the advert.
    """

    headlines: tuple[str, ...]
    small: tuple[str, ...]
    strength: float
    blur_dots: float
    shift: tuple[int, int]
    boxed: bool


@component
class ShowThrough(Mark):
    """Print of the back side that shines through thin paper.

    Attributes:
        share: of the receipts whose back shows.
        strength_range: darkness of the back's ink as it shines through: 0 none, 1 as black as the front.
        blur_mm_range: how far the paper spreads it, as a Gaussian's sigma.
        advert_share: how many bear an advert; the others another receipt's text.
    """

    kind: ClassVar[str] = "show_through"

    share: Probability = 0.05
    strength_range: Range = (0.04, 0.2)
    blur_mm_range: Range = (0.12, 0.4)
    advert_share: Probability = 0.6

    def __post_init__(self) -> None:
        if not 0 < self.strength_range[0] <= self.strength_range[1] <= 1:
            raise ValueError(f"strength_range: got {self.strength_range}; strength lies above 0 and up to 1")
        if not 0 < self.blur_mm_range[0] <= self.blur_mm_range[1] <= 3:
            raise ValueError(f"blur_mm_range: got {self.blur_mm_range}; paper spreads light above 0 and up to 3 mm")

    def placed(self, document: Document, rng: Generator) -> Back:
        """What chance decides once the back shows."""
        width, height = document.size
        count = 1 + height // 700
        advert = chance(rng, self.advert_share)
        return Back(
            headlines=tuple(pick(rng, _HEADLINES) for _ in range(count)) if advert else (),
            small=tuple(pick(rng, _SMALL) for _ in range(3 * count)) if advert else (),
            strength=between(rng, self.strength_range),
            blur_dots=between(rng, self.blur_mm_range) * DOTS_PER_MM,
            shift=(whole(rng, -width // 12, width // 12), whole(rng, -height // 3, height // 3)),
            boxed=chance(rng, 0.6),
        )

    def put(self, print: Print, drawn: Back) -> Print:
        """The print with its back shining through."""
        height, width = print.darkness.shape
        # What is blurred by two dots needs every other dot only.
        behind = _advert(drawn, (height // 2, width // 2)) if drawn.headlines else _receipt(print, drawn)
        soft = cv2.GaussianBlur(cv2.flip(behind, 1), (0, 0), drawn.blur_dots / 2)
        faint = cv2.resize(cv2.convertScaleAbs(soft, alpha=drawn.strength), (width, height), interpolation=cv2.INTER_LINEAR)
        return laid(print, self.kind, [Layer(back=np.asarray(faint, np.uint8))])


def _advert(drawn: Back, shape: tuple[int, ...]) -> NDArray[np.uint8]:
    """An advert, uint8 (h, w), of half as many dots either way, as one who turns the paper over reads it."""
    height, width = shape
    page = np.zeros((height, width), np.uint8)
    block = height // len(drawn.headlines)
    for number, headline in enumerate(drawn.headlines):
        top = number * block + drawn.shift[1] // 2 % max(block // 4, 1)
        natural = width_em("arimo-700", headline) + 0.5
        em = max(min(round(0.78 * width / natural), 95), 6)
        top = _centred(page, lettered(headline, "arimo-700", em), top + block // 10)
        for text in drawn.small[3 * number : 3 * number + 3]:
            top = _centred(page, lettered(text, "arimo-400", max(width // 26, 5)), top)
        if drawn.boxed:
            first = (width // 12, number * block + block // 20)
            cv2.rectangle(page, first, (width - width // 12, min(top + block // 20, height - 2)), 255, 2)
    return page


def _centred(page: NDArray[np.uint8], row: NDArray[np.uint8], top: int) -> int:
    """Puts a row of letters in the middle of the page and tells where the next one begins."""
    left = max((page.shape[1] - row.shape[1]) // 2, 0)
    area = page[top : top + row.shape[0], left : left + row.shape[1]]
    np.maximum(area, row[: area.shape[0], : area.shape[1]], out=area)
    return top + row.shape[0]


def _receipt(print: Print, drawn: Back) -> NDArray[np.uint8]:
    """The text of a receipt like this one, uint8 (h, w), of half as many dots either way, perhaps the other way up."""
    ink = print.darkness if print.ink is None else print.ink
    half: Any = cv2.resize(ink, (ink.shape[1] // 2, ink.shape[0] // 2), interpolation=cv2.INTER_AREA)
    return np.roll(half[::-1, ::-1] if drawn.boxed else half, (drawn.shift[1] // 2, drawn.shift[0] // 2), axis=(0, 1))
