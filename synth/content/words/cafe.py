"""What cafes serve, in English, priced in ringgit. Data only."""

from synth.content.shelf import Shelf
from synth.draw import listed

DRINKS = Shelf(
    "cafe/drinks",
    listed(
        """
        LATTE | FLAT WHITE | CAPPUCCINO | AMERICANO | ESPRESSO | DOUBLE ESPRESSO | MACCHIATO | CORTADO | MOCHA | HOT CHOCOLATE
        | CHAI LATTE | MATCHA LATTE | ICED LATTE | COLD BREW | FILTER COFFEE | POT OF TEA | EARL GREY | GREEN TEA | PEPPERMINT
        TEA | ICED AMERICANO | FRAPPE | LEMONADE | SMOOTHIE MANGO | ORANGE JUICE | BABYCCINO | LONG BLACK | PICCOLO
        """
    ),
    (5.0, 19.0),
    goods=False,
)
FOOD = Shelf(
    "cafe/food",
    listed(
        """
        CROISSANT | ALMOND CROISSANT | PAIN AU CHOCOLAT | BLUEBERRY MUFFIN | BANANA BREAD | CARROT CAKE | CHEESECAKE | BROWNIE
        | SCONE & JAM | COOKIE CHOC CHIP | CINNAMON ROLL | HAM & CHEESE TOASTIE | AVOCADO TOAST | BAGEL SALMON | QUICHE | SOUP
        OF THE DAY | CHICKEN PANINI | GRANOLA BOWL | EGGS BENEDICT | FLAPJACK | LEMON TART | VEGAN WRAP | CLUB SANDWICH
        """
    ),
    (4.5, 32.0),
    "food",
    goods=False,
)
EXTRAS = listed(
    "OAT MILK | ALMOND MILK | SOYA MILK | EXTRA SHOT | VANILLA SYRUP | CARAMEL SYRUP | WHIPPED CREAM | COCONUT MILK"
)
WISHES = listed(
    "No sugar | Skinny | Decaf | Extra hot | Half sweet | No foam | Less ice | Own cup | Weak | Semi-skimmed | Iced"
)
REQUESTS = listed("Warm | No butter | Gluten free | To share | Toasted | No onion | Cut in half | Sauce apart | Boxed")
SIZES = ("SM", "REG", "LGE", "(S)", "(M)", "(L)", "8OZ", "12OZ", "16OZ", "", "", "")
PLACES = listed(
    "Order type = Eat in | Order type = Take away | Order = {##} | Order No = {###} | Table = {1..30} | Buzzer = {1..40}"
)
NAMES = ("Name", "Customer", "Order for", "Guest")
STAMPS = ("{1..9} stamps collected", "Buy 9 get 1 free", "Stamps: {1..9}/10", "Free wifi: ask at the counter", "")
