"""What somebody waits for or is stuck in that is no key result's blocker: private, elsewhere, a treat."""

from __future__ import annotations

from commands.core.grammar.check_ins.found import Found
from commands.core.grammar.check_ins.scene import Scene
from commands.core.grammar.check_ins.talk import is_about_meeting, is_chatter
from commands.core.grammar.words.lexicon import Hit, side
from commands.core.grammar.words.roles import Role, Side


def is_aside(found: Found) -> bool:
    """Whether what blocks is a private matter, a treat, somebody else's, or a calendar."""
    if _is_treat(found):
        return True
    private = _is_private(found) or _is_located(found)
    if found.topic:
        return private and (is_about_meeting(found.scene) or is_chatter(found.scene))
    return private or _is_barred(found) or _is_somebodys(found)


def is_only_waited_for(found: Found) -> bool:
    """`nunggu paket dari kemarin`: people wait for anything, so that it takes another field to tell."""
    cue = found.blocker.cue_start if found.blocker is not None else 0
    return any(hit.start == cue and Role.STUCK not in hit.roles for hit in found.scene.live(Role.WAIT))


def _is_private(found: Found) -> bool:
    """`waiting for my visa`, 等我的签证."""
    scene = found.scene
    index = scene.token_at(found.blocker.start) if found.blocker is not None else 0
    own = side(Side.OWN).match(scene.tokens, index) if index < len(scene.tokens.words) else None
    if own is None:
        return False
    behind = scene.tokens.ends[own[0] - 1]
    return not any(
        at.start >= behind and not scene.gap(behind, at.start) for at in scene.mentions
    )  # you @mai


def _is_located(found: Found) -> bool:
    """`aku nunggu di lobi`, `em đợi dưới sảnh`: where somebody waits."""
    scene, blocker = found.scene, found.blocker
    if blocker is None:
        return False
    waits = [hit for hit in scene.live(Role.WAIT) if hit.start == blocker.cue_start]
    return any(side(Side.LOCATED).match(scene.tokens, hit.last) is not None for hit in waits)


def _is_barred(found: Found) -> bool:
    """`blocked the number`: what somebody blocked, and not what blocks."""
    scene, at = found.scene, found.blocker
    cue = scene.within(at.cue_start, at.cue_start + 1) if at is not None else []
    return bool(cue) and cue[0].last - cue[0].first == 1 and _is_article_behind(scene, cue[0])


def _is_article_behind(scene: Scene, cue: Hit) -> bool:
    return Role.STUCK in cue.roles and scene.tokens.words[cue.last : cue.last + 1] in (["the"], ["my"], ["a"])


def _is_treat(found: Found) -> bool:
    """等KR6上线了请大家喝奶茶: what is waited for is no work."""
    at, topics = found.blocker, [ref.start for ref in found.scene.topics]
    if at is None or not any(at.cue_start < start <= at.start + 1 for start in topics):
        return False
    return any(Role.CHATTER in hit.roles for hit in found.scene.within(at.start, at.end))


def _is_somebodys(found: Found) -> bool:
    """`4 PR nunggu direview`: who or what waits stands before the cue, and is no key result."""
    scene, blocker = found.scene, found.blocker
    if blocker is None:
        return False
    return scene.unknown_words(scene.clause_of(blocker.cue_start)[0], blocker.cue_start) > 0
