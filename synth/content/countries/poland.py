"""Poland: names, streets and towns from Faker; zloty, VAT of 23, 8 and 5 % inside the prices, letters of its own."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from numpy.random import Generator

from receipts.config import component
from synth.content.faked import EUROPEAN, EuropeanLocale, worded
from synth.content.locale import Assortment, TaxRule
from synth.content.words.polish import TRADE_WORDS
from synth.draw import Weight, listed, pick

_WORDS = worded(
    """
    titles: PARAGON FISKALNY | PARAGON FISKALNY | Paragon fiskalny | Paragon | Faktura | Rachunek | Wydruk niefiskalny
    | Potwierdzenie sprzedaży
    tax_ids: NIP {} | NIP: {} | NIP {} | N I P {} | NIP:{}
    phones: tel. {} | Tel. {} | tel: {} | Tel: {} | telefon {} | {}
    footers: www.{site}.pl | Zwroty do {14..30} dni z paragonem | Zachowaj paragon | Reklamacje tylko z paragonem
    | NIP nabywcy: | Zapraszamy codziennie {6..9}-{20..23}
    | Nr unikatowy {AAA##########} | #{A##A##A##A##A##A} | Karta klienta: {########} | Punkty: {0..900}
    | Oszczędzasz {0..9},{##} | Infolinia {phone} | Sprzedawca: {name}
    | Nr sys. {#####} | Terminal {########} | Autoryzacja {######} | Zgadza się | sklep@{site}.pl | Niefiskalny
    | Numer transakcji {######} | Rozliczenie płatności
    thanks: Dziękujemy | Dziękujemy za zakupy | Zapraszamy ponownie | Dziękujemy i zapraszamy ponownie
    | Dziękujemy! Zapraszamy! | Do zobaczenia | Smacznego
    subtotal: Podsuma | Razem | Wartość | Suma częściowa | Podsuma {cur}
    exclusive: Netto | Razem netto | Wartość netto
    inclusive: Suma brutto | Razem brutto | Brutto
    discount: Rabat | Rabat | Opust | Upust | Rabat {1..5}0% | Kupon rabatowy | Zniżka
    tip: Napiwek
    tax_row: PTU {rate}% | {tax} {rate}% | Suma PTU | Kwota PTU {rate}% | {tax} | Podatek {rate}%
    unrounded: Razem | Suma
    rounded: Suma PLN | Do zapłaty
    final: Suma PLN | SUMA PLN | SUMA PLN | Suma | Do zapłaty | DO ZAPŁATY | Razem | Suma: PLN | Razem PLN | Do zapłaty PLN
    | Razem do zapłaty | SUMA | Należność
    pieces: Liczba pozycji | Pozycji | Ilość | Artykułów | Poz.
    change: Reszta | Reszta | Reszta PLN | Wydano | Reszta gotówka
    cash: Gotówka | Gotówka | GOTÓWKA | Gotówka PLN | Zapłacono gotówka | Wpłata | Otrzymano
    summary: PTU | Stawka | Stawka PTU | {tax}
    traps: Rabat razem | Punkty | Oszczędność | Zaliczka | Kaucja
    base_head: Netto | Sprz. opod. | Sprzed. opod.
    tax_head: PTU | {tax} | Kwota PTU
    gross_head: Brutto | Wartość | Kwota
    included: w tym {tax} {rate}% | Zawiera {tax} {rate}%
    rates: PTU {c} {r}% | {c} {r}% | Kwota {c} {r}% | {c} = {r}% | PTU {c}
    payment_modes: Forma płatności | Płatność | Zapłacono
    times: {q} x {p} | {q} x{p} | {q}x{p} | {q} szt. x {p} | {q} * {p} | {q}szt.x{p} | {q} x {p} | {q} szt x {p}
    head_name: Nazwa | Towar | Artykuł | Nazwa towaru
    head_quantity: Ilość | Il. | Szt.
    head_price: Cena | Cena jedn. | C.j.
    head_amount: Wartość | Kwota | {cur} | Razem
    head_tax: PTU | St.
    printed_on: Wydrukowano
    hotline: 801 123 456
    slogans: Sklep nr {####} | Zapraszamy | Od {1950..2015} roku | Zawsze świeże | Polski sklep | Sklep {###}
    | Smacznie i tanio | Otwarte codziennie
    phone: tel.
    no_phone: tel. | Tel:
    sites: www.{site}.pl | biuro@{site}.pl | {site}@gmail.com
    bill_to: Nabywca: | Klient: | Odbiorca:
    mobile: 6{##} {###} {###}
    number: Nr | Paragon nr | Nr wydr. | Nr paragonu | Faktura nr | Nr transakcji | Rachunek nr | Nr sys. | Dok. | nr wydr.
    date: Data | Data | Data sprzedaży | Dnia | Data wystawienia | dn.
    time: Godz. | Czas | Godzina | godz.
    cashier: Kasjer | Kasjer | Kasa/Kasjer | Sprzedawca | Kelner | Obsługa | Kasjer nr | Obsługiwał
    table: Stolik | Stolik nr | Stół
    covers: Osób | Gości | Liczba osób
    extras: Kasa = {1..12} | Kasa = {##} | Sklep = {####} | Zmiana = {1..3} | Nr zam. = {####} | Klient = DETALICZNY
    | Ref = {######} | Nr kasy = {#} | Stan. = {##}
    weekdays: nd | pn | wt | śr | cz | pt | sob
    cards: Karta | KARTA | Karta płatnicza | Karta VISA | Karta kredytowa | BLIK | Mastercard | Bezgotówkowa | Przelew | Bon
    | Karta debetowa
    numbers: ###### | W###### | ####/## | F###### | #### | ##### | PA/####/20## | ###/##/#### | ####### | ##
    articles: 590########## | 590########## | ###### | #### | 2############
    promos: Rabat | Promocja | Opust | Rabat 10% | Kupon | Obniżka
    """
)
_NOUNS = worded(
    """
    grocery: Sklep spożywczy | Delikatesy | Market | Piekarnia | Supermarket | Warzywniak | Cukiernia | Mięso i wędliny
    | Monopolowy | Kwiaciarnia | Drogeria | Sklep
    hardware: Market budowlany | Artykuły metalowe | Budowlanka | Farby i lakiery | Narzędzia | Hurtownia
    stationery: Księgarnia | Papiernik | Artykuły biurowe | Kiosk | Ksero
    pharmacy: Apteka | Zielarnia | Drogeria | Optyk
    fuel: Stacja paliw | Paliwa | Stacja
    restaurant: Restauracja | Bar mleczny | Pizzeria | Kawiarnia | Karczma | Kebab | Pierogarnia | Bistro | Gospoda | Sushi
    | Lodziarnia | Burger
    cafe: Kawiarnia | Cukiernia | Palarnia kawy
    hotel: Hotel | Pensjonat | Zajazd | Hostel
    clothing: Odzież | Obuwie | Moda | Butik
    electronics: Elektronika | Komputery | Telefony | RTV AGD | Foto
    parking: Parking | Garaże | Parkingi
    service: Warsztat | Pralnia | Fryzjer | Usługi
    """
)
# Usual prices in zloty; r marks food and books, which are taxed at the lower rate.
_GOODS = worded(
    """
    grocery: Mleko 3,2% 1l = 3.79 r | Masło extra 200g = 7.49 r | Chleb zwykły 500g = 4.59 r | Bułka kajzerka = 0.69 r
    | Jaja M 10szt = 9.99 r | Ser gouda kg = 29.90 r | Twaróg półtłusty = 5.49 r
    | Śmietana 18% = 2.99 r | Jogurt naturalny = 2.29 r | Kefir 400g = 2.59 r | Szynka kons. = 6.99 r
    | Kiełbasa śląska = 12.99 r | Parówki {brand} = 7.49 r | Boczek wędz. = 8.99 r | Filet z kurczaka = 19.90 r
    | Schab b/k = 18.90 r | Mięso mielone = 14.99 r | Łosoś wędzony = 14.49 r | Śledź w oleju = 7.29 r | Banany = 5.99 r
    | Jabłka Ligol = 3.49 r | Pomidory mal. = 12.90 r | Ogórek szkl. = 3.20 r
    | Ziemniaki 2kg = 5.49 r | Cebula = 2.79 r | Marchew = 2.49 r | Kapusta kiszona = 4.99 r | Papryka czerw. = 6.40 r
    | Makaron świder. = 4.49 r | Ryż 4x100g = 4.29 r | Mąka tortowa = 3.29 r
    | Cukier 1kg = 3.99 r | Olej rzepak. 1l = 7.99 r | Ketchup {brand} = 6.49 r | Majonez 310ml = 7.89 r
    | Kawa {brand} 250g = 14.99 | Herbata 100t = 9.99 | Czekolada mleczna = 5.29 | Ciastka {brand} = 4.79
    | Chipsy 140g = 6.99 | Woda min. 1,5l = 2.29 | Cola 2l = 8.49 | Sok pomarańcz. 1l = 5.99 r | Piwo {brand} 0,5 = 3.99
    | Wino czerwone = 24.99 | Wódka 0,5l = 32.99 | Papier toalet. = 12.99
    | Płyn do naczyń = 5.99 | Proszek {brand} = 29.99 | Szampon {brand} = 13.99 | Reklamówka = 0.50 | Karma dla kota = 3.49
    | Baterie AA = 11.99
    hardware: Wkręty 4x40 = 12.90 | Kołki 8mm = 9.50 | Farba biała 10l = 119.00 | Pędzel 50mm = 9.90 | Wałek = 18.90
    | Silikon = 21.50 | Młotek = 34.90 | Żarówka LED = 12.90 | Przedłużacz 5m = 39.90
    | Kłódka = 24.90 | Klej do płytek = 29.90 | Cement 25kg = 18.50 | Taśma mal. = 7.90 | Wąż 20m = 59.90
    | Piła ręczna = 34.90 | Poziomica 60cm = 39.90 | Miara 5m = 14.90 | Kombinerki = 29.90 | Klej do drewna = 16.90
    | Gładź {1..5}kg = 22.90 | Zaprawa 25kg = 21.90 | Drabina {3..7} st. = 199.00 | Klamka = 44.90 | Gniazdko = 12.90
    | Wyłącznik = 11.90 | Bateria {brand} = 169.00 | Wiertło {3..12}mm = 8.90 | Papier ścierny {80..240} = 2.50
    | Rękawice r.{8..10} = 6.90 | Folia malarska = 4.90 | Wkrętarka {brand} 18V = 299.00 | Zamek = 69.90
    | Panele m2 = 44.90 | Lakier {1..3}l = 59.90
    stationery: Długopis = 3.50 | Zeszyt A5 60k = 3.99 | Ryza A4 = 21.90 | Segregator = 12.90 | Klej szt. = 4.50
    | Blok rys. = 5.20 | Książka = 44.90 r | Gazeta = 4.50 r | Ksero A4 = 0.30 r | Kredki 12 = 14.90
    pharmacy: Apap 24 tabl. = 15.99 r | Ibuprom = 18.90 r | Witamina C = 12.50 r | Plastry = 7.90 r | Krem do rąk = 9.99
    | Syrop na kaszel = 24.90 r | Pasta do zębów = 11.99 | Krople do oczu = 21.90 r
    | Pieluchy 4 = 49.99 r | Żel pod prysznic = 10.99
    | Ibuprofen 200mg = 11.99 r | Polopiryna = 12.90 r | Pastylki na gardło = 17.90 r | Aerozol do nosa = 19.90 r
    | Magnez B6 = 14.90 r | Elektrolity = 13.50 r | Maść rozgrzew. = 18.90 r | Dezodorant {brand} = 12.99
    | Szampon {brand} = 16.90 | Krem {brand} = 29.90 | Pomadka ochr. = 7.99 | Szczoteczka = 9.99 | Chusteczki dz. = 6.99
    | Mleko {1..3} 800g = 49.90 r | Maseczki {10..50} szt = 14.90 | Termometr = 24.90 | Gaza jałowa = 3.50 r
    | Bandaż = 4.90 r | Test ciążowy = 11.90 | Wit. D {1..4}000 = 21.90 r
    fuel: BENZYNA PB95 = 6.49 | OLEJ NAPĘDOWY ON = 6.59 | PB 98 = 7.09 | LPG = 2.99
    restaurant: Rosół z makaronem = 14.00 | Żurek = 18.00 | Barszcz z uszkami = 17.00 | Pomidorowa = 13.00
    | Pierogi ruskie = 26.00 | Pierogi z mięsem = 29.00 | Kotlet schabowy = 36.00 | Gołąbki = 28.00
    | Bigos = 27.00 | Placki ziemniaczane = 25.00 | Żeberka = 44.00 | Golonka = 49.00 | Kaczka pieczona = 62.00
    | Dorsz smażony = 46.00 | Filet z kurczaka = 35.00 | Stek wołowy = 79.00 | Pizza Margherita = 29.00
    | Pizza Pepperoni = 36.00 | Burger {brand} = 39.00 | Kebab duży = 28.00 | Frytki = 12.00 | Surówka = 8.00
    | Sałatka grecka = 27.00 | Naleśniki = 21.00 | Sernik = 18.00 | Szarlotka = 17.00 | Lody 3 gałki = 18.00
    | Kawa czarna = 11.00 | Cappuccino = 14.00 | Herbata = 10.00 | Kompot = 8.00 | Lemoniada = 15.00 | Woda 0,3 = 7.00
    | Cola 0,2 = 8.00 | Piwo 0,5 = 15.00 | Wino 150ml = 19.00 | Wódka 40ml = 12.00
    """
)


@component
class Poland(EuropeanLocale):
    """Receipts as Poland's fiscal printers print them: PTU letters behind prices, SUMA PLN; some in plain letters.

    Attributes:
        weight: how often it is taken, against the other locales.
    """

    weight: Weight = 1.0
    code: ClassVar[str] = "pl_PL"
    faker_code: ClassVar[str] = "pl_PL"
    currency: ClassVar[str] = "PLN"
    upper_share: ClassVar[float] = 0.4
    price_scale: ClassVar[float] = 0.95
    thousands_mark: ClassVar[str] = " "
    folding: ClassVar[Mapping[str, str]] = dict(zip("ĄĆĘŁŃÓŚŹŻąćęłńóśźż", "ACELNOSZZacelnoszz", strict=True))
    plain_share: ClassVar[float] = 0.35
    notes: ClassVar[Sequence[int]] = (1000, 2000, 5000, 5000, 10000, 20000)
    assortment: ClassVar[Assortment | None] = Assortment(_GOODS, step=10, endings=(9, 9, 9, 0, 5), meal_step=100)
    nouns: ClassVar[Mapping[str, Sequence[str]]] = _NOUNS
    shapes: ClassVar[Sequence[str]] = listed(
        """
        {noun} {surname} | {noun} "{invented}" | {invented} Sp. z o.o. | {noun} {invented} Sp. z o.o. | P.H.U. {surname} |
        F.H.U. {invented} {first} {surname} | {invented} S.A. | {noun} {first} {surname} | {noun} U {first} | {surname} Sp. j. |
        {invented} Polska Sp. z o.o. Sp. k. | {noun} {invented} {surname} i {surname} s.c. | PPHU {invented} | {invented}
        """
    )
    places: ClassVar[Sequence[str]] = ("CH {invented}", "Galeria {invented}", "Rynek", "Sklep nr {####}")
    addresses: ClassVar[Sequence[str]] = listed(
        """
        ul. {street} {1..180} / {postcode} {town} | ul. {street} {1..120}/{1..40} / {postcode} {town} | {postcode} {town} / ul.
        {street} {1..120} | {postcode} {town}, ul. {street} {1..120} | al. {street} {1..200} / {postcode} {town} | {place} / ul.
        {street} {1..90} / {postcode} {town} | ul. {street} {1..90}{A}, {postcode} {town} | {street} {1..120} / {postcode}
        {town}
        """
    )
    phone_forms: ClassVar[Sequence[str]] = (
        "{##} {###} {##} {##}",
        "{###} {###} {###}",
        "{###}-{###}-{###}",
        "+48 {###} {###} {###}",
        "({##}) {###} {##} {##}",
    )
    registration_forms: ClassVar[Sequence[str]] = (
        "KRS 0000{######}",
        "REGON {#########}",
        "BDO 0000{#####}",
        "Sklep {####} {town}",
    )
    registration_share: ClassVar[float] = 0.3
    tax_id_forms: ClassVar[Sequence[str]] = ("{##########}", "{###}-{###}-{##}-{##}", "{###}-{##}-{##}-{###}", "PL{##########}")
    words: ClassVar[Mapping[str, Sequence[str]]] = {
        **EUROPEAN,
        **_WORDS,
        **TRADE_WORDS,
        "rounding": (),
        "service": (),
        "tax": ("PTU",),
        "marks": ("", "", "", "", "PLN "),
        "afters": ("", "", "", " zł", " PLN"),
        "heads": ("PLN", "zł", "PLN"),
    }

    def tax(self, kind: str, when: date, rng: Generator) -> TaxRule | None:
        """VAT at 23 % (A), for food and books 5 % (C, D before 2021), for medicine, meals and rooms 8 % (B)."""
        name = pick(rng, ("PTU", "PTU", "VAT"))
        if kind in ("restaurant", "cafe", "hotel"):
            return TaxRule(name, 800, "B", "", levels={})
        levels = dict.fromkeys(("food", "books", "medicine", "prescription"), "reduced")
        if kind == "pharmacy":
            return TaxRule(name, 2300, "A", "", 800, "B", levels)
        return TaxRule(name, 2300, "A", "", 500, "C" if when.year >= 2021 else "D", levels)

    def date_formats(self) -> Mapping[str, float]:
        """Years first, above all, as the law on fiscal printers has it."""
        return {"%Y-%m-%d": 60.0, "%d-%m-%Y": 12.0, "%d.%m.%Y": 18.0, "%d/%m/%Y": 4.0, "%Y.%m.%d": 2.0, "%d.%m.%y": 3.0}
