"""The help of a verb is read off the code: nothing in it can be out of date."""

import re
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest

from labeling_functions.command import Label
from receipts.config import Command, component, compose
from receipts.evaluate import Evaluate
from receipts.usage import type_name, usage


def test_help_names_every_setting_with_its_type_default_and_note(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    shown = usage("evaluate", "score predictions", Evaluate)
    for field in fields(Evaluate):
        assert f"  {field.name} " in shown
    assert "pred          path, required" in shown
    assert "out           path or nothing, default none" in shown
    assert "the folder of metrics.json; that of pred unless set." in shown


def test_help_shows_the_example_of_the_docstring() -> None:
    assert "example:\n  tillroll evaluate pred=runs/demo/predictions.jsonl" in usage("evaluate", "score predictions", Evaluate)


def test_help_fits_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    notes = [line for line in usage("evaluate", "", Evaluate).splitlines() if line.startswith(" " * 16)]
    assert notes
    assert all(len(line) <= 60 for line in notes)


@pytest.mark.parametrize(
    ("hint", "words"),
    [
        (int, "int"),
        (Path, "path"),
        (Literal["scan", "photo"], "scan | photo"),
        (Annotated[float, 1], "float"),
        (Path | None, "path or nothing"),
        (Mapping[str, Evaluate], "mapping of choices"),
        (Evaluate, "choice"),
    ],
)
def test_types_are_told_in_words(hint: Any, words: str) -> None:
    assert type_name(hint) == words


@component
class Wordy(Command):
    """Does nothing.

    Attributes:
        tolerate_all_faults: whether to go on.
    """

    tolerate_all_faults: bool = False

    def __call__(self) -> None:
        """Do nothing."""


def test_help_keeps_long_names_apart_from_their_types() -> None:
    assert "  tolerate_all_faults bool, default false\n" in usage("evaluate", "", Wordy)


def test_help_offers_choices_only_where_there_are_any() -> None:
    assert "choices" not in usage("evaluate", "", Evaluate)
    shown = " ".join(usage("label", "", Evaluate).split())
    assert " label_model = confusion | constrained | em | majority | snorkel | unconstrained " in shown


def test_help_tells_what_conf_chooses() -> None:
    shown = usage("label", "", Label)
    assert "label_model   choice, default constrained\n" in shown
    assert "schema        choice, default receipt\n" in shown


@pytest.mark.slow
@pytest.mark.parametrize("verb", ["synth", "label", "train"])
def test_every_key_that_help_offers_can_be_chosen_by(verb: str) -> None:
    offered = re.findall(r"^  (\S.*) = (\S+)", usage(verb, "", Evaluate), re.MULTILINE)
    typed = [f"{key}={option}" for keys, option in offered for key in keys.split(" or ")]
    assert typed
    for choice in typed:
        compose(verb, [choice])
