"""Who may send what: leases, lanes, and what became of it. On SQLite and PostgreSQL alike."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from storage import calls, lanes, outbox
from storage.lanes import Asked, LaneView, Webhook
from storage.outbox import Outcome, Result
from storage.tables import Conversation, Delivery
from storage.types import LONGEST_NAME
from storage.work import HAND_OVER, Storage
from tests import databases

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
ORG, ROBOT = "ding-acme", "ding-robot"
LEASE = timedelta(seconds=30)
SECOND = timedelta(seconds=1)


def owe(
    storage: Storage,
    lane: str,
    text: str,
    *,
    held_by: str | None = None,
    until: datetime | None = None,
    attempts: int = 0,
    due: datetime = NOW,
    sent: datetime | None = None,
) -> Delivery:
    """One row, held by a process until a moment, or by nobody."""
    row = Delivery(
        org_id=ORG,
        once=f"{lane} {text}",
        robot=ROBOT,
        lane=lane,
        conversation_id=lane,
        title=text,
        text=text,
        at={},
        created_at=NOW,
        not_before=due,
        attempts=attempts,
        leased_by=held_by,
        leased_until=until or (NOW + LEASE if held_by else None),
        sent_at=sent,
    )
    with storage.work() as work:
        work.add(row)
    return row


def claim(storage: Storage, process: str = "me", now: datetime = NOW, limit: int = 100) -> list[str]:
    with storage.work() as work:
        rows = outbox.claim(work, process=process, now=now, lease=LEASE, limit=limit)
    return [row.text for row in rows]


def row_of(storage: Storage, row: Delivery) -> Delivery:
    with storage.reading() as session:
        return session.get_one(Delivery, (row.org_id, row.id))


# -- claiming ----------------------------------------------------------------------------------------------


def test_what_nobody_holds_is_claimed_oldest_first(storage: Storage) -> None:
    for text, lane in (("one", "a"), ("two", "b"), ("three", "a")):
        owe(storage, lane, text)
    assert claim(storage) == ["one", "two", "three"]
    assert claim(storage, "another") == []


def test_a_lease_that_ended_frees_the_row(storage: Storage) -> None:
    owe(storage, "a", "left behind", held_by="a dead process", until=NOW)
    owe(storage, "b", "in work", held_by="a living process", until=NOW + SECOND)
    assert claim(storage) == ["left behind"]


def test_a_lane_that_another_holds_is_left_alone(storage: Storage) -> None:
    owe(storage, "a", "first", held_by="another")
    owe(storage, "a", "second")
    assert claim(storage) == []


def test_of_a_lane_is_taken_what_stands_before_anothers_row(storage: Storage) -> None:
    owe(storage, "a", "first")
    owe(storage, "a", "second", held_by="another")
    owe(storage, "a", "third")
    assert claim(storage) == ["first"]


def test_a_retry_holds_its_lane_until_it_is_due_then_goes_first(storage: Storage) -> None:
    owe(storage, "a", "failed once", attempts=1, due=NOW + SECOND)
    owe(storage, "a", "after it")
    assert claim(storage) == []
    assert claim(storage, now=NOW + SECOND) == ["failed once", "after it"]


def test_what_is_planned_for_later_holds_nobody_up(storage: Storage) -> None:
    owe(storage, "a", "tomorrow", due=NOW + timedelta(days=1))
    owe(storage, "a", "now")
    assert claim(storage) == ["now"]
    assert claim(storage, now=NOW + timedelta(days=1)) == ["tomorrow", "now"], (
        "the lease of a day ago has ended"
    )


def test_ended_rows_hold_nobody_up_and_are_never_claimed(storage: Storage) -> None:
    owe(storage, "a", "sent", sent=NOW)
    owe(storage, "a", "open")
    assert claim(storage) == ["open"]


def test_a_claim_takes_so_many_lanes_at_most(storage: Storage) -> None:
    for lane in "abc":
        owe(storage, lane, f"{lane}1")
        owe(storage, lane, f"{lane}2")
    assert claim(storage, limit=2) == ["a1", "a2", "b1", "b2"]
    assert claim(storage, limit=2) == ["c1", "c2"]


def test_processes_that_claim_at_once_never_share_a_lane(postgresql_url: str) -> None:
    """The first has not committed when the second claims."""
    with databases.opened(postgresql_url) as one, databases.opened(postgresql_url) as two:
        first, second = Storage(one, process="one"), Storage(two, process="two")
        for lane in "ab":
            for number in range(3):
                owe(first, lane, f"{lane}{number}")
        with first.work() as work:
            mine = outbox.claim(work, process="one", now=NOW, lease=LEASE, limit=1)
            theirs = claim(second, "two")
        assert [row.text for row in mine] == ["a0", "a1", "a2"]
        assert theirs == ["b0", "b1", "b2"]


@pytest.mark.parametrize(
    ("due", "held_until", "found"),
    [(NOW, None, True), (NOW, NOW, True), (NOW, NOW + SECOND, False), (NOW + SECOND, None, False)],
)
def test_whether_something_is_due(
    storage: Storage, due: datetime, held_until: datetime | None, found: bool
) -> None:
    owe(storage, "a", "text", due=due, held_by="me" if held_until else None, until=held_until)
    with storage.reading() as session:
        assert outbox.has_due(session, now=NOW) is found


# -- leases ------------------------------------------------------------------------------------------------


def test_only_ones_own_leases_are_lengthened(storage: Storage) -> None:
    mine = owe(storage, "a", "mine", held_by="me")
    theirs = owe(storage, "b", "theirs", held_by="another")
    ended = owe(storage, "c", "ended", held_by="me", sent=NOW)
    with storage.work() as work:
        held = [(ORG, row.id) for row in (mine, theirs, ended)]
        assert outbox.renew(work, held, process="me", until=NOW + 2 * LEASE) == {mine.id}
    assert row_of(storage, mine).leased_until == NOW + 2 * LEASE
    assert row_of(storage, theirs).leased_until == NOW + LEASE


def test_what_is_released_can_be_claimed_at_once(storage: Storage) -> None:
    mine = owe(storage, "a", "mine", held_by="me")
    theirs = owe(storage, "b", "theirs", held_by="another")
    with storage.work() as work:
        outbox.release(work, [(ORG, mine.id), (ORG, theirs.id)], process="me")
    assert claim(storage, "another") == ["mine"]


def test_on_a_database_of_ones_own_a_restart_need_not_wait_for_leases(storage: Storage) -> None:
    owe(storage, "a", "left behind", held_by="before the crash")
    mine = owe(storage, "b", "mine", held_by="me")
    with storage.work() as work:
        outbox.free_others(work, process="me")
    assert claim(storage) == ["left behind"]
    assert row_of(storage, mine).leased_by == "me"


# -- results -----------------------------------------------------------------------------------------------


def settle(storage: Storage, *outcomes: Outcome) -> None:
    with storage.work() as work:
        outbox.settle(work, outcomes, process="me", lease=LEASE)


def test_results_are_stored_together(storage: Storage) -> None:
    rows = [owe(storage, "a", text, held_by="me") for text in ("sent", "retry", "dead")]
    later = NOW + timedelta(minutes=5)
    settle(
        storage,
        Outcome(ORG, rows[0].id, Result.SENT, NOW, attempts=2, send_key="key"),
        Outcome(ORG, rows[1].id, Result.RETRY, NOW, attempts=1, error="busy", not_before=later),
        Outcome(ORG, rows[2].id, Result.DEAD, NOW, attempts=1, error="gone"),
    )
    sent, retry, dead = (row_of(storage, row) for row in rows)
    assert (sent.sent_at, sent.send_key, sent.attempts, sent.leased_by) == (NOW, "key", 2, None)
    assert (retry.sent_at, retry.not_before, retry.attempts, retry.last_error) == (None, later, 1, "busy")
    assert (retry.leased_by, retry.leased_until) == ("me", NOW + LEASE), "it still waits in this process"
    assert (dead.dead_at, dead.last_error, dead.leased_by) == (NOW, "gone", None)


def test_a_retry_of_what_another_took_meanwhile_is_not_stored_but_that_it_was_sent_is(
    storage: Storage,
) -> None:
    taken = owe(storage, "a", "taken", held_by="another")
    sent = owe(storage, "b", "sent", held_by="another")
    settle(
        storage,
        Outcome(ORG, taken.id, Result.RETRY, NOW, attempts=5, error="busy", not_before=NOW + SECOND),
        Outcome(ORG, sent.id, Result.SENT, NOW, attempts=0),
    )
    assert row_of(storage, taken).attempts == 0
    assert row_of(storage, sent).sent_at == NOW


# -- what a lane needs to know -------------------------------------------------------------------------------


def look(storage: Storage, rows: Iterable[Delivery], *, group: bool = True) -> dict[str, LaneView]:
    asked = [Asked(ORG, row.lane, row.id, ROBOT, row.conversation_id, group) for row in rows]
    with storage.reading() as session:
        found = lanes.look(session, asked, process="me", now=NOW)
    return {lane: view for (_, lane), view in found.items()}


def test_the_last_minute_of_a_group_is_known_joined_rows_count_once(storage: Storage) -> None:
    for text, seconds in (("old", 60), ("a", 59), ("joined to a", 59), ("b", 1)):
        owe(storage, "g", text, sent=NOW - timedelta(seconds=seconds))
    head = owe(storage, "g", "next", held_by="me")
    expected = (NOW - timedelta(seconds=59), NOW - timedelta(seconds=1))
    assert look(storage, [head])["g"].sent == expected
    assert look(storage, [head], group=False)["g"].sent == ()


def test_an_earlier_row_in_other_hands_is_noticed(storage: Storage) -> None:
    owe(storage, "a", "theirs", held_by="another")
    owe(storage, "b", "nobody's")
    owe(storage, "c", "mine, too", held_by="me")
    owe(storage, "d", "tomorrow's", due=NOW + timedelta(days=1))
    heads = [owe(storage, lane, "head", held_by="me") for lane in "abcd"]
    owe(storage, "d", "a later one", held_by="another")
    views = look(storage, heads)
    assert {lane: view.behind for lane, view in views.items()} == {
        "a": True,
        "b": True,
        "c": False,
        "d": False,
    }


def test_a_living_webhook_is_found_and_a_dead_one_not(storage: Storage) -> None:
    heads = [owe(storage, lane, "head", held_by="me") for lane in ("alive", "dead", "none")]
    with storage.work() as work:
        for name, expires in (("alive", NOW + SECOND), ("dead", NOW), ("none", None)):
            work.add(
                Conversation(
                    org_id=ORG,
                    robot=ROBOT,
                    conversation_id=name,
                    group=True,
                    webhook=f"https://example.com/{name}" if expires else None,
                    webhook_expires_at=expires,
                )
            )
    views = look(storage, heads)
    assert views["alive"].webhook == Webhook("https://example.com/alive", NOW + SECOND)
    assert views["dead"].webhook is None and views["none"].webhook is None


def test_a_webhook_is_forgotten_unless_a_newer_one_has_come(storage: Storage) -> None:
    with storage.work() as work:
        for name in ("same", "newer"):
            work.add(
                Conversation(
                    org_id=ORG,
                    robot=ROBOT,
                    conversation_id=name,
                    group=True,
                    webhook=f"https://example.com/{name}",
                    webhook_expires_at=NOW,
                )
            )
    with storage.work() as work:
        for name, url in (("same", "https://example.com/same"), ("newer", "https://example.com/older")):
            lanes.forget_webhook(work, org_id=ORG, robot=ROBOT, conversation_id=name, url=url)
    with storage.reading() as session:
        left = {row.conversation_id: row.webhook for row in session.scalars(select(Conversation))}
    assert left == {"same": None, "newer": "https://example.com/newer"}


def test_many_lanes_are_looked_at_at_once(storage: Storage) -> None:
    heads = []
    with storage.work() as work:
        for number in range(900):
            row = Delivery(
                org_id=ORG,
                once=str(number),
                robot=ROBOT,
                lane=f"lane{number}",
                conversation_id=f"cid{number}",
                title="",
                text="",
                at={},
                created_at=NOW,
                not_before=NOW,
            )
            heads.append(row)
            work.owe(row, now=NOW)
    assert len(look(storage, heads)) == 900


# -- calls -------------------------------------------------------------------------------------------------


def test_calls_add_up_by_day_and_a_month_is_chinas(storage: Storage) -> None:
    day = calls.day_of(datetime(2026, 10, 31, 16, 0, tzinfo=UTC))
    assert (day.month, day.day) == (11, 1), "midnight in China"
    for made in (1, 2):
        with storage.work() as work:
            calls.add(
                work, {(ORG, day, "webhook"): made, (ORG, day, "api"): 5, ("ding-other", day, "webhook"): 9}
            )
    with storage.work() as work:
        calls.add(
            work, {(ORG, day.replace(day=30), "stream"): 4, (ORG, day.replace(month=12), "stream"): 100}
        )
    with storage.reading() as session:
        assert calls.by_kind(session, day=day) == {
            (ORG, "webhook"): 3,
            (ORG, "api"): 10,
            (ORG, "stream"): 4,
            ("ding-other", "webhook"): 18,
        }


def test_the_hand_over_lease_is_long_enough_to_be_renewed(storage: Storage) -> None:
    with storage.work() as work:
        row = delivery("x")
        work.owe(row, now=NOW)
    assert work.owed == [row]
    assert claim(storage, "another", now=NOW + HAND_OVER - SECOND) == []
    assert claim(storage, "another", now=NOW + HAND_OVER) == ["x"]


def test_names_of_ids_that_are_too_long_are_still_told_apart(storage: Storage) -> None:
    """A robot's code and a message's id may have 128 characters each, which is more than a name can have."""
    names = [f"reply:{ROBOT * 12}:{'m' * 120}{end}:0" for end in "ab"]
    for name in names:
        with storage.work() as work:
            work.append(delivery(name))
    with pytest.raises(IntegrityError), storage.work() as work:
        work.append(delivery(names[0]))
    with storage.reading() as session:
        assert [outbox.is_owed(session, ORG, name) for name in names] == [True, True]
        assert outbox.owed_among(session, ORG, [names[1], "reply:never"]) == {names[1]}
        assert {len(row.once) for row in session.scalars(select(Delivery))} == {LONGEST_NAME}


def delivery(once: str) -> Delivery:
    return Delivery(
        org_id=ORG,
        once=once,
        robot=ROBOT,
        lane="lane",
        title="",
        text=once,
        at={},
        created_at=NOW,
        not_before=NOW,
    )
