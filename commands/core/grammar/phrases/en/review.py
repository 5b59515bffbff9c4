"""English words at the end of a cycle: grades, what was learned, and what goes on."""

from commands.core.grammar.phrases import words

GRADING = {
    "agreed": words("""
        ok | okay | k | yes | yep | yeah | fine | agreed | agree | sounds right | that's right | as computed |
        right | correct | sure | fair | fair enough | looks right
    """),
    "keep": words("keep | keep it | carry over | carry it over | continue | continue it | goes on"),
    "change": words("change | change it | adjust | adjust it | rework | modify"),
    "drop": words("drop | drop it | stop | stop it | end it | let it go | retire"),
    "note": words("note | notes | learned | learnt | learning | lesson | we learned | i learned"),
    "points": words("points | point"),
}
