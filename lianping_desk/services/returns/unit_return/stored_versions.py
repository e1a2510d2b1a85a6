"""The versions of a unit's return for a period as the database holds them, told as they were read."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from lianping_desk.domain.period import Period
from lianping_desk.domain.received import INDICATOR_FIELDS, PROGRESS_FIELDS, Catalogue, Doubt, ReadRow, TableKind
from lianping_desk.domain.resubmission import Texts, texts_of
from lianping_desk.domain.unit import Unit, successor_on
from lianping_desk.domain.versions import Statements, statements_of
from lianping_desk.services.desk import Desk
from lianping_desk.services.returns.doubts.held_file import as_doubt, is_about_file
from lianping_desk.services.returns.doubts.held_rows import row_from_json
from lianping_desk.store.received_tables import DoubtRow, IndicatorValueRow, ProgressRow, ReceivedFileRow
from lianping_desk.store.versions import files_with_rows


@dataclass(frozen=True, slots=True)
class StoredVersion:
    """One file of the unit: `says` is everything it says, `stored` what of it is in the figures, not waiting.

    `texts` are those of its cells, `doubts` those still open about it.
    """

    file_id: int
    name: str
    sha256: str
    received_on: date
    says: Statements
    stored: Statements
    texts: Texts
    doubts: tuple[Doubt, ...]


def carried_units(units: Iterable[Unit], unit_id: int, asked: Period) -> dict[int, str]:
    """The names of the unit and of those whose duties it carries at the end of the period, by id."""
    by_id = {unit.id: unit for unit in units}
    carried = {one.id: one.name for one in by_id.values() if successor_on(one, by_id, asked.ends).id == unit_id}
    return carried | {unit_id: by_id[unit_id].name}


def stored_versions(desk: Desk, known: Catalogue, asked: Period, units: Mapping[int, str]) -> tuple[StoredVersion, ...]:
    """The files of these units (names by id) for the period, oldest first."""
    teller = _Teller.of(known)
    with desk.database.reading() as session:
        return tuple(teller.version(file, units) for file in files_with_rows(session, asked.id, units.keys()))


@dataclass(frozen=True, slots=True)
class _Teller:
    """Turns stored rows back into rows as read."""

    tasks: Mapping[int, int]
    measures: Mapping[int, int]
    indicators: Mapping[int, str]

    @classmethod
    def of(cls, known: Catalogue) -> "_Teller":
        return cls(
            {task.id: task.no for task in known.plan.tasks},
            {measure.id: measure.no for task in known.plan.tasks for measure in task.measures},
            {one.id: one.title for one in known.indicators},
        )

    def version(self, file: ReceivedFileRow, units: Mapping[int, str]) -> StoredVersion:
        open_doubts = [doubt for doubt in file.doubts if doubt.settled is None and doubt.unit_id in (*units, None)]
        stored = self._stored_rows(file, units, open_doubts)
        held = _held_rows(file, open_doubts, units)
        return StoredVersion(
            file_id=file.id,
            name=file.name,
            sha256=file.sha256,
            received_on=file.received_on,
            says=statements_of(sorted((*stored, *held), key=lambda row: row.row), file.name, file.sha256),
            stored=statements_of(stored, file.name, file.sha256),
            texts=texts_of((*stored, *held)),
            doubts=tuple(as_doubt(doubt) for doubt in open_doubts),
        )

    def _stored_rows(self, file: ReceivedFileRow, units: Collection[int], open_doubts: list[DoubtRow]) -> list[ReadRow]:
        rows = []
        for progress in file.progress_rows:
            if progress.unit_id in units and progress.task_id in self.tasks:
                doubts = tuple(as_doubt(one) for one in open_doubts if one.progress_row_id == progress.id)
                about = {
                    "task_no": self.tasks[progress.task_id],
                    "measure_no": self.measures.get(progress.measure_id or 0),
                    "measure_text": progress.texts.get("measure", ""),
                }
                rows.append(_row(TableKind.progress, progress, PROGRESS_FIELDS, doubts, about))
        for value in file.indicator_values:
            if value.unit_id in units:
                doubts = tuple(as_doubt(one) for one in open_doubts if one.indicator_value_id == value.id)
                about = {"indicator": self.indicators.get(value.indicator_id)}
                rows.append(_row(TableKind.indicator, value, INDICATOR_FIELDS, doubts, about))
        return rows


def _row(
    table: TableKind,
    stored: ProgressRow | IndicatorValueRow,
    fields: tuple[str, ...],
    doubts: tuple[Doubt, ...],
    about: Mapping[str, Any],
) -> ReadRow:
    values = {field: value for field in fields if (value := getattr(stored, field)) is not None}
    return ReadRow(
        table,
        stored.sheet,
        stored.row,
        values,
        stored.cells,
        stored.texts,
        doubts=doubts,
        remarks=stored.remarks,
        **about,
    )


def _held_rows(file: ReceivedFileRow, open_doubts: list[DoubtRow], units: Mapping[int, str]) -> list[ReadRow]:
    """The rows that wait, each once, with the doubts of their own."""
    held: dict[tuple[str, str | None, int], ReadRow] = {}
    own: dict[tuple[str, str | None, int], list[Doubt]] = {}
    for doubt in open_doubts:
        for plain in doubt.held_rows or ():
            row = row_from_json(plain)
            if (row.unit or units.get(file.unit_id or 0)) not in units.values():
                continue
            key = (row.table.value, row.sheet, row.row)
            held[key] = row
            if not is_about_file(doubt):
                own.setdefault(key, []).append(as_doubt(doubt))
    return [replace(row, doubts=tuple(own.get(key, ()))) for key, row in held.items()]
