"""Chinese words of settings, by what they mean (`commands.core.grammar.orders.setting_words`)."""

from commands.core.grammar.phrases import words

SETTINGS = {
    "off": words("关 | 关闭 | 删除"),
    "as_the_team": words("团队 | 默认"),
    "usual": words("默认 | 恢复默认"),
    "members": words("成员 | 所有人"),
    "managers": words("经理 | 负责人 | 主管"),
    "stable_from": words("稳定 | 稳"),
    "red_below": words("红"),
    "on_track_gap": words("风险"),
    "at_risk_gap": words("偏离"),
}
