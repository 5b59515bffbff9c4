"""Cycles and the review at their end."""

SCENES = {
    "cycles": """
        dana: /cycle
        dana: /cycle list
        mai: /cycle set
        mai: /cycle set 2025-10-01 to 2025-12-31
        mai: /cycle set 2026-12-31 to 2026-10-01
        dana: /cycle set 2026-10-01 to 2026-12-20
        mai: /cycle set 2026-10-01 to 2027-01-29
        mai: /cycle set 2026-10-01 to 2026-12-31
        mai: /cycle next
        mai: cancel
        leo: KR3 2
        mai: /cycle next
        omar in Sales (admin): hello
        omar: /cycle next
        omar: 1
        mai: 1
        leo: undo
        leo: KR3 3
        mai: /cycle
        mai: /cycle next
        dana: /okr new <Answers that help>; <Visits> 0 to 900
        mai: /cycle list
        mai: /cycle set 2026-12-01 to 2027-02-01
        mai: /cycle set 2027-01-01 to 2027-03-31 2026-Q4
        mai: /cycle set 2026-11-01 to 2027-03-31
        mai: /cycle purple
        dana: /kr KR3@2026-Q4
        dana: /kr history KR3@2026-Q4
        dana: /comment KR3@2026-Q4 <well done>
        dana: /okr O1@2026-Q4
    """,
    "a review": """
        priya (alone): /okr new private: <Team of six>; <Hires> 0 to 2
        dana: KR1 57%
        omar: /okr new <Quiet nights>
        priya: /okr committed O2
        priya: KR4 0.1%
        leo +wang: KR3 blocked on <legal>
        wang: done
        dana: /kr weight KR1 2
        + 10 days
        leo: /away until Friday
        mai: /review close
        mai: cancel
        mai: /review start
        * dana on the page of the review: KR2 0.6
        mai: /review start
        dana: /review KR1 0.6
        dana: <the last weeks were quiet>
        dana: /review KR1 7
        dana: /review KR9 0.7
        dana: /review KR1 0.7 because <of a promo>
        mai: /review KR1 0.5 because <of three>
        dana: undo
        mai: undo
        dana: /review KR1 0.7 because <of a promo>⏎KR1 keep⏎KR1 note <the day-3 email works>
        dana: /review KR2 drop
        dana: /review KR2 change
        dana: /review KR2 ok
        dana: /review KR6 ok
        priya: /review P2 0.7 because <of the last call>
        priya (alone): /review P2 0.7 because <of the last call>
        priya (alone): nothing
        priya (alone): keep
        priya: /review KR4 ok
        priya: /review KR4 keep
        leo: /review note
        leo: /review note <start earlier>
        leo: undo
        leo (alone): /review KR3 0.5
        leo (alone): <the last step is missing>
        leo (alone): <start with the email>
        leo (alone): keep
        omar (alone): ok
        omar (alone): nothing
        omar (alone): drop
        mai: /review
        mai: /score KR1
        mai (alone): /review close
        mai (alone): 1
        dana: /okr
        priya (alone): /okr
        omar: /review 2026-Q4
        omar: /review 2025-Q1
        omar: /review purple
        dana: /review KR1@2026-Q4 0.7 because <of a promo>
    """,
    "a review of nothing kept": """
        mai: /review start
        wang: /review KR1 0.7 because <of a promo>
        outsider: /review KR1 0.7
        mai: /review close
        mai: 1
        mai: /review close
        mai: /review start
    """,
    "a review that everybody finished": """
        dana: /kr drop KR2 because <nobody asks>
        dana: /kr drop KR3 because <nobody asks>
        dana: /kr drop KR6 because <nobody asks>
        priya: /okr drop O2 because <nobody asks>
        dana: /kr add O1 <Uptime> at least 99.9%
        mai: /review start
        dana (alone): ok
        dana (alone): nothing
        dana (alone): keep
        dana (alone): ok
        dana (alone): nothing
        dana (alone): keep
        dana: /review
        mai: /review close
        mai: 1
    """,
}
