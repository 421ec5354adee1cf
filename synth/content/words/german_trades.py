"""German: what the trades sell, charge and note, what sheets and slips say, as tills print it. Data only."""

from collections.abc import Mapping, Sequence

from synth.content.faked import worded

TRADE_WORDS: Mapping[str, Sequence[str]] = {
    **worded(
        """
        goods/colour: schwarz | weiß | marine | grau | rot | blau | grün | beige | rosa | braun | khaki | creme | oliv
        | bordeaux | gelb | anthrazit | petrol
        goods/grams: {50..950}g | {1..9}00g | {1..5}kg | 250g | 500g | 400g
        goods/litres: 1L | 2L | 0,5L | 0,33L | 0,75L | 1,5L | 6x0,33L | 6x1,5L | 4x0,5L
        goods/pack: {2..12}er | {2..12} St | Doppelpack | {6..24} Stück | {4..10}er Pack
        goods/pills: {1..10}0 St | N1 | 24 St | N2 {2..5}0 St | 20 Tbl | {2..6}x10
        goods/bottle: 100ml | 150ml | 200ml | 250ml | 400ml | 500ml
        posts: KASSE | CHEF | AUSHILFE | FILIALLEITUNG
        vouchers: Gutschein | Geschenkkarte | Gutscheinkarte | Warengutschein | Einkaufsgutschein
        voids: Storno {name} | STORNO {name} | Sofortstorno | *Storno* {name} | Zeilenstorno | Stornierung {name}
        discounts: Rabatt {percent}% | {percent}% Rabatt | Aktion -{percent}% | Preisnachlass {percent}%
        | Reduziert -{percent}% | -{percent}%
        members: Kundenkarte | Kundennummer | Kd.-Karte | Bonuskarte | Kundenkarten-Nr.
        points: Gesammelte Punkte: {1..250} | Punkte dieser Einkauf: {1..99} | Ihr Punktestand: {100..9999}
        | Bonuspunkte: {5..80} | Neuer Punktestand {100..9999}
        grocery/produce: Bananen lose | Äpfel Gala | Äpfel Elstar | Rispentomaten | Möhren lose | Speisezwiebeln
        | Zwiebeln rot | Trauben kernlos | Ingwer | Paprika bunt | Kartoffeln festk. | Brokkoli | Orangen
        | Birnen Conference | Süßkartoffel | Knoblauch lose | Weißkohl | Mango | Wassermelone | Zitronen lose | Zucchini
        | Auberginen | Chili rot | Spargel weiß | Rosenkohl | Kohlrabi | Pflaumen | Kirschen | Nektarinen | Feldsalat
        grocery/counter: Rinderhack | Hähnchenbrustfilet | Hähnchen ganz | Lammkoteletts | Lachsfilet frisch | Garnelen
        | Kochschinken | Gouda Stück | Schweinebauch | Putenaufschnitt | Makrele ger. | Bratwurst grob | Oliven gemischt
        | Salami {brand} | Brie Stück | Entenkeulen | Leberkäse | Fleischsalat | Schweineschnitzel | Bergkäse
        | Leberwurst fein
        grocery/drinks: {brand} Cola {litres} | Limo Zitrone {litres} | Mineralwasser {litres} | {brand} Pils {litres}
        | Orangensaft {litres} | {brand} Energy 0,25L | Tonic Water {litres} | Eistee Pfirsich {litres} | Radler {litres}
        | Apfelschorle {litres} | Wasser still {litres} | Malzbier {litres}
        deposits: Pfand | Einwegpfand | Mehrwegpfand | + Pfand | Pfand Flasche
        empties: Leergut | Pfandrückgabe | Leergutbon | Leergutrückgabe | Flaschenpfand zurück
        bags: Tragetasche | Papiertasche | Mehrwegtasche | Tüte | Plastiktüte | Baumwolltasche
        cafe/drinks: Kaffee | Tasse Kaffee | Pott Kaffee | Espresso | Espresso doppelt | Cappuccino | Milchkaffee
        | Latte Macchiato | Flat White | Americano | Café Crème | Heiße Schokolade | Chai Latte | Matcha Latte | Eiskaffee
        | Cold Brew | Filterkaffee | Kännchen Tee | Schwarztee | Grüner Tee | Pfefferminztee | Ingwertee | Limonade hausg.
        | Smoothie Mango | Orangensaft frisch | Rhabarberschorle | Wasser 0,25 | Eisschokolade
        cafe/food: Butterhörnchen | Croissant | Mandelhörnchen | Schokocroissant | Muffin Blaubeer | Bananenbrot
        | Karottenkuchen | Käsekuchen | Brownie | Apfelkuchen | Cookie Schoko | Zimtschnecke | Toast Schinken-Käse
        | Avocadobrot | Bagel Lachs | Quiche Gemüse | Tagessuppe | Panini Hähnchen | Müsli Bowl | Eier im Glas
        | Zitronentarte | Wrap vegan | Club-Sandwich | Butterbrezel | Streuselkuchen | Käsebrötchen | Schwarzw. Kirschtorte
        | Franzbrötchen
        cafe/extras: Hafermilch | Mandelmilch | Sojamilch | Extra Shot | Vanillesirup | Karamellsirup | Schlagsahne
        | Kokosmilch
        cafe/wishes: ohne Zucker | fettarme Milch | entkoffeiniert | extra heiß | halb süß | ohne Schaum | wenig Eis
        | eigener Becher | mild | laktosefrei | mit Eis
        cafe/requests: warm | ohne Butter | glutenfrei | zum Teilen | getoastet | ohne Zwiebel | halbiert | Soße extra
        | eingepackt
        cafe/sizes: kl. | mittel | gr. | (S) | (M) | (L) | 0,2L | 0,3L | 0,4L | | |
        cafe/places: Verzehr = Im Haus | Verzehr = Außer Haus | Bestellung = {##} | Best.-Nr. = {###} | Tisch = {1..30}
        | Pager = {1..40} | Abholnummer = {1..99}
        cafe/names: Name | Kunde | Bestellung für | Gast
        stamps: {1..9} Stempel gesammelt | 9 kaufen, der 10. gratis | Stempel: {1..9}/10 | WLAN gratis: fragen Sie uns |
        fuel/wash: Autowäsche Prog. {1..4} | Wäsche Gold | SB-Wäsche | Scheibenreiniger 5L | Motoröl 1L | Wäsche Premium
        | Staubsauger
        fuel/snacks: Kaffee mittel | {brand} Chips | Mineralwasser 0,5 | Sandwich Käse | {brand} Riegel | Energy Drink 0,25
        | Bockwurst | Kaugummi
        fuel/pumps: Säule | Zapfsäule | Säule Nr. | Zapfpunkt | ZP
        fuel/units: L | Liter | Ltr.
        fuel/labels: Kassierer-Nr. = {##} | Station = {####} | km-Stand = {#####}{#} | Flottenkarte = {####}
        | Belegart = VERKAUF | Händler-Nr. = {######} | Terminal = {########} | Batch-Nr. = {###} | Art = NACHBEZAHLUNG
        | Art = VORAUSZAHLUNG | Schicht = {1..3} | Kennzeichen = {A-AA ####}
        fuel/notes: Punkte gesammelt {1..120} | Punktestand {100..9000} | Punkte sammeln bei jeder Tankung
        | Öl und Reifen prüfen | Im Namen und für Rechnung des Betreibers
        pharmacy/prescription: Amoxicillin {1..5}00mg Kps | Metformin 500mg Tbl | Amlodipin 5mg Tbl
        | Simvastatin {2..4}0mg Tbl | Omeprazol 20mg Kps | Salbutamol 100mcg DA | L-Thyroxin {1..4}25mcg
        | Prednisolon 5mg Tbl | Losartan 50mg Tbl | Sertralin 50mg Tbl | Hydrocortison 1% Creme | Insulin Pen 3ml
        | Latanoprost AT | Marcumar 3mg Tbl | Codein 30mg Tbl | Ramipril 5mg Tbl
        pharmacy/labels: Rezept-Nr. = {######} | Rezept = {A}{#####} | Dr. = {A}. {doctor} | Arzt = Dr. {doctor}
        | Apotheker = {A}.{A}. | Patient = {A}.{A}. | Wiederholung = {0..5} von 6 | Kasse = GKV | IK = {#########}
        | BSNR = {#########}
        pharmacy/doses: 2x täglich 1 Tablette | 1x täglich zum Essen | 2x täglich auftragen | alle 6 Stunden 2 Stück
        | nach Anweisung | 1 zur Nacht | 1-0-1 | 1-1-1 nach dem Essen
        pharmacy/batches: Ch.-B. {A}{####} verw. bis {month} | Charge {#####} Verf. {month} | Verfall {month}
        | Ch.-B. {A}{A}{###}
        pharmacy/covered: KASSENANTEIL | Anteil Krankenkasse | Krankenkasse | GKV-Anteil | Erstattung Kasse
        pharmacy/notes: Arzneimittel für Kinder unzugänglich aufbewahren | Arzneimittel sind vom Umtausch ausgeschlossen
        | Fragen Sie Ihre Apotheke | Nicht über 25°C lagern | Gute Besserung!
        hardware/loose: Schraube {3..6}x{20..90} | Nagel {20..100}mm | Scheibe M{4..12} | Bolzen M{4..16}x{20..120}
        | Mutter M{4..16} | Dübel {6..12}mm | Kabelbinder {100..300}mm | Haken Messing | Niete {3..6}mm
        | Kupferbogen {15..22}mm
        hardware/lengths: Kabel NYM 3x1,5 | Kette {3..8}mm | Seil {6..16}mm | Kantholz {25..100}x{50..150}
        | HT-Rohr {20..110}mm | Schlauch {12..25}mm | Kupferrohr {15..22}mm | Sockelleiste MDF | Drahtgeflecht
        | Leitung 3-adrig
        hardware/accounts: Konto = {A}{####} | Profikarte = {######} | Kd.-Nr. = {#####} | Ihr Auftrag = {####}
        | Kunde = BARVERKAUF
        hardware/notes: Zuschnitte sind vom Umtausch ausgeschlossen | Gemischte Farben werden nicht zurückgenommen
        | Rückgabe binnen {14..45} Tagen mit Bon
        clothing/adults: T-Shirt {colour} | Hemd Oxford {colour} | Jeans Slim | Chino {colour} | Kleid Midi
        | Pullover Wolle {colour} | Mantel {colour} | Kapuzenpulli {colour} | Faltenrock | Bluse {colour} | Sneaker {colour}
        | Stiefelette | Sandalen {colour} | Gürtel Leder | Socken 3er | Slips 5er | Schal {colour} | Leggings {colour}
        | Sakko {colour} | Poloshirt {colour} | Strickjacke {colour} | Shorts {colour} | {brand} Jacke | {brand} Sneaker
        | Handtasche {colour} | Krawatte Seide | Mütze {colour} | Schlafanzug | Badeanzug
        clothing/children: Kinder-Shirt {colour} | Strampler 3er | Schulhose | Ki.-Polo 2er | Kinderjeans
        | Mädchenkleid {colour} | Kinderjacke {colour} | Jungenshorts | Kinderschuhe | Lätzchen 5er | Ki.-Leggings
        | Babysocken 5er
        clothing/sizes: S | M | L | XL | XS | XXL | 36 | 38 | 40 | 42 | 44 | 48 | 50 | 52 | W32 L32 | W34 L30 | EU {36..45}
        | One Size
        clothing/ages: 92 | 98/104 | 110/116 | 122/128 | 134/140 | 146/152 | 56 | 68 | 80/86
        clothing/styles: Gr. {size} | Größe: {size} | Größe {size} | {size} | {style} {size} | Art. {style} Gr. {size}
        | {size} / {style}
        clothing/returns: Umtausch binnen {14..60} Tagen mit Bon und Etikett | Umtausch binnen {7..30} Tagen
        | Reduzierte Ware vom Umtausch ausgeschlossen | Wäsche und Bademode sind vom Umtausch ausgeschlossen
        | Erstattung nur auf die Zahlkarte | Bon für den Umtausch aufheben | Kein Umtausch ohne Etikett
        clothing/staff: Beratung = {##} | Verk.-Nr. = {####} | Berater = {###} | Filiale = {###} | Abt. = {##}
        electronics/phones: {brand} Handy {6..15} 64GB | {brand} {A}{##} 128GB schwarz | {brand} Note {8..20} DE
        | {brand} Fold 256GB grau | {brand} {A}{#}E Dual-SIM
        electronics/devices: {brand} Notebook {13..17}" | {brand} Fernseher {32..75}" 4K | {brand} Tablet 10,1"
        | Monitor {brand} 27" LED | {brand} Kamera {A}{###} | {brand} Drucker {A}{A}{###} | Spielkonsole 1TB
        | Smartwatch {brand} | {brand} Lautsprecher | Router {A}{A}{####} WLAN | Staubsauger {brand}
        | Mikrowelle {brand} 20L | {brand} Bluetooth-Box | Festplatte {1..8}TB
        electronics/small: USB-C-Kabel {1..3}m | HDMI-Kabel 2m | Handyhülle {colour} | Panzerglas | {brand} Maus
        | {brand} Tastatur | MicroSD 64GB | USB-Stick 32GB | {brand} Kopfhörer | Ladegerät 20W | Powerbank {5..20}000mAh
        | Batterien AAA 8er | Tinte {###}XL | Adapterkabel {A}{A}{##} | Webcam {brand} Full HD | Tonerkassette {####}
        electronics/serials: SNr. | S/N: | Seriennr. | Ser.-Nr.
        electronics/warranties: Garantie {2..5} Jahre | Garantieverl. {2..3} J. | Schutzbrief {12..36} Mon.
        | Displayschutz {1..2} J. | Einrichtung
        electronics/trade_ins: Inzahlungnahme | Altgerät | Ankauf Altgerät | Altgerätebonus
        electronics/notes: Gewährleistung {12..36} Monate ab Kauf | Bon für die Garantie aufbewahren
        | Geöffnete Software vom Umtausch ausgeschlossen | Umtausch binnen {7..30} Tagen in Originalverpackung
        | Gerät anmelden unter www.{A}{A}service.de | Keine Garantie bei gebrochenem Siegel | WEEE-Reg.-Nr. DE {########}
        hotel/rooms: Logis | Übernachtung | Doppelzimmer | Einzelzimmer | Zweibettzimmer | Komfortzimmer | Juniorsuite
        | Familienzimmer | DZ Standard | EZ Standard | DZ Superior | Bett im Schlafsaal
        hotel/meals: Frühstück | Frühstücksbuffet | Abendessen | Zimmerservice | Hotelbar | Halbpension | Kaffee & Kuchen
        | Mittagessen
        hotel/others: Getränke Minibar | Wäscheservice | Parkplatz | Spätabreise | Wellness | Zustellbett | Telefon
        | Flughafentransfer | Pay-TV | Hund | Tagungsraum | WLAN Premium
        hotel/town_taxes: Kurtaxe | Bettensteuer | Ortstaxe | Beherbergungssteuer | Kurbeitrag
        hotel/deposits: Anzahlung | Vorauszahlung | Online bezahlt | Anzahlung Buchung
        hotel/cards: Kreditkarte | EC-Karte | Visa | Mastercard
        hotel/arrivals: Anreise | Ankunft | Anreisetag | Von | Anr.
        hotel/departures: Abreise | Abreisetag | Bis | Abr.
        hotel/room_labels: Zimmer | Zi.-Nr. | Zimmer Nr.
        hotel/guests: Gast | Gastname | Name
        hotel/labels: Rechn.-Konto = {#####} | Gastkonto = {######} | Personen = {1..4} | Erwachsene = {1..3}
        | Rate = {A}{A}{A} | Best.-Nr. = {########} | Buchung = {A}{A}{######} | Res.-Nr. = {######} | Debitor = {####}
        | Firma = PRIVAT
        hotel/notes: Danke für Ihren Aufenthalt | Wir freuen uns auf Ihren nächsten Besuch | Unterschrift Gast
        | Zimmer bitte bis {10..12} Uhr räumen | Bitte Schlüsselkarte an der Rezeption abgeben | Gute Heimreise!
        parking/fees: Parkgebühr | Parkentgelt | Parken | Kurzparken | Parken {hours} Std | Bis {hours} Stunden
        | Stundentarif | Parkhaus Tarif {1..4} | Zone {A} Tarif {1..4} | Besucher | Parken P{1..9}
        parking/first: Erste Stunde | Einfahrtgebühr | Grundgebühr
        parking/lost: Ticketverlust | Ersatzticket | Bearbeitungsgebühr
        units/parking: | Std
        parking/in: Einfahrt | Ankunft | Einfahrtszeit | Beginn | Ein
        parking/out: Ausfahrt | Bezahlt bis | Ausfahrtszeit | Ende | Aus
        parking/stays: Parkdauer | Dauer | Parkzeit | Geparkt | Gesamtzeit
        parking/clocks: {h}:{m:02d} | {h} Std {m} Min | {h} h {m:02d} min | {h:02d}:{m:02d}
        parking/labels: Ticket-Nr. = {######} | Parkschein = {###########} | Automat = {##} | Kassenautomat = {1..9}
        | Kennz. = {plate} | Kennzeichen = {plate} | Ebene = {1..6} | Platz = {A}{##} | Bereich = {A} | Standort = {####}
        | Fahrzeug = PKW
        plates: A-AA #### | AA-A ### | AAA-AA ## | A-A ####
        parking/notes: Ausfahrt binnen {10..20} Minuten | Beleg bitte aufbewahren | Gute Fahrt
        | Bei Ticketverlust gilt der Tagestarif | Nicht übertragbar | Hinter die Windschutzscheibe legen
        service/work: Arbeitszeit | Arbeitslohn | Beratung | Montage | Heizung Reparatur | Grundreinigung | Gartenarbeit
        | EDV-Betreuung | Ölwechsel Arbeit | Grafik/Entwurf | Sanitärarbeiten | Elektroarbeiten | Übersetzung | Nachhilfe
        | Malerarbeiten | Klimaservice | Bremsenservice | Fotoarbeiten | Reparaturlohn | Schulung
        service/parts: Filter {A}{A}{###} Satz | Ventil {##}mm | Bremsbeläge Satz | Motoröl 5L | Pumpe {brand}
        | Schlauch {1..5}m | Thermostat Heizk. | Batterie 12V | Dichtmasse | Kabel {5..50}m | Ersatzteil {###}
        | Zündkerzen 4 St | Armatur {brand} | Kleinmaterial | Farbe {5..20}L | Schalter {brand}
        service/fixed: Anfahrt | Fracht | Reisekosten | Fehlersuche | Prüfung | Entsorgung | Verwaltungspauschale
        | Notdienstzuschlag
        units/work: Std | h | Std.
        service/labels: Auftrag = {#####} | Auftr.-Nr. = {A}{####} | Ihr Zeichen = {A}{A} {####} | Bestellung = {######}
        | Zahlungsziel = 14 Tage | Zahlungsziel = 30 Tage | Zahlbar = sofort | Techniker = {A}.{A}. | km-Stand = {#####}
        | Fahrzeug = {A-AA ####} | Kd.-Nr. = {A}{###} | Projekt = {A}{A}-{##}
        service/customers: Kunde | Rechnung an | Auftraggeber | Empfänger | z. Hd.
        service/due: Fällig am | Zahlbar bis | Zahlungsziel | Fällig
        service/transfers: Überweisung | BANKÜBERWEISUNG | SEPA-Lastschrift | Lastschrift | Vorkasse
        service/notes: IBAN DE{##} {####} {####} {####} {####} {##} | Bitte Rechnungsnummer angeben
        | Bei Verzug berechnen wir Zinsen | Gewährleistung {6..24} Monate | Ware bleibt bis zur Zahlung unser Eigentum
        | Zahlbar ohne Abzug | Teile mit {12..24} Monaten Garantie | Leistungsdatum gleich Rechnungsdatum
        units/weight: kg
        units/length: m
        slip: ** Kundenbeleg ** | Terminal-ID {########} | TA-Nr. {######} BNr. {####} | Kartenzahlung | {method} kontaktlos
        | Karte {card} | Datum {date} {time} Uhr | Genehmigungs-Nr. {######} | VU-Nr. {##########}
        | EMV-AID A000000{#######} | Betrag EUR {amount} | Autorisierung erfolgt | Zahlung erfolgt | Bitte Beleg aufbewahren
        head_position: Pos. | Pos | Nr. | Lfd. Nr.
        head_code: Art.-Nr. | Artikelnr. | Best.-Nr. | Code | Artikel-Nr.
        head_unit: Einheit | ME | Einh.
        head_date: Datum | Datum | Tag | Buchung
        head_charges: Soll | Betrag | Belastung | Soll {cur}
        head_credits: Haben | Zahlung | Gutschrift | Haben {cur}
        head_balance: Saldo | Saldo | Saldo {cur}
        each: à {p} | {p}/St | x {p} | ({p}) | je {p}
        piece_unit: Stk | Stück | St. | Stk.
        brought_forward: Übertrag | Zwischensumme Vorseite | Übertrag von Seite 1
        balance_forward: Saldovortrag | Vortrag | Übertrag
        invoice_titles: Rechnung | RECHNUNG | Rechnung | Barrechnung | Rechnung / Lieferschein
        bill_titles: BARVERKAUF | QUITTUNG | RECHNUNG | Kassenbeleg | BARVERKAUFSRECHNUNG
        customer_line: Herrn / Frau / Firma | Name | Kunde | Empfangen von | An
        signatures: Unterschrift | Stempel, Unterschrift | Betrag erhalten | Datum, Unterschrift | Empfänger
        folio_titles: Rechnung | Hotelrechnung | GASTRECHNUNG | Gästekonto | Zimmerrechnung
        total_credits: Summe Zahlungen | Zahlungen | Bezahlt | Summe Haben
        balance_due: Offener Betrag | Saldo | Noch zu zahlen
        guest_signature: Unterschrift Gast | Unterschrift
        due: Fällig am | Zahlbar bis | Fälligkeit
        customer: Kundennr. = {#####} | Debitor = {A}{###} | Kd.-Nr. = {######} | Ihr Zeichen = {A}{A}
        bank: Bank = Sparkasse {site} | Kontoinhaber = {name} | IBAN = DE{## #### #### #### ####} | BIC = {AAAAAAAA}
        | Konto = {########} | BLZ = {### ### ##} | Amtsgericht = {town}
        terms: Zahlbar innerhalb von {14..30} Tagen | Zahlbar sofort ohne Abzug | Ware ist vom Umtausch ausgeschlossen
        | Bitte Rechnungsnummer angeben | Bei Verzug berechnen wir Zinsen | Vielen Dank für Ihren Auftrag
        | 2 % Skonto innerhalb von {7..14} Tagen | Die Ware bleibt bis zur Zahlung unser Eigentum
        | Reklamationen innerhalb von {7..14} Tagen | Alle Preise in {cur} | Lieferdatum gleich Rechnungsdatum
        card_titles: Kundenbeleg | K-U-N-D-E-N-B-E-L-E-G | Kartenzahlung | Zahlung | Händlerbeleg | girocard
        card_amounts: Betrag | Betrag {cur} | Gesamt {cur} | BETRAG | Zahlbetrag
        card_base: Betrag | Rechnungsbetrag
        card_approved: Zahlung erfolgt | ** Zahlung erfolgt ** | Autorisierung erfolgt | Genehmigt | Kartenzahlung erfolgt
        card_checked: PIN geprüft | Ohne PIN | Keine Unterschrift nötig | PIN-Eingabe OK | Ohne Unterschrift
        card_copies: Kundenbeleg | ** Kundenbeleg ** | Händlerbeleg | Beleg für Kunden | -- Händlerbeleg --
        card_terms: Bitte Beleg aufbewahren | Ich ermächtige den Händler, den Betrag von meinem Konto einzuziehen
        | Bitte belasten Sie mein Konto | Beleg für Ihre Unterlagen
        card_signatures: Unterschrift | Unterschrift Karteninhaber | X
        card_entries: Chip | kontaktlos | Magnetstreifen | Chip online | NFC
        card_type: Karte | Kartenart | Zahlart
        card_number: Karten-Nr. | Kartennr. | PAN | Nr.
        card_expiry: gültig bis | Gültig | Verfall
        card_entry: Eingabe | Modus | Leseart
        card_application: EMV-AID | AID
        card_label: Anwendung | App
        card_cryptogram: EMV-Daten | TC | AC
        card_approval: Genehmigungs-Nr. | Gen.-Nr. | AID-Para | Aut.-Nr.
        card_terminal: Terminal-ID | Term.-ID | T-ID
        card_merchant: VU-Nr. | VU-Nummer | Händler-Nr.
        card_batch: BNr | Beleg-Nr. | Batch
        card_trace: TA-Nr. | Trace-Nr. | TA-Nr
        fuel_heads: Kraftstoff | Zapfsäule | *** Kraftstoff *** | Tankung
        fuel_grades: Sorte | Kraftstoff | Produkt
        fuel_volumes: Menge | Volumen | Menge | Liter
        fuel_prices: Preis | Preis/{unit} | Einzelpreis | {cur}/{unit} | Literpreis
        fuel_sales: Betrag | Betrag {cur} | Summe Kraftstoff | Tankbetrag
        kiosk_calls: Bitte warten Sie, bis Ihre Nummer erscheint | Bitte an der Ausgabe abholen
        | Achten Sie auf den Bildschirm | Bitte Bon aufbewahren | Bitte nehmen Sie Platz | Bestellung in Arbeit
        kiosk_orders: Bestellnummer | Ihre Nummer | Bestellung | Abholnummer | BESTELL-NR.
        kiosk_services: Hier essen | Zum Mitnehmen | Außer Haus | Im Haus | Am Tresen abholen
        label_titles: Rezept | Abgabebeleg | Apothekenbeleg | Quittung | Rezeptquittung
        warnings: Für Kinder unzugänglich aufbewahren | Nicht über {20..30} °C lagern | Zum Essen einnehmen
        | Mit einem Glas Wasser einnehmen | Vor Gebrauch schütteln | Nur äußerlich anwenden | Kann müde machen
        | Packung aufbrauchen | Fragen Sie Ihre Apotheke | Dosis nicht überschreiten
        parking_titles: Parkbeleg | Parkschein | P | PARKHAUS | PARKQUITTUNG | Kassenautomat | Ausfahrtticket
        ticket_titles: Beleg | Quittung | Bezahlt | Ticket | Einlass
        check_titles: Rechnung | RECHNUNG | Tischrechnung | Zwischenrechnung | ** Rechnung **
        check_signatures: Unterschrift | Zimmer / Name | Unterschrift Gast | Name
        seats: Platz {n} | - Platz {n} - | Gast {n} | *** Platz {n} ***
        courses: Gang {n} | --- Gang {n} --- | {n}. Gang | *** Gang {n} ***
        gratuities: Vorschlag Trinkgeld | Trinkgeld-Vorschlag: | Für Ihr Trinkgeld:
        tip_lines: Trinkgeld: | Trinkgeld | TIP
        total_lines: Gesamt: | Summe: | Gesamtbetrag:
        summary_total: Summe | Gesamt | Summen
        statement_titles: Rechnung | RECHNUNG | Leistungsrechnung | Arbeitsnachweis | Honorarrechnung
        | Rechnung über Arbeiten
        """
    ),
    # With the blank behind them.
    "cafe/marks": ("+ ", "+ ", "Extra ", "* ", "- "),
}
