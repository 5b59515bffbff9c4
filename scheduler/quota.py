"""Every hour: administrators are told when four fifths of a month's calls are used, once per quota."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import structlog

from commands.core import post
from commands.core.deployment import Deployment
from commands.core.reply import Direct
from commands.core.surroundings import Surroundings
from commands.rules.quiet_hours import allowed_from
from commands.rules.quota import WARN_FROM, Purse, Quotas, is_over, purse_of
from commands.texts.quota import running_short
from storage import calls, installation, outbox
from storage.tables import Delivery, Member, Organization
from storage.work import Storage, Work

KIND = "quota"

log: structlog.stdlib.BoundLogger = structlog.get_logger("okrbot.quota")


@dataclass(frozen=True, slots=True)
class Short:
    """A quota of which little is left; `today` is DingTalk's."""

    org_id: str
    purse: Purse
    used: int
    quota: int
    today: date

    @property
    def renewed(self) -> date:
        return (self.today.replace(day=1) + timedelta(days=32)).replace(day=1)

    def once(self, reader: Member) -> str:
        return f"quota:{self.purse}:{self.today:%Y-%m}:{reader.id}"


def running_out(storage: Storage, quotas: Quotas, now: datetime) -> Sequence[Short]:
    """Quotas of which little is left. Reads only."""
    today = calls.day_of(now)
    with storage.reading() as session:
        counted = calls.by_kind(session, day=today)
    return list(_short(counted, quotas, today))


def _short(counted: Mapping[tuple[str, str], int], quotas: Quotas, today: date) -> Iterator[Short]:
    for org_id in sorted({org_id for org_id, _ in counted}):
        for purse in Purse:
            used = sum(
                made for (org, kind), made in counted.items() if org == org_id and purse_of(kind) is purse
            )
            if is_over(used, quotas.of(purse), WARN_FROM):
                yield Short(org_id, purse, used, quotas.of(purse), today)


def tell_administrators(
    storage: Storage, deployment: Deployment, found: Sequence[Short], now: datetime
) -> Sequence[Delivery]:
    """Tell each administrator once a month of each quota; gives back what is to be sent at once."""
    with storage.work() as work:
        for short in found:
            _tell(work, deployment, short, now)
    return work.owed


def _tell(work: Work, deployment: Deployment, short: Short, now: datetime) -> None:
    work.session.get(Organization, short.org_id, with_for_update=True)  # one process after another
    readers = _administrators(work, deployment, short.org_id)
    if not readers:
        log.warning(
            "a month's calls run short",
            action="quota",
            quota=short.purse.value,
            used=short.used,
            of=short.quota,
        )
    told = outbox.owed_among(work.session, short.org_id, [short.once(each) for each in readers])
    here = Surroundings(work=work, deployment=deployment, org_id=short.org_id, now=now)
    for reader in readers:
        if short.once(reader) not in told:
            _say(here, reader, short)


def _administrators(work: Work, deployment: Deployment, org_id: str) -> list[Member]:
    found = installation.administrators(work.session, deployment.admins)
    return [each for each in found if each.org_id == org_id and each.left_at is None]


def _say(here: Surroundings, reader: Member, short: Short) -> None:
    text = running_short(
        here.voice_for(reader), short.purse, used=short.used, quota=short.quota, renewed=short.renewed
    )
    post.to_person(
        here.work,
        Direct(reader, text, short.once(reader), kind=KIND),
        robot=here.deployment.robot,
        now=here.now,
        not_before=allowed_from(here.now, here.zone_of(reader)),
        name=here.deployment.name,
    )
