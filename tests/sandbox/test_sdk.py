"""A bot made with the stock SDK runs against the sandbox with nothing changed but one endpoint."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from bot.sandbox import World
from bot.sandbox.model import Conversation
from tests.sandbox.conftest import DingTalk

BOT = """
import logging, sys
import dingtalk_stream
from dingtalk_stream import AckMessage, ChatbotHandler, ChatbotMessage

class Echo(ChatbotHandler):
    async def process(self, callback):
        message = ChatbotMessage.from_dict(callback.data)
        self.reply_text("heard: " + message.text.content.strip(), message)
        return AckMessage.STATUS_OK, "OK"

logging.disable(logging.CRITICAL)
credential = dingtalk_stream.Credential(sys.argv[1], sys.argv[2])
client = dingtalk_stream.DingTalkStreamClient(credential)
client.register_callback_handler(ChatbotMessage.TOPIC, Echo())
client.start_forever()
"""


@contextmanager
def stock_bot(dingtalk: DingTalk) -> Iterator[None]:
    """An SDK bot in a process of its own: the SDK reads its endpoint when imported and cannot be stopped."""
    environment = os.environ | {"DINGTALK_OPENAPI_ENDPOINT": dingtalk.url, "NO_PROXY": "127.0.0.1"}
    command = [sys.executable, "-c", BOT, dingtalk.client_id, dingtalk.client_secret]
    process = subprocess.Popen(command, env=environment)
    try:
        dingtalk.wait_for_bot(timeout=20)
        yield
    finally:
        process.kill()
        process.wait()


def test_a_stock_bot_hears_acks_and_answers(dingtalk: DingTalk, world: World, group: Conversation) -> None:
    with stock_bot(dingtalk):
        message = world.say("Dana", group, "hello @Wang", mentions=["Wang"])
        answer = world.wait_for_robot(group, after=message.seq)
        world.wait_for(lambda: message.delivered == "acked")
        assert answer.text == "heard: hello @dana1", "the SDK asks for an @ of the sender"
        assert [mention.name for mention in answer.at] == ["Dana"]
        dingtalk.faults.disconnect()
        world.wait_for(lambda: dingtalk.connections == 1)
        again = world.say("Dana", world.direct("Dana"), "still there?")
        assert world.wait_for_robot(world.direct("Dana"), after=again.seq).text.startswith(
            "heard: still there?"
        )
