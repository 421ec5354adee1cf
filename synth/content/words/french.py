"""French: what the trades sell, charge and note, what sheets and slips say, as tills of France print it. Data only."""

from collections.abc import Mapping, Sequence

from synth.content.faked import worded

TRADE_WORDS: Mapping[str, Sequence[str]] = {
    **worded(
        """
        goods/colour: NOIR | BLANC | MARINE | GRIS | ROUGE | BLEU | VERT | BEIGE | ROSE | MARRON | KAKI | ECRU | OLIVE
        | BORDEAUX | JAUNE | TAUPE | CAMEL
        goods/grams: {50..950}G | {1..9}00G | {1..5}KG | 250G | 500G | 125G | 1KG
        goods/litres: 1L | 2L | 50CL | 33CL | 75CL | 1.5L | 6X33CL | 6X1L | 25CL | 6X25CL
        goods/pack: X{2..12} | X4 | X6 | LOT DE {2..6} | X{6..24} | BTE DE {6..20}
        goods/pills: BTE {1..6}0 | BT16 | BT{1..3}0 | 20 CPR | 30 GEL | X{2..12}
        goods/bottle: 100ML | 150ML | 200ML | 250ML | 400ML | 500ML | FL 125ML
        posts: CAISSE | GERANT | DIRECTION
        vouchers: Carte cadeau | Bon d'achat | Avoir | Chèque cadeau | Bon de réduction | Carte cadeau
        voids: Annulation {name} | ANNUL. {name} | Article annulé | Correction {name} | *ANNULE* {name} | Retour {name}
        discounts: Remise {percent}% | Promo -{percent}% | REMISE -{percent}% | Réduction {percent}% | Offre -{percent}%
        | Soldes -{percent}%
        members: Carte fidélité | N° carte | Carte client | N° client | Carte
        points: Points acquis : {1..250} | Solde points : {100..9999} | Points de ce passage : {1..99}
        | Cagnotte : {0..9},{##} EUR | Points bonus : {5..80}
        grocery/produce: BANANES VRAC | POMMES GALA | POMMES GOLDEN | TOMATES GRAPPE | CAROTTES VRAC | OIGNONS JAUNES
        | OIGNONS ROUGES | RAISIN BLANC | GINGEMBRE | POIVRONS TRICOLORES | POMMES DE TERRE | BROCOLI | ORANGES JUS
        | POIRES CONFERENCE | PATATE DOUCE | AIL VRAC | CHOU BLANC | MANGUE | MELON | PASTEQUE | CITRONS VRAC | COURGETTES
        | AUBERGINES | ENDIVES | CHAMPIGNONS PARIS | HARICOTS VERTS | CLEMENTINES | KIWIS VRAC | PECHES JAUNES | ABRICOTS
        grocery/counter: BOEUF HACHE | FILET POULET | POULET ENTIER | COTES AGNEAU | PAVE SAUMON | CREVETTES ROSES
        | JAMBON BRAISE | COMTE COUPE | POITRINE PORC | DINDE TRANCHES | MAQUEREAU | CHIPOLATAS | OLIVES MELEES
        | SAUCISSON {brand} | BRIE COUPE | CUISSES CANARD | ROTI DE PORC | ROQUEFORT | PATE CAMPAGNE | CABILLAUD DOS
        | MERGUEZ
        grocery/drinks: {brand} COLA {litres} | LIMONADE {litres} | EAU MINERALE {litres} | {brand} BIERE BLONDE {litres}
        | JUS ORANGE {litres} | {brand} ENERGY 25CL | TONIC {litres} | THE GLACE {litres} | EAU GAZEUSE {litres}
        | SIROP MENTHE 75CL | JUS POMME {litres} | CIDRE BRUT 75CL
        deposits: CONSIGNE | CONSIGNE BOUTEILLE | CONSIGNE VERRE | + CONSIGNE
        empties: RETOUR CONSIGNE | REPRISE CONSIGNE | DECONSIGNE | BOUTEILLES RENDUES
        bags: SAC CAISSE | SAC CABAS | SAC KRAFT | SAC REUTILISABLE | SAC PAPIER
        cafe/drinks: Café | Expresso | Double expresso | Café allongé | Noisette | Café crème | Cappuccino | Latte
        | Macchiato | Café viennois | Chocolat chaud | Chocolat viennois | Thé vert | Thé noir | Earl Grey | Infusion menthe
        | Tisane verveine | Café glacé | Latte glacé | Limonade maison | Smoothie mangue | Jus d'orange pressé
        | Jus de pomme | Décaféiné | Matcha latte | Chaï latte | Citron pressé | Eau pétillante
        cafe/food: Croissant | Croissant amande | Pain au chocolat | Muffin myrtille | Cake banane | Carrot cake
        | Cheesecake | Brownie | Cookie choco | Roulé cannelle | Croque-monsieur | Tartine avocat | Bagel saumon
        | Quiche lorraine | Soupe du jour | Panini poulet | Bol granola | Oeufs bénédicte | Tarte citron | Tarte aux pommes
        | Wrap végétarien | Club sandwich | Jambon-beurre | Chausson pommes | Éclair café | Financier | Flan pâtissier
        | Salade du jour
        cafe/extras: Lait d'avoine | Lait d'amande | Lait de soja | Dose de café supp. | Sirop vanille | Sirop caramel
        | Chantilly | Lait de coco
        cafe/wishes: Sans sucre | Lait écrémé | Décaféiné | Très chaud | Peu sucré | Sans mousse | Peu de glaçons
        | Tasse client | Léger | Serré | Avec glaçons
        cafe/requests: Chaud | Sans beurre | Sans gluten | À partager | Toasté | Sans oignon | Coupé en deux | Sauce à part
        | À emporter
        cafe/sizes: PT | MOYEN | GD | (P) | (M) | (G) | 20CL | 30CL | 40CL | | |
        cafe/places: Service = Sur place | Service = À emporter | Commande = {##} | N° cde = {###} | Table = {1..30}
        | Bipeur = {1..40} | Terrasse = {1..12}
        cafe/names: Prénom | Client | Commande de | Nom
        stamps: {1..9} tampons cumulés | 9 cafés achetés, le 10e offert | Tampons : {1..9}/10
        | Wifi gratuit : demandez le code |
        fuel/wash: LAVAGE PROG {1..4} | LAVAGE OR | LAVAGE HP | LAVE-GLACE 5L | GONFLAGE | HUILE MOTEUR 1L | JETON LAVAGE
        | ASPIRATEUR
        fuel/snacks: CAFE | {brand} CHIPS | EAU 50CL | SANDWICH | {brand} BARRE CHOCO | BOISSON ENERGIE | CROISSANT
        | CHEWING-GUM
        fuel/pumps: Pompe | N° pompe | Pompe n° | Piste | Pistolet
        fuel/units: L | L | LITRES
        fuel/labels: Pompiste = {##} | Site = {####} | Kilométrage = {#####}{#} | N° carte flotte = {####} | Type = VENTE
        | N° commerçant = {######} | Terminal = {########} | Remise = {###} | Mode = POST-PAIEMENT | Mode = PREPAIEMENT
        | Équipe = {1..3} | Immat. = {AA-###-AA}
        fuel/notes: Points acquis {1..120} | Solde carte {100..9000} points | Cumulez des points à chaque litre
        | Pensez à vérifier vos pneus | Ticket à conserver
        pharmacy/prescription: AMOXICILLINE {1..5}00MG GEL | METFORMINE 500MG CPR | AMLODIPINE 5MG GEL
        | SIMVASTATINE {2..4}0MG CPR | OMEPRAZOLE 20MG GEL | SALBUTAMOL 100MCG | LEVOTHYROX {1..4}25MCG
        | PREDNISOLONE 5MG CPR | LOSARTAN 50MG CPR | SERTRALINE 50MG GEL | HYDROCORTISONE CR 1% | INSULINE STYLO 3ML
        | LATANOPROST COLLYRE | BISOPROLOL 2,5MG CPR | CODEINE 30MG CPR
        pharmacy/labels: N° ordonnance = {######} | Ordo. = {A}{#####} | Dr = {A} {doctor} | Prescripteur = Dr {doctor}
        | Pharmacien = {A}.{A}. | Patient = {A}.{A}. | Renouvellement = {0..5} sur 6 | Régime = {##} | N° FSE = {######}
        | Mutuelle = {#######}
        pharmacy/doses: 1 comprimé 2 fois par jour | 1 par jour au repas | Appliquer 2 fois par jour | 2 toutes les 6 heures
        | Selon prescription | 1 le soir | 1 comprimé 3 fois par jour après les repas
        pharmacy/batches: Lot {A}{####} Exp {month} | Lot {#####} Per. {month} | Exp {month} | N° lot {A}{A}{###}
        pharmacy/covered: PART SECU | TIERS PAYANT | PART MUTUELLE | PRISE EN CHARGE AMO | PART AMC
        pharmacy/notes: Tenir hors de portée des enfants | Les médicaments ne sont ni repris ni échangés
        | Demandez conseil à votre pharmacien | À conserver à moins de 25°C | Rapportez vos médicaments non utilisés
        hardware/loose: VIS {3..6}X{20..90} | CLOU {20..100}MM | RONDELLE M{4..12} | BOULON M{4..16}X{20..120}
        | ECROU M{4..16} | CHEVILLE {6..12}MM | COLLIER NYLON {100..300} | CROCHET LAITON | RIVET {3..6}MM
        | COUDE CUIVRE {15..22}
        hardware/lengths: CABLE R2V 3G2.5 | CHAINE {3..8}MM | CORDE {6..16}MM | CHEVRON {25..100}X{50..150}
        | TUBE PVC {20..110}MM | TUYAU {12..25}MM | TUBE CUIVRE {15..22}MM | PLINTHE MDF | GRILLAGE | FIL SOUPLE 3 BRINS
        hardware/accounts: Compte = {A}{####} | Carte pro = {######} | N° compte = {#####} | Votre cde = {####}
        | Client = COMPTANT
        hardware/notes: Coupes ni reprises ni échangées | Peinture à la teinte non reprise
        | Retour sous {14..45} jours avec ticket
        clothing/adults: T-SHIRT {colour} | CHEMISE OXFORD {colour} | JEAN SLIM | CHINO {colour} | ROBE MIDI
        | PULL LAINE {colour} | MANTEAU {colour} | SWEAT CAPUCHE {colour} | JUPE PLISSEE | CHEMISIER {colour}
        | BASKETS {colour} | BOTTINES | SANDALES {colour} | CEINTURE CUIR | CHAUSSETTES X3 | BOXERS X5 | ECHARPE {colour}
        | LEGGINGS {colour} | VESTE COSTUME {colour} | POLO {colour} | GILET {colour} | SHORT {colour} | BLOUSON {brand}
        | BASKETS {brand} | SAC A MAIN {colour} | CRAVATE SOIE | BONNET {colour} | PYJAMA | MAILLOT DE BAIN
        clothing/children: T-SHIRT ENF {colour} | BODY BEBE X3 | PANTALON ENF | POLO ENF X2 | JEAN ENFANT
        | ROBE FILLE {colour} | MANTEAU ENF {colour} | SHORT GARCON | BASKETS ENFANT | BAVOIRS X5 | LEGGINGS FILLE
        | CHAUSS. BEBE X5
        clothing/sizes: S | M | L | XL | XS | XXL | 36 | 38 | 40 | 42 | 44 | 46 | T{1..4} | W32 L32 | W34 L30 | P{36..45}
        | TU
        clothing/ages: 2 ans | 3-4 ans | 5-6 ans | 8 ans | 10 ans | 12 ans | 3 mois | 6 mois | 18 mois
        clothing/styles: Taille {size} | Taille : {size} | T. {size} | {size} | {style} {size} | Réf {style} Taille {size}
        | {size} / {style}
        clothing/returns: Échange sous {14..60} jours avec ticket et étiquettes | Échange sous {7..30} jours
        | Articles soldés ni repris ni échangés | Ni repris ni échangés : sous-vêtements, maillots
        | Remboursement sur la carte de paiement | Conservez ce ticket pour tout échange
        | Aucun remboursement sans étiquette
        clothing/staff: Conseiller = {##} | Vendeuse = {####} | Conseillère = {###} | Magasin = {###} | Rayon = {##}
        electronics/phones: {brand} SMARTPH {6..15} 64GO | {brand} {A}{##} 128GO | {brand} NOTE {8..20} | {brand} FOLD 256GO
        | {brand} {A}{#}E DOUBLE SIM
        electronics/devices: PC PORTABLE {brand} {13..17}" | TV {brand} {32..75}" 4K | TABLETTE {brand} 10.1
        | ECRAN {brand} 27" | APPAREIL PHOTO {A}{###} | IMPRIMANTE {A}{A}{###} | CONSOLE 1TO | MONTRE CONN. {brand}
        | BARRE DE SON {brand} | ROUTEUR {A}{A}{####} | ASPIRATEUR {brand} | MICRO-ONDES {brand} 20L | ENCEINTE BT {brand}
        | DISQUE DUR {1..8}TO
        electronics/small: CABLE USB-C {1..3}M | CABLE HDMI 2M | COQUE TEL {colour} | VERRE TREMPE | SOURIS {brand}
        | CLAVIER {brand} | MICRO SD 64GO | CLE USB 32GO | ECOUTEURS {brand} | CHARGEUR 20W | BATT. EXT. {5..20}000MAH
        | PILES AAA X8 | ENCRE {###}XL | ADAPTATEUR {A}{A}{##} | CAMERA WEB {brand} HD | CARTOUCHE TONER {####}
        electronics/serials: N/S | N° série | SN:
        electronics/warranties: GARANTIE {2..5} ANS | EXT. GARANTIE {2..3} ANS | ASSURANCE {12..36} MOIS
        | GARANTIE ECRAN {1..2}A | MISE EN SERVICE
        electronics/trade_ins: REPRISE | REPRISE MOBILE | REPRISE ANCIEN APPAREIL | BONUS REPRISE
        electronics/notes: Garantie {12..36} mois à compter de l'achat | Conservez ce ticket pour la garantie
        | Logiciel ouvert non repris | Échange sous {7..30} jours dans l'emballage
        | Enregistrez votre produit sur www.{A}{A}assistance.fr | Garantie nulle si scellé rompu
        hotel/rooms: Nuitée | Hébergement | Chambre double | Chambre simple | Chambre twin | Chambre supérieure | Suite
        | Chambre familiale | Chambre standard | Nuit d'hôtel | Lit en dortoir | Chambre triple
        hotel/meals: Petit-déjeuner | Petit-déj. buffet | Dîner | Service en chambre | Bar | Demi-pension | Goûter
        | Déjeuner
        hotel/others: Minibar | Blanchisserie | Parking | Départ tardif | Soin spa | Lit supplémentaire | Téléphone
        | Navette aéroport | Chaîne payante | Animal | Salle de réunion | Wifi premium
        hotel/town_taxes: TAXE DE SEJOUR | Taxe de séjour | TAXE SEJOUR | TAXE TOURISTIQUE
        hotel/deposits: Acompte versé | Arrhes | Prépaiement en ligne | Acompte réservation
        hotel/cards: Carte bancaire | CB | Visa | Mastercard
        hotel/arrivals: Arrivée | Arrivée le | Date arrivée | Du
        hotel/departures: Départ | Départ le | Date départ | Au
        hotel/room_labels: Chambre | Ch. | N° chambre
        hotel/guests: Client | Nom du client | Nom
        hotel/labels: Dossier = {#####} | N° dossier = {######} | Personnes = {1..4} | Adultes = {1..3} | Tarif = {A}{A}{A}
        | N° conf. = {########} | Réservation = {A}{A}{######} | N° résa = {######} | Compte = {####}
        | Société = PARTICULIER
        hotel/notes: Merci de votre séjour | Au plaisir de vous revoir | Signature du client
        | Le client reste responsable de sa note | Chambre à libérer avant {10..12} h | Clé à remettre à la réception
        parking/fees: STATIONNEMENT | PARKING | DROIT STATIONNEMENT | COURTE DUREE | PARKING {hours} H
        | JUSQU'A {hours} HEURES | TARIF HORAIRE | PARC RELAIS | ZONE {A} TARIF {1..4} | VISITEUR | PARKING P{1..9}
        parking/first: PREMIERE HEURE | FORFAIT ENTREE | PRISE EN CHARGE
        parking/lost: TICKET PERDU | DUPLICATA TICKET | FRAIS DE DOSSIER
        units/parking: | H
        parking/in: Entrée | Heure entrée | Arrivée | Début | Entrée le
        parking/out: Sortie | Heure sortie | Payé jusqu'à | Fin | Sortie le
        parking/stays: Durée | Durée stationnement | Temps | Stationné | Temps total
        parking/clocks: {h}:{m:02d} | {h}h {m:02d}min | {h}h{m:02d} | {h:02d}:{m:02d}
        parking/labels: N° ticket = {######} | Ticket = {###########} | Borne = {##} | Caisse auto. = {1..9}
        | Immat. = {plate} | Plaque = {plate} | Niveau = -{1..6} | Place = {A}{##} | Zone = {A} | Parc = {####}
        | Véhicule = VL
        plates: AA-###-AA | AA ### AA | AA-###-AA | #### AA ##
        parking/notes: Sortie sous {10..20} minutes | Conservez ce ticket | Bonne route | Ticket perdu : tarif journée
        | Non cessible | À placer derrière le pare-brise
        service/work: Main d'oeuvre | M.O. mécanique | Conseil | Installation | Dépannage chaudière | Nettoyage
        | Entretien jardin | Assistance informatique | Vidange | Création graphique | Plomberie | Électricité | Traduction
        | Cours particulier | Peinture | Entretien clim | Révision freins | Photographie | Réparation | Formation
        service/parts: FILTRE {A}{A}{###} | VANNE {##}MM | PLAQUETTES FREIN | HUILE MOTEUR 5L | POMPE {brand}
        | FLEXIBLE {1..5}M | THERMOSTAT D'AMBIANCE | BATTERIE 12V | JOINT SILICONE | CABLE {5..50}M | PIECE COMPR. {###}
        | BOUGIES X4 | MITIGEUR {brand} | FOURNITURES | PEINTURE {5..20}L | INTERRUPTEUR {brand}
        service/fixed: Déplacement | Transport de matériel | Frais de route | Diagnostic | Contrôle | Mise en décharge
        | Frais de dossier | Majoration urgence
        units/work: H | H | HEURES
        service/labels: N° intervention = {#####} | Chantier = {A}{####} | Votre réf. = BC {####} | Bon de cde = {######}
        | Échéance = 14 jours | Échéance = 30 jours | Règlement = Comptant | Technicien = {A}.{A}. | Kilométrage = {#####}
        | Véhicule = {AA-###-AA} | Compte = {A}{###} | Projet = {A}{A}-{##}
        service/customers: Client | Facturé à | Adressé à | Destinataire | À l'attention de
        service/due: Échéance | À payer avant le | Date d'échéance | Payable le
        service/transfers: Virement | VIREMENT BANCAIRE | Virement SEPA | Prélèvement | Chèque
        service/notes: IBAN FR{##} {####} {####} {####} | Merci d'indiquer le n° de facture
        | Pénalités de retard : 3 fois le taux légal | Travaux garantis {6..24} mois | Marchandise nôtre jusqu'au paiement
        | Chèque à l'ordre de la société | Pièces garanties {12..24} mois | Indemnité forfaitaire de recouvrement : 40 EUR
        units/weight: KG
        units/length: M
        slip: CARTE BANCAIRE | SANS CONTACT | {method} | LE {date} A {time} | {card} | N° TPE {######} | N° AUTO : {######}
        | A000000042{####} | MONTANT = {amount} EUR | DEBIT | TICKET CLIENT | A CONSERVER
        cards/other: Chèque | Ticket restaurant
        head_position: N° | Pos. | Ligne | Rep.
        head_code: Réf. | Code | Référence | Code article | Réf. article
        head_unit: Unité | U. | Unit.
        head_date: Date | Date | Jour
        head_charges: Débit | Montant | Débit {cur}
        head_credits: Crédit | Règlement | Crédit {cur}
        head_balance: Solde | Solde | Solde {cur}
        each: {p} pce | x {p} | à {p} | ({p})
        piece_unit: pce | U | pc | unité
        brought_forward: Report | À reporter | Sous-total page | Report page précédente
        balance_forward: Report | Solde antérieur | Report à nouveau
        invoice_titles: Facture | FACTURE | Facture | Facture acquittée | Facture de vente | Facture n°
        bill_titles: NOTE | FACTURE | REÇU | Facturette | FACTURE AU COMPTANT | Bon de caisse
        customer_line: M. / Mme | Nom | Client | Doit | Reçu de
        signatures: Signature | Cachet et signature | Signature client | Pour acquit | Bon pour accord
        folio_titles: Facture | Note d'hôtel | NOTE DE SÉJOUR | Facture de séjour | Compte client
        total_credits: Total crédit | Règlements | Total réglé | Payé
        balance_due: Solde dû | Solde | Reste à payer
        guest_signature: Signature du client | Signature
        due: Échéance | À régler le | Date d'échéance
        customer: N° client = {#####} | Compte = {A}{###} | Code client = {######} | Votre réf. = {A}{A}
        bank: Banque = Crédit {site} | Titulaire = {name} | RIB = {##### ##### ###########} | BIC = {AAAAAAAA}
        | IBAN = FR{## #### #### #### ####} | Agence = {town}
        terms: Paiement à {15..30} jours | Paiement comptant, sans escompte | Marchandises ni reprises ni échangées
        | Merci d'indiquer le n° de facture | Pénalités de retard : 3 fois le taux légal | Merci de votre confiance
        | Chèque à l'ordre de {name} | Réserve de propriété jusqu'au paiement | Réclamations sous {8..15} jours
        | Prix en {cur}
        card_titles: CARTE BANCAIRE | Carte bancaire | CB SANS CONTACT | Paiement carte | VENTE CB
        card_amounts: MONTANT | Montant réel | MONTANT {cur} | Total | MONTANT REEL
        card_base: Montant | Montant hors pourboire
        card_approved: DEBIT | PAIEMENT ACCEPTE | Transaction acceptée | *** DEBIT *** | Autorisée
        card_checked: Code confidentiel vérifié | SANS SIGNATURE | Saisie du code OK | Signature non requise
        card_copies: TICKET CLIENT | TICKET CLIENT A CONSERVER | TICKET COMMERCANT | *** Ticket client ***
        | Exemplaire client
        card_terms: À conserver | Merci de débiter mon compte | J'accepte de payer le montant ci-dessus
        | Ticket à conserver, copie client
        card_signatures: Signature | Signature du porteur | X
        card_entries: Puce | Sans contact | Puce EMV | Piste | NFC
        card_type: Carte | Réseau | Type carte
        card_number: N° carte | Carte | PAN | No
        card_expiry: Exp. | Fin | Expire
        card_entry: Lecture | Mode | Saisie
        card_application: AID
        card_label: Appli. | Application
        card_cryptogram: TC | Certificat | AC
        card_approval: N° AUTO | Autorisation | AUTO | No autorisation
        card_terminal: N° TPE | Terminal | TPE
        card_merchant: N° commerçant | Commerçant | SIRET TPE
        card_batch: Remise | N° remise
        card_trace: N° transaction | Trans. | N° opération | Réf.
        fuel_heads: Carburant | VENTE CARBURANT | Piste | *** Carburant ***
        fuel_grades: Produit | Carburant | Qualité
        fuel_volumes: Volume | Quantité | Litres | Qté
        fuel_prices: Prix | Prix unitaire | Prix/{unit} | {cur}/{unit} | P.U.
        fuel_sales: Montant | Total carburant | Montant {cur} | Vente
        kiosk_calls: Patientez jusqu'à l'appel de votre numéro | Retirez votre commande au comptoir
        | Suivez votre numéro à l'écran | Conservez ce ticket | Prenez place, on vous sert | Commande en préparation
        kiosk_orders: Commande | Numéro de commande | Votre numéro | COMMANDE N° | N° de retrait
        kiosk_services: Sur place | À emporter | Service à table | Retrait au comptoir | Drive
        label_titles: Ordonnance | Délivrance | Ticket pharmacie | Facture pharmacie | Copie ordonnance
        warnings: Tenir hors de portée des enfants | À conserver à moins de {20..30} °C | À prendre au repas
        | À prendre avec un grand verre d'eau | Agiter avant emploi | Usage externe | Peut entraîner une somnolence
        | Terminer le traitement | Demandez à votre pharmacien | Ne pas dépasser la dose
        parking_titles: Ticket de stationnement | Reçu parking | P | PARKING | STATIONNEMENT | Caisse automatique
        | Ticket de sortie
        ticket_titles: Ticket | Reçu | Payé | Entrée | Quittance
        check_titles: Addition | ADDITION | Note | Note de table | ** Addition **
        check_signatures: Signature | Signature client | Chambre / Nom | Nom
        seats: Place {n} | - Place {n} - | Couvert {n} | *** Place {n} ***
        courses: Suite {n} | --- Suite {n} --- | Service {n}
        gratuities: Pourboire suggéré | Idées de pourboire : | Pour votre confort :
        tip_lines: Pourboire : | Pourboire | POURBOIRE
        total_lines: Total : | TOTAL : | Total
        summary_total: Total | Totaux
        statement_titles: Facture | FACTURE | Relevé de travaux | Facture de travaux | Note d'honoraires
        | Facture de services
        """
    ),
    # With the blank behind them.
    "cafe/marks": ("+ ", "+ ", "Supp. ", "* ", "- "),
}
