from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receipts.kinds import is_money
from receipts.values import DATE, MONEY, parse_date, parse_money, parse_time


@pytest.mark.parametrize(
    ("text", "minor_units"),
    [
        ("7.42", 742),
        ("0.05", 5),
        ("RM7.42", 742),
        ("RM 7.42", 742),
        ("rm 7.42", 742),
        ("MYR 7.42", 742),
        ("S$12.00", 1200),
        ("$1,234.50", 123450),
        ("£ 1.00", 100),
        ("1.234,50", 123450),
        ("€12,90", 1290),
        ("-5.00", -500),
        ("RM -5.00", -500),
        (" 12.00 ", 1200),
        ("1,234,567.89", 123456789),
    ],
)
def test_amounts_are_read(text: str, minor_units: int) -> None:
    assert parse_money(text) == minor_units


@pytest.mark.parametrize(
    "text", ["", "7", "RM", "hello", "7.4", "7.425", "12.00 RM x", "14.03.2018", "1.2.3", "7.42.10", "10:30"]
)
def test_what_is_no_amount_is_not_read(text: str) -> None:
    assert parse_money(text) is None


@given(
    st.integers(0, 10**9),
    st.sampled_from(["", "RM", "RM ", "$", "€ ", "£"]),
    st.booleans(),
    st.sampled_from(["{:,.2f}", "{:.2f}"]),
)
def test_an_amount_that_was_printed_is_read_again(minor_units: int, mark: str, continental: bool, form: str) -> None:
    text = form.format(minor_units / 100)
    if continental:
        text = text.translate(str.maketrans(",.", ".,"))
    assert parse_money(mark + text) == minor_units


@pytest.mark.parametrize(
    ("line", "amounts"),
    [
        ("TOTAL RM39.00 CASH 50.00", ["39.00", "50.00"]),
        ("2 X 3.50 = 7.00", ["3.50", "7.00"]),
        ("14.03.2018 10:30", []),
        ("1-300-88-2525", []),
        ("GST 6.00%", ["6.00"]),
        ("TOTAL:39.00", []),
    ],
)
def test_amounts_are_found_in_a_line(line: str, amounts: list[str]) -> None:
    assert [match[0] for match in MONEY.finditer(line)] == amounts


@pytest.mark.parametrize(
    "text",
    [
        "14/03/2018",
        "14-03-2018",
        "14.03.2018",
        "14/3/18",
        "2018-03-14",
        "2018/3/14",
        "DATE:14/03/2018",
        "14/03/2018 10:30:15 PM",
        "14 / 03 / 2018",
        "14 MAR 2018",
        "14-Mar-18",
        "14MAR2018",
        "14 March, 2018",
        "March 14, 2018",
        "MAR.14, 2018",
        "03/14/2018",
        "99/99/2018 14/03/2018",
    ],
)
def test_dates_are_read(text: str) -> None:
    assert parse_date(text) == date(2018, 3, 14)


@pytest.mark.parametrize(
    "text", ["", "31/02/2018", "99/99/2018", "14/03", "1-300-88-2525", "10:30:15", "14/03-2018", "1234567890", "14/03/20188"]
)
def test_what_is_no_date_is_not_read(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(("text", "year"), [("1/1/00", 2000), ("1/1/69", 2069), ("1/1/70", 1970), ("1/1/99", 1999)])
def test_a_year_of_two_digits_belongs_to_1970_to_2069(text: str, year: int) -> None:
    assert parse_date(text) == date(year, 1, 1)


FORMS = [
    "%d/%m/%Y",
    "%d-%m-%Y",
    "%d.%m.%Y",
    "%d/%m/%y",
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%d %b %Y",
    "%d-%b-%y",
    "%d %B %Y",
    "%b %d, %Y",
    "%B %d, %Y",
]


@given(
    st.dates(date(1970, 1, 1), date(2069, 12, 31)),
    st.sampled_from(FORMS),
    st.booleans(),
    st.sampled_from(["", "DATE: ", "No.7 "]),
)
def test_a_date_that_was_printed_is_read_again(day: date, form: str, upper: bool, before: str) -> None:
    text = before + day.strftime(form) + " 10:30"
    assert parse_date(text.upper() if upper else text) == day


@given(st.text("0123456789/-. :JANMARUGT", max_size=20))
def test_a_date_comes_from_a_match(text: str) -> None:
    assert parse_date(text) is None or DATE.search(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("14. März 2018", date(2018, 3, 14)),
        ("LE 14 MARS 2018", date(2018, 3, 14)),
        ("14 de marzo de 2018", date(2018, 3, 14)),
        ("14-mrt-2018", date(2018, 3, 14)),
        ("14 MAC 2018", date(2018, 3, 14)),
        ("3 déc. 2019", date(2019, 12, 3)),
        ("3 DEZEMBER 2019", date(2019, 12, 3)),
        ("1 GEN 2019", date(2019, 1, 1)),
        ("31 ago 2019", date(2019, 8, 31)),
    ],
)
def test_months_of_other_languages_are_read(text: str, day: date) -> None:
    assert parse_date(text) == day


@pytest.mark.parametrize("text", ["2 SET 12", "5 GEN 18", "10 MAC 3", "12 MARS BAR 18", "14 MEILE 2018"])
def test_words_that_are_months_elsewhere_need_a_year_of_four_digits(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("10:30", time(10, 30)),
        ("8:13:39 PM", time(20, 13, 39)),
        ("12:05 AM", time(0, 5)),
        ("2:05pm", time(14, 5)),
        ("22:17PM", time(22, 17)),
        ("11 : 44 : 44", time(11, 44, 44)),
        ("14h05", time(14, 5)),
        ("9.05 Uhr", time(9, 5)),
        ("6.30 p.m.", time(18, 30)),
        ("25:00 10:30", time(10, 30)),
    ],
)
def test_times_are_read(text: str, clock: time) -> None:
    assert parse_time(text) == clock


@pytest.mark.parametrize("text", ["", "10", "9.05", "24:00", "10:75", "1:200", "14.03.2018", "5 HOURS"])
def test_what_is_no_time_is_not_read(text: str) -> None:
    assert parse_time(text) is None


@given(
    st.integers(0, 10**8),
    st.sampled_from(["¥{}", "¥ {}", "￥{}", "{}円", "{} 円", "NT${}", "{}元", "₩{}", "{}원", "KRW {}", "JPY {}"]),
    st.booleans(),
    st.booleans(),
)
def test_a_whole_amount_beside_its_mark_is_read_again(units: int, form: str, grouped: bool, negative: bool) -> None:
    text = form.format("-" * negative + (f"{units:,}" if grouped else f"{units}"))
    assert parse_money(text) == (-units if negative else units)
    assert is_money(text)


@pytest.mark.parametrize("text", ["1,234", "¥", "円", "¥1,2345", "12円50", "¥1,234,", "1,234 X 円", "XJPY 5", "₪12", "2024年"])
def test_whole_amounts_need_their_mark(text: str) -> None:
    assert parse_money(text) is None
    assert not is_money(text)


@pytest.mark.parametrize("text", ["₪12.50", "₪ 12.50", "12.50 ₪", "12.50₪", '12.50 ש"ח', "ILS 12.50"])
def test_amounts_in_shekels_are_read(text: str) -> None:
    assert parse_money(text) == 1250


def test_whole_amounts_are_found_in_a_line() -> None:
    line = "合計 ¥1,080 (内税 80円) 3点 10% 12.50"
    assert [match[0] for match in is_money.pattern.finditer(line)] == ["¥1,080", "80円", "12.50"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024年11月21日(木)12:30", date(2024, 11, 21)),
        ("2024年 1月 5日", date(2024, 1, 5)),
        ("24年11月21日", date(2024, 11, 21)),
        ("令和元年5月1日", date(2019, 5, 1)),
        ("令和 6年11月21日", date(2024, 11, 21)),
        ("平成30年12月31日", date(2018, 12, 31)),
        ("民國99年3月4日", date(2010, 3, 4)),
        ("中華民國113年10月05日", date(2024, 10, 5)),
        ("113年10月05日", date(2024, 10, 5)),
        ("2024년 11월 21일", date(2024, 11, 21)),
        ("Nov 21 2024", date(2024, 11, 21)),
        ("21 listopada 2024", date(2024, 11, 21)),
        ("3 PAŹ 2019", date(2019, 10, 3)),
        ("3 AGUSTUS 2019", date(2019, 8, 3)),
        ("3 Des 2019", date(2019, 12, 3)),
        ("1 września 2019", date(2019, 9, 1)),
    ],
)
def test_dates_of_other_calendars_and_languages_are_read(text: str, day: date) -> None:
    assert parse_date(text) == day


@pytest.mark.parametrize("text", ["2024年13月5日", "2024年11月", "113年09-10月", "11月21日", "令和6年2月30日", "2 LIS 12"])
def test_what_only_looks_like_such_a_date_is_not_read(text: str) -> None:
    assert parse_date(text) is None


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)), st.sampled_from(["%m/%d/%Y", "%m/%d/%y", "%m-%d-%Y", "%Y-%m-%d"]))
def test_a_date_printed_month_first_is_read_again_so(day: date, form: str) -> None:
    assert parse_date(day.strftime(form), month_first=True) == day
