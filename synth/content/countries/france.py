"""France: names, streets and towns from Faker; euros, TVA of 20, 10 and 5.5 % inside the prices, SIRET numbers."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from numpy.random import Generator

from receipts.config import component
from synth.content.faked import EUROPEAN, EuropeanLocale, worded
from synth.content.locale import Assortment, TaxRule
from synth.content.words.french import TRADE_WORDS
from synth.draw import Weight, listed, pick

_WORDS = worded(
    """
    titles: Ticket de caisse | Ticket | Facture | Reçu | Ticket client | Note | Addition | *** Ticket *** | Duplicata
    | Facturette | Vente
    tax_ids: TVA {} | N° TVA: {} | TVA Intra: {} | N° TVA intracom. {} | TVA intracommunautaire: {} | No TVA : {}
    phones: Tél. {} | Tél : {} | Tel: {} | Tél: {} | Téléphone : {} | {} | Tel. : {} | T. {}
    footers: www.{site}.fr | Échange sous {8..30} jours avec ticket | Ni repris ni échangé
    | Ticket à conserver pour tout échange | Merci de conserver ce ticket
    | Carte fidélité : {0..900} points | Prix nets, service compris | Ouvert du lundi au samedi de 9h à 19h
    | Vous avez été servi par {name} | Suivez-nous @{site}
    | Carte bancaire sans contact | Débit | Numéro autorisation {######} | Service client {phone} | contact@{site}.fr
    | Aucun remboursement | SARL au capital de 8000 euros
    | Terminal {########} | Montant réel | Garantie {1..3} an sur présentation du ticket | Inscrivez-vous sur {site}.fr
    | Vous économisez {0..9},{##}
    thanks: Merci de votre visite | Merci et à bientôt | Merci de votre visite, à bientôt ! | À bientôt
    | Merci pour votre achat | Bonne journée | Merci
    | Merci de votre confiance | Au revoir et à bientôt | L'équipe vous remercie de votre visite
    subtotal: Sous-total | Sous total | S/Total | Total brut | Sous-Total {cur}
    exclusive: Total HT | Montant HT | HT | Total H.T. | Total hors taxes
    inclusive: Total TTC | Montant TTC | TOTAL TTC | Total T.T.C. | Net TTC
    discount: Remise | Remise | Réduction | Remise {1..5}0% | Avantage carte | Bon d'achat | Remise fidélité | Total remises
    tip: Pourboire
    tax_row: {tax} {rate}% | {tax} | dont {tax} | dont {tax} {rate}% | Total {tax} | Montant {tax}
    unrounded: Total | Sous-total
    rounded: Net à payer | Total | À payer
    final: Total | Total | TOTAL | Total TTC | Net à payer | Total à payer | TOTAL {cur} | À payer | Montant dû | Total {cur}
    | Net à payer {cur} | Total général | TOTAL À PAYER | Reste à payer | Montant total | Total TTC {cur}
    pieces: Nombre d'articles | Nb articles | Articles | Nbre d'articles | Nb d'art. | Lignes | Qté totale
    change: Rendu | Monnaie rendue | Rendu monnaie | A rendre | Rendu espèces | Monnaie | Rendu {cur}
    cash: Espèces | Espèces | ESPECES | Reçu | Espèces {cur} | Payé espèces | Reçu espèces | Règlement espèces
    summary: {tax} | Taux | Taux {tax} | Détail {tax} | Code {tax}
    traps: Total remises | Points acquis | Vos avantages | Acompte | Cagnotte | Consigne
    base_head: HT | Montant HT | Base HT | H.T. | Base
    tax_head: {tax} | Mt {tax} | Montant {tax} | {tax}
    gross_head: TTC | Montant TTC | T.T.C. | Total TTC
    included: dont {tax} {rate}% | {tax} {rate}% incluse | {tax} incluse
    payment_modes: Règlement | Mode de paiement | Paiement | Réglé par
    head_name: Désignation | Article | Articles | Libellé | Produit | Description
    head_quantity: Qté | Qte | Qté | Nb | Quantité
    head_price: P.U. | PU | Prix | Prix Unit. | P.Unit | PU TTC
    head_amount: Montant | Total | {cur} | Prix | Total TTC | Montant {cur} | TTC
    head_tax: TVA | T | Tx
    printed_on: Imprimé le
    hotline: 0 800 123 456
    slogans: Votre magasin de proximité | Depuis {1900..2010} | Fait maison | Qualité et fraîcheur | Bienvenue
    | Magasin {###} | Artisan | Ouvert le dimanche
    bill_to: Client : | Facturé à : | Client | Livré à :
    mobile: 06 {##} {##} {##} {##}
    number: Ticket N° | Ticket | N° ticket | Facture N° | Ticket no | N° | Reçu N° | Note N° | Tick. | Commande | N° facture
    | Trans.
    date: Date | Date | Le | Date | Date de vente | Édité le | du
    time: Heure | Heure | à | H
    cashier: Caissier | Caissière | Servi par | Vendeur | Hôtesse | Opérateur | Serveur | Vous avez été servi par
    | Hôte de caisse | Employé
    table: Table | Table n° | TABLE | Tab.
    covers: Couverts | Couvert(s) | Cvts | Personnes | Cv
    extras: Caisse = {##} | Caisse = {1..9} | Magasin = {####} | Client = DIVERS | Poste = {1..9} | Ref = {######}
    | Vend. = {###} | Salle = {1..3} | TPV = {##} | Carte = {########} | Zone = {A} | Page = 1/1
    weekdays: dim | lun | mar | mer | jeu | ven | sam
    cards: CB | Carte bancaire | CARTE BANCAIRE | CB sans contact | Visa | Mastercard | Chèque | Ticket restaurant
    | Carte bleue | CB EMV | AMEX
    articles: 3############ | 3############ | ###### | #### | 2############ | 37########### | A####
    promos: Remise | Promotion | Remise immédiate | 2ème à -50% | Avantage carte | Réduction
    """
)
_NOUNS = worded(
    """
    grocery: Supermarché | Épicerie | Boulangerie | Boucherie | Fromagerie | Primeur | Marché | Alimentation | Superette
    | Cave à vins | Charcuterie | Poissonnerie | Fleuriste | Bazar | Traiteur | Pâtisserie
    hardware: Bricolage | Quincaillerie | Matériaux | Outillage | Jardinerie | Peintures | Électricité
    stationery: Librairie | Papeterie | Presse | Tabac Presse | Maison de la Presse | Imprimerie
    pharmacy: Pharmacie | Parapharmacie | Parfumerie | Optique | Herboristerie
    fuel: Station | Relais | Station-Service | Garage | Carburants
    restaurant: Restaurant | Brasserie | Café | Bistrot | Crêperie | Pizzeria | Auberge | Le Comptoir | La Table de | Bar
    | Snack | Kebab | Grill | Sushi | Le Relais
    cafe: Café | Salon de thé | Torréfaction | Boulangerie
    hotel: Hôtel | Auberge | Résidence | Gîte
    clothing: Mode | Chaussures | Prêt-à-porter | Boutique
    electronics: Électronique | Informatique | Téléphonie | Hifi Vidéo | Électroménager | Photo
    parking: Parking | Parc auto | Stationnement | Parcs
    service: Garage | Pressing | Coiffure | Services
    """
)
# Usual prices in euros; r marks food and books, which are taxed at the lower rate.
_GOODS = worded(
    """
    grocery: LAIT DEMI ECR 1L = 1.05 r | BEURRE DOUX 250G = 2.49 r | BAGUETTE TRAD = 1.20 r | PAIN COMPLET = 2.10 r
    | CROISSANT = 1.10 r | OEUFS PLEIN AIR X6 = 1.99 r
    | CAMEMBERT {brand} = 2.35 r | EMMENTAL RAPE 200G = 1.79 r | YAOURT NATURE X4 = 1.15 r | CREME FRAICHE 20CL = 1.09 r
    | JAMBON BLANC 4TR = 3.29 r | SAUCISSON SEC = 4.19 r
    | STEAK HACHE X2 = 4.49 r | POULET FERMIER = 9.80 r | FILET SAUMON = 6.90 r | POMMES GALA = 2.45 r | BANANES = 1.69 r
    | TOMATES GRAPPE = 2.89 r | SALADE BATAVIA = 1.19 r
    | CAROTTES 1KG = 1.39 r | POMMES DE TERRE = 3.49 r | OIGNONS JAUNES = 1.59 r | COURGETTES = 2.29 r
    | FRAISES 250G = 2.99 r | PATES COQUILLETTES = 0.95 r | RIZ LONG 1KG = 1.89 r
    | FARINE T55 = 0.89 r | SUCRE POUDRE = 1.35 r | HUILE TOURNESOL = 1.99 r | MOUTARDE DIJON = 1.25 r
    | CAFE MOULU {brand} = 3.49 r | CONFITURE FRAISE = 1.89 r | CEREALES {brand} = 2.79 r
    | BISCUITS CHOCO = 1.65 r | CHIPS NATURE = 1.49 r | PIZZA SURGELEE = 3.29 r | EAU SOURCE 6X1.5 = 2.10 r
    | JUS ORANGE 1L = 1.99 r | COLA 1.5L = 1.75 r | BIERE BLONDE 6X25 = 4.29
    | VIN ROUGE 75CL = 5.90 | LESSIVE LIQ. {brand} = 7.49 | PAPIER TOIL. X6 = 3.19 | LIQ VAISSELLE = 1.69 | SAC CABAS = 0.15
    | PILES LR6 X4 = 4.99 | CROQUETTES CHAT = 5.49
    hardware: VIS AGGLO 4X40 = 6.90 | CHEVILLES X50 = 4.50 | PEINTURE BLANC 10L = 39.90 | PINCEAU PLAT 50 = 4.95
    | ROULEAU = 7.90 | MASTIC SILICONE = 6.50 | PERCEUSE {brand} = 69.90
    | MARTEAU = 12.90 | TOURNEVIS CRUCI = 5.50 | RUBAN ADHESIF = 3.90 | AMPOULE LED E27 = 4.90 | MULTIPRISE 3P = 8.90
    | TUYAU 15M = 19.90 | TERREAU 40L = 6.90 | CADENAS 40MM = 9.50
    | SCIE EGOINE = 11.90 | NIVEAU 60CM = 14.90 | METRE 5M = 6.50 | PINCE UNIVERSELLE = 12.50 | COLLE BOIS = 5.90
    | ENDUIT {1..5}KG = 9.90 | CIMENT 25KG = 8.50 | ECHELLE {3..7} M = 59.00 | POIGNEE PORTE = 12.90 | PRISE 2P+T = 4.20
    | INTERRUPTEUR = 3.90 | MITIGEUR {brand} = 49.90 | FORET {3..12}MM = 3.20 | PAPIER VERRE G{80..240} = 1.90
    | GANTS T{8..10} = 4.50 | BACHE 4X5M = 12.90 | VISSEUSE {brand} 18V = 99.00 | SERRURE = 24.90 | PLAQUE PLATRE = 6.90
    | LASURE {1..5}L = 32.90
    stationery: STYLO BILLE X4 = 2.99 | CAHIER 96P = 1.75 | CLASSEUR A4 = 3.50 | RAMETTE A4 = 5.90 | ENVELOPPES X50 = 3.90
    | AGENDA = 9.90 | LIVRE POCHE = 8.40 r | ROMAN = 21.90 r
    | COLLE BATON = 1.95 | PHOTOCOPIE A4 = 0.20 | CARTE POSTALE = 1.00 | JOURNAL = 2.40 r
    pharmacy: DOLIPRANE 1000MG = 2.18 r | SPRAY NASAL = 5.90 | VITAMINE C = 6.50 | PANSEMENTS = 3.95
    | CREME MAINS {brand} = 4.90 | DENTIFRICE = 2.95 | GEL DOUCHE = 3.20 | SHAMPOOING = 4.50
    | CREME SOLAIRE 50 = 12.90 | COUCHES T4 = 14.90 | THERMOMETRE = 8.90 | SERUM PHYSIO = 3.50
    | IBUPROFENE 400MG = 2.35 r | PARACETAMOL 500 = 1.95 r | SIROP TOUX = 6.90 r | COLLYRE 10ML = 5.50 r
    | PASTILLES GORGE = 4.90 r | MAGNESIUM B6 = 8.90 | BAUME LEVRES = 3.50 | DEODORANT {brand} = 5.90
    | BROSSE A DENTS = 3.20 | GEL HYDRO 100ML = 2.50 | COTON = 2.20 | LAIT CORPS {brand} = 9.90 | CREME ANTI-AGE = 24.90
    | LINGETTES BEBE = 2.95 | LAIT 1ER AGE = 18.50 | TEST GROSSESSE = 6.50 | MASQUES X{10..50} = 4.90
    | HUILE ESSENTIELLE = 7.50 | COMPRESSES X{10..50} = 3.40
    fuel: SP95-E10 = 1.79 | SANS PLOMB 98 = 1.92 | GAZOLE = 1.71 | SP95 = 1.84 | POMPE {1..8} GAZOLE = 1.73
    restaurant: Plat du jour = 12.50 | Formule midi = 14.90 | Menu du jour = 19.50 | Entrecôte frites = 21.00
    | Steak tartare = 17.50 | Moules frites = 15.90 | Confit de canard = 18.50
    | Croque-monsieur = 8.90 | Salade niçoise = 13.50 | Salade chèvre chaud = 12.90 | Omelette = 9.50
    | Soupe à l'oignon = 7.50 | Galette complète = 9.80 | Crêpe sucre = 4.50 | Pizza Reine = 12.90
    | Pizza 4 fromages = 13.50 | Burger maison = 15.50 | Magret de canard = 19.90 | Saumon grillé = 18.00 | Foie gras = 14.00
    | Assiette fromages = 8.50 | Crème brûlée = 7.00 | Mousse chocolat = 6.50
    | Tarte Tatin = 7.50 | Profiteroles = 8.00 | Café gourmand = 8.50 | Frites = 4.00 | Menu enfant = 9.50 | Café = 1.80
    | Café crème = 3.50 | Thé = 3.80 | Coca 33cl = 3.50 | Perrier 33cl = 3.50
    | Vittel 50cl = 3.00 | Verre Côtes du Rhône = 4.50 | Pichet vin 50cl = 11.00 | Kir = 4.80 | Demi pression = 3.60
    | Pastis = 3.00 | Jus d'orange = 3.80
    """
)


@component
class France(EuropeanLocale):
    """Receipts as France prints them: TVA inside the prices, SIRET and APE numbers, legal forms such as SARL.

    Attributes:
        weight: how often it is taken, against the other locales.
    """

    weight: Weight = 1.0
    code: ClassVar[str] = "fr_FR"
    faker_code: ClassVar[str] = "fr_FR"
    thousands_mark: ClassVar[str] = " "
    upper_share: ClassVar[float] = 0.45
    folding: ClassVar[Mapping[str, str]] = dict(zip("ÀÂÇÈÉÊËÎÏÔÙÛàâçèéêëîïôùû°", "AACEEEEIIOUUaaceeeeiiouuo", strict=True))
    plain_share: ClassVar[float] = 0.4
    assortment: ClassVar[Assortment | None] = Assortment(_GOODS, step=10, endings=(9, 9, 5, 0, 0, 5), meal_step=10)
    nouns: ClassVar[Mapping[str, Sequence[str]]] = _NOUNS
    shapes: ClassVar[Sequence[str]] = listed(
        """
        {noun} {surname} | {noun} {surname} | SARL {surname} | {invented} SAS | {noun} {invented} | {invented} | SARL {invented}
        | {surname} et Fils | {noun} de la Gare | {noun} du Centre | {noun} {town} | EURL {noun} {surname} | {noun} Chez {first}
        | {invented} Market | {surname} {noun} SA | {noun} des Halles | Maison {surname} | {noun} {surname} SASU
        """
    )
    places: ClassVar[Sequence[str]] = (
        "Centre commercial",
        "ZA des {surname}s",
        "Zone commerciale",
        "Place du Marché",
        "CC {invented}",
    )
    addresses: ClassVar[Sequence[str]] = listed(
        """
        {1..180} {street} / {postcode} {town} | {1..180}, {street} / {postcode} {town} | {1..90} bis {street} / {postcode}
        {town} | {place} / {1..90} {street} / {postcode} {town} | {1..120} {street} - {postcode} {town} | {place} / {postcode}
        {town} | {street} / {postcode} {town}
        """
    )
    phone_forms: ClassVar[Sequence[str]] = (
        "0{1..5} {##} {##} {##} {##}",
        "0{1..5}.{##}.{##}.{##}.{##}",
        "0{1..5}{########}",
        "+33 {1..5} {##} {##} {##} {##}",
    )
    registration_forms: ClassVar[Sequence[str]] = listed(
        """
        SIRET {###} {###} {###} {#####} | SIRET: {##############} | RCS {town} {###} {###} {###} | SIRET {##############} APE
        {####A} | Siret : {###} {###} {###} 000{##} - NAF {####A} | RCS {town} B {#########}
        """
    )
    registration_share: ClassVar[float] = 0.6
    tax_id_forms: ClassVar[Sequence[str]] = ("FR{##}{#########}", "FR {##} {###} {###} {###}", "FR{##} {#########}")
    words: ClassVar[Mapping[str, Sequence[str]]] = {
        **EUROPEAN,
        **_WORDS,
        **TRADE_WORDS,
        "rounding": (),
        "service": (),
        "tax": ("TVA",),
        "marks": ("", "", "", "", "EUR "),
        "afters": ("", "", " €", "€", " EUR", " €", "EUR"),
        "heads": ("EUR", "€", "EUR"),
    }

    def tax(self, kind: str, when: date, rng: Generator) -> TaxRule | None:
        """TVA at 20 % and, for food and books, 5.5 %, for medicine 2.1 %; meals and rooms at 10 %."""
        name = pick(rng, ("TVA", "TVA", "T.V.A.", "TVA"))
        full, low = pick(rng, (("A", "B"), ("1", "2"), ("2", "1"), ("3", "1"), ("T2", "T1"), ("*", "-")))
        if kind in ("restaurant", "cafe", "hotel"):
            return TaxRule(name, 1000, full, "", levels={})
        levels = dict.fromkeys(("food", "books", "medicine", "prescription"), "reduced")
        return TaxRule(name, 2000, full, "", 210 if kind == "pharmacy" else 550, low, levels)

    def time_formats(self) -> Mapping[str, float]:
        """Clocks of 24 hours, at times with an h."""
        return {"%H:%M": 5.0, "%H:%M:%S": 4.0, "%Hh%M": 1.5, "%H H %M": 0.3}
