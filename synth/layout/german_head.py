"""Head and foot as tills of German chains print them: the shop's name in either, and the moment of sale, mostly in the foot."""

import re

from numpy.random import Generator

from receipts.content import Receipt
from synth.content.locale import Locale, invented
from synth.draw import Slots, chance, fill, pick, weighted, whole
from synth.layout.info import info_rows
from synth.layout.manner import Manner
from synth.layout.row import BLANK, CENTRE, LEFT, RIGHT, Measure, Piece, Row, cell, joined, line, pair, wrapped

# From here on a company's name says what it is by law, or whose it is; what stands before is what its sign says.
_LEGAL = re.compile(r"\s+(?:GmbH|mbH|AG|KG|OHG|UG|SE|e\.K\.|GbR|Handels\S*|Vertriebs\S*|Warenh\S*|Deutschland|Inh\.|& Co).*")


def head_rows(
    receipt: Receipt, locale: Locale, manner: Manner, measure: Measure, rng: Generator, *, named: bool, signed: bool
) -> list[Row]:
    """The rows over the goods: name, address, numbers, hours.

    Args:
        named: the company stands here; else in the foot.
        signed: what its sign says stands over all, large, as a logo of letters does.
    """
    align = weighted(rng, {CENTRE: 6.0, LEFT: 1.0, 0.3: 0.0})
    rows = _told("till/ads", manner, locale, measure, rng, align) if chance(rng, 0.08) else []
    rows += _sign(receipt, manner, measure, rng, align) if signed else []
    rows += company_rows(receipt, manner, measure, rng, align, large=not signed) if named else []
    parts = [
        _told("till/branches", manner, locale, measure, rng, align) if chance(rng, 0.2) else [],
        address_rows(receipt, manner, measure, rng, align) if chance(rng, 0.93) else [],
        _phones(receipt, manner, measure, rng, align) if receipt.phone and chance(rng, 0.7) else [],
        _told("sites", manner, locale, measure, rng, align) if chance(rng, 0.25) else [],
        number_rows(receipt, manner, measure, rng, align) if chance(rng, 0.3) else [],
        _told("till/hours", manner, locale, measure, rng, align) if chance(rng, 0.2) else [],
    ]
    rows += [row for part in parts for row in part]
    if chance(rng, 0.3):
        rows += [BLANK, line(manner.word(manner.words["till/titles"], rng), align=align, emphasis=pick(rng, ("", "", "bold")))]
    return [*rows, BLANK] if chance(rng, 0.6) else rows


def company_rows(
    receipt: Receipt, manner: Manner, measure: Measure, rng: Generator, align: float, *, large: bool = True
) -> list[Row]:
    """The company's name on as many lines as it needs, large on many receipts, its letters apart on a few."""
    name = manner.name(receipt.merchant)
    name = name.upper() if chance(rng, 0.2) else name
    emphasis = weighted(rng, {"": 4.0, "bold": 1.5, "wide": 1.2, "tall": 0.8, "big": 1.6, "huge": 0.6}) if large else ""
    if measure(max(name.split(), key=len), emphasis) > 1.0:
        emphasis = ""
    apart = " ".join(name)
    if chance(rng, 0.05) and measure(apart, "") <= 1.0:
        return [line(Piece(apart, "company"), align=align)]
    lines = wrapped(name, pick(rng, (1.0, 1.0, 0.75)), measure, emphasis)
    if any(measure(text, emphasis) > 1.0 for text in lines) or "".join(lines).replace(" ", "") != name.replace(" ", ""):
        lines, emphasis = wrapped(name, 1.0, measure), ""
    return [line(Piece(text, "company", at == 0), align=align, emphasis=emphasis) for at, text in enumerate(lines)]


def address_rows(receipt: Receipt, manner: Manner, measure: Measure, rng: Generator, align: float) -> list[Row]:
    """The address, a row a line; all on one where a few tills have room."""
    lines = [manner.name(text) for text in receipt.address]
    if chance(rng, 0.1) and measure(", ".join(lines), "") <= 1.0 and not any("," in text for text in lines):
        pieces: list[Piece | str] = [Piece(lines[0], "address")]
        for text in lines[1:]:
            pieces += [Piece(f" {text}", "address", False)]
        return [line(*pieces, align=align)]
    broken = [piece for text in lines for piece in wrapped(text, 1.0, measure)]
    gap = [BLANK] if chance(rng, 0.1) else []
    rows = [line(Piece(text, "address", at == 0), align=align) for at, text in enumerate(broken)]
    return [*rows[:-1], *gap, rows[-1]]


def number_rows(receipt: Receipt, manner: Manner, measure: Measure, rng: Generator, align: float) -> list[Row]:
    """The numbers with the tax office."""
    rows = []
    if receipt.tax_id and chance(rng, 0.8):
        before, _, after = manner.say(pick(rng, manner.words["till/numbers"])).partition(manner.say("{id}"))
        if measure(before + receipt.tax_id + after, "") <= 1.0:
            rows.append(line(before, Piece(receipt.tax_id, "tax_id"), after, align=align))
    if not rows or chance(rng, 0.3):
        rows += _lines(manner.word(manner.words["till/registrations"], rng), measure, align)
    return rows


def when_rows(receipt: Receipt, manner: Manner, measure: Measure, rng: Generator) -> list[Row]:
    """When and where in the shop it was: on one row among numbers, under headings, with labels, or as other tills tell it."""
    form = weighted(rng, {"row": 4.0, "table": 2.5, "labels": 2.0, "usual": 2.0})
    if form == "usual":
        return info_rows(receipt, manner, measure, rng)
    return {"row": _row, "table": _table, "labels": _labels}[form](manner, measure, rng)


def foot_rows(
    receipt: Receipt, locale: Locale, manner: Manner, measure: Measure, rng: Generator, *, named: bool | None
) -> list[Row]:
    """The rows under all sums; with ``named`` the company stands among them, with None nothing of what it is called."""
    align = weighted(rng, {CENTRE: 5.0, LEFT: 1.0})
    parts = [_told("till/notes", manner, locale, measure, rng, align) for _ in range(pick(rng, (0, 1, 1, 2, 3)))]
    parts += [_told("till/thanks", manner, locale, measure, rng, align)] if chance(rng, 0.85) else []
    parts += [number_rows(receipt, manner, measure, rng, align)] if chance(rng, 0.5) else []
    parts += [_lines(fill(rng, pick(rng, manner.words["till/barcodes"]), {}), measure, align)] if chance(rng, 0.35) else []
    parts += [_told("till/hours", manner, locale, measure, rng, align)] if chance(rng, 0.15) else []
    if receipt.cashier and chance(rng, 0.25):
        served = [manner.word(manner.words["till/served"], rng), manner.name(receipt.cashier)]
        parts.append([row for text in served for row in _lines(text, measure, align)])
    if named is False and chance(rng, 0.25):
        slots: Slots = {
            "name": (_said(receipt),),
            "site": (_site(receipt),),
            "town": (locale.company("grocery", rng).address[-1],),
        }
        texts = fill(rng, pick(rng, (*manner.words["till/teams"], "www.{site}.de")), slots).split(" / ")
        parts.append([row for text in texts for row in _lines(manner.say(text), measure, align)])
    if named:
        parts.insert(whole(rng, 0, len(parts)), _named(receipt, manner, measure, rng, align))
    parts.append([row for note in receipt.notes for row in _lines(manner.say(note), measure, align)])
    return [row for part in parts for row in part]


def _named(receipt: Receipt, manner: Manner, measure: Measure, rng: Generator, align: float) -> list[Row]:
    """The company in the foot: alone, before its town, or as whose shop it is."""
    name = manner.name(receipt.merchant)
    town = manner.name(receipt.address[-1]).lstrip("D-0123456789 ") if receipt.address else ""
    before, after = pick(
        rng, (("", ""), ("", ""), ("", f", {town}" if town else ""), ("Filiale der ", ""), ("VKST: 1234 ", ""))
    )
    before = manner.say(re.sub(r"\d", lambda _: str(whole(rng, 0, 9)), before))
    if measure(before + name + after, "") <= 1.0:
        return [line(before, Piece(name, "company"), after, align=align)]
    return company_rows(receipt, manner, measure, rng, align, large=False)


def _sign(receipt: Receipt, manner: Manner, measure: Measure, rng: Generator, align: float) -> list[Row]:
    """What the sign over the door says, large, and at times a slogan under it; neither is the company's name in print."""
    text = _said(receipt)
    text = pick(rng, (text, text.upper(), text.upper(), text.lower()))
    fitting = [name for name in ("huge", "big", "wide") if measure(text, name) <= 1.0]
    rows = [line(manner.say(text), align=align, emphasis=fitting[0])] if fitting else []
    slogan = fill(
        rng, pick(rng, manner.words["till/slogans"]), {"town": (receipt.address[-1].split()[-1],) if receipt.address else ("",)}
    )
    return [*rows, *(_lines(manner.say(slogan), measure, align) if chance(rng, 0.35) else [])]


def _said(receipt: Receipt) -> str:
    """What a shop is called: its brand, or its name less its legal form."""
    return receipt.brand or _LEGAL.sub("", receipt.merchant)


def _site(receipt: Receipt) -> str:
    """The site of a shop, made of what it is called."""
    plain = _said(receipt).lower()
    for letter, written in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        plain = plain.replace(letter, written)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _told(name: str, manner: Manner, locale: Locale, measure: Measure, rng: Generator, align: float) -> list[Row]:
    """One of the wordings of a name, a row a part."""
    slots: Slots = {
        "site": lambda stream: invented(stream).lower(),
        "person": locale.person,
        "town": lambda stream: locale.company("grocery", stream).address[-1].split()[-1],
        "gone": lambda stream: f"{whole(stream, 10, 28)}.{whole(stream, 10, 12)}.{whole(stream, 2015, 2026)}",
    }
    text = fill(rng, pick(rng, manner.words[name]), {**manner.slots(), **slots})
    return [row for part in text.split(" / ") for row in _lines(manner.say(part), measure, align)]


def _lines(text: str, measure: Measure, align: float) -> list[Row]:
    return [line(piece, align=align) for piece in wrapped(text, 1.0, measure)]


def _phones(receipt: Receipt, manner: Manner, measure: Measure, rng: Generator, align: float) -> list[Row]:
    before, _, after = manner.say(pick(rng, manner.words["phones"])).partition("{}")
    rows = [line(before, Piece(receipt.phone, "phone"), after, align=align)]
    if chance(rng, 0.25):
        fax = "".join(str(whole(rng, 0, 9)) if sign.isdigit() else sign for sign in receipt.phone)
        rows += _lines(manner.say(pick(rng, manner.words["faxes"]).replace("{}", fax)), measure, align)
    return rows


def _row(manner: Manner, measure: Measure, rng: Generator) -> list[Row]:
    """Date, time and numbers without labels on one row, together or at both ends."""
    date, time = Piece(manner.date_text, "date"), Piece(manner.time_text, "time")
    when: tuple[Piece | str, ...] = pick(
        rng, ((date, " ", time), (date, " ", time), (time, " ", date), (date,), (date, "  ", time))
    )
    around = [manner.word(manner.words["till/foot_parts"], rng) for _ in range(pick(rng, (0, 1, 1, 2, 3)))]
    last = chance(rng, 0.65)
    while around:
        text = " ".join(around)
        if measure(f"{text}  {joined(when)}", "") <= 1.0:
            together = chance(rng, 0.5)
            if together:
                return [line(text, " ", *when) if last else line(*when, " ", text)]
            left, right = (cell(text), when) if last else (cell(*when), (text,))
            return [pair(left, cell(*right, edge=RIGHT, align=RIGHT))]
        around.pop()
    return [line(*when, align=pick(rng, (LEFT, CENTRE, RIGHT)))]


def _table(manner: Manner, measure: Measure, rng: Generator) -> list[Row]:
    """Date, time and numbers under headings, as many as there is room for."""
    heads = [text.partition(" = ") for text in manner.words["till/foot_heads"]]
    dates, others = heads[:1], [head for head in heads[3:] if chance(rng, 0.4)]
    columns = [*dates, *([pick(rng, heads[1:3])] if chance(rng, 0.9) else []), *others]
    if chance(rng, 0.25):
        columns = [*columns[1:], *dates]
    values = {"{date}": Piece(manner.date_text, "date"), "{time}": Piece(manner.time_text, "time")}
    filled = [(manner.say(head), values.get(value) or Piece(fill(rng, value, {}))) for head, _, value in columns]
    gap, edge = measure("0" * pick(rng, (1, 1, 2)), ""), 0.0
    cells = []
    for head, value in sorted(filled, key=lambda one: one[1].field not in ("date", "time")) if chance(rng, 0.6) else filled:
        width = max(measure(head, ""), measure(value.text, ""))
        if edge + width <= 1.0:
            cells.append((cell(head, edge=edge), cell(value, edge=edge)))
            edge += width + gap
    if not any(mark.field == "date" for _, value in cells for mark in value.marks):
        return _row(manner, measure, rng)
    return [Row(tuple(head for head, _ in cells)), Row(tuple(value for _, value in cells))]


def _labels(manner: Manner, measure: Measure, rng: Generator) -> list[Row]:
    """Labels and values side by side, two to a row where they fit."""
    colon = pick(rng, (": ", ":", " "))
    entries: list[tuple[Piece | str, ...]] = [
        (manner.say("Datum") + colon, Piece(manner.date_text, "date")),
        (manner.say(pick(rng, ("Uhrzeit", "Zeit"))) + colon, Piece(manner.time_text, "time")),
    ]
    for text in (pick(rng, manner.words["till/foot_heads"][3:]) for _ in range(pick(rng, (0, 1, 2, 2, 4)))):
        head, _, value = text.partition(" = ")
        entries.insert(pick(rng, (0, len(entries))), (manner.say(head) + colon, fill(rng, value, {})))
    rows: list[Row] = []
    waiting: tuple[Piece | str, ...] | None = None
    for entry in entries:
        if waiting is not None and measure(joined(waiting) + joined(entry) + "00", "") <= 1.0:
            rows.append(pair(cell(*waiting), cell(*entry, edge=RIGHT, align=RIGHT)))
            waiting = None
            continue
        rows += [line(*waiting)] if waiting is not None else []
        waiting = entry
    return [*rows, line(*waiting)] if waiting is not None else rows
