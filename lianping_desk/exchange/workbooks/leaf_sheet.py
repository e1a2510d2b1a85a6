"""One leaf of a material as a worksheet."""

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles.colors import Color
from openpyxl.utils import get_column_letter

from lianping_desk.domain.materials.light import Legend
from lianping_desk.domain.materials.paper import WidePaper
from lianping_desk.domain.materials.prose import numbered_lines, numeral
from lianping_desk.domain.materials.table import Leaf, Table
from lianping_desk.exchange.lights import light_colours
from lianping_desk.exchange.workbooks import looks
from lianping_desk.exchange.workbooks.grid import Grid, grid_of
from lianping_desk.exchange.workbooks.looks import Look, Looks
from lianping_desk.exchange.workbooks.prepared_sheet import PreparedSheet, Value
from lianping_desk.exchange.workbooks.print_setup import repeat_row, set_print_area, set_up_page
from lianping_desk.exchange.workbooks.room import column_units, hanzi_of, height_of, lines_of
from lianping_desk.exchange.workbooks.table_rows import TableRows


def write_leaf(sheet: PreparedSheet, leaf: Leaf, styles: Looks, wide: WidePaper = WidePaper.a4) -> None:
    """Title, text, tables, remarks, legend, slip; a table that stands alone can be filtered and stays in view."""
    grid = grid_of(leaf.tables, leaf.is_portrait, wide)
    for number, width in enumerate(grid.widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = column_units(width)
    set_up_page(sheet, leaf.heading, leaf.is_portrait, wide)
    # What stands above the rows of a streamed sheet must be known before the first row is written.
    is_alone = len(leaf.tables) == 1 and bool(leaf.tables[0].rows)
    before = 2 + len(leaf.sentences) + bool(is_alone and leaf.tables[0].title)
    if is_alone:
        sheet.freeze_panes = f"A{before + 2}"
    page = _Lines(sheet, grid, styles)
    unit = f"（{leaf.heading.unit}）" if leaf.heading.unit else ""
    page.say(f"{leaf.heading.title}{unit}", looks.TITLE, at_least=28)
    page.say(leaf.heading.subtitle, looks.SUBTITLE)
    for sentence in leaf.sentences:
        page.say(sentence, looks.SENTENCE)
    _write_chapters(page, leaf)
    for table, spans in zip(leaf.tables, grid.spans, strict=True):
        _write_table(page, table, spans, is_alone)
    for number, remark in enumerate(leaf.remarks, start=1):
        page.say(f"注{number}：{remark}" if len(leaf.remarks) > 1 else f"注：{remark}", looks.REMARK)
    if leaf.legend:
        page.say_legend(leaf.legend)
    for number, line in enumerate(leaf.slip):
        page.say(line, looks.SLIP if number else looks.SLIP_TITLE, at_least=30)
    page.say(leaf.heading.made_by, looks.SIGNATURE)
    set_print_area(sheet, grid.columns)


def _write_chapters(page: "_Lines", leaf: Leaf) -> None:
    for number, chapter in enumerate(leaf.chapters, start=1):
        page.say(f"{numeral(number)}、{chapter.title}", looks.SECTION, at_least=24)
        for sentence in chapter.sentences:
            page.say(sentence, looks.TEXT)
        for place, point in enumerate(chapter.points, start=1):
            page.say(f"（{numeral(place)}）{point.title}", looks.POINT, at_least=20)
            for line in numbered_lines(point.lines):
                page.say(line, looks.TEXT)
    for line in leaf.closing:
        page.say(line, looks.TEXT)


def _write_table(page: "_Lines", table: Table, spans: tuple[tuple[int, int], ...], is_alone: bool) -> None:
    if table.title:
        page.say(table.title, looks.SECTION, at_least=24)
    if not table.rows:
        page.say(table.empty, looks.SENTENCE, at_least=30)
        return
    rows = TableRows(page.sheet, table, spans, page.grid, page.styles)
    first = rows.write_heading()
    last = rows.write_body()
    if is_alone:
        repeat_row(page.sheet, first)
        page.sheet.auto_filter.ref = f"A{first}:{get_column_letter(page.grid.columns)}{last}"


class _Lines:
    """Lines of text across the whole sheet."""

    def __init__(self, sheet: PreparedSheet, grid: Grid, styles: Looks) -> None:
        self.sheet, self.grid, self.styles = sheet, grid, styles

    def say(self, text: str, look: Look, at_least: float = 0.0) -> None:
        lines = lines_of(text, self.grid.width * looks.BODY_SIZE / look.size)
        self._put(text, look, max(height_of(lines, look.size), at_least))

    def say_legend(self, legend: Legend) -> None:
        """Each light in its colour with what it means."""
        words = "".join(f"{light.text}：{meaning}　　" for light, meaning in legend)
        rich = CellRichText("图例：")
        for light, meaning in legend:
            rich.append(TextBlock(_inline(light_colours()[light.state]), light.text))
            rich.append(TextBlock(_inline(looks.REMARK.colour), f"：{meaning}　　"))
        lines = 1 + int(hanzi_of(words) * looks.REMARK.size / looks.BODY_SIZE / (self.grid.width - 2))
        self._put(rich, looks.REMARK, height_of(lines, looks.REMARK.size))

    def _put(self, value: Value, look: Look, height: float) -> None:
        columns = self.grid.columns
        style = self.styles[look]
        row = self.sheet.put_row([value, *[None] * (columns - 1)], [style] * columns, height)
        self.sheet.merge(row, 1, columns)


def _inline(colour: str) -> InlineFont:
    return InlineFont(rFont=looks.SONG, sz=looks.REMARK.size, color=Color(f"FF{colour}"))
