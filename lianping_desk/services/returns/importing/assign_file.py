"""Say whose a file is that came in and could not be read, and for which period."""

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.unreadable_file import UnreadableFile
from lianping_desk.services.desk import Desk
from lianping_desk.store import unreadable
from lianping_desk.store.periods import periods
from lianping_desk.store.plans import current_plan
from lianping_desk.store.units import all_units


def unreadable_files(desk: Desk, period_code: str | None = None) -> tuple[UnreadableFile, ...]:
    """The registered files that could not be read, those of no known unit or period among them, oldest first.

    `period_code` leaves out those of other periods.
    """
    with desk.database.reading() as session:
        opened = periods(session, current_plan(session).id)
        return unreadable.unreadable_files(session, [p.id for p in opened if period_code in (None, p.code)])


def assign_file(desk: Desk, file_id: int, unit_id: int, period_id: int) -> None:
    """Register the unreadable file as that unit's for that period; DeskError where one of them is gone."""
    with desk.database.reading() as session:
        unit = next((one for one in all_units(session) if one.id == unit_id), None)
        period = next((one for one in periods(session, current_plan(session).id) if one.id == period_id), None)
        name = unreadable.unreadable_file(session, file_id).name
    if unit is None or period is None:
        raise DeskError("选的单位或填报期已经不在了。", "请刷新后重新选择。")
    with desk.database.writing(f"登记“{name}”为{unit.name}{period.title}的填报件", desk.who) as session:
        row = unreadable.unreadable_file(session, file_id)
        row.unit_id, row.period_id = unit.id, period.id
