"""Keeps the catalogues in step with the code: `python -m commands.texts.extract`.

Texts new in the code are added to every catalogue, untranslated, and those no longer said are dropped.
`--check` writes nothing, lists what is missing or wrong, and exits with 1. `--merge zh some.po` takes
over the translations of another file as well.

Texts are the literals given to `say`, `plain`, `count` and `mark`, in Python and in the board's templates,
and what a `Command` says of itself.
The syntax tree is read rather than the words around a call, since `context=` is a keyword and a text may be
chosen by a condition.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from string import Formatter

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import write_po
from jinja2 import Environment, nodes

from commands.texts.languages import LOCALE_FOLDER, SOURCE_CODE, header_block
from commands.texts.voice import read_catalogue

ROOT = Path(__file__).parents[2]
SPEAKING_FOLDERS = ("commands", "bot", "scheduler")
SILENT_FOLDERS = ("bot/sandbox",)
"""The sandbox plays DingTalk; what it shows are not the bot's words."""

_TEXTS_OF = {"say": 1, "plain": 1, "mark": 1, "count": 2}
_ARGUMENTS_OF_COUNT = 3
"""`str.count` and `func.count` never have three."""


Key = tuple[str, str | None, str | None]
"""Text, plural, context."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text in the code.

    `given` are the fields of that call, None where the code does not tell. `literal` is False for a text that
    is put together (`f"…"`): no catalogue can have it, and `text` is then the expression.
    """

    text: str
    plural: str | None
    context: str | None
    file: str
    line: int
    given: frozenset[str] | None = None
    literal: bool = True

    @property
    def key(self) -> Key:
        """What a catalogue knows it by."""
        return self.text, self.plural, self.context

    @property
    def fields(self) -> set[str]:
        """The names in braces; ValueError if a brace is not closed or holds more than a name."""
        return placeholders(self.plural or self.text)


# --- reading the code --------------------------------------------------------------------------------------


def phrases(root: Path = ROOT) -> list[Phrase]:
    """Every text of the project. A SyntaxError names the file: nothing is dropped for a file being edited."""
    found: list[Phrase] = []
    for path in sorted(_files(root)):
        name = path.relative_to(root).as_posix()
        source = path.read_text(encoding="utf-8")
        found += (
            phrases_of_python(source, name) if path.suffix == ".py" else phrases_of_template(source, name)
        )
    return found


def _files(root: Path) -> Iterator[Path]:
    for folder in SPEAKING_FOLDERS:
        for path in (root / folder).rglob("*"):
            inside = path.relative_to(root).as_posix()
            if path.suffix in {".py", ".html"} and not inside.startswith(SILENT_FOLDERS):
                yield path


def phrases_of_python(source: str, file: str) -> Iterator[Phrase]:
    """The texts of one Python file."""
    for node in ast.walk(ast.parse(source, file)):
        if isinstance(node, ast.Call) and (called := _called(node)):
            yield from _phrases_of_call(node, called, file)
        elif isinstance(node, ast.Call) and getattr(node.func, "id", None) == "Command":
            told = [_literal(each.value) for each in node.keywords if each.arg in ("usage", "says")]
            yield from (Phrase(text, None, None, file, node.lineno) for text in told if text is not None)


def _called(call: ast.Call) -> str | None:
    name = getattr(call.func, "attr", None) or getattr(call.func, "id", None)
    if name not in _TEXTS_OF or (name == "count" and len(call.args) != _ARGUMENTS_OF_COUNT):
        return None
    return str(name)


def _phrases_of_call(call: ast.Call, called: str, file: str) -> Iterator[Phrase]:
    keywords = {keyword.arg: keyword.value for keyword in call.keywords}
    context = _literal(keywords.get("context"))
    given = None if None in keywords or called == "mark" else frozenset(filter(None, keywords))
    if called == "count":
        one, many = (_literal(argument) for argument in call.args[:2])
        literal = one is not None and many is not None
        given = given if given is None else given | {"n"}
        yield Phrase(one or ast.unparse(call), many, context, file, call.lineno, given, literal)
        return
    for argument in _choices(call.args[0]) if call.args else ():
        if (text := _literal(argument)) is not None:
            yield Phrase(text, None, context, file, call.lineno, given)
        elif isinstance(argument, ast.JoinedStr | ast.BinOp):
            yield Phrase(ast.unparse(argument), None, context, file, call.lineno, given, literal=False)


def _choices(argument: ast.expr) -> Iterator[ast.expr]:
    """The texts of `"a" if x else "b"`, else the argument itself."""
    if isinstance(argument, ast.IfExp):
        yield from _choices(argument.body)
        yield from _choices(argument.orelse)
    else:
        yield argument


def _literal(argument: ast.expr | None) -> str | None:
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else None


def phrases_of_template(source: str, file: str) -> Iterator[Phrase]:
    """The texts of one of the board's templates."""
    for call in Environment().parse(source, filename=file).find_all(nodes.Call):  # noqa: S701 (never rendered)
        name = getattr(call.node, "attr", None) or getattr(call.node, "name", None)
        texts = [
            arg.value for arg in call.args if isinstance(arg, nodes.Const) and isinstance(arg.value, str)
        ]
        if name in _TEXTS_OF and len(texts) >= _TEXTS_OF[name]:
            context = next((each.value for each in call.kwargs if each.key == "context"), None)
            words = context.value if isinstance(context, nodes.Const) else None
            yield Phrase(texts[0], texts[1] if name == "count" else None, words, file, call.lineno)


def placeholders(text: str) -> set[str]:
    """The `{names}` of a text; ValueError if a brace is not closed or holds more than a name."""
    names = set()
    for _, name, form, conversion in Formatter().parse(text):
        if name is None:
            continue
        if not name.isidentifier() or form or conversion:
            raise ValueError(f"{{{name}}} is no plain field name")
        names.add(name)
    return names


# --- checking ----------------------------------------------------------------------------------------------


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
    messages = {_key(message): message for message in catalogue if message.id}
    for key in sorted(messages.keys() - known.keys(), key=str):
        yield f"no longer said: {key[0]!r}"
    for key, phrase in known.items():
        if key in messages:
            yield from _problems_in_message(messages[key], phrase)
        elif path.stem != SOURCE_CODE:
            yield f"missing: {phrase.text!r} ({phrase.file}:{phrase.line})"


def _problems_in_message(message: Message, phrase: Phrase) -> Iterator[str]:
    """Babel fills up forms that are not there with nothing and refuses a file with too many."""
    forms = _forms(message)
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


def _key(message: Message) -> Key:
    text, plural = (message.id, None) if isinstance(message.id, str) else message.id
    return text, plural, message.context


def _forms(message: Message) -> tuple[str, ...]:
    return (message.string or "",) if isinstance(message.string, str | None) else tuple(message.string)


# --- updating ----------------------------------------------------------------------------------------------


def update(path: Path, found: Iterable[Phrase]) -> tuple[int, int]:
    """Make a catalogue have what the code says and no more; how many texts were added and dropped.

    Only differences from the code's own English belong in the English catalogue, so nothing is added there.
    """
    catalogue = read_catalogue(path)
    wanted = {phrase.key: phrase for phrase in found if phrase.literal}
    have = {_key(message) for message in catalogue if message.id}
    dropped = have - wanted.keys()
    added = [] if path.stem == SOURCE_CODE else [key for key in wanted if key not in have]
    for text, _, context in dropped:
        catalogue.delete(text, context)
    for key in added:
        phrase = wanted[key]
        catalogue.add((phrase.text, phrase.plural) if phrase.plural else phrase.text, context=phrase.context)
    _note_files(catalogue, found)
    _write(path, catalogue)
    return len(added), len(dropped)


def merge(path: Path, other: Path) -> int:
    """Take over the translations of another file for texts this one has; how many changed."""
    catalogue, changed = read_catalogue(path), 0
    for message in read_catalogue(other):
        mine = catalogue.get(message.id, message.context) if message.id else None
        if mine and all(_forms(message)) and mine.string != message.string:
            mine.string = message.string
            changed += 1
    _write(path, catalogue)
    return changed


def _note_files(catalogue: Catalog, found: Iterable[Phrase]) -> None:
    """Where each text is said, for translators; without line numbers, which every edit would change."""
    files: dict[Key, set[str]] = {}
    for phrase in found:
        files.setdefault(phrase.key, set()).add(phrase.file)
    for message in catalogue:
        if message.id and _key(message) in files:
            message.locations = [(file, 0) for file in sorted(files[_key(message)])]


def _write(path: Path, catalogue: Catalog) -> None:
    """The header stays as it was typed, since Babel would drop the fields it does not know."""
    for message in catalogue:
        message.flags &= {"fuzzy"}  # Babel takes "50 % done" for a format
    body = BytesIO()
    write_po(
        body,
        catalogue,
        width=0,
        omit_header=True,
        sort_output=True,
        ignore_obsolete=True,
        include_lineno=False,
    )
    text = f"{header_block(path)}\n{body.getvalue().decode()}".rstrip() + "\n"
    if text != path.read_text(encoding="utf-8"):
        fresh = path.with_suffix(".po.new")
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(path)


@click.command(help=__doc__)
@click.option("--check", is_flag=True, help="Write nothing; list what is missing or wrong.")
@click.option(
    "--merge", "merged", nargs=2, multiple=True, metavar="CODE FILE", help="Translations to take over."
)
@click.option("--root", type=click.Path(path_type=Path), default=ROOT, help="The project's folder.")
@click.option("--folder", type=click.Path(path_type=Path), default=LOCALE_FOLDER, help="The catalogues.")
def main(check: bool, merged: tuple[tuple[str, str], ...], root: Path, folder: Path) -> None:
    """The command line of this module."""
    found = phrases(root)
    if check:
        wrong = problems(found, folder)
        click.echo("\n".join(wrong) or "Every text is there in every language.")
        sys.exit(1 if wrong else 0)
    for path in sorted(folder.glob("*.po")):
        added, dropped = update(path, found)
        click.echo(f"{path.name}: {added} added, {dropped} dropped")
    for code, file in merged:
        click.echo(f"{code}.po: {merge(folder / f'{code}.po', Path(file))} taken over")


if __name__ == "__main__":
    main()
