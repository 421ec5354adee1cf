"""Indonesia: names, streets and towns from Faker; whole rupiah with dots, PPN in shops, the region's tax on meals."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from numpy.random import Generator

from receipts.config import component
from synth.content.faked import FakedLocale, worded
from synth.content.locale import Assortment, TaxRule
from synth.content.words.indonesian import TRADE_WORDS
from synth.draw import Weight, listed, pick

_WORDS = worded(
    """
    titles: Struk Belanja | Struk Pembayaran | Nota | Nota Penjualan | Kuitansi | Struk | Bukti Pembayaran | *** Struk ***
    | Faktur | Invoice | Bill | Receipt | Nota Tunai
    registrations: {}
    tax_ids: NPWP: {} | NPWP : {} | NPWP {} | No. NPWP: {} | N.P.W.P : {}
    phones: Telp. {} | Telp: {} | Tlp. {} | Tel. {} | Telp : {} | {} | WA: {} | HP. {} | No. Telp {} | Telepon: {}
    faxes: Fax. {} | Fax: {} | Faks: {}
    footers: Barang yang sudah dibeli tidak dapat ditukar | Barang yang sudah dibeli tidak dapat dikembalikan
    | www.{site}.co.id | IG: @{site}
    | Harga sudah termasuk PPN | Kritik dan saran: {phone} | Layanan konsumen {phone} | SMS/WA 08{##########}
    | Simpan struk ini sebagai bukti
    | Anda hemat {1..20}.000 | Member: {########} | Poin Anda: {0..900} | Email: {site}@gmail.com | Password wifi: {site}
    | Selamat menikmati
    | Penukaran barang maks. {1..7} hari dengan struk | Belanja hemat setiap hari | Follow IG @{site} | Ref. {############}
    | Lunas | Customer Copy
    thanks: Terima kasih | Terima Kasih atas kunjungan Anda | Terima kasih, selamat berbelanja kembali
    | Selamat datang kembali | Terima kasih!
    | *** Terima Kasih *** | Terima kasih telah berbelanja | Sampai jumpa kembali | Thank you
    subtotal: Subtotal | Sub Total | Sub-Total | Jumlah | Harga Jual | Total Item | Subtotal {cur}
    exclusive: DPP | Total Sebelum Pajak | Dasar Pengenaan Pajak | Harga Jual
    inclusive: Total Termasuk Pajak | Total | Total Incl. {tax} | Total Bayar | Grand Total
    discount: Diskon | Diskon | Disc | Potongan | Hemat | Total Diskon | Voucher | Anda Hemat | Diskon {1..5}0%
    service: Service {s}% | Service Charge | Biaya Layanan | Service | Servis {s}%
    tip: Tip
    tax_row: {tax} {rate}% | {tax} | {tax} ({rate}%) | Pajak | {tax} : {rate}% | Pajak {rate}%
    unrounded: Total | Jumlah
    rounding: Pembulatan | Pembulatan | Rounding
    rounded: Total | Total Bayar | Grand Total | Jumlah Bayar | Total Tagihan
    final: Total | Total | Total | Grand Total | Total Bayar | Total Belanja | Jumlah | Total {cur} | Total Tagihan
    | Jumlah Total | Total Harga | Total Pembayaran | Netto | Total Rp | Jumlah Bayar | TOTAL
    pieces: Total Item | Jml Item | Jumlah Item | Item | Total Qty | Jumlah Barang | Qty
    change: Kembali | Kembali | Kembalian | Kembali {cur} | Uang Kembali | Change
    cash: Tunai | Tunai | Bayar | Cash | Tunai {cur} | Bayar Tunai | Uang Tunai | Pembayaran Tunai | Dibayar
    summary: Rincian Pajak | Pajak | {tax}
    traps: Anda Hemat | Total Hemat | Total Poin | Deposit | Uang Muka | Sisa
    base_head: DPP | Dasar | Nilai
    tax_head: {tax} | Pajak | PPN
    included: Harga termasuk {tax} {rate}% | Termasuk {tax} {rate}% | {tax} {rate}% sudah termasuk
    payment_modes: Pembayaran | Cara Bayar | Jenis Bayar
    times: {q} x {p} | {q} X {p} | {q} x @{p} | {q} @ {p} | {q} pcs x {p} | {q} PCS X {p} | {q}x {p} | @{p} x {q}
    | {q} bh x {p} | {q} x {m}{p}
    head_name: Nama Barang | Barang | Item | Nama | Menu | Keterangan | Produk
    head_quantity: Qty | Jml | Qty | Banyak
    head_price: Harga | Hrg | @ | Harga Satuan
    head_amount: Jumlah | Total | Subtotal | Total {cur} | Jumlah {cur} | Harga
    head_tax: Pjk | P | PPN
    printed_on: Dicetak
    hotline: 1500 123
    slogans: Cabang {site} | Belanja puas harga pas | Sejak {1970..2015} | Selamat datang | Buka 24 jam | Halal
    | Lezat dan murah | Outlet {###} | Pusat
    phone: Telp
    no_phone: Telp : | Telp. | WA :
    sites: {site}@gmail.com | www.{site}.co.id | IG: @{site}
    bill_to: Kepada Yth. | Pelanggan : | Customer : | Tuan/Toko :
    mobile: 08{##}-{####}-{####}
    number: No. Struk | No. Nota | No | No. Bon | No. Transaksi | Struk | No. Faktur | No. Trx | Bon | Trx ID | Nomor
    | No. Invoice | Nota
    date: Tanggal | Tanggal | Tgl | Tgl. | Tgl Transaksi | Waktu | Tanggal
    time: Jam | Waktu | Pukul | Jam
    cashier: Kasir | Kasir | Kasir | Pelayan | Operator | User | Dilayani oleh | Waiter | Petugas
    table: Meja | No. Meja | Meja No.
    covers: Tamu | Pax | Jml Tamu | Orang
    extras: Kasir = {1..9} | Pos = {##} | Shift = {1..3} | Toko = {A###} | Antrian = {##} | Pelanggan = UMUM | Order = {####}
    | Sales = {##} | Ref = {######} | Jenis = DINE IN | Cabang = {###} | Counter = {##}
    weekdays: Min | Sen | Sel | Rab | Kam | Jum | Sab
    cards: DEBIT BCA | QRIS | GOPAY | OVO | DEBIT MANDIRI | KARTU KREDIT | KARTU DEBIT | DANA | SHOPEEPAY | VISA | FLAZZ
    | TRANSFER | DEBIT BRI
    numbers: ######## | TRX-###### | ####.##.#### | INV/20##/#### | A###-####-######## | #### | ####### | POS-####
    | ##.###### | NT######
    articles: 899########## | 899########## | ######## | ###### | A#### | ####
    promos: Diskon | Potongan Harga | Promo | Diskon 10% | Hemat | Voucher Belanja
    tables: {1..40} | A{1..20} | {##} | VIP {1..5} | TAKE AWAY | BUNGKUS | Lesehan {1..9} | T{1..30}
    """
)
_NOUNS = worded(
    """
    grocery: Swalayan | Minimarket | Supermarket | Mart | Grosir | Toserba | Sembako | Buah Segar | Roti | Fresh Market
    | Busana | Plaza | Kelontong
    hardware: Bangunan | Material | Besi | Cat | Elektrik | Teknik | Keramik | Listrik | Motor
    stationery: Buku | Alat Tulis | Fotocopy | Stationery | Percetakan | Gramedia Baru
    pharmacy: Apotek | Farma | Apotik | Klinik | Kosmetik | Optik
    fuel: SPBU | Energi | Migas
    restaurant: Rumah Makan | Warung | Resto | Bakso | Ayam Goreng | Sate | Kedai | Kafe | Kopi | Seafood | Mie Ayam
    | Nasi Padang | Soto | Bakery | Restoran
    cafe: Kopi | Kafe | Kedai Kopi | Coffee
    clothing: Busana | Batik | Sepatu | Fashion | Konveksi
    electronics: Elektronik | Komputer | Cell | Ponsel
    hotel: Hotel | Penginapan | Homestay | Wisma
    parking: Parkir | Secure Parking
    service: Jasa | Bengkel | Laundry | Salon | Servis
    """
)
# Usual prices in rupiah; r marks staple food, which is exempt.
_GOODS = worded(
    """
    grocery: INDOMIE GORENG = 3500 | {brand} MIE KUAH = 3200 | BERAS 5KG {brand} = 68000 r | BERAS PANDAN 1KG = 15000 r
    | MINYAK GORENG 2L = 36000 | GULA PASIR 1KG = 16500
    | TELUR AYAM 1KG = 28000 r | TEPUNG TERIGU 1KG = 12000 | GARAM 250G = 3000 r | KECAP MANIS {brand} = 12500
    | SAMBAL BOTOL = 11000 | SAOS TOMAT = 9500 | SUSU UHT 1L = 18500
    | SUSU KENTAL MANIS = 13000 | KOPI BUBUK 165G = 16000 | KOPI SACHET 10S = 13500 | TEH CELUP 25S = 7500
    | AIR MINERAL 600ML = 3500 | AIR MINERAL 1500ML = 6500
    | {brand} TEH BOTOL = 5000 | MINUMAN SODA 390ML = 6500 | JUS JERUK 250ML = 7000 | ROTI TAWAR = 15500
    | ROTI SOBEK COKLAT = 14000 | BISKUIT KELAPA = 9000 | WAFER {brand} = 8500
    | KERIPIK KENTANG = 11000 | KERUPUK UDANG = 13000 | COKLAT BATANG = 12000 | PERMEN MINT = 4000 | ES KRIM CUP = 9500
    | DAGING SAPI = 65000 r | AYAM POTONG = 38000 r | IKAN LELE = 27000 r
    | TAHU PUTIH = 6000 r | TEMPE = 7000 r | BAWANG MERAH = 14000 r | CABE RAWIT = 12000 r | TOMAT = 6000 r
    | KENTANG 1KG = 17000 r | WORTEL = 8000 r | PISANG = 19000 r | JERUK = 24000 r | APEL FUJI = 34000 r
    | SABUN MANDI {brand} = 4500 | SAMPO {brand} 170ML = 22000 | PASTA GIGI 190G = 14500 | DETERJEN 800G = 19000
    | SABUN CUCI PIRING = 11500 | PEWANGI PAKAIAN = 13000 | TISU 250S = 12500
    | POPOK BAYI L28 = 58000 | PEMBALUT 8S = 9000 | OBAT NYAMUK = 12000 | ROKOK {brand} 16 = 32000 | BATERAI AA 2S = 13000
    | KANTONG PLASTIK = 500 | BAYGON 600ML = 38000 | LAMPU LED 9W = 29000
    hardware: SEMEN 40KG = 62000 | CAT TEMBOK 5KG = 145000 | CAT KAYU 1KG = 72000 | KUAS 3" = 15000 | ROL CAT = 28000
    | PAKU 5CM 1KG = 22000 | SEKRUP GYPSUM = 35000 | PIPA PVC 1/2" = 31000
    | PIPA PVC 3/4" = 42000 | LEM PIPA = 12000 | KRAN AIR 1/2" = 38000 | SELANG 5M = 55000 | KABEL NYM 2X1.5 = 12000
    | SAKLAR {brand} = 18000 | STOP KONTAK = 22000 | LAMPU 12W = 34000 | MARTIL = 45000
    | OBENG SET = 38000 | GERGAJI = 52000 | ENGSEL 4" = 17000 | GEMBOK 40MM = 35000 | TRIPLEK 9MM = 135000 | AMPLAS = 5000
    | KAWAT BENDRAT = 24000 | BATA RINGAN = 12000 | SARUNG TANGAN = 10000
    stationery: PULPEN {brand} = 4000 | PENSIL 2B = 5000 | BUKU TULIS 38 = 5000 | BUKU GAMBAR A4 = 9000
    | KERTAS A4 70GR = 52000 | SPIDOL = 10000 | PENGHAPUS = 3000 | PENGGARIS 30CM = 6000 | MAP PLASTIK = 5000
    | AMPLOP 100S = 22000 | LEM KERTAS = 7000 | GUNTING = 14000 | STAPLER = 18000 | FOTOCOPY A4 = 500 | PRINT WARNA = 2000
    | NOVEL {brand} = 85000 | TINTA PRINTER = 95000 | LAKBAN = 13000 | JILID = 10000
    pharmacy: PARACETAMOL 500 = 6000 | VITAMIN C = 28000 | OBAT BATUK 60ML = 17000 | MINYAK KAYU PUTIH = 26000
    | TOLAK ANGIN 5S = 19000 | PLESTER 10S = 8000 | BETADINE 15ML = 21000 | MASKER 50S = 32000
    | HAND SANITIZER = 16000 | BEDAK BAYI = 14000 | SALEP KULIT = 18000 | ANTASIDA = 11000 | TETES MATA = 16000
    | SUSU BAYI 400G = 98000 | LIPSTIK {brand} = 59000 | SUNSCREEN = 68000 | KAPAS = 9000
    fuel: PERTALITE = 10000 | PERTAMAX = 12900 | PERTAMAX TURBO = 14400 | SOLAR = 6800 | DEXLITE = 14000 | PERTAMINA DEX = 15000
    restaurant: Nasi Goreng = 25000 | Nasi Goreng Spesial = 32000 | Mie Goreng = 24000 | Mie Ayam Bakso = 22000
    | Bakso Urat = 23000 | Soto Ayam = 22000 | Soto Betawi = 35000 | Sate Ayam 10 = 30000
    | Sate Kambing 10 = 48000 | Ayam Bakar = 28000 | Ayam Goreng = 26000 | Ayam Geprek = 20000 | Bebek Goreng = 38000
    | Ikan Gurame Bakar = 85000 | Lele Goreng = 20000 | Cumi Goreng Tepung = 45000
    | Udang Saus Padang = 65000 | Rendang = 24000 | Gado-Gado = 22000 | Pecel = 18000 | Cah Kangkung = 18000 | Capcay = 28000
    | Sop Buntut = 68000 | Rawon = 35000 | Nasi Putih = 7000 | Tahu Tempe = 12000 | Telur Dadar = 10000
    | Pempek = 28000 | Martabak Telur = 35000 | Roti Bakar = 20000 | Pisang Goreng = 18000 | Kerupuk = 3000 | Sambal = 5000
    | Paket Hemat {1..6} = 29000 | Es Teh Manis = 6000 | Teh Tawar = 4000 | Es Jeruk = 12000
    | Jus Alpukat = 18000 | Jus Mangga = 18000 | Es Campur = 20000 | Es Kelapa = 17000 | Kopi Hitam = 10000
    | Kopi Susu = 22000 | Cappuccino = 30000 | Air Mineral = 7000 | Bir Bintang = 45000 | Teh Botol = 8000
    """
)


@component
class Indonesia(FakedLocale):
    """Receipts as Indonesia prints them: rupiah without minor units, PPN of 10, then 11 %, pajak resto of 10 % on top.

    Attributes:
        weight: how often it is taken, against the other locales.
    """

    weight: Weight = 1.0
    code: ClassVar[str] = "id_ID"
    faker_code: ClassVar[str] = "id_ID"
    currency: ClassVar[str] = "IDR"
    coin: ClassVar[int] = 100
    minor_digits: ClassVar[int] = 0
    price_scale: ClassVar[float] = 3500.0
    decimal_mark: ClassVar[str] = ","
    thousands_mark: ClassVar[str] = "."
    upper_share: ClassVar[float] = 0.5
    services: ClassVar[Sequence[int]] = (500, 500, 1000, 700)
    notes: ClassVar[Sequence[int]] = (1000, 5000, 10000, 20000, 50000, 50000, 100000)
    assortment: ClassVar[Assortment | None] = Assortment(_GOODS, step=500, endings=(0, 0, 0, 400), meal_step=1000)
    nouns: ClassVar[Mapping[str, Sequence[str]]] = _NOUNS
    shapes: ClassVar[Sequence[str]] = listed(
        """
        Toko {surname} | Toko {invented} | {noun} {surname} | {noun} {invented} | {noun} {first} | PT {invented} {surname} | PT.
        {invented} {invented} Tbk | CV {surname} Jaya | CV. {invented} Abadi | UD {surname} | {noun} Ibu {first} | {noun} Pak
        {first} | {noun} Sari {surname} | {invented} {noun} | {noun} {town} | {noun} {surname} Jaya | Sinar {surname} {noun} |
        {noun} Berkah {first} | Koperasi {surname} | PT {surname} Makmur Sentosa
        """
    )
    places: ClassVar[Sequence[str]] = (
        "Kel. {town}",
        "Ruko {surname} Blok {A}{1..20}",
        "Mall {town}",
        "Kec. {town}",
        "RT 0{1..9}/RW 0{1..9}",
    )
    addresses: ClassVar[Sequence[str]] = listed(
        """
        {street} No. {1..250} / {town} {postcode} | {street} No.{1..250} / {town} | {street} No. {1..250}, {town} | {street}
        {1..200} / {place} / {town} {postcode} | {place} / {street} No. {1..150} / {town} | {street} Km. {1..20} / {town} -
        {state} {postcode} | {street} No. {1..99}{A} / {town} {postcode} | {street} No. {1..250}, {place}, {town} {postcode}
        """
    )
    phone_forms: ClassVar[Sequence[str]] = listed(
        """
        021-{#######} | 021-{########} | (021) {########} | 0{###}-{######} | (0{###}) {######} | 08{##}-{####}-{####} |
        08{##########} | +62 21 {#######} | 0{##}-{#######} | 1500{###} | 021 {####} {####}
        """
    )
    registration_forms: ClassVar[Sequence[str]] = ("NIB {#############}", "Cabang {town}", "Kode Toko {A###}")
    registration_share: ClassVar[float] = 0.2
    tax_id_forms: ClassVar[Sequence[str]] = ("0{#}.{###}.{###}.{#}-{###}.000", "{##}.{###}.{###}.{#}-{###}.{###}")
    words: ClassVar[Mapping[str, Sequence[str]]] = {
        **_WORDS,
        **TRADE_WORDS,
        "tax": ("PPN",),
        "marks": ("", "", "", "Rp", "Rp ", "Rp.", "Rp. ", "IDR "),
        "heads": ("Rp", "Rp.", "IDR", "Rp"),
    }

    def tax(self, kind: str, when: date, rng: Generator) -> TaxRule | None:
        """PPN at 10 %, at 11 % from April 2022, staples exempt; the region's 10 % on meals."""
        if kind in ("restaurant", "cafe", "hotel", "parking"):
            return TaxRule(pick(rng, ("PB1", "Pajak Resto", "Pajak", "PPN", "PB 1", "Tax")), 1000, "P", "", levels={})
        rate = 1100 if when >= date(2022, 4, 1) else 1000
        return TaxRule(pick(rng, ("PPN", "PPN", "P.P.N", "PPn")), rate, pick(rng, ("V", "*", "P")), pick(rng, ("N", "-", "B")))

    def date_formats(self) -> Mapping[str, float]:
        """Days before months."""
        return {
            "%d/%m/%Y": 30.0,
            "%d-%m-%Y": 20.0,
            "%d.%m.%y": 10.0,
            "%d/%m/%y": 12.0,
            "%Y-%m-%d": 6.0,
            "%d %b %Y": 8.0,
            "%d %B %Y": 3.0,
            "%d-%m-%y": 6.0,
            "%d-%b-%Y": 3.0,
        }

    def time_formats(self) -> Mapping[str, float]:
        """Clocks of 24 hours, at times with a dot."""
        return {"%H:%M": 5.0, "%H:%M:%S": 5.0, "%H.%M": 1.0, "%H:%M WIB": 0.5}
