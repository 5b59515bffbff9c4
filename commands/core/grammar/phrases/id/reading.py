"""Indonesian words and phrases of check-ins."""

from commands.core.grammar.phrases import words

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
NOT_UNITS = tuple(
    f"{period} {which}"
    for period in words("minggu | bulan | tahun | pekan | hari | jam")
    for which in words("depan | lalu | ini | kemarin | berapa | dpn")
) + words("jam kerja")
PERCENT = ("persen", "prosen")
POINTS = ("poin", "persen poin", "poin persen")
CURRENCIES = {
    "IDR": words("rp | idr | rupiah | perak"),
}
DURATIONS = {
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
    confidence | skor keyakinan
""")
SURE = words("yakin | pede | percaya diri | optimis | mantap")
CONFIDENCE_LETTERS = ("k",)
LEVEL = {
    "rendah": 2, "rendah banget": 1, "sedang": 5, "lumayan": 6, "tinggi": 8, "tinggi banget": 9,
    "menengah": 5,
}  # fmt: skip
EVEN_ODDS = words("""
    fifty fifty | lima puluh lima puluh | setengah setengah | fifty-fifty | limapuluh limapuluh
""")

# --- status ------------------------------------------------------------------------------------

ON_TRACK = words("""
    sesuai jalur | sesuai rencana | sesuai jadwal | on track | on the track | di jalur | lancar jaya |
    sesuai target waktu | masih di jalur | di jalurnya | on schedule | masih sesuai | jalan sesuai
""")
LOOSE_ON_TRACK = words("""
    aman | lancar | aman terkendali | baik baik saja | oke aja | amaan | aman jaya | mulus | aman-aman |
    aman aja
""")
AT_RISK = words("""
    berisiko | beresiko | agak berat | rawan | at risk | ada risiko | agak riskan | riskan | was-was |
    terancam | rada berat | kayaknya berat | risiko tinggi | agak seret | mengkhawatirkan |
    agak mengkhawatirkan | waswas | agak ngeri | agak ketat | agak mepet
""")
LOOSE_AT_RISK = words("seret | mepet | berat | ngeri | tipis")
OFF_TRACK = words("""
    keluar jalur | off track | di luar jalur | meleset | melenceng | tidak sesuai rencana |
    nggak sesuai rencana | gak sesuai rencana | ga sesuai rencana | nggak sesuai jalur | melenceng jauh |
    ketinggalan jauh | di luar rencana
""")
LOOSE_OFF_TRACK = words("""
    telat | terlambat | molor | ketinggalan | mundur | tertinggal | ngaret | keteteran | molor ke |
    molor sampai | mundur ke | mundur sampai
""")
DONE = words("""
    selesai | kelar | beres | rampung | tuntas | udah kelar | sudah selesai | udah selesai | sudah beres |
    udah beres | sudah rampung | done | komplit | khatam | finish | sudah tuntas | udah rampung
""")
NEUTRAL = words("""
    belum selesai | belum kelar | blm selesai | blm kelar | belum beres | blm beres | belum aman |
    belum rampung | lebih lanjut | sama sekali | sama bagian | selesaikan | diselesaikan | yakinkan |
    pastikan | naik kelas | sama tim | kerja sama | bekerja sama | keamanan | kurang lebih |
    kurang yakin | tidak yakin | terima kasih | pengamanan | kurang pede | sampai jumpa | mau gak mau |
    sama bank | turun tangan | tambah parah | sambil nunggu | kurang aman | kurang lancar | naik tingkat |
    dalam waktu dekat | sudah lanjut | nunggu giliran | belum tuntas | tambah lama | akan selesai |
    mau selesai | hampir selesai | hampir kelar | tutup mata | berat badan | tunggu aja | hampir beres |
    beresin | belum lancar | akhirnya sama
""")
NOT = words("""
    tidak | nggak | gak | ga | enggak | ngga | bukan | belum | blm | tak | tdk | bukannya | jangan | g |
    kagak | engga | tanpa | bkn | ndak
""")
MAYBE = words("""
    mungkin | bisa | bisa jadi | barangkali | kemungkinan | takutnya | khawatir | sepertinya bisa |
    berpotensi | jangan-jangan | semoga | mudah-mudahan | moga | kayaknya bisa | takut | harusnya bisa |
    bakal bisa | akan bisa | potensi
""")
FORECAST = words("""
    perkirakan | diperkirakan | bakal | akan | semoga | mudah-mudahan | proyeksi | prediksi | harapannya |
    mungkin bisa | bisa tembus | bisa capai | ditargetkan | moga-moga | estimasi
""")
IF = words("""
    kalau | kalo | jika | bila | apabila | seandainya | andaikan | andai | asalkan | asal | misalnya |
    klo | kalau-kalau | gimana kalau | bagaimana kalau | begitu
""")

# --- hambatan ----------------------------------------------------------------------------------

STUCK = words("""
    mentok di | mentok | mentok sama | mentok karena | mentok gara-gara | mandek di | mandek karena |
    mandek gara-gara | mandek | macet di | macet karena | macet gara-gara | macet | terhambat karena |
    terhambat oleh | terhambat di | terhambat gara-gara | terhambat | kehambat | kehambat sama |
    kehambat di | terkendala | terkendala di | terkendala karena | terkendala oleh | stuck di |
    stuck karena | stuck | ketahan di | ketahan karena | ketahan sama | ketahan | tertahan di |
    tertahan karena | tertahan oleh | tertahan | nyangkut di | nyangkut | tersendat di |
    tersendat karena | tersendat | terganjal | terganjal oleh | kepentok | kepentok di | kepentok sama |
    terhalang | terhalang oleh | tersandung | terblokir | keblok | bergantung pada | tergantung |
    tergantung sama | molor karena | molor gara-gara | mundur karena | diblokir | kena blok | terbentur |
    seret karena | tergantung pada | diblok | keganjel | blocked di | keblok di | keblok sama | blok di |
    nyandet di
""")
WAIT = words("""
    nunggu | menunggu | masih nunggu | masih menunggu | tunggu | nungguin | sedang menunggu |
    lagi nunggu | nungguin dari | masih tunggu | menanti | masih menanti | sambil nunggu hasil
""")
HELP = words("""
    butuh bantuan | perlu bantuan | minta bantuan | minta tolong | mohon bantuan | butuh dukungan |
    perlu dukungan | butuh support | perlu support | butuh persetujuan | perlu persetujuan |
    butuh bantuannya | mohon dibantu | butuh approval | perlu approval | tolong bantu | butuh keputusan |
    perlu keputusan | tolong bantuannya | butuh acc | perlu acc
""")
BLOCKER = words("""
    kendala | hambatan | kendalanya | hambatannya | halangan | rintangan | masalah | blocker |
    penghambat | penghalang | ganjalan
""")
NEED = words("butuh | perlu | mohon | minta | tolong | membutuhkan")
AID = words("""
    bantuan | bantu | persetujuan | acc | approval | dukungan | keputusan | tanda tangan | support |
    dibantu
""")
BECAUSE = words("""
    karena | gara-gara | gara gara | soalnya | sebab | akibat | disebabkan | lantaran | krn | karna |
    dikarenakan | disebabkan oleh | gegara | berkat
""")
PLACE = words("di | dengan | soal | dari | sama | ada di | adalah | pada")
NOTHING = words("tidak ada | nggak ada | gak ada | ga ada | nihil | aman | kosong | belum ada")
NO_BLOCKER = tuple(
    f"{no} {thing}"
    for no in words("""
        nggak ada | gak ada | ga ada | tidak ada | tanpa | tak ada | ngga ada | belum ada | gaada |
        tdk ada | enggak ada | nihil
    """)
    for thing in words("""
        kendala | hambatan | masalah | halangan | blocker | yang menghambat | kendala apa-apa |
        penghambat | yang mentok | kendala berarti | hambatan apa-apa
    """)
) + tuple(
    f"{no} {stuck}"
    for no in words("nggak | gak | ga | tidak | tak | ngga | enggak | tdk")
    for stuck in words("""
        mentok | terhambat | macet | stuck | terkendala | mandek | nunggu siapa-siapa | kehambat |
        mentok kok
    """)
) + words("zero kendala | bebas hambatan | bebas kendala")  # fmt: skip
UNBLOCKED = tuple(
    f"{front}{no} {stuck}{back}"
    for no in words("nggak | gak | ga | tidak | ngga | enggak | tdk")
    for stuck in words("""
        mentok | terhambat | macet | stuck | terkendala | mandek | ketahan | tertahan | nyangkut |
        kehambat | tersendat | bisa jalan lagi | bisa lanjut lagi | sudah bisa lanjut | udah bisa lanjut
    """)
    for front, back in (
        ("udah ", ""), ("sudah ", ""), ("dah ", ""), ("", " lagi"), ("udah ", " lagi"), ("sudah ", " lagi"),
    )
) + words("""
    sudah lancar | udah lancar | lancar lagi | sudah lancar lagi | udah lancar lagi | bebas lagi |
    udah jalan lagi | sudah jalan lagi | jalan lagi | sudah lepas | udah lepas | kembali lancar |
    sudah tidak ada hambatan | udah gak ada hambatan | udah nggak ada hambatan | sudah tidak ada kendala |
    udah gak ada kendala | udah nggak ada kendala | sudah nggak ada kendala | sudah nggak ada hambatan |
    tidak ada hambatan lagi | nggak ada hambatan lagi | gak ada hambatan lagi | nggak ada kendala lagi |
    gak ada kendala lagi | tidak ada kendala lagi | gak nunggu lagi | nggak nunggu lagi |
    udah lolos dari | balik lancar
""")  # fmt: skip
CLEARED = words("""
    beres | sudah beres | udah beres | teratasi | sudah teratasi | udah teratasi | selesai |
    sudah selesai | udah selesai | kelar | udah kelar | clear | udah clear | sudah clear | tuntas |
    hilang | sudah hilang | udah hilang | ditangani | terselesaikan | udah aman | sudah aman | lewat |
    rampung | terpecahkan | diatasi | sudah diatasi | dibereskan | udah diberesin | diberesin | solved |
    resolved | sudah tuntas | dah beres | dah kelar | udah tuntas | udah rampung | sudah rampung |
    sudah kelar
""")

# --- langkah berikut ---------------------------------------------------------------------------

NEXT = words("""
    langkah berikut | langkah berikutnya | langkah selanjutnya | rencana berikutnya | next step |
    tahap berikutnya | rencana minggu depan | rencana selanjutnya | step berikutnya | step selanjutnya |
    tahap selanjutnya
""")
LOOSE_NEXT = words("""
    lanjut | lanjutnya | selanjutnya | berikutnya | rencana | rencananya | abis ini | habis ini |
    setelah ini | next | ke depannya | kedepannya | terus mau | lanjut ke | sesudah ini | abis itu |
    habis itu | setelah itu | nextnya | besok | terus | lalu
""")
NEXT_TIME = words("""
    minggu depan | minggu depan mau | pekan depan | pekan depan mau | besok mau | mgg depan | minggu dpn |
    minggu depan rencananya | minggu depan kita | minggu depan akan | besok kita | minggu depan bakal
""")
FILLER = words("""
    adalah | mau | kita akan | kami akan | akan | kita mau | kami mau | yaitu | saya akan | aku mau |
    untuk | ialah | saya mau | kita | kami | bakal | tim akan | tim mau | nya | tinggal
""")

# --- posisi sekarang ---------------------------------------------------------------------------

TO = words("""
    ke | jadi | menjadi | naik ke | turun ke | naik jadi | turun jadi | sampai | tembus | nyampe | capai |
    mencapai | sampai ke | naik sampai | turun sampai | anjlok ke | merosot ke | jatuh ke | naik menjadi |
    turun menjadi | udah nyampe | sudah mencapai | membaik ke | membaik jadi | balik ke | melonjak ke |
    melonjak jadi | loncat ke | loncat jadi | anjlok jadi | udah tembus | sudah tembus | nyentuh |
    menyentuh | tinggal jadi | turun tinggal
""")
FROM = ("dari",)
WAS = words("""
    sebelumnya | tadinya | minggu lalu | semula | dulu | awalnya | kemarin | dibanding | pekan lalu |
    minggu kemarin | dari minggu lalu | sblmnya | dibandingkan | minggu lalu masih | tadinya masih |
    kemarin masih
""")
UP = words("""
    naik | meningkat | bertambah | naik sebesar | menguat | nambah | tambah | bertumbuh | tumbuh | plus |
    naiknya | ketambahan | membaik | melonjak | nambah lagi | bertambah lagi
""")
DOWN = words("""
    turun | berkurang | menurun | turun sebesar | anjlok | merosot | melorot | minus | kehilangan |
    menyusut | susut | drop | hilang
""")
MORE = words("nambah | tambahan | tambah | dapat tambahan | dapet tambahan | dapat lagi | dapet lagi")
ONE_MORE = words("""
    satu lagi | nambah lagi satu | 1 lagi | nambah satu lagi | tambah satu lagi | nambah satu |
    tambah satu | nambah 1 | tambah 1 | dapat satu lagi | dapet satu lagi
""")
TARGET = words("""
    target | targetnya | dari target | sasaran | target kita | goal | tujuannya | target akhir |
    target awal
""")
NOT_YET = words("""
    belum tembus | belum sampai | belum nyampe | belum mencapai | blm sampai | blm tembus | belum capai |
    tidak sampai | gak sampai | nggak sampai | ga sampai | belum bisa | belum turun ke | belum naik ke |
    belum di | blm nyampe | blm mencapai | jauh dari | masih jauh dari | gak nyampe | nggak nyampe |
    gagal tembus | gagal capai | gagal mencapai | belum ke | belum kena
""")
DWINDLED = words("tinggal | cuma tinggal | udah tinggal | sudah tinggal")
SHORT = words("""
    kurang | masih kurang | sisa | sisanya | tersisa | masih butuh | tinggal kurang | masih perlu |
    kurangnya
""")
LEFT = words("""
    lagi | tersisa | masih nego | belum teken | masih kurang | menyusul | yang belum | masih lisan |
    baru lisan | sisa | nyusul | belum tanda tangan | masih proses
""")
NOW = words("""
    sekarang | kini | saat ini | sudah | udah | di | baru | masih | per hari ini | hari ini | sementara |
    tetap | skrg | posisi | ada di | berada di | di angka | udah di | sudah di | masih di | sekarang di |
    baru di | cuma | hanya | jumlahnya | tercatat | total | totalnya | angkanya | stabil di | dapat |
    dapet | now | dah | posisinya | sampai hari ini | udah dapat | sudah dapat | posisi sekarang |
    bertahan di | mentok di angka | sekitar | kira-kira | kurleb | saat ini di | minggu ini
""")
WAY = ("jalan", "perjalanan")
OF = ("dari", "dr")
SAME = words("""
    belum gerak | blm gerak | belum bergerak | belum ada perubahan | blm ada perubahan | tidak berubah |
    nggak berubah | gak berubah | ga berubah | masih sama | tetap sama | belum ada kemajuan |
    blm ada yang baru | belum ada yang baru | sama seperti minggu lalu | sama kayak minggu lalu |
    belum ada progres | blm ada progres | tidak ada perubahan | nggak ada perubahan | gak ada perubahan |
    ga ada perubahan | belum berubah | blm berubah | stagnan | jalan di tempat | kayak minggu lalu |
    seperti minggu lalu | sama aja | sama saja | gak gerak | nggak gerak | ga gerak | belum ada update |
    gak ada update | nggak ada update | blm ada update | masih segitu | masih begitu | segitu aja |
    masih gitu-gitu aja | masih sama kayak minggu lalu | masih sama seperti minggu lalu |
    belum ada pergerakan | blm ada pergerakan | gitu-gitu aja | sama persis | tetap segitu |
    masih kayak kemarin | sama kayak kemarin | sama dengan minggu lalu | diam di tempat | tidak bergerak |
    nggak ada progres | gak ada progres | tidak ada progres | belum ada kabar | masih tetap |
    masih seperti minggu lalu | masih kayak minggu lalu | belum ada gerakan | tidak ada kemajuan |
    nggak ada kemajuan | gak ada kemajuan
""")
LOOSE_SAME = words("sama | tetap | idem | sm | tetep")
ACHIEVED = words("""
    teken | sudah teken | udah teken | ditandatangani | tanda tangan | closing | deal | dapat | dapet |
    goal | kontrak | resmi | bergabung | gabung | rilis | masuk | menandatangani | neken | sah |
    resmi teken
""")
ORDINAL = {
    "pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5, "keenam": 6, "ketujuh": 7,
    "kedelapan": 8, "kesembilan": 9, "kesepuluh": 10,
}  # fmt: skip
PERIOD = words("minggu | hari | bulan | kuartal | kali | tahap | sprint | tahun | putaran | pekan")
CORRECTION = words("""
    ralat | koreksi | salah ketik | typo | salah tulis | keliru | eh salah | maaf salah | salah input |
    kepencet | salah angka | maksudnya | maksud saya | maksudku | salah sebut | salah isi | ups |
    sori salah | sorry salah | salah lapor | pembetulan | salah pencet | salah masukin | salah kirim |
    ketuker | tadi salah | salah lihat
""")
LOOSE_CORRECTION = ("revisi", "perbaikan")
MEANT = words("""
    harusnya | seharusnya | maksudnya | maksudku | maksud saya | yang benar | benernya | yg bener |
    yang bener | sebenarnya | mestinya | yg benar | benarnya | sebetulnya
""")
QUESTION = words("""
    kenapa | siapa | kapan | apa | apakah | gimana | bagaimana | mengapa | berapa | di mana | dimana |
    mana | bisa gak | bisa nggak | boleh | kok bisa | nggak sih | gak sih | ngga sih | ya kan | kah
""")
PAST = words("""
    kuartal lalu | kuartal kemarin | tahun lalu | bulan lalu | periode lalu | semester lalu |
    triwulan lalu | bulan kemarin | tahun kemarin | siklus lalu
""")
PROPOSAL = words("""
    usul | gimana kalau | bagaimana kalau | ayo | yuk | mending | kita naikin | sebaiknya | coba kita |
    usulan | bagaimana jika | kuartal depan | dinaikin | dinaikkan
""")
POSTPONED = words("""
    jadwal baru | geser ke | digeser ke | mundur ke | diundur ke | tenggat baru | pindah ke | ditunda ke |
    ditunda sampai | diundur sampai | dijadwalkan ulang | deadline | tenggat | geser | tanggal baru |
    molor ke | molor sampai | mundur sampai | diundur jadi | target baru tanggal | paling lambat
""")
PROGRESS = words("""
    progres | progress | jalan | kelar | selesai | rampung | kemajuan | proses | dikerjakan |
    sudah jalan | terselesaikan
""")
CHATTER = words("""
    macet parah | makan siang | makan | sarapan | ulang tahun | ultah | hujan | payung | diskon | promo |
    kopi | invoice | faktur | bakso | kartu akses | reimburse | parkir | wfh | gol | bola | nonton |
    bensin | ojek | grab | gojek | cuaca | laper | lapar | ngantuk | traktir | macet di jalan |
    macet di tol | kereta | pesawat | jalanan | di jalan | lift | toilet | cicilan | gajian | thr |
    arisan | futsal | dokter | sekolah | pulang | ketinggalan di rumah | dompet | hp | charger | banjir |
    bioskop | skor | pizza | martabak | tol | kondangan | wifi
""")
MEETING = words("rapat | meeting | sync | ngobrol | diskusi | zoom | call")
REPORT = words("""
    lapor | laporan | progres | update | lapor bos | lapor pak | lapor bu | izin lapor | mau lapor |
    ijin lapor | izin update | update progres | cek in
""")
CONNECT = words("""
    dan | tapi | tetapi | terus | lalu | masih | sekarang | udah | sudah | kita | kami | saya | aku |
    lagi | juga | namun | cuma | soalnya | jadi | trus | sedang | memang | emang | tim | karena |
    sayangnya | maaf | yang | ini | itu | agak | gue | gw | malah | ternyata | kayaknya | dong | sempat |
    masih juga | tp | sih
""")
YES = words("""
    oke | ok | siap | baik | ya | iya | sip | boleh | maaf | oke deh | okay
""")
PARTICLE = words("""
    aja | saja | kok | ya | nih | sih | lah | dong | deh | kan | lagi | minggu ini | maaf | maaf ya |
    makasih | loh | lho | semua | semuanya | juga | masih | banget | kak | pak | bu | bos | gan | bro |
    dulu | hari ini | keduanya | dua-duanya | mas | mbak | terima kasih | tetap | udah | sudah |
    sekarang | sejauh ini
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
    di | dan | yang | sudah | udah | ini | masih | ya | dari | ke | nggak | gak | tidak | belum | blm |
    untuk | sama | naik | turun | minggu | juta | miliar | aman | kepercayaan | keyakinan | lagi | baru |
    nunggu | mentok | karena | tapi | kok | sih | nih | saya | kita | kami | lapor | persen | menit |
    sekarang | tolong | makasih | kerjakan | bukan | besok | hambatan | kendala | lanjut | pede | yakin |
    beres | selesai | jadi | dengan | tujuan | apa | siapa | kapan | kenapa | bisa | ada | halo |
    berisiko | telat | dua | tiga | empat | lima | koma | tetap | batal | ralat | hapus | ubah | tambah |
    bantuan | target | hari | butuh
""")
