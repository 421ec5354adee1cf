"""The names at the head of a receipt: the company, broken over lines as tills break it, and what stands over and under it."""

from numpy.random import Generator

from receipts.content import Receipt
from synth.content.locale import Locale, invented
from synth.draw import Slots, chance, listed, pick, weighted, whole
from synth.layout.manner import Manner
from synth.layout.row import Measure, Piece, Row, line, unbroken, wrapped

_SLOGANS = listed(
    """
    Your neighbourhood store | Since {1960..2010} | We care | Good food, good mood | Everyday low price | Quality & service
    | Tel & delivery | (Non-halal) | Halal | Licensee of {site} | Formerly known as {site} | Welcome to {site} | Selamat
    datang | Open daily | Branch : {##} | Cawangan {##} | HQ | Outlet : {site} | (POS {1..9}) | www.{site}.com
    """
)
# What ends the name of a company as the law or custom has it, after which nothing of the name follows.
_FORMS = ("SDN", "SDN.", "S/B", "BHD", "BHD.", "BERHAD", "PLT", "ENTERPRISE", "TRADING", "PTE", "PTE.", "LTD", "LTD.", "LLP")
# Names of fewer signs are not broken where there is room for them.
_LONG = 16
# How a name is broken: where the paper ends, in a narrow column, before its legal form, in two like parts, after any word.
_BREAKS = {"edge": 7.0, "narrow": 1.3, "form": 1.0, "halves": 0.7, "word": 0.2}


def company_rows(
    receipt: Receipt, locale: Locale, manner: Manner, measure: Measure, align: float, rng: Generator, *, whole_words: bool
) -> list[Row]:
    """The brand, the company and its registration, with lines around them that are neither."""
    emphasis = weighted(rng, {"": 5.0, "bold": 2.0, "wide": 0.7, "tall": 1.0, "big": 1.2})
    name = manner.name(receipt.merchant)
    if chance(rng, 0.15):
        name = name.upper()
    if measure(max(name.split(), key=len), emphasis) > 1.0:
        emphasis = ""
    lines = _broken(name, measure, emphasis, rng, whole_words=whole_words)
    beside = _beside(receipt, manner, rng) if receipt.registration and chance(rng, 0.3) else ("", "", "")
    beside = beside if beside[1] and measure(lines[-1] + "".join(beside), emphasis) <= 1.0 else ("", "", "")
    rows = _over(receipt, manner, align, rng)
    rest = emphasis if chance(rng, 0.8) else ""
    before = _owned(receipt, manner, align, rng, rows, room=1.0 - measure(lines[0], emphasis), measure=measure)
    for number, text in enumerate(lines):
        after = beside if number == len(lines) - 1 else ("", "", "")
        pieces = (before if number == 0 else "", Piece(text, "company", number == 0), after[0])
        row = line(*pieces, Piece(after[1], "registration"), after[2], align=align, emphasis=rest if number else emphasis)
        rows.append(row)
    under = [line(_branch(receipt, locale, manner, rng, under=True), align=align)] if chance(rng, 0.09) else []
    numbers = []
    if receipt.registration and not beside[1] and chance(rng, 0.72):
        text, _, rest = manner.say(pick(rng, manner.words["registrations"])).partition("{}")
        numbers = [line(text, Piece(receipt.registration, "registration"), rest, align=align)]
    rows += [*under, *numbers] if chance(rng, 0.5) else [*numbers, *under]
    if chance(rng, 0.02) and "former" in manner.words:
        former = manner.name(locale.company("grocery", rng).name)
        said = manner.word(manner.words["former"], rng)
        rows += [line(text, align=align) for text in ((said, former) if chance(rng, 0.5) else (f"{said} {former}",))]
    if chance(rng, 0.08):
        rows.append(line(_slogan(manner, rng), align=align))
    return [row for row in rows if row.cells[0].text]


def branch_rows(receipt: Receipt, locale: Locale, manner: Manner, align: float, rng: Generator) -> list[Row]:
    """A line that names the branch or the house it is in, at times two; none where a country prints none."""
    texts = [_branch(receipt, locale, manner, rng, under=False)]
    if chance(rng, 0.15):
        texts.insert(whole(rng, 0, 1), _branch(receipt, locale, manner, rng, under=False))
    return [line(text, align=align) for text in texts if text]


def shop_name(receipt: Receipt, manner: Manner, rng: Generator) -> str:
    """What people call the shop: its brand, or the first words of the company's name."""
    words = (receipt.brand or receipt.merchant).split()
    return manner.name(" ".join(words[: whole(rng, 1, 2)]))


def _broken(name: str, measure: Measure, emphasis: str, rng: Generator, *, whole_words: bool) -> list[str]:
    """The name on lines: broken at blanks, or beside signs that have none."""
    form = weighted(rng, _BREAKS)
    words = name.split()
    room = 1.0
    if form == "narrow":
        room = min(measure("0" * whole(rng, 14, 24), ""), 1.0)
    elif form == "edge" and chance(rng, 0.1):
        room = 0.6
    if whole_words or form == "narrow":
        room = min(max(room, *(measure(word, emphasis) for word in unbroken(name))), 1.0)
    if form in ("form", "halves", "word") and len(words) > 2 and len(name) >= _LONG:
        at = _cut_at(words, form, rng)
        parts = [" ".join(words[:at]), " ".join(words[at:])]
        return [text for part in parts for text in wrapped(part, room, measure, emphasis)]
    return wrapped(name, room, measure, emphasis)


def _cut_at(words: list[str], form: str, rng: Generator) -> int:
    """After how many words a name is cut."""
    if form == "form":
        starts = [at for at, word in enumerate(words) if at and word.upper() in (*_FORMS, "(M)", "CO.")]
        if starts:
            return starts[0]
    if form == "halves":
        lengths = [abs(2 * len(" ".join(words[:at])) - len(" ".join(words))) for at in range(1, len(words))]
        return lengths.index(min(lengths)) + 1
    return whole(rng, 1, len(words) - 1)


def _beside(receipt: Receipt, manner: Manner, rng: Generator) -> tuple[str, str, str]:
    """The registration on the line of the name, with what stands around it."""
    before, _, after = pick(rng, manner.words.get("beside", ("({})",))).partition("{}")
    gap = "" if before[:1] in ("(", "[", "<") and chance(rng, 0.2) else " "
    letters = "".join(word[0] for word in receipt.merchant.split()[:3])
    return gap + manner.say(before), receipt.registration, manner.say(after.replace("{letters}", letters))


def _over(receipt: Receipt, manner: Manner, align: float, rng: Generator) -> list[Row]:
    """The brand, one or two lines of it, or a slogan; mostly nothing."""
    if not receipt.brand:
        return [line(_slogan(manner, rng), align=align)] if chance(rng, 0.05) else []
    rows = [line(manner.name(receipt.brand), align=align, emphasis=pick(rng, ("", "bold", "big", "tall")))]
    if chance(rng, 0.16):
        words = receipt.brand.split()
        initials = ".".join(word[0] for word in words) + "." if len(words) > 1 else ""
        rows.insert(whole(rng, 0, 1), line(initials if initials and chance(rng, 0.4) else _slogan(manner, rng), align=align))
    return rows


def _owned(
    receipt: Receipt, manner: Manner, align: float, rng: Generator, rows: list[Row], *, room: float, measure: Measure
) -> str:
    """What says that the brand belongs to the company: before its name, or on a line that is added to the rows."""
    owners = manner.words.get("owners", ())
    if not (receipt.brand and owners and chance(rng, 0.12)):
        return ""
    text = manner.word(owners, rng)
    if measure(text + " ", "big") < room:
        return text + " "
    rows.append(line(text, align=align))
    return ""


def _branch(receipt: Receipt, locale: Locale, manner: Manner, rng: Generator, *, under: bool) -> str:
    """The branch as a line of its own; under a name, none that might be taken for the rest of it."""
    branches = manner.words.get("branches_under" if under else "branches", ())
    if not branches or (under and receipt.merchant.upper().split()[-1] not in _FORMS):
        return ""
    slots: Slots = {
        "place": lambda rng: manner.name(locale.branch(rng)),
        "name": (shop_name(receipt, manner, rng),),
        "site": lambda rng: manner.name(invented(rng)),
    }
    return manner.word(branches, rng, slots)


def _slogan(manner: Manner, rng: Generator) -> str:
    return manner.word(manner.wordings("slogans", _SLOGANS), rng, {"site": invented})
