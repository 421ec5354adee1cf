"""Hardware: pieces by the dozen, cable and timber by the metre, trade accounts with their discount."""

from dataclasses import replace

from numpy.random import Generator

from receipts.config import CountRange, Probability, component
from receipts.content import Item, Receipt
from synth.content.locale import Locale
from synth.content.sale import Sale, article_number, begin, close, few, with_corrections
from synth.content.shelf import Shelf
from synth.content.trade import Trade, num_items
from synth.draw import Weight, chance, listed, pattern, pick, whole

_TOOLS = Shelf(
    "hardware/tools",
    listed(
        """
        HAMMER {brand} | DRILL {brand} 18V | SCREWDRIVER PH{1..3} | SPIRIT LEVEL {3..12}00MM | TAPE MEASURE {3..8}M
        | HANDSAW {brand} |
        PAINT BRUSH {1..4}" | ROLLER SET 9" | EMULSION {brand} {1..10}L | MASKING TAPE | SILICONE CLEAR | PADLOCK {30..60}MM |
        DOOR HANDLE {colour} | HINGE {50..100}MM | LED BULB {4..15}W | SOCKET 2 GANG | GLOVES {brand} L | WOOD GLUE | FILLER
        {grams} | CEMENT 25KG | LADDER {3..12} STEP | PLIERS {brand} | TAP {brand} | DRILL BIT {3..12}MM | SANDPAPER P{80..240}
        """
    ),
    (3.0, 160.0),
)
_LOOSE = Shelf(
    "hardware/loose",
    listed(
        """
        SCREW {3..6}X{20..90} | NAIL {20..100}MM | WASHER M{4..12} | BOLT M{4..16}X{20..120} | NUT M{4..16}
        | WALL PLUG {6..12}MM |
        CABLE TIE {100..300}MM | HOOK BRASS | RIVET {3..6}MM | COPPER ELBOW {15..22}MM
        """
    ),
    (0.1, 2.5),
)
_LENGTHS = Shelf(
    "hardware/lengths",
    listed(
        """
        CABLE 2.5MM T&E | CHAIN {3..8}MM | ROPE {6..16}MM | TIMBER {25..100}X{50..150} | PVC PIPE {20..110}MM
        | HOSE {12..25}MM |
        COPPER PIPE {15..22}MM | SKIRTING MDF | WIRE MESH | FLEX 3 CORE
        """
    ),
    (1.5, 28.0),
)
_ACCOUNTS = ("Account = {A}{####}", "Trade card = {######}", "A/C No = {#####}", "Your order = {####}", "Customer = CASH SALE")
_NOTES = (
    "Cut lengths cannot be returned",
    "Paint mixed to order is not returnable",
    "Returns within {14..45} days with receipt",
)


@component
class Hardware(Trade):
    """Builders' merchants and hardware shops.

    Attributes:
        weight: how often it is taken, against the other trades.
        num_items_range: things bought, few being likelier than many.
        loose_share: how many things are counted out, by the dozen.
        length_share: how many are cut, by the metre.
        account_share: how many customers have a trade account, most of them with a discount.
        tax_included_share: how many shops' prices hold the tax already, where a country leaves it to them.
        cash_share: how many are paid in cash.
    """

    weight: Weight = 1.0
    num_items_range: CountRange = (1, 12)
    loose_share: Probability = 0.2
    length_share: Probability = 0.15
    account_share: Probability = 0.25
    tax_included_share: Probability = 0.6
    cash_share: Probability = 0.5

    def __call__(self, locale: Locale, rng: Generator) -> Receipt:
        """A receipt of a hardware shop."""
        sale = begin("hardware", locale, rng, included_share=self.tax_included_share)
        coded = chance(rng, 0.6)
        bought = [self._thing(sale, rng, coded=coded) for _ in range(num_items(self.num_items_range, rng))]
        items = with_corrections(sale, bought, rng, void_share=0.01, off_share=0.04)
        account = chance(rng, self.account_share)
        discount = sum(item.price for item in items) * pick(rng, (0, 5, 10, 10, 15)) // 100 if account else 0
        receipt = close(sale, items, rng, cash_share=self.cash_share, discount=discount)
        label, _, value = sale.word("hardware/accounts", _ACCOUNTS, rng).partition(" = ")
        notes = (sale.word("hardware/notes", _NOTES, rng),) if chance(rng, 0.3) else ()
        return replace(receipt, details=((label, value),) if account else (), notes=notes)

    def _thing(self, sale: Sale, rng: Generator, *, coded: bool) -> Item:
        code = (article_number(rng) if chance(rng, 0.5) else pattern(rng, "A###-##")) if coded else ""
        if chance(rng, self.loose_share):
            return _LOOSE.item(sale, 1000 * pick(rng, (4, 6, 10, 12, 20, 24, 50, 100)), rng, code=code)
        if chance(rng, self.length_share):
            return _LENGTHS.item(
                sale, 100 * whole(rng, 5, 120), rng, code=code, unit=sale.locale.say("units/length", ("M",))[0]
            )
        return _TOOLS.item(sale, few(rng), rng, code=code)
