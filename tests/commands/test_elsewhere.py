"""What somebody does on the board or through a program: the same path, said in the group with their name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from commands.acts.check_ins.check_in_fields import Told, report
from commands.core.context import Context
from commands.core.errors import AlreadyHandled, Refusal
from commands.core.grammar.reading import StatedStatus
from commands.core.messages import Door, IncomingMessage
from commands.core.reply import Reply
from storage.tables import CheckIn, Delivery
from tests.dialogue import Dialogue, readable


def told(code: str, **fields: object) -> Callable[[Context], Reply]:
    said = Told(**fields)  # type: ignore[arg-type]  # whatever the test gives
    return lambda context: report(context, code, said)


def by_program(team: Dialogue, who: str = "dana", mentions: tuple[str, ...] = ()) -> IncomingMessage:
    message = team.message(who, "", mentions=mentions)
    return replace(message, door=Door.PROGRAM, program="CRM sync", webhook=None, webhook_expires_at=None)


def said(owed: list[Delivery]) -> str:
    return "\n\n".join(readable(each.text) for each in owed if each.conversation_id == "cid-group-Growth")


def test_the_group_reads_the_receipt_and_who_did_it(team: Dialogue) -> None:
    act = told("KR1", value=Decimal(54), confidence=7, note="two big renewals")
    owed = team.dispatch.carry_out(by_program(team), act, now=team.now)
    assert said(owed).startswith("Dana, by “CRM sync”:\n\n")
    assert "KR1 30-day retention" in said(owed) and "45% → 54%" in said(owed)
    assert team.standing() == ("54", "60", 7)
    stored = team.rows(CheckIn)[-1]
    assert stored.original_text == "KR1 54, confidence 7, note: two big renewals"


def test_on_the_board_it_is_said_so(team: Dialogue) -> None:
    message = replace(by_program(team), door=Door.BOARD)
    assert said(team.dispatch.carry_out(message, told("KR1", confidence=8), now=team.now)).startswith(
        "Dana, on the board:"
    )


def test_a_blocker_asks_its_helper(team: Dialogue) -> None:
    act = told("KR1", blocker="legal has not answered", status=StatedStatus.AT_RISK)
    owed = team.dispatch.carry_out(by_program(team, mentions=("wang",)), act, now=team.now)
    assert "B1" in said(owed) and "legal has not answered" in said(owed)
    assert any(each.staff_id == "wang" for each in owed)


def test_it_is_taken_back_in_the_group_like_anything_said_there(team: Dialogue) -> None:
    team.dispatch.carry_out(by_program(team), told("KR1", value=Decimal(54)), now=team.now)
    assert "back" in team.say("dana", "undo").text
    assert team.standing()[0] == "45"


def test_the_same_message_counts_once(team: Dialogue) -> None:
    message = by_program(team)
    team.dispatch.carry_out(message, told("KR1", value=Decimal(54)), now=team.now)
    with pytest.raises(AlreadyHandled):
        team.dispatch.carry_out(message, told("KR1", value=Decimal(55)), now=team.now)
    assert team.standing()[0] == "54" and len(team.rows(CheckIn)) == 1


def test_a_refusal_stores_and_says_nothing_and_can_be_tried_again(team: Dialogue) -> None:
    message, before = by_program(team, "leo"), len(team.rows(Delivery))
    with pytest.raises(Refusal, match=r"Dana.*so nothing was changed"):
        team.dispatch.carry_out(message, told("KR2", value=Decimal(3)), now=team.now)
    assert len(team.rows(Delivery)) == before and team.rows(CheckIn) == []
    team.say("dana", "/kr assign KR2 @leo", mentions=["leo"])
    assert said(team.dispatch.carry_out(message, told("KR2", value=Decimal(3)), now=team.now))


def test_the_author_reads_it_in_their_language(team: Dialogue) -> None:
    team.say("dana", "/lang zh")
    owed = team.dispatch.carry_out(by_program(team), told("KR1", value=Decimal(54)), now=team.now)
    assert said(owed).startswith("Dana（通过“CRM sync”）：")
