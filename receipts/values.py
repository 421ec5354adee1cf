"""Text to money and dates: shared by the rules, the content and the metrics."""

import re
from datetime import date

CURRENCY_MARK = re.compile(r"^(?:RM|MYR|SGD|S\$|USD|EUR|GBP|\$|€|£)\s*", re.IGNORECASE)
MONEY = re.compile(r"(?<![\d.,/:-])-?(?:\d{1,3}(?:[.,]\d{3})+|\d+)[.,]\d{2}(?![\d/:]|[.,-]\d)")
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_MONTH = (
    "(?:JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?"
    "|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)"
)
DATE = re.compile(
    r"(?<![\d/.-])(?:"
    r"(?P<year>(?:19|20)\d{2})(?P<s1>[/.-])(?P<month>\d{1,2})(?P=s1)(?P<day>\d{1,2})"
    r"|(?P<day2>\d{1,2})\s?(?P<s2>[/.-])\s?(?P<month2>\d{1,2})\s?(?P=s2)\s?(?P<year2>(?:19|20)?\d{2})"
    rf"|(?P<day3>\d{{1,2}})[\s/.,-]*(?P<month3>{_MONTH})[\s/.,'-]*(?P<year3>(?:19|20)?\d{{2}})"
    rf"|(?P<month4>{_MONTH})[\s.]*(?P<day4>\d{{1,2}})\s*,\s*(?P<year4>(?:19|20)\d{{2}})"
    r")(?![\d/]|[.-]\d)",
    re.IGNORECASE,
)


def parse_money(text: str) -> int | None:
    """The amount in minor units of a string such as ``RM 1,234.50``, or None if it is no amount with two decimals.

    >>> parse_money("RM 1,234.50"), parse_money("12,90"), parse_money("7"), parse_money("hello")
    (123450, 1290, None, None)
    """
    bare = CURRENCY_MARK.sub("", text.strip()).strip()
    if not MONEY.fullmatch(bare):
        return None
    digits = re.sub(r"[^\d]", "", bare)
    return -int(digits) if bare.startswith("-") else int(digits)


def parse_date(text: str) -> date | None:
    """The first date in a string, or None; day before month unless only the other way is a date.

    >>> parse_date("DATE:14/03/2018"), parse_date("5 MAR 18"), parse_date("99/99/2018")
    (datetime.date(2018, 3, 14), datetime.date(2018, 3, 5), None)
    """
    for match in DATE.finditer(text):
        part = {name.rstrip("1234"): value for name, value in match.groupdict().items() if value}
        year = int(part["year"])
        year += 0 if year > 99 else 2000 if year < 70 else 1900
        day = int(part["day"])
        month = int(part["month"]) if part["month"].isdigit() else _MONTHS.index(part["month"][:3].upper()) + 1
        for candidate in ((month, day), (day, month)):
            try:
                return date(year, *candidate)
            except ValueError:
                continue
    return None
