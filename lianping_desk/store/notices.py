"""The register of what went out (发文登记), in the database."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.notice import Notice
from lianping_desk.store.read_once import read_once
from lianping_desk.store.tables import NoticeRow


@read_once
def notices(session: Session) -> tuple[Notice, ...]:
    """Every notice, the newest first."""
    rows = session.scalars(select(NoticeRow).order_by(NoticeRow.on.desc(), NoticeRow.id.desc()))
    return tuple(_value(row) for row in rows)


def notice_row(session: Session, notice_id: int) -> NoticeRow:
    """The row of a notice; DeskError when it has been deleted."""
    row = session.get(NoticeRow, notice_id)
    if row is None:
        raise DeskError("这份发文的登记已经删除。", "请刷新后重新选择。")
    return row


def notice(session: Session, notice_id: int) -> Notice:
    """One notice; DeskError when it has been deleted."""
    return _value(notice_row(session, notice_id))


def add_notice(session: Session, new: Notice) -> int:
    """Register a notice; returns its id."""
    row = NoticeRow(
        kind=new.kind,
        number=new.number,
        title=new.title,
        on=new.on,
        addressee=new.addressee,
        copies_to=new.copies_to,
        text=new.text,
        signed_by=new.signed_by,
        red_head=new.red_head,
        meeting_id=new.meeting_id,
        period_id=new.period_id,
    )
    session.add(row)
    session.flush()
    return row.id


def forget_meeting(session: Session, meeting_id: int) -> None:
    """Let the notices of a meeting stand by themselves, before it is deleted."""
    for row in session.scalars(select(NoticeRow).where(NoticeRow.meeting_id == meeting_id)):
        row.meeting_id = None


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
