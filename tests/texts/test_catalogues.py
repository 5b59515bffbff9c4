"""Every word the bot says is in every language, and the tool that sees to it works."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from babel.dates import parse_pattern
from click.testing import CliRunner

from commands.texts.catalogue_problems import problems
from commands.texts.extract import main, merge, update
from commands.texts.languages import LOCALE_FOLDER, languages
from commands.texts.texts_in_code import Phrase, phrases, phrases_of_python, phrases_of_template
from commands.texts.voice import read_catalogue


def test_every_text_is_there_in_every_language() -> None:
    assert problems(phrases()) == []


@pytest.mark.parametrize("code", languages())
def test_date_patterns_can_be_written(code: str) -> None:
    catalogue = read_catalogue(LOCALE_FOLDER / f"{code}.po")
    patterns = [message.string for message in catalogue if message.context == "date pattern"]
    for pattern in patterns:
        assert parse_pattern(str(pattern)).apply(
            datetime(2026, 11, 26, 17, tzinfo=UTC), languages()[code].locale
        )


CODE = """
voice.say("{kr} is late", kr=code)
context.say("same", context="no change") + scene.count("{n} day", "{n} days", age)
names = {1: mark("On track", context="status")}
say("yes" if ok else "no")
page.plain("Title" " in two parts", **fields)
text.count("a")
voice.say(names[1])
Command(name="undo", usage="/undo", says="take it back", run=run)
"""

TEMPLATE = """
<h1>{{ plain("Board") }}</h1>{% if x %}{{ voice.plain("late", context="status") }}{% endif %}
{{ count("{n} team", "{n} teams", n) }} {{ other("nothing") }}
"""


def test_texts_are_found_in_code_and_templates() -> None:
    found = [
        (phrase.text, phrase.plural, phrase.context)
        for phrase in [
            *phrases_of_python(CODE, "a.py"),
            *phrases_of_template(TEMPLATE, "a.html"),
        ]
    ]
    assert sorted(found, key=str) == sorted(
        [
            ("{kr} is late", None, None),
            ("same", None, "no change"),
            ("{n} day", "{n} days", None),
            ("On track", None, "status"),
            ("yes", None, None),
            ("no", None, None),
            ("Title in two parts", None, None),
            ("/undo", None, None),
            ("take it back", None, None),
            ("Board", None, None),
            ("late", None, "status"),
            ("{n} team", "{n} teams", None),
        ],
        key=str,
    )


HEADER = """msgid ""
msgstr ""
"Language: vi\\n"
"X-Language-Code: vi\\n"
"X-Own-Name: Tiếng Việt\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"""


def catalogue(folder: Path, body: str, code: str = "vi") -> Path:
    path = folder / f"{code}.po"
    path.write_text(f"{HEADER}\n{body}", encoding="utf-8")
    return path


WRONG_TRANSLATIONS = [
    ("", "missing: '{n} of {m}' (a.py:2)"),
    ('msgid "{n} of {m}"\nmsgstr ""', "not translated"),
    ('msgid "{n} of {m}"\nmsgstr "{n}/{x}"', "other fields"),
    ('msgid "{n} of {m}"\nmsgstr "{n}/{m"', "expected '}'"),
    ('msgid "{n} of {m}"\nmsgstr "{n.real}/{m}"', "no plain field name"),
    ('#, fuzzy\nmsgid "{n} of {m}"\nmsgstr "{n}/{m}"', "fuzzy"),
    (
        'msgid "{n} of {m}"\nmsgid_plural "x"\nmsgstr[0] "{n}/{m}"\nmsgstr[1] "{n}/{m}"',
        "more translations than num_plurals",
    ),
    ('msgid "{n} of {m}"\nmsgstr "{n}/{m}"\n\nmsgid "gone"\nmsgstr "mất"', "no longer said: 'gone'"),
    ('msgid "{n} of {m}"\nmsgstr "{n}/{m}"\n\n#~ msgid "gone"\n#~ msgstr "mất"', "1 obsolete"),
    ("nonsense", "vi.po: "),
]


@pytest.mark.parametrize(("body", "problem"), WRONG_TRANSLATIONS)
def test_what_is_wrong_in_a_catalogue_is_told(tmp_path: Path, body: str, problem: str) -> None:
    catalogue(tmp_path, body)
    found = list(phrases_of_python('\nsay("{n} of {m}", n=n, m=m)', "a.py"))
    (told,) = problems(found, tmp_path)
    assert told.startswith("vi.po: ")
    assert problem in told


WRONG_CODE = [
    ('say(f"{kr} is late")', "is no literal text"),
    ('say("{kr}" + " is late", kr=kr)', "is no literal text"),
    ('count(one, "many", n)', "is no literal text"),
    ('say("{kr} is late", code=kr)', "lacks kr"),
    ('count("{n} day of {m}", "{n} days of {m}", n)', "lacks m"),
    ('say("{kr.code}", kr=kr)', "no plain field name"),
    ('say("{n:.2f}", n=n)', "no plain field name"),
    ('say("{kr", kr=kr)', "expected '}'"),
    ('count("{n} day", "{n} days", n); say("{n} day", n=n)', "with another plural"),
]


@pytest.mark.parametrize(("code", "problem"), WRONG_CODE)
def test_what_is_wrong_in_the_code_is_told(tmp_path: Path, code: str, problem: str) -> None:
    (told,) = problems(phrases_of_python(code, "a.py"), tmp_path)
    assert told.startswith("a.py:1: ")
    assert problem in told


def test_a_catalogue_follows_the_code_and_keeps_its_header(tmp_path: Path) -> None:
    path = catalogue(tmp_path, 'msgid "kept"\nmsgstr "giữ"\n\nmsgid "gone"\nmsgstr "mất"\n')
    found = [
        Phrase("kept", None, None, "b.py", 7),
        Phrase("50 % {n}", "50 % {n}s", "new", "a.py", 3),
        Phrase("f'{x}'", None, None, "a.py", 4, literal=False),
    ]
    assert update(path, found) == (1, 1)
    assert path.read_text(encoding="utf-8") == (
        f"{HEADER}\n"
        '#: a.py\nmsgctxt "new"\nmsgid "50 % {n}"\nmsgid_plural "50 % {n}s"\nmsgstr[0] ""\n\n'
        '#: b.py\nmsgid "kept"\nmsgstr "giữ"\n'
    )
    assert update(path, found) == (0, 0)


def test_a_text_that_gets_a_plural_is_translated_anew(tmp_path: Path) -> None:
    path = catalogue(tmp_path, 'msgid "{n} day"\nmsgstr "{n} ngày"\n')
    assert update(path, [Phrase("{n} day", "{n} days", None, "a.py", 1)]) == (1, 1)
    assert 'msgid_plural "{n} days"\nmsgstr[0] ""' in path.read_text(encoding="utf-8")


def test_english_needs_no_catalogue_entries(tmp_path: Path) -> None:
    path = catalogue(tmp_path, "", code="en")
    assert update(path, [Phrase("new", None, None, "a.py", 1)]) == (0, 0)
    assert problems([Phrase("new", None, None, "a.py", 1)], tmp_path) == []


def test_translations_come_back_from_another_file(tmp_path: Path) -> None:
    path = catalogue(tmp_path, 'msgid "a"\nmsgstr ""\n\nmsgid "b"\nmsgstr "bê"\n')
    other = catalogue(
        tmp_path, 'msgid "a"\nmsgstr "á"\n\nmsgid "b"\nmsgstr ""\n\nmsgid "c"\nmsgstr "xê"\n', "other"
    )
    assert merge(path, other) == 1
    assert {message.id: message.string for message in read_catalogue(path) if message.id} == {
        "a": "á",
        "b": "bê",
    }


def test_the_tool_checks_adds_and_merges(tmp_path: Path) -> None:
    for folder in ("commands", "bot/sandbox", "bot/web"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "commands/kr.py").write_text('say("late")\n')
    (tmp_path / "bot/sandbox/page.py").write_text('say("not the bot\'s word")\n')
    (tmp_path / "bot/web/board.html").write_text('{{ plain("Board") }}\n')
    path = catalogue(tmp_path, "")
    back = tmp_path / "back.txt"
    back.write_text(
        f'{HEADER}\nmsgid "late"\nmsgstr "trễ"\n\nmsgid "Board"\nmsgstr "Bảng"\n', encoding="utf-8"
    )

    def tool(*options: str) -> tuple[int, list[str]]:
        result = CliRunner().invoke(main, ["--root", str(tmp_path), "--folder", str(tmp_path), *options])
        return result.exit_code, result.output.splitlines()

    missing = ["vi.po: missing: 'Board' (bot/web/board.html:1)", "vi.po: missing: 'late' (commands/kr.py:1)"]
    assert tool("--check") == (1, missing)
    assert tool("--merge", "vi", str(back)) == (0, ["vi.po: 2 added, 0 dropped", "vi.po: 2 taken over"])
    assert tool("--check") == (0, ["Every text is there in every language."])
    assert "sandbox" not in path.read_text(encoding="utf-8")
