"""What she says a row or a file is about, when that was in doubt: a task, an indicator, a unit, a period."""

from dataclasses import replace

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.period import parse_period
from lianping_desk.domain.plan import Task
from lianping_desk.domain.received import Catalogue, ReadRow
from lianping_desk.domain.unit import Unit
from lianping_desk.exchange.reading.found_value import Doubtful
from lianping_desk.exchange.reading.matching.indicators import find_indicator
from lianping_desk.exchange.reading.matching.tasks import TaskMatcher
from lianping_desk.exchange.reading.matching.units import UnitMatcher
from lianping_desk.exchange.reading.words import plain


class Subjects:
    """Understands her answers against the plan and its units, by the rules that files are read by."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._tasks = TaskMatcher.of(catalogue.plan)
        self._units = UnitMatcher.of(catalogue.units, catalogue.plan.region)

    def about(self, row: ReadRow, field: str, answer: str) -> ReadRow:
        """The row with what `answer` says of `field`; DeskError when that is not in the plan."""
        match field:
            case "task":
                return replace(row, task_no=self.task(answer).no, measure_no=None)
            case "indicator":
                return replace(row, indicator=self.indicator(answer))
            case "name":
                return replace(row, name=answer.strip())
            case "unit":
                return replace(row, unit=self.unit(answer).name)
            case _:
                return row

    def unit(self, answer: str) -> Unit:
        """The unit of the register that she named."""
        unit = self._units.named(answer)
        if unit is None:
            raise DeskError(f"单位名单里没有“{answer}”。", "请从候选里选，或先在“单位”里新增它的名称或简称。")
        return unit

    def task(self, answer: str) -> Task:
        """The task of the plan that she named by its number or its title."""
        numbered = [task for task in self._catalogue.plan.tasks if str(task.no) == answer.strip()]
        found = numbered[0] if numbered else self._tasks.find(answer)
        if isinstance(found, Doubtful):
            raise DeskError(f"“{answer}”：{found.why}。", "请从候选里选，或填任务的序号、全称。")
        return found

    def measure(self, answer: str) -> str:
        """The measure that she named as 任务.举措 (3.2) or by its title, as "task.measure"."""
        wanted = plain(answer)
        for task in self._catalogue.plan.tasks:
            for measure in task.measures:
                if wanted in (f"{task.no}.{measure.no}", plain(measure.title)):
                    return f"{task.no}.{measure.no}"
        raise DeskError(f"方案里没有“{answer}”这条举措。", "请从候选里选，或填任务和举措的序号，如 3.2。")

    def indicator(self, answer: str) -> str:
        """The title of the indicator that she named."""
        found = find_indicator(answer, self._catalogue.indicators, self._catalogue.plan.region)
        if isinstance(found, Doubtful):
            raise DeskError(f"“{answer}”：{found.why}。", "请从候选里选，或填指标的全称。")
        return found.title


def period_code(answer: str) -> str:
    """The code of the period that she named (2023H1, 2023年上半年)."""
    from lianping_desk.exchange.reading.periods import period_in

    named = period_in(answer)
    return named.code if named and named.year else parse_period(answer).code
