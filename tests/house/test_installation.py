"""What somebody gets who installs okrbot: everything is inside, and it works from any folder."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.house.source import ROOMS, ROOT, modules

pytestmark = pytest.mark.slow

LOADED = ("bot", "commands", "scheduler", "storage")

UPGRADE = """
from storage import schema
from storage.engine import open_engine
engine = open_engine("sqlite:///installed.db")
schema.upgrade(engine)
assert schema.is_current(engine)
"""


@dataclass(frozen=True)
class Installation:
    """A clean environment with okrbot in it, and an empty folder to work in."""

    environment: Path
    folder: Path

    def run(self, *command: str) -> str:
        """What the program of the environment prints; its failure is the test's."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        program = self.environment / "bin" / command[0]
        done = subprocess.run(
            [program, *command[1:]], cwd=self.folder, env=clean, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    @property
    def packages(self) -> Path:
        script = "import sysconfig; print(sysconfig.get_path('purelib'))"
        return Path(self.run("python", "-c", script).strip())


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """From the lock with its hashes, and from a copy of the sources, so that nothing is written into them."""
    folder = tmp_path_factory.mktemp("installation")
    sources = copied(folder / "sources")
    environment = folder / "environment"
    work = folder / "work"
    work.mkdir()
    install = installer(environment)
    subprocess.run([*install, "--require-hashes", "-r", str(sources / "requirements.lock")], check=True)
    subprocess.run([*install, "--no-deps", "--no-build-isolation", str(sources)], check=True)
    yield Installation(environment, work)
    shutil.rmtree(folder)


def copied(sources: Path) -> Path:
    sources.mkdir()
    for room in ROOMS:
        shutil.copytree(ROOT / room, sources / room, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "requirements.lock"):
        shutil.copy(ROOT / name, sources)
    return sources


def installer(environment: Path) -> list[str]:
    """Makes the environment; the command that installs into it."""
    if shutil.which("uv"):
        subprocess.run(["uv", "venv", "--quiet", "--python", sys.executable, str(environment)], check=True)
        return ["uv", "pip", "install", "--quiet", "--python", str(environment / "bin" / "python")]
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    return [str(environment / "bin" / "python"), "-m", "pip", "install", "--quiet"]


def test_no_file_is_left_behind(installation: Installation) -> None:
    """Pages, templates, catalogues and migrations as well as modules."""
    inside = installation.packages
    files = [path for room in ROOMS for path in (ROOT / room).rglob("*") if path.is_file()]
    names = [path.relative_to(ROOT) for path in files if "__pycache__" not in path.parts]
    assert {name.suffix for name in names} >= {".html", ".js", ".mako", ".po", ".py"}
    assert [str(name) for name in names if not (inside / name).is_file()] == []


def test_tests_and_benchmarks_are_not_installed(installation: Installation) -> None:
    assert [name for name in ("tests", "benchmarks", "docs") if (installation.packages / name).exists()] == []


def test_it_tells_its_version(installation: Installation) -> None:
    assert "0.1.0" in installation.run("okrbot", "--version")


def test_help_lists_the_commands(installation: Installation) -> None:
    told = installation.run("okrbot", "--help").splitlines()
    first_words = {word for line in told for word in line.split()[:1]}
    assert {"run", "demo", "doctor", "parse", "db", "token"} - first_words == set()


def test_it_reads_a_check_in(installation: Installation) -> None:
    told = json.dumps(json.loads(installation.run("okrbot", "parse", "KR3 60%")))
    assert "KR3" in told or '"number": 3' in told
    assert "60" in told


def test_it_makes_its_tables_in_another_folder(installation: Installation) -> None:
    installation.run("python", "-c", UPGRADE)
    assert (installation.folder / "installed.db").is_file()


def test_it_has_all_it_needs(installation: Installation) -> None:
    """Every module of the rooms can be imported with the packages of the lock alone."""
    names = [name.removesuffix(".py").replace("/", ".") for name in modules(*LOADED)]
    installation.run("python", "-c", "import " + ", ".join(name.removesuffix(".__init__") for name in names))
