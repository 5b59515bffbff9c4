"""Sending messages: by webhook, to a group, to people directly; and uploading pictures."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from bot.dingtalk.errors import RetryLater
from bot.dingtalk.fields import text_of, texts_of
from bot.dingtalk.wire import Wire

DIRECT_MAX_PEOPLE = 20


@dataclass(frozen=True, slots=True)
class DirectResult:
    """What became of a direct message to several people; who is in neither list got it."""

    send_key: str
    invalid: tuple[str, ...]
    throttled: tuple[str, ...]


class MessageCalls(Wire):
    """The robot speaks."""

    async def reply(self, webhook: str, *, title: str, text: str, at_user_ids: Sequence[str] = ()) -> None:
        """Say something through a session webhook or a group's own webhook; the only way that can @.

        An id in `at_user_ids` is rendered only if the text holds `@<id>`. The title is the preview
        in the list of conversations.
        """
        body: dict[str, object] = {"msgtype": "markdown", "markdown": {"title": title, "text": text}}
        if at_user_ids:
            body["at"] = {"atUserIds": list(at_user_ids)}
        await self._call("POST", self._webhook_url(webhook), body, kind="webhook")

    async def send_group(self, robot_code: str, conversation: str, *, title: str, text: str) -> str:
        """Say something in a group without being asked; returns the send key. Cannot @ anybody."""
        answer = await self._on_new_host(
            "/v1.0/robot/groupMessages/send",
            {"robotCode": robot_code, "openConversationId": conversation, **_markdown(title, text)},
            kind="api:group",
        )
        return text_of(answer, "processQueryKey")

    async def send_direct(
        self, robot_code: str, staff_ids: Sequence[str], *, title: str, text: str
    ) -> DirectResult:
        """Say the same to up to 20 people, each in their direct chat. Some may fail: see the result.

        Raises:
            ValueError: more people than DingTalk takes in one call.
        """
        if len(staff_ids) > DIRECT_MAX_PEOPLE:
            raise ValueError(f"at most {DIRECT_MAX_PEOPLE} people per call, not {len(staff_ids)}")
        answer = await self._on_new_host(
            "/v1.0/robot/oToMessages/batchSend",
            {"robotCode": robot_code, "userIds": list(staff_ids), **_markdown(title, text)},
            kind="api:direct",
        )
        invalid = texts_of(answer, "invalidStaffIdList") + texts_of(answer, "filteredStaffIdList")
        throttled = texts_of(answer, "flowControlledStaffIdList")
        return DirectResult(text_of(answer, "processQueryKey"), invalid=invalid, throttled=throttled)

    async def upload_picture(self, png: bytes) -> str:
        """Give DingTalk a picture; returns the media id by which messages show it, as often as they like."""
        answer = await self._upload(
            "/media/upload",
            kind="api:picture",
            data={"type": "image"},
            files={"media": ("picture.png", png, "image/png")},
        )
        media_id = text_of(answer, "media_id")
        if not media_id:
            raise RetryLater("DingTalk took the picture without naming it.")
        return media_id


def _markdown(title: str, text: str) -> dict[str, str]:
    parameter = json.dumps({"title": title, "text": text}, ensure_ascii=False)
    return {"msgKey": "sampleMarkdown", "msgParam": parameter}
