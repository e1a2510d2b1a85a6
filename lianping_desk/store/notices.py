"""The register of what went out (发文登记), in the database."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from lianping_desk.domain.notice import Notice
from lianping_desk.store.read_once import read_once
from lianping_desk.store.row_by_id import row_by_id
from lianping_desk.store.tables import NoticeRow


@read_once
def notices(session: Session) -> tuple[Notice, ...]:
    """Every notice, the newest first."""
    rows = session.scalars(select(NoticeRow).order_by(NoticeRow.on.desc(), NoticeRow.id.desc()))
    return tuple(_value(row) for row in rows)


def notice_row(session: Session, notice_id: int) -> NoticeRow:
    """The row of a notice; DeskError when it has been deleted."""
    return row_by_id(session, NoticeRow, notice_id, gone="这份发文的登记已经删除。")


def notice(session: Session, notice_id: int) -> Notice:
    """One notice; DeskError when it has been deleted."""
    return _value(notice_row(session, notice_id))


def add_notice(session: Session, new: Notice) -> int:
    """Register a notice; returns its id."""
    row = NoticeRow(kind=new.kind)
    _write(row, new)
    session.add(row)
    session.flush()
    return row.id


def change_notice(session: Session, changed: Notice) -> None:
    """Let the entry with this id say what the value says; DeskError when it has been deleted."""
    _write(notice_row(session, changed.id), changed)


def forget_meeting(session: Session, meeting_id: int) -> None:
    """Let the notices of a meeting stand by themselves, before it is deleted."""
    for row in session.scalars(select(NoticeRow).where(NoticeRow.meeting_id == meeting_id)):
        row.meeting_id = None


def _write(row: NoticeRow, notice: Notice) -> None:
    row.number, row.title, row.on = notice.number, notice.title, notice.on
    row.addressee, row.copies_to, row.text = notice.addressee, notice.copies_to, notice.text
    row.signed_by, row.red_head = notice.signed_by, notice.red_head
    row.meeting_id, row.period_id = notice.meeting_id, notice.period_id


def _value(row: NoticeRow) -> Notice:
    return Notice(
        kind=row.kind,
        title=row.title,
        on=row.on,
        addressee=row.addressee,
        text=row.text,
        number=row.number,
        copies_to=row.copies_to,
        signed_by=row.signed_by,
        red_head=row.red_head,
        meeting_id=row.meeting_id,
        period_id=row.period_id,
        id=row.id,
    )
