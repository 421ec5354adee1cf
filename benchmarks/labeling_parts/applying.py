"""Labeling functions over lines against snorkel's PandasLFApplier: part ``applying``.

100,000 lines like those of receipts, in receipts of 40, and ten functions that are a regular expression each, in three ways:
snorkel's applier, the same functions in ``apply_functions``, and the same expressions declared, in
turns after one round that is not counted. Making the table and the receipts is not timed. The votes are the same, line by
line. Of the lines 74 % are distinct; nothing is remembered of lines that repeat, so the share does not matter.

Then ten functions of the other kinds (values beside words, places, a dictionary of 5,000 entries), over all receipts in
columns, and called receipt by receipt on a tenth of them, where both must vote the same.
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

from labeling_functions import LabelingFunction as OurFunction
from labeling_functions import apply_functions, declare, dictionary, matches
from receipts import is_date, is_money
from receipts.console import table
from receipts.document import Document
from receipts.geometry import box_quads
from receipts.labels import ABSTAIN, Field, Schema

NUM_LINES, LINES_A_RECEIPT, ROUNDS = 100_000, 40, 5
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
    documents = receipts_of(texts)
    theirs = [snorkel_function(name, *one) for name, one in PATTERNS.items()]
    ours = [matches(name, label=label, pattern=pattern) for name, (label, pattern) in PATTERNS.items()]
    frame, applier = pd.DataFrame({"text": texts}), PandasLFApplier(theirs)
    ways: dict[str, Callable[[], Any]] = {
        "PandasLFApplier": lambda: applier.apply(frame, progress_bar=False),
        "snorkel's functions, ours to apply": lambda: apply_functions(theirs, documents, SCHEMA).values,
        "declared functions": lambda: apply_functions(ours, documents, SCHEMA).values,
    }
    seconds, votes = in_turns(ways)
    expected, *others = votes.values()
    if not all(np.array_equal(expected, by_line(values, documents)) for values in others):
        raise RuntimeError("the ways do not vote the same")
    found = tell(seconds, float((expected != ABSTAIN).mean()))
    return {**found, "other kinds": other_kinds(documents)}


def receipts_of(texts: list[str]) -> list[Document]:
    """Receipts of 40 lines, two on a row as in two columns."""
    number = np.arange(LINES_A_RECEIPT)
    left, top = 300 * (number % 2), 30 * (number // 2)
    quads = box_quads(np.stack([left, top, left + 200, top + 20], axis=1))
    starts = range(0, len(texts), LINES_A_RECEIPT)
    return [Document.from_lines(str(start), texts[start : start + LINES_A_RECEIPT], quads, size=(600, 700)) for start in starts]


def in_turns(ways: dict[str, Callable[[], Any]]) -> tuple[dict[str, list[float]], dict[str, Any]]:
    """Seconds of every round of each way, after one that is not counted; and what each gave last."""
    seconds: dict[str, list[float]] = {way: [] for way in ways}
    votes: dict[str, Any] = {}
    for _ in range(ROUNDS + 1):
        for way, run in ways.items():
            start = time.process_time()
            votes[way] = run()
            seconds[way].append(time.process_time() - start)
    return {way: values[1:] for way, values in seconds.items()}, votes


def rules_of_other_kinds() -> list[OurFunction]:
    """Ten declared functions that are no plain pattern."""
    generator = random.Random(1)
    entries = ["".join(generator.choices("abcdefghijklmnopqrstuvwxyz ", k=9)).strip() or "a" for _ in range(4998)]
    return [
        declare("right_of_total", label="total", find=is_money, right_of=r"\btotal\b"),
        declare("total_row", label="total", find=is_money, when="total", unless="gst|cash", take="last"),
        declare("below_total", label="total", find=is_money, below=r"\btotal\b"),
        declare("near_cash", label="other", find=is_money, near=["cash", "change"]),
        declare("date", label="date", find=is_date),
        declare("date_near_word", label="date", find=is_date, near=r"\bdate\b", rows=0),
        declare("early_date", label="date", find=is_date, down=(0, 0.3), take="first"),
        declare("company", label="company", find=r"^.*(?:sdn bhd|ltd)\W*$", lines=(0, 6)),
        dictionary("towns", label="address", words=[*entries, "Kuala Lumpur", "Jalan Rice"]),
        declare("right_amount", label="other", find=is_money, across=(0.5, 1), lines=(-10, None)),
    ]


def other_kinds(documents: list[Document]) -> dict[str, Any]:
    """Lines a second of ten functions of other kinds, in columns and receipt by receipt."""
    rules = rules_of_other_kinds()
    plain = [OurFunction(one.name, one.label, one.find) for one in rules]
    few = documents[: len(documents) // 10]
    ways: dict[str, Callable[[], Any]] = {
        "in columns": lambda: apply_functions(rules, documents, SCHEMA).values,
        "receipt by receipt": lambda: apply_functions(plain, few, SCHEMA).values,
    }
    seconds, votes = in_turns(ways)
    expected = votes["receipt by receipt"]
    if not np.array_equal(expected, votes["in columns"][: len(expected)]):
        raise RuntimeError("the ways do not vote the same")
    num_lines = {"in columns": NUM_LINES, "receipt by receipt": len(few) * LINES_A_RECEIPT}
    rates = {way: (num_lines[way] / np.array(values)).tolist() for way, values in seconds.items()}
    rows = [[way, f"{np.median(values):,.0f} ({min(values):,.0f} to {max(values):,.0f})"] for way, values in rates.items()]
    table(f"10 declared functions of other kinds, {(expected != ABSTAIN).mean():.1%} of the votes cast", ["", "lines/s"], rows)
    return rates


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
