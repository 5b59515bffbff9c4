"""Esperanto words and phrases of check-ins."""

from commands.core.grammar.phrases import words

LETTERS_OF_ITS_OWN = "ĉĝĥĵŝŭ"
DECIMAL_COMMA = True
CUES = words("mi | la | estas | bonvolu | kaj | pri | kun | tio")
GREETING = words("saluton | bonan tagon")
PERCENT = words("procentoj | elcentoj")
CONFIDENCE = words("fido | konfido")
STUCK = words("blokita | blokita pro | atendas")
PLACE = words("pro | ĉe")
NEXT = words("sekve | poste")
SAME = words("same | sen ŝanĝo")
