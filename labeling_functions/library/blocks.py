"""Rules for the address that read it as a block: lines that follow one another between a name and a title, contact or date."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from labeling_functions.library.header import (
    BARE_PHONE,
    BARE_POSTCODE,
    CONTACT,
    NUMBERED,
    POSTCODE,
    REGISTRATION,
    STATE,
    address_rule,
    has_place,
    head_lines,
    is_plain,
    is_postcode,
    is_registration,
    letters,
    looks_like_address,
    names_company,
    parts_head,
    whole_lines,
)
from receipts.document import Document, Span
from receipts.values import MONEY

# What stands between titles, dates and registrations may be an address for so many lines from the top.
_POSTCODE_ALONE = re.compile(r"^\W*+\d{5}\W*+$")
_NUMBER_FIRST = re.compile(r"^\d{1,4}[A-Z]?\s[A-Z]{3}", re.IGNORECASE)
_NUMBER_LEFT = re.compile(r"^\W*+\d{1,4}(?:/\d{1,4})?[A-Z]?\s?,$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4,}")
_MOST_UPPER_LINES = 24
_MOST_LINES = 7


@lru_cache(maxsize=2)
def _upper_blocks(document: Document) -> Sequence[Sequence[int]]:
    """The unbroken runs of the upper lines that are no title, contact, registration, date or amount, downwards."""
    blocks: list[list[int]] = [[]]
    for line, text in enumerate(document.line_texts[:_MOST_UPPER_LINES]):
        if (parts_head(text) or (letters(text) < 2 and not NUMBERED.match(text))) and not _is_rest(document, blocks[-1], text):
            blocks.append([])
        else:
            blocks[-1].append(line)
    return tuple(tuple(block) for block in blocks if block)


def _is_rest(document: Document, block: Sequence[int], text: str) -> bool:
    """Whether a line without letters belongs to the address above: its postcode, or a number that did not fit on the line."""
    above = [document.line_texts[line] for line in block]
    if not any(map(looks_like_address, above)):
        return False
    leads_on = looks_like_address(above[-1]) or above[-1].rstrip()[-1:] == ","
    postcode = leads_on and _POSTCODE_ALONE.match(text) and not any(map(is_postcode, above))
    return bool(postcode or _NUMBER_LEFT.match(text))


@lru_cache(maxsize=2)
def _blocks(document: Document) -> Sequence[Sequence[int]]:
    """The upper lines' unbroken runs with a street or postcode, from their first line of address to the end of the address."""
    found: list[Sequence[int]] = []
    for whole in _upper_blocks(document):
        block = _below_name(document, whole)
        begin = _begin(document, block)
        if begin is not None and has_place(document, block[begin:]) and not _is_goods(document, whole[-1] + 1):
            found.append(_closed(document, block[begin : begin + _MOST_LINES]))
    return tuple(found)


def _begin(document: Document, block: Sequence[int]) -> int | None:
    """Where in a block the address begins: at its first line that reads like one, or a number or comma above it."""
    texts = [document.line_texts[line] for line in block]
    begin = next((number for number, text in enumerate(texts) if looks_like_address(text)), None)
    while begin and (texts[begin - 1][:1].isdigit() or texts[begin - 1].rstrip()[-1:] == ","):
        begin -= 1
    if begin and is_postcode(texts[begin]):
        # 12 BIRCH FALL, TOWN, AB1 2CD: a number before a word that is no street, at most three lines above.
        numbers = [number for number in range(max(begin - 3, 0), begin) if _NUMBER_FIRST.match(texts[number])]
        begin = numbers[0] if numbers else begin
    if begin is not None and begin + 1 < len(block) and _names_branch(document, block[begin]):
        return begin + 1 if NUMBERED.match(texts[begin + 1]) else begin
    return begin


def _names_branch(document: Document, line: int) -> bool:
    """Whether a line says a word of the name above the address again, without a number: LANTERN HILL TAMAN MURAI."""
    text = document.line_texts[line]
    if NUMBERED.match(text) or is_postcode(text):
        return False
    above = [one for one in document.line_texts[:line] if is_plain(one) and not looks_like_address(one)]
    return bool(set(_WORD.findall(text.upper())) & {word for one in above for word in _WORD.findall(one.upper())})


def _below_name(document: Document, block: Sequence[int]) -> Sequence[int]:
    """The lines of a block below its last company's name."""
    named = [number for number, line in enumerate(block) if names_company(document.line_texts[line])]
    return block[named[-1] + 1 :] if named else block


def _is_goods(document: Document, line: int) -> bool:
    """Whether a line is an amount: what stands above is no address, for 64542 TEA is no postcode with its town."""
    return line < len(document.line_texts) and MONEY.match(document.line_texts[line].strip()) is not None


def _closed(document: Document, block: Sequence[int]) -> Sequence[int]:
    """The lines of an address: to the state or country behind the last postcode's town, or to the last of them; all without."""
    texts = [document.line_texts[line] for line in block]
    last = next((number for number in reversed(range(len(block))) if is_postcode(texts[number])), None)
    if last is None:
        states = [number for number, text in enumerate(texts) if STATE.search(text)]
        return block[: states[-1] + 1] if states else block
    bare = None if POSTCODE.search(texts[last]) else BARE_POSTCODE.search(texts[last])
    if bare and not bare["town"] and last + 1 < len(block) and not any(map(str.isdigit, texts[last + 1])):
        last += 1
    while last + 1 < len(block) and (STATE.search(texts[last + 1]) or _goes_on(texts[last], texts[last + 1])):
        last += 1
    return block[: last + 1]


def _goes_on(text: str, below: str) -> bool:
    """Whether a line's last comma leads on to the line below, which holds no number, or a state's name is cut between them."""
    text = text.rstrip()
    states = [state.span() for state in STATE.finditer(f"{text} {below}")]
    return any(start < len(text) < stop for start, stop in states) or (text[-1:] == "," and not any(map(str.isdigit, below)))


@address_rule
def address_between_name_and_contact(document: Document) -> Iterator[Span]:
    """What stands between the name with its registration and the first contact or tax number."""
    head = head_lines(document)
    stop = next((line for line in head[2:] if _is_contact(document.line_texts[line])), None)
    if stop is None:
        return
    start = next((line for line in head[1:] if line < stop and looks_like_address(document.line_texts[line])), None)
    if start is not None and stop - start <= 6:
        lines = _closed(document, range(start, stop))
        yield whole_lines(document, lines[0], lines[-1])


@address_rule
def address_is_block(document: Document) -> Iterator[Span]:
    """The first block of upper lines with a street or postcode, from its first line of address to its town or state."""
    for block in _blocks(document)[:1]:
        yield whole_lines(document, block[0], block[-1])


@address_rule
def address_block_from_number(document: Document) -> Iterator[Span]:
    """A block of upper lines from its first line that begins with a house number or lot to its town or state."""
    for block in _blocks(document)[:1]:
        start = next((line for line in block if NUMBERED.match(document.line_texts[line])), None)
        if start is not None:
            yield whole_lines(document, start, block[-1])


@address_rule
def address_to_end_of_block(document: Document) -> Iterator[Span]:
    """The first block of upper lines with a street or postcode to its very end, where lines stand below its town."""
    for whole in _upper_blocks(document):
        block = _below_name(document, whole)
        begin = _begin(document, block)
        if begin is not None and has_place(document, block[begin:]):
            if _closed(document, block[begin:]) != block[begin:] and len(block) - begin <= _MOST_LINES:
                yield whole_lines(document, block[begin], block[-1])
            return


@address_rule
def address_block_with_place_above(document: Document) -> Iterator[Span]:
    """A block of upper lines with the line above it, a mall or quarter, where more than this line stands above the block."""
    for block in _blocks(document)[:1]:
        above = block[0] - 1
        if above > 1 and is_plain(document.line_texts[above]) and not names_company(document.line_texts[above]):
            yield whole_lines(document, above, block[-1])


@address_rule
def address_block_to_postcode(document: Document) -> Iterator[Span]:
    """A block of upper lines from its first line of address to the line of its postcode."""
    for block in _blocks(document):
        stop = next((line for line in block if is_postcode(document.line_texts[line])), None)
        if stop is not None:
            yield whole_lines(document, block[0], stop)
            return


@address_rule
def address_block_to_state(document: Document) -> Iterator[Span]:
    """A block of upper lines from its first line of address to its last line with a state or country."""
    for block in _blocks(document):
        stops = [line for line in block if STATE.search(document.line_texts[line])]
        if stops:
            yield whole_lines(document, block[0], stops[-1])
            return


@address_rule
def address_below_registration(document: Document) -> Iterator[Span]:
    """All from below the number of registration to the town or state, where an address is in it."""
    for block in _upper_blocks(document):
        above = document.line_texts[block[0] - 1] if block[0] else ""
        rest = _below_name(document, block)[:_MOST_LINES]
        if is_registration(above) and not CONTACT.search(above) and has_place(document, rest):
            lines = _closed(document, rest)
            yield whole_lines(document, lines[0], lines[-1])
            return


@address_rule
def address_below_legal_form(document: Document) -> Iterator[Span]:
    """All from below the name with its legal form to the town or state, where an address is in it."""
    for block in _upper_blocks(document):
        rest = _below_name(document, block)[:_MOST_LINES]
        if len(rest) < len(block) and has_place(document, rest):
            lines = _closed(document, rest)
            yield whole_lines(document, lines[0], lines[-1])
            return


@address_rule
def address_goes_on_after_commas(document: Document) -> Iterator[Span]:
    """From the first line of address on as long as lines end in a comma, and the line after them."""
    for block in _blocks(document)[:1]:
        last = 0
        while last + 1 < len(block) and document.line_texts[block[last]].rstrip()[-1:] == ",":
            last += 1
        if last:
            yield whole_lines(document, block[0], block[last])


@address_rule
def address_ends_with_full_stop(document: Document) -> Iterator[Span]:
    """From the first line of address to the first line that ends in a full stop."""
    for block in _blocks(document)[:1]:
        stop = next((line for line in block if document.line_texts[line].rstrip()[-1:] == "."), None)
        if stop is not None:
            yield whole_lines(document, block[0], stop)


@address_rule
def address_in_even_lines(document: Document) -> Iterator[Span]:
    """The lines of one size and one distance around the first postcode or street, nothing of another kind among them."""
    boxes = document.line_boxes
    heights = boxes[:, 3] - boxes[:, 1]
    for block in _blocks(document)[:1]:
        anchor = next((number for number, line in enumerate(block) if is_postcode(document.line_texts[line])), 0)
        first = last = anchor
        size = heights[block[anchor]]
        while first > 0 and _follows(boxes, block[first - 1], block[first], size):
            first -= 1
        while last + 1 < len(block) and _follows(boxes, block[last], block[last + 1], size):
            last += 1
        yield whole_lines(document, block[first], block[last])


def _follows(boxes: NDArray[np.float32], above: int, below: int, size: float) -> bool:
    """Whether two lines are of about one size, and the lower begins within its size of the upper's end."""
    heights = boxes[[above, below], 3] - boxes[[above, below], 1]
    return bool((abs(heights - size) <= 0.35 * size).all() and boxes[below, 1] - boxes[above, 3] <= size)


def _is_contact(text: str) -> bool:
    return bool(CONTACT.search(text) or REGISTRATION.search(text) or BARE_PHONE.match(text))
