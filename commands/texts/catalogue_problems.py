"""What is missing or wrong in the catalogues, and in the texts of the code themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Message

from commands.texts.languages import LOCALE_FOLDER, SOURCE_CODE
from commands.texts.texts_in_code import Key, Phrase, placeholders
from commands.texts.voice import read_catalogue


def problems(found: Iterable[Phrase], folder: Path = LOCALE_FOLDER) -> list[str]:
    """Everything that is wrong or missing, one line each, in the texts themselves and in every catalogue."""
    known: dict[Key, Phrase] = {}
    plurals: dict[tuple[str, str | None], Phrase] = {}
    wrong: list[str] = []
    for phrase in found:
        wrong += _problems_in_code(phrase, plurals.setdefault((phrase.text, phrase.context), phrase))
        if phrase.literal:
            known.setdefault(phrase.key, phrase)
    for path in sorted(folder.glob("*.po")):
        try:
            wrong += [f"{path.name}: {problem}" for problem in _problems_in_catalogue(path, known)]
        except ValueError as error:
            wrong.append(str(error))
    return wrong


def _problems_in_code(phrase: Phrase, first: Phrase) -> Iterator[str]:
    where = f"{phrase.file}:{phrase.line}: {phrase.text!r}"
    if not phrase.literal:
        yield f"{where} is no literal text with fields, so it cannot be translated"
        return
    if phrase.plural != first.plural:
        yield f"{where} is also said in {first.file}:{first.line} with another plural"
    try:
        fields = phrase.fields
    except ValueError as error:
        yield f"{where}: {error}"
        return
    if phrase.given is not None and (absent := fields - phrase.given):
        yield f"{where} lacks {', '.join(sorted(absent))}"


def _problems_in_catalogue(path: Path, known: dict[Key, Phrase]) -> Iterator[str]:
    catalogue = read_catalogue(path)
    if catalogue.obsolete:
        yield f"{len(catalogue.obsolete)} obsolete texts"
    messages = {key_of(message): message for message in catalogue if message.id}
    for key in sorted(messages.keys() - known.keys(), key=str):
        yield f"no longer said: {key[0]!r}"
    for key, phrase in known.items():
        if key in messages:
            yield from _problems_in_message(messages[key], phrase)
        elif path.stem != SOURCE_CODE:
            yield f"missing: {phrase.text!r} ({phrase.file}:{phrase.line})"


def _problems_in_message(message: Message, phrase: Phrase) -> Iterator[str]:
    """Babel fills up forms that are not there with nothing and refuses a file with too many."""
    forms = forms_of(message)
    if message.fuzzy:
        yield f"fuzzy: {phrase.text!r}"
    if not all(forms):
        yield f"not translated: {phrase.text!r} ({phrase.file}:{phrase.line})"
    else:
        yield from _problems_with_fields(forms, phrase)


def _problems_with_fields(forms: tuple[str, ...], phrase: Phrase) -> Iterator[str]:
    """Each form has the fields of the English one; only forms before the last may say "one" without `{n}`."""
    for number, form in enumerate(forms, 1):
        spoken = {"n"} if number < len(forms) else set()
        try:
            if placeholders(form) | spoken != phrase.fields | spoken:
                yield f"other fields: {form!r} for {phrase.text!r}"
        except ValueError as error:
            yield f"{form!r}: {error}"


def key_of(message: Message) -> Key:
    """What a message of a catalogue is known by."""
    text, plural = (message.id, None) if isinstance(message.id, str) else message.id
    return text, plural, message.context


def forms_of(message: Message) -> tuple[str, ...]:
    """Its translation, one text for each plural form; empty ones are missing."""
    return (message.string or "",) if isinstance(message.string, str | None) else tuple(message.string)
