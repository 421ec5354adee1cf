"""German: the words of the till, the names of shops, goods and meals. Data, for every country that speaks it."""

from collections.abc import Mapping, Sequence

from synth.content.faked import worded

FOLDING = {"Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
WORDS: Mapping[str, Sequence[str]] = worded(
    """
    titles: Rechnung | Quittung | Kassenbon | Kassenbeleg | Bon | Beleg | *** Rechnung *** | Barverkauf | Kundenbeleg
    | Rechnung / Quittung | Verkauf | Bewirtungsrechnung | R E C H N U N G | Kassenquittung | VERKAUF | Originalbeleg
    registrations: {}
    phones: Tel. {} | Tel.: {} | Telefon: {} | Tel: {} | Fon {} | Telefon {} | {} | T: {} | Tel.-Nr.: {} | Fon: {}
    faxes: Fax: {} | Fax {} | Telefax: {}
    footers: www.{site}.de | Umtausch nur mit Kassenbon innerhalb von 14 Tagen | Bitte Bon aufbewahren
    | Umtausch nur gegen Vorlage des Kassenbons | Reduzierte Ware ist vom Umtausch ausgeschlossen | Es bediente Sie: {name}
    | Öffnungszeiten: Mo-Sa {7..9}:00-{18..22}:00 Uhr | Mo. - Fr. 9.00 - 18.30 Uhr, Sa. 9.00 - 14.00 Uhr
    | Seriennummer Kasse: {A##-####-##} | Bon-ID {A#A##} | Betrag dankend erhalten
    | Alle Preise inkl. gesetzl. MwSt. | Preise in {cur} | Sie haben {0..9},{##} gespart | Punktestand: {0..900}
    | Kundennr. {######}
    | Fragen? {phone} | info@{site}.de | Besuchen Sie uns auf www.{site}.de | Folgen Sie uns auf Instagram: @{site}
    | Das Leistungsdatum entspricht dem Rechnungsdatum | Angaben zum Nachweis der Bewirtung
    | Geschäftsführer: {name} | Vielen Dank für Ihr Vertrauen | Gewährleistung nur mit diesem Beleg
    | Bitte beehren Sie uns bald wieder
    thanks: Vielen Dank für Ihren Einkauf! | Vielen Dank | Vielen Dank für Ihren Einkauf | Danke für Ihren Besuch
    | Wir danken für Ihren Einkauf | Auf Wiedersehen! | Vielen Dank für Ihren Besuch! | Vielen Dank, bis zum nächsten Mal
    | Es war uns ein Vergnügen | Danke und auf Wiedersehen | *** Vielen Dank *** | Herzlichen Dank | Einen schönen Tag!
    subtotal: Zwischensumme | Zwischensumme | Zw.-Summe | Warenwert | Summe | Zwi.-Summe | Zwischensumme {cur}
    exclusive: Netto | Nettobetrag | Summe netto | Netto-Betrag | Nettosumme | Warenwert netto
    inclusive: Gesamt inkl. {tax} | Brutto | Bruttobetrag | Summe inkl. {tax} | Gesamtbetrag brutto | Summe brutto
    | Total inkl. {tax}
    discount: Rabatt | Rabatt | Nachlass | Gutschein | Coupon | Rabatt {1..6}0% | Preisnachlass | Abzgl. Rabatt | Sie sparen
    tip: Trinkgeld | Tip
    tax_row: {tax} {rate}% | {tax} | inkl. {tax} {rate}% | enth. {tax} | {rate}% {tax} | darin {tax} {rate}% | {tax}-Betrag
    | incl. {tax}
    unrounded: Summe | Zwischensumme | Gesamt
    rounded: Gesamt gerundet | Summe | Total | Zu zahlen | Endbetrag
    final: Summe | Summe | Summe | SUMME | Summe {cur} | SUMME {cur} | Gesamtbetrag | Gesamtbetrag | Gesamt | Zu zahlen | Total
    | Total {cur} | Endbetrag | Rechnungsbetrag | Gesamtsumme | Zahlbetrag | Betrag {cur} | Gesamt {cur} | Zu zahlen {cur}
    | Endsumme | Bar-Total | S U M M E | Total-{cur} | Rechnungssumme | zu zahlender Betrag | Gesamt-Betrag
    pieces: Anzahl Artikel | Artikel | Posten | Anzahl Posten | Pos. | Anz. Artikel | Artikelanzahl | Anzahl | Stück
    change: Rückgeld | Rückgeld | Rückgeld {cur} | Zurück | Rückgeld bar | Wechselgeld | Restgeld
    cash: Bar | Bar | Bar {cur} | Gegeben | Gegeben bar | Barzahlung | Bargeld | Geg. Bar | Erhalten | BAR | Bar gegeben
    | Zahlung bar
    summary: {tax}-Satz | {tax} | Steuer | {tax} % | Steuersatz | Satz | {tax} {tax}-Satz | Typ
    traps: Ersparnis | Gesamtersparnis | Pfand | Bonuspunkte | Guthaben | Offener Betrag | Sie sparen
    base_head: Netto | Netto | Nettobetrag | Netto {cur}
    tax_head: {tax} | Steuer | {tax} | St.-Betrag | {tax} {cur}
    gross_head: Brutto | Brutto | Bruttobetrag | Umsatz | Brutto {cur}
    included: Im Betrag sind {rate}% {tax} enthalten | inkl. {rate}% {tax} | enthaltene {tax} {rate}% | Incl. {tax} {rate}%
    rates: {c} {r}% | {c}={r}% | {r}% | {c} {r} % | {r},00% | {c}: {r}% | {c} = {r} %
    payment_modes: Zahlungsart | Zahlung | Bezahlt mit | Zahlart
    times: {q} x {p} | {q} X {p} | {q} Stk x {p} | {q} * {p} | {q} St. x {p} | {p} x {q} | {q} x {m}{p} | {q}x {p}
    | {q} Stk à {p} | Menge {q} à {p} | {q} Stück {p}
    head_name: Artikel | Bezeichnung | Artikel | Position | Text | Ware | Beschreibung | Bez.
    head_quantity: Menge | Anz | Anz. | Stk | Anzahl | Mge.
    head_price: Preis | E-Preis | Einzel | EP | Einzelpreis | à | E.Preis | Stückpreis
    head_amount: Betrag | Gesamt | {cur} | Summe | {cur} | Preis | Preis {cur} | Betrag {cur} | Gesamtpreis
    head_tax: St | {tax} | St. | K
    printed_on: Gedruckt am
    hotline: 0800 1234567
    slogans: Ihr Markt in {site} | Immer für Sie da | Seit {1890..2010} | Qualität seit {1900..2000} | Herzlich willkommen
    | Filiale {###}
    | Frisch und gut | Inh. {site} | www.{site}.de | Es lohnt sich | Meisterbetrieb | Täglich frisch | Markt {####}
    phone: Tel.
    no_phone: Tel.: | Tel. | Fax:
    sites: info@{site}.de | www.{site}.de | E-Mail: {site}@web.de
    bill_to: Rechnung an: | Kunde: | Rechnungsanschrift: | Kunde | Lieferadresse:
    mobile: 017{#} {#######}
    number: Bon-Nr. | Bon | Beleg-Nr. | Belegnr. | Rechnung Nr. | Rechnungsnr. | Rechnungs-Nr. | Re.-Nr. | Bonnr. | Beleg
    | Quittung Nr. | Kassenbon | Vorgang | Trans.-Nr. | Rg.-Nr. | BON-NR | Rechnungsnummer
    date: Datum | Datum | Datum | Rechnungsdatum | Belegdatum | vom | Dat. | Datum/Zeit | Verkaufsdatum
    time: Uhrzeit | Zeit | Uhrzeit | Zeit
    cashier: Kassierer | Bediener | Es bediente Sie | Verkäufer | Kassierer | Bedienung | Kellner | Bed. | Mitarbeiter
    | Bediener-Nr. | Verk. | Sie wurden bedient von | Kasse/Bediener
    table: Tisch | Tisch-Nr. | Tisch Nr. | Tisch #
    covers: Personen | Gäste | Pers. | Anzahl Gäste
    extras: Kasse = {1..12} | Filiale = {###} | Filiale = {####} | Kasse-Nr. = {##} | Markt = {####} | Kd.-Nr. = {#####}
    | Z-Nr. = {####}
    | Terminal = {1..9} | Kunde = BARKUNDE | Schicht = {1..3} | Trans. = {#####} | Seite = 1 | Platz = {1..9} | Laden = {###}
    weekdays: So | Mo | Di | Mi | Do | Fr | Sa
    cards: girocard | EC-Karte | EC-Cash | Visa | Mastercard | Kartenzahlung | Karte | Kreditkarte | V PAY | Maestro
    | Girocard | Debit | American Express | Unbar | EC-Lastschrift
    numbers: #### | ##### | ###### | ####/##/## | RE-##### | 20##-##### | ##-#### | B######## | R####### | ### | ## #### ####
    | #######
    articles: 40########### | 43########### | ###### | #### | ######## | 20########### | ##.##.### | A####
    promos: Aktionsrabatt | Preisvorteil | Rabatt 10% | Sofortrabatt | Coupon | Aktion | Preisnachlass | Treuerabatt
    tables: {1..60} | {1..30}/{1..4} | T{1..40} | {##} | Terrasse {1..12} | Außer Haus | Theke {1..6} | Garten {1..9}
    """
)
NOUNS: Mapping[str, Sequence[str]] = worded(
    """
    grocery: Supermarkt | Lebensmittel | Frischemarkt | Getränkemarkt | Bäckerei | Metzgerei | Feinkost | Markt | Discount
    | Bioladen | Obst & Gemüse
    | Kaufhaus | Einkaufszentrum | Fleischerei | Konditorei | Weinhandel | Naturkost | Hofladen | Kiosk | Gartencenter
    | Floristik
    hardware: Baumarkt | Eisenwaren | Baustoffe | Werkzeuge | Farben | Elektro | Sanitär | Holzhandel | Baucenter | Schrauben
    | Malerbedarf
    stationery: Buchhandlung | Schreibwaren | Bürobedarf | Papeterie | Zeitschriften | Bücher | Copyshop | Presse & Buch
    | Druckerei
    pharmacy: Apotheke | Drogerie | Sanitätshaus | Reformhaus | Parfümerie | Optik | Kosmetik | Markt-Apotheke | Drogeriemarkt
    fuel: Tankstelle | Autohof | Tank & Rast | Service-Station | Mineralöle | Station
    restaurant: Gasthaus | Restaurant | Gaststätte | Brauhaus | Ristorante | Café | Imbiss | Bistro | Pizzeria | Wirtshaus
    | Landgasthof
    | Döner Haus | Steakhaus | Biergarten | Eiscafé | Grillstube | Weinstube | Asia Imbiss | Trattoria | Schnellrestaurant
    | Ratskeller
    cafe: Café | Kaffeerösterei | Kaffeehaus | Konditorei | Backstube | Espressobar | Teehaus
    clothing: Mode | Schuhe | Textil | Modehaus | Herrenmode | Damenmode | Sport | Jeans | Boutique | Lederwaren
    electronics: Elektronik | Computer | Technik | Handy Shop | Hifi | Foto | Elektromarkt | Medien
    hotel: Hotel | Gasthof | Pension | Hotel garni | Parkhotel | Landhotel | Hostel
    service: Werkstatt | Kfz-Meisterbetrieb | Sanitär & Heizung | Reinigung | Friseur | Malerbetrieb | Schreinerei | IT-Service
    parking: Parkhaus | Parkservice | Tiefgarage | Parkraum | Parken
    """
)
# Usual prices in euros; r marks food, books and the like, which are taxed at the lower rate.
GOODS: Mapping[str, Sequence[str]] = worded(
    """
    grocery: Vollmilch 3,5% 1L = 1.15 r | H-Milch 1,5% 1L = 0.99 r | Butter 250g = 2.19 r | Dt. Markenbutter = 1.89 r
    | Bauernbrot 1000g = 3.29 r
    | Toastbrot 500g = 1.29 r | Brötchen = 0.35 r | Laugenbrezel = 0.79 r | Eier 10er Bodenh. = 1.99 r
    | Bio Eier 6er = 2.29 r | Gouda jung 400g = 3.49 r
    | {brand} Camembert = 1.99 r | Joghurt natur 500g = 0.99 r | Fruchtjoghurt {brand} = 0.69 r | Quark 20% 500g = 1.39 r
    | Schlagsahne 200g = 0.89 r | Bananen = 1.79 r | Äpfel Braeburn kg = 2.49 r | Tomaten Rispe = 2.99 r | Salatgurke = 0.89 r
    | Kartoffeln 2,5kg = 2.99 r | Zwiebeln 1kg = 1.29 r
    | Paprika Mix 500g = 1.99 r | Möhren 1kg = 1.19 r | Champignons 400g = 1.99 r | Erdbeeren 500g = 2.99 r
    | Hackfleisch gem. 500g = 4.49 r
    | Hähnchenbrust = 6.99 r | Bratwurst 5er = 3.99 r | Fleischwurst = 1.99 r | Schinken gekocht = 2.49 r
    | Salami {brand} 100g = 1.79 r | Lachsfilet = 5.99 r
    | Spaghetti 500g = 0.99 r | Langkornreis 1kg = 1.99 r | Weizenmehl 405 1kg = 0.79 r | Zucker 1kg = 1.19 r
    | Jodsalz 500g = 0.35 r
    | Sonnenblumenöl 1L = 1.99 r | Tomatenketchup = 1.79 r | Senf mittelscharf = 0.89 r | Röstkaffee {brand} 500g = 5.99 r
    | Schwarztee 25 Btl. = 1.49 r
    | Vollmilchschok. 100g = 1.09 r | {brand} Kekse = 1.69 r | Gummibären 200g = 1.19 r | Kartoffelchips = 1.99 r
    | Erdnüsse ges. = 1.49 r | Tiefk. Pizza Salami = 2.79 r
    | TK Spinat 450g = 1.49 r | Vanilleeis 1L = 2.99 r | Mineralwasser 1,5L = 0.49 | {brand} Cola 1,5L = 1.39
    | Orangensaft 1L = 1.79 | Apfelschorle 1L = 0.99
    | Pils 0,5L = 0.89 | Weizenbier 0,5L = 1.09 | Pils Kasten 20x0,5 = 15.99 | Rotwein trocken 0,75 = 4.99
    | Sekt trocken = 3.99 | PFAND 0,25 = 0.25
    | Pfand 1,50 Kasten = 3.10 | Toilettenpapier 8x = 3.95 | Küchenrolle 4er = 2.49
    | Spülmittel 500ml = 1.25 | Vollwaschmittel 20WL = 4.99
    | Zahnpasta {brand} = 1.49 | Duschgel 250ml = 1.29 | Shampoo {brand} = 2.45 | Taschentücher = 1.95
    | Müllbeutel 35L = 1.75 | Tragetasche = 0.20
    | Katzenfutter 400g = 0.99 r | Hundefutter {brand} = 1.29 r | Blumenstrauß = 5.99 r | Batterien AA 4er = 2.99
    | Tulpen 10er = 2.99 r | Zeitschrift = 3.50 r
    hardware: Spax 4x40 200St = 7.99 | Dübel 8mm 50St = 4.49 | Schrauben M8x60 = 2.29 | Nägel 2,8x65 = 3.19
    | Silikon transp. = 5.95 | Acryl weiß 310ml = 3.49
    | Wandfarbe weiß 10L = 34.99 | Lack {brand} 750ml = 14.95 | Pinsel flach 50mm = 3.99 | Farbroller Set = 8.99
    | Malerkrepp 50m = 3.29 | Abdeckfolie = 2.49
    | Bohrer HSS 6mm = 3.79 | Bohrer-Set 10tlg = 12.99 | Akkuschrauber {brand} = 79.95 | Hammer 300g = 9.49
    | Zange Kombi = 11.99 | Schraubendreher PH2 = 4.99
    | Cuttermesser = 3.49 | Zollstock 2m = 3.99 | Wasserwaage 60cm = 12.95 | Kabelbinder 100St = 4.29
    | Verlängerung 5m = 8.99 | Steckdose 3-fach = 6.49
    | LED Lampe E27 8W = 4.99 | Schlauch 1/2" 20m = 17.99 | Dichtung 3/4" = 0.99 | Eckventil 1/2" = 8.49
    | Siphon 1 1/4" = 9.95 | Zement 25kg = 6.49
    | Blumenerde 40L = 5.99 | Rasendünger 10kg = 19.99 | Laminat Eiche qm = 12.95 | Leiste 2,4m = 6.99
    | Sperrholz 60x120 = 14.50 | Winkel 50x50 = 1.49
    | Vorhängeschloss = 8.95 | Schleifpapier K120 = 2.99 | Handschuhe Gr.10 = 4.99 | Eimer 12L = 2.99
    | Schlüssel nachm. = 9.90 | Gewindestange M10 = 3.95
    stationery: Kugelschreiber = 1.99 | Bleistift HB = 0.89 | Collegeblock A4 = 1.79 | Heft A4 lin.25 = 0.69
    | Ordner breit A4 = 2.49 | Textmarker gelb = 1.29
    | Klebestift 20g = 1.99 | Kopierpapier 500Bl = 5.49 | Briefumschl. DL 50 = 2.99 | Grußkarte = 2.95
    | Geschenkpapier = 2.49 | Füller {brand} = 14.95
    | Tintenpatronen 6er = 1.49 | Radiergummi = 0.79 | Lineal 30cm = 1.49 | Schere 17cm = 3.99 | Locher = 6.95
    | Hefter = 7.49 | Taschenbuch = 12.99 r
    | Roman geb. = 22.00 r | Kinderbuch = 9.99 r | Tageszeitung = 2.60 r | Magazin {brand} = 5.90 r | Kalender = 9.95
    | Druckerpatrone = 24.99 | Kopie s/w A4 = 0.10
    pharmacy: Ibuprofen 400mg 20St = 4.97 | Paracetamol 500mg = 2.79 | Nasenspray 10ml = 3.98 | Hustensaft 100ml = 7.49
    | Pflaster 20St = 2.45
    | Magnesium 60St = 6.95 | Vitamin C Brause = 1.95 | Handcreme {brand} = 2.75 | Sonnenmilch LSF30 = 6.95
    | Gesichtscreme = 8.95 | Deo Roll-on = 1.85
    | Zahnbürste mittel = 1.95 | Windeln Gr.4 = 9.95 | Feuchttücher = 1.25 | Babybrei 190g = 1.15 r | Salbe 50g = 8.49
    | Augentropfen = 9.90 | Wattepads = 0.95
    | Rasierklingen 4er = 7.95 | Haarspray = 2.45 | Lippenpflege = 1.75 | Nagellack {brand} = 3.95 | Bademomente = 0.95
    | Kräutertee 20Btl = 2.25 r
    | Zuzahlung Rezept = 5.00 | Fieberthermometer = 6.49 | Seife flüssig = 0.85 | Duftkerze = 3.95 | Mundspülung 500ml = 2.95
    fuel: Super E10 = 1.74 | Super E5 = 1.80 | Diesel = 1.65 | Super Plus = 1.92 | Super 95 = 1.79
    | Säule {1..12} Super = 1.78 | Säule {1..12} Diesel = 1.66
    restaurant: Schnitzel Wiener Art = 14.50 r | Jägerschnitzel = 15.90 r | Schweinebraten = 13.80 r
    | Currywurst Pommes = 8.50 r | Bratwurst m. Kraut = 9.20 r
    | Rumpsteak 250g = 24.90 r | Rinderroulade = 18.50 r | Käsespätzle = 12.50 r | Forelle Müllerin = 19.80 r
    | Hähnchen halb = 10.90 r | Flammkuchen = 11.50 r
    | Gulaschsuppe = 6.90 r | Tagessuppe = 4.90 r | Gem. Salat klein = 4.80 r | Salatteller Pute = 13.90 r
    | Pizza Margherita = 9.00 r | Pizza Salami = 10.50 r
    | Pizza {brand} = 12.00 r | Spaghetti Bolognese = 10.90 r | Lasagne = 11.90 r | Döner Teller = 11.00 r
    | Burger {brand} = 13.50 r | Pommes frites = 4.50 r
    | Kartoffelsalat = 4.20 r | Apfelstrudel = 6.50 r | Tiramisu = 6.20 r | Eis 3 Kugeln = 4.80 r | Kuchen Stück = 3.90 r
    | Frühstück klein = 8.90 r | Maultaschen = 11.80 r
    | Tagesgericht {1..3} = 9.80 r | Kinderteller = 6.90 r | Beilagensalat = 4.50 r | Brot extra = 1.50 r
    | Sauce extra = 1.80 r | Pils 0,3 = 3.20 | Pils 0,5 = 4.60
    | Hefeweizen 0,5 = 4.80 | Alsterwasser 0,3 = 3.20 | Cola 0,3 = 3.30 | Cola 0,4 = 4.20 | Apfelschorle 0,4 = 3.90
    | Mineralwasser 0,25 = 2.80 | Wasser 0,75 = 6.20
    | Riesling 0,2 = 6.50 | Grauburgunder 0,2 = 6.90 | Aperol Spritz = 7.50 | Espresso = 2.50 | Cappuccino = 3.60
    | Tasse Kaffee = 2.90 | Latte Macchiato = 4.10
    | Tee Glas = 2.90 | Obstler 2cl = 3.00 | Williams 2cl = 3.50 | Mittagstisch = 9.90 r | Menü {1..9} = 12.90 r
    | Currysauce = 1.00 r
    """
)
