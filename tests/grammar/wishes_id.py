"""What Indonesian speakers want to happen by itself, as they type it, and what is to be understood."""

WISHES = {
    # again and again
    "setiap Jumat jam 16 ingatkan check-in": "fri 16:00 reminder",
    "tiap jumat jam 4 sore tolong ingatkan semua buat check-in": "fri 16:00 reminder us",
    "ingatkan kami setiap Senin jam 9 pagi untuk kirim prioritas": "mon 09:00 us: kirim prioritas",
    "kirim ringkasan tiap Kamis jam 3 sore": "thu 15:00 digest",
    "/ingatkan ringkasan setiap Kamis 15.30": "thu 15:30 digest",
    "pindahkan pengingat check-in ke Kamis jam 14": "thu 14:00 reminder",
    "dua minggu sekali hari Rabu jam 11 ingatkan kami demo": "wed 11:00 every 2 us: demo",
    "setiap 2 minggu hari Selasa jam 10 ingatkan tim soal backlog": "tue 10:00 every 2 us: backlog",
    "tiap Senin pertama tiap bulan jam 9 ingatkan tim review anggaran": "1st mon 09:00 us: review anggaran",
    "hari kerja terakhir setiap bulan ingatkan kami tutup buku": "last workday 10:00 us: tutup buku",
    "ingatkan saya tiap hari jam 17.30 buat catatan harian": "daily 17:30 me: catatan harian",
    "setiap hari kerja jam 9.15 ingatkan tim standup": "workdays 09:15 us: standup",
    "setiap tanggal 15 ingatkan tim kirim invoice": "day 15 10:00 us: kirim invoice",
    "tiap Jumat jam 2 siang tanya tingkat keyakinan": "fri 14:00 ask",
    "setiap Senin 10.00 tanya kepercayaan": "mon 10:00 ask",
    "tiap Rabu pagi tanyakan keyakinan ke semua": "wed 09:00 ask",
    "rekap manajer setiap Selasa jam 8.30": "tue 08:30 rollup",
    # once
    "ingatkan saya besok jam 9 telepon legal": "2026-11-19 09:00 me: telepon legal",
    "ingetin aku Jumat jam 2 siang soal kontrak": "2026-11-20 14:00 me: kontrak",
    "ingatkan @mai Senin depan untuk tanda tangan anggaran": "2026-11-23 09:00 to mai: tanda tangan anggaran",
    "ingatkan semua tanggal 1 Desember jam 12 siang untuk reimburse": "2026-12-01 12:00 us: reimburse",
    # when something happens
    "kalau kepercayaan di bawah 4 kasih tahu @mai": "confidence < 4 tell mai",
    "jika keyakinan kurang dari 5 beri tahu @mai dan @dana": "confidence < 5 tell mai dana",
    "kabari @mai kalau ada KR tertinggal lebih dari 20 poin": "gap > 20 tell mai",
    "kabari saya kalau 10 hari nggak ada update": "silence 10 me",
    "kalau dua minggu tidak ada kabar, umumkan di grup": "silence 14 post",
    "kalau hambatan sudah 3 hari belum beres kasih tahu @mai": "blocker 3 tell mai",
    "umumkan di grup kalau ada KR yang selesai": "completed post",
    "beri tahu saya begitu KR tercapai": "completed me",
    "kalau kepercayaan turun di bawah 3, tanya kepercayaan ke pemiliknya": "confidence < 3 ask",
    "tolong ingatkan kami tiap Jumat jam 3 sore untuk update KR": "fri 15:00 us: update KR",
    "kirim ringkasan mingguan setiap Jumat jam 18.00": "fri 18:00 digest",
    "kirimi saya rekap tiap Senin jam 8": "mon 08:00 rollup",
    "ingatkan @leo tiap Selasa kirim angka": "tue 10:00 to leo: kirim angka",
    "umumkan di grup kalau ada KR ketinggalan 15 poin": "gap > 15 post",
    "kalau seminggu tidak ada update kasih tahu @dana": "silence 7 tell dana",
    "geser ringkasan ke Kamis jam 4 sore": "thu 16:00 digest",
}
LATER = {
    "ingatkan lagi 2 jam lagi": "2026-11-18 12:00",
    "nanti besok pagi aja": "2026-11-19 09:00",
    "ingatkan saya 3 jam lagi": "2026-11-18 13:00",
    "nanti sore jam 5": "2026-11-18 17:00",
    "tanya lagi sejam lagi": "2026-11-18 11:00",
}
AWAY = {
    "cuti sampai Jumat": "2026-11-20",
    "saya libur sampai Senin depan": "2026-11-23",
    "cuti dari 21 Des sampai 3 Jan": "2027-01-03",
    "besok izin sakit": "2026-11-19",
    "saya cuti Rabu sampai Jumat": "2026-11-20",
    "besok tidak masuk": "2026-11-19",
}
