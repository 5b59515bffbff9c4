"""Who is meant by a typed name: "@wang", "@小王", "@Pak Budi". Nobody is ever pulled in by a guess."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from uuid import UUID

from rapidfuzz import fuzz

from commands.rules.accents import unmarked
from storage.tables import Member

TYPED_NAME = re.compile(r"[@＠]([^\s@＠,，。.;；:：!?]+)")
"""A name typed with an @: "@wang", "@小王"."""

_LAST_NAMES = re.compile(rf"(?:\s*{TYPED_NAME.pattern})+\s*$")

TITLES = frozenset(
    {"mr", "mrs", "ms"}
    | {"pak", "bapak", "bu", "ibu", "mas", "mbak", "kak", "bang"}
    | {"anh", "chi", "em", "co", "chu", "bac", "ong", "ba"}
)
"""Forms of address in front of a name, without diacritics."""

FAMILIAR = "小老阿"
"""What Chinese puts before a surname among colleagues: 小王 is somebody whose name begins with 王."""

SURNAMES = {
    "单": "shan",
    "曾": "zeng",
    "解": "xie",
    "仇": "qiu",
    "朴": "piao",
    "查": "zha",
    "盖": "ge",
    "任": "ren",
}
"""Characters read otherwise as a surname than as a word."""

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 2
"""Letters of a word that are too few to be taken for a name."""
_WHOLE_WORD = 88
"""A match in percent of a whole word of somebody's name, or of the surname behind 小."""
SURE, MARGIN = 86, 8
"""A match in percent that counts, and how much better than the second it must be."""


def candidates(typed: str, people: Iterable[Member]) -> list[Member]:
    """Who may be meant, best first: nobody, exactly one who is clearly meant, or several to ask about."""
    wanted = _typed_keys(typed)
    scored = [(score, member) for member in people if (score := _score(wanted, member)) >= SURE]
    scored.sort(key=lambda pair: -pair[0])
    best = scored[0][0] if scored else 0
    return [member for score, member in scored if score > best - MARGIN]


def typed_names(text: str) -> list[str]:
    """The names typed with an @ in a text, each once."""
    return list(dict.fromkeys(TYPED_NAME.findall(text)))


def without_last_names(text: str) -> str:
    """A text without the names at its end: "legal @wang" -> "legal"; a text of names alone stays."""
    left = _LAST_NAMES.sub("", text).rstrip(" ,，、")
    return left or text


def spoken_of(text: str, people: Sequence[Member]) -> list[tuple[str, Member]]:
    """Names in a text that nobody put an @ before ("Pak Budi", 小王), each with the only one who bears it.

    They are whole words, with a capital or behind a form of address: enough to offer, not to act upon.
    """
    words = _WORD.findall(TYPED_NAME.sub(" ", text))
    latin = [
        word
        for before, word in zip(["", *words], words, strict=False)
        if len(word) > _SHORTEST and not _is_chinese(word) and (word[0].isupper() or _plain(before) in TITLES)
    ]
    found: dict[UUID, tuple[str, Member]] = {}
    for typed in [*latin, *_chinese_names(text, people)]:
        bearers = [member for member in people if _score(_typed_keys(typed), member) >= _WHOLE_WORD]
        if len(bearers) == 1:
            found.setdefault(bearers[0].id, (typed, bearers[0]))
    return list(found.values())


def may_name(text: str) -> bool:
    """Whether `spoken_of` could find anybody, without knowing the people."""
    has_capital = text.lower() != text
    is_chinese = not text.isascii() and any(map(_is_chinese, text))
    return has_capital or is_chinese or not TITLES.isdisjoint(_plain(text).split())


def _chinese_names(text: str, people: Iterable[Member]) -> list[str]:
    names = {name for member in people for name in (member.name, member.nick) if name and _is_chinese(name)}
    called = {name for full in names for name in (full, *(f"{mark}{full[0]}" for mark in FAMILIAR))}
    return sorted(name for name in called if len(name) > 1 and name in text)


def _score(wanted: Iterable[str], member: Member) -> float:
    known = frozenset[str]().union(*(_known_keys(name) for name in (member.name, member.nick) if name))
    return max((_alike(a, b) for a in wanted for b in known), default=0)


def _alike(wanted: str, known: str) -> float:
    if wanted == known:
        return 100
    words = known.split()
    if wanted in words:
        return 91
    if any(word.startswith(wanted) for word in words) and (len(wanted) > 1 or _is_chinese(wanted)):
        return 88
    return fuzz.ratio(wanted, known) * 0.95 if len(wanted) > 3 else 0


def _typed_keys(name: str) -> set[str]:
    """A typed name as it is and without forms of address; Chinese characters mean just these characters."""
    plain = _plain(name)
    words = [word for word in plain.split() if word not in TITLES]
    keys = {plain, " ".join(words)}
    if len(plain) > 1 and plain[0] in FAMILIAR:
        keys.add(plain[1:])
    return keys - {""}


@lru_cache(maxsize=4096)
def _known_keys(name: str) -> frozenset[str]:
    """The ways somebody's name may be typed: as it is, without diacritics, in pinyin together or apart."""
    keys = _typed_keys(name)
    chinese = "".join(letter for letter in name if _is_chinese(letter))
    if chinese:
        spelled = _pinyin(chinese)
        keys |= {"".join(spelled), f"{spelled[0]} {''.join(spelled[1:])}".strip()}
    return frozenset(keys)


def _is_chinese(letters: str) -> bool:
    return all("\u3400" <= letter <= "\u9fff" for letter in letters)


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", unmarked(name)).split())


def _pinyin(name: str) -> Sequence[str]:
    from pypinyin import lazy_pinyin  # slow to import, and most installations of one language never need it

    first = SURNAMES.get(name[0])
    return [first, *lazy_pinyin(name[1:])] if first else lazy_pinyin(name)
