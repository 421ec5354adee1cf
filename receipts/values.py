"""Text to money, dates and times: shared by the rules, the content and the metrics."""

import re
from datetime import date, time

CURRENCY_MARK = re.compile(r"^(?:RM|MYR|SGD|S\$|USD|EUR|GBP|\$|€|£)\s*", re.IGNORECASE)
MONEY = re.compile(r"(?<![\d.,/:-])-?(?:\d{1,3}(?:[.,]\d{3})+|\d+)[.,]\d{2}(?![\d/:]|[.,-]\d)")
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_MONTH = (
    "(?:JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?"
    "|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)"
)
# German, French, Spanish, Italian, Dutch and Malay: by month, with accents and without. They ask for a year of four digits,
# for "2 SET 12" is a dish.
_FOREIGN_MONTHS = (
    "JANV?(?:IER|UAR|UARI)?|J[AÄ]N(?:NER)?|ENE(?:RO)?|GEN(?:NAIO)?",
    "F[EÉ]VR?(?:IER)?|FEB(?:RERO|BRAIO|RUAR|RUARI)?",
    "M(?:[AÄ]|AE)RZ|MARS|MAR(?:ZO)?|MRT|MAART|MAC",
    "AVR(?:IL)?|ABR(?:IL)?|APR(?:ILE)?",
    "MAI|MAYO|MAG(?:GIO)?|MEI",
    "JUIN|JUNI[O]?|GIU(?:GNO)?|JUN",
    "JUIL(?:LET)?|JULI[O]?|LUG(?:LIO)?|JULAI|JUL",
    "AO[UÛ]T|AGO(?:STO)?|AUGUSTUS|OGOS",
    "SET(?:T|TEMBRE)?|SEPT?(?:IEMBRE)?|SEPTEMBRE",
    "OKT(?:OBER)?|OCT(?:OBRE|UBRE)?|OTT(?:OBRE)?",
    "NOV(?:EMBRE|IEMBRE)?",
    "DEZ(?:EMBER)?|D[EÉ]C(?:EMBRE)?|DIC(?:IEMBRE|EMBRE)?|DIS(?:EMBER)?",
)
DATE = re.compile(
    r"(?<![\d/.-])(?:"
    r"(?P<year>(?:19|20)\d{2})(?P<s1>[/.-])(?P<month>\d{1,2})(?P=s1)(?P<day>\d{1,2})"
    r"|(?P<day2>\d{1,2})\s?(?P<s2>[/.-])\s?(?P<month2>\d{1,2})\s?(?P=s2)\s?(?P<year2>(?:19|20)?\d{2})"
    rf"|(?P<day3>\d{{1,2}})[\s/.,-]*(?P<month3>{_MONTH})[\s/.,'-]*(?P<year3>(?:19|20)?\d{{2}})"
    rf"|(?P<month4>{_MONTH})[\s.]*(?P<day4>\d{{1,2}})\s*,\s*(?P<year4>(?:19|20)\d{{2}})"
    rf"|(?P<day5>\d{{1,2}})(?:[\s/.,-]|\bDE\b){{0,6}}(?P<month5>{'|'.join(_FOREIGN_MONTHS)})\b(?:[\s/.,'-]|\bDE\b){{0,6}}"
    r"(?P<year5>(?:19|20)\d{2})"
    r")(?![\d/]|[.-]\d)",
    re.IGNORECASE,
)
TIME = re.compile(
    r"(?<![\d.:])(?:(?P<hour>\d{1,2})\s?:\s?(?P<minute>\d{2})(?!\d)(?:\s?:\s?(?P<second>\d{2})(?!\d))?(?:\s?(?P<half>[AP])\.?M\b)?"
    r"|(?P<hour2>\d{1,2})\s?H\s?(?P<minute2>\d{2})(?!\w)|(?P<hour3>\d{1,2})\.(?P<minute3>\d{2})\s?(?:UHR\b|(?P<half3>[AP])\.?M\b))",
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
        part = {name.rstrip("12345"): value for name, value in match.groupdict().items() if value}
        year = int(part["year"])
        year += 0 if year > 99 else 2000 if year < 70 else 1900
        day = int(part["day"])
        month = int(part["month"]) if part["month"].isdigit() else _month(part["month"].upper())
        for candidate in ((month, day), (day, month)):
            try:
                return date(year, *candidate)
            except ValueError:
                continue
    return None


def parse_time(text: str) -> time | None:
    """The first time of day in a string, or None.

    >>> parse_time("8:13:39 PM"), parse_time("14h30"), parse_time("9.05 Uhr"), parse_time("25:00")
    (datetime.time(20, 13, 39), datetime.time(14, 30), datetime.time(9, 5), None)
    """
    for match in TIME.finditer(text):
        part = {name.rstrip("23"): value for name, value in match.groupdict().items() if value}
        hour, half = int(part["hour"]), part.get("half", "").upper()
        # Clocks of 24 hours print 22:17 PM too.
        hour += 12 if half == "P" and hour < 12 else -12 if half == "A" and hour == 12 else 0
        try:
            return time(hour, int(part["minute"]), int(part.get("second", 0)))
        except ValueError:
            continue
    return None


def _month(name: str) -> int:
    """The number of a month's name, 1 to 12, in any of the languages."""
    english = name[:3]
    if english in _MONTHS and re.fullmatch(_MONTH, name):
        return _MONTHS.index(english) + 1
    return next(number for number, names in enumerate(_FOREIGN_MONTHS, start=1) if re.fullmatch(names, name, re.IGNORECASE))
