"""A division table typed with spaces between its cells: its lines are given tabs before lines are joined to text."""

import re
from collections.abc import Mapping, Sequence

from lianping_desk.exchange.plan_reading.document import Paragraph
from lianping_desk.exchange.plan_reading.outline.markers import Rank, marker
from lianping_desk.exchange.plan_reading.reading_form import reading_form
from lianping_desk.exchange.plan_reading.tables.annex_columns import Column, columns_of
from lianping_desk.exchange.plan_reading.tables.flat_heads import headings_in_line

_WIDE = re.compile(r"\s{2,}")
_LONGEST_REST = 40  # signs of a cell's second line


def with_tabs(lines: Sequence[Paragraph], as_printed: Mapping[int, str]) -> list[Paragraph]:
    """The lines with the rows of such a table parted by tabs; `as_printed` still has the spaces."""
    result: list[Paragraph] = []
    headings: tuple[str, ...] = ()
    is_wide = False
    for line in lines:
        printed = as_printed[line.line].strip()
        found = headings_in_line(reading_form(printed)) if "\t" not in printed else None
        if found:
            headings, is_wide = found, len(_WIDE.split(printed)) == len(found)
            result.append(Paragraph("\t".join(headings), line.line))
            continue
        cells = _WIDE.split(printed) if is_wide else printed.split()
        if headings and line.text and _is_row(cells, headings):
            result.append(Paragraph("\t".join(cells), line.line))
        elif headings and line.text and _goes_on(line.text) and result[-1].text:
            result[-1] = Paragraph("\t".join([result[-1].text, *cells]), result[-1].line)
        else:
            headings = headings if not line.text else ()
            result.append(line)
    return result


def _is_row(cells: Sequence[str], headings: Sequence[str]) -> bool:
    """Whether a line begins a row: with its number where the table counts, else with several cells."""
    if columns_of(headings)[0] is Column.number:
        return len(cells) > 2 and re.fullmatch(r"\d{1,3}[.、．]?", cells[0]) is not None
    return len(cells) > 1


def _goes_on(text: str) -> bool:
    """Whether a short line is the second of a cell; a heading or a note ends the table."""
    found = marker(text)
    is_heading = found is not None and found.rank <= Rank.bracketed
    return len(text) <= _LONGEST_REST and not is_heading and not re.match(r"附|注|备注|抄送|（此", text)
