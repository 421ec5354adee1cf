"""Whether a small network tells real scans from ours: part ``realism``.

A network from scratch sees patches of 128 px with text, the same number of pictures of both kinds, all coded as JPEG at one
quality once more. It is trained on three fifths of the pictures and judged on patches of the others: 0.5 is chance, 1 certain.
"""

import time
from statistics import mean, stdev
from typing import Any

import numpy as np
from numpy.typing import NDArray
from synth_parts.patches import auc, our_pictures, patches, real_pictures, summary

from receipts.console import say, table

SEEDS = (0, 1, 2)
EPOCHS = 10
_BATCH = 32
_TRAINED_SHARE = 0.6
_CHANNELS = (24, 48, 64, 96)
Kind = tuple[NDArray[np.uint8], NDArray[np.int64]]


def network(channels: int) -> Any:
    """Four convolutions of stride 2, a mean over all places, one score."""
    from torch import nn

    layers: list[Any] = []
    for number, wide in enumerate(_CHANNELS):
        side = 5 if number == 0 else 3
        layers += [nn.Conv2d(channels, wide, side, stride=2, padding=side // 2), nn.BatchNorm2d(wide), nn.ReLU()]
        channels = wide
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(0.3), nn.Linear(channels, 1))


def split(numbers: NDArray[np.int64], seed: int) -> NDArray[np.bool_]:
    """Which patches are trained on: all of a picture or none, bool (n)."""
    pictures = np.unique(numbers)
    order = np.random.default_rng(seed).permutation(pictures)
    return np.isin(numbers, order[: int(_TRAINED_SHARE * len(pictures))])


def held_out(real: Kind, ours: Kind, seed: int) -> dict[str, float]:
    """The AUC of patches, and of pictures by the mean of their patches, on the pictures that were not trained on."""
    import torch

    torch.manual_seed(seed)
    torch.set_num_threads(1)
    trained = [split(numbers, seed) for _, numbers in (real, ours)]
    inputs = torch.cat([_tensor(kind[0][use]) for kind, use in zip((real, ours), trained, strict=True)])
    targets = torch.cat([torch.full((int(use.sum()),), float(value)) for value, use in enumerate(trained)])
    model = network(inputs.shape[1])
    _fit(model, inputs, targets, seed)
    model.eval()
    scores, pictures = [], []
    for (images, numbers), use in zip((real, ours), trained, strict=True):
        with torch.no_grad():
            found = torch.cat([model(part)[:, 0] for part in _tensor(images[~use]).split(64)]).double().numpy()
        scores.append(found)
        pictures.append(np.array([found[numbers[~use] == number].mean() for number in np.unique(numbers[~use])]))
    return {"patches": auc(*scores), "pictures": auc(*pictures)}


def _fit(model: Any, inputs: Any, targets: Any, seed: int) -> None:
    """Train with flips, a rate that rises and falls, and weight decay."""
    import torch

    steps = EPOCHS * (len(inputs) // _BATCH)
    optimiser = torch.optim.AdamW(model.parameters(), weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, max_lr=4e-3, total_steps=steps)
    rng = np.random.default_rng(seed)
    model.train()
    for step in range(steps):
        if step % (len(inputs) // _BATCH) == 0:
            order = rng.permutation(len(inputs))
        at = step % (len(inputs) // _BATCH) * _BATCH
        batch = inputs[order[at : at + _BATCH]]
        loss = torch.nn.functional.binary_cross_entropy_with_logits(model(batch)[:, 0], targets[order[at : at + _BATCH]])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()


def _tensor(images: NDArray[np.uint8]) -> Any:
    """float32 (n, channels, h, w) about 0."""
    import torch

    return torch.from_numpy(np.ascontiguousarray(images.transpose(0, 3, 1, 2))).float() / 127.5 - 1.0


def realism(folder: str, seed: int = 0, overrides: tuple[str, ...] = ()) -> dict[str, Any]:
    """The AUC over several seeds, grey and as the pictures come, and what the plain figures tell by themselves."""
    real = list(real_pictures(folder))
    ours = list(our_pictures(len(real), seed, overrides))
    found: dict[str, Any] = {"pictures of each kind": len(real)}
    rows = []
    for name, grey in (("grey", True), ("as they come", False)):
        begin = time.process_time()
        kinds = [patches(pictures, grey=grey, seed=seed) for pictures in (real, ours)]
        runs = []
        for one in SEEDS:
            runs.append(held_out(kinds[0], kinds[1], one))
            say(f"realism, {name}, seed {one}: {runs[-1]['patches']:.3f} a patch, {time.process_time() - begin:.0f} s so far")
        by_patch, by_picture = ([run[key] for run in runs] for key in ("patches", "pictures"))
        spread = f"{mean(by_patch):.3f} ± {stdev(by_patch):.3f}"
        rows.append([name, spread, f"{mean(by_picture):.3f}", *(f"{value:.3f}" for value in by_patch)])
        found[name] = {"auc": by_patch, "auc of pictures": by_picture, "patches": [len(kind[0]) for kind in kinds]}
    table(
        f"a small network that tells {len(real)} real scans from {len(ours)} of ours, AUC on held-out pictures",
        ["patches", "mean ± deviation", "whole pictures", *(f"seed {one}" for one in SEEDS)],
        rows,
    )
    return {**found, "figures": hints(real, ours)}


def hints(real: list[NDArray[np.uint8]], ours: list[NDArray[np.uint8]]) -> dict[str, Any]:
    """What plain figures of whole pictures tell, those that tell most first."""
    theirs, mine = summary(real), summary(ours)
    found = {}
    for name in theirs:
        told = auc(theirs[name], mine[name])
        ends = {kind: np.percentile(one[name], (5, 50, 95)).tolist() for kind, one in (("real", theirs), ("ours", mine))}
        found[name] = {"auc": told, **ends}
    ranked = sorted(found.items(), key=lambda item: -abs(item[1]["auc"] - 0.5))
    rows = [
        [name, *(" / ".join(f"{value:.3g}" for value in one[kind]) for kind in ("real", "ours")), f"{one['auc']:.2f}"]
        for name, one in ranked
    ]
    title = "what one figure of a picture tells alone (AUC; 0.5 nothing, above it ours is higher)"
    table(title, ["figure", "real, p5 / 50 / 95", "ours", "AUC"], rows)
    return found
