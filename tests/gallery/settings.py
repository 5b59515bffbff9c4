"""Settings, people who come and go, help, questions, the board and programs, several teams."""

SCENES = {
    "the team's settings": """
        mai: /team timezone
        mai: /team timezone Jakarta
        mai: /team timezone purple
        mai: /team timezone Asia/Shanghai
        mai: /team country Indonesia
        mai: /team country Vietnm
        mai: /team country
        mai: /team weekend fri sat
        mai: /team weekend none
        mai: /team
        mai: /team weekend
        mai: /team weekend sat sun
        mai: /team thresholds
        mai: /team thresholds stable 8 red 4 risk 15 off 30
        mai: /team thresholds red 9
        mai: /team thresholds default
        mai: /team creators
        mai: /team creators managers
        leo: /okr new <Grow>; <Offices> 0 to 5
        mai: /team creators members
        mai: /team webhook
        mai: /team webhook https://oapi.dingtalk.com/robot/send?access_token=0123456789abcdef0123456789abcdef
        mai: /team
        mai: /team webhook off
        mai: /team webhook https://evil.example.com/robot/send?access_token=0123456789abcdef
        mai (alone): /team webhook https://oapi.dingtalk.com/robot/send?access_token=0123456789abcdef0123456789abcdef
        mai: /team lang en
        mai: /team lang klingon
        mai: /team manager
        mai +leo +dana: /team manager
        mai: /team purple
        dana in Sales: hello
        dana in Sales: /team creators managers
        dana in Sales: /team
        outsider: /team timezone Asia/Tokyo
        mai: /team creators managers
        * mai leaves the organization
        leo: /okr new <Grow>; <Offices> 0 to 5
    """,
    "my settings": """
        leo: /me
        leo: /me zone
        leo: /me zone Tokyo
        leo: /me zone Tokyoo
        leo: /me zone purple
        leo: /me country JP
        leo: /me country Atlantis
        leo: /me country
        leo: /whoami
        leo (alone): /whoami
        leo: /me zone team
        leo: /me country team
        leo: /lang
        leo: /lang klingon
        leo: /lang id
        leo: /lang en
        mai: /whoami
        wang: /whoami
        outsider: /whoami
        omar in Sales (admin): hello
        omar: /whoami
        leo: /me purple
        leo: /me lang
    """,
    "coming and going": """
        leo: /team members
        mai +leo: /team remove
        mai +leo: /team remove
        mai: /team remove
        mai +leo: /team add
        wang +wang: /team remove
        dana +wang: KR1 blocked on <legal>
        wang: on it by Thursday
        mai +wang: /team remove
        mai +zorro: /team remove
        leo: hello
        leo: /okr new <Grow>
        * leo leaves the group
        leo: hello
        dana +leo: /kr assign KR1
        * leo leaves the group
        * dana leaves the organization
        * mai leaves the organization
        priya: /team
    """,
    "help": """
        dana: help
        dana: /help okr
        dana: /help kr
        dana: /help block
        dana: /help task
        dana: /help kpi
        dana: /help team
        dana: /help cycle
        dana: /help review
        dana: /help me
        dana: /help pizza
        dana: /hlep
        dana: /pizza
        dana: <see you at lunch>
        dana: hello
        dana: /template
        dana: /template product
        dana: 2
        dana: /template sales 9
        dana: /template accounting
        dana: /template engineering 1
        dana: /template marketing 1
        dana: /template customer success 1
        dana: /export
        dana: /import
        * the board opens
        dana: /export
        dana: /import
        dana: /digest
        dana: /okr
        dana (alone): hello
        nina (alone): hello
        nina (alone): /okr
        nina in Empty: hello
        nina in Empty: hello
        outsider: hello
        leo: KR3 60% \ud83d
        outsider (alone): hello
    """,
    "questions": """
        dana: /ask
        dana: /ask the meaning of life
        mai: who is behind?
        mai: what changed this week?
        mai: what changed since Friday?
        mai: why KR4
        mai: why KR9
        mai: why O1
        mai: what is next on O2?
        mai: when is O2 due?
        mai: state of KR1
        dana: /kr add O1 <Retention> of banks from 10% to 20%
        mai: how is <retention> going?
        mai: what is blocked?
        mai: who has not checked in?
        mai: what needs my decision?
        leo +wang: KR3 2, blocked on <legal>
        dana +mai: KR1 54%, next: <test the day-3 email>, blocked on <the price list>
        priya: KR4 0.9%, confidence 2, <vendor patch is late>
        mai: why KR4
        mai: why KR3
        mai: is KR3 still blocked?
        mai: is KR4 still blocked?
        mai: what is blocked?
        mai: who is behind?
        mai: what needs my decision?
        wang: what needs my decision?
        mai: who owns KR4?
        mai: who owns O1?
        mai: what is next on KR1?
        mai: what is next on KR4?
        mai: when is KR1 due?
        mai: when is KR2 due?
        mai: state of O2
        mai: state of KR6
        mai: why?
        wang: done
        priya: KR4 0.5%, confidence 6
        + 1 days
        mai: what changed this week?
        mai: who has not checked in?
        dana: same
        dana: KR2 same
        dana: KR6 same
        mai: who has not checked in?
        dana: KR7 same
        omar: KR5 same
        mai: who has not checked in?
        leo: KR3 5
        priya: KR4 0.1%
        omar: KR5 done
        dana: KR1 60%⏎KR2 done⏎KR6 done⏎KR7 20%
        mai: who is behind?
        dana: /kr add O1 <Calls> 0 to 5
        dana: /kr add O1 <Visits> 0 to 5
        mai: who has not checked in?
        dana: KR8 0⏎KR9 0
        + 12 days
        dana: KR8 0
        mai: who is behind?
    """,
    "elsewhere": """
        * dana by a program: KR1; value=54; confidence=7; note=<two big renewals>
        * dana on the board: KR1; status=at_risk; blocker=<legal>
        * dana on the board: KR2; confidence=2
        * leo on the board: KR3; value=NaN
        * dana chooses on a page: pizza
        * nina on the page of the review: KR1 0.6
        * omar hands in a spreadsheet
        * omar takes it over
        * omar hands in a spreadsheet
        mai +omar: /team remove
        * omar takes it over
        * a key result that nobody owns
        * a health metric without a range
        dana: undo
    """,
    "several teams": """
        dana in Sales: /okr new <Happy customers>; <Calls> 0 to 100
        dana (alone): /okr
        dana (alone): /kr
        dana (alone): KR1 50
        dana (alone): 1
        dana (alone): KR1 50⏎KR2 4
        dana (alone): Sales/KR1 50
        dana in Sales +mai: /team manager
        mai (alone): /digest org
        dana (alone): /okr new <Grow>; <Offices> 0 to 5
        dana (alone): 1
        dana (alone): /cycle
        dana (alone): /team
        dana (alone): /checkin
        dana (alone): /blockers
        dana (alone): undo
        dana (alone): undo
        dana (alone): /okr tree
        nina (alone): /okr new <Grow>; <Offices> 0 to 5
        nina (alone): /digest
        nina (alone): /kr
        nina (alone): KR1 5
    """,
}
