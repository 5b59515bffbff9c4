"""What a robot sends: the two request formats read into one (pure)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from bot.sandbox.errors import OapiError, OpenApiError
from bot.sandbox.model import Kind

Json = dict[str, Any]

MOST_PARAM_BYTES = 15_000
"""Bytes of a `msgParam`."""

MOST_WEBHOOK_BYTES = 20_000
"""Bytes of a webhook's body."""


@dataclass(frozen=True, slots=True)
class Post:
    """A message to show: buttons and links have become Markdown links."""

    kind: Kind
    text: str
    title: str | None = None


WEBHOOK_FIELDS: dict[str, tuple[str, ...]] = {
    "text": ("content",),
    "markdown": ("title", "text"),
    "actionCard": ("title", "text"),
    "link": ("title", "text", "messageUrl"),
    "feedCard": ("links",),
}

API_FIELDS: dict[str, tuple[str, ...]] = {
    "sampleText": ("content",),
    "sampleMarkdown": ("title", "text"),
    "sampleImageMsg": ("photoURL",),
    "sampleLink": ("title", "text", "messageUrl"),
    "sampleActionCard": ("title", "text", "singleTitle", "singleURL"),
    "sampleActionCard2": ("title", "text", "actionTitle2", "actionURL2"),
    "sampleActionCard3": ("title", "text", "actionTitle3", "actionURL3"),
    "sampleActionCard4": ("title", "text", "actionTitle4", "actionURL4"),
    "sampleActionCard5": ("title", "text", "actionTitle5", "actionURL5"),
    "sampleActionCard6": ("title", "text", "buttonTitle2", "buttonUrl2"),
    "sampleAudio": ("mediaId", "duration"),
    "sampleFile": ("mediaId", "fileName", "fileType"),
    "sampleVideo": ("videoMediaId", "videoType", "duration"),
}


def from_webhook(body: Json) -> Post:
    """The message in a webhook's body; OapiError if DingTalk would not take it."""
    kind = body.get("msgtype")
    if kind not in WEBHOOK_FIELDS:
        raise OapiError(400105, "unsupported msgtype")
    content = body.get(kind)
    if not isinstance(content, dict) or not _filled(content, WEBHOOK_FIELDS[kind]):
        raise OapiError(40035, "缺少参数 json")
    return _post(kind, content)


def from_api(msg_key: object, msg_param: object) -> Post:
    """The message in an API call; OpenApiError if DingTalk would not take it."""
    if not msg_key:
        raise OpenApiError(400, "invalidParameter.msgKey.empty", "msgKey is empty")
    if not isinstance(msg_key, str) or msg_key not in API_FIELDS:
        raise OpenApiError(400, "invalidParameter.msgKey.invalid", "msgKey is invalid")
    if isinstance(msg_param, str) and len(msg_param.encode()) > MOST_PARAM_BYTES:
        raise OpenApiError(400, "invalidParameter.msgParam.tooLong", "msgParam is too long")
    param = _object_in(msg_param)
    if param is None or not _filled(param, API_FIELDS[msg_key]):
        raise OpenApiError(400, "invalidParameter.msgParam.invalid", "msgParam is invalid")
    return _post(msg_key.removeprefix("sample"), param)


def _filled(content: Json, names: tuple[str, ...]) -> bool:
    """Whether each of these fields has words (or, a feed's links, entries)."""
    return all(content.get(name) and isinstance(content[name], str | list) for name in names)


def _object_in(text: object) -> Json | None:
    """The JSON object in a string; the API takes no object in its place."""
    try:
        value = json.loads(text) if isinstance(text, str) else None
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def _post(kind: str, content: Json) -> Post:
    match kind:
        case "text" | "Text":
            return Post("text", content["content"])
        case "markdown" | "Markdown":
            return Post("markdown", content["text"], content["title"])
        case "link" | "Link":
            text = f"[{content['title']}]({content['messageUrl']})\n\n{content['text']}"
            return Post("markdown", text, content["title"])
        case "feedCard":
            lines = [f"[{link.get('title')}]({link.get('messageURL')})" for link in content["links"]]
            return Post("markdown", "\n\n".join(lines), "")
        case "ImageMsg":
            return Post("picture", content["photoURL"])
        case "Audio":
            return Post("audio", content["mediaId"])
        case "File":
            return Post("file", content["fileName"])
        case "Video":
            return Post("video", content["videoMediaId"])
        case _:
            text = "\n\n".join([content["text"], *(f"[{name}]({url})" for name, url in _buttons(content))])
            return Post("markdown", text, content["title"])


def _buttons(card: Json) -> list[tuple[str, str]]:
    """An action card's buttons, whichever of the five ways they are written."""
    listed = [(button.get("title"), button.get("actionURL")) for button in card.get("btns", ())]
    numbered = [
        (card.get(f"{name}Title{n}"), card.get(f"{name}{url}{n}"))
        for name, url in (("action", "URL"), ("button", "Url"))
        for n in range(1, 6)
    ]
    single = [(card.get("singleTitle"), card.get("singleURL"))]
    return [(str(title), str(url)) for title, url in listed + numbered + single if title and url]
