"""The bot's voice in one language: every word it says comes from here.

The English text in the code is the key; `locale/<code>.po` holds the other languages and is read as it is, so
nothing has to be compiled. `python -m commands.texts.extract` keeps the files in step with the code.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Literal

from babel import Locale
from babel.lists import format_list
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from commands.texts.languages import LOCALE_FOLDER, SOURCE_CODE, Language, languages
from commands.texts.markdown import Md, escape

_PLAIN_BLANKS = str.maketrans(
    dict.fromkeys("\u00a0\u202f\u2009\u2007", " ") | dict.fromkeys("\u200e\u200f\u061c", "")
)


Field = str | int
"""What a text may be filled with. A plain `str` is somebody's words and gets escaped."""


def mark(message: str, *, context: str | None = None) -> str:
    """Note a text that is said later (`voice.say(NAMES[status])`), so that the catalogues get it."""
    del context  # only read by the extractor
    return message


class Voice:
    """One language's words. Get it from `voice_of`; it keeps nothing and may be shared between threads."""

    def __init__(self, language: Language, translations: NullTranslations) -> None:
        self.language = language
        self.code = language.code
        self.locale = Locale.parse(language.locale)
        self._translations = translations
        self._number_pattern = self.locale.decimal_formats[None]

    def say(self, message: str, /, *, context: str | None = None, **fields: Field) -> Md:
        """`message` in this language with its `{fields}` filled in.

        Plain text is escaped, `Md` goes in as it is, whole numbers get the language's separators. Decimals,
        dates and the like must have been formatted before (`formats.py`), else TypeError; a field that is
        missing is a KeyError. Years and codes are text, not numbers.
        """
        return Md(self._translated(message, context).format_map(self._safe(fields)))

    def count(
        self, one: str, many: str, number: int, /, *, context: str | None = None, **fields: Field
    ) -> Md:
        """Like `say`, in the plural form this language has for `number`, which is the field `{n}`."""
        translations = self._translations
        if context is None:
            text = translations.ngettext(one, many, number)
        else:
            text = translations.npgettext(context, one, many, number)
        return Md(text.format_map(self._safe({"n": number, **fields})))

    def plain(self, message: str, /, *, context: str | None = None, **fields: Field) -> str:
        """Like `say`, for places that are no Markdown (board pages, files): nothing is escaped here."""
        shown = {name: self._shown(value) for name, value in fields.items()}
        return self._translated(message, context).format_map(shown)

    def list(self, items: Iterable[str], style: Literal["standard", "or"] = "standard") -> Md:
        """ "a, b, and c" the way this language joins them; nothing gives nothing."""
        return Md(format_list([escape(item) for item in items], style, self.locale))

    def number(self, number: Decimal | int) -> Md:
        """A number written out with this language's separators, all its decimals kept."""
        return _written(self, str(number))  # as digits: 1 and 1.0 are equal, but not written alike

    def _translated(self, message: str, context: str | None) -> str:
        if context is not None:
            return self._translations.pgettext(context, message)
        return self._translations.gettext(message) if message else ""  # "" is the key of the header

    def _safe(self, fields: dict[str, Field]) -> dict[str, str]:
        return {
            name: value if isinstance(value, Md) else escape(self._shown(value))
            for name, value in fields.items()
        }

    def _shown(self, value: Field) -> str:
        if isinstance(value, str):
            return value
        if not isinstance(value, int) or isinstance(value, bool):
            raise TypeError(f"{value!r} must be formatted before it is said")
        return self.number(value) if abs(value) > 999 else Md(value)


@lru_cache(maxsize=10_000)
def _written(voice: Voice, digits: str) -> Md:
    """Kept: the same few numbers are said all the time, and writing them is a third of a receipt's work."""
    pattern = voice._number_pattern
    written = pattern.apply(Decimal(digits), voice.locale, decimal_quantization=False)
    return Md(written.translate(_PLAIN_BLANKS))


def voice_of(code: str, folder: Path = LOCALE_FOLDER) -> Voice:
    """The voice of a language; a code whose catalogue is gone speaks English."""
    return _voice(code if code in languages(folder) else SOURCE_CODE, folder)


@lru_cache
def _voice(code: str, folder: Path) -> Voice:
    translations = _translations(folder / f"{code}.po")
    if code != SOURCE_CODE:
        translations.add_fallback(_voice(SOURCE_CODE, folder)._translations)
    return Voice(languages(folder)[code], translations)


def _translations(path: Path) -> NullTranslations:
    """A catalogue as gettext wants it, made in memory: some 10 ms for a thousand texts."""
    compiled = BytesIO()
    write_mo(compiled, read_catalogue(path))
    compiled.seek(0)
    return GNUTranslations(compiled)


def read_catalogue(path: Path) -> Catalog:
    """The texts of one language; ValueError names the file and line that cannot be read."""
    with path.open("rb") as file:
        try:
            return read_po(file, abort_invalid=True)
        except PoFileError as error:
            raise ValueError(f"{path.name}: {error}") from error
