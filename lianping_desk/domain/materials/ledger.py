"""填报台账: who has returned in a period and who has not, and what was reported; and the list of those to chase."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from lianping_desk.domain.day_text import written_day
from lianping_desk.domain.materials.heading import Heading
from lianping_desk.domain.materials.light import Light
from lianping_desk.domain.period import Period
from lianping_desk.domain.plan import Role
from lianping_desk.domain.trace import CellTrace
from lianping_desk.domain.unit import Contact, UnitKind


@dataclass(frozen=True, slots=True)
class LedgerUnit:
    """How a unit's return for the period stands. `days_late` counts up to the day it came, or up to the as-of date."""

    unit: str
    kind: UnitKind
    light: Light
    is_received: bool
    received_on: date | None
    days_late: int
    versions: int
    doubts: int
    contacts: tuple[Contact, ...] = ()


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """What a unit reported about a task, or about one measure of it, as it stands; `state` is the word of the cell.

    `trace` is the cell that stands for the row, `traces` the cell of each field (domain.received.PROGRESS_FIELDS).
    """

    task_no: int
    task: str
    measure: str
    unit: str
    role: Role | None
    percent: Decimal | None
    state: str
    progress: str
    problems: str
    next_step: str
    people: int | None = None
    sessions: int | None = None
    funds: Decimal | None = None
    trace: CellTrace | None = None
    traces: Mapping[str, CellTrace] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LedgerValue:
    """What a unit reported about an indicator, in the indicator's own unit of measure; `traces` as in LedgerRow."""

    indicator: str
    measure_unit: str
    unit: str
    period_value: Decimal | None
    cumulative: Decimal | None
    trace: CellTrace | None = None
    traces: Mapping[str, CellTrace] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ledger:
    """One period; `period` is None while she has opened none, and then there are no rows."""

    heading: Heading
    period: Period | None
    units: tuple[LedgerUnit, ...] = ()
    rows: tuple[LedgerRow, ...] = ()
    values: tuple[LedgerValue, ...] = ()

    @property
    def received(self) -> int:
        return sum(unit.is_received for unit in self.units)

    @property
    def counted_ahead(self) -> str:
        """A sentence where rows stand of units that had not returned by the day, so that no one takes it for a slip.

        A period counts once it has ended, also where its returns came after the as-of date; some come in one file.
        """
        awaited = {unit.unit for unit in self.units if not unit.is_received}
        ahead = awaited & {row.unit for row in self.rows}
        day = written_day(self.heading.as_of)
        return f"其中{len(ahead)}个单位的填报数来自{day}以后报来或合报的填报表，已计入进展。" if ahead else ""


@dataclass(frozen=True, slots=True)
class LateList:
    """催报名单: the units whose return for the period is still awaited."""

    heading: Heading
    period: Period | None
    units: tuple[LedgerUnit, ...] = ()
