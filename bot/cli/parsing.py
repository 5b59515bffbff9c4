"""`okrbot parse`: what the bot understands, as JSON lines. Pure reading, nothing is stored."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from commands.core.grammar import EXAMPLES, as_json, detect_language, parse, phrases
from commands.core.grammar.reading import KnownKeyResult

USUAL = "en"
NUMBERS = ("start", "target", "current")
WORDS = ("objective", "kind", "unit")


def languages() -> list[str]:
    """The codes of the languages that are read."""
    return list(phrases.languages())


def read_context(path: Path) -> Sequence[KnownKeyResult]:
    """Key results out of a JSON file. Raises ValueError with what is wrong."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8-sig"), parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"is no JSON ({error})") from None
    if not isinstance(rows, list):
        raise ValueError("must be a JSON list of key results")
    return [_key_result(row, number) for number, row in enumerate(rows, start=1)]


def _key_result(row: Any, number: int) -> KnownKeyResult:
    if not isinstance(row, dict) or not all(isinstance(row.get(name), str) for name in ("code", "title")):
        raise ValueError(f"key result {number} needs at least a code and a title")
    given: dict[str, Any] = {name: row[name] for name in WORDS if isinstance(row.get(name), str)}
    try:
        given |= {name: Decimal(str(row[name])) for name in NUMBERS if row.get(name) is not None}
    except InvalidOperation:
        raise ValueError(f"key result {number} has a start, target or current that is no number") from None
    return KnownKeyResult(code=row["code"], title=row["title"], **given)


def as_line(text: str, language: str | None, key_results: Sequence[KnownKeyResult] | None) -> str:
    """What is understood of a text, as one line of JSON.

    Without a language it is that of the text's own words, and without key results the examples of the
    language are taken to exist.
    """
    code = language or detect_language(text) or USUAL
    known = EXAMPLES.get(code, EXAMPLES[USUAL]) if key_results is None else key_results
    return _dump(as_json(parse(text, language=code, key_results=known)))


def answer(line: bytes, language: str | None, key_results: Sequence[KnownKeyResult] | None) -> str:
    """The answer to one line of `--jsonl`; a line that cannot be read gets {"error": …}."""
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError):
        return _dump({"error": "this line is no JSON"})
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
        return _dump({"error": 'this line has no "text"'})
    chosen = asked.get("lang")
    return as_line(asked["text"], chosen if isinstance(chosen, str) else language, key_results)


def _dump(result: Any) -> str:
    return json.dumps(result, ensure_ascii=False, default=str).encode("utf-8", "replace").decode()
