"""What shops sell: nouns for their names, and templates of product names with prices, by kind of shop. Data, and one draw."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from numpy.random import Generator

from synth.content.locale import invented
from synth.draw import Slots, chance, fill, listed, pick

NOUNS: Mapping[str, Sequence[str]] = {
    "grocery": listed(
        """
        MINI MARKET | SUPERMARKET | HYPERMARKET | MART | CASH & CARRY | GROCERY | FRESH MART | MINIMART | SPEED MART |
        EMPORIUM | STORE | GENERAL STORE | FRESH MARKET | FOOD MARKET | BAKERIES | WHOLESALE | SUNDRY SHOP | FROZEN FOOD |
        BAKERY | CONVENIENCE STORE | DEPARTMENT STORE | FRUITS | PET SHOP | HOUSEHOLD | FURNISHING | GIFTS | HANDICRAFT &
        TAILORING | OPTICAL | BOUTIQUE | FASHION | TEXTILES | SPORTS | TOYS
        """
    ),
    "hardware": listed(
        """
        HARDWARE | HARDWARE & MACHINERY | PAINTS | ELECTRICAL | HARDWARE CENTRE | PAINT & HARDWARE | PLUMBING | BUILDING
        MATERIALS | TOOLS | ELECTRICAL & HARDWARE | LIGHTING | D.I.Y. | HOME CENTRE | MACHINERY | TIMBER | STEEL | SANITARY
        | AUTO PARTS | TYRE & BATTERY | CYCLE | ENGINEERING | GLASS & ALUMINIUM | LOCKSMITH | WIRE & CABLE
        """
    ),
    "stationery": listed(
        """
        STATIONERY | BOOK STORE | STATIONERY & BOOKS | BOOKS | BOOK CENTRE | STATIONERY SHOP | PRINTING | COPY CENTRE |
        OFFICE SUPPLIES | BOOKSHOP | PHOTO | COMPUTER | ADVERTISING | PAPER | GIFTS & STATIONERY | MEDIA | PRINT SHOP |
        NEWSAGENT | ART & CRAFT | IT STORE
        """
    ),
    "pharmacy": listed(
        """
        PHARMACY | CARE PHARMACY | HEALTH CARE | HEALTH & BEAUTY | MEDICAL | WELLNESS | CLINIC | BEAUTY | COSMETICS |
        PERSONAL CARE | DENTAL SURGERY | DISPENSARY | MEDICAL HALL | HERBS | CHEMIST | HERBAL
        """
    ),
    "fuel": listed(
        """
        SERVICE STATION | PETROL STATION | PETROLEUM | STATION | ENERGY | FILLING STATION | MOTOR | FUEL STATION
        """
    ),
    "restaurant": listed(
        """
        RESTAURANT | CAFE | KOPITIAM | BISTRO | KITCHEN | SEAFOOD RESTAURANT | STEAMBOAT | VEGETARIAN RESTAURANT | COFFEE
        HOUSE | BAKERY & CAFE | FOOD COURT | DIM SUM | NOODLE HOUSE | BAK KUT TEH | CHICKEN RICE | CURRY HOUSE | BURGER |
        PIZZA | JAPANESE RESTAURANT | SUSHI | GRILL | BBQ | THAI CUISINE | DESSERT | TEA HOUSE | F&B | FOODS | DELI |
        CATERING | COFFEE | FRIED CHICKEN | BAR & GRILL | STEAK HOUSE | WESTERN FOOD | RAMEN | HOTPOT | ICE CREAM | FOOD
        SERVICES | CUISINE | EATERY | CANTEEN | TOM YAM | NASI LEMAK | CLAYPOT
        """
    ),
    "cafe": listed(
        """
        CAFE | COFFEE | COFFEE HOUSE | COFFEE ROASTERS | ESPRESSO BAR | BAKERY & CAFE | TEA ROOM | TEA HOUSE | PATISSERIE |
        COFFEE CO | BAKEHOUSE | BREW BAR | DELI | JUICE BAR | BOOKS & COFFEE
        """
    ),
    "clothing": listed(
        """
        FASHION | BOUTIQUE | SHOES | MENSWEAR | CLOTHING | TEXTILES | APPAREL | FOOTWEAR | TAILORS | KIDSWEAR | SPORTSWEAR |
        DENIM | LINGERIE | OUTFITTERS | LEATHER GOODS | UNIFORMS | THREADS
        """
    ),
    "electronics": listed(
        """
        ELECTRONICS | COMPUTERS | MOBILE | DIGITAL | AUDIO & VIDEO | PHONES | IT STORE | HOME APPLIANCES | GADGETS | CAMERAS |
        ELECTRICAL | TECH | GAMES | COMPUTER CENTRE | COMMUNICATIONS
        """
    ),
    "hotel": listed(
        """
        HOTEL | INN | GUEST HOUSE | LODGE | RESORT | SUITES | HOSTEL | GRAND HOTEL | PALACE HOTEL | BED & BREAKFAST | MOTEL |
        RESIDENCE | BEACH RESORT | PARK HOTEL | BOUTIQUE HOTEL
        """
    ),
    "parking": listed(
        """
        PARKING | CAR PARK | CAR PARKS | PARKING SERVICES | PARKING SYSTEMS | CITY PARKING | AIRPORT PARKING | STATION CAR PARK
        """
    ),
    "service": listed(
        """
        SERVICES | REPAIRS | CLEANING | GARAGE | PLUMBING & HEATING | CONSULTING | AUTO SERVICE | DESIGN | MAINTENANCE |
        LANDSCAPES | PHOTOGRAPHY | REMOVALS | DRY CLEANERS | HAIR SALON | PEST CONTROL | TRAINING | VETERINARY CLINIC
        """
    ),
}
_SIZES = listed(
    """
    {50..950}G | {1..5}KG | {100..900}ML | {1..2}.5L | {2..12}X{100..400}ML | {1..12}'S | {10..100}PCS | {100..500}GM | 1L |
    2KG | 5KG | 10KG | {2..6}S | 400G | 1.5L | 500ML | {1..9}0G | PKT | TIN | BTL | BOX | (L) | (S) | XL | {1..9}.{#}KG |
    TWIN PACK | {2..6} IN 1
    """
)
_COLOURS = listed(
    """
    RED | BLUE | BLACK | WHITE | GREEN | YELLOW | PINK | GREY | BROWN | BLK | WHT | ASST | CLEAR | SILVER | GOLD
    """
)
_PARTS: Slots = {
    "brand": invented,
    "size": _SIZES,
    "colour": _COLOURS,
    "inch": listed(
        """
        {1..12}" | {1..24}" | 1/2" | 3/4" | 1 1/2" | {4..150}MM | {1..12}FT | {2..6}" X {8..24}" | {1..20}M | {1..9}/{2..16}
        | #{1..200} | {1..90}CM
        """
    ),
    "food": listed(
        """
        MILK | RICE | BISCUIT | SUGAR | FLOUR | COOKING OIL | COFFEE | TEA | BREAD | WHOLEMEAL BREAD | EGG | EGGS GRADE A |
        MEE | NOODLE | INSTANT NOODLE | SAUCE | SOYA SAUCE | CHILI SAUCE | TOMATO KETCHUP | SARDIN | TUNA | CHICKEN | AYAM |
        IKAN | BAWANG BESAR | CILI | KENTANG | BERAS | GULA | TEPUNG | MINYAK MASAK | SUSU | KOPI | TEH | AIR MINERAL |
        MINERAL WATER | ORANGE JUICE | COLA | SODA | CHOCOLATE | WAFER | POTATO CHIPS | CANDY | GUM | YOGURT | BUTTER |
        CHEESE | HONEY | OATS | CEREAL | PEANUT | KACANG | CORN | MUSHROOM | TOFU | SAUSAGE | NUGGET | FISH BALL | ICE CREAM
        | APPLE | ORANGE | BANANA | PEAR | GRAPE | DURIAN | MANGO | PAPAYA | TOMATO | CARROT | CUCUMBER | CABBAGE | SAYUR |
        SPINACH | GARLIC | GINGER | SALT | PEPPER | CURRY POWDER | VINEGAR | JAM | KAYA | MARGARINE | CREAMER | SYRUP | BEER
        | CRACKERS | SANDWICH | BUN | CAKE | DONUT | PIE | CAT FOOD | DOG FOOD
        """
    ),
    "household": listed(
        """
        DETERGENT | DISHWASH | SHAMPOO | SOAP | BODY WASH | TISSUE | TOILET ROLL | GARBAGE BAG | PLASTIC BAG | BLEACH |
        SOFTENER | TOOTHPASTE | TOOTHBRUSH | DIAPER | SANITARY PAD | AIR FRESHENER | INSECT SPRAY | BATTERY AA | BULB |
        CANDLE | LIGHTER | FOIL | CLING WRAP | SPONGE | BRUSH | BUCKET | BASKET | HANGER | TOWEL | MAT | PILLOW | MUG |
        PLATE | BOWL | SPOON | KNIFE | CONTAINER | FLASK | UMBRELLA | SLIPPER | SOCKS | T-SHIRT | PANTS | FLOWER | VASE |
        FRAME | CLOCK | CUSHION | CURTAIN | RUG | TRAY | JUG
        """
    ),
    "flavour": listed(
        """
        ORIGINAL | CHICKEN | VANILLA | CHOC | STRAWBERRY | LEMON | ORANGE | SPICY | CURRY | CHEESE | BBQ | LOW FAT | FULL
        CREAM | PREMIUM | CLASSIC | HONEY | MINT | ALOE | ROSE | LAVENDER | FRESH | SUPER | EXTRA | REFILL | JUMBO | MINI |
        LITE | SWEET | SALTED | ORGANIC | MIX
        """
    ),
    "tool": listed(
        """
        SCREW | NAIL | BOLT | NUT | WASHER | HINGE | HAMMER | SAW | DRILL BIT | PLIER | SPANNER | WRENCH | CHISEL | TAPE |
        PVC PIPE | PVC ELBOW | PVC SOCKET | TAP | BIB TAP | VALVE | HOSE | HOSE CLIP | CABLE | WIRE | SOCKET | SWITCH | PLUG
        TOP | PLUG 13A | LED BULB | LED TUBE | LAMP HOLDER | FUSE | CABLE TIE | ADAPTOR | EXTENSION | PAINT BRUSH | ROLLER |
        ROLLER SET | SAND PAPER | PUTTY | THINNER | EMULSION PAINT | GLOSS PAINT | SPRAY PAINT | SEALER | SILICONE | GLUE |
        EPOXY | CEMENT | CEMENT BRICK | PASIR HALUS | BRICK | PLYWOOD | TIMBER | ROOFING SHEET | GLOVE | MASK | HELMET |
        PADLOCK | DOOR LOCK | TOWER BOLT | BRACKET | TOWEL ROD | CHAIN | ROPE | HOOK | LADDER | BUCKET | TROLLEY | CASTOR |
        WIRE MESH | CUTTING DISC | GRINDING DISC | CUTTER | BLADE | SCRAPER | TROWEL | SHOVEL | WHEEL | BEARING | OIL SEAL |
        ENGINE OIL | TYRE | GASKET | WIPER | FLOAT VALVE | BASIN | SHOWER | FLOOR TRAP | CISTERN | STOP COCK | MEASURING
        TAPE | LEVEL | SCREWDRIVER | TEST PEN | WALL PLUG | RIVET
        """
    ),
    "paper": listed(
        """
        PEN | BALL PEN | GEL PEN | PENCIL | MARKER | WHITEBOARD MARKER | HIGHLIGHTER | ERASER | RULER | SHARPENER |
        CORRECTION PEN | CORRECTION TAPE | STAPLER | STAPLES | PUNCH | GLUE STICK | SCISSORS | CUTTER | NOTE BOOK | EXERCISE
        BOOK | A4 PAPER | COLOUR PAPER | CARD | ENVELOPE | FILE | RING FILE | L-FOLDER | CLEAR HOLDER | DIVIDER | LABEL |
        STICKER | STICKY NOTE | BILL BOOK | RECEIPT BOOK | INVOICE BOOK | NCR BILL BOOK | THERMAL ROLL | INK CARTRIDGE |
        TONER | USB DRIVE | MOUSE | CALCULATOR | CLIP BOARD | PAPER CLIP | PUSH PIN | THUMB TACKS | RUBBER BAND | BALLOON |
        GIFT WRAP | RIBBON | COLOUR PENCIL | CRAYON | WATER COLOUR | ART BLOCK | MAHJONG PAPER | PLASTIC COVER | BINDING |
        LAMINATE FILM | LAMINATING | PHOTOCOPY A4 | PHOTOSTAT | PRINT A4 BW | PRINT A3 COLOUR | SCAN | STAMP PAD | RUBBER
        STAMP | ID CARD HOLDER | LANYARD | MAGAZINE | DICTIONARY | STORY BOOK | BUKU LATIHAN | BUKU RUJUKAN | NOVEL |
        NEWSPAPER | DIARY | CALENDAR
        """
    ),
    "health": listed(
        """
        PARACETAMOL | VITAMIN C | VITAMIN E | MULTIVITAMIN | COUGH SYRUP | LOZENGES | PLASTER | BANDAGE | ANTISEPTIC |
        COTTON BUDS | FACE MASK | HAND SANITIZER | EYE DROP | EYE MO | FISH OIL | OMEGA-3 | CALCIUM | GLUCOSAMINE | COLLAGEN
        | PROBIOTIC | MILK POWDER | SUNBLOCK | MOISTURIZER | FACIAL WASH | CLEANSER | TONER | SERUM | LIPSTICK | LIP BALM |
        MASCARA | FOUNDATION | NAIL POLISH | COTTON PAD | HAIR DYE | CONDITIONER | SHAMPOO | BODY LOTION | DEODORANT |
        PERFUME | RAZOR | CONTACT LENS SOLN | THERMOMETER | MINYAK ANGIN | OINTMENT | CREAM | TAB | CAP | PASTILLES |
        INHALER | GLUCOSE | HERBAL TEA | PAIN RELIEF PATCH | CONSULTATION | DRESSING | BABY WIPES | BABY POWDER | BREAST PAD
        | MASSAGE OIL
        """
    ),
    "fuel": listed(
        """
        PETROL RON95 | RON 95 | RON97 | DIESEL | EURO5 DIESEL | PRIMAX 95 | FUEL SAVE 95 | UNLEADED | SUPER UNLEADED |
        PREMIUM 97 | V-POWER | REGULAR 95
        """
    ),
}
_TEMPLATES: Mapping[str, Sequence[str]] = {
    "grocery": listed(
        """
        {brand} {food} {size} | {brand} {food} {size} | {brand} {flavour} {food} {size} | {food} {size} | {food} | {brand}
        {household} {size} | {household} {colour} | {brand} {household} | {brand} {household} {flavour} {size} | {food}
        {flavour} | {brand} {food} - {flavour} | {household} {AA}-{###} | ({AA}) {brand} {food} {size} | [{AAA}]{food}
        {size} | {brand} {##}% {food} | {####} {brand} {food} | {brand} {flavour} {size}
        """
    ),
    "hardware": listed(
        """
        {inch} {tool} | {inch} {brand} {tool} | {brand} {tool} {inch} | {tool} {inch} {colour} | {tool} ({colour}) | {tool}
        {A}{A}-{##} | {brand} {tool} {###}W | {tool} | {inch} X {inch} {tool} | {tool} {inch}{inch} | {##}A {tool} {brand} |
        '{brand}' {tool} {inch} | {tool} {size} | {brand} {household} | {A}{##} {inch} {tool} | {tool} - {brand}({##}) |
        {1..20}L. {brand} {tool}
        """
    ),
    "stationery": listed(
        """
        {brand} {paper} | {brand} {paper} {colour} | {paper} {colour} | {paper} {AA}-{###} | {paper} A{3..6} {##}'S |
        {brand} {paper} {##}GSM | {paper} | {brand} {paper} {size} | {AA}-{####} {paper} | {paper} {##}PCS/PKT | {paper}
        ({##}S) | {brand} {AA}{##} {paper} {0..1}.{#}MM | {paper} {1..9}"X{1..9}" | {paper} @ {1..9}0SEN
        """
    ),
    "pharmacy": listed(
        """
        {brand} {health} {size} | {health} {size} | {brand} {health} | {brand} {flavour} {health} {size} | {health} {##}MG
        {##}'S | {brand} {health} {##}ML | {AAA} {health} | {brand} {household} {size} | {health} {###}G | {brand}-{AA}
        {health} {##}S | {brand} {food} {size}
        """
    ),
    "fuel": ("{fuel}", "PUMP {1..16} {fuel}", "{fuel} PUMP # {##}"),
}
# Prices in ringgit, low to high: most of a receipt's prices are small, so draws go by their logarithm.
_PRICES = {"grocery": (0.5, 40), "hardware": (0.8, 120), "stationery": (0.3, 60), "pharmacy": (2, 160), "fuel": (1.6, 3.2)}


@dataclass(frozen=True)
class Offer:
    """Something on sale: its name, its price in minor units, and whether the tax spares it."""

    name: str
    unit_price: int
    exempt: bool


def offer(kind: str, scale: float, rng: Generator) -> Offer:
    """Something that a shop of one kind sells, at prices scaled from ringgit to the locale's currency."""
    template = pick(rng, _TEMPLATES[kind])
    low, high = _PRICES[kind]
    price = scale * low * (high / low) ** (float(rng.random()) ** 1.3)
    minor = max(round(price * 100), 5)
    if kind != "fuel" and chance(rng, 0.8):
        minor = max(minor // 10 * 10 + pick(rng, (0, 0, 0, 5, 9, 9)), 5)
    return Offer(fill(rng, template, _PARTS), minor, exempt="{food}" in template and chance(rng, 0.6))
