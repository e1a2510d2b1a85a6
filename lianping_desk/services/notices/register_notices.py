"""Enter notices into the register (发文登记) when they are made."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.ledger import ContactWay, Reminder
from lianping_desk.domain.notice import Notice, NoticeKind
from lianping_desk.domain.notice_number import same_number
from lianping_desk.services.desk import Desk
from lianping_desk.services.notices.drafting import Draft
from lianping_desk.store import notices as store
from lianping_desk.store.reminders import add_reminder
from lianping_desk.store.steps import Writing


def register_notices(desk: Desk, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Register the new ones and change those that she edited since, in one step; returns them with their ids.

    DeskError when a notice has no title or text, or its number is taken this year.
    """
    with registering(desk, drafts) as registered:
        return registered


@contextmanager
def registering(desk: Desk, drafts: Sequence[Draft]) -> Iterator[tuple[Draft, ...]]:
    """`register_notices` for the length of a block: what fails inside takes the entries back.

    A new 催报函 is noted in the ledger of its period as a reminder by letter. Nothing is written where nothing is new,
    so that what went out can be printed again on a desk that is only read.
    """
    checked = [replace(draft, notice=checked_notice(draft.notice)) for draft in drafts]
    for draft in checked:
        _require_text(draft.notice)
    with desk.database.reading() as session:
        sent = store.notices(session)
    known = {one.id: one for one in sent}
    if all(known.get(draft.notice.id) == draft.notice for draft in checked):
        yield tuple(checked)
        return
    ids = {draft.notice.id for draft in checked}
    _require_free_numbers([draft.notice for draft in checked], [one for one in sent if one.id not in ids])
    with desk.database.writing(_why(checked), desk.who) as session:
        yield tuple(_registered(session, draft) for draft in checked)


def checked_notice(notice: Notice) -> Notice:
    """The notice with its lines trimmed, as it is stored and printed."""
    return replace(
        notice,
        title=notice.title.strip(),
        number=notice.number.strip(),
        addressee=notice.addressee.strip().rstrip("：:"),
        copies_to=notice.copies_to.strip(),
        signed_by=notice.signed_by.strip(),
        red_head=notice.red_head.strip(),
        text=notice.text.strip("\n"),
    )


def _registered(session: Writing, draft: Draft) -> Draft:
    notice = draft.notice
    if notice.id:
        store.change_notice(session, notice)
        return replace(draft, notice=notice)
    if notice.kind is NoticeKind.reminder and notice.period_id is not None and draft.unit_id is not None:
        add_reminder(
            session,
            Reminder(notice.period_id, draft.unit_id, _moment(notice.on), ContactWay.letter, said=_said(notice)),
        )
    return replace(draft, notice=replace(notice, id=store.add_notice(session, notice)))


def _said(notice: Notice) -> str:
    return f"发出催报函 {notice.number}".strip()


def _moment(on: date) -> datetime:
    now = datetime.now().replace(second=0, microsecond=0)
    return now if on == now.date() else datetime.combine(on, time(17, 0))


def _why(drafts: Sequence[Draft]) -> str:
    kind, first = drafts[0].notice.kind.chinese, drafts[0]
    which = f"{len(drafts)}份" if len(drafts) > 1 else f"“{first.notice.title}”"
    return f"{'改发文登记' if first.notice.id else '发文'}：{kind}{which}"


def _require_text(notice: Notice) -> None:
    if not notice.title.strip():
        raise DeskError(f"{notice.kind.chinese}没有标题。", "请填写标题。")
    if not notice.text.strip():
        raise DeskError(f"“{notice.title}”没有正文。", "请填写正文。")


def _require_free_numbers(new: Sequence[Notice], others: Sequence[Notice]) -> None:
    before = list(others)
    for one in new:
        if taken := same_number(one, before):
            raise DeskError(
                f"{one.on.year}年的{one.kind.chinese}里已经有{one.number}（{taken.title}）。",
                "请改一个文号，或先在发文登记里删除那一份。",
            )
        before.append(replace(one, id=-1))
