"""Several measures in one cell of a table: 1.甲 / 2.乙, on lines of their own or one behind the other."""

import re
from collections.abc import Iterator

from lianping_desk.exchange.plan_reading.document import Paragraph
from lianping_desk.exchange.plan_reading.headings import split_heading
from lianping_desk.exchange.plan_reading.markers import marker
from lianping_desk.exchange.plan_reading.run_on import parted


def listed_measures(cell: str) -> Iterator[str]:
    """The titles of the measures in a cell; a cell without numbers is one measure, its lines together."""
    lines = [line.strip() for line in cell.splitlines() if line.strip()]
    items = [one.text for one in parted(Paragraph(line, 0) for line in lines)]
    if not items or not marker(items[0]):
        text = re.sub(r"\s+", "", cell)
        if text:
            yield text
        return
    whole: list[str] = []
    for item in items:
        if marker(item):
            whole.append(item)
        else:
            whole[-1] += item  # the second line of a measure
    for item in whole:
        found = marker(item)
        if found:
            title, _ = split_heading(re.sub(r"\s+", "", found.rest), found.rank)
            if title:
                yield title.rstrip("；;。")
