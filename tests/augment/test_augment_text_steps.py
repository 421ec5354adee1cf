"""What every change of text and layout keeps, whatever it does: whole tokens, their account, spans, geometry, and silence."""

from dataclasses import fields, replace
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import pytest
from omegaconf import OmegaConf

from augment.documents.account import span_runs
from augment.documents.rows import Rows
from augment.text import DocumentAugmentation, TextAugmentation, two_views
from receipts import Document, stream
from receipts.config import build, choices, compose
from receipts.document import Span, token_offsets
from receipts.geometry import box_quads
from synth import Renderer

# The one that needs a person's own file is tested by itself.
STEPS = [name for name in choices()["token_noise/step"] if name != "snorkel"]
# Under signs with large letters that state no field.
GERMAN = (
    "+locale@locales.germany=germany",
    "locales.malaysia.weight=0",
    "locales.united_kingdom.weight=0",
    "+layout@layouts.german_till=german_till",
    "layouts.german_till.weight=100",
    "layouts.german_till.sign_share=1",
)
LINES = ("ACME SDN BHD", "", "TAX INVOICE", "TEH O  1.20", "TOTAL", "1.20", "GST 6%", "0.07", "THANK YOU")
BOXES = (
    (20, 10, 160, 30),
    (20, 35, 40, 50),
    (20, 60, 120, 80),
    (20, 90, 200, 110),
    (20, 120, 80, 140),
    (150, 122, 190, 142),
    (20, 150, 80, 170),
    (150, 151, 190, 171),
    (40, 200, 150, 220),
)


@cache
def documents() -> tuple[Document, ...]:
    """Rendered receipts in two schemas and of two languages, with what can be seen of them; a bare one; one on its side."""
    found = []
    for settings in (["schema=rendered"], ["schema=receipt"], ["schema=receipt", *GERMAN]):
        renderer = Renderer.from_config(["seed=3", *settings])
        for index in range(8):
            one = renderer.document(index)
            seen = stream(4, index, "visibility").random(len(one), np.float32)
            found.append(replace(one, visibility=seen, legible=seen > 0.1))
    bare = Document.from_lines("bare", LINES, box_quads(BOXES), size=(220, 240))
    turned = replace(bare, quads=quarter(bare.quads), line_quads=quarter(bare.line_quads), size=(240, 220))
    return (*found, bare, turned)


def quarter(quads: np.ndarray) -> np.ndarray:
    """Quads after a quarter turn of a page that is 240 px high."""
    return np.stack([240 - quads[..., 1], quads[..., 0]], axis=-1).astype(np.float32)


def step(name: str, **settings: Any) -> TextAugmentation:
    """A step as its yaml has it, certain to act unless told otherwise."""
    return build({**step_config(name), "probability": 1.0, **settings})


@cache
def step_config(name: str) -> dict[str, Any]:
    """What the yaml of a step says, under no root."""
    loaded = OmegaConf.load(str(files("conf") / "token_noise" / "step" / f"{name}.yaml"))
    return OmegaConf.to_container(OmegaConf.create({"step": loaded}), resolve=True)["step"]


@cache
def preset(name: str) -> TextAugmentation:
    return build(compose("train", [f"token_noise={name}", "out=x"])["token_noise"])


def bits(value: Any) -> Any:
    """All of a document in a form that compares by bits."""
    if isinstance(value, Document):
        return [bits(getattr(value, field.name)) for field in fields(value)]
    return (value.dtype.str, value.shape, value.tobytes()) if isinstance(value, np.ndarray) else value


def assert_sound(changed: Document, old: Document, source: np.ndarray) -> None:
    """What holds for every document, and between a document and the one it was made from."""
    found = [(line, a, text[a:b]) for line, text in enumerate(changed.line_texts) for a, b in token_offsets(text)]
    assert found == list(zip(changed.line.tolist(), changed.offsets.tolist(), changed.texts, strict=True))
    assert source.dtype == np.int32
    assert source.shape == (len(changed),)
    assert len(changed) == 0 or 0 <= source.min() <= source.max() < len(old)
    for name in ("labels", "group", "visibility", "legible"):
        if getattr(old, name) is not None:
            np.testing.assert_array_equal(getattr(changed, name), getattr(old, name)[source], strict=True, err_msg=name)
    for quads, number in ((changed.quads, len(changed)), (changed.line_quads, len(changed.line_texts))):
        assert quads.dtype == np.float32
        assert quads.shape == (number, 4, 2)
        assert (quads >= 0).all()
        assert (quads <= np.array(changed.size)).all()


def assert_fields_are_read(changed: Document, old: Document, source: np.ndarray) -> None:
    """Every field is the string of a labelled span; the first token left of a labelled run begins one where the run did."""
    run = span_runs(changed)
    starts = np.flatnonzero(np.diff(run, prepend=-1) != 0)
    spans = [Span(int(a), int(b)) for a, b in zip(starts, [*starts[1:], len(run)], strict=True)]
    labelled = {changed.span_text(span): int(changed.labels[span.start]) for span in spans if changed.labels[span.start] > 0}
    assert set(changed.fields.values()) <= set(labelled)
    old_run = span_runs(old)
    begun = set(old_run[old.begins].tolist())  # a name that goes on below its price is two runs, and the second begins nothing
    assert all(changed.begins[span.start] == (old_run[source[span.start]] in begun) for span in spans)
    assert not changed.begins[changed.labels == 0].any()


@pytest.mark.parametrize("name", [*STEPS, "scan", "photo", "layout", "strong", "plain_letters"])
def test_documents_stay_sound_and_their_tokens_accounted_for(name: str) -> None:
    change = step(name) if name in STEPS else preset(name)
    acted = 0
    for index, document in enumerate(documents()):
        changed, source = change.noisy(document, stream(5, index, "step"))
        # Misread tokens may leave the page by their own small shift, as boxes of recognisers do.
        inside = changed if name not in ("token_noise", "scan", "photo", "strong", "plain_letters") else _clipped(changed)
        assert_sound(inside, document, source)
        if document.fields is not None:
            assert set(changed.fields) <= set(document.fields)
            assert_fields_are_read(changed, document, source)
        acted += bits(changed) != bits(document)
    assert acted >= 5


def _clipped(document: Document) -> Document:
    reach = 0.5 * np.abs(document.line_quads[:, 3] - document.line_quads[:, 0]).max(initial=0)
    assert (document.quads >= -reach).all()
    assert (document.quads <= np.array(document.size) + reach).all()
    size = np.array(document.size, np.float32)
    return replace(document, quads=document.quads.clip(0, size), line_quads=document.line_quads.clip(0, size))


@pytest.mark.parametrize("name", STEPS)
def test_same_stream_same_bits_and_probability_0_is_the_identity(name: str) -> None:
    document = documents()[0]
    first, second = (step(name).noisy(document, stream(6, 1, "step")) for _ in range(2))
    assert bits(first[0]) == bits(second[0])
    assert bits(first[1]) == bits(second[1])
    kept, source = step(name, probability=0.0).noisy(document, stream(6, 1, "step"))
    assert kept is document
    np.testing.assert_array_equal(source, np.arange(len(document)))


@pytest.mark.parametrize("name", STEPS)
@pytest.mark.parametrize("lines", [(), ("", " "), ("A",)])
def test_documents_of_next_to_nothing_pass(name: str, lines: tuple[str, ...]) -> None:
    boxes = np.array([[0, 20 * row, 10, 20 * row + 10] for row in range(len(lines))]).reshape(-1, 4)
    document = Document.from_lines("a", lines, box_quads(boxes), size=(40, 60))
    for index in range(5):
        changed, source = step(name, **({"strength_range": (0.0, 0.0)} if name == "token_noise" else {})).noisy(
            document, stream(index, 0, "step")
        )
        assert_sound(changed, document, source)
        assert len(changed) == len(document)


def test_a_step_left_out_leaves_the_draws_of_the_others() -> None:
    document = documents()[1]
    both = DocumentAugmentation(steps={"page_warp": step("page_warp"), "case": step("case")})
    alone = DocumentAugmentation(steps={"case": step("case")})
    for index in range(6):
        one, other = (chain.noisy(document, stream(index, 0, "chain"))[0] for chain in (both, alone))
        assert one.texts == other.texts
        assert bits(one.quads) != bits(other.quads)


def test_a_chain_is_its_steps_one_after_another() -> None:
    document = documents()[2]
    names = ("missing_items", "crop", "split_lines", "token_noise")
    chain = DocumentAugmentation(steps={name: step(name) for name in names})
    changed, source = chain.noisy(document, stream(8, 0, "chain"))
    key = int(stream(8, 0, "chain").integers(2**63))
    now, account = document, np.arange(len(document))
    for name in names:
        now, last = step(name).noisy(now, stream(key, 0, f"text/{name}"))
        account = account[last]
    np.testing.assert_array_equal(source, account)
    assert bits(replace(now, fields=None)) == bits(replace(changed, fields=None))
    assert changed.fields == now.fields


def test_two_views_differ_and_repeat() -> None:
    document, strong = documents()[0], preset("strong")
    first, second = two_views(strong, document, seed=1, index=7)
    again = two_views(strong, document, seed=1, index=7)
    assert bits(first[0]) != bits(second[0])
    for view, same in zip((first, second), again, strict=True):
        assert bits(view[0]) == bits(same[0])
        assert bits(view[1]) == bits(same[1])
    assert bits(two_views(strong, document, seed=1, index=8)[0][0]) != bits(first[0])


def test_items_change_places_and_nothing_else() -> None:
    moved = 0
    for index, document in enumerate(documents()[:8]):
        changed, source = step("item_order").noisy(document, stream(index, 0, "step"))
        assert sorted(source.tolist()) == list(range(len(document)))
        items = changed.group >= 0
        outside = np.flatnonzero(~items & (document.group[source] < 0))
        first, last = np.flatnonzero(items)[[0, -1]] if items.any() else (0, -1)
        assert changed.size[1] == pytest.approx(document.size[1], abs=1)
        for token in outside[(outside < first) | (outside > last)].tolist():
            np.testing.assert_allclose(changed.quads[token], document.quads[source[token]], atol=0.01)
        before, after = (np.diff(Rows.of_page(one).of[one.line]) for one in (document, changed))
        assert (after >= 0).all() or not (before >= 0).all()
        moved += not np.array_equal(source, np.arange(len(document)))
    assert moved >= 4


@pytest.mark.parametrize("name", ["item_order", "missing_items", "missing_cells"])
def test_items_nobody_knows_stay(name: str) -> None:
    document = documents()[0]
    unknown = replace(document, group=np.full(len(document), -1, np.int32))
    assert bits(step(name).noisy(unknown, stream(0, 0, "step"))[0]) == bits(unknown)


@pytest.mark.parametrize("name", ["missing_items", "missing_taxes", "missing_rows", "crop"])
def test_what_is_missing_leaves_no_hole(name: str) -> None:
    for index, document in enumerate(documents()):
        changed, _ = step(name).noisy(document, stream(index, 1, "step"))
        old, new = Rows.of_page(document), Rows.of_page(changed)
        if len(new) == len(old):
            continue
        assert changed.size[0] + changed.size[1] < document.size[0] + document.size[1]
        assert np.diff(new.start).max() <= np.diff(old.start).max() + 1


@pytest.mark.parametrize("name", ["missing_items", "missing_taxes", "missing_rows"])
def test_fields_stay_where_rows_go(name: str) -> None:
    settings: dict[str, Any] = {"share_range": (1.0, 1.0)}
    for index, document in enumerate(documents()[:16]):
        changed, _ = step(name, **settings).noisy(document, stream(index, 2, "step"))
        lost = {field for field, value in document.fields.items() if changed.fields.get(field) != value}
        assert lost <= ({"tax"} if name == "missing_taxes" else set())


def test_tax_lines_go_and_sums_stay() -> None:
    bare = documents()[-2]
    changed, _ = step("missing_taxes", share_range=(1.0, 1.0)).noisy(bare, stream(0, 0, "step"))
    assert changed.line_texts == tuple(text for text in LINES if text not in ("GST 6%", "0.07"))
    assert changed.size == (220, 190)


def test_tax_lines_are_known_by_label() -> None:
    config = {"share_range": (1.0, 1.0), "schema": compose("synth", ["schema=rendered"])["schema"]}
    known = build({"_target_": "augment.documents.missing.MissingTaxes", "probability": 1.0, **config})
    names = known.schema.names
    found = 0
    for index, document in enumerate(documents()[:8]):
        tax = names.index("tax")
        changed, _ = known.noisy(document, stream(index, 0, "step"))
        found += bool((document.labels == tax).any())
        assert not (changed.labels == tax).any()
    assert found


def test_lines_cut_into_words_and_rows_read_as_lines() -> None:
    document = documents()[0]
    words, _ = step("split_lines", words=1.0).noisy(document, stream(0, 0, "step"))
    assert words.line_texts == tuple(word for text in document.line_texts for word in text.split())
    rows, _ = step("joined_lines", rows=1.0).noisy(document, stream(0, 0, "step"))
    assert rows.line_texts == document.row_texts
    whole, _ = step("joined_lines", rows=1.0).noisy(words, stream(0, 0, "step"))
    assert whole.line_texts == tuple(" ".join(text.split()) for text in document.row_texts)
    for one in (words, rows, whole):
        assert bits(one.quads) == bits(document.quads)
        assert one.texts == document.texts
        boxes = one.line_boxes[one.line]
        assert (one.boxes[:, :2] >= boxes[:, :2] - 2).all()
        assert (one.boxes[:, 2:] <= boxes[:, 2:] + 2).all()


def test_rows_turn_with_the_page() -> None:
    bare, turned = documents()[-2:]
    straight, sideways = Rows.of_page(bare), Rows.of_page(turned)
    np.testing.assert_array_equal(straight.of, sideways.of)
    np.testing.assert_allclose(np.diff(straight.start), np.diff(sideways.start), atol=1e-3)
    np.testing.assert_allclose(sideways.down, [-1, 0], atol=1e-9)


@pytest.mark.parametrize(
    ("override", "message"),
    [
        ("token_noise.steps.crop.share_range=[0.5,1.5]", r"token_noise\.steps\.crop\.share_range: must lie within 0 and 1"),
        ("token_noise.steps.crop.side=left", r"token_noise\.steps\.crop\.side: .*'top', 'bottom' or 'either'"),
        ("token_noise.steps.page_warp.angle_deg_range=[-200,0]", r"angle_deg_range: got \(-200.*from -180 to 180 degrees"),
        ("token_noise.steps.line_shift.height_range=[0.1,1]", r"height_range: got \(0\.1.*from 0\.5 to 2"),
        ("token_noise.steps.case={upper: 0.0, lower: 0.0, title: 0.0}", r"token_noise\.steps\.case: upper, lower and title"),
        ("token_noise.steps.csae.upper=1.0", r"token_noise\.steps\.csae: chooses no component; did you mean case"),
    ],
)
def test_wrong_settings_are_refused_by_name(override: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        build(compose("train", ["token_noise=layout", override, "out=x"])["token_noise"], "token_noise")
