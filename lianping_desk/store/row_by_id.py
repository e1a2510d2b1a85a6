"""The row that a number names, or a sentence that says that it is no longer there."""

from typing import TypeVar

from sqlalchemy.orm import Session

from lianping_desk.domain.errors import DeskError
from lianping_desk.store.tables import TableRow

Row = TypeVar("Row", bound=TableRow)


def row_by_id(
    session: Session, table: type[Row], row_id: int, *, gone: str, way_out: str = "请刷新后重新选择。"
) -> Row:
    """The row of `table` with this id; DeskError with `gone` and `way_out` when it was deleted, or its entry undone."""
    row = session.get(table, row_id)
    if row is None:
        raise DeskError(gone, way_out)
    return row
