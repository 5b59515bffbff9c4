"""The organization's people, and who signs in to the board."""

from __future__ import annotations

from dataclasses import dataclass

from bot.dingtalk.errors import GiveUp
from bot.dingtalk.fields import object_of, text_of, texts_of
from bot.dingtalk.wire import Answer, Wire

SEARCH_SIZE = 20
_NO_SUCH_PERSON = frozenset({"33012", "60121"})
_OUTSIDE = "1"
"""The type of a contact who belongs to another organization."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the organization's directory, as far as the app may see."""

    staff_id: str
    union_id: str | None
    name: str
    title: str
    manager: str | None
    admin: bool
    active: bool


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who signed in, as the person's own token tells. `corp_id` is empty where DingTalk left it out."""

    union_id: str
    nick: str
    corp_id: str


class DirectoryCalls(Wire):
    """Asking who is who; all of it is free."""

    async def user(self, staff_id: str) -> Person | None:
        """The person with this staff id, None if the organization has none."""
        found = await self._found("/topapi/v2/user/get", {"userid": staff_id}, kind="free:user")
        if found is None:
            return None
        return Person(
            staff_id=text_of(found, "userid") or staff_id,
            union_id=text_of(found, "unionid") or None,
            name=text_of(found, "name"),
            title=text_of(found, "title"),
            manager=text_of(found, "manager_userid") or None,
            admin=found.get("admin") is True,
            active=found.get("active") is not False,
        )

    async def search(self, name: str) -> list[str]:
        """Staff ids of at most 20 people whose name or pinyin is like `name`."""
        answer = await self._on_new_host(
            "/v1.0/contact/users/search",
            {"queryWord": name, "offset": 0, "size": SEARCH_SIZE},
            kind="free:search",
        )
        return list(texts_of(answer, "list"))

    async def staff_id_of(self, union_id: str) -> str | None:
        """The staff id of somebody of this organization; None for everybody else."""
        found = await self._found(
            "/topapi/user/getbyunionid", {"unionid": union_id}, kind="free:getbyunionid"
        )
        if found is None or text_of(found, "contact_type") == _OUTSIDE:
            return None
        return text_of(found, "userid") or None

    async def _found(self, path: str, body: dict[str, object], *, kind: str) -> Answer | None:
        try:
            answer = await self._on_old_host(path, body, kind=kind)
        except GiveUp as error:
            if error.code in _NO_SUCH_PERSON:
                return None
            raise
        return object_of(answer.get("result"))

    async def who_signed_in(self, code: str) -> Visitor:
        """Whose code this is; the person's token is used for this question only and kept nowhere.

        Raises:
            GiveUp: the code is not (or no longer) good.
        """
        body = {
            "clientId": self._client_id,
            "clientSecret": self._client_secret,
            "code": code,
            "grantType": "authorization_code",
        }
        answer = await self._without_token("/v1.0/oauth2/userAccessToken", body, kind="free:user-token")
        token = text_of(answer, "accessToken")
        me = await self._as_person("/v1.0/contact/users/me", token, kind="free:me")
        return Visitor(text_of(me, "unionId"), text_of(me, "nick"), text_of(answer, "corpId"))
