"""A newer version answers doubts of the older ones: nobody need look at these any more."""

from collections.abc import Collection, Iterable, Iterator

from lianping_desk.domain.decision import Settled
from lianping_desk.domain.received import INDICATOR_FIELDS, PROGRESS_FIELDS
from lianping_desk.store.received_tables import DoubtRow, ImportRow, IndicatorValueRow, ProgressRow, ReceivedFileRow
from lianping_desk.store.sent_back import sent_backs
from lianping_desk.store.steps import Writing
from lianping_desk.store.superseded import earlier_open_doubts

_Subject = tuple[str, int, int, int | None]
"""The table, the unit, and the task with its measure or the indicator."""


def settle_superseded(session: Writing, row: ImportRow, period_id: int, unit_ids: Collection[int]) -> None:
    """Settle the doubts of earlier files of these units that the import's files answer.

    Answered is a doubt about a field that a newer file gives a value, or doubts itself; and every doubt of a file that
    was sent back, once its unit has sent it again. Undoing the import opens them again.
    """
    doubts = earlier_open_doubts(session, period_id, unit_ids, row.id)
    if not doubts:
        return
    spoken = {place for file in row.files if file.period_id == period_id for place in _spoken(file)}
    back = {unit for _table, unit, _about, _measure, _field in spoken}
    returned = {sent.file_id for sent in sent_backs(session, period_id, back)}
    for doubt in doubts:
        stored = _row_of(doubt)
        answered = stored is not None and (*_subject(stored), doubt.field) in spoken
        if answered or (doubt.file_id in returned and doubt.unit_id in back):
            doubt.settled = Settled.superseded.value


def _spoken(file: ReceivedFileRow) -> Iterator[tuple[str, int, int, int | None, str]]:
    """What a new file says or doubts, field by field."""
    for rows, fields in ((file.progress_rows, PROGRESS_FIELDS), (file.indicator_values, INDICATOR_FIELDS)):
        stored: Iterable[ProgressRow | IndicatorValueRow] = rows
        for one in stored:
            yield from ((*_subject(one), field) for field in fields if getattr(one, field) is not None)
    for doubt in file.doubts:
        about = _row_of(doubt)
        if about is not None:
            yield *_subject(about), doubt.field


def _row_of(doubt: DoubtRow) -> ProgressRow | IndicatorValueRow | None:
    return doubt.progress_row or doubt.indicator_value


def _subject(row: ProgressRow | IndicatorValueRow) -> _Subject:
    if isinstance(row, ProgressRow):
        return "progress", row.unit_id, row.task_id, row.measure_id
    return "indicator", row.unit_id, row.indicator_id, None
