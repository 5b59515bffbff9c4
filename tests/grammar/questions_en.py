"""English questions, by what they ask about; the last ones ask about nothing the bot could know."""

QUESTIONS = {
    "behind": """
        who is behind?
        Who's behind
        which key results are at risk?
        anything off track?
        what is lagging?
        are we behind on anything
        who is off track this quarter?
        Which KRs are in trouble
        what's red right now?
        is anyone falling behind?
    """,
    "missing": """
        who has not checked in?
        who hasn't checked in yet
        who is missing?
        Who still needs to update?
        has everyone checked in?
        did everybody report this week?
        who didn't update their KRs
        whose check-in is missing?
        who hasn't reported yet?
    """,
    "changed": """
        what changed?
        what changed this week
        What has changed since Monday?
        anything new since the last digest?
        what moved this week?
        what happened since yesterday?
        what's new?
    """,
    "why": """
        why did KR4 drop?
        why KR4
        Why is KR3 so low?
        why has KR1 gone down
        what happened to KR4?
        how come KR2 is behind?
        what's the reason for KR5?
        why is O2 at risk?
    """,
    "blocked": """
        what is blocked?
        what's blocking KR3?
        who is waiting for whom?
        is anything stuck?
        any blockers?
        who is blocked right now
        what are we waiting for?
        Is KR3 still blocked?
        what is holding us up?
    """,
    "decisions": """
        what needs my decision?
        what do I need to decide?
        anything waiting for my decision?
        which decisions are open?
        is there anything I should decide
    """,
    "state": """
        how is KR4?
        how is KR4 doing?
        state of O2
        what's the status of O2?
        how are we doing?
        How is the team doing this quarter
        where do we stand?
        where are we with KR1?
        how far is KR3?
        are we on track?
        status of KR5?
        is KR4 on track?
        how's O1 going
    """,
    "due": """
        when is KR4 due?
        what is the deadline for KR3?
        by when must I update KR1?
        when does KR5 need an update?
    """,
    "owner": """
        who owns KR4?
        whose is KR3?
        who is responsible for O2?
        who's the owner of KR1
        who is working on KR2?
    """,
    "next": """
        what is next on KR4?
        what's the next step for KR3?
        what are the next steps on KR1
        what is planned for KR5?
    """,
    "": """
        can we meet at three?
        who wants coffee?
        is the office open on Monday?
        what is the weather like?
        why is the printer making noise?
        who took my charger?
        shall we move the sync to Thursday?
        where is the cafeteria?
    """,
}
