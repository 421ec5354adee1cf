"""Taiwan: names and towns from Faker; dollars without minor units, 5 % tax inside, electronic invoices and their numbers."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import ClassVar

from numpy.random import Generator

from receipts.config import component
from receipts.content import Receipt
from synth.content.faked import FakedLocale
from synth.content.locale import Assortment, TaxRule
from synth.content.words.taiwanese import INVOICES, WORDS
from synth.content.words.taiwanese_sheets import SHEETS
from synth.content.words.taiwanese_trades import GOODS, NOUNS, TRADES
from synth.draw import Weight, chance, listed, pick, whole

# The year before the first of the Republic of China.
_REPUBLIC = 1911
# Rare signs in Faker's names, and common ones that tills hold in their stead.
_COMMON = str.maketrans("佘凃涂温瑋粘苡蓁鄔鈺黄龎", "余杜杜溫偉林怡珍吳玉黃方")
_SIGNS = listed(
    """
    大 | 新 | 金 | 福 | 興 | 順 | 和 | 永 | 美 | 佳 | 安 | 全 | 家 | 樂 | 富 | 光 | 明 | 華 | 東 | 豐 | 天 | 成 | 利 | 達 | 泰
    | 昌 | 鴻 | 億 | 統 | 信 | 瑞 | 宏 | 元 | 康 | 喜 | 萬 | 正 | 百 | 生 | 香 | 味 | 春 | 合 | 發 | 嘉 | 品 | 源 | 台
    """
)
_REGIONS = listed(
    """
    台北市中正區 | 台北市大安區 | 台北市信義區 | 台北市中山區 | 台北市士林區 | 台北市內湖區 | 新北市板橋區 | 新北市三重區
    | 新北市中和區
    | 新北市永和區 | 新北市新莊區 | 新北市淡水區 | 桃園市中壢區 | 桃園市桃園區 | 新竹市東區 | 新竹縣竹北市 | 苗栗縣頭份市
    | 台中市西屯區
    | 台中市北區 | 台中市豐原區 | 彰化縣彰化市 | 南投縣埔里鎮 | 雲林縣斗六市 | 嘉義市西區 | 台南市東區 | 台南市永康區
    | 高雄市左營區
    | 高雄市三民區 | 高雄市鳳山區 | 屏東縣屏東市 | 宜蘭縣羅東鎮 | 花蓮縣花蓮市 | 台東縣台東市 | 基隆市仁愛區 | 澎湖縣馬公市
    """
)
_ADDRESSES = listed(
    """
    {region}{street}路{1..500}號 | {region}{street}路{1..500}號 | {region}{street}街{1..120}號 | {region} /
    {street}路{1..3}段{1..300}號 | {region}{street}路{1..300}號{1..9}樓 | {region}{street}路{1..99}巷{1..40}號 |
    {region}{street}路{1..300}號1樓 | {region}{street}路{1..300}號 / {place}
    """
)


@component
class Taiwan(FakedLocale):
    """Receipts as Taiwan prints them: 電子發票證明聯 with its two months, two capitals and eight digits, 統一編號.

    Attributes:
        weight: how often it is taken, against the other locales.
    """

    weight: Weight = 1.0
    code: ClassVar[str] = "zh_TW"
    faker_code: ClassVar[str] = "zh_TW"
    currency: ClassVar[str] = "TWD"
    coin: ClassVar[int] = 1
    minor_digits: ClassVar[int] = 0
    price_scale: ClassVar[float] = 8.0
    upper_share: ClassVar[float] = 0.1
    taxed_inside: ClassVar[bool | None] = True
    services: ClassVar[Sequence[int]] = (1000,)
    tipped: ClassVar[bool] = False
    notes: ClassVar[Sequence[int]] = (50, 100, 100, 500, 1000, 1000)
    assortment: ClassVar[Assortment | None] = Assortment(
        GOODS, step=5, endings=(0, 0, 0, 4, 0), meal_step=5, broad_from=300, broad_step=10, broad_endings=(0, 0, 0, 9)
    )
    nouns: ClassVar[Mapping[str, Sequence[str]]] = NOUNS
    shapes: ClassVar[Sequence[str]] = listed(
        """
        {invented}{noun} | {invented}{noun} | {invented}{noun} {street}店 | {invented}{noun}{town}店 | {surname}家{noun} |
        {invented}股份有限公司 | {invented}有限公司 | {invented}{noun}有限公司 | {surname}記{noun} | 老{surname}{noun}
        | 阿{first}{noun} |
        {town}{noun} | {invented}{noun}-{street}門市 | {invented}企業有限公司 | {invented}國際股份有限公司 | {street}{noun}
        """
    )
    places: ClassVar[Sequence[str]] = (
        "{invented}廣場{1..9}F",
        "百貨B{1..2}美食街",
        "{invented}大樓",
        "捷運站旁",
        "{street}市場",
    )
    addresses: ClassVar[Sequence[str]] = tuple(form.replace("{region}", region) for region in _REGIONS for form in _ADDRESSES)
    phone_forms: ClassVar[Sequence[str]] = listed(
        """
        02-{####}-{####} | (02){####}-{####} | 02-{########} | 0{1..8}-{###}-{####} | 0{1..8}-{#######}
        | (0{1..8}){###}-{####} |
        0800-{###}-{###} | 0{1..8} {#######}
        """
    )
    registration_forms: ClassVar[Sequence[str]] = ("稅籍編號{#########}", "營業人編號{########}")
    registration_share: ClassVar[float] = 0.05
    tax_id_forms: ClassVar[Sequence[str]] = ("{########}",)
    people: ClassVar[Sequence[str]] = (
        *("{surname}{first}", "{surname}{first}", "{surname}{first}", "{surname}小姐", "{###}", "{####}"),
        *("{##} {surname}{first}", "店長", "{A}{###}"),
    )
    words: ClassVar[Mapping[str, Sequence[str]]] = {
        **WORDS,
        **TRADES,
        **SHEETS,
        "rounding": (),
        "tax": ("營業稅",),
        "marks": ("", "", "", "$", "$", "NT$", "NT$ "),
        "afters": ("", "", "元", "元", " 元"),
        "heads": ("元", "NT$"),
    }

    def invented(self, rng: Generator) -> str:
        """Two or three lucky signs, as shops are called."""
        return "".join(pick(rng, _SIGNS) for _ in range(whole(rng, 2, 3)))

    def spelled(self, text: str) -> str:
        """A text from Faker in the common signs."""
        return text.translate(_COMMON)

    def tax(self, kind: str, when: date, rng: Generator) -> TaxRule | None:
        """Business tax at 5 % inside all prices; none at some small shops, which draw no invoices."""
        if kind in ("restaurant", "cafe", "grocery") and chance(rng, 0.1):
            return None
        return TaxRule("營業稅", 500, pick(rng, ("TX", "TX", "T", "")), "免", levels={})

    def words_for(self, receipt: Receipt) -> Mapping[str, Sequence[str]]:
        """The words with the two months of the invoice in its title, such as 113年09-10月."""
        if not receipt.taxes:
            return self.words
        year, last = receipt.when.year - _REPUBLIC, (receipt.when.month + 1) // 2 * 2
        period = f"{year}年{last - 1:02d}-{last:02d}月"
        titles = [text.replace("{period}", period) for text in INVOICES]
        return {**self.words, "titles": (*self.words["titles"], *titles, *titles)}

    def date_formats(self) -> Mapping[str, float]:
        """Years first, those of the Republic at times."""
        return {
            "%Y-%m-%d": 45.0,
            "%Y/%m/%d": 32.0,
            "%Y.%m.%d": 3.0,
            "%Y年%m月%d日": 5.0,
            "%Y/%-m/%-d": 4.0,
            "{republic}年%m月%d日": 6.0,
            "民國{republic}年%-m月%-d日": 2.0,
        }

    def time_formats(self) -> Mapping[str, float]:
        """Clocks of 24 hours."""
        return {"%H:%M:%S": 6.0, "%H:%M": 5.0}

    def written(self, when: datetime, form: str) -> str:
        """A moment as a strftime pattern has it, ``{republic}`` for the year of the Republic in three digits: 113."""
        return super().written(when, form.replace("{republic}", f"{when.year - _REPUBLIC:03d}"))
