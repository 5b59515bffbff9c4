"""Esperanto words of commands and short answers."""

from commands.core.grammar.phrases import words

COMMANDS = {
    "okr.new": words("nova celo | kreu celon"),
    "check_in": words("progreso | /ĝisdatigi"),
    "undo": words("malfari | malfaru"),
    "help": words("helpo | helpu min"),
}
ANSWERS = {"accept": words("mi faros | mi prizorgos")}
LANGUAGE_NAMES = {"eo": ("esperanto",)}
