"""The languages the bot speaks: one for every catalogue in `locale/`. Adding a file there adds a language.

A catalogue's header says who it is: `Language` (locale), `X-Language-Code` (what `/lang` takes),
`X-Own-Name`, and `X-Also-Called` (names people use for it that CLDR does not know, with commas).
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from pathlib import Path
from types import MappingProxyType

from babel import Locale

LOCALE_FOLDER = Path(__file__).parent / "locale"
SOURCE_CODE = "en"
"""The language the texts are written in inside the code; what is not translated is said in it."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the bot. `code` is stored and typed (`zh`), `locale` decides numbers and dates."""

    code: str
    locale: str
    own_name: str


@lru_cache
def languages(folder: Path = LOCALE_FOLDER) -> Mapping[str, Language]:
    """Every language by its code, English first."""
    found = [_language(path) for path in sorted(folder.glob("*.po"))]
    found.sort(key=lambda language: language.code != SOURCE_CODE)
    return MappingProxyType({language.code: language for language in found})


def find_language(word: str, folder: Path = LOCALE_FOLDER) -> Language | None:
    """The language somebody means: its code, locale, or name in any language ("Inggris", "越南语")."""
    names = _names(folder)
    code = names.get(_plain(word)) or names.get(_plain(re.split("[-_]", word)[0]))
    return languages(folder)[code] if code else None


@lru_cache
def _names(folder: Path) -> Mapping[str, str]:
    """Language codes by everything the language is called; a code wins over another language's name."""
    spoken = languages(folder).values()
    locales = [Locale.parse(language.locale) for language in spoken]
    names: dict[str, str] = {}
    for language in spoken:
        called = [language.own_name, *_also_called(folder / f"{language.code}.po")]
        called += [locale.languages.get(Locale.parse(language.locale).language, "") for locale in locales]
        names |= {_plain(name): language.code for name in called if name}
    for language in spoken:
        names |= {_plain(language.locale): language.code, _plain(language.code): language.code}
    return names


_KIND_WORDS = {"bahasa", "tieng", "language", "simplified"}


def _plain(name: str) -> str:
    """A name without case, accents and the words that only say "language"."""
    bare = unicodedata.normalize("NFKD", name.casefold().replace("đ", "d"))
    letters = "".join(mark if mark.isalnum() else " " for mark in bare if not unicodedata.combining(mark))
    words = [word for word in letters.split() if word not in _KIND_WORDS]
    return " ".join(words)


def _language(path: Path) -> Language:
    header = _header(path)
    return Language(header["X-Language-Code"], header["Language"], header["X-Own-Name"])


def _also_called(path: Path) -> Iterator[str]:
    return (name.strip() for name in _header(path).get("X-Also-Called", "").split(","))


def _header(path: Path) -> dict[str, str]:
    """The header fields of a catalogue. Babel would keep only those it knows."""
    quoted = [line for line in header_block(path).splitlines() if line.startswith('"')]
    fields = "".join(json.loads(line) for line in quoted).splitlines()
    return {name: value.strip() for name, _, value in (field.partition(":") for field in fields)}


def header_block(path: Path) -> str:
    """The beginning of a catalogue up to its first empty line, as it is written."""
    with path.open(encoding="utf-8") as file:
        return "".join(takewhile(str.strip, file))


def other_language(code: str) -> str:
    """A language that is not `code`, to show how another one is chosen."""
    return next((other for other in languages() if other != code), code)
