"""Rules of one's own, to copy and change.

    tillroll label documents=examples/sroie/documents.jsonl functions=examples/my_rules.py out=runs/labels

What stands in this file votes, and nothing else. Rules of the library that are imported here vote too.
"""

from labeling_functions import declare, labeling_function
from labeling_functions.library.address import address_is_run_of_lines  # noqa: F401
from labeling_functions.library.contact import contact_and_registration  # noqa: F401
from receipts import is_date, is_money

AMOUNT = r"\d+\.\d\d\b"
DATE = r"\d{1,2}[/-]\d{1,2}[/-]\d{2,4}"


@labeling_function(label="total")
def amount_after_currency(document):
    """The last amount right behind its currency, on the same line."""
    yield from document.find(rf"\bRM\W*({AMOUNT})", group=1)[-1:]


@labeling_function(label="total")
def amount_right_of_total(document):
    """The last amount on a row that begins with the word total."""
    for word in document.find(r"^total\b"):
        yield from document.right_of(word, AMOUNT)[-1:]


@labeling_function(label="date")
def date_after_its_name(document):
    """A date behind the word date, on the same line."""
    yield from document.find(rf"\bdate\W*({DATE})", group=1)


@labeling_function(label="date")
def date_below_its_name(document):
    """The nearest date below the word date."""
    for word in document.find(r"^date\b"):
        yield from document.below(word, DATE)[:1]


@labeling_function(label="date")
def date_at_all(document):
    """Whatever looks like a date."""
    yield from document.find(is_date)


@labeling_function(label="company")
def company_is_first_line(document):
    """The whole first line."""
    yield document.line_spans[0]


@labeling_function(label="company")
def company_names_its_form(document):
    """A line that ends in a legal form."""
    yield from document.find(r"^.*\b(?:sdn\W*bhd|ltd|enterprise|trading)\W*$")


@labeling_function(label="other")
def money_paid_and_given_back(document):
    """Amounts on the rows of cash and change: no total, however much they look like one."""
    for word in document.find(r"\b(?:cash|change)\b"):
        yield from document.near(word, AMOUNT, rows=0)


# Declared in a line, and asked about all receipts at once.
tax = declare("tax", label="other", find=is_money, when=r"\b(?:gst|sst|tax)\b", unless=r"\btotal\b", about="Amounts of tax.")
