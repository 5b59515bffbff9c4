"""Indonesian words in questions about objectives and key results."""

from commands.core.grammar.phrases import words

ASKED = {
    "who": words("siapa | siapa saja | siapa aja | adakah yang | ada yang | yang mana orangnya"),
    "whose": words("punya siapa | milik siapa | siapa punya"),
    "what": words("apa | apa saja | apa aja | mana | yang mana | mana saja | di mana | dimana | ada apa"),
    "when": words("kapan | tanggal berapa | hari apa | sampai kapan | berapa lama"),
    "why": words("""
        kenapa | mengapa | kok | alasan | alasannya | penyebab | penyebabnya | sebab | sebabnya |
        ada apa dengan | apa sebab | gara-gara apa
    """),
    "how": words("bagaimana | gimana | seberapa | seberapa jauh | sampai mana | berapa"),
    "is_it": words("apakah | ada | adakah | sudahkah | belum | masih | nggak | tidak | ya"),
    "behind": words("""
        tertinggal | ketinggalan | berisiko | beresiko | keluar jalur | telat | terlambat | melambat |
        lambat | merah | bermasalah | dalam bahaya | kritis | tidak sesuai jalur | meleset |
        paling lambat | mundur | perlu perhatian | gawat | kuning | seret
    """),
    "missing": words("""
        belum check-in | belum lapor | belum update | belum isi | tidak lapor | absen | belum kirim
    """),
    "checked_in": words("""
        check-in | check in | checkin | lapor | melapor | laporan | update | memperbarui | isi | mengisi |
        kirim | mengirim | setor
    """),
    "not": words("belum | tidak | belum juga | masih belum"),
    "all": words("semua | semuanya | semua orang | seluruh tim | satu tim | semua anggota"),
    "changed": words("""
        berubah | perubahan | perubahannya | yang baru | bergerak | kabar apa | kabar terbaru | hal baru |
        berkembang | apa yang baru | perkembangan terbaru | ada kabar | ada yang baru
    """),
    "down": words("turun | rendah | anjlok | merosot | menurun | jatuh | jelek"),
    "happened": words("terjadi | yang terjadi | ada apa dengan | ada apa sama | ada masalah apa dengan"),
    "blocked": words("""
        mentok | menghambat | terhambat | hambatan | hambatannya | kendala | kendalanya | macet |
        menunggu | nunggu | tersendat | buntu | terhalang | menghalangi | butuh bantuan | perlu bantuan |
        tertahan | ditunggu
    """),
    "decide": words("""
        keputusan | putuskan | memutuskan | diputuskan | persetujuan saya | harus saya setujui |
        menunggu saya | nunggu saya | dari saya
    """),
    "state": words("""
        status | kondisi | kabar | perkembangan | progres | keadaan | sampai mana | sesuai jalur | aman |
        bagaimana | gimana | seberapa jauh | lancar | posisi | capaian
    """),
    "us": words("kita | kami | tim | tim kita | semuanya | keseluruhan | secara umum | kuartal ini | okr"),
    "due": words("jatuh tempo | tenggat | tenggatnya | batas waktu | deadline | berakhir | selesainya"),
    "owner": words("""
        pemilik | pemiliknya | punya siapa | bertanggung jawab | penanggung jawab | pegang | memegang |
        pic | yang mengerjakan | ngerjain | menangani | tanggung jawab | milik siapa | urus
    """),
    "next": words("""
        berikutnya | selanjutnya | langkah berikut | langkah berikutnya | langkah selanjutnya | rencana |
        rencananya | habis ini | setelah ini | berikut | lanjutannya
    """),
}
SINCE = {
    "digest": words("ringkasan terakhir | ringkasan lalu | ringkasan sebelumnya | laporan terakhir"),
    "week": words("minggu ini | pekan ini | sejak senin"),
    "yesterday": words("kemarin | sejak kemarin"),
    "today": words("hari ini"),
    "last_week": words("minggu lalu | pekan lalu | seminggu terakhir | 7 hari terakhir"),
    "month": words("bulan ini | sebulan terakhir | bulan lalu"),
}
HOW_TO = words("""
    bagaimana cara | gimana cara | gmn cara | bagaimana caranya | gimana caranya | cara | mulai dari mana |
    gmn caranya | gimana mulainya |
    harus mulai dari mana | apa yang bisa | saya bisa apa | aku bisa apa | saya harus apa | aku harus apa |
    apa yang harus saya lakukan | apa yang harus aku lakukan | apa yang perlu saya lakukan |
    saya harus ngapain | aku harus ngapain | harus ngapain | saya harus melakukan apa | saya perlu apa
""")
HOW_TO_LAST = words("""
    gimana caranya | caranya gimana | bagaimana caranya | caranya bagaimana | gmn caranya | caranya gmn |
    gimana caranya ya | caranya gimana ya | bagaimana caranya ya | gmn caranya ya
""")
"""Such a question at the end of what somebody wants to do (`mau bikin OKR gimana caranya?`)."""
