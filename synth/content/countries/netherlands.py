"""Netherlands: names, streets and towns from Faker; euros, btw of 21 and 9 % inside the prices, cash rounded to 5 cents."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from numpy.random import Generator

from receipts.config import component
from synth.content.faked import EUROPEAN, EuropeanLocale, worded
from synth.content.locale import Assortment, TaxRule
from synth.content.words.dutch import TRADE_WORDS
from synth.draw import Weight, listed, pick

_WORDS = worded(
    """
    titles: Kassabon | Bon | Kassabon | Factuur | Rekening | Klantticket | *** Bon *** | Nota | Kopie bon | Kwitantie
    tax_ids: BTW nr. {} | BTW: {} | BTW-nummer: {} | BTW nr: {} | Btw-nr. {} | BTW {} | BTWnr: {}
    phones: Tel. {} | Tel: {} | Telefoon: {} | Tel {} | {} | T: {} | T {}
    footers: www.{site}.nl | Ruilen binnen {8..30} dagen met kassabon | Bewaar deze bon voor garantie
    | U bent geholpen door {name} | Volg ons op Instagram @{site}
    | Vragen? {phone} | info@{site}.nl | Uw voordeel {0..9},{##} | Spaarpunten: {0..900} | Terminal: {A#A###}
    | Autorisatiecode: {######} | Betaling geslaagd | Akkoord
    | Kaartnr. xxxxxxxxxxxx{####} | Openingstijden: ma-za 8.00 - 20.00 uur | Contactloos | Geen geld terug | Zegels: {0..20}
    | Merchant: {########}
    thanks: Bedankt en tot ziens! | Bedankt voor uw bezoek | Tot ziens | Bedankt | Dank u wel en tot ziens | Graag tot ziens
    | Bedankt voor uw aankoop | Fijne dag!
    subtotal: Subtotaal | Subtotaal | Sub-totaal | Totaal artikelen | Tussentelling
    exclusive: Totaal excl. {tax} | Netto | Excl. {tax} | Totaal ex {tax}
    inclusive: Totaal incl. {tax} | Totaal incl. | Incl. {tax}
    discount: Korting | Korting | Uw voordeel | Bonuskorting | Actiekorting | Korting {1..5}0% | Tegoedbon
    tip: Fooi
    tax_row: {tax} {rate}% | {tax} | {rate}% {tax} | {tax} hoog {rate}% | {tax} bedrag | Waarvan {tax} {rate}%
    unrounded: Totaal | Subtotaal
    rounding: Afronding | Afronding | Afronding contant | Afrondingsverschil
    rounded: Totaal | Te betalen | Totaal afgerond
    final: Totaal | Totaal | TOTAAL | Te betalen | Totaal {cur} | Totaal te betalen | Totaalbedrag | TOTAAL {cur} | Bedrag
    | Eindtotaal | Te voldoen | Totaal bedrag | Totaal EUR
    pieces: Aantal artikelen | Artikelen | Aantal | Aantal stuks | Aant. art.
    change: Wisselgeld | Terug | Wisselgeld | Retour | Terug contant | Wisselgeld {cur}
    cash: Contant | Contant | CONTANT | Ontvangen | Contant betaald | Betaald contant | Contant {cur}
    summary: {tax} | {tax} % | {tax} tarief | {tax} overzicht | Tarief
    traps: Uw voordeel | Totaal korting | Statiegeld | Spaarpunten | Aanbetaling | Zegels
    base_head: Netto | Over | Excl. | Grondslag
    tax_head: {tax} | {tax} | Bedrag
    gross_head: Bruto | Incl. | Totaal
    included: {rate}% {tax} inbegrepen | Incl. {rate}% {tax} | Waarvan {tax} {rate}%
    payment_modes: Betaald met | Betaling | Betaalwijze
    head_name: Omschrijving | Artikel | Product | Omschr.
    head_quantity: Aantal | Aant. | Aant | St
    head_price: Prijs | Stukprijs | P.st. | Prijs p.st.
    head_amount: Bedrag | Totaal | {cur} | Bedrag | Prijs
    head_tax: BTW | B
    printed_on: Afgedrukt
    hotline: 0900 1234
    slogans: Sinds {1890..2010} | Welkom bij {site} | Lekker dichtbij | Filiaal {####} | Altijd vers | Winkel {###}
    | Elke zondag open | Kwaliteit en service
    bill_to: Klant: | Factuur aan: | Debiteur:
    mobile: 06-{########}
    number: Bonnr. | Bon | Bonnummer | Factuurnr. | Bon nr. | Transactie | Kassabon | Ticket | Trans. | Ordernr. | Nota nr.
    date: Datum | Datum | Datum | Dat. | Datum/tijd | Besteldatum
    time: Tijd | Tijd | Om
    cashier: Medewerker | Kassamedewerker | Bediend door | Verkoper | Kassier | U bent geholpen door | Ober | Bediening | Medew.
    table: Tafel | Tafel | Tafelnr.
    covers: Personen | Gasten | Pers.
    extras: Kassa = {1..12} | Filiaal = {####} | Kassa = {##} | Klant = {######} | Winkel = {###} | Pos = {##}
    | Ref. = {######} | Poi = {########} | Dienst = {1..3} | Periode = {####} | Klant = CONTANT
    weekdays: zo | ma | di | wo | do | vr | za
    cards: PIN | Pin | PINNEN | Pinbetaling | Maestro | V PAY | Visa | Mastercard | Debit Mastercard | Contactloos | Creditcard
    articles: 87########### | 87########### | ###### | #### | 2############
    promos: Korting | Bonus | Actie | 2e halve prijs | Actiekorting | Korting 10%
    """
)
_NOUNS = worded(
    """
    grocery: Supermarkt | Bakkerij | Slagerij | Kaashandel | Groentewinkel | Slijterij | Markt | Drankenhandel | Bloemen
    | Vishandel | Buurtsuper | Dierenwinkel | Warenhuis
    hardware: Bouwmarkt | IJzerhandel | Verf & Behang | Gereedschap | Bouwmaterialen | Doe-het-zelf | Tuincentrum
    stationery: Boekhandel | Kantoorboekhandel | Primera | Drukkerij | Copyshop
    pharmacy: Apotheek | Drogisterij | Parfumerie | Optiek
    fuel: Tankstation | Benzinestation | Servicestation | Oliehandel
    restaurant: Restaurant | Eetcafé | Café | Pannenkoekenhuis | Snackbar | Cafetaria | Grand Café | Pizzeria | Brasserie
    | Lunchroom | IJssalon | Wokrestaurant | Bistro
    cafe: Café | Koffiehuis | Koffiebranderij | Lunchroom
    hotel: Hotel | Herberg | Pension | Hostel
    clothing: Mode | Schoenen | Kleding | Boutique
    electronics: Elektronica | Computers | Telefoonwinkel | Witgoed | Foto
    parking: Parkeergarage | Parkeren | Parkeerservice
    service: Garage | Stomerij | Kapsalon | Service
    """
)
# Usual prices in euros; r marks food and books, which are taxed at the lower rate.
_GOODS = worded(
    """
    grocery: HALFV MELK 1L = 1.19 r | KARNEMELK = 1.15 r | ROOMBOTER 250G = 2.69 r | VOLKOREN BROOD = 2.29 r
    | WIT BROOD HALF = 1.39 r | KROKANTE BOL X4 = 1.89 r | EIEREN M 10ST = 2.79 r
    | JONG BELEGEN = 5.49 r | GOUDSE KAAS PLK = 2.99 r | VLA VANILLE 1L = 1.79 r | YOGHURT {brand} = 1.25 r
    | KWARK NATUREL = 1.49 r | HAGELSLAG PUUR = 2.19 r | PINDAKAAS {brand} = 2.99 r
    | STROOPWAFELS = 1.69 r | ONTBIJTKOEK = 1.45 r | DROP ZOUT = 1.99 r | CHIPS NATUREL = 1.49 r | BANANEN = 1.79 r
    | ELSTAR APPELS = 2.49 r | TROSTOMATEN = 1.99 r | KOMKOMMER = 0.99 r
    | PAPRIKA ROOD = 0.99 r | AARDAPPELEN 3KG = 3.79 r | UIEN 1KG = 1.19 r | BLOEMKOOL = 2.29 r | SPINAZIE 300G = 1.49 r
    | SPERZIEBONEN = 2.19 r | RUNDERGEHAKT = 4.49 r | KIPFILET 500G = 5.79 r
    | ROOKWORST = 2.49 r | ACHTERHAM = 1.99 r | ZALMFILET = 5.99 r | SPAGHETTI 500G = 0.99 r | RIJST 1KG = 1.99 r
    | PASTASAUS = 1.59 r | KOFFIE {brand} 500G = 6.49 r | THEE 20ST = 1.29 r
    | SUIKER 1KG = 1.19 r | PIZZA SALAMI = 2.99 r | APPELSAP 1L = 1.39 r | COLA 1,5L = 2.09 r | PILS 6X33CL = 4.49
    | RODE WIJN = 4.99 | STATIEGELD = 0.25 | WASMIDDEL {brand} = 8.99
    | TOILETPAPIER 8R = 3.79 | AFWASMIDDEL = 1.29 | TANDPASTA = 1.99 | SHAMPOO = 2.99 | DRAAGTAS = 0.25 | TULPEN BOS = 3.99 r
    | KATTENVOER = 2.49
    hardware: SCHROEVEN 4X40 = 5.99 | PLUGGEN 8MM = 3.49 | MUURVERF WIT 10L = 34.99 | KWAST 50MM = 3.99 | VERFROLLER = 6.49
    | KIT WIT = 5.99 | HAMER = 11.99 | LED LAMP E27 = 4.49 | STEKKERDOOS = 8.99
    | TUINSLANG 15M = 17.99 | POTGROND 40L = 5.49 | HANGSLOT = 8.49 | BOORSET = 14.99 | AFPLAKBAND = 2.99
    | HANDZAAG = 12.99 | WATERPAS 60CM = 14.99 | ROLMAAT 5M = 6.99 | COMBINATIETANG = 12.99 | HOUTLIJM = 5.49
    | MUURVULLER {1..5}KG = 8.99 | CEMENT 25KG = 6.99 | TRAP {3..7} TREDEN = 59.99 | DEURKRUK = 14.99 | STOPCONTACT = 4.99
    | SCHAKELAAR = 4.49 | MENGKRAAN {brand} = 59.99 | BOOR {3..12}MM = 3.29 | SCHUURPAPIER K{80..240} = 1.49
    | WERKHANDSCHOEN {8..10} = 4.99 | AFDEKZEIL 4X5M = 9.99 | ACCUBOOR {brand} 18V = 99.99 | SLOT = 24.99
    | LAMINAAT M2 = 13.99 | BEITS {1..3}L = 27.99
    stationery: BALPEN 4ST = 2.99 | SCHRIFT A4 = 1.49 | PRINTPAPIER = 5.49 | ORDNER = 2.99 | LIJMSTIFT = 1.79
    | WENSKAART = 2.75 | BOEK = 22.99 r | TIJDSCHRIFT = 6.49 r | KRANT = 3.20 r | KOPIE A4 = 0.10
    pharmacy: PARACETAMOL 50ST = 1.49 | NEUSSPRAY = 3.99 r | PLEISTERS = 2.49 | ZONNECREME F50 = 11.99 | VITAMINE C = 4.99
    | HANDCREME = 2.99 | DOUCHEGEL = 1.99 | LUIERS M4 = 9.99 | HOESTDRANK = 6.49 r
    | IBUPROFEN 20ST = 2.29 r | KEELTABLETTEN = 3.79 r | MAAGTABLETTEN = 4.29 r | OOGDRUPPELS = 6.99 r | MAGNESIUM = 7.99
    | DEODORANT {brand} = 2.49 | SHAMPOO {brand} = 3.49 | TANDPASTA = 1.99 | TANDENBORSTEL = 2.49 | BABYDOEKJES = 1.49
    | LIPPENBALSEM = 2.19 | MASKERS {10..50} ST = 4.99 | THERMOMETER DIGITAAL = 6.99 | WATTENSCHIJFJES = 1.09
    | SCHEERMESJES = 8.99 | GEZICHTSCREME = 12.99 | MASCARA {brand} = 9.99 | HAARLAK = 2.79 | GAASJES {10..50} ST = 2.89
    | ZWANGERSCHAPSTEST = 4.99
    fuel: EURO 95 E10 = 1.98 | SUPER 98 = 2.12 | DIESEL B7 = 1.76 | LPG = 0.89
    restaurant: Uitsmijter = 9.50 r | Tosti ham kaas = 5.95 r | Broodje kroket = 7.50 r | Broodje gezond = 7.95 r
    | 12-uurtje = 13.50 r | Tomatensoep = 6.50 r | Uiensoep = 6.75 r | Carpaccio = 12.50 r
    | Bitterballen 8 st = 8.50 r | Kaasplankje = 12.00 r | Saté van kip = 18.50 r | Schnitzel = 19.50 r | Biefstuk = 24.50 r
    | Spareribs = 21.00 r | Hamburger = 16.50 r | Kibbeling = 12.50 r | Zalmfilet = 22.50 r
    | Stamppot = 15.00 r | Pannenkoek spek = 11.50 r | Poffertjes = 7.50 r | Patat mayo = 3.75 r | Frikandel = 2.50 r
    | Kroket = 2.60 r | Friet groot = 4.25 r | Salade geitenkaas = 15.50 r | Appelgebak = 4.75 r
    | Slagroom = 0.75 r | Dame blanche = 7.50 r | Koffie = 2.95 r | Cappuccino = 3.35 r | Thee = 2.85 r | Verse jus = 4.25 r
    | Cola = 3.00 r | Spa rood = 2.90 r | Pilsje = 3.40 | Witbier = 4.50 | Huiswijn = 4.75 | Jenever = 3.25 | Prosecco = 5.50
    """
)


@component
class Netherlands(EuropeanLocale):
    """Receipts as the Netherlands print them: btw inside the prices, KvK numbers, legal forms such as B.V.

    Attributes:
        weight: how often it is taken, against the other locales.
    """

    weight: Weight = 1.0
    code: ClassVar[str] = "nl_NL"
    faker_code: ClassVar[str] = "nl_NL"
    coin: ClassVar[int] = 5
    upper_share: ClassVar[float] = 0.35
    assortment: ClassVar[Assortment | None] = Assortment(_GOODS, step=10, endings=(9, 9, 9, 5, 0), meal_step=5)
    nouns: ClassVar[Mapping[str, Sequence[str]]] = _NOUNS
    shapes: ClassVar[Sequence[str]] = listed(
        """
        {noun} {surname} | {noun} {surname} | {surname} B.V. | {noun} {surname} B.V. | {invented} B.V. | {noun} {invented} |
        {invented} | {noun} De {invented} | {surname} & Zn. | {noun} {town} | {noun} 't {invented} | {surname} Retail B.V. |
        V.O.F. {surname} | {noun} De Markt | {noun} Gebr. {surname}
        """
    )
    places: ClassVar[Sequence[str]] = ("Winkelcentrum {invented}", "Station {town}", "Filiaal {town}")
    addresses: ClassVar[Sequence[str]] = listed(
        """
        {street} {1..180} / {postcode} {town} | {street} {1..180} / {postcode} {town} | {street} {1..90}a / {postcode} {town} |
        {street} {1..90}, {town} | {place} / {street} {1..90} / {postcode} {town} | Dorpsstraat {1..150} / {postcode} {town} |
        Markt {1..40} / {postcode} {town} | {street} {1..90}-{91..99} / {postcode} {town}
        """
    )
    phone_forms: ClassVar[Sequence[str]] = (
        "0{##}-{#######}",
        "0{###}-{######}",
        "0{##} {#######}",
        "0{##} - {### ## ##}",
        "088-{#######}",
        "+31 {##} {#######}",
    )
    registration_forms: ClassVar[Sequence[str]] = (
        "KvK {########}",
        "KvK: {########}",
        "KvK nr. {########}",
        "K.v.K. {########}",
        "Filiaal {####}",
    )
    registration_share: ClassVar[float] = 0.45
    tax_id_forms: ClassVar[Sequence[str]] = (
        "NL{#########}B01",
        "NL{####}.{##}.{###}.B01",
        "NL{#########}B{##}",
        "NL {#########} B01",
    )
    words: ClassVar[Mapping[str, Sequence[str]]] = {
        **EUROPEAN,
        **_WORDS,
        **TRADE_WORDS,
        "service": (),
        "tax": ("BTW",),
        "marks": ("", "", "", "€ ", "€", "EUR ", "€ "),
        "afters": ("", "", "", " EUR"),
        "heads": ("EUR", "€", "Euro"),
    }

    def tax(self, kind: str, when: date, rng: Generator) -> TaxRule | None:
        """Btw at 21 % and, for food, meals, medicine and books, 9 %; 6 % before 2019."""
        full, low = pick(rng, (("H", "L"), ("2", "1"), ("A", "B"), ("21%", "L"), ("*", "+")))
        if kind == "cafe":
            return TaxRule(pick(rng, ("BTW", "Btw")), 900 if when.year >= 2019 else 600, low, "", levels={})
        levels = dict.fromkeys(("food", "books", "medicine", "prescription", "lodging"), "reduced")
        return TaxRule(pick(rng, ("BTW", "BTW", "Btw")), 2100, full, "", 900 if when.year >= 2019 else 600, low, levels)

    def date_formats(self) -> Mapping[str, float]:
        """Days, months and years with hyphens, above all."""
        return {
            "%d-%m-%Y": 55.0,
            "%d-%m-%y": 12.0,
            "%d/%m/%Y": 14.0,
            "%d.%m.%Y": 2.0,
            "%-d-%-m-%Y": 8.0,
            "%d/%m/%y": 5.0,
            "%-d %B %Y": 2.0,
        }
