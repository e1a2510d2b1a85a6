"""The same table turned, on cards, with units across, side by side and so on: each cell is read for what it means."""

from lianping_desk.exchange.reading.context import ReadingContext
from tests.exchange.laid_out import Layouts
from tests.exchange.laid_out_compare import compare_cells
from tests.exchange.office_compare import Tally
from tests.exchange.sheets_by_hand import read

SHEETS = 120
LEAST_RIGHT = 0.98


def test_tables_are_read_however_they_are_laid_out(context: ReadingContext) -> None:
    whole = Tally()
    layouts = set()
    for seed in range(SHEETS):
        made = Layouts(seed, context.catalogue).make()
        found = read(context, made.sheet)
        tally = compare_cells(made, found)
        layouts.add(made.layout)
        whole.right += tally.right
        whole.doubted += tally.doubted
        whole.silent += [f"seed {seed} {made.layout} {fault}" for fault in tally.silent]
        whole.lost += [f"seed {seed} {made.layout} {fault}" for fault in tally.lost]
        assert (found.unit.value if found.unit else None) == made.unit, (seed, made.layout)
        assert found.period and found.period.value == "2023H1", (seed, made.layout)
        assert len({(row.table, row.sheet, row.row) for row in found.rows}) == len(found.rows), (seed, made.layout)
    assert whole.silent == []
    assert whole.lost == []
    assert whole.right >= LEAST_RIGHT * (whole.right + whole.doubted)
    assert len(layouts) == 11
