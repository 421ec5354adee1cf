"""American English: what the trades call otherwise in the United States than in Britain. Data only."""

from collections.abc import Mapping, Sequence

from synth.content.faked import worded

TRADE_WORDS: Mapping[str, Sequence[str]] = worded(
    """
    goods/colour: BLACK | WHITE | NAVY | GRAY | RED | BLUE | GREEN | TAN | PINK | BROWN | KHAKI | CREAM | OLIVE
    | BURGUNDY | YELLOW | CHARCOAL
    goods/grams: {2..32} OZ | {1..9}LB | {4..24}OZ | 12 OZ | 16 OZ | 1 LB
    goods/litres: 2 LTR | 1 GAL | 16.9 OZ | 12 OZ | 20 OZ | 64 OZ | 6PK 12 OZ | 12PK CANS | 24PK
    goods/pack: {2..12}CT | {2..12}PK | TWIN PK | {6..24} CT | {3..8} PACK
    goods/bottle: 2 OZ | 4 OZ | 6 OZ | 8 OZ | 12 OZ | 16 OZ
    vouchers: GIFT CARD | STORE CREDIT | MERCH CREDIT | GIFT CERT | eGIFT CARD
    members: Rewards # | Member # | Loyalty ID | Phone # | Club Card
    grocery/produce: BANANAS | APPLES GALA | APPLES HONEYCRISP | TOMATOES ON VINE | CARROTS LOOSE | ONIONS YELLOW
    | ONIONS RED | GRAPES RED SDLS | GINGER ROOT | BELL PEPPERS | POTATOES RUSSET | BROCCOLI CROWNS | ORANGES NAVEL
    | PEARS BARTLETT | SWEET POTATOES | GARLIC | CABBAGE GREEN | CUCUMBER | MANGOES | PAPAYA | WATERMELON | LEMONS
    | ZUCCHINI | EGGPLANT | JALAPENOS | CORN ON COB | PEACHES | CELERY
    grocery/counter: GRND BEEF 80/20 | CHKN BREAST BNLS | WHOLE FRYER | LAMB CHOPS | ATL SALMON FILLET | SHRIMP 21/25
    | DELI HAM | DELI CHEDDAR | PORK SHOULDER | DELI TURKEY | COD FILLET | ITAL SAUSAGE | OLIVE BAR | {brand} SALAMI
    | BRIE CUT | BEEF BRISKET | RIBEYE STEAK | POTATO SALAD
    grocery/drinks: {brand} COLA {litres} | {brand} LEMONADE {litres} | SPRING WATER {litres} | {brand} LAGER {litres}
    | ORANGE JUICE {litres} | {brand} ENERGY DRINK | TONIC WATER {litres} | ICED TEA {litres} | {brand} IPA {litres}
    | CLUB SODA {litres} | APPLE JUICE {litres} | ROOT BEER {litres}
    units/weight: LB
    deposits: BTL DEPOSIT | CRV | CAN DEPOSIT | CA REDEMP VAL | DEPOSIT
    empties: BTL RETURN | EMPTIES | DEPOSIT REFUND | CRV REFUND
    bags: BAG FEE | PAPER BAG | REUSABLE BAG | CARRYOUT BAG
    cafe/drinks: LATTE | FLAT WHITE | CAPPUCCINO | AMERICANO | ESPRESSO | DOUBLE ESPRESSO | MACCHIATO | CORTADO | MOCHA
    | HOT CHOCOLATE | CHAI LATTE | MATCHA LATTE | ICED LATTE | COLD BREW | DRIP COFFEE | HOT TEA | EARL GREY | GREEN TEA
    | PEPPERMINT TEA | ICED AMERICANO | ICED TEA | LEMONADE | MANGO SMOOTHIE | ORANGE JUICE | HOT CIDER
    | PUMPKIN SPICE LATTE | POUR OVER
    cafe/food: CROISSANT | ALMOND CROISSANT | CHOC CROISSANT | BLUEBERRY MUFFIN | BANANA BREAD | CARROT CAKE
    | CHEESECAKE | BROWNIE | BLUEBERRY SCONE | CHOC CHIP COOKIE | CINNAMON ROLL | HAM & CHEESE SAND | AVOCADO TOAST
    | LOX BAGEL | EGG BITES | SOUP OF THE DAY | CHICKEN PANINI | GRANOLA BOWL | EGGS BENEDICT | GRANOLA BAR | LEMON BAR
    | VEGGIE WRAP | CLUB SANDWICH | BAGEL & CRM CHS | BKFST BURRITO
    cafe/wishes: No sugar | Nonfat | Decaf | Extra hot | Half sweet | No foam | Light ice | Own cup | Weak | 2% milk
    | Iced
    cafe/places: Order type = For here | Order type = To go | Order = {##} | Order # = {###} | Table = {1..30}
    | Pager = {1..40} | Order type = Drive thru
    fuel/wash: CAR WASH {1..4} | WASH WORKS | BASIC WASH | WASHER FLUID GAL | AIR & WATER | MOTOR OIL QT
    fuel/snacks: COFFEE REG | {brand} CHIPS | WATER 20 OZ | SANDWICH | {brand} CANDY | ENERGY DRINK | JERKY
    fuel/labels: Attendant = {##} | Store = {####} | Odometer = {#####}{#} | Fleet # = {####} | Receipt type = SALE
    | Merchant ID = {######} | Terminal = {########} | Batch = {###} | Trans Type = POSTPAY | Trans Type = PREPAY
    | Shift = {1..3}
    fuel/notes: Points earned {1..120} | You saved {3..15} cents a gallon | Earn points on every gallon
    | Check oil and tires
    pharmacy/prescription: AMOXICILLIN {1..5}00MG CAPS | METFORMIN 500MG TABS | AMLODIPINE 5MG TABS
    | SIMVASTATIN {2..4}0MG TABS | OMEPRAZOLE 20MG CAPS | ALBUTEROL HFA INH | LEVOTHYROXINE {1..4}25MCG
    | PREDNISONE 5MG TABS | LOSARTAN 50MG TABS | SERTRALINE 50MG TABS | HYDROCORT 1% CREAM | INSULIN PEN 3ML
    | LATANOPROST EYE DROPS | WARFARIN 3MG TABS | LISINOPRIL 10MG TABS
    hardware/loose: WOOD SCREW #{6..12} | NAIL {4..16}D | WASHER 1/{2..8}" | HEX BOLT {1..6}" | HEX NUT 1/{2..8}"
    | WALL ANCHOR #{6..12} | CABLE TIE {4..14}" | HOOK BRASS | RIVET 1/8" | COPPER ELBOW 1/2"
    hardware/lengths: WIRE 12-2 NM | CHAIN 3/16" | ROPE 3/8" | LUMBER 2X{4..12} | PVC PIPE {1..4}" | HOSE 5/8"
    | COPPER PIPE 1/2" | BASEBOARD MDF | CHICKEN WIRE | FLEX CONDUIT
    units/length: FT
    hardware/accounts: Account = {A}{####} | Pro card = {######} | Acct # = {#####} | Job = {####}
    | Customer = CASH SALE
    hardware/notes: Cut lengths cannot be returned | Custom tinted paint is not returnable
    | Returns within {14..90} days with receipt
    clothing/adults: T-SHIRT {colour} | OXFORD SHIRT {colour} | JEANS SLIM | CHINOS {colour} | MIDI DRESS
    | WOOL SWEATER {colour} | COAT {colour} | HOODIE {colour} | PLEATED SKIRT | BLOUSE {colour} | SNEAKERS {colour}
    | ANKLE BOOTS | SANDALS {colour} | LEATHER BELT | SOCKS 3PK | BRIEFS 5PK | SCARF {colour} | LEGGINGS {colour}
    | SPORT COAT {colour} | POLO {colour} | CARDIGAN {colour} | SHORTS {colour} | {brand} JACKET | {brand} SNEAKERS
    | HANDBAG {colour} | SILK TIE | BALL CAP {colour} | PAJAMA SET | SWIMSUIT
    clothing/children: KIDS TEE {colour} | ONESIE 3PK | SCHOOL PANTS | SCHOOL POLO 2PK | KIDS JEANS
    | GIRLS DRESS {colour} | KIDS COAT {colour} | BOYS SHORTS | KIDS SNEAKERS | BIBS 5PK | KIDS LEGGINGS
    | BABY SOCKS 5PK
    clothing/sizes: S | M | L | XL | XS | XXL | 2 | 4 | 6 | 8 | 10 | 12 | 14 | 32X30 | 34X32 | 36X34 | {6..13} | OS
    clothing/ages: 2T | 3T | 4T | 5 | 6-6X | 7 | 8 | 10-12 | 0-3M | 6-9M | 12-18M
    clothing/returns: Returns within {14..90} days with receipt and tags | Exchange within {7..30} days
    | Final sale items cannot be exchanged | No refund on underwear and swimwear | Refund to the original card only
    | Keep this receipt for returns | Not refundable without tags
    clothing/staff: Associate = {##} | Assoc # = {####} | Stylist = {###} | Store = {###} | Dept = {##}
    electronics/small: USB-C CABLE {3..10}FT | HDMI CABLE 6FT | PHONE CASE {colour} | SCREEN PROTECTOR | {brand} MOUSE
    | {brand} KEYBOARD | MICRO SD 64GB | FLASH DRIVE 32GB | {brand} EARBUDS | CHARGER 20W | POWER BANK {5..20}000MAH
    | BATTERIES AAA 8PK | INK {###}XL | ADAPTER {A}{A}{##} | WEBCAM {brand} HD | TONER {####}
    electronics/trade_ins: TRADE-IN | TRADE IN DEVICE | TRADE-IN CREDIT | OLD DEVICE CREDIT
    hotel/rooms: ROOM CHARGE | ACCOMMODATION | KING ROOM | TWO QUEENS | DOUBLE ROOM | DELUXE KING | SUITE | FAMILY ROOM
    | STANDARD QUEEN | STUDIO KING | ROOM NIGHT | ACCESSIBLE QUEEN
    hotel/meals: BREAKFAST | BREAKFAST BUFFET | DINNER | ROOM SERVICE | BAR | GRAB & GO | LUNCH
    hotel/others: MINIBAR | LAUNDRY | VALET PARKING | LATE CHECK OUT | SPA TREATMENT | ROLLAWAY BED | TELEPHONE
    | AIRPORT SHUTTLE | PAY TV | PET FEE | MEETING ROOM | WIFI PREMIUM | RESORT FEE
    hotel/town_taxes: CITY TAX | OCCUPANCY TAX | LODGING TAX | TOURISM FEE
    hotel/notes: Thank you for staying with us | We look forward to welcoming you again | Guest signature
    | I agree that my liability is not waived | Check out time is {10..12} AM
    | Key card to be returned at the front desk
    parking/fees: PARKING | PARKING FEE | GARAGE PARKING | SHORT TERM PARKING | PARKING {hours} HRS
    | UP TO {hours} HOURS | HOURLY RATE | PARKING GARAGE | ZONE {A} RATE {1..4} | VISITOR PARKING | LOT {A} PARKING
    | SELF PARK
    parking/first: FIRST HOUR | ENTRY FEE | FLAT RATE
    parking/lost: LOST TICKET FEE | LOST TICKET | ADMIN FEE
    parking/labels: Ticket No = {######} | Ticket = {###########} | Machine = {##} | Pay station = {1..9}
    | License = {plate} | Plate = {plate} | Level = {1..6} | Space = {A}{##} | Zone = {A} | Location = {####}
    | Lane = {1..8}
    plates: AAA #### | AAA-#### | #AAA### | ### AAA
    parking/notes: Please exit within {10..20} minutes | Keep this receipt | Drive safely
    | Lost ticket pays the daily maximum | Not transferable | Display on dashboard
    service/work: LABOR | LABOR CHARGE | CONSULTING | INSTALLATION | FURNACE REPAIR | DEEP CLEANING | YARD WORK
    | IT SUPPORT | OIL CHANGE LABOR | DESIGN WORK | PLUMBING | ELECTRICAL WORK | TRANSLATION | TUTORING | PAINTING
    | A/C SERVICE | BRAKE SERVICE | PHOTOGRAPHY | REPAIR LABOR | TRAINING SESSION
    service/parts: FILTER {A}{A}{###} | VALVE 1/2" | BRAKE PADS SET | MOTOR OIL 5QT | PUMP {brand} | HOSE {2..15}FT
    | THERMOSTAT | BATTERY 12V | SEALANT | WIRE {10..100}FT | COMPRESSOR PART {###} | SPARK PLUGS X4 | FAUCET {brand}
    | MATERIALS | PAINT {1..5}GAL | SWITCH {brand}
    service/fixed: SERVICE CALL | DELIVERY | TRAVEL | DIAGNOSTIC FEE | INSPECTION | HAUL AWAY | SHOP SUPPLIES | RUSH FEE
    service/labels: Job No = {#####} | Job = {A}{####} | Your ref = PO {####} | PO No = {######} | Terms = Net 15
    | Terms = Net 30 | Terms = Due on receipt | Tech = {A}.{A}. | Mileage = {#####} | Vehicle = {AAA ####}
    | Account = {A}{###} | Project = {A}{A}-{##}
    service/transfers: ACH TRANSFER | BANK TRANSFER | WIRE | CHECK | ACH DEBIT
    service/notes: Routing {#########} Acct {##########} | Please quote the invoice number
    | Interest is charged on overdue accounts | All work guaranteed {6..24} months | Goods remain ours until paid
    | Make checks payable to the company | Parts carry {12..24} months warranty
    slip: CUSTOMER COPY | {method} {card} | {date} {time} | ENTRY METHOD: CHIP | AID: A000000{#######}
    | AUTH CODE {######} | REF # {########} | AMOUNT ${amount} | APPROVED | NO SIGNATURE REQUIRED
    cards/other: EBT | Apple Pay | Gift Card
    invoice_titles: Invoice | INVOICE | Invoice | Sales Invoice | Invoice / Receipt | Work Order
    bill_titles: CASH RECEIPT | SALES RECEIPT | INVOICE | Sales Slip | RECEIPT | SALES ORDER
    customer_line: Name | Customer | Sold to | Bill to | Received from | Ship to
    signatures: Authorized Signature | Received by | Signature | Issued by | Customer's Signature
    bank: Bank = {site} Bank | Account Name = {name} | Account No. = {##########} | Routing No. = {#########}
    | SWIFT = {AAAAAAAA}
    terms: Payment due within {14..30} days | Net {15..30} days | All sales final
    | Please quote the invoice number with your payment | Interest is charged on overdue accounts
    | Thank you for your business | Make all checks payable to {name} | Title passes on full payment
    | Claims must be made within {7..14} days
    card_approval: Appr Code | Auth Code | Approval Code | Auth No | Auth # | Approval
    parking_titles: Parking Receipt | Parking Ticket | P | PAY HERE | Parking Garage | Pay Station | Exit Ticket
    ticket_titles: Ticket | Receipt | Paid | Admit One
    kiosk_services: For Here | To Go | Takeout | Dine In | Table Service | Drive Thru | Pick Up at Counter
    """
)
