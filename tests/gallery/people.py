"""Blockers, red flags, absences, remarks, kudos, tasks, health metrics."""

SCENES = {
    "blockers": """
        leo: /block
        leo: /block KR3
        leo: /block <legal>
        dana: /block <legal>
        leo +wang +priya: KR3 60% blocked on <legal>
        wang (alone): need info: <which contract?>
        leo (alone): <the renewal>
        wang: need info
        wang: need info: <which contract?>
        leo: <the renewal>
        leo: undo
        wang: not me
        wang +priya: not me
        wang: on it
        priya: on it
        omar: unblocked KR3
        wang: B1 not needed
        wang +omar: not me
        omar +mai: not me
        mai +dana: not me
        leo +dana: /block B1
        dana: not me
        leo: /block B1 <which room?>
        leo: /block B9 @{omar}
        leo: B1 by Friday
        leo +li: hello
        leo +dana: /block B2
        dana +li: B2 not me
        leo: unblocked B2
        dana: unblocked B2
        li: hello
        li2: hello
        leo: KR3 blocked on a signature from {omar}
        leo: KR3 blocked on <the keys> @zorro
        leo: KR3 blocked on <the keys> @{li}
        priya +wang: KR4 blocked on <the vendor>
        omar: unblocked B6
        wang: done
        leo +wang: KR3 blocked on <procurement>
        wang: on it
        wang: undo
        priya +wang: KR4 blocked on <the vendor>
        wang: on it
        leo: B7 not needed
        wang: 2
        wang: on it
        wang: 2
        priya +wang: KR4 blocked on <the vendor>
        wang: B9 on it
        wang: cancel
        leo: /kr KR4
        leo: /me zone Asia/Jakarta
        leo +wang: KR3 blocked on <procurement>
        wang (alone): B10 on it by Thu
        leo: /blockers
        leo: /block withdraw B1
        leo: /block withdraw
        leo: unblocked
        leo: B3 not needed
        dana +wang: KR1 blocked on <legal> by tomorrow
        wang (alone): B11 done, <the contract is signed>
        dana: undo
        mai +leo: /block KR6 <the keys>
        leo +mai: not me
        mai: need info: <which room?>
        dana: /blockers KR1
    """,
    "a figure that was asked for": """
        leo +wang: KR3 60% blocked on <legal>
        wang: need info: <which contract?>
        leo: 4711
        leo: 1
        omar: KR9 60%
        omar: /okr 2024-Q1
    """,
    "red flags": """
        priya: KR4 0.9%, conf 2, <vendor patch is late>
        priya +leo +wang:
        leo: me, <I own the calendar>
        omar: help with KR4
        priya: help with KR4
        priya: KR4 conf 1
        priya: KR4 conf 5
        omar: help with KR1
        leo (alone): KR3 conf 2, <nobody answers>
        leo (alone): <the vendor>
        leo (alone): need <a buyer who calls back> @{omar}
        leo (alone): undo
        leo: undo
        dana (alone): KR1 conf 1
        dana (alone): only tell {mai}
        priya: KR4 0.9%, conf 2
        leo: KR3 conf 1
        omar: me
        omar: 2
        mai: /flags
        dana (alone): don't tell the group
        priya (alone): only tell {mai}
        > 2 days
        priya: need <a recruiter>
        mai: /flags
        priya: /flags
        leo: help with KR4
        priya: KR4 conf 6
        priya: undo
        mai: /flags
        wang: only tell {mai}
        dana in Sales: /okr new <Happy customers>; <Calls> 0 to 100
        dana (alone): Sales/KR1 conf 1
        dana (alone): don't tell the group
        dana in Sales: KR1 conf 0
        dana in Sales: what needs a decision?
        leo +wang: KR3 blocked on <procurement>
        wang: me
    """,
    "a private red flag": """
        priya (alone): /okr new private: <Team of six>; <Hires> 0 to 2
        priya (alone): P2 conf 1, <nobody applies>
        priya (alone): need <a recruiter> @{leo}
        priya (alone): P2 blocked on <the budget> @{wang}
        leo +wang: KR3 blocked on <legal>
        wang (alone): /blockers
        wang (alone): on it by Friday
        wang (alone): 1
        leo: /flags
        priya (alone): why P2?
        priya (alone): what changed?
        mai: /okr
    """,
    "a manager who helps": """
        leo +mai: KR3 blocked on <legal>
        leo +mai: KR3 blocked on <the price list>
        dana +mai: KR1 blocked on <the budget>
        mai (alone): B2 on it
        mai (alone): /blockers
        mai (alone): B2 on it by tomorrow
        mai (alone): /blockers
        dana +mai: KR1 blocked on <legal>
        mai (alone): B4 on it
        mai +wang (alone): B1 not me
        > 8 days
    """,
    "absences": """
        leo: /away
        dana: on leave till Friday
        dana +leo +omar:
        dana +leo:
        leo: /away
        leo: KR1 49%
        dana: /away until Thursday
        + 2 days
        dana: I'm back
        dana: I'm back
        omar: /away tomorrow
        omar: /away 24 Dec - 2 Jan
        omar: /away off
        omar: /away off
        omar: /away until 10 Nov
        omar: on leave till Friday
        omar: nobody
        dana: on leave till Friday
        dana +leo:
        dana: undo
        priya: /away purple
        priya: on leave till Friday
        priya +outsider: @Guest
        priya: @zorro
        wang: /away until Friday
        mai: /away
        priya: /away 20 Dec - 2 Jan
        priya +dana:
        priya: /away off
        priya: /away off
        priya: /away off
    """,
    "remarks and kudos": """
        omar: /comment KR6 <solid>
        omar: /comment O1 <solid>
        omar: /comment
        omar: /comment KR6
        omar: /comment KR9 <solid>
        leo: /kr KR6
        leo: /kr history KR6
        leo: /okr O1
        omar +leo +dana: /kudos for <the demo>
        omar (alone): /kudos @{leo} for <the demo>
        omar: /kudos @zorro for <the demo>
        omar +omar: /kudos for <the demo>
        omar: /kudos
        omar +leo: /kudos
        li: hello
        li2: hello
        omar: /kudos @{li} for <the demo>
        omar: /kr assign KR5 @{li}
        nina in Sales: hello
        nina (alone): /kudos @{leo} for <the demo>
        omar +leo: thanks for <the demo>
        omar +leo: thanks
        omar: thanks
    """,
    "tasks": """
        leo: /task add
        leo: /task add KR3
        leo: /task add KR3 <call the bank> by Friday
        leo +wang: /task add KR3 <write the letter>
        leo +wang +omar: /task add KR3 <write the letter>
        leo: /task add KR3 <a title that is very long>
        leo: /task add KR9 <call the bank>
        leo: /task add <call the bank>
        dana: /task add <call the bank>
        leo: /task list
        leo (alone): /task list
        wang (alone): /task list
        omar (alone): /task list
        20 times: omar: /task add KR5 <call the bank>
        leo: /task list
        leo: /task done T9
        leo: /task done
        leo: /task done T1
        leo: /task done T1
        leo: /task reopen T1
        leo: /task reopen T1
        leo: /task drop T1
        wang (alone): T2 done
        leo: undo
        leo: /task list
        leo: /task add KR3 <call the bank> by tomorrow
        + 3 days
        leo: /task list
        leo: T3 done
        omar: /task done T2
        leo (alone): /task add KR3 <write the letter> @{wang}
        leo: /kr KR3
        leo: /task
        leo: T1 done
        leo: T24 done
        wang: T25 done
        leo: /task KR3
        leo: /task KR1
        dana: /task add KR6 <call the bank>
        dana: T26 done
    """,
    "health metrics": """
        leo: /kpi
        leo: /kpi add
        leo: /kpi add uptime
        leo: /kpi add uptime >= 99.9%
        leo: /kpi add uptime >= 99.9%
        leo: /kpi add uptime >= 99.5%
        leo: /kpi add uptime <= 4h
        leo: /kpi add churn 3%
        leo: /kpi add churn <= 3%
        leo: /kpi add replies between 1h and 4h
        leo: /kpi add visits
        leo: /kpi set uptime 99.95
        leo: /kpi set replies 5h
        leo: /kpi set replies 3h
        leo: undo
        leo: undo
        leo: /kpi set uptime
        leo: /kpi set uptime 3h
        leo: /kpi set downtime 3
        leo: /kpi set
        priya: /kr follow KR4 churn
        priya: /kr follow KR4 uptime
        leo: /kpi set churn 0.5%
        leo: /kpi set churn 2%
        priya: /kr KR4
        priya: /kr follow KR4
        leo: /kpi add errors <= 1%
        priya: /kr follow KR4 errors
        leo: /kpi set errors 0.5%
        priya: /kr KR4
        leo: /kpi add wait <= 4h
        leo: /kr add O1 <Reply time> from 6 h to 2 h
        leo: /kr follow KR7 wait
        leo: /kr edit KR7 from 6 USD to 2 USD
        leo: /kpi set wait 3h
        priya: /kr follow KR4 none
        priya: /kr follow KR4 none
        leo: /kr follow KR3 uptime
        leo: /kpi list
        leo: /kpi drop uptime
        leo: undo
        leo: /kpi drop
        leo in Support: /kpi add uptime >= 99%
        leo (alone): /kpi set uptime 98
        leo (alone): /kpi set Support/uptime 98
        outsider: /kpi set uptime 98
        leo (alone): /kpi
    """,
}
