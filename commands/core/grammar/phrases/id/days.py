"""Indonesian days and times."""

from commands.core.grammar.phrases import words

WEEKDAYS = {
    "senin": 0, "selasa": 1, "rabu": 2, "kamis": 3, "jumat": 4, "jum'at": 4, "sabtu": 5,
    "minggu ini hari minggu": 6, "ahad": 6, "hari minggu": 6, "hari senin": 0, "hari selasa": 1,
    "hari rabu": 2, "hari kamis": 3, "hari jumat": 4, "hari sabtu": 5, "kms": 3, "jmt": 4,
    "awal minggu": 0, "awal pekan": 0, "pertengahan minggu": 2, "tengah minggu": 2,
}  # fmt: skip
MONTHS = {
    "januari": 1, "februari": 2, "maret": 3, "april": 4, "mei": 5, "juni": 6, "juli": 7, "agustus": 8,
    "september": 9, "oktober": 10, "november": 11, "desember": 12, "agu": 8, "okt": 10, "des": 12,
}  # fmt: skip
DAYS = {
    "hari ini": 0, "nanti sore": 0, "nanti malam": 0, "sore ini": 0, "malam ini": 0, "besok": 1, "bsk": 1,
    "esok": 1, "lusa": 2, "sehari lagi": 1, "seminggu lagi": 7, "sepekan lagi": 7, "sebulan lagi": 30,
}  # fmt: skip
WEEKS = {
    "minggu ini": 0, "minggu depan": 1, "pekan ini": 0, "pekan depan": 1, "akhir minggu": 0,
    "akhir pekan": 0, "akhir minggu ini": 0,
    "akhir pekan ini": 0, "akhir minggu depan": 1, "akhir pekan depan": 1,
}  # fmt: skip
WEEKS_AFTER = {"depan": 1, "minggu depan": 1, "pekan depan": 1, "ini": 0, "minggu ini": 0}
MONTH_ENDS = {"akhir bulan": 0, "akhir bulan ini": 0, "akhir bulan depan": 1}
SOON = {"sejam lagi": 60, "satu jam lagi": 60, "setengah jam lagi": 30}
PERIOD_ENDS = {"akhir kuartal": 3, "akhir kuartal ini": 3, "akhir tahun": 12, "akhir tahun ini": 12}
PART_OF_MONTH = {"awal bulan": 1, "awal": 1, "pertengahan bulan": 15, "tengah bulan": 15, "pertengahan": 15}
BEFORE_HOUR = {"jam": 0, "pukul": 0, "pkl": 0}
HOURS = {"pagi": 9, "siang": 12, "malam": 20, "nanti malam": 20}
DAY_PARTS = {"pagi": 0, "siang": 12, "sore": 12, "malam": 12}
BEFORE_DAY = words("sebelum | paling lambat | sampai | pada | hari | tgl | tanggal")
DAY_OF_MONTH = ("tanggal", "tgl")
DEADLINE = words("sebelum | sblm | paling lambat | paling telat | maksimal | deadline | tenggat | batas")
BEFORE_COUNT = ("dalam",)
AFTER_COUNT = ("lagi",)
AWAY_UNTIL = words("sampai | hingga | s/d | sampe | s.d")
PUT_OFF = words(
    "nanti | nanti saja | nanti aja | ingatkan lagi | tanya lagi | tunda | tunda ke | tunda sampai"
)
LEAVE = words(
    "cuti | libur | izin | sakit | izin sakit | cuti sakit | tidak masuk | nggak masuk | gak masuk | off"
)
LEAVE_FILLERS = words("saya | aku | gue | dari | mulai | hari | mau | ambil | akan | tanggal")
AWAY_BACK = words("masuk lagi | masuk kembali | kembali | balik | masuk kerja")
