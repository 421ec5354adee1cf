"""South Korea: names and towns from Faker; won without minor units, 10 % value added tax inside, 사업자번호."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from numpy.random import Generator

from receipts.config import component
from receipts.content import Receipt
from synth.content.faked import FakedLocale
from synth.content.locale import Assortment, TaxRule
from synth.content.words.korean import TAX_IDS, WORDS
from synth.content.words.korean_sheets import SHEETS
from synth.content.words.korean_trades import GOODS, NOUNS, TRADES
from synth.draw import Weight, listed, pick, whole

_SYLLABLES = listed(
    """
    가 | 나 | 다 | 라 | 마 | 바 | 사 | 아 | 하 | 미 | 도 | 모 | 소 | 오 | 보 | 누 | 루 | 리 | 비 | 유 | 현 | 대 | 한 | 우 | 청
    | 솔 | 별 | 참 | 온 | 해 | 달 | 푸른 | 새 | 큰 | 들 | 행복 | 동 | 신 | 성 | 진 | 영 | 원 | 명 | 은 | 금 | 송 | 늘 | 봄
    """
)
_REGIONS = listed(
    """
    서울특별시 강남구 | 서울특별시 마포구 | 서울특별시 종로구 | 서울특별시 송파구 | 서울시 관악구 | 서울시 영등포구
    | 서울시 노원구
    | 서울 중구 | 서울 서초구 | 서울 성동구 | 부산광역시 해운대구 | 부산시 부산진구 | 부산 수영구 | 대구광역시 수성구
    | 대구시 달서구
    | 인천광역시 연수구 | 인천시 부평구 | 광주광역시 서구 | 대전광역시 유성구 | 대전시 서구 | 울산광역시 남구 | 세종특별자치시
    | 경기도 수원시 팔달구 | 경기도 성남시 분당구 | 경기도 고양시 일산동구 | 경기도 용인시 수지구 | 경기도 부천시
    | 경기 안양시 동안구
    | 강원도 춘천시 | 강원도 강릉시 | 충청북도 청주시 상당구 | 충청남도 천안시 서북구 | 전라북도 전주시 완산구
    | 전라남도 여수시
    | 경상북도 포항시 북구 | 경상남도 창원시 성산구 | 경남 김해시 | 제주특별자치도 제주시
    """
)
_ADDRESSES = listed(
    """
    {region} {street}로 {1..400} | {region} {street}로 {1..400} | {region} {street}로{1..90}길 {1..60} | {region} /
    {street}로 {1..300} {1..5}층 | {region} {street}길 {1..120} | {region} {quarter} {1..990}-{1..40} | {region} {street}로
    {1..300} / {place} | {region} {street}대로 {1..900}
    """
)


@component
class SouthKorea(FakedLocale):
    """Receipts as South Korea prints them: 합계 and 받을금액, 부가세, 사업자번호, card slips with 승인번호.

    Attributes:
        weight: how often it is taken, against the other locales.
    """

    weight: Weight = 1.0
    code: ClassVar[str] = "ko_KR"
    faker_code: ClassVar[str] = "ko_KR"
    currency: ClassVar[str] = "KRW"
    coin: ClassVar[int] = 10
    minor_digits: ClassVar[int] = 0
    price_scale: ClassVar[float] = 400.0
    upper_share: ClassVar[float] = 0.1
    taxed_inside: ClassVar[bool | None] = True
    services: ClassVar[Sequence[int]] = ()
    tipped: ClassVar[bool] = False
    notes: ClassVar[Sequence[int]] = (1000, 1000, 5000, 10000, 10000, 50000)
    assortment: ClassVar[Assortment | None] = Assortment(
        GOODS,
        step=100,
        endings=(0, 0, 80, 50, 0),
        meal_step=500,
        broad_from=10000,
        broad_step=1000,
        broad_endings=(0, 0, 900, 500),
    )
    nouns: ClassVar[Mapping[str, Sequence[str]]] = NOUNS
    more_slots: ClassVar[Mapping[str, str]] = {"quarter": "town"}
    shapes: ClassVar[Sequence[str]] = listed(
        """
        {invented}{noun} | {invented} {noun} | {invented}{noun} {street}점 | (주){invented} | (주){invented}{noun}
        | {street}{noun}
        | {invented}{noun} 본점 | 주식회사 {invented} | {first}네 {noun} | {invented} {street}점
        | {invented}{noun}({street}점) |
        {surname}가네 {noun} | 할머니 {invented}{noun} | 유한회사 {invented} | {invented}유통 | 원조 {invented}{noun}
        """
    )
    places: ClassVar[Sequence[str]] = (
        "{invented}빌딩 {1..5}층",
        "{invented}프라자 1층",
        "{invented}상가 {101..140}호",
        "지하1층",
    )
    addresses: ClassVar[Sequence[str]] = tuple(form.replace("{region}", region) for region in _REGIONS for form in _ADDRESSES)
    phone_forms: ClassVar[Sequence[str]] = listed(
        """
        02-{###}-{####} | 02-{####}-{####} | 031-{###}-{####} | 051-{###}-{####} | 0{32..64}-{###}-{####} | 1588-{####} |
        02){###}-{####} | (02){####}-{####} | 0507-{####}-{####} | 070-{####}-{####}
        """
    )
    registration_forms: ClassVar[Sequence[str]] = ("점포코드 {####}", "통신판매 {####}호")
    registration_share: ClassVar[float] = 0.05
    tax_id_forms: ClassVar[Sequence[str]] = ("{###}-{##}-{#####}",)
    people: ClassVar[Sequence[str]] = (
        *("{surname}{first}", "{surname}{first}", "{surname}{first}", "{surname}{first}", "{###}", "{######}"),
        *("{##}:{surname}{first}", "점장", "관리자", "{####} {surname}{first}"),
    )
    words: ClassVar[Mapping[str, Sequence[str]]] = {
        **WORDS,
        **TRADES,
        **SHEETS,
        "tax_ids": TAX_IDS,
        "service": (),
        "tax": ("부가세",),
        "marks": ("", "", "", "", "", "₩"),
        "afters": ("", "", "", "원", "원"),
        "heads": ("원", "원", "₩"),
    }

    def invented(self, rng: Generator) -> str:
        """Two or three syllables that mean nothing together."""
        return "".join(pick(rng, _SYLLABLES) for _ in range(whole(rng, 2, 3)))

    def tax(self, kind: str, when: date, rng: Generator) -> TaxRule | None:
        """Value added tax at 10 % inside all prices; food that nobody has processed, and books, are spared and marked."""
        levels = {"food": "exempt"} if kind == "grocery" else {}
        return TaxRule("부가세", 1000, "", pick(rng, ("*", "*", "#", "면")), levels={**levels, "books": "exempt"})

    def words_for(self, receipt: Receipt) -> Mapping[str, Sequence[str]]:
        """The words; only sums that are rounded say so."""
        return self.words if receipt.rounding else {**self.words, "rounding": ()}

    def date_formats(self) -> Mapping[str, float]:
        """Years first; signs for year, month and day, and weekdays at times."""
        return {
            "%Y-%m-%d": 48.0,
            "%Y/%m/%d": 14.0,
            "%Y.%m.%d": 12.0,
            "%Y년 %m월 %d일": 6.0,
            "%Y-%m-%d(%a)": 6.0,
            "%Y년%m월%d일": 3.0,
            "%Y년 %-m월 %-d일 (%a)": 2.0,
            "%Y.%m.%d (%a)": 2.0,
        }

    def time_formats(self) -> Mapping[str, float]:
        """Clocks of 24 hours."""
        return {"%H:%M:%S": 6.0, "%H:%M": 5.0}
