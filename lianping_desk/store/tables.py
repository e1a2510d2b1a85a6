"""The tables of the desk: plan, units, targets, and what the office plans and decides.

What comes back from units is in `received_tables`, the change log in `change_tables`. Every table has an integer `id`;
foreign keys that own their rows cascade through the ORM, never in SQL, so that the change log sees every row that goes.
"""

from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKey, MetaData, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from lianping_desk.domain.base import BaseKind, BaseLevel, Stage
from lianping_desk.domain.indicator import Comparison, Strength, ValueSource
from lianping_desk.domain.ledger import ContactWay, Tick
from lianping_desk.domain.notice import NoticeKind
from lianping_desk.domain.plan import PhaseKind, Role, TaskKind
from lianping_desk.domain.taught import TaughtKind
from lianping_desk.domain.unit import ReportsOn, UnitKind
from lianping_desk.store.columns import DecimalText, EnumText

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


SEQUENCED = {"sqlite_autoincrement": True}
"""An id is never given twice, so that the history of a deleted row cannot be taken for another's."""


def refers_to(target: str) -> ForeignKey:
    """A foreign key that is checked when the transaction commits, so that undo may put rows back in any order."""
    return ForeignKey(target, deferrable=True, initially="DEFERRED")


class TableRow(DeclarativeBase):
    """One row of any table."""

    __table_args__: Any = SEQUENCED
    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar = {
        dict[str, Any]: JSON(none_as_null=True),
        list[Any]: JSON(none_as_null=True),
        Decimal: DecimalText,
        str: String(400),
        BaseKind: EnumText(BaseKind),
        BaseLevel: EnumText(BaseLevel),
        Comparison: EnumText(Comparison),
        ContactWay: EnumText(ContactWay),
        NoticeKind: EnumText(NoticeKind),
        PhaseKind: EnumText(PhaseKind),
        ReportsOn: EnumText(ReportsOn),
        Role: EnumText(Role),
        Stage: EnumText(Stage),
        Strength: EnumText(Strength),
        TaskKind: EnumText(TaskKind),
        TaughtKind: EnumText(TaughtKind),
        Tick: EnumText(Tick),
        UnitKind: EnumText(UnitKind),
        ValueSource: EnumText(ValueSource),
    }

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-1)


class UnitRow(TableRow):
    """A unit works for the plans of its `region`; two regions may both have an office of one name."""

    __tablename__ = "unit"
    __table_args__ = (UniqueConstraint("region", "name"), SEQUENCED)

    position: Mapped[int] = mapped_column(default=0)
    region: Mapped[str] = mapped_column(default="", server_default="")
    name: Mapped[str]
    full_name: Mapped[str] = mapped_column(default="")
    kind: Mapped[UnitKind]
    reports_on: Mapped[ReportsOn] = mapped_column(default=ReportsOn.assigned)
    since: Mapped[date | None]
    until: Mapped[date | None]
    successor_id: Mapped[int | None] = mapped_column(refers_to("unit.id"))
    note: Mapped[str] = mapped_column(Text, default="")
    aliases: Mapped[list["UnitAliasRow"]] = relationship(cascade="all, delete-orphan", order_by="UnitAliasRow.id")
    contacts: Mapped[list["ContactRow"]] = relationship(cascade="all, delete-orphan", order_by="ContactRow.id")
    parts: Mapped[list["UnitSuccessorRow"]] = relationship(
        cascade="all, delete-orphan", order_by="UnitSuccessorRow.id", foreign_keys="UnitSuccessorRow.unit_id"
    )


class UnitAliasRow(TableRow):
    __tablename__ = "unit_alias"

    unit_id: Mapped[int] = mapped_column(refers_to("unit.id"), index=True)
    text: Mapped[str] = mapped_column(index=True)


class UnitSuccessorRow(TableRow):
    """One of several units that a unit was split into; `successor_id` of the unit is the one that takes its duties."""

    __tablename__ = "unit_successor"
    __table_args__ = (UniqueConstraint("unit_id", "successor_id"), SEQUENCED)

    unit_id: Mapped[int] = mapped_column(refers_to("unit.id"), index=True)
    successor_id: Mapped[int] = mapped_column(refers_to("unit.id"), index=True)


class ContactRow(TableRow):
    __tablename__ = "contact"

    unit_id: Mapped[int] = mapped_column(refers_to("unit.id"), index=True)
    person: Mapped[str]
    post: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(Text, default="")


class PlanRow(TableRow):
    __tablename__ = "plan"

    title: Mapped[str]
    region: Mapped[str]
    first_year: Mapped[int]
    last_year: Mapped[int]
    is_current: Mapped[bool] = mapped_column(default=False)
    basis: Mapped[list[Any]] = mapped_column(default=list)
    source_file: Mapped[str] = mapped_column(default="")
    archived_on: Mapped[date | None]
    predecessor_id: Mapped[int | None] = mapped_column(refers_to("plan.id"))
    tasks: Mapped[list["TaskRow"]] = relationship(cascade="all, delete-orphan", order_by="TaskRow.no, TaskRow.id")
    phases: Mapped[list["PhaseRow"]] = relationship(cascade="all, delete-orphan", order_by="PhaseRow.id")
    doubts: Mapped[list["PlanDoubtRow"]] = relationship(cascade="all, delete-orphan", order_by="PlanDoubtRow.id")


class PhaseRow(TableRow):
    __tablename__ = "phase"

    plan_id: Mapped[int] = mapped_column(refers_to("plan.id"), index=True)
    title: Mapped[str]
    kind: Mapped[PhaseKind]
    first_year: Mapped[int]
    last_year: Mapped[int]
    text: Mapped[str] = mapped_column(Text, default="")


class PlanDoubtRow(TableRow):
    __tablename__ = "plan_doubt"

    plan_id: Mapped[int] = mapped_column(refers_to("plan.id"), index=True)
    where: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(Text, default="")
    why: Mapped[str] = mapped_column(Text)
    settled: Mapped[bool] = mapped_column(default=False)


class TaskRow(TableRow):
    __tablename__ = "task"

    plan_id: Mapped[int] = mapped_column(refers_to("plan.id"), index=True)
    no: Mapped[int]
    kind: Mapped[TaskKind]
    title: Mapped[str]
    section: Mapped[str] = mapped_column(default="")
    open_tail: Mapped[str | None]
    source_line: Mapped[int | None]
    starts: Mapped[date | None]
    due: Mapped[date | None]
    curve: Mapped[list[Any]] = mapped_column(default=list)  # [[ISO day, per cent], ...]
    measures: Mapped[list["MeasureRow"]] = relationship(
        cascade="all, delete-orphan", order_by="MeasureRow.no, MeasureRow.id"
    )
    assignments: Mapped[list["AssignmentRow"]] = relationship(
        cascade="all, delete-orphan", order_by="AssignmentRow.position, AssignmentRow.id"
    )


class MeasureRow(TableRow):
    __tablename__ = "measure"

    task_id: Mapped[int] = mapped_column(refers_to("task.id"), index=True)
    no: Mapped[int]
    title: Mapped[str]
    source_line: Mapped[int | None]


class AssignmentRow(TableRow):
    __tablename__ = "assignment"
    __table_args__ = (UniqueConstraint("task_id", "unit_id"), SEQUENCED)

    task_id: Mapped[int] = mapped_column(refers_to("task.id"), index=True)
    unit_id: Mapped[int] = mapped_column(refers_to("unit.id"), index=True)
    role: Mapped[Role]
    position: Mapped[int] = mapped_column(default=0)
    token: Mapped[str] = mapped_column(default="")


class IndicatorRow(TableRow):
    __tablename__ = "indicator"

    plan_id: Mapped[int] = mapped_column(refers_to("plan.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    title: Mapped[str]
    number: Mapped[Decimal | None]
    number_max: Mapped[Decimal | None]
    unit: Mapped[str] = mapped_column(default="")
    comparison: Mapped[Comparison]
    year: Mapped[int | None]
    annual: Mapped[bool] = mapped_column(default=False)
    strength: Mapped[Strength] = mapped_column(default=Strength.must)
    baseline_number: Mapped[Decimal | None]
    baseline_year: Mapped[int | None]
    text: Mapped[str] = mapped_column(Text, default="")
    value_source: Mapped[ValueSource]
    base_kind: Mapped[BaseKind | None]
    base_level: Mapped[BaseLevel | None]
    source_line: Mapped[int | None]


class AnnualTaskRow(TableRow):
    __tablename__ = "annual_task"

    task_id: Mapped[int] = mapped_column(refers_to("task.id"), index=True)
    measure_id: Mapped[int | None] = mapped_column(refers_to("measure.id"))
    unit_id: Mapped[int | None] = mapped_column(refers_to("unit.id"), index=True)
    year: Mapped[int]
    title: Mapped[str]
    target: Mapped[str] = mapped_column(Text, default="")
    starts: Mapped[date | None]
    due: Mapped[date | None]
    done_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(Text, default="")


class MilestoneRow(TableRow):
    __tablename__ = "milestone"

    plan_id: Mapped[int] = mapped_column(refers_to("plan.id"), index=True)
    task_id: Mapped[int | None] = mapped_column(refers_to("task.id"), index=True)
    title: Mapped[str]
    on: Mapped[date]
    done_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(Text, default="")


class BaseRow(TableRow):
    """A title counts for the plans of its `region`."""

    __tablename__ = "base"

    region: Mapped[str] = mapped_column(default="", server_default="")
    name: Mapped[str] = mapped_column(index=True)
    kind: Mapped[BaseKind]
    level: Mapped[BaseLevel]
    host: Mapped[str] = mapped_column(default="")
    host_unit_id: Mapped[int | None] = mapped_column(refers_to("unit.id"))
    town: Mapped[str] = mapped_column(default="")
    certificate: Mapped[str] = mapped_column(default="")
    valid_until: Mapped[date | None]
    note: Mapped[str] = mapped_column(Text, default="")
    stages: Mapped[list["BaseStageRow"]] = relationship(cascade="all, delete-orphan", order_by="BaseStageRow.id")


class BaseStageRow(TableRow):
    __tablename__ = "base_stage"

    base_id: Mapped[int] = mapped_column(refers_to("base.id"), index=True)
    stage: Mapped[Stage]
    on: Mapped[date | None]
    file_id: Mapped[int | None] = mapped_column(refers_to("received_file.id"))
    sheet: Mapped[str | None]
    cell: Mapped[str] = mapped_column(default="")
    cell_text: Mapped[str] = mapped_column(Text, default="")


class LiteracySurveyRow(TableRow):
    """What was found in a year in a `region`."""

    __tablename__ = "literacy_survey"
    __table_args__ = (UniqueConstraint("region", "year"), SEQUENCED)

    region: Mapped[str] = mapped_column(default="", server_default="")
    year: Mapped[int]
    rate: Mapped[Decimal]
    sample: Mapped[int | None]
    source: Mapped[str] = mapped_column(Text, default="")


class MeetingRow(TableRow):
    __tablename__ = "meeting"

    title: Mapped[str]
    on: Mapped[date]
    place: Mapped[str] = mapped_column(default="")
    time: Mapped[str] = mapped_column(default="", server_default="")
    chair: Mapped[str] = mapped_column(default="", server_default="")
    note: Mapped[str] = mapped_column(Text, default="")


class AgendaItemRow(TableRow):
    __tablename__ = "agenda_item"

    meeting_id: Mapped[int] = mapped_column(refers_to("meeting.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    title: Mapped[str] = mapped_column(Text)
    speaker: Mapped[str] = mapped_column(default="")


class NoticeRow(TableRow):
    """A notice that went out (domain Notice)."""

    __tablename__ = "notice"

    kind: Mapped[NoticeKind]
    number: Mapped[str] = mapped_column(default="")
    title: Mapped[str]
    on: Mapped[date]
    addressee: Mapped[str] = mapped_column(Text, default="")
    copies_to: Mapped[str] = mapped_column(Text, default="")
    text: Mapped[str] = mapped_column(Text, default="")
    signed_by: Mapped[str] = mapped_column(default="")
    red_head: Mapped[str] = mapped_column(default="")
    meeting_id: Mapped[int | None] = mapped_column(refers_to("meeting.id"), index=True)
    period_id: Mapped[int | None] = mapped_column(refers_to("period.id"), index=True)


class FollowUpRow(TableRow):
    __tablename__ = "follow_up"

    matter: Mapped[str] = mapped_column(Text)
    unit_id: Mapped[int | None] = mapped_column(refers_to("unit.id"), index=True)
    task_id: Mapped[int | None] = mapped_column(refers_to("task.id"))
    meeting_id: Mapped[int | None] = mapped_column(refers_to("meeting.id"), index=True)
    due: Mapped[date | None]
    done_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(Text, default="")
