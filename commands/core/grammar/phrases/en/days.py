"""English days and times."""

from commands.core.grammar.phrases import words

MONTH_FIRST = False
"""Whether 10/12 is the twelfth of October."""
WEEKDAYS = {
    "monday": 0, "mon": 0, "tuesday": 1, "tue": 1, "tues": 1, "wednesday": 2, "wed": 2, "thursday": 3,
    "thu": 3, "thur": 3, "thurs": 3, "friday": 4, "fri": 4, "saturday": 5, "sat": 5, "sunday": 6, "sun": 6,
}  # fmt: skip
MONTHS = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5,
    "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sep": 9, "sept": 9,
    "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip
DAYS = {
    "today": 0, "eod": 0, "end of day": 0, "end of the day": 0, "tonight": 0, "tomorrow": 1, "tmr": 1,
    "tmrw": 1, "tomorow": 1, "the day after tomorrow": 2, "day after tomorrow": 2, "cob": 0,
    "close of business": 0, "eod tomorrow": 1, "end of day tomorrow": 1, "tomorrow eod": 1,
    "a week from today": 7, "a week from now": 7, "a week from tomorrow": 8, "in a fortnight": 14,
}  # fmt: skip
WEEKS = {
    "this": 0, "next": 1, "this week": 0, "next week": 1, "end of week": 0, "eow": 0,
    "end of the week": 0, "by the end of the week": 0, "end of next week": 1, "the weekend": 0,
    "this weekend": 0, "next weekend": 1, "this coming": 0, "week after next": 2, "the week after next": 2,
}  # fmt: skip
MONTH_ENDS = {
    "end of month": 0, "end of the month": 0, "eom": 0, "month end": 0, "end of next month": 1,
    "this month": 0, "next month": 1,
}  # fmt: skip
PERIOD_ENDS = {
    "end of quarter": 3, "end of the quarter": 3, "quarter end": 3, "eoq": 3, "this quarter": 3,
    "end of year": 12, "end of the year": 12, "year end": 12, "eoy": 12,
}  # fmt: skip
PART_OF_MONTH = {
    "early": 1,
    "beginning of": 1,
    "start of": 1,
    "mid": 15,
    "middle of": 15,
    "late": 0,
    "end of": 0,
}
HOURS = {
    "morning": 9, "in the morning": 9, "first thing": 9, "noon": 12, "at noon": 12, "midday": 12,
    "evening": 20, "in the evening": 20, "night": 20, "tonight": 20,
}  # fmt: skip
"""Hours that a word beside a day stands for."""
SOON = {"half an hour": 30, "in half an hour": 30, "an hour and a half": 90, "in an hour and a half": 90}
"""Spans in minutes that are no number and unit."""
BEFORE_HOUR = {"at": 0}
DAY_PARTS = {
    "am": 0, "pm": 12, "a.m": 0, "p.m": 12, "in the morning": 0, "in the afternoon": 12,
    "in the evening": 12, "noon": 12, "morning": 0, "afternoon": 12, "evening": 12,
}  # fmt: skip
CLOCK = ("o'clock", "h")
BEFORE_DAY = words("by | before | on | until | till | due | no later than | by end of | latest")
ON_DAY = words("on the")
DEADLINE = words("""
    by | before | no later than | not later than | by end of | latest | at the latest | due | due by |
    needed by | until latest | deadline | deadline is
""")
"""Words that make the day beside them the one by which something is wanted."""
BEFORE_COUNT = ("in", "within")
"""`in 2 days`."""
AFTER_COUNT = words("from now | from today | from tomorrow")
DAY_OF_MONTH = ("the",)
WEEKS_AFTER = {"next week": 1, "of next week": 1, "this week": 0}
AWAY_UNTIL = words("until | till | til | through | thru | to | up to")
AWAY_MAYBE_BACK = words("until | till | til")
"""Words that leave open whether the day behind them is the last one away or the first one back."""
PUT_OFF = words("later | ask again | ask me again | remind again | remind me again | snooze")
LEAVE = words("""
    off | sick | out sick | on sick leave | on leave | on vacation | on holiday | out | away | pto | on pto |
    out of office | day off | ooo | not in the office | not in | not at work | won't be in | not working
""")
LEAVE_FILLERS = words(
    "i | i'm | i am | i'll be | i will be | be | from | the | a | taking | have | got | we | all day"
)
AWAY_BACK = words("back | back on | returning | return | in again")
