"""Where labeling functions fight: the fields of receipts on which votes disagree, those that stay undecided first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from labeling_functions.cast import CastVote, votes_on
from labeling_functions.constraints import Found
from labeling_functions.votes import Votes
from receipts.document import Document, Span
from receipts.labels import ABSTAIN, Schema
from receipts.metrics import blank_free_form


@dataclass(frozen=True)
class Fight:
    """One field of one receipt on which functions disagree.

    Attributes:
        document: the number of the receipt.
        field: the field's name.
        disagreement: share of the votes on the field that are not for what most of them are for.
        entropy_bits: of the posterior over the field's values and none: 0 decided, 1 as open as a coin.
    """

    document: int
    field: str
    disagreement: float
    entropy_bits: float

    @property
    def hardness(self) -> float:
        """What fights are ordered by: a disagreement that the label model settles is no hard one."""
        return self.disagreement * self.entropy_bits


@dataclass(frozen=True)
class Side:
    """The votes for one label on what reads the same.

    Attributes:
        label: what was voted.
        text: what it reads, as it first stands.
        spans: where.
        functions: who voted so.
        probability: posterior of this value for the field; None for what is no candidate for it.
        chosen: it is what the field was decoded to.
    """

    label: int
    text: str
    spans: tuple[Span, ...]
    functions: tuple[int, ...]
    probability: float | None
    chosen: bool


def fights(votes: Votes, decoded: Sequence[Mapping[str, Found]], schema: Schema) -> list[Fight]:
    """All fights, hardest first.

    Args:
        votes: labels of the wide schema.
        decoded: what `decode` gives for each document.
        schema: of the decoded fields; those of which a receipt has many are passed over: their candidates do not fight.
    """
    asked = [(name, schema.label(name)) for name, field in schema.fields.items() if not field.repeated]
    found = []
    for number, fields in enumerate(decoded):
        values = votes.values[votes.starts[number] : votes.starts[number + 1]]
        for name, label in asked:
            share = disagreement(values, fields[name], label)
            if share:
                found.append(Fight(number, name, share, entropy_bits(fields[name])))
    return sorted(found, key=lambda fight: (-fight.hardness, -fight.disagreement, fight.document))


def disagreement(values: NDArray[np.int8], found: Found, label: int) -> float:
    """The share of votes on a field's candidates that are not for what most are for: 0 where all agree.

    A function counts once for each value that it votes the field's, and once if it votes anything else on a candidate.
    """
    supporters: dict[str, set[int]] = {}
    against: set[int] = set()
    for candidate in found.candidates:
        part = values[candidate.span.start : candidate.span.stop]
        supporters.setdefault(candidate.value, set()).update(np.flatnonzero((part == label).any(axis=0)).tolist())
        against |= set(np.flatnonzero(((part != label) & (part != ABSTAIN)).any(axis=0)).tolist())
    counts = [*map(len, supporters.values()), len(against)]
    return 1 - max(counts) / sum(counts) if sum(counts) else 0.0


def entropy_bits(found: Found) -> float:
    """The entropy of the posterior over a field's values and none, in bits."""
    shares = np.array([*_by_value(found).values()])
    shares = np.append(shares, max(1 - shares.sum(), 0.0))
    return float(-(shares * np.log2(np.maximum(shares, 1e-300))).sum()) + 0.0


def sides(document: Document, values: NDArray[np.int8], found: Found, label: int, *, money: bool) -> list[Side]:
    """The votes (n, m) of one document on a field's candidates, grouped by what they say: the chosen first, then by posterior.

    Args:
        money: the field is an amount, so that a leading currency mark is no part of its value.
    """
    posterior = _by_value(found)
    groups: dict[tuple[int, str], list[CastVote]] = {}
    for vote in votes_on(values, label, [candidate.span for candidate in found.candidates]):
        groups.setdefault((vote.label, blank_free_form(document.span_text(vote.span), money=money)), []).append(vote)
    told = [_side(document, key, cast, label, posterior, found) for key, cast in groups.items()]
    return sorted(told, key=lambda side: (not side.chosen, side.label != label, -(side.probability or 0), side.spans))


def _side(
    document: Document,
    key: tuple[int, str],
    cast: Sequence[CastVote],
    label: int,
    posterior: Mapping[str, float],
    found: Found,
) -> Side:
    voted, value = key
    ours = voted == label
    return Side(
        label=voted,
        text=document.span_text(cast[0].span),
        spans=tuple(sorted({vote.span for vote in cast})),
        functions=tuple(sorted({vote.function for vote in cast})),
        probability=posterior.get(value) if ours else None,
        chosen=ours and found.chosen is not None and found.chosen.value == value,
    )


def _by_value(found: Found) -> dict[str, float]:
    shares: dict[str, float] = {}
    for candidate in found.candidates:
        shares[candidate.value] = shares.get(candidate.value, 0.0) + candidate.probability
    return shares


def few_of_each(found: Sequence[Fight], most: int, most_of_one: int) -> Iterator[Fight]:
    """The first fights, at most so many, and of one receipt at most so many."""
    shown: dict[int, int] = {}
    for fight in found:
        if sum(shown.values()) < most and shown.get(fight.document, 0) < most_of_one:
            shown[fight.document] = shown.get(fight.document, 0) + 1
            yield fight
