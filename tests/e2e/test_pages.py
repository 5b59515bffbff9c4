"""The pages for machines: metrics, and the JSON API with a key."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from tests.e2e.world import Bot, Office, Room

Json = dict[str, Any]


@pytest.fixture(scope="module")
def room(office: Office) -> Room:
    """Dana's O1 with two key results, three check-ins and a blocker that Wang has."""
    room = office.room()
    room.say(
        "Dana", "/okr new Renewals feel effortless\n30-day retention 45% → 60%\nFirst reply time 6 h → 2 h"
    )
    room.say("Dana", "KR1 50% confidence 7")
    room.say("Dana", "KR1 52% confidence 8, next: test the day-3 email")
    room.say("Dana", "KR2 5h blocked on legal", mentions=["Wang"])
    room.say("Wang", "on it by Thu")
    office.room("Elsewhere").say("Leo", "/okr new Calm nights\nAlarms per week 20 → 4")
    return room


@pytest.fixture(scope="module")
def key(office: Office, room: Room) -> str:
    return office.bot.okrbot("token", "create", "--scope", "read", "--name", "tests")


def items(bot: Bot, key: str, path: str, **query: str) -> list[Json]:
    answer = bot.get(f"/api/v1/{path}", key, **query)
    assert answer.status_code == 200, answer.text
    found: list[Json] = answer.json()["items"]
    return found


def test_teams(office: Office, room: Room, key: str) -> None:
    teams = items(office.bot, key, "teams")
    assert room.group.title in [team["name"] for team in teams]
    assert len(teams) == 2


def test_key_results(office: Office, room: Room, key: str) -> None:
    retention, reply = items(office.bot, key, "key-results", team=room.group.title)
    assert (retention["code"], retention["current"], retention["confidence"]) == ("KR1", 52, 8)
    assert retention["progress"] == pytest.approx(7 / 15)
    assert retention["objective"]["title"] == "Renewals feel effortless"
    assert retention["owner"] == room.people["Dana"].id
    assert (reply["code"], reply["current"], reply["unit"]) == ("KR2", 5, "h")
    assert len(items(office.bot, key, "key-results")) == 3


def test_check_ins(office: Office, room: Room, key: str) -> None:
    retention, _ = items(office.bot, key, "key-results", team=room.group.title)
    newest, oldest = items(office.bot, key, "check-ins", key_result=retention["id"])
    assert (newest["value"], newest["confidence"], newest["next_step"]) == (52, 8, "test the day-3 email")
    assert (oldest["value"], oldest["confidence"]) == (50, 7)
    assert newest["member"] == room.people["Dana"].id


def test_blockers(office: Office, room: Room, key: str) -> None:
    [blocker] = items(office.bot, key, "blockers", team=room.group.title)
    assert (blocker["code"], blocker["text"], blocker["state"]) == ("B1", "legal", "accepted")
    assert blocker["key_result_code"] == "KR2"
    assert blocker["helper"] == room.people["Wang"].id
    assert blocker["due_at"]


@pytest.mark.parametrize("path", ["teams", "key-results", "check-ins", "blockers"])
def test_nothing_without_a_key(office: Office, path: str) -> None:
    asked = {"key_result": str(UUID(int=1))} if path == "check-ins" else {}
    for wrong in ("", "okr_wrong"):
        answer = office.bot.get(f"/api/v1/{path}", wrong, **asked)
        assert answer.status_code == 401
        assert "okrbot token create" in answer.text or "unknown" in answer.text


def test_a_key_is_revoked(office: Office, room: Room) -> None:
    key = office.bot.okrbot("token", "create", "--scope", "read", "--name", "soon gone")
    assert items(office.bot, key, "teams")
    [line] = [line for line in office.bot.okrbot("token", "list").splitlines() if "soon gone" in line]
    office.bot.okrbot("token", "revoke", line.split()[0])
    assert office.bot.get("/api/v1/teams", key).status_code == 401


def test_metrics(office: Office, room: Room) -> None:
    figures = office.bot.figures()
    assert figures['okrbot_messages_total{result="handled"}'] >= 6
    assert figures['okrbot_sends_total{result="sent",way="webhook"}'] >= 1
    assert figures["okrbot_stream_connected"] == 1
    assert figures['okrbot_outbox_deliveries{state="open"}'] == 0
    assert figures["okrbot_handling_seconds_count"] >= 6


def test_the_log_keeps_secrets_and_words_to_itself(office: Office, room: Room) -> None:
    log = office.bot.log()
    assert "stream.connected" in log
    for secret in ("e2e-secret", "sendBySession", "Renewals", "legal", room.group.session):
        assert secret not in log
