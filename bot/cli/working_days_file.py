"""Corrected working days as CSV: what `okrbot calendar import` reads and `okrbot calendar list` prints.

The first line names the columns: country, day, working, and perhaps label. Excel's semicolons will do.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy.orm import Session

from commands.core.deployment import Deployment
from commands.core.surroundings import Surroundings
from commands.rituals.planning import replan_organization
from commands.rules.calendar import is_known_country
from storage import calendar_days
from storage.calendar_days import CorrectedDay
from storage.work import Work

NEEDED = ("country", "day", "working")
COLUMNS = (*NEEDED, "label")
WORKING = {"yes": True, "no": False, "true": True, "false": False, "1": True, "0": False}
LONGEST_LABEL = 100
HOW = 'Each line is like "CN,2027-02-06,yes,make-up day": country, day, whether people work, and why.'


class UnreadableFile(Exception):  # noqa: N818 (it is what happened)
    """Some lines cannot be taken as days; the text names each of them."""


def read(content: bytes) -> list[CorrectedDay]:
    """The days of a file in UTF-8.

    Raises:
        UnreadableFile: a line is not understood, or two contradict each other.
    """
    rows = _rows(content)
    days: dict[tuple[str, date], CorrectedDay] = {}
    wrong = []
    for number, row in rows:
        try:
            found = _day(row)
            if days.setdefault((found.country, found.day), found).working is not found.working:
                raise ValueError(f"{found.country} {found.day} stands in the file both as yes and as no.")
        except ValueError as error:
            wrong.append(f"line {number}: {error}")
    if wrong:
        raise UnreadableFile("\n".join([*wrong, HOW]))
    if not days:
        raise UnreadableFile(f"There is no day in it.\n{HOW}")
    return list(days.values())


def store(
    work: Work,
    deployment: Deployment,
    org_id: str,
    days: Sequence[CorrectedDay],
    *,
    replace: bool,
    now: datetime,
) -> None:
    """Store the days, and move everything that is planned to where they bring it.

    `replace` forgets what was stored of the same countries and years.
    """
    if replace:
        calendar_days.forget_years_of(work, org_id, days)
    calendar_days.put(work, org_id, days)
    work.flush()
    deployment.calendars.learn(calendar_days.everywhere(work.session))
    replan_organization(Surroundings(work=work, deployment=deployment, org_id=org_id, now=now))


def stored(session: Session, org_id: str) -> str:
    """What is stored, as a file that `read` takes."""
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(COLUMNS)
    for row in calendar_days.of_organization(session, org_id):
        lines.writerow((row.country, row.day, "yes" if row.working else "no", row.label or ""))
    return text.getvalue()


def _rows(content: bytes) -> list[tuple[int, Mapping[str, str]]]:
    """Numbered as an editor shows them; empty lines are left out."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableFile("The file is not in UTF-8. In Excel, save it as “CSV UTF-8”.") from None
    separator = ";" if ";" in text.partition("\n")[0] else ","
    lines = csv.reader(io.StringIO(text), delimiter=separator)
    try:
        names = [each.strip().casefold() for each in next(lines, [])]
        if missing := [each for each in NEEDED if each not in names]:
            raise UnreadableFile(
                f"The first line must name the columns {', '.join(COLUMNS)}; {', '.join(missing)} is missing."
            )
        return list(_named(lines, names))
    except csv.Error as error:
        raise UnreadableFile(f"line {lines.line_num}: this is no CSV ({error}).\n{HOW}") from None


def _named(lines: Iterator[list[str]], names: list[str]) -> Iterator[tuple[int, Mapping[str, str]]]:
    for number, values in enumerate(lines, 2):
        if any(each.strip() for each in values):
            yield number, {name: each.strip() for name, each in zip(names, values, strict=False)}


def _day(row: Mapping[str, str]) -> CorrectedDay:
    country, said, working = (row.get(each, "") for each in NEEDED)
    country = country.upper()
    if not is_known_country(country):
        raise ValueError(f"“{country}” is no country whose holidays are known; write e.g. CN or MY-14.")
    try:
        day = date.fromisoformat(said)
    except ValueError:
        raise ValueError(f"“{said}” is no day; write it like 2027-02-06.") from None
    if working.casefold() not in WORKING:
        raise ValueError(f"“{working}” does not say whether people work; write yes or no.")
    label = row.get("label", "")[:LONGEST_LABEL]
    return CorrectedDay(country, day, WORKING[working.casefold()], label or None)
