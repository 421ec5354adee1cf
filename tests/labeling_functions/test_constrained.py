"""The label model of whole receipts: one value a field, ends bounded by different votes, sums that balance."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from labeling_functions import LabelingFunction, apply_functions, labeling_function
from labeling_functions.candidates import field_candidates
from labeling_functions.label_model import Constrained, ConstrainedModel, load_label_model
from labeling_functions.sections import Constraint, Order, Sum
from receipts.document import Document, Span
from receipts.labels import Field, Schema

MONEY = Field(kind="money")
SCHEMA = Schema(
    fields={"address": Field(kind="text", multi_line=True), "total": MONEY},
    aside={"subtotal": MONEY, "tax": MONEY, "price": Field(kind="money", repeated=True)},
)
SUM = {"balance": Sum(first="subtotal", second="tax", whole="total")}


def says(name: str, label: str, pattern: str, take: slice = slice(None), **settings: bool) -> LabelingFunction:
    def find(document: Document) -> list[Span]:
        return document.find(pattern, group=1)[take]

    return labeling_function(label=label, name=name, **settings)(find)


def read(
    documents: list[Document],
    functions: list[LabelingFunction],
    constraints: Mapping[str, Constraint] | None = None,
    schema: Schema = SCHEMA,
) -> list[dict[str, str | None]]:
    votes = apply_functions(functions, documents, schema)
    model = Constrained(constraints=constraints or {}).fit(documents, votes, schema)
    strings = []
    for document, found in zip(documents, model.read(documents, votes), strict=True):
        for one in found.values():
            assert one.repeated or sum(candidate.probability for candidate in one.candidates) < 1 + 1e-9
            assert all(0 < candidate.probability < 1 for candidate in one.candidates)
        strings.append({name: document.span_text(one.chosen.span) if one.chosen else None for name, one in found.items()})
    return strings


def till(page: Callable[..., Document], number: int, total: int, tax: int = 60) -> Document:
    amounts = {"DUE": total + 5000, "SUB": total - tax, "GST": tax, "SUM": total}
    rows = [
        f"NO {number}, LONG ROAD",
        "OLD TOWN",
        "12345 CITY",
        *(f"{word} {cents / 100:.2f}" for word, cents in amounts.items()),
    ]
    return page("\n".join(rows), id=str(number))


def test_votes_that_agree_outvote_one_that_is_often_alone(page: Callable[..., Document]) -> None:
    documents = [till(page, number, 1000 + 37 * number) for number in range(20)]
    good = [says(name, "total", r"SUM (\S+)") for name in ("a", "b")]
    found = read(documents, [*good, says("c", "total", r"DUE (\S+)")])
    assert [one["total"] for one in found] == [f"{(1000 + 37 * number) / 100:.2f}" for number in range(20)]


def test_pieces_tell_which_whole_is_meant(page: Callable[..., Document]) -> None:
    """From most receipts it is known that the finder of the code finds the end; on the last it decides between two wholes."""
    documents = [till(page, number, 1000) for number in range(20)]
    code = says("code", "address", r"(\d{5} CITY)")
    whole = labeling_function(label="address", name="whole")(lambda document: [Span(0, 9)])
    short = labeling_function(label="address", name="short")(lambda document: [Span(0, 9 if int(document.id) < 19 else 7)])
    assert documents[0].line_spans[2].stop == 9
    found = read(documents, [short, whole, code])
    assert found[-1]["address"] == "NO 19, LONG ROAD OLD TOWN 12345 CITY"


def test_votes_that_scatter_do_not_speak_for_none(page: Callable[..., Document]) -> None:
    """On the last receipts every function means another place; that one of them is right is as likely as before they spoke."""
    documents = [till(page, number, 1000 + 37 * number) for number in range(20)]
    places = ["DUE", "SUB", "GST", "SUM"]

    def meant(number: int) -> LabelingFunction:
        usual, apart = says("a", "total", r"SUM (\S+)"), says("b", "total", rf"{places[number]} (\S+)")
        return LabelingFunction(f"f{number}", "total", lambda one: (usual if int(one.id) < 16 else apart).find(one))

    functions = [meant(number) for number in range(4)]
    votes = apply_functions(functions, documents, SCHEMA)
    model = Constrained().fit(documents, votes, SCHEMA)
    there = [sum(one.probability for one in found["total"].candidates) for found in model.read(documents, votes)]
    assert min(there) > model.records["total"].existence - 1e-6
    assert min(there[:16]) > max(there[16:])


def test_a_sum_that_balances_decides_between_two_totals(page: Callable[..., Document]) -> None:
    documents = [till(page, number, 1000 + 37 * number) for number in range(20)]
    both = [says("sum", "total", r"SUM (\S+)"), says("due", "total", r"DUE (\S+)")]
    parts = [says("sub", "subtotal", r"SUB (\S+)"), says("gst", "tax", r"GST (\S+)")]
    # On half of the receipts the functions for the total say the same.
    agree = says("agree", "total", r"SUM (\S+)")
    agreeing = LabelingFunction("agree", "total", lambda document: agree.find(document) if int(document.id) % 2 else ())
    right = [f"{(1000 + 37 * number) / 100:.2f}" for number in range(20)]
    bound = read(documents, [*both, *parts, agreeing], SUM)
    assert [one["total"] for one in bound] == right
    free = read(documents, [*both, *parts])
    assert [one["total"] for one in free] != right


def test_order_is_learnt_and_decides(page: Callable[..., Document]) -> None:
    schema = Schema(fields={"company": Field(kind="text"), "address": Field(kind="text", multi_line=True)})
    documents = [page(f"SHOP {n}\nNO {n} ROAD\n1{n:02d} TAX\nNO {n + 1} LANE", id=str(n)) for n in range(30)]
    company = says("name", "company", r"(SHOP \d+)")
    first, second = says("road", "address", r"(NO \d+ ROAD)"), says("lane", "address", r"(NO \d+ LANE)")
    most = LabelingFunction("most", "address", lambda document: first.find(document) if int(document.id) < 24 else ())
    order = {"order": Order(above="company", below="address")}
    found = read(documents, [company, second, first, most], order, schema)
    assert all("ROAD" in (one["address"] or "") for one in found)


def test_an_exhaustive_function_that_is_silent_speaks_for_none(page: Callable[..., Document]) -> None:
    documents = [page(f"SUM {n}.00" if n % 2 else f"DUE {n}.00", id=str(n)) for n in range(1, 21)]
    one = says("one", "total", r"(?:SUM|DUE) (\S+)")
    confidences = []
    for exhaustive in (False, True):
        functions = [one, says("sum", "total", r"SUM (\S+)", exhaustive=exhaustive)]
        votes = apply_functions(functions, documents, SCHEMA)
        found = Constrained().fit(documents, votes, SCHEMA).read(documents, votes)
        confidences.append([entry["total"].confidence for entry in found])
    assert all(silent < plain for plain, silent in list(zip(*confidences, strict=True))[1::2])
    assert all(loud >= plain - 0.05 for plain, loud in list(zip(*confidences, strict=True))[::2])


def test_of_a_field_with_many_every_candidate_is_judged_for_itself(page: Callable[..., Document]) -> None:
    documents = [page("TEA 1.00\nBUN 2.00\nCASH 5.00", id=str(n)) for n in range(10)]
    functions = [says(name, "price", r"(?:TEA|BUN) (\S+)") for name in ("a", "b")]
    functions += [says("c", "price", r"CASH (\S+)"), says("d", "other", r"CASH (\S+)")]
    votes = apply_functions(functions, documents, SCHEMA)
    found = Constrained().fit(documents, votes, SCHEMA).read(documents, votes)[0]["price"]
    assert found.chosen is None
    tea, bun, cash = sorted(found.candidates, key=lambda one: one.span)
    assert min(tea.probability, bun.probability) > 0.8 > 0.6 > cash.probability


def test_documents_and_functions_may_be_empty_or_silent(page: Callable[..., Document]) -> None:
    documents = [page("", id="blank"), page("NOTHING", id="b")]
    found = read(documents, [says("a", "total", r"SUM (\S+)")], SUM)
    assert found == [dict.fromkeys(("address", "total", "subtotal", "tax", "price"))] * 2


def test_receipts_are_read_alike_alone_and_together(page: Callable[..., Document]) -> None:
    documents = [till(page, number, 1000 + 37 * number, tax=0 if number % 3 else 60) for number in range(9)]
    functions = [says("sum", "total", r"SUM (\S+)"), says("due", "total", r"DUE (\S+)"), says("gst", "tax", r"GST (\S+)")]
    votes = apply_functions(functions, documents, SCHEMA)
    model = Constrained(constraints=SUM).fit(documents, votes, SCHEMA)
    together = model.read(documents, votes)
    for number, document in enumerate(documents):
        own = apply_functions(functions, [document], SCHEMA)
        [alone] = model.read([document], own)
        for name, one in alone.items():
            assert one.chosen == together[number][name].chosen or one.chosen is not None
            assert one.confidence == pytest.approx(together[number][name].confidence)


def test_saving_and_loading_reads_the_same(page: Callable[..., Document], tmp_path: Path) -> None:
    documents = [
        replace(till(page, number, 1000 + number), fields={"total": f"{10 + number / 100:.2f}"}) for number in range(9)
    ]
    functions = [says("sum", "total", r"SUM (\S+)", exhaustive=True), says("gst", "tax", r"GST (\S+)")]
    functions += [says("sub", "price", r"SUB (\S+)")]
    votes = apply_functions(functions, documents, SCHEMA)
    model = Constrained(constraints=SUM).fit(documents, votes, SCHEMA)
    model.save(tmp_path / "model.npz")
    loaded = ConstrainedModel.load(tmp_path / "model.npz")
    assert loaded.read(documents, votes) == model.read(documents, votes)
    assert loaded.score(documents, votes) == model.score(documents, votes) == 1
    probabilities = loaded.predict_proba(documents, votes)
    np.testing.assert_allclose(probabilities.sum(axis=1), 1, atol=1e-6)
    with pytest.raises(ValueError, match="holds a ConstrainedModel, which is no label model"):
        load_label_model(tmp_path / "model.npz")
    with pytest.raises(ValueError, match="score: no document carries fields"):
        model.score([till(page, 1, 1000)], votes)


def test_each_vote_stands_in_one_relation_to_each_candidate(page: Callable[..., Document]) -> None:
    documents = [till(page, number, 1000) for number in range(3)]
    functions = [says("street", "address", r"(NO .*ROAD)"), says("code", "address", r"(\d{5} CITY)")]
    candidates = field_candidates(documents, apply_functions(functions, documents, SCHEMA), SCHEMA)["address"]
    each = candidates.used.sum(axis=1)
    assert candidates.used.shape[1] == each.max()
    pairs = set(zip(candidates.support.function.tolist(), candidates.support.slot.tolist(), strict=True))
    assert len(pairs) == len(candidates.support.slot) == 2 * each.sum()
    assert candidates.used.ravel()[candidates.support.slot].all()
    assert (candidates.support.alternatives >= 1).all()


def test_constraints_that_close_a_ring_are_refused() -> None:
    from receipts.config import build

    order = {"_target_": "labeling_functions.sections.Order", "above": "subtotal", "below": "total"}
    config = {"_target_": "labeling_functions.label_model.constrained.Constrained", "constraints": {"a": order}}
    assert isinstance(build(config), Constrained)
    with pytest.raises(ValueError, match="subtotal and total are bound together already"):
        Constrained(constraints={**SUM, "order": Order(above="subtotal", below="total")})


def test_the_shipped_constraints_bind_fields_of_the_shipped_schema() -> None:
    from receipts.config import build, compose

    label = compose("label", ["documents=d", "out=o", "label_model=constrained"])
    schema, model = build(label["schema"]), build(label["label_model"])
    assert {name for one in model.constraints.values() for name in one.fields} <= set(schema.wide.fields)
    assert np.all([len(one.groups) for one in model.constraints.values()])
