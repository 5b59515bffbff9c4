"""The texts in the code: what is given to `say`, `plain`, `count` and `mark`, in Python and in the board's
templates, and what a `Command` says of itself.

The syntax tree is read rather than the words around a call, since `context=` is a keyword and a text may be
chosen by a condition.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

from jinja2 import Environment, nodes

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
