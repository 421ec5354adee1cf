"""Puzzles: what is hidden leaves no trace in what the model reads, and a trunk that solves them goes on after a kill."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
import torch
import yaml
from safetensors.torch import load_file
from torch import nn

from augment.text import TokenNoise
from receipts import Document
from receipts.config import build, choices
from receipts.rng import stream
from synth import Renderer
from train.encoding import MAX_CHARACTERS, token_codes
from train.examples import Example, collate, exact_examples
from train.loop import Loop, Training
from train.losses.cross_entropy import CrossEntropy
from train.mixture import Mixture
from train.models.extractor import ExtractorModel
from train.pretraining.base import Puzzle
from train.pretraining.masked_layout import places, taken_out
from train.pretraining.masked_tokens import MaskedTokens, blotted, spelling_loss
from train.pretraining.task import WEIGHTS, Pretraining, PretrainingTask, pretrained
from train.pretraining.two_views import nt_xent
from train.sources.base import Kept
from train.stages import Stages

SMALL = ExtractorModel(width=16, depth=1, heads=1, character_width=8)
CPU = torch.device("cpu")


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    renderer = Renderer.from_config(["seed=5"])
    return [renderer.document(number) for number in range(6)]


def chosen(name: str) -> Puzzle:
    node = yaml.safe_load((files("conf") / "puzzle" / f"{name}.yaml").read_text(encoding="utf-8"))
    if "defaults" in node:
        del node["defaults"]
        node["augmentation"] = {"_target_": "augment.text.TokenNoise"}
    puzzle = build(node, "puzzle")
    assert isinstance(puzzle, Puzzle)
    return puzzle


EVERY = {name: chosen(name) for name in choices()["puzzle"]}
every_puzzle = pytest.mark.parametrize("puzzle", EVERY.values(), ids=EVERY.keys())
LOOP = Loop(steps=9, batch_size=2, checkpoint_seconds=0)
ALL = Pretraining(puzzles=EVERY, loop=LOOP)


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def same_inputs(first: Sequence[Example], second: Sequence[Example]) -> bool:
    pairs = zip(collate(first).inputs, collate(second).inputs, strict=True)
    return all(torch.equal(one, other) for one, other in pairs)


@every_puzzle
def test_a_puzzle_asks_within_bounds_and_gives_every_token_a_target(puzzle: Puzzle, documents: list[Document]) -> None:
    for number, document in enumerate(documents):
        for example in puzzle.posed(document, stream(0, number, "a")):
            assert len(example.target) == len(example.weight) == len(example.document)
            assert example.weight.any()
            assert np.isfinite(example.target).all()
        again = puzzle.posed(document, stream(0, number, "a"))
        assert same_inputs(again, puzzle.posed(document, stream(0, number, "a")))


@every_puzzle
def test_a_puzzle_is_learned_from_and_padding_does_not_matter(puzzle: Puzzle, documents: list[Document]) -> None:
    views = [puzzle.posed(document, stream(0, number, "a")) for number, document in enumerate(documents[:2])]
    batch = collate([view for some in zip(*views, strict=True) for view in some])
    vectors = torch.randn(*batch.mask.shape, 16, generator=torch.Generator().manual_seed(0)).requires_grad_()
    head = puzzle.head(16)
    value = puzzle.loss(head, vectors, batch)
    value.backward()
    assert torch.isfinite(value)
    assert value > 0
    assert all(parameter.grad is not None and torch.isfinite(parameter.grad).all() for parameter in head.parameters())
    assert vectors.grad is not None
    assert (vectors.grad[~batch.mask] == 0).all()
    changed = torch.where(batch.mask[..., None], vectors, 7.0)
    torch.testing.assert_close(puzzle.loss(head, changed, batch), value)


def test_what_a_hidden_token_said_leaves_no_trace(documents: list[Document]) -> None:
    puzzle = MaskedTokens(share=0.3)
    for number, document in enumerate(documents):
        hidden = puzzle.drawn(document, stream(0, number, "a"))
        assert 0.3 <= hidden.mean() <= 0.3 + puzzle.longest_run / len(document)
        swapped = swap_letters(document, hidden)
        assert swapped.texts != document.texts
        first, second = blotted(document, hidden), blotted(swapped, hidden)
        assert first.line_texts == second.line_texts
        assert same_inputs(*([Example(one, np.zeros((len(one), 1), np.float32), hidden)] for one in (first, second)))
        assert all(first.line_texts[line][at : at + len(text)] == text for text, at, line in in_lines(first))


def in_lines(document: Document) -> list[tuple[str, int, int]]:
    return list(zip(document.texts, document.offsets.tolist(), document.line.tolist(), strict=True))


def swap_letters(document: Document, chosen: np.ndarray) -> Document:
    """The document with other characters of the same number in the chosen tokens."""
    lines, texts = list(document.line_texts), list(document.texts)
    for token in np.flatnonzero(chosen).tolist():
        line, start = int(document.line[token]), int(document.offsets[token])
        texts[token] = ("7" if texts[token].isalpha() else "X") * len(texts[token])
        lines[line] = lines[line][:start] + texts[token] + lines[line][start + len(texts[token]) :]
    return replace(document, line_texts=tuple(lines), texts=tuple(texts))


def test_hidden_tokens_are_asked_for_by_their_spelling(documents: list[Document]) -> None:
    (example,) = MaskedTokens().posed(documents[0], stream(0, 0, "a"))
    for token in np.flatnonzero(example.weight).tolist():
        assert tuple(example.target[token].astype(int).tolist()) == token_codes(documents[0].texts[token])
        assert example.document.texts[token] != documents[0].texts[token]
    kept = example.weight == 0
    assert [t for t, k in zip(example.document.texts, kept, strict=True) if k] == [
        t for t, k in zip(documents[0].texts, kept, strict=True) if k
    ]


def test_a_spelling_counts_up_to_its_end() -> None:
    codes = torch.zeros(1, MAX_CHARACTERS, dtype=torch.int64)
    codes[0, :3] = torch.tensor([5, 6, 7])
    scores = torch.randn(1, MAX_CHARACTERS, 9, generator=torch.Generator().manual_seed(0))
    beyond, end = scores.clone(), scores.clone()
    beyond[0, 4:] += torch.arange(9)
    end[0, 3] += torch.arange(9)
    assert spelling_loss(beyond, codes) == spelling_loss(scores, codes) != spelling_loss(end, codes)
    assert spelling_loss(scores[:0], codes[:0]) == 0


def test_where_lines_stood_leaves_no_trace(documents: list[Document]) -> None:
    for number, document in enumerate(documents):
        rng = stream(1, number, "a")
        hidden = np.zeros(len(document.line_texts), bool)
        hidden[rng.permutation(len(hidden))[: len(hidden) // 4]] = True
        # Whole pixels, so that moving there and back is exact.
        document = replace(document, quads=document.quads.round(), line_quads=document.line_quads.round())
        shift = np.where(hidden[:, None], rng.integers(-40, 40, (len(hidden), 2)) * 16, 0).astype(np.float32)[:, None]
        moved = replace(document, line_quads=document.line_quads + shift, quads=document.quads + shift[document.line])
        (first, source), (second, _) = taken_out(document, hidden), taken_out(moved, hidden)
        assert not np.allclose(places(document), places(moved))
        weight = hidden[document.line][source].astype(np.float32)
        assert same_inputs(*([Example(one, np.zeros((len(one), 1), np.float32), weight)] for one in (first, second)))


def test_lines_taken_out_share_a_row_of_their_own_and_the_rest_stays(documents: list[Document]) -> None:
    for document in documents:
        hidden = np.arange(len(document.line_texts)) % 5 == 1
        found, source = taken_out(document, hidden)
        out = hidden[document.line][source]
        assert set(found.row[found.line[out]]) == {0}
        assert 0 not in found.row[found.line[~out]]
        assert [found.texts[i] for i in range(len(found))] == [document.texts[i] for i in source]
        assert sorted(source.tolist()) == list(range(len(document)))
        np.testing.assert_array_equal(found.quads[~out], document.quads[source][~out])
        assert all(found.line_texts[line][at : at + len(text)] == text for text, at, line in in_lines(found))
    assert ((places(document) >= 0) & (places(document) <= 1)).all()


def test_equal_views_cost_least_and_the_order_of_documents_costs_nothing() -> None:
    generator = torch.Generator().manual_seed(0)
    first, other = torch.randn(2, 6, 16, generator=generator)
    least = nt_xent(first, first, 0.2)
    for share in (0.1, 0.5, 1.0):
        assert least < nt_xent(first, first.lerp(other, share), 0.2)
    order = torch.tensor([3, 1, 5, 0, 2, 4])
    torch.testing.assert_close(nt_xent(first[order], other[order], 0.2), nt_xent(first, other, 0.2))
    torch.testing.assert_close(nt_xent(other, first, 0.2), nt_xent(first, other, 0.2))
    torch.testing.assert_close(nt_xent(5 * first, other, 0.2), nt_xent(first, other, 0.2))
    assert nt_xent(first, other, 0.2) != nt_xent(first[order], other, 0.2)


@pytest.mark.slow
def test_a_pretraining_cut_short_gives_the_same_trunk(documents: list[Document], tmp_path: Path) -> None:
    def trunk(folder: str) -> dict[str, torch.Tensor]:
        made = SMALL.make(3, 0)
        return pretrained(made, [], ALL, rendered=documents, seed=0, folder=tmp_path / folder, device=CPU)

    whole = trunk("whole")
    assert not list((tmp_path / "whole").glob("checkpoint*"))
    cut = PretrainingTask(SMALL.make(3, 0), documents, ALL, 0)  # type: ignore[arg-type]
    first = cut.batches(0)

    def stops(pool: int) -> list[object]:
        if pool:
            raise KeyboardInterrupt
        return list(first)

    cut.batches = stops  # type: ignore[method-assign,assignment]
    (tmp_path / "cut").mkdir()
    with pytest.raises(KeyboardInterrupt):
        Training(cut, LOOP, 0, CPU).run(tmp_path / "cut")
    again = trunk("cut")
    assert all(torch.equal(tensor, again[name]) for name, tensor in whole.items())
    before = SMALL.make(3, 0).state_dict()
    assert whole.keys() == {name for name in before if not name.startswith(("head.", "norm."))}
    assert not any(torch.equal(tensor, before[name]) for name, tensor in whole.items())


def test_documents_with_fields_leave_no_trace_and_a_whole_trunk_is_taken_as_it_is(
    documents: list[Document], tmp_path: Path
) -> None:
    real = [replace(document, fields=None, labels=None) for document in documents]
    known = [replace(document, fields={"total": "1"}, labels=None) for document in documents]
    masked = Pretraining(puzzles={"tokens": MaskedTokens()}, loop=Loop(steps=2, batch_size=1))

    def trunk(learned: list[Document], folder: str, weights_seed: int = 0) -> dict[str, torch.Tensor]:
        made = SMALL.make(3, weights_seed)
        return pretrained(made, learned, masked, seed=0, folder=tmp_path / folder, device=CPU)

    one = trunk(real[:3], "a")
    trunk([*real[:3], *known], "b")
    assert (tmp_path / "a" / WEIGHTS).read_bytes() == (tmp_path / "b" / WEIGHTS).read_bytes()
    third = trunk(real[3:], "a", weights_seed=9)
    assert all(torch.equal(tensor, third[name]) for name, tensor in one.items())
    with pytest.raises(ValueError, match="pretraining: no document to learn from; give documents, labels or data"):
        trunk(known, "c")
    with pytest.raises(ValueError, match="pretraining: a Linear has no trunk"):
        pretrained(nn.Linear(2, 2), real, masked, seed=0, folder=tmp_path / "c", device=CPU)


def test_training_begins_with_the_trunk_of_its_pretraining(documents: list[Document], tmp_path: Path) -> None:
    schema = Renderer.from_config([]).schema
    examples = Kept(exact_examples(documents, schema))
    mixture = Mixture({"data": examples}, {"data": (1.0, 1.0)}, None, 0, 1, 1)
    masked = Pretraining(puzzles={"tokens": MaskedTokens()}, loop=Loop(steps=2, batch_size=1))
    # A rate next to nothing: what the first step leaves is what training began with.
    loop = Loop(steps=1, batch_size=1, learning_rate=1e-12)

    def weights(folder: str, pretraining: Pretraining | None) -> dict[str, torch.Tensor]:
        (tmp_path / folder).mkdir(exist_ok=True)
        stages = Stages(mixture, SMALL, schema, CrossEntropy(), loop, 0, CPU, tmp_path / folder)
        return stages.run(None, None, pretraining)[0].model.state_dict()

    plain, taught = weights("plain", None), weights("taught", masked)
    trunk = load_file(tmp_path / "taught" / "pretraining" / WEIGHTS)
    for name, tensor in taught.items():
        torch.testing.assert_close(tensor, trunk.get(name, plain[name]), atol=1e-9, rtol=0)
        assert (name in trunk) == (not torch.allclose(tensor, plain[name], atol=1e-9, rtol=0))


def test_settings_out_of_range_are_refused() -> None:
    with pytest.raises(ValueError, match=r"pretraining\.puzzles: none is given; pretraining=masked has two"):
        Pretraining(puzzles={}, loop=Loop())
    for target, told in [
        ("masked_tokens.MaskedTokens", "share: .*less than 1"),
        ("masked_layout.MaskedLayout", "share: .*less than 1"),
    ]:
        with pytest.raises(ValueError, match=told):
            build({"_target_": f"train.pretraining.{target}", "share": 1.0}, "puzzle")
    with pytest.raises(ValueError, match=r"puzzle.temperature: .*greater than 0"):
        build({"_target_": "train.pretraining.two_views.TwoViews", "augmentation": TokenNoise(), "temperature": 0.0}, "puzzle")
