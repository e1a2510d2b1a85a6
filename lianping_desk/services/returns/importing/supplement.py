"""Read an archived return again after she taught a word, and take in what can be read now."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lianping_desk.domain.received import INDICATOR_FIELDS, PROGRESS_FIELDS, Catalogue, Doubt, ReadReturn, ReadRow
from lianping_desk.services.returns.doubts.held_file import HeldFile, RowKey, row_key
from lianping_desk.services.returns.importing.intake import Intake
from lianping_desk.store.base_reports import record_base_reports
from lianping_desk.store.imports import supplement_row
from lianping_desk.store.periods import period_by_id
from lianping_desk.store.received_tables import IndicatorValueRow, ProgressRow, ReceivedFileRow
from lianping_desk.store.steps import Writing

_FIELDS = frozenset((*PROGRESS_FIELDS, *INDICATOR_FIELDS))


def supplement(session: Writing, known: Catalogue, file: ReceivedFileRow, read: ReadReturn) -> int:
    """Add to the file's rows what `read` says beyond them; how many rows gained something.

    What stands already, by import or by her hand, is never touched.
    """
    held, intake = HeldFile(file), Intake(known)
    stored, waiting = _stored_rows(file), _waiting_rows(held)
    asked = {(doubt.sheet, doubt.cell, doubt.field) for doubt in file.doubts}
    left_out = {(doubt.sheet, doubt.row) for doubt in file.doubts if doubt.settled == "left_out"}
    period = period_by_id(session, file.period_id)
    gained = 0
    for row in read.rows:
        key = row_key(row)
        new_doubts = [doubt for doubt in row.doubts if (doubt.sheet, doubt.cell, doubt.field) not in asked]
        if key in stored:
            gained += _add_to_stored(intake, file, stored[key], row, new_doubts)
        elif key in waiting:
            gained += _add_to_waiting(held, intake, waiting[key], row, new_doubts)
        elif period is not None and (row.sheet, row.row) not in left_out:
            before = intake.stored_rows
            intake.take_row(file, replace(row, doubts=tuple(new_doubts)), period)
            gained += intake.stored_rows - before
    session.flush()
    record_base_reports(session, intake.reports)
    return gained


def _stored_rows(file: ReceivedFileRow) -> Mapping[RowKey, ProgressRow | IndicatorValueRow]:
    found: dict[RowKey, ProgressRow | IndicatorValueRow] = {}
    for progress in file.progress_rows:
        found["progress", progress.sheet, progress.row] = progress
    for value in file.indicator_values:
        found["indicator", value.sheet, value.row] = value
    return found


def _waiting_rows(held: HeldFile) -> Mapping[RowKey, ReadRow]:
    return {row_key(row): row for doubt in held.open_doubts for row in held.rows_of(doubt)}


def _add_to_stored(
    intake: Intake,
    file: ReceivedFileRow,
    stored: ProgressRow | IndicatorValueRow,
    row: ReadRow,
    new_doubts: list[Doubt],
) -> int:
    new = [name for name in _new_fields(row, stored.cells) if getattr(stored, name) is None]
    for name in new:
        supplement_row(stored, name, row)
    for doubt in new_doubts:
        if doubt.field in _FIELDS:
            intake.keep(file, doubt, stored.unit_id, None, stored)
    return int(bool(new))


def _add_to_waiting(held: HeldFile, intake: Intake, waiting: ReadRow, row: ReadRow, new_doubts: list[Doubt]) -> int:
    new = set(_new_fields(row, waiting.cells))
    changed = replace(
        waiting,
        values={**waiting.values, **{name: value for name, value in row.values.items() if name in new}},
        cells={**waiting.cells, **{name: cell for name, cell in row.cells.items() if name in new}},
        texts={**waiting.texts, **{name: text for name, text in row.texts.items() if name in new}},
        remarks={**waiting.remarks, **{name: remark for name, remark in row.remarks.items() if name in new}},
    )
    held.change(changed)
    unit_id = intake.places.unit_id(waiting.unit) if waiting.unit else held.file.unit_id
    for doubt in new_doubts:
        if doubt.field in _FIELDS:
            intake.keep(held.file, doubt, unit_id, (changed,))
    return int(bool(new))


def _new_fields(row: ReadRow, known_cells: Mapping[str, str]) -> Iterator[str]:
    return (name for name in row.values if name in _FIELDS and name not in known_cells)
