"""A leaf of a material as blocks of a page."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lianping_desk.domain.materials.heading import Heading
from lianping_desk.domain.materials.light import Legend as LightLegend
from lianping_desk.domain.materials.table import Cell, Column, Leaf
from lianping_desk.reports.flow import Block
from lianping_desk.reports.legend import Legend
from lianping_desk.reports.materials.tables import paper_table
from lianping_desk.reports.page import PageStyle
from lianping_desk.reports.paragraph import Paragraph
from lianping_desk.reports.side_notes import SideNotes
from lianping_desk.reports.styles import LEDGER_BODY, LEDGER_HEADING, LEDGER_NOTE, LEDGER_TITLE

SENTENCE = replace(LEDGER_BODY, after=4, keeps_with_next=True)
"""Text above a table."""


def title_blocks(heading: Heading) -> Iterator[Block]:
    """The title of a material; below it who made it, and as of when."""
    yield Paragraph(heading.title, LEDGER_TITLE)
    yield SideNotes(heading.made_by, heading.subtitle)


def short_title(heading: Heading) -> str:
    """The title without whose it is, for contents and running heads: 任务分工表."""
    return heading.title.removeprefix(f"{heading.region}科普工作")


def leaf_blocks(leaf: Leaf, page: PageStyle, *, are_in_contents: bool = True) -> Iterator[Block]:
    """Tables under their titles, sentences and legend above the first, remarks; the slip is left to who hands it out.

    `are_in_contents`: whether the titles of the tables are listed in the contents.
    """
    sentences = [Paragraph(sentence, SENTENCE) for sentence in leaf.sentences]
    if not leaf.tables:
        yield from sentences
    for number, table in enumerate(leaf.tables):
        if table.title:
            yield Paragraph(table.title, LEDGER_HEADING, bookmark=1 if are_in_contents else None)
        if number == 0:
            yield from sentences
        if table.rows:
            if number == 0:
                yield legend_above(leaf.legend)
            yield paper_table(table, page.text_width)
        else:
            yield Paragraph(table.empty, LEDGER_BODY)
    yield from remark_blocks(leaf.remarks)


def legend_above(legend: LightLegend) -> Legend:
    """The legend of what stands right below it."""
    return Legend(legend, before=0.0, after=3.0, keeps_with_next=True)


def with_column(leaf: Leaf, place: int, cells: Sequence[Cell], column: Column | None = None) -> Leaf:
    """The leaf with other cells in the column at `place` of its only table, and another heading where one is given."""
    (table,) = leaf.tables
    rows = []
    for row, cell in zip(table.rows, cells, strict=True):
        changed = list(row)
        changed[place] = cell
        rows.append(tuple(changed))
    columns = list(table.columns)
    columns[place] = column or columns[place]
    return replace(leaf, tables=(replace(table, columns=tuple(columns), rows=tuple(rows)),))


def remark_blocks(remarks: tuple[str, ...]) -> Iterator[Block]:
    """What a person should look at, as a numbered note."""
    if len(remarks) == 1:
        yield Paragraph(f"注：{remarks[0]}", LEDGER_NOTE)
    elif remarks:
        lines = (f"{number}. {remark}" for number, remark in enumerate(remarks, start=1))
        yield Paragraph("\n".join(("注：", *lines)), LEDGER_NOTE)
