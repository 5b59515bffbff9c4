"""Settings: the only reader of the environment, and of a `.env` in the working folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from bot.dingtalk import API, OAPI
from commands.core.deployment import Deployment
from commands.rules.quota import Quotas

LOGIN = "https://login.dingtalk.com"
DATABASE = "sqlite:///okrbot.db"
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")

WHERE_TO_FIND = """\
DINGTALK_CLIENT_ID and DINGTALK_CLIENT_SECRET are missing; nothing was started.

  1. Open the developer console of DingTalk (open-dev.dingtalk.com) and your app there, or make one.
  2. The page "Credentials" shows the Client ID and the Client Secret.
  3. Write both into a file named .env in this folder:

       DINGTALK_CLIENT_ID=ding…
       DINGTALK_CLIENT_SECRET=…

     and run `okrbot run` again; `okrbot doctor` then says what else is missing.

To try everything without DingTalk: `okrbot demo`."""


_WANTED = {
    "int_parsing": "must be a whole number",
    "greater_than_equal": "must be {ge} or more",
    "less_than_equal": "must be {le} or less",
    "bool_parsing": "must be on or off",
}
"""What to write instead, by the name that a problem has in the library which reads the settings."""


class BadSettings(Exception):  # noqa: N818 (it reads as what it is: the settings are bad)
    """The settings cannot be used; the text says which, why, and what to write instead."""


class Settings(BaseSettings):
    """All that can be set. Every name stands in the documentation with its default."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8-sig",
        extra="ignore",
        frozen=True,
        populate_by_name=True,
        env_ignore_empty=True,
    )

    client_id: str = Field(default="", validation_alias="DINGTALK_CLIENT_ID")
    client_secret: SecretStr = Field(default=SecretStr(""), validation_alias="DINGTALK_CLIENT_SECRET")
    chosen_robot_code: str = Field(default="", validation_alias="DINGTALK_ROBOT_CODE")
    openapi_endpoint: str = Field(default=API, validation_alias="DINGTALK_OPENAPI_ENDPOINT")
    oapi_endpoint: str = Field(default=OAPI, validation_alias="DINGTALK_OAPI_ENDPOINT")
    login_endpoint: str = Field(default=LOGIN, validation_alias="DINGTALK_LOGIN_ENDPOINT")
    database_url: str = Field(default=DATABASE, validation_alias="DATABASE_URL", repr=False)
    http_host: str = Field(default="127.0.0.1", validation_alias="OKRBOT_HTTP_HOST")
    http_port: int = Field(default=8000, ge=0, le=65535, validation_alias="OKRBOT_HTTP_PORT")
    public_url: str | None = Field(default=None, validation_alias="OKRBOT_PUBLIC_URL")
    name: str = Field(default="OKR", min_length=1, validation_alias="OKRBOT_NAME")
    language: str = Field(default="en", validation_alias="OKRBOT_LANGUAGE")
    timezone: str = Field(default="Asia/Shanghai", validation_alias="OKRBOT_TIMEZONE")
    country: str = Field(default="CN", validation_alias="OKRBOT_COUNTRY")
    admins: Annotated[tuple[str, ...], NoDecode] = Field(default=(), validation_alias="OKRBOT_ADMINS")
    chosen_secret_key: SecretStr = Field(default=SecretStr(""), validation_alias="OKRBOT_SECRET_KEY")
    group_sends_per_minute: int = Field(default=18, ge=0, validation_alias="OKRBOT_GROUP_SENDS_PER_MINUTE")
    pictures: bool = Field(default=True, validation_alias="OKRBOT_PICTURES")
    font_files: Annotated[tuple[Path, ...], NoDecode] = Field(
        default=(), validation_alias="OKRBOT_FONT_FILES"
    )
    api_quota: int = Field(default=Quotas().api, ge=0, validation_alias="OKRBOT_API_QUOTA")
    webhook_quota: int = Field(
        default=Quotas().webhook_and_stream, ge=0, validation_alias="OKRBOT_WEBHOOK_QUOTA"
    )
    api_requests_per_minute: int = Field(default=600, ge=0, validation_alias="OKRBOT_API_REQUESTS_PER_MINUTE")
    log_level: str = Field(default="INFO", validation_alias="OKRBOT_LOG_LEVEL")

    # -- reading -------------------------------------------------------------------------------------

    @field_validator("client_id", "chosen_robot_code", "name", mode="before")
    @classmethod
    def _trimmed(cls, value: Any) -> Any:
        return value.strip() if isinstance(value, str) else value

    @field_validator("openapi_endpoint", "oapi_endpoint", "login_endpoint", "public_url")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        if not value:
            return None
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("must be an address such as https://okr.example.com")
        return value.rstrip("/")

    @field_validator("public_url")
    @classmethod
    def _at_the_top(cls, value: str | None) -> str | None:
        """Links of pages, their cookies and the sign-in begin at the top of a host."""
        if value and urlsplit(value)[2:] != ("", "", ""):
            raise ValueError(
                "must end with the host, such as https://okr.example.com: the board cannot lie under a path, "
                "so give it a host name or a port of its own"
            )
        return value

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: str) -> str:
        try:
            backend = make_url(value or DATABASE).get_backend_name()
        except ArgumentError:
            backend = ""
        if backend not in ("sqlite", "postgresql"):
            raise ValueError("must be sqlite:///okrbot.db or postgresql://user:password@host/database")
        return value or DATABASE

    @field_validator("language")
    @classmethod
    def _language(cls, value: str) -> str:
        from commands.texts.languages import find_language, languages  # here: the names are slow to load

        found = find_language(value)
        if found is None:
            raise ValueError(f"must be one of {', '.join(languages())}")
        return found.code

    @field_validator("timezone")
    @classmethod
    def _timezone(cls, value: str) -> str:
        if value not in available_timezones():
            raise ValueError("must be a time zone such as Asia/Shanghai, Asia/Jakarta or Europe/Berlin")
        return value

    @field_validator("country")
    @classmethod
    def _country(cls, value: str) -> str:
        from commands.rules.calendar import is_known_country  # here for the same reason

        if not is_known_country(value.upper()):
            raise ValueError("must be a country of two letters such as CN, ID or VN, or with a state: MY-14")
        return value.upper()

    @field_validator("admins", mode="before")
    @classmethod
    def _admins(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        return tuple(name for name in value.replace(",", " ").replace(";", " ").split() if name)

    @field_validator("font_files", mode="before")
    @classmethod
    def _font_files(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        return tuple(name.strip() for name in value.split(",") if name.strip())

    @field_validator("log_level")
    @classmethod
    def _level(cls, value: str) -> str:
        if value.upper() not in LEVELS:
            raise ValueError(f"must be one of {', '.join(LEVELS)}")
        return value.upper()

    # -- what follows from it --------------------------------------------------------------------------

    @property
    def robot_code(self) -> str:
        """The robot's code; for an app of one's own organization it is the client id."""
        return self.chosen_robot_code or self.client_id

    @property
    def has_credentials(self) -> bool:
        return bool(self.client_id and self.client_secret.get_secret_value())

    @property
    def address(self) -> str:
        """Where the program's pages are on this computer."""
        host = f"[{self.http_host}]" if ":" in self.http_host else self.http_host
        return f"http://{host}:{self.http_port}"

    @property
    def database_shown(self) -> str:
        """The database's address without its password."""
        return make_url(self.database_url).render_as_string(hide_password=True)

    @property
    def sqlite_file(self) -> Path | None:
        """The file of a SQLite database."""
        url = make_url(self.database_url)
        if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
            return None
        return Path(url.database)

    @property
    def quotas(self) -> Quotas:
        """The calls a month that the organization's edition of DingTalk allows."""
        return Quotas(self.api_quota, self.webhook_quota)

    def deployment(self) -> Deployment:
        """What the use-cases are told of it."""
        return Deployment(
            name=self.name,
            language=self.language,
            timezone=self.timezone,
            country=self.country,
            admins=self.admins,
            public_url=self.public_url,
            webhooks_at=self.oapi_endpoint,
            robot=self.robot_code,
            quotas=self.quotas,
        )


def read_settings() -> Settings:
    """The settings of this process.

    Raises:
        BadSettings: a value cannot be used. Values are never repeated, they may be secrets.
    """
    try:
        return Settings()
    except ValidationError as error:
        lines = [_explained(problem) for problem in error.errors()]
        raise BadSettings("\n".join(["The settings cannot be used; nothing was started.", *lines])) from None


def _explained(problem: ErrorDetails) -> str:
    wanted = _WANTED.get(problem["type"])
    what = wanted.format_map(problem.get("ctx", {})) if wanted else problem["msg"]
    return f"  {problem['loc'][0]}: {what.removeprefix('Value error, ')}"
