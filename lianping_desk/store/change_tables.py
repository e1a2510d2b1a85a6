"""The one change log: every operation, and every row it touched with old and new values (DESIGN 4.1)."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from lianping_desk.store.tables import SEQUENCED, TableRow, refers_to


class OperationRow(TableRow):
    """One thing that was done: who, when, why. `reverses_id` names the operation that this one takes back."""

    __tablename__ = "operation"

    at: Mapped[datetime] = mapped_column(index=True)
    who: Mapped[str]
    why: Mapped[str] = mapped_column(Text)
    reverses_id: Mapped[int | None] = mapped_column(refers_to("operation.id"))
    changes: Mapped[list["ChangeRow"]] = relationship(order_by="ChangeRow.id", viewonly=True)


class ChangeRow(TableRow):
    """One row of one table touched by an operation: `old` None when it was added, `new` None when it was deleted."""

    __tablename__ = "change"
    __table_args__ = (Index("ix_change_table_row", "table_name", "row_id"), SEQUENCED)

    operation_id: Mapped[int] = mapped_column(refers_to("operation.id"), index=True)
    table_name: Mapped[str]
    row_id: Mapped[int]
    old: Mapped[dict[str, Any] | None]
    new: Mapped[dict[str, Any] | None]
