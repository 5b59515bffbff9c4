"""Sentences with what they state, one a line: `KR1 52%, conf 7 || KR1; %52; c7`.

Behind the bars, in any order: codes; `t` for title words; `%52` a percent; `v3.5 h` a value (its unit, if
one was typed); `d-2` a change; `same`; `c7` the confidence; `on`, `risk`, `off`, `done`; `b:` the blocker;
`n:` the next step; `m:` the people; `w:` what it was before; `fix` a correction, `res` a blocker resolved,
`none` no check-in. `⏎` is the end of a line in the chat. A line that begins with `# ` tells what the file is.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.grammar.scoring import Row, chatter, correction, report, resolved

FOLDER = Path(__file__).parent.parent / "data" / "sentences"
_STATUS = {"on": "on_track", "risk": "at_risk", "off": "off_track", "done": "done"}
_INTENT: dict[str, Callable[..., Row]] = {"fix": correction, "res": resolved}
_TEXT = {"b": "blocker", "n": "next", "m": "mentions", "w": "was"}


def rows(file: Path) -> list[Row]:
    """The sentences of a file."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [_row(*line.split("||")) for line in lines if not line.startswith("# ")]


def _row(text: str, stated: str) -> Row:
    text = text.strip().replace("⏎", "\n")
    parts = [part for part in map(str.strip, stated.split(";")) if part]
    if parts == ["none"]:
        return chatter(text)
    make = next((_INTENT[part] for part in parts if part in _INTENT), report)
    fields: dict[str, Any] = {}
    for part in parts:
        fields |= _fields(part)
    return make(text, **fields)


def _fields(part: str) -> dict[str, Any]:
    if part in _INTENT:
        return {}
    if part in _STATUS:
        return {"status": _STATUS[part]}
    if part == "same":
        return {"kind": "no_change"}
    if part == "t":
        return {"title": True}
    if part[1] == ":":
        return {_TEXT[part[0]]: part[2:].strip()}
    if part[0] in "vd":
        amount, _, unit = part[1:].partition(" ")
        return {
            "kind": "number" if part[0] == "v" else "delta",
            "value": _figure(amount),
            "unit": unit or None,
        }
    if part[0] in "c%":
        return {"confidence" if part[0] == "c" else "percent": _figure(part[1:])}
    return {"refs": part}


def _figure(text: str) -> float | int:
    figure = float(text)
    return int(figure) if figure.is_integer() else figure
