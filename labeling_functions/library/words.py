"""The words that receipts print, by meaning and language: shared by all rules, which make patterns of them (patterns.py).

Words stand in capitals and with their accents; a blank may be a mark or nothing in print.
"""

from collections.abc import Mapping, Sequence

Words = Mapping[str, Sequence[str]]

TOTAL: Words = {
    "en": ("TOTAL", "T0TAL"),
    "ms": ("JUMLAH",),
    "de": ("GESAMT", "GESAMTBETRAG", "GESAMTSUMME", "SUMME", "ENDBETRAG", "ZU ZAHLEN"),
    "fr": ("NET À PAYER", "À PAYER", "MONTANT DÛ"),
    "es": ("IMPORTE TOTAL", "A PAGAR"),
    "it": ("TOTALE", "TOTALE COMPLESSIVO", "DA PAGARE"),
    "nl": ("TOTAAL", "TOTAALBEDRAG", "TE BETALEN"),
}
# What is the last word on the amount to be paid.
FINAL: Words = {
    "en": (
        *("GRAND TOTAL", "TOTAL AMOUNT", "TOTAL AMT", "TOTAL DUE", "TOTAL PAYABLE", "TOTAL BILL", "TOTAL SALES", "TOTAL RM"),
        *("NET TOTAL", "NETT TOTAL", "NET AMOUNT", "NETT AMOUNT", "NET AMT", "NETT AMT", "AMOUNT DUE", "AMOUNT PAYABLE"),
        *("AMT DUE", "BALANCE DUE", "BALANCE TO PAY", "ROUNDED TOTAL", "TOTAL ROUNDED", "TOTAL AFTER", "BILL TOTAL"),
        *("FINAL TOTAL", "TO PAY", "TO BE PAID", "DUE"),
    ),
    "ms": ("JUMLAH BESAR", "JUMLAH BAYARAN", "JUMLAH KESELURUHAN"),
    "de": ("ZU ZAHLEN", "GESAMTBETRAG", "GESAMTSUMME", "ENDBETRAG", "ENDSUMME", "RECHNUNGSBETRAG", "TOTAL EUR", "SUMME EUR"),
    "fr": ("NET À PAYER", "TOTAL TTC", "MONTANT TTC", "TOTAL À PAYER", "RESTE À PAYER", "MONTANT DÛ"),
    "es": ("TOTAL A PAGAR", "IMPORTE TOTAL", "TOTAL COMPRA", "TOTAL FACTURA"),
    "it": ("TOTALE COMPLESSIVO", "TOTALE EURO", "TOTALE DA PAGARE", "IMPORTO PAGATO"),
    "nl": ("TE BETALEN", "TOTAAL TE BETALEN", "TOTAALBEDRAG", "TOTAAL EUR"),
}
INCLUSIVE: Words = {
    "en": ("INCL", "INCLUSIVE", "INCLUDING", "INC", "WITH", "AFTER", "ROUND", "ROUNDED", "ROUNDING"),
    "de": ("INKL", "BRUTTO"),
    "fr": ("TTC",),
    "es": ("IVA INCLUIDO", "IVA INCL"),
    "it": ("IVA INCLUSA",),
    "nl": ("INCL BTW",),
}
EXCLUSIVE: Words = {
    "en": ("EXCL", "EXCLUDED", "EXCLUDING", "EXCLUSIVE", "BEFORE", "W/O", "WITHOUT"),
    "de": ("NETTO", "EXKL", "OHNE MWST"),
    "fr": ("HT", "HORS TAXE", "HORS TAXES"),
    "es": ("SIN IVA", "BASE IMPONIBLE"),
    "it": ("IMPONIBILE", "IVA ESCLUSA"),
    "nl": ("EXCL BTW",),
}
SUBTOTAL: Words = {
    "en": ("SUB TOTAL", "SUB TTL", "TOTAL BEFORE", "AMT EXCL", "AMOUNT EXCL"),
    "ms": ("JUMLAH KECIL",),
    "de": ("ZWISCHENSUMME", "NETTOBETRAG", "SUMME NETTO"),
    "fr": ("SOUS TOTAL", "TOTAL HT", "MONTANT HT"),
    "es": ("BASE IMPONIBLE", "SUBTOTAL"),
    "it": ("SUBTOTALE", "IMPONIBILE"),
    "nl": ("SUBTOTAAL", "TUSSENTOTAAL"),
}
TAX: Words = {
    "en": ("TAX", "GST", "SST", "VAT", "HST", "SALES TAX", "SERVICE TAX"),
    "ms": ("CUKAI",),
    "de": ("MWST", "UST", "MEHRWERTSTEUER", "UMSATZSTEUER", "STEUER"),
    "fr": ("TVA",),
    "es": ("IVA", "IGIC", "CUOTA"),
    "it": ("IVA", "DI CUI IVA", "IMPOSTA"),
    "nl": ("BTW",),
}
# What is taken off or added beside goods and taxes.
ADJUSTMENT: Words = {
    "en": (
        *("DISC", "DISCOUNT", "SAVING", "SAVINGS", "SAVED", "ROUNDING", "ROUND ADJ", "ADJ", "ADJUSTMENT"),
        *("SERVICE CHARGE", "SVC CHG"),
    ),
    "ms": ("DISKAUN", "PEMBUNDARAN", "PELARASAN"),
    "de": ("RABATT", "NACHLASS", "RUNDUNG", "PFAND", "TRINKGELD"),
    "fr": ("REMISE", "ARRONDI", "POURBOIRE"),
    "es": ("DESCUENTO", "DTO", "REDONDEO", "PROPINA"),
    "it": ("SCONTO", "ARROTONDAMENTO", "COPERTO"),
    "nl": ("KORTING", "AFRONDING", "STATIEGELD"),
}
COUNT: Words = {
    "en": ("QTY", "QUANTITY", "ITEM", "ITEMS", "POINT", "POINTS", "PIECES", "PCS", "NO OF"),
    "ms": ("KUANTITI",),
    "de": ("ANZAHL", "ARTIKEL", "MENGE", "PUNKTE"),
    "fr": ("NOMBRE", "ARTICLES", "QTÉ", "POINTS FIDÉLITÉ"),
    "es": ("CANTIDAD", "ARTÍCULOS", "PUNTOS"),
    "it": ("NUMERO", "ARTICOLI", "PEZZI", "PUNTI"),
    "nl": ("AANTAL", "ARTIKELEN", "PUNTEN"),
}
PAYMENT: Words = {
    "en": (
        *("CASH", "VISA", "MASTER CARD", "MASTER", "CREDIT CARD", "CARD", "TENDERED", "TENDER", "PAYMENT", "RECEIVED"),
        *("PAID", "AMEX", "DEBIT"),
        *("NETS", "CHEQUE", "MAESTRO", "CONTACTLESS", "PAYWAVE"),
    ),
    "ms": ("TUNAI", "BAYARAN", "KAD KREDIT"),
    "de": ("BAR", "GEGEBEN", "BARZAHLUNG", "EC KARTE", "GIROCARD", "KARTENZAHLUNG", "KREDITKARTE"),
    "fr": ("ESPÈCES", "CARTE BANCAIRE", "CHÈQUE", "REÇU", "RÈGLEMENT"),
    "es": ("EFECTIVO", "TARJETA", "ENTREGADO", "PAGADO"),
    "it": ("CONTANTI", "CONTANTE", "PAGAMENTO", "BANCOMAT", "CARTA DI CREDITO", "PAGAMENTO ELETTRONICO"),
    "nl": ("CONTANT", "PINNEN", "BETAALD", "BANKPAS", "ONTVANGEN"),
}
CHANGE: Words = {
    "en": ("CHANGE", "BALANCE", "RETURNED"),
    "ms": ("BAKI",),
    "de": ("RÜCKGELD", "ZURÜCK", "WECHSELGELD"),
    "fr": ("RENDU", "MONNAIE", "À RENDRE", "RENDU MONNAIE"),
    "es": ("CAMBIO", "DEVOLUCIÓN", "VUELTA"),
    "it": ("RESTO",),
    "nl": ("WISSELGELD", "TERUG", "RETOUR"),
}
DATE: Words = {
    "en": ("DATE", "DT", "BIZDATE"),
    "ms": ("TARIKH",),
    "de": ("DATUM", "KAUFDATUM"),
    "fr": ("DATE",),
    "es": ("FECHA",),
    "it": ("DATA",),
    "nl": ("DATUM",),
}
OTHER_DATE: Words = {
    "en": (
        *("DUE", "EXP", "EXPIRY", "EXPIRE", "EXPIRES", "VALID", "BIRTH", "UNTIL", "BEFORE", "PRINTED", "DELIVERY", "FROM"),
        "EFFECTIVE",
    ),
    "ms": ("SEHINGGA", "TAMAT"),
    "de": ("FÄLLIG", "GÜLTIG", "BIS", "LIEFERDATUM", "MHD"),
    "fr": ("ÉCHÉANCE", "VALABLE", "JUSQU'AU"),
    "es": ("VENCIMIENTO", "CADUCIDAD", "VÁLIDO", "HASTA"),
    "it": ("SCADENZA", "VALIDO", "FINO AL"),
    "nl": ("VERVALDATUM", "GELDIG"),
}
TIME: Words = {
    "en": ("TIME",),
    "ms": ("MASA",),
    "de": ("ZEIT", "UHRZEIT", "UHR"),
    "fr": ("HEURE",),
    "es": ("HORA",),
    "it": ("ORA", "ORE"),
    "nl": ("TIJD",),
}
PHONE: Words = {
    "en": (
        *("TEL", "TEI", "TELEPHONE", "PHONE", "HP", "H/P", "MOBILE", "CONTACT", "HOTLINE", "CARELINE"),
        *("TEL/FAX", "TEL & FAX", "PH"),
    ),
    "ms": ("TELEFON",),
    "de": ("TELEFON", "FON", "MOBIL", "HANDY"),
    "fr": ("TÉL", "TÉLÉPHONE"),
    "es": ("TELÉFONO", "TELF", "TLF", "TFNO", "MÓVIL"),
    "it": ("TELEFONO", "CELL"),
    "nl": ("TELEFOON",),
}
PAPER: Words = {
    "en": (
        *(
            "INVOICE",
            "INV",
            "TAX INVOICE",
            "BILL",
            "RECEIPT",
            "RCPT",
            "DOC",
            "DOCUMENT",
            "CHECK",
            "CHK",
            "SLIP",
            "CASH BILL",
            "CB",
        ),
        *("SALES", "TICKET"),
    ),
    "ms": ("RESIT", "INVOIS"),
    "de": ("BELEG", "BON", "RECHNUNG", "RECHNUNGS", "QUITTUNG"),
    "fr": ("FACTURE", "TICKET", "REÇU"),
    "es": ("FACTURA", "TICKET", "FACTURA SIMPLIFICADA"),
    "it": ("DOCUMENTO", "SCONTRINO", "DOCUMENTO N", "FATTURA"),
    "nl": ("BON", "KASSABON", "FACTUUR"),
}
NUMBER: Words = {
    "en": ("NO", "NUMBER", "NUM", "ID", "REF"),
    "ms": ("NOMBOR",),
    "de": ("NR", "NUMMER"),
    "fr": ("N°", "NUMÉRO"),
    "es": ("Nº", "NÚM", "NÚMERO"),
    "it": ("N", "NUMERO"),
    "nl": ("NR", "NUMMER"),
}
# What stands over the columns of the goods.
HEADING: Words = {
    "en": (
        *(
            "ITEM",
            "ITEMS",
            "CODE",
            "DESC",
            "DESCRIPTION",
            "PRODUCT",
            "QTY",
            "QUANTITY",
            "UNIT",
            "UNITS",
            "PRICE",
            "U/PRICE",
            "AMOUNT",
        ),
        *(
            "AMT",
            "TOTAL",
            "TAX",
            "VAT",
            "DISC",
            "NAME",
            "MENU",
            "PARTICULARS",
            "VALUE",
            "RM",
            "MYR",
            "SGD",
            "GBP",
            "EUR",
            "USD",
        ),
    ),
    "ms": ("BUTIRAN", "KETERANGAN", "KUANTITI", "HARGA", "JUMLAH"),
    "de": ("ARTIKEL", "BEZEICHNUNG", "MENGE", "PREIS", "BETRAG"),
    "fr": ("DÉSIGNATION", "ARTICLE", "QTÉ", "PRIX", "MONTANT"),
    "es": ("DESCRIPCIÓN", "ARTÍCULO", "CANT", "PRECIO", "IMPORTE"),
    "it": ("DESCRIZIONE", "PREZZO", "IMPORTO"),
    "nl": ("OMSCHRIJVING", "AANTAL", "PRIJS", "BEDRAG"),
}
PERSON: Words = {
    "en": (
        *("CASHIER", "SERVED BY", "STAFF", "SALES PERSON", "ATTENDED BY", "CUSTOMER", "BILL TO", "MEMBER"),
        *("WAITER", "OPERATOR"),
    ),
    "ms": ("JURUWANG", "PELANGGAN", "AHLI"),
    "de": ("KASSIERER", "BEDIENER", "ES BEDIENTE SIE", "KUNDE", "VERKÄUFER"),
    "fr": ("CAISSIER", "SERVEUR", "VENDEUR", "CLIENT"),
    "es": ("CAJERO", "LE ATENDIÓ", "CAMARERO", "CLIENTE"),
    "it": ("CASSIERE", "OPERATORE", "CAMERIERE", "CLIENTE"),
    "nl": ("KASSIER", "KASSAMEDEWERKER", "BEDIEND DOOR", "KLANT"),
}
OWNER: Words = {
    "en": ("OWNED BY", "OWNER BY", "OWN BY", "OPERATED BY", "MANAGED BY", "SOLD BY", "ISSUED BY"),
    "ms": ("DIMILIKI OLEH", "DIKENDALIKAN OLEH"),
    "de": ("INHABER", "INH", "BETREIBER"),
    "fr": ("EXPLOITÉ PAR", "GÉRÉ PAR", "VENDU PAR"),
    "es": ("TITULAR", "PROPIETARIO", "VENDIDO POR"),
    "it": ("GESTITO DA", "TITOLARE"),
    "nl": ("EIGENAAR", "GEËXPLOITEERD DOOR"),
}
ADDRESS: Words = {
    "en": ("ADDRESS", "ADDR", "ADD", "HQ", "HQ ADD", "HEAD OFFICE"),
    "ms": ("ALAMAT",),
    "de": ("ADRESSE", "ANSCHRIFT"),
    "fr": ("ADRESSE",),
    "es": ("DIRECCIÓN", "DOMICILIO"),
    "it": ("INDIRIZZO", "SEDE"),
    "nl": ("ADRES",),
}
LEGAL_FORM: Words = {
    "en": (
        *("LTD", "LIMITED", "LLC", "INC", "CORP", "CORPORATION", "PLC", "LLP", "HOLDING", "HOLDINGS", "& CO"),
        *("& SON", "& SONS"),
        *("INDUSTRIES", "ENTERPRISE", "ENTERPRISES", "TRADING"),
    ),
    "ms": ("SDN", "SDN BHD", "SDN BND", "SBN BHD", "S/B", "BHD", "BERHAD", "PLT"),
    "sg": ("PTE", "PTE LTD"),
    "de": ("GMBH", "MBH", "OHG", "KGAA", "& CO KG", "E.K"),
    "fr": ("SARL", "SAS", "EURL", "SASU"),
    "es": ("S.L", "S.L.U", "S.A.U"),
    "it": ("SRL", "S.R.L", "SPA", "S.P.A", "SNC", "S.N.C"),
    "nl": ("B.V", "N.V", "V.O.F"),
}
