"""The database: whether it can be used, and what it tells of the bill, the rituals and the calendars."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import Engine, false, update
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.orm import Session

from bot.doctor.findings import Finding
from bot.settings import Settings
from bot.workers import is_alone
from commands.core.deployment import Deployment
from commands.reports.calendars import guessed_years
from commands.rules.quota import WARN_FROM, Purse, Quotas, is_over, purse_of
from storage import calendar_days, calls, installation, rituals, schema
from storage.engine import open_engine
from storage.tables import Organization
from storage.work import Storage

PURSES = {Purse.WEBHOOK_AND_STREAM: "Webhook and stream calls", Purse.API: "API calls"}


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
    storage = Storage(engine, process="okrbot doctor")
    try:
        _try_to_write(storage)
    except SQLAlchemyError as error:
        return [Finding(False, "Database", f"{shown} cannot be written: {getattr(error, 'orig', error)}")]
    now = datetime.now(UTC)
    with storage.reading() as session:
        return [
            Finding(True, "Database", f"{shown} has this version's tables and can be written."),
            *_quota(session, settings.quotas, now),
            *_resting(session),
            *_calendars(session, settings.deployment(), now),
        ]


def _try_to_write(storage: Storage) -> None:
    """Change no row: a database that cannot be written refuses even that."""
    with storage.work() as work:
        work.session.execute(update(Organization).where(false()).values(created_at=datetime.now(UTC)))


def _quota(session: Session, quotas: Quotas, now: datetime) -> list[Finding]:
    """This month's calls as far as this database knows them; other programs' calls are not in it."""
    counted = calls.by_kind(session, day=calls.day_of(now))
    return [
        _used(f"{PURSES[purse]} of {org_id}", _of(counted, org_id, purse), quotas.of(purse))
        for org_id in sorted({org_id for org_id, _ in counted})
        for purse in PURSES
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


def _resting(session: Session) -> list[Finding]:
    """Reminders and digests that were suspended, by team and reason; they wait until somebody looks."""
    kinds: dict[tuple[str, str], list[str]] = {}
    for ritual, team in rituals.suspended(session):
        where = team.name if team else "somebody's own"
        kinds.setdefault((where, ritual.suspended_because or ""), []).append(ritual.kind)
    return [
        Finding(False, f"Resting in {where}", f"{', '.join(resting)}. {reason}")
        for (where, reason), resting in kinds.items()
    ]


def _calendars(session: Session, deployment: Deployment, now: datetime) -> list[Finding]:
    """Years in use whose make-up days are not known: Fridays and paces may be a day off in them."""
    today = calls.day_of(now)
    found: set[int] = set()
    deployment.calendars.learn(calendar_days.everywhere(session))
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
