"""What chemists sell, in English, priced in ringgit. Data only."""

from synth.content.shelf import Shelf
from synth.draw import listed

DRUGS = Shelf(
    "pharmacy/prescription",
    listed(
        """
        AMOXICILLIN {1..5}00MG CAPS | METFORMIN 500MG TABS | AMLODIPINE 5MG TABS | SIMVASTATIN {2..4}0MG TABS | OMEPRAZOLE 20MG
        CAPS | SALBUTAMOL 100MCG INH | LEVOTHYROXINE {1..4}25MCG | PREDNISOLONE 5MG TABS | LOSARTAN 50MG TABS | SERTRALINE 50MG
        TABS | HYDROCORTISONE 1% CREAM | INSULIN PEN 3ML | LATANOPROST EYE DROPS | WARFARIN 3MG TABS | CODEINE 30MG TABS
        """
    ),
    (6.0, 120.0),
    "prescription",
    goods=False,
)
MEDICINES = Shelf(
    "pharmacy/medicines",
    listed(
        """
        PARACETAMOL 500MG {pills} | IBUPROFEN 200MG {pills} | ASPIRIN 75MG {pills} | {brand} COUGH SYRUP {bottle}
        | LOZENGES {pills}
        | ANTACID {bottle} | {brand} NASAL SPRAY | CETIRIZINE 10MG {pills} | ANTISEPTIC CREAM 30G | EYE DROPS 10ML
        | {brand} PAIN
        GEL 50G | ORAL REHYDRATION {pills} | LAXATIVE TABS {pills} | NICOTINE PATCH {pills} | TRAVEL SICKNESS {pills}
        """
    ),
    (3.0, 60.0),
    "medicine",
)
CARE = Shelf(
    "pharmacy/care",
    listed(
        """
        {brand} SHAMPOO {bottle} | {brand} SUN CREAM SPF{3..5}0 | PLASTERS {pills} | VITAMIN C 1000MG {pills}
        | VITAMIN D {pills} |
        {brand} TOOTHPASTE | {brand} MOISTURISER {bottle} | THERMOMETER | FACE MASKS {pills} | COTTON BUDS {pills} | BABY WIPES
        {pills} | {brand} LIPSTICK | DEODORANT {bottle} | HAND CREAM 75ML | FISH OIL {pills} | BANDAGE 7.5CM | RAZORS {pills} |
        {brand} MASCARA | CONTACT LENS SOLN {bottle} | PREGNANCY TEST | HAND SANITISER {bottle}
        """
    ),
    (4.0, 90.0),
)
LABELED = listed(
    """
    Rx No = {######} | Rx = {A}{#####} | Dr = {A} {doctor} | Prescriber = Dr {doctor} | Pharmacist = {A}.{A}.
    | Patient = {A}.{A}. |
    Repeat = {0..5} of 6 | Scheme = {A}{A}{##} | Plan ID = {######}
    """
)
DOSES = listed(
    """
    Take 1 tablet twice daily | Take one daily with food | Apply twice daily | Take 2 every 6 hours | Use as directed
    | 1 at night | Take 1 three times daily after meals
    """
)
BATCHES = ("Batch {A}{####} Exp {month}", "Lot {#####} Exp {month}", "Exp {month}", "BN {A}{A}{###}")
COVERED = ("INSURANCE", "INSURANCE COVERED", "CO-PAY ADJ", "SUBSIDY", "HEALTH PLAN")
NOTES = ("Keep out of reach of children", "Medicines cannot be returned", "Ask your pharmacist for advice", "Store below 25C")
