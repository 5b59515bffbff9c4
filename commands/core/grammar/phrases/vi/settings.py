"""Vietnamese words of settings, by what they mean (`commands.core.grammar.orders.setting_words`)."""

from commands.core.grammar.phrases import words

SETTINGS = {
    "off": words("tắt | xóa"),
    "as_the_team": words("nhóm"),
    "usual": words("mặc định"),
    "members": words("thành viên"),
    "managers": words("quản lý | trưởng nhóm"),
    "stable_from": words("ổn định"),
    "red_below": words("đỏ"),
    "on_track_gap": words("rủi ro"),
    "at_risk_gap": words("chệch"),
}
