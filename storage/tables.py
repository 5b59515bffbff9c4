"""The tables. Every key and index begins with `org_id`, so that organizations never meet.

Nothing a person said is overwritten: a check-in is followed by another, an edit leaves an `Edit` with the
former value, and what is taken back gets `withdrawn_at`.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, dataclass_transform
from uuid import UUID

from sqlalchemy import JSON, ForeignKeyConstraint, Index, MetaData, String, Text, UniqueConstraint, text
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column

from storage.types import ExactDecimal, UtcDateTime, new_id

NAMING = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_1_name)s",
    "pk": "pk_%(table_name)s",
}


def _org() -> Mapped[str]:
    return mapped_column(String(64), primary_key=True)


def _id() -> Mapped[UUID]:
    return mapped_column(primary_key=True, default_factory=new_id)


@dataclass_transform(kw_only_default=True, field_specifiers=(mapped_column, _org))
class Base(MappedAsDataclass, DeclarativeBase, kw_only=True, eq=False, repr=False):
    """Maps Python types to columns once for all tables. Rows have typed constructors and hash by identity."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {  # noqa: RUF012 (SQLAlchemy reads it as a plain class attribute)
        str: Text,
        datetime: UtcDateTime,
        Decimal: ExactDecimal,
        dict[str, Any]: JSON,
        list[str]: JSON,
    }


def _to(table: str, column: str) -> ForeignKeyConstraint:
    # Checked at commit: rows of one transaction may then be written in any order, in one go per table.
    return ForeignKeyConstraint(
        ["org_id", column], [f"{table}.org_id", f"{table}.id"], deferrable=True, initially="DEFERRED"
    )


class Organization(Base):
    """A company in DingTalk. `org_id` is its corp id (`chatbotCorpId`)."""

    __tablename__ = "organizations"
    org_id: Mapped[str] = _org()
    created_at: Mapped[datetime]


class Member(Base):
    """A person of the organization, known by the staff id.

    `language`, `timezone` and `country` are what the person chose; `last_language` is that of their last
    message. `name` is the directory's, `nick` what they call themselves and may change at any time. `left_at`
    is when they left the organization.
    """

    __tablename__ = "members"
    __table_args__ = (UniqueConstraint("org_id", "staff_id"),)
    org_id: Mapped[str] = _org()
    id: Mapped[UUID] = _id()
    staff_id: Mapped[str] = mapped_column(String(128))
    name: Mapped[str | None] = mapped_column(default=None)
    nick: Mapped[str | None] = mapped_column(default=None)
    language: Mapped[str | None] = mapped_column(String(16), default=None)
    last_language: Mapped[str | None] = mapped_column(String(16), default=None)
    timezone: Mapped[str | None] = mapped_column(String(64), default=None)
    country: Mapped[str | None] = mapped_column(String(8), default=None)
    admin: Mapped[bool] = mapped_column(default=False)
    looked_up_at: Mapped[datetime | None] = mapped_column(default=None)
    left_at: Mapped[datetime | None] = mapped_column(default=None)
    created_at: Mapped[datetime]


class Team(Base):
    """A team is one DingTalk group conversation; `name` is its `title`, with #2 when two are equal.

    `language`, `timezone` and `country` are None until somebody sets them; the deployment's then hold.
    There is no manager until one is named in the group: the bot never guesses. `creators` says who makes and
    changes objectives: "members" or "managers". `thresholds` are those of `commands.rules.thresholds` that
    differ from the usual ones. `weekend` lists weekdays as `date.weekday()` counts them ("4,5" is Friday and
    Saturday; empty: no weekend; None: Saturday and Sunday). `webhook` is the group's own robot address, a
    credential; only through it can something be said that mentions people without anybody having spoken
    first. `gone_at` is when the group was disbanded.
    """

    __tablename__ = "teams"
    __table_args__ = (UniqueConstraint("org_id", "conversation_id"), _to("members", "manager_id"))
    org_id: Mapped[str] = _org()
    id: Mapped[UUID] = _id()
    conversation_id: Mapped[str] = mapped_column(String(128))
    title: Mapped[str]
    name: Mapped[str]
    language: Mapped[str | None] = mapped_column(String(16), default=None)
    timezone: Mapped[str | None] = mapped_column(String(64), default=None)
    country: Mapped[str | None] = mapped_column(String(8), default=None)
    manager_id: Mapped[UUID | None] = mapped_column(default=None)
    creators: Mapped[str] = mapped_column(String(16), default="members")
    thresholds: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    weekend: Mapped[str | None] = mapped_column(String(16), default=None)
    webhook: Mapped[str | None] = mapped_column(default=None)
    gone_at: Mapped[datetime | None] = mapped_column(default=None)
    created_at: Mapped[datetime]


class Membership(Base):
    """Who belongs to a team: spoke to the bot there, was mentioned, or owns something there."""

    __tablename__ = "memberships"
    __table_args__ = (
        _to("teams", "team_id"),
        _to("members", "member_id"),
        Index("ix_memberships_org_id_member_id", "org_id", "member_id"),
    )
    org_id: Mapped[str] = _org()
    team_id: Mapped[UUID] = mapped_column(primary_key=True)
    member_id: Mapped[UUID] = mapped_column(primary_key=True)
    since: Mapped[datetime]
    until: Mapped[datetime | None] = mapped_column(default=None)


class Conversation(Base):
    """A group or direct chat with one robot, and the session webhook through which it can be answered.

    A webhook lives about 90 minutes after the last message to the robot; it is a credential and is deleted
    when it expires. `greeted_at` is when the full welcome was said.
    """

    __tablename__ = "conversations"
    org_id: Mapped[str] = _org()
    robot: Mapped[str] = mapped_column(String(128), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(String(128), primary_key=True)
    group: Mapped[bool]
    staff_id: Mapped[str | None] = mapped_column(String(128), default=None)
    webhook: Mapped[str | None] = mapped_column(default=None)
    webhook_expires_at: Mapped[datetime | None] = mapped_column(default=None)
    greeted_at: Mapped[datetime | None] = mapped_column(default=None)


class Cycle(Base):
    """A team's quarter. The counters give the next codes; codes are never reused within a cycle.

    At `review_at` its owners were asked to grade it.
    """

    __tablename__ = "cycles"
    __table_args__ = (UniqueConstraint("org_id", "team_id", "name"), _to("teams", "team_id"))
    org_id: Mapped[str] = _org()
    id: Mapped[UUID] = _id()
    team_id: Mapped[UUID]
    name: Mapped[str] = mapped_column(String(16))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    objectives_made: Mapped[int] = mapped_column(default=0)
    key_results_made: Mapped[int] = mapped_column(default=0)
    blockers_made: Mapped[int] = mapped_column(default=0)
    privates_made: Mapped[int] = mapped_column(default=0)
    initiatives_made: Mapped[int] = mapped_column(default=0)
    review_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    created_at: Mapped[datetime]


class Objective(Base):
    """An objective, `O<number>` in its team's cycle.

    Private ones have the series "P", which they share with their key results, so that the codes of the others
    tell nothing of them. `visibility` is "public" (the organization), "team" or "private" (owner, manager).
    A dropped one is withdrawn and says in `dropped_because` why; the reason may be empty. `carried_from_id`
    is the objective of the cycle before that goes on in this one.
    """

    __tablename__ = "objectives"
    __table_args__ = (
        UniqueConstraint("org_id", "cycle_id", "series", "number"),
        Index("ix_objectives_org_id_aligned_to_id", "org_id", "aligned_to_id"),
        Index("ix_objectives_org_id_carried_from_id", "org_id", "carried_from_id"),
        _to("teams", "team_id"),
        _to("cycles", "cycle_id"),
        _to("members", "owner_id"),
        _to("objectives", "aligned_to_id"),
        _to("objectives", "carried_from_id"),
    )
    org_id: Mapped[str] = _org()
    id: Mapped[UUID] = _id()
    team_id: Mapped[UUID]
    cycle_id: Mapped[UUID]
    series: Mapped[str] = mapped_column(String(2), default="O")
    number: Mapped[int]
    title: Mapped[str]
    type: Mapped[str] = mapped_column(String(16), default="stretch")
    visibility: Mapped[str] = mapped_column(String(16), default="public")
    aligned_to_id: Mapped[UUID | None] = mapped_column(default=None)
    carried_from_id: Mapped[UUID | None] = mapped_column(default=None)
    owner_id: Mapped[UUID]
    created_at: Mapped[datetime]
    dropped_because: Mapped[str | None] = mapped_column(default=None)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)

    @property
    def code(self) -> str:
        """What people type for it."""
        return f"{self.series}{self.number}"


class KeyResult(Base):
    """A key result, `KR<number>` in its team's cycle (`P<number>` under a private objective), with its latest
    figures.

    `kind` is one of `commands.rules.progress.Kind`; `start`, `target` and `current` are in `unit`. The
    latest figures repeat the latest check-in, so that a board reads one row per key result; they are
    written in the check-in's transaction. `initial` is the value at creation. `progress` is raw (1 = target
    reached, may leave 0…1); `progress_stated` says that it was told and not computed from `current`.
    `follows_id` is the health metric whose readings move it, `carried_from_id` the key result of the cycle
    before that goes on in this one.
    """

    __tablename__ = "key_results"
    __table_args__ = (
        UniqueConstraint("org_id", "cycle_id", "series", "number"),
        Index("ix_key_results_org_id_owner_id", "org_id", "owner_id"),
        Index("ix_key_results_org_id_objective_id", "org_id", "objective_id"),
        _to("teams", "team_id"),
        _to("cycles", "cycle_id"),
        _to("objectives", "objective_id"),
        _to("members", "owner_id"),
        _to("health_metrics", "follows_id"),
        _to("key_results", "carried_from_id"),
    )
    org_id: Mapped[str] = _org()
    id: Mapped[UUID] = _id()
    team_id: Mapped[UUID]
    cycle_id: Mapped[UUID]
    objective_id: Mapped[UUID]
    series: Mapped[str] = mapped_column(String(2), default="KR")
    number: Mapped[int]
    title: Mapped[str]
    kind: Mapped[str] = mapped_column(String(16))
    unit: Mapped[str | None] = mapped_column(String(32), default=None)
    start: Mapped[Decimal]
    target: Mapped[Decimal]
    weight: Mapped[Decimal] = mapped_column(default=Decimal(1))
    cadence: Mapped[str] = mapped_column(String(16), default="weekly")
    owner_id: Mapped[UUID]
    paced_from: Mapped[date]
    follows_id: Mapped[UUID | None] = mapped_column(default=None)
    carried_from_id: Mapped[UUID | None] = mapped_column(default=None)
    created_at: Mapped[datetime]
    dropped_because: Mapped[str | None] = mapped_column(default=None)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
    initial: Mapped[Decimal]
    initial_progress: Mapped[Decimal]
    current: Mapped[Decimal]
    progress: Mapped[Decimal]
    progress_stated: Mapped[bool] = mapped_column(default=False)
    confidence: Mapped[int | None] = mapped_column(default=None)
    stated_status: Mapped[str | None] = mapped_column(String(16), default=None)
    checked_in_at: Mapped[datetime | None] = mapped_column(default=None)

    @property
    def code(self) -> str:
        """What people type for it."""
        return f"{self.series}{self.number}"


class CheckIn(Base):
    """What somebody reported about a key result, as stated; None means not stated.

    `at` is DingTalk's moment of the message and decides which check-in is the current one, whatever order
    messages are handled in. `progress` and `value` are the figures after this check-in. A correction names
    the check-in it stands for in `corrects_id`; the corrected one is withdrawn, not changed.
    """

    __tablename__ = "check_ins"
    __table_args__ = (
        Index("ix_check_ins_org_id_key_result_id_at", "org_id", "key_result_id", "at"),
        _to("key_results", "key_result_id"),
        _to("members", "member_id"),
    )
    org_id: Mapped[str] = _org()
    id: Mapped[UUID] = _id()
    key_result_id: Mapped[UUID]
    member_id: Mapped[UUID]
    at: Mapped[datetime]
    value: Mapped[Decimal | None] = mapped_column(default=None)
    progress: Mapped[Decimal | None] = mapped_column(default=None)
    progress_stated: Mapped[bool] = mapped_column(default=False)
    confidence: Mapped[int | None] = mapped_column(default=None)
    stated_status: Mapped[str | None] = mapped_column(String(16), default=None)
    note: Mapped[str | None] = mapped_column(default=None)
    next_step: Mapped[str | None] = mapped_column(default=None)
    original_text: Mapped[str]
    corrects_id: Mapped[UUID | None] = mapped_column(default=None)
    created_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)


class Blocker(Base):
    """Something in the way of a key result, `B<number>` in its team's cycle.

    `state` is open, accepted, resolved or withdrawn. `helper_id` is who accepted; whom it was asked of, and
    what they answered, stands in `BlockerAsk`. `handed_over` counts how often it was passed on. At
    `follow_up_at` somebody is reminded of it, `followed_up` times so far; None: nobody is to be reminded.
    """

    __tablename__ = "blockers"
    __table_args__ = (
        UniqueConstraint("org_id", "cycle_id", "number"),
        Index("ix_blockers_org_id_key_result_id", "org_id", "key_result_id"),
        Index("ix_blockers_org_id_follow_up_at", "org_id", "follow_up_at"),
        _to("teams", "team_id"),
        _to("cycles", "cycle_id"),
        _to("key_results", "key_result_id"),
        _to("members", "raised_by_id"),
        _to("members", "helper_id"),
    )
    org_id: Mapped[str] = _org()
    id: Mapped[UUID] = _id()
    team_id: Mapped[UUID]
    cycle_id: Mapped[UUID]
    key_result_id: Mapped[UUID]
    number: Mapped[int]
    text: Mapped[str]
    state: Mapped[str] = mapped_column(String(16), default="open")
    raised_by_id: Mapped[UUID]
    raised_at: Mapped[datetime]
    helper_id: Mapped[UUID | None] = mapped_column(default=None)
    due_at: Mapped[datetime | None] = mapped_column(default=None)
    handed_over: Mapped[int] = mapped_column(default=0)
    follow_up_at: Mapped[datetime | None] = mapped_column(default=None)
    followed_up: Mapped[int] = mapped_column(default=0)
    resolved_at: Mapped[datetime | None] = mapped_column(default=None)
    resolution: Mapped[str | None] = mapped_column(default=None)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)

    @property
    def code(self) -> str:
        """What people type for it."""
        return f"B{self.number}"


class BlockerAsk(Base):
    """One person asked to help with a blocker. `answer` is accepted, passed_on, need_info or None so far."""

    __tablename__ = "blocker_asks"
    __table_args__ = (
        Index("ix_blocker_asks_org_id_member_id", "org_id", "member_id"),
        _to("blockers", "blocker_id"),
        _to("members", "member_id"),
    )
    org_id: Mapped[str] = _org()
    id: Mapped[UUID] = _id()
    blocker_id: Mapped[UUID]
    member_id: Mapped[UUID]
    asked_at: Mapped[datetime]
    answer: Mapped[str | None] = mapped_column(String(16), default=None)
    answer_text: Mapped[str | None] = mapped_column(default=None)
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)


class RedFlag(Base):
    """A confidence under 3 on a key result: a request for help, open until the confidence is back.

    `wanted` is what would help, in the raiser's words; `helper_id` the first who offered. One said in a
    direct chat is told to the group at `announce_at`, unless that is None; `announced_at` is when the group
    knew.
    """

    __tablename__ = "red_flags"
    __table_args__ = (
        Index("ix_red_flags_org_id_key_result_id", "org_id", "key_result_id"),
        _to("key_results", "key_result_id"),
        _to("members", "raised_by_id"),
        _to("members", "helper_id"),
    )
    org_id: Mapped[str] = _org()
    id: Mapped[UUID] = _id()
    key_result_id: Mapped[UUID]
    raised_by_id: Mapped[UUID]
    confidence: Mapped[int]
    raised_at: Mapped[datetime]
    wanted: Mapped[str | None] = mapped_column(default=None)
    helper_id: Mapped[UUID | None] = mapped_column(default=None)
    announce_at: Mapped[datetime | None] = mapped_column(default=None)
    announced_at: Mapped[datetime | None] = mapped_column(default=None)
    cleared_at: Mapped[datetime | None] = mapped_column(default=None)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)


class Initiative(Base):
    """A task under a key result, `T<number>` in its team's cycle.

    `todo_id` is its DingTalk Todo, if it has one, and `todo_state` what DingTalk was last told of it, in the
    words of `storage.todos`: what differs from it is to be told, at `todo_try_at` at the earliest.
    `todo_failures` counts those in a row.
    """

    __tablename__ = "initiatives"
    __table_args__ = (
        UniqueConstraint("org_id", "cycle_id", "number"),
        Index("ix_initiatives_org_id_key_result_id", "org_id", "key_result_id"),
        Index("ix_initiatives_org_id_todo_id", "org_id", "todo_id"),
        _to("teams", "team_id"),
        _to("cycles", "cycle_id"),
        _to("key_results", "key_result_id"),
        _to("members", "owner_id"),
    )
    org_id: Mapped[str] = _org()
    id: Mapped[UUID] = _id()
    team_id: Mapped[UUID]
    cycle_id: Mapped[UUID]
    key_result_id: Mapped[UUID]
    number: Mapped[int]
    title: Mapped[str]
    owner_id: Mapped[UUID]
    due_on: Mapped[date | None] = mapped_column(default=None)
    created_at: Mapped[datetime]
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    todo_id: Mapped[str | None] = mapped_column(String(128), default=None)
    todo_state: Mapped[str | None] = mapped_column(String(8), default=None)
    todo_try_at: Mapped[datetime | None] = mapped_column(default=None)
    todo_failures: Mapped[int] = mapped_column(default=0)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)

    @property
    def code(self) -> str:
        """What people type for it."""
        return f"T{self.number}"


class Grade(Base):
    """How a key result ended, 0.0 to 1.0, and what comes of it; for learning, never for pay or ranking.

    `suggested` is what the numbers gave when it was graded; `grade` differs from it only with a `reason`. As
    long as nobody graded it, `grade` is None and what the numbers give holds. `plan` is one of
    `commands.rules.grade.Plan`, what becomes of it in the next cycle; None: nobody has said.
    """

    __tablename__ = "grades"
    __table_args__ = (
        UniqueConstraint("org_id", "key_result_id"),
        _to("key_results", "key_result_id"),
        _to("members", "graded_by_id"),
    )
    org_id: Mapped[str] = _org()
    id: Mapped[UUID] = _id()
    key_result_id: Mapped[UUID]
    suggested: Mapped[Decimal | None] = mapped_column(default=None)
    grade: Mapped[Decimal | None] = mapped_column(default=None)
    reason: Mapped[str | None] = mapped_column(default=None)
    plan: Mapped[str | None] = mapped_column(String(16), default=None)
    graded_by_id: Mapped[UUID | None] = mapped_column(default=None)
    graded_at: Mapped[datetime | None] = mapped_column(default=None)
    created_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)


class Lesson(Base):
    """A line somebody learned in a cycle, from one key result or from all of it."""

    __tablename__ = "lessons"
    __table_args__ = (
        Index("ix_lessons_org_id_cycle_id_at", "org_id", "cycle_id", "at"),
        _to("cycles", "cycle_id"),
        _to("key_results", "key_result_id"),
        _to("members", "member_id"),
    )
    org_id: Mapped[str] = _org()
    id: Mapped[UUID] = _id()
    cycle_id: Mapped[UUID]
    key_result_id: Mapped[UUID | None] = mapped_column(default=None)
    member_id: Mapped[UUID]
    text: Mapped[str]
    at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)


class HealthMetric(Base):
    """A KPI of a team: a number that should stay between `low` and `high`; either may be open.

    `key` is the one word people and data pipelines call it by.
    """

    __tablename__ = "health_metrics"
    __table_args__ = (UniqueConstraint("org_id", "team_id", "key"), _to("teams", "team_id"))
    org_id: Mapped[str] = _org()
    id: Mapped[UUID] = _id()
    team_id: Mapped[UUID]
    key: Mapped[str] = mapped_column(String(64))
    title: Mapped[str]
    unit: Mapped[str | None] = mapped_column(String(32), default=None)
    low: Mapped[Decimal | None] = mapped_column(default=None)
    high: Mapped[Decimal | None] = mapped_column(default=None)
    current: Mapped[Decimal | None] = mapped_column(default=None)
    measured_at: Mapped[datetime | None] = mapped_column(default=None)
    created_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)


class HealthReading(Base):
    """One measured value of a health metric. `member_id` is None when a program reported it."""

    __tablename__ = "health_readings"
    __table_args__ = (
        Index("ix_health_readings_org_id_metric_id_at", "org_id", "metric_id", "at"),
        _to("health_metrics", "metric_id"),
        _to("members", "member_id"),
    )
    org_id: Mapped[str] = _org()
    id: Mapped[UUID] = _id()
    metric_id: Mapped[UUID]
    member_id: Mapped[UUID | None] = mapped_column(default=None)
    value: Mapped[Decimal]
    at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)


class Comment(Base):
    """A remark on a key result or an objective, by anybody who may see it."""

    __tablename__ = "comments"
    __table_args__ = (
        Index("ix_comments_org_id_key_result_id_at", "org_id", "key_result_id", "at"),
        Index("ix_comments_org_id_objective_id_at", "org_id", "objective_id", "at"),
        _to("key_results", "key_result_id"),
        _to("objectives", "objective_id"),
        _to("members", "member_id"),
    )
    org_id: Mapped[str] = _org()
    id: Mapped[UUID] = _id()
    key_result_id: Mapped[UUID | None] = mapped_column(default=None)
    objective_id: Mapped[UUID | None] = mapped_column(default=None)
    member_id: Mapped[UUID]
    text: Mapped[str]
    at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)


class Kudos(Base):
    """Recognition of one person by another, said in a team."""

    __tablename__ = "kudos"
    __table_args__ = (
        Index("ix_kudos_org_id_team_id_at", "org_id", "team_id", "at"),
        _to("teams", "team_id"),
        _to("members", "giver_id"),
        _to("members", "receiver_id"),
    )
    org_id: Mapped[str] = _org()
    id: Mapped[UUID] = _id()
    team_id: Mapped[UUID]
    giver_id: Mapped[UUID]
    receiver_id: Mapped[UUID]
    text: Mapped[str]
    at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)


class Absence(Base):
    """Days on which somebody is away, both ends included, and who may check in for them meanwhile."""

    __tablename__ = "absences"
    __table_args__ = (
        Index("ix_absences_org_id_member_id", "org_id", "member_id"),
        Index("ix_absences_org_id_deputy_id", "org_id", "deputy_id"),
        _to("members", "member_id"),
        _to("members", "deputy_id"),
    )
    org_id: Mapped[str] = _org()
    id: Mapped[UUID] = _id()
    member_id: Mapped[UUID]
    first_day: Mapped[date]
    last_day: Mapped[date]
    deputy_id: Mapped[UUID | None] = mapped_column(default=None)
    created_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)


class NumberHabit(Base):
    """How one person writes an ambiguous number, asked once. `unit` is empty where there is none.

    `notation` names the doubt and `means` the chosen reading, in the words of `commands.rules.value`.
    """

    __tablename__ = "number_habits"
    __table_args__ = (_to("members", "member_id"),)
    org_id: Mapped[str] = _org()
    member_id: Mapped[UUID] = mapped_column(primary_key=True)
    unit: Mapped[str] = mapped_column(String(32), primary_key=True)
    notation: Mapped[str] = mapped_column(String(16), primary_key=True)
    means: Mapped[str] = mapped_column(String(16))
    since: Mapped[datetime]


class Change(Base):
    """Everything one message changed: what `undo` takes back at once.

    `kind` names the command, `created` the rows it made as `table:id`; fields of rows that were there before
    are kept as `Edit`. `reason` is why, in the words of who did it. An undo is itself a Change that names the
    one it reverses.
    """

    __tablename__ = "changes"
    __table_args__ = (
        Index("ix_changes_org_id_member_id_at", "org_id", "member_id", "at"),
        _to("members", "member_id"),
    )
    org_id: Mapped[str] = _org()
    id: Mapped[UUID] = _id()
    kind: Mapped[str] = mapped_column(String(32))
    member_id: Mapped[UUID]
    conversation_id: Mapped[str] = mapped_column(String(128))
    at: Mapped[datetime]
    created: Mapped[list[str]]
    reason: Mapped[str | None] = mapped_column(default=None)
    reverses_id: Mapped[UUID | None] = mapped_column(default=None)
    reversed_at: Mapped[datetime | None] = mapped_column(default=None)


class Edit(Base):
    """One row's fields before and after a Change. `noun` is the table."""

    __tablename__ = "edits"
    __table_args__ = (
        Index("ix_edits_org_id_change_id", "org_id", "change_id"),
        Index("ix_edits_org_id_subject_id", "org_id", "subject_id"),
        _to("changes", "change_id"),
    )
    org_id: Mapped[str] = _org()
    id: Mapped[UUID] = _id()
    change_id: Mapped[UUID]
    noun: Mapped[str] = mapped_column(String(32))
    subject_id: Mapped[UUID]
    before: Mapped[dict[str, Any]]
    after: Mapped[dict[str, Any]]


class Question(Base):
    """A question the bot asked one person in one conversation and waits for; `payload` is what it needs then.

    Rows, so that a restart or a second process still knows them. Only the person asked can answer. A question
    put to somebody in a direct message has an empty `conversation_id`: it is answered in any direct chat.
    """

    __tablename__ = "questions"
    __table_args__ = (
        Index("ix_questions_org_id_conversation_id_member_id", "org_id", "conversation_id", "member_id"),
        _to("members", "member_id"),
    )
    org_id: Mapped[str] = _org()
    id: Mapped[UUID] = _id()
    conversation_id: Mapped[str] = mapped_column(String(128))
    member_id: Mapped[UUID]
    kind: Mapped[str] = mapped_column(String(32))
    payload: Mapped[dict[str, Any]]
    asked_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    closed_at: Mapped[datetime | None] = mapped_column(default=None)


NOBODY_MADE_IT = "made_by_id IS NULL"


def _once_each(whose: str) -> Index:
    # Two processes may plan the same at the same moment: what nobody asked for is there once of each kind.
    return Index(
        f"uq_rituals_usual_of_{whose}",
        "org_id",
        whose,
        "kind",
        unique=True,
        sqlite_where=text(NOBODY_MADE_IT),
        postgresql_where=text(NOBODY_MADE_IT),
    )


class Ritual(Base):
    """Something that happens by itself: a reminder, a digest, a roll-up, an automation.

    `kind` names the file of `commands/rituals/` that does it; `rule` is `commands.rules.recurrence.Rule` as
    stored, empty for what happens once; `spec` is what the kind needs besides. It belongs to a team, or with
    `member_id` to one person. `number` is what people type to switch it off. Of those nobody made (no
    `made_by_id`) there is one of each kind.

    `next_due_at` is None once it is over; it is due when that moment has come, unless it is switched off.
    `failures` counts those in a row. A suspended one waits until somebody repairs what `suspended_because`
    says.
    """

    __tablename__ = "rituals"
    __table_args__ = (
        UniqueConstraint("org_id", "team_id", "number"),
        Index("ix_rituals_org_id_next_due_at", "org_id", "next_due_at"),
        Index("ix_rituals_org_id_member_id", "org_id", "member_id"),
        _once_each("team_id"),
        _once_each("member_id"),
        _to("teams", "team_id"),
        _to("members", "member_id"),
        _to("members", "made_by_id"),
    )
    org_id: Mapped[str] = _org()
    id: Mapped[UUID] = _id()
    team_id: Mapped[UUID | None] = mapped_column(default=None)
    member_id: Mapped[UUID | None] = mapped_column(default=None)
    number: Mapped[int | None] = mapped_column(default=None)
    kind: Mapped[str] = mapped_column(String(32))
    rule: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    spec: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    next_due_at: Mapped[datetime | None] = mapped_column(default=None)
    failures: Mapped[int] = mapped_column(default=0)
    made_by_id: Mapped[UUID | None] = mapped_column(default=None)
    created_at: Mapped[datetime]
    off_at: Mapped[datetime | None] = mapped_column(default=None)
    suspended_at: Mapped[datetime | None] = mapped_column(default=None)
    suspended_because: Mapped[str | None] = mapped_column(default=None)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)


class RitualRun(Base):
    """A ritual's due moment that was dealt with: the primary key is what makes each happen once.

    `outcome` is one of `commands.core.occasion.Outcome`. `kept` is what the next run wants to know of this
    one: a digest keeps the figures it showed and the help it asked for.
    """

    __tablename__ = "ritual_runs"
    __table_args__ = (_to("rituals", "ritual_id"),)
    org_id: Mapped[str] = _org()
    ritual_id: Mapped[UUID] = mapped_column(primary_key=True)
    due_at: Mapped[datetime] = mapped_column(primary_key=True)
    ran_at: Mapped[datetime]
    outcome: Mapped[str] = mapped_column(String(16))
    kept: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)


class CalendarDay(Base):
    """A day that an administrator knows better than the calendar of a country (`CN`, `MY-14`)."""

    __tablename__ = "calendar_days"
    org_id: Mapped[str] = _org()
    country: Mapped[str] = mapped_column(String(8), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    working: Mapped[bool]
    label: Mapped[str | None] = mapped_column(default=None)


class Inbox(Base):
    """Messages that were handled: the primary key is what makes each of them count once.

    `failure` is the id of a failure that was told to the sender instead of an answer.
    """

    __tablename__ = "inbox"
    org_id: Mapped[str] = _org()
    robot: Mapped[str] = mapped_column(String(128), primary_key=True)
    message_id: Mapped[str] = mapped_column(String(128), primary_key=True)
    received_at: Mapped[datetime]
    failure: Mapped[str | None] = mapped_column(String(16), default=None)


OPEN = "sent_at IS NULL AND dead_at IS NULL"


class Delivery(Base):
    """A row of the outbox: one message owed to a group or to one person.

    `lane` is the destination, within which messages leave in the order of their ids. `staff_id` is set for a
    direct message. `at` maps the staff ids that stand as `@<staff id>` in the text to the people's names: a
    session webhook renders them as mentions, any other way puts the names in bold.
    `once` makes it unique: the same thing is never owed twice. A row is leased to the process that sends it
    and free again when the lease ends. `about` tells which key result or blocker it speaks of, for answers
    that quote it; `send_key` is DingTalk's `processQueryKey`. `kind` says what sort of message it is, for
    what is left unsaid when the quota runs short; `chart` is what a picture below the text shows, as data.
    """

    __tablename__ = "deliveries"
    __table_args__ = (
        UniqueConstraint("org_id", "once"),
        Index(
            "ix_deliveries_open", "org_id", "lane", "id", sqlite_where=text(OPEN), postgresql_where=text(OPEN)
        ),
        Index("ix_deliveries_org_id_lane_sent_at", "org_id", "lane", "sent_at"),
        Index("ix_deliveries_org_id_send_key", "org_id", "send_key"),
    )
    org_id: Mapped[str] = _org()
    id: Mapped[UUID] = _id()
    once: Mapped[str] = mapped_column(String(200))
    robot: Mapped[str] = mapped_column(String(128))
    lane: Mapped[str] = mapped_column(String(300))
    conversation_id: Mapped[str | None] = mapped_column(String(128), default=None)
    staff_id: Mapped[str | None] = mapped_column(String(128), default=None)
    title: Mapped[str]
    text: Mapped[str]
    at: Mapped[dict[str, Any]]
    about: Mapped[str | None] = mapped_column(String(64), default=None)
    kind: Mapped[str] = mapped_column(String(16), default="answer")
    chart: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True), default=None)
    created_at: Mapped[datetime]
    not_before: Mapped[datetime]
    leased_by: Mapped[str | None] = mapped_column(String(64), default=None)
    leased_until: Mapped[datetime | None] = mapped_column(default=None)
    attempts: Mapped[int] = mapped_column(default=0)
    last_error: Mapped[str | None] = mapped_column(default=None)
    sent_at: Mapped[datetime | None] = mapped_column(default=None)
    dead_at: Mapped[datetime | None] = mapped_column(default=None)
    send_key: Mapped[str | None] = mapped_column(String(200), default=None)


class CallCount(Base):
    """How many calls of one kind were made on one day (UTC+8, DingTalk's month), for the quota."""

    __tablename__ = "call_counts"
    org_id: Mapped[str] = _org()
    day: Mapped[date] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(64), primary_key=True)
    calls: Mapped[int]


class ApiToken(Base):
    """A key to the JSON API, stored as a SHA-256 hash. `org_id` is empty for "the only organization".

    With `member_id` it acts for that person, who answers for what it writes. `requests` were made since
    `counted_from`, the last minute in which it was used.
    """

    __tablename__ = "api_tokens"
    __table_args__ = (UniqueConstraint("hash"), _to("members", "member_id"))
    org_id: Mapped[str] = _org()
    id: Mapped[UUID] = _id()
    hash: Mapped[str] = mapped_column(String(64))
    name: Mapped[str]
    scopes: Mapped[list[str]]
    member_id: Mapped[UUID | None] = mapped_column(default=None)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime | None] = mapped_column(default=None)
    revoked_at: Mapped[datetime | None] = mapped_column(default=None)
    counted_from: Mapped[datetime | None] = mapped_column(default=None)
    requests: Mapped[int] = mapped_column(default=0)


class ApiAnswer(Base):
    """What a program was answered when it wrote something, for when it asks the same again.

    `message_id` is that of the inbox, `asked` a SHA-256 of what was asked.
    """

    __tablename__ = "api_answers"
    org_id: Mapped[str] = _org()
    message_id: Mapped[str] = mapped_column(String(128), primary_key=True)
    asked: Mapped[str] = mapped_column(String(64))
    body: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]


class WebSession(Base):
    """Somebody signed in to the board with one browser. `hash` is that of the token in its cookie (SHA-256).

    It ends at `expires_at`, which moves on while the browser is used, or at once when it is revoked.
    """

    __tablename__ = "web_sessions"
    __table_args__ = (
        UniqueConstraint("hash"),
        Index("ix_web_sessions_org_id_member_id", "org_id", "member_id"),
        _to("members", "member_id"),
    )
    org_id: Mapped[str] = _org()
    id: Mapped[UUID] = _id()
    hash: Mapped[str] = mapped_column(String(64))
    member_id: Mapped[UUID]
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None] = mapped_column(default=None)


class Import(Base):
    """A spreadsheet that somebody handed in, between what was shown of it and its being taken.

    `content` are its lines and `preview` what was shown of each, as `commands.acts.importing` keeps them;
    `taken_at` is when it was taken.
    """

    __tablename__ = "imports"
    __table_args__ = (
        Index("ix_imports_org_id_made_at", "org_id", "made_at"),
        _to("members", "member_id"),
    )
    org_id: Mapped[str] = _org()
    id: Mapped[UUID] = _id()
    member_id: Mapped[UUID]
    name: Mapped[str]
    content: Mapped[dict[str, Any]]
    preview: Mapped[dict[str, Any]]
    made_at: Mapped[datetime]
    taken_at: Mapped[datetime | None] = mapped_column(default=None)


class CalendarFeed(Base):
    """A secret address under which somebody's calendar reads the rituals of their teams; stored as a hash."""

    __tablename__ = "calendar_feeds"
    __table_args__ = (UniqueConstraint("hash"), _to("members", "member_id"))
    org_id: Mapped[str] = _org()
    id: Mapped[UUID] = _id()
    member_id: Mapped[UUID]
    hash: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None] = mapped_column(default=None)
