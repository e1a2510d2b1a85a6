"""进度安排表 as tables: tasks with phases above them, annual tasks, milestones."""

from lianping_desk.domain.materials.heading import Heading
from lianping_desk.domain.materials.leaves.words import listed
from lianping_desk.domain.materials.light import light_of
from lianping_desk.domain.materials.schedule import ScheduleSheet
from lianping_desk.domain.materials.table import Align, Cell, Column, Leaf, Table
from lianping_desk.domain.number_text import one_place
from lianping_desk.domain.period import period_title
from lianping_desk.domain.schedule import AnnualLine, MilestoneLine, TaskLine

_TASKS = (
    Column("序号", 3, Align.centre),
    Column("任务", 24),
    Column("牵头单位", 16),
    Column("开始时间", 6.5, Align.centre),
    Column("结束时间", 6.5, Align.centre),
    Column("序时进度（%）", 6, Align.figures),
    Column("完成进度（%）", 6, Align.figures),
    Column("状态", 6.5, Align.centre),
    Column("进度依据", 12),
)
_ANNUAL = (
    Column("年度", 5, Align.centre),
    Column("任务序号", 4.5, Align.centre),
    Column("年度任务", 18),
    Column("举措", 12),
    Column("目标", 14),
    Column("责任单位", 10),
    Column("开始时间", 6.5, Align.centre),
    Column("期限", 6.5, Align.centre),
    Column("完成时间", 6.5, Align.centre),
    Column("状态", 6.5, Align.centre),
)
_MILESTONES = (
    Column("时间", 6.5, Align.centre),
    Column("节点", 28),
    Column("所属任务", 26),
    Column("完成时间", 6.5, Align.centre),
    Column("状态", 6.5, Align.centre),
    Column("备注", 16),
)


def schedule_leaves(sheet: ScheduleSheet) -> tuple[Leaf, ...]:
    """Three leaves; the phases are said above the tasks."""
    schedule, heading = sheet.schedule, sheet.heading
    over, unit = heading.plan_over, heading.unit
    annual = sorted(
        ((line, task) for task in schedule.lines for line in task.annual),
        key=lambda pair: (pair[0].annual.year, pair[1].task.no, pair[0].ends, pair[0].annual.id),
    )
    flags = [(line, None) for line in schedule.milestones]
    flags_of_tasks = [(line, task) for task in schedule.lines for line in task.milestones]
    every_flag = sorted([*flags, *flags_of_tasks], key=lambda pair: (pair[0].milestone.on, pair[0].milestone.id))
    no_task = f"{unit}在方案中没有任务。" if unit else "方案里还没有任务。"
    return (
        Leaf(
            "进度安排",
            heading,
            _phases(sheet),
            (Table(_TASKS, tuple(_task(line, over) for line in schedule.lines), no_task, "任务进度"),),
            legend=sheet.legend,
        ),
        _leaf(
            "年度任务",
            heading,
            Table(_ANNUAL, tuple(_annual(*pair, heading) for pair in annual), "还没有安排年度任务。", "年度任务"),
            sheet,
        ),
        _leaf(
            "节点",
            heading,
            Table(_MILESTONES, tuple(_milestone(*pair, heading) for pair in every_flag), "还没有设置节点。", "节点"),
            sheet,
        ),
    )


def _leaf(name: str, heading: Heading, table: Table, sheet: ScheduleSheet) -> Leaf:
    return Leaf(name, heading, tables=(table,), legend=sheet.legend if table.rows else ())


def _phases(sheet: ScheduleSheet) -> tuple[str, ...]:
    phases = sheet.schedule.status.plan.phases
    spans = (
        f"{phase.title}（{phase.first_year}年）"
        if phase.first_year == phase.last_year
        else f"{phase.title}（{phase.first_year}—{phase.last_year}年）"
        for phase in phases
    )
    return (f"方案分{len(phases)}个阶段：{listed(spans)}。",) if phases else ()


def _task(line: TaskLine, over: bool) -> tuple[Cell, ...]:
    status = line.status
    basis = f"{status.basis.chinese}单位填报" if status.basis else "尚无填报"
    periods = listed(dict.fromkeys(period_title(source.period_code) for source in status.sources))
    return (
        status.task.no,
        status.task.title,
        listed(line.lead),
        status.starts,
        status.ends,
        one_place(status.expected),
        one_place(status.percent),
        light_of(status.state, over),
        f"{basis}（{periods}）" if periods else basis,
    )


def _annual(line: AnnualLine, of: TaskLine, heading: Heading) -> tuple[Cell, ...]:
    annual = line.annual
    return (
        annual.year,
        of.task.no,
        annual.title,
        line.measure,
        annual.target,
        line.unit or listed(of.lead),
        line.starts,
        line.ends,
        heading.by_then(annual.done_on),
        light_of(line.state, heading.plan_over),
    )


def _milestone(line: MilestoneLine, of: TaskLine | None, heading: Heading) -> tuple[Cell, ...]:
    milestone = line.milestone
    task = f"{of.task.no}. {of.task.title}" if of else "全方案"
    done_on = heading.by_then(milestone.done_on)
    return milestone.on, milestone.title, task, done_on, light_of(line.state, heading.plan_over), milestone.note
