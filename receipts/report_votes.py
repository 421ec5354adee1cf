"""Contested fields on the report's page: the receipt with a box for every side, and who voted for which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from receipts.document import Document, Span
from receipts.report import Section
from receipts.report_drawing import drawing_view, span_polygons

# What lies beyond is told by its number: a field with more sides than these is no closer to being read.
_MOST_SIDES = 12


@dataclass(frozen=True)
class VoteGroup:
    """All votes that say the same.

    Attributes:
        label: what was voted.
        text: what the voted span reads.
        spans: every place that was voted on.
        voters: who voted so.
        probability: of this value, 0..1; None where it has none.
        chosen: it is what came out.
    """

    label: str
    text: str
    spans: Sequence[Span]
    voters: Sequence[str]
    probability: float | None = None
    chosen: bool = False


@dataclass(frozen=True, eq=False)
class Contest:
    """One field of a receipt with its votes.

    Attributes:
        groups: the sides, in the order in which they are shown and numbered.
        outcome: what came of it, pairs of (what, how much).
        image: uint8 (h, w, 3), or None for a drawn page.
    """

    document: Document
    field: str
    groups: Sequence[VoteGroup]
    outcome: Sequence[tuple[str, str]] = ()
    image: NDArray[np.uint8] | None = None


@dataclass(frozen=True, eq=False)
class VoteSection(Section):
    """Contested fields, each with its votes as numbered boxes and as a table."""

    title: str
    contests: Sequence[Contest]
    note: str = ""
    template: ClassVar[str] = "report_votes.html"

    def view(self) -> Mapping[str, Any]:
        """The contests in their order; ``num_layers`` colours each side."""
        return {
            "contests": [_contest_view(contest) for contest in self.contests],
            "num_layers": 1 + max((min(len(contest.groups), _MOST_SIDES) for contest in self.contests), default=0),
        }


def _contest_view(contest: Contest) -> dict[str, Any]:
    document, groups = contest.document, contest.groups[:_MOST_SIDES]
    spans = [span for group in groups for span in group.spans]
    outside = next((span for span in spans if not 0 <= span.start < span.stop <= len(document)), None)
    if outside is not None:
        raise ValueError(f"document {document.id}, field {contest.field}: {outside} lies outside its {len(document)} tokens")
    layers = [
        {
            "layer": number,
            "name": f"{number} {group.label}",
            "text": f"{group.text} ({', '.join(group.voters)})",
            "polygons": [points for span in group.spans for points in span_polygons(document, span)],
        }
        for number, group in enumerate(groups, start=1)
    ]
    drawing = drawing_view(document, contest.image, close=True, around=spans)
    return {
        "id": document.id,
        "field": contest.field,
        "drawing": drawing,
        "layers": layers,
        "badges": _badges(document, groups, drawing),
        "outcome": list(contest.outcome),
        "left_out": len(contest.groups) - len(groups),
        "groups": [
            {
                "number": number,
                "label": group.label,
                "text": group.text,
                "voters": list(group.voters),
                "probability": None if group.probability is None else f"{group.probability:.3f}",
                "chosen": group.chosen,
            }
            for number, group in enumerate(groups, start=1)
        ],
    }


def _badges(document: Document, groups: Sequence[VoteGroup], drawing: Mapping[str, Any]) -> list[dict[str, str]]:
    """The numbers of the sides, each left of where its spans begin; those that begin together share a place."""
    numbers: dict[int, list[int]] = {}
    for number, group in enumerate(groups, start=1):
        for span in group.spans:
            numbers.setdefault(span.start, []).append(number)
    badges = []
    for token, sides in numbers.items():
        left, top, _, bottom = document.boxes[token].tolist()
        size = max(0.85 * (bottom - top), drawing["width"] / 60)
        text = " ".join(map(str, sorted(set(sides))))
        x = max(left - 0.3 * size, drawing["left"] + 0.6 * size * len(text))
        badges.append({"text": text, "x": f"{x:.1f}", "y": f"{(top + bottom) / 2 + 0.35 * size:.1f}", "size": f"{size:.1f}"})
    return badges
