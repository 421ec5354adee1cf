"""What kitchens serve: templates of dishes and drinks with prices in ringgit. Data, and one draw."""

from numpy.random import Generator

from synth.content.goods import Offer
from synth.content.locale import invented
from synth.draw import Slots, chance, fill, listed, pick

_PARTS: Slots = {
    "brand": invented,
    "meat": listed(
        """
        CHICKEN | AYAM | BEEF | LAMB | PORK | DUCK | FISH | IKAN | PRAWN | SQUID | SEAFOOD | MUTTON | TOFU | EGG | TELUR |
        VEGE | DAGING | UDANG | SOTONG | SALMON | TUNA | BACON | HAM | CRAB | KAMBING | PATTY | MUSHROOM | SAUSAGE
        """
    ),
    "way": listed(
        """
        FRIED | GRILLED | STEAMED | ROASTED | BRAISED | CRISPY | SPICY | SWEET & SOUR | BLACK PEPPER | GARLIC | CURRY |
        HONEY | TERIYAKI | KATSU | SAMBAL | BBQ | SMOKED | TANDOORI | BUTTER | SALTED EGG | KAM HEONG | GINGER | SZECHUAN |
        TOM YAM | LEMON | HERBAL | CLAYPOT | BAKED | DOUBLE | MINI | SPECIAL | SET
        """
    ),
    "base": listed(
        """
        RICE | NOODLE | MEE | MEE HOON | KUEY TEOW | RAMEN | UDON | SOBA | DON | BENTO | PASTA | SPAGHETTI | BURGER |
        SANDWICH | PIZZA | SALAD | SOUP | PORRIDGE | WRAP | STEAK | CHOP | PIE | BUN | TOAST | WAFFLE | PANCAKE | SUSHI |
        ROLL | TEMPURA | DUMPLING | WANTAN | LAKSA | CURRY | SATAY | FRIES | NUGGETS | WINGS | FISHBALL | HOTPOT | PLATTER |
        TACO | SKEWER | OMELETTE
        """
    ),
    "malay": listed(
        """
        NASI GORENG | NASI LEMAK | NASI AYAM | NASI PUTIH | NASI CAMPUR | NASI KANDAR | NASI BRIYANI | MEE GORENG | MEE
        REBUS | MEE SUP | BIHUN GORENG | KUETIAU GORENG | MAGGI GORENG | ROTI CANAI | ROTI TELUR | ROTI BAWANG | ROTI PLANTA
        | ROTI BAKAR | TOSAI | MURTABAK | SATAY | SOTO | LONTONG | SUP | TOM YAM | SAMBAL | RENDANG | KARI | SAYUR | TELUR
        DADAR | TELUR MATA | KANGKUNG | TAUGEH | TAHU | CAPATI | PUTU | KUIH | PISANG GORENG | CENDOL | ROJAK | LAKSA | OTAK
        OTAK | POPIAH
        """
    ),
    "suffix": listed(
        """
        KAMPUNG | PATTAYA | CINA | USA | BIASA | KUNYIT | BERLAUK | SPECIAL | MAMAK | KAWIN | PAPRIK | GORENG | BAKAR |
        KERING | TAMBAH | JAWA | MERAH | HITAM | SINGAPORE | TELUR | BASAH | BANJIR | BOSS
        """
    ),
    "drink": listed(
        """
        TEH | TEH O | TEH TARIK | TEH C | KOPI | KOPI O | KOPI C | NESCAFE | MILO | HORLICKS | LIMAU | LIMAU AIS | SIRAP |
        SIRAP BANDUNG | BARLI | AIR SUAM | AIR SEJUK | SKY JUICE | CHINESE TEA | GREEN TEA | JASMINE TEA | HERBAL TEA | OCHA
        | CHAM | ICED LEMON TEA | ORANGE JUICE | APPLE JUICE | WATERMELON | CARROT SUSU | COKE | SPRITE | 100PLUS | MINERAL
        WATER | LATTE | CAPPUCCINO | AMERICANO | MOCHA | ESPRESSO | FLAT WHITE | HOT CHOCOLATE | SMOOTHIE | MILK SHAKE |
        BEER | TIGER BTL | HOUSE WINE | SOYA BEAN | CINCAU | LASSI | MANGO LASSI | COCONUT | BUBBLE TEA | ROOT BEER | LIME
        SODA
        """
    ),
    "serving": listed(
        """
        (B) | (S) | (L) | AIS | ICE | PANAS | HOT | COLD | (ICED) | - L | - R | REG | LARGE | BESAR | (COLD) | O AIS |
        KURANG MANIS | (PEK) | JUG
        """
    ),
    "extra": listed(
        """
        TAKE AWAY | TAPAU | ADD EGG | ADD RICE | EXTRA CHEESE | PLASTIC | WET TISSUE | TISU | ADD {meat} | SAMBAL | BUNGKUS
        | PACKING | REFILL | TOWEL | KERUPUK | ADD VEGETABLE | CONTAINER | PEANUT | SAUCE
        """
    ),
}
_TEMPLATES = listed(
    """
    {way} {meat} {base} | {way} {meat} {base} | {way} {meat} | {meat} {base} | {way} {base} | {malay} | {malay} | {malay}
    {meat} | {malay} {suffix} | {drink} | {drink} | {drink} {serving} | {drink} {serving} | {extra} | {way} {meat} {base}
    {serving} | {meat} {base} SET | SET {A}{1..9} {meat} {base} | {A}{1..30}. {way} {meat} | {1..60} {malay} | {brand}
    {base} | {brand} {drink} | {way} {meat} W {base} | {1..4} {meat} + {1..4} VEGE | {meat} {meat} {base} | {base} ({meat})
    | {way} {meat} WITH CHINESE HERB (HALF) | {malay} {serving} | {meat}-{way} | L {base} | M {drink} | XTRA {meat} |
    {A}{##}-{way} {base} | {way} {drink}
    """
)


def dish(scale: float, rng: Generator) -> Offer:
    """Something on a menu, at prices scaled from ringgit to the locale's currency."""
    template = pick(rng, _TEMPLATES)
    low, high = (0.3, 4.0) if "{extra}" in template else (1.2, 14.0) if "{drink}" in template else (3.0, 48.0)
    price = scale * low * (high / low) ** (float(rng.random()) ** 1.5)
    minor = max(round(price * 10) * 10, 10)
    if chance(rng, 0.2):
        minor = minor // 100 * 100 + pick(rng, (0, 50, 90, 99, 95)) if minor >= 100 else minor
    return Offer(fill(rng, template, _PARTS), minor, exempt=False)
