"""Tables with units (or tasks, or indicators) across the top: a county's summary, one column or more for each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lianping_desk.exchange.grid import Cell, Sheet
from lianping_desk.exchange.reading.context import ReadingContext
from lianping_desk.exchange.reading.headings import is_unit_of_measure
from lianping_desk.exchange.reading.layouts.subjects import LONGEST_NAME, Subject, corner_heading, subjects_across
from lianping_desk.exchange.reading.layouts.titled import titled_field
from lianping_desk.exchange.reading.layouts.view import Layout, View
from lianping_desk.exchange.reading.spread import Spread
from lianping_desk.exchange.reading.surroundings import is_note, is_signed_line
from lianping_desk.exchange.reading.tables import MOST_LEVELS, best_band
from lianping_desk.exchange.reading.words import is_nothing, plain

_MOSTLY = 0.6
STRAYS = 100
"""The column of a view for what stands below no subject; no table has as many fields."""


@dataclass(slots=True)
class Crossing:
    """A table with `subjects` across: its heading rows, the rows below, the columns of labels before the subjects.

    `told_in` is the column of labels that says in each row which field it holds, if one does.
    """

    subjects: Sequence[Subject]
    heading: int
    below: int
    labels: list[int]
    rows: list[int] = field(default_factory=list)
    told_in: int = 0


def views_across(sheet: Sheet, spread: Spread, context: ReadingContext) -> Iterator[View]:
    """Each table with subjects across as one with a row for each of them."""
    reached = 0
    for row in spread.rows:
        if row <= reached or not (subjects := subjects_across(spread, row, context)):
            continue
        crossing = _crossing(spread, row, subjects, context)
        if view := _Turner(sheet, spread, context, crossing).view():
            reached = crossing.rows[-1]
            yield view


def _crossing(spread: Spread, row: int, subjects: Sequence[Subject], context: ReadingContext) -> Crossing:
    first = subjects[0].first
    following = next((number for number in range(row + 1, row + MOST_LEVELS + 1) if number in spread.rows), row + 1)
    below = following + 1 if _names_fields(spread, following, first, context) else row + 1
    subjects = [_with_own_columns(spread, subject, below - 1) for subject in subjects]
    found = Crossing(subjects, row, below, [])
    for number, cells in spread.rows.items():
        if number < below or is_signed_line(cells) or is_note(plain(cells[0].text)):
            continue
        if best_band(spread, context.headings, number) or subjects_across(spread, number, context):
            break
        found.rows.append(number)
    found.labels = sorted({c.column for n in (row, *found.rows) for c in spread.rows[n] if c.column < first})
    found.told_in = next((c for c in reversed(found.labels) if _tells_fields(spread, found.rows, c, context)), 0)
    return found


def _with_own_columns(spread: Spread, subject: Subject, heading: int) -> Subject:
    """The subject with only the columns that are surely its own: up to where its headings begin again."""
    if spread.merge(subject.cell.row, subject.first):
        return subject
    if heading == subject.cell.row:
        return replace(subject, last=subject.first)
    seen: set[str] = set()
    for column in range(subject.first, subject.last + 1):
        text = plain(spread.text(heading, column))
        if text in seen:
            return replace(subject, last=column - 1)
        seen.add(text)
    return subject


def _names_fields(spread: Spread, row: int, first: int, context: ReadingContext) -> bool:
    """Whether a row below the subjects is nothing but headings of fields."""
    cells = [cell for cell in spread.rows.get(row, ()) if cell.column >= first]
    texts = [cell.text for cell in cells]
    return (
        bool(cells)
        and not any(isinstance(cell.value, int | float) for cell in cells)
        and any(context.headings.is_known(text) for text in texts)
        and sum(context.headings.is_known(text) or is_unit_of_measure(text) for text in texts) >= _MOSTLY * len(texts)
    )


def _tells_fields(spread: Spread, rows: Sequence[int], column: int, context: ReadingContext) -> bool:
    texts = [cell.text for row in rows if (cell := spread.cell(row, column)) and cell.column == column]
    known = [text for text in texts if context.headings.names_value(text)]
    return len(known) >= max(1, _MOSTLY * len(rows))


class _Turner:
    """Lays one crossing out anew: a column for the subject, the labels, a column for each field."""

    def __init__(self, sheet: Sheet, spread: Spread, context: ReadingContext, crossing: Crossing) -> None:
        self._sheet = sheet
        self._spread = spread
        self._context = context
        self._crossing = crossing
        self._layout = Layout(sheet.name)
        self._labels = [column for column in crossing.labels if column != crossing.told_in]
        self._fields: dict[str, int] = {}
        self._row = 1
        self._has_units = crossing.subjects[0].heading == "填报单位"

    def view(self) -> View | None:
        """None where the cells cannot be told apart; where nothing says which field they hold, that is left open."""
        crossing = self._crossing
        is_wide = any(subject.last > subject.first for subject in crossing.subjects)
        if not crossing.rows or (crossing.told_in and is_wide):  # several cells of a subject for one field
            return None
        title = None
        if crossing.below == crossing.heading + 1 and not crossing.told_in:
            title = titled_field(self._spread, crossing.heading, crossing.rows, crossing.subjects[0].first)
            if title is None and (title := self._untold()) is None:
                return None
        self._put_headings()
        for rows in self._groups():
            self._put_rows(rows, title)
        self._layout.rows_at[1] = crossing.heading
        taken = (*range(crossing.heading, crossing.below), *crossing.rows)
        return self._layout.view(taken, is_surely_table=title is not None)

    def _untold(self) -> Cell | None:
        """What to ask about where nothing says which field the cells hold; None where these are marks of a division."""
        crossing = self._crossing
        cells = [cell for row in crossing.rows for cell in self._spread.rows[row]]
        held = [cell for cell in cells if cell.column >= crossing.subjects[0].first and not is_nothing(cell.text)]
        if not self._labels or sum(len(plain(cell.text)) > 1 for cell in held) * 2 <= len(held):
            return None
        above = [self._spread.rows[row] for row in self._spread.rows if row < crossing.heading]
        place = above[-1][0] if above and len(above[-1]) == 1 else crossing.subjects[0].cell
        name = plain(place.text)[:LONGEST_NAME]
        return replace(place, text=f"各格内容：{name}", value=name)

    def _put_headings(self) -> None:
        first = self._crossing.subjects[0]
        self._layout.put(1, 1, first.cell, first.heading)
        for place, column in enumerate(self._labels, start=2):
            cell = self._spread.cell(self._crossing.heading, column)
            if cell and cell.column == column:
                is_unit = not self._has_units and plain(cell.text) == "单位"
                heading = "填报单位" if is_unit else corner_heading(cell.text, self._context)
                self._layout.put(1, place, cell, heading)

    def _groups(self) -> Iterator[list[int]]:
        """The rows that make one row for each subject: all fields of a task, where a column tells the fields."""
        if not self._crossing.told_in:
            yield from ([row] for row in self._crossing.rows)
            return
        group: list[int] = []
        told: set[str] = set()
        for row in self._crossing.rows:
            field_named = plain(self._spread.text(row, self._crossing.told_in))
            own = [cell for cell in self._spread.rows[row] if cell.column in self._labels]
            if group and (own or field_named in told):
                yield group
                group, told = [], set()
            group.append(row)
            told.add(field_named)
        if group:
            yield group

    def _put_rows(self, rows: list[int], title: Cell | None) -> None:
        """One row for each subject that says something; the labels alone where none does."""
        said = [(subject, cells) for subject in self._crossing.subjects if (cells := self._cells(subject, rows, title))]
        if not said:
            self._put_line(rows)
        for subject, cells in said:
            self._put_line(rows)
            self._layout.put(self._row, 1, subject.cell)
            if subject.first in self._sheet.hidden_columns:
                self._layout.hidden_rows.add(self._row)
            for place, cell in cells:
                self._layout.put(self._row, place, cell)
        self._put_strays(rows)

    def _put_strays(self, rows: list[int]) -> None:
        """What stands below no subject goes under no heading, so that it is asked about."""
        own = {column for subject in self._crossing.subjects for column in range(subject.first, subject.last + 1)}
        for row in rows:
            for cell in self._spread.rows[row]:
                is_stray = cell.column >= self._crossing.subjects[0].first and cell.column not in own
                is_first = (self._row, STRAYS) not in self._layout.cells
                if is_stray and is_first and not self._spread.text(self._crossing.heading, cell.column):
                    self._layout.put(self._row, STRAYS, cell)

    def _put_line(self, rows: list[int]) -> None:
        """Begin a row of the view with the labels of the sheet's rows, after a gap where these have no label at all."""
        places = (self._spread.cell(rows[0], column) for column in self._labels)
        is_next_subject = rows[0] in self._layout.rows_at.values()
        if not any(places) and not is_next_subject and (self._crossing.told_in or not self._has_units):
            self._row += 1
        self._row += 1
        self._layout.stands_in(self._row, rows[0])
        for place, column in enumerate(self._labels, start=2):
            self._layout.put(self._row, place, self._spread.cell(rows[0], column))
        if not self._sheet.hidden_rows.isdisjoint(rows):
            self._layout.hidden_rows.add(self._row)

    def _cells(self, subject: Subject, rows: list[int], title: Cell | None) -> list[tuple[int, Cell]]:
        """What the subject says in these rows, each cell with the column that its field has in the view."""
        found = []
        for row in rows:
            for cell in self._spread.rows[row]:
                if subject.first <= cell.column <= subject.last:
                    found.append((self._place(self._heading(row, cell.column, title)), cell))
        return found

    def _heading(self, row: int, column: int, title: Cell | None) -> Cell | None:
        """The cell that says which field stands at a place."""
        if self._crossing.told_in:
            return self._spread.cell(row, self._crossing.told_in)
        return title or self._spread.cell(self._crossing.below - 1, column)

    def _place(self, heading: Cell | None) -> int:
        """The column of a field in the view, under its heading; without one, that of what must be asked about."""
        if heading is None:
            return STRAYS
        name = plain(heading.text)
        if name not in self._fields:
            self._fields[name] = len(self._labels) + 2 + len(self._fields)
            self._layout.put(1, self._fields[name], heading)
        return self._fields[name]
