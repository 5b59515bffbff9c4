"""`okrbot doctor`: looks at everything the bot needs and says what to click where something is missing.

It disturbs nothing: no socket is opened, so no message can go astray to it, nobody is written to, and no
row of the database is changed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from sqlalchemy import Engine, false, update
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot.dingtalk import DingTalk, FixCredentials, SendFailed
from bot.pictures import CannotDraw, Painter
from bot.settings import Settings
from bot.workers import is_alone
from commands.core.deployment import Deployment
from commands.reports.calendars import guessed_years
from commands.rules.quota import WARN_FROM, Purse, Quotas, is_over, purse_of
from commands.texts.charts.week import Chart
from storage import calls, installation, rituals, schema
from storage.engine import open_engine
from storage.tables import Organization
from storage.work import Storage

CLOCK_SECONDS = 60
CLOCK_TIMEOUT_SECONDS = 10
PURSES = {Purse.WEBHOOK_AND_STREAM: "Webhook and stream calls", Purse.API: "API calls"}
CONSOLE = "developer console of DingTalk (open-dev.dingtalk.com) → your app"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `says` is the state, or what to do; a warning is fine for the time being."""

    fine: bool
    name: str
    says: str
    warning: bool = False

    def line(self) -> str:
        mark = "!" if self.warning else "✓" if self.fine else "✗"
        return f"{mark} {self.name}: {self.says}"


async def examine(settings: Settings) -> list[Finding]:
    """Everything, in the order in which it is best put right."""
    dingtalk = DingTalk(
        client_id=settings.client_id,
        client_secret=settings.client_secret.get_secret_value(),
        api=settings.openapi_endpoint,
        oapi=settings.oapi_endpoint,
    )
    try:
        remote = await _examine_dingtalk(dingtalk, settings)
    finally:
        await dingtalk.aclose()
    local = await asyncio.to_thread(examine_database, settings)
    clock = await asyncio.to_thread(examine_clock, settings.openapi_endpoint)
    return [*remote, *local, clock]


# -- DingTalk --------------------------------------------------------------------------------------------


async def _examine_dingtalk(dingtalk: DingTalk, settings: Settings) -> list[Finding]:
    credentials = await _tried(
        "Credentials",
        dingtalk.check_credentials,
        fine=f"DingTalk accepts the client id {settings.client_id}.",
        click=f"{CONSOLE} → Credentials: copy Client ID and Client Secret into .env.",
    )
    if not credentials.fine:
        return [credentials]  # everything else would fail for the same reason
    others = (
        _tried(
            "Stream",
            dingtalk.check_stream,
            fine="the gateway lets the app in.",
            click=f"{CONSOLE} → Robot: choose Stream mode as the way messages are received, and publish.",
        ),
        _tried(
            "Sending",
            lambda: dingtalk.check_sending(settings.robot_code),
            fine=f"robot {settings.robot_code} may write in groups and to people.",
            click=f"{CONSOLE} → Permissions: request qyapi_robot_sendmsg, then publish a new version.",
        ),
        _tried(
            "Directory",
            dingtalk.check_directory,
            fine="names of people can be read.",
            click=f"{CONSOLE} → Permissions: request qyapi_get_member; without it people are 'a colleague'.",
        ),
        _tried(
            "Search",
            dingtalk.check_search,
            fine="people can be found by their name.",
            click=f"{CONSOLE} → Permissions: request Contact.User.Search (qyapi_addresslist_search); "
            "without it a typed @name is found only among people the bot has met.",
        ),
        _examine_pictures(dingtalk, settings),
        _tried(
            "Todo",
            dingtalk.check_todos,
            fine="tasks also stand on people's own DingTalk Todo lists.",
            click=f"{CONSOLE} → Permissions: request Todo.Todo.Write; until then tasks are kept here alone.",
        ),
    )
    board = _board(settings)
    return [credentials, *[await each for each in others], board]


def _board(settings: Settings) -> Finding:
    """What only a person who signs in can try: it is said, so that nobody looks for it in vain."""
    if not settings.public_url:
        says = (
            f"only this computer reaches it, at {settings.address}; set OKRBOT_PUBLIC_URL to where people do."
        )
        return Finding(True, "Board", says)
    return Finding(
        True,
        "Board",
        f"people sign in at {settings.public_url}.\n"
        f"  {CONSOLE} → Security: the redirect address is {settings.public_url}/sign-in/callback;\n"
        f"  {CONSOLE} → Permissions: Contact.User.Read tells the board who signs in.",
    )


async def _examine_pictures(dingtalk: DingTalk, settings: Settings) -> Finding:
    """Draws one and uploads it, which nobody sees."""
    if not settings.pictures:
        return Finding(True, "Pictures", "switched off by OKRBOT_PICTURES.")
    try:
        png = await asyncio.to_thread(Painter(settings.font_files).draw, Chart("en", "okrbot doctor", "", ()))
    except CannotDraw as error:
        return Finding(False, "Pictures", f"{error}. Until then digests come in words alone.")
    return await _tried(
        "Pictures",
        lambda: dingtalk.upload_picture(png),
        fine="the digest's picture can be drawn and uploaded.",
        click=f"{CONSOLE} → Permissions; until then digests come in words alone.",
    )


async def _tried(name: str, check: Callable[[], Awaitable[object]], *, fine: str, click: str) -> Finding:
    try:
        await check()
    except FixCredentials as error:
        return Finding(False, name, f"{error.reason}\n  {click}")
    except SendFailed as error:
        return Finding(False, name, error.reason)
    return Finding(True, name, fine)


# -- the database ----------------------------------------------------------------------------------------


def examine_database(settings: Settings) -> list[Finding]:
    """Whether the database can be reached, has our tables and can be written; and the calls of this month."""
    file = settings.sqlite_file
    if file is not None and not file.exists():
        if file.absolute().parent.is_dir():
            return [Finding(True, "Database", f"{settings.database_shown} will be made at the first start.")]
        return [
            Finding(
                False, "Database", f"the folder {file.parent} does not exist. Make it, or set DATABASE_URL."
            )
        ]
    engine = open_engine(settings.database_url)
    try:
        return _look_into(engine, settings)
    except DBAPIError as error:
        return [Finding(False, "Database", f"{settings.database_shown} cannot be used: {error.orig}")]
    finally:
        engine.dispose()


def _look_into(engine: Engine, settings: Settings) -> list[Finding]:
    shown = settings.database_shown
    if not schema.is_current(engine):
        if is_alone(engine):
            return [Finding(True, "Database", f"{shown} will be brought up to date at the next start.")]
        return [
            Finding(False, "Database", f"{shown} does not have this version's tables. Run: okrbot db upgrade")
        ]
    try:
        _try_to_write(engine)
    except SQLAlchemyError as error:
        return [Finding(False, "Database", f"{shown} cannot be written: {getattr(error, 'orig', error)}")]
    return [
        Finding(True, "Database", f"{shown} has this version's tables and can be written."),
        *_quota(engine, settings.quotas),
        *_resting(engine),
        *_calendars(engine, settings.deployment()),
    ]


def _try_to_write(engine: Engine) -> None:
    """Change no row: a database that cannot be written refuses even that."""
    with Storage(engine, process="okrbot doctor").work() as work:
        work.session.execute(update(Organization).where(false()).values(created_at=datetime.now(UTC)))


def _quota(engine: Engine, quotas: Quotas) -> list[Finding]:
    """This month's calls as far as this database knows them; other programs' calls are not in it."""
    with Storage(engine, process="okrbot doctor").reading() as session:
        counted = calls.by_kind(session, day=calls.day_of(datetime.now(UTC)))
    return [
        _used(f"{PURSES[purse]} of {org_id}", _of(counted, org_id, purse), quotas.of(purse))
        for org_id in sorted({org_id for org_id, _ in counted})
        for purse in (Purse.WEBHOOK_AND_STREAM, Purse.API)
    ]


def _of(counted: Mapping[tuple[str, str], int], org_id: str, purse: Purse) -> dict[str, int]:
    return {
        kind: made
        for (org, kind), made in sorted(counted.items())
        if org == org_id and purse_of(kind) is purse
    }


def _used(name: str, by_kind: Mapping[str, int], quota: int) -> Finding:
    made = sum(by_kind.values())
    shown = ", ".join(f"{kind.removeprefix('api:')} {number:,}" for kind, number in by_kind.items())
    says = f"{made:,} this month{f' ({shown})' if shown else ''}"
    if not quota:
        return Finding(True, name, f"{says}; no limit is set.")
    says = f"{says} of {quota:,} that DingTalk allows."
    if made >= quota:
        return Finding(
            False, name, f"{says} Answers may fail until next month; a larger package helps at once."
        )
    if is_over(made, quota, WARN_FROM):
        return Finding(True, name, f"{says} That is over {WARN_FROM:.0%}.", warning=True)
    return Finding(True, name, says)


def _resting(engine: Engine) -> list[Finding]:
    """Reminders and digests that were suspended, by team and reason; they wait until somebody looks."""
    kinds: dict[tuple[str, str], list[str]] = {}
    with Storage(engine, process="okrbot doctor").reading() as session:
        for ritual, team in rituals.suspended(session):
            where = team.name if team else "somebody's own"
            kinds.setdefault((where, ritual.suspended_because or ""), []).append(ritual.kind)
    return [
        Finding(False, f"Resting in {where}", f"{', '.join(resting)}. {reason}")
        for (where, reason), resting in kinds.items()
    ]


def _calendars(engine: Engine, deployment: Deployment) -> list[Finding]:
    """Years in use whose make-up days are not known: Fridays and paces may be a day off in them."""
    today = calls.day_of(datetime.now(UTC))
    found: set[int] = set()
    with Storage(engine, process="okrbot doctor").reading() as session:
        deployment.calendars.learn(rituals.corrected_days(session))
        for org_id in installation.organizations(session):
            by_team = guessed_years(session, org_id, deployment.calendar_of, today=today)
            found |= {year for years in by_team.values() for year in years}
    if not found:
        return []
    years = ", ".join(map(str, sorted(found)))
    return [
        Finding(
            True,
            "Calendar",
            f"China's make-up working days of {years} are not in this version, so weeks may end on the wrong "
            "day.\n  Update okrbot, or give them: okrbot calendar import FILE.csv",
            warning=True,
        )
    ]


# -- the clock -------------------------------------------------------------------------------------------


def examine_clock(endpoint: str) -> Finding:
    """Compare this computer's clock with DingTalk's, to the second."""
    try:
        theirs = _time_at(endpoint)
    except (OSError, ValueError, TypeError):
        return Finding(False, "Clock", f"{endpoint} did not say what time it is; is this computer online?")
    off = (datetime.now(UTC) - theirs).total_seconds()
    if abs(off) > CLOCK_SECONDS:
        way = "ahead" if off > 0 else "behind"
        return Finding(
            False, "Clock", f"{abs(off):.0f} seconds {way} of DingTalk's. Switch on time synchronisation."
        )
    return Finding(True, "Clock", "agrees with DingTalk's.")


def _time_at(endpoint: str) -> datetime:
    request = Request(endpoint, method="HEAD")  # noqa: S310 (the settings allow only http and https)
    try:
        with urlopen(request, timeout=CLOCK_TIMEOUT_SECONDS) as answer:  # noqa: S310 (as above)
            said = answer.headers["Date"]
    except HTTPError as error:  # an answer all the same
        said = error.headers["Date"]
    return parsedate_to_datetime(said)
