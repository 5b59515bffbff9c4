"""The tables. Every key and index begins with `org_id`, so that organizations never meet.

Nothing a person said is overwritten: a check-in is followed by another, an edit leaves an `Edit` with the
former value, and what is taken back gets `withdrawn_at`.
"""

from __future__ import annotations

from storage.tables.base import Base
from storage.tables.blockers import Blocker, BlockerAsk, RedFlag
from storage.tables.changes import Change, Edit
from storage.tables.health_metrics import HealthMetric, HealthReading
from storage.tables.initiatives import Initiative
from storage.tables.messages import CallCount, Conversation, Delivery, Inbox, Question
from storage.tables.okrs import CheckIn, Cycle, KeyResult, Objective
from storage.tables.people import Absence, Member, Membership, NumberHabit, Organization, Team
from storage.tables.remarks import Comment, Kudos
from storage.tables.reviews import Grade, Lesson
from storage.tables.rituals import CalendarDay, Ritual, RitualRun
from storage.tables.web import ApiAnswer, ApiToken, CalendarFeed, Import, WebSession

__all__ = [
    "Absence",
    "ApiAnswer",
    "ApiToken",
    "Base",
    "Blocker",
    "BlockerAsk",
    "CalendarDay",
    "CalendarFeed",
    "CallCount",
    "Change",
    "CheckIn",
    "Comment",
    "Conversation",
    "Cycle",
    "Delivery",
    "Edit",
    "Grade",
    "HealthMetric",
    "HealthReading",
    "Import",
    "Inbox",
    "Initiative",
    "KeyResult",
    "Kudos",
    "Lesson",
    "Member",
    "Membership",
    "NumberHabit",
    "Objective",
    "Organization",
    "Question",
    "RedFlag",
    "Ritual",
    "RitualRun",
    "Team",
    "WebSession",
]
