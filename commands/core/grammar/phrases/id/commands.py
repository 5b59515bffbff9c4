"""Indonesian words of commands and short answers."""

from commands.core.grammar.phrases import words

COMMANDS = {
    "okr.new": words("""
        okr baru | tujuan baru | buat tujuan | objektif baru | bikin tujuan | tambah tujuan | okr buat |
        buat okr | bikin okr | okr tambah
    """),
    "okr.show": words("lihat okr | papan okr | okr kita | tampilkan okr | okr kami"),
    "kr.show": words("""
        kr saya | lihat kr | kr aku | kr ku | okr saya | okr aku | apa saja tugasku | tugasku apa saja |
        tugasku apa | apa tugasku | tugas saya apa | tugas saya apa saja | apa saja tugas saya |
        apa tugas saya | apa saja yang saya pegang | saya pegang apa | saya pegang apa saja |
        aku pegang apa | aku pegang apa saja | saya pegang kr apa | saya pegang kr apa saja |
        apa yang saya pegang | kr saya apa saja | tanggung jawab saya apa | apa tanggung jawab saya |
        tanggung jawab saya apa saja | apa yang jadi tanggung jawab saya
    """),
    "kr.add": words("kr tambah | tambah kr | kr baru | tambahkan kr | bikin kr"),
    "okr.edit": words("okr ubah | okr ganti | ubah tujuan | ganti tujuan"),
    "okr.drop": words("okr hapus | okr buang | hapus tujuan"),
    "okr.assign": words("okr serahkan | okr alihkan | okr limpahkan"),
    "okr.align": words("okr selaraskan | selaraskan | okr sejajarkan"),
    "okr.committed": ("okr komitmen",),
    "okr.stretch": words("okr menantang | okr ambisius"),
    "okr.private": words("okr pribadi | okr rahasia | okr privat | okr rahasiakan"),
    "okr.team_only": words("okr khusus tim | okr hanya tim | okr untuk tim"),
    "okr.public": words("okr publik | okr umum | okr terbuka"),
    "okr.tree": words("okr pohon | pohon okr | pohon tujuan"),
    "okr.all": words("okr semua | semua tim | semua okr | okr semua tim"),
    "kr.edit": words("kr ubah | kr ganti | ubah | ganti"),
    "kr.drop": words("kr hapus | kr buang | hapus | buang"),
    "kr.assign": words("kr serahkan | kr alihkan | kr limpahkan | serahkan | alihkan | limpahkan"),
    "kr.weight": words("kr bobot | bobot"),
    "kr.cadence": words("kr irama | kr ritme | kr frekuensi | irama"),
    "kr.history": words("kr riwayat | riwayat | kr sejarah"),
    "kr.follow": words("kr ikut | kr ikuti | kr mengikuti | ikuti"),
    "task.add": words("tugas tambah | tambah tugas | tugas baru | buat tugas | /tugas buat | bikin tugas"),
    "task.done": words("tugas selesai | /tugas beres | selesaikan tugas | /task selesai"),
    "task.reopen": words("tugas buka lagi | buka lagi tugas | /tugas buka | /task buka lagi"),
    "task.list": words("""tugas daftar | /tugas | daftar tugas | tugas saya | lihat tugas | tugas kita |
    semua tugas"""),
    "task.drop": words("tugas hapus | hapus tugas | tugas batal | batalkan tugas | buang tugas"),
    "kpi.add": words("kpi tambah | tambah kpi | kpi baru | buat kpi"),
    "kpi.set": words("kpi isi | kpi catat | isi kpi | catat kpi | kpi perbarui | perbarui kpi"),
    "kpi.list": words("kpi daftar | daftar kpi | kpi kita | lihat kpi | semua kpi | kpi kami"),
    "kpi.drop": words("kpi hapus | hapus kpi | kpi buang"),
    "check_in": words("kr lapor | kr progres | kr perbarui | /progres | /perbarui | kr laporan"),
    "correct": words("/ralat | /koreksi | /kr ralat | /kr koreksi"),
    "resolve_blocker": words("/kr lancar | /lancar | /kr beres | /beres | /kr lepas"),
    "undo": words("""
        batal | batalkan | urungkan | /kr batal | /okr batal | tarik lagi | batalin | batal sekali lagi
    """),
    "block": words("""
        kr mentok | /mentok | /kr hambatan | /hambat | /kr kendala | /kendala | /kr macet | /kr terhambat
    """),
    "flags": words("bendera | okr bendera | bendera merah | lihat bendera | daftar bendera"),
    "help_with": words(
        "bantu | saya bantu | aku bantu | biar saya bantu | bantu untuk | bantu dengan | /bantu"
    ),
    "withdraw": words("/block tarik | tarik hambatan | /tarik hambatan | cabut hambatan"),
    "blockers": words("""
        hambatan | okr hambatan | daftar hambatan | kendala | lihat hambatan | apa hambatannya |
        semua hambatan
    """),
    "round": words("lapor | laporan mingguan | putaran saya | lapor mingguan | cek in"),
    "comment": words("komentar | komen | kr komentar | okr komentar | komentari"),
    "kudos": words("""
        terima kasih ke | terima kasih kepada | makasih ke | apresiasi | apresiasi untuk |
        apresiasi buat | /terima kasih | /makasih | /pujian | salut buat | salut untuk | kudos buat |
        kudos untuk | kudos ke | kudos kepada | pujian buat | pujian untuk | pujian ke | jempol buat |
        jempol untuk
    """),
    "away": words("""
        cuti | saya cuti | aku cuti | ambil cuti | saya ambil cuti | saya libur | izin cuti | /izin | /libur |
        saya izin | lagi cuti | saya lagi cuti | saya sedang cuti | besok cuti | besok saya cuti |
        besok aku cuti | minggu depan saya cuti | minggu depan cuti | hari ini saya cuti
    """),
    "away.off": words("cuti batal | batal cuti | batalkan cuti | cuti dibatalkan | tidak jadi cuti"),
    "back": words("""
        saya kembali | saya sudah kembali | aku kembali | sudah kembali | saya masuk lagi | sudah masuk lagi |
        saya sudah masuk | cuti selesai | /kembali
    """),
    "template": words("templat | okr templat | contoh okr | okr contoh | templat okr | contoh tujuan"),
    "export": words("ekspor | okr ekspor | ekspor okr | unduh okr | /unduh"),
    "import": words("impor | okr impor | impor okr | unggah okr | /unggah"),
    "cancel": words("gak jadi | nggak jadi | ga jadi | tidak jadi | lupakan | stop | ngga jadi | udahlah"),
    "help": words("""
        bantuan | tolong | cara pakai | /okr bantuan | /kr bantuan | panduan | bisa apa | kamu bisa apa |
        gimana caranya | kamu siapa | siapa kamu | ini buat apa | ini untuk apa | bot ini buat apa |
        ini bot apa | bot apa ini
    """),
    "whoami": ("siapa saya", "siapa aku", "/saya"),
    "lang": words("""
        /bahasa | bahasa | /saya bahasa | okr bahasa | ganti bahasa | ubah bahasa | bicara | pakai |
        pakai bahasa | bicara bahasa | jawab dalam | ganti bahasa ke | ubah bahasa ke | ganti ke bahasa |
        bahasanya ganti | tolong pakai bahasa | jawab pakai bahasa | ganti bahasa jadi | ubah bahasa jadi
    """),
    "team.manager": words("tim manajer | tim atasan | /team manajer | /tim manager | manajer tim"),
    "team.lang": ("tim bahasa", "bahasa tim", "/team bahasa"),
    "team.show": words("tim | /tim | pengaturan tim | info tim"),
    "team.timezone": words("tim zona waktu | zona waktu tim | /tim zona | /team zona"),
    "team.country": words("tim negara | negara tim | /team negara"),
    "team.weekend": words("tim akhir pekan | akhir pekan tim | /tim libur"),
    "team.creators": words("tim pembuat | /team pembuat | /tim siapa yang membuat"),
    "team.thresholds": words("tim ambang | ambang tim | /team ambang | /tim batas"),
    "team.webhook": words("/tim webhook | /tim robot"),
    "team.members": words("tim anggota | anggota tim | /team anggota | siapa di tim"),
    "team.add": words("tim tambah | /team tambah | /tim masukkan"),
    "team.remove": words("tim keluarkan | /team keluarkan | keluarkan dari tim | /tim hapus"),
    "cycle.show": words("""
        siklus | /okr siklus | siklus sekarang | siklus ini | kapan siklus berakhir |
        kapan siklusnya berakhir |
        siklus berakhir kapan | siklusnya sampai kapan | siklus sampai kapan | kapan siklus selesai |
        kapan siklusnya selesai | kapan akhir siklus | sisa berapa minggu lagi | kuartal ini sampai kapan
    """),
    "cycle.list": words("siklus daftar | daftar siklus | semua siklus"),
    "cycle.next": words("siklus berikutnya | siklus baru | tutup siklus | /siklus tutup"),
    "cycle.set": words("siklus atur | atur siklus | /siklus tanggal"),
    "review.show": words("tinjauan | /tinjau | lihat tinjauan | okr tinjauan | /evaluasi"),
    "review.start": words("tinjauan mulai | mulai tinjauan | /tinjau mulai | mulai evaluasi"),
    "review.grade": words("nilai | beri nilai | tinjauan nilai | /tinjau nilai"),
    "review.note": words("tinjauan catatan | /tinjauan catat | /tinjau catatan | catatan tinjauan"),
    "review.close": words("tinjauan tutup | okr tutup | tutup tinjauan | /tinjau tutup | tutup siklus ini"),
    "digest": words("ringkasan | okr ringkasan | ringkasan tim | ringkasan mingguan | /rangkuman"),
    "digest.me": words("ringkasan saya | okr ringkasan saya | /rangkuman saya | minggu saya"),
    "digest.org": words("ringkasan semua | ringkasan semua tim | okr ringkasan semua | /ringkasan org"),
    "ask": ("/tanya", "/okr tanya", "/pertanyaan", "/bertanya"),
    "me.zone": words("/saya zona waktu | zona waktu saya | /me zona | /saya zona"),
    "me.country": words("/saya negara | negara saya | /me negara"),
    "remind": words("ingatkan | colek | /pengingat | ingetin | tolong ingatkan | /okr atur"),
    "remind.list": words("""
        ingatkan daftar | daftar pengingat | pengingat | pengingat saya | lihat pengingat | semua pengingat
    """),
    "remind.off": words("""
        ingatkan mati | matikan pengingat | pengingat mati | pengingat off | stop pengingat |
        hapus pengingat | batalkan pengingat | nonaktifkan pengingat
    """),
    "remind.on": words("ingatkan nyala | nyalakan pengingat | pengingat nyala | hidupkan pengingat"),
    "remind.now": words("ingatkan sekarang | pratinjau pengingat | contoh pengingat"),
    "snooze": words("""
        nanti | nanti saja | nanti dulu | tunda | ingatkan nanti | nanti aja | ingatkan saya nanti
    """),
}
ANSWERS = {
    "only_tell": words("""
        hanya ke | cuma ke | hanya kepada | hanya beri tahu | cukup beri tahu | jangan beri tahu grup |
        jangan kasih tahu grup | jangan bilang grup | jangan ke grup
    """),
    "withdraw": words("""
        tidak perlu lagi | tidak dibutuhkan lagi | nggak perlu lagi | gak perlu lagi |
        sudah tidak perlu | ditarik
    """),
    "accept": words("""
        saya kerjakan | saya urus | saya tangani | biar saya | aku kerjakan | aku urus | saya ambil |
        saya bantu | siap | saya yang urus | saya handle | aku handle | biar aku | saya cek |
        saya beresin | aku beresin | gue urus | aku bantu | saya yang kerjakan | saya |
        siap saya kerjakan | saya bereskan | oke saya kerjakan | saya selesaikan | aku tangani | gw urus |
        gue handle | saya yang handle | aku ambil | biar saya urus | saya proses | dikerjakan |
        nanti saya cek | nanti aku cek | nanti saya lihat | saya lihat dulu | saya cek dulu |
        lagi saya kerjain | sedang saya kerjakan | baru bisa saya kerjakan | oke nanti saya tanya |
        nanti saya tanya | saya tanya dulu | noted | laksanakan | siap laksanakan |
        lagi dikerjakan | lagi saya kerjakan | saya kejar | aku kerjain | saya kerjain | saya lanjutkan |
        saya butuh sampai | saya perlu sampai | saya butuh waktu sampai | undur ke
    """),
    "pass_on": words("""
        bukan saya | bukan aku | bukan bagian saya | bukan gue | salah orang | tanya | coba tanya |
        bukan ranah saya | itu bagian | bukan tugas saya | lempar ke | oper ke | tanya ke | coba ke |
        bukan urusan saya | bkn saya | ini bagian | ini bagiannya | itu bagiannya | saya kurang paham |
        aku kurang paham
    """),
    "unable": words("""
        saya tidak sanggup | saya nggak sanggup | saya gak sanggup | lagi padat |
        saya tidak bisa | saya nggak bisa | saya gak bisa | saya ga bisa | aku tidak bisa | aku ga bisa |
        aku gak bisa | tidak bisa bantu | nggak bisa bantu | gak bisa bantu | ga bisa bantu | tidak sempat |
        nggak sempat | gak sempat | ga sempat | belum sempat | lagi sibuk | sibuk banget | maaf tidak bisa |
        maaf gak bisa | maaf ga bisa | maaf nggak bisa
    """),
    "need_info": words("""
        butuh info | perlu info | butuh informasi | perlu informasi | butuh detail | perlu detail |
        kurang info | info kurang | butuh info lagi | perlu data | butuh data | butuh penjelasan |
        perlu penjelasan | minta info
    """),
    "done": words("""
        beres | selesai | sudah beres | udah beres | sudah selesai | udah selesai | kelar | udah kelar |
        sudah kelar | rampung | tuntas | dah beres | dah kelar | sudah rampung | sudah tuntas |
        sudah teratasi | teratasi | udah tuntas
    """),
    "keep": words("tetap | biarkan | tetep | pertahankan"),
}
NOTHING = words("tidak ada | nggak ada | gak ada | ga ada | tidak ada apa apa | nggak ada apa apa")
WANTED = words("butuh | perlu | kami butuh | saya butuh | kami perlu | saya perlu | kita butuh | kita perlu")
SUBJECTS = {
    "due": ("jatuh tempo", "yang jatuh tempo", "belum diisi"),
    "": ("saya", "punya saya", "daftar"),
}
SHOWN = words("tim | daftar")
LOOK = words(
    "apa itu | bagaimana | gimana | lihat | tampilkan | tunjukkan | buka | coba lihat | tolong lihat"
)
UPDATE = words("update | perbarui | lapor | laporkan | laporan | mau update | isi")
BEHIND_CODE = {
    "kr.assign": words(
        "pemiliknya | milik | serahkan ke | diserahkan ke | alihkan ke | dialihkan ke | limpahkan ke"
    ),
    "okr.align": words("selaras dengan | diselaraskan dengan | selaraskan ke"),
    "kr.weight": ("bobot",),
    "kr.history": ("riwayat",),
    "kr.cadence": words("irama | ritme | diupdate | update"),
}
RETARGET = words("""
    ubah | ganti | set | atur | naikkan | turunkan | naikin | turunin | dari | buat | untuk |
    tolong | jadi | menjadi | mau ubah | saya mau ubah | aku mau ubah | mau ganti | saya mau ganti |
    mau naikin | saya mau naikin | mau naikkan | saya mau naikkan | mau turunin | saya mau turunkan |
    tolong ubah | tolong ganti | bisa ubah | tolong diubah | diubah | diganti | dinaikkan | dinaikin |
    diturunkan | diturunin
""")
RAISE = words("naikkan | naikin | turunkan | turunin | tolong naikkan | tolong naikin | tolong turunkan")
REASON = words("karena | sebab | gara-gara | alasan | alasannya | krn")
CHANGES = {
    "title": words("judul | nama | judulnya"),
    "target": words("target | targetnya | target baru"),
    "start": words("dari | awal | mulai dari | titik awal"),
    "unit": words("satuan | unit"),
    "kind": words("jenis | tipe"),
    "since": ("sejak",),
    "nothing": words("tidak ada | kosong | lepas | tanpa"),
    "self": words("saya | aku | ke saya"),
    "to": words("ke | kepada | dengan | jadi | menjadi"),
    "weight": ("bobot",),
    "weekly": words("mingguan | tiap minggu | setiap minggu | seminggu"),
    "two_weeks": words("dua minggu | dua mingguan | tiap dua minggu | setiap dua minggu | 2 minggu"),
    "monthly": words("bulanan | tiap bulan | setiap bulan | sebulan"),
    "percent": words("persen | persentase"),
    "number": words("angka | jumlah"),
    "currency": words("uang | mata uang"),
    "duration": words("durasi | waktu"),
    "milestones": words("milestone | tonggak"),
    "yes_no": words("ya/tidak | ya atau tidak | ya tidak"),
    "keep_above": words("minimal | jaga di atas | paling sedikit"),
    "keep_below": words("maksimal | jaga di bawah | paling banyak"),
    "between": words("antara | di antara"),
}
LANGUAGE_NAMES = {
    "en": ("inggris", "bahasa inggris"),
    "zh": words("mandarin | tionghoa | bahasa mandarin | bahasa tionghoa"),
    "id": ("indonesia", "bahasa indonesia"),
    "vi": words("vietnam | bahasa vietnam"),
}
AGREED = words("oke | ok | baik | siap | iya | ya | boleh | bisa | tentu | oke siap")
POLITELY = words("""
    tolong | mohon | minta | coba | please | dong | tolong dong | minta tolong | bisa tolong | saya mau |
    aku mau | mau
""")
HELP_ME = words("""
    tolong bereskan | tolong beresin | bantu bereskan | bantu beresin | tolong atasi | bantu atasi |
    tolong bantu bereskan | tolong bantu beresin | bantu saya di | bantu saya dengan | bantuin |
    tolong bantuin | bantu urus | tolong urus | tolong urusin | ada yang bisa bantu |
    siapa yang bisa bantu | tolong lancarkan | tolong buka hambatan | bantu buka hambatan
""")
IM_STUCK = words("saya mentok | aku mentok | mentok | saya stuck | aku stuck | kami mentok | kita mentok")
GRANTED = words("""
    sudah ditandatangani | sudah tanda tangan | sudah ttd | sudah tandatangan | sudah diteken | sudah teken |
    sudah disetujui | sudah setuju | sudah acc | sudah di acc | sudah approve | sudah diapprove |
    sudah dijawab | sudah dibalas | sudah dikonfirmasi | sudah konfirmasi | barusan tanda tangan |
    baru tanda tangan | barusan ttd
""")
BESIDE_GRANTED = words(
    "saya | aku | gue | gua | kami | kita | barusan | tadi | semuanya | mereka | dia | baru"
)
BEFORE_DATE = words("""
    akan | bakal | jadinya | kayaknya | sepertinya | mungkin | paling | paling lambat | paling cepat |
    bisanya | bisa | saya bisa | aku bisa | targetnya | rencananya
""")
NOBODY = words("tidak ada | nggak ada | gak ada | ga ada | tak ada | tidak seorang pun | kosong")
ALL_SAME = words("semua sama | sama semua | semuanya sama | tidak ada perubahan | belum ada perubahan | sama")
