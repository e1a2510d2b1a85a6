"""The table of annual tasks and milestones below the timeline: edited in place, searched, copied."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from lianping_desk.domain.annual_text import Surroundings, annual_with_text, milestone_with_text, task_name
from lianping_desk.domain.progress import TaskState
from lianping_desk.domain.schedule import AnnualLine, MilestoneLine, Schedule, TaskLine
from lianping_desk.domain.work import AnnualTask, Milestone
from lianping_desk.ui.lights import light_icon
from lianping_desk.ui.schedule.rows import RowKey, ScheduleFilter
from lianping_desk.ui.tables.columns import Column

STATES = list(TaskState)


@dataclass(frozen=True, slots=True)
class WorkRow:
    """An annual task or a milestone as a line of the table; `unit` and `task` by name."""

    work: AnnualTask | Milestone
    state: TaskState
    task: str = ""
    task_no: int = 0
    unit: str = ""

    @property
    def id(self) -> RowKey:
        """The same key as that of its row in the timeline."""
        return ("annual" if isinstance(self.work, AnnualTask) else "milestone", self.work.id)

    @property
    def kind(self) -> str:
        return "年度任务" if isinstance(self.work, AnnualTask) else "节点"

    @property
    def year(self) -> int:
        return self.work.year if isinstance(self.work, AnnualTask) else self.work.on.year

    @property
    def target(self) -> str:
        return self.work.target if isinstance(self.work, AnnualTask) else ""

    @property
    def starts(self) -> date | None:
        return self.work.starts if isinstance(self.work, AnnualTask) else None

    @property
    def due(self) -> date | None:
        return self.work.due if isinstance(self.work, AnnualTask) else self.work.on

    @property
    def searched(self) -> str:
        return " ".join((self.work.title, self.target, self.task, self.unit, self.work.note))


def work_rows(schedule: Schedule) -> list[WorkRow]:
    """Every annual task and milestone, by task; those of the whole plan first."""
    rows = [_of_milestone(flag, None) for flag in schedule.milestones]
    for line in schedule.lines:
        rows += [_of_annual(one, line) for one in line.annual]
        rows += [_of_milestone(flag, line) for flag in line.milestones]
    return rows


def kept_rows(schedule: Schedule, wanted: ScheduleFilter) -> frozenset[RowKey]:
    """The keys of the rows that the filters above the timeline keep in the table."""
    kept: set[RowKey] = set()
    if wanted.kind is None and wanted.unit_id is None:
        kept |= {("milestone", flag.milestone.id) for flag in schedule.milestones if wanted.keeps_milestone(flag)}
    for line in schedule.lines:
        if wanted.kind in (None, line.task.kind):
            kept |= {("annual", one.annual.id) for one in line.annual if wanted.keeps_annual(one)}
            if wanted.unit_id is None:
                flags = [flag for flag in line.milestones if wanted.keeps_milestone(flag)]
                kept |= {("milestone", flag.milestone.id) for flag in flags}
    return frozenset(kept)


def _of_annual(one: AnnualLine, line: TaskLine) -> WorkRow:
    return WorkRow(one.annual, one.state, task_name(line.task), line.task.no, one.unit)


def _of_milestone(flag: MilestoneLine, line: TaskLine | None) -> WorkRow:
    task = (task_name(line.task), line.task.no) if line else ("", 0)
    return WorkRow(flag.milestone, flag.state, *task)


def with_text(row: WorkRow, column: str, text: str, around: Surroundings) -> AnnualTask | Milestone:
    """The work of a row after she typed `text` into `column`; DeskError when it cannot be read."""
    if isinstance(row.work, AnnualTask):
        return annual_with_text(row.work, column, text, around)
    return milestone_with_text(row.work, column, text, around)


COLUMN_KEYS = ("task", "year", "title", "unit", "target", "starts", "due", "done_on", "note", None)
"""For each column the key of domain.annual_text.COLUMNS; None where the cell is worked out."""


def work_columns(
    edit: Callable[[WorkRow, str, str], None] | None, tasks: Callable[[], list[str]], units: Callable[[], list[str]]
) -> tuple[Column, ...]:
    """The columns; `edit` is given the row, a key of COLUMN_KEYS, and what she typed. None: nothing can be edited."""

    def edits(column: str) -> Callable[[WorkRow, str], None] | None:
        return None if edit is None else lambda row, text: edit(row, column, text)

    return (
        Column(
            "任务",
            lambda row: row.task or "（全方案）",
            150,
            wrap=True,
            edit=edits("task"),
            choices=lambda _row: tasks(),
            sort_by=lambda row: row.task_no,
        ),
        Column("年度", lambda row: row.year, 58, centre=True, edit=edits("year")),
        Column("内容", lambda row: row.work.title, 190, stretch=True, wrap=True, edit=edits("title")),
        Column(
            "责任单位", lambda row: row.unit, 124, wrap=True, edit=edits("unit"), choices=lambda _row: ["", *units()]
        ),
        Column("目标", lambda row: row.target, 130, wrap=True, edit=edits("target")),
        Column("开始", lambda row: row.starts, 98, edit=edits("starts"), hint=_starts_hint),
        Column("期限", lambda row: row.due, 98, edit=edits("due"), hint=_due_hint),
        Column("完成日期", lambda row: row.work.done_on, 98, edit=edits("done_on")),
        Column("备注", lambda row: row.work.note, 90, wrap=True, edit=edits("note")),
        Column(
            "状态",
            lambda row: row.state.value,
            100,
            icon=lambda row: light_icon(row.state),
            sort_by=lambda row: STATES.index(row.state),
        ),
    )


def _starts_hint(row: WorkRow) -> str:
    return "" if row.starts or row.kind == "节点" else f"没有写，按{row.year}年初算"


def _due_hint(row: WorkRow) -> str:
    return "" if row.due else f"没有写，按{row.year}年底算"
