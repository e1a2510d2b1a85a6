"""Export the 收表台账 of a period, or units by periods, as Excel, PDF or Word."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from lianping_desk.domain.long_work import Progress, no_progress
from lianping_desk.domain.materials.leaves.returns_ledger import returns_ledger_leaves
from lianping_desk.domain.materials.pack import Leaves, Pack
from lianping_desk.domain.materials.returns_ledger import TITLE, ReturnsLedger
from lianping_desk.domain.unit_return import PeriodStatus
from lianping_desk.services.desk import Desk
from lianping_desk.services.materials.asked import Asked, asked
from lianping_desk.services.materials.export import Exported, Format, write_pack
from lianping_desk.services.returns.ledger.status import ledger_by_period, returns_status


def export_ledger(
    desk: Desk,
    format: Format,
    out: Path,
    *,
    as_of: date,
    period_code: str | None = None,
    units: Sequence[str] | None = None,
    progress: Progress = no_progress,
) -> Exported:
    """Write the ledger of the period with this code as of the day, or, without a code, the units by all periods.

    `units` limits it to units of these names. When `out` is open in another program the file lies beside it under a
    second name. DeskError when there is no such period or unit, or the file cannot be written.
    """
    progress(0, 1, "汇集台账")
    return write_pack(desk, ledger_pack(desk, as_of, period_code, units), format, out, progress=progress)


def ledger_pack(desk: Desk, as_of: date, period_code: str | None = None, units: Sequence[str] | None = None) -> Pack:
    """The ledger as the only material of a pack."""
    with desk.database.reading():
        about = asked(desk, as_of, period_code, units)
        if period_code is None:
            ledger = _limited(ledger_by_period(desk, as_of), about)
            heading = about.heading(f"{TITLE}（各期对照）")
        else:
            ledger = _limited((returns_status(desk, period_code, as_of),), about)
            heading = about.heading(TITLE, with_period=True)
    found = ReturnsLedger(heading, ledger, is_matrix=period_code is None)
    return Pack(heading, (Leaves(TITLE, heading, returns_ledger_leaves(found)),))


def _limited(periods: Sequence[PeriodStatus], about: Asked) -> tuple[PeriodStatus, ...]:
    """Only the lines of the chosen units."""
    return tuple(
        replace(status, units=tuple(one for one in status.units if about.is_chosen(one.unit.id))) for status in periods
    )
