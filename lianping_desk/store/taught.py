"""What she taught the reader, in the database."""

from collections.abc import Collection

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from lianping_desk.domain.taught import TaughtWord
from lianping_desk.store.received_tables import TaughtWordRow


def taught_words(session: Session, plan_id: int | None = None) -> tuple[TaughtWord, ...]:
    """What holds for this plan (None: for any), newest first."""
    query = select(TaughtWordRow).order_by(TaughtWordRow.taught_on.desc(), TaughtWordRow.id.desc())
    if plan_id is not None:
        query = query.where(or_(TaughtWordRow.plan_id.is_(None), TaughtWordRow.plan_id == plan_id))
    return tuple(
        TaughtWord(
            kind=row.kind,
            text=row.text,
            means=row.means,
            unit_id=row.unit_id,
            taught_on=row.taught_on,
            plan_id=row.plan_id,
            learnt_from=row.learnt_from,
            id=row.id,
        )
        for row in session.scalars(query)
    )


def teach_word(session: Session, word: TaughtWord) -> None:
    """Keep a word; what the same word of the same unit meant before gives way."""
    row = session.scalars(
        select(TaughtWordRow).where(
            TaughtWordRow.kind == word.kind,
            TaughtWordRow.text == word.text,
            TaughtWordRow.unit_id == word.unit_id if word.unit_id is not None else TaughtWordRow.unit_id.is_(None),
            TaughtWordRow.plan_id == word.plan_id if word.plan_id is not None else TaughtWordRow.plan_id.is_(None),
        )
    ).first()
    if row is None:
        row = TaughtWordRow(kind=word.kind, text=word.text, unit_id=word.unit_id, plan_id=word.plan_id)
        session.add(row)
    row.means, row.taught_on, row.learnt_from = word.means, word.taught_on, word.learnt_from


def forget_words(session: Session, ids: Collection[int]) -> int:
    """Forget these words; how many there were."""
    rows = [row for row in (session.get(TaughtWordRow, number) for number in ids) if row is not None]
    for row in rows:
        session.delete(row)
    return len(rows)
