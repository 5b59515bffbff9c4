"""Hears which texts are said."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from gettext import NullTranslations

from commands.texts import formats
from commands.texts.texts_in_code import Key
from commands.texts.voice import voice_of


class Heard(NullTranslations):
    """What the English catalogue is asked for: it has no texts, so gettext hands every one on to here."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: set[Key] = set()

    def gettext(self, message: str) -> str:
        return self._hear(message)

    def pgettext(self, context: str, message: str) -> str:
        return self._hear(message, context=context)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._hear(msgid1, msgid2, n=n)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return self._hear(msgid1, msgid2, n=n, context=context)

    def _hear(self, one: str, many: str | None = None, *, n: int = 1, context: str | None = None) -> str:
        self.keys.add((one, many, context))
        return one if many is None or n == 1 else many


@contextmanager
def listening() -> Iterator[Heard]:
    """Everything that is said in English meanwhile."""
    translations, heard = voice_of("en")._translations, Heard()
    for remembered in (formats._around_in, formats._pattern):
        remembered.cache_clear()
    before = translations._fallback  # type: ignore[attr-defined]
    translations.add_fallback(heard)
    try:
        yield heard
    finally:
        translations._fallback = before  # type: ignore[attr-defined]
