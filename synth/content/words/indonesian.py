"""Indonesian: what the trades sell, charge and note, what sheets and slips say, as tills of Indonesia print it. Data only."""

from collections.abc import Mapping, Sequence

from synth.content.faked import worded

TRADE_WORDS: Mapping[str, Sequence[str]] = {
    **worded(
        """
        goods/colour: HITAM | PUTIH | BIRU TUA | ABU-ABU | MERAH | BIRU | HIJAU | KREM | PINK MUDA | COKLAT | KHAKI | GADING
        | OLIVE TUA | MAROON | KUNING | UNGU | ORANYE
        goods/grams: {50..950}GR | {1..9}00GR | {1..5}KG | 250GR | 500GR | 400GR
        goods/litres: 1LT | 2LT | 500ML | 330ML | 750ML | 1,5LT | 6X330ML | 600ML | 250ML
        goods/pack: ISI {2..12} | {2..12}S | {2..6} PCS | PAK {4..10} | ISI {6..24}
        goods/pills: {1..10}0 TAB | STRIP 10 | 24 KPL | {2..6}0 KPS | BOX {2..6}X10 | 10 TAB
        goods/bottle: 60ML | 100ML | 150ML | 200ML | 250ML | 400ML
        posts: KASIR | ADMIN TOKO | PEMILIK
        vouchers: Voucher | Voucher Belanja | Kupon | Kartu Hadiah | Saldo Member
        voids: Batal {name} | BATAL {name} | Item Batal | *BATAL* {name} | Koreksi {name} | Retur {name}
        discounts: Diskon {percent}% | DISKON {percent}% | Potongan {percent}% | Hemat {percent}% | Promo Hemat {percent}%
        members: No. Member | Member ID | Kartu Member | No. Kartu | Pelanggan
        points: Poin didapat: {1..250} | Poin belanja ini: {1..99} | Saldo poin: {100..9999} | Bonus poin: {5..80}
        | Total poin {100..9999}
        grocery/produce: PISANG CAVENDISH | APEL MALANG | APEL FUJI CURAH | TOMAT CURAH | WORTEL CURAH | BAWANG BOMBAY
        | BAWANG MERAH | ANGGUR MERAH | JAHE | PAPRIKA MERAH | KENTANG DIENG | BROKOLI | JERUK MEDAN | PIR XIANG LIE
        | UBI CILEMBU | BAWANG PUTIH | KOL PUTIH | TIMUN | MANGGA HARUM MANIS | PEPAYA CALIFORNIA | SEMANGKA
        | JERUK LEMON LOKAL | LABU SIAM | TERONG UNGU | CABE MERAH | CABE RAWIT | BUAH NAGA | SALAK PONDOH | RAMBUTAN
        | ALPUKAT | KANGKUNG | BUNCIS
        grocery/counter: DAGING GILING | DADA AYAM FILET | AYAM UTUH | DAGING KAMBING | FILET SALMON | UDANG KUPAS
        | DAGING ASAP | KEJU POTONG | DAGING RENDANG | IKAN NILA | IKAN TONGKOL | SOSIS SAPI | CUMI SEGAR
        | BAKSO SAPI {brand} | IKAN KEMBUNG | PAHA AYAM | SAYAP AYAM | HATI AYAM | IKAN GURAME | IGA SAPI
        grocery/drinks: MINUMAN COLA {brand} {litres} | AIR MINERAL {brand} {litres} | TEH KOTAK {litres}
        | SARI JERUK {litres} | {brand} MINUMAN ENERGI | AIR SODA {litres} | TEH MELATI {brand} {litres}
        | KOPI SUSU {brand} 220ML | SARI KACANG HIJAU 250ML | SIRUP COCOPANDAN 460ML | ISOTONIK {brand} 500ML
        deposits: Deposit Galon | Jaminan Botol | Deposit Botol | + Deposit Galon
        empties: Retur Galon | Botol Kosong | Retur Botol | Tukar Galon
        bags: Kantong Plastik | Tas Belanja | Kantong Kertas | Tas Kain | Plastik Besar
        cafe/drinks: Kopi Hitam | Kopi Tubruk | Kopi Susu Gula Aren | Es Kopi Susu | Espresso | Cappuccino | Cafe Latte
        | Americano Dingin | Moka | Kopi Aceh | Vietnam Drip | Coklat Panas | Es Coklat | Teh Manis | Es Teh Manis
        | Teh Tarik | Teh Tawar | Matcha Latte | Lemon Tea Dingin | Jus Alpukat | Jus Mangga | Jus Jeruk | Es Kelapa Muda
        | Wedang Jahe | Bandrek | Susu Murni | Air Mineral | Thai Tea
        cafe/food: Croissant Keju | Roti Bakar Coklat | Roti Bakar Keju | Donat Kentang | Pisang Goreng Keju | Pisang Bakar
        | Kentang Goreng | Singkong Goreng | Bolu Pisang | Kue Wortel | Kue Keju | Brownies Kukus | Kue Lapis | Lumpia
        | Tahu Crispy | Sandwich Telur | Nasi Goreng Kafe | Mie Goreng Jawa | Indomie Telur | Roti Sosis | Martabak Mini
        | Klepon | Risoles | Siomay | Cireng Bumbu | Panekuk | Salad Buah | Sup Jagung
        cafe/extras: Susu Oat | Susu Almon | Susu Kedelai | Tambah Espresso | Sirup Vanila | Sirup Karamel | Krim Kocok
        | Keju Parut
        cafe/wishes: Tanpa gula | Susu rendah lemak | Tanpa kafein | Panas sekali | Kurang manis | Tanpa busa | Es sedikit
        | Gelas sendiri | Encer | Es banyak | Gula terpisah
        cafe/requests: Hangat | Tanpa mentega | Tidak pedas | Untuk berdua | Dipanggang | Tanpa bawang | Dipotong dua
        | Saus dipisah | Dibungkus
        cafe/sizes: KECIL | SEDANG | BESAR | (K) | (S) | (B) | 250ML | 350ML | 450ML | | |
        cafe/places: Jenis = Makan di tempat | Jenis = Dibawa pulang | Antrian = {##} | No. Pesanan = {###} | Meja = {1..30}
        | Pager = {1..40} | Jenis = Ojek online
        cafe/names: Nama | Pelanggan | Pesanan untuk | Tamu
        stamps: {1..9} stempel terkumpul | Beli 9 gratis 1 | Stempel: {1..9}/10 | Wifi gratis: tanya kasir |
        fuel/wash: CUCI MOBIL {1..4} | CUCI MOTOR | CUCI SALJU | CAIRAN WIPER 1L | TAMBAH ANGIN | OLI MESIN 1L | NITROGEN
        fuel/snacks: KOPI PANAS | KERIPIK {brand} | AIR MINERAL 600ML | ROTI ISI | COKLAT {brand} | MINUMAN ENERGI | PERMEN
        | TISU
        fuel/pumps: Pompa | No. Pompa | Pulau/Pompa | Nozel | Selang
        fuel/units: L | LTR | LITER
        fuel/labels: Operator = {##} | No. SPBU = {##.#####} | KM = {#####}{#} | Kartu = {####} | Jenis = PENJUALAN
        | Kode = {######} | Terminal = {########} | Shift = {1..3} | Bayar = TUNAI | No. Trans = {######}
        | No. Plat = {A #### AAA}
        fuel/notes: Poin didapat {1..120} | Saldo kartu {100..9000} poin | Kumpulkan poin tiap liter | Periksa oli dan ban
        | Anda menggunakan BBM subsidi
        pharmacy/prescription: AMOKSISILIN {1..5}00MG | METFORMIN 500MG KAPLET | AMLODIPIN 5MG TAB
        | SIMVASTATIN {2..4}0MG TB | OMEPRAZOL 20MG KAPS | SALBUTAMOL 2MG TAB | LEVOTIROKSIN {1..4}25MCG | PREDNISON 5MG TAB
        | CANDESARTAN 8MG TAB | SERTRALIN 50MG TAB | HIDROKORTISON KRIM | INSULIN PEN 3ML BOX | TETES MATA LATANO
        | WARFARIN 2MG TAB | KODEIN 10MG TAB | CEFIXIME 100MG KAPS
        pharmacy/labels: No. Resep = {######} | Resep = {A}{#####} | dr. = {A}. {doctor} | Dokter = dr. {doctor}
        | Apoteker = {A}.{A}. | Pasien = {A}.{A}. | Ulangan = {0..5} dari 6 | BPJS = {########} | SIPA = {######}
        | Poli = UMUM
        pharmacy/doses: 2 x sehari 1 tablet | 1 x sehari sesudah makan | Oleskan 2 x sehari | 2 tiap 6 jam
        | Sesuai petunjuk dokter | 1 malam hari | 3 x sehari 1 tablet sesudah makan
        pharmacy/batches: Batch {A}{####} ED {month} | Lot {#####} Exp. {month} | ED {month} | No. Batch {A}{A}{###}
        pharmacy/covered: BPJS | TANGGUNGAN ASURANSI | ASURANSI | POTONGAN BPJS
        pharmacy/notes: Jauhkan dari jangkauan anak | Obat yang sudah dibeli tidak dapat dikembalikan
        | Tanyakan pada apoteker | Simpan di bawah 25°C | Semoga lekas sembuh
        hardware/loose: SEKRUP {3..6}X{20..90} | PAKU {20..100}MM | RING M{4..12} | BAUT M{4..16}X{20..120} | MUR M{4..16}
        | FISHER {6..12}MM | TIES {100..300}MM | GANTUNGAN KUNINGAN | PAKU KELING {3..6}MM | KNIE TEMBAGA {15..22}MM
        hardware/lengths: KABEL NYM 2X1,5 | RANTAI {3..8}MM | TALI TAMBANG {6..16}MM | KASO {25..100}X{50..150}
        | PIPA PVC {20..110}MM | SELANG {12..25}MM | PIPA TEMBAGA {15..22}MM | LIS LANTAI | KAWAT LOKET
        | KABEL SERABUT 3X1,5
        hardware/accounts: Akun = {A}{####} | Kartu tukang = {######} | No. Akun = {#####} | Pesanan = {####}
        | Pelanggan = TUNAI
        hardware/notes: Barang potongan tidak dapat dikembalikan | Cat campuran tidak dapat dikembalikan
        | Retur maks. {14..45} hari dengan nota
        clothing/adults: KAOS {colour} | KEMEJA OXFORD {colour} | CELANA JEANS SLIM | CELANA CHINO {colour} | GAUN MIDI
        | SWEATER {colour} | JAKET {colour} | JAKET HOODIE {colour} | ROK PLISKET | BLUS {colour} | SEPATU {colour}
        | SEPATU BOT | SANDAL {colour} | IKAT PINGGANG KULIT | KAOS KAKI 3PCS | CELANA DALAM 5PCS | SYAL {colour}
        | CELANA LEGGING {colour} | JAS {colour} | KAOS POLO {colour} | KARDIGAN {colour} | CELANA PENDEK {colour}
        | JAKET {brand} | SEPATU {brand} | TAS {colour} | DASI SUTRA | TOPI {colour} | PIYAMA | BAJU RENANG
        | KEMEJA BATIK {colour} | GAMIS {colour} | JILBAB {colour}
        clothing/children: KAOS ANAK {colour} | BAJU BAYI 3PCS | CELANA SEKOLAH | SERAGAM SD SET | JEANS ANAK
        | GAUN ANAK {colour} | JAKET ANAK {colour} | CELANA PENDEK ANAK | SEPATU ANAK | CELEMEK BAYI 5PCS | LEGGING ANAK
        | KAOS KAKI BAYI 5PCS
        clothing/sizes: S | M | L | XL | XS | XXL | 28 | 30 | 32 | 34 | 36 | 38 | 40 | ALL SIZE | 3L | {36..45}
        clothing/ages: 2-3 th | 3-4 th | 5-6 th | 7-8 th | 10 th | 12 th | 0-3 bln | 6-9 bln | 12-18 bln
        clothing/styles: Ukuran {size} | Ukuran: {size} | Uk. {size} | {size} | {style} {size} | Art {style} Uk {size}
        | {size} / {style}
        clothing/returns: Tukar maks. {14..60} hari dengan struk dan label | Tukar maks. {7..30} hari
        | Barang diskon tidak dapat ditukar | Pakaian dalam tidak dapat ditukar | Pengembalian dana hanya ke kartu asal
        | Simpan struk ini untuk penukaran | Label hilang tidak dapat ditukar
        clothing/staff: Pramuniaga = {##} | Sales ID = {####} | Penjual = {###} | Toko = {###} | Dept. = {##}
        electronics/phones: HP {brand} {6..15} 64GB | HP {brand} {A}{##} 128GB | {brand} NOTE {8..20} RESMI
        | {brand} FOLD 256GB RESMI | HP {brand} {A}{#}E DUAL SIM
        electronics/devices: LAPTOP {brand} {13..17} INCI | TV LED {brand} {32..75} INCI | TABLET {brand} 10 INCI
        | MONITOR {brand} 27 INCI | KAMERA {brand} {A}{###} | PRINTER {brand} {A}{A}{###} | KONSOL GIM 1TB
        | JAM PINTAR {brand} | PENGERAS SUARA {brand} | ROUTER {A}{A}{####} WIFI | PENYEDOT DEBU {brand}
        | OVEN LISTRIK {brand} 20L | KIPAS ANGIN {brand} | MESIN CUCI {brand} 7KG | KULKAS {brand} 1PT
        | HARDISK {brand} {1..8}TB
        electronics/small: KABEL USB-C {1..3}M | KABEL HDMI 2M | CASING HP {colour} | ANTI GORES KACA | MOUSE {brand} HITAM
        | PAPAN KETIK {brand} | KARTU SD 64GB | FLASHDISK 32GB | EARPHONE {brand} | CAS HP 20W | POWERBANK {5..20}000MAH
        | BATERAI AAA 8S | TINTA {###}XL | ADAPTOR {A}{A}{##} RI | WEBCAM {brand} FHD | TONER HITAM {####} | STEKER 4 LUBANG
        electronics/serials: S/N: | No. Seri | SN: | Nomor Seri
        electronics/warranties: GARANSI {2..5} TAHUN | PERP. GARANSI {2..3} TH | PROTEKSI {12..36} BLN
        | PROTEKSI LAYAR {1..2} TH | JASA INSTALASI
        electronics/trade_ins: TUKAR TAMBAH | TUKAR TAMBAH HP | CASHBACK TUKAR | HP LAMA
        electronics/notes: Garansi {12..36} bulan sejak pembelian | Simpan nota ini untuk garansi
        | Perangkat lunak terbuka tidak dapat dikembalikan | Tukar maks. {7..30} hari dengan dus asli
        | Daftarkan produk di www.{A}{A}layanan.id | Garansi batal bila segel rusak
        hotel/rooms: Sewa Kamar | Kamar Deluxe | Kamar Standar | Kamar Superior | Kamar Twin Deluxe | Suite Keluarga
        | Kamar Keluarga | Akomodasi | Kamar Ekonomi | Kamar per Malam | Ranjang Asrama | Kamar Single AC
        hotel/meals: Sarapan | Sarapan Prasmanan | Makan Malam | Layanan Kamar | Bar Hotel | Paket Makan | Teh Sore
        | Makan Siang
        hotel/others: Minibar Kamar | Penatu | Parkir | Keluar Terlambat | Pijat Spa | Kasur Tambahan | Telepon
        | Antar Bandara | TV Berbayar | Sewa Motor | Ruang Rapat | Internet Cepat
        hotel/town_taxes: PAJAK HOTEL | Retribusi Wisata | Pajak Kota | Retribusi Daerah
        hotel/deposits: Uang Muka | Bayar di Muka | Prabayar Online | Deposit Pesanan
        hotel/cards: KARTU KREDIT | KARTU DEBIT | VISA | MASTERCARD
        hotel/arrivals: Masuk | Tgl Masuk | Tiba | Dari
        hotel/departures: Keluar | Tgl Keluar | Berangkat | Sampai
        hotel/room_labels: Kamar | No. Kamar | Kmr
        hotel/guests: Tamu | Nama Tamu | Nama
        hotel/labels: Folio Tamu = {#####} | No. Folio = {######} | Jml Tamu = {1..4} | Dewasa = {1..3}
        | Kode tarif = {A}{A}{A} | No. Konf. = {########} | Pesanan = {A}{A}{######} | No. Res. = {######} | Akun = {####}
        | Perusahaan = PRIBADI
        hotel/notes: Terima kasih telah menginap | Kami tunggu kedatangan Anda kembali | Tanda tangan tamu
        | Tamu bertanggung jawab atas tagihan | Batas keluar kamar pukul {10..12}.00 | Kunci kamar harap dikembalikan
        parking/fees: PARKIR | TARIF PARKIR | JASA PARKIR | PARKIR SINGKAT | PARKIR {hours} JAM | MAKS. {hours} JAM
        | TARIF PER JAM | GEDUNG PARKIR | ZONA {A} TARIF {1..4} | PARKIR TAMU | PARKIR P{1..9}
        parking/first: JAM PERTAMA | TARIF MASUK | TARIF AWAL
        parking/lost: TIKET HILANG | GANTI TIKET | BIAYA ADMIN
        units/parking: | JAM
        parking/in: Masuk | Jam Masuk | Waktu Masuk | Mulai
        parking/out: Keluar | Jam Keluar | Waktu Keluar | Selesai
        parking/stays: Durasi | Lama Parkir | Lama | Total Waktu
        parking/clocks: {h}:{m:02d} | {h}j {m:02d}m | {h} jam {m} mnt | {h:02d}:{m:02d}
        parking/labels: No. Tiket = {######} | Tiket = {###########} | Mesin = {##} | Pos Keluar = {1..9}
        | No. Pol = {plate} | Plat = {plate} | Lantai = {1..6} | Blok = {A}{##} | Zona = {A} | Lokasi = {####}
        | Kendaraan = MOBIL | Kendaraan = MOTOR
        plates: A #### AA | A #### AAA | AA #### AA | AA #### A
        parking/notes: Harap keluar dalam {10..20} menit | Simpan struk ini | Hati-hati di jalan
        | Tiket hilang dikenakan denda | Tidak dapat dipindahtangankan | Jangan tinggalkan barang berharga
        service/work: Ongkos Kerja | Jasa Servis | Konsultasi | Pemasangan | Servis AC | Bersih-bersih | Perawatan Taman
        | Servis Komputer | Ganti Oli | Desain Grafis | Servis Pompa Air | Instalasi Listrik | Terjemahan | Les Privat
        | Pengecatan | Cuci AC | Servis Rem | Foto Acara | Perbaikan | Pelatihan
        service/parts: SARINGAN {A}{A}{###} | KATUP {##}MM | KAMPAS REM | OLI MESIN 5L | POMPA AIR {brand} | SELANG {1..5}M
        | TERMOSTAT AC | AKI 12V | LEM SILIKON | KABEL {5..50}M | SUKU CADANG {###} | BUSI 4 BH | KRAN {brand} | BAHAN
        | CAT {5..20}KG | SAKLAR {brand} | FREON R32
        service/fixed: Biaya Kunjungan | Transportasi | Biaya Perjalanan | Biaya Cek | Pemeriksaan | Buang Puing
        | Biaya Admin Kantor | Biaya Mendesak
        units/work: JAM | JM | JAM
        service/labels: No. SPK = {#####} | Pekerjaan = {A}{####} | Ref. Anda = PO {####} | No. PO = {######}
        | Tempo = 14 hari | Tempo = 30 hari | Tempo = Tunai | Teknisi = {A}.{A}. | KM = {#####} | No. Polisi = {A #### AAA}
        | Akun = {A}{###} | Proyek = {A}{A}-{##}
        service/customers: Pelanggan | Kepada Yth. | Klien | Ditagih kepada | Up.
        service/due: Jatuh tempo | Bayar sebelum | Tgl jatuh tempo | Tempo
        service/transfers: TRANSFER BCA | Transfer Bank | Transfer ATM | VIRTUAL ACCOUNT | Giro
        service/notes: Rek. BCA {###}-{#######} | Mohon cantumkan nomor faktur | Keterlambatan dikenakan denda
        | Garansi pekerjaan {6..24} bulan | Barang milik kami sampai lunas | Giro dianggap lunas setelah cair
        | Suku cadang bergaransi {12..24} bulan
        units/weight: KG
        units/length: M
        slip: SALINAN PELANGGAN | {method} | NO. KARTU {card} | {date} {time} | TID {########} MID {#########}
        | BATCH {######} TRACE {######} | REF {############} APPR {######} | JUMLAH Rp {amount} | DISETUJUI
        cards/other: QRIS | GOPAY | OVO | DANA | SHOPEEPAY | TRANSFER | FLAZZ
        head_position: No. | No | Urut
        head_code: Kode | Kode Barang | Kd. Brg | Kode Item
        head_unit: Satuan | Sat.
        head_date: Tanggal | Tgl | Hari
        head_charges: Debet | Tagihan | Biaya
        head_credits: Kredit | Pembayaran | Bayar
        head_balance: Saldo | Saldo | Saldo {cur}
        each: @ {p} | @{p} | x {p} | ({p}) | {p}/pcs
        piece_unit: pcs | bh | buah | unit
        brought_forward: Saldo pindahan | Pindahan | Dari halaman sebelumnya
        balance_forward: Saldo awal | Pindahan
        invoice_titles: Faktur | FAKTUR | Faktur Penjualan | FAKTUR PENJUALAN | Nota Penjualan | Tagihan
        bill_titles: NOTA | NOTA KONTAN | KUITANSI | Nota Tunai | FAKTUR TUNAI
        customer_line: Tuan/Toko | Nama | Pelanggan | Diterima dari | Kepada Yth.
        signatures: Tanda Terima | Hormat kami | Tanda tangan | Penerima | Yang menerima
        folio_titles: Tagihan Tamu | TAGIHAN KAMAR | Faktur | Rekening Tamu | Bukti Pembayaran
        total_credits: Total Pembayaran | Pembayaran | Sudah dibayar
        balance_due: Sisa Tagihan | Saldo | Sisa
        guest_signature: Tanda tangan tamu | Tanda tangan
        due: Jatuh Tempo | Bayar sebelum | Tgl Jatuh Tempo
        customer: No. Pelanggan = {#####} | Akun = {A}{###} | Kode Plg. = {######} | Ref. Anda = {A}{A}
        bank: Bank = Bank {site} | Atas nama = {name} | No. Rek. = {### ### ####} | SWIFT = {AAAAAAAA}
        | Rekening = {##########} | Cabang = {town}
        terms: Pembayaran {14..30} hari | Pembayaran tunai | Barang yang sudah dibeli tidak dapat dikembalikan
        | Mohon cantumkan nomor faktur | Keterlambatan dikenakan denda | Terima kasih atas kepercayaan Anda
        | Transfer ke rekening {name} | Barang milik kami sampai lunas | Klaim maksimal {3..14} hari | Harga dalam {cur}
        card_titles: PEMBELIAN | Penjualan | Pembayaran Kartu | TRANSAKSI KARTU | Debit
        card_amounts: JUMLAH | Jumlah | Total {cur} | TOTAL BAYAR | Jumlah Bayar
        card_base: Jumlah | Harga
        card_approved: DISETUJUI | Transaksi Berhasil | *** Disetujui *** | BERHASIL
        card_checked: PIN Terverifikasi | Tanpa Tanda Tangan | Verifikasi PIN Sukses
        card_copies: SALINAN PELANGGAN | Salinan Nasabah | SALINAN TOKO | *** Salinan Pelanggan *** | Struk Pelanggan
        card_terms: Simpan struk ini | Saya setuju membayar jumlah di atas | Struk ini bukti pembayaran sah
        | Mohon debit rekening saya
        card_signatures: Tanda Tangan | Tanda Tangan Pemegang Kartu | X
        card_entries: Cip | Nirsentuh | Gesek | Celup | Ketuk
        card_type: Kartu | Jenis Kartu | Tipe
        card_number: No. Kartu | Kartu | Nomor
        card_expiry: Berlaku s/d | Kedaluwarsa
        card_entry: Cara Baca | Metode | Entri
        card_application: AID
        card_label: Aplikasi | Apl.
        card_cryptogram: TC | AC | Kripto
        card_approval: Kode Setuju | No. Approval | Kode Appr. | Otorisasi
        card_terminal: ID Terminal | TID | Terminal EDC
        card_merchant: ID Toko | MID | No. Toko
        card_batch: No. Batch | Bets
        card_trace: No. Trace | No. Ref | Ref. | No. Urut
        fuel_heads: BBM | PENJUALAN BBM | Pompa | *** BBM ***
        fuel_grades: Produk | Jenis BBM | BBM
        fuel_volumes: Volume BBM | Liter | Jumlah
        fuel_prices: Harga | Harga/{unit} | Harga Satuan | {cur}/{unit}
        fuel_sales: Jumlah | Total BBM | Nilai {cur} | Jumlah {cur}
        kiosk_calls: Tunggu nomor Anda dipanggil | Ambil pesanan di konter | Perhatikan nomor di layar | Simpan struk ini
        | Silakan duduk, kami antar | Pesanan sedang disiapkan
        kiosk_orders: Nomor Pesanan | Nomor Anda | Pesanan | NO. ANTRIAN | Nomor Ambil
        kiosk_services: Makan di Tempat | Bawa Pulang | Ambil di Konter | Diantar ke Meja
        label_titles: Resep | Etiket Obat | Struk Apotek | Kuitansi | Salinan Resep
        warnings: Jauhkan dari jangkauan anak | Simpan di bawah {20..30} °C | Minum bersama makan | Minum dengan segelas air
        | Kocok dahulu | Obat luar | Dapat menyebabkan kantuk | Habiskan | Tanyakan pada apoteker | Jangan melebihi dosis
        parking_titles: Karcis Parkir | Struk Parkir | P | PARKIR | TIKET PARKIR | Mesin Pembayaran | Tiket Keluar
        ticket_titles: Karcis | Struk | Lunas | Tiket Masuk | Kuitansi
        check_titles: Tagihan | TAGIHAN | Bon | Tagihan Meja | ** Tagihan **
        check_signatures: Tanda Tangan | Tanda Tangan Tamu | Kamar / Nama | Nama
        seats: Kursi {n} | - Kursi {n} - | Tamu {n} | *** Kursi {n} ***
        courses: Hidangan {n} | --- Hidangan {n} --- | Sajian {n}
        gratuities: Saran tip | Panduan tip: | Untuk kemudahan Anda:
        tip_lines: Tip: | Uang tip | TIP
        total_lines: Jumlah: | JUMLAH: | Total akhir:
        summary_total: Jumlah | Total
        statement_titles: Tagihan Jasa | FAKTUR | Faktur Jasa | Rincian Pekerjaan | Nota Servis
        gross_head: Jumlah | Total
        rates: {c} {r}% | {c} = {r}% | {r}%
        """
    ),
    # With the blank behind them.
    "cafe/marks": ("+ ", "+ ", "Tambah ", "* ", "- "),
}
