"""The head and the foot of a sheet: who sends it, with a logo; whom it is for; what names it; columns at the bottom."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from numpy.random import Generator

from receipts.content import Receipt
from synth.content.locale import Locale, invented
from synth.draw import chance, fill, listed, pattern, pick, weighted, whole
from synth.layout.block import Block, on_dots, overlaid, stacked, text_block
from synth.layout.info import Entry, info_entries
from synth.layout.layout import Setting
from synth.layout.logos import draw_figures
from synth.layout.manner import Manner
from synth.layout.page import Figure, Logo
from synth.layout.row import Piece, Row, cell, line
from synth.layout.table import Column, Ruling, fitted, least_mm, table
from synth.layout.table import Entry as TableRow

_SITES = ("www.{site}.com", "info@{site}.com", "Email: office@{site}.com", "{site}.com")
_BILL_TO = listed("Bill To | Bill To: | Invoice To | Customer | Sold To | Billed To: | To: | Client")
_DUE = ("Due Date", "Payment Due", "Due", "Pay By")
_CUSTOMER = listed(
    "Customer No. = {#####} | Account No. = {A}{###} | Cust. ID = {######} | Client No. = {####} | Your Ref. = {A}{A}"
)
_BANK = listed(
    """
    Bank = {site} Bank | Account Name = {name} | Account No. = {####-####-####} | Sort Code = {##-##-##} | SWIFT = {AAAAAAAA} |
    IBAN = {AA## #### #### #### ####} | Branch = {town}
    """
)
_TERMS = listed(
    """
    Payment due within {14..30} days | Payment terms: net {14..30} days | Goods sold are not returnable | E. & O. E. |
    Please quote the invoice number with your payment | Interest is charged on overdue accounts | Thank you for your business |
    All cheques to be made payable to {name} | This is a computer generated invoice, no signature is required |
    Ownership of the goods passes on full payment | Claims must be made within {7..14} days | Prices in {cur}
    """
)


def company_rows(receipt: Receipt, manner: Manner, align: float, rng: Generator, *, addressed: bool = True) -> list[Row]:
    """Company, address and numbers, under one another; the address only where nothing else on the sheet states it."""
    rows = [line(manner.name(receipt.brand), align=align, emphasis="bold")] if receipt.brand and chance(rng, 0.8) else []
    name = manner.name(receipt.merchant)
    emphasis = weighted(rng, {"bold": 2.0, "big": 4.0, "title": 3.0, "tall": 1.0})
    rows.append(line(Piece(name.upper() if chance(rng, 0.25) else name, "company"), align=align, emphasis=emphasis))
    small = "small" if chance(rng, 0.5) else ""
    if receipt.registration and chance(rng, 0.6):
        rows.append(labeled("registrations", receipt.registration, "registration", manner, align, rng)._replace(emphasis=small))
    if addressed:
        rows += [row._replace(emphasis=small) for row in _address_rows(receipt, manner, align, rng)]
    if receipt.phone and chance(rng, 0.85):
        rows.append(labeled("phones", receipt.phone, "phone", manner, align, rng)._replace(emphasis=small))
        if chance(rng, 0.4):
            fax = pattern(rng, "".join("#" if sign.isdigit() else sign for sign in receipt.phone))
            rows.append(line(manner.say(pick(rng, manner.words["faxes"]).replace("{}", fax)), align=align, emphasis=small))
    if chance(rng, 0.45):
        site = manner.word(manner.wordings("sites", _SITES), rng, {"site": lambda rng: invented(rng).lower()})
        rows.append(line(site, align=align, emphasis=small))
    if receipt.tax_id and chance(rng, 0.85):
        rows.append(labeled("tax_ids", receipt.tax_id, "tax_id", manner, align, rng)._replace(emphasis=small))
    return rows


def _address_rows(receipt: Receipt, manner: Manner, align: float, rng: Generator) -> list[Row]:
    lines = [manner.name(text) for text in receipt.address]
    if chance(rng, 0.3):
        lines = [" ".join(lines)]
    return [line(Piece(text, "address", number == 0), align=align) for number, text in enumerate(lines)]


def labeled(kind: str, value: str, field: str, manner: Manner, align: float, rng: Generator) -> Row:
    """A number with what its locale writes around it."""
    before, _, after = manner.say(pick(rng, manner.words[kind])).partition("{}")
    return line(before, Piece(value, field), after, align=align)


def draw_logo(share: float, height_mm: float, rng: Generator) -> tuple[tuple[Figure, ...], float]:
    """The figures of a logo and its width over its height; no figures where the sheet bears none."""
    ratio = pick(rng, (1.0, 1.0, 1.4, 1.8))
    return (draw_figures(rng), ratio) if chance(rng, share) and height_mm else ((), ratio)


def letterhead(rows: Sequence[Row], logo: tuple[tuple[Figure, ...], float], setting: Setting, width_mm: float) -> Block:
    """The rows with the logo on the other side of them, or over them where they stand in the middle."""
    figures, ratio = logo
    if not figures:
        return text_block(rows, setting, width_mm)
    align = rows[0].cells[0].align
    high = on_dots(min(6.0 * setting.types[""].size_mm, width_mm / 4 / ratio))
    wide = on_dots(high * ratio)
    emblem = Block(wide, high, logos=(Logo(0.0, 0.0, wide, high, tuple(figures)),))
    if align == 0.5:
        placed = overlaid([(on_dots((width_mm - wide) / 2), 0.0, emblem)], width_mm)
        return stacked([placed, text_block(rows, setting, width_mm)], 0.3 * setting.pitch_mm)
    text = text_block(rows, setting, width_mm - wide - 4.0)
    places = [(0.0, 0.0, text), (width_mm - wide, 0.0, emblem)] if not align else [(wide + 4.0, 0.0, text), (0.0, 0.0, emblem)]
    return overlaid(places, width_mm)


def sender_row(receipt: Receipt, manner: Manner) -> Row:
    """The small line over the recipient that names the sender and states the address."""
    address = Piece("  ".join(manner.name(text) for text in receipt.address), "address")
    return line(manner.name(receipt.merchant), " - ", address, emphasis="small")


def recipient_rows(locale: Locale, manner: Manner, rng: Generator) -> list[Row]:
    """Whom the sheet is for: a firm or a person at an address, which are no fields of the receipt."""
    other = locale.company(pick(rng, ("service", "hardware", "stationery", "restaurant")), rng)
    person = locale.person(rng)
    # Tills know their cashiers as MANAGER or ALI 2; on a letter stands a whole name.
    named = " " in person and not any(sign.isdigit() for sign in person)
    name = manner.name(person if named and chance(rng, 0.35) else other.name)
    title = [line(manner.word(manner.wordings("bill_to", _BILL_TO), rng), emphasis="bold")] if chance(rng, 0.7) else []
    return [*title, line(name), *(line(manner.name(text)) for text in other.address)]


def sheet_entries(receipt: Receipt, locale: Locale, manner: Manner, rng: Generator, *, due_days: int = 0) -> list[Entry]:
    """What names the sale; where it has some days to be paid, the last of them too. 3 % of sheets bear no date."""
    entries = info_entries(receipt, manner, rng, dated=chance(rng, 0.97))
    named = [
        entry._replace(label=manner.word(manner.wordings("date", ("Date", "Invoice Date")), rng))
        if not entry.label and any(isinstance(piece, Piece) and piece.field == "date" for piece in entry.value)
        else entry
        for entry in entries
    ]
    if due_days:
        due = locale.written(receipt.when + timedelta(days=due_days), date_form(receipt, locale, manner))
        named.append(Entry(manner.word(manner.wordings("due", _DUE), rng), (manner.say(due),)))
    if chance(rng, 0.5):
        label, _, value = pick(rng, manner.wordings("customer", _CUSTOMER)).partition(" = ")
        at, entry = whole(rng, 0, len(named)), Entry(manner.say(label), (fill(rng, value, {}),))
        named[at:at] = [] if entry.label in [other.label for other in named] else [entry]
    return named


def date_form(receipt: Receipt, locale: Locale, manner: Manner) -> str:
    """The strftime pattern in which this sheet writes its date, so that it writes others alike."""
    forms = sorted(locale.date_formats())
    said = manner.date_text.upper()
    return next((form for form in forms if locale.written(receipt.when, form).upper() == said), forms[0])


def facts_block(facts: Sequence[Entry], setting: Setting, ruling: Ruling, width_mm: float, colon: str = "") -> Block:
    """Labels and values in two columns; where these have no room, in lines."""
    columns = (Column("label", ""), Column("value", "", wraps=True))
    rows = [
        TableRow({"label": (cell(fact.label, colon if fact.label else ""),), "value": (cell(*fact.value),)}) for fact in facts
    ]
    if least_mm(columns, rows, setting, ruling) > width_mm:
        lines = [Row((cell(fact.label, colon if fact.label else ""), cell(*fact.value, edge=0.45))) for fact in facts]
        return text_block(lines, setting, width_mm)
    return table(fitted(columns, rows, setting, ruling, width_mm), rows, setting, ruling, headed=False)


def parties(left: Block, right: Block, width_mm: float) -> Block:
    """Two blocks side by side, at either edge."""
    return overlaid([(0.0, 0.0, left), (width_mm - right.width_mm, 0.0, right)], width_mm)


def term_rows(receipt: Receipt, manner: Manner, count: int, rng: Generator) -> list[Row]:
    """Terms of payment, the notes of the trade, and thanks."""
    slots = {"name": (manner.name(receipt.merchant),)}
    terms = [manner.word(manner.wordings("terms", _TERMS), rng, slots) for _ in range(count)]
    texts = [*(manner.say(note) for note in receipt.notes), *terms]
    if chance(rng, 0.5):
        texts.append(manner.word(manner.words["thanks"], rng, slots))
    small = "small" if chance(rng, 0.5) else ""
    return [line(text, emphasis=small) for text in dict.fromkeys(texts)]


def foot_columns(receipt: Receipt, locale: Locale, manner: Manner, count: int, rng: Generator) -> list[list[Row]]:
    """Columns of small print at the bottom: who to call, where to pay, in whose name; no fields of the receipt."""
    site = invented(rng)
    slots: Mapping[str, Sequence[str]] = {
        "site": (site.title(),),
        "name": (manner.name(receipt.merchant),),
        "town": (manner.name(locale.company("service", rng).address[-1]),),
    }
    colon = manner.colon if manner.colon.strip() else ": "
    told = [fill(rng, text, slots).partition(" = ") for text in manner.wordings("bank", _BANK) if chance(rng, 0.7)]
    bank = [f"{label}{colon}{value}" for label, _, value in told]
    named = [manner.name(receipt.merchant), *([receipt.phone] if receipt.phone else []), f"www.{site.lower()}.com"]
    parts = [named, bank[:3], bank[3:]] if count > 2 else [named, bank[:4]] if count == 2 else [bank[:3]]
    return [[line(manner.say(text), emphasis="small") for text in part] for part in parts if part]


def foot(columns: Sequence[Sequence[Row]], setting: Setting, width_mm: float) -> Block:
    """The columns side by side under a rule."""
    if not columns:
        return Block(width_mm, 0.0)
    each = width_mm / len(columns)
    places = [(number * each, 0.6, text_block(rows, setting, each - 3.0)) for number, rows in enumerate(columns)]
    ruled = text_block([Row(rule="_")], setting, width_mm)
    return stacked([ruled, overlaid(places, width_mm)])
