"""Italian: what the trades sell, charge and note, what sheets and slips say, as tills of Italy print it. Data only."""

from collections.abc import Mapping, Sequence

from synth.content.faked import worded

TRADE_WORDS: Mapping[str, Sequence[str]] = {
    **worded(
        """
        goods/colour: NERO | BIANCO | BLU | GRIGIO | ROSSO | AZZURRO | VERDE | BEIGE | ROSA | MARRONE | KAKI | PANNA | OLIVA
        | BORDEAUX | GIALLO | CAMMELLO
        goods/grams: {50..950}G | {1..9}00G | {1..5}KG | GR 250 | GR 500 | GR {1..9}00
        goods/litres: 1L | 2L | CL 50 | CL 33 | CL 75 | 1,5L | 6X33CL | 6X1,5L | CL 66
        goods/pack: X{2..12} | X4 | X6 | PZ {2..12} | CONF. {2..6} | {6..24} PZ
        goods/pills: {1..10}0 CPR | 20 CPR | 24 CPR | 30 CPS | 12 BUST | {2..6}0 PZ
        goods/bottle: 100ML | 150ML | 200ML | ML 250 | 400ML | ML 500
        posts: CASSA | DIRETTORE | TITOLARE
        vouchers: Buono regalo | Gift card | Buono spesa | Buono acquisto | Carta regalo | Buono reso
        voids: Storno {name} | STORNO {name} | Articolo annullato | *ANNULLATO* {name} | Correzione {name} | Reso {name}
        discounts: Sconto {percent}% | SCONTO {percent}% | Promo -{percent}% | Offerta -{percent}% | Saldo -{percent}%
        | Taglio prezzo {percent}%
        members: Carta fedeltà | N. tessera | Carta socio | N. carta | Tessera
        points: Punti acquisiti: {1..250} | Punti spesa: {1..99} | Saldo punti: {100..9999} | Punti bonus: {5..80}
        | Totale punti {100..9999}
        grocery/produce: BANANE SFUSE | MELE GALA | MELE FUJI | POMODORI GRAPPOLO | CAROTE SFUSE | CIPOLLE DORATE
        | CIPOLLE ROSSE | UVA BIANCA | ZENZERO | PEPERONI MISTI | PATATE GIALLE | BROCCOLI | ARANCE TAROCCO | PERE ABATE
        | PATATE DOLCI | AGLIO SFUSO | CAVOLO CAPPUCCIO | CETRIOLI | MANGO MATURO | ANGURIA | LIMONI SFUSI | ZUCCHINE SCURE
        | MELANZANE | PEPERONCINO | FINOCCHI | CARCIOFI | RADICCHIO | FUNGHI CHAMPIGNON | KIWI SFUSI | PESCHE GIALLE
        | CLEMENTINE
        grocery/counter: MACINATO BOVINO | PETTO POLLO | POLLO INTERO | COSTOLETTE AGNELLO | FILETTO SALMONE | GAMBERI
        | PROSCIUTTO COTTO | PECORINO TAGLIO | PANCETTA | FESA TACCHINO | SGOMBRO | SALSICCIA FRESCA | OLIVE MISTE
        | SALAME {brand} | GORGONZOLA | COSCE ANATRA | SPECK | BRESAOLA | GRANA PADANO | ORATA | ARROSTO VITELLO
        grocery/drinks: COLA {brand} {litres} | GASSOSA {litres} | ACQUA MINERALE {litres} | BIRRA {brand} {litres}
        | SUCCO ARANCIA {litres} | ENERGY DR. {brand} | ACQUA TONICA {litres} | THE PESCA {litres} | CHINOTTO {litres}
        | ACQUA FRIZZ. {litres} | SUCCO ACE {litres} | BIRRA ARTIG. 50CL
        deposits: CAUZIONE | CAUZIONE VUOTO | DEPOSITO VETRO | + CAUZIONE
        empties: RESO VUOTI | VUOTI A RENDERE | RESO CAUZIONE | RIMBORSO VUOTI
        bags: SHOPPER BIO | BUSTA CARTA | BORSA RIUSABILE | SACCHETTO | SHOPPER GRANDE
        cafe/drinks: Caffè | Caffè doppio | Caffè macchiato | Macchiatone | Cappuccino | Cappuccio soia | Latte macchiato
        | Marocchino | Caffè americano | Caffè lungo | Caffè ristretto | Decaffeinato | Caffè d'orzo | Ginseng tazza gr.
        | Cioccolata calda | Tè verde | Tè nero | Tisana | Camomilla | Caffè shakerato | Crema caffè | Spremuta arancia
        | Limonata | Frullato mango | Succo di frutta | Acqua naturale 0,5 | Granita limone | Latte bianco
        cafe/food: Cornetto vuoto | Cornetto crema | Brioche integrale | Pain au chocolat | Muffin mirtilli | Plum cake
        | Torta carote | Cheesecake | Brownie | Biscotto cioccolato | Girella cannella | Toast prosc. e form.
        | Toast avocado | Bagel salmone | Quiche verdure | Zuppa del giorno | Panino pollo | Yogurt e granola
        | Uova benedict | Crostata limone | Bombolone | Wrap vegano | Tramezzino tonno | Piadina crudo | Focaccia | Pizzetta
        | Cannolo siciliano | Sfogliatella
        cafe/extras: Latte d'avena | Latte di mandorla | Latte di soia | Caffè extra | Sciroppo vaniglia
        | Sciroppo caramello | Panna montata | Latte di cocco
        cafe/wishes: Senza zucchero | Latte scremato | Deca | Molto caldo | Poco zucchero | Senza schiuma | Poco ghiaccio
        | Tazza propria | Leggero | Senza lattosio | In vetro
        cafe/requests: Scaldato | Senza burro | Senza glutine | Da dividere | Tostato | Senza cipolla | Tagliato a metà
        | Salsa a parte | Da asporto
        cafe/sizes: PICC. | MEDIO | GRANDE | (P) | (M) | (G) | 20CL | 30CL | 40CL | | |
        cafe/places: Servizio = Al tavolo | Servizio = Asporto | Ordine = {##} | N. ordine = {###} | Tavolo = {1..30}
        | Cercapersone = {1..40} | Servizio = Al banco
        cafe/names: Nome | Cliente | Ordine di
        stamps: {1..9} timbri raccolti | 9 caffè, il decimo in omaggio | Timbri: {1..9}/10 | Wi-fi gratis: chiedi al banco |
        fuel/wash: LAVAGGIO PROG {1..4} | LAVAGGIO ORO | LAVAGGIO SELF | LIQUIDO TERGI 5L | OLIO MOTORE 1L | GETTONE ASPIRA
        | ADBLUE 5L
        fuel/snacks: CAFFE | PATATINE {brand} | ACQUA 50CL | PANINO | SNACK {brand} CIOC. | BIBITA ENERGETICA | GOMME
        | BRIOCHE
        fuel/pumps: Pompa | Erogatore | Pompa n. | Pistola | Colonnina
        fuel/units: L | LT | LITRI
        fuel/labels: Gestore = {##} | Impianto = {####} | Chilometri = {#####}{#} | Carta flotta = {####}
        | Operazione = VENDITA | Esercente = {######} | Terminale = {########} | Lotto = {###} | Modo = SERVITO
        | Modo = SELF PREPAY | Turno = {1..3} | Targa = {AA###AA}
        fuel/notes: Punti acquisiti {1..120} | Saldo carta {100..9000} punti | Raccogli punti ad ogni litro
        | Controlla olio e pneumatici | Non valido ai fini fiscali
        pharmacy/prescription: AMOXICILLINA {1..5}00MG CPS | METFORMINA 500MG CPR | AMLODIPINA 5MG CPR
        | SIMVASTATINA {2..4}0MG CPR | OMEPRAZOLO 20MG CPS | SALBUTAMOLO 100MCG | EUTIROX {1..4}25MCG | PREDNISONE 5MG CPR
        | LOSARTAN 50MG CPR | SERTRALINA 50MG CPR | IDROCORTISONE 1% CR | INSULINA PENNA 3ML | LATANOPROST COLLIRIO
        | COUMADIN 5MG CPR | CODEINA 30MG CPR | RAMIPRIL 5MG CPR
        pharmacy/labels: N. ricetta = {######} | NRE = {####A#########} | Dott. = {A}. {doctor} | Medico = Dott. {doctor}
        | Farmacista = {A}.{A}. | Assistito = {A}.{A}. | Ripetibile = {0..5} di 6 | Esenzione = E{##}
        | Cod. MINSAN = {#########} | C.F. assistito = ****************
        pharmacy/doses: 1 compressa 2 volte al giorno | 1 al giorno ai pasti | Applicare 2 volte al giorno | 2 ogni 6 ore
        | Secondo prescrizione | 1 alla sera | 1 compressa 3 volte al giorno dopo i pasti
        pharmacy/batches: Lotto {A}{####} Scad {month} | Lotto {#####} Sc. {month} | Scad {month} | L. {A}{A}{###}
        pharmacy/covered: QUOTA SSN | A CARICO SSN | RIMBORSO SSN | QUOTA ASSICURAZIONE | ESENZIONE SSN
        pharmacy/notes: Tenere fuori dalla portata dei bambini | I medicinali non si possono rendere
        | Chiedi consiglio al farmacista | Conservare sotto i 25°C | Scontrino valido ai fini della detrazione fiscale
        hardware/loose: VITE {3..6}X{20..90} | CHIODO {20..100}MM | RONDELLA M{4..12} | BULLONE M{4..16}X{20..120}
        | DADO M{4..16} | TASSELLO {6..12}MM | FASCETTA {100..300}MM | GANCIO OTTONE | RIVETTO {3..6}MM
        | GOMITO RAME {15..22}MM
        hardware/lengths: CAVO FS17 2,5MM | CATENA {3..8}MM | CORDA {6..16}MM | LISTELLO {25..100}X{50..150}
        | TUBO PVC {20..110}MM | TUBO GOMMA {12..25}MM | TUBO RAME {15..22}MM | BATTISCOPA MDF | RETE METALLICA | CAVO 3X1,5
        hardware/accounts: Conto = {A}{####} | Carta pro = {######} | N. conto = {#####} | Vs. ordine = {####}
        | Cliente = CONTANTI
        hardware/notes: Il materiale tagliato non si cambia | Le tinte su misura non si cambiano
        | Reso entro {14..45} giorni con scontrino
        clothing/adults: T-SHIRT {colour} UOMO | CAMICIA OXFORD {colour} | JEANS SKINNY | CHINO {colour} | ABITO MIDI
        | MAGLIONE LANA {colour} | CAPPOTTO {colour} | FELPA {colour} | GONNA PLISSE | BLUSA {colour} | SNEAKERS {colour}
        | STIVALETTI | SANDALI {colour} | CINTURA PELLE | CALZE X3 | SLIP X5 | SCIARPA {colour} | LEGGINGS {colour}
        | GIACCA {colour} | POLO {colour} | CARDIGAN {colour} | BERMUDA {colour} | GIUBBOTTO {brand} | SCARPE {brand}
        | BORSA {colour} | CRAVATTA SETA | CAPPELLO {colour} | PIGIAMA | COSTUME DA BAGNO
        clothing/children: T-SHIRT BIMBO {colour} | BODY NEONATO X3 | PANTALONI SCUOLA | POLO SCUOLA X2 | JEANS BIMBO
        | ABITO BIMBA {colour} | CAPPOTTO BIMBO {colour} | BERMUDA BIMBO | SCARPE BIMBO | BAVAGLINI X5 | LEGGINGS BIMBA
        | CALZINI NEONATO X5
        clothing/sizes: S | M | L | XL | XS | XXL | 40 | 42 | 44 | 46 | 48 | 50 | 52 | W32 L32 | TU | {36..45}
        clothing/ages: 2-3 anni | 3-4 anni | 5-6 anni | 7-8 anni | 10 anni | 12 anni | 0-3 mesi | 6-9 mesi | 18 mesi
        clothing/styles: Taglia {size} | Taglia: {size} | Tg. {size} | {size} | {style} {size} | Art. {style} Tg. {size}
        | {size} / {style}
        clothing/returns: Cambio entro {14..60} giorni con scontrino e cartellino | Cambio entro {7..30} giorni
        | La merce in saldo non si cambia | Intimo e costumi non si cambiano | Rimborso solo sulla carta usata
        | Conservare lo scontrino per il cambio | Senza cartellino nessun reso
        clothing/staff: Addetto vendita = {##} | Venditrice = {####} | Consulente = {###} | Negozio = {###} | Reparto = {##}
        electronics/phones: SMARTPHONE {brand} {6..15} 64GB | {brand} {A}{##} 128GB NERO | {brand} NOTE {8..20} ITALIA
        | {brand} FOLD 256GB NERO | {brand} {A}{#}E DUAL SIM
        electronics/devices: NOTEBOOK {brand} {13..17}" | TV {brand} {32..75}" 4K | TABLET {brand} 10,1
        | MONITOR {brand} 27" LED | FOTOCAMERA {A}{###} | STAMPANTE {A}{A}{###} | CONSOLE 1TB | SMARTWATCH {brand}
        | SOUNDBAR {brand} | ROUTER {A}{A}{####} WIFI | ASPIRAPOLVERE {brand} | MICROONDE {brand} 20L | CASSA BT {brand}
        | HARD DISK {1..8}TB
        electronics/small: CAVO USB-C {1..3}MT | CAVO HDMI 2MT | COVER {colour} | PELLICOLA VETRO | MOUSE {brand} OTTICO
        | TASTIERA {brand} | MICRO SD 64GB CL10 | CHIAVETTA 32GB | AURICOLARI {brand} | CARICATORE 20W
        | POWERBANK {5..20}000MAH | PILE AAA X8 | CARTUCCIA {###}XL | ADATTATORE {A}{A}{##} | WEBCAM {brand} FHD
        | TONER NERO {####}
        electronics/serials: N/S | Matr. | SN: | Seriale
        electronics/warranties: GARANZIA {2..5} ANNI | EST. GARANZIA {2..3} ANNI | POLIZZA {12..36} MESI
        | COPERTURA SCHERMO {1..2}A | CONFIGURAZIONE
        electronics/trade_ins: PERMUTA | RITIRO USATO | SUPERVALUTAZIONE USATO | BONUS USATO
        electronics/notes: Garanzia {12..36} mesi dall'acquisto | Conservare lo scontrino per la garanzia
        | Software aperto non rimborsabile | Cambio entro {7..30} giorni con imballo originale
        | Registra il prodotto su www.{A}{A}assistenza.it | Sigillo rotto: garanzia nulla | Contributo RAEE assolto
        hotel/rooms: Pernottamento | Camera doppia | Camera singola | Doppia uso singola | Camera superior | Junior suite
        | Camera familiare | Camera matrimoniale | Soggiorno | Notte camera | Letto in dormitorio | Camera tripla
        hotel/meals: Colazione | Colazione a buffet | Cena | Servizio in camera | Bar interno | Mezza pensione | Merenda
        | Pranzo
        hotel/others: Frigobar | Lavanderia | Parcheggio | Partenza posticipata | Massaggio spa | Letto aggiunto | Telefono
        | Navetta aeroporto | Pay TV camera | Animale domestico | Sala riunioni | Internet veloce
        hotel/town_taxes: Tassa di soggiorno | IMPOSTA DI SOGGIORNO | Imposta soggiorno | Contributo soggiorno
        hotel/deposits: Acconto versato | Caparra | Prepagato online | Acconto prenotazione
        hotel/cards: Carta di credito | Bancomat | Visa | Mastercard
        hotel/arrivals: Arrivo | Check-in del | Data arrivo | Dal
        hotel/departures: Partenza | Check-out del | Data partenza | Al
        hotel/room_labels: Camera | Cam. | Camera n.
        hotel/guests: Ospite | Nome ospite | Intestatario
        hotel/labels: Conto = {#####} | N. conto = {######} | Ospiti = {1..4} | Adulti = {1..3} | Tariffa = {A}{A}{A}
        | N. conferma = {########} | Prenotazione = {A}{A}{######} | N. pren. = {######} | Cliente = {####}
        | Ditta = PRIVATO
        hotel/notes: Grazie per il soggiorno | Speriamo di rivedervi presto | Firma dell'ospite
        | L'ospite risponde del proprio conto | Liberare la camera entro le {10..12} | Riconsegnare la chiave alla reception
        parking/fees: SOSTA | PARCHEGGIO | TARIFFA SOSTA | SOSTA BREVE | SOSTA {hours} ORE | FINO A {hours} ORE
        | TARIFFA ORARIA | AUTORIMESSA | ZONA {A} TARIFFA {1..4} | VISITATORI | PARCHEGGIO P{1..9}
        parking/first: PRIMA ORA | DIRITTO INGRESSO | SCATTO INIZIALE
        parking/lost: BIGLIETTO SMARRITO | DUPLICATO BIGLIETTO | SPESE GESTIONE
        units/parking: | ORE
        parking/in: Ingresso | Entrata | Ora ingresso | Arrivo | Inizio
        parking/out: Uscita | Ora uscita | Pagato fino | Fine
        parking/stays: Durata | Durata sosta | Sosta | Tempo | Tempo totale
        parking/clocks: {h}:{m:02d} | {h}h {m:02d}m | {h} ore {m} min | {h:02d}:{m:02d}
        parking/labels: N. biglietto = {######} | Biglietto = {###########} | Cassa aut. = {##} | Cassa = {1..9}
        | Targa = {plate} | Tg = {plate} | Livello = -{1..6} | Posto = {A}{##} | Zona = {A} | Sede = {####} | Veicolo = AUTO
        plates: AA###AA | AA ### AA | AA###AA | AA######
        parking/notes: Uscire entro {10..20} minuti | Conservare la ricevuta | Buon viaggio
        | Biglietto smarrito: tariffa giornaliera | Non cedibile | Esporre sul cruscotto
        service/work: Manodopera | Manodopera officina | Consulenza | Installazione | Riparazione caldaia
        | Pulizia straordinaria | Giardinaggio | Assistenza informatica | Cambio olio | Progetto grafico | Idraulica
        | Lavori elettrici | Traduzione | Lezioni private | Imbiancatura | Revisione clima | Revisione freni
        | Servizio fotografico | Riparazione | Corso di formazione
        service/parts: FILTRO {A}{A}{###} | VALVOLA {##}MM | PASTIGLIE FRENO | OLIO MOTORE 5L | POMPA {brand}
        | TUBO FLEX {1..5}M | TERMOSTATO | BATTERIA 12V | SIGILLANTE | CAVO {5..50}M | RICAMBIO COMPR. {###} | CANDELE X4
        | RUBINETTO {brand} | MATERIALE VARIO | VERNICE {5..20}L | INTERRUTTORE {brand}
        service/fixed: Diritto di chiamata | Trasporto | Trasferta | Diagnosi | Collaudo | Smaltimento rifiuti
        | Spese pratica | Supplemento urgenza
        units/work: H | ORE | H
        service/labels: N. lavoro = {#####} | Commessa = {A}{####} | Vs. rif. = ORD {####} | N. ordine = {######}
        | Pagamento = 14 giorni | Pagamento = 30 gg d.f. | Pagamento = Vista fattura | Tecnico = {A}.{A}. | Km = {#####}
        | Veicolo = {AA###AA} | Cod. cliente = {A}{###} | Progetto = {A}{A}-{##}
        service/customers: Cliente | Spett.le | Intestato a | Destinatario | Alla c.a.
        service/due: Scadenza | Data scadenza | Da pagare entro | Scad.
        service/transfers: Bonifico | BONIFICO BANCARIO | Addebito diretto | RIBA | Assegno
        service/notes: IBAN IT{##} {A} {#####} {#####} {############} | Indicare il numero di fattura
        | Interessi di mora secondo legge | Lavori garantiti {6..24} mesi | La merce resta nostra fino al pagamento
        | Assegno intestato alla ditta | Ricambi con {12..24} mesi di garanzia
        units/weight: KG
        units/length: M
        slip: PAGAMENTO POS | {method} | PAN {card} | {date} {time} | TML {########} STAN {######} | Aut. {######}
        | AID A000000{#######} | Importo EUR {amount} | TRANSAZIONE ESEGUITA | COPIA CLIENTE
        cards/other: Ticket | Satispay
        head_position: N. | Pos. | Riga | Nr.
        head_code: Codice | Cod. | Cod. art. | Articolo n. | Rif.
        head_unit: U.M. | Unità | UM
        head_date: Data | Data | Giorno
        head_charges: Addebiti | Dare | Importo
        head_credits: Accrediti | Avere | Pagamenti
        head_balance: Saldo | Saldo | Saldo {cur}
        each: {p} cad. | a {p} | x {p} | ({p}) | cad. {p}
        piece_unit: pz | PZ | nr | n.
        brought_forward: Riporto | A riportare | Riporto pagina precedente
        balance_forward: Saldo precedente | Riporto
        invoice_titles: Fattura | FATTURA | Fattura | Fattura accompagnatoria | Fattura di vendita | Copia fattura
        bill_titles: RICEVUTA FISCALE | RICEVUTA | FATTURA | Ricevuta | NOTA DI VENDITA
        customer_line: Spett.le | Nome | Cliente | Ricevuto da | Sig.
        signatures: Firma | Timbro e firma | Firma del cliente | Per ricevuta | Firma autorizzata
        folio_titles: Ricevuta fiscale | CONTO CAMERA | Fattura | Estratto conto | Conto cliente
        total_credits: Totale pagamenti | Pagamenti | Totale pagato | Incassato
        balance_due: Saldo dovuto | Saldo | Da saldare
        guest_signature: Firma dell'ospite | Firma
        due: Scadenza | Da pagare entro | Data scadenza
        customer: Cod. cliente = {#####} | Conto = {A}{###} | N. cliente = {######} | Vs. rif. = {A}{A}
        bank: Banca = Banca {site} | Intestatario = {name} | IBAN = IT{## A ##### ##### ############} | BIC = {AAAAAAAA}
        | C/C = {############} | Filiale = {town}
        terms: Pagamento a {15..30} giorni | Pagamento vista fattura | La merce venduta non si cambia
        | Indicare il numero di fattura | Interessi di mora secondo legge | Grazie per la fiducia
        | Assegno intestato a {name} | La merce resta nostra fino al pagamento | Reclami entro {8..15} giorni
        | Prezzi in {cur}
        card_titles: PAGAMENTO POS | Acquisto | Pagamento con carta | ACQUISTO BANCOMAT | Acquisto con carta
        card_amounts: IMPORTO | Importo | Importo {cur} | TOTALE | Importo totale
        card_base: Importo | Importo senza mancia
        card_approved: TRANSAZIONE ESEGUITA | Transazione approvata | *** Approvata *** | AUTORIZZATA | Esito: approvata
        card_checked: PIN verificato | Firma non richiesta | Verifica PIN OK | Senza firma
        card_copies: COPIA CLIENTE | Copia per il cliente | COPIA ESERCENTE | *** Copia cliente *** | Copia negozio
        card_terms: Conservare lo scontrino | Autorizzo l'addebito sul mio conto | Accetto di pagare l'importo indicato
        | Ricevuta per il cliente
        card_signatures: Firma | Firma del titolare | X
        card_entries: Chip | Contactless | Banda magnetica | Lettura chip | NFC
        card_type: Carta | Circuito | Tipo carta
        card_number: N. carta | Carta | PAN | Num.
        card_expiry: Scadenza | Scad. | Scade
        card_entry: Lettura | Modo | Inserimento
        card_application: A.I.D. | AID
        card_label: Applicazione | Appl.
        card_cryptogram: TC | AC | Critt.
        card_approval: Autorizzazione | Aut. | Cod. aut. | N. aut.
        card_terminal: TML | Terminale | Cod. terminale
        card_merchant: Esercente | Cod. esercente | Eserc.
        card_batch: Lotto | Sessione
        card_trace: STAN | N. operazione | Op. | RRN
        fuel_heads: Carburante | VENDITA CARBURANTE | Erogazione | *** Carburante ***
        fuel_grades: Prodotto | Carburante | Prod.
        fuel_volumes: Litri | Quantità | Volume erogato | Q.tà
        fuel_prices: Prezzo | Prezzo/{unit} | Prezzo unitario | {cur}/{unit}
        fuel_sales: Importo | Importo {cur} | Totale carburante | Vendita
        kiosk_calls: Attendi che chiamino il tuo numero | Ritira l'ordine al banco | Segui il numero sullo schermo
        | Conserva questo scontrino | Accomodati, ti serviamo | Ordine in preparazione
        kiosk_orders: Ordine | Numero ordine | Il tuo numero | ORDINE N. | Ritiro
        kiosk_services: Mangia qui | Da asporto | Al tavolo | Servizio al tavolo | Ritiro al banco
        label_titles: Ricetta | Erogazione farmaco | Scontrino farmacia | Ricevuta | Vendita
        warnings: Tenere fuori dalla portata dei bambini | Conservare sotto i {20..30} °C | Prendere durante i pasti
        | Prendere con un bicchiere d'acqua | Agitare prima dell'uso | Uso esterno | Può dare sonnolenza
        | Completare la cura | Chiedi al farmacista | Non superare la dose
        parking_titles: Ricevuta parcheggio | Biglietto parcheggio | P | PARCHEGGIO | AUTORIMESSA | Cassa automatica
        | Biglietto di uscita
        ticket_titles: Biglietto | Ricevuta | Pagato | Ingresso | Quietanza
        check_titles: Conto | CONTO | Preconto | Conto tavolo | ** Conto **
        check_signatures: Firma | Firma cliente | Camera / Nome | Nome
        seats: Posto {n} | - Posto {n} - | Coperto {n} | *** Posto {n} ***
        courses: Portata {n} | --- Portata {n} --- | {n}a portata
        gratuities: Mancia consigliata | Guida alla mancia: | Per comodità:
        tip_lines: Mancia: | Mancia | MANCIA
        total_lines: Totale: | TOTALE: | Totale finale:
        summary_total: Totale | Totali
        statement_titles: Fattura | FATTURA | Fattura per servizi | Nota lavori | Parcella | Rapporto di intervento
        """
    ),
    # With the blank behind them.
    "cafe/marks": ("+ ", "+ ", "Agg. ", "* ", "- "),
}
