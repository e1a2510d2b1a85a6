"""A hundred thousand rows filtered as she types: hanzi, initials, full pinyin; the first letter by itself."""

import statistics
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice, product

import pytest
from pytestqt.qtbot import QtBot

from lianping_desk.services.desk import Desk
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.ui.tables.columns import Column
from lianping_desk.ui.tables.rows_view import RowsView
from lianping_desk.ui.tables.search_line import SearchLine
from tests.benchmarks.conftest import Figures, seconds

ROWS = 100_000

pytestmark = pytest.mark.benchmark


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a long ledger."""

    id: int
    task: str
    unit: str
    said: str


def test_filtering_a_hundred_thousand_rows(desk: Desk, figures: Figures, qtbot: QtBot) -> None:
    rows = list(islice(_lines(desk), ROWS))
    columns = (
        Column("任务", lambda row: row.task, wrap=True),
        Column("单位", lambda row: row.unit),
        Column("进展", lambda row: row.said),
    )
    view = RowsView(columns)
    search = SearchLine(view, lambda row: f"{row.task} {row.unit} {row.said}")
    qtbot.addWidget(view)
    qtbot.addWidget(search)
    view.show()
    view.rows_model.show_rows(rows)
    asked = sum(row.unit == "县教育局" for row in rows)

    def type_letters(text: str, what: str, expected: int) -> None:
        search.clear()
        keystrokes = [seconds(_typed(search, text[: end + 1])) for end in range(len(text))]
        assert view.rows_model.rowCount() == expected
        figures.add(f"filter {ROWS:,} rows, a keystroke: {what}", statistics.median(keystrokes), None, "", "< 50 ms")
        figures.add(f"filter {ROWS:,} rows, slowest keystroke: {what}", max(keystrokes), None, "", "< 50 ms")

    first = seconds(_typed(search, "教"))
    figures.add(f"filter {ROWS:,} rows, first key ever: hanzi", first, None, "", "")
    type_letters("教育局", "hanzi", sum("教育局" in f"{row.task} {row.unit} {row.said}" for row in rows))
    search.clear()
    first = seconds(_typed(search, "x"))
    figures.add(f"filter {ROWS:,} rows, first key ever: letters", first, None, "", "")
    type_letters("xjyj", "initials", asked)
    type_letters("xianjiaoyuju", "pinyin", asked)


def _typed(search: SearchLine, text: str) -> Callable[[], None]:
    return lambda: search.setText(text)


def _lines(desk: Desk) -> "list[Line]":
    shown = show_plan(desk)
    told = ("举办讲座", "发放资料", "开展义诊", "组织参观")
    everything = product(range(ROWS), shown.plan.tasks, shown.units)
    made = islice(everything, ROWS)
    return [Line(n, t.title, u.name, f"{told[n % 4]}{n}场") for n, (_, t, u) in enumerate(made)]
