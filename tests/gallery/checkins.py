"""Check-ins in every form, what is refused, corrected and taken back, the round, the private questions."""

SCENES = {
    "check-ins": """
        dana: /kr update
        leo: KR3 70% sure
        dana: KR1 70% sure
        dana: KR1 confidence 12
        dana: KR1 confidence 6.5
        dana: KR1 0.5 confident
        dana +wang: KR1 54% with @{wang}
        dana: KR6 60%
        dana: keep 60%
        dana: KR6 done
        dana: KR2 done
        dana: KR1 40%
        leo: KR3 at risk, confidence 5
        leo: KR3 60%
        leo: undo
        dana: KR1 52%⏎KR2 hmm⏎<thanks all>
        leo: 1. 2⏎2. 3
        leo: KR3 2⏎oops, KR3 3
        leo: KR3 -3%
        leo: KR3 -3
        leo: KR3 7/5
        leo: KR3 1234567890123456
        dana: KR6 -5 of 4
        leo: KR3 7/5
        leo: KR3 3 h
        leo: KR3 20 USD
        priya: KR4 0.5 h
        omar: KR5 3 EUR
        wang: 60%
        leo: 60
        dana: 60
        dana: blocked
        dana (a picture):
        dana (no quota):
        dana (voice):
        dana (voice): KR one is at fifty-two point five percent, confidence seven
        dana (voice): <good morning everybody>
        leo: KR3 4 next: <call the three that are left>
        leo: KR3 50% confidence 7 <we meet on Monday>
        leo: oops, KR3 is 3 not 4
        wang: oops, KR3 is 3
        leo: /correct
        leo: oops, KR3 confidence 8
        leo: /cancel
        leo: keep 70%
        leo: done
        wang: ok
        leo: /unblock
        leo: unblocked B99
        omar: KR5 same⏎KR4 same
        omar: /kr update KR5
        omar: <the contract is signed on Friday>
        omar: /kr update⏎KR5 3⏎KR5
        omar: KR5 3 blocked on <legal>
        omar: B1 solved⏎KR5 4
        omar: B99 solved⏎KR5 4
    """,
    "units": """
        dana: /okr new <Fast everywhere>⏎<Answer> 900 ms to 100 ms⏎<Start> from 40 sec to 10 sec
        dana: /kr add O3 <Build> from 40 min to 10 min
        dana: /okr new <Long view>⏎<Onboarding> from 10 weeks to 4 weeks⏎<Contract> from 2 months to 8 months
        dana: /kr add O4 <Stay> from 2 quarters to 6 quarters
        dana: /kr add O4 <Stay> from 2 years to 5 years
        dana: /kr add O4 <Backlog> from 30 days to 10 days
        dana: /kr add O4 <Error rate> <= 2%
        dana: /kr add O4 <Uptime> >= 99.9%
        dana: /kr add O4 <New office found> yes/no
        dana: KR7 500 ms
        dana: KR8 20 s
        dana: KR11 4 months
        dana: KR14 15 days
        dana: KR15 3%
        dana: KR15 1%
        dana: KR16 99.95%
        dana: KR16 99%
        dana: KR17 done
        dana: /kr KR17
        dana: /okr O4
        dana: KR10 1.234
        dana: /kr add O4 <Visits> from 0 to 5000
        dana: KR18 1.234⏎KR17 done
        dana: KR18 200
        dana: KR18 1,234
        dana: KR18 200
        dana: oops, KR18 1.234
        dana: KR18 1.234
        dana: 1
        dana: KR18 2.345
    """,
    "what was won": """
        omar: KR5 1000000
        omar: KR5 closed 2 deals for 2000000
        omar: 1
        priya: KR4 60%
        priya: 1
        priya: KR4 800k
    """,
    "what is solved": """
        leo: KR3 blocked on <legal>
        leo: is B1 solved?
        leo: <legal> solved
        priya: is B1 solved?
    """,
    "the round": """
        dana: /checkin
        dana: KR1 49%, confidence 2
        dana: undo
        dana: /checkin
        dana: KR1 51%⏎KR6 purple
        dana: 2 same
        dana: KR6 1 of 4
        dana: /checkin
        wang: /checkin
        omar: /checkin
        omar: same
        dana (alone): /checkin
        leo: /checkin
        dana (alone): KR2 done
        leo: <hm>
        leo: /snooze
        leo: /snooze purple
        leo: /snooze 2h
        leo (alone): /snooze tomorrow 9
        leo (alone): /snooze today 22:30
        leo (alone): remind me yesterday at 9
        dana: /snooze 2h
        dana: /checkin
        priya: /checkin
        priya: all same
        priya: /snooze 2h
        priya: /checkin
        leo: /snooze today 8:00
    """,
    "private questions": """
        priya: KR4 conf 9
        dana (alone): KR1 conf 3
        dana (alone): <the email bounced for two weeks>
        dana (alone): undo
        priya: KR4 conf 5
        priya (alone): nothing
        omar: KR5 conf 6
        omar: KR5 conf 5
        omar (alone): <two deals slipped>
    """,
    "asked for news": """
        dana +leo: remind to update KR3
        leo: 3
        dana +leo: remind to update KR3
        dana +leo: remind to update KR4
        dana +mai: remind
        dana +priya (alone): remind to update KR4
        omar: /away 24 Dec - 26 Dec
        dana +omar: nudge
        omar: /away until Friday
        dana +omar: nudge
    """,
    "taking back": """
        leo: KR3 40%
        mai: KR3 60%
        leo: undo
        leo +wang: KR3 40% blocked on <legal>
        wang: <hm>
        wang: can't do it
        wang: on it
        leo: undo
        wang: undo
        wang: undo
        leo: undo
        leo +omar: /kudos for <the demo>
        leo: undo
        leo: /comment KR1 <well done>
        leo: undo
        leo: KR3 2 conf 2
        leo: undo
        leo: KR3 3 conf 2
        leo: cancel
        leo: update KR3
        leo: undo
        leo: undo
        leo: /kr edit KR3 target 8
        leo (alone): /kr edit KR3 target 9
        leo: undo
        leo: /task add KR3 <call the bank> @{omar} by Friday
        leo: undo
        dana: /kr weight KR1 2
        dana: /kr cadence KR1 monthly
        dana: /kr edit KR1 since 1 Nov
        dana: undo
        dana: undo
        dana: undo
        dana: /okr committed O1
        dana: undo
        leo: /okr new <Grow>; <Offices> 0 to 5
        dana: /okr align O1 to O3
        leo: undo
        dana: undo
        leo: undo
        omar: /away 24 Dec - 26 Dec
        omar: undo
        omar: undo
        leo: KR3 3
        + 2 days
        leo: undo
        leo: /kpi add uptime >= 99.9%
        leo: undo
        priya: /kpi add churn <= 3%
        priya: /kr follow KR4 churn
        priya: undo
        leo: /task add KR3 <call the bank>
        leo: T2 done
        leo: /task reopen T2
        leo: undo
        mai: remind us every Monday 9:00 to <write my notes>
        mai: undo
        mai: /review KR3 0.5 because <of three>
        mai: undo
        leo: /kr add O1 <Calls> 0 to 5
        mai: KR8 2
        leo: undo
        leo +wang: KR3 blocked on <legal>
        wang: on it
        wang: done
        wang: undo
        wang +omar: not me
        wang: undo
    """,
}
