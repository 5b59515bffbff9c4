"""Indonesian words and phrases of check-ins."""

from decimal import Decimal

from commands.core.grammar.phrases import words

SPELLINGS = {
    "tidak": "gak ga gk nggak ngga ngak enggak engga kagak kaga tdk tak ndak", "belum": "blm blum blom belom",
    "sudah": "telah udah udh dah sdh uda udeh", "karena": "krn karna krna", "yang": "yg", "dengan": "dgn dg",
    "untuk": "utk", "dari": "dr", "sama": "sm", "seperti": "kayak kaya kyk kek spt", "masih": "msh",
    "sekarang": "skrg skg skrng", "kemarin": "kmrn kmarin kemaren", "minggu": "mgg mggu", "depan": "dpn",
    "bulan": "bln", "tahun": "thn", "tetap": "tetep ttp", "saja": "aja aj", "dapat": "dapet dpt",
    "bagaimana": "gimana gmn gmana", "kenapa": "knp", "kapan": "kpn", "berapa": "brp", "tolong": "tlg",
    "kalau": "kalo klo", "sampai": "sampe smpe", "lagi": "lg lgi", "juga": "jg", "tapi": "tp tpi",
    "jadi": "jd", "bisa": "bs", "banget": "bgt", "terus": "trus trs", "tinggal": "tggl",
    "sebelum": "sblm", "sebelumnya": "sblmnya", "habis": "abis", "bukan": "bkn", "mungkin": "mgkn",
    "progres": "progress", "sempat": "sempet smpt", "tanggal": "tgl", "menunggu": "nunggu nungguin",
    "kayaknya": "kyknya keknya kayanya kykny", "kepercayaan": "kpercayaan", "hilang": "ilang",
}  # fmt: skip
"""Words as people type them in a chat; every phrase is written with the word in full."""

# --- writing -----------------------------------------------------------------------------------

DECIMAL_COMMA = True

# --- numbers -----------------------------------------------------------------------------------

DIGITS = {
    "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
    "sembilan": 9, "sepuluh": 10, "sebelas": 11,
}  # fmt: skip
TENS = {"seratus": 100}
SCALES = {"puluh": 10, "ratus": 100}
TEENS = ("belas",)
POINT = ("koma",)
HALF_AFTER = ("setengah", "stengah")
FRACTIONS = {
    "setengah": "50", "stengah": "50", "separuh": "50", "separo": "50", "seperempat": "25",
    "sepertiga": "33.33", "dua pertiga": "66.67", "tiga perempat": "75", "seperlima": "20",
    "setengahnya": "50",
}  # fmt: skip
RANGE_STARTS = words("""
    antara | di antara | sekitar | kira-kira | kisaran | di kisaran | kurleb | kurang lebih | between |
    sekitaran
""")
RANGE_JOINS = words("dan | sampai | hingga | ke | s/d | sd | atau | and")
MAGNITUDES = {
    "ribu": 1000, "rb": 1000, "juta": 10**6, "jt": 10**6, "miliar": 10**9, "milyar": 10**9, "mlr": 10**9,
    "milliar": 10**9, "triliun": 10**12, "trilyun": 10**12, "seribu": 1000, "sejuta": 10**6,
    "semiliar": 10**9,
}  # fmt: skip
ALONE = ("seribu", "sejuta", "semiliar")
LETTERS = {"m": 10**9, "t": 10**12, "k": 1000}
NOT_NUMBERS = words("""
    satu sama lain | salah satu | satu per satu | dua duanya | setengah mati | satu satu | dua dua
""")
THINGS = words("""
    orang | klien | pelanggan | pengguna | tiket | pesanan | kontrak | toko | pasien | siswa
""")
NOT_UNITS = tuple(
    f"{period} {which}"
    for period in words("minggu | bulan | tahun | pekan | hari | jam")
    for which in words("depan | lalu | ini | kemarin | berapa | dpn")
) + words("jam kerja")
PERCENT = ("persen", "prosen")
POINTS = ("poin", "persen poin", "poin persen")
CURRENCIES = {
    "IDR": words("rp | rp. | idr | rupiah | perak"),
}
DURATIONS = {
    "milidetik": (Decimal("0.001"), words("milidetik | mili detik")),
    "detik": (1, ("detik", "dtk")),
    "menit": (60, words("menit | mnt | mnit | menitan")),
    "jam": (3600, ("jam",)),
    "hari": (86400, ("hari",)),
    "minggu": (604800, ("minggu", "mgg", "pekan")),
    "bulan": (2592000, ("bulan", "bln")),
    "tahun": (31536000, ("tahun", "thn")),
}

# --- seberapa yakin ----------------------------------------------------------------------------

CONFIDENCE = words("""
    kepercayaan | keyakinan | tingkat kepercayaan | tingkat keyakinan | kepercayaan diri | tingkat pede |
    confidence | skor keyakinan | skor yakin | tingkat yakin | level pede | level yakin |
    nilai keyakinan | skor pede | rasa percaya diri | kemantapan | conf | pede gue | pede gw | pede saya |
    pede aku | yakin saya
""")
SURE = words("""
    yakin | pede | percaya diri | optimis | mantap | saya kasih nilai | saya kasih | aku kasih |
    gue kasih | gw kasih | kasih nilai | feeling saya | feeling gue | sepede | seyakin | seoptimis
""")
CONFIDENCE_LETTERS = ("k",)
LEVEL = {
    "rendah": 2, "rendah banget": 1, "sedang": 5, "lumayan": 6, "tinggi": 8, "tinggi banget": 9,
    "menengah": 5,
}  # fmt: skip
CHANCE = words("""
    kemungkinan | kemungkinannya | peluang | peluangnya | probabilitas | kans | kansnya |
    keburu | kekejar | bakal kekejar | bakal keburu | kemungkinan tercapai | peluang tercapai |
    kemungkinan nyampe | kemungkinan kekejar
""")
EVEN_ODDS = words("""
    fifty fifty | lima puluh lima puluh | setengah setengah | fifty-fifty | limapuluh limapuluh | 50:50 |
    50 banding 50
""")

# --- status ------------------------------------------------------------------------------------

ON_TRACK = words("""
    sesuai jalur | sesuai rencana | sesuai jadwal | on track | on the track | di jalur | lancar jaya |
    sesuai target waktu | masih di jalur | di jalurnya | on schedule | masih sesuai | jalan sesuai |
    balik ke jalur | kembali ke jalur | tepat waktu | sesuai timeline | sesuai target | masih on track
""")
LOOSE_ON_TRACK = words("""
    aman | lancar | aman terkendali | baik baik saja | oke saja | amaan | aman jaya | mulus | aman-aman |
    aman saja | lumayan aman | cukup aman | masih aman | lumayan lancar | cukup lancar | hijau | ijo |
    status hijau | lancar lancar saja | lancar-lancar saja | aman sentosa | terkendali |
    on the right track | mulus saja | semua aman | semua lancar | semuanya aman | semuanya lancar |
    hijau semua | lagi bagus | sehat | on point | tokcer | lancar banget | aman banget | kondusif | sudah aman
""")
AT_RISK = words("""
    berisiko | beresiko | agak berat | rawan | at risk | ada risiko | agak riskan | riskan | was-was |
    terancam | rada berat | kayaknya berat | risiko tinggi | agak seret | mengkhawatirkan |
    agak mengkhawatirkan | waswas | agak ngeri | agak ketat | agak mepet
""")
LOOSE_AT_RISK = words("""
    seret | mepet | berat | ngeri | tipis | kuning | status kuning | goyang | agak goyang | goyah |
    agak goyah | deg-degan | ketar-ketir | agak ragu | kritis | rentan | was was | meragukan |
    agak lambat | agak pelan | agak tersendat | agak macet | agak susah | agak sulit | agak ketinggalan
    | kurang aman | kurang lancar | kurang bagus | belum aman | lampu kuning | rada seret | rada mepet |
    rada susah | rada goyang | rada riskan | oleng | agak oleng
""")
OFF_TRACK = words("""
    lewat deadline | kelewat deadline | lewat batas waktu | keluar jalur | off track | di luar jalur |
    meleset | melenceng | tidak sesuai rencana |
    tidak sesuai jalur | melenceng jauh | ketinggalan jauh | di luar rencana | di luar jadwal |
    lewat jadwal | lewat tenggat | ketinggalan jadwal | ketinggalan rencana | ketinggalan target |
    mundur dari jadwal | telat dari jadwal | telat dari rencana | di belakang jadwal
""")
LOOSE_OFF_TRACK = tuple(
    f"{late} {about}"
    for late in words("telat | terlambat | molor | ngaret | mundur")
    for about in words("sekitar | hampir | kira-kira | kurang lebih | kurleb | udah | sudah")
) + words("""
    telat | terlambat | molor | ketinggalan | mundur | tertinggal | ngaret | keteteran | molor ke |
    molor sampai | mundur ke | mundur sampai | merah | status merah | lampu merah | lambat | tertunda |
    mangkrak | jauh tertinggal | keteter | kelewat | overdue | kelewatan | gagal
""")
_ALL_DONE = tuple(
    f"{done} {whole}"
    for done in words(
        "selesai | kelar | beres | rampung | tuntas | sudah selesai | sudah kelar | sudah beres"
    )
    for whole in words("semua | semuanya | total | seluruhnya")
)
DONE = _ALL_DONE + words("""
    selesai | kelar | beres | rampung | tuntas | sudah kelar | sudah selesai | sudah beres | sudah rampung |
    done | komplit | khatam | finish | sudah tuntas | tercapai | target tercapai | terpenuhi |
    mencapai target | sudah capai target | capai target | kena target
""")
NEUTRAL = words("""
    perkiraan saya | perkiraanku |
    mentok jadwal | bentrok jadwal | bentrok | lebih berat | lebih susah | paling lambat | paling telat |
    paling lama | bisa dibilang | boleh dibilang | bisa dikatakan |
    dipending dulu | di-pending dulu |
    kalau dihitung | kalau ditotal | kalau dijumlah | belum selesai | belum kelar | belum beres |
    belum aman | belum rampung | lebih lanjut | sama sekali |
    sama bagian | selesaikan | diselesaikan | yakinkan | pastikan | naik kelas | sama tim | kerja sama |
    bekerja sama | keamanan | kurang lebih | kurang yakin | tidak yakin | terima kasih | pengamanan |
    kurang pede | sampai jumpa | mau tidak mau | sama bank | turun tangan | tambah parah |
    sambil menunggu | kurang aman | kurang lancar | naik tingkat | dalam waktu dekat | sudah lanjut |
    menunggu giliran | belum tuntas | tambah lama | akan selesai | mau selesai | hampir selesai |
    hampir kelar | tutup mata | berat badan | tunggu saja | hampir beres | beresin | belum lancar |
    akhirnya sama | sama-sama | naik turun | turun naik | naik turun terus | turun naik terus
""")
NOT = words("""
    yang tadi | kepencet | saya kepencet | aku kepencet |
    tidak | bukan | belum | bukannya | jangan | g | tanpa | aku nulis | kutulis | kuketik | ku tulis |
    aku tulis | saya isi | keisi | saya tulis | gue nulis | ketulis | saya ketik | aku ketik |
    malah ketik | malah nulis | tadi saya tulis | tadi aku nulis | saya bilang | aku bilang |
    tadi bilang | gue bilang
""")
MAYBE = words("""
    mungkin | bisa | bisa jadi | barangkali | kemungkinan | takutnya | khawatir | sepertinya bisa |
    berpotensi | jangan-jangan | semoga | mudah-mudahan | moga | kayaknya bisa | takut | harusnya bisa |
    bakal bisa | akan bisa | potensi | kayaknya bakal | kayaknya akan | sepertinya bakal | sepertinya akan |
    kayaknya mau | sepertinya | kayaknya
""")
FORECAST = words("""
    rencanaku | rencana saya | niatku | niatnya | tebak | tebakanku | tebakan saya | perkirakan | perkiraan |
    diperkirakan | bakal | akan | semoga | mudah-mudahan |
    proyeksi | prediksi | harapannya |
    mungkin bisa | bisa tembus | bisa capai | ditargetkan | moga-moga | estimasi
""")
IF = words("""
    cara lapor | cara nulis | cara ngisi | format lapor | contohnya | contohnya gini | contoh gini |
    formatnya |
    kalau | jika | bila | apabila | seandainya | andaikan | andai | asalkan | asal | misalnya | misal |
    umpama | umpamanya | contoh : | contohnya : | contoh penulisan | contoh lapor | contoh laporan |
    contoh format | coba ketik | ketik saja | cukup ketik | tinggal ketik | coba tulis |
    kalau-kalau | bagaimana kalau | begitu | kalau tidak ada halangan | kalau tidak ada kendala |
    kalau tidak ada hambatan | kalau tidak ada aral melintang | kalau tidak ada masalah
""")

# --- hambatan ----------------------------------------------------------------------------------

STUCK = (
    tuple(
        f"{stuck} {why}".strip()
        for stuck in words("""
    mentok | mandek | mandeg | macet | terhambat | kehambat | terkendala | stuck | ketahan | tertahan |
    nyangkut | tersendat | kesendat | terganjal | keganjal | keganjel | kepentok | terhalang |
    kehalang | keblok | diblok | diblokir | terblokir | terbentur | kesangkut | nyendat | kejegal |
    terjegal | keblokir | blocked | mampet | mampat
""")
        for why in words(
            "| di | karena | gara-gara | gegara | oleh | sama | akibat | soal | di soal | lantaran"
        )
    )
    + tuple(
        f"agak {stuck} {why}"
        for stuck in words("tersendat | macet | mandek | mentok | terhambat | seret | tertahan")
        for why in words("di | karena | gara-gara | gegara | oleh | sama | soal")
    )
    + tuple(
        f"{held} {why}"
        for held in words("""
            tertunda | ketunda | ditunda | terhenti | berhenti | dihentikan | kepause | kehold | dihold |
            molor | mundur
        """)
        for why in words("karena | gara-gara | gegara | akibat | oleh | lantaran")
    )
    + words("""
    tersandung | bergantung pada | tergantung | tergantung sama | tergantung pada | kena blok | blok di |
    nyandet di | bergantung sama | bergantung | ketergantungan sama |
    ketergantungan ke | ngegantung di | menggantung di | nunggak di | numpuk di | antre di | antri di |
    kecantol | kecantol di | nyantol | nyantol di | buntu | buntu di | kebentur | kebentur sama |
    tertambat di | berhenti di | terhenti di | kejebak di | terjebak di | keteteran karena | ke-hold |
    kehold di | di-hold | dihold | hold karena | kena hold | terkunci di | terkunci karena |
    dipending | kena pending | kekunci di |
    kandas di | ditahan sampai | ditahan karena | ditahan gara-gara | ditahan oleh | ditahan sama |
    ditahan menunggu | ditahan dulu sampai | ditahan dulu karena | ditahan dulu gara-gara |
    ditahan dulu oleh | ditahan dulu sama | ditahan dulu menunggu | dipending sampai | dipending karena |
    dipending gara-gara | dipending oleh | dipending sama | dipending menunggu | dipending dulu sampai |
    dipending dulu karena | dipending dulu gara-gara | dipending dulu oleh | dipending dulu sama |
    dipending dulu menunggu | dihold dulu sampai | dihold dulu karena | dihold dulu gara-gara |
    dihold dulu oleh | dihold dulu sama | dihold dulu menunggu | dipause sampai | dipause karena |
    dipause gara-gara | dipause oleh | dipause sama | dipause menunggu | berhenti dulu sampai |
    berhenti dulu karena | berhenti dulu gara-gara | berhenti dulu oleh | berhenti dulu sama |
    berhenti dulu menunggu | stop dulu sampai | stop dulu karena | stop dulu gara-gara | stop dulu oleh |
    stop dulu sama | stop dulu menunggu | ngestuck | kestuck | ngeblok | yang bikin mentok |
    yang bikin macet | yang menghambat |
    yang nahan | yang ngeblok | yang bikin stuck | yang mengganjal | dihambat | dihambat oleh |
    dihambat sama | diganjal | terhalang oleh | kehalang sama | bermasalah di | kepentok di |
    keganjel di | mandek gara2 | macetnya di | mentoknya di | masih di tangan | nunggak | terikat |
    mentok menunggu | mandek menunggu | macet menunggu | stuck menunggu | terhambat menunggu |
    ketahan menunggu | tertahan menunggu
""")
)
WAIT = words("""
    menunggu | masih menunggu | tunggu | sedang menunggu | lagi menunggu | menunggu dari | masih tunggu |
    menanti | masih menanti | sambil menunggu hasil | ditahan menunggu | berhenti dulu menunggu |
    masih nungguin | ditunda menunggu | stop dulu menunggu | nunggu-nunggu | menanti-nanti
""")
HELP = words("""
    butuh bantuan | perlu bantuan | minta bantuan | minta tolong | mohon bantuan | butuh dukungan |
    perlu dukungan | butuh support | perlu support | butuh persetujuan | perlu persetujuan |
    butuh bantuannya | mohon dibantu | butuh approval | perlu approval | tolong bantu | butuh keputusan |
    perlu keputusan | tolong bantuannya | butuh acc | perlu acc | tolong dibantu | minta dibantu |
    bantu dong | perlu dibantu | butuh dibantu
""")
BLOCKER = words("""
    kendala | hambatan | kendalanya | hambatannya | halangan | rintangan | masalah | blocker | penghambat |
    penghalang | ganjalan | problemnya | isu | isunya | tantangan | tantangannya
""")
NEED = words("butuh | perlu | mohon | minta | tolong | membutuhkan")
AID = words("""
    bantuan | bantu | persetujuan | acc | approval | dukungan | keputusan | tanda tangan | support | dibantu |
    unblock | buka blokir | lepas blokir | bukain blokir | buka blokirnya | lepas blokirnya | bukakan blokir
""")
UNABLE = words("""
    tidak bisa | belum bisa | tidak dapat | belum dapat | tidak mampu | tidak mungkin | gagal |
    tidak bisa gerak | tidak bisa bergerak | belum bisa gerak | tidak jadi | belum jadi | tidak jalan |
    belum jalan | tidak bisa jalan | tidak boleh | belum boleh
""")
UNTIL = words("""
    sebelum | tanpa | sampai | kalau belum | kalau tidak ada | selama belum | sebelum ada | sampai ada |
    hingga | kecuali | kecuali kalau
""")
BECAUSE = words("""
    karena | gara-gara | gara gara | soalnya | sebab | akibat | disebabkan | lantaran | dikarenakan |
    disebabkan oleh | gegara | berkat
""")
PLACE = words("""
    di | dengan | soal | dari | sama | ada di | adalah | pada | utama | terbesar | satu-satunya |
    utamanya | terbesarnya | dikit | sedikit | kecil | besar | buat | untuk | di bagian
""")
RUN_ON = words("terus nanti | lalu nanti | next | lanjut | selanjutnya | berikutnya | habis itu")
COPULA = words("itu | adalah | ialah | yaitu | yakni | soal | masih soal | ya")
NUMBERED = words("nomor | no. | #")
CODE_NUMBER = words("nomor | nomer | nmr | no | no. | urutan")
ALL = words("semua | semuanya | seluruh | seluruhnya")
EACH = words("sama-sama | masing-masing | keduanya | dua-duanya | dua2nya | kedua-duanya")
LIKEWISE = words("juga | juga begitu | juga gitu | juga sama | begitu juga | sama juga | juga kok | juga ya")
INQUIRING = words("""
    tolong cek | cek | coba cek | tolong lihat | coba lihat | cek dong | tolong cekin | mohon cek |
    tolong dicek
""")
EXCEPT = words("kecuali | selain | di luar")
NEW = words("baru")
AGAIN = words("lagi")
ONCE_MORE = words("lagi | terus | lagi-lagi | banget | total | parah")
BLOCKED_BY = words("oleh | di | sama | karena | gara-gara")
TROUBLE = words("urusan | masalah | persoalan | isu | perkara | kendalanya | soal | drama | dependensi")
TOTAL = words("totalnya | total | semuanya | keseluruhan")
TALLY = words("""
    total | totalnya | jadi total | kumulatif | kumulatifnya | akumulasi | akumulasinya | dijumlah |
    dijumlahkan | ditotal
""")
GAUGE = words("angka | level | sekitar | kisaran | kira-kira | posisi | skor")
SHOWN_ON = words("board | dashboard | grafik | layar | halaman | slide | papan")
DOER = words("kita | kami | saya | aku | mereka | gue")
MEANT_FOR = words("buat | untuk | bagi")
APPROACH = words("""
    ketemu | ketemuan sama | ketemu sama | bertemu | temui | nemuin | hubungi | kontak | undang | diundang |
    ngundang | kunjungi | visit | prospek | pitching ke | nego sama | ngobrol sama | kirim email ke |
    kirim penawaran ke | kirim proposal ke | survei | wawancara | wawancarai
""")
ITEMS = words("""
    kali | bintang | panggilan | panggilan telepon | slide |
    error | kesalahan | bug |
    chat | pesan | halaman | pertanyaan | ide | usulan | dokumen | tautan | komentar | opsi | catatan |
    topik
""")
PEOPLE = words("orang | peserta | tamu")
OTHERS = words("""
    vendor | pemasok | legal | finance | keuangan | pengadaan | bank | klien | mitra | agensi |
    tim data | tim infra | tim desain | hrd
""")
ANYMORE = ("lagi",)
OWNED_BY = words("dari | milik | punya")
GIVEN = words(
    "tanda tangan | ttd | approval | persetujuan | acc | keputusan | review | jawaban | konfirmasi | feedback"
)
WISHING = words("coba | coba saja | semisal")
SUGGEST = words("""
    saja | dulu | ya | yuk | deh | dong | saja ya | dulu ya | saja deh | dulu deh | saja dulu
""")
HEARD = words("bu | pak | mas | mbak | bang | kak | bos | bos besar | si | ibu | bapak")
TOLD = words("bilang | ngomong | cerita | nyebut | bilangnya")
ONCE = words("dulu | dahulu | zaman dulu | tadinya | dulunya")
AS_FOR = words("sih | mah")
BETTER = words("membaik | lebih baik | terus membaik")
TAIL = words("nih | sih | dong | deh | kok | ya | lho | loh | lah")
LOCATED = words("di | depan")
THERE = words("situ | di situ | disitu | sana | di sana | di sini | di situ saja | itu")
HENCE = words("jadi | makanya | jadinya | akhirnya | alhasil | sehingga")
THAN = words("dibanding | ketimbang | daripada")
CONTRAST = words("tapi | tetapi | namun | cuma")
CURRENTLY = words("""
    pagi ini | siang ini | sore ini | malam ini | barusan | terbaru | sekarang | saat ini | sementara |
    sementara ini | kini | posisi sekarang | hari ini
""")
LABEL = words("""
    baris | kolom | sel | lembar | tim | kelompok | grup | bis | bus | gerbong |
    versi | lantai | ruang | line | mesin | kelas | bed | shift | rute | loket | gudang | nomor | tiket |
    halaman | ruangan | blok | gedung | bab
""")
NONE_OPEN = words("tidak ada | nggak ada | gak ada | ga ada | nihil | aman | kosong | belum ada")
NO_BLOCKER = (
    tuple(
        f"{no} {thing}"
        for no in words("tidak ada | tanpa | belum ada | gaada | nihil")
        for thing in words("""
            kendala | hambatan | masalah | halangan | blocker | yang menghambat | kendala apa-apa |
            penghambat | yang mentok | kendala berarti | ganjalan | rintangan | hambatan apa-apa |
            kendala sama sekali | isu
        """)
    )
    + tuple(
        f"tidak {stuck}"
        for stuck in words(
            "mentok | terhambat | macet | stuck | terkendala | mandek | menunggu siapa-siapa | kehambat"
        )
    )
    + words("zero kendala | bebas hambatan | bebas kendala")
)
UNBLOCKED = (
    tuple(
        f"{no} {wait}{again}"
        for no in words("sudah tidak perlu | sudah tidak usah | sudah tidak harus")
        for wait in words("menunggu | tunggu")
        for again in ("", " lagi")
    )
    + tuple(
        f"{front}tidak {stuck}{back}"
        for stuck in words("""
    mentok | terhambat | macet | stuck | terkendala | mandek | ketahan | tertahan | nyangkut |
    kehambat | tersendat | menunggu | ada hambatan | ada kendala | ada masalah | ada blocker
""")
        for front, back in (("sudah ", ""), ("", " lagi"), ("sudah ", " lagi"))
    )
    + tuple(
        f"{front}tidak lagi {stuck}"
        for stuck in words(
            "mentok | terhambat | macet | stuck | terkendala | tertahan | nyangkut | menunggu | nunggu"
        )
        for front in ("", "sudah ")
    )
    + words("""
    sudah lancar | lancar lagi | sudah lancar lagi | bebas lagi | sudah jalan lagi | jalan lagi |
    sudah lepas | kembali lancar | sudah lolos dari | balik lancar | bisa jalan lagi | bisa lanjut lagi |
    sudah bisa lanjut | bisa dilanjut lagi | sudah bisa jalan | mulai jalan lagi | kembali jalan |
    kembali normal | normal lagi | sudah normal | gerak lagi | sudah jalan | terbuka lagi |
    sudah terbuka | sudah plong | plong | plong lagi | sudah bebas | lepas dari hambatan |
    bisa gerak lagi | bisa lanjut | sudah bisa gerak | sudah bisa dilanjut | gas lagi | lanjut lagi |
    lepas dari kendala | sudah lepas dari | bebas dari kendala | bebas hambatan lagi | sudah gerak lagi |
    sudah bergerak lagi | bisa maju lagi | sudah bisa maju | terurai | sudah terurai | sudah cair |
    sudah dibuka | ngebut lagi | aman jalan lagi | tidak perlu nunggu lagi | sudah bisa lanjut lagi |
    kasih lampu hijau | dapat lampu hijau | sudah lampu hijau | lampu hijau dari
""")
)
CLEARED = _ALL_DONE + words("""
    beres | sudah beres | teratasi | sudah teratasi | selesai | sudah selesai | kelar | sudah kelar |
    clear | sudah clear | tuntas | hilang | sudah hilang | ditangani | terselesaikan | sudah aman |
    lewat | rampung | terpecahkan | diatasi | sudah diatasi | dibereskan | sudah diberesin | diberesin |
    solved | resolved | sudah tuntas | sudah rampung | sudah tidak ada | tidak ada lagi | dibenerin |
    sudah dibenerin | dibenahi | diperbaiki | dibetulin | diurus | ketemu solusinya | sudah diperbaiki |
    adem | sudah adem | reda | sudah reda | mereda | terurai | dilewati | kelar semua | dituntaskan |
    terjawab | rapi | sudah rapi
""")

# --- langkah berikut ---------------------------------------------------------------------------

NEXT = words("""
    langkah berikut | langkah berikutnya | langkah selanjutnya | rencana berikutnya | next step |
    tahap berikutnya | rencana minggu depan | rencana selanjutnya | step berikutnya | step selanjutnya |
    tahap selanjutnya | aksi minggu depan | agenda minggu depan | plan minggu depan | fokus pekan depan
""")
LOOSE_NEXT = words("""
    action plan | action : | lanjut | lanjutnya | lanjutan | selanjutnya | berikutnya | rencana |
    rencananya | habis ini |
    setelah ini |
    next | ke depannya | kedepannya | terus mau | lanjut ke | sesudah ini | habis itu | setelah itu |
    nextnya | besok | terus | terus nanti | lalu nanti | lalu | abis ini | abis itu | rencana ke depan |
    agenda | agenda berikut |
    step selanjutnya | to do | todo | plan | fokus berikutnya | fokus minggu depan | aksi |
    tindak lanjut | rencana kerja | mau lanjut
""")
NEXT_TIME = words("""
    minggu depan | minggu depan mau | pekan depan | pekan depan mau | besok mau | minggu depan rencananya |
    minggu depan kita | minggu depan akan | besok kita | minggu depan bakal
""")
FILLER = words("""
    adalah | mau | kita akan | kami akan | akan | kita mau | kami mau | yaitu | saya akan | aku mau |
    untuk | ialah | saya mau | kita | kami | bakal | tim akan | tim mau | nya | tinggal
""")

# --- posisi sekarang ---------------------------------------------------------------------------

TO = words("""
    balik | balik lagi ke | kembali ke |
    ke | jadi | menjadi | naik ke | turun ke | naik jadi | turun jadi | sampai | tembus | nyampe | capai |
    mencapai | sampai ke | naik sampai | turun sampai | anjlok ke | merosot ke | jatuh ke | naik menjadi |
    turun menjadi | sudah nyampe | sudah mencapai | membaik ke | membaik jadi | balik ke | melonjak ke |
    melonjak jadi | loncat ke | loncat jadi | anjlok jadi | sudah tembus | nyentuh | menyentuh |
    tinggal jadi | mundur jadi | gabungan | gabungannya | digabung | turun tinggal | total | totalnya |
    jadi total
""")
BEYOND = words("di bawah | kurang dari | di atas | lebih dari | melewati")
FROM = ("dari",)
WAS = words("""
    pas awal | waktu awal | di awal | pas mulai | waktu mulai | mula-mula | pada awalnya |
    sebelumnya | tadinya | minggu lalu | semula | dulu | awalnya | kemarin | dibanding | pekan lalu |
    minggu kemarin | dari minggu lalu | dibandingkan | minggu lalu masih | tadinya masih | kemarin masih |
    sempat | sempat naik ke | sempat turun ke | sempat di | senin lalu | senin kemarin | selasa lalu |
    selasa kemarin | rabu lalu | rabu kemarin | kamis lalu | kamis kemarin | jumat lalu | jumat kemarin |
    sabtu lalu | sabtu kemarin
""")
COMPARED = words("lebih cepat | lebih singkat | lebih lama | lebih tinggi | lebih rendah | lebih lambat")
UP = words("""
    terus naik | terus membaik | terus meningkat | terus bertambah | terus tumbuh |
    lebih tinggi | lebih lambat | cuan |
    naik | meningkat | bertambah | naik sebesar | menguat | nambah | tambah | bertumbuh | tumbuh | plus |
    naiknya | ketambahan | membaik | melonjak | nambah lagi | bertambah lagi | terangkat | menanjak |
    merangkak naik | merangkak | bertambah sebesar | tambahannya | melesat | loncat | naik lagi |
    naik tipis | naik dikit | naik sedikit | nambahnya | plusnya | kerek | terkerek | naik terus |
    meningkat lagi | meningkat tipis | meningkat dikit | meningkat sedikit | meningkat terus |
    tumbuh lagi | tumbuh tipis | tumbuh dikit | tumbuh sedikit | tumbuh terus | melonjak lagi |
    melonjak tipis | melonjak dikit | melonjak sedikit | melonjak terus | lebih lama | melar
""")
DOWN = words("""
    terus turun | terus menurun | terus merosot | terus berkurang |
    melayang | kepangkas | terbang | lenyap | raib | hangus | lebih rendah |
    turun | hemat | berhemat | berkurang | menurun | turun sebesar | anjlok | merosot | melorot | minus |
    kehilangan | menyusut | susut | drop | hilang | mengecil | terpangkas | dipangkas | melemah | ambles |
    jeblok |
    terkikis | mengempis | kepotong | terpotong | ngedrop | lepas | cabut | turun lagi | turun tipis |
    turun dikit | turun sedikit | turun terus | turun jauh | menurun lagi | menurun tipis |
    menurun dikit | menurun sedikit | menurun terus | menurun jauh | berkurang lagi | berkurang tipis |
    berkurang dikit | berkurang sedikit | berkurang terus | berkurang jauh | anjlok lagi | anjlok tipis |
    anjlok dikit | anjlok sedikit | anjlok terus | anjlok jauh | merosot lagi | merosot tipis |
    merosot dikit | merosot sedikit | merosot terus | merosot jauh | drop lagi | drop tipis | drop dikit |
    drop sedikit | drop terus | drop jauh | susut lagi | susut tipis | susut dikit | susut sedikit |
    susut terus | susut jauh | lebih cepat | lebih cepet | lebih singkat
""")
MORE = words("""
    tambah lagi | nambah lagi | nambah | tambahan | tambah | dapat tambahan | dapet tambahan | dapat lagi |
    dapet lagi
""")
ONE_MORE = words("""
    satu lagi | nambah lagi satu | 1 lagi | nambah satu lagi | tambah satu lagi | nambah satu |
    tambah satu | nambah 1 | tambah 1 | dapat satu lagi
""")
TARGET = words("""
    maunya | pengennya | pengen | inginnya |
    target | targetnya | dari target | sasaran | target kita | goal | tujuannya | target akhir |
    target awal | per hari ini seharusnya | target baru | target barunya | target untuk | target buat |
    harus | wajib | kudu | mesti | harus sampai | harus bisa | harus di | harus jadi | harus turun ke |
    harus naik ke | mestinya sudah | harusnya sudah | seharusnya sudah | janji kita | dijanjikan |
    wajib sampai | mesti sampai | kudu sampai | perlu capai | harus tembus | harus capai | harus mencapai
""")
NOT_YET = words("""
    belum tembus | belum sampai | belum nyampe | belum mencapai | belum capai | tidak sampai | belum bisa |
    belum turun ke | belum naik ke | belum di | jauh dari | masih jauh dari | tidak nyampe | gagal tembus |
    gagal capai | gagal mencapai | belum ke | belum kena | belum
""")
DWINDLED = words("sisa | tersisa | sisanya | tinggal | cuma tinggal | udah tinggal | sudah tinggal")
SHORT = words("""
    kurang | masih kurang | sisa | sisanya | tersisa | masih butuh | tinggal kurang | masih perlu |
    kurangnya
""")
LEFT = words("""
    lagi | tersisa | masih nego | belum teken | masih kurang | menyusul | yang belum | masih lisan |
    baru lisan | sisa | nyusul | belum tanda tangan | masih proses
""")
NOW = words("""
    sekarang | kini | saat ini | sudah | di | baru | masih | per hari ini | hari ini | sementara | tetap |
    posisi | ada di | berada di | di angka | sudah di | masih di | sekarang di | baru di | cuma | hanya |
    kumulatif | kumulatifnya | akumulasi | akumulasinya | dijumlah | dijumlahkan | ditotal |
    bertahan | jumlahnya | tercatat | total | totalnya | angkanya | stabil di | dapat | now | posisinya |
    sampai hari ini | sudah dapat | posisi sekarang | bertahan di | mentok di angka | sekitar |
    kira-kira | kurleb | saat ini di | minggu ini | rata-rata | rata-ratanya | rerata | kelewat target |
    lewat target | melewati target |
    melampaui target | melebihi target | nembus target | tembus target | capai target | mencapai target |
    sudah tembus target | nyentuh target | sudah capai target | kena target
""")
WAY = ("jalan", "perjalanan")
OF = ("dari", "dr")
SAME = (
    tuple(
        f"{no} {moved}"
        for no in words("tidak | belum")
        for moved in words("""
    gerak | bergerak | berubah | maju | maju-maju | bergeser | beranjak | berkembang | ada perubahan |
    ada yang baru | ada yang berubah | ada yang gerak | ada yang bergerak | ada yang maju | ada progres |
    ada kemajuan | ada pergerakan | ada gerakan |
    ada perkembangan | ada update | ada kabar | ada peningkatan | ada tambahan | ada apa-apa
""")
    )
    + tuple(
        f"{same} {when}"
        for same in words("""
            seperti | sama seperti | masih seperti | masih sama seperti | sama saja seperti |
            plek ketiplek | plek seperti | plek ketiplek seperti | persis seperti | sama semua seperti |
            sama dengan | masih sama dengan | sama persis seperti | tetap seperti
        """)
        for when in words(
            "minggu lalu | minggu kemarin | pekan lalu | kemarin | sebelumnya | dulu | yang lalu"
        )
    )
    + tuple(
        f"{none} {moved}"
        for none in words("nihil | nol | zero | tanpa")
        for moved in words("perubahan | progres | kemajuan | pergerakan | perkembangan | tambahan | update")
    )
    + words("""
    belum teken lagi | belum ada yang teken lagi |
    persis minggu lalu | persis minggu kemarin | persis pekan lalu |
    masih sama | tetap sama | stagnan | jalan di tempat | sama saja | masih segitu | masih begitu |
    segitu saja | masih gitu-gitu saja | gitu-gitu saja | sama persis | tetap segitu | diam di tempat |
    masih tetap | segitu-gitu saja | masih di situ-situ saja | sama semua | mandek total |
    tidak ada kabar baru | belum ada kabar baru | tidak nambah | tidak bertambah | belum nambah |
    belum bertambah | tidak naik | tidak turun | belum naik | belum turun | tidak naik tidak turun |
    begitu-begitu saja | masih sama saja | diam saja | angkanya sama | angka sama | angka masih sama |
    posisi sama | posisinya sama | tidak kemana-mana | tidak ke mana-mana | belum ke mana-mana |
    belum kemana-mana | tidak ada gerak | progres nol | progres nihil | masih di tempat |
    tidak ada yang berubah sama sekali | tidak ada yang bisa dilaporin | tidak ada yang bisa dilaporkan |
    tidak ada yang perlu dilaporkan | belum ada yang bisa dilaporkan | belum ada yang bisa dilaporin |
    tidak ada laporan | tidak ada yang bisa diceritain | belum ada apa-apa | tidak ada news |
    belum ada cerita | tidak ada cerita | belum ada laporan | tidak ada yang dilaporkan |
    angka sama kayak minggu lalu | sama kayak kemarin | masih kayak kemarin | sama terus |
    begini-begini saja | masih yang lama | belum kemana mana
""")
)
LOOSE_SAME = words("""
    sama | tetap | idem | sm | tetep | belum jalan | tidak jalan | belum mulai | belum dimulai |
    tidak bisa gerak | tidak bisa bergerak | belum bisa gerak
""")
ACHIEVED = words("""
    paraf | teken | sudah teken | ditandatangani | tanda tangan | closing | deal | dapat | goal | resmi |
    bergabung | gabung | rilis | masuk | menandatangani | neken | sah | resmi teken | tertandatangani |
    ketok palu | ikut gabung | jadi klien | disepakati | sepakat | diteken | sudah ttd | ttd | terkunci |
    pecah telor | gol | lolos | selesai | kelar | rampung
""")
ORDINAL = {
    "pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5, "keenam": 6, "ketujuh": 7,
    "kedelapan": 8, "kesembilan": 9, "kesepuluh": 10,
}  # fmt: skip
ALREADY = words("sudah | barusan | tadi")
PERIOD = words("minggu | hari | bulan | kuartal | kali | tahap | sprint | tahun | putaran | pekan")
CORRECTION = words("""
    tunggu, | eh tunggu | mohon abaikan | mohon abaikan yang tadi | tolong abaikan |
    tolong abaikan yang tadi |
    ralat | koreksi | salah ketik | typo | salah tulis | keliru | eh salah | maaf salah | salah input |
    kurang nol satu | kurang satu nol | kelebihan nol satu | kelebihan satu nol |
    kepencet | salah angka | maksudnya | maksud saya | maksudku | salah sebut | salah isi | ups |
    sori salah | sorry salah | salah lapor | pembetulan | salah pencet | salah masukin | salah kirim |
    ketuker | tadi salah | salah lihat | abaikan | abaikan yang tadi | yang tadi salah |
    yang tadi keliru | salah saya | salahku | keliru tadi | edit | eh maaf | salah baca | salah hitung |
    kelebihan nol | kebanyakan nol | kurang nol | salah data | tadi keliru | bukan itu | kehitung dobel |
    kehitung dua kali | dobel hitung | terhitung dua kali | kehitung 2x | ada yang salah |
    update saya salah | laporan saya salah | lapor saya salah | kok salah
""")
LOOSE_CORRECTION = words("""
    betulkan | betulin | tolong betulkan | tolong betulin | tolong koreksi | revisi angka | revisi nilai |
    perbaikan angka | revisi | perbaikan | salah
""")
MEANT = words("""
    catat | tulis | ganti jadi | ubah jadi | harusnya | seharusnya | maksudnya | maksudku |
    maksud saya | yang benar | benernya |
    yang bener |
    sebenarnya | mestinya | benarnya | sebetulnya | tepatnya | persisnya | lebih tepatnya | ambil |
    anggap saja | sebut saja | bilang saja
""")
QUESTION = words("""
    kok | perlu tidak | mau tidak | cocok tidak | layak tidak | masuk akal tidak | perlukah | apa perlu |
    kenapa | siapa | kapan | apa | apakah | bagaimana | mengapa | berapa | di mana | dimana | mana |
    bisa tidak | boleh | kok bisa | tidak sih | ya kan | kah | mau tanya | boleh tanya | numpang tanya |
    izin tanya | ada yang tahu | ada yang tau
""")
TAG = words("ya kan | kan ya | kah | tidak ya | ya tidak | belum ya | apa belum | apa tidak | tidak sih")
QUARTER = tuple(
    f"{quarter} {number}"
    for quarter in words("kuartal | triwulan | q")
    for number in words(
        "1 | 2 | 3 | 4 | satu | dua | tiga | empat | i | ii | iii | iv | pertama | kedua | ketiga"
    )
)
ENDED = words("berakhir | ditutup | tutup | kemarin | lalu | waktu itu | selesai di")
PAST = (
    tuple(
        f"{month} {then}"
        for month in words("""
        januari | februari | maret | april | mei | juni | juli | agustus | september | oktober | november |
        desember
    """)
        for then in words("lalu | kemarin | tahun lalu")
    )
    + tuple(
        f"{told} q{number}"
        for told in words("di review | di laporan | di retro | laporan | retro | penutupan | di penutupan")
        for number in range(1, 5)
    )
    + words("""
    kuartal lalu | kuartal kemarin | tahun lalu | bulan lalu | periode lalu | semester lalu |
    triwulan lalu | bulan kemarin | tahun kemarin | siklus lalu | sprint lalu | sprint kemarin |
    sprint sebelumnya | iterasi lalu | iterasi kemarin | kuartal sebelumnya | periode sebelumnya |
    periode kemarin | semester kemarin | siklus sebelumnya | siklus kemarin | tahun sebelumnya |
    bulan sebelumnya | triwulan kemarin | waktu itu | zaman dulu | jaman dulu | setahun lalu |
    dua tahun lalu | dua bulan lalu | beberapa bulan lalu | di q1 | di q2 | di q3 | di q4 | akhir q1 |
    akhir q2 | akhir q3 | akhir kuartal lalu | rilis lalu | rilis kemarin | rilis sebelumnya |
    awal tahun kemarin
""")
)
ELSEWHERE = words("""
    kata artikel | menurut artikel | artikelnya bilang | katanya orang |
    kompetitor | pesaing | tim sebelah | tim lain | divisi lain | divisi sebelah | perusahaan lain |
    perusahaan sebelah | kantor sebelah | rata-rata industri | startup lain | cabang lain | katanya |
    konon | denger-denger | dengar-dengar | kabarnya | menurut berita | di berita | di artikel |
    menurut artikel | kata orang | kantor lama | kantor lama saya | perusahaan lama | teman saya |
    temen saya | temen gue | temenku | rata-rata pasar | rival | kompetitor kita | startup sebelah |
    brand sebelah | kantor lama kami | kantor lama gue | tempat kerja lama | perusahaan lama saya |
    industri | tetangga sebelah | startup lama
""")
JOKE = words("""
    bercanda | becanda | canda doang | canda ya | boong deng | bohong deng | hoax | hoaks | ngibul | ngeprank
""")
WISH = words("""
    ambisius | realistis | muluk | muluk-muluk | ketinggian targetnya | terlalu optimis | kelewat optimis |
    baru traktir | bakal seneng banget | alangkah bagusnya | enak kali ya | keren sih kalau |
    mantap sih kalau | mimpi banget | itu mimpi | mimpi di siang bolong | cuma mimpi | itu mustahil |
    kabari aku | kabari saya | kasih tahu ya
""")
PROPOSAL = words("""
    bos minta | boss minta | pak bos minta | bu bos minta | atasan minta | direksi minta | manajemen minta |
    taruhan | berani taruhan | aku berani taruhan | gue taruhan | gw taruhan | saya taruhan | aku taruhan |
    jangan | jangan sampai | usul | bagaimana kalau | ayo | yuk | mending | kita naikin | sebaiknya |
    coba kita | usulan |
    bagaimana jika | kuartal depan | dinaikin | dinaikkan | tahun depan | semester depan | periode depan |
    usulnya | lain kali | mudah-mudahan | semoga | moga | moga-moga | pengennya | inginnya | maunya |
    harapanku | mimpi | ngimpi | gimana kalau | coba deh
""")
SPENDING = words("""
    bunga | suku bunga | pajak |
    anggaran | biaya | ongkos | budget | bujet | harga | pengeluaran | honor | gaji | tagihan
""")
SPENT = words(
    "belanja | bayar | menghabiskan | mengeluarkan | keluar duit | keluar biaya | diskon | potongan harga"
)
COSTS = words("biaya | belanja | diskon | harga | anggaran | pengeluaran")
INTENDED = words("rencana | rencananya | plan | proyeksi")
COMING = words("tahun depan | kuartal depan | semester depan | periode depan | bulan depan | triwulan depan")
POSTPONED = words("""
    jadwal baru | geser ke | digeser ke | mundur ke | diundur ke | tenggat baru | pindah ke | ditunda ke |
    ditunda sampai | diundur sampai | dijadwalkan ulang | deadline | tenggat | geser | tanggal baru |
    molor ke | molor sampai | mundur sampai | diundur jadi | target baru tanggal | paling lambat
""")
PROGRESS = words("""
    progres | jalan | kelar | selesai | rampung | kemajuan | proses | dikerjakan | sudah jalan |
    terselesaikan
""")
CHATTER = tuple(
    f"{free} {stuck}"
    for free in words("lepas dari | lolos dari | keluar dari | bebas dari | sudah lepas dari | kena")
    for stuck in words("macet | kemacetan")
) + words("""
    film | diet | nurunin berat | sinetron | rumahku | rumah saya | rumah gue | rumah baru | kosan |
    kos-kosan |
    kuliah | skripsi | kampus | patungan | iuran | rekening | syukuran | rayain | perayaan |
    wkwk | wkwkwk | haha | hahaha | hehe | listrik | mati lampu | ban bocor |
    macet parah | makan siang | makan | sarapan | ulang tahun | ultah | hujan | payung | kopi | invoice |
    faktur | bakso | reimburse | parkir | wfh | gol | bola | nonton | bensin | ojek | grab | gojek |
    cuaca | laper | lapar | ngantuk | traktir | macet di jalan | macet di tol | jalanan | di jalan |
    toilet | cicilan | gajian | thr | arisan | futsal | pulang | ketinggalan di rumah | dompet | charger |
    banjir | bioskop | pizza | martabak | tol | kondangan | wifi | parkiran | demam | vaksin | saham |
    ihsg | konser | tiket konser | begadang | gerimis | gathering | keren | wow | gokil | hebat | hp |
    promo | diskon | sekolah | dokter | baterai | lift | kereta | pesawat | skor bola | kartu akses |
    mesin minuman | ulang tahunnya | hidup | nasib | jodoh | po | purchase order | pengajuan dana |
    kasbon | sibuk | lagi kosong | senggang | jangan lupa | yang parkir | laptop | komputer | bus
""")
MEETING = words("""
    rapat | meeting | sync | kick off | kickoff | ngobrol | diskusi | zoom | call | demo | pelatihan |
    webinar | wawancara |
    rapat tim | ngumpul | sesi | training | kumpul | retro | review | standup | planning | presentasi |
    briefing | kumpul tim | evaluasi
""")
REPORT = words("""
    lapor | laporan | progres | update | lapor bos | lapor pak | lapor bu | izin lapor | mau lapor |
    ijin lapor | izin update | update progres | cek in | ngabarin | ngasih kabar | kasih kabar |
    kasih update | setor | ngelapor
""")
CONNECT = words("""
    dibilang | bisa dibilang | boleh dibilang | bisa dikatakan | terhitung | tergolong |
    dan | tapi | tetapi | terus | lalu | masih | sekarang | sudah | kita | kami | saya | aku | lagi |
    juga | namun | cuma | soalnya | jadi | sedang | memang | emang | tim | karena | sayangnya | maaf |
    yang | ini | itu | agak | gue | gw | malah | ternyata | kayaknya | dong | sempat | masih juga | sih |
    cukup | sangat | sudah mulai | semua | semuanya | secara umum | kondisi | kondisinya | situasi |
    pada dasarnya | intinya | overall | statusnya | kelihatannya | keliatannya | mulai | mulai agak |
    rada | sedikit | kelihatan | tampaknya | tampak | paling | paling banter | mentok-mentok | ya paling |
    status | nilainya | nilai | insyaallah | insya allah | inshaallah | alhamdulillah | puji tuhan | syukurlah
""")
MISTYPED = words("salah ketik | kepencet | salah tulis | salah pencet | salah input | keketik | ketulis")
SLIP = words("""
    eh | eh maaf | maaf | eh bukan | eh salah | aduh | sori | sorry | eh iya |
    tunggu | ralat
""")
YES = words("""
    oke | ok | siap | baik | ya | iya | sip | boleh | maaf | oke deh | okay
""")
PARTICLE = words("""
    saja | kok | ya | nih | sih | lah | dong | deh | kan | lagi | minggu ini | maaf | maaf ya | makasih |
    gaes | gais | guys | cuy | coy | lur | gengs | bestie | om | sis | sob | ndan | ya gaes | loh | lho |
    doang | wkwk | wkwkwk | haha | hahaha | hehe | hehehe | xixi |
    semua | semuanya | juga | masih | banget | kak | pak | bu | bos | gan |
    bro | dulu |
    hari ini | keduanya | dua-duanya | mas | mbak | terima kasih | tetap | sudah | sekarang | sejauh ini
""")
GREETING = words("""
    halo | hai | pagi | selamat pagi | siang | selamat siang | sore | selamat sore | malam | pagi semua |
    halo semua | hai semua | halo bot | assalamualaikum | hallo | selamat malam | permisi | halo tim |
    pagi tim | met pagi
""")

# --- judul, tanggal, bahasa --------------------------------------------------------------------

TITLE_STOP = words("""
    baru | hari | waktu | dan | yang | per | untuk | dari | jumlah | total | minggu | bulan | tim |
    klien | pelanggan | pengguna | milestone | rata | kerja
""")
CUES = words("""
    mau | depan | dapat | dapet | di | dan | yang | sudah | udah | ini | masih | ya | dari | ke | nggak |
    gak | tidak | belum | blm |
    untuk | sama | naik | turun | minggu | juta | miliar | aman | kepercayaan | keyakinan | lagi | baru |
    nunggu | mentok | karena | tapi | kok | sih | nih | saya | kita | kami | lapor | persen | menit |
    sekarang | tolong | makasih | kerjakan | bukan | besok | hambatan | kendala | lanjut | pede | yakin |
    beres | selesai | jadi | dengan | tujuan | apa | siapa | kapan | kenapa | bisa | ada | halo |
    berisiko | telat | dua | tiga | empat | lima | koma | tetap | batal | ralat | hapus | ubah | tambah |
    bantuan | target | hari | butuh | setiap | tiap | ingatkan | ingetin | jam | kalau | senin | selasa |
    rabu | kamis | jumat | sabtu | kabari | ringkasan | cuti
""")
