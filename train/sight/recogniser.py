"""The recogniser's training: lines cut out of pages a little askew, spoiled, and what they say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Annotated

import numpy as np
import pydantic
from numpy.typing import NDArray

from augment.damage import Damage
from receipts.config import Probability, Range, component
from receipts.rng import stream
from train.loop import Loop
from train.mixture import POOL_BATCHES, cut_by_length, epoch_order
from train.models.base import ModelChoice
from train.models.recogniser import HEIGHT_PX, STEP_PX
from train.sight.alphabet import Alphabet
from train.sight.base import PictureTraining, Verdict
from train.sight.crops import rectified, stretched
from train.sight.line_maps import heights
from train.sight.pages import Page, Pages
from train.task import Task

if TYPE_CHECKING:
    import torch
    from torch import Tensor, nn

# Pictures of a batch are padded to a multiple of this: few shapes, which are planned for once.
_WIDTH_UNIT_PX = 32
# Below this a line's ink is too small to be read by anybody, px.
_LEAST_HEIGHT_PX = 6.0
# A character takes two steps at least where a nothing must part it from its like.
_STEPS_A_CHARACTER = 1.15

Share = Annotated[float, pydantic.Field(ge=-0.5, le=2)]


@component
class RecogniserTraining(PictureTraining):
    """How the recogniser is trained.

    Attributes:
        model: its size.
        alphabet: what it can write.
        damage: what its pictures go through.
        longest_px: of a line's picture; longer lines are left out.
        pages_a_pool: pages that the lines of `POOL_BATCHES` batches are cut out of.
        side_share_range: how far off the ink the upper and the lower side of a cut are, in heights of the line.
        end_share_range: the same for both ends.
        slope_range: how much lower a cut's end lies than the line's, in heights.
        slant_range: how far the upper side is moved along the line against the lower one, in heights: upright faces lean.
        stretch_range: of widths, all ratios alike: narrow and wide faces.
        reshaped_share: of the lines, so many are slanted, and as many stretched.
        empty_share: of the pictures, those of places without text, in which nothing is to be read.
    """

    model: ModelChoice
    alphabet: Alphabet
    damage: Damage = field(default_factory=Damage)
    longest_px: Annotated[int, pydantic.Field(ge=64)] = 800
    pages_a_pool: Annotated[int, pydantic.Field(ge=1)] = 16
    side_share_range: tuple[Share, Share] = (-0.04, 0.35)
    end_share_range: tuple[Share, Share] = (-0.05, 0.6)
    slope_range: tuple[Share, Share] = (-0.25, 0.25)
    slant_range: tuple[Share, Share] = (-0.15, 0.4)
    stretch_range: Range = (0.65, 1.4)
    reshaped_share: Probability = 0.4
    empty_share: Probability = 0.02
    loop: Loop

    def new_model(self, seed: int) -> nn.Module:
        """The model, its weights drawn from ``seed``."""
        return self.model.make(self.alphabet.cardinality, seed)

    def task(self, model: nn.Module, pages: Pages, seed: int) -> RecogniserTask:
        """What the model learns from the lines of pages."""
        return RecogniserTask(model, pages, self, seed)

    def judged(self, model: nn.Module, pages: Pages, device: torch.device) -> Verdict:
        """The character error rate and the share of lines read without a fault, of all legible lines, cut out as they are."""
        from train.sight.line_reader import LineReader, verdict

        return verdict(LineReader(model, self.alphabet, device), pages)


@dataclass(frozen=True)
class Lines:
    """A batch of B lines.

    Attributes:
        pixels: float32 (B, 1, 32, W), 1 for paper, -1 for ink.
        steps: int64 (B), how many steps of each are the line.
        target: int64 (all characters), numbers of what the lines say, one line after the other.
        lengths: int64 (B), characters of each.
        names: of the pages they are from.
    """

    pixels: Tensor
    steps: Tensor
    target: Tensor
    lengths: Tensor
    names: tuple[str, ...]

    def to(self, device: torch.device) -> Lines:
        """The batch on a device."""
        moved = {name: getattr(self, name).to(device, non_blocking=True) for name in ("pixels", "steps", "target", "lengths")}
        return replace(self, **moved)


@dataclass(frozen=True, eq=False)
class Cut:
    """One line cut out of a page: its picture, uint8 (32, w), the numbers of its characters, int64, and the page's name."""

    image: NDArray[np.uint8]
    target: NDArray[np.int64]
    name: str


class RecogniserTask(Task):
    """A recogniser that learns what lines say."""

    pool_batches = POOL_BATCHES
    unit = "lines"

    def __init__(self, model: nn.Module, pages: Pages, settings: RecogniserTraining, seed: int) -> None:
        self.model = model
        self.pages = pages
        self.settings = settings
        self.seed = seed

    def batches(self, pool: int) -> list[Lines]:
        """The batches of a pool, each of lines of like length.

        Raises:
            ValueError: no line of its pages can be learned from.
        """
        wanted = POOL_BATCHES * self.settings.loop.batch_size
        cuts = [cut for place in range(self.settings.pages_a_pool) for cut in self._cuts(pool, place)]
        if not cuts:
            raise ValueError("recogniser: no page of a pool has a legible line in the alphabet; are these the right datasets?")
        rng = stream(self.seed, pool, "recogniser/order")
        order = np.concatenate([rng.permutation(len(cuts)) for _ in range(-(-wanted // len(cuts)))])[:wanted]
        drawn = [cuts[number] for number in order.tolist()]
        return [collated(alike) for alike in cut_by_length(drawn, lambda cut: cut.image.shape[1], rng)]

    def loss(self, batch: Lines, step: int, average: Callable[..., Tensor] | None) -> Tensor:
        """The mean over lines of minus the log-likelihood of what they say, by CTC, a character."""
        import torch
        import torch.nn.functional as functional

        logits = self.model(batch.pixels.contiguous(memory_format=torch.channels_last))
        with torch.autocast(logits.device.type, enabled=False):
            log_shares = functional.log_softmax(logits.float(), dim=-1).transpose(0, 1)
            return functional.ctc_loss(log_shares, batch.target, batch.steps, batch.lengths, zero_infinity=True)

    def _cuts(self, pool: int, place: int) -> list[Cut]:
        draw = pool * self.settings.pages_a_pool + place
        epoch, number = divmod(draw, len(self.pages))
        page = self.pages[int(epoch_order(self.seed, epoch, "recogniser/epoch", len(self.pages))[number])]
        return cuts(page, self.settings, stream(self.seed, draw, "recogniser/cuts"))


def cuts(page: Page, settings: RecogniserTraining, rng: np.random.Generator) -> list[Cut]:
    """The legible lines of a page that can be written in the alphabet, cut out a little askew and spoiled, some places
    without text among them.
    """
    found = []
    for text, outline in lines_of(page):
        target = settings.alphabet.numbers(text)
        if target is not None and len(target):
            found.append(_cut(page, askew(outline, settings, rng), target, settings, rng))
    for _ in range(rng.binomial(len(found), settings.empty_share)):
        place = empty_place(page, rng)
        if place is not None:
            found.append(_cut(page, place, np.empty(0, np.int64), settings, rng))
    return [cut for cut in found if cut is not None]


def lines_of(page: Page) -> list[tuple[str, NDArray[np.float32]]]:
    """Text and outline of the legible lines that are in the picture and not too small."""
    height, width = page.image.shape
    low, high = page.outlines.min(axis=1), page.outlines.max(axis=1)
    inside = ((low > -2) & (high < np.array([width + 2, height + 2]))).all(axis=1)
    fit = page.legible & inside & (heights(page.outlines) >= _LEAST_HEIGHT_PX)
    return [(page.texts[number], page.outlines[number]) for number in np.flatnonzero(fit)]


def _cut(
    page: Page, outline: NDArray[np.float32], target: NDArray[np.int64], settings: RecogniserTraining, rng: np.random.Generator
) -> Cut | None:
    image = rectified(page.image, outline, HEIGHT_PX, margin_share=0.0)
    if rng.random() < settings.reshaped_share:
        image = stretched(image, float(np.exp(rng.uniform(*np.log(settings.stretch_range)))))
    room = image.shape[1] / STEP_PX / _STEPS_A_CHARACTER
    if image.shape[1] > settings.longest_px or len(target) > room:
        return None
    return Cut(settings.damage(image, rng), target, page.name)


def askew(outline: NDArray[np.float32], settings: RecogniserTraining, rng: np.random.Generator) -> NDArray[np.float32]:
    """An outline (P, 2) with its sides and ends moved off the ink, or a little into it, and one end lower than the other."""
    half = len(outline) // 2
    upper, lower = outline[:half].astype(np.float64), outline[::-1][:half].astype(np.float64)
    height = float(np.linalg.norm(upper - lower, axis=1).mean())
    down = (lower - upper) / np.maximum(np.linalg.norm(lower - upper, axis=1, keepdims=True), 1e-6)
    along = np.linspace(-0.5, 0.5, half)[:, None] * rng.uniform(*settings.slope_range)
    above, below = rng.uniform(*settings.side_share_range, 2)
    upper, lower = upper + down * height * (along - above), lower + down * height * (along + below)
    slant = rng.uniform(*settings.slant_range) if rng.random() < settings.reshaped_share else 0.0
    for end, inner in ((0, 1), (-1, -2)):
        middle = (upper[end] + lower[end]) / 2 - (upper[inner] + lower[inner]) / 2
        out = middle / max(float(np.linalg.norm(middle)), 1e-6) * height
        more = rng.uniform(*settings.end_share_range) + abs(slant) / 2
        # A cut whose upper side is moved back along the line shows letters that lean forward.
        lean = slant / 2 if end == 0 else -slant / 2
        upper[end] += out * (more + lean)
        lower[end] += out * (more - lean)
    return np.concatenate([upper, lower[::-1]]).astype(np.float32)


def empty_place(page: Page, rng: np.random.Generator) -> NDArray[np.float32] | None:
    """A box (4, 2) somewhere on the page that touches no line; None where eight tries found none."""
    height, width = page.image.shape
    low, high = page.outlines.min(axis=1), page.outlines.max(axis=1)
    for _ in range(8):
        tall = rng.uniform(10, 40)
        size = np.array([tall * rng.uniform(1, 10), tall])
        corner = rng.random(2) * np.maximum(np.array([width, height]) - size, 1)
        if not ((corner < high) & (corner + size > low)).all(axis=1).any():
            (left, top), (right, bottom) = corner, corner + size
            return np.array([(left, top), (right, top), (right, bottom), (left, bottom)], np.float32)
    return None


def as_input(image: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Levels of a line's picture between its darkest and brightest ones, float32, about -1 for ink and 1 for paper.

    What differs by less than a quarter of the way from black to white stays so: an empty place is not made to look full.
    """
    dark, bright = np.percentile(image, (1, 95))
    reach = max(bright - dark, 64.0)
    return np.clip((image.astype(np.float32) - np.float32(bright)) * np.float32(2 / reach) + 1, -1.5, 1.25)


def stacked(images: Sequence[NDArray[np.uint8]]) -> NDArray[np.float32]:
    """Pictures of lines, uint8 (32, w), beside one another: float32 (B, 1, 32, W), paper where one has ended."""
    width = max(image.shape[1] for image in images)
    pixels = np.ones((len(images), 1, HEIGHT_PX, padded_width(width)), np.float32)
    for row, image in enumerate(images):
        pixels[row, 0, :, : image.shape[1]] = as_input(image)
    return pixels


def padded_width(width_px: int) -> int:
    """The width of the pictures of a batch whose widest one is so wide, px."""
    return -(-width_px // _WIDTH_UNIT_PX) * _WIDTH_UNIT_PX


def num_steps(image: NDArray[np.uint8]) -> int:
    """How many steps a line's picture has."""
    return -(-image.shape[1] // STEP_PX)


def collated(cuts: Sequence[Cut]) -> Lines:
    """Lines as one batch."""
    import torch

    return Lines(
        pixels=torch.from_numpy(stacked([cut.image for cut in cuts])),
        steps=torch.tensor([num_steps(cut.image) for cut in cuts]),
        target=torch.from_numpy(np.concatenate([cut.target for cut in cuts])),
        lengths=torch.tensor([len(cut.target) for cut in cuts]),
        names=tuple(cut.name for cut in cuts),
    )
