"""Requests that change something: done once, refused with a reason, and answered the same if repeated."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from hashlib import sha256
from typing import Annotated, Any
from uuid import uuid4

from fastapi import Header, Response
from pydantic import BaseModel

from bot.web.api.callers import Caller
from bot.web.api.desk import Desk
from bot.web.problems import Problem
from commands.core.errors import AlreadyHandled, Refusal
from commands.texts.markdown import unmarked
from storage import api_answers
from storage.tables import Delivery
from storage.work import Work

IdempotencyKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        description=(
            "Names this request among all of this key's in seven days: sent again, it changes nothing "
            "and gets the same answer."
        ),
        min_length=1,
        max_length=200,
        pattern=r"^[!-~]+$",
        examples=["crm-2026-11-18"],
    ),
]

Done = tuple[dict[str, Any], Iterable[Delivery]]
"""The answer's body, and what is to be sent at once."""


class Once:
    """A request that writes, with the name under which it is claimed."""

    def __init__(self, caller: Caller, key: str | None, *, path: str, body: BaseModel) -> None:
        name = sha256(key.encode()).hexdigest() if key else uuid4().hex
        self.message_id = f"api:{caller.key_id}:{name}"
        self._org_id = caller.org_id
        self._asked = sha256(f"{path} {body.model_dump_json()}".encode()).hexdigest()
        self._named = key is not None

    def keep(self, work: Work, body: dict[str, Any], *, now: datetime) -> None:
        """Remember the answer, in the transaction that did what was asked, if it can be asked for again."""
        if self._named:
            api_answers.keep(work, self._org_id, self.message_id, asked=self._asked, body=body, now=now)

    async def done(self, desk: Desk, lane: str, do: Callable[[], Done], response: Response) -> dict[str, Any]:
        """Do it, after everything else of its `lane`; if it was done before, only answer the same.

        Raises:
            Problem: 422 with the reason if it is refused, or if the key was used for something else.
        """
        workers = desk.machinery.workers
        try:
            body, owed = await workers.run(lane, do)
        except AlreadyHandled:
            response.headers["Idempotency-Replayed"] = "true"
            return await workers.read(self._answer, desk)
        except Refusal as no:
            raise Problem(422, unmarked(no.text)) from None
        desk.machinery.hand_over(owed)
        return body

    def _answer(self, desk: Desk) -> dict[str, Any]:
        with desk.machinery.storage.reading() as session:
            kept = api_answers.find(session, self._org_id, self.message_id)
        if kept is None or kept.asked != self._asked:
            raise Problem(
                422, "This Idempotency-Key was used for another request. Nothing was stored; take a new one."
            )
        return kept.body
