"""Indonesian words at the end of a cycle: grades, what was learned, and what goes on."""

from commands.core.grammar.phrases import words

GRADING = {
    "agreed": words("""
        oke | ok | ya | iya | setuju | sip | boleh | benar | betul | cocok | pas | sesuai | yup
    """),
    "keep": words("lanjut | lanjutkan | teruskan | pertahankan | diteruskan | dilanjutkan"),
    "change": words("ubah | diubah | sesuaikan | ganti | revisi"),
    "drop": words("hentikan | stop | berhenti | hapus | lepas | dihentikan | buang"),
    "note": words("catatan | catat | pelajaran | pelajarannya | belajar | kami belajar"),
    "points": words("poin"),
}
