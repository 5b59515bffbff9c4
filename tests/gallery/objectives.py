"""Objectives and key results: made, changed, aligned, hidden, shown."""

SCENES = {
    "making objectives": """
        dana: /okr new
        dana: /okr new <Answers that help>; <Visits> from 0 to 900; <Uptime> >= 99.9%
        dana: /kr add O3 <Late answers> at most 5%
        dana: /kr add O3 <Handbook>: 4 milestones, weight 2
        dana: /kr add O3 <New office found> yes/no
        dana: /okr O3
        dana: /kr add
        dana: /kr add <Satisfaction> from 30 to 50
        dana: /kr add O9 <Satisfaction> from 30 to 50
        leo: /okr new Improve 3 things⏎Launch the new <pricing>
        leo: /okr new <Sales run by themselves>⏎<Retention> from 45% to 45%⏎<Reply time> 6h -> 2h
        leo: /okr new <a title that is very long>
        leo: /okr new <Quiet nights>⏎<a title that is very long> 0 to 5⏎<Alarms> from 6 h to 3 USD
        leo: /kr add O6 <Alarms> from 1234567890123456 to 5⏎<Calls> 0 to 5
        leo: /okr new <Partners love us>⏎<Margin> to 30%⏎<Calls> 0 to 5
        leo +priya +omar: /okr new <Good neighbours>; <Visits> 0 to 5; <Gifts> 0 to 9
        leo: 9
        leo: 1
        leo: 2
        priya (alone): /okr new <Team of six>; <Hires> 0 to 2
        outsider: /okr new <Team of six>; <Hires> 0 to 2
        wang (alone): /okr new <Team of six>; <Hires> 0 to 2
        dana: /kr 60%
        mai: /kr add O1 <Visits> from 0 to 900
        mai: KR20 60%
        mai: /okr new <Partners love us>⏎@{leo}⏎<Calls> 0 to 5
    """,
    "objectives at the end of a quarter": """
        + 4 days
        dana: /okr new <Answers that help>; <Visits> 0 to 900
        dana: cancel
        dana: /okr new <Answers that help>; <Visits> 0 to 900
        dana: 2
        dana: /okr
        dana: /kr KR1@2027-Q1
        dana: /okr new <Quiet nights>
        dana: 1
        dana: /okr O3
        dana: /cycle
        mai: /cycle set 2026-10-01 to 2027-01-29
    """,
    "changing": """
        leo: /kr edit KR3 target 8 because <banks ask>
        leo: /kr edit KR3
        leo: /kr edit
        leo: /okr edit O1
        leo: /kr edit KR9 target 6
        leo: /okr edit O9 <Quiet nights>
        leo: /okr edit O1 <Renewals run by themselves>
        leo: /okr edit O1 <a title that is very long>
        leo: /kr edit KR3 55%
        leo: /kr edit KR3 kind banana
        leo: /kr edit KR3 from 3 to 3
        leo: /kr edit KR3 target 8
        dana: /kr edit KR6 target 4.5
        leo: /kr edit KR3 target 1234567890123456
        leo: KR3 2
        leo: /kr edit KR3 from 0% to 50%
        leo: /kr edit KR3 since 1 Oct
        leo: /kr edit KR3 since 1 May
        leo: /kr edit KR3 kind milestones
        leo: /kr edit KR3 title <Banks signed>
        leo: /kr assign KR3 to {omar}
        leo: /kr add O1 <Banks signed> 0 to 5 @zorro
        leo: undo
        leo: /kr weight KR3 2
        leo: /kr weight KR3 0
        leo: /kr weight KR3
        leo: /kr weight KR3 2
        leo: /kr weight O1 2
        leo: /kr cadence KR3 two weeks
        leo: /kr cadence KR3 sometimes
        leo: /kr cadence KR3
        leo: /okr committed O1
        leo: /okr committed O1
        leo: /okr committed KR3
        leo: /okr stretch O1 because <we dare>
        leo: /okr committed
        leo: KR3 3, confidence 8, <they came by themselves>
        leo: oops, KR3 4
        leo: KR3 9
        leo: undo
        omar: /kr history KR3
        omar: /kr history KR2
        20 times: leo: KR3 3; leo: KR3 4
        omar: /kr history KR3
        omar: /kr history
        omar: /kr history O1
        leo: /kr edit KR1 from 40% to 70%
        leo: /kr edit KR3 unit banks
        leo: /okr edit O1 because <we dare>
        leo: /kr drop KR2
        leo: undo
        leo: /kr history KR2
        leo: oops, KR3 5
        leo: /kr history KR3
    """,
    "whose it is": """
        leo +omar: /kr assign KR3 because <they know banks>
        omar +omar: /kr assign KR3
        leo: /kr assign KR3 @zorro
        leo: /kr assign KR3
        leo: /kr assign
        leo +priya +wang: /kr assign KR3
        leo: 1
        leo (alone): /kr assign KR3 @{wang}
        leo (alone): undo
        dana +leo: /okr assign O1
        mai +leo: /kr assign KR9
        leo: /kr drop KR3
        leo: /kr drop
        dana: /kr drop KR3 because <nobody buys>
        dana: /okr drop O2 because <the market is gone>
        dana +wang: KR1 blocked on <legal>
        leo: /okr drop O1 because <the market is gone>
        leo: undo
        leo: /kr drop O1
        leo: /okr drop KR1
    """,
    "who sees it": """
        dana (alone): /okr new private: <Pay fairly>; <Talks> 0 to 9
        dana: /okr new private: <Pay fairly>; <Talks> 0 to 9
        dana: /okr private O1
        dana: /okr
        dana: P2 3
        dana: KR9 3
        dana (alone): P2 3
        dana (alone): /okr
        leo (alone): /okr private O1
        dana: /okr team-only O1
        dana: undo
        dana: /okr team-only O1
        dana: /okr team-only O1
        dana: KR1 50%
        dana (alone): /okr private O1
        dana: undo
        dana (alone): undo
        dana (alone): /okr private O1
        dana (alone): /okr public P3
        dana (alone): /okr public P7
        dana: /okr public
        dana: /okr public KR6
        priya: /kr add P1: <Talks> from 12 to 3
        li (alone): /okr team-only O1
    """,
    "alignment": """
        priya: /okr align O2 to O1
        dana: /okr align O1 to O2
        dana: /okr align O2
        dana: /okr align O2 to O9
        dana: /okr align
        dana: /okr tree
        omar: /okr align O2 to O1
        priya: /okr align O2 none
        priya: /okr align O2 none
        priya: undo
        nina in Leadership: /okr new <Grow>; <Customers> 0 to 5; <Countries> 0 to 3
        nina in Leadership: /okr align O1 to Growth/O1
        dana: /okr align O1 to Leadership/O1
        leo: /okr new <Grow>; <Offices> 0 to 5
        omar: /okr align O3 to <Grow>
        omar: /okr align O3 to it
        omar: /okr align O2 to <Grow>
        leo: /okr tree
        leo: /okr all
        leo: /okr committed O1
        leo: /okr all
        nina in Leadership: /okr new <Quiet nights>; <Alarms> from 9 to 3; <Calls> from 5 to 1
        leo: /okr O9
        leo: /okr O1
        leo +mai: /okr
        leo: /okr @zorro
        leo: /okr pizza
        leo: /kr
        wang: /kr
        wang: /kr due
        wang: /kr KR9
        wang: /kr KR1
    """,
    "an empty group": """
        leo in Sales: hello
        leo in Sales: /okr
        leo in Sales: /okr all
        leo in Sales: /okr tree
        leo in Sales: /kr
        leo in Sales: /kr KR1
        leo in Sales: /kr due
        leo in Sales +leo: /okr
        leo in Sales: /blockers
        leo in Sales: /flags
        leo in Sales: /cycle
        leo in Sales: /review
        leo in Sales: /review KR1 0.7
        leo in Sales: /score
        leo in Sales: /checkin
        leo in Sales: /digest
        leo in Sales: /kpi
        leo in Sales: /kpi set uptime 98
        leo in Sales: /task list
        leo in Sales: /task done T1
        leo in Sales: /kr add
        leo in Sales: /comment KR1 well done
        leo in Sales: who is behind?
        leo in Sales: what changed?
        leo in Sales: /remind list
        leo in Sales: /remind now 7
        leo in Sales: help
        leo in Sales: /kr update
        leo in Sales: /okr new <Happy customers>
        leo in Sales: /kr update 60%
    """,
}
