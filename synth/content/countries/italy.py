"""Italy: names, streets and towns from Faker; euros, IVA of 22, 10 and 4 % inside the prices, the documento commerciale."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from numpy.random import Generator

from receipts.config import component
from synth.content.faked import EUROPEAN, EuropeanLocale, worded
from synth.content.locale import Assortment, TaxRule
from synth.content.words.italian import TRADE_WORDS
from synth.draw import Weight, listed, pick

_WORDS = worded(
    """
    titles: DOCUMENTO COMMERCIALE | Documento commerciale | Scontrino fiscale | Scontrino | Ricevuta | Ricevuta fiscale
    | Documento commerciale di vendita | Fattura | Preconto
    tax_ids: P.IVA {} | P. IVA {} | P.IVA: {} | Partita IVA {} | P.I. {} | Part. IVA {} | C.F./P.IVA {} | P.Iva {}
    phones: Tel. {} | Tel: {} | Tel {} | Telefono {} | {} | TEL. {}
    footers: www.{site}.it | Conservare lo scontrino per eventuali cambi | Cambio merce entro {7..30} giorni
    | Seguici su Facebook | Punti accumulati: {0..900}
    | RT {A#A########} | Documento N. {####}-{####} | Il servizio non è compreso | Orario: 9-13 / 15:30-19:30
    | Assistenza clienti {phone} | Non si effettuano cambi
    | Cassa self | Codice lotteria | Aut. {######} | info@{site}.it | Risparmio {0..9},{##} | Pagamento contactless
    | Chiuso il lunedì | Copia cliente
    thanks: Grazie e arrivederci | Grazie | Arrivederci e grazie | Grazie per la visita | Grazie della preferenza
    | Grazie per averci scelto | Buona giornata
    subtotal: Subtotale | Sub totale | SUBTOTALE | Totale parziale | Subtotale {cur}
    exclusive: Imponibile | Totale imponibile | Netto
    inclusive: Totale IVA inclusa | Totale complessivo | TOTALE COMPLESSIVO
    discount: Sconto | Sconto | Sconto {1..5}0% | Buono sconto | Abbuono | Sconto totale | Sconti
    tip: Mancia
    tax_row: di cui {tax} | {tax} {rate}% | di cui {tax} {rate}% | {tax} | Imposta {rate}% | Totale {tax}
    unrounded: Totale | Subtotale
    rounded: Totale | Totale complessivo | Da pagare
    final: Totale complessivo | TOTALE COMPLESSIVO | Totale | TOTALE | Totale {cur} | TOTALE {cur} | Totale Euro
    | Importo totale | Totale da pagare | Da pagare | Importo pagato | Totale a pagare | TOTALE EURO | Netto a pagare
    pieces: N. articoli | Articoli | Pezzi | N. pezzi | Totale pezzi | Nr. articoli
    change: Resto | Resto | RESTO | Resto {cur} | Resto contanti
    cash: Contante | Contanti | CONTANTE | Pagamento contante | Contanti {cur} | Pagato contanti
    summary: {tax} | Aliquota | Riepilogo {tax} | Rep. {tax}
    traps: Punti | Risparmio | Acconto | Non riscosso | Totale sconti | Importo pagato
    base_head: Imponibile | Impon. | Netto
    tax_head: Imposta | {tax} | Imposta
    gross_head: Totale | Lordo | Importo
    included: di cui {tax} {rate}% | {tax} {rate}% inclusa
    payment_modes: Pagamento | Modalità di pagamento | Pagato con
    head_name: Descrizione | Articolo | Prodotto | DESCRIZIONE | Reparto
    head_quantity: Qtà | Q.tà | Qta | Pz
    head_price: Prezzo | P.Unit | Prezzo un. | Pr.Un.
    head_amount: Prezzo({cur}) | Importo | Totale | {cur} | Prezzo({cur}) | Prezzo
    head_tax: IVA | R
    printed_on: Stampato il
    hotline: 800 123 456
    slogans: Dal {1920..2010} | Benvenuti | Produzione propria | Cucina casalinga | Punto vendita {###}
    | Qualità e convenienza | Sempre aperto | Negozio {##}
    bill_to: Cliente: | Spett.le | Intestatario:
    mobile: 34{#} {#######}
    number: Documento N. | Doc. N. | Scontrino N. | N. | DOCUMENTO N. | N. Scontrino | Ricevuta N. | Fattura n. | Scontr.
    | Ordine | Conto n.
    date: Data | Data | Del | data | Data doc. | Emesso il
    time: Ora | Ore | Ora | h
    cashier: Cassiere | Cassiera | Operatore | Op. | Addetto | Cameriere | Servito da | Op
    table: Tavolo | Tavolo n. | TAVOLO | Tav.
    covers: Coperti | Coperti | Cop.
    extras: Cassa = {1..12} | Cassa = {##} | Negozio = {####} | Term. = {###} | Rif. = {######} | Sala = {1..3}
    | Matr. = {A######} | Reparto = {1..9} | Turno = {1..3} | Cliente = GENERICO | Azz. = {####}
    weekdays: dom | lun | mar | mer | gio | ven | sab
    cards: Pagamento elettronico | Bancomat | Carta di credito | PAGOBANCOMAT | Carta | Visa | Mastercard | Elettronico | POS
    | Ticket | Satispay
    articles: 80########### | 80########### | ###### | #### | 2############
    promos: Sconto | Promozione | Sconto 10% | Buono | Offerta | Sconto fidelity
    """
)
_NOUNS = worded(
    """
    grocery: Supermercato | Alimentari | Panificio | Macelleria | Salumeria | Ortofrutta | Market | Enoteca | Pasticceria
    | Gastronomia | Minimarket | Pescheria | Casalinghi | Fiorista
    hardware: Ferramenta | Fai da te | Colorificio | Edilizia | Utensileria | Elettroforniture
    stationery: Cartoleria | Libreria | Edicola | Tabacchi | Copisteria
    pharmacy: Farmacia | Parafarmacia | Erboristeria | Profumeria | Ottica
    fuel: Stazione di servizio | Distributore | Area di servizio | Carburanti
    restaurant: Ristorante | Trattoria | Pizzeria | Osteria | Bar | Caffè | Gelateria | Rosticceria | Paninoteca | Enoteca
    | Locanda | Tavola calda | Sushi
    cafe: Bar | Caffè | Caffetteria | Pasticceria
    hotel: Hotel | Albergo | Pensione | B&B
    clothing: Abbigliamento | Calzature | Moda | Boutique
    electronics: Elettronica | Informatica | Telefonia | Elettrodomestici | Foto Ottica
    parking: Parcheggio | Autorimessa | Garage | Autosilo
    service: Autofficina | Lavanderia | Parrucchiere | Servizi
    """
)
# Usual prices in euros; r marks food and books, which are taxed at the lower rate.
_GOODS = worded(
    """
    grocery: LATTE FRESCO 1L = 1.69 r | LATTE UHT PS = 1.19 r | BURRO 250G = 2.59 r | UOVA FRESCHE X6 = 1.79 r
    | PANE CASERECCIO = 2.40 r | PANE COMUNE = 1.80 r | MOZZARELLA 125G = 1.15 r
    | PARMIGIANO 300G = 5.49 r | RICOTTA 250G = 1.39 r | YOGURT {brand} = 0.79 r | PROSCIUTTO CRUDO = 3.99 r
    | MORTADELLA = 1.99 r | SALAME MILANO = 2.49 r | PASTA PENNE 500G = 0.89 r
    | SPAGHETTI N.5 = 0.99 r | RISO ARBORIO 1KG = 2.79 r | PASSATA 700G = 0.99 r | PELATI 400G = 0.75 r
    | OLIO EXTRAV. 1L = 8.90 r | ACETO = 1.19 r | FARINA 00 1KG = 0.79 r
    | ZUCCHERO 1KG = 1.25 r | CAFFE {brand} 250G = 3.49 r | BISCOTTI FROLLINI = 1.89 r | MERENDINE X10 = 2.29 r
    | NUTELLA 400G = 3.69 r | TONNO 3X80 = 3.29 r | INSALATA BUSTA = 1.29 r
    | POMODORI CILIEG. = 2.49 r | ZUCCHINE = 2.19 r | PATATE 2KG = 2.49 r | MELE GOLDEN = 1.99 r | BANANE = 1.59 r
    | ARANCE 2KG = 2.99 r | PETTO DI POLLO = 5.90 r | MACINATO MISTO = 4.50 r
    | ACQUA NAT 6X1.5 = 2.10 | ARANCIATA 1.5L = 1.29 | BIRRA 66CL = 1.19 | VINO ROSSO 75CL = 4.49 | DETERSIVO PIATTI = 1.49
    | CARTA IGIEN. X8 = 3.29 | SHAMPOO {brand} = 2.79 | SACCHETTO BIO = 0.10 | CANDEGGINA = 1.19 | CROCCHETTE CANE = 4.99
    hardware: VITI 4X40 = 5.90 | TASSELLI X20 = 3.90 | PITTURA 14L = 32.90 | PENNELLO = 4.20 | NASTRO CARTA = 2.90
    | SILICONE = 5.50 | MARTELLO = 11.90 | LAMPADINA LED = 3.90
    | LUCCHETTO = 7.50 | CHIAVE DUPL. = 2.50 | PRESA MULTIPLA = 6.90 | TUBO 15M = 15.90
    | SEGA = 9.90 | LIVELLA 60CM = 12.90 | METRO 5M = 5.50 | PINZA = 10.90 | COLLA VINILICA = 4.50
    | STUCCO {1..5}KG = 6.50 | CEMENTO 25KG = 5.50 | SCALA {3..7} GRADINI = 54.90 | MANIGLIA PORTA = 14.90
    | PRESA SCHUKO = 4.50 | INTERRUTTORE = 3.90 | RUBINETTO {brand} = 42.90 | PUNTA {3..12}MM = 2.80
    | CARTA VETRO {80..240} = 0.80 | GUANTI TG{8..10} = 3.50 | TELO 4X5M = 9.90 | TRAPANO {brand} 18V = 94.90
    | SERRATURA = 24.90 | TERRICCIO 50L = 6.90 | SMALTO {1..3}L = 19.90
    stationery: PENNA BIC = 0.60 | QUADERNO A4 = 1.80 | RISMA A4 = 5.50 | EVIDENZIATORE = 1.20 | COLLA STICK = 1.50
    | LIBRO = 16.00 r | QUOTIDIANO = 1.70 r | RIVISTA = 3.50 r | FOTOCOPIA = 0.10
    pharmacy: TACHIPIRINA 500 = 5.20 r | ASPIRINA = 7.90 r | CEROTTI = 3.50 | CREMA SOLARE = 12.90 | DENTIFRICIO = 2.80
    | COLLIRIO = 9.50 r | VITAMINA C = 6.90 | TICKET SSN = 2.00
    | IBUPROFENE 200 = 6.50 r | SCIROPPO TOSSE = 9.90 r | SPRAY NASALE = 7.50 r | PASTIGLIE GOLA = 7.20 r
    | ANTIACIDO = 8.90 r | MAGNESIO = 10.90 | DEODORANTE = 5.90 | SHAMPOO {brand} = 9.50 | CREMA MANI = 5.50
    | BURRO CACAO = 2.90 | SPAZZOLINO = 3.90 | SALVIETTE BIMBO = 2.80 | LATTE IN POLVERE {1..3} = 21.90
    | MASCHERINE X{10..50} = 4.50 | TERMOMETRO = 7.90 | GARZE X{10..50} = 3.20 | SOLUZIONE FISIOL. = 3.80
    | TEST GRAVIDANZA = 9.90 | CREMA VISO {brand} = 24.90 | PANNOLINI {brand} = 12.90
    fuel: BENZINA = 1.82 | GASOLIO = 1.72 | SUPER SENZA PB = 1.84 | GPL = 0.74
    restaurant: Coperto = 2.00 | Margherita = 6.50 | Diavola = 8.00 | Quattro stagioni = 8.50 | Capricciosa = 8.50
    | Marinara = 5.50 | Spaghetti alle vongole = 14.00 | Carbonara = 11.00
    | Amatriciana = 10.50 | Lasagne = 10.00 | Gnocchi al ragù = 10.00 | Risotto ai funghi = 12.00 | Tagliata = 19.00
    | Bistecca fiorentina = 48.00 | Cotoletta = 13.00 | Fritto misto = 16.00
    | Branzino = 18.00 | Insalata mista = 5.00 | Patate fritte = 4.50 | Verdure grigliate = 6.00 | Bruschetta = 5.00
    | Antipasto misto = 12.00 | Tagliere salumi = 14.00 | Tiramisù = 5.50
    | Panna cotta = 5.00 | Gelato = 4.00 | Cornetto = 1.30 | Caffè = 1.20 | Cappuccino = 1.60 | Spritz = 5.00
    | Acqua naturale = 2.50 | Acqua gasata = 2.50 | Birra media = 5.00 | Coca cola = 3.00
    | Vino casa 1/2 = 6.00 | Calice prosecco = 4.50 | Amaro = 3.50 | Menù pranzo = 13.00 | Panino {brand} = 5.50
    """
)


@component
class Italy(EuropeanLocale):
    """Receipts as Italy prints them: the documento commerciale with IVA inside, TOTALE COMPLESSIVO, legal forms such as S.r.l.

    Attributes:
        weight: how often it is taken, against the other locales.
    """

    weight: Weight = 1.0
    code: ClassVar[str] = "it_IT"
    faker_code: ClassVar[str] = "it_IT"
    upper_share: ClassVar[float] = 0.6
    folding: ClassVar[Mapping[str, str]] = {
        sign: plain + "'" for sign, plain in zip("ÀÈÉÌÒÙàèéìòù", "AEEIOUaeeiou", strict=True)
    }
    plain_share: ClassVar[float] = 0.5
    assortment: ClassVar[Assortment | None] = Assortment(_GOODS, step=10, endings=(9, 9, 0, 5, 0), meal_step=50)
    nouns: ClassVar[Mapping[str, Sequence[str]]] = _NOUNS
    shapes: ClassVar[Sequence[str]] = listed(
        """
        {noun} {surname} | {noun} da {first} | {surname} S.r.l. | {noun} {surname} di {surname} {first} | {invented} S.p.A. |
        {noun} {invented} | {invented} | {surname} & C. S.n.c. | {noun} {invented} S.r.l. | {noun} Al {surname} | {noun} La
        {invented} | F.lli {surname} | {noun} Centrale | {noun} {surname} S.a.s. | {noun} della Piazza
        """
    )
    places: ClassVar[Sequence[str]] = ("C.C. {invented}", "Centro Commerciale", "Loc. {surname}", "Z.I. {town}")
    addresses: ClassVar[Sequence[str]] = listed(
        """
        Via {surname}, {1..180} / {postcode} {town} | Via {first} {surname} {1..180} / {postcode} {town} | Via Roma, {1..150} /
        {postcode} {town} | Piazza {surname}, {1..30} / {postcode} {town} | Viale {surname} n. {1..150} / {postcode} {town}
        ({A}{A}) | Corso {surname} {1..90} - {postcode} {town} | {place} / Via {surname}, {1..90} / {postcode} {town} | {street}
        {1..90} / {postcode} {town}
        """
    )
    phone_forms: ClassVar[Sequence[str]] = (
        "0{##} {#######}",
        "0{#}/{########}",
        "0{###} {######}",
        "0{###}/{######}",
        "+39 0{##} {#######}",
        "3{##} {#######}",
    )
    registration_forms: ClassVar[Sequence[str]] = (
        "C.F. {###########}",
        "REA {A}{A}-{######}",
        "Cod. Fisc. {###########}",
        "Cap. Soc. 10.000 i.v.",
    )
    registration_share: ClassVar[float] = 0.25
    tax_id_forms: ClassVar[Sequence[str]] = ("0{##########}", "0{##########}", "IT0{##########}", "1{##########}")
    words: ClassVar[Mapping[str, Sequence[str]]] = {
        **EUROPEAN,
        **_WORDS,
        **TRADE_WORDS,
        "rounding": (),
        "service": (),
        "tax": ("IVA",),
        "marks": ("", "", "", "", "€ ", "EUR ", "€"),
        "afters": ("", "", "", " €", "€"),
        "heads": ("€", "EURO", "EUR", "€"),
    }

    def tax(self, kind: str, when: date, rng: Generator) -> TaxRule | None:
        """IVA at 22 %, at 4 % for food and books, at 10 % for medicine; meals and rooms at 10 %."""
        if kind in ("restaurant", "cafe", "hotel"):
            return TaxRule("IVA", 1000, pick(rng, ("10%", "10", "B", "*")), "", levels={})
        full, low = pick(rng, (("22%", "4%"), ("22", "04"), ("A", "C"), ("*", "+")))
        levels = dict.fromkeys(("food", "books", "medicine", "prescription"), "reduced")
        if kind == "pharmacy":
            return TaxRule("IVA", 2200, full, "", 1000, {"4%": "10%", "04": "10"}.get(low, low), levels)
        return TaxRule("IVA", 2200, full, "", 400, low, levels)
