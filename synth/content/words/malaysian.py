"""The words of Malaysian shop fronts and addresses, as slots for `synth.draw.fill`. Data only.

Lists of place names, given names and everyday words; shop names are composed, so that none of them is a merchant to memorise.
"""

from synth.draw import listed

CHINESE = listed(
    """
    TAN | LIM | LEE | WONG | NG | CHAN | ONG | LAU | TEO | YAP | KOH | CHEW | CHIN | LOW | FOO | GOH | HO | KHOO | LOKE |
    YEOH | TEH | LOO | SIM | LAI | CHONG | CHUA | ANG | KOK | WEI | SENG | HUAT | CHUAN | HENG | KEE | HOCK | ENG | SOON |
    LEONG | HWA | MEI | LING | HUP | FATT | GUAN | KONG | YIK | WAH | LONG | HONG | CHENG | POH | SIANG | YEW | HIN | AIK |
    BAN | CHOON | FOOK | GIM | HAI | JIN | KIAN | LIAN | MENG | NAM | PENG | SAN | SIN | TAI | THYE | TONG | WAN | XIN | YI
    | YUEN | ZHENG | SHENG | HAO | JIA | YONG | BEE | CHOO | GEK | HOE | KIM | LAY | MOOI | NYUK | PEK | SIEW | SWEE | TIONG
    | VOON | YIN | YOKE | BOON | CHAI | DEE | GAN | HOON | JOO | KENG | LUM | MUN
    """
)
MALAY = listed(
    """
    AHMAD | MOHD | SITI | NUR | AZMAN | FARIDAH | HASSAN | ROSNAH | ZAINAL | AMINAH | ISMAIL | RAHIM | SALLEH | YUSOF |
    KAMAL | LATIF | MAZLAN | NORDIN | OSMAN | RAZAK | SHAHRUL | TARMIZI | UMAR | WAHID | ZAKI | AZLINA | BASRI | DAUD |
    FAUZI | HALIM | IDRIS | JAMIL | KASSIM | LOKMAN | MANSOR | NAZRI | ROSLI | SABRI | TAIB | ZUL | SALMAH | HALIMAH |
    ROHANI | FATIMAH | AISYAH | HAFIZ | FIRDAUS | IMRAN | SYAFIQ | ADAM | SARA | IZZATI
    """
)
INDIAN = listed(
    """
    KUMAR | RAJU | MUTHU | SELVAM | RAVI | SURESH | GANESAN | MANIAM | SIVA | KRISHNAN | LETCHUMI | PRAKASH | NATHAN | VELU
    | ARUMUGAM | DEVI | MEENA | SARASWATHY | RAMA | VIJAY | BALAN | CHANDRAN | GOPAL | NAIR | PILLAI | THAMBY | KALI | ANAND
    | DEEPAK | SHANTI
    """
)
GOOD = listed(
    """
    GOLDEN | SUPER | MEGA | STAR | ROYAL | GLOBAL | PERFECT | SMART | HAPPY | FRESH | NEW | GRAND | PRIME | ROCK | CITY |
    SUN | MOON | OCEAN | GREEN | BLUE | RED | DRAGON | PHOENIX | TIGER | EAGLE | LOTUS | ORCHID | JADE | PEARL | DIAMOND |
    CRYSTAL | UNITED | FAMILY | BEST | FIRST | TOP | POWER | MAX | PLUS | PRO | ULTRA | EVER | TRUE | LUCKY | VICTORY |
    FORTUNE | WELL | EAST | WEST | PACIFIC | ASIA | ORIENTAL | URBAN | MODERN | CLASSIC | ECO | BRIGHT | UNIQUE | IDEAL |
    LITTLE | BIG | ONE | SPEED | MUTIARA | SERI | INDAH | MAJU | JAYA | BARU | UTAMA | PERMAI | MAKMUR | BINTANG | SINAR |
    WARISAN | CAHAYA | BESTARI | GEMILANG | PINTAR | MESRA | SETIA | AMAN | BUDI | SELESA | RIA | BERKAT | BAROKAH | SEJATI
    | KENCANA | PUNCAK | NUSA | IMPIAN | HARMONI | DINAMIK | ANGGERIK | MELOR | KASIH | DESA | WANGSA
    """
)
ROADS = listed(
    """
    JALAN {word} | JALAN {word} | JALAN {word} {1..30} | JALAN {word} {1..12}/{1..30} | JALAN {word} {1..9}/{1..9}{A} | JLN
    {word} | JLN {word} {1..12}/{1..30} | JALAN {code} {1..30}/{1..40} | JALAN {code}{1..30}/{1..40} | JALAN {code} {1..30}
    | JALAN SS {2..26}/{1..80} | JALAN SS{2..26}/{1..80}{A} | JALAN {1..30}/{10..160}{A} | JALAN U{1..20}/{1..40} | JLN
    {code} {1..12} | JALAN {word} {word} | JALAN {name_mixed} | JALAN TUN {malay} | JALAN SULTAN {malay} | JALAN DATO
    {malay} | JALAN RAJA {word} | LORONG {word} {1..30} | LORONG {word} | LRG {word} {1..9}{A} | PERSIARAN {word} | LEBUH
    {word} | LEBUHRAYA {word} | JALAN BESAR | MAIN ROAD | JALAN STESEN {1..4} | BATU {2..14}, JALAN {word} | KM {2..40},
    JALAN {word} | OFF JALAN {word} | JALAN {word} UTAMA {1..9} | JALAN PUSAT PERNIAGAAN {word} {1..5} | JALAN PERINDUSTRIAN
    {word} {1..9} | LINGKARAN {word} | JALAN {word} {A} | JALAN {word} {A} U{1..18}/{A} | {word} ROAD | LALUAN {word}
    {1..20} | MEDAN {word} {1..9} | SOLOK {word}
    """
)
WORDS = listed(
    """
    AMPANG | BALAKONG | BANGSAR | BATAI | BUKIT | CEMPAKA | CENDANA | DAMAI | DINAR | DUTA | EMAS | GASING | GENTING | HANG
    | TUAH | HIJAU | IPOH | IMBI | INTAN | JATI | JELATIK | KANCIL | KENARI | KENANGA | KEPONG | KUCHAI | LANGAT | LILY |
    LOKE | MAKMUR | MALINJA | MANJA | MASJID | MAWAR | MELATI | MELAWATI | MERANTI | MERU | MUTIARA | NIAGA | NILAM | ORKID
    | PADI | PANDAN | PASAR | PELABUR | PERMAS | PERMATA | PINANG | PUDU | PUTRA | PUTERI | RAMPAI | RAWANG | RIMBA | SAGU |
    SEGAMBUT | SEMARAK | SENTUL | SERDANG | SETAPAK | SETIA | SULTAN | SUBANG | TANJUNG | TASIK | TEMENGGUNG | TERATAI |
    TIONG | TROPIKA | UNIVERSITI | USJ | WANGSA | WAWASAN | YONG | ZAMRUD | BAYU | BIRU | CAHAYA | DELIMA | FLORA | GEMILANG
    | HARMONI | INDAH | JAYA | KASTURI | LEMBAH | MAHKOTA | NUSA | PERDANA | RIA | SENTOSA | TEKNOLOGI | UTARA | TIMUR |
    BARAT | SELATAN | SELASIH | SURIA | KEMUNING | BUNGA | RAYA | SEROJA | KERIS | LAKSAMANA | TEMPUA | HELANG | MERPATI |
    CIKU | DURIAN | RAMBUTAN | PULAI | TEBRAU | SKUDAI | AUSTIN | MOLEK | PELANGI | ROS | DAYA | JOHOR | KIJANG | PAHLAWAN |
    TUANKU | ABDUL | RAHMAN | BENDAHARA
    """
)
AREAS = listed(
    """
    TAMAN {word} | TAMAN {word} {word} | TAMAN SRI {word} | TMN {word} | TAMAN DESA {word} | TAMAN BUKIT {word} | TAMAN
    {word} {1..5} | BANDAR {word} | BANDAR BARU {word} | BDR {word} | BANDAR {word} {word} | KAMPUNG {word} | KG. {word} |
    KG {word} | SEKSYEN {1..30} | SECTION {1..30} | SEK. {1..30} | SEKSYEN U{1..18} | SS {2..26} | PJU {1..10} | USJ {1..27}
    | PUSAT BANDAR {word} | DESA {word} | KAWASAN PERINDUSTRIAN {word} | KAW. PERINDUSTRIAN {word} | {word} INDUSTRIAL PARK
    | PUSAT PERNIAGAAN {word} | PUSAT PERDAGANGAN {word} | PUSAT KOMERSIAL {word} | DATARAN {word} | MEDAN {word} | {word}
    HEIGHTS | {word} UTAMA | DAMANSARA {word} | ARA {word} | PANDAN {word} | {word} BUSINESS PARK | {word} SQUARE | PLAZA
    {word} | WISMA {name_mixed} | MENARA {word} | BANGUNAN {word} | KOMPLEKS {word} | {word} MALL | {good} MALL | {word}
    CITY | {word} CITY MALL | THE {good} WALK | AVENUE {1..9} | {good} MEGAMALL | {word} POINT | {word} PARADE | {good}
    SHOPPING CENTRE | MUKIM {word} | PEKAN {word} | PARK AVENUE | GARDEN {word} | SUNGAI {word} | TELUK {word} | PERUMAHAN
    {word} | R & R {word}
    """
)
UNITS = listed(
    """
    NO. {1..299} | NO. {1..99} | NO {1..299} | NO.{1..199} | NO: {1..99} | {1..299} | {1..99} | {1..99}{A} | NO. {1..99}{A}
    | NO. {1..40} & {41..80} | NO {1..40}, {41..60} & {61..80} | NO. {1..99}-G | NO. {1..60}-{1..3} |
    NO.{1..9}-{1..9}-{1..3} | NO. G{1..40} | LOT {1..999} | LOT {1..99} | LOT G-{##} | LOT {1..9}F-{##} | LOT LG{1..9}-{##}
    | LOT P.T. {100..9999} | PT {100..9999} | LOT {A}-{##} | UNIT {A}{1..9}-{##}{A} | UNIT G-{1..40} | UNIT {1..9}-{##} |
    {A}-{##} | {A}-G-{##} | G-{##} | G{##} | S{###} | L{1..5}-{##} | LOT {1..99}, GROUND FLOOR | NO. {1..99}, GROUND FLOOR |
    NO. {1..99}, 1ST FLOOR | {###}, SECOND FLOOR | GROUND FLOOR, NO. {1..99} | {1..99}, TINGKAT BAWAH | NO. {1..99}, BLOK
    {A} | NO: G{1..9}, BLK {A} | {1..60}-{1..3}, BLOCK {A} | LOT {#}.{##}, LEVEL {1..5} | LEVEL {1..9} | KIOSK {1..30},
    CONCOURSE LEVEL | SHOP {1..99} | NO. {1..99}G & {1..99}G | LOT F/L{1..4}A.{#}, LEVEL {1..4}A | G.{##} & G.{##} |
    NO.{1..99}, {1..99} & {1..99} | SUITE {1..20}-{##} | {1..40},{1..40} | LOT {1000..49999} | BATU {1..12}
    """
)
# Postcode, town, and the state where it is named.
TOWNS = tuple(
    (*town.split(" / "), "")[:3]
    for town in listed(
        """
        47{#}00 / PETALING JAYA / SELANGOR | 46{#}00 / PETALING JAYA / SELANGOR | 47500 / SUBANG JAYA / SELANGOR | 401{#}0 /
        SHAH ALAM / SELANGOR | 40{###} / SHAH ALAM / SELANGOR | 41{#}00 / KLANG / SELANGOR | 41050 / KLANG / SELANGOR | 47100 /
        PUCHONG / SELANGOR | 43300 / SERI KEMBANGAN / SELANGOR | 43200 / CHERAS / SELANGOR | 43000 / KAJANG / SELANGOR | 43500 /
        SEMENYIH / SELANGOR | 43800 / DENGKIL / SELANGOR | 48000 / RAWANG / SELANGOR | 68000 / AMPANG / SELANGOR | 68100 / BATU
        CAVES / SELANGOR | 42700 / BANTING / SELANGOR | 45000 / KUALA SELANGOR / SELANGOR | 47000 / SUNGAI BULOH / SELANGOR |
        5{#}{#}00 / KUALA LUMPUR | 5{#}{#}00 / KUALA LUMPUR | 5{#}{#}00 / KUALA LUMPUR | 5{#}{#}00 / CHERAS / KUALA LUMPUR |
        52100 / KEPONG / KUALA LUMPUR | 53{#}00 / SETAPAK / KUALA LUMPUR | 5{#}{#}00 / W.P. KUALA LUMPUR | 62{#}00 / PUTRAJAYA |
        80{#}00 / JOHOR BAHRU / JOHOR | 81{#}00 / JOHOR BAHRU / JOHOR | 81300 / SKUDAI / JOHOR | 81750 / MASAI / JOHOR | 83000 /
        BATU PAHAT / JOHOR | 84{#}00 / MUAR / JOHOR | 86000 / KLUANG / JOHOR | 85000 / SEGAMAT / JOHOR | 81000 / KULAI / JOHOR |
        75{###} / MELAKA | 75{#}00 / MELAKA | 78000 / ALOR GAJAH / MELAKA | 70{#}00 / SEREMBAN / NEGERI SEMBILAN | 71800 / NILAI
        / N. SEMBILAN | 71000 / PORT DICKSON / NEGERI SEMBILAN | 30{#}00 / IPOH / PERAK | 31{#}00 / IPOH / PERAK | 34000 /
        TAIPING / PERAK | 36000 / TELUK INTAN / PERAK | 32000 / SITIAWAN / PERAK | 10{#}00 / GEORGE TOWN / PULAU PINANG |
        11{#}00 / BAYAN LEPAS / PENANG | 13{#}00 / BUTTERWORTH / PULAU PINANG | 14000 / BUKIT MERTAJAM / PENANG | 10{###} /
        PENANG | 05{#}00 / ALOR SETAR / KEDAH | 08000 / SUNGAI PETANI / KEDAH | 07000 / LANGKAWI / KEDAH | 01000 / KANGAR /
        PERLIS | 15{#}00 / KOTA BHARU / KELANTAN | 20{#}00 / KUALA TERENGGANU / TERENGGANU | 25{#}00 / KUANTAN / PAHANG | 28700
        / BENTONG / PAHANG | 28000 / TEMERLOH / PAHANG | 69000 / GENTING HIGHLANDS / PAHANG | 88{###} / KOTA KINABALU / SABAH |
        88300 / KOTA KINABALU / SABAH | 90000 / SANDAKAN / SABAH | 91000 / TAWAU / SABAH | 93{###} / KUCHING / SARAWAK | 93350 /
        KUCHING / SARAWAK | 98000 / MIRI / SARAWAK | 96000 / SIBU / SARAWAK | 97000 / BINTULU / SARAWAK | 45400 / SEKINCHAN /
        SELANGOR | 63000 / CYBERJAYA / SELANGOR
        """
    )
)
STATE_FORMS = {
    "SELANGOR": listed(
        """
        SELANGOR | SELANGOR | SELANGOR | SELANGOR DARUL EHSAN | SELANGOR D.E | SELANGOR D.E. | SEL. | SEL | SELANGOR DE
        """
    ),
    "JOHOR": ("JOHOR", "JOHOR", "JOHOR DARUL TAKZIM", "JOHOR D.T.", "JOHOR, MALAYSIA"),
    "PERAK": ("PERAK", "PERAK DARUL RIDZUAN", "PERAK, MALAYSIA"),
    "PAHANG": ("PAHANG", "PAHANG DARUL MAKMUR"),
    "KEDAH": ("KEDAH", "KEDAH DARUL AMAN"),
    "NEGERI SEMBILAN": ("NEGERI SEMBILAN", "N.SEMBILAN", "NEGERI SEMBILAN DARUL KHUSUS"),
}
COMPANIES = listed(
    """
    {name} {noun} SDN BHD | {name} {noun} SDN BHD | {name} {noun} SDN. BHD. | {name} {noun} (M) SDN BHD | {name} SDN BHD |
    {name} SDN. BHD. | {name} (M) SDN BHD | {name} (M) SDN. BHD. | {name} {noun} ({place}) SDN BHD | {name} ({place}) SDN
    BHD | {name} {business} SDN BHD | {name} {business} SDN. BHD. | {name} {business} (M) SDN BHD | {name} {noun} {business}
    SDN BHD | {name} S/B | {name} {noun} S/B | {name} {noun} | {name} {noun} | {name} {noun} | {name} {noun} ENTERPRISE |
    {name} {noun} TRADING | {name} ENTERPRISE | {name} TRADING | {front} {name} | {front} {name} | {front} {name} SDN BHD |
    {front} {name} SDN. BHD. | {front} {name} ENTERPRISE | {front} {name} ({place}) | SYARIKAT {name} | SYARIKAT PERNIAGAAN
    {name} | PERNIAGAAN {name} | PERUSAHAAN {name} | SYARIKAT {name} SDN BHD | {name} & CO | {name} & CO. | {name} BROTHERS
    {noun} | {name} & SONS {noun} | {name} AND {name} {noun} | {name} & {name} {noun} | {name} {business} BERHAD | {name}
    {noun} & {noun} | {name} {noun} {place} | {name} CO. (M) BHD | {name} HOLDINGS SDN BHD | {name} GROUP SDN BHD | {name}
    {noun} CENTRE | {name} {noun} (MALAYSIA) SDN BHD | {name} RETAIL SDN BHD | {name} MARKETING SDN BHD | {name} {noun} PLT
    | THE {name} {noun} | {name}'S {noun} | {name} VENTURES | {name} RESOURCES | {name} MANAGEMENT SDN BHD | {name}
    INTERNATIONAL SDN BHD | {noun} {name} | {name} {1..99} {noun} | {name} {noun} {1..99} SDN BHD | {name}@{place} | {name}
    {noun} @ {place} | {name} {noun} ({place}) | {name} {noun} & TRADING | {name} {noun} CO. (M) SDN BHD | {name} {noun}
    ENTERPRISE ({place} {place}) SDN BHD | {name} & COMPANY | {name} {noun} & {noun} SDN. BHD. | {name} {noun} COMPANY
    """
)
# What stands over a company's name: of its own, with words of that name (``brand``), and what names a branch.
BRANDS = listed(
    """
    {name} | {name} {noun} | {invented} | {invented} | {name} {word} | {chinese} {chinese} {chinese} | {indian} A/L {indian}
    | {chinese} {chinese} {chinese} | {chinese} {chinese} {chinese} | {invented} | {good} {noun}
    | {malay} BIN {malay} | {invented} - {area} | {invented} {area} | {invented} {noun} | {invented} {invented} {invented}
    | {name}'S {noun} | {invented} {good} {noun} | {A}.{A}.{A}. | {A}{A}{###} - {invented} {word} | {invented}.COM
    | {noun} | THE {good} {noun} | {name} CAFE | {invented} @ {area} | {invented} {word}, {word}
    """
)
BRANDS_OF = listed(
    """
    {brand} | {brand} | {brand} {noun} | {brand} - {area} | {brand} {area} | {brand} {word} | {brand} ({word}) | {brand}'S
    {noun} | {brand} {noun} {word} | {brand} CITY | {brand} HOUSE | {brand}.COM | {brand} {noun} - {area}
    """
)
BRANCHES = listed(
    """
    {area} | {area} | {area} | {word} | {word} {word} | {word} MALL | {good} MALL | {word} CITY MALL | {good} SHOPPING GALLERY
    | {town} | {word} {1..20} | {good} {word} | {good} GALLERIA | PLAZA {word} | {good} {word} MALL | TMN {word} {word}
    | TERMINAL {1..2} | {word} PARADE | 1 {word} | {good} SQUARE | {word} S{##} | {word} R&R | {town} {1..9}
    """
)
NAMES = listed(
    """
    {chinese} {chinese} | {chinese} {chinese} | {chinese} {chinese} {chinese} | {chinese} | {good} {chinese} | {good} {good}
    | {good} | {invented} | {invented} | {invented} | {invented} {good} | {good} {invented} | {malay} | {malay} {malay} |
    AL-{malay} | {indian} | SRI {indian} | {indian} {good} | {A}{A} | {A}{A}{A} | {A} & {A} | {A}.{A}.{A}. | {1..99} {good}
    | {good} {1..99} | {word} | SERI {word} | {word} {good} | DE {invented} | MR {chinese} | PAK {malay} | MAK {malay} |
    UNCLE {chinese} | AUNTY {chinese} | {A}{A} {good} | {invented}MART | MY{invented} | {A}&{A} | {chinese} {good} |
    {indian} & {indian}
    """
)
BUSINESS = listed(
    """
    MARKETING | TRADING | RESOURCES | INDUSTRIES | SUPPLIES | SUPPLY | DISTRIBUTORS | RETAIL | MANAGEMENT | VENTURES |
    INTERNATIONAL | CORPORATION | GROUP | HOLDINGS | SERVICES | MERCHANDISE | GLOBAL | CONCEPT | STORES | ENTERPRISE |
    NETWORK | SYSTEMS | DEVELOPMENT | FRANCHISE
    """
)
PHONES = listed(
    """
    03-{########} | 03-{####} {####} | 03 {####} {####} | 0{4..9}-{#######} | 0{4..9}-{###} {####} | 01{#}-{#######} |
    01{#}-{###} {####} | +603-{####} {####} | +603 {########} | 603-{########} | 03-{####}-{####} | 08{2..9}-{######} |
    08{2..9}-{###} {###} | 1-300-{##}-{####} | 1800-{##}-{####} | (03) {####} {####} | +6012-{###} {####} | 03-{########} /
    {####} | 03-{########}, 01{#}-{#######} | 012 - {#######} | 03 - {########}
    """
)
PEOPLE = listed(
    """
    {malay} | {malay} | {chinese} {chinese} {chinese} | {indian} | NUR {malay} | SITI {malay} | {malay} BINTI {malay} |
    ADMIN | CASHIER | USER | MANAGER | SUPERVISOR | {malay} {malay} | {indian} A/L {indian} | ONG {chinese} {chinese} | {##}
    | {####} | {A}{##} | CS{##} | {###} {malay} | {####} - {malay} | CASHIER {1..9} | COUNTER {1..9}
    """
)
