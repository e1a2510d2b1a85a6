"""Doubts about a whole file: whose it is, for which period, and whether it says anything."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from lianping_desk.domain.period import period_title
from lianping_desk.domain.received import Doubt, ReadReturn, ReadRow
from lianping_desk.services.returns.importing.base_news import doubts_of_row
from lianping_desk.services.returns.importing.place_rows import FILE_BLOCKING, waits


def file_doubts(read: ReadReturn, open_periods: Collection[str]) -> tuple[Doubt, ...]:
    """The reader's doubts about the file, and those that follow from what she has opened.

    A file whose unit or period is not certain always has a doubt that says so.
    """
    found = [_opened_first(doubt, open_periods) for doubt in read.doubts]
    about = {doubt.field for doubt in found}
    if "unit" not in about and _unit_is_open(read):
        found.append(_unsure(read, "unit", "没有写是哪个单位的填报件"))
    if "period" not in about:
        if read.period is None or not read.period.sure:
            found.append(_unsure(read, "period", "没有写是哪一期的填报件"))
        elif read.period.value not in open_periods:
            why = f"还没有建立{period_title(read.period.value)}这个填报期"
            found.append(Doubt(read.period.value, why, field="period", candidates=(read.period.value,)))
    if not read.rows and not found:
        found.append(Doubt(read.file, "表里没有填写任何内容"))
    return tuple(found)


def _opened_first(doubt: Doubt, open_periods: Collection[str]) -> Doubt:
    """A period that she has opened is offered before one that she has not."""
    if doubt.field != "period":
        return doubt
    return replace(doubt, candidates=tuple(sorted(doubt.candidates, key=lambda code: code not in open_periods)))


def rows_held_by(doubt: Doubt, doubts: Iterable[Doubt], rows: Iterable[ReadRow]) -> tuple[ReadRow, ...]:
    """The rows that wait on a doubt about the whole file.

    A period or version in doubt holds every row; a unit in doubt those that name no unit of their own, and of these the
    ones of its own sheet when other sheets have doubts of their own.
    """
    if doubt.field not in FILE_BLOCKING:
        return ()
    if doubt.field != "unit":
        return tuple(rows)
    sheets = {other.sheet for other in doubts if other.field == "unit"}
    mine = (row for row in rows if row.unit is None)
    return tuple(row for row in mine if len(sheets) == 1 or doubt.sheet in (None, row.sheet))


def sure_rows(read: ReadReturn, about_file: Iterable[Doubt]) -> tuple[ReadRow, ...]:
    """The rows that go in without any word of hers, `about_file` being the doubts about the whole file."""
    fields = {doubt.field for doubt in about_file if doubt.row is None}
    if read.refused or fields & {"period", "version"}:
        return ()
    rows = (row for row in read.rows if row.unit or "unit" not in fields)
    return tuple(row for row in rows if not waits(row, doubts_of_row(row)))


def _unit_is_open(read: ReadReturn) -> bool:
    if read.unit is not None:
        return not read.unit.sure
    return not (read.rows or read.units) or any(row.unit is None and not _names_unit(row) for row in read.rows)


def _names_unit(row: ReadRow) -> bool:
    return any(doubt.field == "unit" for doubt in row.doubts)


def _unsure(read: ReadReturn, field: str, why: str) -> Doubt:
    found = read.unit if field == "unit" else read.period
    return Doubt(read.file, why, field=field, candidates=(found.value,) if found else ())
