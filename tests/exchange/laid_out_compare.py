"""How what was read of a laid out table compares with what its cells mean, cell by cell."""

from lianping_desk.domain.received import ReadReturn, ReadRow
from tests.exchange.laid_out import LaidOut, Meant
from tests.exchange.office_cells import ASKED
from tests.exchange.office_compare import Tally


def compare_cells(made: LaidOut, read: ReadReturn) -> Tally:
    """Every cell that was read, then every cell that was not."""
    tally = Tally()
    seen: set[str] = set()
    for row in read.rows:
        for name in row.values:
            seen.add(row.cells[name])
            _compare_value(tally, row, name, made.cells.get(row.cells[name]))
    asked = {doubt.cell for doubt in read.all_doubts()}
    has_heading_in_doubt = any(doubt.field == "heading" for doubt in read.doubts)
    for cell, meant in made.cells.items():
        if cell in seen or meant.value is None:
            continue
        if meant.value is ASKED and cell in asked:
            tally.right += 1
        elif cell in asked or has_heading_in_doubt:
            tally.doubted += 1
            tally.asked.append(f"{cell} {meant.field}: {meant.value!r} was asked about")
        else:
            tally.lost.append(f"{cell} {meant.field}: {meant.value!r}")
    return tally


def _compare_value(tally: Tally, row: ReadRow, name: str, meant: Meant | None) -> None:
    value, where = row.values[name], f"{row.cells[name]} {name}"
    if meant is None and row.held:
        tally.asked.append(f"{where}: {row.doubts}")
    elif meant is None or meant.field != name:
        tally.silent.append(f"{where}: {value!r} from a cell that means {meant}")
    elif value != meant.value and str(value).strip() != str(meant.value).strip():
        tally.silent.append(f"{where}: {value!r} instead of {meant.value!r}")
    elif row.held:
        tally.doubted += 1
        tally.asked.append(f"{where}: {row.doubts}")
    elif (row.task_no, row.unit) != (meant.task, meant.unit):
        tally.silent.append(f"{where}: of {row.task_no} {row.unit} instead of {meant.task} {meant.unit}")
    elif meant.measure is not None and row.measure_no != meant.measure:
        tally.lost.append(f"{where}: measure {row.measure_no} instead of {meant.measure}")
    else:
        tally.right += 1
