"""Taking rows into the database: sure rows go in, rows in doubt are kept with their doubts."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from lianping_desk.domain.base import BaseKind
from lianping_desk.domain.received import Catalogue, Doubt, ReadReturn, ReadRow, TableKind
from lianping_desk.services.returns.doubts.held_rows import row_to_json
from lianping_desk.services.returns.importing.base_news import BaseNews, Register, base_news, doubts_of_row
from lianping_desk.services.returns.importing.file_doubts import rows_held_by
from lianping_desk.services.returns.importing.place_rows import FILE_BLOCKING, PlacedRow, Places, waits
from lianping_desk.store.base_reports import BaseReport
from lianping_desk.store.doubts import StoredRow, doubt_row
from lianping_desk.store.imports import indicator_row, progress_row
from lianping_desk.store.received_tables import PeriodRow, ReceivedFileRow


@dataclass(slots=True)
class Intake:
    """What one import, or one settled doubt, takes in.

    Rows are only added to their file's row, so that one flush writes them all; `reports` are for the base register,
    which needs the file's id and comes after. `known_rows` say of bases only what the register says already.
    """

    catalogue: Catalogue
    places: Places = field(init=False)
    register: Register = field(init=False)
    stored_rows: int = 0
    known_rows: int = 0
    kept_doubts: int = 0
    reports: list[BaseReport] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.places = Places(self.catalogue)
        self.register = Register(self.catalogue.bases)

    def take_file(
        self, file: ReceivedFileRow, read: ReadReturn, doubts: tuple[Doubt, ...], period: PeriodRow | None
    ) -> None:
        """Take in what is sure of a file; `doubts` are those about the whole file, which may keep rows waiting."""
        held = {doubt: rows_held_by(doubt, doubts, read.rows) for doubt in doubts if doubt.field in FILE_BLOCKING}
        waiting = {id(row) for rows in held.values() for row in rows}
        for doubt in doubts:
            rows = held.get(doubt)
            self.keep(file, doubt, file.unit_id, None if rows is None else rows)
        for row in read.rows:
            if id(row) in waiting or period is None:
                self._hold(file, row, row.doubts)
            else:
                self.take_row(file, row, period)

    def store(self, file: ReceivedFileRow, placed: PlacedRow, period: PeriodRow) -> StoredRow:
        """Prepare a row whose place is known; None for a base that the register knows all about, or will record."""
        row = placed.row
        match row.table:
            case TableKind.progress:
                progress = progress_row(row, placed.unit_id, period.id, placed.task_id, placed.measure_id)
                file.progress_rows.append(progress)
                self.stored_rows += 1
                return progress
            case TableKind.indicator:
                value = indicator_row(row, placed.unit_id, period.id, placed.indicator_id)
                file.indicator_values.append(value)
                self.stored_rows += 1
                return value
            case TableKind.base:
                news = base_news(row)
                if isinstance(news, BaseNews) and self.register.knows(news):
                    self.known_rows += 1
                elif isinstance(news, BaseNews):
                    self.reports.append(_report(file, news, period))
                    self.stored_rows += 1
                return None

    def take_row(self, file: ReceivedFileRow, row: ReadRow, period: PeriodRow) -> None:
        """Take in one row of a file whose period is known, or keep it with what is in doubt."""
        doubts = doubts_of_row(row)
        placed = self.places.place(row, file.unit_id)
        if placed is None or waits(row, doubts):
            self._hold(file, row, doubts)
            return
        stored = self.store(file, placed, period)
        for doubt in doubts:
            self.keep(file, doubt, placed.unit_id, None, stored)
        if row.table is TableKind.base:
            self._keep_contradictions(file, row, placed.unit_id)

    def _keep_contradictions(self, file: ReceivedFileRow, row: ReadRow, unit_id: int) -> None:
        news = base_news(row)
        if isinstance(news, BaseNews):
            for doubt in self.register.contradictions(news):
                self.keep(file, doubt, unit_id)

    def _hold(self, file: ReceivedFileRow, row: ReadRow, doubts: Iterable[Doubt]) -> None:
        """Keep the row with each of its doubts; one without doubts of its own is kept by its file's."""
        unit_id = self.places.unit_id(row.unit) if row.unit else file.unit_id
        for doubt in doubts:
            self.keep(file, doubt, unit_id, (row,))

    def keep(
        self,
        file: ReceivedFileRow,
        doubt: Doubt,
        unit_id: int | None,
        rows: tuple[ReadRow, ...] | None = None,
        stored: StoredRow = None,
    ) -> None:
        """Keep a doubt with its file: with the rows that wait on it, or about a row that went in."""
        held = None if rows is None else [row_to_json(row) for row in rows]
        file.doubts.append(doubt_row(doubt, unit_id, held, stored))
        self.kept_doubts += 1


def _report(file: ReceivedFileRow, news: BaseNews, period: PeriodRow) -> BaseReport:
    place = "stage" if news.stage is not None else "name"
    row = news.row
    return BaseReport(
        file=file,
        name=news.name,
        kind=BaseKind.education_base,
        level=news.level,
        stage=news.stage,
        on=news.on,
        host=news.text("host"),
        town=news.text("town"),
        certificate=news.text("certificate"),
        valid_until=news.day("valid_until"),
        reported_by=period.ends,
        sheet=row.sheet,
        cell=row.cells.get(place, ""),
        text=row.texts.get(place, ""),
    )
