"""The table as a block of a document: laid out to a width, placed page by page, drawn."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from lianping_desk.reports.flow import Laid, Placed
from lianping_desk.reports.table.headings import Headings
from lianping_desk.reports.table.laying import RowLayer
from lianping_desk.reports.table.page import Frame, TablePage
from lianping_desk.reports.table.rows import LaidRow, RowPlacer
from lianping_desk.reports.table.spec import Band, Column, Row, TableStyle
from lianping_desk.reports.table.widths import column_widths
from lianping_desk.reports.type_case import LoadedFonts


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row has a cell for every column, or is a Band. An empty one says so in `when_empty`."""

    columns: tuple[Column, ...]
    rows: Sequence[Row | Band]
    style: TableStyle = field(default_factory=TableStyle)
    when_empty: str = "（暂无内容）"

    def lay(self, fonts: LoadedFonts, width: float) -> Laid:
        """Choose the widths of the columns and break every cell into lines."""
        style = self.style
        chain, strong = fonts.chain(style.role), fonts.chain(style.heading_role)
        rows = self.rows or [Band(self.when_empty)]
        edges = [0.0, *accumulate(column_widths(self.columns, rows, chain, strong, style, width))]
        laid_rows = RowLayer(self.columns, edges, chain, strong, style).lay(rows)
        frame = Frame(self.columns, edges, Headings(self.columns, edges, strong, style), style)
        return LaidTable(frame, RowPlacer(laid_rows, style.leading, 2 * style.pad_y), len(laid_rows))


@dataclass(frozen=True, slots=True)
class LaidTable:
    """The rows of a table not yet placed, from `start` on; `carried` is the rest of a row that was cut."""

    frame: Frame
    placer: RowPlacer
    count: int
    start: int = 0
    carried: LaidRow | None = None
    keeps_with_next: bool = False

    def split(self, room: float, page: float) -> tuple[Placed | None, Laid | None]:
        """Headings and the rows that follow; nothing where not one row has room, or the first would stand alone."""
        above = self.frame.headings.height
        rows = self.placer.place(self.start, self.carried, room - above, page - above)
        begins_with_one = self.start == 0 and self.carried is None and rows.next_row == 1 < self.count
        if not rows.placed or (begins_with_one and room < page):
            return None, self
        rest = replace(self, start=rows.next_row, carried=rows.cut_rest) if rows.next_row < self.count else None
        return TablePage(self.frame, rows.placed), rest
