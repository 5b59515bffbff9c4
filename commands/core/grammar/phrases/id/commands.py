"""Indonesian words of commands and short answers."""

from commands.core.grammar.phrases import words

COMMANDS = {
    "okr.new": words("""
        okr baru | tujuan baru | buat tujuan | objektif baru | bikin tujuan | tambah tujuan | okr buat |
        buat okr | bikin okr | okr tambah
    """),
    "okr.show": words("okr saya | lihat okr | papan okr | okr kita | tampilkan okr | okr kami"),
    "kr.show": words("kr saya | lihat kr | kr aku | kr ku"),
    "kr.add": words("kr tambah | tambah kr | kr baru | tambahkan kr | bikin kr"),
    "check_in": words("kr lapor | kr progres | kr perbarui | /lapor | /progres | /perbarui | kr laporan"),
    "correct": words("/ralat | /koreksi | /kr ralat | /kr koreksi"),
    "resolve_blocker": words("/kr lancar | /lancar | /kr beres | /beres | /kr lepas"),
    "undo": words("batal | batalkan | urungkan | /kr batal | /okr batal | tarik lagi | batalin"),
    "block": words("""
        kr mentok | /mentok | /kr hambatan | /hambat | /kr kendala | /kendala | /kr macet | /kr terhambat
    """),
    "blockers": words("""
        hambatan | okr hambatan | daftar hambatan | kendala | lihat hambatan | apa hambatannya |
        semua hambatan
    """),
    "cancel": words("gak jadi | nggak jadi | ga jadi | tidak jadi | lupakan | stop | ngga jadi | udahlah"),
    "help": words("""
        bantuan | tolong | cara pakai | /okr bantuan | /kr bantuan | panduan | bisa apa | kamu bisa apa |
        gimana caranya
    """),
    "whoami": ("siapa saya", "siapa aku"),
    "lang": words("/bahasa | bahasa | okr bahasa | ganti bahasa | ubah bahasa"),
    "team.manager": words("tim manajer | tim atasan | /team manajer | /tim manager | manajer tim"),
    "team.lang": ("tim bahasa", "bahasa tim", "/team bahasa"),
    "team.show": words("tim | /tim | pengaturan tim | info tim"),
}
ANSWERS = {
    "accept": words("""
        saya kerjakan | saya urus | saya tangani | biar saya | aku kerjakan | aku urus | saya ambil |
        saya bantu | siap | saya yang urus | saya handle | aku handle | biar aku | saya cek |
        saya beresin | aku beresin | gue urus | aku bantu | saya yang kerjakan | saya |
        siap saya kerjakan | saya bereskan | oke saya kerjakan | saya selesaikan | aku tangani | gw urus |
        gue handle | saya yang handle | aku ambil | biar saya urus | saya proses | dikerjakan |
        saya kejar | aku kerjain | saya kerjain | saya lanjutkan
    """),
    "pass_on": words("""
        bukan saya | bukan aku | bukan bagian saya | bukan gue | salah orang | tanya | coba tanya |
        bukan ranah saya | itu bagian | bukan tugas saya | lempar ke | oper ke | tanya ke | coba ke |
        bukan urusan saya | bkn saya
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
SUBJECTS = {
    "due": ("jatuh tempo", "yang jatuh tempo", "belum diisi"),
    "": ("saya", "punya saya", "daftar"),
}
SHOWN = words("tim | pohon | semua | saya | daftar")
LANGUAGE_NAMES = {
    "en": ("inggris", "bahasa inggris"),
    "zh": words("mandarin | tionghoa | bahasa mandarin | bahasa tionghoa"),
    "id": ("indonesia", "bahasa indonesia"),
    "vi": words("vietnam | bahasa vietnam"),
}
