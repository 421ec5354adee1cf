"""The foot of a receipt: thanks, terms, web sites, and numbers only the till understands."""

from numpy.random import Generator

from receipts.content import Receipt
from synth.content.locale import invented
from synth.draw import chance, pick, weighted, whole
from synth.layout.info import counter_number
from synth.layout.manner import Manner
from synth.layout.row import BLANK, CENTRE, LEFT, Measure, Row, line, wrapped


def footer_rows(receipt: Receipt, manner: Manner, measure: Measure, rng: Generator) -> list[Row]:
    """Nothing to ten rows; the company's name and the moment of printing may come again, unlabeled."""
    align = weighted(rng, {CENTRE: 4.0, LEFT: 1.0})
    texts = [_text(receipt, manner, rng) for _ in range(pick(rng, (0, 0, 1, 1, 1, 2, 3)))]
    if chance(rng, 0.85):
        texts.insert(whole(rng, 0, len(texts)), manner.word(manner.words["thanks"], rng, {"name": (receipt.merchant,)}))
    if chance(rng, 0.07):
        texts.append(manner.name(receipt.merchant))
    if chance(rng, 0.1):
        texts.append(counter_number(rng))
    if chance(rng, 0.06):
        texts.append(f"{manner.say(manner.wordings('printed_on', ('Printed on',))[0])}: {manner.date_text} {manner.time_text}")
    if chance(rng, 0.08):
        texts.append(" ".join((manner.date_text, manner.time_text, receipt.number)))
    texts = [*(manner.say(note) for note in receipt.notes), *texts]
    rows = [line(piece, align=align) for text in texts for piece in wrapped(text, 1.0, measure)]
    start = weighted(rng, {" ": 4.0, "-": 2.0, "": 2.0, "_": 0.5, "=": 0.5})
    return [*([Row(rule=start)] if start.strip() else [BLANK] if start else []), *rows]


def _text(receipt: Receipt, manner: Manner, rng: Generator) -> str:
    site = invented(rng).lower()
    slots = {
        "site": (site,),
        "phone": (receipt.phone or manner.wordings("hotline", ("1300 88 1234",))[0],),
        "name": (manner.name(receipt.merchant),),
    }
    return manner.word(manner.words["footers"], rng, slots)
