"""The bot that okrbot is measured against: the least that hears, keeps and answers a message.

The stock SDK as its documentation means it (a `ChatbotHandler` with an async `process` that answers and
then returns, so the ack follows the answer), one SQLite commit per message with okrbot's settings, one
shared httpx client. Nothing is tuned. Run by `bots.py` in a process of its own; the SDK reads its endpoint
from the environment when it is imported.
"""

from __future__ import annotations

import logging
import sqlite3
import sys

import dingtalk_stream
import httpx
from dingtalk_stream import AckMessage, CallbackMessage, ChatbotHandler, ChatbotMessage


class Echo(ChatbotHandler):  # type: ignore[misc]  # the SDK has no types
    """Stores each message and says it back."""

    def __init__(self, database: str) -> None:
        super().__init__()
        self._rows = sqlite3.connect(database, isolation_level=None)
        self._rows.execute("PRAGMA journal_mode=WAL")
        self._rows.execute("PRAGMA synchronous=NORMAL")
        self._rows.execute(
            "CREATE TABLE IF NOT EXISTS messages (id TEXT PRIMARY KEY, sender TEXT, said TEXT)"
        )
        self._client = httpx.AsyncClient(trust_env=False)  # the sandbox needs no proxy

    async def process(self, message: CallbackMessage) -> tuple[int, str]:
        """Keep it, say it back, acknowledge it."""
        heard = ChatbotMessage.from_dict(message.data)
        said = heard.text.content.strip()
        row = (heard.message_id, heard.sender_staff_id, said)
        self._rows.execute("INSERT OR IGNORE INTO messages VALUES (?, ?, ?)", row)  # commits by itself
        body = {"msgtype": "markdown", "markdown": {"title": "Echo", "text": said}}
        answer = await self._client.post(heard.session_webhook, json=body)
        answer.raise_for_status()
        return AckMessage.STATUS_OK, "OK"


def main() -> None:
    """Run until killed (the SDK cannot be stopped). Arguments: client id, client secret, database file."""
    client_id, client_secret, database = sys.argv[1:]
    logging.disable(logging.CRITICAL)
    credential = dingtalk_stream.Credential(client_id, client_secret)
    client = dingtalk_stream.DingTalkStreamClient(credential)
    client.register_callback_handler(ChatbotMessage.TOPIC, Echo(database))
    client.start_forever()


if __name__ == "__main__":
    main()
