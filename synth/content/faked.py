"""Locales whose names, streets and towns come from Faker and whose months come from Babel: a country is then mostly words."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any, ClassVar

from numpy.random import Generator

from receipts.config import nearest
from receipts.content import Receipt
from synth.content.locale import Company, Locale
from synth.content.slip import with_slip
from synth.draw import Slots, chance, fill, listed, pick

# How Babel's patterns name what strftime's do.
_NAMED = {"%b": "MMM", "%B": "MMMM", "%a": "EEE", "%A": "EEEE"}


class FakedLocale(Locale):
    """A country that Faker knows. What it draws is seeded from the sample's own stream.

    Attributes:
        faker_code: Faker's name for the country.
        shapes: of companies' names: templates of ``{surname}``, ``{first}``, ``{town}``, ``{invented}`` and ``{noun}``.
        nouns: what kinds of shop are called; ``grocery`` stands in for a kind that is missing.
        addresses: templates of ``{street}``, ``{town}``, ``{postcode}``, ``{state}``, ``{place}``; " / " begins a line.
        places: what stands in an address beside the street, such as a shopping centre.
        phone_forms, registration_forms, tax_id_forms: templates of numbers.
        people: templates of cashiers.
        registration_share: how many shops print a registration.
        more_slots: slots of the country's own in all these templates, with what Faker calls each.
    """

    cased: ClassVar[bool] = True
    upper_share: ClassVar[float] = 0.3
    price_scale: ClassVar[float] = 0.4
    faker_code: ClassVar[str]
    shapes: ClassVar[Sequence[str]]
    nouns: ClassVar[Mapping[str, Sequence[str]]]
    addresses: ClassVar[Sequence[str]]
    places: ClassVar[Sequence[str]] = ("",)
    phone_forms: ClassVar[Sequence[str]]
    registration_forms: ClassVar[Sequence[str]]
    tax_id_forms: ClassVar[Sequence[str]]
    people: ClassVar[Sequence[str]] = ("{first}", "{first}", "{first} {surname}", "{first} {A}.", "{##}", "{###}")
    registration_share: ClassVar[float] = 0.3
    more_slots: ClassVar[Mapping[str, str]] = {}

    def company(self, kind: str, rng: Generator) -> Company:
        """A shop of one kind with a name and an address of the country."""
        slots = self._slots(kind, rng)
        lines = fill(rng, pick(rng, self.addresses), slots).split(" / ")
        return Company(
            name=_tidy(fill(rng, pick(rng, self.shapes), slots)),
            brand=self.invented(rng).capitalize() if chance(rng, 0.12) else "",
            registration=fill(rng, pick(rng, self.registration_forms), slots) if chance(rng, self.registration_share) else "",
            address=tuple(_tidy(line) for line in lines if line.strip()),
            phone=fill(rng, pick(rng, self.phone_forms), {}) if chance(rng, 0.85) else "",
            tax_id=fill(rng, pick(rng, self.tax_id_forms), {}),
        )

    def person(self, rng: Generator) -> str:
        """A cashier's name or number."""
        return fill(rng, pick(rng, self.people), self._slots("grocery", rng))

    def written(self, when: datetime, form: str) -> str:
        """A moment as a strftime pattern has it; months and days in the country's language, from Babel."""
        from babel.dates import format_datetime

        for sign, named in _NAMED.items():
            if sign in form:
                form = form.replace(sign, self.spelled(format_datetime(when, named, locale=self.code)))
        return when.strftime(form)

    def completed(self, receipt: Receipt, rng: Generator) -> Receipt:
        """The receipt, on some that a card pays with the slip of the terminal."""
        return with_slip(receipt, self, rng)

    def spelled(self, text: str) -> str:
        """A text from Faker or Babel as the country's tills can print it."""
        return text

    def _slots(self, kind: str, rng: Generator) -> Slots:
        fake = _faker(self.faker_code)
        fake.seed_instance(int(rng.integers(2**63)))
        made = {
            "surname": fake.last_name,
            "first": fake.first_name,
            "street": fake.street_name,
            "town": fake.city,
            "postcode": fake.postcode,
            "state": fake.state_abbr if self.faker_code == "en_US" else fake.city,
        }
        made |= {name: getattr(fake, method) for name, method in self.more_slots.items()}
        slots: dict[str, Any] = {name: (lambda _, make=make: self.spelled(make())) for name, make in made.items()}

        def brand(stream: Generator) -> str:
            return self.invented(stream).capitalize()

        return {**slots, "invented": brand, "noun": self.nouns.get(kind, self.nouns["grocery"]), "place": self.places}


class EuropeanLocale(FakedLocale):
    """A country of continental Europe: the euro unless it says otherwise, decimal commas, value added tax inside all prices."""

    currency: ClassVar[str] = "EUR"
    coin: ClassVar[int] = 1
    decimal_mark: ClassVar[str] = ","
    thousands_mark: ClassVar[str] = "."
    taxed_inside: ClassVar[bool | None] = True
    services: ClassVar[Sequence[int]] = ()

    def date_formats(self) -> Mapping[str, float]:
        """Days, months and years with strokes, above all."""
        return {"%d/%m/%Y": 60.0, "%d/%m/%y": 22.0, "%d-%m-%Y": 6.0, "%d.%m.%Y": 3.0, "%d-%m-%y": 3.0, "%-d %B %Y": 1.0}

    def time_formats(self) -> Mapping[str, float]:
        """Clocks of 24 hours."""
        return {"%H:%M": 5.0, "%H:%M:%S": 4.0}


def worded(text: str) -> Mapping[str, Sequence[str]]:
    """The words of a language: ``name: one | another`` a line; a line that begins with a bar goes on.

    >>> worded("total: Summe | Gesamt\\n  | Total")
    {'total': ('Summe', 'Gesamt', 'Total')}
    """
    found: dict[str, str] = {}
    name = ""
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("|"):
            found[name] += f" {line}"
        else:
            name, _, found[name] = line.partition(": ")
    return {name: listed(options) for name, options in found.items()}


def _tidy(text: str) -> str:
    return " ".join(text.split())


@cache
def _faker(code: str) -> Any:
    from faker import Faker
    from faker.config import AVAILABLE_LOCALES

    if code not in AVAILABLE_LOCALES:
        raise ValueError(f"faker_code: Faker has no names and towns of {code}{nearest(code, AVAILABLE_LOCALES)}")
    fake = Faker(code)
    for provider in fake.get_providers():
        # Italy's towns are a list made of a set: in another order in every process.
        if code == "it_IT" and hasattr(provider, "cities"):
            provider.cities = sorted(provider.cities)
    return fake


# What tills write alike in the languages of Europe.
EUROPEAN: Mapping[str, Sequence[str]] = worded(
    """
    registrations: {}
    faxes: Fax: {} | Fax {} | Fax. {}
    phone: Tel.
    no_phone: Tel. | Tel: | Fax:
    sites: www.{site}.com | info@{site}.com | {site}@gmail.com
    times: {q} x {p} | {q} X {p} | {q} x {p} | {q} * {p} | {p} x {q} | {q}x {p} | {q} x {m}{p} | {q} @ {p}
    rates: {c} {r}% | {c}={r}% | {r}% | {c} {r} % | {c}: {r}% | {r} %
    numbers: #### | ##### | ###### | ####-#### | 20##/#### | ##-##### | A-##### | ####### | ### | F##-####
    tables: {1..60} | T{1..40} | {##} | {A}{1..12} | Bar {1..9} | {1..30}/{1..4}
    """
)
