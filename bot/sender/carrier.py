"""One call to DingTalk: choosing its way, and making it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.bill import Bill
from bot.dingtalk import (
    DingTalk,
    FixCredentials,
    GiveUp,
    QuotaUsedUp,
    RetryLater,
    SendFailed,
    Throttled,
    WebhookExpired,
)
from bot.logs import get_logger
from bot.sender.lanes import Lane, Letter, Owed, Webhooks, letter
from storage.lanes import Webhook
from storage.tables import Delivery

QUOTA_REST = timedelta(hours=1)
CREDENTIALS_REST = timedelta(minutes=10)
PROBE_REST = timedelta(minutes=1)

log = get_logger("carrier")


@dataclass(frozen=True, slots=True)
class Cargo:
    """What one call sends: joined deliveries of one lane, or the same text to the people of several lanes.

    `webhook` is the address to use; None means the API.
    """

    parcels: list[tuple[Lane, list[Owed]]]
    letter: Letter
    webhook: str | None

    @property
    def lane(self) -> Lane:
        return self.parcels[0][0]

    @property
    def row(self) -> Delivery:
        return self.parcels[0][1][0].row

    @property
    def way(self) -> str:
        """The way that is tried first: webhook, group or direct."""
        if self.webhook:
            return "webhook"
        return "direct" if self.row.staff_id else "group"

    @property
    def owed(self) -> list[Owed]:
        return [each for _, owed in self.parcels for each in owed]


@dataclass(frozen=True, slots=True)
class Said:
    """How a call went. `failed` holds the staff ids that were left out and why."""

    way: str
    send_key: str | None = None
    failed: dict[str, SendFailed] | None = None


class Carrier:
    """Chooses ways and makes calls.

    `on_expired` is called with webhooks that DingTalk no longer accepts. `own_webhook` finds the webhook of a
    group's own custom robot, by organization and conversation.
    """

    def __init__(
        self,
        *,
        dingtalk: DingTalk,
        bill: Bill,
        clock: Callable[[], datetime],
        on_expired: Callable[[Delivery, str], None],
        own_webhook: Callable[[str, str], Awaitable[str | None]],
    ) -> None:
        self._dingtalk = dingtalk
        self._bill = bill
        self._clock = clock
        self._on_expired = on_expired
        self._own_webhook = own_webhook
        self._webhooks = Webhooks()
        self._rests_until: dict[str, datetime] = {}

    def learn(self, org_id: str, robot: str, conversation_id: str, webhook: Webhook) -> None:
        """Remember the webhook by which a conversation can be answered."""
        self._webhooks.learn(org_id, robot, conversation_id, webhook)

    def unlearn(self, org_id: str, robot: str, conversation_id: str) -> None:
        """Forget the webhook of a conversation; none is used there until another is learnt."""
        self._webhooks.forget(org_id, robot, conversation_id)

    def drop_expired(self, now: datetime) -> None:
        """Forget expired webhooks, which are credentials."""
        self._webhooks.drop_expired(now)

    def has_webhook(self, row: Delivery, now: datetime) -> bool:
        return self._webhooks.find(row, now=now) is not None

    # -- choosing ------------------------------------------------------------------------------------

    def address(self, lane: Lane, owed: list[Owed], now: datetime) -> Cargo | datetime:
        """Choose the webhook if the bill allows it, else the API; if that rests, the moment to try again."""
        message = letter(owed)
        webhook = None if lane.webhook_rests(now) else self._webhooks.find(owed[0].row, now=now)
        if webhook and self._may_use_webhook(lane.org_id, message):
            return Cargo([(lane, owed)], message, webhook)
        rests_until = self._rests_until.get(lane.org_id)
        if rests_until is None:
            return Cargo([(lane, owed)], message, webhook=None)
        if webhook:
            return Cargo([(lane, owed)], message, webhook)
        if rests_until > now:
            return rests_until
        # One call tests whether the API works again; the others wait for its result.
        self._rests_until[lane.org_id] = now + PROBE_REST
        return Cargo([(lane, owed)], message, webhook=None)

    def _may_use_webhook(self, org_id: str, message: Letter) -> bool:
        """Webhooks are spared only when they also run ahead of the month, so one question is enough."""
        return not (self._bill.spares_webhooks(org_id) if message.at else self._bill.runs_ahead(org_id))

    def rest(self, org_id: str, error: SendFailed, now: datetime) -> None:
        """After a failure that every call would share, use the API only now and then."""
        if isinstance(error, QuotaUsedUp | FixCredentials):
            rest = QUOTA_REST if isinstance(error, QuotaUsedUp) else CREDENTIALS_REST
            self._rests_until[org_id] = now + rest
            log.error(error.reason, action="api_rests", next_try_in_minutes=rest.total_seconds() / 60)

    def lift_rest(self, org_id: str) -> bool:
        """Note that the API answers; True if it was resting until now."""
        return self._rests_until.pop(org_id, None) is not None

    # -- calling -------------------------------------------------------------------------------------

    async def say(self, cargo: Cargo) -> Said:
        """Make the call; if a webhook does not work, the API follows at once.

        Raises:
            SendFailed: nothing was delivered to anybody.
        """
        if cargo.webhook and await self._say_by_webhook(cargo, cargo.webhook):
            return Said("webhook")
        message, row = cargo.letter, cargo.row
        if row.staff_id:
            return await self._say_directly(cargo)
        if message.at and await self._say_by_own_webhook(cargo):
            return Said("webhook")
        key = await self._dingtalk.send_group(
            row.robot, row.conversation_id or "", title=message.title, text=message.without_mentions()
        )
        return Said("group", send_key=key)

    async def _say_by_webhook(self, cargo: Cargo, webhook: str) -> bool:
        message = cargo.letter
        try:
            await self._dingtalk.reply(
                webhook, title=message.title, text=message.text, at_user_ids=list(message.at)
            )
        except WebhookExpired:
            self.unlearn(cargo.row.org_id, cargo.row.robot, cargo.row.conversation_id or "")
            self._on_expired(cargo.row, webhook)
            return False
        except Throttled as error:
            cargo.lane.webhook_rests_until = self._clock() + timedelta(seconds=error.after)
            log.warning("DingTalk holds back the robot in a group", action="throttled", lane=cargo.lane.name)
            return False
        except QuotaUsedUp:  # that of webhooks and stream; calls of the API are counted by themselves
            cargo.lane.webhook_rests_until = self._clock() + QUOTA_REST
            log.error("This month's webhook calls are used up; answering by API.", action="webhooks_rest")
            return False
        return True

    async def _say_by_own_webhook(self, cargo: Cargo) -> bool:
        """Mention people where nobody wrote lately, by the group's own robot; False if that does not work."""
        row, message = cargo.row, cargo.letter
        if cargo.lane.webhook_rests(self._clock()) or not self._may_use_webhook(row.org_id, message):
            return False
        webhook = await self._own_webhook(row.org_id, row.conversation_id or "")
        if webhook is None:
            return False
        try:
            await self._dingtalk.reply(
                webhook, title=message.title, text=message.text, at_user_ids=list(message.at)
            )
        except SendFailed as error:
            if isinstance(error, RetryLater) and not isinstance(error, Throttled):
                raise  # it may have been delivered
            log.warning("a group's own webhook does not work", action="own_webhook", reason=error.reason)
            return False
        return True

    async def _say_directly(self, cargo: Cargo) -> Said:
        people = [each.row.staff_id or "" for each in cargo.owed]
        message = cargo.letter
        result = await self._dingtalk.send_direct(
            cargo.row.robot, people, title=message.title, text=message.without_mentions()
        )
        unknown = GiveUp("DingTalk does not know this person, or the robot may not write to them.")
        too_many = RetryLater("DingTalk held the message back: this person got too many of the robot's.")
        failed: dict[str, SendFailed] = dict.fromkeys(result.throttled, too_many)
        failed.update(dict.fromkeys(result.invalid, unknown))
        return Said("direct", send_key=result.send_key, failed=failed)
