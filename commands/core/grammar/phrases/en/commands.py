"""English words of commands and short answers."""

from commands.core.grammar.phrases import words

# The first spelling of each is the usual one. A leading slash means that the slash is needed; all
# others work with and without it. ANSWERS are said on their own, without a slash.

COMMANDS = {
    "okr.new": words("""
        okr new | new objective | /objective new | okr add | create objective | okr create |
        add objective | okr new objective
    """),
    "okr.show": words("""
        okr | okrs | /objectives | /board | show okr | show okrs | show me the okrs | our okrs | my okrs |
        show my okrs
    """),
    "kr.show": words("kr | my krs | /krs | show my krs | kr show | my key results"),
    "kr.add": words("kr add | kr new | add kr | add key result | new key result | kr create"),
    "check_in": words("kr update | /update | /checkin | /check-in | /kr checkin | /kr check-in | /kr set"),
    "correct": words("/correct | /kr correct | /correction | /kr fix"),
    "resolve_blocker": words("""
        /unblock | /resolve | /kr unblock | /kr resolve | /unblocked | /blockers resolve | unblock |
        /block done
    """),
    "undo": words("undo | kr undo | okr undo | take that back | revert"),
    "block": words("kr block | /block | /blocked | /blocker | /kr blocker | /kr blocked"),
    "blockers": words("""
        blockers | okr blockers | kr blockers | show blockers | open blockers | list blockers
    """),
    "cancel": words("cancel | never mind | nevermind | forget it | abort | stop that"),
    "help": words("""
        help | okr help | kr help | help me | /start | what can you do | commands | how do i use this |
        usage
    """),
    "whoami": ("whoami", "who am i", "/okr whoami"),
    "lang": words("/lang | okr lang | /language | lang | set language | language | my language"),
    "team.manager": ("team manager", "/manager", "/okr manager"),
    "team.lang": ("team lang", "team language"),
    "team.show": words("team | /team show | team settings | team show"),
}
ANSWERS = {
    "accept": words("""
        on it | i'm on it | i am on it | i'll do it | i'll take it | i will take it | i'll handle it |
        mine | will do | i can do it | i can take it | i'll look into it | i'll take care of it | me |
        i've got it | i got it | got it | taking it | leave it to me | let me | let me handle it |
        i can help | i'll help | happy to help | i will do it | i will handle it | on my list |
        i'll get it done | i accept | accepted | sure, on it | i'm doing it | i'll do that | count me in |
        i'll sort it
    """),
    "pass_on": words("""
        not me | it's not me | not mine | that's not me | wrong person | not my area | ask | better ask |
        please ask | that's for | this is for | not for me | isn't me | i'm not the right person |
        pass to | over to
    """),
    "need_info": words("""
        need info | need more info | i need info | need information | need details | more info needed |
        need more information | need more details | i need more info | what do you need | info needed
    """),
    "done": words("""
        done | all done | solved | resolved | fixed | sorted | it's done | it is done | finished |
        cleared | it's resolved | it's fixed | that's done | done that | taken care of | completed |
        it's sorted | all sorted
    """),
    "keep": words("keep | keep it at | leave it at | stay with | keep it"),
}
SUBJECTS = {
    "due": words("due | what's due | pending | overdue"),
    "": words("mine | my | list | me"),
}
SHOWN = words("tree | all | team | me | mine | list | show | board | private")
LANGUAGE_NAMES = {
    "en": ("english",),
    "zh": ("chinese", "mandarin"),
    "id": ("indonesian",),
    "vi": ("vietnamese",),
}
