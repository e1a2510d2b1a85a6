"""Indicators in the database."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from lianping_desk.domain.indicator import Indicator, Target
from lianping_desk.store.tables import IndicatorRow


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


def add_indicators(session: Session, plan_id: int, new: Iterable[Indicator]) -> None:
    """Append indicators to a plan; their ids are ignored."""
    position = len(indicators(session, plan_id))
    for place, indicator in enumerate(new, position + 1):
        row = IndicatorRow(plan_id=plan_id, position=place)
        write_indicator(row, indicator)
        session.add(row)
    session.flush()


def write_indicator(row: IndicatorRow, indicator: Indicator) -> None:
    """Make `row` say what `indicator` says."""
    row.title, row.unit, row.text = indicator.title, indicator.unit, indicator.text
    row.number, row.number_max = indicator.target.number, indicator.target.number_max
    row.comparison, row.strength = indicator.target.comparison, indicator.strength
    row.year, row.annual = indicator.year, indicator.annual
    row.baseline_number, row.baseline_year = indicator.baseline or (None, None)
    row.value_source, row.base_kind, row.base_level = indicator.value_source, indicator.base_kind, indicator.base_level
    row.source_line = indicator.source_line
