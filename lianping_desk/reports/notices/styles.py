"""How the parts of an official document are set: all on one grid of 22 lines by 28 hanzi (GB/T 9704-2012 5.2)."""

from dataclasses import replace

from lianping_desk.reports.fonts import FontRole
from lianping_desk.reports.page import OFFICIAL
from lianping_desk.reports.paragraph import Align, ParagraphStyle
from lianping_desk.reports.sheet import MM
from lianping_desk.reports.styles import BODY

LINE = (225 * MM - BODY.size) / 21
"""From line to line: the first stands on the upper edge of the text, the 22nd on the lower (撑满版心)."""
TEXT = replace(BODY, leading=LINE, fills_pages=True)
HEADING = replace(TEXT, role=FontRole.heading, keeps_with_next=True)
SUBHEADING = replace(TEXT, role=FontRole.kai, keeps_with_next=True)
TITLE = ParagraphStyle(
    role=FontRole.title, size=22, leading=LINE, indent=0, align=Align.centre, keeps_with_next=True, fills_pages=True
)
"""二号 on the grid of the text."""
NUMBER = replace(TEXT, indent=0, align=Align.centre, tracking=0.0, keeps_with_next=True)
"""文号 or 期号 below the title, where there is no red head."""
ADDRESSEE = replace(TEXT, indent=0)
"""主送机关, from the margin, every line of it."""
ANNEX_LABEL = replace(HEADING, indent=0)
"""附件1 in the upper left corner of its first page."""
ANNEX_NAME = replace(TEXT, align=Align.left)
"""Never stretched, so that further lines begin below the first hanzi of the name."""
COLOPHON = ParagraphStyle(size=14, leading=24, indent=0, hang=3)
"""抄送 in 四号, further lines below the first name."""
DENSE_COLOPHONS = tuple(
    replace(COLOPHON, size=size, leading=leading) for size, leading in ((12, 18), (10.5, 15), (9, 12))
)
"""For so many names that 四号 would need more than a page."""
THICK, THIN = 0.35 * MM, 0.25 * MM
"""The rules of the colophon (7.4.1)."""
RED = "#D2001B"
PAGE = replace(OFFICIAL, overhang=(LINE - BODY.size) / 2)
