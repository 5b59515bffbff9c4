"""What happens by itself: reminders, follow-ups, digests, the roll-up, automations, the end of a cycle."""

SCENES = {
    "a month by itself": """
        mai: /team
        leo +wang: KR3 2, confidence 5, blocked on <legal>
        dana +leo: KR1 50%, confidence 8, next: <test the day-3 email>
        priya: KR4 0.9%, confidence 2, <vendor patch is late>
        omar +leo: /kudos for <the demo>
        omar +omar: KR5 blocked on <the price list>
        > 4 days
        leo: KR3 3
        > 20 hours
        leo: undo
        mai: /digest
        leo: help with KR4
        wang: on it by Tuesday
        leo: KR3 4, confidence 8
        leo: undo
        dana: KR1 51%, confidence 6
        omar: /away until next Friday
        dana: KR6 done
        dana: KR2 same
        > 4 days
        dana: KR1 53%, confidence 9
        priya: /snooze Monday 9:00
        > 3 days
        mai: undo
        > 3 days
        wang: done
        > 11 days
    """,
    "the digest now": """
        mai: /digest org
        mai: /digest me
        leo: /digest org
        leo: /digest me
        priya (alone): /okr new private: <Team of six>; <Hires> 0 to 2
        priya: KR4 same
        priya +leo: /kudos for <the demo>
        leo +wang: KR3 blocked on <legal>
        wang: on it by Thu
        6 times: leo: /block KR3 <legal>
        priya: /digest me
        leo: /digest me
        wang: /digest me
        leo (alone): /digest
        leo in Sales: hello
        leo (alone): /digest
        leo (alone): 1
        mai in Sales: /okr new <Happy customers>; <Calls> 0 to 100
        mai in Sales +mai: /team manager
        mai in Sales: /okr align O1 to Growth/O1
        mai: /digest org
        leo: /digest
    """,
    "reminders of one's own": """
        mai: /remind
        mai: /remind list
        mai: /remind every Friday 16:00 check-in
        mai: remind us every Monday 9:00 to post priorities
        mai: every Monday 10:00 ask for confidence
        mai: /remind every second Tuesday 15:00 digest
        mai: /remind every 3 weeks on Monday 9:00 check-in
        mai: /remind every first Monday of the month 9:00 digest
        mai: /remind every second Monday of the month 9:00 digest
        mai: /remind every third Monday of the month 9:00 digest
        mai: /remind every fourth Monday of the month 9:00 digest
        mai: /remind every last Friday of the month 16:00 digest
        mai: /remind every last working day of the month 16:00 digest
        mai: /remind every last day of the month 16:00 digest
        mai: /remind every first working day of the month 9:00 digest
        mai: /remind every month on the 15th 9:00 digest
        mai: /remind every 3 months on the first Monday 9:00 digest
        mai: /remind every day 9:00 digest
        mai: /remind every working day 9:00 check-in
        mai: remind me tomorrow 9 to <call legal>
        mai (alone): remind me every day at 17:00 to <write my notes>
        mai (alone): /remind list
        mai +leo: remind @{leo} tomorrow 9 to <send the offer>
        mai: /remind every Friday 15:00
        mai: /remind every Friday 15:00 tell @zorro
        mai: /remind next blue moon
        mai: /remind off 2
        mai: /remind off 2
        mai: /remind off 99
        mai: /remind off
        mai: /remind on 2
        mai: /remind on 2
        mai: /remind now digest
        mai: /remind now 1
        mai: /remind now 7
        leo: /remind now 6
        leo (alone): /remind list
        leo (alone): /remind every Monday 9:00 roll-up
        mai (alone): /remind every Monday 9:00 roll-up
        mai (alone): /remind list
        leo: /remind every Friday 15:00 digest
        leo: remind me every day at 17:00 to <write my notes>
        leo (alone): remind me today at 22:30
        leo: /me zone Asia/Jakarta
        mai: /me zone Asia/Jakarta
        mai: /remind every Friday 16:00 check-in
        mai: undo
        mai: /remind off 6
        mai: /remind on 6
        mai: undo
        leo: remind me tomorrow 9 to <call legal>
        leo (alone): remind me every day at 17:00 to <write my notes>
        mai: /remind list
        > 1 days
    """,
    "automations": """
        mai: if confidence < 4 tell @{mai}
        mai +mai: when confidence is below 4 tell @{mai}
        mai: if confidence < 5, post it in the group
        mai: post in the group when a key result is completed
        mai +mai: tell @{mai} if there is no update for 10 days
        mai +mai: tell @{mai} when a key result is more than 5 points behind
        mai: when a blocker is open for 3 days post it in the group
        mai: if confidence is under 4, ask the owner for confidence
        mai +mai: when confidence of KR2 is below 3 tell @{mai}
        mai: when confidence < 4 tell
        dana: KR1 confidence 3
        leo: KR3 5 of 5
        dana: KR1 blocked on <legal>
        mai: /remind list
        > 4 days
        mai: /remind off 8
    """,
    "reminders come": """
        mai: /remind off 1
        mai: /remind off 2
        mai: /remind off 3
        mai: /remind off 4
        mai: /remind off 5
        mai: /remind off 6
        mai: /remind off 7
        mai: remind us every Monday 9:00 to <write my notes>
        mai: every Monday 10:00 ask for confidence
        > 7 days
    """,
    "two quarter ends": """
        + 19 days
        dana: /okr new <Answers that help>; <Visits> 0 to 900
        dana: /cycle
        dana: KR1 55%
        mai: /review
        + 19 days
        > 1 days
        leo: KR3@2026-Q4 3
        leo: /okr
        leo: /review
    """,
    "the bill": """
        omar (admin): hello
        * 4000 calls of api:direct
        * 2500 calls of stream
        > 1 hours
        * the group is gone
        dana: hello
        * the digest breaks
        > 5 days
        omar: /whoami
    """,
}
