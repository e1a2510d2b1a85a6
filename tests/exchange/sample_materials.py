"""A small invented county's materials, as values: nothing here needs a database."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from lianping_desk.domain.base import Base, BaseKind, BaseLevel, Stage, StageEntry, Validity
from lianping_desk.domain.indicator import Comparison, Indicator, Strength, Target, ValueSource
from lianping_desk.domain.materials.division import DivisionRow, DivisionTable
from lianping_desk.domain.materials.heading import Heading
from lianping_desk.domain.materials.ledger import LateList, Ledger, LedgerRow, LedgerUnit, LedgerValue
from lianping_desk.domain.materials.light import Light, legend_of
from lianping_desk.domain.materials.pack import Material, Pack, TaskSheets
from lianping_desk.domain.materials.prose import Chapter, Point
from lianping_desk.domain.materials.report import ProgressReport
from lianping_desk.domain.materials.schedule import ScheduleSheet
from lianping_desk.domain.materials.targets import RegisterLine, TargetSheet
from lianping_desk.domain.materials.task_sheets import SheetAnnual, SheetTask, TaskSheet
from lianping_desk.domain.period import parse_period
from lianping_desk.domain.plan import Assignment, Measure, Phase, PhaseKind, Plan, Role, Task, TaskKind
from lianping_desk.domain.progress import TaskState, Thresholds
from lianping_desk.domain.schedule import Schedule, make_schedule
from lianping_desk.domain.status import IndicatorStatus, PercentSource, Status, TaskStatus
from lianping_desk.domain.survey import LiteracySurvey
from lianping_desk.domain.trace import CellTrace
from lianping_desk.domain.unit import Contact, Unit, UnitKind
from lianping_desk.domain.work import AnnualTask, Milestone

AS_OF = date(2023, 7, 15)
UNITS = (
    Unit("县教育局", "青石县教育局", UnitKind.government, contacts=(Contact("林小满", "股长", "13800000001"),), id=1),
    Unit("县科协", "青石县科学技术协会", UnitKind.people, contacts=(Contact("周明", "", "13800000002"),), id=2),
    Unit("县农业农村局", "青石县农业农村局", UnitKind.government, id=3),
)
TASKS = (
    Task(
        1,
        TaskKind.action,
        "实施青少年科学素质提升行动",
        "提升行动",
        (Assignment(1, Role.lead, "县教育局", 1), Assignment(2, Role.responsible, "县科协", 2)),
        (Measure(1, "提升基础教育阶段的科学教育水平", 10, 1), Measure(2, "丰富校外、课外科学教育活动", 11, 2)),
        id=1,
    ),
    Task(
        2,
        TaskKind.project,
        "实施科普基础设施建设工程",
        "重点工程",
        (Assignment(2, Role.lead, "县科协", 3), Assignment(3, Role.responsible, "县农业农村局", 4)),
        (Measure(1, "大力加强科普教育基地、阵地建设", 20, 3),),
        id=2,
    ),
)
PLAN = Plan(
    "青石县全民科学素质行动规划纲要实施方案（2021-2025年）",
    "青石县",
    2021,
    2025,
    tasks=TASKS,
    phases=(Phase("启动实施", 2022, 2022, PhaseKind.launch), Phase("深入实施", 2022, 2025, PhaseKind.implementation)),
    id=1,
)
LEGEND = legend_of(Thresholds())


def heading(title: str, unit: str = "", period: str = "") -> Heading:
    return Heading("青石县", PLAN.title, f"青石县科普工作{title}", AS_OF, date(2023, 7, 16), "青石县科协", period, unit)


def task_statuses() -> tuple[TaskStatus, ...]:
    trace = CellTrace("县教育局.xlsx", "0" * 64, "填报表", "E5", "60")
    source = PercentSource("县教育局", Decimal(60), "2023H1", trace)
    span = date(2022, 1, 1), date(2025, 12, 31)
    return (
        TaskStatus(TASKS[0], 33.3333, 38.4, TaskState.slow, Role.lead, *span, sources=(source,)),
        TaskStatus(TASKS[1], None, 38.4, TaskState.not_started, None, *span),
    )


def indicator_statuses() -> tuple[IndicatorStatus, ...]:
    rate = Indicator(
        "公民具备科学素质的比例",
        Target(Decimal(13), Comparison.more_than),
        "%",
        2025,
        Strength.must,
        "到2025年，公民具备科学素质的比例超过13%",
        value_source=ValueSource.survey,
        source_line=5,
        id=1,
    )
    bases = Indicator(
        "县级科普教育基地",
        Target(Decimal(5), Comparison.at_least),
        "个",
        2025,
        Strength.strive,
        "创建县级科普教育基地5个以上",
        value_source=ValueSource.register,
        source_line=20,
        id=2,
    )
    museum = Indicator(
        "科技馆建成使用", Target(None, Comparison.done), "", 2025, Strength.strive, "力争科技馆建成使用", id=3
    )
    survey = LiteracySurvey(2022, Decimal("9.8"), 1200, "第十二次调查", 1)
    ends = date(2025, 12, 31)
    return (
        IndicatorStatus(rate, Decimal("9.8"), Decimal("3.2"), 75.4, 38.4, TaskState.on_track, ends, sources=(survey,)),
        IndicatorStatus(bases, Decimal(1), Decimal(4), 20.0, 38.4, TaskState.behind, ends),
        IndicatorStatus(museum, Decimal(0), None, None, 38.4, TaskState.not_started, ends),
    )


def status() -> Status:
    return Status(AS_OF, PLAN, task_statuses(), indicator_statuses())


def schedule() -> Schedule:
    annual = (
        AnnualTask(1, 1, 2023, "举办全县青少年科技创新大赛", "参赛学生不少于500人", due=date(2023, 6, 30), id=1),
        AnnualTask(2, None, 2023, "新建科普教育基地", "不少于1个", done_on=date(2023, 5, 1), id=2),
    )
    milestones = (Milestone("中期评估", date(2023, 12, 31), id=1), Milestone("基地挂牌", date(2023, 5, 1), 2, id=2))
    return make_schedule(status(), UNITS, annual, milestones, Thresholds())


def division() -> DivisionTable:
    rows = (
        DivisionRow(
            1,
            TaskKind.action,
            TASKS[0].title,
            "提升行动",
            ("县教育局",),
            ("县科协",),
            (),
            ("提升基础教育阶段的科学教育水平", "丰富校外、课外科学教育活动"),
        ),
        DivisionRow(2, TaskKind.project, TASKS[1].title, "重点工程", ("县科协",), ("县农业农村局",), ()),
    )
    return DivisionTable(heading("任务分工表"), rows, ("第2行：责任单位重复：县农业农村局",))


def targets() -> TargetSheet:
    awarded = StageEntry(Stage.awarded, date(2023, 3, 1))
    base = Base(
        "青石县气象科普馆",
        BaseKind.education_base,
        BaseLevel.county,
        "县气象局",
        town="城关镇",
        stages=(awarded,),
        id=1,
    )
    found = indicator_statuses()
    surveys = (LiteracySurvey(2022, Decimal("9.8"), 1200, "第十二次调查", 1),)
    line = RegisterLine(base, awarded, Validity.standing)
    return TargetSheet(heading("创建目标完成情况"), PLAN, found, (line,), surveys, found[0], LEGEND)


def ledger_unit(unit: Unit, *, days_late: int = 0, is_received: bool = True) -> LedgerUnit:
    light = Light(TaskState.done, "已收") if is_received else Light(TaskState.overdue, "未报")
    received_on = date(2023, 7, 6) if is_received else None
    return LedgerUnit(unit.name, unit.kind, light, is_received, received_on, days_late, 1, 0, unit.contacts)


def ledger_row(number: int = 1, **changed: object) -> LedgerRow:
    trace = CellTrace("县教育局2023年上半年填报表.xlsx", "0" * 64, "填报表", f"E{number}", "60")
    row: dict[str, object] = {
        "task_no": 1,
        "task": TASKS[0].title,
        "measure": "",
        "unit": "县教育局",
        "role": Role.lead,
        "percent": Decimal(60),
        "state": "按序时",
        "progress": "举办科技创新大赛1场，参赛学生620人，覆盖全县28所中小学校，组织科普讲座12场次，新建校园科普角9个。",
        "problems": "经费不足",
        "next_step": "继续推进校园科普角建设",
        "people": 1200,
        "sessions": 3,
        "funds": Decimal("2.5"),
        "trace": trace,
        "traces": {"percent": trace},
    }
    return LedgerRow(**(row | changed))  # type: ignore[arg-type]


def ledger(rows: tuple[LedgerRow, ...] = (ledger_row(),)) -> Ledger:
    units = (ledger_unit(UNITS[0]), ledger_unit(UNITS[1], days_late=5, is_received=False), ledger_unit(UNITS[2]))
    value = LedgerValue("县级科普教育基地", "个", "县科协", Decimal(1), Decimal(1))
    return Ledger(heading("填报台账", period="2023年上半年"), parse_period("2023H1"), units, rows, (value,))


def late_list() -> LateList:
    late = ledger_unit(UNITS[1], days_late=5, is_received=False)
    return LateList(heading("催报名单", period="2023年上半年"), parse_period("2023H1"), (late,))


def task_sheet() -> TaskSheet:
    found = task_statuses()
    return TaskSheet(
        heading=heading("任务书", unit="县教育局"),
        unit="县教育局",
        full_name="青石县教育局",
        year=2023,
        leads=(SheetTask(found[0], Role.lead, ("县教育局",)),),
        joins=(SheetTask(found[1], Role.responsible, ("县科协",)),),
        annual=tuple(SheetAnnual(1, line) for line in schedule().lines[0].annual),
        indicators=indicator_statuses(),
        contacts=UNITS[0].contacts,
        legend=LEGEND,
    )


def task_sheet_named(unit: str) -> TaskSheet:
    """The sheet of a unit with any name."""
    return replace(task_sheet(), unit=unit, heading=heading("任务书", unit=unit))


def task_sheets() -> TaskSheets:
    return TaskSheets(heading("任务书"), (task_sheet(),))


def report() -> ProgressReport:
    chapters = (
        Chapter("总体进展", ("《方案》部署任务2项：慢序时1项，未启动1项。",)),
        Chapter("存在的问题", (), (Point("进度落后的任务", ("任务1落后5.1个百分点。", "任务2尚无填报。")),)),
    )
    annexes = ("任务分工表", "进度安排表")
    head = heading("进展情况汇报", period="2023年上半年")
    return ProgressReport(head, status(), "现将实施情况汇报如下。", chapters, "以上汇报，请审议。", annexes)


def materials() -> tuple[Material, ...]:
    schedule_sheet = ScheduleSheet(heading("进度安排表"), schedule(), LEGEND)
    return report(), division(), schedule_sheet, targets(), ledger(), late_list(), task_sheets()


def pack(*chosen: Material) -> Pack:
    """The whole pack, or one of these materials."""
    found = chosen or materials()
    head = found[0].heading if len(found) == 1 else heading("联席会议材料", period="2023年上半年")
    said = ("任务2项：慢序时1项，未启动1项。",) if len(found) > 1 else ()
    return Pack(head, tuple(found), said, LEGEND)
