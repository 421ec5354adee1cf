"""Japan: names and towns from Faker; yen without minor units, consumption tax of 10 and 8 % inside prices or on top."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import ClassVar

from numpy.random import Generator

from receipts.config import component
from receipts.content import Receipt
from synth.content.faked import FakedLocale
from synth.content.locale import Assortment, TaxRule
from synth.content.words.japanese import INSIDE, INVOICES, ON_TOP, REDUCED, WORDS
from synth.content.words.japanese_sheets import SHEETS
from synth.content.words.japanese_trades import GOODS, NOUNS, TRADES
from synth.draw import Weight, chance, listed, pick, whole

# The lower rate came with the full one of 10 %; shops have printed their numbers since invoices must bear them.
_TWO_RATES = date(2019, 10, 1)
_NUMBERED = date(2023, 10, 1)
# The first day of an era, and the year before its first.
_ERAS = ((date(2019, 5, 1), "令和", 2018), (date(1989, 1, 8), "平成", 1988))
_MARKS = ("※", "*", "軽", "※", "＊")
_REGIONS = listed(
    """
    東京都千代田区 | 東京都新宿区 | 東京都台東区 | 東京都世田谷区 | 東京都豊島区 | 東京都足立区 | 東京都八王子市
    | 東京都町田市
    | 神奈川県横浜市中区 | 神奈川県横浜市港北区 | 神奈川県川崎市幸区 | 神奈川県鎌倉市 | 神奈川県藤沢市 | 千葉県千葉市中央区
    | 千葉県船橋市 | 千葉県柏市 | 埼玉県さいたま市大宮区 | 埼玉県川越市 | 茨城県水戸市 | 栃木県宇都宮市 | 群馬県高崎市
    | 北海道札幌市中央区 | 北海道函館市 | 宮城県仙台市青葉区 | 福島県郡山市 | 新潟県新潟市中央区 | 長野県松本市 | 石川県金沢市
    | 静岡県浜松市中区 | 愛知県名古屋市中区 | 愛知県豊田市 | 岐阜県岐阜市 | 三重県津市 | 京都府京都市下京区 | 大阪府大阪市北区
    | 大阪府堺市堺区 | 大阪府吹田市 | 兵庫県神戸市中央区 | 兵庫県姫路市 | 奈良県奈良市 | 岡山県岡山市北区 | 広島県広島市中区
    | 香川県高松市 | 愛媛県松山市 | 福岡県福岡市博多区 | 福岡県北九州市小倉北区 | 熊本県熊本市中央区 | 鹿児島県鹿児島市
    | 沖縄県那覇市
    """
)
_ADDRESSES = listed(
    """
    {region}{quarter}{1..9}-{1..20}-{1..15} | 〒{postcode} / {region}{quarter}{1..9}-{1..20}-{1..15} | 〒{postcode}
    {region} / {quarter}{1..5}丁目{1..20}番{1..15}号 | {region}{quarter}{1..9}-{1..20}
    | {region} / {quarter}{1..2500}-{1..9} |
    {region}{quarter}{1..9}-{1..20} / {place} | 〒{postcode} {region}{quarter}{1..9}-{1..20}-{1..9}
    """
)
_SYLLABLES = listed(
    """
    ア | カ | サ | タ | ナ | マ | ラ | リ | ル | ロ | ミ | ト | モ | ノ | エ | コ | ソ | ハ | ク | シ | ユ | フ | レ | キ | ネ
    | マル | サン | ベル | フレ | ラン | トモ | ニコ | ミラ | グリ | ハナ | ポポ
    """
)
_ENDS = ("", "ン", "ー", "ナ", "ックス", "リア", "ス", "ル", "ット", "ーヌ", "ラ", "ピア")


@component
class Japan(FakedLocale):
    """Receipts as Japan prints them: 合計 and お釣り, marks of the lower rate, years of eras, T numbers since October 2023.

    Attributes:
        weight: how often it is taken, against the other locales.
    """

    weight: Weight = 1.0
    code: ClassVar[str] = "ja_JP"
    faker_code: ClassVar[str] = "ja_JP"
    currency: ClassVar[str] = "JPY"
    coin: ClassVar[int] = 1
    minor_digits: ClassVar[int] = 0
    price_scale: ClassVar[float] = 45.0
    upper_share: ClassVar[float] = 0.1
    services: ClassVar[Sequence[int]] = (1000, 1000, 500)
    tipped: ClassVar[bool] = False
    notes: ClassVar[Sequence[int]] = (100, 500, 1000, 1000, 1000, 5000, 10000)
    assortment: ClassVar[Assortment | None] = Assortment(
        GOODS, step=10, endings=(8, 8, 8, 0, 0), meal_step=10, broad_from=2000, broad_step=100, broad_endings=(0, 0, 80, 90)
    )
    nouns: ClassVar[Mapping[str, Sequence[str]]] = NOUNS
    more_slots: ClassVar[Mapping[str, str]] = {"quarter": "town", "building": "building_name"}
    shapes: ClassVar[Sequence[str]] = listed(
        """
        {noun}{surname} | {surname}{noun} | {surname}{noun} {quarter}店 | {invented}{noun} | {noun}{invented} {quarter}店 |
        株式会社{surname}{noun} | {noun}{invented} | {invented} {quarter}店 | {noun} {surname} | {invented}株式会社 |
        (株){invented} {quarter}店 | 有限会社{surname}{noun} | {surname}屋 {quarter}店 | {quarter}{noun} | {invented}{noun}
        {surname}店 | 合同会社{invented} | {noun}{surname}屋 | {invented} 駅前店
        """
    )
    places: ClassVar[Sequence[str]] = ("{building}ビル{1..9}F", "駅前ビルB1F", "ショッピングセンター{1..4}F", "{surname}ビル1F")
    addresses: ClassVar[Sequence[str]] = tuple(form.replace("{region}", region) for region in _REGIONS for form in _ADDRESSES)
    phone_forms: ClassVar[Sequence[str]] = listed(
        """
        03-{####}-{####} | 06-{####}-{####} | 0{##}-{###}-{####} | 0{##}-{###}-{####} | 0{###}-{##}-{####}
        | 0120-{###}-{###} |
        (0{##}){###}-{####} | 0{##}({###}){####}
        """
    )
    registration_forms: ClassVar[Sequence[str]] = ("店番{####}", "店舗コード{#####}")
    registration_share: ClassVar[float] = 0.05
    tax_id_forms: ClassVar[Sequence[str]] = ("T{#############}", "T{#############}", "T{#}-{####}-{####}-{####}")
    people: ClassVar[Sequence[str]] = (
        *("{surname}", "{surname}{first}", "{surname}{first}", "{surname} {first}", "{surname} {first}", "{###}", "{######}"),
        *("{##}:{surname}", "{####} {surname}", "店長", "セルフ{1..9}", "No.{##}"),
    )
    words: ClassVar[Mapping[str, Sequence[str]]] = {
        **WORDS,
        **TRADES,
        **SHEETS,
        "rounding": (),
        "tax": ("消費税",),
        "marks": ("¥", "¥", "¥", "", "", "¥ "),
        "afters": ("円", "", "円", ""),
        "heads": ("円", "¥"),
    }

    def invented(self, rng: Generator) -> str:
        """A word in katakana that means nothing."""
        return "".join(pick(rng, _SYLLABLES) for _ in range(whole(rng, 2, 3))) + pick(rng, _ENDS)

    def tax(self, kind: str, when: date, rng: Generator) -> TaxRule | None:
        """Consumption tax at 10 %, food to take away at 8 %; before October 2019 at 8, before April 2014 at 5 % on all."""
        if when < _TWO_RATES:
            return TaxRule("消費税", 800 if when >= date(2014, 4, 1) else 500, "", "非", levels={"favoured": ""})
        mark = pick(rng, _MARKS)
        taxed = "" if chance(rng, 0.8) else "内"
        return TaxRule("消費税", 1000, taxed, "非", 800, mark, levels={"food": "reduced"})

    def tax_number(self, number: str, when: date) -> str:
        """The number of a qualified invoice, which shops have since October 2023."""
        return number if when >= _NUMBERED else ""

    def words_for(self, receipt: Receipt) -> Mapping[str, Sequence[str]]:
        """The words with tax inside or on top, with the note on marks of the lower rate, and invoices' titles since 2023."""
        inside = not receipt.taxes or receipt.taxes[0].included
        found = {**self.words, **(INSIDE if inside else ON_TOP)}
        marks = [tax.code for tax in receipt.taxes if tax.rate_basis_points == 800 and tax.code]
        if marks and any(item.tax_code == marks[0] for item in receipt.items):
            # One wording a shop; twice on one receipt now and then at most.
            note = REDUCED[receipt.total % len(REDUCED)].replace("{mark}", marks[0])
            found["footers"] = (*found["footers"], *12 * [note])
        if receipt.when.date() >= _NUMBERED:
            found["titles"] = (*found["titles"], *INVOICES)
        return found

    def date_formats(self) -> Mapping[str, float]:
        """Years first; signs for year, month and day, weekdays, and years of the era at times."""
        return {
            "%Y年%m月%d日(%a)": 22.0,
            "%Y年%m月%d日": 20.0,
            "%Y/%m/%d": 22.0,
            "%Y/%m/%d(%a)": 14.0,
            "%Y-%m-%d": 6.0,
            "%Y年%-m月%-d日": 6.0,
            "%Y/%-m/%-d": 4.0,
            "%Y.%m.%d": 2.0,
            "{era}%m月%d日": 3.0,
            "{era}%-m月%-d日(%a)": 2.0,
        }

    def time_formats(self) -> Mapping[str, float]:
        """Clocks of 24 hours, at times with their signs."""
        return {"%H:%M": 6.0, "%H:%M:%S": 3.0, "%H時%M分": 1.0, "%-H:%M": 1.0}

    def written(self, when: datetime, form: str) -> str:
        """A moment as a strftime pattern has it, ``{era}`` for the year of the era: 令和6年."""
        name, before = next((name, before) for first, name, before in _ERAS if when.date() >= first)
        number = when.year - before
        return super().written(when, form.replace("{era}", f"{name}{number if number > 1 else '元'}年"))
