"""To whom something is said, and where: the language, and how words to type are spelled there."""

from __future__ import annotations

from dataclasses import dataclass

from commands.texts.markdown import Md, bold, escape, mention, tap
from commands.texts.voice import Field, Voice


@dataclass(frozen=True, slots=True)
class Scene:
    """One reader at one place. `bot` is the name people @ in groups."""

    voice: Voice
    bot: str
    group: bool

    def say(self, text: str, /, *, context: str | None = None, **fields: Field) -> Md:
        """Words in the reader's language."""
        return self.voice.say(text, context=context, **fields)

    def spelled(self, words: str) -> Md:
        """Words as they are typed here: with the @ in a group, since an answer without it never arrives."""
        return Md(f"@{self.bot} ") + words if self.group else escape(words)

    def typed(self, words: str) -> Md:
        """Words to type that can also be tapped. The label is what to type: a tap never is the only way."""
        return tap(self.spelled(words), words)

    def shown(self, words: str) -> Md:
        """Words to type with a part of the reader's own, which cannot be tapped."""
        return bold(self.spelled(words))

    def person(self, staff_id: str, name: str) -> Md:
        """A mention in a group; in a direct chat, where nobody else is, the name."""
        return mention(staff_id) if self.group else bold(name)
