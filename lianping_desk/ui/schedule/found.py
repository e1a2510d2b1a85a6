"""What a search finds on the timeline: tasks by their titles and units, work by its own words."""

from collections.abc import Set as AbstractSet

from lianping_desk.domain.schedule import Schedule
from lianping_desk.services.search import SearchIndex
from lianping_desk.ui.schedule.rows import RowKey
from lianping_desk.ui.schedule.work_table import work_rows


class FoundBySearch:
    """Searches the schedule it was last shown; the index is made with the first letter typed."""

    def __init__(self) -> None:
        self._schedule: Schedule | None = None
        self._index: SearchIndex | None = None
        self._keys: list[RowKey] = []

    def show_schedule(self, schedule: Schedule) -> None:
        """Search this schedule from now on."""
        self._schedule, self._index = schedule, None

    def keys(self, query: str) -> AbstractSet[RowKey] | None:
        """The rows that hold every word of `query`; None when it is blank."""
        if not query.strip() or self._schedule is None:
            return None
        if self._index is None:
            self._index = self._make_index(self._schedule)
        return frozenset(self._keys[place] for place in self._index.matches(query))

    def _make_index(self, schedule: Schedule) -> SearchIndex:
        units = {unit.id: unit.name for unit in schedule.units}
        texts: dict[RowKey, str] = {row.id: row.searched for row in work_rows(schedule)}
        for line in schedule.lines:
            names = [units.get(assignment.unit_id, assignment.token) for assignment in line.task.assignments]
            texts["task", line.task.id] = " ".join((line.task.title, *names))
        self._keys = list(texts)
        return SearchIndex(list(texts.values()))
