"""How a reading is compared with the fields expected of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from commands.core.grammar import as_json, parse
from commands.core.grammar.codes.titles import find_title
from commands.core.grammar.reading import CHECK_IN, CORRECT, NONE, RESOLVE_BLOCKER, KnownKeyResult
from commands.core.grammar.words.tokens import Tokens

PLAIN = (CHECK_IN, CORRECT, RESOLVE_BLOCKER)
_EXACT = ("refs", "percent", "from", "confidence", "status", "mentions")
_LENIENT = ("blocker", "next")


@dataclass(frozen=True)
class Row:
    """A sentence and the fields it states; what is not named is not stated."""

    text: str
    intent: str
    fields: dict[str, Any] = field(default_factory=dict)


def report(text: str, **stated: Any) -> Row:
    """A check-in. `value`, `unit` and `kind` make the value; `title=True` expects title words."""
    return Row(text, CHECK_IN, _fields(stated))


def correction(text: str, **stated: Any) -> Row:
    """A correction of an earlier check-in."""
    return Row(text, CORRECT, _fields(stated))


def resolved(text: str, **stated: Any) -> Row:
    """A blocker that is gone; only the codes count."""
    return Row(text, RESOLVE_BLOCKER, _fields(stated))


def chatter(text: str) -> Row:
    """Anything that is no check-in: talk, questions, answers, commands."""
    return Row(text, NONE, _fields({}))


def _fields(stated: dict[str, Any]) -> dict[str, Any]:
    kind = stated.get("kind", "number" if "value" in stated else None)
    value = None
    if kind is not None:
        value = {"kind": kind, "amount": stated.get("value"), "unit": stated.get("unit")}
    return {
        "refs": stated.get("refs", "").split(),
        "title_words": stated.get("title"),
        "percent": stated.get("percent"),
        "value": value,
        "from": stated.get("was"),
        "confidence": stated.get("confidence"),
        "status": stated.get("status"),
        "blocker": stated.get("blocker"),
        "next": stated.get("next"),
        "mentions": stated.get("mentions", "").split(),
    }


def wrong_fields(
    text: str,
    intent: str,
    fields: dict[str, Any],
    *,
    key_results: Sequence[KnownKeyResult],
    language: str | None = None,
) -> dict[str, Any]:
    """What was read otherwise than expected, by field; empty when the row is right."""
    read = as_json(parse(text, language=language, key_results=key_results))
    if intent == NONE:
        return {"intent": read["intent"]} if read["intent"] in PLAIN else {}
    if read["intent"] != intent:
        return {"intent": read["intent"]}
    if intent == RESOLVE_BLOCKER:
        return {} if read["refs"] == fields["refs"] else {"refs": read["refs"]}
    wrong = {name: read[name] for name in _EXACT if read[name] != fields[name]}
    wrong |= {name: read[name] for name in _LENIENT if not alike(read[name], fields[name])}
    if _value(read["value"]) != _value(fields["value"]):
        wrong["value"] = read["value"]
    if not _same_title(read["title_words"], fields["title_words"], key_results):
        wrong["title_words"] = read["title_words"]
    return wrong


def alike(read: str | None, expected: str | None) -> bool:
    """Equal, or different at the beginning or end by at most half of the length."""
    if read is None or expected is None:
        return read is expected
    shorter, longer = sorted((read.casefold().strip(), expected.casefold().strip()), key=len)
    return shorter in longer and 2 * len(shorter) >= len(longer)


def _value(value: dict[str, Any] | None) -> tuple[Any, ...] | None:
    return None if value is None else (value["kind"], value.get("amount"), value.get("unit"))


def _same_title(read: str | None, expected: str | bool | None, key_results: Sequence[KnownKeyResult]) -> bool:
    """Whether two runs of title words point to the same key result."""
    if not expected or not read:
        return bool(read) == bool(expected)
    return expected is True or _pointed_at(read, key_results) == _pointed_at(str(expected), key_results)


def _pointed_at(words: str, key_results: Sequence[KnownKeyResult]) -> tuple[str, ...]:
    match = find_title(Tokens.of(words), key_results)
    return match.codes if match is not None else ()
