"""The recogniser: what it learns from pages, its alphabet, and texts from distributions."""

import cv2
import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from augment.damage import Damage
from receipts.geometry import box_quads
from receipts.rng import stream
from synth import Renderer
from train.loop import Loop
from train.models.recogniser import HEIGHT_PX, STEP_PX, RecogniserModel
from train.sight.alphabet import NOTHING, Alphabet
from train.sight.ctc import best_path
from train.sight.fused import fused
from train.sight.line_reader import LineReader
from train.sight.pages import Page, Pages, legible_lines
from train.sight.recogniser import Cut, RecogniserTraining, as_input, askew, collated, cuts, empty_place, stacked

ALPHABET = Alphabet()
SMALL = RecogniserModel(widths=(4, 4, 8, 8), width=16, depth=1)


def training(**settings: object) -> RecogniserTraining:
    return RecogniserTraining(model=SMALL, alphabet=ALPHABET, loop=Loop(steps=2, batch_size=4), pages_a_pool=3, **settings)


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    renderer = Renderer.from_config(["seed=3", "size=1.2mp"])
    samples = [renderer[number] for number in range(3)]
    return [
        Page(
            sample.document.id,
            cv2.cvtColor(sample.image, cv2.COLOR_RGB2GRAY),
            sample.document.line_texts,
            sample.document.line_quads,
            legible_lines(sample.document),
        )
        for sample in samples
    ]


@given(st.text(ALPHABET.text, max_size=30))
def test_numbers_spell_the_text_with_single_blanks(text: str) -> None:
    numbers = ALPHABET.numbers(text)
    assert numbers is not None
    assert ALPHABET.spelled(numbers) == " ".join(text.split())
    assert NOTHING not in numbers


def test_what_the_alphabet_lacks_has_no_numbers() -> None:
    assert ALPHABET.numbers("1 円") is None
    assert Alphabet(characters=("円", "0..9", " ")).numbers("1 円") is not None


def test_an_alphabet_needs_characters() -> None:
    with pytest.raises(ValueError, match=r"alphabet\.characters: none"):
        Alphabet(characters=())


@given(st.text(ALPHABET.text, min_size=1, max_size=12), st.integers(0, 3), st.integers(1, 3))
def test_the_best_path_gives_back_what_was_written_along_it(text: str, rest: int, held: int) -> None:
    numbers = ALPHABET.numbers(text)
    assert numbers is not None
    path = [number for one in numbers.tolist() for number in [one] * held + [NOTHING] * (rest + 1)]
    logits = np.full((len(path), ALPHABET.cardinality), -30, np.float32)
    logits[np.arange(len(path)), path] = 30
    reading = best_path(logits, ALPHABET)
    assert reading.text == " ".join(text.split())
    assert len(path) == 0 or reading.confidence == pytest.approx(1)


@given(st.integers(0, 2**32))
def test_confidence_is_a_probability_and_falls_with_doubt(seed: int) -> None:
    logits = stream(seed, 0, "test").standard_normal((9, ALPHABET.cardinality)).astype(np.float32) * 4
    sure, unsure = best_path(logits * 3, ALPHABET), best_path(logits, ALPHABET)
    assert sure.text == unsure.text
    assert 0 <= unsure.confidence <= sure.confidence <= 1


def test_cuts_are_lines_of_the_page_with_their_texts(pages: list[Page]) -> None:
    page = pages[0]
    found = cuts(page, training(empty_share=0.0), stream(0, 0, "test"))
    texts = {" ".join(text.split()) for text in page.texts}
    assert len(found) > 5
    for cut in found:
        assert cut.image.dtype == np.uint8
        assert cut.image.shape[0] == HEIGHT_PX
        assert ALPHABET.spelled(cut.target) in texts
        assert len(cut.target) <= cut.image.shape[1] / STEP_PX


def test_illegible_lines_and_strange_characters_are_left_out(pages: list[Page]) -> None:
    page = pages[0]
    hidden = Page(page.name, page.image, page.texts, page.outlines, np.zeros_like(page.legible))
    strange = Page(page.name, page.image, tuple("円" for _ in page.texts), page.outlines, page.legible)
    assert not cuts(hidden, training(), stream(0, 0, "test"))
    assert not cuts(strange, training(), stream(0, 0, "test"))


def test_batches_are_the_same_whoever_draws_them(pages: list[Page]) -> None:
    first = training().task(training().new_model(0), pages, 5)
    second = training().task(training().new_model(1), pages, 5)
    ahead = second.batches(1)
    again = [first.batches(0), first.batches(1)][1]
    for one, other in zip(again, ahead, strict=True):
        assert torch.equal(one.pixels, other.pixels)
        assert torch.equal(one.target, other.target)
        assert int(one.lengths.sum()) == len(one.target)
        assert (one.steps * STEP_PX < one.pixels.shape[-1] + STEP_PX).all()


def test_a_batch_of_unreadable_pages_is_told(pages: list[Page]) -> None:
    task = RecogniserTraining(model=SMALL, alphabet=Alphabet(characters=("円",)), loop=Loop(batch_size=2)).task(
        SMALL.make(2, 0), pages, 0
    )
    with pytest.raises(ValueError, match="no page of a pool has a legible line in the alphabet"):
        task.batches(0)


def test_places_without_text_touch_no_line(pages: list[Page]) -> None:
    page = pages[1]
    low, high = page.outlines.min(axis=1), page.outlines.max(axis=1)
    for number in range(20):
        place = empty_place(page, stream(number, 0, "test"))
        if place is not None:
            assert not ((place.min(axis=0) < high) & (place.max(axis=0) > low)).all(axis=1).any()


def test_a_cut_is_moved_by_no_more_than_its_ranges() -> None:
    line = box_quads([[100, 50, 300, 70]])[0]
    still = training(side_share_range=(0.0, 0.0), end_share_range=(0.0, 0.0), slope_range=(0.0, 0.0), reshaped_share=0.0)
    np.testing.assert_allclose(askew(line, still, stream(0, 0, "test")), line, atol=1e-4)
    settings = training()
    reach = (settings.end_share_range, settings.side_share_range, settings.slope_range, settings.slant_range)
    most = 20 * sum(one[1] for one in reach)
    for number in range(20):
        assert np.abs(askew(line, settings, stream(number, 0, "test")) - line).max() <= most


def test_contrast_of_a_line_makes_no_difference_and_empty_paper_stays_empty() -> None:
    rng = stream(1, 0, "test")
    line = np.where(rng.random((HEIGHT_PX, 60)) < 0.3, 20, 230).astype(np.uint8)
    faint = (line.astype(np.float64) * 0.4 + 120).astype(np.uint8)
    np.testing.assert_allclose(as_input(faint), as_input(line), atol=0.05)
    blank = (200 + rng.integers(0, 4, (HEIGHT_PX, 60))).astype(np.uint8)
    assert as_input(blank).min() > 0.8


def test_reading_does_not_depend_on_the_company_a_line_keeps() -> None:
    model = SMALL.make(ALPHABET.cardinality, 0)
    reader = LineReader(model, ALPHABET, torch.device("cpu"))
    rng = stream(2, 0, "test")
    lines = [rng.integers(0, 256, (HEIGHT_PX, width)).astype(np.uint8) for width in (40, 41, 64, 300, 9)]
    together = reader.read(lines)
    assert [reader.read([line])[0].text for line in lines] == [one.text for one in together]
    assert reader.read([]) == []


def test_a_fused_network_says_the_same() -> None:
    model = SMALL.make(ALPHABET.cardinality, 0)
    with torch.no_grad():
        for _ in range(2):
            model(torch.randn(2, 1, HEIGHT_PX, 32))
    model.eval()
    pixels = torch.randn(2, 1, HEIGHT_PX, 96)
    with torch.no_grad():
        torch.testing.assert_close(fused(model)(pixels), model(pixels), atol=1e-4, rtol=1e-4)


def test_loss_falls_on_a_batch_that_is_learned_by_heart(pages: list[Page]) -> None:
    settings = training(empty_share=0.0, damage=Damage(bilevel_probability=0.0, coarse_probability=0.0))
    model = settings.new_model(0).train()
    task = settings.task(model, pages, 0)
    batch = task.batches(0)[0]
    optimizer = torch.optim.AdamW(model.parameters(), lr=5e-3)
    losses = []
    for step in range(8):
        optimizer.zero_grad()
        loss = task.loss(batch, step, None)
        loss.backward()
        optimizer.step()
        losses.append(float(loss.detach()))
    assert losses[-1] < 0.8 * losses[0]


def test_empty_lines_can_be_learned() -> None:
    image = np.full((HEIGHT_PX, 40), 220, np.uint8)
    batch = collated([Cut(image, np.empty(0, np.int64), "a"), Cut(image, np.array([1, 2]), "b")])
    settings = training()
    task = settings.task(settings.new_model(0), Pages([]), 0)
    assert torch.isfinite(task.loss(batch, 0, None))


@given(st.lists(st.integers(1, 200), min_size=1, max_size=5))
def test_lines_stacked_are_padded_with_paper(widths: list[int]) -> None:
    made = stacked([np.zeros((HEIGHT_PX, width), np.uint8) for width in widths])
    assert made.shape[-1] % 32 == 0
    assert made.shape[-1] >= max(widths)
    for row, width in enumerate(widths):
        assert (made[row, 0, :, width:] == 1).all()


def test_damage_keeps_size_and_spares_the_given_picture() -> None:
    image = np.tile(np.linspace(0, 255, 70).astype(np.uint8), (HEIGHT_PX, 1))
    before = image.copy()
    damage = Damage(**{name: 1.0 for name in Damage.__dataclass_fields__ if name.endswith("probability")})
    changed = damage(image, stream(0, 0, "test"))
    assert changed.shape == image.shape
    assert changed.dtype == np.uint8
    np.testing.assert_array_equal(image, before)
    still = Damage(**{name: 0.0 for name in Damage.__dataclass_fields__ if name.endswith("probability")})
    np.testing.assert_array_equal(still(image, stream(0, 0, "test")), image)
