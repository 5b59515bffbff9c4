"""Objectives and key results from a spreadsheet: what each line says and what is shown of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from commands.rules.sheet import Cell, Page, Percent
from commands.texts.importing import overview
from storage.tables import KeyResult, Objective
from tests.commands.importing import HEAD, D, Desk, row_of, sheet

# --- what a line does --------------------------------------------------------------------------------------

LINES: dict[str, tuple[Sequence[Cell], str]] = {
    "a new objective": (
        ("", "Hire well"),
        "2 new · O Hire well: Dana",
    ),
    "a new key result under it, from text": (
        ("", "O1", "NPS", "leo", "", "", "20", "50"),
        "2 new · KR NPS: 20 → 50 · Leo",
    ),
    "percents as spreadsheets keep them": (
        ("", "O1", "Churn", "", "", "", Percent(D(8)), Percent(D(5))),
        "2 new · KR Churn: 8% → 5% · Dana",
    ),
    "money in words": (
        ("", "O1", "Revenue", "", "", "", "0", "Rp 3,5 juta"),
        "2 new · KR Revenue: Rp 0 → Rp 3,500,000 · Dana",
    ),
    "the unit beside the number": (
        ("", "O1", "Wait", "", "", "min", D(30), "0.25 h"),
        "2 new · KR Wait: 30 min → 15 min · Dana",
    ),
    "milestones by their name in Chinese": (
        ("", "O1", "SSO", "", "里程碑", "", None, D(4)),
        "2 new · KR SSO: milestones: 4 · Dana",
    ),
    "a limit to keep": (
        ("", "O1", "Uptime", "", "at least", "%", None, D("99.9")),
        "2 new · KR Uptime: at least: 99.9% · Dana",
    ),
    "yes or no needs no number": (
        ("", "O1", "Audit passed", "", "yes or no"),
        "2 new · KR Audit passed: yes or no · Dana",
    ),
    "an objective that only its key result names": (
        ("", "Hire well", "Offers accepted", "", "", "", None, D(9)),
        "2 new · KR Offers accepted: 0 → 9 · Dana · with a new objective: Hire well",
    ),
    "a key result without numbers is advised": (
        ("", "O1", "Improve the docs"),
        "2 new · KR Improve the docs: 0% → 100% · Dana · (no number to measure it by; I count it from 0 to "
        "100%) · (“improve” is vague; what will be different?)",
    ),
    "another target": (
        ("KR1", "", "", "", "", "", None, Percent(D(65))),
        "2 changed · KR1 30-day retention: target: 60% → 65%",
    ),
    "several fields of one": (
        ("KR2", "", "First answer", "Leo", "", "min", D(360), D(90)),
        "2 changed · KR2 First answer: title: “First reply time” → “First answer” · start: 6 h → 360 min · "
        "target: 2 h → 90 min · unit: h → min · owner: Dana → Leo",
    ),
    "found by its title": (
        ("", "Renewals feel effortless", "first REPLY  time", "", "", "", D(6), D(1)),
        "2 changed · KR2 first REPLY time: title: “First reply time” → “first REPLY time” · "
        "target: 2 h → 1 h",
    ),
    "no such code": (
        ("KR77", "", "What"),
        "2 not taken · KR77 What: There is no KR77 in this cycle. For something new leave “Code” empty.",
    ),
    "a code that is none": (
        ("77", "", "What"),
        "2 not taken · 77 What: “77” is no code; codes look like O1 or KR4.",
    ),
    "an objective's code beside a key result": (
        ("O1", "", "What"),
        "2 not taken · O1 What: O1 does not fit: objectives have their title under “Objective” only, key "
        "results under “Key result”.",
    ),
    "moving to another objective": (
        ("KR1", "O2"),
        "2 not taken · KR1: It belongs to O1 Renewals feel effortless and cannot move to another objective: "
        "add a new key result there, and drop this one.",
    ),
    "nothing to belong to": (
        ("", "", "What", "", "", "", None, D(5)),
        "2 not taken · What: It does not say which objective it belongs to; write it under “Objective”.",
    ),
    "nobody is called so": (
        ("", "O1", "What", "Zelda", "", "", None, D(5)),
        "2 not taken · What: I know nobody called “Zelda”. They may say hello to me in the group first.",
    ),
    "a key result without a target": (
        ("", "O1", "What", "", "number"),
        "2 not taken · What: “Target” needs a number.",
    ),
    "words for a number": (
        ("", "O1", "What", "", "", "", None, "many"),
        "2 not taken · What: “many” under “Target” is no number.",
    ),
    "a date that Excel made of 3-4": (
        ("", "O1", "What", "", "", "", None, date(2026, 4, 3)),
        "2 not taken · What: Under “Target” stands the date 2026-04-03. Spreadsheets make dates of what "
        "looks like one; write the number anew.",
    ),
    "a number with two readings": (
        ("", "O1", "What", "", "", "", None, "1.234"),
        "2 not taken · What: “1.234” under “Target” may be 1.234 or 1,234. Make it a number in the "
        "spreadsheet, or write it without separators.",
    ),
    "another unit": (
        ("KR2", "", "", "", "", "", None, Percent(D(20))),
        "2 not taken · KR2: “20%” under “Target” does not fit the unit h.",
    ),
    "a kind that is none": (
        ("", "O1", "What", "", "vibes", "", None, D(5)),
        "2 not taken · What: “vibes” under “Counted as” is none of: percent, number, money, time, "
        "milestones, yes or no, at least, and at most.",
    ),
    "no way from start to target": (
        ("", "O1", "What", "", "", "", D(5), D(5)),
        "2 not taken · What: It would start where it should end.",
    ),
    "more digits than anybody means": (
        ("", "O1", "What", "", "", "", None, D("1e40")),
        "2 not taken · What: A number may have 15 digits at most.",
    ),
    "a title too long": (
        ("", "O1", "x" * 201, "", "", "", None, D(5)),
        f"2 not taken · {'x' * 201}: A title may have 200 characters at most.",
    ),
}


@pytest.mark.parametrize("case", LINES)
def test_a_line_is_shown_with_what_it_does(desk: Desk, case: str) -> None:
    cells, expected = LINES[case]
    desk.hand_in(sheet([cell or None for cell in cells]))
    assert desk.shown == [expected]


def test_names_that_several_bear_are_asked_about_and_the_present_owner_is_meant(desk: Desk) -> None:
    desk.talk.nicks |= {"li": "Li Wei", "lan": "Li Wei"}
    desk.talk.people |= desk.talk.nicks
    desk.talk.say("li", "hello")
    desk.talk.say("lan", "hello")
    desk.talk.say("dana", "/kr assign KR1", mentions=["li"])
    desk.hand_in(
        sheet(
            ("KR1", None, None, "Li Wei"),
            ("KR2", None, None, "Li Wei"),
            ("KR5", None, None, "lan"),
            head=HEAD[:4],
        )
    )
    assert desk.shown == [
        "3 not taken · KR2: “Li Wei” may be Li Wei or Li Wei. Write the full name or the staff id.",
        "4 changed · KR5 Finance clients signed: owner: Leo → Li Wei",
    ]


def test_people_are_found_as_in_the_chat(desk: Desk) -> None:
    rows = [(None, "O1", f"Goal {nth}", name) for nth, name in enumerate(("Wang Lei", "wang", "lisi", "王"))]
    desk.hand_in(sheet(*rows, head=HEAD[:4]))
    assert [line.split(" · ")[2] for line in desk.shown[:3]] == ["Wang Lei", "Wang Lei", "李四"]
    assert "nobody called “王”" in desk.shown[3]


def test_key_results_follow_the_objective_above_them(desk: Desk) -> None:
    import_id = desk.hand_in(
        sheet(
            (None, "Hire well"),
            (None, None, "Offers accepted", "Leo", None, None, None, D(9)),
            (None, None, "Days to hire", None, None, "d", D(60), D(30)),
        )
    )
    assert desk.counts == (3, 0, 0, 0)
    desk.take(import_id)
    made = [row for row in desk.talk.rows(KeyResult) if row.number > 5]
    (objective,) = (row for row in desk.talk.rows(Objective) if row.title == "Hire well")
    assert [(row.code, row.title, row.objective_id == objective.id) for row in made] == [
        ("KR6", "Offers accepted", True),
        ("KR7", "Days to hire", True),
    ]
    assert objective.code == "O3"


def test_what_belongs_to_a_line_that_is_not_taken_is_not_taken_either(desk: Desk) -> None:
    desk.hand_in(
        sheet(
            (None, "Hire well", None, "Zelda"),
            (None, None, "Offers accepted", None, None, None, None, D(9)),
            (None, "hire well", "Days to hire", None, None, None, None, D(9)),
        )
    )
    assert desk.counts == (0, 0, 0, 3)
    assert desk.shown[1:] == [
        "3 not taken · Offers accepted: Its objective on line 2 is not taken, so neither is this.",
        "4 not taken · Days to hire: Its objective on line 2 is not taken, so neither is this.",
    ]


def test_the_same_twice_counts_once(desk: Desk) -> None:
    desk.hand_in(
        sheet(
            ("KR1", None, None, None, None, None, None, Percent(D(65))),
            ("KR1", None, None, None, None, None, None, Percent(D(70))),
            (None, "Hire well"),
            (None, "hire  WELL"),
        )
    )
    assert [line[:11] for line in desk.shown] == ["2 changed ·", "3 not taken", "4 new · O H", "5 not taken"]
    assert "It is the same as line 2" in desk.shown[1]
    assert "It is the same as line 4" in desk.shown[3]


def test_figures_of_what_is_there_come_from_check_ins(desk: Desk) -> None:
    desk.hand_in(sheet(("KR1", Percent(D(58))), head=("Code", "Current", "Key result")))
    assert desk.counts == (0, 0, 1, 0)
    assert desk.shown == [
        "2 unchanged · KR1 30-day retention: (“Current” stays 45%: figures come from check-ins.)"
    ]


def test_something_new_may_have_begun_already(desk: Desk) -> None:
    head = (*HEAD, "Current", "Weight", "Check-in rhythm", "Expected pace from")
    row = (None, "O1", "NPS", None, None, None, D(20), D(50), D(35), D(2), "every month", date(2026, 10, 5))
    import_id = desk.hand_in(sheet(row, head=head))
    assert desk.shown == ["2 new · KR NPS: 20 → 50 · now 35 · Dana · weight 2 · every month"]
    desk.take(import_id)
    made = row_of(desk, "KR6")
    assert (made.initial, made.current, made.progress) == (D(35), D(35), D("0.5"))
    assert (made.weight, made.cadence, made.paced_from) == (D(2), "monthly", date(2026, 10, 5))


def test_nobody_has_begun_with_more_than_all(desk: Desk) -> None:
    head = (*HEAD, "Current")
    desk.hand_in(sheet((None, "O1", "SSO", None, "milestones", None, None, D(4), D(9)), head=head))
    assert desk.shown == ["2 not taken · SSO: “9” under “Current” is no value it can have."]


def test_headings_and_names_of_every_language_are_understood(desk: Desk) -> None:
    for head, kind in (
        (("目标", "关键结果", "计量方式", "目标值"), "数量"),
        (("Tujuan", "Hasil kunci", "Dihitung sebagai", "Target"), "angka"),
        (("Mục tiêu", "Kết quả then chốt", "Cách đo", "Đích"), "số"),
    ):
        desk.hand_in(sheet(("O1", "NPS", kind, D(50)), head=head))
        assert desk.shown == ["2 new · KR NPS: 0 → 50 · Dana"]


def test_a_csv_file_tells_by_its_separator_what_its_points_mean(desk: Desk) -> None:
    for decimal, text in ((".", "1.234"), (",", "1,234")):
        desk.hand_in(sheet((None, "O1", "What", None, None, None, None, text), decimal=decimal))
        assert desk.shown == ["2 new · KR What: 0 → 1.234 · Dana"]


def test_what_was_not_read_is_said(desk: Desk) -> None:
    other = Page("Notes", ((1, ("anything",)),))
    page = sheet(("KR1", "45%", "green"), head=("Code", "Key result", "Status"))
    page = Page(page.title, page.rows, merged=True)
    desk.hand_in(
        Page(
            page.title,
            ((1, ("Code", "Key result", "Status", "Mood")), (2, ("KR1", None, "x", "x"))),
            merged=True,
        ),
        other,
    )
    assert list(overview(desk.voice, desk.preview)) == [
        "0 new · 0 changed · 1 unchanged · 0 not taken",
        "Nothing would change.",
        "These headings say nothing to me and were not read: Mood.",
        "These columns are only shown, not read: Status.",
        "These sheets were not read: Notes.",
        "Of merged cells only the first one holds something.",
        "What is not in the file stays as it is.",
    ]


# --- whose it is -------------------------------------------------------------------------------------------


def test_only_who_may_change_a_team_may_import_into_it(desk: Desk) -> None:
    desk.talk.say("omar", "hello", group="Sales")
    stranger = Desk(desk.talk, "omar")
    desk.talk.say("dana", "/team manager @mai", mentions=["mai"])
    desk.talk.say("mai", "/team remove @omar", mentions=["omar"])
    stranger.hand_in(sheet(("KR1", None, None, "Leo"), (None, "Hire well"), ("KR2",), head=HEAD[:4]))
    assert stranger.counts == (0, 0, 1, 2)
    assert "You may not change the objectives of Growth" in stranger.shown[0]


def test_what_somebody_may_not_see_is_not_there_for_them(desk: Desk) -> None:
    desk.talk.say("dana", "/okr new private: A secret; KR Things 0 → 5", direct=True)
    other = Desk(desk.talk, "leo")
    other.hand_in(sheet(("P2", None, "Things", None, None, None, None, D(9)), ("P9", None, "Things")))
    assert [line.split(": ", 1)[1][:14] for line in other.shown] == ["There is no P2", "There is no P9"]
    import_id = desk.hand_in(sheet(("P2", None, "Things", None, None, None, None, D(9))))
    assert desk.shown == ["2 changed · P2 Things: target: 5 → 9"]
    told = desk.take(import_id)
    assert set(told) == {"dana"}, "the group hears nothing of it"


def test_lines_say_their_team_and_cycle(desk: Desk) -> None:
    desk.talk.say("dana", "/okr new Sell more; KR Deals 0 → 9", group="Sales")
    head = ("Team", "Cycle", "Code", "Key result", "Target")
    desk.hand_in(
        sheet(
            ("Sales", "2026-Q4", "KR1", None, D(12)),
            ("Growth", "2026-q4", "KR1", None, Percent(D(65))),
            ("Nowhere", None, "KR1", None, D(1)),
            ("Sales", "2024-Q1", "KR1", None, D(1)),
            (None, None, "KR1", None, D(1)),
            head=head,
        ),
        team=None,
    )
    assert desk.shown == [
        "2 changed · KR1 Deals (Sales · 2026-Q4): target: 9 → 12",
        "3 changed · KR1 30-day retention: target: 60% → 65%",
        "4 not taken · KR1 (Nowhere): There is no team called “Nowhere”.",
        "5 not taken · KR1 (Sales): Sales has no cycle “2024-Q1”; there are: 2026-Q4.",
        "6 not taken · KR1: It names no team, and none was chosen. Write the team's name into “Team”.",
    ]
