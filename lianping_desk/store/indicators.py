"""Indicators in the database."""

from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lianping_desk.domain.indicator import Indicator, Target
from lianping_desk.store.read_once import read_once
from lianping_desk.store.received_tables import IndicatorValueRow
from lianping_desk.store.row_by_id import row_by_id
from lianping_desk.store.tables import IndicatorRow


@read_once
def indicators(session: Session, plan_id: int) -> tuple[Indicator, ...]:
    """The indicators of a plan in the order of its text."""
    order = IndicatorRow.position, IndicatorRow.id
    query = select(IndicatorRow).where(IndicatorRow.plan_id == plan_id).order_by(*order)
    return tuple(indicator_value(row) for row in session.scalars(query))


def indicator_value(row: IndicatorRow) -> Indicator:
    baseline = None
    if row.baseline_number is not None and row.baseline_year is not None:
        baseline = (row.baseline_number, row.baseline_year)
    return Indicator(
        title=row.title,
        target=Target(row.number, row.comparison, row.number_max),
        unit=row.unit,
        year=row.year,
        strength=row.strength,
        text=row.text,
        annual=row.annual,
        baseline=baseline,
        value_source=row.value_source,
        base_kind=row.base_kind,
        base_level=row.base_level,
        source_line=row.source_line,
        id=row.id,
    )


def indicator_row(session: Session, indicator_id: int) -> IndicatorRow:
    """The row of an indicator; DeskError when it has been deleted."""
    return row_by_id(session, IndicatorRow, indicator_id, gone="这个指标已经不在方案里。")


def reported_values(session: Session, indicator_id: int) -> int:
    """How many values units have reported for an indicator, superseded ones included."""
    query = select(func.count()).where(IndicatorValueRow.indicator_id == indicator_id)
    return session.scalar(query) or 0


def add_indicators(session: Session, plan_id: int, new: Iterable[Indicator]) -> tuple[int, ...]:
    """Append indicators to a plan and return their ids; the ids they come with are ignored."""
    last = session.scalar(select(func.max(IndicatorRow.position)).where(IndicatorRow.plan_id == plan_id)) or 0
    rows = []
    for position, indicator in enumerate(new, last + 1):
        rows.append(IndicatorRow(plan_id=plan_id, position=position))
        write_indicator(rows[-1], indicator)
    session.add_all(rows)
    session.flush()
    return tuple(row.id for row in rows)


def write_indicator(row: IndicatorRow, indicator: Indicator) -> None:
    """Make `row` say what `indicator` says."""
    row.title, row.unit, row.text = indicator.title, indicator.unit, indicator.text
    row.number, row.number_max = indicator.target.number, indicator.target.number_max
    row.comparison, row.strength = indicator.target.comparison, indicator.strength
    row.year, row.annual = indicator.year, indicator.annual
    row.baseline_number, row.baseline_year = indicator.baseline or (None, None)
    row.value_source, row.base_kind, row.base_level = indicator.value_source, indicator.base_kind, indicator.base_level
    row.source_line = indicator.source_line
