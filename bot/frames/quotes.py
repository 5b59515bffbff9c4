"""The message that another one quotes, in any of the shapes seen so far. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.frames.values import clean, id_of, list_of, object_of, text_of, trimmed
from commands.core.messages import Quote

GREATEST_DEPTH = 12
"""Nesting inside a quoted card beyond which nothing is looked for."""
_BESIDE = frozenset({"quoteMessage", "originalMsgId", "originalProcessQueryKey"})
"""Keys of a quote that stand beside the message's words, not with them."""


def quote_in(callback: Mapping[str, object]) -> Quote | None:
    """The quoted message in any of the shapes seen so far; often only its id is there."""
    holder = next(filter(_says_quote, _holders(callback)), {})
    if not holder and _BESIDE.isdisjoint(callback):
        return None
    body = object_of(holder.get("repliedMsg")) or object_of(callback.get("quoteMessage"))
    message_id = id_of(body.get("msgId")) or id_of(callback.get("originalMsgId")) or None
    send_key = id_of(callback.get("originalProcessQueryKey")) or None
    text = _quoted_text(body) or text_of(holder.get("quoteContent")) or None
    if message_id is None and send_key is None and text is None:
        return None
    return Quote(message_id=message_id, text=text, send_key=send_key)


def _holders(callback: Mapping[str, object]) -> tuple[Mapping[str, object], ...]:
    """Where the quote's keys stand: in `text` of a text message, in `content` of a rich text."""
    return object_of(callback.get("text")), object_of(callback.get("content"))


def _says_quote(part: Mapping[str, object]) -> bool:
    return any(map(part.get, ("isReplyMsg", "repliedMsg", "quoteContent")))


def _quoted_text(body: Mapping[str, object]) -> str:
    content = body.get("content") or body.get("text")
    if not isinstance(content, dict):
        return text_of(content)
    fields: Mapping[str, object] = content
    for key in ("text", "content", "recognition", "fileName", "title", "summary"):
        found = text_of(fields.get(key))
        if found:
            return found
    nodes = list_of(fields.get("richText"))
    if nodes:
        return trimmed("".join(map(node_text, nodes)))
    return trimmed("\n".join(_card_texts(fields.get("cardContent"), GREATEST_DEPTH)))


def _card_texts(node: object, depth: int) -> Iterator[str]:
    """The words of a quoted card: TEXT nodes at any place of a tree."""
    if depth == 0:
        return
    fields = object_of(node)
    kind = id_of(fields.get("type")) or id_of(fields.get("msgType"))
    words = text_of(fields.get("text")) or text_of(fields.get("content"))
    if words and kind.upper() in ("TEXT", "MARKDOWN"):
        yield words
        return
    for child in (*fields.values(), *list_of(node)):
        yield from _card_texts(child, depth - 1)


def node_text(node: object) -> str:
    """The words of one rich-text node, blanks kept; the second and third shape occur in quotes."""
    fields = object_of(node)
    if fields.get("type") == "at" and text_of(fields.get("atName")):
        return "@" + text_of(fields.get("atName"))
    return clean(fields.get("text")) or clean(fields.get("content"))
