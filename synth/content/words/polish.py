"""Polish: what trades sell, charge and note, what sheets and slips say, in its own letters, which tills may fold. Data only."""

from collections.abc import Mapping, Sequence

from synth.content.faked import worded

TRADE_WORDS: Mapping[str, Sequence[str]] = {
    **worded(
        """
        goods/colour: czarn. | biał. | granat | szar. | czerw. | nieb. | ziel. | beż | róż | brąz | khaki | ecru | oliwka
        | bordo | żółt. | camel
        goods/grams: {50..950}g | {1..9}00g | {1..5}kg | 250g | 500g | 400g
        goods/litres: 1l | 2l | 0,5l | 0,33l | 0,7l | 1,5l | 4x0,5l | 6x1,5l | 500ml
        goods/pack: {2..12} szt | {2..12}szt. | dwupak | {6..24} szt. | op. {4..10}
        goods/pills: {1..10}0 tabl | 12 tabl. | 24 tabl. | 30 kaps. | {2..6}0 kaps | 10 sasz.
        goods/bottle: 100ml | 150ml | 200ml | 250ml | 400ml | 500ml
        posts: KASA | KIEROWNIK | SZEF
        vouchers: Karta podarunkowa | Bon | Bon towarowy | Voucher | Karta prezentowa
        voids: Storno {name} | STORNO {name} | Anulowano {name} | *STORNO* {name} | Korekta {name} | Zwrot {name}
        discounts: Rabat {percent}% | RABAT -{percent}% | Opust {percent}% | Promocja -{percent}% | Obniżka {percent}%
        | Przecena {percent}%
        members: Karta klienta | Nr karty | Karta stałego klienta | Nr klienta | Karta lojalnościowa
        points: Zdobyte punkty: {1..250} | Punkty za zakupy: {1..99} | Stan punktów: {100..9999} | Punkty bonusowe: {5..80}
        | Suma punktów {100..9999}
        grocery/produce: Banany luz | Jabłka Gala | Jabłka Jonagold | Pomidory gał. | Marchew luz | Cebula | Cebula czerwona
        | Winogrona białe | Imbir | Papryka mix | Ziemniaki luz | Brokuły | Pomarańcze | Gruszki Konf. | Bataty
        | Czosnek luz | Kapusta biała | Ogórki gruntowe | Mango dojrzałe | Arbuz | Cytryny luz | Cukinia | Bakłażan
        | Papryczka chili | Buraki | Pieczarki | Śliwki węgierki | Truskawki | Rzodkiewka | Por | Seler korzeń | Kalarepa
        grocery/counter: Mięso mielone woł. | Filet z kurczaka luz | Kurczak cały | Żeberka | Łosoś filet | Krewetki
        | Szynka gotowana | Ser gouda plastry | Boczek surowy | Polędwica z indyka | Makrela wędz. | Kiełbasa biała | Oliwki
        | Salami {brand} | Twaróg wiejski | Udka kaczki | Karkówka | Kabanosy | Schab pieczony | Dorsz filet
        | Pasztet domowy | Kaszanka
        grocery/drinks: {brand} Cola {litres} | Lemoniada {litres} | Woda gazowana {litres} | Piwo {brand} {litres}
        | Sok pomarańczowy {litres} | {brand} Energy 0,25l | Tonik {litres} | Herbata mroż. {litres} | Woda niegaz. {litres}
        | Sok jabłkowy {litres} | Oranżada {litres} | Nektar porzeczka {litres}
        deposits: Kaucja | Kaucja butelka | Kaucja zwrotna | + Kaucja
        empties: Zwrot kaucji | Zwrot butelek | Butelki zwrotne | Zwrot opakowań
        bags: Reklamówka | Torba papierowa | Torba wielokr. | Torba foliowa | Opłata recykl.
        cafe/drinks: Kawa czarna | Kawa biała | Espresso | Espresso podwójne | Cappuccino | Latte | Latte macchiato
        | Flat white | Americano | Mokka | Gorąca czekolada | Kawa mrożona | Kawa przelewowa | Chai latte | Matcha latte
        | Herbata czarna | Herbata zielona | Herbata zimowa | Napar imbirowy | Mięta | Lemoniada cytrynowa | Koktajl mango
        | Sok pomarańczowy | Sok jabłkowy | Woda 0,3 | Kompot dnia | Kakao | Kawa po wiedeńsku
        cafe/food: Rogalik | Croissant migdałowy | Drożdżówka czekol. | Muffin jagodowy | Chlebek bananowy
        | Ciasto marchewkowe | Sernik | Brownie | Szarlotka | Ciastko czekoladowe | Bułka cynamonowa | Tost szynka-ser
        | Tost awokado | Bajgiel łosoś | Quiche warzywny | Zupa dnia | Panini kurczak | Granola z jogurtem
        | Jajka po benedyktyńsku | Tarta cytrynowa | Wrap wegański | Kanapka klubowa | Makowiec | Pączek | Beza
        | Naleśnik z serem | Gofr ze śmietaną | Eklerka
        cafe/extras: Mleko owsiane | Mleko migdałowe | Mleko sojowe | Dodatkowe espresso | Syrop waniliowy | Syrop karmelowy
        | Bita śmietana | Mleko kokosowe
        cafe/wishes: Bez cukru | Chude mleko | Bezkofeinowa | Bardzo gorąca | Mało słodka | Bez pianki | Mało lodu
        | Własny kubek | Słaba | Bez laktozy | Z lodem
        cafe/requests: Na ciepło | Bez masła | Bez glutenu | Na dwa talerze | Opiekany | Bez cebuli | Przekrojony
        | Sos osobno | Na wynos
        cafe/sizes: mała | średnia | duża | (S) | (M) | (L) | 200ml | 300ml | 400ml | | |
        cafe/places: Zamówienie = Na miejscu | Zamówienie = Na wynos | Zam. = {##} | Nr zam. = {###} | Stolik = {1..30}
        | Pager = {1..40} | Ogródek = {1..12}
        cafe/names: Imię | Klient | Zamówienie dla
        stamps: Zebrane pieczątki: {1..9} | 9 kaw, dziesiąta gratis | Pieczątki: {1..9}/10 | Darmowe wifi: zapytaj obsługę |
        fuel/wash: Myjnia prog. {1..4} | Myjnia złoty | Myjnia ręczna | Płyn do spryskiw. 5l | Kompresor | Olej silnikowy 1l
        | Odkurzacz żeton
        fuel/snacks: Kawa średnia | {brand} chipsy | Woda 0,5l | Kanapka | {brand} baton | Napój energet. | Hot dog duży
        | Guma do żucia
        fuel/pumps: Dystrybutor | Dystr. | Nr dystrybutora | Dystr. nr | Pistolet
        fuel/units: l | l | litr
        fuel/labels: Pracownik = {##} | Stacja = {####} | Przebieg km = {#####}{#} | Karta flotowa = {####}
        | Operacja = SPRZEDAŻ | Akceptant = {######} | Terminal = {########} | Zmiana = {###} | Tryb = PO TANKOWANIU
        | Tryb = PRZEDPŁATA | Zmiana nr = {1..3} | Nr rej. = {AA #####}
        fuel/notes: Zdobyte punkty {1..120} | Stan karty {100..9000} pkt | Zbieraj punkty za każdy litr
        | Sprawdź olej i opony | Szerokiej drogi
        pharmacy/prescription: Amoksycylina {1..5}00mg kaps | Metformina 500mg tabl | Amlodypina 5mg tabl
        | Simwastatyna {2..4}0mg tab | Omeprazol 20mg kaps | Salbutamol 100mcg aer | Euthyrox {1..4}25mcg tabl
        | Prednizon 5mg tabl | Losartan 50mg tabl | Sertralina 50mg tabl | Hydrokortyzon 1% krem | Insulina wstrz. 3ml
        | Latanoprost krople | Warfaryna 3mg tabl | Kodeina 30mg tabl | Ramipryl 5mg tabl
        pharmacy/labels: Nr recepty = {######} | Recepta = {A}{#####} | Lekarz = {A}. {doctor} | Lek. = {doctor}
        | Farmaceuta = {A}.{A}. | Pacjent = {A}.{A}. | Realizacja = {1..6} z 6 | Oddział NFZ = {##} | Uprawnienie = IB
        | Poziom odpł. = {3..5}0%
        pharmacy/doses: 2 x dziennie 1 tabletka | 1 x dziennie z posiłkiem | Smarować 2 x dziennie | 2 co 6 godzin
        | Według zaleceń | 1 na noc | 3 x dziennie 1 tabl. po posiłku
        pharmacy/batches: Seria {A}{####} Ważn. {month} | Seria {#####} do {month} | Termin ważn. {month}
        | Nr serii {A}{A}{###}
        pharmacy/covered: Refundacja NFZ | REFUNDACJA | Dopłata NFZ | Refundacja ubezp.
        pharmacy/notes: Przechowywać z dala od dzieci | Leki nie podlegają zwrotowi | Zapytaj farmaceutę o radę
        | Przechowywać poniżej 25°C | Życzymy zdrowia
        hardware/loose: Wkręt {3..6}x{20..90} | Gwóźdź {20..100}mm | Podkładka M{4..12} | Śruba M{4..16}x{20..120}
        | Nakrętka M{4..16} | Kołek {6..12}mm | Opaska zacisk. {100..300}mm | Haczyk mosiądz | Nit {3..6}mm
        | Kolanko miedź {15..22}mm
        hardware/lengths: Przewód YDY 3x2,5 | Łańcuch {3..8}mm | Lina {6..16}mm | Kantówka {25..100}x{50..150}
        | Rura PCV {20..110}mm | Wąż {12..25}mm | Rura miedź {15..22}mm | Listwa MDF | Siatka druciana | Przewód 3-żyłowy
        hardware/accounts: Konto = {A}{####} | Karta pro = {######} | Nr konta = {#####} | Zamówienie = {####}
        | Klient = GOTÓWKA
        hardware/notes: Towar cięty nie podlega zwrotowi | Farby z mieszalnika nie podlegają zwrotowi
        | Zwroty do {14..45} dni z paragonem
        clothing/adults: T-shirt {colour} męski | Koszula Oxford {colour} | Jeansy slim dam. | Chinosy {colour}
        | Sukienka midi | Sweter wełna {colour} | Płaszcz {colour} | Bluza {colour} | Spódnica plisowana | Bluzka {colour}
        | Buty sport. {colour} | Botki | Sandały {colour} | Pasek skóra | Skarpety 3-pak | Slipy 5-pak | Szalik {colour}
        | Legginsy {colour} | Marynarka {colour} | Polo {colour} męskie | Kardigan {colour} | Szorty {colour}
        | {brand} kurtka | {brand} buty | Torebka {colour} | Krawat jedwab | Czapka {colour} | Piżama | Strój kąpielowy
        clothing/children: Koszulka dz. {colour} | Body niemowl. 3-pak | Spodnie szkolne | Polo szkolne 2-pak
        | Jeansy dziec. | Sukienka dz. {colour} | Kurtka dz. {colour} | Szorty chłop. | Buty dziecięce | Śliniaki 5-pak
        | Legginsy dz. | Skarpetki niem. 5-pak
        clothing/sizes: S | M | L | XL | XS | XXL | 36 | 38 | 40 | 42 | 44 | 46 | W32 L32 | W34 L30 | {36..45} | uniw.
        clothing/ages: 92 | 98/104 | 110/116 | 122/128 | 134/140 | 146/152 | 56 | 68 | 80/86
        clothing/styles: Rozm. {size} | Rozmiar: {size} | R. {size} | {size} | {style} {size} | Model {style} r. {size}
        | {size} / {style}
        clothing/returns: Zwrot do {14..60} dni z paragonem i metką | Wymiana do {7..30} dni
        | Towar przeceniony nie podlega wymianie | Bielizna i stroje kąpielowe bez zwrotu | Zwrot tylko na kartę płatniczą
        | Zachowaj paragon do zwrotu | Bez metki zwrot niemożliwy
        clothing/staff: Doradca = {##} | Sprzedawca nr = {####} | Stylista = {###} | Salon = {###} | Dział = {##}
        electronics/phones: {brand} smartfon {6..15} 64GB | {brand} {A}{##} 128GB czarny | {brand} Note {8..20} PL
        | {brand} Fold 256GB czarny | {brand} {A}{#}E dwie SIM
        electronics/devices: Laptop {brand} {13..17}" PL | Telewizor {brand} {32..75}" | Tablet {brand} 10,1"
        | Monitor {brand} 27" LED | Aparat {brand} {A}{###} | Drukarka {A}{A}{###} | Konsola do gier 1TB
        | Zegarek smart {brand} | Soundbar {brand} PL | Router {A}{A}{####} WiFi | Odkurzacz {brand}
        | Kuchenka mikrof. {brand} | Głośnik BT {brand} | Dysk twardy {1..8}TB
        electronics/small: Kabel USB-C {1..3}m | Kabel HDMI 2m | Etui {colour} | Szkło hartowane | {brand} mysz
        | {brand} klawiatura | Karta SD 64GB | Pendrive 32GB | {brand} słuchawki | Ładowarka 20W | Powerbank {5..20}000mAh
        | Baterie AAA 8szt | Tusz {###}XL | Przejściówka {A}{A}{##} | Kamerka {brand} HD | Toner czarny {####}
        electronics/serials: S/N: | Nr ser. | SN: | Nr seryjny
        electronics/warranties: Gwarancja {2..5} lat | Przedł. gwar. {2..3} lata | Ochrona {12..36} mies.
        | Ochrona ekranu {1..2} r. | Konfiguracja
        electronics/trade_ins: Odkup starego | Rozliczenie urządzenia | Stary za nowy | Bonus za zwrot
        electronics/notes: Gwarancja {12..36} miesięcy od zakupu | Zachowaj paragon do gwarancji
        | Otwarte oprogramowanie bez zwrotu | Wymiana do {7..30} dni w oryg. opakowaniu
        | Zarejestruj produkt na www.{A}{A}serwis.pl | Zerwana plomba unieważnia gwarancję
        hotel/rooms: Nocleg | Usługa hotelowa | Pokój dwuosobowy | Pokój jednoosobowy | Pokój typu twin | Pokój superior
        | Apartament | Pokój rodzinny | Pokój standard 2os | Doba hotelowa | Łóżko w sali | Pokój trzyosobowy
        hotel/meals: Śniadanie | Śniadanie bufet | Kolacja | Obsługa do pokoju | Bar hotelowy | Obiadokolacja | Podwieczorek
        | Obiad
        hotel/others: Minibar pokój | Pralnia | Postój auta | Późny wyjazd | Masaż spa | Dostawka | Rozmowy tel.
        | Transfer lotnisko | Płatna TV | Zwierzę | Sala konferencyjna | Internet premium
        hotel/town_taxes: Opłata miejscowa | OPŁATA MIEJSCOWA | Opłata uzdrowiskowa | Opłata klimatyczna
        hotel/deposits: Zadatek | Zaliczka | Przedpłata online | Zaliczka rezerwacji
        hotel/cards: Karta płatnicza | Karta kredytowa | Visa | Mastercard
        hotel/arrivals: Przyjazd | Data przyjazdu | Zameldowanie | Od
        hotel/departures: Wyjazd | Data wyjazdu | Wymeldowanie | Do
        hotel/room_labels: Pokój | Pok. nr | Nr pokoju
        hotel/guests: Gość | Imię i nazwisko | Nazwisko
        hotel/labels: Rachunek = {#####} | Nr rachunku = {######} | Osoby = {1..4} | Dorośli = {1..3} | Taryfa = {A}{A}{A}
        | Nr potw. = {########} | Rezerwacja = {A}{A}{######} | Nr rez. = {######} | Konto = {####} | Firma = PRYWATNIE
        hotel/notes: Dziękujemy za pobyt | Zapraszamy ponownie | Podpis gościa | Gość odpowiada za swój rachunek
        | Doba trwa do godz. {10..12} | Prosimy zwrócić kartę w recepcji
        parking/fees: Parkowanie | Opłata parkingowa | Opłata za postój | Postój krótki | Postój {hours} godz.
        | Do {hours} godzin | Taryfa godzinowa | Garaż podziemny | Strefa {A} taryfa {1..4} | Goście | Parkowanie P{1..9}
        parking/first: Pierwsza godzina | Opłata za wjazd | Opłata wstępna
        parking/lost: Zgubiony bilet | Duplikat biletu | Opłata manipulac.
        units/parking: | godz.
        parking/in: Wjazd | Czas wjazdu | Początek | Przyjazd | Od
        parking/out: Wyjazd | Czas wyjazdu | Opłacono do | Koniec | Do
        parking/stays: Czas postoju | Czas | Postój | Czas łącznie
        parking/clocks: {h}:{m:02d} | {h}h {m:02d}m | {h} godz. {m} min | {h:02d}:{m:02d}
        parking/labels: Nr biletu = {######} | Bilet = {###########} | Automat = {##} | Kasa aut. = {1..9}
        | Nr rej. = {plate} | Pojazd = {plate} | Poziom = -{1..6} | Miejsce = {A}{##} | Strefa = {A} | Lokalizacja = {####}
        | Rodzaj = OSOBOWY
        plates: AA ##### | AAA #### | AA ####A | A# ###AA
        parking/notes: Wyjazd w ciągu {10..20} minut | Zachowaj ten paragon | Szerokiej drogi
        | Zgubiony bilet: opłata dobowa | Bilet nieprzenoszalny | Umieścić za szybą pojazdu
        service/work: Robocizna | Usługa | Doradztwo | Montaż | Naprawa kotła | Sprzątanie | Prace ogrodowe
        | Pomoc komputerowa | Wymiana oleju | Projekt graficzny | Hydraulika | Prace elektryczne | Tłumaczenie | Korepetycje
        | Malowanie | Serwis klimatyzacji | Przegląd hamulców | Fotografia | Naprawa | Szkolenie
        service/parts: Filtr {A}{A}{###} | Zawór {##}mm | Klocki hamulcowe | Olej silnikowy 5l | Pompa {brand} | Wąż {1..5}m
        | Termostat pok. | Akumulator 12V | Uszczelniacz | Przewód {5..50}m | Część sprężarki {###} | Świece zapł. 4szt
        | Bateria {brand} | Materiały | Farba {5..20}l | Wyłącznik {brand}
        service/fixed: Dojazd | Przewóz | Koszty podróży | Diagnostyka | Przegląd | Utylizacja | Opłata administr.
        | Tryb pilny
        units/work: h | godz. | rbg
        service/labels: Nr zlecenia = {#####} | Zlecenie = {A}{####} | Wasz nr = ZAM {####} | Nr zam. = {######}
        | Termin = 14 dni | Termin = 30 dni | Płatność = Od ręki | Serwisant = {A}.{A}. | Przebieg = {#####}
        | Pojazd = {AA #####} | Konto = {A}{###} | Projekt = {A}{A}-{##}
        service/customers: Nabywca | Klient | Zamawiający | Odbiorca | Do rąk
        service/due: Termin płatności | Zapłata do | Płatne do | Termin
        service/transfers: Przelew | PRZELEW BANKOWY | Polecenie zapłaty | Przelew 14 dni | Kompensata
        service/notes: Konto {##} {####} {####} {####} {####} {####} {####} | Prosimy podać numer faktury
        | Za zwłokę naliczamy odsetki | Gwarancja na prace {6..24} mies. | Towar do zapłaty pozostaje nasz
        | Części z gwarancją {12..24} mies. | Mechanizm podzielonej płatności
        units/weight: kg
        units/length: m
        slip: POTWIERDZENIE PŁATNOŚCI | TID: {########} MID: {#######} | {method} | {card} | {date} {time} | SPRZEDAŻ
        | KWOTA {amount} PLN | Kod autoryzacji: {######} | AID: A000000{#######} | BEZSTYKOWA | OBCIĄŻAM RACHUNEK
        | WYDRUK DLA KLIENTA
        cards/other: BLIK | Przelew | Bon
        head_position: Lp. | L.p. | Poz. | Nr
        head_code: Kod | Indeks | Symbol | Nr kat. | Kod towaru
        head_unit: J.m. | Jm. | Jedn.
        head_date: Data | Data | Dzień
        head_charges: Obciążenia | Wn | Kwota
        head_credits: Wpłaty | Ma | Uznania
        head_balance: Saldo | Saldo | Saldo {cur}
        each: {p}/szt. | po {p} | x {p} | ({p}) | à {p}
        piece_unit: szt. | szt | szt.
        brought_forward: Z przeniesienia | Do przeniesienia | Z poprzedniej strony
        balance_forward: Saldo początkowe | Z przeniesienia
        invoice_titles: Faktura | FAKTURA | Faktura VAT | Faktura nr | Faktura VAT oryginał
        bill_titles: RACHUNEK | FAKTURA | POKWITOWANIE | Rachunek uproszczony | DOWÓD SPRZEDAŻY
        customer_line: Pan/Pani | Nazwa | Nabywca | Otrzymano od | Dla
        signatures: Podpis | Pieczęć i podpis | Podpis odbiorcy | Wystawił | Odebrał
        folio_titles: Rachunek | RACHUNEK HOTELOWY | Faktura | Rachunek gościa | Zestawienie konta
        total_credits: Razem wpłaty | Wpłaty | Zapłacono | Suma wpłat
        balance_due: Do zapłaty | Saldo | Pozostało do zapłaty
        guest_signature: Podpis gościa | Podpis
        due: Termin płatności | Zapłata do | Płatne do
        customer: Nr klienta = {#####} | Konto = {A}{###} | Kod klienta = {######} | Wasz znak = {A}{A}
        bank: Bank = Bank {site} | Odbiorca = {name} | Nr konta = {## #### #### #### #### #### ####} | SWIFT = {AAAAAAAA}
        | Konto = PL{## #### #### ####} | Oddział = {town}
        terms: Płatność w ciągu {14..30} dni | Zapłacono gotówką | Towar nie podlega zwrotowi | Prosimy podać numer faktury
        | Za zwłokę naliczamy odsetki | Dziękujemy za współpracę | Przelew na konto {name}
        | Towar do zapłaty pozostaje własnością sprzedawcy | Reklamacje w ciągu {7..14} dni | Ceny w {cur}
        card_titles: SPRZEDAŻ | Sprzedaż | Płatność kartą | POTWIERDZENIE | Transakcja kartą
        card_amounts: KWOTA | Kwota | Kwota {cur} | SUMA | Do zapłaty
        card_base: Kwota | Kwota bez napiwku
        card_approved: TRANSAKCJA ZAAKCEPTOWANA | Zaakceptowano | *** Akceptacja *** | Autoryzacja poprawna | PRZYJĘTO
        card_checked: PIN zgodny | Podpis niewymagany | Potwierdzono PIN | Bez PIN
        card_copies: WYDRUK DLA KLIENTA | Kopia dla klienta | WYDRUK DLA SPRZEDAWCY | *** Kopia klienta ***
        | Odcinek klienta
        card_terms: Proszę zachować wydruk | Proszę obciążyć mój rachunek | Akceptuję kwotę transakcji
        | Dziękujemy za płatność kartą
        card_signatures: Podpis | Podpis posiadacza | X
        card_entries: Czip | Zbliżeniowa | Pasek | Bezstykowa | NFC
        card_type: Karta | Typ karty | Rodzaj
        card_number: Nr karty | Karta | Numer | PAN
        card_expiry: Ważna do | Ważność | Wygasa
        card_entry: Odczyt | Tryb | Sposób
        card_application: AID
        card_label: Aplikacja | Apl.
        card_cryptogram: TC | AC | Kryptogr.
        card_approval: Kod autoryzacji | Autoryzacja | Kod aut. | Nr aut.
        card_terminal: Nr terminala | Terminal | POS ID
        card_merchant: Akceptant | Nr akceptanta | Punkt
        card_batch: Paczka | Nr paczki
        card_trace: Nr transakcji | Nr ref. | Kwit | Dok.
        fuel_heads: Paliwo | SPRZEDAŻ PALIWA | Dystrybutor | *** Paliwo ***
        fuel_grades: Produkt | Paliwo | Rodzaj
        fuel_volumes: Ilość | Litry | Objętość
        fuel_prices: Cena | Cena/{unit} | Cena jedn. | {cur}/{unit}
        fuel_sales: Wartość | Kwota {cur} | Razem paliwo | Kwota
        kiosk_calls: Czekaj na swój numer | Odbierz zamówienie przy ladzie | Obserwuj numer na ekranie | Zachowaj ten bilet
        | Zajmij miejsce, podamy do stolika | Zamówienie w przygotowaniu
        kiosk_orders: Zamówienie | Numer zamówienia | Twój numer | ZAMÓWIENIE NR | Odbiór
        kiosk_services: Na miejscu | Na wynos | Do stolika | Odbiór przy ladzie
        label_titles: Recepta | Wydano leki | Rachunek apteki | Potwierdzenie | Sprzedaż
        warnings: Przechowywać z dala od dzieci | Przechowywać poniżej {20..30} °C | Przyjmować z posiłkiem
        | Popić szklanką wody | Wstrząsnąć przed użyciem | Do użytku zewnętrznego | Może powodować senność
        | Dokończyć kurację | Zapytaj farmaceutę | Nie przekraczać dawki
        parking_titles: Bilet parkingowy | Potwierdzenie opłaty | P | PARKING STRZEŻONY | Opłata parkingowa
        | Kasa automatyczna | Bilet wyjazdowy
        ticket_titles: Bilet | Paragon | Opłacono | Wstęp | Pokwitowanie
        check_titles: Rachunek | RACHUNEK | Rachunek kelnerski | Rachunek wstępny | ** Rachunek **
        check_signatures: Podpis | Podpis gościa | Pokój / nazwisko | Nazwisko
        seats: Miejsce {n} | - Miejsce {n} - | Gość {n} | *** Miejsce {n} ***
        courses: Danie {n} | --- Danie {n} --- | {n}. danie
        gratuities: Proponowany napiwek | Napiwek: | Dla wygody:
        tip_lines: Napiwek: | Napiwek | NAPIWEK
        total_lines: Razem: | RAZEM: | Suma:
        summary_total: Razem | Suma
        statement_titles: Faktura | FAKTURA | Faktura za usługi | Rachunek za usługę | Karta pracy | Zestawienie prac
        """
    ),
    # With the blank behind them.
    "cafe/marks": ("+ ", "+ ", "Dod. ", "* ", "- "),
}
