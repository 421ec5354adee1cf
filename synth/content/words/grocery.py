"""What a supermarket's shelves hold, in English, priced in ringgit. Data only."""

from synth.content.shelf import Shelf
from synth.draw import listed

WEIGHED = (
    Shelf(
        "grocery/produce",
        listed(
            """
            BANANAS LOOSE | APPLES GALA | APPLES FUJI | TOMATOES VINE | CARROTS LOOSE | ONIONS BROWN | ONIONS RED | GRAPES
            SEEDLESS | GINGER | PEPPERS MIXED | POTATOES BAKING | BROCCOLI | ORANGES NAVEL | PEARS | SWEET POTATO | GARLIC
            LOOSE | CABBAGE WHITE | CUCUMBER | MANGO | PAPAYA | WATERMELON | LEMONS LOOSE | COURGETTES | AUBERGINE | CHILLI
            RED
            """
        ),
        (2.0, 18.0),
        "food",
    ),
    Shelf(
        "grocery/counter",
        listed(
            """
            BEEF MINCE | CHICKEN BREAST | CHICKEN WHOLE | LAMB CHOPS | SALMON FILLET | PRAWNS | SLICED HAM | CHEDDAR CUT |
            PORK BELLY | TURKEY SLICED | MACKEREL | SAUSAGES FRESH | OLIVES MIXED | {brand} SALAMI | BRIE CUT | DUCK LEGS
            """
        ),
        (12.0, 60.0),
        "food",
    ),
)
PACKED = (
    Shelf(
        "grocery/pantry",
        listed(
            """
            {brand} MILK {litres} | EGGS {pack} | BREAD WHITE {grams} | BREAD WHOLEMEAL | {brand} BUTTER {grams} | {brand}
            PASTA {grams} | RICE BASMATI {grams} | {brand} COFFEE {grams} | TEA BAGS {pack} | {brand} CORNFLAKES {grams} |
            OATS {grams} | SUGAR {grams} | FLOUR {grams} | {brand} TUNA {pack} | BAKED BEANS {grams} | CHOPPED TOMATOES |
            {brand} YOGURT {pack} | OLIVE OIL {litres} | {brand} CHEESE SLICES | NOODLES {pack} | {brand} SOUP {grams} |
            PEANUT BUTTER {grams} | HONEY {grams} | JAM {grams} | FROZEN PEAS {grams} | FISH FINGERS {pack} | PIZZA {brand} |
            HUMMUS | {brand} CRACKERS
            """
        ),
        (1.8, 26.0),
        "food",
    ),
    Shelf(
        "grocery/treats",
        listed(
            """
            {brand} CHOC BAR | {brand} CRISPS {pack} | {brand} BISCUITS {grams} | ICE CREAM {litres} | GUM MINT | SWEETS
            {grams} | {brand} COOKIES | POPCORN | NUTS SALTED {grams} | {brand} WAFERS | MARSHMALLOWS | LIQUORICE {grams}
            """
        ),
        (1.5, 18.0),
    ),
    Shelf(
        "grocery/household",
        listed(
            """
            TOILET ROLL {pack} | KITCHEN TOWEL {pack} | {brand} WASHING PWDR | {brand} DISHWASH {litres} | BIN LINERS {pack} |
            FOIL {1..3}0M | SPONGES {pack} | {brand} SHAMPOO | {brand} TOOTHPASTE | SOAP BAR {pack} | BATTERIES AA {pack} |
            CANDLES {pack} | {brand} SHOWER GEL | CAT FOOD {pack} | DOG FOOD {grams} | BLEACH {litres} | TISSUES {pack} |
            LIGHT BULB
            """
        ),
        (2.5, 40.0),
    ),
)
DRINKS = Shelf(
    "grocery/drinks",
    listed(
        """
        {brand} COLA {litres} | {brand} LEMONADE {litres} | MINERAL WATER {litres} | {brand} LAGER {litres} | ORANGE JUICE
        {litres} | {brand} ENERGY DRINK | TONIC WATER {litres} | ICED TEA {litres} | {brand} ALE 500ML | SODA WATER {litres}
        """
    ),
    (1.6, 28.0),
)
DEPOSITS = ("DEPOSIT", "BOTTLE DEPOSIT", "CAN DEPOSIT", "+ DEPOSIT")
RETURNS = ("DEPOSIT RETURN", "EMPTIES", "BOTTLE RETURN", "DEPOSIT REFUND")
BAGS = ("CARRIER BAG", "BAG FOR LIFE", "PLASTIC BAG", "PAPER BAG", "REUSABLE BAG")
MEMBERS = ("Member No", "Card No", "Loyalty Card", "Member", "Club Card")
POINTS = ("Points earned: {1..250}", "Points this visit {1..99}", "Points balance {100..9999}", "Bonus points {5..80}")
