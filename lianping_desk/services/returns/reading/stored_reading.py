"""A file that came in before, as it stands now: its rows, those that wait, and what is still in doubt."""

from dataclasses import replace
from decimal import Decimal

from lianping_desk.domain.received import (
    Catalogue,
    CellValue,
    Found,
    ReadReturn,
    ReadRow,
    Signature,
    TableKind,
)
from lianping_desk.services.returns.doubts.held_file import HeldFile, RowKey, as_doubt, row_key
from lianping_desk.store.received_tables import IndicatorValueRow, ProgressRow, ReceivedFileRow
from lianping_desk.store.stored_returns import field_values

IN_DATABASE = "database"
"""Where unit and period of a stored file were found."""


def stored_reading(file: ReceivedFileRow, known: Catalogue, period_code: str | None) -> ReadReturn:
    """The file as a reading: values with their cells as they stand in the database, and its open doubts.

    Bases that went into the register are not rows of the file any more.
    """
    units = {unit.id: unit.name for unit in known.units}
    unit = units.get(file.unit_id or 0)
    standing = [_progress(one, known) for one in file.progress_rows]
    standing += [_indicator(one, known) for one in file.indicator_values]
    owners = [one.unit_id for one in file.progress_rows] + [one.unit_id for one in file.indicator_values]
    rows: dict[RowKey, ReadRow] = {}
    for row, owner in zip(standing, owners, strict=True):
        rows[row_key(row)] = row if owner == file.unit_id else replace(row, unit=units.get(owner))
    held = HeldFile(file)
    for doubt in held.open_doubts:
        for row in held.rows_of(doubt):
            rows.setdefault(row_key(row), row)
    return ReadReturn(
        file=file.name,
        sha256=file.sha256,
        kind=file.kind,
        refused=file.refused,
        unit=Found(unit, IN_DATABASE) if unit else None,
        period=Found(period_code, IN_DATABASE) if period_code else None,
        signature=Signature(file.reporter, file.phone, file.reviewer, file.signed_on),
        rows=tuple(sorted(rows.values(), key=lambda row: (row.sheet or "", row.row))),
        doubts=tuple(as_doubt(doubt) for doubt in held.open_doubts),
    )


def _progress(stored: ProgressRow, known: Catalogue) -> ReadRow:
    task = next((one for one in known.plan.tasks if one.id == stored.task_id), None)
    measure = next((one for one in task.measures if one.id == stored.measure_id), None) if task else None
    return ReadRow(
        TableKind.progress,
        stored.sheet,
        stored.row,
        {name: _plain(value) for name, value in field_values(stored).items()},
        stored.cells,
        stored.texts,
        task_no=task.no if task else None,
        measure_no=measure.no if measure else None,
        measure_text=stored.texts.get("measure", measure.title if measure else ""),
        remarks=stored.remarks,
    )


def _indicator(stored: IndicatorValueRow, known: Catalogue) -> ReadRow:
    return ReadRow(
        TableKind.indicator,
        stored.sheet,
        stored.row,
        {name: _plain(value) for name, value in field_values(stored).items()},
        stored.cells,
        stored.texts,
        indicator=next((one.title for one in known.indicators if one.id == stored.indicator_id), None),
        remarks=stored.remarks,
    )


def _plain(value: CellValue) -> CellValue:
    """Counts as they were read: whole numbers without a decimal part."""
    return int(value) if isinstance(value, Decimal) and value == value.to_integral_value() else value
