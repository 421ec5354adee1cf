"""Training: learns, repeats itself to the bit, goes on after a kill to the same end, and stops at a loss that is no number."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from receipts import Document, Schema
from receipts.labels import Field
from train.checkpoint import load_checkpoint
from train.examples import Batch, exact_examples
from train.fields import FieldTask
from train.loop import Loop, Training
from train.losses.cross_entropy import CrossEntropy
from train.mixture import Mixture
from train.models.extractor import ExtractorModel, attention
from train.predict import Reader, StoredModel, choose_device, save_model
from train.sources.base import Kept

SCHEMA = Schema(fields={"total": Field(kind="money")})
SMALL = ExtractorModel(width=32, depth=2, heads=2, character_width=8)
CPU = torch.device("cpu")


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def mixture(seed: int = 0, *, steps: int = 30, batch_size: int = 8) -> Mixture:
    rng = np.random.Generator(np.random.PCG64(0))
    documents = []
    for number in range(24):
        price = f"{rng.integers(1, 99)}.{rng.integers(10, 99)}"
        texts = [f"CASH {rng.integers(99)}.50", f"TOTAL {price}", f"ITEM {number}"]
        order = rng.permutation(3)
        quads = [[0, 20 * i, 90, 20 * i, 90, 20 * i + 12, 0, 20 * i + 12] for i in range(3)]
        made = Document.from_lines(f"d{number}", [texts[i] for i in order], quads, size=(99, 60))
        line = int(np.flatnonzero(order == 1)[0])
        labels = (made.line == line) & np.array([text != "TOTAL" for text in made.texts])
        documents.append(replace(made, labels=labels.astype(np.int8)))
    kept = Kept(exact_examples(documents, SCHEMA))
    return Mixture({"data": kept}, {"data": (1.0, 1.0)}, None, seed, steps, batch_size)


class Learning(FieldTask):
    """The task, with something that happens at one of its steps."""

    def __init__(self, weights_seed: int, steps: int, happens: Callable[[int], float] = lambda step: 1.0) -> None:
        super().__init__(SMALL.make(SCHEMA.cardinality, weights_seed), mixture(steps=steps), CrossEntropy())
        self.happens = happens

    def loss(self, batch: Batch, step: int, average: Callable[..., torch.Tensor] | None) -> torch.Tensor:
        """The loss times what happens."""
        return super().loss(batch, step, average) * self.happens(step)


def train(folder: Path, **settings: float) -> Training:
    loop = Loop(**{"steps": 30, "batch_size": 8, "learning_rate": 3e-3, **settings})  # type: ignore[arg-type]
    training = Training(Learning(0, loop.steps), loop, 0, CPU)
    training.run(folder)
    return training


def test_it_learns_and_two_runs_are_equal_to_the_bit(tmp_path: Path) -> None:
    first, second = train(tmp_path / "a", steps=60), train(tmp_path / "b", steps=60)
    assert first.curve == second.curve
    assert first.curve[-1][1] < 0.3 * first.curve[0][1]
    assert all(torch.equal(first.average[name], second.average[name]) for name in first.average)


def test_the_global_generator_is_left_alone(tmp_path: Path) -> None:
    before = torch.get_rng_state()
    train(tmp_path)
    assert torch.equal(before, torch.get_rng_state())


def test_a_run_that_went_wrong_goes_on_to_the_same_end(tmp_path: Path) -> None:
    whole = train(tmp_path / "whole", checkpoint_seconds=0)

    def stops(step: int) -> float:
        if step == 12:
            raise KeyboardInterrupt
        return 1.0

    loop = Loop(steps=30, batch_size=8, learning_rate=3e-3, checkpoint_seconds=0)
    with pytest.raises(KeyboardInterrupt):
        Training(Learning(0, 30, stops), loop, 0, CPU).run(tmp_path / "cut")
    resumed = Training(Learning(99, 30), loop, 0, CPU)
    resumed.run(tmp_path / "cut")
    assert resumed.curve == whole.curve
    assert all(torch.equal(resumed.average[name], whole.average[name]) for name in whole.average)


def test_a_loss_that_is_no_number_stops_names_the_batch_and_keeps_the_checkpoint(tmp_path: Path) -> None:
    loop = Loop(steps=30, batch_size=8, checkpoint_seconds=0)
    training = Training(Learning(0, 30, lambda step: float("nan") if step == 7 else 1.0), loop, 0, CPU)
    with pytest.raises(
        ValueError, match=r"the loss of batch 7 is nan \(d\d+, .*\); training stopped, the last checkpoint stays"
    ):
        training.run(tmp_path)
    kept = load_checkpoint(tmp_path)
    assert kept is not None
    assert kept.step == 7
    assert all(torch.isfinite(tensor).all() for part in kept.parts.values() for tensor in part.values())


def test_padding_does_not_change_what_a_document_reads(tmp_path: Path) -> None:
    model = SMALL.make(SCHEMA.cardinality, 0).eval()
    batch = mixture().batch(0)
    short = int(batch.mask.sum(dim=1).argmin())
    tokens = int(batch.mask[short].sum())
    with torch.inference_mode():
        among = model(*batch.inputs)[short, :tokens]
        spellings, *others = batch.inputs
        alone = model(spellings, *(tensor[short : short + 1, :tokens] for tensor in others))[0]
    torch.testing.assert_close(among, alone, atol=1e-5, rtol=1e-4)


def test_weights_go_to_disk_and_back(tmp_path: Path) -> None:
    import yaml

    from receipts.config import to_config

    training = train(tmp_path)
    save_model(tmp_path, StoredModel(training.average))
    (tmp_path / "config.yaml").write_text(yaml.safe_dump({"schema": to_config(SCHEMA), "model": to_config(SMALL)}))
    reader = Reader.load(tmp_path, CPU)
    assert all(torch.equal(tensor, training.average[name]) for name, tensor in reader.model.state_dict().items())


def test_weights_cut_short_and_absent_are_told(tmp_path: Path) -> None:
    import yaml

    from receipts.config import to_config

    with pytest.raises(ValueError, match="holds no trained model"):
        Reader.load(tmp_path, CPU)
    save_model(tmp_path, StoredModel(train(tmp_path).average))
    (tmp_path / "config.yaml").write_text(yaml.safe_dump({"schema": to_config(SCHEMA), "model": to_config(SMALL)}))
    weights = tmp_path / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-100])
    with pytest.raises(ValueError, match="is cut short or no model of Tillroll"):
        Reader.load(tmp_path, CPU)


def test_cuda_is_refused_where_there_is_none() -> None:
    if torch.cuda.is_available():
        pytest.skip("there is a CUDA device here")
    with pytest.raises(ValueError, match="device: cuda was asked for"):
        choose_device("cuda")


def test_attention_on_a_cpu_is_the_attention_of_torch() -> None:
    generator = torch.Generator().manual_seed(0)
    query, key, value = (torch.randn(2, 3, 7, 8, generator=generator) for _ in range(3))
    mask = torch.ones(2, 7, dtype=torch.bool)
    mask[1, 4:] = False
    expected = torch.nn.functional.scaled_dot_product_attention(query, key, value, attn_mask=mask[:, None, None, :])
    torch.testing.assert_close(attention(query, key, value, mask), expected, atol=1e-6, rtol=1e-5)


def test_weights_for_other_fields_than_the_config_names_are_refused(tmp_path: Path) -> None:
    import yaml

    from receipts.config import to_config

    save_model(tmp_path, StoredModel(SMALL.make(2, 0).state_dict(), fields=("total",)))
    other = Schema(fields={"date": Field(kind="date")})
    (tmp_path / "config.yaml").write_text(yaml.safe_dump({"schema": to_config(other), "model": to_config(SMALL)}))
    with pytest.raises(ValueError, match="was trained for the fields total, its config names date"):
        Reader.load(tmp_path, CPU)
    wider = Schema(fields={"date": Field(kind="date"), "total": Field(kind="money")})
    (tmp_path / "config.yaml").write_text(yaml.safe_dump({"schema": to_config(wider), "model": to_config(SMALL)}))
    with pytest.raises(ValueError, match="does not fit its config"):
        Reader.load(tmp_path, CPU)
