"""附件: what a pack adds to its running text, numbered, each with its mark at the top left (GB/T 9704-2012 7.3.6)."""

from collections.abc import Sequence
from dataclasses import replace

from lianping_desk.reports.document import Section
from lianping_desk.reports.paragraph import Paragraph
from lianping_desk.reports.styles import LEDGER_HEADING

_MARK = replace(LEDGER_HEADING, size=14, leading=20, before=0, after=0)


def annexed(sections: Sequence[Section], number: int | None) -> Sequence[Section]:
    """The sections of a material; with a number the first bears 附件1, and is listed so in contents and bookmarks.

    Number 0 is the only annex there is: 附件.
    """
    if number is None or not sections:
        return sections
    first, *others = sections
    mark = f"附件{number or ''}"
    marked = replace(first, blocks=(Paragraph(mark, _MARK), *first.blocks), title=f"{mark}　{first.title}")
    return (marked, *others)
