"""Indonesian words of rituals: how often, what is to happen, and on which condition."""

from commands.core.grammar.phrases import words

EVERY = dict.fromkeys(words("setiap | tiap | tiap-tiap | saban | pada setiap"), "")
EVERY_PERIODS = {
    "setiap hari": "day", "tiap hari": "day", "harian": "day",
    "setiap minggu": "week", "tiap minggu": "week", "mingguan": "week", "setiap pekan": "week",
    "tiap pekan": "week", "seminggu sekali": "week", "sepekan sekali": "week",
    "setiap bulan": "month", "tiap bulan": "month", "bulanan": "month", "sebulan sekali": "month",
    "setiap kuartal": "quarter", "tiap kuartal": "quarter",
    "per kuartal": "quarter", "setiap triwulan": "quarter",
    "dwimingguan": "other", "selang seminggu": "other",
}  # fmt: skip
PARTS_OF_DAY = {"pagi": 9, "siang": 12, "sore": 16, "malam": 19}
EVERY_UNITS = {"minggu": "week", "pekan": "week", "bulan": "month"}
ONCE_EACH = words("sekali")
NTH = {
    "pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "terakhir": -1,
}  # fmt: skip
WORKDAY = words("hari kerja")
LAST_DAY = words("hari terakhir | akhir bulan")
OF_MONTH = words("setiap bulan | tiap bulan | dalam sebulan | di setiap bulan | tiap-tiap bulan | bulanan")
REMIND = {
    "ingatkan saya": "me", "ingatkan aku": "me", "tolong ingatkan saya": "me", "ingatkan gue": "me",
    "ingatkan kami": "us", "ingatkan tim": "us", "ingatkan semua": "us", "ingatkan kita": "us",
    "ingatkan": "", "colek": "",
    "ingetin": "", "ingetin saya": "me", "ingetin aku": "me", "ingetin kita": "us",
    "ingetin semua": "us", "ingetin tim": "us", "ingatkan semuanya": "us",
    "ingatkan untuk": "",
}  # fmt: skip
ACTIONS = {
    "beri tahu": "tell", "kasih tahu": "tell", "kabari": "tell", "beritahu": "tell", "infokan ke": "tell",
    "kasih tau": "tell", "beri tahu saya": "me", "kasih tahu saya": "me", "kabari saya": "me",
    "beritahu saya": "me", "kabari aku": "me",
    "posting": "post", "posting di grup": "post", "umumkan": "post", "umumkan di grup": "post",
    "beri tahu grup": "post", "kabari grup": "post", "beri tahu tim": "post", "beritahu tim": "post",
    "tulis di grup": "post", "beritahu grup": "post", "kabari tim": "post",
    "tanya kepercayaan": "ask", "tanyakan kepercayaan": "ask", "minta kepercayaan": "ask",
    "tanya keyakinan": "ask", "tanyakan keyakinan": "ask", "minta keyakinan": "ask",
    "tanyakan tingkat keyakinan": "ask", "tanya tingkat keyakinan": "ask",
}  # fmt: skip
USUAL = {
    "check-in": "reminder", "checkin": "reminder", "lapor": "reminder", "laporan": "reminder",
    "pengingat check-in": "reminder", "cek in": "reminder", "pengingat lapor": "reminder",
    "okr atur": "reminder",
    "daftar yang belum": "missing", "yang belum lapor": "missing", "daftar yang belum lapor": "missing",
    "siapa yang belum": "missing",
    "ringkasan": "digest", "ringkasan mingguan": "digest", "rangkuman": "digest", "digest": "digest",
    "ringkasan manajer": "rollup", "rekap manajer": "rollup", "rekap": "rollup",
}  # fmt: skip
ASKS = words("tanya | tanyakan | tanyain | minta")
MOVE = words("pindahkan | pindah | geser | ubah | ganti | pindahin | jadwalkan ulang")
RITUAL_LEADS = words("""
    untuk | agar | supaya | tentang | soal | buat | pada | di | jam | pukul | maka | dan | tolong |
    lagi | mohon | minta tolong | bisa | bantu
""")
USUAL_FILLERS = words("""
    kirim | kirimkan | semua | pengingat | tolong | hari | tim | ke | jadi | menjadi | jadwal | saya |
    aku | kirimi | kirimin | ke saya
""")
WHEN = words("kalau | jika | bila | saat | apabila | ketika | kalo | begitu")
BELOW = words("< | di bawah | kurang dari | lebih rendah dari | turun di bawah | dibawah")
GAP = words("selisih | tertinggal | ketinggalan | jarak")
NO_UPDATE = words("""
    tidak ada update | tanpa update | belum update | tidak ada kabar | tidak update | belum ada update |
    tanpa kabar | tidak ada check-in | tidak ada laporan | belum lapor |
    nggak ada update | nggak ada kabar | gak ada update | gak ada kabar | tidak ada yang update |
    nggak ada yang update | belum ada kabar
""")
COMPLETED = words("selesai | tercapai | tuntas | mencapai target | rampung")
A_WEEK = words("seminggu | sepekan")
WEEKS_LONG = words("minggu | pekan")
GONE_BY = words("kemarin | kmrn | kemarin lusa | lalu | minggu lalu | bulan lalu | yang lalu | tadi")
"""Words that put the day or time beside them into the past."""
