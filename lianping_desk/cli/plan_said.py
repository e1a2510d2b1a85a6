"""How `plan` speaks of a plan: its tasks with their units, its targets, its doubts."""

from collections.abc import Iterable, Mapping

from lianping_desk.cli.output import say_table
from lianping_desk.domain.indicator import Indicator
from lianping_desk.domain.plan import PlanDoubt, Role, Task
from lianping_desk.domain.read_plan import ReadTask


def say_tasks(tasks: Iterable[tuple[Task | ReadTask, Mapping[Role, Iterable[str]]]]) -> None:
    """The division table."""
    rows = [
        (task.no, task.kind.chinese, task.title, *("、".join(tokens[role]) for role in Role)) for task, tokens in tasks
    ]
    say_table(("序号", "类别", "工作内容", *(f"{role.chinese}单位" for role in Role)), rows)
    print()


def say_rest(indicators: Iterable[Indicator], doubts: Iterable[PlanDoubt]) -> None:
    """The targets, and what a person should look at."""
    rows = [(one.title, one.target_text, one.strength.chinese) for one in indicators]
    if rows:
        say_table(("指标", "目标", "要求"), rows)
    for doubt in doubts:
        print(f"请核对：{doubt.where} {doubt.why}")
