"""A file of which rows wait on doubts: which rows, on which, and what becomes of them."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from lianping_desk.domain.received import Doubt, ReadRow
from lianping_desk.domain.unit import Unit
from lianping_desk.services.returns.doubts.held_rows import row_from_json, row_to_json
from lianping_desk.services.returns.importing.place_rows import FILE_BLOCKING
from lianping_desk.store.doubts import StoredRow, link
from lianping_desk.store.received_tables import DoubtRow, ReceivedFileRow

RowKey = tuple[str, str | None, int]
"""Table, sheet and line: what tells the rows of a file apart."""


class HeldFile:
    """The open doubts of one file and the rows that wait on them."""

    def __init__(self, file: ReceivedFileRow) -> None:
        self.file = file

    @property
    def open_doubts(self) -> list[DoubtRow]:
        return [doubt for doubt in self.file.doubts if doubt.settled is None]

    def rows_of(self, doubt: DoubtRow) -> list[ReadRow]:
        """The rows that wait on this doubt."""
        return [row_from_json(held) for held in doubt.held_rows or ()]

    def own_doubts(self, row: ReadRow) -> list[DoubtRow]:
        """The open doubts that are about this row."""
        return [doubt for doubt in self.open_doubts if not is_about_file(doubt) and self._holds(doubt, row)]

    def waits_on_file(self, row: ReadRow) -> bool:
        """Whether a doubt about the whole file keeps the row."""
        return any(is_about_file(doubt) and self._holds(doubt, row) for doubt in self.open_doubts)

    def change(self, row: ReadRow) -> None:
        """Let every doubt that holds the row hold it as it is now."""
        held = row_to_json(row)
        for doubt in self.open_doubts:
            if self._holds(doubt, row):
                doubt.held_rows = [held if _key(one) == row_key(row) else one for one in doubt.held_rows or ()]

    def name_unit(self, doubt: DoubtRow, unit: Unit) -> None:
        """The rows that wait on this doubt about the unit are of `unit`; if they are all, the file is."""
        rows = self.rows_of(doubt)
        others = [one for one in self.open_doubts if one is not doubt and is_about_file(one) and one.field == "unit"]
        if not others and all(row.unit is None for row in rows):
            self.file.unit_id = unit.id
        for row in rows:
            self.change(replace(row, unit=unit.name))
            for own in self.own_doubts(row):
                own.unit_id = unit.id
        for one in self.open_doubts:
            if one.row is None and one.unit_id is None:
                one.unit_id = unit.id

    def leave_out_rows(self, rows: Iterable[ReadRow]) -> None:
        """These rows will never go in: their own doubts are settled with them, other doubts let them go."""
        for row in rows:
            for doubt in self.open_doubts:
                if self._let_go(doubt, row) and not is_about_file(doubt):
                    doubt.settled = "left_out"

    def went_in(self, row: ReadRow, stored: StoredRow) -> None:
        """The row is in the database: doubts about single fields of it are about the stored row from now on."""
        for doubt in self.file.doubts:
            if self._let_go(doubt, row) and not is_about_file(doubt):
                link(doubt, stored)

    def _let_go(self, doubt: DoubtRow, row: ReadRow) -> bool:
        """Whether the doubt held the row; it does no longer."""
        if not self._holds(doubt, row):
            return False
        doubt.held_rows = [held for held in doubt.held_rows or () if _key(held) != row_key(row)] or None
        return True

    def _holds(self, doubt: DoubtRow, row: ReadRow) -> bool:
        return any(_key(held) == row_key(row) for held in doubt.held_rows or ())


def is_about_file(doubt: DoubtRow) -> bool:
    return doubt.field in FILE_BLOCKING and doubt.row is None


def as_doubt(row: DoubtRow) -> Doubt:
    """The doubt as a value."""
    return Doubt(row.text, row.why, row.cell, row.sheet, row.row, row.field, tuple(row.candidates))


def row_key(row: ReadRow) -> RowKey:
    return (row.table.value, row.sheet, row.row)


def _key(held: dict[str, Any]) -> RowKey:
    return held["table"], held["sheet"], held["row"]
