"""会议议程 as a table."""

from lianping_desk.domain.materials.agenda import Agenda
from lianping_desk.domain.materials.table import Align, Column, Leaf, Table

_COLUMNS = (Column("序号", 4, Align.centre), Column("议题", 28), Column("发言", 14))


def agenda_leaf(agenda: Agenda) -> Leaf:
    """One leaf: time, place and chair above the items."""
    rows = tuple((number, item.title, item.speaker) for number, item in enumerate(agenda.items, start=1))
    remarks = (agenda.remark,) if agenda.remark and rows else ()
    table = Table(_COLUMNS, rows, agenda.remark or "还没有议程。")
    return Leaf("会议议程", agenda.heading, agenda.facts, (table,), remarks, is_portrait=True)
