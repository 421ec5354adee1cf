"""Text to money, dates and times: shared by the rules, the content and the metrics."""

import re
from datetime import date, time

CURRENCY_MARK = re.compile(r"^(?:RM|MYR|SGD|S\$|USD|EUR|GBP|ILS|JPY|KRW|NT\$|TWD|\$|€|£|₪|[¥￥]|[₩￦])\s*", re.IGNORECASE)
_MARK_BEHIND = re.compile(r"\s?(?:円|元|圓|원|₪|ש\"ח)$")
MONEY = re.compile(r"(?<![\d.,/:-])-?(?:\d{1,3}(?:[.,]\d{3})+|\d+)[.,]\d{2}(?![\d/:]|[.,-]\d)")
# Amounts without decimals are amounts only beside the mark of a currency that has no minor units.
_WHOLE = r"(?:\d{1,3}(?:,\d{3})+|\d+)"
WHOLE_MONEY = re.compile(
    rf"-?(?:[¥￥₩￦]|(?<![A-Z])(?:NT\$|JPY|KRW|TWD))\s?-?{_WHOLE}(?![.,]?\d)"
    rf"|(?<![\d.,/:-])-?{_WHOLE}\s?(?:円|元|圓|원)",
    re.IGNORECASE,
)
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_MONTH = (
    "(?:JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?"
    "|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)"
)
# German, French, Spanish, Italian, Dutch, Malay, Indonesian, Polish: by month, with accents and without. They ask for a year
# of four digits, for "2 SET 12" is a dish.
_FOREIGN_MONTHS = (
    "JANV?(?:IER|UAR|UARI)?|J[AÄ]N(?:NER)?|ENE(?:RO)?|GEN(?:NAIO)?|STY(?:CZNIA|CZE[NŃ])?",
    "F[EÉ]VR?(?:IER)?|FEB(?:RERO|BRAIO|RUAR|RUARI)?|LUT(?:EGO|Y)?",
    "M(?:[AÄ]|AE)RZ|MARS|MAR(?:ZO)?|MRT|MAART|MAC|MARET|MAR(?:CA|ZEC)",
    "AVR(?:IL)?|ABR(?:IL)?|APR(?:ILE)?|KWI(?:ETNIA|ECIE[NŃ])?",
    "MAI|MAYO|MAG(?:GIO)?|MEI|MAJA?",
    "JUIN|JUNI[O]?|GIU(?:GNO)?|JUN|CZE(?:RWCA|RWIEC)?",
    "JUIL(?:LET)?|JULI[O]?|LUG(?:LIO)?|JULAI|JUL|LIP(?:CA|IEC)?",
    "AO[UÛ]T|AGO(?:STO)?|AUGUSTUS|AGU(?:STUS)?|OGOS|SIE(?:RPNIA|RPIE[NŃ])?",
    "SET(?:T|TEMBRE)?|SEPT?(?:IEMBRE)?|SEPTEMBRE|WRZ(?:E[SŚ]NIA|ESIE[NŃ])?",
    "OKT(?:OBER)?|OCT(?:OBRE|UBRE)?|OTT(?:OBRE)?|PA[ZŹ](?:DZIERNIKA|DZIERNIK)?",
    "NOV(?:EMBRE|IEMBRE)?|LIS(?:TOPADA|TOPAD)?",
    "DEZ(?:EMBER)?|D[EÉ]C(?:EMBRE)?|DIC(?:IEMBRE|EMBRE)?|D[EI]S(?:EMBER)?|GRU(?:DNIA|DZIE[NŃ])?",
)
# The year before the first of an era: 令和6年 is 2024; 民國113年 too, which stands without its name where it has three digits.
_ERAS = {"昭和": 1925, "平成": 1988, "令和": 2018, "民國": 1911, "民国": 1911}
_REPUBLIC = 1911
DATE = re.compile(
    r"(?<![\d/.-])(?:(?:"
    r"(?P<year>(?:19|20)\d{2})(?P<s1>[/.-])(?P<month>\d{1,2})(?P=s1)(?P<day>\d{1,2})"
    r"|(?P<day2>\d{1,2})\s?(?P<s2>[/.-])\s?(?P<month2>\d{1,2})\s?(?P=s2)\s?(?P<year2>(?:19|20)?\d{2})"
    rf"|(?P<day3>\d{{1,2}})[\s/.,-]*(?P<month3>{_MONTH})[\s/.,'-]*(?P<year3>(?:19|20)?\d{{2}})"
    rf"|(?P<month4>{_MONTH})[\s.]*(?P<day4>\d{{1,2}})\s*,\s*(?P<year4>(?:19|20)\d{{2}})"
    rf"|(?P<day5>\d{{1,2}})(?:[\s/.,-]|\bDE\b){{0,6}}(?P<month5>{'|'.join(_FOREIGN_MONTHS)})\b(?:[\s/.,'-]|\bDE\b){{0,6}}"
    r"(?P<year5>(?:19|20)\d{2})"
    rf"|(?P<month6>{_MONTH})[\s.]*(?P<day6>\d{{1,2}})\s+(?P<year6>(?:19|20)\d{{2}})"
    r")(?![\d/]|[.-]\d)"
    rf"|(?:(?P<era>{'|'.join(_ERAS)})\s?(?P<year8>\d{{1,3}}|元)|(?P<year9>\d{{2,4}}))\s?[年년]"
    r"\s?(?P<month9>\d{1,2})\s?[月월]\s?(?P<day9>\d{1,2})\s?[日일])",
    re.IGNORECASE,
)
TIME = re.compile(
    r"(?<![\d.:])(?:(?P<hour>\d{1,2})\s?:\s?(?P<minute>\d{2})(?!\d)(?:\s?:\s?(?P<second>\d{2})(?!\d))?(?:\s?(?P<half>[AP])\.?M\b)?"
    r"|(?P<hour2>\d{1,2})\s?H\s?(?P<minute2>\d{2})(?!\w)|(?P<hour3>\d{1,2})\.(?P<minute3>\d{2})\s?(?:UHR\b|(?P<half3>[AP])\.?M\b))",
    re.IGNORECASE,
)


def parse_money(text: str) -> int | None:
    """The amount in minor units of a string such as ``RM 1,234.50``, or None if it is no amount.

    Without two decimals it is one only beside the mark of a currency without minor units.

    >>> parse_money("RM 1,234.50"), parse_money("12,90"), parse_money("7"), parse_money("hello")
    (123450, 1290, None, None)
    >>> parse_money("¥1,234"), parse_money("12,000원")
    (1234, 12000)
    """
    bare = text.strip()
    if not WHOLE_MONEY.fullmatch(bare):
        bare = _MARK_BEHIND.sub("", CURRENCY_MARK.sub("", bare)).strip()
        if not MONEY.fullmatch(bare):
            return None
    digits = re.sub(r"[^\d]", "", bare)
    return -int(digits) if "-" in bare else int(digits)


def parse_date(text: str, *, month_first: bool = False) -> date | None:
    """The first date in a string, or None; day before month, or ``month_first``, unless only the other way is a date.

    Years of the Japanese eras and of the Republic of China count from theirs, beside their signs.

    >>> parse_date("DATE:14/03/2018"), parse_date("5 MAR 18"), parse_date("99/99/2018")
    (datetime.date(2018, 3, 14), datetime.date(2018, 3, 5), None)
    >>> parse_date("令和6年11月21日(木)"), parse_date("113年11月21日"), parse_date("3/4/18", month_first=True)
    (datetime.date(2024, 11, 21), datetime.date(2024, 11, 21), datetime.date(2018, 3, 4))
    """
    for match in DATE.finditer(text):
        found = {name: value for name, value in match.groupdict().items() if value}
        part = {name.rstrip("12345689"): value for name, value in found.items()}
        signed = "month9" in found
        year = _year(part["year"], part.get("era", ""), signed=signed)
        day = int(part["day"])
        month = int(part["month"]) if part["month"].isdigit() else _month(part["month"].upper())
        orders = [(month, day)] if signed else [(month, day), (day, month)]
        for candidate in orders[::-1] if month_first and "month2" in found else orders:
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


def _year(text: str, era: str, *, signed: bool) -> int:
    """The year that is written, of an era or of two digits in 1970 to 2069; ``signed`` by the sign for year."""
    number = 1 if text == "元" else int(text)
    if era:
        return number + _ERAS[era]
    if signed and len(text) == 3:
        return number + _REPUBLIC
    return number + (0 if number > 99 else 2000 if number < 70 else 1900)


def _month(name: str) -> int:
    """The number of a month's name, 1 to 12, in any of the languages."""
    english = name[:3]
    if english in _MONTHS and re.fullmatch(_MONTH, name):
        return _MONTHS.index(english) + 1
    return next(number for number, names in enumerate(_FOREIGN_MONTHS, start=1) if re.fullmatch(names, name, re.IGNORECASE))
