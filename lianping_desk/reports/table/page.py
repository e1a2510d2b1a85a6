"""The part of a table on one page, drawn."""

from dataclasses import dataclass

from lianping_desk.reports.sheet import Sheet
from lianping_desk.reports.table.cells import draw_cell
from lianping_desk.reports.table.headings import Headings
from lianping_desk.reports.table.rows import PlacedRow
from lianping_desk.reports.table.spec import CellAlign, Column, TableStyle, group_count


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages of a table share: columns, the x of their borders from 0, headings, style."""

    columns: tuple[Column, ...]
    edges: list[float]
    headings: Headings
    style: TableStyle

    @property
    def groups(self) -> int:
        """How many columns from the left merge equal neighbours."""
        return group_count(self.columns)


@dataclass(frozen=True, slots=True)
class TablePage:
    """The part of a table on one page."""

    frame: Frame
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
        if body > y:
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
