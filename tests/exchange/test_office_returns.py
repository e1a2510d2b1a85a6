"""Hundreds of returns as offices make them: each cell is read right or asked about, hardly any in vain."""

from lianping_desk.exchange.reading.context import ReadingContext
from tests.exchange.office_compare import Tally, compare
from tests.exchange.office_returns import Office
from tests.exchange.sheets_by_hand import read

FILES = 250
LEAST_RIGHT = 0.98


def test_hundreds_of_office_returns_are_read_right_or_asked_about(context: ReadingContext) -> None:
    whole = Tally()
    for seed in range(FILES):
        made = Office(seed, context.catalogue).make()
        tally = compare(made, read(context, *made.sheets, file=made.file))
        whole.right += tally.right
        whole.doubted += tally.doubted
        whole.silent += [f"seed {seed} {fault}" for fault in tally.silent]
        whole.lost += [f"seed {seed} {fault}" for fault in tally.lost]
    assert whole.silent == []
    assert whole.lost == []
    assert whole.right >= LEAST_RIGHT * (whole.right + whole.doubted)
