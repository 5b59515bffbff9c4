"""The doors in and out together, against the sandbox: what goes in comes out, whatever breaks between."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from bot.dingtalk import DingTalk, FixCredentials, WebhookExpired
from bot.frames import StreamEvent, read_callback
from bot.sandbox.options import Options
from bot.sandbox.server import SandboxServer
from bot.sandbox.world import World
from bot.stream import Stream
from commands.core.messages import IncomingMessage
from tests.bot.stream.gateway import NOW, QUICK, running


class Office:
    """A sandbox with a group, and a bot made of the three doors that answers every message."""

    def __init__(self, options: Options) -> None:
        self.world = World()
        self.dana = self.world.add_person("Dana", id="dana01", is_admin=True)
        self.leo = self.world.add_person("Leo", id="leo02")
        self.growth = self.world.add_group("Growth", [self.dana, self.leo])
        self.server = SandboxServer(self.world, options=options)
        self.dingtalk = DingTalk(
            client_id=self.server.client_id,
            client_secret=self.server.client_secret,
            api=self.server.url,
            oapi=self.server.url,
        )
        self.stream = Stream(
            client_id=self.server.client_id,
            client_secret=self.server.client_secret,
            open_connection=self.dingtalk.open_connection,
            on_message=self.on_message,
            on_event=self.on_event,
            on_state=lambda _: self.world.touch(),
            options=replace(QUICK, steady=30.0),
        )
        self.received: list[IncomingMessage] = []
        self.events: list[StreamEvent] = []

    async def on_message(self, callback: dict[str, object]) -> None:
        message = read_callback(callback, received_at=NOW, robot_name="OKR")
        assert isinstance(message, IncomingMessage)
        self.received.append(message)

    async def on_event(self, event: StreamEvent) -> None:
        self.events.append(event)
        self.world.touch()

    async def until(self, happened: Callable[[], bool]) -> None:
        await asyncio.to_thread(self.world.wait_for, happened, 5.0)

    async def reconnected(self, times: int) -> None:
        await self.until(lambda: self.stream.health.reconnects >= times)


@asynccontextmanager
async def office(options: Options) -> AsyncIterator[Office]:
    place = Office(options)
    with place.server:
        async with running(place.stream):
            await asyncio.to_thread(place.server.wait_for_bot)
            yield place
        await place.dingtalk.aclose()


async def test_a_message_comes_in_and_the_answer_goes_out() -> None:
    async with office(Options()) as place:
        said = place.world.say("Dana", "Growth", "KR3 60% blocked on @Leo", mentions=["Leo"])
        await place.until(lambda: said.delivered == "acked")
        (message,) = place.received
        assert (message.sender, message.mentions, message.group) == ("dana01", ("leo02",), True)
        assert message.text.split() == ["KR3", "60%", "blocked", "on"]
        assert message.sender_is_admin
        assert message.webhook is not None
        await place.dingtalk.reply(
            message.webhook, title="KR3", text="@leo02 can help", at_user_ids=["leo02"]
        )
        key = await place.dingtalk.send_group(message.robot, message.conversation, title="t", text="by API")
        direct = await place.dingtalk.send_direct(message.robot, ["leo02", "gone"], title="t", text="hello")
        assert direct.invalid == ("gone",)
        by_webhook, by_api = place.world.messages("Growth")[-2:]
        assert [mention.id for mention in by_webhook.at] == ["leo02"]
        assert (by_api.send_key, by_api.via) == (key, "api")


async def test_an_event_of_the_organization_comes_in() -> None:
    async with office(Options()) as place:
        place.world.leave_organization("Leo")
        await place.until(lambda: bool(place.events))
    assert (place.events[0].type, place.events[0].data["userId"]) == ("user_leave_org", ["leo02"])


async def test_no_message_is_lost_or_repeated_while_dingtalk_renews_connections() -> None:
    async with office(Options(redeliver=False, disconnect_silence=0.5)) as place:
        said = []
        for renewals in (1, 2, 3):
            place.server.faults.disconnect()
            await place.reconnected(renewals)
            said += [place.world.say("Dana", "Growth", f"note {number}") for number in range(20)]
        await place.until(lambda: all(message.delivered == "acked" for message in said))
        assert sorted(message.message_id for message in place.received) == sorted(
            message.id for message in said
        )


async def test_killed_sockets_delay_messages_but_lose_none() -> None:
    async with office(Options(redeliver_after=0.2)) as place:
        said = []
        for number in range(60):
            if number in (20, 40):
                place.server.faults.kill_sockets()
            said.append(place.world.say("Dana", "Growth", f"note {number}"))
            await asyncio.sleep(0.002)
        await place.until(lambda: all(message.delivered == "acked" for message in said))
        assert {message.message_id for message in place.received} == {message.id for message in said}


async def test_the_doctor_is_content_with_the_sandbox_until_a_permission_is_taken_away() -> None:
    async with office(Options()) as place:
        robot = place.server.client_id
        await place.dingtalk.check_credentials()
        await place.dingtalk.check_stream()
        await place.dingtalk.check_sending(robot)
        await place.dingtalk.check_directory()
        await place.dingtalk.check_search()
        place.server.faults.deny(scopes=["qyapi_robot_sendmsg", "qyapi_get_member"])
        with pytest.raises(FixCredentials) as sending:
            await place.dingtalk.check_sending(robot)
        with pytest.raises(FixCredentials) as directory:
            await place.dingtalk.check_directory()
    assert sending.value.permission == "qyapi_robot_sendmsg"
    assert directory.value.permission == "qyapi_get_member"


async def test_an_expired_webhook_and_a_revoked_token_against_the_sandbox() -> None:
    async with office(Options()) as place:
        said = place.world.say("Dana", "Growth", "hello")
        await place.until(lambda: said.delivered == "acked")
        webhook = place.received[0].webhook or ""
        assert await place.dingtalk.search("Leo") == ["leo02"]
        place.server.faults.revoke_token()
        assert await place.dingtalk.search("Leo") == ["leo02"]
        place.server.faults.expire_webhooks()
        with pytest.raises(WebhookExpired):
            await place.dingtalk.reply(webhook, title="t", text="too late")
