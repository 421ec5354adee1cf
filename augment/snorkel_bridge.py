"""snorkel's transformation functions, taken as they are: each is asked about lines of a document.

A data point is what our labeling functions give snorkel's: an object with ``text``, ``document`` and ``line`` (its number). A
function gives it back with another text, or None. The new text is laid beside the old one, so that its tokens keep account.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from difflib import SequenceMatcher
from functools import cache
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from augment.documents.account import span_runs, unchanged
from augment.documents.misreading import DocumentCharacters, is_blank, reread
from augment.text import TextAugmentation, View
from receipts.config import Probability, component
from receipts.document import Document
from receipts.labels import OTHER
from receipts.own_code import own_module

Transformation = Callable[[Any], Any]


@component
class SnorkelFunctions(TextAugmentation):
    """Lines changed by a person's transformation functions.

    The file runs when the first document is changed, and only because it was named on the command line.

    Attributes:
        functions: a file (``my_functions.py``) or a module (``package.module``), of which all snorkel's transformations are
            taken; or one thing in it (``my_functions.py:name``): a function, snorkel's or plain, or a list of such. A
            snorkel policy in the file says which are applied to a line, one after another; all are without one.
        probability: of documents that are changed.
        share: of their lines that the functions are given.
    """

    functions: str
    probability: Probability = 0.5
    share: Probability = 0.3

    def changed(self, document: Document, rng: np.random.Generator) -> View:
        """The document with some of its lines changed by the functions.

        Raises:
            ValueError: there is no such file, module or function, or one failed: named, with document and line.
        """
        functions, policy = load_transformations(self.functions)
        lines = np.flatnonzero(rng.random(len(document.line_texts)) < self.share)
        return transformed(document, functions, lines.tolist(), rng, policy)


def transformed(
    document: Document,
    functions: Sequence[Transformation],
    lines: Sequence[int],
    rng: np.random.Generator,
    policy: Any | None = None,
) -> View:
    """The document with lines changed by functions, and int32 (n of it): the old token of each token.

    A new word belongs to the token before it, at the edge of a labelled span to its neighbour outside; what was moved counts as
    new. Functions and policies that draw from `random` or numpy's global state draw what ``rng`` says, and the states are
    afterwards as they were before.

    Args:
        functions: snorkel's, or plain ones.
        lines: which are given to them; those without a token never are.
        policy: snorkel's; of the sequences it generates for a line one is taken. All functions in their order without it.

    Raises:
        ValueError: a function failed or gave no text; function, document and line are named.
    """
    told = set(document.line.tolist())
    texts = list(document.line_texts)
    with _seeded(rng):
        for line in lines:
            if line in told:
                texts[line] = _asked(document, line, functions, _sequence(policy, len(functions), rng))
    if tuple(texts) == document.line_texts:
        return unchanged(document)
    old, run = DocumentCharacters.of(document), span_runs(document)
    origins = []
    for line, (before, after) in enumerate(zip(document.line_texts, texts, strict=True)):
        start, stop = int(old.line_start[line]), int(old.line_start[line + 1]) - 1
        if before == after:
            origins.append(np.arange(start, stop + 1))
        else:
            places = _places(before, after, old.owner[start:stop], run, document.labels)
            origins.append(np.append(start + places, stop))
    return reread(document, old, "".join([text + " " for text in texts]), np.concatenate(origins))


@cache
def load_transformations(place: str) -> tuple[tuple[Transformation, ...], Any | None]:
    """The transformation functions of a file or module, or of one name in it, and the policy that stands there, if any.

    Raises:
        ValueError: there is no such file, module or name, it holds no function, or more than one policy, or one for another
            number of functions.
    """
    code, _, name = place.rpartition(":")
    if not code or "/" in name or "\\" in name:
        code, name = place, ""
    module = vars(own_module(code, "functions"))
    if name and name not in module:
        raise ValueError(f"functions: {code} has no {name}")
    found = tuple(_listed(module[name]) if name else _mappers(module))
    if not found:
        raise ValueError(
            f"functions: {place} holds no transformation function; decorate one with @transformation_function(), "
            f"or name a plain one ({code}:name)"
        )
    policies = [value for value in module.values() if _is_of(value, "Policy", "snorkel.augmentation.")]
    if len(policies) > 1:
        raise ValueError(f"functions: {code} holds {len(policies)} policies; leave one")
    if policies and policies[0].n != len(found):
        raise ValueError(f"functions: the policy of {code} is for {policies[0].n} functions, and there are {len(found)}")
    return found, policies[0] if policies else None


def _listed(value: Any) -> Iterator[Transformation]:
    if isinstance(value, list | tuple):
        for item in value:
            yield from _listed(item)
    elif callable(value):
        yield value


def _mappers(module: dict[str, Any]) -> list[Transformation]:
    """snorkel's functions in a module, each once, without those that only run before another."""
    found = {id(value): value for value in module.values() if _is_of(value, "BaseMapper", "snorkel.map.")}
    first = {id(earlier) for value in found.values() for earlier in getattr(value, "_pre", ())}
    return [value for number, value in found.items() if number not in first]


def _is_of(thing: object, name: str, package: str) -> bool:
    """Whether a thing is of one of snorkel's classes; told without importing snorkel."""
    return any(base.__name__ == name and base.__module__.startswith(package) for base in type(thing).__mro__)


@contextmanager
def _seeded(rng: np.random.Generator) -> Iterator[None]:
    """The global random states seeded by ``rng``, and put back as they were."""
    python, numbers = random.getstate(), np.random.get_state()
    seed = int(rng.integers(2**32))
    random.seed(seed)
    np.random.seed(seed)
    try:
        yield
    finally:
        random.setstate(python)
        np.random.set_state(numbers)


def _sequence(policy: Any | None, num_functions: int, rng: np.random.Generator) -> Sequence[int]:
    if policy is None:
        return range(num_functions)
    sequences = policy.generate_for_example()
    chosen: Sequence[int] = sequences[int(rng.integers(len(sequences)))] if sequences else ()
    return chosen


def _asked(document: Document, line: int, functions: Sequence[Transformation], sequence: Sequence[int]) -> str:
    """The text of a line after a sequence of functions; one that gives None changes nothing."""
    point = SimpleNamespace(text=document.line_texts[line], document=document, line=line)
    for number in sequence:
        function = functions[number]
        where = f"{getattr(function, 'name', getattr(function, '__name__', function))}, document {document.id}, line {line}"
        try:
            given = function(SimpleNamespace(**vars(point)))
            text = point.text if given is None else given.text
        except Exception as fault:
            raise ValueError(f"transformation function {where}: {type(fault).__name__}: {fault}") from fault
        if not isinstance(text, str):
            raise ValueError(f"transformation function {where}: its text is {text!r}, no string")
        point = SimpleNamespace(text=text, document=document, line=line)
    return point.text


def _places(before: str, after: str, owner: NDArray[np.int32], run: NDArray[np.int64], labels: Any) -> NDArray[np.int64]:
    """For each character of a line's new text the place in the old one that it stands for, int64, never falling.

    Args:
        owner: int32, the token of each old character, -1 for blanks; one is of a token.
        run: int64 (n), the labelled run of each token; labels: int8 (n) or None.
    """
    at = np.arange(len(before))
    mine = owner >= 0
    back = np.maximum.accumulate(np.where(mine, at, -1))
    ahead = np.minimum.accumulate(np.where(mine, at, len(before))[::-1])[::-1]
    place = np.zeros(len(after), np.int64)
    blank = is_blank(after)
    for kind, a, b, start, stop in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "insert":
            left, right = int(back[a - 1]) if a else -1, int(ahead[a]) if a < len(before) else len(before)
            place[start:stop] = _outer(left, right, owner, run, labels)
            # What touches a word is of that word.
            inner = np.flatnonzero(blank[start:stop]) + start
            after_word = start > 0 and not blank[start - 1] and left >= 0
            before_word = stop < len(after) and not blank[stop] and right < len(before)
            if after_word:
                place[start : inner[0] if len(inner) else stop] = left
            if before_word and (len(inner) or not after_word):
                place[inner[-1] + 1 if len(inner) else start : stop] = right
        elif stop > start:
            old = a + np.arange(stop - start) * (b - a) // (stop - start)
            place[start:stop] = np.where(mine[old], old, np.where(back[old] >= 0, back[old], ahead[old]))
    return np.maximum.accumulate(place)


def _outer(left: int, right: int, owner: NDArray[np.int32], run: NDArray[np.int64], labels: Any) -> int:
    """Which of two neighbouring places, -1 and the end for none, a new word between them belongs to."""
    if left < 0 or right >= len(owner):
        return max(left, 0) if left >= 0 else right
    before, behind = owner[left], owner[right]
    inside = labels is None or run[before] == run[behind] or labels[before] == OTHER
    return left if inside or labels[behind] != OTHER else right
