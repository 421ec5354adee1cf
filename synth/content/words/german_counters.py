"""German: what the tills of chains print around goods and sums, as `synth.layout.german_till` sets it. Data only."""

from collections.abc import Mapping, Sequence

from synth.content.faked import worded

COUNTER_WORDS: Mapping[str, Sequence[str]] = worded(
    """
    till/final: SUMME | SUMME | SUMME | Summe | Summe | SUMME {cur} | Summe {cur} | SUMME {cur} | zu zahlen | Zu zahlen
    | ZU ZAHLEN
    | ZU ZAHLEN {cur} | ZU ZAHLEN EURO | Gesamtbetrag | GESAMTBETRAG | Gesamt {cur} | Total | Total {cur} | TOTAL {cur}
    | Gesamtsumme
    | Zahlbetrag | Betrag {cur} | SUMME [{n}] | SUMME ({n}) | Summe ({n}) | Zu zahlender Betrag | Endbetrag {cur} | Total EUR
    | Rechnungsbetrag | Bruttosumme | GESAMTSUMME {cur} | Summe Euro | S U M M E
    till/pieces: Posten: {n} | Posten {n} | Anzahl Artikel {n} | {n} Artikel | Artikel: {n} | Anzahl Positionen: {n}
    | Stück: {n}
    | Anzahl Teile {n} | ANZAHL ARTIKEL {n} | Artikelanzahl: {n}
    till/cash: Bar | BAR | BAR {cur} | Bar {cur} | Gegeben Bar | Geg. BAR | BARGELD | gegeben BAR | Bargeld | GEGEBEN BAR
    | Bar gegeben
    till/card: {method} | {method} {cur} | GEGEBEN {method} | gegeben {method} | Geg. {method} | KARTENZAHLUNG | Kartenzahlung
    | {method}-Zahlung
    till/change: Rückgeld | RÜCKGELD | Rückgeld {cur} | Zurück | ZURÜCK | Rückgeld (Bar) | Rückgeld BAR | Wechselgeld
    | Zurück {cur}
    till/amount_head: EUR | EUR | EUR | EUR | Preis € | EURO | € | Preis EUR | Preis in EUR | e/Ges M | Gesamt EUR
    | Betrag EUR
    till/tax_head: MwSt | Typ | MWST% | MWST | Steuer % | MwSt% | MwSt.-Satz | Satz | MWST Gruppe | Steuer | MwSt.-Code
    | Mehrwertst
    till/net_head: Netto | NETTO | Netto | Nettobetrag | NETTO-Entgelt | ohne MwSt | Netto-Wert | + Netto
    till/levy_head: MwSt | MWST | Steuer | MWST-BETRAG | MwSt. | MwSt-Betrag | MWST | St.Betrag
    till/gross_head: Brutto | BRUTTO | Umsatz | UMSATZ | Brutto | mit MwSt | Bruttobetrag | = Brutto | Total
    till/tax_label: {c} {r}% | {c} {r} % | {c}={r}% | {r}% | {c} {r},00% | {c}= {r},0% | {c}: {r}% | {c} {r},0% | {r},00 %
    | {c} MWST {r}%
    | {c}-{r},00%
    till/tax_sum: Summe | SUMME | Gesamt | MWST Total | Summen | Gesamtbetrag
    till/tax_lines: incl. {r},00% MwSt ({c}) | inkl. {r}% MwSt | enthaltene MwSt {r}% | darin {r},0 % MwSt
    | MwSt {r},00 % ({c})
    | Enthält {r}% MwSt
    till/net_lines: Netto-Warenwert ({c}) | Netto {r}% | Nettowert | Warenwert netto ({c}) | Nettobetrag {r},00 %
    till/times_above: {q} x | {q} X | {q} Stk x | {q} ST x | {q} Stück à | {q} x | {q} * | {q} Stk X
    till/times: {q} x {p} | {q} X {p} | {q} * {p} | {q} Stk x {p} | {p} x {q} | {p} X {q} | {q} St. x {p} | {q} x EUR {p}
    | {q} ST {p}
    till/times_beside: {p} x {q} | {p} X {q} | {p} * {q} | {q} x {p} | {q}x{p} | {q} x
    till/weights: {q} x {p} EUR/kg | {q} X {p} EUR/kg | {q} x {p} | {q} à {p} EUR | {q} a {p} EUR/kg | {q} * {p} EUR/kg
    | {q} {p} EUR/kg
    till/codes: ART/EAN {} | Art.-Nr. {} | EAN {} | Artikel {} | {} | {} | {} | Art: {}
    till/departments: Obst/Gemüse | Molkereiprodukte | Drogerie/Haushalt | Lebensmittel | Getränke | Tiefkühlkost
    | Backwaren | Nonfood
    | Fleisch/Wurst | Haushalt | Freizeit | Tabakwaren | Bücher | Garten | Sanitär | Multimedia | Süßwaren/Snacks
    | Tiernahrung
    till/slip_titles: * * Kundenbeleg * * | -K-U-N-D-E-N-B-E-L-E-G- | ** Kundenbeleg ** | Kundenbeleg | K-U-N-D-E-N-B-E-L-E-G
    | KUNDENBELEG | + K U N D E N B E L E G + | *** Kundenbeleg ***
    till/slip_kinds: Kartenzahlung | Bezahlung | Lastschrift | Kartenzahlung kontaktlos | girocard Zahlung
    | Kartenzahlung Lastschrift
    | Bezahlung Kontaktlos | Kartenzahlung EURO-ELV
    till/slip_rows: Terminal-ID = {########} | Terminal-ID: = {########} | TA-Nr. = {######} | TA-Nr {######} = BNr {####}
    | Beleg-Nr. = {####} | Beleg-Nr = {####} | Trace-Nr. = {######} | Trace-Nr = {######} | VU-Nr. = {##########}
    | VU-Nr = {#########}
    | Genehmigungs-Nr = {######} | Genehmigungs-Nr. = {A#####} | Pos-Info = 00 0{##} 00 | AS-Zeit {day} = {time} Uhr
    | AS-Zeit = {day} {time} Uhr | AS-Proc-Code = 00 0{##} 00
    | Capt.-Ref. = {####} | AID: = A0000000{######} | EMV-AID A0000003591010028001 = | Karte {1..9} = gültig bis {##/##}
    | Kartenfolge-Nr. = 0{1..3} | Autor.-Nr. = {AA####} | Vertragsnr. = {######} | Referenznummer = {######}
    | AIDPara = 0100000{###}
    | Transaktions-Nr = {######} | Vorgangs-Nr. = {####} | Gläubiger-ID = DE{##}ZZZ{###########} | Mandatsref. = {##########}
    | Kassen-Nr. = {##} | Antwort-Code = 00
    till/slip_pans: PAN = ############{####} | Nr. = ###############{####} 0000 | Karte = ############{####}
    | Kartennr. = XXXXXXXXXXXX{####}
    | Karten-Nr. = ************{####} | PAN ############{####} = | Kartennummer = XXXX XXXX XXXX {####}
    till/slip_data: EMV-Daten {##########}/E800/ | {##########}/{####}/{######} | {########}//{##########}/F
    | {A##########}/{####}/80
    | EMV-DATA | {######}/{##########} | {#}C{####}/FC{######}
    till/slip_amounts: Betrag EUR | Betrag EUR | Betrag | BETRAG EUR | EUR | Zahlbetrag EUR | FÜR
    till/slip_dates: Datum = {date} / Uhrzeit = {time} Uhr | Datum = {date} / Uhrzeit = {time} | Datum {date} = {time} Uhr
    | Datum/Uhrzeit = {date} {time} | {date} = {time} | Datum: = {date} / Uhrzeit: = {time} Uhr | Datum {date} {time} Uhr =
    till/slip_ends: Zahlung erfolgt | *** Zahlung erfolgt *** | Karte akzeptiert | ** Zahlung erfolgt ** | 00 GENEHMIGT
    | Autorisierung erfolgt
    till/slip_keeps: Bitte Beleg aufbewahren | BITTE BELEG AUFBEWAHREN | Beleg aufbewahren | Vielen Dank!
    till/slip_privacy: Informationen zur Datenverarbeitung / durch unseren Zahlungsdienst / unter www.{site}.de/datenschutz
    | Ich ermächtige das Unternehmen, / den Rechnungsbetrag von meinem / Konto durch Lastschrift einzuziehen.
    | Datenschutz: www.{site}.de
    till/foot_heads: Datum = {date} | Uhrzeit = {time} | Zeit = {time} | Filiale = {####} | Filiale = {#######}
    | FilNr = {####} | Pos = {###}
    | Kasse = {##} | KasNr = {1..12} | Bed = {###} | BedNr = {####} | Bon = {####} | BonNr = {####} | Markt = {###}
    | Bed. = {##}
    till/foot_parts: {####} | {######}/{##} | {####}/{##} | {#######} | Kasse {1..19} | Bed.Nr:{###} | KAS{###}
    | Bon {####} | {##}({#####})
    | Bon-Nr.:{####} | M{###} | {###} | Kasse: {#####} | Filiale: {####} | Bediener: {###}
    till/barcodes: {########################} | {############} | *{##################}*
    | {#} {#} {#} {#} {#} {#} {#} {#} {#} {#} {#} {#}
    | {####################################} | {######################}
    till/served: Es bediente Sie: | Sie wurden beraten von | Es bediente Sie | Sie wurden bedient von: | Ihr Kassierer:
    | Es berät Sie:
    | Kassierer {#####} | Bediener {##}
    till/titles: Kassenbon | Quittung | KASSENBON | Barverkauf | Rechnung | *** Rechnung *** | Kassenbeleg | Verkauf | Bon
    | R E C H N U N G
    till/hours: UNSERE ÖFFNUNGSZEITEN / MO.-SA. {7..9}.00 Uhr - {18..22}.00 Uhr
    | Unsere Öffnungszeiten: / Mo - Sa: {7..9}:30 - {18..22}:00 Uhr
    | Öffnungszeiten Mo-Fr {7..9}-{18..20}h, Sa {8..9}-{13..16}h
    | Mo.-Fr. 0{7..9}:00-{18..20}:00 Uhr / Sa. 0{8..9}:00-{14..20}:00 Uhr
    | Wir haben für Sie geöffnet: / Montag - Samstag {7..9} - {20..22} Uhr | Mo-Sa {7..9}:00 - {20..22}:00
    till/slogans: Ihr Markt in {town} | Immer gut und günstig | Mein Drogeriemarkt | Hier kauf ich gern
    | Es gibt immer etwas zu tun
    | Frisch, freundlich, nah | Alles für Haus und Garten | Gute Technik, gute Preise | Qualität seit {1900..2000}
    | Herzlich willkommen
    | Bei uns sparen Sie | Wir sind für Sie da. | Günstig einkaufen | Das ist mein Laden | Filiale {###} | Markt {####}
    till/branches: Filiale {###} | Filiale {####} | Markt {####} | Tankstellen-Nr. {#####} | Filial-Nr. {###}
    | Inh. {person} | WEEE-Reg.-Nr. DE {########}
    | Station {####} | Geschäftsführer: {person}
    till/ads: Wie zufrieden waren Sie heute? / Code scannen und bewerten / www.{site}.de
    | Sagen Sie uns Ihre Meinung! / www.{site}.de/meinung
    | Neu: Bestellen und abholen | Jeden Tag frisch / genießen und erleben | Mit unserer App noch mehr sparen / Jetzt laden
    | Wir bilden aus! / www.{site}.de/karriere | Gewinnen Sie eine von {10..99} Reisen!
    | Aktion: {5..25}% auf alles ohne Stecker
    till/notes: Umtausch nur mit Kassenbon | Umtausch innerhalb von {7..30} Tagen / nur mit Kassenbon
    | Bitte Kassenbon aufbewahren
    | Rückgabe nur mit Originalverpackung | Hygieneartikel vom Umtausch ausgeschlossen | Jetzt anmelden und Punkte sammeln
    | {1..40} Punkte erhalten
    | Mit Ihrer Kundenkarte hätten Sie / auf den Umsatz von {1..90},{##} EUR / {1..90} Punkte erhalten
    | Ihnen entgehen mit diesem Einkauf / {1..60} Bonuspunkte | * Position nicht rabattberechtigt
    | Sie erhielten {1..9} Treuemarken
    | Sind Sie zufrieden? / 0{##} {##} / {##} {##} {##} {##} | Besuchen Sie uns auch online unter / www.{site}.de
    | Keine TSE konfiguriert
    | Sie sparen {0..9},{##} EUR | Schaden bei Glas und Porzellan können / wir später leider nicht anerkennen
    | Sie wollen mehr Spaß beim Einkaufen? / Entdecken Sie unseren Club
    | Das o. g. Datum entspricht dem / Rechnungs- und Leistungsdatum
    | Bitte überprüfen Sie Ihren Einkauf | Rückzahlung nur auf verwendetes Kartenkonto | Pfand ist nicht rabattfähig
    | Jetzt bewerten und {5..50} EUR gewinnen: / www.{site}.de | Wir sagen Danke und / auf Wiedersehen!
    | Der Verkauf von Kraftstoffen erfolgt / im Namen und für Rechnung der / {site} Mineralöl AG | Gutschein gültig bis {gone}
    till/thanks: Vielen Dank für Ihren Einkauf! | Vielen Dank für Ihren Einkauf | VIELEN DANK FÜR IHREN EINKAUF | Vielen Dank
    | Vielen Dank! | Wir danken für Ihren Einkauf | Auf Wiedersehen | Vielen Dank und / auf Wiedersehen
    | Danke für Ihren Besuch
    | Vielen Dank für Ihren Besuch | Schönen Tag noch! | Bis bald!
    till/teams: Ihr {name}-Team | Ihr {name} Team | Ihr Team von {name} | Vielen Dank für Ihren Einkauf bei {name}
    | Ihr {name} Team / wünscht einen schönen Tag
    till/numbers: USt-IdNr. {id} | UST-ID-NR: {id} | USt-ID-Nr. {id} | UID Nr. {id} | USt.-ID-Nr. {id} | Ust-IdNr: {id}
    | UID-Nr.: {id}
    | UmStID.Nr.{id} | UST-Ident-Nr. {id}
    till/registrations: Steuernummer: {##}/{###}/{####}/{#} | Steuer-Nr. {###}/{####}/{####} | St.-Nr. {###}/{####}/{####}
    | Steuernummer {#########}
    | Steuer Nr. {##} {###} {#####} | HRB {#####}
    """
)
