"""What a receipt allows: the segments, the choice of one value a field, and probabilities under that rule."""

from collections.abc import Callable, Mapping
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from labeling_functions.constraints import Found, best_segments, decode, field_strings, one_per_document, proposed_spans
from receipts.document import Document, Span
from receipts.labels import ABSTAIN, OTHER, Schema

Page = Callable[..., Document]
# Halves are exact in binary: sums of them compare without rounding.
HALVES = st.lists(st.tuples(st.integers(-6, 6), st.integers(0, 4), st.integers(0, 4)), max_size=9).map(
    lambda values: np.array(values, np.float64).reshape(-1, 3).T / 2
)


def segments_by_definition(scores: np.ndarray, start_cost: np.ndarray, stop_cost: np.ndarray) -> list[tuple[int, int]]:
    """Three times the segment with the largest sum less its costs that is above 0 and overlaps none before; of equal ones
    the one that ends first, then the one that starts first."""
    found: list[tuple[int, int]] = []
    for _ in range(3):
        free = [
            (scores[a:b].sum() - start_cost[a] - stop_cost[b - 1], -b, -a)
            for a, b in combinations(range(len(scores) + 1), 2)
            if all(b <= c or d <= a for c, d in found)
        ]
        worth, stop, start = max(free, default=(0.0, 0, 0))
        if worth > 0:
            found.append((-start, -stop))
    return found


@given(HALVES)
def test_segments_are_those_of_the_definition(drawn: np.ndarray) -> None:
    assert best_segments(*drawn) == segments_by_definition(*drawn)


@given(HALVES)
def test_segments_are_apart_and_the_best_comes_first(drawn: np.ndarray) -> None:
    scores, start_cost, stop_cost = drawn
    segments = best_segments(scores, start_cost, stop_cost)
    worth = [scores[a:b].sum() - start_cost[a] - stop_cost[b - 1] for a, b in segments]
    assert worth == sorted(worth, reverse=True)
    assert all(before <= after for (_, before), (after, _) in pairwise(sorted(segments)))


def tagged(document: Document, schema: Schema, strengths: Mapping[str, tuple[str, float]]) -> np.ndarray:
    """Probabilities of a document's tokens: each text that is named gets that probability of its label, all else is other."""
    probabilities = np.zeros((len(document), schema.cardinality), np.float32)
    probabilities[:, OTHER] = 1
    for text, (name, probability) in strengths.items():
        spans = [span for line in range(len(document.line_texts)) for span in places(document, line, text)]
        assert spans, text
        for span in spans:
            probabilities[slice(*span)] = 0
            probabilities[slice(*span), schema.label(name)] = probability
            probabilities[slice(*span), OTHER] = 1 - probability
    return probabilities


def only_total(schema: Schema) -> Schema:
    return Schema(fields={"total": schema.fields["total"]})


def places(document: Document, line: int, text: str) -> list[Span]:
    at = document.line_texts[line].find(text)
    return [document.span_at(line, at, at + len(text))] if at >= 0 else []


def strings(document: Document, found: Mapping[str, Found]) -> dict[str, str]:
    return {name: text for name, text in field_strings(document, found).items() if text is not None}


def test_a_whole_amount_is_taken_though_only_its_cents_are_strong(page: Page, schema: Schema) -> None:
    document = page("TOTAL 14.20\nCASH 20.00")
    found = decode(document, tagged(document, schema, {"14": ("total", 0.4), ".20": ("total", 0.9)}), schema)
    assert strings(document, found) == {"total": "14.20"}


def test_a_whole_date_is_taken_though_its_year_is_weak(page: Page, schema: Schema) -> None:
    document = page("DATE:14/03/2018 11:05")
    strengths = {"14/03/": ("date", 0.9), "2018": ("date", 0.3), "11": ("date", 0.8)}
    assert strings(document, decode(document, tagged(document, schema, strengths), schema)) == {"date": "14/03/2018"}


@pytest.mark.parametrize(
    ("line", "read"),
    [("TOTAL RM14.20", "RM14.20"), ("TOTAL RM 14.20", "14.20"), ("TOTAL:$14.20", "14.20"), ("$14.20", "$14.20")],
)
def test_an_amount_comes_with_the_mark_that_is_one_word_with_it(page: Page, schema: Schema, line: str, read: str) -> None:
    document = page(line)
    assert strings(document, decode(document, tagged(document, schema, {"14.20": ("total", 0.9)}), schema)) == {"total": read}


def test_a_number_that_is_no_amount_is_taken_only_where_no_amount_is_likely(page: Page, schema: Schema) -> None:
    document = page("ROOM | 77\nTOTAL 14.20")
    strengths = {"77": ("total", 0.95), "14.20": ("total", 0.3)}
    assert strings(document, decode(document, tagged(document, schema, strengths), schema)) == {"total": "14.20"}
    strengths["14.20"] = ("total", 0.01)
    assert strings(document, decode(document, tagged(document, schema, strengths), schema)) == {"total": "77"}


def test_equal_values_add_up(page: Page, schema: Schema) -> None:
    document = page("TOTAL 9.10\nNET RM4.20\nPAID 4.20")
    probabilities = tagged(document, schema, {"9.10": ("total", 0.7), "4.20": ("total", 0.65)})
    total = decode(document, probabilities, schema)["total"]
    assert total.chosen is not None
    assert total.chosen.value == "4.20"
    assert len(total.candidates) == 3
    assert total.confidence == pytest.approx(sum(one.probability for one in total.candidates if one.value == "4.20"))


def test_only_one_value_is_taken_and_the_rest_is_shared(page: Page, schema: Schema) -> None:
    document = page("1.00\n2.00\n3.00")
    weak = decode(document, tagged(document, schema, dict.fromkeys(["1.00", "2.00", "3.00"], ("total", 0.6))), schema)["total"]
    alone = decode(document, tagged(document, schema, {"2.00": ("total", 0.6)}), schema)["total"]
    assert alone.confidence > weak.confidence
    # What is left over is the probability that there is none.
    assert sum(one.probability for one in weak.candidates) < 1


def test_text_runs_over_lines_where_its_field_may(page: Page, schema: Schema) -> None:
    document = page("OAK MILL LTD\n3 ELM ROAD\nFERNDALE\nTEL 5")
    strengths = {"OAK MILL LTD": ("company", 0.9), "3 ELM ROAD": ("address", 0.8), "FERNDALE": ("address", 0.8)}
    found = decode(document, tagged(document, schema, strengths), schema)
    assert strings(document, found) == {"company": "OAK MILL LTD", "address": "3 ELM ROAD FERNDALE"}


def test_the_best_guess_may_lie_below_one_half(page: Page, schema: Schema) -> None:
    document = page("OAK MILL LTD\nTEL 5")
    guess = decode(document, tagged(document, schema, {"OAK MILL LTD": ("company", 0.3)}), schema)["company"]
    assert guess.chosen is not None
    assert document.span_text(guess.chosen.span) == "OAK MILL LTD"
    assert guess.confidence < 0.5
    assert decode(document, tagged(document, schema, {"OAK MILL LTD": ("company", 0.05)}), schema)["company"].chosen is None


def test_a_line_is_cut_only_for_a_good_reason(page: Page, schema: Schema) -> None:
    document = page("OAK MILL , LTD")
    weak = tagged(document, schema, {"OAK MILL": ("company", 0.8), ", LTD": ("company", 0.3)})
    assert strings(document, decode(document, weak, schema)) == {"company": "OAK MILL , LTD"}
    strong = tagged(document, schema, {"OAK MILL": ("company", 0.99), ", LTD": ("company", 0.01)})
    assert strings(document, decode(document, strong, schema)) == {"company": "OAK MILL"}


def test_silence_neither_carries_a_span_on_nor_breaks_it(page: Page, schema: Schema) -> None:
    document = page("OAK , MILL\nTEL 5 6 7")
    probabilities = np.full((len(document), schema.cardinality), 1 / schema.cardinality, np.float32)
    for text in ("OAK", "MILL"):
        probabilities[slice(*places(document, 0, text)[0])] = np.float32([0.04, 0.9, 0.02, 0.02, 0.02])
    covered = probabilities[:, 1] > 0.5
    assert strings(document, decode(document, probabilities, schema, covered))["company"] == "OAK , MILL"


def test_proposals_are_what_is_chosen_from(page: Page, schema: Schema) -> None:
    document = page("OAK MILL LTD\nTEL 5")
    probabilities = tagged(document, schema, {"OAK MILL LTD": ("company", 0.9)})
    none: dict[str, list[Span]] = {name: [] for name in schema.fields}
    found = decode(document, probabilities, schema, proposals=none | {"company": [Span(0, 2), Span(0, 1)]})
    assert strings(document, found) == {"company": "OAK MILL"}
    assert strings(document, decode(document, probabilities, schema, proposals=none)) == {}


def test_of_proposals_that_overlap_the_strongest_stays(page: Page, schema: Schema) -> None:
    document = page("A B C D E")
    probabilities = tagged(document, schema, {"A B": ("company", 0.9), "C": ("company", 0.2)})
    proposals: dict[str, list[Span]] = {name: [] for name in schema.fields}
    proposals["company"] = [Span(0, 1), Span(0, 2), Span(1, 3), Span(3, 4)]
    spans = [candidate.span for candidate in decode(document, probabilities, schema, proposals=proposals)["company"].candidates]
    assert sorted(spans) == [Span(0, 2), Span(3, 4)]


def test_runs_of_votes_are_proposed_by_field(schema: Schema) -> None:
    company, total = schema.label("company"), schema.label("total")
    columns = [
        [company, company, ABSTAIN, company, ABSTAIN],
        [company, company, total, total, OTHER],
        [ABSTAIN, OTHER, OTHER, total, total],
    ]
    assert proposed_spans(np.array(columns, np.int8).T, schema) == {
        "company": [Span(0, 2), Span(3, 4)],
        "date": [],
        "address": [],
        "total": [Span(2, 4), Span(3, 5)],
    }
    assert proposed_spans(np.empty((0, 2), np.int8), schema) == {name: [] for name in schema.fields}


def test_an_empty_document_holds_no_field(page: Page, schema: Schema) -> None:
    nothing = np.empty((0, schema.cardinality), np.float32)
    for document in (page(""), page("\n\n")):
        found = decode(document, nothing, schema)
        assert strings(document, found) == {}
        labels = one_per_document([document], [found], schema)
        assert labels.probabilities.shape == (0, schema.cardinality)
        assert labels.covered.shape == (0,)
    assert one_per_document([], [], schema).probabilities.shape == (0, schema.cardinality)


TEXTS = ("OAK MILL LTD", "3 ELM ROAD", "DATE 14/03/2018", "TOTAL 14.20", "PAID 14.20", "CHANGE 0.80", "")


@st.composite
def labeled(draw: st.DrawFn) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Lines of a receipt, probabilities of its tokens, and which of them are covered."""
    lines = draw(st.lists(st.sampled_from(TEXTS), max_size=6))
    num_tokens = len(Document.from_lines("a", lines, np.zeros((len(lines), 8)), size=(9, 9)))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    probabilities = rng.dirichlet(np.full(5, draw(st.sampled_from([0.1, 1.0]))), num_tokens).astype(np.float32)
    return lines, probabilities, rng.random(num_tokens) < draw(st.sampled_from([0.0, 0.5, 1.0]))


@given(st.lists(labeled(), min_size=1, max_size=3))
def test_probabilities_under_the_rule_are_probabilities(
    schema: Schema, drawn: list[tuple[list[str], np.ndarray, np.ndarray]]
) -> None:
    documents = [Document.from_lines("a", lines, np.zeros((len(lines), 8)), size=(9, 9)) for lines, _, _ in drawn]
    decoded = [
        decode(document, probabilities, schema, covered)
        for document, (_, probabilities, covered) in zip(documents, drawn, strict=True)
    ]
    labels = one_per_document(documents, decoded, schema)
    assert labels.covered.dtype == np.bool_
    assert labels.probabilities.dtype == np.float32
    assert (labels.probabilities >= 0).all()
    np.testing.assert_allclose(labels.probabilities.sum(axis=1), 1, atol=1e-5)
    for found in decoded:
        for one in found.values():
            assert 0 <= one.confidence <= 1 + 1e-9
            assert (one.chosen is None) == (not one.candidates)


@given(labeled())
def test_the_spans_chosen_for_a_field_never_overlap(schema: Schema, drawn: tuple[list[str], np.ndarray, np.ndarray]) -> None:
    lines, probabilities, covered = drawn
    document = Document.from_lines("a", lines, np.zeros((len(lines), 8)), size=(9, 9))
    for one in decode(document, probabilities, schema, covered).values():
        spans = sorted(candidate.span for candidate in one.candidates)
        assert all(a.stop <= b.start for a, b in pairwise(spans))


def test_decoding_again_gives_the_same(page: Page, schema: Schema) -> None:
    document = page("\n".join(TEXTS))
    # Every candidate is as good as every other.
    probabilities = np.full((len(document), schema.cardinality), 1 / schema.cardinality, np.float32)
    assert decode(document, probabilities, schema) == decode(document, probabilities.copy(), schema)


def test_other_prints_of_the_chosen_value_are_neither_field_nor_other(page: Page, schema: Schema) -> None:
    schema = only_total(schema)
    document = page("TOTAL 14.20\nNET 14.20\nCHANGE 0.80")
    probabilities = tagged(document, schema, {"TOTAL 14.20": ("total", 0.5), "14.20": ("total", 0.8), "0.80": ("total", 0.3)})
    found = decode(document, probabilities, schema)
    labels = one_per_document([document], [found], schema)
    chosen = found["total"].chosen
    assert chosen is not None
    uncovered = [document.texts[token] for token in np.flatnonzero(~labels.covered)]
    assert uncovered == ["14", ".", "20"]
    assert labels.covered[slice(*chosen.span)].all()
    total = schema.label("total")
    np.testing.assert_allclose(labels.probabilities[slice(*chosen.span), total], found["total"].confidence, rtol=1e-6)
    # The rest of the receipt learns that it is no total.
    rest = labels.probabilities[document.line == 2]
    assert (rest[:, OTHER] > rest[:, total]).all()


def test_where_a_field_was_found_the_words_around_it_are_other(page: Page, schema: Schema) -> None:
    schema = only_total(schema)
    document = page("TOTAL 14.20\nTHANK YOU")
    found = decode(document, tagged(document, schema, {"14.20": ("total", 0.9)}), schema)
    labels = one_per_document([document], [found], schema)
    thanks = labels.probabilities[document.line == 1]
    total = schema.label("total")
    share = 3 / len(document)
    np.testing.assert_allclose(thanks[:, total], (1 - found["total"].confidence) * share, rtol=1e-5)
    assert (thanks[:, OTHER] > 0.9).all()


def test_a_document_without_votes_takes_the_shares_of_the_others(page: Page, schema: Schema) -> None:
    schema = only_total(schema)
    spoken, silent = page("TOTAL 14.20", id="a"), page("OAK MILL", id="b")
    silence = np.full((2, schema.cardinality), 1 / schema.cardinality, np.float32)
    nothing: dict[str, list[Span]] = {name: [] for name in schema.fields}
    decoded = [
        decode(spoken, tagged(spoken, schema, {"14.20": ("total", 0.9)}), schema),
        decode(silent, silence, schema, np.zeros(2, bool), nothing),
    ]
    assert strings(silent, decoded[1]) == {}
    last = one_per_document([spoken, silent], decoded, schema).probabilities[-1]
    # Three of the six tokens are a total.
    np.testing.assert_allclose(last, [0.5, 0.5], atol=1e-6)


def test_documents_with_known_fields_lend_no_shares(page: Page, schema: Schema) -> None:
    schema = only_total(schema)
    spoken = page("TOTAL 14.20", id="a", fields={"total": "14.20"})
    silent = page("OAK MILL", id="b")
    silence = np.full((2, schema.cardinality), 1 / schema.cardinality, np.float32)
    nothing: dict[str, list[Span]] = {name: [] for name in schema.fields}
    decoded = [
        decode(spoken, tagged(spoken, schema, {"14.20": ("total", 0.9)}), schema),
        decode(silent, silence, schema, np.zeros(2, bool), nothing),
    ]
    last = one_per_document([spoken, silent], decoded, schema).probabilities[-1]
    np.testing.assert_allclose(last, [1, 0])


def test_where_a_field_was_never_sought_the_rest_is_unknown(page: Page, schema: Schema) -> None:
    document = page("MAY TRADING\nTOTAL 14.20")
    probabilities = tagged(document, schema, {"14.20": ("total", 0.9)})
    total = decode(document, probabilities, schema)["total"]
    found = {**dict.fromkeys(schema.fields, Found(None, 0.0, ())), "total": total}
    labels = one_per_document([document], [found], schema)
    known = [document.texts[token] for token in np.flatnonzero(labels.covered)]
    assert known == ["14", ".", "20"]
    np.testing.assert_allclose(labels.probabilities[~labels.covered], 1 / schema.cardinality)
