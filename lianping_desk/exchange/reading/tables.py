"""Where the tables of a sheet stand, each with its heading of one to three levels."""

from lianping_desk.domain.received import TableKind
from lianping_desk.exchange.grid import Cell, Merge, Sheet
from lianping_desk.exchange.reading.heading_columns import Band, band_of, heading_rows
from lianping_desk.exchange.reading.heading_levels import is_only_unit, names_state
from lianping_desk.exchange.reading.heading_words import HeadingWords
from lianping_desk.exchange.reading.headings import LONGEST_HEADING, is_unit_of_measure
from lianping_desk.exchange.reading.periods import period_in
from lianping_desk.exchange.reading.spread import Spread
from lianping_desk.exchange.reading.surroundings import states_something
from lianping_desk.exchange.reading.table import Table
from lianping_desk.exchange.reading.words import plain

MOST_LEVELS = 4
FEWEST_HEADINGS = 2
"""Headings that a row must hold to begin a table of another kind."""
DEEPEST = 6
"""Rows that a heading reaches down at most, blank ones between its levels included."""


def find_tables(sheet: Sheet, spread: Spread, words: HeadingWords, *, needs_field: bool = True) -> tuple[Table, ...]:
    """The tables of a sheet from the top. A heading that is repeated further down belongs to the table it repeats.

    `needs_field`: a heading must name a field beside what the rows are about.
    """
    bands: list[Band] = []
    done = 0
    for row, cells in spread.rows.items():
        if row <= done or len(cells) < 2:
            continue
        band = best_band(spread, words, row, needs_field=needs_field)
        if band:
            bands.append(band)
            done = band.last_row
    last = max(spread.rows, default=0)
    tables = []
    for index, band in enumerate(bands):
        if index and _repeats(spread, band, bands[index - 1]):
            continue
        following = next((b for b in bands[index + 1 :] if not _repeats(spread, b, band)), None)
        end = following.first_row - 1 if following else last
        body = band.last_row + 1
        other = next((row for row in spread.rows if body < row <= end and _heads_another(spread, words, band, row)), 0)
        end, first = (other - 1, spread.rows[other][0]) if other else (end, None)
        tables.append(Table(band.kind, sheet, band.first_row, body, end, band.columns, band.unknown, first))
    return tuple(tables)


def _heads_another(spread: Spread, words: HeadingWords, band: Band, row: int) -> bool:
    """Whether a row, after a gap or a title, holds the headings of a table that is none of ours."""
    cells = spread.rows[row]
    if len(spread.rows.get(row - 1, ())) > 1 or len(cells) < FEWEST_HEADINGS:
        return False
    headings = {column.first: plain(column.heading) for column in band.columns}
    if any(headings.get(cell.column) == plain(cell.text) for cell in cells):
        return False
    texts = [cell.text.strip() for cell in cells]
    known = sum(words.is_known(text) for text in texts)
    return (
        known >= FEWEST_HEADINGS
        and known * 2 >= len(texts)
        and all(isinstance(cell.value, str) and len(cell.text) <= LONGEST_HEADING for cell in cells)
        and not any(map(states_something, texts))
    )


def _repeats(spread: Spread, band: Band, earlier: Band) -> bool:
    """Whether a heading is that of a table further up again, on a next page, not under a title of its own period."""
    if band.kind is not earlier.kind or band.columns != earlier.columns:
        return False
    above = (spread.rows.get(row, []) for row in range(band.first_row - 2, band.first_row))
    return not any(len(cells) == 1 and period_in(cells[0].text) for cells in above)


def best_band(spread: Spread, words: HeadingWords, row: int, *, needs_field: bool = True) -> Band | None:
    """The reading of the rows from `row` on as a heading that understands most; None where they are none."""
    if not _may_begin(spread, words, row):
        return None
    best: Band | None = None
    depth = _merged_depth(spread, words, row)
    last: int | None = row
    levels = 0
    while last is not None and levels < MOST_LEVELS:
        rows = heading_rows(spread, words, row, last)
        bands = (band_of(spread, words, kind, rows, needs_field=needs_field) for kind in TableKind if rows)
        deeper = max((band for band in bands if band), key=lambda band: len(band.fields), default=None)
        is_finer = last > row and (
            last <= depth or any(_parent(spread, cell) or is_only_unit(words, cell.text) for cell in spread.rows[last])
        )
        if last < depth:
            best = None  # the heading goes on: what it says so far is not all
        elif deeper and (best is None or is_finer or len(deeper.fields) > len(best.fields)):
            best = deeper  # a heading over several columns (工作推进情况) means none of them by itself
        levels += 1
        last = _next_level(spread, words, last, depth)
    return best


def _merged_depth(spread: Spread, words: HeadingWords, row: int) -> int:
    """The last row that the heading beginning in `row` surely reaches down to, blank ones between its levels included.

    It does as far as the heading of what the rows are about is merged, or two others are; a single one (备注) may be
    merged with cells of the body.
    """
    merged = [m for m in spread.merges_from(row) if m.last_row <= row + DEEPEST]
    ends: list[int] = []
    for merge in merged:
        text = spread.text(row, merge.first_column)
        if words.is_known(text):
            ends += [merge.last_row] * (2 if words.names_key(text) else 1)
    sure = [end for end in ends if ends.count(end) > 1]
    return max((n for n in range(row, max(sure, default=row) + 1) if n in spread.rows), default=row)


def _next_level(spread: Spread, words: HeadingWords, last: int, depth: int) -> int | None:
    """The next row of the heading below `last`; None where it ends there."""
    following = next((row for row in range(last + 1, depth + 1) if row in spread.rows), last + 1)
    return following if following <= depth or _goes_on(spread, words, following) else None


def _may_begin(spread: Spread, words: HeadingWords, row: int) -> bool:
    """Whether a heading may begin here: most texts are headings, or some are and others reach over several columns."""
    texts = [cell.text.strip() for cell in spread.rows[row]]
    if any(len(text) > LONGEST_HEADING for text in texts):
        return False
    if any(states_something(text) and not words.is_known(text) for text in texts):
        return False  # 填报单位：某局, but 经费 单位：万元
    known = sum(words.is_known(text) for text in texts)
    if known < len(texts) and any(text.endswith((":", "：")) for text in texts):
        return False
    states = sum(names_state(text) for text in texts)
    known += states if states > 1 else 0
    has_parents = any(m.last_column > m.first_column for m in spread.merges_from(row))
    return known * 2 >= len(texts) or (known > 0 and has_parents)


def _parent(spread: Spread, cell: Cell) -> Merge | None:
    """The merged range over several columns that ends right above a cell."""
    merge = spread.merge(cell.row - 1, cell.column)
    is_above = merge is not None and merge.last_row < cell.row and merge.last_column > merge.first_column
    return merge if is_above else None


def _goes_on(spread: Spread, words: HeadingWords, row: int) -> bool:
    """Whether `row` is a further level of the heading above it: nothing in it but headings."""
    cells = spread.rows.get(row, [])
    below_parent = False
    for cell in cells:
        is_below = _parent(spread, cell) is not None
        below_parent = below_parent or is_below
        is_number = isinstance(cell.value, int | float)
        if (
            is_number
            or len(cell.text) > LONGEST_HEADING
            or not (is_below or words.is_known(cell.text) or is_unit_of_measure(cell.text))
        ):
            return False
    return bool(cells) and (
        below_parent
        or bool(spread.merges_into(row))
        or all(words.is_known(c.text) or is_unit_of_measure(c.text) for c in cells)
    )
