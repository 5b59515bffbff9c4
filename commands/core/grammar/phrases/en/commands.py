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
        okr | okrs | /objectives | /board | show okr | show okrs | show me the okrs | our okrs
    """),
    "kr.show": words("""
        kr | my krs | /krs | show my krs | kr show | my key results | my okrs | show my okrs |
        okr mine | okr me | what's on my plate | what is on my plate | whats on my plate | on my plate |
        what do i own | what are my krs | what are my key results | what am i responsible for |
        what do i have | what do i have to update
    """),
    "kr.add": words("kr add | kr new | add kr | add key result | new key result | kr create"),
    "okr.edit": words("okr edit | okr change | okr rename | edit objective | rename objective"),
    "okr.drop": words("okr drop | okr delete | okr remove | drop objective"),
    "okr.assign": words("okr assign | okr give | okr owner | assign objective"),
    "okr.align": words("okr align | align | okr link"),
    "okr.committed": words("okr committed | okr commit"),
    "okr.stretch": ("okr stretch",),
    "okr.private": words("okr private | okr make private | okr hide | /private"),
    "okr.team_only": words("okr team-only | okr team only | okr for the team | /team-only"),
    "okr.public": words("okr public | okr make public | okr publish | /public"),
    "okr.tree": words("okr tree | okr alignment | alignment tree | /tree"),
    "okr.all": words("okr all | all okrs | all teams | /okr teams | /okr org"),
    "kr.edit": words("kr edit | kr change | kr rename | edit | rename"),
    "kr.drop": words("kr drop | kr delete | kr remove | drop | delete"),
    "kr.assign": words("kr assign | kr give | kr owner | assign | reassign | hand over | give"),
    "kr.weight": words("kr weight | weight | the weight of | weight of"),
    "kr.cadence": words("kr cadence | kr rhythm | cadence"),
    "kr.history": words("kr history | history of | show history of | history | kr past"),
    "kr.follow": words("kr follow | kr follows | kr link | follow"),
    "task.add": words("task add | add task | new task | task new | /task create | /todo add | /todo"),
    "task.done": words("task done | /task finish | /task complete | finish task | complete task"),
    "task.reopen": words("task reopen | reopen task | reopen | /task undone"),
    "task.list": words("""task list | /task | /tasks | tasks | my tasks | list tasks | show tasks |
    open tasks"""),
    "task.drop": words("task drop | drop task | task delete | task remove | delete task | /task cancel"),
    "kpi.add": words("kpi add | add kpi | new kpi | kpi new | /metric add"),
    "kpi.set": words("kpi set | kpi update | set kpi | kpi reading | /metric set"),
    "kpi.list": words("kpi list | kpi | kpis | health metrics | list kpis | show kpis | our kpis | /metrics"),
    "kpi.drop": words("kpi drop | kpi delete | kpi remove | drop kpi"),
    "check_in": words("kr update | okr update | /update | /kr set"),
    "correct": words("/correct | /oops | /kr correct | /correction | /kr fix"),
    "resolve_blocker": words("""
        /unblock | /resolve | /kr unblock | /kr resolve | /unblocked | /blockers resolve | unblock |
        /block done
    """),
    "undo": words("""
        undo | kr undo | okr undo | take that back | revert | undo once more | undo one more | undo that |
        undo the last one | undo my last one | take back my last one | take back the last one | take it back |
        undo my last update | undo the last update | undo my update
    """),
    "block": words("kr block | /block | block | /blocked | /blocker | /kr blocker | /kr blocked"),
    "flags": words("flags | okr flags | red flags | show flags | open flags | kr flags"),
    "help_with": words("""
        help with | i can help with | i'll help with | i will help with | let me help with | help on |
        /help with
    """),
    "withdraw": words(
        "/block withdraw | withdraw blocker | withdraw the blocker | /withdraw | /blocker withdraw"
    ),
    "blockers": words("""
        blockers | okr blockers | kr blockers | show blockers | open blockers | list blockers
    """),
    "round": words("""
        /checkin | /check-in | /kr checkin | /kr check-in | my round | weekly round | check in | checkin
    """),
    "comment": words("comment | comment on | /kr comment | /okr comment | /remark"),
    "kudos": words("""
        kudos | kudos to | /thanks | /thank | shout out to | shoutout to | big thanks to | /praise
    """),
    "away": words("""
        away | on leave | out of office | ooo | on vacation | on holiday | /leave | /vacation | i'm away |
        i am away | i'm on leave | i am on leave | i'll be away | i will be away | i'll be on leave |
        i'm on vacation | i'm on holiday | i'm out | i'll be out | i'm off
    """),
    "away.off": words("away off | /away cancel | /leave off | cancel my leave | /away none"),
    "back": words("i'm back | i am back | /back | back at work | back from leave | i'm back at work"),
    "template": words("template | templates | okr template | okr templates | /okr example | /okr examples"),
    "export": words("export | okr export | export okrs | export the okrs | /download"),
    "import": words("import | okr import | import okrs | import the okrs | /upload"),
    "cancel": words("cancel | never mind | nevermind | forget it | abort | stop that"),
    "help": words("""
        help | okr help | kr help | help me | /start | what can you do | commands | how do i use this |
        usage | who are you | what are you | what is this bot | what's this bot | what is this for |
        what are you for | what do you do
    """),
    "whoami": ("whoami", "who am i", "/okr whoami", "/me"),
    "lang": words(
        """/lang | okr lang | /me lang | /me language | /language | lang | set language | language |
        my language | speak | speak in | please speak | answer in | reply in | switch to | talk in"""
    ),
    "team.manager": ("team manager", "/manager", "/okr manager"),
    "team.lang": ("team lang", "team language"),
    "team.show": words("team | /team show | team settings | team show"),
    "team.timezone": words("team timezone | team time zone | /team zone | /team tz | /timezone"),
    "team.country": words("team country | /team holidays"),
    "team.weekend": words("team weekend | /team weekends"),
    "team.creators": words("team creators | /team creator"),
    "team.thresholds": words("team thresholds | /team threshold | /thresholds"),
    "team.webhook": ("/team webhook", "/webhook"),
    "team.members": words("team members | /members | /team people | who is in the team"),
    "team.add": words("team add | /team invite"),
    "team.remove": words("team remove | /team kick | /remove"),
    "cycle.show": words("cycle | /okr cycle | current cycle | /cycle show | /quarter"),
    "cycle.list": words("cycle list | /cycles | list cycles | all cycles"),
    "cycle.next": words("cycle next | next cycle | /cycle close | close the cycle | /cycle end"),
    "cycle.set": words("cycle set | /cycle dates | /cycle change"),
    "review.show": words("review | okr review | cycle review | the review | /retro | /retrospective"),
    "review.start": words("""
        review start | start review | start the review | begin the review | /review begin | /retro
        start
    """),
    "review.grade": words("score | grade | /review grade | /review score | /okr score"),
    "review.note": words("review note | /review learned | /review lesson | /lesson"),
    "review.close": words("""
        review close | okr close | close review | close the review | /review end | /review finish
    """),
    "digest": words("digest | okr digest | team digest | weekly digest | /summary | /weekly"),
    "digest.me": words("digest me | okr digest me | my digest | /digest mine | my week | /summary me"),
    "digest.org": words("digest org | okr digest org | /digest all | digest all teams | /digest teams"),
    "ask": ("/ask", "/question", "/okr ask", "/kr ask"),
    "me.zone": words("/me zone | /me timezone | /me time zone | my timezone | my time zone"),
    "me.country": words("/me country | my country"),
    "remind": words("remind | nudge | /reminder | /ritual | /okr set | /okr set cadence | /okr cadence"),
    "remind.list": words("""
        remind list | reminders | list reminders | my reminders | show reminders | /remind all |
        /rituals
    """),
    "remind.off": words("""
        remind off | /remind stop | reminder off | stop reminder | turn off reminder | switch off reminder |
        cancel reminder | delete reminder | remove reminder | disable reminder
    """),
    "remind.on": words("remind on | reminder on | start reminder"),
    "remind.now": words("remind now | /remind preview | /remind test | preview reminder"),
    "snooze": words("snooze | later | not now | remind me later | ask me later | /kr snooze"),
}
ANSWERS = {
    "only_tell": words("""
        only tell | tell only | just tell | don't tell the group | do not tell the group |
        keep it from the group | tell nobody | tell no one | not the group
    """),
    "withdraw": words("not needed | no longer needed | not needed anymore | not needed any more | withdrawn"),
    "accept": words("""
        on it | i'm on it | i am on it | i'll do it | i'll take it | i will take it | i'll handle it |
        mine | will do | i can do it | i can take it | i'll look into it | i'll take care of it | me |
        i've got it | i got it | got it | taking it | leave it to me | let me | let me handle it |
        i can help | i'll help | happy to help | i will do it | i will handle it | on my list |
        i'll get it done | i accept | accepted | sure, on it | i'm doing it | i'll do that | count me in |
        i'll sort it | working on it | i'm working on it | looking into it | i'm looking into it |
        will look into it | i will look into it | will check | i'll check | will take a look |
        will be done | it will be done | will have it done | i'll have it done | i will have it done |
        will get it done | i will get it done | i'll finish it | will finish it | you'll have it |
        you will have it | you'll get it | i'll take a look | i'll have a look | i need till |
        i need until | i need time until | i'll need until
    """),
    "pass_on": words("""
        not me | it's not me | not mine | that's not me | wrong person | not my area | ask | better ask |
        please ask | that's for | this is for | not for me | isn't me | i'm not the right person |
        pass to | over to
    """),
    "unable": words("""
        i can't | i cannot | can't do it | cannot do it | can't help | cannot help | no time |
        i have no time | i don't have time | don't have time | too busy | i'm too busy | sorry, i can't |
        sorry i can't | can't take it | not able to | i'm not able to
    """),
    "need_info": words("""
        need info | need more info | i need info | need information | need details | more info needed |
        need more information | need more details | i need more info | what do you need | info needed
    """),
    "done": words("""
        done | all done | solved | resolved | fixed | sorted | it's done | it is done | finished |
        cleared | it's resolved | it's fixed | that's done | done that | taken care of | completed |
        it's sorted | all sorted | i did it | did it | already done | already did it | did it already
    """),
    "keep": words("keep | keep it at | leave it at | stay with | keep it"),
}
NOTHING = words("nothing | nothing changed | nothing really | nothing special | no reason | nope")
WANTED = words("need | i need | we need | needs | needed | what we need is | what i need is | it needs")
SUBJECTS = {
    "due": words("due | what's due | pending | overdue"),
    "": words("mine | my | list | me"),
}
SHOWN = words("team | list | show | board")
LOOK = words("""
    show | show me | see | look at | view | open | display | details of | let me see | what is | what's |
    please show | please show me | can you show me | what about | how is | how's
""")
UPDATE = words("update | report | report on | check in | check in on | checkin")
"""What somebody says who wants to report of a code and has not said what is new yet (`update KR3`)."""
SETTERS = words("make | set | mark | please make | please set | please mark | can you make")
"""Verbs that may stand before such a code (`make O1 private`)."""
BEHIND_CODE = {
    "kr.assign": words("assign to | assigned to | owner | owner is | belongs to | goes to | is now owned by"),
    "okr.align": words("align to | aligns to | align with | aligns with | aligned to"),
    "kr.weight": words("weight | weight is | weight should be | has weight | has a weight of | weighs"),
    "kr.history": ("history",),
    "okr.private": words("private | to private | as private"),
    "okr.public": words("public | to public | visible | visible to all | open to all"),
    "okr.committed": words("committed | to committed | as committed"),
    "okr.stretch": words("stretch | to stretch | as stretch | a stretch goal | as a stretch goal"),
    "kr.cadence": words("cadence | rhythm | update | updated | check in | checked in"),
}
RETARGET = words("""
    change | set | move | raise | lower | adjust | increase | make | put | bump | cut | update | of |
    the | its | please | is now | new
""")
REASON = words("because of | because | due to | reason | the reason is")
CHANGES = {
    "title": words("title | name | rename to"),
    "target": words("target | goal | new target"),
    "start": words("from | start | baseline | starts at | starting at"),
    "unit": words("unit | units"),
    "kind": words("kind | kind of"),
    "since": words("since | paced from"),
    "nothing": words("none | nothing | nobody | no one | off"),
    "self": words("me | myself | to me | for me"),
    "to": words("to | with | under | for"),
    "weight": ("weight",),
    "weekly": words("weekly | every week | a week | one week | week"),
    "two_weeks": words("two weeks | every two weeks | 2 weeks | every 2 weeks | biweekly | fortnightly"),
    "monthly": words("monthly | every month | a month | one month | month"),
    "percent": words("percent | percentage | %"),
    "number": words("number | count"),
    "currency": words("money | currency | amount of money"),
    "duration": words("duration | time"),
    "milestones": words("milestones | milestone"),
    "yes_no": words("yes/no | yes or no | yes no"),
    "keep_above": words("keep above | at least | keep at least"),
    "keep_below": words("keep below | at most | keep at most"),
    "between": words("between"),
}
LANGUAGE_NAMES = {
    "en": ("english",),
    "zh": ("chinese", "mandarin"),
    "id": ("indonesian",),
    "vi": ("vietnamese",),
}
AGREED = words("""
    ok | okay | yes | yep | yeah | sure | of course | no problem | alright | fine | ok sure | 👍 | 👌
""")
BESIDE_SOLVED = words("""
    finally | just | stuff | side | part | bit | completely | totally | fully | officially | good | news
""")
POLITELY = words("""
    please | pls | plz | can you | could you | can you please | could you please | would you | kindly |
    for me | now please | now
""")
HELP_ME = words("""
    please unblock | pls unblock | can you unblock | can someone unblock | can somebody unblock |
    help unblock | help me unblock | please help unblock | help me with | help us with |
    please help me with | can someone help me with | can somebody help me with | can anyone help me with |
    someone help me with | can you help me with
""")
IM_STUCK = words("i'm stuck | i am stuck | we're stuck | we are stuck | stuck | i'm blocked | blocked")
GRANTED = words("""
    signed | has signed | have signed | signed off | has signed off | signed it | signed it off | approved |
    has approved | approved it | delivered | has delivered | granted | has granted | confirmed |
    has confirmed | replied | has replied | answered | has answered | has come back
""")
BESIDE_GRANTED = words(
    "i | we | it | them | that | they | he | she | just | all | both | everything | ok | okay"
)
BEFORE_DATE = words("""
    it will be | it'll be | that will be | that'll be | will be | it is going to be | it's going to be |
    i can do | i can make | i could do | make it | let's say | let us say | say | it should be | should be |
    expect it | you will have it | you'll have it | you get it | you'll get it | by
""")
NOBODY = words("nobody | no one | no-one | none | noone | no body | nobody can")
ALL_SAME = words("""
    all same | all the same | same for all | all unchanged | no change | no changes | nothing changed |
    everything same | everything the same | same everywhere | same
""")
