"""The table as a block of a document: laid out to a width, placed page by page, drawn."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise

from lianping_desk.reports.flow import Laid, Placed
from lianping_desk.reports.sheet import Sheet
from lianping_desk.reports.table.cells import LaidCell, break_text, cell_text, draw_cell, lay_cell
from lianping_desk.reports.table.headings import Headings
from lianping_desk.reports.table.rows import LaidRow, PlacedRow, RowPlacer
from lianping_desk.reports.table.spec import Band, CellAlign, Column, Row, TableStyle
from lianping_desk.reports.table.widths import column_widths
from lianping_desk.reports.type_case import FontChain, LoadedFonts, printable

_LONGEST_LABEL = 12  # lines; a longer group label could not be repeated on every page, so its cells stay single


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
        laid_rows = _RowLayer(self.columns, edges, chain, strong, style).lay(rows)
        frame = _Frame(self.columns, edges, Headings(self.columns, edges, strong, style), style)
        return LaidTable(frame, RowPlacer(laid_rows, style.leading, 2 * style.pad_y), len(laid_rows))


@dataclass(frozen=True, slots=True)
class _Frame:
    columns: tuple[Column, ...]
    edges: list[float]
    headings: Headings
    style: TableStyle

    @property
    def groups(self) -> int:
        return group_count(self.columns)


def group_count(columns: Sequence[Column]) -> int:
    """How many columns from the left merge equal neighbours."""
    return next((number for number, column in enumerate(columns) if not column.is_group), len(columns))


class _RowLayer:
    """Breaks the cells of rows into lines and numbers the groups."""

    def __init__(
        self, columns: Sequence[Column], edges: list[float], chain: FontChain, strong: FontChain, style: TableStyle
    ) -> None:
        self._groups = group_count(columns)
        self._rooms = [right - left - 2 * style.pad_x for left, right in pairwise(edges)]
        self._whole = edges[-1] - 2 * style.pad_x
        self._chain, self._strong, self._style = chain, strong, style

    def lay(self, rows: Sequence[Row | Band]) -> list[LaidRow]:
        laid: list[LaidRow] = []
        labels: tuple[str, ...] = ()
        runs: tuple[int, ...] = ()
        for number, row in enumerate(rows):
            if isinstance(row, Band):
                laid.append(self._band(row, number))
                labels, runs = (), ()
                continue
            new_labels = tuple(cell_text(cell) for cell in row[: self._groups])
            runs = tuple(
                runs[group] if labels[: group + 1] == new_labels[: group + 1] else number * self._groups + group
                for group in range(self._groups)
            )
            labels = new_labels
            laid.append(self._row(row, runs, number))
        return laid

    def _row(self, row: Row, runs: tuple[int, ...], number: int) -> LaidRow:
        style = self._style
        cells = [
            lay_cell(cell, self._chain, self._strong, style.size, room)
            for cell, room in zip(row, self._rooms, strict=True)
        ]
        long_labels = [group for group in range(self._groups) if len(cells[group].lines) > _LONGEST_LABEL]
        merged = long_labels[0] if long_labels else self._groups
        height = max((cell.height(style.leading) for cell in cells[merged:]), default=style.leading) + 2 * style.pad_y
        return LaidRow(tuple(cells[merged:]), tuple(cells[:merged]), runs[:merged], height, number)

    def _band(self, band: Band, number: int) -> LaidRow:
        style = self._style
        cell = LaidCell(break_text(printable(band.text), self._strong, style.size, self._whole), self._strong)
        return LaidRow((cell,), (), (), cell.height(style.leading) + 2 * style.pad_y, number, is_band=True)


@dataclass(frozen=True, slots=True)
class LaidTable:
    """The rows of a table not yet placed, from `start` on; `carried` is the rest of a row that was cut."""

    frame: _Frame
    placer: RowPlacer
    count: int
    start: int = 0
    carried: LaidRow | None = None
    keeps_with_next: bool = False

    def split(self, room: float, page: float) -> tuple[Placed | None, Laid | None]:
        """Headings and the rows that follow; nothing where not one row has room."""
        above = self.frame.headings.height
        rows = self.placer.place(self.start, self.carried, room - above, page - above)
        if not rows.placed:
            return None, self
        rest = replace(self, start=rows.next_row, carried=rows.cut_rest) if rows.next_row < self.count else None
        return TablePage(self.frame, rows.placed), rest


@dataclass(frozen=True, slots=True)
class TablePage:
    """The part of a table on one page."""

    frame: _Frame
    rows: list[PlacedRow]

    @property
    def height(self) -> float:
        """Headings and rows."""
        return self.frame.headings.height + self.rows[-1].top + self.rows[-1].height

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw fills first, then rules, then text; the frame last."""
        frame, style = self.frame, self.frame.style
        body = y + frame.headings.height
        frame.headings.draw(sheet, x, y)
        self._draw_fills(sheet, x, body)
        sheet.rules(self._rules(x, body), 0.4, style.rule_colour)
        for placed in self.rows:
            self._draw_row(sheet, placed, x, body)
        for group in range(frame.groups):
            self._draw_labels(sheet, group, x, body)
        sheet.box(x, y, frame.edges[-1], self.height, stroke=style.frame_colour, line=0.8)
        sheet.rule(x, body, x + frame.edges[-1], body, 0.8, style.frame_colour)

    def _draw_fills(self, sheet: Sheet, x: float, body: float) -> None:
        style, edges = self.frame.style, self.frame.edges
        for row, top, height in self.rows:
            if row.is_band:
                sheet.box(x, body + top, edges[-1], height, fill=style.band_fill)
            elif style.has_zebra and row.number % 2:
                left = edges[len(row.labels)]
                sheet.box(x + left, body + top, edges[-1] - left, height, fill=style.zebra_fill)

    def _rules(self, x: float, body: float) -> list[tuple[float, float, float, float]]:
        """Below each row, but not through a merged label; between columns, but not through a band."""
        edges = self.frame.edges
        rules = []
        for (row, top, height), following in zip(self.rows, self.rows[1:], strict=False):
            runs = following.row.runs
            merged = next(
                (group for group, run in enumerate(row.runs) if runs[group : group + 1] != (run,)), len(row.runs)
            )
            bottom = body + top + height
            rules.append((x + edges[merged], bottom, x + edges[-1], bottom))
        for top, bottom in self._stretches():
            rules += [(x + edge, body + top, x + edge, body + bottom) for edge in edges[1:-1]]
        return rules

    def _stretches(self) -> list[tuple[float, float]]:
        """From where to where rows follow one another without a band between."""
        stretches: list[tuple[float, float]] = []
        for row, top, height in self.rows:
            if row.is_band:
                continue
            begins = stretches.pop()[0] if stretches and abs(stretches[-1][1] - top) < 0.01 else top
            stretches.append((begins, top + height))
        return stretches

    def _draw_row(self, sheet: Sheet, placed: PlacedRow, x: float, body: float) -> None:
        row, top, height = placed
        frame = self.frame
        if row.is_band:
            draw_cell(sheet, row.cells[0], x, body + top, frame.edges[-1], height, CellAlign.left, frame.style)
            return
        first = len(frame.columns) - len(row.cells)
        for column, cell in enumerate(row.cells, start=first):
            left, right = frame.edges[column], frame.edges[column + 1]
            draw_cell(sheet, cell, x + left, body + top, right - left, height, frame.columns[column].align, frame.style)

    def _draw_labels(self, sheet: Sheet, group: int, x: float, body: float) -> None:
        """Draw each label of a group column once, in the middle of its rows on this page."""
        left, right = self.frame.edges[group], self.frame.edges[group + 1]
        members = [placed for placed in self.rows if group < len(placed.row.runs)]
        for position, first in enumerate(members):
            run = first.row.runs[group]
            if position and members[position - 1].row.runs[group] == run:
                continue
            last = next(placed for placed in reversed(members) if placed.row.runs[group] == run)
            height = last.top + last.height - first.top
            align = self.frame.columns[group].align
            draw_cell(
                sheet,
                first.row.labels[group],
                x + left,
                body + first.top,
                right - left,
                height,
                align,
                self.frame.style,
            )
