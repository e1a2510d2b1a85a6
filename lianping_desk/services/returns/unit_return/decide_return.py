"""Accept a unit's return, send it back to the unit, or take either decision back."""

from collections.abc import Collection
from datetime import date

from lianping_desk.services.desk import Desk
from lianping_desk.services.returns.importing.named_units import named_units
from lianping_desk.store.decisions import decide
from lianping_desk.store.periods import period_row
from lianping_desk.store.plans import current_plan


def accept_returns(desk: Desk, period_code: str, unit_ids: Collection[int], on: date | None = None) -> None:
    """The returns of these units for the period are in order (审核通过), as of `on` (None: today)."""
    _decide(desk, period_code, unit_ids, "审核通过", accepted_on=on or date.today())


def send_back(desk: Desk, period_code: str, unit_ids: Collection[int], note: str = "", on: date | None = None) -> None:
    """The units have to do their return over; `note` says why. What was stored stays until a newer version comes."""
    _decide(desk, period_code, unit_ids, "退回", returned_on=on or date.today(), note=note)


def take_decision_back(desk: Desk, period_code: str, unit_ids: Collection[int]) -> None:
    """Neither accepted nor sent back."""
    _decide(desk, period_code, unit_ids, "取消审核结论")


def _decide(
    desk: Desk,
    period_code: str,
    unit_ids: Collection[int],
    what: str,
    *,
    accepted_on: date | None = None,
    returned_on: date | None = None,
    note: str = "",
) -> None:
    with desk.database.writing(f"{what}：{named_units(desk, unit_ids)}的填报件", desk.who) as session:
        row = period_row(session, current_plan(session).id, period_code)
        for unit_id in unit_ids:
            decide(session, row.id, unit_id, accepted_on=accepted_on, returned_on=returned_on, note=note)
