"""The shipped weights: small, whole, each with a card that tells how to make it again."""

import json
import shlex
from pathlib import Path

import pytest
import torch

from receipts.config import build, compose
from receipts.files import sha256_file

WEIGHTS = Path(__file__).parents[2] / "train" / "weights"
# None are committed before their training is done.
SHIPPED = sorted(path.name for path in WEIGHTS.glob("*") if path.is_dir())


def test_the_weights_are_small() -> None:
    assert sum(path.stat().st_size for path in WEIGHTS.rglob("*") if path.is_file()) <= 20_000_000


def test_only_the_readers_parts_are_shipped() -> None:
    assert set(SHIPPED) <= {"detector", "recogniser", "extractor"}
    assert all(
        {path.name for path in (WEIGHTS / name).iterdir()} == {"model.safetensors", "config.yaml", "card.json"}
        for name in SHIPPED
    )


@pytest.mark.parametrize("name", SHIPPED)
def test_a_card_tells_how_its_weights_are_made_again(name: str) -> None:
    card = json.loads((WEIGHTS / name / "card.json").read_text(encoding="utf-8"))
    assert card["model"] == name
    assert card["licence"] == "Apache-2.0"
    assert card["sha256"] == {file: sha256_file(WEIGHTS / name / file) for file in ("model.safetensors", "config.yaml")}
    assert card["figures"]
    assert card["machine"]
    assert isinstance(card["seed"], int)
    assert card["datasets"]
    assert all(len(one["manifest_sha256"]) == 64 for one in card["datasets"].values())
    verb, *arguments = shlex.split(card["command"])[1:]
    build(compose(verb, arguments))


@pytest.mark.parametrize("name", SHIPPED)
def test_the_weights_load(name: str) -> None:
    from train.predict import Reader
    from train.sight.line_reader import LineReader
    from train.sight.lines import LineFinder

    kind = {"detector": LineFinder, "recogniser": LineReader, "extractor": Reader}[name]
    assert kind.load(WEIGHTS / name, torch.device("cpu"))
