"""Who may import whom. The layers are import-linter's, in pyproject.toml; the rest is told file by file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source import ROOMS, ROOT, imported, modules

OURS = {*ROOMS, "tests", "benchmarks"}

OWNERS = {
    "dingtalk_stream": ["bot/stream/"],
    "httpx": ["bot/dingtalk/"],
    "apscheduler": ["scheduler/clock.py"],
    "alembic": ["storage/schema.py", "migrations/"],
    "pydantic_settings": ["bot/settings.py"],
    "openpyxl": ["bot/spreadsheets/workbook.py"],
    "icalendar": ["bot/web/board/calendar_feed.py"],
    "click": ["bot/cli/", "commands/texts/extract.py"],
}
"""The libraries that one file alone knows, so that they can be replaced there."""

FROM_OUTSIDE = {
    "storage": {"sqlalchemy", "alembic"},
    "scheduler": {"apscheduler", "structlog", "sqlalchemy"},
    "commands/rules": {"holidays", "rapidfuzz", "pypinyin"},
    "commands/core/grammar": {"rapidfuzz", "pypinyin"},
    # the last two to extract what is to be translated
    "commands/texts": {"babel", "rapidfuzz", "click", "jinja2"},
}
"""The libraries a room may use at all."""


def outside(module: str) -> set[str]:
    """The libraries a file imports."""
    tops = {name.partition(".")[0] for name in imported(module)}
    return tops - set(sys.stdlib_module_names) - OURS


def test_the_layers_hold() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("library", OWNERS)
def test_a_library_with_an_owner_is_known_there_only(library: str) -> None:
    users = [module for module in modules(*ROOMS) if library in outside(module)]
    assert [module for module in users if not module.startswith(tuple(OWNERS[library]))] == []


@pytest.mark.parametrize("room", FROM_OUTSIDE)
def test_a_room_uses_no_other_libraries(room: str) -> None:
    used = {module: outside(module) - FROM_OUTSIDE[room] for module in modules(room)}
    assert {module: names for module, names in used.items() if names} == {}


def test_the_sandbox_imports_nothing_else_of_ours() -> None:
    foreign = {
        module: [
            name for name in imported(module) if name.partition(".")[0] in OURS and not of_the_sandbox(name)
        ]
        for module in modules("bot/sandbox")
    }
    assert {module: names for module, names in foreign.items() if names} == {}


def of_the_sandbox(name: str) -> bool:
    return name == "bot.sandbox" or name.startswith("bot.sandbox.")


def test_no_command_imports_another() -> None:
    files = {path.stem for path in (ROOT / "commands").glob("*.py")} - {"__init__"}
    wanted = {f"commands.{name}" for name in files}
    found = {name: sorted(imported(f"commands/{name}.py") & wanted) for name in files}
    assert {name: names for name, names in found.items() if names} == {}


def test_no_test_imports_another() -> None:
    """What two of them need stands in a file of its own, which nobody has to look for among tests."""
    found = {module: [name for name in imported(module) if ".test_" in name] for module in modules("tests")}
    assert {module: names for module, names in found.items() if names} == {}
