"""Everything that the screen shows, read at once."""

from dataclasses import dataclass
from datetime import date

from lianping_desk.domain.period import Period
from lianping_desk.domain.plan import Plan
from lianping_desk.domain.unit import Unit
from lianping_desk.domain.unreadable_file import UnreadableFile
from lianping_desk.services.desk import Desk
from lianping_desk.services.periods.show_periods import periods
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.services.returns.doubts.show_doubts import ShownDoubt, waiting_doubts
from lianping_desk.services.returns.importing.assign_file import unreadable_files
from lianping_desk.services.returns.importing.undo_import import StoredImport, imports
from lianping_desk.services.returns.ledger.status import PeriodStatus, returns_status


@dataclass(frozen=True, slots=True)
class ShownReturns:
    """The plan, its periods, and the chosen one's ledger and doubts; `status` is None while no period is open.

    `nameless` are files that could not be read and are of no known unit or period.
    """

    plan: Plan
    units: tuple[Unit, ...]
    periods: tuple[Period, ...]
    status: PeriodStatus | None
    doubts: tuple[ShownDoubt, ...]
    imports: tuple[StoredImport, ...]
    nameless: tuple[UnreadableFile, ...]


def read_returns_screen(desk: Desk, wanted: str, today: date) -> ShownReturns:
    """What to show for the period with the code `wanted`; for the most telling one when there is none such."""
    opened = periods(desk)
    chosen = next((one for one in opened if one.code == wanted), None) or default_period(opened, today)
    plan = show_plan(desk)
    return ShownReturns(
        plan=plan.plan,
        units=tuple(unit for unit in plan.units if unit.active_on(today)),
        periods=opened,
        status=returns_status(desk, chosen.code, today) if chosen else None,
        doubts=waiting_doubts(desk, chosen.code if chosen else None),
        imports=imports(desk),
        nameless=tuple(one for one in unreadable_files(desk) if one.unit_id is None or one.period_id is None),
    )


def default_period(opened: tuple[Period, ...], today: date) -> Period | None:
    """The last period that has ended by `today`, the one she is collecting; the first where none has."""
    ended = [one for one in opened if one.ends <= today]
    return ended[-1] if ended else next(iter(opened), None)
