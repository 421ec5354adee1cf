"""Dutch: what the trades sell, charge and note, what sheets and slips say, as tills of the Netherlands print it. Data only."""

from collections.abc import Mapping, Sequence

from synth.content.faked import worded

TRADE_WORDS: Mapping[str, Sequence[str]] = {
    **worded(
        """
        goods/colour: ZWART | WIT | MARINE | GRIJS | ROOD | BLAUW | GROEN | BEIGE | ROZE | BRUIN | KAKI | ECRU | OLIJF
        | BORDEAUX | GEEL | CAMEL
        goods/grams: {50..950}G | {1..9}00G | {1..5}KG | 250 GR | 500 GR | 400G
        goods/litres: 1L | 2L | 50CL | 33CL | 75CL | 1,5L | 6X33CL | 6X50CL | 25CL
        goods/pack: {2..12} ST | {2..12}-PAK | DUOPAK | X{2..10} | {6..24} STUKS
        goods/pills: {1..10}0 ST | 16 TABL | 24 TABL | {2..6}0 CAPS | 30 TABL | {2..12} ST
        goods/bottle: 100ML | 150ML | 200ML | 250ML | 400ML | 500ML
        posts: KASSA | BEHEER | CHEF
        vouchers: Cadeaukaart | Cadeaubon | Tegoedbon | Waardebon | Kadokaart
        voids: Correctie {name} | VOID-CORR {name} | Regel vervallen | *VERVALLEN* {name} | Annulering {name}
        | Retour {name}
        discounts: Korting {percent}% | {percent}% KORTING | Actie -{percent}% | Afgeprijsd {percent}%
        | Uw voordeel {percent}% | Prijsverlaging {percent}%
        members: Klantenkaart | Klantnr. | Spaarkaart | Kaartnr. | Voordeelkaart
        points: Gespaarde punten: {1..250} | Punten vandaag: {1..99} | Puntensaldo: {100..9999} | Bonuspunten: {5..80}
        | Zegels: {1..40}
        grocery/produce: BANANEN LOS | ELSTAR LOS | JONAGOLD LOS | TROSTOMAAT LOS | WORTELEN LOS | UIEN GEEL | UIEN ROOD
        | DRUIVEN WIT | GEMBER | PAPRIKA MIX | AARDAPPELEN KRUIM. | BROCCOLI LOS | SINAASAPPEL PERS | CONFERENCE PEER
        | ZOETE AARDAPPEL | KNOFLOOK LOS | WITTE KOOL | KOMKOMMERS | RIJPE MANGO | WATERMELOEN | CITROENEN LOS
        | COURGETTE LOS | AUBERGINE LOS | RODE PEPER | SPRUITJES | PREI | WITLOF | BOERENKOOL | ANDIJVIE | PRUIMEN
        | NECTARINES LOS
        grocery/counter: RUNDERGEHAKT VERS | KIPFILET | HELE KIP | LAMSKOTELET | ZALMMOOT | GARNALEN | BEENHAM
        | JONGE KAAS STUK | SPEKLAP | KALKOENFILET | GEST. MAKREEL | VERSE WORST | OLIJVEN GEMENGD | {brand} CERVELAAT
        | BRIE STUK | EENDENBOUT | OUDE KAAS STUK | FILET AMERICAIN | SLAVINK | KIBBELING VERS | BELEGEN KAAS
        grocery/drinks: {brand} COLA {litres} | {brand} LIMONADE {litres} | MINERAALWATER {litres} | {brand} PILS {litres}
        | SINAASAPPELSAP {litres} | {brand} ENERGY 25CL | TONIC {litres} | ICE TEA PERZIK {litres} | RADLER 0.0 {litres}
        | BRONWATER BRUIS {litres} | APPELSAP {litres} | CASSIS {litres}
        deposits: STATIEGELD | STATIEGELD FLES | STATIEGELD BLIK | + STATIEGELD
        empties: RETOUR STATIEGELD | EMBALLAGE RETOUR | STATIEGELDBON | LEEGGOED
        bags: DRAAGTAS | PAPIEREN TAS | SHOPPER | PLASTIC TASJE | BIGSHOPPER
        cafe/drinks: Koffie | Koffie verkeerd | Espresso | Dubbele espresso | Cappuccino | Latte macchiato | Flat white
        | Americano | Cortado | Lungo | Koffie decafé | Warme chocomel | Chocomel slagroom | Chai latte | Matcha latte
        | IJskoffie | Filterkoffie | Pot thee | Verse muntthee | Verse gemberthee | Groene thee | Earl Grey
        | Verse jus d'orange | Appelsap | Smoothie mango | Huislimonade | Spa rood | Karnemelk
        cafe/food: Croissant | Amandelcroissant | Chocoladebroodje | Muffin blauwe bes | Bananenbrood | Worteltaart
        | Cheesecake | Brownie | Appeltaart | Koek chocolade | Kaneelbroodje | Tosti ham/kaas | Toast avocado | Bagel zalm
        | Quiche groente | Soep van de dag | Panini kip | Yoghurt granola | Eieren benedict | Citroentaart | Wrap vegan
        | Clubsandwich | Broodje oude kaas | Stroopwafel | Uitsmijter | Saucijzenbroodje | Tompouce | Broodje carpaccio
        cafe/extras: Havermelk | Amandelmelk | Sojamelk | Extra shot | Vanillesiroop | Karamelsiroop | Slagroom | Kokosmelk
        cafe/wishes: Zonder suiker | Magere melk | Cafeïnevrij | Extra heet | Minder zoet | Geen schuim | Weinig ijs
        | Eigen beker | Slap | Lactosevrij | Met ijs
        cafe/requests: Warm | Zonder boter | Glutenvrij | Om te delen | Geroosterd | Geen ui | Doormidden | Saus apart
        | Meenemen
        cafe/sizes: KL | MID | GR | (K) | (M) | (G) | 20CL | 30CL | 40CL | | |
        cafe/places: Bestelling = Hier opeten | Bestelling = Meenemen | Order = {##} | Ordernr. = {###} | Tafel = {1..30}
        | Buzzer = {1..40} | Afhaalnr. = {1..99}
        cafe/names: Naam | Klant | Bestelling van | Gast
        stamps: {1..9} stempels gespaard | 9 kopjes, de 10e gratis | Stempels: {1..9}/10 | Gratis wifi: vraag de code |
        fuel/wash: WASPROGRAMMA {1..4} | WAS GOUD | WASBOX | RUITENVLOEISTOF 5L | LUCHT EN WATER | MOTOROLIE 1L
        | STOFZUIGER MUNT
        fuel/snacks: KOFFIE | {brand} CHIPS | WATER 50CL | BROODJE KAAS | {brand} REEP | ENERGIEDRANK | KAUWGOM
        | SAUCIJZENBROODJE
        fuel/pumps: Pomp | Pompnr. | Pomp nr. | Zuil
        fuel/units: L | L | LTR
        fuel/labels: Bediende = {##} | Station = {####} | Km-stand = {#####}{#} | Tankpas = {####} | Soort = VERKOOP
        | Merchant-ID = {######} | Terminal = {########} | Periode = {###} | Wijze = ACHTERAF BETALEN
        | Wijze = VOORAF BETALEN | Dienst = {1..3} | Kenteken = {AA-###-A}
        fuel/notes: Punten gespaard {1..120} | Saldo spaarpas {100..9000} punten | Spaar punten bij elke liter
        | Controleer olie en banden | Goede reis
        pharmacy/prescription: AMOXICILLINE {1..5}00MG CAP | METFORMINE 500MG TABL | AMLODIPINE 5MG TABL
        | SIMVASTATINE {2..4}0MG TAB | OMEPRAZOL 20MG CAPS | SALBUTAMOL 100MCG AERO | LEVOTHYROXINE {1..4}25UG
        | PREDNISOLON 5MG TABL | LOSARTAN 50MG TABL | SERTRALINE 50MG TABL | HYDROCORTISON 1% CREME | INSULINEPEN 3ML
        | LATANOPROST OOGDR | ACENOCOUMAROL 1MG TABL | CODEINE 10MG TABL
        pharmacy/labels: Receptnr. = {######} | Recept = {A}{#####} | Arts = Dr. {doctor} | Huisarts = {doctor}
        | Apotheker = {A}.{A}. | Patiënt = {A}.{A}. | Herhaling = {0..5} van 6 | UZOVI = {####} | AGB-code = {########}
        | Polisnr. = {#######}
        pharmacy/doses: 2x per dag 1 tablet | 1x per dag bij het eten | 2x per dag aanbrengen | Elke 6 uur 2 stuks
        | Volgens voorschrift | 1 voor de nacht | 3x per dag 1 tablet na het eten
        pharmacy/batches: Charge {A}{####} Exp {month} | Lot {#####} Exp. {month} | Houdbaar tot {month}
        | Chargenr. {A}{A}{###}
        pharmacy/covered: VERGOED ZORGVERZEKERAAR | VERGOEDING | ZORGVERZEKERING | BASISVERZEKERING
        pharmacy/notes: Buiten bereik van kinderen bewaren | Geneesmiddelen worden niet teruggenomen
        | Vraag uw apotheker om advies | Bewaren beneden 25°C | Beterschap!
        hardware/loose: SCHROEF {3..6}X{20..90} | SPIJKER {20..100}MM | RING M{4..12} | BOUT M{4..16}X{20..120}
        | MOER M{4..16} | PLUG {6..12}MM | KABELBINDER {100..300}MM | HAAK MESSING | POPNAGEL {3..6}MM
        | KNIE KOPER {15..22}MM
        hardware/lengths: KABEL 2,5MM | KETTING {3..8}MM | TOUW {6..16}MM | BALK {25..100}X{50..150} | PVC BUIS {20..110}MM
        | SLANG {12..25}MM | KOPEREN BUIS {15..22}MM | PLINT MDF | GAAS | SNOER 3-ADERIG
        hardware/accounts: Rekening = {A}{####} | Vakmanpas = {######} | Debiteurnr. = {#####} | Uw order = {####}
        | Klant = CONTANT
        hardware/notes: Op maat gezaagd wordt niet geruild | Gemengde verf wordt niet teruggenomen
        | Ruilen binnen {14..45} dagen met bon
        clothing/adults: T-SHIRT {colour} HEREN | OVERHEMD OXFORD {colour} | JEANS SKINNY | CHINO {colour} | JURK MIDI
        | TRUI WOL {colour} | JAS {colour} | CAPUCHONTRUI {colour} | PLOOIROK | BLOUSE {colour} DAMES | SNEAKERS {colour}
        | ENKELLAARSJES | SANDALEN {colour} | RIEM LEER | SOKKEN 3-PAK | SLIPS 5-PAK | SJAAL {colour} | LEGGING {colour}
        | COLBERT {colour} | POLO {colour} | VEST {colour} | KORTE BROEK {colour} | {brand} JAS | {brand} SNEAKERS
        | HANDTAS {colour} | STROPDAS ZIJDE | MUTS {colour} | PYJAMA | BADPAK
        clothing/children: KINDERSHIRT {colour} | ROMPERTJE 3-PAK | SCHOOLBROEK | KINDERPOLO 2-PAK | KINDERJEANS
        | MEISJESJURK {colour} | KINDERJAS {colour} | JONGENSSHORT | KINDERSCHOENEN | SLABBETJES 5-PAK | KINDERLEGGING
        | BABYSOKJES 5-PAK
        clothing/sizes: S | M | L | XL | XS | XXL | 36 | 38 | 40 | 42 | 44 | 46 | 48 | 52 | W32 L32 | W34 L30 | EU {36..45}
        | one size
        clothing/ages: 92 | 98/104 | 110/116 | 122/128 | 134/140 | 146/152 | 56 | 68 | 80/86
        clothing/styles: Maat {size} | Maat: {size} | mt {size} | {size} | {style} {size} | Art. {style} Maat {size}
        | {size} / {style}
        clothing/returns: Ruilen binnen {14..60} dagen met bon en labels | Ruilen binnen {7..30} dagen
        | Afgeprijsde artikelen worden niet geruild | Ondergoed en badmode worden niet geruild
        | Geld terug alleen op de betaalpas | Bewaar de bon voor ruilen | Zonder labels geen geld terug
        clothing/staff: Verkoopadviseur = {##} | Verk.nr. = {####} | Stylist(e) = {###} | Filiaal = {###} | Afd. = {##}
        electronics/phones: {brand} TELEFOON {6..15} 64GB | {brand} {A}{##} 128GB ZWART | {brand} NOTE {8..20} NL
        | {brand} FOLD 256GB ZWART | {brand} {A}{#}E DUAL SIM
        electronics/devices: {brand} LAPTOP {13..17} INCH | {brand} TV {32..75} INCH 4K | {brand} TABLET 10,1
        | BEELDSCHERM {brand} 27" | FOTOCAMERA {A}{###} | {brand} PRINTER {A}{A}{###} NL | SPELCOMPUTER 1TB
        | SMARTWATCH {brand} | GELUIDSBALK {brand} | ROUTER {A}{A}{####} WIFI | STOFZUIGER {brand} | MAGNETRON {brand} 20L
        | LUIDSPREKER {brand} BT | HARDE SCHIJF {1..8}TB
        electronics/small: USB-C KABEL {1..3}M | HDMI KABEL 2M | TELEFOONHOES {colour} | SCHERMBESCHERMER | {brand} MUIS
        | {brand} TOETSENBORD | MICRO SD 64GB KAART | USB-STICK 32GB NL | {brand} OORDOPJES | LADER 20W
        | POWERBANK {5..20}000MAH | BATTERIJEN AAA 8ST | INKT {###}XL | VERLOOPSTEKKER {A}{A}{##} | WEBCAM {brand} FHD
        | TONERCASSETTE {####}
        electronics/serials: S/N: | Serienr. | SN: | Serienummer
        electronics/warranties: GARANTIE {2..5} JAAR | GARANTIEVERL. {2..3} JR | SERVICEPLAN {12..36} MND
        | SCHERMDEKKING {1..2} JR | INSTALLATIE
        electronics/trade_ins: INRUIL | INRUIL TOESTEL | INRUILKORTING | OUD TOESTEL
        electronics/notes: Garantie {12..36} maanden na aankoop | Bewaar deze bon voor garantie
        | Geopende software wordt niet teruggenomen | Ruilen binnen {7..30} dagen in originele verpakking
        | Registreer uw product op www.{A}{A}hulp.nl | Garantie vervalt bij verbroken zegel
        | Verwijderingsbijdrage inbegrepen
        hotel/rooms: Logies | Overnachting | Tweepersoonskamer | Eenpersoonskamer | Tweebedskamer | Luxe kamer | Juniorsuite
        | Familiekamer | Standaard 2p | Comfort kamer | Kamerprijs per nacht | Bed slaapzaal
        hotel/meals: Ontbijt | Ontbijtbuffet | Diner | Kamerservice | Hotelbar | Halfpension | High tea | Lunchmenu
        hotel/others: Minibar kamer | Wasserij | Parkeren | Laat uitchecken | Wellness | Extra bed kamer | Telefoon
        | Luchthavenvervoer | Betaal-tv | Huisdier | Vergaderzaal | Snel internet
        hotel/town_taxes: Toeristenbelasting | TOERISTENBELASTING | Stadsbelasting | Logiesbelasting
        hotel/deposits: Aanbetaling | Vooruitbetaling | Online vooruitbetaald | Aanbetaling boeking
        hotel/cards: Creditcard | PIN | Visa | Mastercard
        hotel/arrivals: Aankomst | Inchecken | Aankomstdatum | Van
        hotel/departures: Vertrek | Uitchecken | Vertrekdatum | Tot
        hotel/room_labels: Kamer | Kamernr. | Kamer nr.
        hotel/guests: Gast | Naam gast | Naam
        hotel/labels: Rekening = {#####} | Rek.nr. = {######} | Personen = {1..4} | Volwassenen = {1..3}
        | Tarief = {A}{A}{A} | Bev.nr. = {########} | Boeking = {A}{A}{######} | Res.nr. = {######} | Debiteur = {####}
        | Bedrijf = PARTICULIER
        hotel/notes: Dank voor uw verblijf | Graag tot een volgende keer | Handtekening gast
        | De gast blijft aansprakelijk voor de rekening | Kamer verlaten voor {10..12} uur
        | Sleutelkaart inleveren bij de receptie
        parking/fees: PARKEREN | PARKEERGELD | PARKEERTARIEF | KORT PARKEREN | PARKEREN {hours} UUR | TOT {hours} UUR
        | UURTARIEF | PARKEERGARAGE | ZONE {A} TARIEF {1..4} | BEZOEKERS | PARKEREN P{1..9}
        parking/first: EERSTE UUR | STARTTARIEF | INRIJKOSTEN
        parking/lost: VERLOREN KAART | VERVANGEND TICKET | ADMINISTRATIEKOSTEN
        units/parking: | UUR
        parking/in: Inrijtijd | In | Aankomst | Begin | Van
        parking/out: Uitrijtijd | Uit | Betaald tot | Einde | Tot
        parking/stays: Parkeerduur | Duur | Parkeertijd | Totale tijd
        parking/clocks: {h}:{m:02d} | {h}u {m:02d}m | {h} uur {m} min | {h:02d}:{m:02d}
        parking/labels: Kaartnr. = {######} | Ticket = {###########} | Automaat = {##} | Betaalautomaat = {1..9}
        | Kenteken = {plate} | Kent. = {plate} | Verdieping = -{1..6} | Plaats = {A}{##} | Zone = {A} | Locatie = {####}
        | Voertuig = AUTO
        plates: AA-###-A | #-AAA-## | ##-AAA-# | A-###-AA | AA-##-AA
        parking/notes: Uitrijden binnen {10..20} minuten | Bewaar deze bon | Goede reis | Kaart kwijt: dagtarief
        | Niet overdraagbaar | Zichtbaar achter de voorruit leggen
        service/work: Arbeidsloon | Arbeid | Advies | Installatie | Reparatie cv-ketel | Schoonmaak | Tuinonderhoud
        | Computerhulp | Olie verversen | Ontwerp | Loodgieterswerk | Elektra | Vertaling | Bijles | Schilderwerk
        | Onderhoud airco | Remmen nazien | Fotografie | Reparatiewerk | Training groep
        service/parts: FILTER {A}{A}{###} SET | KRAAN {##}MM | REMBLOKKEN SET | MOTOROLIE 5L | POMP {brand} | SLANG {1..5}M
        | KAMERTHERMOSTAAT | ACCU 12V | KIT | KABEL {5..50}M | ONDERDEEL {###} | BOUGIES 4 ST | MENGKRAAN {brand}
        | MATERIAAL | VERF {5..20}L | SCHAKELAAR {brand}
        service/fixed: Voorrijkosten | Vervoer | Reiskosten | Storing zoeken | Keuring | Afvoer afval | Administratiekosten
        | Spoedtoeslag
        units/work: UUR | U | UREN
        service/labels: Opdrachtnr. = {#####} | Werkbon = {A}{####} | Uw ref. = IO {####} | Ordernr. = {######}
        | Betaling = 14 dagen | Betaling = 30 dagen | Betaling = Per omgaande | Monteur = {A}.{A}. | Km-stand = {#####}
        | Kenteken = {AA-###-A} | Debiteur = {A}{###} | Project = {A}{A}-{##}
        service/customers: Klant | Factuur aan | Opdrachtgever | Ter attentie van | T.a.v.
        service/due: Vervaldatum | Betalen voor | Te betalen voor | Vervalt
        service/transfers: Overboeking | BANKOVERBOEKING | Automatische incasso | iDEAL | Op rekening
        service/notes: IBAN NL{##} {AAAA} {####} {####} {##} | Graag factuurnummer vermelden
        | Bij te late betaling berekenen wij rente | Garantie op het werk {6..24} maanden
        | Goederen blijven ons eigendom tot betaling | Onderdelen met {12..24} maanden garantie
        | Op al onze leveringen gelden onze voorwaarden
        units/weight: KG
        units/length: M
        slip: KLANTTICKET | Terminal: {########} | Merchant: {######} | Periode: {####} | Transactie: {########} | {method}
        | Kaart: {card} | {date} {time} | Autorisatiecode: {######} | Totaal: {amount} EUR | Leesmethode CHIP | AKKOORD
        head_position: Nr. | Pos. | Regel | #
        head_code: Art.nr. | Artikelnr. | Bestelnr. | Artikelcode
        head_unit: Eenheid | Eenh. | Per
        head_date: Datum | Datum | Dag
        head_charges: Debet | Kosten | Bedrag
        head_credits: Credit {cur} | Betaald | Ontvangen
        head_balance: Saldo | Saldo | Saldo {cur}
        each: {p} p.st. | à {p} | x {p} | ({p})
        piece_unit: st | stuks | stk | st.
        brought_forward: Transport | Subtotaal vorige pagina | Van vorige pagina
        balance_forward: Vorig saldo | Transport | Beginsaldo
        invoice_titles: Factuur | FACTUUR | Factuur | Verkoopfactuur | Contante factuur | Factuur / pakbon
        bill_titles: CONTANTBON | NOTA | KWITANTIE | Factuur | CONTANTE VERKOOP
        customer_line: De heer/mevr. | Naam | Klant | Ontvangen van | Aan
        signatures: Handtekening | Voor akkoord | Voor ontvangst | Handtekening klant | Paraaf
        folio_titles: Hotelrekening | REKENING | Gastrekening | Factuur | Rekeningoverzicht
        total_credits: Totaal betaald | Betalingen | Ontvangen | Voldaan
        balance_due: Openstaand saldo | Saldo | Nog te betalen
        guest_signature: Handtekening gast | Handtekening
        due: Vervaldatum | Te betalen voor | Betalen voor
        customer: Klantnr. = {#####} | Debiteur = {A}{###} | Debiteurnr. = {######} | Uw kenmerk = {A}{A}
        bank: Bank = {site}bank | Ten name van = {name} | IBAN = NL{## AAAA #### #### ##} | BIC = {AAAAAAAA}
        | Rekening = {#########} | Plaats = {town}
        terms: Betaling binnen {14..30} dagen | Betaling per omgaande | Verkochte goederen worden niet teruggenomen
        | Graag factuurnummer vermelden | Bij te late betaling berekenen wij rente | Bedankt voor uw opdracht
        | Gelieve over te maken aan {name} | Goederen blijven ons eigendom tot betaling | Reclames binnen {7..14} dagen
        | Prijzen in {cur}
        card_titles: KLANTTICKET | Pinbetaling | Betaling | PIN TRANSACTIE | Kaartbetaling | Winkelierticket
        card_amounts: BEDRAG | Bedrag | Bedrag {cur} | TOTAAL | Totaal {cur}
        card_base: Bedrag | Bedrag excl. fooi
        card_approved: AKKOORD | Betaling geslaagd | *** AKKOORD *** | U heeft betaald | Transactie akkoord
        card_checked: Pincode gecontroleerd | Geen handtekening nodig | PIN OK ingevoerd | Zonder pincode
        card_copies: KLANTTICKET | Kopie klant | WINKELIERTICKET | *** Kopie kaarthouder *** | Kopie winkelier
        card_terms: Bewaar dit ticket | Ik machtig het bedrag af te schrijven | Ik ga akkoord met bovenstaand bedrag
        | Bon voor uw administratie
        card_signatures: Handtekening | Handtekening kaarthouder | X
        card_entries: Chip | Contactloos | Magneetstrip | Chip lezen | NFC
        card_type: Kaart | Merk | Soort kaart
        card_number: Kaartnr. | Kaart | Kaartnummer | Nr.
        card_expiry: Geldig tot | Verv. | Verloopt
        card_entry: Leesmethode | Invoer | Methode
        card_application: AID
        card_label: Toepassing | Applicatie
        card_cryptogram: TC | AC | Cryptogr.
        card_approval: Autorisatiecode | Aut.code | Autorisatie | Aut. nr.
        card_terminal: Terminal-id | POI | Terminalnr.
        card_merchant: Winkelier | Merchantnr. | Acceptant
        card_batch: Periode | Periodenr.
        card_trace: Transactie | Trans.nr. | Transactienr. | Kenmerk
        fuel_heads: Brandstof | TANKBEURT | Pompverkoop | *** Brandstof ***
        fuel_grades: Soort | Brandstof | Artikel
        fuel_volumes: Liters | Hoeveelheid | Aantal liter
        fuel_prices: Prijs | Prijs/{unit} | Literprijs | {cur}/{unit}
        fuel_sales: Bedrag | Bedrag {cur} | Totaal brandstof | Tankbedrag
        kiosk_calls: Wacht tot uw nummer verschijnt | Haal uw bestelling op aan de balie | Let op het scherm
        | Bewaar deze bon | Neem plaats, wij brengen het | Bestelling in bereiding
        kiosk_orders: Bestelnummer | Uw nummer | Bestelling | Afhaalnummer | BESTELLING NR.
        kiosk_services: Hier opeten | Meenemen | Afhalen aan balie | Aan tafel
        label_titles: Recept | Medicijnbon | Apotheekbon | Bon | Receptregel
        warnings: Buiten bereik van kinderen bewaren | Bewaren beneden {20..30} °C | Innemen bij het eten
        | Innemen met een glas water | Schudden voor gebruik | Uitwendig gebruik | Kan het reactievermogen verminderen
        | Kuur afmaken | Vraag uw apotheker | Dosis niet overschrijden
        parking_titles: Parkeerbewijs | Parkeerticket | P | PARKEREN | PARKEERGARAGE | Betaalautomaat | Uitrijkaart
        ticket_titles: Ticket bon | Bon | Betaald | Toegang | Kwitantie
        check_titles: Rekening | REKENING | Tafelrekening | Nota | ** Rekening **
        check_signatures: Handtekening | Handtekening gast | Kamer / naam | Naam
        seats: Stoel {n} | - Stoel {n} - | Gast {n} | *** Stoel {n} ***
        courses: Gang {n} | --- Gang {n} --- | {n}e gang
        gratuities: Voorstel fooi | Fooiwijzer: | Voor uw gemak:
        tip_lines: Fooi: | Fooi | FOOI
        total_lines: Totaal: | TOTAAL: | Eindtotaal:
        summary_total: Totaal | Totalen
        statement_titles: Factuur | FACTUUR | Werkbon | Dienstenfactuur | Urenstaat | Declaratie
        """
    ),
    # With the blank behind them.
    "cafe/marks": ("+ ", "+ ", "Extra ", "* ", "- "),
}
