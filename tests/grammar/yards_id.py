"""Indonesian messages of people who are new to the bot."""

from tests.grammar.scoring import Row, chatter, correction, report, resolved

ROWS: list[Row] = [
    report("kr3,4 klien,yakin 8", refs="KR3", value=4, confidence=8),
    report("KR1,52%,yakin 7,lanjut tes harga", refs="KR1", percent=52, confidence=7, next="tes harga"),
    report("halo kak bot, aku mau lapor KR1 ya, sekarang 52%", refs="KR1", percent=52),
    report(
        "gimana cara lapornya? coba ya: KR2 4 menit, yakin 7", refs="KR2", value=4, unit="menit", confidence=7
    ),
    correction("KR3 = 3 klien... eh maksudnya lapor biasa, yakin 6", refs="KR3", value=3, confidence=6),
    report(
        "ini laporan pertama saya: KR4 0,6%, pede 5, kendala belum ada", refs="KR4", percent=0.6, confidence=5
    ),
    report("tes tes, KR5 1,2 miliar", refs="KR5", value=1200000000),
    report("bot, tolong simpan: KR6 2 dari 4", refs="KR6", value=2),
    report("KR1 lima dua persen", refs="KR1", percent=52),
    report("KR nomor satu 53 persen", refs="KR1", percent=53),
    report("KR yang kedua 4 menit, yakin 7", refs="KR2", value=4, unit="menit", confidence=7),
    report("untuk KR keempat nol koma lima persen", refs="KR4", percent=0.5),
    report("KR ke 3 sudah 4 klien", refs="KR3", value=4),
    report("KR5:2M;yakin:7;kendala:PO", refs="KR5", value=2000000000, confidence=7, blocker="PO"),
    report(
        "KR1 52 persen . yakin 7 . lanjut tes harga .", refs="KR1", percent=52, confidence=7, next="tes harga"
    ),
    report("pede saya tujuh untuk KR2, tiga menit", refs="KR2", value=3, unit="menit", confidence=7),
    report("nilai KR3 empat klien, keyakinan delapan", refs="KR3", value=4, confidence=8),
    report("saya kurang tau masuk KR mana, tapi error API 0,4%", title=True, percent=0.4),
    report("pak bos nanya KR5: 2,1 M, aman pak", refs="KR5", value=2100000000, status="on_track"),
    report("KR6 gak ada hambatan, 3/4, mulus", refs="KR6", value=3, status="on_track"),
    report("KR2 masih nunggu mas Dedi, 5 menit", refs="KR2", value=5, unit="menit", blocker="mas Dedi"),
    report("kendalanya cuma sinyal, KR4 0,5%", refs="KR4", percent=0.5, blocker="cuma sinyal"),
    report("KR5 gak jalan soalnya modal belum cair", refs="KR5", blocker="modal belum cair"),
    report("minggu ini nggak ada kemajuan di KR1", refs="KR1", kind="no_change"),
    report("KR3 sama persis minggu lalu", refs="KR3", kind="no_change"),
    correction("tadi KR2 saya salah ketik, 4 menit", refs="KR2", value=4, unit="menit"),
    correction("maaf admin, KR1 52% bukan 62%", refs="KR1", percent=52),
    resolved("sinyal udah bagus, kendala KR4 beres", refs="KR4"),
    resolved("modal cair, KR5 udah nggak macet", refs="KR5"),
    chatter("ini bot apa ya?"),
    chatter("cara pakainya gimana kak?"),
    chatter("KR itu apa sih?"),
    chatter("kalau mau lapor ketik apa?"),
    chatter("contoh: KR3 60% gimana nulisnya?"),
    chatter("nomor HP admin berapa?"),
    chatter("saya baru gabung 3 hari, salam kenal"),
    chatter("umur saya 25, dari Malang"),
    chatter("di sini ada 12 orang ya?"),
    chatter("boleh dijelasin lagi soal keyakinan?"),
    chatter("ok nanti saya coba"),
    chatter("dapat email dari HR, 2 lampiran"),
]
