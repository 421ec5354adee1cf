"""Pharmacies: prescriptions with dose and batch, what an insurer bears of them, medicines, care."""

from dataclasses import replace

from numpy.random import Generator

from receipts.config import CountRange, Probability, component
from receipts.content import Item, Receipt
from synth.content.locale import Locale
from synth.content.sale import Sale, article_number, begin, close, few, guest, with_corrections
from synth.content.trade import Trade, num_items
from synth.content.words import pharmacy as words
from synth.draw import Weight, chance, fill, pick, whole


@component
class Pharmacy(Trade):
    """Chemists.

    Attributes:
        weight: how often it is taken, against the other trades.
        num_items_range: things bought, few being likelier than many.
        prescription_share: how many customers come with a prescription.
        insured_share: for how many prescriptions an insurer bears a part.
        offer_share: how many other things are on offer.
        tax_included_share: how many shops' prices hold the tax already, where a country leaves it to them.
        cash_share: how many are paid in cash.
    """

    weight: Weight = 1.0
    num_items_range: CountRange = (1, 9)
    prescription_share: Probability = 0.4
    insured_share: Probability = 0.35
    offer_share: Probability = 0.08
    tax_included_share: Probability = 0.8
    cash_share: Probability = 0.45

    def __call__(self, locale: Locale, rng: Generator) -> Receipt:
        """A receipt of a chemist."""
        sale = begin("pharmacy", locale, rng, included_share=self.tax_included_share)
        prescribed = chance(rng, self.prescription_share)
        rows = self._prescription(sale, rng) if prescribed else []
        coded = chance(rng, 0.6)
        bought = [
            (words.MEDICINES if chance(rng, 0.45) else words.CARE).item(
                sale, few(rng), rng, code=article_number(rng) if coded else ""
            )
            for _ in range(num_items(self.num_items_range, rng))
        ]
        rows += with_corrections(sale, bought, rng, void_share=0.01, off_share=self.offer_share)
        receipt = close(sale, rows, rng, cash_share=self.cash_share)
        notes = (sale.word("pharmacy/notes", words.NOTES, rng),) if chance(rng, 0.4) else ()
        return replace(receipt, details=_details(sale, rng) if prescribed else (), notes=notes)

    def _prescription(self, sale: Sale, rng: Generator) -> list[Item]:
        """Drugs with dose and batch; for some a row that takes off what the insurer bears."""
        rows = []
        insured = chance(rng, self.insured_share)
        month = {"month": (f"{whole(rng, 1, 12):02d}/{sale.when.year + whole(rng, 1, 3)}",)}
        for _ in range(whole(rng, 1, 3)):
            batch = fill(rng, pick(rng, sale.locale.say("pharmacy/batches", words.BATCHES)), month)
            dose = sale.word("pharmacy/doses", words.DOSES, rng)
            drug = words.DRUGS.item(sale, 1000, rng, details=pick(rng, ((), (dose,), (batch,), (dose, batch))))
            rows.append(drug)
            if insured:
                borne = -(drug.price * pick(rng, (20, 50, 70, 80)) // 100)
                name = sale.word("pharmacy/covered", words.COVERED, rng)
                rows.append(sale.row(name, 1000, borne, sort="prescription", role="discount"))
        return rows


def _details(sale: Sale, rng: Generator) -> tuple[tuple[str, str], ...]:
    """The numbers and people of a prescription."""
    texts = {pick(rng, sale.locale.say("pharmacy/labels", words.LABELED)) for _ in range(whole(rng, 1, 3))}
    doctor = {"doctor": (guest(sale, rng),)}
    pairs = [fill(rng, text, doctor).partition(" = ") for text in sorted(texts)]
    return tuple((label, value) for label, _, value in pairs)
