"""English words of rituals: how often, what is to happen, and on which condition."""

from commands.core.grammar.phrases import words

EVERY = dict.fromkeys(words("every | each | on every | every single | on each"), "")
EVERY_PERIODS = {
    "every day": "day", "daily": "day", "each day": "day", "every single day": "day",
    "weekly": "week", "every week": "week", "each week": "week", "once a week": "week",
    "monthly": "month", "every month": "month", "each month": "month", "once a month": "month",
    "quarterly": "quarter", "every quarter": "quarter",
    "each quarter": "quarter", "once a quarter": "quarter",
    "every other": "other", "every other week": "other", "fortnightly": "other", "biweekly": "other",
    "every fortnight": "other", "every second week": "other", "bi-weekly": "other",
    "weekdays": "workday", "on weekdays": "workday", "on working days": "workday",
}  # fmt: skip
EVERY_WEEKDAYS = {
    "mondays": 0, "tuesdays": 1, "wednesdays": 2, "thursdays": 3, "fridays": 4, "saturdays": 5, "sundays": 6,
}  # fmt: skip
PARTS_OF_DAY = {"morning": 9, "in the morning": 9, "noon": 12, "at noon": 12, "afternoon": 15, "evening": 18}
"""The hour of what is to happen on each such part of a day."""
EVERY_UNITS = {"week": "week", "weeks": "week", "month": "month", "months": "month"}
ONCE_EACH = words("once")
NTH = {
    "first": 1, "the first": 1, "1st": 1, "the 1st": 1, "second": 2, "the second": 2, "2nd": 2,
    "the 2nd": 2, "third": 3, "the third": 3, "3rd": 3, "the 3rd": 3, "fourth": 4, "the fourth": 4,
    "4th": 4, "last": -1, "the last": -1,
}  # fmt: skip
WORKDAY = words("working day | workday | business day | weekday | working days | workdays | business days")
LAST_DAY = words("last day | the last day | end of month | end of the month | month end")
OF_MONTH = words("""
    of the month | of month |
    of every month | of each month | every month | each month | in the month | monthly |
    a month
""")
REMIND = {
    "remind me": "me", "remind me to": "me", "please remind me": "me", "remind us": "us",
    "remind us to": "us",
    "remind everybody": "us", "remind everyone": "us", "remind the team": "us", "remind the group": "us",
    "remind all": "us", "remind": "", "nudge": "", "ping me": "me", "ping us": "us", "remember to": "",
}  # fmt: skip
ACTIONS = {
    "tell": "tell", "notify": "tell", "inform": "tell", "let know": "tell", "message": "tell", "ping": "tell",
    "alert": "tell", "warn": "tell", "alert me": "me", "warn me": "me",
    **{
        f"{verb} {whom}": "post"
        for verb in ("notify", "inform", "alert", "warn", "message")
        for whom in ("us", "the team", "the group", "everybody", "everyone", "all")
    },
    "tell me": "me", "notify me": "me", "let me know": "me", "message me": "me",
    "post": "post", "post it": "post", "post in the group": "post", "tell the group": "post",
    "post it in the group": "post", "say so": "post", "tell us": "post", "tell the team": "post",
    "post here": "post", "say it in the group": "post", "tell everybody": "post", "tell everyone": "post",
    "ask for confidence": "ask", "ask for the confidence": "ask", "ask confidence": "ask",
    "ask for our confidence": "ask", "ask everybody for confidence": "ask",
    "ask everyone for confidence": "ask", "ask the owner for confidence": "ask",
    "ask owners for confidence": "ask", "ask the team for confidence": "ask",
}  # fmt: skip
USUAL = {
    "check-in": "reminder", "checkin": "reminder", "check in": "reminder", "check-ins": "reminder",
    "checkins": "reminder", "check-in reminder": "reminder", "checkin reminder": "reminder",
    "reminder": "reminder", "weekly check-in": "reminder", "okr set": "reminder",
    "okr set cadence": "reminder", "okr cadence": "reminder",
    "missing list": "missing", "missing": "missing", "who is missing": "missing",
    "list who is missing": "missing",
    "digest": "digest", "weekly digest": "digest", "summary": "digest", "team digest": "digest",
    "roll-up": "rollup", "rollup": "rollup", "roll up": "rollup", "manager roll-up": "rollup",
}  # fmt: skip
ASKS = words("ask | asks | asking | collect")
MOVE = words("move | change | shift | reschedule | set | put")
"""What a usual ritual is put at another time with."""
RITUAL_LEADS = words("""
    to | that | about | please | then | on | at | and | can you | could you | would you | can you please |
    could you please | kindly
""")
USUAL_FILLERS = words("""
    the | our | a | an | of | for | us | send | post | do | with | it | my | reminder | weekly | team | to |
    from | now on | me | give | show
""")
WHEN = words("when | if | once | whenever | as soon as")
BELOW = words("< | below | under | less than | lower than | drops below | falls below | falls under")
GAP = words("gap | behind | behind pace | the gap | behind plan | lags")
NO_UPDATE = words("""
    no update | no updates | no check-in | no check-ins | not updated | without update | without an update |
    silent | no news | nothing heard | without check-in | not checked in | nobody updates | nobody updated |
    no one updates | no one updated | nobody has updated | no one has updated | nobody checks in
""")
COMPLETED = words("""
    completed | complete | is done | finished | reaches its target | hits its target | reaches the target |
    reaches 100% | reached | done | hits the target
""")
A_WEEK = words("a week")
WEEKS_LONG = words("week | weeks")
GONE_BY = words("""
    yesterday | last | last week | last month | the day before yesterday | last night | this past | ago |
    yesterday's
""")
"""Words that put the day or time beside them into the past."""
