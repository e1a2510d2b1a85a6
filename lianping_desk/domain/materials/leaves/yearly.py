"""Yearly targets (每年…) year by year, as a table."""

from lianping_desk.domain.materials.table import Align, Cell, Column, Leaf, Table
from lianping_desk.domain.materials.targets import TargetSheet
from lianping_desk.domain.status import IndicatorStatus


def yearly_leaves(sheet: TargetSheet) -> tuple[Leaf, ...]:
    """One leaf with a column for each year up to the day; none where the plan has no yearly targets."""
    yearly = [one for one in sheet.indicators if one.indicator.annual]
    years = sorted({value.year for one in yearly for value in one.years})
    if not yearly or not years:
        return ()
    columns = (
        Column("指标", 18),
        Column("每年目标", 10),
        Column("单位", 4, Align.centre),
        *(Column(f"{year}年", 6, Align.figures) for year in years),
        Column("达到的年份", 10),
    )
    rows = tuple(_row(one, years) for one in yearly)
    return (Leaf("逐年完成情况", sheet.heading, tables=(Table(columns, rows, "", "逐年完成情况"),)),)


def _row(one: IndicatorStatus, years: list[int]) -> tuple[Cell, ...]:
    values = {value.year: value.value for value in one.years}
    met = "、".join(str(value.year) for value in one.years if value.met)
    indicator = one.indicator
    return indicator.title, indicator.target_text, indicator.unit, *(values.get(year) for year in years), met or "没有"
