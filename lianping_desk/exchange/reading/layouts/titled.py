"""Which one field a table holds whose title alone says so: 各单位任务完成率统计表."""

import re
from collections.abc import Sequence
from dataclasses import replace

from lianping_desk.exchange.grid import Cell
from lianping_desk.exchange.reading.spread import Spread
from lianping_desk.exchange.reading.words import plain

_NUMBERS = {
    "完成率": re.compile("完成率|完成进度|完成比例|完成百分比"),
    "受益人次": re.compile("(?:受益|参与|覆盖|惠及)(?:群众)?人[次数]"),
    "活动场次": re.compile("(?:活动)?场次"),
    "经费": re.compile(r"(?:投入|使用)?(?:经费|资金)(?:投入|使用)?(?:\((?:万元|元)\))?"),
    "本期": re.compile("本期(?:新增|完成)"),
    "累计": re.compile("累计(?:新增|完成)?"),
}
_TEXTS = re.compile("(?:进展|落实|完成|开展|推进)情况")
LONGEST_FIGURE = 8
"""Characters of a cell that is a figure and no text."""


def titled_field(spread: Spread, heading: int, rows: Sequence[int], first: int) -> Cell | None:
    """The title's cell as a heading, where it names one field that fits what the cells hold."""
    above = [cells[0] for row, cells in spread.rows.items() if row < heading and len(cells) == 1]
    cells = [cell for row in rows for cell in spread.rows[row] if cell.column >= first]
    figures = sum(len(plain(cell.text)) <= LONGEST_FIGURE for cell in cells)
    for title in reversed(above):
        text = plain(title.text)
        named = [name for name, pattern in _NUMBERS.items() if pattern.search(text)]
        if len(named) == 1 and figures == len(cells):
            unit = re.search(r"\((万元|元|万人次|%)\)", text)
            name = f"{named[0]}（{unit[1]}）" if unit else named[0]
            return replace(title, text=name, value=name)
        if not named and _TEXTS.search(text) and figures * 2 < len(cells):
            return replace(title, text="进展情况", value="进展情况")
    return None
