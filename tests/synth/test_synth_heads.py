"""Heads of receipts: names broken as tills break them, brands, branches and owners that are no part of a field."""

from collections import Counter

import pytest

from receipts.rng import stream
from synth import Renderer
from synth.content.countries.malaysia import Malaysia
from synth.content.words.heads import HEADS
from synth.layout.names import _broken

COUNT = 120
RENDERER = Renderer.from_config(["seed=9", "locales.united_kingdom.weight=0", "scene.page_share=0"])


def measure(text, emphasis):
    return len(text) / 40


@pytest.fixture(scope="module")
def documents():
    return [RENDERER.document(index) for index in range(COUNT)]


@pytest.mark.parametrize("whole_words", [False, True])
def test_a_broken_name_is_the_name_and_fits(whole_words):
    lengths = Counter()
    name = "AIK MUTIARA HARDWARE ENTERPRISE (M) SDN BHD"
    for index in range(200):
        lines = _broken(name, measure, "", stream(1, index, "names"), whole_words=whole_words)
        assert " ".join(lines) == name
        assert all(measure(line, "") <= 1.0 for line in lines)
        lengths[len(lines)] += 1
    assert lengths[2] > 100
    assert lengths[3] > 2


def test_names_are_broken_where_there_is_room_too():
    broken = sum(
        len(_broken("TAN & SONS TRADING SDN BHD", measure, "", stream(2, i, "n"), whole_words=False)) > 1 for i in range(300)
    )
    assert 0.2 < broken / 300 < 0.5


def test_what_stands_around_names_and_addresses_is_in_no_field(documents):
    said = {
        text.upper()
        for text in ("Owned by :", "Prepay chit number", "Open 24 hours", "Branch :", "Customer copy", "Your order number is")
    }
    found = set()
    for document in documents:
        lines = [text.upper() for text in document.row_texts]
        fields = document.fields
        for text in said:
            found |= {text} if any(text in line for line in lines) else set()
            assert not any(text in (fields.get(name) or "").upper() for name in ("company", "address"))
    assert len(found) >= 3


def test_every_wording_of_heads_can_be_filled(documents):
    locale = Malaysia()
    for index in range(200):
        assert locale.branch(stream(3, index, "b")).strip()
    assert set(HEADS) == {
        "address_labels",
        "beside",
        "branches",
        "branches_under",
        "former",
        "notices",
        "owners",
        "tops",
    }
