"""Files that came in and could not be read: kept and registered, so that the ledger shows that something came."""

from collections.abc import Collection

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.unreadable_file import UnreadableFile
from lianping_desk.store.received_tables import ReceivedFileRow
from lianping_desk.store.row_by_id import row_by_id


def unreadable_files(session: Session, period_ids: Collection[int]) -> tuple[UnreadableFile, ...]:
    """The unreadable files of these periods, and those of no known period, oldest first."""
    file = ReceivedFileRow
    query = select(file.id, file.period_id, file.unit_id, file.received_on, file.name, file.sha256, file.refused)
    of_them = or_(file.period_id.in_(period_ids), file.period_id.is_(None))
    found = session.execute(query.where(file.refused.is_not(None), of_them).order_by(file.id))
    return tuple(
        UnreadableFile(row.id, row.period_id, row.unit_id, row.received_on, row.name, row.sha256, row.refused or "")
        for row in found
    )


def unreadable_file(session: Session, file_id: int) -> ReceivedFileRow:
    """The row of one of them; DeskError when its import was undone, or it is a file that could be read."""
    row = row_by_id(session, ReceivedFileRow, file_id, gone="这份文件的登记已经不在了，可能所在的导入已撤销。")
    if row.refused is None:
        raise DeskError(f"“{row.name}”是已经读入的填报件，不能改归属。", "单位或填报期不对时，请在“疑点”里处理。")
    return row
