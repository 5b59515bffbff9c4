"""`okrbot …`: the commands of whoever installs and looks after the program.

Modules are imported where they are used: `okrbot parse` and `--help` need none of the heavy ones.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

    from bot.files import Terminal
    from bot.settings import Settings
    from storage.tables import Member
    from storage.work import Storage

BROKEN = 1
WRONG_USE = 2
NOT_ALL = 3


class Trouble(click.ClickException):
    """Something the user can put right; shown as it is, without a traceback."""

    exit_code = BROKEN

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(self.message, file=file, err=file is None)


class WrongUse(Trouble):
    """What was asked cannot be done as asked: wrong settings or arguments."""

    exit_code = WRONG_USE


def _show_version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        try:
            click.echo(f"okrbot {version('okrbot')}")
        except PackageNotFoundError:
            click.echo("okrbot, run from its source and not installed")
        context.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version and exit.",
)
def main() -> None:
    """An OKR system that lives in DingTalk group chats."""


# -- running ---------------------------------------------------------------------------------------------


@main.command()
def run() -> None:
    """Connect to DingTalk and work until stopped (Ctrl-C)."""
    settings = _settings()
    _need_credentials(settings)
    import asyncio

    from bot.logs import start_logging
    from bot.main import CannotStart, run_program

    start_logging(settings.log_level)
    try:
        asyncio.run(run_program(settings, say=click.echo))
    except CannotStart as error:
        raise Trouble(str(error)) from None


@main.command()
@click.option("--script", is_flag=True, help="Play the story by itself.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port of the page."
)
@click.option("--no-browser", is_flag=True, help="Do not open the page.")
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help="Folder to keep the data in; without it each demo begins anew.",
)
def demo(script: bool, port: int, no_browser: bool, data: Path | None) -> None:
    """Try everything on this computer: a sandbox DingTalk, the bot, example data."""
    from bot import demo as show

    show.run(script=script, port=port, browser=not no_browser, data=data)


@main.command()
def doctor() -> None:
    """Look whether everything is set up, and say what to click where it is not."""
    settings = _settings()
    _need_credentials(settings)
    import asyncio

    from bot.doctor import examine
    from bot.logs import start_logging

    start_logging("ERROR")
    findings = asyncio.run(examine(settings))
    for finding in findings:
        click.echo(finding.line())
    if any(not finding.fine for finding in findings):
        raise SystemExit(BROKEN)


def _settings() -> Settings:
    from bot.settings import BadSettings, read_settings

    try:
        return read_settings()
    except BadSettings as error:
        raise WrongUse(str(error)) from None


def _need_credentials(settings: Settings) -> None:
    if not settings.has_credentials:
        from bot.settings import WHERE_TO_FIND

        raise WrongUse(WHERE_TO_FIND)


# -- reading ---------------------------------------------------------------------------------------------


@main.command()
@click.option("--lang", help="Language the writer is taken to write in: en, zh, id, vi …")
@click.option(
    "--context",
    "context",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="JSON list of key results: code, title, objective, kind, unit, start, target, current.",
)
@click.option("--jsonl", is_flag=True, help='Read lines {"text": …, "lang": …} from standard input.')
@click.argument("text", required=False)
def parse(lang: str | None, context: Path | None, jsonl: bool, text: str | None) -> None:
    """Show what the bot understands of TEXT, as JSON. Nothing is stored or sent."""
    from bot import understanding

    if jsonl == (text is not None):
        raise click.UsageError("Give either TEXT or --jsonl.")
    try:
        key_results = understanding.read_context(context) if context else understanding.example(lang)
    except ValueError as error:
        raise WrongUse(f"{context}: {error}") from None
    if text is not None:
        click.echo(understanding.as_line(text, lang, key_results))
        return
    for line in sys.stdin.buffer:
        click.echo(understanding.answer(line, lang, key_results))


# -- the database ----------------------------------------------------------------------------------------


@main.group()
def db() -> None:
    """Look after the database (DATABASE_URL)."""


@db.command()
def upgrade() -> None:
    """Bring the tables to this version. Nothing is lost; make a backup first all the same."""
    from storage import schema

    with _engine() as engine:
        schema.upgrade(engine)
        click.echo(f"The tables are those of this version ({schema.head()}).")


@db.command()
def check() -> None:
    """Say whether the tables are those of this version."""
    from storage import schema

    with _engine() as engine:
        if not schema.is_current(engine):
            raise Trouble("The tables are not those of this version. Run: okrbot db upgrade")
        differences = schema.differences(engine)
        if differences:
            raise Trouble("The tables were altered by hand:\n" + "\n".join(differences))
        click.echo("The tables are those of this version.")


@db.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), required=False)
def backup(file: Path | None) -> None:
    """Copy the SQLite database to FILE while the bot goes on working."""
    settings = _settings()
    source = settings.sqlite_file
    if source is None:
        raise WrongUse(
            "This copies SQLite files only. For PostgreSQL use its own tool: "
            'pg_dump --format=custom --file=okrbot.dump "$DATABASE_URL"'
        )
    if not source.exists():
        raise Trouble(f"There is no database {source} yet, so nothing was copied.")
    from bot.backup import copy

    target = file or source.with_name(f"{source.stem}-{utc_now():%Y%m%d-%H%M%S}.db")
    if target.exists():
        raise WrongUse(f"{target} exists already and was left as it is. Name another file.")
    copy(source, target)
    click.echo(str(target))


@contextmanager
def _engine() -> Iterator[Engine]:
    from sqlalchemy.exc import SQLAlchemyError

    from storage.engine import open_engine
    from storage.schema import UnknownRevisionError

    engine = open_engine(_settings().database_url)
    try:
        yield engine
    except UnknownRevisionError as error:
        raise Trouble(str(error)) from None
    except SQLAlchemyError as error:
        shown = engine.url.render_as_string(hide_password=True)
        raise Trouble(f"The database {shown} cannot be used: {getattr(error, 'orig', error)}") from None
    finally:
        engine.dispose()


@contextmanager
def _storage() -> Iterator[Storage]:
    """The rows, if the tables are those of this version."""
    from storage import schema
    from storage.work import Storage

    with _engine() as engine:
        if not schema.is_current(engine):
            raise Trouble("The database does not have the tables of this version. Run: okrbot db upgrade")
        yield Storage(engine, process="okrbot command")


def _organization(session: Session, wanted: str) -> str:
    """The one meant: the only one if none is named, "" while the bot has met none."""
    from storage import installation

    known = installation.organizations(session)
    if wanted and known and wanted not in known:
        raise WrongUse(f"There is no organization {wanted}. Known: {', '.join(known)}. Nothing was changed.")
    if not wanted and len(known) > 1:
        raise WrongUse(f"There are several organizations: {', '.join(known)}. Say which with --org.")
    return wanted or (known[0] if known else "")


# -- keys to the JSON API --------------------------------------------------------------------------------


@main.group()
def token() -> None:
    """Keys to the JSON API."""


@token.command("create")
@click.option(
    "--scope",
    "scopes",
    type=click.Choice(["read", "write:check-ins", "write:metrics"]),
    multiple=True,
    required=True,
    help="What it may do; can be given several times.",
)
@click.option(
    "--as", "staff_id", default="", help="Staff id of who answers for its check-ins and is named with them."
)
@click.option("--name", default="", help="What the key is for, to recognise it in the list.")
@click.option("--days", type=click.IntRange(1), help="Days after which it ends; without it never.")
@click.option("--org", default="", help="Corp id of the organization; needed when there are several.")
def create_token(scopes: tuple[str, ...], staff_id: str, name: str, days: int | None, org: str) -> None:
    """Make a key and print it; it is stored as a hash and cannot be shown again."""
    from storage import tokens

    now = utc_now()
    if tokens.WRITE_CHECK_INS in scopes and not staff_id:
        raise WrongUse("A check-in needs somebody who answers for it: --as STAFF_ID. No key was made.")
    with _storage() as storage, storage.work() as work:
        org_id = _organization(work.session, org)
        key = tokens.create(
            work,
            org_id=org_id,
            name=name,
            scopes=sorted(set(scopes)),
            now=now,
            expires_at=now + timedelta(days=days) if days else None,
            acts_for=_somebody(work.session, org_id, staff_id) if staff_id else None,
        )
    click.echo(key)


def _somebody(session: Session, org_id: str, staff_id: str) -> Member:
    """The member for whom a key acts."""
    from storage import members

    found = members.by_staff_ids(session, org_id, [staff_id])
    if not found or found[0].left_at is not None:
        raise WrongUse(
            f"The bot has met nobody with the staff id {staff_id}; /whoami in a direct chat tells one's own. "
            "No key was made."
        )
    return found[0]


@token.command("list")
def list_tokens() -> None:
    """Show the keys: id, state, scopes, for whom, when last used, name. The keys themselves are not kept."""
    from storage import tokens

    now = utc_now()
    with _storage() as storage, storage.reading() as session:
        for row, person in tokens.all_tokens(session):
            ended = row.expires_at is not None and row.expires_at <= now
            state = "revoked" if row.revoked_at else "expired" if ended else "valid"
            until = f" until {row.expires_at:%Y-%m-%d}" if row.expires_at else ""
            acting = f"  as {person.staff_id}" if person else ""
            used = f"  used {row.counted_from:%Y-%m-%d %H:%M} UTC" if row.counted_from else ""
            click.echo(f"{row.id}  {state}{until}  {','.join(row.scopes)}{acting}{used}  {row.name}")


@token.command("revoke")
@click.argument("token_id", type=click.UUID)
def revoke_token(token_id: UUID) -> None:
    """End the key with this id (`okrbot token list`) at once."""
    from storage import tokens

    with _storage() as storage, storage.work() as work:
        if not tokens.revoke(work, token_id, now=utc_now()):
            raise WrongUse("There is no key with this id. `okrbot token list` shows them.")
    click.echo("Revoked.")


# -- spreadsheets ----------------------------------------------------------------------------------------


@main.command("export")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--team", help="Only this team, by the name of its group.")
@click.option("--cycle", help="This cycle, such as 2026-Q3, instead of those that are open.")
@click.option("--sheet", type=click.Choice(["okrs", "check-ins", "blockers", "teams"]), help="Only this one.")
@click.option("--as", "reader", metavar="STAFF_ID", help="What this person may see; else all but private.")
@click.option("--lang", help="Language of the headings: en, zh, id, vi …")
@click.option("--org", default="", help="Corp id of the organization; needed when there are several.")
def export_file(
    file: Path,
    team: str | None,
    cycle: str | None,
    sheet: str | None,
    reader: str | None,
    lang: str | None,
    org: str,
) -> None:
    """Write the OKRs into FILE (.xlsx, or .csv for one sheet)."""
    from bot.files import Wanted
    from commands.texts.sheets import SheetName

    with _terminal(org) as terminal:
        wanted = Wanted(team, cycle, SheetName(sheet) if sheet else None)
        terminal.export(file, wanted, reader=reader, language=lang)
    click.echo(str(file))


@main.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--team", help="The team of lines that name none, by the name of its group.")
@click.option("--as", "importer", metavar="STAFF_ID", help="Who imports; else the administrator.")
@click.option("--dry-run", is_flag=True, help="Only show what would happen.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--org", default="", help="Corp id of the organization; needed when there are several.")
def import_file(
    file: Path, team: str | None, importer: str | None, dry_run: bool, yes: bool, org: str
) -> None:
    """Take objectives and key results from FILE (.xlsx or .csv), after showing what it would do.

    Ends with 0, with 2 if it cannot be done as asked, and with 3 if some lines are not taken.
    """
    with _terminal(org) as terminal:
        import_id, preview = terminal.hand_in(file, team=team, as_staff_id=importer)
        for line in preview.lines():
            click.echo(line)
        if preview.changes and not dry_run and (yes or click.confirm("Take it?")):
            terminal.take(import_id, as_staff_id=importer)
            click.echo("Taken.")
    if preview.refused:
        raise SystemExit(NOT_ALL)


@contextmanager
def _terminal(org: str) -> Iterator[Terminal]:
    from bot.files import FileRefused, Terminal

    with _storage() as storage:
        try:
            yield Terminal(storage, _settings().deployment(), utc_now(), org)
        except FileRefused as error:
            raise WrongUse(str(error)) from None


# -- working days ----------------------------------------------------------------------------------------


@main.group()
def calendar() -> None:
    """Working days that differ from a country's calendar: make-up days, a company's own holidays."""


@calendar.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Forget what is stored of the countries and years in FILE.")
@click.option("--org", default="", help="Corp id of the organization; needed when there are several.")
def import_calendar(file: Path, replace: bool, org: str) -> None:
    """Take over the days in FILE, a CSV with the columns country, day, working, label.

    A line is like CN,2027-02-06,yes,make-up day. A day that is stored already is replaced. If one line cannot
    be read, nothing is stored.
    """
    from bot import calendar_file

    settings = _settings()
    try:
        days = calendar_file.read(file.read_bytes())
    except calendar_file.UnreadableFile as error:
        raise WrongUse(f"Nothing of {file} was stored.\n{error}") from None
    with _storage() as storage, storage.work() as work:
        known = _organization(work.session, org)
        if not known:
            raise Trouble("The bot has met nobody yet. Say hello to it in a group, then import again.")
        calendar_file.store(work, settings.deployment(), known, days, replace=replace, now=utc_now())
    click.echo(f"{len(days)} days stored; reminders and digests were moved accordingly.")


@calendar.command("list")
@click.option("--org", default="", help="Corp id of the organization; needed when there are several.")
def list_calendar(org: str) -> None:
    """Print the days that were corrected, as the CSV that `import` takes."""
    from bot import calendar_file

    with _storage() as storage, storage.reading() as session:
        click.echo(calendar_file.stored(session, _organization(session, org)), nl=False)


# -- teams -----------------------------------------------------------------------------------------------


@main.group()
def team() -> None:
    """Teams."""


@team.command("move")
@click.argument("old")
@click.argument("new")
def move_team(old: str, new: str) -> None:
    """Let the team OLD live in the group NEW, when its DingTalk group was rebuilt.

    OLD and NEW are names of groups or their conversation ids. Speak to the bot in the new group first.
    """
    from bot.moving import MoveRefused, move

    with _storage() as storage:
        try:
            told = move(storage, old, new)
        except MoveRefused as error:
            raise WrongUse(str(error)) from None
    click.echo(told)


def utc_now() -> datetime:
    return datetime.now(UTC)


if __name__ == "__main__":
    sys.exit(main())
