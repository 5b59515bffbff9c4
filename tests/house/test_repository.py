"""What is in the repository: the rooms of the map, whole locks, no addresses of registries or machines."""

from __future__ import annotations

import ast
import os
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.source import ROOMS, ROOT, modules, texts, tree

LOCKS = ["requirements.lock", "requirements-dev.lock"]

FILES = [
    ".ci/install",
    ".ci/run",
    ".dockerignore",
    "Dockerfile",
    "Makefile",
    "README.md",
    "benchmarks/__main__.py",
    "bot/cli/__init__.py",
    "bot/dingtalk/__init__.py",
    "bot/frames/__init__.py",
    "bot/main.py",
    "bot/sender/__init__.py",
    "bot/settings.py",
    "bot/stream/__init__.py",
    "commands/core/context.py",
    "commands/core/dispatch.py",
    "commands/core/errors.py",
    "commands/core/grammar/__init__.py",
    "commands/core/registry.py",
    "migrations/env.py",
    "scheduler/clock.py",
    "storage/engine.py",
    "storage/schema.py",
    "storage/tables/__init__.py",
    "storage/types.py",
    "storage/work.py",
]

REGISTRIES = re.compile(
    r"\b(pypi|pythonhosted|npmjs|yarnpkg|unpkg|jsdelivr|cdnjs|crates|rubygems|goproxy)\.(org|com|net|io|cloudflare)\b"
    r"|://(mirrors?|index|registry|artifactory|nexus)\."
)

NAMED = re.compile(
    r"(?<![\w/.*])(?:bot|commands|storage|scheduler|migrations|docs|tests|benchmarks)/[\w./-]*\.(?:py|md|html|js|css)\b"
)
"""A file of ours as comments, docstrings and pages name it; one with a <placeholder> in it is no file."""

EXECUTABLE = [".ci/install", ".ci/run"]


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pins(lock: str) -> dict[str, str]:
    """Name → version of everything a lock installs."""
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    found = [re.match(r"([a-z0-9.\-]+)(?:\[[^]]*\])?==([^ ;]+)", line) for line in lines]
    return {canonicalize_name(each[1]): each[2] for each in found if each}


@pytest.mark.parametrize("name", FILES)
def test_the_map_is_true(name: str) -> None:
    assert (ROOT / name).is_file()


def test_files_that_are_spoken_of_are_there() -> None:
    spoken_of = {
        (place, name)
        for place, told in texts()
        if not place.startswith("tests/")  # theirs are made up
        for name in NAMED.findall(told)
    }
    assert [(place, name) for place, name in sorted(spoken_of) if not (ROOT / name).is_file()] == []


def test_every_room_says_what_it_is_for() -> None:
    rooms = [name for name in modules(*ROOMS) if name.endswith("/__init__.py")]
    assert [name for name in rooms if not ast.get_docstring(tree(name))] == []


def test_the_list_of_decisions_has_them_all() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = re.findall(r"\]\((\d{4}-[\w-]+\.md)\)", (folder / "README.md").read_text(encoding="utf-8"))
    assert sorted(listed) == sorted(path.name for path in folder.glob("[0-9]*.md"))


@pytest.mark.parametrize("name", EXECUTABLE)
def test_scripts_can_be_run(name: str) -> None:
    assert os.access(ROOT / name, os.X_OK)
    assert (ROOT / name).read_text().startswith("#!/bin/sh\n")


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_hold_hashes_and_no_addresses(lock: str) -> None:
    told = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in told
    assert told.count("--hash=sha256:") >= len(pins(lock)) > 20


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_pin_what_the_project_asks_for(lock: str) -> None:
    optional = project()["project"]["optional-dependencies"]["charts"]
    asked = [*project()["project"]["dependencies"], *optional, *project()["dependency-groups"]["build"]]
    if lock == "requirements-dev.lock":
        asked += [each for each in project()["dependency-groups"]["dev"] if isinstance(each, str)]
    pinned = pins(lock)
    for each in map(Requirement, asked):
        assert each.specifier.contains(pinned[canonicalize_name(each.name)], prereleases=True), each


def test_both_locks_pin_the_same_versions() -> None:
    runtime, dev = (pins(lock) for lock in LOCKS)
    assert {name: dev.get(name) for name in runtime} == runtime


def test_no_file_names_a_package_registry() -> None:
    found = {name: match[0] for name, told in texts() if (match := REGISTRIES.search(told))}
    assert found == {}


def test_no_file_names_the_folder_it_was_written_in() -> None:
    places = (str(ROOT) + "/", str(Path.home()) + "/")
    found = [name for name, told in texts() if any(place in told for place in places)]
    assert found == []


def test_the_container_runs_the_python_the_locks_are_made_for() -> None:
    asked = project()["project"]["requires-python"].removeprefix(">=")
    assert f"python:{asked}-" in (ROOT / "Dockerfile").read_text()
    assert f"--python-version {asked} " in (ROOT / "Makefile").read_text()


def test_every_target_of_the_makefile_says_what_it_does() -> None:
    told = (ROOT / "Makefile").read_text()
    targets = re.findall(r"^([a-z-]+):(?!=)", told, re.MULTILINE)
    explained = re.findall(r"^([a-z-]+):.*  ## .+", told, re.MULTILINE)
    assert targets == explained
