"""Several measures in one cell of a table: 1.甲 / 2.乙, on lines of their own or one behind the other."""

import re
from collections.abc import Iterator, Sequence

from lianping_desk.exchange.plan_reading.document import Paragraph
from lianping_desk.exchange.plan_reading.outline.headings import split_heading
from lianping_desk.exchange.plan_reading.outline.markers import marker
from lianping_desk.exchange.plan_reading.outline.run_on import parted

_LONGEST_TITLE = 30


def listed_measures(cell: str) -> tuple[tuple[str, ...], bool]:
    """The titles of the measures in a cell, and whether they are sure.

    Lines without numbers may be as many measures, or one that a line break cut: short ones are taken apart.
    """
    lines = [line.strip() for line in cell.splitlines() if line.strip()]
    items = [one.text for one in parted(Paragraph(line, 0) for line in lines)]
    if items and marker(items[0]):
        return tuple(_numbered(items)), True
    if len(lines) > 1 and all(4 <= len(line) <= _LONGEST_TITLE and line[-1] not in "，、" for line in lines):
        return tuple(line.rstrip("；;。") for line in lines), False
    text = re.sub(r"\s+", "", cell)
    return ((text,) if text else ()), len(lines) < 2


def _numbered(items: Sequence[str]) -> Iterator[str]:
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
