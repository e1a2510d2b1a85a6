"""What a row of a return is about: a task and its measure, an indicator, or a base."""

import re
from dataclasses import dataclass

from lianping_desk.domain.indicator import Indicator
from lianping_desk.domain.plan import Measure, Task
from lianping_desk.exchange.grid import Cell
from lianping_desk.exchange.reading.context import ReadingContext
from lianping_desk.exchange.reading.found_value import Doubtful
from lianping_desk.exchange.reading.matching.indicators import find_indicator
from lianping_desk.exchange.reading.matching.measures import find_measure
from lianping_desk.exchange.reading.words import is_nothing, plain

_LEVELS = (
    re.compile(r"第?[一二三四五六七八九十]{1,3}[、.．]"),
    re.compile(r"[(（][一二三四五六七八九十]{1,3}[)）]"),
    re.compile(r"\d{1,2}[、.．]"),
    re.compile(r"[(（]\d{1,2}[)）]|\d{1,2}[)）]"),
    re.compile(r"[①-⑳]|[-—–·•*]+"),
)
"""How an office numbers its paragraphs, from the widest (GB/T 9704-2012 7.3.3)."""
_LIKE_A_TASK = re.compile("行动|工程")
_COLON = re.compile(r"[:：]|——|--")


@dataclass(frozen=True, slots=True)
class About:
    """What a row is about. `doubtful` where that is not decided; `task` may be known all the same for offering."""

    task: Task | None = None
    measure: Measure | None = None
    measure_text: str = ""
    doubtful: Doubtful | None = None


class TaskFinder:
    """Finds tasks and measures by what she taught, then by the plan."""

    def __init__(self, context: ReadingContext) -> None:
        self._context = context

    def about(self, text: str, above: Task | None, *, holds_measures: bool) -> About:
        """What a cell of the column of tasks is about, under the task of a line above it, if there is one.

        `holds_measures`: the heading says that measures stand in the column too (任务及举措).
        """
        if numbers := self._context.taught.measure(text):
            task = self._numbered(numbers[0])
            measure = next((m for m in task.measures if m.no == numbers[1]), None) if task else None
            if measure:
                return About(task, measure, text)
        found = self.task(text)
        if isinstance(found, Task):
            return About(found)
        if parted := self._parted(text):
            return parted
        if above and (measure := find_measure(text, above)):
            return About(above, measure, text)
        if above and holds_measures and _level(text) and not _LIKE_A_TASK.search(text):
            return About(above, None, text)
        if above and not found.candidates:
            found = Doubtful(found.why, (above.title,))
        return About(doubtful=found)

    def task(self, text: str) -> Task | Doubtful:
        """The one task that a text names."""
        number = self._context.taught.task_no(text)
        return (self._numbered(number) if number else None) or self._context.tasks.find(text)

    def measure(self, text: str, task: Task) -> Measure | None:
        """The one measure of the task that a text names."""
        numbers = self._context.taught.measure(text)
        if numbers and numbers[0] == task.no:
            return next((measure for measure in task.measures if measure.no == numbers[1]), None)
        return find_measure(text, task)

    def _parted(self, text: str) -> About | None:
        """任务：举措 in one cell, or on two lines of it."""
        for sign in (_COLON.search(text), re.search(r"\r?\n", text)):
            before, after = (text[: sign.start()].strip(), text[sign.end() :].strip()) if sign else ("", "")
            if not before or is_nothing(after):
                continue
            task = self.task(before)
            if isinstance(task, Task) and not isinstance(self.task(after), Task):
                measure = self.measure(after, task)
                if measure or not _LIKE_A_TASK.search(after):
                    return About(task, measure, after)
        return None

    def _numbered(self, number: int) -> Task | None:
        return next((task for task in self._context.catalogue.plan.tasks if task.no == number), None)

    def goes_on_below(self, text: str, above: Task | None, above_text: str) -> bool:
        """Whether a line of its own is a heading under the task above it, so that the rows below are still about it."""
        if above is None or _LIKE_A_TASK.search(text):
            return False
        return find_measure(text, above) is not None or _level(text) > _level(above_text)


def indicator_of(context: ReadingContext, cell: Cell | None) -> Indicator | Doubtful:
    """The indicator that a cell names, as she taught it or as the plan has it."""
    if cell is None or cell.trouble or is_nothing(cell.text):
        return Doubtful("没有写是哪项指标")
    catalogue = context.catalogue
    taught = context.taught.indicator(cell.text)
    known = next((one for one in catalogue.indicators if one.title == taught), None) if taught else None
    return known or find_indicator(cell.text, catalogue.indicators, catalogue.plan.region)


def _level(text: str) -> int:
    """How deep a paragraph's own number is: 一、 1, （一） 2, 1. 3; 0 where it has none."""
    bare = plain(text)
    return next((n for n, pattern in enumerate(_LEVELS, start=1) if pattern.match(bare) or pattern.match(text)), 0)
