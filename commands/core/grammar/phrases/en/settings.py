"""English words of settings, by what they mean (`commands.core.grammar.orders.setting_words`)."""

from commands.core.grammar.phrases import words

SETTINGS = {
    "off": words("off | none | remove | delete"),
    "as_the_team": words("team | off | none | default"),
    "usual": words("default | usual | reset"),
    "members": words("members | member | all | everybody | everyone"),
    "managers": words("managers | manager"),
    "stable_from": words("stable"),
    "red_below": words("red"),
    "on_track_gap": words("at risk | at-risk | at_risk | atrisk | risk"),
    "at_risk_gap": words("off track | off-track | off_track | offtrack | off"),
}
