"""收件登记: note what of a unit's return is in hand: the file, the leader's review, the stamped paper."""

from collections.abc import Collection
from datetime import date

from lianping_desk.domain.ledger import Tick
from lianping_desk.services.desk import Desk
from lianping_desk.services.returns.importing.named_units import named_units
from lianping_desk.store.periods import period_row
from lianping_desk.store.plans import current_plan
from lianping_desk.store.ticks import clear_ticks, set_ticks


def tick_returns(desk: Desk, period_code: str, unit_ids: Collection[int], tick: Tick, on: date | None = None) -> int:
    """Tick it for these units, as of `on` (None: today); how many had no tick yet. One ticked before keeps its day."""
    with desk.database.writing(f"登记{tick.chinese}：{named_units(desk, unit_ids)}的填报件", desk.who) as session:
        period = period_row(session, current_plan(session).id, period_code)
        return set_ticks(session, period.id, unit_ids, tick, on or date.today())


def untick_returns(desk: Desk, period_code: str, unit_ids: Collection[int], tick: Tick) -> int:
    """Take the tick back; how many there were. A file that came in and could be read counts all the same."""
    with desk.database.writing(f"取消登记{tick.chinese}：{named_units(desk, unit_ids)}的填报件", desk.who) as session:
        period = period_row(session, current_plan(session).id, period_code)
        return clear_ticks(session, period.id, unit_ids, tick)
