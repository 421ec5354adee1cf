"""Losses: limits, bounds, gradients, and that wrong labels sway the robust ones less than cross entropy."""

from collections.abc import Callable

import pytest
import torch
from torch import Tensor, nn

from receipts.config import build, choices
from train.losses.base import Loss, cross_entropies
from train.losses.bootstrapped import Bootstrapped
from train.losses.cross_entropy import CrossEntropy
from train.losses.early_learning import EarlyLearning
from train.losses.generalised_cross_entropy import GeneralisedCrossEntropy, generalised_cross_entropies
from train.losses.symmetric_cross_entropy import SymmetricCrossEntropy

LABELS = 4


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
    logits = (torch.eye(LABELS) * 300 - 100).to(torch.bfloat16).requires_grad_()
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
    """300 points in 20 dimensions about 4 centres, targets of which a share is wrong, and the truth."""
    generator = torch.Generator().manual_seed(seed)
    truth = torch.arange(300) % LABELS
    points = torch.randn(300, 20, generator=generator) + 1.6 * torch.randn(LABELS, 20, generator=generator)[truth] / 2
    shift = torch.randint(1, LABELS, (300,), generator=generator)
    said = torch.where(torch.rand(300, generator=generator) < wrong, (truth + shift) % LABELS, truth)
    return points, nn.functional.one_hot(said, LABELS).float(), truth


def accuracy_after(learn: Callable[[Tensor, Tensor, Tensor], Tensor], seed: int) -> float:
    """The share of the points that a network, after learning their noisy targets by heart, answers as the truth is."""
    points, target, truth = noisy_points(seed)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        network = nn.Sequential(nn.Linear(20, 128), nn.ReLU(), nn.Linear(128, LABELS))
    optimizer = torch.optim.Adam(network.parameters(), lr=5e-3)
    average = torch.full((300, LABELS), 1 / LABELS)
    for _ in range(200):
        logits = network(points)
        average = average.lerp(logits.detach().softmax(dim=-1), 0.1)
        optimizer.zero_grad()
        learn(logits, target, average.log()).backward()
        optimizer.step()
    return float((network(points).argmax(dim=-1) == truth).float().mean())


@pytest.mark.parametrize("loss", [GeneralisedCrossEntropy(q=0.9), EarlyLearning(pull=3.0)], ids=["generalised", "early"])
def test_wrong_labels_sway_them_less_than_cross_entropy(loss: Loss) -> None:
    ones = torch.ones(300)
    for seed in range(3):
        plain = accuracy_after(lambda *said: CrossEntropy()(said[0], said[1], ones, said[2]), seed)
        robust = accuracy_after(lambda *said: loss(said[0], said[1], ones, said[2]), seed)
        assert robust > plain + 0.1
