"""How much of the text each tool finds, and how long it takes: parts ``words`` and ``speed``."""

import statistics
from typing import Any

from reader_parts.pictures import Picture, Read, Reads, Unavailable
from receipts.console import table
from receipts.metrics import Score, box_score, phrase_score, score_interval, word_score


def words(taken: list[Picture], reads: Reads) -> dict[str, Any]:
    """Words (case folded), boxes at an IoU of .5 and phrases by tool, with 95 % intervals of their F1 over the pictures.

    Raises:
        Unavailable: no tool read anything.
    """
    if not reads:
        raise Unavailable("none of the tools is there")
    found = {}
    for tool, pages in reads.items():
        scores = [_scores(picture, page) for picture, page in zip(taken, pages, strict=True)]
        found[tool] = {name: figures([one[name] for one in scores]) for name in ("words", "boxes", "phrases")}
    columns = ["words F1", "95 %", "P", "R", "boxes R", "P", "phrases"]
    table(f"{len(taken)} pictures", ["tool", *columns], [[tool, *_row(one)] for tool, one in found.items()])
    return found


def figures(scores: list[Score]) -> dict[str, Any]:
    """The counts of pictures together, and what follows from them."""
    whole = sum(scores, Score(0, 0, 0))
    low, high = score_interval(scores)
    return {
        "correct": whole.correct,
        "predicted": whole.predicted,
        "gold": whole.gold,
        "precision": whole.precision,
        "recall": whole.recall,
        "f1": whole.f1,
        "interval": [low, high],
    }


def speed(taken: list[Picture], reads: Reads) -> dict[str, Any]:
    """CPU seconds a page of each tool: the mean, the median and the quartiles.

    Raises:
        Unavailable: nothing was timed.
    """
    found: dict[str, Any] = {}
    for tool, pages in reads.items():
        seconds = [page.seconds for page in pages if page.seconds is not None]
        if len(seconds) > 1:
            low, middle, high = statistics.quantiles(seconds, n=4, method="inclusive")
            found[tool] = {"mean": statistics.mean(seconds), "median": middle, "low": low, "high": high}
    if not found:
        raise Unavailable("no tool that takes time read two pictures")
    longer = statistics.median(max(picture.document.size) for picture in taken)
    rows = [[tool, *(f"{one[name]:.2f}" for name in ("mean", "median", "low", "high"))] for tool, one in found.items()]
    title = f"Seconds a page, one thread; the longer side of the median picture has {longer:.0f} px"
    table(title, ["tool", "mean", "median", "lower quartile", "upper"], rows)
    return found


def _scores(picture: Picture, page: Read) -> dict[str, Score]:
    read, gold = page.document, picture.document
    return {
        "words": word_score(read.line_texts, gold.line_texts),
        "boxes": box_score(read.line_boxes, gold.line_boxes),
        "phrases": phrase_score(read.line_texts, read.line_boxes, gold.line_texts, gold.line_boxes),
    }


def _row(one: dict[str, Any]) -> list[str]:
    words, boxes, phrases = (one[name] for name in ("words", "boxes", "phrases"))
    told = [words["f1"], words["interval"], words["precision"], words["recall"], boxes["recall"], boxes["precision"]]
    return [
        f"{value[0]:.2f}-{value[1]:.2f}" if isinstance(value, list) else f"{value:.3f}" for value in (*told, phrases["recall"])
    ]
