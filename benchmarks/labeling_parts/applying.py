"""Labeling functions over lines against snorkel's PandasLFApplier: part ``applying``.

100,000 lines like those of receipts, in receipts of 40, and ten functions that are a regular expression each, in three ways:
snorkel's applier, the same functions in ``apply_functions``, and the same expressions declared, in
turns. Making the table and the receipts is not timed. The votes are the same, line by line.
"""

import random
import re
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from snorkel.labeling import LabelingFunction, PandasLFApplier

from labeling_functions import apply_functions, matches
from receipts.console import table
from receipts.document import Document
from receipts.labels import ABSTAIN, Field, Schema

NUM_LINES, LINES_A_RECEIPT, ROUNDS = 100_000, 40, 3
SCHEMA = Schema(fields={name: Field(kind="text") for name in ("company", "date", "address", "total")})
PATTERNS = {
    "total": ("total", r"\btotal\b.*\d+\.\d\d"),
    "rounded": ("total", r"\brounded\b"),
    "cash": ("other", r"\b(?:cash|change)\b"),
    "tax": ("other", r"\b(?:gst|tax)\b"),
    "slashes": ("date", r"\d\d/\d\d/\d{4}"),
    "month": ("date", r"\d\d? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w* \d{4}"),
    "company": ("company", r"\b(?:sdn|bhd|enterprise|trading)\b"),
    "street": ("address", r"\b(?:jalan|taman|lorong)\b"),
    "postcode": ("address", r"\b\d{5} [a-z]+"),
    "quantity": ("other", r"\d+ ?x ?\d+\.\d\d"),
}


def drawn_line(random: random.Random) -> str:
    """A line as it stands on receipts; half of them are items."""
    amount, day = f"{random.randint(1, 300)}.{random.randint(0, 99):02d}", random.randint(10, 28)
    word = random.choice(("MILK", "BREAD WHITE", "NAIL 3IN", "RICE 5KG", "TEA O", "SOAP BAR", "PEN BLUE", "EGG TRAY"))
    kinds = (
        f"TOTAL RM {amount}",
        f"CASH {amount}",
        f"GST 6% {amount}",
        f"DATE: {day}/03/2018",
        f"{day} MAR 2018 12:{day}",
        f"{word} TRADING SDN BHD",
        f"NO {day}, JALAN {word}",
        f"{random.randint(10000, 99999)} KUALA LUMPUR",
        f"{random.randint(1, 9)} x {amount}",
        "THANK YOU PLEASE COME AGAIN",
    )
    return random.choice(kinds) if random.random() < 0.5 else f"{word} {random.randint(100, 999)}  {amount}"


def snorkel_function(name: str, label: str, pattern: str) -> LabelingFunction:
    """A function of snorkel's as its users write it."""
    search, number = re.compile(pattern, re.IGNORECASE).search, SCHEMA.label(label)
    return LabelingFunction(name, lambda x: number if search(x.text) else ABSTAIN)


def by_line(values: NDArray[np.int8], documents: list[Document]) -> NDArray[np.int8]:
    """Votes of lines (lines, m) from votes of tokens, given that no function has two labels."""
    first = np.cumsum([0, *(len(document.line_texts) for document in documents)])
    lines = np.concatenate([document.line + start for document, start in zip(documents, first[:-1], strict=True)])
    votes = np.full((int(first[-1]), values.shape[1]), ABSTAIN, np.int8)
    np.maximum.at(votes, lines, values)
    return votes


def run() -> dict[str, Any]:
    """Measure and print a table; gives seconds, rows a second and ratios of each way."""
    generator = random.Random(0)
    texts = [drawn_line(generator) for _ in range(NUM_LINES)]
    quads = np.zeros((LINES_A_RECEIPT, 8))
    starts = range(0, NUM_LINES, LINES_A_RECEIPT)
    receipts = [texts[start : start + LINES_A_RECEIPT] for start in starts]
    documents = [Document.from_lines(str(number), lines, quads, size=(9, 9)) for number, lines in enumerate(receipts)]
    theirs = [snorkel_function(name, *one) for name, one in PATTERNS.items()]
    ours = [matches(name, label=label, pattern=pattern) for name, (label, pattern) in PATTERNS.items()]
    frame, applier = pd.DataFrame({"text": texts}), PandasLFApplier(theirs)
    ways: dict[str, Callable[[], Any]] = {
        "PandasLFApplier": lambda: applier.apply(frame, progress_bar=False),
        "snorkel's functions, ours to apply": lambda: apply_functions(theirs, documents, SCHEMA).values,
        "declared functions": lambda: apply_functions(ours, documents, SCHEMA).values,
    }
    seconds: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(ROUNDS):
        votes = {}
        for way, run in ways.items():
            start = time.process_time()
            votes[way] = run()
            seconds[way].append(time.process_time() - start)
    expected, *others = votes.values()
    if not all(np.array_equal(expected, by_line(values, documents)) for values in others):
        raise RuntimeError("the ways do not vote the same")
    return tell(seconds, float((expected != ABSTAIN).mean()))


def tell(seconds: dict[str, list[float]], share: float) -> dict[str, Any]:
    """Print rows a second and the ratio to the first way, each with its spread over the rounds."""
    base = np.array(next(iter(seconds.values())))
    rows: list[list[str]] = []
    found: dict[str, Any] = {}
    for way, values in seconds.items():
        rates, ratios = NUM_LINES / np.array(values), base / np.array(values)
        found[way] = {"seconds": values, "rows per second": rates.tolist(), "ratio": ratios.tolist()}
        speed = f"{np.median(rates):,.0f} ({rates.min():,.0f} to {rates.max():,.0f})"
        rows.append([way, speed, f"{np.median(ratios):.1f} ({ratios.min():.1f} to {ratios.max():.1f})"])
    title = f"{NUM_LINES:,} lines, {len(PATTERNS)} functions, {share:.1%} of the votes cast, one core"
    table(title, ["", "lines/s", "times PandasLFApplier"], rows)
    return found
