"""English words in questions about objectives and key results."""

from commands.core.grammar.phrases import words

# What each word asks for stands in `questions.Asked`; which of them together make a question, there too.

ASKED = {
    "who": words("who | who's | whos | whom | anyone | anybody | someone | which people"),
    "whose": words("whose"),
    "what": words("what | what's | whats | which | anything | any | where | where's | show me | tell me"),
    "when": words("when | when's | by when | until when | what day | which day | how long"),
    "why": words("why | why's | how come | reason | reasons | what caused | cause of | explain"),
    "how": words("how | how's | hows | how far | how much"),
    "is_it": words("""
        is | are | has | have | did | does | do | is there | are there | should | must | can you tell me
    """),
    "behind": words("""
        behind | falling behind | lagging | lagging behind | off track | at risk | risky | in trouble |
        red | in the red | slipping | late | delayed | overdue | not on track | struggling | critical |
        in danger | worst | slow | yellow | off course | needs attention | need attention | worry |
        worried about
    """),
    "missing": words("""
        missing | not heard from | haven't heard from | not checked in | outstanding check-ins | silent |
        quiet | check-in is missing | check-ins are missing | still owe | still owes | forgot
    """),
    "checked_in": words("""
        checked in | check in | check-in | check-ins | checkin | update | updated | updates | report |
        reported | submitted | filled in | answered
    """),
    "not": words("""
        not | hasn't | haven't | didn't | has not | have not | did not | not yet | still needs | still
    """),
    "all": words("everyone | everybody | all of us | all the team | the whole team | all"),
    "changed": words("""
        changed | change | changes | has changed | moved | new | news | any news | what's new |
        different | progress since | progressed | improved | progress this week
    """),
    "down": words("""
        low | so low | drop | dropped | dropping | fell | fall | falling | down | gone down | decreased |
        worse | decline | declined | going down
    """),
    "happened": words("happened | happen | going on with | wrong with | up with | the matter with"),
    "blocked": words("""
        blocked | blocker | blockers | blocking | blocks | stuck | waiting for | waiting on | waits for |
        wait for | holding up | holding us up | holding us back | in the way | impeding | obstacles |
        impediments | jammed | help wanted | needs help | need help
    """),
    "decide": words("""
        decision | decisions | decide | decided | my call | my approval | need from me | needs from me |
        sign off | expected of me | waiting for me | waits for me | wait for me | should i do
    """),
    "state": words("""
        state | status | state of | status of | progress | progress of | progress on | standing | stand |
        doing | going | on track | look | looking | health | overview | are we with | coming along |
        far along
    """),
    "us": words("""
        we | us | our | the team | team | things | everything | it all | overall | the quarter | okrs
    """),
    "due": words("due | deadline | due date | end | ends | expire | finish | finished by | ready by"),
    "owner": words("""
        own | owns | owner | owner of | responsible | responsible for | in charge | in charge of |
        accountable | accountable for | working on | works on | assigned to | has | runs | handles | leads
    """),
    "next": words("""
        next | next step | next steps | planned | plan | plans | coming up | upcoming | to do | to be done
    """),
}
SINCE = {
    "digest": words("last digest | last summary | previous digest | last report"),
    "week": words("this week | since monday | so far this week"),
    "yesterday": words("yesterday | since yesterday | last 24 hours"),
    "today": words("today | since this morning"),
    "last_week": words("last week | past week | last 7 days | last seven days | the past 7 days"),
    "month": words("this month | past month | last month | last 30 days | last four weeks | past 4 weeks"),
}
HOW_TO = words("""
    how do i | how can i | how to | how should i | how does this work | how does it work | how do you work |
    what can i do | what can i say | what can i ask | what can i type | what should i do |
    what do i need to do | what do i have to do | what must i do |
    what should i say |
    what do i do | what do i say | where do i start | where to start | getting started
""")
