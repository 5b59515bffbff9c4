"""What a ritual would say now, without saying it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from commands.core.context import Context
from commands.core.occasion import Occasion
from commands.core.reply import Direct
from commands.rituals import kinds
from commands.texts.markdown import Md
from storage.tables import Ritual


class Preview(Occasion):
    """A due moment that is only looked at: what would be said is kept, and nothing is owed."""

    def __init__(self, context: Context, ritual: Ritual) -> None:
        super().__init__(
            work=context.work,
            deployment=context.deployment,
            ritual=ritual,
            due_at=context.now,
            now=context.now,
        )
        self.posts: list[Md] = []
        self.directs: list[Direct] = []

    def post(
        self,
        text: Md,
        *,
        kind: str,  # noqa: ARG002 (the signature of an occasion)
        chart: Mapping[str, Any] | None = None,  # noqa: ARG002 (as above)
        about: str | None = None,  # noqa: ARG002 (as above)
    ) -> None:
        """Keep what the group would read."""
        self.posts.append(text)

    def tell(self, direct: Direct) -> None:
        """Keep what somebody would read."""
        self.directs.append(direct)


def preview(context: Context, ritual: Ritual) -> Preview:
    """Run a ritual as if it were due."""
    seen = Preview(context, ritual)
    kinds()[ritual.kind].run(seen)
    return seen
