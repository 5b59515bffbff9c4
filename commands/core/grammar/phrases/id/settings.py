"""Indonesian words of settings, by what they mean (`commands.core.grammar.orders.setting_words`)."""

from commands.core.grammar.phrases import words

SETTINGS = {
    "off": words("hapus | mati"),
    "as_the_team": words("tim"),
    "usual": words("bawaan"),
    "members": words("anggota | semua"),
    "managers": words("manajer | atasan"),
    "stable_from": words("stabil"),
    "red_below": words("merah"),
    "on_track_gap": words("berisiko | risiko"),
    "at_risk_gap": words("keluar jalur"),
}
