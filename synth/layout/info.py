"""What a receipt says of its sale: number, date, time, cashier, table, counter; in many orders and forms."""

from typing import NamedTuple

from numpy.random import Generator

from receipts.content import Receipt
from synth.draw import chance, fill, listed, pattern, pick, whole
from synth.layout.manner import Manner
from synth.layout.row import RIGHT, Measure, Piece, Row, cell, joined, line, pair

_NUMBER = listed(
    """
    Invoice No | Inv No | Bill No | Receipt No | Doc No. | Receipt # | Invoice # | Bill# | Inv# | No. | Tax Invoice No |
    Slip No. | Trans | TRN | CB# | Check No | Cash Sales No. | Invoice Number | Invoice | Sales No. | Rcpt | No. Resit |
    Document No | Chk | Ticket No
    """
)
_DATE = listed(
    """
    Date | Date | Date | Date | Invoice Date | Bill Date | Sales Date | Tarikh | DATE | Trans Date | BizDate | Dt | Inv Date
    | Date/Time | Printed
    """
)
_WEEKDAYS = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")
_TIME = ("Time", "Time", "Masa", "Trans Time", "Tm")
_CASHIER = listed(
    """
    Cashier | Cashier | Staff | Served by | Server | User | Operator | Salesperson | S/P | Cashier # | Sales Person | Waiter
    | Juruwang | Opr | Clerk | Attended By
    """
)
TABLE = ("Table", "Table No", "Tbl", "Table #", "Meja", "Tbl No.")
COVERS = ("Pax", "Pax(s)", "Guests", "Covers", "No. of Pax", "Cover")
# Labels with their values, some of them empty.
_EXTRAS = listed(
    """
    Counter = {1..12} | Terminal = {A}{1..9} | POS = {1..9} | POS No = {##} | Ref = | Ref. = {######} | Salesperson = |
    Order No = {####} | Order# = {######} | Member = {#######} | Terms = CASH | Client = CASH | Cust = C{####} | Outlet =
    {###} | Shift = {1..3} | Token = {A}{A}{#} | Machine = [{###}] | Till = {1..9} | Trans ID = {#######} | Page = 1 of 1 |
    Closed = {1..3} | Queue No = {##} | Sales Type = DINE IN | Store = {###} | Reg = {#} | MC # = {##} | Customer = WALK IN
    | Card Expiry = {10..28}/0{1..9}/{19..25} | Due Date = {10..28}/0{1..9}/20{11..23} | Prn on = {10..28}/0{1..9}/20{11..23}
    """
)


class Entry(NamedTuple):
    """A label and its value, either of which may be empty."""

    label: str
    value: tuple[Piece | str, ...]


def info_rows(receipt: Receipt, manner: Manner, measure: Measure, rng: Generator) -> list[Row]:
    """The rows that name the sale; 3 % of receipts bear no date."""
    dated = chance(rng, 0.97)
    entries = info_entries(receipt, manner, rng, dated=dated)
    form = rng.random()
    if form < 0.45:
        return _joined(entries, manner, measure, rng)
    if form < 0.75:
        return _columns(entries, manner, measure, rng)
    return _two_up(entries, manner, measure, rng)


def info_entries(receipt: Receipt, manner: Manner, rng: Generator, *, dated: bool) -> list[Entry]:
    """What names the sale, as labels and values in the order of some till."""
    entries = (
        [Entry(manner.word(manner.wordings("number", _NUMBER), rng), (Piece(receipt.number, "receipt_number"),))]
        if chance(rng, 0.9)
        else []
    )
    if dated:
        when = _when(manner, rng)
        at = whole(rng, 0, len(entries))
        entries[at:at] = when
    if receipt.cashier and chance(rng, 0.65):
        entries.insert(
            whole(rng, 0, len(entries)),
            Entry(manner.word(manner.wordings("cashier", _CASHIER), rng), (manner.name(receipt.cashier),)),
        )
    if receipt.table:
        entries.insert(whole(rng, 0, len(entries)), Entry(manner.word(manner.wordings("table", TABLE), rng), (receipt.table,)))
    if receipt.covers:
        entries.append(Entry(manner.word(manner.wordings("covers", COVERS), rng), (str(receipt.covers),)))
    entries += [Entry(manner.say(label), (manner.say(value),)) for label, value in receipt.details]
    for _ in range(pick(rng, (0, 0, 0, 1, 1, 2, 3))):
        label, _, value = pick(rng, manner.wordings("extras", _EXTRAS)).partition(" =")
        entries.insert(whole(rng, 0, len(entries)), Entry(manner.say(label), (fill(rng, value.strip(), {}),)))
    return entries


def _when(manner: Manner, rng: Generator) -> list[Entry]:
    """Date and time: in one entry, in two, bare, or the date alone."""
    date, time = Piece(manner.date_text, "date"), Piece(manner.time_text, "time")
    form = rng.random()
    label = manner.word(manner.wordings("date", _DATE), rng) if chance(rng, 0.75) else ""
    if form < 0.45:
        gap = pick(rng, (" ", " ", " ", "  ", " - ", ", ", " (" + pick(rng, manner.wordings("weekdays", _WEEKDAYS)) + ") "))
        return [Entry(label, (date, " " if "(" in manner.date_text else gap, time))]
    if form < 0.52:
        return [Entry(label, (time, " ", date))]
    if form < 0.72:
        return [Entry(label, (date,)), Entry(manner.word(manner.wordings("time", _TIME), rng), (time,))]
    if form < 0.8:
        return [Entry("", (pick(rng, ("[", "", "(")), time)), Entry("", (date,))]
    return [Entry(label, (date,))]


def _joined(entries: list[Entry], manner: Manner, measure: Measure, rng: Generator) -> list[Row]:
    """Label, colon and value in one cell; at times two of them share a row."""
    rows: list[Row] = []
    waiting: tuple[Piece | str, ...] | None = None
    for entry in entries:
        pieces = _short(entry, manner, measure)
        if waiting is not None:
            if _width(waiting, measure) + _width(pieces, measure) < 0.9:
                rows.append(pair(cell(*waiting), cell(*pieces, edge=RIGHT, align=RIGHT)))
                waiting = None
                continue
            rows.append(line(*waiting))
            waiting = None
        if chance(rng, 0.25):
            waiting = pieces
        else:
            rows.append(line(*pieces))
    return [*rows, line(*waiting)] if waiting is not None else rows


def _columns(entries: list[Entry], manner: Manner, measure: Measure, rng: Generator) -> list[Row]:
    """Labels in one column, colons and values in the next."""
    colon = pick(rng, (": ", ":", "", ": "))
    widest = max((measure(entry.label, "") for entry in entries), default=0.0)
    start = widest + measure("0", "") * whole(rng, 1, 6)
    rows = []
    for entry in entries:
        width = _width(entry.value, measure) + measure(colon, "")
        if not entry.label or start + width > 1.0:
            rows.append(line(*_short(entry, manner, measure)))
        else:
            rows.append(pair(cell(entry.label), cell(colon, *entry.value, edge=start)))
    return rows


def _two_up(entries: list[Entry], manner: Manner, measure: Measure, rng: Generator) -> list[Row]:
    """Two entries a row, the second at the middle or at the right."""
    rows = []
    middle = pick(rng, (0.5, 0.55, 0.6))
    left_start = max((measure(entry.label, "") for entry in entries[::2]), default=0.0) + measure("00", "")
    for number in range(0, len(entries), 2):
        pieces = [_short(entry, manner, measure) for entry in entries[number : number + 2]]
        widths = [_width(piece, measure) for piece in pieces]
        split = chance(rng, 0.3) and entries[number].label and left_start + widths[0] < middle
        first = [cell(entries[number].label), cell(*entries[number].value, edge=left_start)] if split else [cell(*pieces[0])]
        if len(pieces) < 2:
            rows.append(Row(tuple(first)))
        elif widths[0] < middle - 0.04 and middle + widths[1] <= 1.0:
            rows.append(Row((*first, cell(*pieces[1], edge=middle))))
        elif widths[0] + widths[1] < 0.9:
            rows.append(pair(cell(*pieces[0]), cell(*pieces[1], edge=RIGHT, align=RIGHT)))
        else:
            rows += [line(*pieces[0]), line(*pieces[1])]
    return rows


def _short(entry: Entry, manner: Manner, measure: Measure) -> tuple[Piece | str, ...]:
    """Label and value as far as they fit on a row: first the label goes, then what stands around number or date."""
    whole_entry = (entry.label, manner.colon, *entry.value) if entry.label else entry.value
    if _width(whole_entry, measure) <= 1.0:
        return whole_entry
    if _width(entry.value, measure) <= 1.0:
        return entry.value
    return tuple(piece for piece in entry.value if not isinstance(piece, str) and piece.field != "time")


def _width(pieces: tuple[Piece | str, ...], measure: Measure) -> float:
    return measure(joined(pieces), "")


def counter_number(rng: Generator) -> str:
    """A line of digits as tills print them at the foot: store, terminal, number."""
    return pattern(
        rng,
        pick(
            rng,
            ("#### ### #######", "########-####", "*T#################*", "##-##########", "#### A###", "ST:### CTR# ID:####"),
        ),
    )
