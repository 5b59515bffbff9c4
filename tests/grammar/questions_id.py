"""Indonesian questions, by what they ask about; the last ones ask about nothing the bot could know."""

QUESTIONS = {
    "behind": """
        siapa yang tertinggal?
        siapa tertinggal
        KR mana yang berisiko?
        ada yang keluar jalur?
        apa saja yang melambat?
        apakah kita ketinggalan?
        siapa yang telat kuartal ini?
        mana yang merah sekarang?
        KR apa yang lagi bermasalah
    """,
    "missing": """
        siapa yang belum check-in?
        siapa belum lapor
        siapa aja yg blm update?
        apakah semua sudah check-in?
        semua udah lapor belum?
        siapa yang belum isi minggu ini?
        masih ada yang belum update?
        siapa yang belum memperbarui KR-nya?
        yang belum lapor siapa saja
    """,
    "changed": """
        apa yang berubah?
        apa yang berubah minggu ini
        ada perubahan apa sejak Senin?
        ada yang baru sejak ringkasan terakhir?
        apa saja yang bergerak minggu ini?
        ada kabar apa sejak kemarin?
        perubahannya apa aja?
    """,
    "why": """
        kenapa KR4 turun?
        kenapa KR4
        mengapa KR3 rendah sekali?
        KR1 kok turun?
        KR2 kenapa ya
        apa penyebab KR5 turun?
        ada apa dengan KR4?
        kenapa O2 berisiko?
    """,
    "blocked": """
        apa yang mentok?
        apa yang menghambat KR3?
        siapa menunggu siapa?
        ada hambatan apa?
        ada kendala?
        siapa yang lagi terhambat
        kita nunggu apa?
        KR3 masih mentok?
        apa yang lagi macet?
    """,
    "decisions": """
        apa yang butuh keputusan saya?
        apa yang harus saya putuskan?
        ada yang menunggu keputusan saya?
        keputusan apa yang masih terbuka?
        perlu keputusan apa dari saya
    """,
    "state": """
        bagaimana KR4?
        gimana kabar KR4?
        status O2
        apa status O2?
        gimana kondisi tim?
        bagaimana perkembangan kita
        kita sudah sampai mana?
        KR1 sampai mana?
        seberapa jauh KR3?
        apakah kita sesuai jalur?
        KR5 gimana?
        KR4 aman?
        perkembangan O1 bagaimana
    """,
    "due": """
        kapan KR4 jatuh tempo?
        tenggat KR3 kapan?
        kapan saya harus update KR1?
        batas waktu KR5 tanggal berapa
    """,
    "owner": """
        siapa pemilik KR4?
        KR3 punya siapa?
        siapa yang bertanggung jawab atas O2?
        siapa penanggung jawab KR1
        siapa yang pegang KR2?
    """,
    "next": """
        apa langkah berikutnya KR4?
        selanjutnya apa untuk KR3?
        KR1 rencananya apa
        apa rencana berikut untuk KR5?
    """,
    "": """
        bisa ketemu jam tiga?
        siapa mau kopi?
        kantor buka hari Senin?
        cuacanya bagaimana?
        kenapa printernya berisik?
        siapa yang ambil charger saya?
        rapatnya pindah ke Kamis boleh?
        kantinnya di mana?
    """,
}
