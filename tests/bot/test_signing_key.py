"""The key of what browsers carry: chosen, kept in a file, or shared by all processes of a PostgreSQL."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import Settings
from bot.signing_key import NoKey, secret_key


def settings(**more: str) -> Settings:
    return Settings.model_validate({"client_id": "ding", "client_secret": "s3cret", **more})


def test_a_chosen_key_is_used_as_it_is(tmp_path: Path) -> None:
    chosen = settings(database_url=f"sqlite:///{tmp_path}/okrbot.db", chosen_secret_key="k3y")
    assert secret_key(chosen) == b"k3y"
    assert list(tmp_path.iterdir()) == []


def test_it_is_made_once_beside_the_database_for_its_owner_alone(tmp_path: Path) -> None:
    made = secret_key(settings(database_url=f"sqlite:///{tmp_path}/okrbot.db"))
    file = tmp_path / "okrbot.key"
    assert file.stat().st_mode & 0o777 == 0o600
    assert len(made) >= 32 and made in file.read_bytes()
    assert secret_key(settings(database_url=f"sqlite:///{tmp_path}/okrbot.db")) == made


def test_processes_that_share_a_postgresql_have_the_same_without_a_file() -> None:
    database = "postgresql://okr@db/okr"
    first, second = secret_key(settings(database_url=database)), secret_key(settings(database_url=database))
    assert first == second and b"s3cret" not in first
    assert first != secret_key(settings(database_url=database, client_secret="another"))


def test_a_folder_that_cannot_be_written_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "okrbot.key").mkdir()
    with pytest.raises(NoKey, match="OKRBOT_SECRET_KEY"):
        secret_key(settings(database_url=f"sqlite:///{tmp_path}/okrbot.db"))


def test_an_empty_file_is_no_key(tmp_path: Path) -> None:
    (tmp_path / "okrbot.key").write_bytes(b"\n")
    with pytest.raises(NoKey, match="no key in"):
        secret_key(settings(database_url=f"sqlite:///{tmp_path}/okrbot.db"))
