"""`okrbot token …`: keys to the JSON API."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import click

from bot.cli.common import WrongUse, of_organization, organization, rows, utc_now

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.orm import Session

    from storage.tables import Member


MOST_DAYS = 3650


@click.group()
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
@click.option(
    "--days",
    type=click.IntRange(1, MOST_DAYS),
    metavar="DAYS",
    help="After how many days it ends; without it never.",
)
@of_organization
def create_token(scopes: tuple[str, ...], staff_id: str, name: str, days: int | None, org: str) -> None:
    """Make a key and print it; it is stored as a hash and cannot be shown again."""
    from storage import tokens

    now = utc_now()
    if tokens.WRITE_CHECK_INS in scopes and not staff_id:
        raise WrongUse("A check-in needs somebody who answers for it: --as STAFF_ID. No key was made.")
    with rows() as storage, storage.work() as work:
        org_id = organization(work.session, org)
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
    with rows() as storage, storage.reading() as session:
        known = tokens.all_tokens(session)
        if not known:
            click.echo("There are no keys yet. Make one: okrbot token create --scope read", err=True)
        for row, person in known:
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

    with rows() as storage, storage.work() as work:
        if not tokens.revoke(work, token_id, now=utc_now()):
            raise WrongUse("There is no key with this id. `okrbot token list` shows them.")
    click.echo("Revoked.")
