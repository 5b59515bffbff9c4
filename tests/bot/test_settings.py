"""Settings: two names are enough, everything has a default, and what is wrong is said in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import WHERE_TO_FIND, BadSettings, Settings, read_settings

NAMES = [field.validation_alias for field in Settings.model_fields.values()]


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in NAMES:
        monkeypatch.delenv(str(name), raising=False)
    monkeypatch.chdir(tmp_path)


def test_two_names_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DINGTALK_CLIENT_ID", " ding123 ")
    monkeypatch.setenv("DINGTALK_CLIENT_SECRET", "s3cret")
    settings = read_settings()
    assert settings.has_credentials
    assert settings.client_id == settings.robot_code == "ding123"
    assert settings.database_url == "sqlite:///okrbot.db"
    assert settings.address == "http://127.0.0.1:8000"
    assert settings.group_sends_per_minute == 18
    deployment = settings.deployment()
    assert (deployment.name, deployment.language) == ("OKR", "en")
    assert (deployment.timezone, deployment.country) == ("Asia/Shanghai", "CN")
    assert deployment.admins == () and deployment.public_url is None


def test_a_file_in_the_folder_counts_and_the_environment_counts_more(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("DINGTALK_CLIENT_ID=from-file\nOKRBOT_NAME=目标\nELSE=1\n", "utf-8")
    monkeypatch.setenv("OKRBOT_NAME", "Goals")
    settings = read_settings()
    assert settings.client_id == "from-file"
    assert settings.name == "Goals"
    assert not settings.has_credentials


@pytest.mark.parametrize(
    ("name", "value", "field", "understood"),
    [
        ("OKRBOT_ADMINS", "dana01, omar02;mai03  leo04", "admins", ("dana01", "omar02", "mai03", "leo04")),
        ("OKRBOT_LANGUAGE", "zh_CN", "language", "zh"),
        ("OKRBOT_COUNTRY", "vn", "country", "VN"),
        ("OKRBOT_COUNTRY", "my-14", "country", "MY-14"),
        ("OKRBOT_PUBLIC_URL", "https://okr.example.com/", "public_url", "https://okr.example.com"),
        ("OKRBOT_LOG_LEVEL", "debug", "log_level", "DEBUG"),
        ("OKRBOT_PICTURES", "off", "pictures", False),
        ("OKRBOT_FONT_FILES", "a.otf, my fonts/b.ttf", "font_files", (Path("a.otf"), Path("my fonts/b.ttf"))),
        ("OKRBOT_HTTP_PORT", "", "http_port", 8000),
        ("DINGTALK_ROBOT_CODE", "dingrobot", "robot_code", "dingrobot"),
        ("DATABASE_URL", "", "database_url", "sqlite:///okrbot.db"),
    ],
)
def test_values_are_taken_as_people_write_them(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, field: str, understood: object
) -> None:
    monkeypatch.setenv(name, value)
    assert getattr(read_settings(), field) == understood


@pytest.mark.parametrize(
    ("name", "value", "advice"),
    [
        ("DATABASE_URL", "mysql://u:hunter2@host/db", "sqlite:///okrbot.db"),
        ("DATABASE_URL", "okrbot.db", "postgresql://"),
        ("OKRBOT_HTTP_PORT", "eighty", "must be a whole number"),
        ("OKRBOT_HTTP_PORT", "70000", "must be 65535 or less"),
        ("OKRBOT_PUBLIC_URL", "okr.example.com", "https://okr.example.com"),
        ("OKRBOT_PUBLIC_URL", "https://example.com/okr", "cannot lie under a path"),
        ("OKRBOT_LANGUAGE", "klingon", "en"),
        ("OKRBOT_TIMEZONE", "Shanghai", "Asia/Shanghai"),
        ("OKRBOT_COUNTRY", "Atlantis", "CN"),
        ("OKRBOT_GROUP_SENDS_PER_MINUTE", "-1", "must be 0 or more"),
        ("OKRBOT_API_QUOTA", "-1", "must be 0 or more"),
        ("OKRBOT_WEBHOOK_QUOTA", "many", "must be a whole number"),
        ("OKRBOT_PICTURES", "perhaps", "must be on or off"),
        ("OKRBOT_LOG_LEVEL", "LOUD", "INFO"),
    ],
)
def test_a_wrong_value_is_named_with_what_to_write_and_never_repeated(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, advice: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSettings) as refused:
        read_settings()
    assert f"  {name}: " in str(refused.value)
    assert advice in str(refused.value)
    assert "hunter2" not in str(refused.value)


def test_secrets_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DINGTALK_CLIENT_SECRET", "s3cret")
    monkeypatch.setenv("OKRBOT_SECRET_KEY", "k3y")
    monkeypatch.setenv("DATABASE_URL", "postgresql://okr:hunter2@db.example.com/okr")
    settings = read_settings()
    assert settings.database_shown == "postgresql://okr:***@db.example.com/okr"
    assert not any(secret in repr(settings) for secret in ("s3cret", "k3y", "hunter2"))


def test_without_credentials_it_is_said_where_they_are() -> None:
    for words in ("DINGTALK_CLIENT_ID", "DINGTALK_CLIENT_SECRET", "developer console", ".env", "okrbot demo"):
        assert words in WHERE_TO_FIND
