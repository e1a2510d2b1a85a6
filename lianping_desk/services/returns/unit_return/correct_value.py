"""Correct by hand a value that came in with a return; the history keeps what stood there."""

from lianping_desk.domain.received import FIELD_NAMES, INDICATOR_FIELDS, PROGRESS_FIELDS
from lianping_desk.services.catalogue import catalogue
from lianping_desk.services.desk import Desk
from lianping_desk.services.returns.doubts.typed_value import typed_value
from lianping_desk.store.imports import correct_field, stored_indicator_row, stored_progress_row
from lianping_desk.store.periods import period_by_id
from lianping_desk.store.units import unit_row


def correct_progress(desk: Desk, row_id: int, field: str, text: str) -> None:
    """Set a field of PROGRESS_FIELDS of one row to what she typed; an empty text empties it."""
    assert field in PROGRESS_FIELDS
    with desk.database.reading() as session:
        unit = unit_row(session, stored_progress_row(session, row_id).unit_id).name
    with desk.database.writing(f"更正“{unit}”的{FIELD_NAMES[field]}", desk.who) as session:
        row = stored_progress_row(session, row_id)
        period = period_by_id(session, row.period_id)
        value = typed_value(field, text, period.ends.year if period else None)
        correct_field(row, field, value, _remark(row.texts.get(field, "")))


def correct_indicator(desk: Desk, row_id: int, field: str, text: str) -> None:
    """Set a field of INDICATOR_FIELDS of one row to what she typed; an empty text empties it."""
    assert field in INDICATOR_FIELDS
    known = catalogue(desk)
    with desk.database.reading() as session:
        unit = unit_row(session, stored_indicator_row(session, row_id).unit_id).name
    with desk.database.writing(f"更正“{unit}”的{FIELD_NAMES[field]}", desk.who) as session:
        row = stored_indicator_row(session, row_id)
        measured_in = next((one.unit for one in known.indicators if one.id == row.indicator_id), "")
        correct_field(row, field, typed_value(field, text, measured_in=measured_in), _remark(row.texts.get(field, "")))


def _remark(text: str) -> str:
    return f"手工更正，原表为“{text}”" if text else "手工填写，原表为空"
