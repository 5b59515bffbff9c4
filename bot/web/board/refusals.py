"""Why a page is not shown: raised anywhere behind a route, and rendered in one place."""

from __future__ import annotations

from commands.texts.voice import Voice, mark


class Refused(Exception):  # noqa: N818 (it reads as what it is: an expected no)
    """A page that says what happened and what to do. `title` and `says` are texts of the catalogues."""

    def __init__(self, status: int, title: str, says: str, **fields: str) -> None:
        super().__init__(title)
        self.status = status
        self.title = title
        self.says = says
        self.fields = fields

    def said(self, voice: Voice) -> dict[str, str]:
        """What the page shows, in this language."""
        return {"title": voice.plain(self.title), "says": voice.plain(self.says, **self.fields)}


class NotThere(Refused):
    """It does not exist, or the visitor may not see it: the answer is the same."""

    def __init__(self) -> None:
        super().__init__(
            404,
            mark("This page is not here"),
            mark("It was removed, or it is private. The home page leads to everything you can see."),
        )


class NotSignedIn(Exception):  # noqa: N818 (as above)
    """Nobody is signed in; the browser is sent to sign in and comes back."""
