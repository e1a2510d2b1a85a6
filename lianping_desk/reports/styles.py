"""Paragraph styles of the office: documents after GB/T 9704-2012, and the tops of ledgers."""

from dataclasses import replace

from lianping_desk.reports.fonts import FontRole
from lianping_desk.reports.paragraph import Align, ParagraphStyle

_GRID = -0.207  # 28 characters of 16 pt to a line of 156 mm

BODY = ParagraphStyle(tracking=_GRID)
"""仿宋 三号, 22 lines a page, two squares indented."""
HEADING = replace(BODY, role=FontRole.heading, keeps_with_next=True)
"""一、 in 黑体."""
SUBHEADING = replace(BODY, role=FontRole.kai, keeps_with_next=True)
"""（一） in 楷体."""
TITLE = ParagraphStyle(
    role=FontRole.title, size=22, leading=33, indent=0, align=Align.centre, after=28.98, keeps_with_next=True
)
"""小标宋 二号, centred, a line of white below."""
ADDRESSEE = replace(BODY, indent=0)
"""主送机关, from the margin."""
SIGNATURE = replace(BODY, align=Align.right)
"""Office and date at the end."""

LEDGER_TITLE = replace(TITLE, size=18, leading=26, after=4)
"""Title above a dense table or a drawing."""
LEDGER_HEADING = ParagraphStyle(
    role=FontRole.heading, size=11, leading=18, indent=0, align=Align.left, before=8, after=3, keeps_with_next=True
)
"""Heading between tables on a dense page."""
LEDGER_BODY = ParagraphStyle(role=FontRole.song, size=10, leading=16, indent=2)
"""Text on a dense page."""
LEDGER_NOTE = ParagraphStyle(
    role=FontRole.song, size=8.5, leading=13, indent=0, align=Align.left, before=4, colour="#333333"
)
"""Note below a table."""
