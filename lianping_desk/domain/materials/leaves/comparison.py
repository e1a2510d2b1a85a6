"""Two plans side by side, as tables."""

from lianping_desk.domain.indicator import Indicator
from lianping_desk.domain.materials.heading import Heading
from lianping_desk.domain.materials.table import Align, Cell, Column, Leaf, Table
from lianping_desk.domain.plan import Role, Task
from lianping_desk.domain.plan_comparison import Pair, PlanComparison

_STANDING = Column("变化", 4, Align.centre)
_CHANGES = Column("具体变化", 24)


def comparison_leaves(comparison: PlanComparison, heading: Heading) -> tuple[Leaf, ...]:
    """The tasks, then the indicators."""
    old, new = comparison.old, comparison.new
    about = (f"原方案：{old.title}", f"新方案：{new.title}", comparison.summary)
    tasks = Table(
        (
            _STANDING,
            Column("原方案任务", 16),
            Column("原牵头单位", 10),
            Column("新方案任务", 16),
            Column("新牵头单位", 10),
            _CHANGES,
        ),
        tuple(_task_row(pair) for pair in comparison.tasks),
        "两份方案都没有任务。",
        "任务对照",
    )
    goals = Table(
        (
            _STANDING,
            Column("原方案指标", 16),
            Column("原目标", 10),
            Column("新方案指标", 16),
            Column("新目标", 10),
            _CHANGES,
        ),
        tuple(_goal_row(pair) for pair in comparison.indicators),
        "两份方案都没有指标。",
        "指标对照",
    )
    return (Leaf("任务对照", heading, about, (tasks,)), Leaf("指标对照", heading, (), (goals,)))


def _task_row(pair: Pair[Task]) -> tuple[Cell, ...]:
    return (pair.standing.value, *_task(pair.old), *_task(pair.new), "\n".join(pair.changes))


def _task(task: Task | None) -> tuple[Cell, Cell]:
    if task is None:
        return ("", "")
    return (f"{task.no}. {task.title}", "、".join(one.token for one in task.units(Role.lead)))


def _goal_row(pair: Pair[Indicator]) -> tuple[Cell, ...]:
    return (pair.standing.value, *_goal(pair.old), *_goal(pair.new), "\n".join(pair.changes))


def _goal(goal: Indicator | None) -> tuple[Cell, Cell]:
    if goal is None:
        return ("", "")
    year = f"（{goal.year}年）" if goal.year else ""
    return (goal.title, f"{goal.target_text}{year}")
