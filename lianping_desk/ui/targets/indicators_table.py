"""The table of indicators: target, value, gap, bar and light."""

from PySide6.QtGui import QColor

from lianping_desk.domain.indicator import Strength
from lianping_desk.domain.number_text import format_number
from lianping_desk.domain.status import IndicatorStatus
from lianping_desk.ui.lights import light_icon
from lianping_desk.ui.tables.columns import Column
from lianping_desk.ui.tables.rows_view import RowsView
from lianping_desk.ui.targets.value_bar import ValueBar, covered_share
from lianping_desk.ui.theme import colours

OPEN_HINT = "按回车或双击，看这个数从哪里来"


def indicators_view() -> RowsView:
    """An empty table of IndicatorStatus rows; Enter on a row opens where its value came from."""
    columns = (
        Column(
            "指标", lambda row: row.indicator.title, 150, stretch=True, wrap=True, hint=lambda row: row.indicator.text
        ),
        Column("目标", lambda row: row.indicator.target_text, 124),
        Column("要求", lambda row: row.indicator.strength.chinese, 54, colour=_strength_colour),
        Column("年份", lambda row: row.indicator.year, 56),
        Column("现值", value_text, 82, right=True, hint=_value_hint, sort_by=lambda row: row.value),
        Column("还差", gap_text, 96, right=True, sort_by=lambda row: row.gap),
        Column("进度", lambda row: "", 110, stretch=True, sort_by=covered_share, hint=lambda row: _bar_hint(row)),
        Column("状态", lambda row: row.state.value, 98, icon=lambda row: light_icon(row.state)),
        Column("数从哪里来", lambda row: row.indicator.value_source.chinese, 146),
    )
    view = RowsView(columns, identify=lambda row: row.indicator.id)
    bar = next(number for number, column in enumerate(columns) if column.title == "进度")
    view.setItemDelegateForColumn(bar, ValueBar(view))
    return view


def _value_hint(status: IndicatorStatus) -> str:
    """Of a yearly target every year so far; then how to see where the value comes from."""
    years = [
        f"{one.year}年：{'没有数据' if one.value is None else f'{format_number(one.value)}{status.indicator.unit}'}"
        + ("，达到" if one.met else "")
        for one in status.years
    ]
    return "\n".join([*years, OPEN_HINT])


def value_text(status: IndicatorStatus) -> str:
    """The value with its unit; a goal of yes or no in words."""
    if status.value is None:
        return "尚无数据"
    if status.indicator.target.number is None:
        return "已实现" if status.indicator.target.met_by(status.value) else "未实现"
    return f"{format_number(status.value)}{status.indicator.unit}"


def gap_text(status: IndicatorStatus) -> str:
    """How much is missing; a target reached says so. 超过 is not reached at the number itself."""
    target = status.indicator.target
    if status.value is not None and target.met_by(status.value):
        return "已达到"
    if status.gap is None:
        return "未建成" if status.value is not None and target.number is None else ""
    return status.missing.removeprefix("还差") or f"{format_number(status.gap)}{status.indicator.unit}"


def _strength_colour(status: IndicatorStatus) -> QColor | None:
    return QColor(colours().faint) if status.indicator.strength is Strength.strive else None


def _bar_hint(status: IndicatorStatus) -> str:
    return f"竖线是到这一天应达到的进度：{status.expected:.0f}%" if status.expected < 100 else ""
