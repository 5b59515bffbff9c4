"""What English speakers want to happen by itself, as they type it, and what is to be understood."""

WISHES = {
    # again and again
    "/remind every Friday 16:00 check-in": "fri 16:00 reminder",
    "every friday at 4pm please remind everybody to check in": "fri 16:00 reminder us",
    "remind us every Monday 9am to post our priorities": "mon 09:00 us: post our priorities",
    "send the digest every Thursday at 3pm": "thu 15:00 digest",
    "/remind digest on Thursdays 15:30": "thu 15:30 digest",
    "move the check-in reminder to Thursday 14:00": "thu 14:00 reminder",
    "/remind every other Wednesday 11:00 demo": "wed 11:00 every 2: demo",
    "every two weeks on Tuesday at 10 remind us about the backlog review": (
        "tue 10:00 every 2 us: the backlog review"
    ),
    "/remind first Monday of the month 9:00 budget review": "1st mon 09:00: budget review",
    "on the last working day of every month remind us to close the books": (
        "last workday 10:00 us: close the books"
    ),
    "remind me every day at 17:30 to write my notes": "daily 17:30 me: write my notes",
    "every weekday at 9:15 remind the team about standup": "workdays 09:15 us: standup",
    "/remind on the 15th of every month invoices": "day 15 10:00: invoices",
    "weekly on Fri 2pm ask for confidence": "fri 14:00 ask",
    "every Monday 10:00 ask everyone for confidence": "mon 10:00 ask",
    "ask the team for confidence each Wednesday morning": "wed 09:00 ask",
    "manager roll-up every Tuesday 8:30": "tue 08:30 rollup",
    # once
    "remind me tomorrow at 9 to call legal": "2026-11-19 09:00 me: call legal",
    "ping me friday 2pm about the contract": "2026-11-20 14:00 me: the contract",
    "/remind @mai next Monday to sign off the budget": "2026-11-23 09:00 to mai: sign off the budget",
    "remind the team on Dec 1 at noon to submit expenses": "2026-12-01 12:00 us: submit expenses",
    # when something happens
    "when confidence drops below 4 tell @mai": "confidence < 4 tell mai",
    "/remind if confidence < 5 notify @mai and @dana": "confidence < 5 tell mai dana",
    "tell @mai when any KR is more than 20 points behind": "gap > 20 tell mai",
    "let me know if there is no update for 10 days": "silence 10 me",
    "if nobody updates a KR for two weeks, post it in the group": "silence 14 post",
    "when a blocker is open for more than 3 days tell @mai": "blocker 3 tell mai",
    "post in the group when a key result is completed": "completed post",
    "notify me whenever a KR hits its target": "completed me",
    "if confidence goes under 3, ask the owner for confidence": "confidence < 3 ask",
    "can you remind us each Friday at 3 to update our key results?": "fri 15:00 us: update our key results?",
    "post the weekly summary on Friday at 18:00 every week": "fri 18:00 digest",
    "every 3 months on the 1st remind me to review goals": "day 1 10:00 every 3 me: review goals",
    "every 1st of the month 10:00 digest": "day 1 10:00 digest",
    "every 15th of each month at 9 remind us to pay invoices": "day 15 09:00 us: pay invoices",
    "every first of the month 9am remind us to submit timesheets": "day 1 09:00 us: submit timesheets",
    "every quarter on the 5th remind us to plan": "day 5 10:00 every 3 us: plan",
    "please send me the roll-up on Mondays at 8": "mon 08:00 rollup",
    "alert @mai if confidence is under 4": "confidence < 4 tell mai",
    "warn us when a KR falls 15 points behind": "gap > 15 post",
    "tell @dana if KR owners are silent for a week": "silence 7 tell dana",
    "notify the team when an objective is complete": "completed post",
    "shift the digest to Thursdays at 4pm": "thu 16:00 digest",
}
LATER = {
    "snooze 2h": "2026-11-18 12:00",
    "snooze till tomorrow morning": "2026-11-19 09:00",
    "remind me in 3 hours": "2026-11-18 13:00",
    "later today at 5pm": "2026-11-18 17:00",
    "ask me again in an hour": "2026-11-18 11:00",
}
AWAY = {
    "/away until Monday": "2026-11-23",
    "I'm off till Friday": "2026-11-20",
    "on vacation from Dec 21 to Jan 3": "2027-01-03",
    "out sick tomorrow": "2026-11-19",
    "not in the office tomorrow": "2026-11-19",
    "I'm away from Wednesday to Friday": "2026-11-20",
}
