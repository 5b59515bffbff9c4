"""What must be known of a destination before anything is sent there: recent sends, open rows, its webhook."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from storage.outbox import by_org, goes_first, is_open
from storage.tables import Conversation, Delivery, Team
from storage.work import Work

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Webhook:
    """A conversation's session webhook; the address is a credential."""

    url: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Asked:
    """A lane to be checked before its first delivery `head` is sent. `group`: whether it leads to a group."""

    org_id: str
    lane: str
    head: UUID
    robot: str
    conversation_id: str | None
    group: bool


@dataclass(frozen=True, slots=True)
class LaneView:
    """What the rows say of a lane.

    `sent` are the moments within the last minute at which something was sent there (groups only), oldest
    first. `behind`: an earlier delivery is open which this process does not hold, and which must leave first.
    """

    sent: tuple[datetime, ...]
    behind: bool
    webhook: Webhook | None


def look(
    session: Session, asked: Collection[Asked], *, process: str, now: datetime
) -> dict[tuple[str, str], LaneView]:
    """The views of these lanes, by organization and lane."""
    webhooks = _webhooks(session, asked, now=now)
    sent = _sent(session, [each for each in asked if each.group], now=now)
    foreign = _foreign(session, asked, process=process, now=now)
    return {
        (each.org_id, each.lane): LaneView(
            sent=tuple(sorted(sent.get((each.org_id, each.lane), ()))),
            behind=any(other < each.head for other in foreign.get((each.org_id, each.lane), ())),
            webhook=webhooks.get((each.org_id, each.robot, each.conversation_id or "")),
        )
        for each in asked
    }


def _webhooks(
    session: Session, asked: Iterable[Asked], *, now: datetime
) -> dict[tuple[str, str, str], Webhook]:
    wanted = [(each.org_id, each.conversation_id) for each in asked if each.conversation_id]
    found = {}
    for org_id, ids in by_org(wanted):
        for row in session.execute(
            select(
                Conversation.robot,
                Conversation.conversation_id,
                Conversation.webhook,
                Conversation.webhook_expires_at,
            ).where(
                Conversation.org_id == org_id,
                Conversation.conversation_id.in_(ids),
                Conversation.webhook_expires_at > now,
            )
        ):
            if row.webhook:
                key = (org_id, row.robot, row.conversation_id)
                found[key] = Webhook(row.webhook, row.webhook_expires_at)
    return found


def _sent(session: Session, asked: Iterable[Asked], *, now: datetime) -> dict[tuple[str, str], set[datetime]]:
    # Several rows sent at one moment were joined into one message: a set counts it once.
    found: dict[tuple[str, str], set[datetime]] = {}
    for org_id, lanes in by_org((each.org_id, each.lane) for each in asked):
        rows = session.execute(
            select(Delivery.lane, Delivery.sent_at).where(
                Delivery.org_id == org_id, Delivery.lane.in_(lanes), Delivery.sent_at > now - MINUTE
            )
        )
        for lane, moment in rows:
            if moment:
                found.setdefault((org_id, lane), set()).add(moment)
    return found


def _foreign(
    session: Session, asked: Iterable[Asked], *, process: str, now: datetime
) -> dict[tuple[str, str], list[UUID]]:
    found: dict[tuple[str, str], list[UUID]] = {}
    for org_id, lanes in by_org((each.org_id, each.lane) for each in asked):
        rows = session.execute(
            select(Delivery.lane, Delivery.id).where(
                Delivery.org_id == org_id,
                Delivery.lane.in_(lanes),
                is_open(Delivery),
                goes_first(Delivery, now),
                or_(Delivery.leased_by.is_(None), Delivery.leased_by != process),
            )
        )
        for lane, row_id in rows:
            found.setdefault((org_id, lane), []).append(row_id)
    return found


def own_webhook(session: Session, org_id: str, conversation_id: str) -> str | None:
    """The webhook of a group's own custom robot, a credential, if the team set one."""
    return session.scalar(
        select(Team.webhook).where(Team.org_id == org_id, Team.conversation_id == conversation_id)
    )


def forget_webhook(work: Work, *, org_id: str, robot: str, conversation_id: str, url: str) -> None:
    """Delete a session webhook that DingTalk no longer knows, unless a newer one has come meanwhile."""
    work.session.execute(
        update(Conversation)
        .where(
            Conversation.org_id == org_id,
            Conversation.robot == robot,
            Conversation.conversation_id == conversation_id,
            Conversation.webhook == url,
        )
        .values(webhook=None, webhook_expires_at=None)
        .execution_options(synchronize_session=False)
    )
