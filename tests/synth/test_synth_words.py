"""Countries that speak a language of their own word everything that trades ask for, and print none of the English words."""

import re
from collections import defaultdict
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
import yaml

import conf
import synth.content
from receipts.config import build
from receipts.content import imbalances
from receipts.rng import stream
from synth.content.locale import Locale
from synth.content.shelf import Shelf
from synth.layout.manner import Manner
from synth.layout.till_roll import TillRoll

COUNT = 10


def components(group):
    files = sorted((Path(conf.__path__[0]) / group).glob("*.yaml"))
    return {path.stem: build(yaml.safe_load(path.read_text(encoding="utf-8"))) for path in files}


LOCALES, TRADES, LAYOUTS = components("locale"), components("trade"), components("layout")
# Languages whose sheets, slips and tickets have words of their own, and what these print alike everywhere.
SHEETED = ("fr", "de", "es", "it", "nl", "pl", "id", "ja", "zh", "ko", "he")
SAME = {"card_results", "kiosk_numbers", "quantities", "gratuity_signs"}
# Shops and restaurants sell what a country's assortment names, and word nothing else themselves.
ASKING = sorted(set(TRADES) - {"shop", "restaurant", "mistaken"})
FOREIGN = sorted(name for name, locale in LOCALES.items() if not locale.code.startswith("en_"))


def receipt(trade, locale, index):
    return TRADES[trade](LOCALES[locale], stream(6, index, f"content/{locale}/{trade}"))


@cache
def asked():
    """What trades ask locales for: the usual words by name, of some receipts of every country."""
    found = defaultdict(set)
    said = Locale.say

    def say(self, name, usual):
        found[name].update(usual)
        return said(self, name, usual)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Locale, "say", say)
        for trade in ASKING:
            for index in range(COUNT):
                receipt(trade, "malaysia", index)
    return dict(found)


@cache
def shelves():
    modules = [import_module(found.name) for found in walk_packages(synth.content.__path__, "synth.content.")]
    things = [thing for module in modules for thing in vars(module).values()]
    things += [part for thing in things if isinstance(thing, tuple) for part in thing]
    return [thing for thing in things if isinstance(thing, Shelf)]


def named_in_the_code():
    """The names in calls of the trades' files, those among them that few receipts ask for."""
    texts = [path.read_text(encoding="utf-8") for path in Path(synth.content.__path__[0]).rglob("*.py")]
    return {name for text in texts for name in re.findall(r'\.(?:word|say)\(\s*"([a-z_/]+)"', text)}


def tokens(text):
    return {token.lower() for token in re.findall(r"[^\W\d_]{4,}", re.sub(r"\{[^{}]*\}", " ", text))}


@pytest.mark.parametrize("name", FOREIGN)
def test_every_name_asked_for_has_words_in_each_language(name):
    locale = LOCALES[name]
    wanted = named_in_the_code() | set(asked()) - {shelf.name for shelf in shelves() if shelf.replaced(locale)}
    assert {"service/work", "parking/fees", "goods/colour"} <= wanted, "the names in the code are not found any more"
    assert sorted(wanted - set(locale.words)) == []


@pytest.mark.parametrize("name", FOREIGN)
def test_no_english_word_is_printed_where_another_language_is_spoken(name):
    english = set().union(*(tokens(text) for texts in asked().values() for text in texts))
    own = set().union(*(tokens(text) for texts in LOCALES[name].words.values() for text in texts))
    goods = LOCALES[name].assortment.goods.values() if LOCALES[name].assortment is not None else ()
    own |= set().union(*(tokens(text) for texts in goods for text in texts))
    for trade in ASKING:
        for index in range(COUNT):
            made = receipt(trade, name, index)
            assert imbalances(made) == []
            texts = [*(item.name for item in made.items), *made.notes, *(label for label, _ in made.details)]
            texts += [payment.method for payment in made.payments if payment.method != "CASH"]
            texts += [detail for item in made.items for detail in item.details]
            assert tokens(" ".join(texts)) & english - own == set()


@pytest.mark.parametrize("name", FOREIGN)
def test_little_of_what_a_language_says_is_english(name):
    """A list copied from the usual words, or nearly so, would pass the other tests."""
    for key, usual in asked().items():
        if key.endswith("cards"):
            continue  # brands
        long = [text for text in LOCALES[name].words.get(key, ()) if tokens(text)]
        same = {text.lower() for text in usual} & {text.lower() for text in long}
        assert len(same) <= max(1, len(long) // 3), f"{key}: {sorted(same)}"


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(name for name, locale in LOCALES.items() if locale.code[:2] in SHEETED))
def test_sheets_slips_and_tickets_speak_the_language_too(name, monkeypatch):
    missing = set()
    worded = Manner.wordings

    def wordings(self, key, usual):
        if key not in self.words:
            missing.add(key)
        return worded(self, key, usual)

    monkeypatch.setattr(Manner, "wordings", wordings)
    for number, (kind, layout) in enumerate(LAYOUTS.items()):
        for index in range(3):
            trade = ASKING[(3 * number + index) % len(ASKING)]
            layout(receipt(trade, name, index), LOCALES[name], stream(6, index, f"layout/{kind}"))
    assert missing <= SAME


def test_most_tills_of_poland_print_its_letters_and_some_plain_ones():
    layout = TillRoll()
    pages = [layout(receipt("hotel", "poland", index), LOCALES["poland"], stream(6, index, "layout")) for index in range(40)]
    own = [any(sign in LOCALES["poland"].folding for run in page.runs for sign in run.text) for page in pages]
    assert 5 <= own.count(False) <= 20
