"""What yaml may say, what it may not, and how what people type reaches Hydra unharmed."""

import sys
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hydra.core.override_parser.overrides_parser import OverridesParser
from hypothesis import given, settings
from hypothesis import strategies as st
from omegaconf import OmegaConf

from receipts.config import (
    Component,
    Count,
    File,
    IntRange,
    Probability,
    Range,
    build,
    component,
    compose,
    hydra_overrides,
    to_config,
)
from receipts.evaluate import Evaluate

HOME = "receipts.made_for_this_test"


@component
class Effect(Component):
    strength_range: Range = (0.0, 1.0)
    count: Count = 2
    share: Probability = 0.5


@component
class Paper(Component):
    width_mm: float
    columns_range: IntRange = (24, 48)
    name: str = "plain"
    glossy: bool = False
    texture: File | None = None
    effects: Mapping[str, Effect]


class NoDataclass(Component):
    pass


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch) -> None:
    """A module of the receipts package that holds the components of this test."""
    module = ModuleType(HOME)
    for cls in (Effect, Paper, NoDataclass):
        monkeypatch.setattr(cls, "__module__", HOME)
        setattr(module, cls.__name__, cls)
    monkeypatch.setitem(sys.modules, HOME, module)


def paper(**settings: Any) -> dict[str, Any]:
    effects = {"curl": {"_target_": f"{HOME}.Effect"}, "fold": {"_target_": f"{HOME}.Effect", "count": 3}}
    return {"_target_": f"{HOME}.Paper", "width_mm": 80.0, "effects": effects, **settings}


def refusal(node: Any, path: str = "paper") -> str:
    with pytest.raises(ValueError) as caught:
        build(node, path)
    return str(caught.value)


def test_a_config_becomes_its_components() -> None:
    made = build(paper(columns_range=[32, 42], texture="a.png"))
    assert made == Paper(
        width_mm=80.0, columns_range=(32, 42), texture=Path("a.png"), effects={"curl": Effect(), "fold": Effect(count=3)}
    )


def test_the_config_of_a_component_builds_it_again() -> None:
    made = build(paper(texture="a b.png", name="glossy"))
    config = to_config(made)
    assert build(config) == made
    assert to_config(build(config)) == config
    assert config["effects"]["curl"] == {"_target_": f"{HOME}.Effect", "strength_range": [0.0, 1.0], "count": 2, "share": 0.5}


def test_a_component_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Effect().count = 3  # type: ignore[misc]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"widht_mm": 58.0}, "paper.widht_mm: Paper has no such setting; did you mean width_mm?"),
        ({"zzz": 1}, "paper.zzz: Paper has no such setting"),
        ({"width_mm": "80"}, "paper.width_mm: Input should be a valid number, got '80'"),
        ({"width_mm": True}, "paper.width_mm: Input should be a valid number, got True"),
        ({"width_mm": None}, "paper.width_mm: Input should be a valid number, got None"),
        ({"name": 7}, "paper.name: Input should be a valid string, got 7"),
        ({"glossy": 1}, "paper.glossy: Input should be a valid boolean, got 1"),
        ({"glossy": "true"}, "paper.glossy: Input should be a valid boolean, got 'true'"),
        ({"columns_range": [48, 24]}, "paper.columns_range: low is above high, got (48, 24)"),
        ({"columns_range": [24.5, 48]}, "paper.columns_range[0]: Input should be a valid integer, got 24.5"),
        ({"effects": 3}, "paper.effects: Input should be a valid dictionary, got 3"),
    ],
)
def test_a_wrong_setting_is_told_by_its_dotted_name(wrong: dict[str, Any], said: str) -> None:
    assert refusal(paper(**wrong)) == said


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"count": "3"}, "paper.effects.fold.count: Input should be a valid integer, got '3'"),
        ({"count": 0}, "paper.effects.fold.count: Input should be greater than or equal to 1, got 0"),
        ({"count": 2.0}, "paper.effects.fold.count: Input should be a valid integer, got 2.0"),
        ({"share": 1.5}, "paper.effects.fold.share: Input should be less than or equal to 1, got 1.5"),
        ({"cuont": 3}, "paper.effects.fold.cuont: Effect has no such setting; did you mean count?"),
        ({"strength_range": [0.9, 0.1]}, "paper.effects.fold.strength_range: low is above high, got (0.9, 0.1)"),
    ],
)
def test_a_wrong_setting_is_told_however_deep_it_stands(wrong: dict[str, Any], said: str) -> None:
    node = paper()
    node["effects"]["fold"].update(wrong)
    assert refusal(node) == said


@pytest.mark.parametrize("value", [[0.1], [0.1, 0.2, 0.3], "ab", 0.5])
def test_a_range_is_two_numbers(value: Any) -> None:
    assert refusal({"_target_": f"{HOME}.Effect", "strength_range": value}, "e").startswith("e.strength_range")


def test_all_wrong_settings_of_a_component_are_told_at_once() -> None:
    said = refusal({"_target_": f"{HOME}.Effect", "count": 0, "share": 2.0}, "e").splitlines()
    assert [line.partition(":")[0] for line in said] == ["e.count", "e.share"]


def test_a_missing_setting_says_how_to_give_it() -> None:
    node = paper()
    del node["width_mm"]
    assert refusal(node) == "paper.width_mm: missing; say paper.width_mm=..."
    assert refusal(node, "") == "width_mm: missing; say width_mm=..."


def test_a_stranger_among_components_is_refused() -> None:
    node = paper()
    node["effects"]["fodl"] = {"count": 4}
    assert refusal(node) == "paper.effects.fodl: chooses no component; did you mean fold?"


@pytest.mark.parametrize(
    "target", ["os.system", "subprocess.Popen", "receiptsx.config.Component", "tests.x.Y", "builtins.eval", ""]
)
def test_what_is_no_part_of_tillroll_is_never_made(target: str) -> None:
    assert refusal({"_target_": target}) == f"paper._target_: {target} is not a part of Tillroll"


@pytest.mark.parametrize("target", ["receipts.labels.Feild", "receipts.nowhere.Field"])
def test_a_target_that_is_not_there_is_refused(target: str) -> None:
    assert refusal({"_target_": target}) == f"paper._target_: {target} does not exist"


@pytest.mark.parametrize(
    "target", ["receipts.files.write_text", "receipts.labels.OTHER", "receipts.run.Run", f"{HOME}.NoDataclass"]
)
def test_a_target_that_is_no_component_is_refused(target: str) -> None:
    assert refusal({"_target_": target}) == f"paper._target_: {target} is no component"


def test_a_module_reached_through_ours_is_no_component() -> None:
    assert refusal({"_target_": "receipts.files.os.system"}).startswith("paper._target_: receipts.files.os.system ")


HOSTILE = [
    "my receipt (1).jpg",
    "a,b.jpg",
    "a=b.jpg",
    "it's.jpg",
    'the "best".jpg',
    "${x}",
    "$$ {y}.jpg",
    "a\\b.jpg",
    "trailing\\",
    "two\\\\",
    "quote\\'s",
    "\\${x}",
    "[1,2]",
    "{a: 1}",
    "null.jpg",
    "~/x",
    "#x.jpg",
    "Größe 合計.jpg",
    " blanks ",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_path_reaches_the_command_as_it_was_typed(name: str) -> None:
    assert compose("evaluate", [f"pred={name}", "gold=g"])["pred"] == name


hostile = st.lists(st.sampled_from([*"ab \\'\"$}[](),=:~#\u00e9", "${", "${x}", "\\\\"]), min_size=1, max_size=6).map("".join)


@given(hostile)
@settings(max_examples=1500)
@pytest.mark.slow
def test_any_path_reaches_the_command_as_it_was_typed(name: str) -> None:
    (override,) = hydra_overrides([f"pred={name}"], Evaluate)
    parsed = OverridesParser.create().parse_override(override)
    assert OmegaConf.to_container(OmegaConf.create({"pred": parsed.value()}), resolve=True) == {"pred": name}
    assert not parsed.is_sweep_override()


def test_a_path_may_be_nothing() -> None:
    assert compose("evaluate", ["pred=p", "gold=g", "out=null"])["out"] is None


def test_a_sweep_takes_paths_apart_at_commas_unless_one_is_called_so(tmp_path: Path) -> None:
    there = tmp_path / "a,b.jsonl"
    there.touch()
    overrides = hydra_overrides(["pred=a.jsonl,my b.jsonl", f"gold={there}"], Evaluate, multirun=True)
    parsed = OverridesParser.create().parse_overrides(overrides)
    assert list(parsed[0].sweep_string_iterator()) == ["'a.jsonl'", "'my b.jsonl'"]
    assert not parsed[1].is_sweep_override()


def test_a_setting_without_yaml_can_be_given() -> None:
    assert hydra_overrides(["paper.width_mm=58", "+paper.width_mm=58", "++a.b=1"], Evaluate) == [
        "++paper.width_mm=58",
        "++paper.width_mm=58",
        "++a.b=1",
    ]


def test_choices_deletions_and_hydras_own_settings_pass_as_they_are() -> None:
    given = ["schema=receipt", "+schema@x=receipt", "~paper.effects.curl", "hydra.verbose=true", "hydra/launcher=joblib"]
    assert hydra_overrides(given, Evaluate) == given


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("schema=receit", "schema=receit: no such choice; did you mean receipt? (there are: full, receipt, rendered)"),
        ("scheme@a=receipt", "scheme: no such group of choices; did you mean schema?"),
        ("pred", "pred: expected key=value"),
        ("a b=3", "a b=3: expected key=value"),
        (
            "name=[1",
            "name=[1: not understood (no viable alternative at input '[1'); put quotes around the value: key=\"'value'\"",
        ),
    ],
)
def test_what_names_nothing_is_refused(text: str, said: str) -> None:
    with pytest.raises(ValueError) as caught:
        hydra_overrides([text], Evaluate)
    assert str(caught.value) == said


def test_choices_of_a_sweep_are_checked_one_by_one() -> None:
    with pytest.raises(ValueError, match="schema=receit: no such choice"):
        hydra_overrides(["schema=receipt,receit"], Evaluate, multirun=True)


def test_a_group_inside_a_setting_is_chosen_by_its_own_name():
    assert compose("synth", ["size=2mp"])["scene"]["megapixels"] == 2.0
    assert compose("synth")["scene"]["megapixels"] is None
    assert "size" not in compose("synth", ["size=2mp"])
    with pytest.raises(ValueError, match="size=3mp: no such choice; did you mean 2mp"):
        compose("synth", ["size=3mp"])
