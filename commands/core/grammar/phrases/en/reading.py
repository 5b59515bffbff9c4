"""English words and phrases of check-ins."""

from decimal import Decimal

from commands.core.grammar.phrases import words

# --- writing -----------------------------------------------------------------------------------

SPELLINGS = {"next": "nxt", "tomorrow": "tmrw tmr", "week": "wk", "because": "bc cuz", "please": "pls plz"}
"""Words as people type them in a chat; every phrase is written with the word in full."""
SCRIPT = ""
"""Letters that no other language here uses, as in a character class; one of them tells the language."""
LETTERS_OF_ITS_OWN = ""
"""The same for Latin letters with marks, where no other script stands in the text."""
DECIMAL_COMMA = False
"""Whether 4.6 is written 4,6."""

# --- numbers -----------------------------------------------------------------------------------

DIGITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
SCALES = {"hundred": 100}
POINT = ("point",)
JOIN = ("and",)
ONE_BEFORE = ("a", "an")
THINGS = words("""
    people | persons | clients | customers | deals | users | tickets | calls | orders | accounts | leads |
    visitors | hires | bugs | features | contracts | shops | stores | pieces | items | boxes |
    patients | students | agents | reps | engineers | developers | colleagues | emails | meetings |
    interviews | demos | signups | sign-ups | apples | bananas
""")
HALF_AFTER = ("and a half",)
SHARES_AFTER = {"and a quarter": "0.25", "and three quarters": "0.75"}
FRACTIONS = {
    "halfway": "50", "half way": "50", "halfway through": "50", "3 quarters": "75", "mid way": "50",
    "midway": "50",
    "half": "50", "half a": "50", "half an": "50", "half of": "50", "a half": "50", "one half": "50",
    "quarter of a": "25", "a quarter of a": "25", "a quarter": "25", "one quarter": "25",
    "three quarters": "75", "three quarters of a": "75", "a third": "33.33", "one third": "33.33",
    "two thirds": "66.67", "a fifth": "20", "two fifths": "40",
}  # fmt: skip
MAGNITUDES = {
    "thousand": 1000, "grand": 1000, "million": 10**6, "mil": 10**6, "billion": 10**9, "trillion": 10**12,
    "dozen": 12,
}  # fmt: skip
LETTERS = {"k": 1000, "m": 10**6, "mm": 10**6, "mn": 10**6, "mio": 10**6, "b": 10**9, "bn": 10**9}
NOT_NUMBERS = words("""
    one on one | one by one | no one | this one | that one | another one | one of the | one of our |
    day one | a few | one more time | last one | first one | next one | the one | iso 27001 | iso 9001 |
    iso 14001 | iso 22301 | soc 1 | soc 2
""")
PERCENT = words("""
    of a percent | of 1 percent | of one percent | of a per cent |
    % | percent | per cent | pct | percentage
""")
POINTS = words("""
    points | point | pts | pt | percentage points | percentage point | % points | pp | pps | ppt
""")
TENTHS = ("‰", "per mille")
HUNDREDTHS = words("bps | bp | basis points | basis point")
CURRENCIES = {
    "USD": words("$ | usd | us$ | dollars | dollar | bucks | us dollars | us dollar"),
    "EUR": words("€ | eur | euro | euros"),
    "GBP": ("£", "gbp", "pounds"),
    "SGD": ("sgd", "s$"),
    "MYR": ("myr", "ringgit"),
    "THB": ("thb", "baht", "฿"),
    "JPY": ("jpy", "yen"),
    "HKD": ("hkd", "hk$"),
    "INR": ("inr", "₹"),
}
DURATIONS = {
    "ms": (Decimal("0.001"), words("ms | msec | msecs | millisecond | milliseconds")),
    "s": (1, words("seconds | second | secs | sec | s")),
    "min": (60, words("minutes | minute | mins | min")),
    "h": (3600, words("hours | hour | hrs | hr | h")),
    "d": (86400, ("days", "day", "d")),
    "week": (604800, words("weeks | week | wks | wk")),
    "month": (2592000, ("months", "month")),
    "year": (31536000, ("years", "year", "yrs")),
}

# --- codes --------------------------------------------------------------------------------------

KEY_RESULT_NOUNS = ("kr", "key result")
"""What people call a key result whose number they say (`third KR`, 第三个KR)."""

# --- how sure ----------------------------------------------------------------------------------

CONFIDENCE = words("""
    confidence | conf | cnf | confidence level | confidence score | confidence is | cf | my gut says |
    gut feel | gut feeling | my confidence | how confident | confidence rating | conf score | conf level |
    our confidence | team confidence | overall confidence
""")
SURE = words("""
    i'm like a | i'm more like a | i'm maybe a | i'm about a | i'm around a |
    i'm sitting at a | sitting at a | i'm sat at a | i sit at a |
    i'm an | feel like | i'd go for | i give | i'd give |
    i feel about a | i feel about | i feel like a | i feel a | feels like a | i'm feeling a |
    confident | sure | certain | confidently | i'd put it at | i'd give it | i'd give it a | i'd rate it |
    i rate it | i'd rate it a | i give it | i give it a | i'd score it | i'd call it a | i'm at a |
    i'm a | call it a | solid | i'd go with | feeling | feeling a | feeling about | feeling a solid
""")
CONFIDENCE_LETTERS = ("c", "cf", "conf")
LEVEL = {
    "low": 2, "very low": 1, "medium": 5, "mid": 5, "moderate": 5, "so so": 5, "high": 8, "very high": 9,
}  # fmt: skip
CHANCE = words("""
    likely | chance | chances | probability | odds | likelihood | probable | chance of hitting |
    chance we | likely to hit | chance to hit
""")
EVEN_ODDS = words("50/50 | 50-50 | fifty-fifty | fifty fifty | coin flip | coin toss")

# --- status ------------------------------------------------------------------------------------

ON_TRACK = words("""
    on course for |
    on track | ontrack | on course | on schedule | on target | going to plan | on plan | on pace |
    per schedule | on schedule still | tracking well | tracking to plan | tracking fine | on pace for
""")
LOOSE_ON_TRACK = words("""
    🟢 |
    all good | going well | looking good | in good shape | fine | green | looking fine | looks fine |
    doing well | doing fine | going fine | going great | going smoothly | smooth | moving well |
    progressing well | in good hands | no concerns | on the right track | as planned | according to plan |
    per plan | doing great | is doing great | looking great | looks great | going strong |
    in great shape | healthy | looks healthy | looks solid | looking solid | solid progress |
    in a good place | on a good path | looking healthy | sailing smoothly
""")
AT_RISK = words("at risk | atrisk | in danger | in jeopardy")
LOOSE_AT_RISK = words("""
    🟡 | 🟠 |
    a bit behind plan | slightly behind plan | a bit behind schedule | slightly behind schedule |
    shaky | wobbly | touch and go | yellow | amber | risky | tight | tricky | dicey | iffy | a bit tight
    | getting tight | worrying | worrisome | concerning | a concern | precarious | fragile | uncertain |
    hanging by a thread | a stretch | looking shaky | looks shaky | looks tight | looking tight | orange
    | rocky | critical | borderline | nervous | a bit behind | slightly behind | under pressure
""")
OFF_TRACK = words("""
    off track | offtrack | off course | behind schedule | behind plan | off the rails | off plan |
    off schedule | way behind | far behind | badly behind | well behind | behind target |
    behind the plan | behind our plan | falling behind | fallen behind | fell behind | lagging behind |
    lagging | derailed | past due | going off track | going off the rails | missed the deadline |
    will miss the deadline
""")
LOOSE_OFF_TRACK = words("""
    🔴 |
    late | delayed | slipping | overdue | running behind | behind | red | running late | delayed to |
    delayed until | pushed back to | delayed by a day | delayed by a days | delayed by a week |
    delayed by a weeks | delayed by a month | delayed by a months | delayed by one day |
    delayed by one days | delayed by one week | delayed by one weeks | delayed by one month |
    delayed by one months | delayed by two day | delayed by two days | delayed by two week |
    delayed by two weeks | delayed by two month | delayed by two months | delayed by three day |
    delayed by three days | delayed by three week | delayed by three weeks | delayed by three month |
    delayed by three months | delayed by 1 day | delayed by 1 days | delayed by 1 week |
    delayed by 1 weeks | delayed by 1 month | delayed by 1 months | delayed by 2 day | delayed by 2 days |
    delayed by 2 week | delayed by 2 weeks | delayed by 2 month | delayed by 2 months | delayed by 3 day |
    delayed by 3 days | delayed by 3 week | delayed by 3 weeks | delayed by 3 month |
    delayed by 3 months | late by a week | a week late | two weeks late | days late | weeks late |
    a week behind | weeks behind | days behind
""")
DONE = words("""
    done | finished | complete | completed | all done | wrapped up | wrapped | shipped | delivered |
    done and dusted | in the bag
""")
NEUTRAL = words("""
    next group | next batch | next cohort | next shift | next wave | next class | next course |
    next delivery | next shipment | next stop | next train | next slot | next person | next customer |
    next client | next patient | next team | next time we | next day | next morning |
    if i may | if i may say so | if you ask me | if i'm not mistaken | if i am not mistaken |
    if i'm honest | if i'm being honest | if i recall correctly | if i remember correctly |
    if memory serves | if anything | if you like | if you don't mind | if that's ok | if that helps |
    if it helps | if possible | if needed | if need be | if anyone is wondering | if anyone asks |
    in case anyone asks | in case you missed it | in case you wonder | in case anyone wonders |
    if you wonder | if you were wondering | if you want to know |
    ignore previous instructions | ignore all previous instructions | ignore the previous instructions |
    same here | same to you | me too |
    next month's | next quarter's | next year's | next week's | next sprint's |
    not done | not finished | not complete | not yet done | not there yet | late night | later |
    of the work is done | done so far | sooner or later | better late than never | for sure |
    make sure | making sure | not sure if | not sure whether | green light | green lit | risk of |
    to be done | left behind | what's next | next to | next quarter | next month | confidence interval |
    of late | until done | when done | once done | get it done | to get done | same page | same time |
    same day | same thing | the same team | at the same time | same team | fine tuning | fine print |
    wait and see | up to date | up to speed | set up | sign up | signed up | follow up | wrap up |
    catch up | break down | write up | up and running | back up | look into | sick leave | on leave |
    red tape | red flag | up for | write-up | set-up | sign-up | came up | come up | coming up |
    show up | end up | holding up well | feeling good about | to be sure | not only | almost done |
    nearly done | nearly finished | almost finished | almost complete | nearly complete | mostly done |
    not all done | waiting room | waiting list | waiting in line | waiting in the queue |
    waiting its turn | waiting around | next milestone | next release | next review | next demo |
    next check-in | next update | next deadline | next one | next round | next meeting |
    next to nothing | wrong with | what went wrong | no wrong | dial-in | dial in | log in | sign in |
    plug-in | opt-in | built-in | log-in | check in with | which is | which means | which makes |
    which puts | which puts us | which brings | which was | which gives | which gets us | which leaves |
    ups and downs | up and down
""")
NOT = words("""
    nobody | no one | none of |
    not yet |
    i fat-fingered | fat-fingered | i mistyped | i fat fingered |
    not | isn't | aren't | wasn't | isnt | arent | no | never | nothing | without | don't | doesn't |
    didn't | haven't | hasn't | won't | dont | doesnt | hardly | neither | ain't | far from |
    rather than | instead of | not be | i wrote | i typed | i put | i entered | i said | i posted |
    i reported | i had written
""")
MAYBE = words("""
    could | might | may | maybe | perhaps | possibly | would | probably | can become | can get |
    potentially | worried it | afraid | risks being | threatens to | hope to be | should be | unless
""")
_MIGHT = words("could | might | may | would | should")
_COME_TO = words("""
    be at | hit | reach | get to | get us to | land | land at | end at | end up at | end up with |
    come in at | finish at | close at | close with | be cut to | drop to | fall to | rise to | climb to |
    grow to | go to | go down to | go up to | bring us to | bring in
""")
FORECAST = tuple(
    f"{may} {come_to}"
    for may in (*_MIGHT, "will", "we'll")
    for come_to in (*_COME_TO, *(("do", "make") if may in _MIGHT else ()))
) + words("""
    ends the quarter at | finishes the quarter at | closes the quarter at | onwards to | onward to |
    en route to | on the way to | working towards | gunning for | shooting for | pushing for |
    will be | ends at | ends up at | heading for | headed for | heading towards | headed towards |
    on course for | expect | expecting | hope to hit | hoping for | hope to reach | aim to | on pace for |
    forecast | might be | going to hit | predict | projected | expected
""")
IF = words("""
    if | in case | assuming | provided that | unless | once we | as soon as | let me know | tell me when |
    ping me when | once | the day | the moment | the minute
""")

# --- blockers ----------------------------------------------------------------------------------

STUCK = words("""
    parked |
    depend on |
    on hold | put on hold |
    blocked on | blocked by | blocked at | blocked because of | blocked because | blocked due to |
    blocked with | blocked waiting for | blocked waiting on | blocked until | blocked, waiting for |
    blocked | is blocking us | being blocked by | stuck on | stuck at | stuck in | stuck with |
    stuck behind | stuck because of | stuck because | stuck waiting for | stuck waiting on | stuck |
    held up by | held up at | held up in | held up on | held up because of | held up because |
    hung up on | held back by | gated by | gated on | bottlenecked by | bottlenecked on | hampered by |
    hindered by | dependent on | on hold until | on hold because | on hold because of | paused because |
    slipped because | slipped because of | slipped due to | slipping because | delayed by | stalled on |
    stalled by | stalled because | stalled because of | stalled at | roadblocked by | jammed on |
    starved of | impeded by | can't proceed without | cannot proceed without | can't move without |
    depends on | depending on | hinges on | can't move forward until | can't move forward without |
    cannot move forward until | can't proceed until | cannot proceed until | can't start until |
    can't continue until | can't finish until | can't ship until | can't launch until |
    can't close until | can't go live until | can't do anything until | unable to proceed until |
    can't move on until | can't progress until | can't progress without | can't continue without |
    can't start without | can't finish without | unable to proceed without | can't go live without |
    on hold pending | blocked pending | stuck pending | at the mercy of | bottleneck is | tied up in |
    tied up with | bogged down by | bogged down in | bogged down with | caught up in | snagged on |
    hitting a wall with | hit a wall with | hit a roadblock with | hit a snag with | bloked by |
    bloked on | blockd by | blockd on | blcoked by | blcoked on | stuk on | stcuk on | bloked | blockd |
    dependency on | dependencies on | dependent upon | reliant on | relies on | contingent on |
    subject to approval of | hanging on | held hostage by | waiting in line for | queued behind |
    stuck until | stopped by | stopped because | halted by | halted because | halted because of |
    thwarted by | slowed down by | slowed by | hold up is | hold-up is | holdup is | the hold up is |
    snag is | stumbling block is | sticking point is | parked until | parked because | frozen until |
    frozen because | on ice until | in limbo until | in limbo because | jammed by | choked by |
    blocked pending approval from | on hold for | gridlocked by | stymied by | hindered because |
    deadlocked on | deadlock with | at a standstill because | at a standstill until | held by |
    kept back by | put on hold by | put on hold until | put on hold because | paused until | paused till |
    paused because of | paused due to | paused pending | paused for lack of | paused over |
    paused waiting for | paused waiting on | paused awaiting | paused behind | paused owing to |
    paused on account of | paused thanks to | on hold till | on hold due to | on hold by |
    on hold for lack of | on hold over | on hold waiting for | on hold waiting on | on hold awaiting |
    on hold behind | on hold owing to | on hold on account of | on hold thanks to | parked till |
    parked because of | parked due to | parked by | parked pending | parked for lack of | parked over |
    parked waiting for | parked waiting on | parked awaiting | parked behind | parked owing to |
    parked on account of | parked thanks to | frozen till | frozen because of | frozen due to |
    frozen by | frozen pending | frozen for lack of | frozen over | frozen waiting for |
    frozen waiting on | frozen awaiting | frozen behind | frozen owing to | frozen on account of |
    frozen thanks to | shelved until | shelved till | shelved because | shelved because of |
    shelved due to | shelved by | shelved pending | shelved for lack of | shelved over |
    shelved waiting for | shelved waiting on | shelved awaiting | shelved behind | shelved owing to |
    shelved on account of | shelved thanks to | halted until | halted till | halted due to |
    halted pending | halted for lack of | halted over | halted waiting for | halted waiting on |
    halted awaiting | halted behind | halted owing to | halted on account of | halted thanks to |
    stopped until | stopped till | stopped because of | stopped due to | stopped pending |
    stopped for lack of | stopped waiting for | stopped waiting on | stopped awaiting | stopped behind |
    stopped owing to | stopped on account of | stopped thanks to | stalled until | stalled till |
    stalled due to | stalled pending | stalled for lack of | stalled over | stalled waiting for |
    stalled waiting on | stalled awaiting | stalled behind | stalled owing to | stalled on account of |
    stalled thanks to | held up until | held up till | held up due to | held up pending |
    held up for lack of | held up over | held up waiting for | held up waiting on | held up awaiting |
    held up behind | held up owing to | held up on account of | held up thanks to | on pause until |
    on pause till | on pause because | on pause because of | on pause due to | on pause by |
    on pause pending | on pause for lack of | on pause over | on pause waiting for | on pause waiting on |
    on pause awaiting | on pause behind | on pause owing to | on pause on account of |
    on pause thanks to | on ice till | on ice because | on ice because of | on ice due to | on ice by |
    on ice pending | on ice for lack of | on ice over | on ice waiting for | on ice waiting on |
    on ice awaiting | on ice behind | on ice owing to | on ice on account of | on ice thanks to |
    suspended until | suspended till | suspended because | suspended because of | suspended due to |
    suspended by | suspended pending | suspended for lack of | suspended over | suspended waiting for |
    suspended waiting on | suspended awaiting | suspended behind | suspended owing to |
    suspended on account of | suspended thanks to | hung up until | hung up till | hung up because |
    hung up because of | hung up due to | hung up by | hung up pending | hung up for lack of |
    hung up over | hung up waiting for | hung up waiting on | hung up awaiting | hung up behind |
    hung up owing to | hung up on account of | hung up thanks to | put off until | put off till |
    put off because | put off because of | put off due to | put off pending | put off for lack of |
    put off over | put off waiting for | put off waiting on | put off awaiting | put off behind |
    put off owing to | put off on account of | put off thanks to | stuck till | stuck due to | stuck by |
    stuck for lack of | stuck over | stuck awaiting | stuck owing to | stuck on account of |
    stuck thanks to | blocked till | blocked for lack of | blocked over | blocked awaiting |
    blocked behind | blocked owing to | blocked on account of | blocked thanks to |
    what's blocking us is | what is blocking us is | what's holding us up is | what's holding it up is |
    what's holding us back is | what's holding it back is | holding us back is | holding it back is |
    holding things up is | blocking it is | keeping us from finishing is | keeping us back is |
    the thing blocking us is | standing in the way is | in the way is | in our way is | still missing is |
    what we need is | what's missing is | can't progress due to | can't move due to | stuck for |
    stuck waiting | waiting behind | hamstrung by | constrained by | limited by | at the hands of |
    hostage to | blocked for
""")
WAIT = words("""
    waiting for | waiting on | wait for | still waiting for | still waiting on | awaiting | pending |
    waiting | we are waiting on | we are waiting for | we're waiting on | we're waiting for |
    holding for | i'm waiting for | i'm waiting on | waits for | waits on | wating for | wating on |
    waitng for | waitng on | waitin for | waitin on | waiting 4
""")
HELP = words("""
    can you help with | could you help with | can someone help with | can anyone help with |
    please help with | need help from | need help with | need help on | need help | needs help from |
    needs help with |
    could use help from | could use help with | could use a hand from | could use a hand with |
    help needed from | help needed with | help needed on | help needed | need a hand from |
    need a hand with | need support from | need support on | need support with | needs support from |
    need approval from | need sign-off from | need input from | need a decision from |
    need a decision on | would need help from | asking for help from | help wanted
""")
BLOCKER = words("""
    blocker | blockers | blocking issue | impediment | obstacle | roadblock | bottleneck | blockage |
    block | issue blocking | thing blocking | problem blocking | what was blocking | what blocked |
    blocking
""")
NEED = words("need | needs | could use | asking | relying on | needing")
AID = words("""
    ok | okay | go-ahead |
    signature | signed | approved | reviewed |
    help | approval | sign-off | support | decision | a hand | review | to approve | to sign |
    to unblock | to help
""")
UNABLE = tuple(
    f"{unable} do"
    for unable in words("can't | cannot | can not | cant | couldn't | could not | unable to | won't")
) + words("""
    can't hit | cannot hit | won't hit | couldn't hit | won't reach | can't reach |
    can't | cannot | can not | cant | couldn't | could not | unable to | not able to | won't be able to
    | weren't able to | wasn't able to | isn't possible | not possible to | impossible to | no way to
""")
UNTIL = words("""
    until | till | without | before | unless | 'til
""")
BECAUSE = words("""
    because of | because | due to | since | on account of | thanks to | as a result of | owing to
""")
PLACE = words("with | in | is | around | from | about | at | on | for | of")
RUN_ON = words("next | then next | after that")
COPULA = words("is | are | was | remains")
NUMBERED = words("# | number | no.")
CODE_NUMBER = words("number | no. | nr | nr. | num")
EACH = words("both | both of them | all of them")
LIKEWISE = words("too | as well | also | likewise")
INQUIRING = words("""
    please check | check | can you check | look at | please look at
""")
EXCEPT = words("""
    except | except for | apart from | but for | other than | save for | aside from | minus the
""")
NEW = words("new | fresh | brand new")
AGAIN = words("more | further | extra")
ONCE_MORE = words("again | once again | once more | yet again | now")
BLOCKED_BY = words("by | on | at | with | because of | due to")
TROUBLE = words("""
    issue | issues | problem | problems | matter | matters | thing | concern | concerns | hold-up |
    holdup | dependency | dispute | bug | incident | outage | ticket | paperwork | mess | snag |
    hiccup | delay | bottleneck | hurdle | hurdles | roadblock | obstacle | impediment | blockage |
    backlog | question | objection | bump
""")
TOTAL = words("all told | in all | in total | combined | total | altogether | overall | all in all")
SUGGEST = words("""
    first | i guess | then
""")
THAN = words("than")
CONTRAST = words("but | yet | however | still")
CURRENTLY = words(
    "now | back at | back to | currently | right now | for now | at the moment | today | so far"
)
LABEL = words("""
    pr | mr | wk | week | sprint | phase | top | version | v | floor | room | ticket | build | release |
    page | slide | chapter | gate
""")
NONE_OPEN = words("none | no | nil | n/a | na | nothing | not really | zero")
NO_BLOCKER = words("""
    no blockers | no blocker | no blocking issues | nothing blocking | nothing blocking us |
    nothing is blocking | not blocked | isn't blocked | not stuck | no obstacles | no impediments |
    without blockers | zero blockers | no help needed | not blocked by anything | nothing is blocking us |
    nothing in the way | aren't blocked | no roadblocks | not waiting on anyone | not waiting for anyone |
    not waiting for anything | nothing blocked | not waiting on anything
""")
UNBLOCKED = words("""
    free to go | clear to go | free to proceed | back in play | no longer blocks | stopped blocking |
    no longer holds us up | no longer holding us up | no longer holds up | no longer holding up |
    can go on | can carry on | can go on now | can resume | can get going again |
    no longer blocking | not blocking anymore | no longer blocking us |
    waiting is over | wait is over | no more waiting | done waiting |
    unblocked | no longer blocked | not blocked anymore | not blocked any more | no longer stuck |
    unstuck | not stuck anymore | isn't blocked anymore | no more blockers | block is gone |
    blocker is gone | blocker gone | block removed | not stuck any more | no longer waiting |
    back unblocked | is unblocked now | no longer held up | not held up anymore | no longer waiting for |
    no longer waiting on | free to move again | moving again | back to normal | rolling again |
    flowing again | running again | back on the move | good to go again | back in motion |
    no longer an issue | no longer a problem | no longer a blocker | can move on again | can move again |
    can proceed again | back in business | off the hook | past the blocker | unblocked now | un-blocked |
    un-stuck | all clear | got unstuck | we got unstuck | free again | open again | good to proceed |
    green light from | flowing now | can continue now | can move now | can move ahead | can proceed now |
    able to proceed | can go ahead now | bottleneck gone | impediment removed | obstacle removed |
    path is clear | gave the green light | got the green light | gave us the green light | green-lit |
    greenlit | gave the go-ahead | got the go-ahead | signed off so we can continue
""")
CLEARED = words("""
    resolved | cleared | cleared up | gone | fixed | sorted | sorted out | lifted | removed | solved |
    out of the way | settled | closed | done | over | dealt with | taken care of | no more | ironed out |
    worked out | straightened out | settled now | unjammed | patched | handled | finally done |
    no longer there | went away | addressed | got resolved | been resolved | got fixed | got cleared |
    has been resolved | has been fixed | is history | behind us | out of our way | off the table
""")
YET = ("yet",)
ANYMORE = words("anymore | any more | any longer")
SHOWN_ON = words("""
    board | dashboard | chart | graph | screen | page | slide | slides | poster | new layout
""")
DOER = words("we | i | they | you | to")
_THINGS_OF_TALK = words("""
    seats | seat | places | spots | slots |
    answers | responses | replies | entries | submissions |
    link | doc | document | page | file |
    votes | vote |
    errors | mistakes | bugs |
    unread | messages | pages | lines of code | paragraphs | questions | question | ideas | idea |
    comments | comment | options | suggestions | docs | documents | files | links | typos |
    action items | actions | reminders | topics
""")
ITEMS = _THINGS_OF_TALK + tuple(
    f"{kind} {item}" for kind in words("open | new | more | other | critical") for item in _THINGS_OF_TALK
)
PEOPLE = words("people | attendees | participants | guests | folks")
OTHERS = words("""
    vendor | vendors | supplier | suppliers | legal | finance | procurement | the bank | customer |
    deal | deals | contract | renewal | patch | client | contractor | agency | partner | it team |
    data team | infra | ops | hr | security team |
    design team
""")
ALL = words("all | every | everything | all of it")

# --- next step ---------------------------------------------------------------------------------

NEXT = words("""
    plan for the week | plan for this week | plans for this week | plans for the week |
    this week's plan | next week's plan | plan this week | my plan | our plan |
    next on the list | next on my list | next on our list | next on the agenda |
    next up | next step | next steps | up next | to do next | coming next | next action | our next step |
    my next step | next move | plan for next week | the next step | next i | next we | next on | and next
""")
LOOSE_NEXT = words("""
    next | then we | after that | the plan is | plan is | plan | todo | from here | next thing | then |
    tomorrow | planning to | we plan to | going to | following that | up after that | afterwards |
    later this week | this coming week | for next week | plan for next | plans | upcoming | coming up
""")
NEXT_TIME = words("""
    this week i'll | this week i will | this week we'll | today i'll | today we'll | later this week i'll |
    next week | this week we will | tomorrow we will | next sprint | tomorrow i'll | tomorrow i will
""")
FILLER = words("""
    is | are | will be | is to | we will | we'll | i will | i'll | i am going to | we are going to |
    going to | we | i | to | we want to | we plan to | we're going to | i'm going to | i plan to |
    would be | is going to be | is a | we need to | i need to | we have to | i want to | we should
""")

# --- where it stands ---------------------------------------------------------------------------

TO = words("""
    down as | put down as | put me down for | put us down for | to | -> | --> | => | → | up to |
    down to | into | =
""")
BEYOND = words("""
    over | past | above | more than | passed | crossed | broke | north of | beyond | exceeded |
    under | below | better than | almost | almost at | nearly | nearly at | close to | just under |
    just shy of |
    approaching | just over | a bit over | a bit above
""")
FROM = ("from",)
WAS = words("""
    since last week | since last time | since last check | since last check-in | since last update |
    since my last update | on last time | against last week |
    used to take | used to have | used to cost | used to run at | used to sit at | used to hover at |
    used to average | used to need |
    used to be at |
    was | were | was at | previously | used to be | last week | before | formerly | had been | prev |
    last time | down from | up from | earlier | yesterday | on last week | compared to | vs | versus |
    instead of
""")
_FASTER = words("""
    faster | quicker | shorter | lower | less | faster than last week | quicker than last week
""")
_SLOWER = words("slower | longer | higher | slower than last week | higher than last week")
COMPARED = _FASTER + _SLOWER + words("better | better than last week")
UP = _SLOWER + words("""
    got worse by | worse by | got better by | gets worse by | has got worse by | deteriorated by |
    up | up by | rose | rose by | grew | grew by | gained | improved by | increased by | jumped |
    climbed | increased | plus | another | climbed by | jumped by | ticked up | ticked up by | went up |
    went up by | is up | are up | higher by | added | picked up | rising by | surged | surged by |
    soared | soared by | inched up | inched up by | edged up | edged up by | crept up by | nudged up |
    nudged up by | bumped up by | better by | improved | brought in another | brought in an extra |
    pulled in another | won another | we added | tacked on | grown by | has grown by | gone up by |
    gone up | lifted by | up another | up a further | up by another | rose another | grew another |
    gained another | improved another | climbed another | slower by | longer by | tacked on another |
    booked another | banked another | brought in | pulled in | chipped in | in the bag
""")
DOWN = _FASTER + words("""
    churned | refunded | wrote off | written off |
    down | down by | fell | fell by | dropped | dropped by | lost | decreased by | declined | minus |
    declined by | shrank by | decreased | slid | slid by | went down | went down by | is down | are down |
    lower by | cut by | slipped | slipped by | slipping by | dipped | dipped by | sank | sank by |
    shaved | shaved off | shed | trimmed | down another | tumbled | tumbled by | shrunk by | shrank |
    reduced by | cut | worsened by | lowered by | went back by | knocked off | took off | faster by |
    quicker by | down by another | fell another | dropped another | shaved off another | shaved another |
    lost another | down a further | dropped a further | fell a further | knocked another | slimmed by |
    less than last week by | regressed | regressed by | eroded by | ebbed by
""")
MORE = ("additional", "extra", "more")
ONE_MORE = words("one more | another one | yet another | one additional | another")
TARGET = words("""
    requires | require |
    wants | want | wants to see | asks for | is asking for |
    target | goal | targets | against a target of | target of | the target is | target is |
    out of a target of | goal is | aiming for | aim for | aim is | supposed to be | needs to be |
    planned | the goal is | towards | vs target | of a target | against the target of |
    against a goal of | goal of | target to | plan was | should be at | should have been at |
    ought to be at | supposed to be at | should be around | should be under | should be over |
    expected to be at | needs to get to | needs to reach | has to be | has to reach | must be |
    must reach | ought to be | we promised | promised
""")
NOT_YET = words("""
    can't hit | cannot hit | won't hit | couldn't hit | can't make it to | won't reach |
    haven't hit | hasn't hit | havent hit | not yet at | haven't reached | hasn't reached | not at |
    didn't hit | did not hit | didn't reach | missed | missed the | short of | below the | not hit |
    have not hit | has not hit | have not reached | has not reached | still not at | nowhere near |
    not quite | far from | still short of | haven't got to | haven't gotten to | failed to hit |
    failed to reach | can't get to | can't reach
""")
SHORT = words("""
    short |
    still need | need another | still missing | missing | remaining | only missing | still short |
    we are short | short by | left is | needs another | still needs | needs | we need another | shy of |
    shy by | lacking | away
""")
LEFT = words("""
    short of target | short of the target | short of our target | short of goal | short of the goal |
    below target | below the target | shy of target | shy of the target | away from target |
    off target | to go | verbal | verbally | verbal yes | in talks | in negotiation | in progress |
    in the pipeline | almost | left | remaining | still missing | still to go | outstanding |
    more to go | short | left to go | still open | to sign | missing | still to sign | more to sign |
    away from
""")
WAY = words("of the way | of the way there | way there | of the way through | through | there")
NOW = words("""
    more like | rather like | something like |
    qtd | ytd | quarter to date | year to date | quarter-to-date | running total | cumulative |
    target met | target reached | target hit | met target | met the target | goal reached | goal met |
    at | is at | now at | now | is now | currently | currently at | stands at | sits at | we are at | is |
    we're at | reached | hit | stays at | flat at | still at | holding at | currently stands at | so far |
    today | landed at | stuck at | are at | still | right now | up to | closed at | remains at |
    steady at | it's | came in at | made it to | got to | booked | measured | hovering at | just | only |
    exactly | precisely | that's | that makes | totals | total of | in total | bringing it to |
    brings us to | makes it | so now | as of today | as of now | clocking in at | sitting at |
    sits around | around | roughly | about | over target at | past target at | above target at |
    beat the target | beat target | exceeded target | exceeded the target | hit target | hit the target |
    beat target with | overshot | overshot to | overshot at | let's call it | let's say
""")
OF = words("of | out of | of the | of our | outta")
_DAYS = words(
    "monday | tuesday | wednesday | thursday | friday | saturday | sunday | mon | tue | wed | thu | fri"
)
SAME = tuple(
    f"{same} as {last}{day}"
    for same in ("same", "the same")
    for last in ("", "last ", "on ")
    for day in (*_DAYS, "yesterday", "friday's", "monday's")
) + words("""
    same as the week before | same as a week ago | same as the last one | same as last month |
    same as always | same as usual |
    no luck | no joy | no luck yet |
    as before | like before | not much to say | not much to report | not much new |
    no change | no changes | no movement | unchanged | no update | no updates | nothing new |
    same as last week | same as before | no progress | nothing changed | same as last time |
    nothing moved | hasn't moved | has not moved | didn't move | did not move | haven't moved |
    same number | same as ever | still the same | no news | stays the same | not moved | no difference |
    zero movement | remains the same | same again | as last week | same numbers | same value |
    same figure | didn't budge | hasn't budged | haven't budged | hasn't changed | haven't changed |
    didn't change | remains unchanged | stays put | the same as last week | stayed the same | no new |
    no progress to report | nothing to report | zero progress | zero change | zero changes |
    no development | no developments | no new developments | no change whatsoever | nothing to add |
    no progress made | zero update | zero updates | still nothing | nothing happened |
    not a single change | at a standstill | standing still | stood still | no further progress |
    no real progress | no real change | no real movement | no significant change | not much change |
    hasn't advanced | didn't advance | went nowhere | no step forward | 0 progress | 0 change |
    as it was | where it was | where we left it | unchanged from last week | same place | same spot |
    exactly the same | the exact same | identical to last week | no delta | no diff |
    no difference from last week | nothing to share | nothing changed here | zilch | same story |
    everything's the same | everything is the same | all the same | all same | all unchanged |
    nada on | zip on | zilch on | nil on | nothing on |
    same state | as is | still as is | status quo | no shift | nothing moved here | no further update |
    no further updates | nothing further | same old | hasn't shifted | barely moved | didn't really move |
    no real update | idle this week | idle | on pause this week | same as previous |
    same as the previous week | remains as is | holding steady
""")
LOOSE_SAME = words("""
    steady | static |
    same | flat | ditto | the same | stalled | nada
""")
ACHIEVED = words("""
    accepted | validated |
    are live | are out | are in | are signed | are signed off | are in place |
    ticked off | checked off | signed | closed | landed | won | onboarded | launched | shipped |
    completed | finished | got |
    delivered | sold | published | hired | released | added | booked | is signed | in | is out | is live |
    went live | out the door | in place | is signed off | countersigned | inked | put pen to paper
""")
ORDINAL = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10,
}  # fmt: skip
COMES_TO = words("""
    for | of | with | worth | total | totalling | totaling | in all | in total | all in all | all told |
    altogether | for a total of | a total of | that's | together | combined
""")
DEAL = words("deal | contract | order | renewal | deals | contracts | orders | renewals")
LATELY = words(
    "this week | today | yesterday | last week | this morning | on monday | on tuesday | on friday"
)
APPROACH = words("""
    talks with | talk with | talked to | talked with | talking to | talking with | in talks with | met with |
    meeting with | pitched | pitched to | pitching | pitching to | visited | visiting | called | emailed |
    contacted | reached out to | approached | invited | demoed to | negotiating with | spoke to | spoke with
""")
INTENDED = words("pipeline | invoices | invoices of | quotes | quotes of | proposals | proposals of")
SPENDING = words("budget | price | invoice | salary | fee | bill")
STAGE = words("milestone | phase | stage | step")
PROMISED = words("you'll have it | you will have it | you get it | you'll get it | latest | at the latest")
BY_NOW = words("""
    so far | to date | till now | until now | up to now | ytd | year to date | this quarter |
    quarter to date | by now | overall | since january | since the start
""")
WORTH = words("worth | totalling | totaling | adding")
SPENT = words("spent | spend | paid | cost us | costs us | cost | costs")
COSTS = words("spend | spending | cost | costs | budget | expenses")
WINNING = words("signed | closed | landed | won | onboarded")
TALLY = words("that's | that makes | makes it | bringing it to | brings us to | total of | in total")
ALREADY = ("already",)
PERIOD = words("""
    week | weeks | day | days | month | quarter | time | sprint | round | year | in a row | try |
    attempt | floor | draft | version | half | call | meeting | demo | rounds | look | hour | minute |
    issue | problem | thing | bug | option | review | chance | reason | blocker | delay | deadline |
    question | update
""")
CORRECTION = words("""
    ignore my | disregard my | scrap my | forget my last | please ignore my |
    ignore last | scrap that | scrap the last |
    change my | please change my |
    wrong kr | wrong key result |
    oops | correction | typo | my bad | my mistake | sorry, i meant | i mistyped | mistyped |
    wrong number | i misread | fat finger | fat-fingered | scratch that | i meant | meant to say |
    meant to write | whoops | oops typo | to correct | i got it wrong | got that wrong | let me correct |
    made a mistake | misreported | should have been | should read | please correct | corrected | ooops |
    wrong figure | not right | was wrong | that was wrong | that's wrong | is wrong | wrong value |
    wrong one | typed wrong | typed it wrong | wrote wrong | put it wrong | put the wrong |
    entered the wrong | wrong entry | disregard | ignore that | ignore my last | ignore the last |
    misspoke | i misspoke | misstated | miscounted | i miscounted | miscalculated | slip of the finger |
    fat fingered | autocorrect | read it wrong | got it wrong | error on my part | my error | edit |
    disregard my last | disregard that | ignore my last message | strike that | wait no | hang on |
    hold on, | sorry, wrong | rather | i was off | had it wrong | wrong digit | extra zero |
    missed a zero | messed up the number | mixed up | double counted | counted twice | i double counted |
    miscount | make that | ignore my previous message | ignore my previous | ignore previous |
    ignore the previous | disregard my previous
""")
LOOSE_CORRECTION = words("""
    let me fix | let me change | let me amend | let me update that | i need to correct | i have to correct |
    i need to fix | i have to fix |
    correct | amend | adjust | wrong | mistake | no wait | fix | fixed number | update to my update
""")
MEANT = words("""
    was meant to be | meant to be |
    should've been | shoulda been | ought to have been |
    i meant | should be | should have been | actually | should read | it's actually | is actually |
    meant | the right number is | the correct value is | the real number is | correct is
""")
QUESTION = words("""
    why | who | when | what | where | how | how come | which | is there | can we | can you | could we |
    could you | shall we | should we | do we | does anyone | did we | is anyone | are we | has anyone |
    will we | do you | can someone | can anyone | could someone | what's | who's | how's | any news on |
    does | did you | is it | are you | have we | have you
""")
HOLDS = words("have | has | we've got | we've now got | there are | we count | we now have")
RECORD = tuple(
    f"{asked} {verb}"
    for asked in words("""
        can you | could you | would you | will you | can you please | could you please | please can you |
        please could you | would you please | would you kindly | could you kindly |
        would you be so kind as to | would you be so kind to | would you mind to | may i ask you to |
        can i ask you to | could i ask you to | can i | could i | may i
    """)
    for verb in words(
        "set | put | record | log | note | note down | mark | enter | register | save | jot down"
    )
)
QUARTER = tuple(f"{quarter}{number}" for quarter in ("q", "quarter ") for number in words("1 | 2 | 3 | 4"))
ENDED = words("ended | closed | finished | was | were | wrapped up | came in | results | numbers")
PAST = tuple(
    f"{when} q{quarter}"
    for quarter in "1234"
    for when in words("""
    end of | at the end of | during | throughout | through | back in | closing
""")
) + words("""
    last quarter | last year | last cycle | in q1 | in q2 | in q3 | in q4 | last month | back in |
    a year ago | the previous quarter | previous quarter | last season | closed q1 | closed q2 |
    closed q3 | closed q4 | ended q1 | ended q2 | ended q3 | ended q4 | finished q1 | finished q2 |
    finished q3 | finished q4 | last half | last fiscal year | years ago | months ago | in the past |
    two quarters ago | back then | the quarter before | last sprint | previous sprint | prior sprint |
    last iteration | last period | last okr cycle | previous cycle | previous year | prior quarter |
    the prior quarter | a quarter ago | last summer | last winter | last spring | last autumn |
    last fall | in 2023 | in 2024 | in 2025 | in january | in february | in march | in april | in may |
    in june | in july | in august | in september | in the last quarter | in the previous quarter |
    a month ago | two years ago | two months ago | the year before | the month before | last release |
    previous release | last half year | end of last quarter | end of q1 | end of q2 | end of q3
""")
ELSEWHERE = words("""
    rumour is | rumor is | rumours say | rumors say | rumour says | rumor says | the rumour |
    the rumor | word is | word has it | gossip | gossip says | i hear | i've heard |
    competitor | competitors | our competitor | the competition | industry average | industry standard |
    industry benchmark | benchmark | market average | our rival | rivals | another team | other teams |
    team next door | next door | their team | their retention | a friend | my friend | article says |
    the article | the news | according to the report | the podcast | best in class | world class |
    competitor's | competitors's | our competitor's | rival's | our rival's | their team's |
    another team's | other team's | the other team's | industry's | market leader's | friend's |
    next door's | sister team's | sales team's | company next door's | the competition's | rivals's |
    competitors' | they say | people say | i read that | i heard that | i heard | reportedly |
    rumor has it | rumour has it | according to | other companies | other company | another company |
    our peers | peers | the market | market leader | sister team | my old company | my previous company |
    my last company | the apac team | the emea team | the us team | our old company | old company |
    previous company | former company | former employer | my last job | my old job | my old team |
    my previous team | my previous job | last job | at google | industry | the industry | other startups |
    another startup
""")
AGREE = words("right | correct | isn't it | is that right | is that correct | innit | wasn't it")
WISH = tuple(
    f"would be {such}"
    for such in words("""
    insane | crazy | mad | nuts | wild | unreal | epic | legendary | massive | sweet | perfect | ideal |
    brilliant | incredible | unbelievable | something else | a game changer | the best
""")
) + words("""
    is the plan | is our plan | is the goal | is our goal | is the aim | is the target | is our target |
    thinks | reckons | believes | guesses | hopes | predicts | bets | estimates |
    is the dream | is a dream | is my dream | is our dream | would be the dream |
    is too high for | is too low for |
    would be a record | would be a first | would be a miracle | would be something |
    i owe you | owe you | owes me | owe me |
    in your dreams | in our dreams | dream on |
    ambitious | overambitious | over-ambitious | realistic | unrealistic | too much to ask | attainable |
    achievable | feasible | wishful thinking | too optimistic | far-fetched |
    would be amazing | would be great | would be awesome | would be nice | would be cool | would be huge
    | would be wonderful | would be a dream | would be fantastic | would be enough | would be plenty |
    would be good | would be lovely | sounds nice | sounds great | let's wait | just wait | better wait
    | please wait | we can wait | we could wait | i'd wait | should wait | worth waiting
""")
PROPOSAL = words("""
    i'd rather | we'd rather | would rather | my bet | my bet is | my prediction | bet you |
    don't set | don't put | don't record | don't log | don't change | don't enter | don't mark |
    do not set | do not put | do not record | do not log | do not change | do not enter | do not mark |
    dont set | dont put | dont record | dont log | dont change | dont enter | dont mark |
    please don't set | please don't put | please don't record | please don't log | please don't change |
    please don't enter | please don't mark | please do not set | please do not put |
    please do not record | please do not log | please do not change | please do not enter |
    please do not mark | never set | never put | never record | never log | never change | never enter |
    never mark |
    next year | one day | eventually | in the future |
    in an ideal world | ideally | let's say we |
    hope |
    i doubt | i doubt we | i don't think we | don't think we'll |
    i'd love | would be nice | i wish | wish | i hope | i dream | maybe we | i want | let's | lets |
    how about | what about | i propose | i suggest | we should | what if | suggest | imagine | wish we |
    i bet | would love | dream of | proposal | in theory | i'd be happy with | would be happy with |
    i'd settle for | i'd take | i'd like to see | would like to see | i would like | i'd like |
    it would be great | would be great | would be cool | would be awesome | my dream | daydreaming |
    picture | pretend | suppose | hypothetically | we'd be happy with | wouldn't mind | i'd say we set |
    i'd say we raise | i'd say we lower | i'd say we change | i say we set | we could set |
    we could raise | could we set | next cycle we | for next quarter | for next cycle | next quarter we |
    next quarter let's | hope we | hope to | hopefully | hoping to | hoping we | fingers crossed |
    next time | i wonder if | would be happy to | wishing | let us | why not | why don't we
""")
JOKE = words("""
    just kidding | only kidding | jk lol | haha jk | just joking | only joking | i'm kidding |
    im kidding | i'm joking | this is a test message | just testing the bot | testing the bot
""")
POSTPONED = words("""
    new date | moved to | pushed to | postponed to | postponed until | postponed | rescheduled to |
    rescheduled | new deadline | now due | slipped to | pushed back to | delayed to | delayed until |
    due by | deadline | shifted to | new eta | eta | slips to | slipped into | pushed out to | by end of |
    due on
""")
PROGRESS = words("""
    progress | of the way | of the way there | way there | in | through | complete | completed | done |
    finished | of the work | built | rolled out | ready
""")
CHATTER = words("""
    saying hi | say hi | saying hello | nice weekend | good weekend | great weekend |
    quiz | tournament | game night | poker | darts | ping pong | foosball | pub |
    party budget | celebration | celebrate | celebrating |
    lol | lmao | haha | hahaha | hehe | rofl |
    traffic | lunch | dinner | breakfast | coffee | birthday | umbrella | weather | off at | invoice |
    pizza | badge | timesheet | timesheets | parking | elevator | toilet | holiday | vacation |
    happy hour | beer | noodle | noodles | football | gym | dentist | train | bus | taxi | expenses |
    wifi | printer | snacks | out sick today | wfh | working from home | commute | cake | chance of |
    snow | charger | laptop | kids | karaoke | raffle | office snacks | tickets to | sleep | slept |
    tired | expense report | expense | expense claim | toner | keyboard | vpn | parcel | uber |
    movie night | netflix | concert | marathon | run club | yoga | hike | hiking | birthday cake | gift |
    secret santa | humidity | visa | passport | tyres | tires | garage | fridge | microwave | dog | cat |
    cats | baby | wedding | stock market | bitcoin | lottery | happy birthday | tea | snack | cinema |
    football match | vending machine | bowling | picnic | barbecue | bbq | my car | the car |
    meeting room | conference room | movie tickets | server room | my phone | the kitchen | my keys |
    my desk | hotel room | slides | the deck | football score | chance of rain | chance of snow |
    odds of rain | storm | rain | flight | % off | movie | doctor | school | battery | airport | hotel |
    receipt | receipts | temperature | degrees | desk | desks | chairs | wallet | screenshot | slide |
    ticket | discount | promo | coupon | party | presentation | password | bike | keys | phone |
    purchase order | po | reimbursement | expenses claim | lunch order | pto | busy | i am free |
    free slot | calendar | remember to | don't forget | parked
""")
MEETING = words("""
    conf call | conference call |
    postmortem | post-mortem | debrief | drill | walkthrough | brainstorm | office hours | ama |
    hackathon | see you |
    war room |
    sync | meeting | standup | stand-up | retro | review meeting | call | workshop | 1:1 | all hands |
    kickoff | demo | demos | townhall | town hall | offsite | webinar | onsite | interview | training |
    session | huddle | retrospective | review | planning | grooming | one-on-one | check-in call |
    catch-up | catchup | briefing | presentation | steerco
""")
REPORT = tuple(
    f"{wish} {tell}"
    for wish in words(
        "i'd like to | i would like to | i want to | i wish to | i wanted to | just want to | let me"
    )
    for tell in words(
        "report | report that | inform you | inform you that | share | share that | let you know | update you"
    )
) + words("""
    update | checkin | check-in | check in | status | progress update | status update | weekly update |
    kr update | report | posting | reporting | getting back
""")
CONNECT = words("""
    slightly | mildly |
    and | but | so | then | also | still | now | our | my | we | i | the | it | we are | we're | i'm |
    i am | it's | it is | is | because | plus | however | though | currently | as | for | a |
    of course | big | main | only | sadly | unfortunately | sorry | ok | okay | so far | again | both |
    are | team | completely | totally | now it's | been | has been | have been | kr | okr | krs |
    everything | things | overall | all in all | generally | quite | pretty | very | really | rather |
    fairly | still a bit | basically | looks | seems | looking | feels | starting to | starting to get |
    getting | say | i'd say | kind of | kinda | a bit | a little | somewhat | feeling | still feeling |
    currently feeling | at most | at best | status | overall status | value
""")
RATED = words("at a | at an")
OWN = words("my | mine | me | someone | somebody | him | her | them | you")
SLIP = words("""
    sorry | no | wait | no wait | wait no | er | erm | i mean | make that | nope | ah no
    | oh no | hm | oops
""")
YES = words("""
    thanks | thank you | thx | great | cool | perfect | sure | ok | okay | yes | yep | yeah |
    of course | no problem |
    alright | right | fine | hi | sorry |
    np
""")
PARTICLE = words("""
    tbh | imo | though | sorry | again | here | now | too | thanks | please | ok | so far | everyone |
    all | guys | team | lol | this week | today | as well | i think | i guess | for now | really | both |
    actually | by the way | btw | fyi | yet | already | still | s
""")
GREETING = words("""
    hi | hello | hey | morning | good morning | good afternoon | good evening | hiya | yo | howdy |
    hi there | hello there | hey there | hi all | hello all | hey all | dear all | hi team | hey team |
    good day | morning all | gm | hey okr bot | hi bot | hello bot | hey bot
""")

# --- titles, dates, language -------------------------------------------------------------------

TITLE_STOP = words("""
    new | the | and | for | day | days | time | rate | per | with | from | our | all | first | week |
    month | quarter | number | share | total | average | launch | signed | to | customers | clients |
    customer | client | team | work | one | two
""")
CUES = words("""
    when | tell |
    the | is | are | was | of | and | with | we | on | at | it | our | this | not | still | have | has |
    been | need | waiting | for | but | now | from | blocked | stuck | done | by | track | my | to | in |
    please | thanks | what | why | who | how | week | confidence | same | they | will | i | just |
    signed | if | help | show | me | new | objective | hello | off | risk | today | an | you | be | your |
    no | until | tomorrow | target | vs | up | down | against | than
""")
