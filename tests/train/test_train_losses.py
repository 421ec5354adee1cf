"""Losses: limits, bounds, gradients, and that wrong labels sway the robust ones less than cross entropy."""

import functools
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from receipts import Document, Schema
from receipts.config import build, choices
from receipts.labels import Field
from train.co_teaching import CoTeaching, CoTeachingTask, taught, trusted
from train.examples import Batch, Example, collate
from train.loop import Loop, Training
from train.losses.base import Loss, cross_entropies
from train.losses.bootstrapped import Bootstrapped
from train.losses.cross_entropy import CrossEntropy
from train.losses.early_learning import EarlyLearning
from train.losses.generalised_cross_entropy import GeneralisedCrossEntropy, generalised_cross_entropies
from train.losses.symmetric_cross_entropy import SymmetricCrossEntropy
from train.mixture import Mixture
from train.models.extractor import ExtractorModel
from train.predict import Reader
from train.self_training import SelfTraining, joined

LABELS = 4
SMALL = ExtractorModel(width=16, depth=1, heads=1, character_width=8)
QUADS = np.array([[0, 0, 90, 0, 90, 9, 0, 9], [0, 20, 90, 20, 90, 29, 0, 29]], float)


def chosen(name: str) -> Loss:
    from importlib.resources import files

    import yaml

    loss = build(yaml.safe_load((files("conf") / "loss" / f"{name}.yaml").read_text(encoding="utf-8")), "loss")
    assert isinstance(loss, Loss)
    return loss


EVERY = {name: chosen(name) for name in choices()["loss"]}
every_loss = pytest.mark.parametrize("loss", EVERY.values(), ids=EVERY.keys())


def tokens(seed: int = 0, *, sure: bool = False) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Logits, targets, weights and averaged logits of 3 documents of 7 tokens, float64."""
    generator = torch.Generator().manual_seed(seed)
    logits, average = 2 * torch.randn(2, 3, 7, LABELS, generator=generator, dtype=torch.float64)
    target = (torch.randn(3, 7, LABELS, generator=generator, dtype=torch.float64) * (50 if sure else 1)).softmax(dim=-1)
    weight = torch.rand(3, 7, generator=generator, dtype=torch.float64)
    return logits, target, weight, 3 * average


@every_loss
def test_gradients_are_those_of_finite_differences(loss: Loss) -> None:
    logits, target, _, average = tokens()
    assert torch.autograd.gradcheck(lambda answer: loss.each(answer, target, average), logits.requires_grad_())


@every_loss
def test_masked_tokens_have_no_say_and_nothing_known_is_no_loss(loss: Loss) -> None:
    logits, target, weight, average = tokens()
    weight[:, 3:] = 0
    changed = logits.clone()
    changed[:, 3:] += torch.arange(LABELS)
    assert loss(logits, target, weight, average) == loss(changed, target, weight, average)
    assert loss(logits, target, torch.zeros_like(weight), average) == 0


@every_loss
def test_the_right_answer_costs_less_than_a_wrong_one(loss: Loss) -> None:
    truth = torch.arange(LABELS)
    target = torch.eye(LABELS)
    right, wrong = (4 * nn.functional.one_hot(label, LABELS).float() for label in (truth, (truth + 1) % LABELS))
    nobody = torch.zeros(LABELS, LABELS)
    assert (loss.each(right, target, nobody) < loss.each(wrong, target, nobody) - 0.1).all()


@every_loss
def test_where_the_target_is_the_truth_every_loss_is_cross_entropy(loss: Loss) -> None:
    logits, target, weight, average = tokens()
    exact = torch.tensor([True, False, True])[:, None]
    plain = CrossEntropy()(logits[exact[:, 0]], target[exact[:, 0]], weight[exact[:, 0]])
    weight[1] = 0
    torch.testing.assert_close(loss(logits, target, weight, average, exact=exact), plain)


@every_loss
def test_half_precision_and_answers_that_are_sure_give_finite_losses_and_gradients(loss: Loss) -> None:
    logits = (torch.eye(LABELS) * 200 - 100).to(torch.bfloat16).requires_grad_()
    value = loss(logits, torch.eye(LABELS).roll(1, 0), torch.ones(LABELS), logits.detach())
    value.backward()
    assert torch.isfinite(value)
    assert logits.grad is not None
    assert torch.isfinite(logits.grad).all()


@pytest.mark.parametrize(
    "loss",
    [
        GeneralisedCrossEntropy(q=1e-7),
        EarlyLearning(pull=0.0),
        Bootstrapped(own_share=0.0),
        Bootstrapped(own_share=1.0, sure_from=1.0),
        SymmetricCrossEntropy(forward=1.0, reverse=0.0),
    ],
)
def test_at_their_limit_they_are_cross_entropy(loss: Loss) -> None:
    logits, target, _, average = tokens()
    torch.testing.assert_close(loss.each(logits, target, average), cross_entropies(logits, target), rtol=1e-5, atol=0)


@pytest.mark.parametrize("q", [0.2, 0.7, 1.0])
def test_generalised_cross_entropy_is_bounded_and_at_one_half_the_absolute_error(q: float) -> None:
    logits, _, _, _ = tokens()
    target = nn.functional.one_hot(torch.arange(21).view(3, 7) % LABELS, LABELS).double()
    each = generalised_cross_entropies(100 * logits, target, q)
    assert ((each >= 0) & (each <= 1 / q)).all()
    assert each.max() > 0.99 / q
    halves = (logits.softmax(dim=-1) - target).abs().sum(dim=-1) / 2
    torch.testing.assert_close(generalised_cross_entropies(logits, target, 1.0), halves)


def test_the_reverse_of_symmetric_cross_entropy_is_bounded() -> None:
    logits, target, _, average = tokens(sure=True)
    each = SymmetricCrossEntropy(forward=0.0, reverse=1.0, lowest_log=-4.0).each(100 * logits, target, average)
    assert ((each >= 0) & (each <= 4)).all()


def test_early_learning_pulls_towards_what_was_said() -> None:
    logits, target, _, average = tokens()
    logits.requires_grad_()
    pulled, plain = (
        torch.autograd.grad(EarlyLearning(pull=pull).each(logits, target, average).sum(), logits)[0] for pull in (1.0, 0.0)
    )
    said = average.softmax(dim=-1)
    moved = (logits - 0.01 * (pulled - plain)).softmax(dim=-1)
    assert ((moved * said).sum(dim=-1) > (logits.softmax(dim=-1) * said).sum(dim=-1)).all()


def test_bootstrapping_mixes_in_sure_answers_alone() -> None:
    logits, target, _, average = tokens()
    loss = Bootstrapped(own_share=0.5, sure_from=0.8)
    said = average.softmax(dim=-1)
    sure = said.amax(dim=-1) >= 0.8
    assert 0 < sure.sum() < sure.numel()
    mixed = cross_entropies(logits, (target + said) / 2)
    wanted = torch.where(sure, mixed, cross_entropies(logits, target))
    torch.testing.assert_close(loss.each(logits, target, average), wanted)


@pytest.mark.parametrize(
    ("name", "settings", "told"),
    [
        ("generalised_cross_entropy.GeneralisedCrossEntropy", {"q": 0.0}, "loss.q: .*greater than 0"),
        ("generalised_cross_entropy.GeneralisedCrossEntropy", {"q": 1.5}, "loss.q: .*less than or equal to 1"),
        ("early_learning.EarlyLearning", {"pull": -1.0}, "loss.pull: .*greater than or equal to 0"),
        ("bootstrapped.Bootstrapped", {"own_share": 2.0}, "loss.own_share: .*less than or equal to 1"),
        ("symmetric_cross_entropy.SymmetricCrossEntropy", {"forward": 0.0, "reverse": 0.0}, "forward and reverse are both 0"),
        ("symmetric_cross_entropy.SymmetricCrossEntropy", {"lowest_log": 0.0}, "loss.lowest_log: .*less than 0"),
    ],
)
def test_settings_out_of_range_are_refused(name: str, settings: dict[str, float], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        build({"_target_": f"train.losses.{name}", **settings}, "loss")


def noisy_points(seed: int, wrong: float = 0.4) -> tuple[Tensor, Tensor, Tensor]:
    """200 points in 20 dimensions about 4 centres, targets of which a share is wrong, and the truth."""
    generator = torch.Generator().manual_seed(seed)
    truth = torch.arange(200) % LABELS
    points = torch.randn(200, 20, generator=generator) + 1.6 * torch.randn(LABELS, 20, generator=generator)[truth] / 2
    shift = torch.randint(1, LABELS, (200,), generator=generator)
    said = torch.where(torch.rand(200, generator=generator) < wrong, (truth + shift) % LABELS, truth)
    return points, nn.functional.one_hot(said, LABELS).float(), truth


def learned_by_heart(learn: Callable[[Tensor, Tensor, Tensor], Tensor], seed: int, networks: int = 1) -> float:
    """The share of the points that a network, after learning their noisy targets by heart, answers as the truth is.

    Args:
        learn: the loss of logits (networks, 200, K) against targets and the logarithm of averaged answers; of several networks,
            the first is asked in the end.
    """
    points, target, truth = noisy_points(seed)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        made = nn.ModuleList(nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, LABELS)) for _ in range(networks))
    optimizer = torch.optim.Adam(made.parameters(), lr=1e-2)
    average = torch.full((networks, 200, LABELS), 1 / LABELS)
    for _ in range(150):
        logits = torch.stack([network(points) for network in made])
        average = average.lerp(logits.detach().softmax(dim=-1), 0.1)
        optimizer.zero_grad()
        learn(logits, target, average.log()).backward()
        optimizer.step()
    return float((made[0](points).argmax(dim=-1) == truth).float().mean())


def by(loss: Loss) -> Callable[[Tensor, Tensor, Tensor], Tensor]:
    return lambda logits, target, average: loss(logits[0], target, torch.ones(200), average[0])


def taught_by_each_other(logits: Tensor, target: Tensor, average: Tensor) -> Tensor:
    return taught(CrossEntropy(), logits[:, None], probable_batch(target), (None, None), 0.4)


def probable_batch(target: Tensor, exact: bool = False) -> Batch:
    """A batch of one document with these targets (T, K), every token known."""
    document = Document.from_lines("d", ["A"], np.zeros((1, 8)), size=(9, 9))
    batch = collate([Example(document, np.ones((1, 1), np.float32), np.ones(1, np.float32), exact)])
    return replace(batch, target=target[None], weight=torch.ones(1, len(target)))


@functools.cache
def swayed(seed: int) -> float:
    return learned_by_heart(by(CrossEntropy()), seed)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(
    ("learn", "networks"),
    [(by(GeneralisedCrossEntropy(q=0.9)), 1), (by(EarlyLearning(pull=3.0)), 1), (taught_by_each_other, 2)],
    ids=["generalised", "early", "co-teaching"],
)
def test_wrong_labels_sway_them_less_than_cross_entropy(
    learn: Callable[[Tensor, Tensor, Tensor], Tensor], networks: int, seed: int
) -> None:
    assert learned_by_heart(learn, seed, networks) > swayed(seed) + 0.1


def test_the_trusted_tokens_are_the_cheapest_of_each_label_and_no_unknown_one() -> None:
    each = torch.randn(5, 40, generator=torch.Generator().manual_seed(0))
    target = nn.functional.one_hot(torch.arange(200).view(5, 40) % 7 % LABELS, LABELS).float()
    known = each.abs() > 0.3
    trust = trusted(each, target, known, 0.25)
    for label in range(LABELS):
        among = known & (target.argmax(dim=-1) == label)
        count = int(among.sum())
        assert int((trust & among).sum()) == count - count // 4
        assert each[trust & among].max() <= each[among & ~trust].min()
    assert not (trust & ~known).any()


def test_exact_tokens_are_all_learned_from() -> None:
    logits = torch.randn(1, 12, LABELS, generator=torch.Generator().manual_seed(0)).expand(2, -1, -1, -1)
    target = nn.functional.one_hot(torch.arange(12) % LABELS, LABELS).float()
    value = taught(CrossEntropy(), logits, probable_batch(target, exact=True), (None, None), 0.9)
    torch.testing.assert_close(value, 2 * cross_entropies(logits[0], target).mean())
    forgetting = taught(CrossEntropy(), logits, probable_batch(target), (None, None), 0.5)
    assert forgetting < value


@dataclass(frozen=True)
class Until:
    """Examples without end, at one of which somebody stops the training."""

    stop: int
    count: None = None

    def __getitem__(self, number: int) -> Example:
        if number >= self.stop:
            raise KeyboardInterrupt
        texts = [f"SHOP {number % 7}", f"TOTAL {number % 5}.{number % 89 + 10}"]
        document = Document.from_lines(f"d{number}", texts, QUADS, size=(99, 40))
        target = np.eye(2, dtype=np.float32)[[0, 0, 0, 1, 1, 1]]
        return Example(document, target, np.ones(6, np.float32), exact=number % 2 == 0)


def pair(weights_seed: int, loss: Loss, stop: int = 1000) -> Training:
    """Two networks that teach each other for 12 steps, which take 96 examples."""
    mixture = Mixture({"data": Until(stop)}, {"data": (1.0, 1.0)}, None, 0, 12, 8)
    first, second = (SMALL.make(2, seed) for seed in (weights_seed, weights_seed + 1))
    task = CoTeachingTask(first, second, mixture, loss, CoTeaching(forget_share=0.4))
    return Training(task, Loop(steps=12, batch_size=8, checkpoint_seconds=0), 0, torch.device("cpu"))


@pytest.mark.slow
@pytest.mark.parametrize("loss", [CrossEntropy(), EarlyLearning()], ids=["cross entropy", "early learning"])
def test_a_pair_cut_short_goes_on_to_the_same_end_and_its_first_is_kept(tmp_path: Path, loss: Loss) -> None:
    whole, resumed = pair(0, loss), pair(5, loss)
    weights = whole.run(tmp_path / "whole")
    with pytest.raises(KeyboardInterrupt):
        pair(0, loss, stop=64).run(tmp_path / "cut")
    again = resumed.run(tmp_path / "cut")
    assert resumed.curve == whole.curve
    assert all(torch.equal(again[name], tensor) for name, tensor in weights.items())
    kept = resumed.task.kept(again)
    assert kept.keys() == SMALL.make(2, 0).state_dict().keys()
    assert all(torch.equal(tensor, again[f"first.{name}"]) for name, tensor in kept.items())


def test_what_rules_and_model_agree_on_grows_surer_and_where_they_fight_nothing_is_learned() -> None:
    rng = np.random.Generator(np.random.PCG64(0))
    rules, model = rng.dirichlet(np.full(LABELS, 0.3), (2, 500)).astype(np.float32)
    weight = (rng.random(500) < 0.7).astype(np.float32)
    target, weights = joined(rules, weight, model, trust=1.0, sure_from=0.8)
    np.testing.assert_allclose(target.sum(axis=1), 1, atol=1e-5)
    same = (rules.argmax(axis=1) == model.argmax(axis=1)) & (weight > 0)
    most = rules.argmax(axis=1)
    rows = np.arange(500)
    assert (target[rows, most] >= rules[rows, most] - 1e-6)[same].all()
    fight = (rules.max(axis=1) >= 0.8) & (model.max(axis=1) >= 0.8) & ~same & (weight > 0)
    assert fight.sum() > 20
    assert (weights[fight] == 0).all()
    silent = weight == 0
    np.testing.assert_array_equal(weights[silent], (model.max(axis=1) >= 0.8)[silent])
    np.testing.assert_array_equal(target[silent], model[silent])
    alone, as_before = joined(rules, weight, model, trust=0.0, sure_from=1.0)
    np.testing.assert_allclose(alone[~silent], rules[~silent], atol=1e-6)
    assert (as_before[~silent] == 1).all()


def test_rules_and_a_model_that_exclude_one_another_are_masked() -> None:
    rules, model = np.eye(2, dtype=np.float32)[[[0, 1], [1, 1]]]
    target, weight = joined(rules, np.ones(2, np.float32), model, trust=1.0, sure_from=1.0)
    assert weight.tolist() == [0, 1]
    assert np.isfinite(target).all()


def test_reading_again_leaves_exact_examples_alone_and_never_takes_documents_with_fields() -> None:
    reader = Reader(SMALL.make(2, 0), Schema(fields={"total": Field(kind="money")}), torch.device("cpu"))
    found = Until(100)
    examples = [found[number] for number in range(6)]
    again = SelfTraining(sure_from=0.0).relabelled(examples, reader)
    assert [one.document.id for one in again] == [one.document.id for one in examples]
    assert all((new is old) == old.exact for new, old in zip(again, examples, strict=True))
    known = replace(examples[1], document=replace(examples[1].document, fields={"total": "1.11"}))
    with pytest.raises(ValueError, match="document d1 carries fields; it is for measuring, not for training"):
        SelfTraining().relabelled([*examples, known], reader)
