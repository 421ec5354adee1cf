"""Renderer: (seed, index) -> Sample, the stages in order: content, layout, printing, marks, scene."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import cached_property
from typing import Any

from numpy.random import Generator

from receipts.config import Component, Seed, build, component, compose, to_config
from receipts.content import Receipt
from receipts.document import Document
from receipts.files import sha256_json
from receipts.labels import Schema
from receipts.rng import stream
from receipts.sample import Sample, Source
from synth.content.locale import Locale
from synth.content.trade import Trade
from synth.draw import weighted
from synth.layout.direction import as_read
from synth.layout.layout import Layout
from synth.layout.page import Page
from synth.printing.marks.mark import Mark
from synth.printing.printer import Print, Printer
from synth.scene.scene import Scene


@dataclass(frozen=True)
class Choice:
    """What a sample was made by: names of a locale, a trade and a layout."""

    locale: str
    trade: str
    layout: str


def refuse_empty(locales: Mapping[str, Locale], trades: Mapping[str, Trade], layouts: Mapping[str, Layout]) -> None:
    """Nothing, where there is something to choose of each kind, and every locale has the words that receipts ask for.

    Raises:
        ValueError: a kind that is empty or whose weights are all 0, or a locale that lacks a word.
    """
    choices: Mapping[str, Mapping[str, Locale | Trade | Layout]] = {"locales": locales, "trades": trades, "layouts": layouts}
    for name, kind in choices.items():
        if not kind:
            raise ValueError(f"{name}: empty; a renderer needs one at least")
        if not any(one.weight for one in kind.values()):
            raise ValueError(f"{name}: every weight is 0; one at least must be above 0")
    for name, locale in locales.items():
        locale.refuse_wordless(f"locales.{name}")


@component
class Renderer(Component, Source):
    """Receipts that never existed, by index.

    Every stage draws from a stream of its own, named by stage and component, so that a component added or changed leaves the
    draws of the others as they were.

    Attributes:
        seed: of all samples.
        locales, trades, layouts: by name, each with a weight; layouts that suit the kind of shop, where there are such.
        printer: how pages come onto paper.
        marks: what may lie on top of a print, by name; put in the order of the names.
        scene: how the paper is pictured.
        schema: the fields that labels tell apart.
    """

    seed: Seed = 0
    locales: Mapping[str, Locale]
    trades: Mapping[str, Trade]
    layouts: Mapping[str, Layout]
    printer: Printer
    marks: Mapping[str, Mark] = field(default_factory=dict)
    scene: Scene
    schema: Schema

    def __post_init__(self) -> None:
        refuse_empty(self.locales, self.trades, self.layouts)

    @staticmethod
    def from_config(overrides: Sequence[str] = ()) -> "Renderer":
        """The renderer of ``tillroll synth`` with overrides as people type them.

        >>> Renderer.from_config(["seed=5"]).document(0).id
        '00000000'
        """
        config = compose("synth", overrides)
        own = {setting.name for setting in fields(Renderer)}
        return build({"_target_": "synth.renderer.Renderer", **{key: value for key, value in config.items() if key in own}})

    @cached_property
    def config_hash(self) -> str:
        """The sha256 of everything that shapes a sample beside its index."""
        return sha256_json({"renderer": to_config(self), "labels": list(self.schema.names)})

    def __getitem__(self, index: int) -> Sample:
        """Sample ``index``, picture and all: the same bits at every call.

        Raises:
            ValueError: the index is negative.
        """
        choice, receipt, page = self._page(index)
        heat = self.printer.draw(self._stream(index, "printing"))
        paper, marks = self._marked(self.printer.print(page, heat, self.schema, f"{index:08d}"), index)
        view = self.scene.draw(paper.document, self._stream(index, "scene"))
        warp = self.scene.warp(view)
        drawn = {**_plain(choice), "printing": _plain(heat), "marks": marks, "scene": _plain(view)}
        if receipt.mistake:
            drawn["mistake"] = receipt.mistake
        shot = self.scene.shot(paper, view, warp)
        document = paper.document.warped(warp)
        return Sample(
            image=shot.image,
            document=replace(document, visibility=shot.tokens.visibility, legible=shot.tokens.legible),
            receipt=receipt,
            origin={"seed": self.seed, "index": index, "config": self.config_hash, "drawn": drawn, **shot.origin},
            characters=shot.characters,
            map_maker=shot.make_maps,
        )

    def document(self, index: int) -> Document:
        """The document of sample ``index`` without its picture: that of ``self[index]``, bit for bit, ten times faster.

        It does not tell visibility and legibility: they take the print and what lies on it.
        """
        page = self._page(index)[2]
        heat = self.printer.draw(self._stream(index, "printing"))
        document = self.printer.document(page, heat, self.schema, f"{index:08d}")
        return document.warped(self.scene.warp(self.scene.draw(document, self._stream(index, "scene"))))

    def receipt(self, index: int) -> Receipt:
        """What sample ``index`` says."""
        return self._receipt(index)[0]

    def _page(self, index: int) -> tuple[Choice, Receipt, Page]:
        receipt, locale, trade = self._receipt(index)
        suiting = {name: one for name, one in self.layouts.items() if not one.kinds or receipt.kind in one.kinds}
        usable = suiting if any(one.weight for one in suiting.values()) else self.layouts
        layout = self._chosen(index, "layouts", usable)
        page = self.layouts[layout](receipt, self.locales[locale], self._stream(index, f"layout/{layout}"))
        return Choice(locale, trade, layout), receipt, as_read(page, self.locales[locale])

    def _marked(self, paper: Print, index: int) -> tuple[Print, dict[str, Any]]:
        """The print with its marks, and what was drawn for each."""
        marks = {}
        for name in sorted(self.marks):
            drawn = self.marks[name].draw(paper.document, self._stream(index, f"mark/{name}"))
            if drawn is not None:
                paper = self.marks[name].put(paper, drawn)
                marks[name] = _plain(drawn)
        return paper, marks

    def _receipt(self, index: int) -> tuple[Receipt, str, str]:
        """What a sample says, and the names of its locale and trade."""
        locale, trade = self._chosen(index, "locales", self.locales), self._chosen(index, "trades", self.trades)
        country = self.locales[locale]
        made = self.trades[trade](country, self._stream(index, f"content/{locale}/{trade}"))
        return country.completed(made, self._stream(index, f"completion/{locale}/{trade}")), locale, trade

    def _chosen(self, index: int, kind: str, options: Mapping[str, Any]) -> str:
        """One of a kind by its weight, from a stream of the kind's own: a layout added leaves the trades as they were."""
        return weighted(self._stream(index, f"choice/{kind}"), {name: one.weight for name, one in options.items()})

    def _stream(self, index: int, stage: str) -> Generator:
        return stream(self.seed, index, stage)


def _plain(drawn: Any) -> Any:
    """What was drawn as mappings and plain values, which are kept as they are: `asdict` copies every point of every stroke."""
    if is_dataclass(drawn):
        return {part.name: _plain(getattr(drawn, part.name)) for part in fields(drawn)}
    if isinstance(drawn, Mapping):
        return {name: _plain(value) for name, value in drawn.items()}
    if isinstance(drawn, tuple) and drawn and is_dataclass(drawn[0]):
        return tuple(map(_plain, drawn))
    return drawn
