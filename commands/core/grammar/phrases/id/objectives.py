"""Indonesian words of objectives and key results."""

from commands.core.grammar.phrases import words

FROM = ("dari", "naik dari", "turun dari", "semula", "saat ini", "sekarang")
TO = (
    "ke", "menjadi", "jadi", "sampai", "hingga", "s/d", "sd", "naik ke", "turun ke", "naik jadi",
    "turun jadi", "naik menjadi", "turun menjadi", "meningkat menjadi", "sampai dengan",
)  # fmt: skip
NOW = ("dari", "naik dari", "turun dari", "sekarang", "saat ini", "semula", "sebelumnya")
TARGET = ("target", "targetnya", "sasaran", "tujuan")
REACH = (
    "mencapai", "capai", "tercapai", "meraih", "raih", "dapatkan", "mendapatkan", "dapat", "rekrut",
    "merekrut", "tambah", "target", "targetnya", "naik ke", "turun ke",
    "naik jadi", "turun jadi", "ke", "menjadi", "jadi", "sebanyak", "sebesar", "hingga",
)  # fmt: skip
AT_LEAST = (
    "minimal", "minimum", "min", "setidaknya", "paling sedikit", "paling tidak", "sekurangnya", "di atas",
    "diatas", "tidak kurang dari", "lebih dari", "tidak di bawah",
)  # fmt: skip
OR_MORE = ("ke atas", "atau lebih", "lebih")
AT_MOST = (
    "maksimal", "maksimum", "maks", "paling banyak", "paling lama", "di bawah", "dibawah",
    "tidak lebih dari", "kurang dari", "tidak melebihi", "tak lebih dari",
)  # fmt: skip
OR_LESS = ("ke bawah", "atau kurang")
STAYS = ("tetap", "jaga", "dijaga di", "dijaga", "terjaga", "di", "adalah", "selalu", "stabil di")
MILESTONES = ("milestone", "tonggak", "tonggak pencapaian", "pencapaian")
YES_NO = ("ya/tidak", "ya / tidak", "ya atau tidak")
GOES_ON = (
    "untuk",
    "per",
    "di",
    "pada",
    "dalam",
    "dengan",
    "setiap",
    "tiap",
    "sebelum",
    "dari",
    "dan",
    "atau",
)
DATE_BEHIND = (
    "januari", "februari", "maret", "mei", "juni", "juli", "agustus", "oktober", "desember", "agu", "okt",
    "des",
)  # fmt: skip
DATE_BEFORE = DATE_BEHIND
MONEY = ("pendapatan", "omzet", "omset", "laba", "biaya", "anggaran", "keuntungan", "nilai penjualan")
TIME = (
    "waktu respons", "waktu respon", "waktu tunggu", "waktu proses", "waktu balas", "waktu pengiriman",
    "waktu penyelesaian", "waktu onboarding", "waktu muat", "durasi", "latensi",
)  # fmt: skip
OBJECTIVE = ("tujuan", "sasaran", "judul")
KEY_RESULT = ("hasil kunci", "hasil utama")
OWNER = ("penanggung jawab", "pemilik", "oleh", "pj")
COMMITTED = ("komitmen", "berkomitmen")
STRETCH = ("menantang", "ambisius")
PRIVATE = ("pribadi", "privat", "rahasia")
TEAM_ONLY = ("khusus tim", "hanya tim")
VAGUE = words("""
        meningkatkan | tingkatkan | memperbaiki | perbaiki | mengoptimalkan | optimalkan | lebih baik |
        secepatnya | semaksimal mungkin | memperkuat | perkuat
""")
ACTIVITY = words("""
        meluncurkan | luncurkan | rilis | membuat | buat | menulis | tulis | mengadakan | adakan |
        menyusun | susun | membangun | bangun | melakukan | riset
""")
