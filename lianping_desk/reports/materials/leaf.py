"""A leaf of a material as blocks of a page."""

from collections.abc import Iterator

from lianping_desk.domain.materials.heading import Heading
from lianping_desk.domain.materials.table import Leaf
from lianping_desk.reports.flow import Block
from lianping_desk.reports.legend import Legend
from lianping_desk.reports.materials.tables import paper_table
from lianping_desk.reports.page import PageStyle
from lianping_desk.reports.paragraph import Paragraph
from lianping_desk.reports.side_notes import SideNotes
from lianping_desk.reports.styles import LEDGER_BODY, LEDGER_HEADING, LEDGER_NOTE, LEDGER_TITLE


def title_blocks(heading: Heading) -> Iterator[Block]:
    """The title of a material; below it who made it, and as of when."""
    yield Paragraph(heading.title, LEDGER_TITLE)
    yield SideNotes(heading.made_by, heading.subtitle)


def leaf_blocks(leaf: Leaf, page: PageStyle, *, are_in_contents: bool = True) -> Iterator[Block]:
    """Sentences, tables under their titles, legend, remarks; the slip is left to whoever hands it out.

    `are_in_contents`: whether the titles of the tables are listed in the contents.
    """
    for sentence in leaf.sentences:
        yield Paragraph(sentence, LEDGER_BODY)
    for table in leaf.tables:
        if table.title:
            yield Paragraph(table.title, LEDGER_HEADING, bookmark=1 if are_in_contents else None)
        yield paper_table(table, page.text_width)
    if leaf.legend and any(table.rows for table in leaf.tables):
        yield Legend(leaf.legend)
    yield from remark_blocks(leaf.remarks)


def remark_blocks(remarks: tuple[str, ...]) -> Iterator[Block]:
    """What a person should look at, as a numbered note."""
    if len(remarks) == 1:
        yield Paragraph(f"注：{remarks[0]}", LEDGER_NOTE)
    elif remarks:
        lines = (f"{number}. {remark}" for number, remark in enumerate(remarks, start=1))
        yield Paragraph("\n".join(("注：", *lines)), LEDGER_NOTE)
