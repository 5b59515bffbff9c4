"""Queues of deliveries, one per destination. Plain data: what may leave next, and when."""

from __future__ import annotations

import re
from bisect import insort
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from commands.texts.markdown import LIMIT, PARAGRAPH, bold
from storage.lanes import Asked, Webhook
from storage.tables import Delivery

WINDOW = timedelta(minutes=1)
JOIN_AFTER = timedelta(seconds=60)
"""Deliveries to a group that have waited longer than this are joined into one message."""
MOST_MENTIONS = 50
"""DingTalk renders no more mentions than this in one message."""
BETWEEN_JOINED = "\n\n— — —\n\n"
NAMELESS = "a colleague"


@dataclass(slots=True, eq=False)
class Owed:
    """A delivery leased to this process, with the state that may change until it is sent.

    `since` is when it could first have been sent. `alone` keeps it out of combined calls, after one was
    refused. `picture` is the Markdown of its chart's picture: empty if it could not be made, None if nobody
    has tried yet.
    """

    row: Delivery
    attempts: int
    not_before: datetime
    leased_until: datetime
    since: datetime
    alone: bool = False
    picture: str | None = None

    @classmethod
    def of(cls, row: Delivery, *, now: datetime) -> Owed:
        since = row.created_at if row.attempts else max(row.created_at, row.not_before)
        return cls(row, row.attempts, row.not_before, row.leased_until or now, since)

    @property
    def words(self) -> str:
        """The text, with the picture below it."""
        return f"{self.row.text}{PARAGRAPH}{self.picture}" if self.picture else self.row.text

    def says_the_same(self, other: Owed) -> bool:
        """Whether one call can deliver both to their two readers."""
        mine, theirs = self.row, other.row
        return (
            mine.text == theirs.text
            and mine.title == theirs.title
            and mine.chart == theirs.chart
            and (mine.org_id, mine.robot) == (theirs.org_id, theirs.robot)
            and mine.staff_id is not None
            and not self.alone
        )


@dataclass(frozen=True, slots=True)
class Letter:
    """What is said in one call. `at` maps the staff ids that stand as `@<staff id>` in the text to names."""

    title: str
    text: str
    at: Mapping[str, str]

    def without_mentions(self) -> str:
        """The text with bold names in place of mentions, which only a webhook renders."""
        if not self.at:
            return self.text
        longest_first = sorted(self.at, key=len, reverse=True)
        ids = re.compile("@(" + "|".join(map(re.escape, longest_first)) + ")")
        return ids.sub(lambda found: bold(self.at[found[1]] or NAMELESS), self.text)


def letter(owed: list[Owed]) -> Letter:
    """One message out of one or several deliveries to the same destination."""
    at: dict[str, str] = {}
    for each in owed:
        at.update(each.row.at)
    return Letter(owed[0].row.title, BETWEEN_JOINED.join(each.words for each in owed), at)


@dataclass(slots=True, eq=False)
class Lane:
    """The deliveries to one destination in the order in which they leave, and what was sent there lately.

    A lane is `busy` while something of it is being sent, and `known` once the outbox was checked for rows
    that go first. `wake_at` is when the next delivery may leave, if it has to wait.
    """

    org_id: str
    name: str
    robot: str
    group: bool
    owed: list[Owed] = field(default_factory=list)
    sent: deque[datetime] = field(default_factory=deque)
    busy: bool = False
    known: bool = False
    wake_at: datetime | None = None
    webhook_rests_until: datetime | None = None

    @property
    def key(self) -> tuple[str, str]:
        return self.org_id, self.name

    @property
    def head(self) -> Delivery:
        return self.owed[0].row

    def asked(self) -> Asked:
        head = self.head
        return Asked(self.org_id, self.name, head.id, head.robot, head.conversation_id, self.group)

    def add(self, owed: Owed) -> None:
        insort(self.owed, owed, key=lambda each: each.row.id)

    def drop(self, owed: Owed) -> None:
        """Remove a delivery from the queue, if it is still in it."""
        if owed in self.owed:
            self.owed.remove(owed)

    def spoke(self, now: datetime) -> datetime:
        """Note that something was sent; returns its moment, which is unique within the lane."""
        moment = max(now, self.sent[-1] + timedelta(microseconds=1)) if self.sent else now
        self.sent.append(moment)
        return moment

    def free_at(self, now: datetime, *, per_minute: int) -> datetime:
        """When the group may hear the next message, at most `per_minute` in any 60 seconds (0: no limit)."""
        while self.sent and self.sent[0] <= now - WINDOW:
            self.sent.popleft()
        if not self.group or per_minute == 0 or len(self.sent) < per_minute:
            return now
        return self.sent[-per_minute] + WINDOW

    def next(self, now: datetime) -> list[Owed]:
        """The deliveries for the next call: the first one, joined by others that have waited too long.

        Together they keep to the length and the mentions of one message; the rest follows in the next.
        """
        first, *others = self.owed
        taken, length, people = [first], len(first.row.text), set(first.row.at)
        if not self.group or first.alone or now - first.since <= JOIN_AFTER:
            return taken
        for each in others:
            length += len(BETWEEN_JOINED) + len(each.row.text)
            people |= each.row.at.keys()
            ready = now - each.since > JOIN_AFTER and each.not_before <= now and not each.alone
            if not ready or length > LIMIT or len(people) > MOST_MENTIONS:
                break
            taken.append(each)
        return taken

    def is_idle(self, now: datetime) -> bool:
        """Whether the lane holds nothing that is not in the rows, too."""
        spoke = bool(self.sent) and self.sent[-1] > now - WINDOW
        return not (self.owed or self.busy or spoke or self.webhook_rests(now))

    def webhook_rests(self, now: datetime) -> bool:
        """Whether the robot's webhook is not to be used here for now, because DingTalk throttled it."""
        return self.webhook_rests_until is not None and now < self.webhook_rests_until


class Webhooks:
    """The session webhooks this process knows, by organization, robot and conversation."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, str], Webhook] = {}

    def learn(self, org_id: str, robot: str, conversation_id: str, webhook: Webhook) -> None:
        """Keep it unless a longer-lived one is known."""
        key = (org_id, robot, conversation_id)
        known = self._known.get(key)
        if known is None or known.expires_at < webhook.expires_at:
            self._known[key] = webhook

    def find(self, row: Delivery, *, now: datetime) -> str | None:
        """The webhook for this delivery; None if there is none that is still valid."""
        key = (row.org_id, row.robot, row.conversation_id or "")
        known = self._known.get(key)
        if known is None:
            return None
        if known.expires_at <= now:
            del self._known[key]
            return None
        return known.url

    def forget(self, org_id: str, robot: str, conversation_id: str) -> None:
        """Forget a conversation's webhook."""
        self._known.pop((org_id, robot, conversation_id), None)

    def drop_expired(self, now: datetime) -> None:
        """Forget expired webhooks, which are credentials."""
        for key in [key for key, webhook in self._known.items() if webhook.expires_at <= now]:
            del self._known[key]
