"""`okrbot export` and `okrbot import`: the spreadsheets of the board, at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from typing import IO, Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot import spreadsheets
from bot.spreadsheets import Unreadable
from commands.acts.importing import store
from commands.acts.importing.take import KIND, taking
from commands.core.deployment import Deployment
from commands.core.desk import at_desk, from_desk
from commands.core.dispatch import Dispatch
from commands.core.errors import Refusal
from commands.reports import sheets
from commands.reports.sheets import Reader
from commands.reports.standing import Standpoint
from commands.rules.sheet import Page
from commands.texts.importing import fault_text, overview, told
from commands.texts.languages import find_language, languages
from commands.texts.sheets import SheetName
from commands.texts.voice import Voice, voice_of
from storage import boards, exports, installation, members
from storage.exports import Selection
from storage.tables import Member, Team
from storage.visibility import Eyes, of_member
from storage.work import Storage


class FileRefused(Exception):  # noqa: N818 (an expected "no", explained)
    """It cannot be done as asked; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to export: a team and a cycle by name, one sheet; None: all teams, open cycles, all sheets."""

    team: str | None = None
    cycle: str | None = None
    sheet: SheetName | None = None


@dataclass(frozen=True, slots=True)
class Terminal:
    """The installation as somebody at its terminal finds it. `org` is needed when there are several."""

    storage: Storage
    deployment: Deployment
    now: datetime
    org: str = ""

    # --- out -------------------------------------------------------------------------------------------

    def export(self, path: Path, wanted: Wanted, *, reader: str | None, language: str | None) -> None:
        """Write a file, XLSX or CSV by its name; it is there whole or not at all.

        `reader` is the staff id of whoever shall read it; without one it holds all but what is private.

        Raises:
            FileRefused: a name is unknown, or the file cannot be written.
        """
        if path.suffix.lower() not in (".xlsx", ".csv"):
            raise FileRefused(f"{path.name}: name it .xlsx or .csv. Nothing was written.")
        if language and find_language(language) is None:
            raise FileRefused(
                f"--lang {language}: the languages I know are {', '.join(languages())}. Nothing was written."
            )
        with self.storage.reading() as session:
            org_id = self._org_id(session)
            member = self._member(session, org_id, reader) if reader else None
            team = self._team(session, org_id, wanted.team) if wanted.team else None
            _must_be_known(session, org_id, wanted.cycle)
            selection = Selection(org_id, (team.id,) if team else None, wanted.cycle)
            seen_by = self._reader(session, org_id, member, language)
            with _whole(path) as file:
                self._write(session, file, path, selection, wanted.sheet, seen_by)

    def _write(
        self,
        session: Session,
        file: IO[bytes],
        path: Path,
        selection: Selection,
        sheet: SheetName | None,
        reader: Reader,
    ) -> None:
        if path.suffix.lower() == ".csv":
            one = sheets.sheet(session, sheet or SheetName.PLAN, selection, reader)
            spreadsheets.write_csv(one, file, reader.voice)
            return
        names = (sheet,) if sheet else tuple(SheetName)
        spreadsheets.write_xlsx((sheets.sheet(session, name, selection, reader) for name in names), file)

    def _reader(self, session: Session, org_id: str, member: Member | None, language: str | None) -> Reader:
        zone = (member and member.timezone) or self.deployment.timezone
        found = find_language(language) if language else None
        if member is None:
            eyes = Eyes(team_ids=tuple(team.id for team in boards.teams(session, org_id)))
        else:
            eyes = of_member(member, members.teams_of(session, member))
        return Reader(
            eyes,
            voice_of(found.code) if found else self._voice_of(member),
            ZoneInfo(zone),
            self._standpoint_of,
        )

    def _voice_of(self, member: Member | None) -> Voice:
        own = member and (member.language or member.last_language)
        return voice_of(own or self.deployment.language)

    def _standpoint_of(self, team: Team) -> Standpoint:
        return self.deployment.standpoint_of(team, now=self.now)

    # --- in --------------------------------------------------------------------------------------------

    def hand_in(self, path: Path, *, team: str | None, as_staff_id: str | None) -> tuple[UUID, Preview]:
        """Keep a file and say what taking it would do.

        Raises:
            FileRefused: it cannot be read, or it is not clear who imports what.
        """
        with self.storage.reading() as session:
            org_id = self._org_id(session)
            member = self._importer(session, org_id, as_staff_id)
        pages = _pages(path, self._voice_of(member))
        with self.storage.reading() as session:
            context = at_desk(self.storage.over(session), self.deployment, member, now=self.now)
            its_team = self._team(session, org_id, team) if team else only_one(context.teams)
            looked = store.look(context, pages, team=its_team)
        if looked is None:
            raise FileRefused(fault_text(context.voice, "no_headings"))
        with self.storage.work() as work:
            row = store.keep(work, member, looked, name=path.name, now=self.now)
        return row.id, Preview(row.preview, context.voice)

    def need_robot(self) -> None:
        """See that the groups can be told of an import: it is the bot who tells them.

        Raises:
            FileRefused: there are no settings of the bot here.
        """
        if not self.deployment.robot:
            raise FileRefused(
                "The bot tells the groups of an import, and DINGTALK_CLIENT_ID is not set here. Go to the "
                "folder where okrbot runs, or look with --dry-run. Nothing was changed."
            )

    def take(self, import_id: UUID, *, as_staff_id: str | None) -> None:
        """Do what was shown, as its importer.

        Raises:
            FileRefused: it would do something else by now.
        """
        with self.storage.reading() as session:
            member = self._importer(session, self._org_id(session), as_staff_id)
        message = from_desk(self.deployment, member, message_id=f"{KIND}:{import_id}", now=self.now)
        dispatch = Dispatch(self.storage, self.deployment)
        try:
            dispatch.carry_out(message, taking(import_id), now=self.now)
        except Refusal as no:
            raise FileRefused(no.text) from None

    def _importer(self, session: Session, org_id: str, staff_id: str | None) -> Member:
        """Whoever was named, else the administrator."""
        if staff_id:
            return self._member(session, org_id, staff_id)
        found = [
            each
            for each in installation.administrators(session, self.deployment.admins)
            if each.org_id == org_id and each.left_at is None
        ]
        if not found:
            raise FileRefused("There is no administrator yet. Say whose import it is: --as STAFF_ID")
        return found[0]

    # --- both ------------------------------------------------------------------------------------------

    def _org_id(self, session: Session) -> str:
        known = installation.organizations(session)
        if self.org and self.org not in known:
            raise FileRefused(f"There is no organization {self.org}. Known: {', '.join(known)}.")
        if not known:
            raise FileRefused("There is nothing yet: the bot was never spoken to.")
        if not self.org and len(known) > 1:
            raise FileRefused(f"There are several organizations: {', '.join(known)}. Say which with --org.")
        return self.org or known[0]

    def _member(self, session: Session, org_id: str, staff_id: str) -> Member:
        found = members.by_staff_ids(session, org_id, [staff_id])
        if not found:
            raise FileRefused(f"Nobody with the staff id {staff_id} is known here. Nothing was done.")
        return found[0]

    def _team(self, session: Session, org_id: str, name: str) -> Team:
        found = [team for team in installation.teams_called(session, name) if team.org_id == org_id]
        if len(found) != 1:
            known = ", ".join(team.name for team in boards.teams(session, org_id))
            raise FileRefused(f"There is no team {name}. Known: {known}. Nothing was done.")
        return found[0]


def _must_be_known(session: Session, org_id: str, cycle: str | None) -> None:
    """A file without a row would look as if nobody had an objective."""
    known = exports.cycle_names(session, org_id)
    if cycle is not None and cycle not in known:
        raise FileRefused(f"There is no cycle {cycle}. Known: {', '.join(known)}. Nothing was written.")


@dataclass(frozen=True, slots=True)
class Preview:
    """What taking a file would do, as it is kept."""

    kept: dict[str, Any]
    voice: Voice

    @property
    def refused(self) -> int:
        return int(self.kept["counts"]["refused"])

    @property
    def changes(self) -> int:
        return int(self.kept["counts"]["new"]) + int(self.kept["counts"]["changed"])

    def lines(self) -> list[str]:
        """As text: what will be new and different or is not taken, then how much, then what was not read."""
        return [*told(self.voice, self.kept), *overview(self.voice, self.kept)]


def only_one(teams: Sequence[Team]) -> Team | None:
    """The team of somebody who has but one: lines that name none mean it."""
    return teams[0] if len(teams) == 1 else None


def _pages(path: Path, voice: Voice) -> list[Page]:
    try:
        with path.open("rb") as file:
            data = file.read(spreadsheets.MOST_BYTES + 1)
        return spreadsheets.read(data, path.name)
    except OSError as error:
        raise FileRefused(f"{path}: {error.strerror}. Nothing was changed.") from None
    except Unreadable as error:
        raise FileRefused(fault_text(voice, error.fault)) from None


@contextmanager
def _whole(path: Path) -> Iterator[IO[bytes]]:
    """A file beside its place, moved there once it is whole."""
    beside = path.with_name(f".okrbot-{token_hex(4)}")
    try:
        with beside.open("xb") as file:
            yield file
        beside.replace(path)
    except OSError as error:
        raise FileRefused(f"{path}: {error.strerror}. Nothing was written.") from None
    finally:
        beside.unlink(missing_ok=True)
