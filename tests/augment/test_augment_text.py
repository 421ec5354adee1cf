"""What token noise keeps whatever it is asked to do: whole tokens, labels, spans, and silence where nothing was drawn."""

import random
from dataclasses import fields, replace

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from augment.confusions import CONFUSIONS, PAIR_CONFUSIONS
from augment.documents.misreading import NoiseDraws, apply_token_noise
from augment.text import TokenNoise
from receipts import Document, stream
from receipts.config import build
from receipts.document import Span, token_offsets
from receipts.geometry import box_quads

NAMES = ("company", "date", "total")
LINES = ("ACME  CORN SDN BHD", "DATE:14/03/2018", "", "1 PC  clam 7.42", "TOTAL RM7.42", "THANK YOU !")


def labelled(lines: tuple[str, ...] = LINES) -> Document:
    """A document in which company, date and total are labelled, with fields, groups and visibility."""
    boxes = [[10 + 3 * row, 20 * row, 10 + 3 * row + 8 * max(len(text), 1), 20 * row + 14] for row, text in enumerate(lines)]
    document = Document.from_lines("a", lines, box_quads(boxes), size=(300, 200))
    labels, begins = np.zeros(len(document), np.int8), np.zeros(len(document), np.bool_)
    strings = {}
    for name, pattern in zip(NAMES, (r"ACME.*", r"\d+/\d+/\d+", r"(?<=RM)7\.42"), strict=True):
        for span in document.find(pattern):
            labels[span.start : span.stop] = NAMES.index(name) + 1
            begins[span.start] = True
            strings[name] = document.span_text(span)
    visibility = stream(0, 0, "visibility").random(len(document), np.float32)
    group = np.where(document.line == 3, 0, -1).astype(np.int32)
    return replace(document, labels=labels, begins=begins, group=group, visibility=visibility, fields=strings)


def no_draws(document: Document) -> NoiseDraws:
    """Draws by which nothing happens."""
    characters, tokens = sum(len(text) + 1 for text in document.line_texts), len(document)
    return NoiseDraws(
        confused=np.full(characters, -1, np.float32),
        lost=np.zeros(characters, np.bool_),
        split=np.zeros(characters, np.bool_),
        lost_token=np.zeros(tokens, np.bool_),
        line_shift=np.zeros((len(document.line_texts), 2), np.float32),
        token_shift=np.zeros((tokens, 2), np.float32),
    )


def at(document: Document, line: int, text: str) -> int:
    """Where a text stands in the document's characters."""
    return sum(len(other) + 1 for other in document.line_texts[:line]) + document.line_texts[line].index(text)


def with_true(array: np.ndarray, *places: int) -> np.ndarray:
    changed = array.copy()
    changed[list(places)] = True
    return changed


def assert_equal(first: Document, second: Document) -> None:
    for field in fields(Document):
        one, other = getattr(first, field.name), getattr(second, field.name)
        if isinstance(one, np.ndarray):
            np.testing.assert_array_equal(one, other, err_msg=field.name, strict=True)
        else:
            assert one == other, field.name


def assert_sound(document: Document, old: Document, source: np.ndarray) -> None:
    """What holds for every document, and between a document and the one it was made from."""
    found = [(line, a, text[a:b]) for line, text in enumerate(document.line_texts) for a, b in token_offsets(text)]
    assert found == list(zip(document.line.tolist(), document.offsets.tolist(), document.texts, strict=True))
    assert document.quads.shape == (len(document), 4, 2)
    assert document.line_quads.shape == (len(document.line_texts), 4, 2)
    kinds = {"quads": np.float32, "line_quads": np.float32, "offsets": np.int32, "line": np.int32, "group": np.int32}
    for name, kind in kinds.items():
        assert getattr(document, name).dtype == kind, name
    assert len(document.line_texts) == len(old.line_texts)
    assert source.dtype == np.int32
    assert source.shape == (len(document),)
    assert (np.diff(source) >= 0).all()
    np.testing.assert_array_equal(document.line, old.line[source])
    for name in ("labels", "group", "visibility"):
        if getattr(old, name) is not None:
            np.testing.assert_array_equal(getattr(document, name), getattr(old, name)[source], strict=True)


@given(
    lines=st.lists(st.text(alphabet="rnclVW01OIl5.,:/ -é\t", max_size=14), max_size=6).map(tuple),
    seed=st.integers(0, 2**32),
    rate=st.sampled_from([0.1, 0.5, 1.0]),
)
@settings(max_examples=150, deadline=None)
def test_invariants_hold_for_any_text(lines: tuple[str, ...], seed: int, rate: float) -> None:
    document = labelled(lines)
    noise = TokenNoise(
        confuse_character=rate,
        lose_character=rate / 4,
        lose_token=rate / 4,
        lose_blank=rate,
        add_blank=rate,
        shift_heights=rate,
    )
    misread, source = noise.noisy(document, stream(seed, 0, "noise"))
    assert_sound(misread, document, source)


def test_invariants_hold_on_a_receipt_and_rates_act() -> None:
    document, noise = labelled(), TokenNoise(strength_range=(1.0, 1.0), confuse_character=0.3, lose_token=0.2, add_blank=0.2)
    changed = 0
    for index in range(200):
        misread, source = noise.noisy(document, stream(3, index, "noise"))
        assert_sound(misread, document, source)
        starts = misread.begins
        assert starts is not None
        assert all(misread.labels[starts] > 0)
        assert starts.sum() <= document.begins.sum()
        for name, value in misread.fields.items():
            run = np.flatnonzero(misread.labels == NAMES.index(name) + 1)
            assert value == misread.span_text(Span(int(run[0]), int(run[-1]) + 1))
            assert misread.begins[run[0]]
        assert {NAMES[label - 1] for label in set(misread.labels.tolist()) - {0}} == set(misread.fields)
        changed += misread.texts != document.texts
    assert changed > 190


def test_no_noise_is_the_identity() -> None:
    quiet = TokenNoise(strength_range=(0.0, 0.0))
    for document in (labelled(), Document.from_lines("b", LINES, np.zeros((6, 8)), size=(9, 9))):
        misread, source = quiet.noisy(document, stream(0, 0, "noise"))
        assert_equal(misread, document)
        np.testing.assert_array_equal(source, np.arange(len(document)))


@pytest.mark.parametrize("lines", [(), ("",), (" ", "")])
def test_a_document_without_tokens_stays(lines: tuple[str, ...]) -> None:
    document = Document.from_lines("a", lines, np.zeros((len(lines), 8)), size=(9, 9))
    misread, source = TokenNoise(strength_range=(1.0, 1.0), lose_blank=0.0).noisy(document, stream(0, 0, "noise"))
    assert misread.line_texts == lines
    assert len(misread) == len(source) == 0


def test_same_stream_same_bits_and_no_global_randomness() -> None:
    document, noise = labelled(), TokenNoise(strength_range=(1.0, 1.0))
    before = (random.getstate(), np.random.get_state()[1].tolist(), torch.random.get_rng_state().tolist())
    first, second = (noise(document, stream(5, 1, "noise")) for _ in range(2))
    assert (random.getstate(), np.random.get_state()[1].tolist(), torch.random.get_rng_state().tolist()) == before
    assert_equal(first, second)
    assert noise(document, stream(5, 2, "noise")).line_texts != first.line_texts


def test_strength_zero_draws_as_much_as_any_other() -> None:
    streams = [stream(0, 0, "noise") for _ in range(2)]
    for strength, rng in zip((0.0, 1.0), streams, strict=True):
        TokenNoise(strength_range=(strength, strength)).draws(labelled(), rng)
    assert streams[0].random() == streams[1].random()


def test_a_lost_blank_merges_and_the_longer_half_decides() -> None:
    document = labelled()
    place = at(document, 0, " SDN")
    draws = replace(no_draws(document), lost=with_true(no_draws(document).lost, place))
    misread, source = apply_token_noise(document, draws)
    assert misread.line_texts[0] == "ACME  CORNSDN BHD"
    merged = misread.texts.index("CORNSDN")
    assert document.texts[source[merged]] == "CORN"
    np.testing.assert_array_equal(misread.quads[merged, [0, 3]], document.quads[1, [0, 3]])
    np.testing.assert_array_equal(misread.quads[merged, [1, 2]], document.quads[2, [1, 2]])
    assert misread.fields["company"] == "ACME  CORNSDN BHD"


def test_an_added_blank_splits_a_token_and_its_quad() -> None:
    document = labelled()
    draws = no_draws(document)
    misread, source = apply_token_noise(document, replace(draws, split=with_true(draws.split, at(document, 0, "RN SDN"))))
    assert misread.texts[:4] == ("ACME", "CO", "RN", "SDN")
    assert source[:4].tolist() == [0, 1, 1, 2]
    assert misread.begins[:4].tolist() == [True, False, False, False]
    np.testing.assert_allclose(misread.quads[1, 1], (document.quads[1, 0] + document.quads[1, 1]) / 2)
    np.testing.assert_array_equal(misread.quads[1, 1], misread.quads[2, 0])


def test_a_lost_first_token_hands_its_beginning_on() -> None:
    document = labelled()
    draws = no_draws(document)
    misread, source = apply_token_noise(document, replace(draws, lost_token=with_true(draws.lost_token, 0)))
    assert misread.line_texts[0] == " CORN SDN BHD"
    assert misread.begins[0]
    assert misread.fields["company"] == "CORN SDN BHD"
    assert source[0] == 1


def test_a_field_lost_wholly_is_gone_and_the_others_stay() -> None:
    document = labelled()
    misread, _ = apply_token_noise(document, replace(no_draws(document), lost_token=document.labels == 2))
    assert misread.fields == {name: value for name, value in document.fields.items() if name != "date"}
    assert misread.line_texts[1] == "DATE:"


def test_two_characters_read_as_one() -> None:
    document = labelled()
    draws = no_draws(document)
    confused = draws.confused.copy()
    confused[at(document, 0, "RN SDN")] = 0.99
    misread, _ = apply_token_noise(document, replace(draws, confused=confused))
    assert misread.line_texts[0] == "ACME  COM SDN BHD"


def test_tokens_that_are_not_those_of_the_lines_are_refused() -> None:
    document = labelled()
    with pytest.raises(ValueError, match=r"document a: its tokens are not those .* Document\.from_lines"):
        TokenNoise().noisy(replace(document, offsets=document.offsets + 1), stream(0, 0, "noise"))


def test_confusions_change_something_and_hold_no_blanks() -> None:
    for read, options in CONFUSIONS.items():
        assert options
        assert read not in options
        assert not any(character.isspace() for option in options for character in option)
    assert all(len(pair) == 2 and len(merged) == 1 for pair, merged in PAIR_CONFUSIONS.items())


@pytest.mark.parametrize(
    ("settings_", "message"),
    [
        ({"lose_tokn": 0.1}, "lose_tokn: TokenNoise has no such setting; did you mean lose_token"),
        ({"strength_range": (0.5, 1.5)}, "strength_range: must lie within 0 and 1"),
        ({"lose_blank": -0.1}, "lose_blank: Input should be greater than or equal to 0"),
    ],
)
def test_wrong_settings_are_refused_by_name(settings_: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        build({"_target_": "augment.text.TokenNoise", **settings_})
