"""The tables of what goes out to units and comes back: periods, forms, reminders, imports, files, rows, doubts."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from lianping_desk.domain.ledger import ContactWay, Tick
from lianping_desk.domain.taught import TaughtKind
from lianping_desk.store.tables import SEQUENCED, TableRow, refers_to


class PeriodRow(TableRow):
    __tablename__ = "period"
    __table_args__ = (UniqueConstraint("plan_id", "code"), SEQUENCED)

    plan_id: Mapped[int] = mapped_column(refers_to("plan.id"), index=True)
    code: Mapped[str]
    starts: Mapped[date]
    ends: Mapped[date]
    due: Mapped[date]


class FormRow(TableRow):
    """A form that was written for a unit; `code` is hidden in the workbook."""

    __tablename__ = "form"

    period_id: Mapped[int] = mapped_column(refers_to("period.id"), index=True)
    unit_id: Mapped[int] = mapped_column(refers_to("unit.id"), index=True)
    code: Mapped[str] = mapped_column(unique=True)
    written_on: Mapped[date]
    file_name: Mapped[str]


class ReturnDecisionRow(TableRow):
    """What she decided about a unit's return: accepted, or sent back."""

    __tablename__ = "return_decision"
    __table_args__ = (UniqueConstraint("period_id", "unit_id"), SEQUENCED)

    period_id: Mapped[int] = mapped_column(refers_to("period.id"), index=True)
    unit_id: Mapped[int] = mapped_column(refers_to("unit.id"), index=True)
    accepted_on: Mapped[date | None]
    returned_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(Text, default="")


class ReturnTickRow(TableRow):
    """A part of a unit's return that she has in hand: the file, the leader's review, the stamped paper."""

    __tablename__ = "return_tick"
    __table_args__ = (UniqueConstraint("period_id", "unit_id", "tick"), SEQUENCED)

    period_id: Mapped[int] = mapped_column(refers_to("period.id"), index=True)
    unit_id: Mapped[int] = mapped_column(refers_to("unit.id"), index=True)
    tick: Mapped[Tick]
    on: Mapped[date]


class ReminderRow(TableRow):
    """催报记录: one call, message or letter to a unit about its return."""

    __tablename__ = "reminder"

    period_id: Mapped[int] = mapped_column(refers_to("period.id"), index=True)
    unit_id: Mapped[int] = mapped_column(refers_to("unit.id"), index=True)
    at: Mapped[datetime]
    way: Mapped[ContactWay]
    person: Mapped[str] = mapped_column(default="")
    said: Mapped[str] = mapped_column(Text, default="")
    promised: Mapped[date | None]


class SentBackRow(TableRow):
    """退回: a unit's workbook that went back to it. `cells` are the marked ones, as JSON (domain MarkedCell)."""

    __tablename__ = "sent_back"

    period_id: Mapped[int] = mapped_column(refers_to("period.id"), index=True)
    unit_id: Mapped[int] = mapped_column(refers_to("unit.id"), index=True)
    file_id: Mapped[int] = mapped_column(refers_to("received_file.id"), index=True)
    on: Mapped[date]
    file_name: Mapped[str]
    note: Mapped[str] = mapped_column(Text, default="")
    cells: Mapped[list[Any]] = mapped_column(default=list)


class TaughtWordRow(TableRow):
    """A word of a unit's tables (of any unit's, when `unit_id` is empty) and what it means (domain TaughtWord)."""

    __tablename__ = "taught_word"

    kind: Mapped[TaughtKind]
    text: Mapped[str]
    means: Mapped[str]
    unit_id: Mapped[int | None] = mapped_column(refers_to("unit.id"), index=True)
    plan_id: Mapped[int | None] = mapped_column(refers_to("plan.id"), index=True)
    taught_on: Mapped[date]
    learnt_from: Mapped[str] = mapped_column(default="")


class ImportRow(TableRow):
    """One import: the files that were taken in together; `code` such as 2023-07-06-1."""

    __tablename__ = "import"

    code: Mapped[str] = mapped_column(unique=True)
    at: Mapped[datetime]
    files: Mapped[list["ReceivedFileRow"]] = relationship(cascade="all, delete-orphan", order_by="ReceivedFileRow.id")


class ReceivedFileRow(TableRow):
    """One received file; its bytes are in the archive under `sha256`."""

    __tablename__ = "received_file"

    import_id: Mapped[int] = mapped_column(refers_to("import.id"), index=True)
    name: Mapped[str]
    sha256: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    refused: Mapped[str | None] = mapped_column(Text)
    unit_id: Mapped[int | None] = mapped_column(refers_to("unit.id"), index=True)
    period_id: Mapped[int | None] = mapped_column(refers_to("period.id"), index=True)
    received_on: Mapped[date]
    reporter: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    reviewer: Mapped[str] = mapped_column(default="")
    signed_on: Mapped[date | None]
    progress_rows: Mapped[list["ProgressRow"]] = relationship(cascade="all, delete-orphan", order_by="ProgressRow.id")
    indicator_values: Mapped[list["IndicatorValueRow"]] = relationship(
        cascade="all, delete-orphan", order_by="IndicatorValueRow.id"
    )
    doubts: Mapped[list["DoubtRow"]] = relationship(
        cascade="all, delete-orphan", order_by="DoubtRow.id", back_populates="file"
    )


class ProgressRow(TableRow):
    """One row of 任务进展 of one unit. `cells` and `texts` map each field to its address and its text as it stood.

    Which of several files speaks for a field is not stored but follows from their order (domain/facts.py).
    """

    __tablename__ = "progress_row"

    file_id: Mapped[int] = mapped_column(refers_to("received_file.id"), index=True)
    unit_id: Mapped[int] = mapped_column(refers_to("unit.id"), index=True)
    period_id: Mapped[int] = mapped_column(refers_to("period.id"), index=True)
    task_id: Mapped[int] = mapped_column(refers_to("task.id"), index=True)
    measure_id: Mapped[int | None] = mapped_column(refers_to("measure.id"))
    sheet: Mapped[str | None]
    row: Mapped[int]
    progress: Mapped[str | None] = mapped_column(Text)
    percent: Mapped[Decimal | None]
    state: Mapped[str | None]
    problems: Mapped[str | None] = mapped_column(Text)
    next_step: Mapped[str | None] = mapped_column(Text)
    people: Mapped[int | None]
    sessions: Mapped[int | None]
    funds: Mapped[Decimal | None]
    cells: Mapped[dict[str, Any]] = mapped_column(default=dict)
    texts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    remarks: Mapped[dict[str, Any]] = mapped_column(default=dict)


class IndicatorValueRow(TableRow):
    """One unit's value of one indicator in one period."""

    __tablename__ = "indicator_value"

    file_id: Mapped[int] = mapped_column(refers_to("received_file.id"), index=True)
    unit_id: Mapped[int] = mapped_column(refers_to("unit.id"), index=True)
    period_id: Mapped[int] = mapped_column(refers_to("period.id"), index=True)
    indicator_id: Mapped[int] = mapped_column(refers_to("indicator.id"), index=True)
    sheet: Mapped[str | None]
    row: Mapped[int]
    period_value: Mapped[Decimal | None]
    cumulative: Mapped[Decimal | None]
    cells: Mapped[dict[str, Any]] = mapped_column(default=dict)
    texts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    remarks: Mapped[dict[str, Any]] = mapped_column(default=dict)


class DoubtRow(TableRow):
    """A doubt that was kept with its file until she settles it.

    A doubt about one field of a row that went in names that row; otherwise `held_rows` are the rows that wait on it, as
    JSON: one row, or all rows of a file whose unit, period or version is in doubt. `unit_id` is the unit it is about,
    as far as that is known.
    """

    __tablename__ = "doubt"

    file_id: Mapped[int] = mapped_column(refers_to("received_file.id"), index=True)
    unit_id: Mapped[int | None] = mapped_column(refers_to("unit.id"), index=True)
    sheet: Mapped[str | None]
    cell: Mapped[str] = mapped_column(default="")
    row: Mapped[int | None]
    field: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(Text, default="")
    why: Mapped[str] = mapped_column(Text)
    candidates: Mapped[list[Any]] = mapped_column(default=list)
    progress_row_id: Mapped[int | None] = mapped_column(refers_to("progress_row.id"), index=True)
    indicator_value_id: Mapped[int | None] = mapped_column(refers_to("indicator_value.id"), index=True)
    held_rows: Mapped[list[Any] | None]
    settled: Mapped[str | None]  # domain Settled
    answer: Mapped[str] = mapped_column(Text, default="")
    file: Mapped[ReceivedFileRow] = relationship(back_populates="doubts")
    progress_row: Mapped[ProgressRow | None] = relationship()
    indicator_value: Mapped[IndicatorValueRow | None] = relationship()
