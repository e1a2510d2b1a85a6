"""The rows of the timeline, from the schedule: tasks, and below an open one its annual tasks and milestones."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from lianping_desk.domain.number_text import one_place
from lianping_desk.domain.plan import TaskKind
from lianping_desk.domain.progress import TaskState
from lianping_desk.domain.schedule import AnnualLine, MilestoneLine, Schedule, TaskLine
from lianping_desk.domain.work import AnnualTask, Milestone

RowKey = tuple[str, int]
"""What a row is about: ("task", id), ("annual", id), ("milestone", id), or PLAN for the whole plan."""

PLAN: RowKey = ("plan", 0)


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One row. `expected` and `percent` are 0-100; `flags` are drawn in it; `hint` says everything in words.

    `opens` tells whether rows belong below it, `is_open` whether they are shown; `work` is what it edits.
    """

    key: RowKey
    title: str
    state: TaskState | None = None
    owner: str = ""
    span: tuple[date, date] | None = None
    percent: float | None = None
    expected: float | None = None
    label: str = ""
    flags: tuple[MilestoneLine, ...] = ()
    opens: bool = False
    is_open: bool = False
    level: int = 0
    task_id: int | None = None
    work: AnnualTask | Milestone | None = None
    hint: str = ""


@dataclass(frozen=True, slots=True)
class ScheduleFilter:
    """What she wants to see; None where everything is meant. `found` are the keys that a search found."""

    kind: TaskKind | None = None
    unit_id: int | None = None
    state: TaskState | None = None
    year: int | None = None
    found: AbstractSet[RowKey] | None = None

    @property
    def narrows_work(self) -> bool:
        """Whether tasks may be left with only some of what belongs to them."""
        return any(wish is not None for wish in (self.unit_id, self.state, self.year, self.found))

    def keeps_annual(self, line: AnnualLine) -> bool:
        return (
            self.unit_id in (None, line.annual.unit_id)
            and self.state in (None, line.state)
            and self.year in (None, line.annual.year)
            and self._finds(("annual", line.annual.id), line.annual.task_id)
        )

    def keeps_milestone(self, flag: MilestoneLine) -> bool:
        """A milestone has no unit of its own: it stays with its task."""
        return (
            self.state in (None, flag.state)
            and self.year in (None, flag.milestone.on.year)
            and self._finds(("milestone", flag.milestone.id), flag.milestone.task_id)
        )

    def keeps_task(self, line: TaskLine) -> bool:
        """Whether the task itself is what she looks for."""
        starts, ends = line.status.starts, line.status.ends
        return (
            self.state in (None, line.status.state)
            and (self.unit_id is None or any(a.unit_id == self.unit_id for a in line.task.assignments))
            and (self.year is None or starts.year <= self.year <= ends.year)
            and (self.found is None or ("task", line.task.id) in self.found)
        )

    def _finds(self, key: RowKey, task_id: int | None) -> bool:
        return self.found is None or key in self.found or ("task", task_id or 0) in self.found


def timeline_rows(schedule: Schedule, is_open: AbstractSet[RowKey], wanted: ScheduleFilter) -> list[TimelineRow]:
    """The rows from top to bottom; those of the whole plan's milestones first, if there are any."""
    rows: list[TimelineRow] = []
    flags = tuple(flag for flag in schedule.milestones if wanted.keeps_milestone(flag))
    if flags and wanted.kind is None and wanted.unit_id is None:
        opened = PLAN in is_open
        hint = "不属于某一项任务的节点"
        rows.append(
            TimelineRow(PLAN, "全方案节点", flags=() if opened else flags, opens=True, is_open=opened, hint=hint)
        )
        rows.extend(_milestone_row(flag) for flag in flags if opened)
    for line in schedule.lines:
        rows.extend(_task_rows(line, is_open, wanted))
    return rows


def _task_rows(line: TaskLine, is_open: AbstractSet[RowKey], wanted: ScheduleFilter) -> Iterable[TimelineRow]:
    if wanted.kind not in (None, line.task.kind):
        return
    annual = [one for one in line.annual if wanted.keeps_annual(one)]
    flags = tuple(flag for flag in line.milestones if wanted.keeps_milestone(flag))
    if not wanted.keeps_task(line) and not annual and not (flags and wanted.unit_id is None):
        return
    key: RowKey = ("task", line.task.id)
    opened = key in is_open and bool(annual or flags)
    status = line.status
    yield TimelineRow(
        key=key,
        title=f"{line.task.no} {line.task.title}",
        state=status.state,
        owner="、".join(line.lead),
        span=(status.starts, status.ends),
        percent=status.percent,
        expected=status.expected,
        label=percent_text(status.percent),
        flags=() if opened else flags,
        opens=bool(annual or flags),
        is_open=opened,
        task_id=line.task.id,
        hint=_task_hint(line),
    )
    if opened:
        yield from (_annual_row(one) for one in annual)
        yield from (_milestone_row(flag) for flag in flags)


def _annual_row(line: AnnualLine) -> TimelineRow:
    annual = line.annual
    parts = [f"{annual.year}年 {annual.title}", f"{line.starts} 至 {line.ends}　{line.state.value}"]
    parts += [f"{name}：{text}" for name, text in (("责任单位", line.unit), ("目标", annual.target)) if text]
    parts += [f"举措：{line.measure}"] if line.measure else []
    parts += [f"完成于 {annual.done_on}"] if annual.done_on else []
    return TimelineRow(
        key=("annual", annual.id),
        title=f"{annual.year} {annual.title}",
        state=line.state,
        owner=line.unit,
        span=(line.starts, line.ends),
        percent=100.0 if line.state.is_done else None,
        label=" ".join(annual.target.split()),
        level=1,
        task_id=annual.task_id,
        work=annual,
        hint="\n".join(parts),
    )


def _milestone_row(flag: MilestoneLine) -> TimelineRow:
    milestone = flag.milestone
    return TimelineRow(
        key=("milestone", milestone.id),
        title=milestone.title,
        state=flag.state,
        flags=(flag,),
        level=1,
        task_id=milestone.task_id,
        work=milestone,
        hint=milestone_hint(flag),
    )


def milestone_hint(flag: MilestoneLine) -> str:
    """A milestone in words."""
    done = f"，完成于 {flag.milestone.done_on}" if flag.milestone.done_on else ""
    return f"节点：{flag.milestone.title}\n{flag.milestone.on}　{flag.state.value}{done}"


def percent_text(percent: float | None) -> str:
    """60%, 33.3%, or nothing where nobody has reported."""
    return "" if percent is None else f"{one_place(percent)}%"


def _task_hint(line: TaskLine) -> str:
    status = line.status
    standing = f"进度 {percent_text(status.percent)}" if status.percent is not None else "尚无填报"
    parts = [
        f"{line.task.no} {line.task.title}",
        f"{status.starts} 至 {status.ends}",
        f"{status.state.value}　{standing}，序时进度 {percent_text(status.expected)}",
    ]
    parts += [f"牵头：{'、'.join(line.lead)}"] if line.lead else []
    if line.annual or line.milestones:
        parts.append(f"年度任务{len(line.annual)}项，节点{len(line.milestones)}个")
    return "\n".join(parts)
