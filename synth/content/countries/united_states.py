"""United States: names, streets and towns from Faker; dollars, months before days, sales tax added at the state's rate."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from numpy.random import Generator

from receipts.config import component
from synth.content.faked import FakedLocale, worded
from synth.content.locale import Assortment, TaxRule
from synth.content.words.american import TRADE_WORDS
from synth.content.words.english import WORDS
from synth.draw import Weight, listed, pick

# Combined rates of states and their towns in basis points, Oregon's 0 among them.
_RATES = (0, 400, 475, 530, 550, 600, 625, 625, 635, 650, 663, 700, 700, 725, 750, 775, 800, 825, 825, 863, 888, 900, 950, 1025)
_WORDS = worded(
    """
    titles: Receipt | Sales Receipt | Customer Copy | Guest Check | Sale | Order Receipt | *** Receipt *** | Cash Receipt
    | Purchase | Customer Receipt | Merchant Copy | Guest Receipt | Invoice | SALE | Dine In | To Go
    registrations: {}
    tax_ids: Tax ID: {} | EIN {} | Fed. ID {} | Tax ID {} | FEIN: {} | State Tax ID {}
    phones: {} | {} | {} | Tel: {} | Phone: {} | Ph: {} | Tel. {} | Store: {} | Call {} | P: {}
    faxes: Fax: {} | Fax {} | F: {}
    footers: www.{site}.com | Tell us how we did at www.{site}.com | Returns within {14..90} days with receipt
    | No refunds without receipt
    | All sales final | Keep this receipt for your records | Follow us on Instagram @{site} | Survey code {####-####-####}
    | ** Thank You ** | Store credit only after {14..30} days | Approval code {######} | Auth # {######} | AID A00000000{#####}
    | Card entry: Chip | Chip Read
    | Customer copy | I agree to pay the above total | You saved {0..20}.{##} today | Rewards balance {0..900} pts
    | Store {####} Reg {##} | We are hiring! Apply at {site}.com | Suggested gratuity 15% 18% 20% | A gratuity is not included
    | Order online at {site}.com
    | Join our rewards program | Give us a call: {phone} | TC# {####} {####} {####} {####} {####} | Low prices you can trust
    | Ref {##########}
    thanks: Thank you! | Thank you for shopping with us | Thanks, come again | Have a nice day! | Thank you for your business
    | Thank you | Thank you, please come again | Thanks for stopping by! | Thank you for visiting | We appreciate your business
    | Have a great day!
    tax_row: Tax | Tax | Sales Tax | Tax {rate}% | Sales Tax {rate}% | TAX 1 {rate} % | State Tax | Tax 1
    | Sales Tax ({rate}%) | Total Tax
    exclusive: Taxable Amount | Total Before Tax | Taxable | Net Sales | Pretax Total
    inclusive: Total | Total Incl. Tax | Total With Tax | Grand Total | Total
    unrounded: Total | Total Sale
    service: Gratuity | Auto Gratuity {s}% | Service Charge | Service Fee
    traps: You Saved | Total Savings | Suggested Tip | Points | Gift Card Balance | Bottle Deposit
    summary: Tax | Tax Detail | Taxes
    hotline: 1-800-555-0199
    mobile: {###}-{###}-{####}
    extras: Store = {####} | Reg = {##} | Register = {1..12} | Terminal = {1..9} | Station = {1..9} | Guests = {1..9}
    | Op = {######} | Ref = {######}
    | Shift = {1..3} | Lane = {1..20} | Member = {###########} | Tender = CASH | Order Type = To Go | Drawer = {1..4}
    | Page = 1 of 1
    cards: VISA | MASTERCARD | DEBIT | AMEX | Visa Credit | Debit Card | Discover | Credit Card | US DEBIT | EBT | Apple Pay
    | Mastercard Debit | VISA CREDIT | Gift Card
    numbers: #### | ###### | ####-#### | ######## | A#### | ##-##### | #### #### #### | ######### | ### | INV-#####
    articles: 0########### | ############ | ###### | #### | 4### | 000######### | 07############ | A#####
    promos: Store Coupon | Member Savings | Mfr Coupon | Sale Savings | Discount 10% | Instant Rebate | Promo
    tables: {1..60} | T{1..40} | {##} | Bar {1..12} | Patio {1..9} | TO GO | DINE IN | {A}{1..9} | Booth {1..20}
    """
)
_NOUNS = worded(
    """
    grocery: Market | Foods | Supermarket | Grocery | Food Mart | Deli & Market | Farmers Market | Corner Store | Bakery
    | Liquors | Food Store
    | Convenience | Dollar Store | Pet Supply | Gifts | Sports | Department Store | Natural Foods | Meats | Home Goods | Toys
    | Wine & Spirits
    hardware: Hardware | Lumber | Home Center | Paint | Tools | Building Supply | Electric Supply | Plumbing Supply
    | Auto Parts | True Hardware
    stationery: Books | Bookstore | Office Supply | Stationers | Printing | News | Copy Center | Art Supply | Cards & Gifts
    pharmacy: Pharmacy | Drugs | Drug Store | Health Mart | Wellness | Beauty Supply | Optical | Apothecary
    fuel: Gas | Fuel Stop | Oil | Travel Center | Gas & Go | Service Station | Express | Truck Stop
    restaurant: Restaurant | Diner | Grill | Bar & Grill | Pizza | Burgers | Taqueria | Cafe | BBQ | Steakhouse | Seafood
    | Tavern | Kitchen | Sushi
    | Bistro | Pub | Deli | Wings | Coffee | Pho | Thai Cuisine | Cantina | Brewing Co. | Noodle House | Chicken | Donuts
    | Ice Cream
    cafe: Coffee | Cafe | Coffee Roasters | Bakery | Tea House | Espresso
    clothing: Apparel | Shoes | Outfitters | Boutique | Clothing Co. | Menswear
    electronics: Electronics | Computers | Wireless | Audio | Cameras
    hotel: Inn | Motel | Hotel | Suites | Lodge | Resort
    parking: Parking | Garage | Parking Systems
    service: Services | Auto Repair | Cleaners | Salon | Plumbing | Tire & Lube
    """
)
# Usual prices in dollars; r marks what most states do not tax, such as groceries.
_GOODS = worded(
    """
    grocery: 2% MILK GAL = 3.79 r | WHOLE MILK HG = 2.49 r | LG EGGS 12CT = 3.29 r | {brand} BUTTER = 4.49 r
    | WHT BREAD = 2.19 r | WW BREAD {brand} = 3.69 r
    | BANANAS = 1.48 r | GALA APPLES = 4.27 r | AVOCADO = 1.25 r | ROMA TOMATO = 1.79 r | ICEBERG LETTUCE = 1.99 r
    | RUSSET POT 5LB = 3.99 r | YEL ONIONS 3LB = 2.98 r
    | BABY CARROTS = 1.69 r | STRAWBERRIES 1LB = 3.49 r | GRND BEEF 80/20 = 5.99 r | CHKN BRST BNLS = 8.42 r
    | BACON {brand} 12OZ = 6.49 r | HOT DOGS 8CT = 3.99 r
    | SLICED TURKEY = 5.29 r | CHED CHEESE 8OZ = 2.99 r | CREAM CHEESE = 2.79 r | GREEK YOGURT = 1.25 r
    | {brand} CEREAL = 4.59 r | OATMEAL 18OZ = 3.19 r
    | PASTA SAUCE = 2.49 r | SPAGHETTI 16OZ = 1.49 r | LG RICE 2LB = 2.29 r | BLK BEANS CAN = 0.99 r | TUNA CHUNK LT = 1.19 r
    | PNUT BUTTER = 2.99 r
    | GRP JELLY = 2.29 r | {brand} CHIPS = 4.29 r | TORTILLAS 10CT = 2.79 r | SALSA MED = 3.29 r | ICE CREAM QT = 4.99 r
    | FRZ PIZZA {brand} = 6.99 r | GRND COFFEE 12Z = 8.49 r
    | ORANGE JUICE = 3.99 r | SPRING WATER 24 = 4.49 r | {brand} SODA 12PK = 7.49 | SODA 2L = 2.29 | {brand} BEER 6PK = 9.99
    | CHOC BAR = 1.79 | GUM = 1.59
    | PAPER TOWELS 6 = 9.99 | BATH TISSUE 12 = 11.49 | DISH SOAP = 2.99 | LAUNDRY DET = 11.97 | TRASH BAGS 40C = 8.99
    | FOIL 75SF = 5.49 | AA BATTERY 8 = 8.99
    | DOG FOOD 15LB = 18.99 | CAT LITTER = 9.49 | BAG FEE = 0.10 | MENS TEE M = 9.98 | SOCKS 6PK = 7.96 | KIDS TOY = 12.99
    | CANDLE = 6.99 | BTL DEPOSIT = 0.60
    hardware: WD SCREW #8 1LB = 9.97 | DECK SCREW 5LB = 29.98 | 16D NAILS 1LB = 5.47 | 2X4X8 STUD = 4.18
    | PLYWOOD 1/2 4X8 = 38.75 | JOINT CMPND = 14.98
    | INT PAINT GAL = 36.98 | PAINT BRUSH 2" = 7.98 | ROLLER CVR 3PK = 9.97 | BLUE TAPE 1.5" = 7.48 | CAULK WHT = 4.98
    | PVC PIPE 1/2" = 4.12 | PVC ELBOW = 0.78
    | BALL VALVE 3/4 = 14.22 | TEFLON TAPE = 1.97 | TOILET FLAPPER = 8.48 | HOSE 50FT = 24.98 | LED BULB 60W 4 = 8.97
    | OUTLET 15A = 1.28 | WIRE NUTS = 4.54
    | 12-2 ROMEX 25' = 32.40 | EXT CORD 25FT = 19.97 | HAMMER 16OZ = 17.98 | TAPE MEAS 25' = 12.97 | DRILL BIT SET = 19.97
    | UTIL KNIFE = 8.97 | PADLOCK = 11.48
    | KEY CUT = 3.49 | MULCH 2CF = 4.48 | POTTING MIX = 9.97 | GLOVES LG = 7.98 | FURN FILTER = 12.97 | 80LB CONCRETE = 6.58
    | WORK LIGHT = 24.97
    stationery: BALLPT PEN 12 = 5.99 | GEL PENS 8CT = 11.49 | COPY PAPER RM = 9.99 | SPIRAL NTBK = 2.49 | COMP BOOK = 1.99
    | BINDER 1" = 4.49 | STICKY NOTES = 6.29
    | ENVELOPES 50 = 5.49 | TAPE 3PK = 7.99 | INK BLK {brand} = 27.99 | STAPLER = 12.99 | HIGHLIGHTER 4 = 5.29
    | MARKERS 10CT = 6.99 | FOLDERS 25 = 8.99
    | GREETING CARD = 4.99 | GIFT WRAP = 5.99 | PAPERBACK = 16.99 | HARDCOVER = 28.00 | MAGAZINE = 7.99 | NEWSPAPER = 3.00
    | B/W COPIES = 0.15 | USB 64GB = 14.99
    pharmacy: IBUPROFEN 100CT = 9.99 | ACETAMIN 500MG = 8.49 | COUGH SYRUP = 10.79 | ALLERGY 30CT = 21.99
    | BANDAGES 30 = 4.99 | VIT C 500MG = 9.49 | FISH OIL = 14.99
    | SUNSCREEN SPF50 = 11.99 | SHAMPOO {brand} = 7.49 | TOOTHPASTE = 4.79 | DEODORANT = 6.29 | RAZORS 4CT = 12.49
    | LIP BALM = 3.79 | HAND SANITZR = 3.99
    | DIAPERS SZ4 = 28.99 | BABY WIPES = 4.49 | EYE DROPS = 11.29 | RX COPAY = 10.00 r | FLU SHOT = 24.99 r
    | COTTON SWABS = 4.29 | MASCARA {brand} = 10.99 | CANDY BAR = 2.19
    fuel: REGULAR UNLEAD = 3.29 r | UNLEADED 87 = 3.35 r | PLUS 89 = 3.65 r | PREMIUM 93 = 3.99 r | DIESEL #2 = 3.89 r
    | PUMP# {1..12} UNL = 3.31 r
    restaurant: Cheeseburger = 11.95 | Bacon Burger = 13.50 | Veggie Burger = 12.50 | Fries = 4.25 | Onion Rings = 5.95
    | Caesar Salad = 9.95 | House Salad = 6.50
    | Chicken Wings 10 = 13.95 | Nachos = 11.50 | Quesadilla = 10.95 | Fish Tacos = 13.95 | Chicken Taco = 4.25
    | Burrito = 10.75 | Club Sandwich = 12.95 | BLT = 9.95
    | Pulled Pork = 12.95 | NY Strip 12oz = 29.95 | Ribs Half Rack = 19.95 | Salmon = 22.95 | Fish & Chips = 16.95
    | Mac & Cheese = 9.50 | Clam Chowder = 7.50
    | LG Pepperoni = 18.99 | MED Cheese = 14.99 | Slice = 3.75 | Pancakes = 8.95 | 2 Eggs Any Style = 8.25 | Omelette = 11.50
    | Hash Browns = 3.95 | Side Bacon = 4.50
    | Pad Thai = 13.95 | Pho Large = 13.50 | Spring Rolls = 6.95 | Cheesecake = 7.95 | Brownie Sundae = 8.50
    | Kids Meal = 7.50 | Soda = 3.25 | Iced Tea = 3.25
    | Coffee = 3.25 | Latte 12oz = 4.75 | Lemonade = 3.75 | Draft Beer = 6.50 | IPA Pint = 7.50 | House Wine Gl = 9.00
    | Margarita = 11.00 | Extra Cheese = 1.50 | #{1..12} Combo = 10.49
    """
)
_TIMES = {"%I:%M %p": 4.0, "%I:%M:%S %p": 3.0, "%-I:%M %p": 3.0, "%I:%M%p": 1.5, "%H:%M": 2.0, "%H:%M:%S": 2.0}


@component
class UnitedStates(FakedLocale):
    """Receipts as the United States print them: dollars, dates such as 03/14/2018, sales tax on top of the prices.

    Attributes:
        weight: how often it is taken, against the other locales.
    """

    weight: Weight = 1.0
    code: ClassVar[str] = "en_US"
    faker_code: ClassVar[str] = "en_US"
    currency: ClassVar[str] = "USD"
    coin: ClassVar[int] = 1
    upper_share: ClassVar[float] = 0.5
    taxed_inside: ClassVar[bool | None] = False
    services: ClassVar[Sequence[int]] = (1800, 2000)
    notes: ClassVar[Sequence[int]] = (100, 500, 1000, 2000, 2000, 5000, 10000)
    assortment: ClassVar[Assortment | None] = Assortment(_GOODS, step=10, endings=(9, 9, 9, 7, 8, 5, 0), meal_step=5)
    nouns: ClassVar[Mapping[str, Sequence[str]]] = _NOUNS
    shapes: ClassVar[Sequence[str]] = listed(
        """
        {surname}'s {noun} | {surname}'s {noun} | {invented} {noun} | {invented} | {first}'s {noun} | {surname} & Sons {noun} |
        {surname} Bros. {noun} | The {surname} {noun} | {town} {noun} | {invented} {noun} #{####} | {invented} Inc. | {surname}
        {noun} LLC | {invented} {noun}, Inc. | Big {first}'s {noun} | {surname} and {surname} {noun} | {invented} Store {###} |
        Old Town {noun} | Main Street {noun} | {invented} {noun} Co. | El {invented} {noun} | Golden {invented} {noun}
        """
    )
    places: ClassVar[Sequence[str]] = ("Suite {100..900}", "Ste {1..90}", "Unit {1..40}", "#{100..400}", "{town} Plaza")
    addresses: ClassVar[Sequence[str]] = listed(
        """
        {10..9900} {street} / {town}, {state} {postcode} | {10..9900} {street} / {town}, {state} {postcode} | {10..9900}
        {street} / {town} {state} {postcode} | {100..9900} {street}, {place} / {town}, {state} {postcode} | {10..990} N {street}
        / {town}, {state} {postcode} | {10..9900} {street} / {place} / {town}, {state} {postcode} | {10..990} Main St / {town},
        {state} | {100..9900} W {street}, {town}, {state} {postcode} | {10..990} E Hwy {1..99} / {town}, {state} {postcode} |
        {100..9900} {street} / {town}, {state}
        """
    )
    phone_forms: ClassVar[Sequence[str]] = listed(
        """
        ({201..989}) {201..989}-{####} | ({201..989}) {201..989}-{####} | {201..989}-{201..989}-{####} |
        {201..989}-{201..989}-{####} | {201..989}.{201..989}.{####} | {201..989} {201..989} {####} |
        ({201..989}){201..989}-{####} | 1-800-{201..989}-{####}
        """
    )
    registration_forms: ClassVar[Sequence[str]] = (
        "Store #{####}",
        "Store {###}",
        "ST# {#####}",
        "Location {###}",
        "Unit #{##}",
    )
    registration_share: ClassVar[float] = 0.35
    tax_id_forms: ClassVar[Sequence[str]] = ("{##}-{#######}",)
    people: ClassVar[Sequence[str]] = (
        "{first}",
        "{first}",
        "{first} {A}",
        "{first} {A}.",
        "{###}",
        "{####}",
        "{first} {surname}",
    )
    words: ClassVar[Mapping[str, Sequence[str]]] = {
        **WORDS,
        **_WORDS,
        **TRADE_WORDS,
        "rounding": (),
        "tax": ("Tax",),
        "fuel/units": ("GAL", "G", "GAL"),
        "marks": ("", "", "$", "$", "$", "USD $", "$ "),
        "heads": ("$", "USD", "US$"),
    }

    def tax(self, kind: str, when: date, rng: Generator) -> TaxRule | None:
        """Sales tax at one of the states' rates, groceries and medicine spared; none where the state has none."""
        rate = pick(rng, _RATES)
        taxed, exempt = pick(rng, (("T", "N"), ("T", "F"), ("X", "O"), ("T", "E"), ("A", "N"), ("TX", "NT")))
        name = pick(rng, ("Tax", "Sales Tax", "Tax", "TAX", "State Tax"))
        return (
            TaxRule(name, rate, taxed, exempt, levels={"food": "exempt", "fuel": "exempt", "prescription": "exempt"})
            if rate
            else None
        )

    def date_formats(self) -> Mapping[str, float]:
        """Months before days."""
        return {
            "%m/%d/%Y": 45.0,
            "%m/%d/%y": 28.0,
            "%-m/%-d/%Y": 8.0,
            "%-m/%-d/%y": 4.0,
            "%m-%d-%Y": 4.0,
            "%m-%d-%y": 2.0,
            "%b %-d, %Y": 4.0,
            "%B %-d, %Y": 1.0,
            "%d-%b-%Y": 1.0,
            "%Y-%m-%d": 1.0,
        }

    def time_formats(self) -> Mapping[str, float]:
        """Clocks of 12 hours, mostly."""
        return _TIMES
