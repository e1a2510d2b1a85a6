"""A meeting pack as full as a county's can be: 41 units, 11 tasks, 38 measures, 60 annual tasks, 25 titles."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import cycle

from lianping_desk.domain.base import Base, BaseKind, BaseLevel, Stage, StageEntry
from lianping_desk.domain.indicator import Comparison, Indicator, Strength, Target, ValueSource
from lianping_desk.domain.indicator_status import indicator_status
from lianping_desk.domain.indicator_value import FoundValue, ValueHistory
from lianping_desk.domain.materials.division import DivisionRow, DivisionTable
from lianping_desk.domain.materials.heading import Heading
from lianping_desk.domain.materials.ledger import LateList, Ledger, LedgerRow, LedgerUnit, LedgerValue
from lianping_desk.domain.materials.light import Light, legend_of
from lianping_desk.domain.materials.overview import overview
from lianping_desk.domain.materials.pack import Pack, TaskSheets
from lianping_desk.domain.materials.reporting.known import Earlier, Known, Matter
from lianping_desk.domain.materials.reporting.write_report import write_report
from lianping_desk.domain.materials.schedule import ScheduleSheet
from lianping_desk.domain.materials.targets import RegisterLine, TargetSheet
from lianping_desk.domain.materials.task_sheets import SheetAnnual, SheetTask, TaskSheet
from lianping_desk.domain.pace import pace_on, task_state
from lianping_desk.domain.period import parse_period
from lianping_desk.domain.plan import Assignment, Measure, Phase, PhaseKind, Plan, Role, Task, TaskKind
from lianping_desk.domain.progress import TaskState, Thresholds
from lianping_desk.domain.schedule import Schedule, make_schedule
from lianping_desk.domain.status import (
    IndicatorStatus,
    PercentSource,
    RegisteredBase,
    ReportedValue,
    Status,
    TaskStatus,
)
from lianping_desk.domain.survey import LiteracySurvey
from lianping_desk.domain.trace import CellTrace
from lianping_desk.domain.unit import Contact, Unit, UnitKind
from lianping_desk.domain.work import AnnualTask, FollowUp, Meeting, Milestone
from lianping_desk.domain.work_state import follow_up_state

REGION = "云溪县"
THRESHOLDS = Thresholds()
UNIT_NAMES = (
    *("县委宣传部", "县委组织部（县委老干部局）", "县委网信办", "县委社会工作部", "县文明办", "县发展和改革局"),
    *("县教育局", "县工业商务和信息化局（科技局）", "县民政局", "县财政局", "县人力资源和社会保障局", "县自然资源局"),
    *("县住房和城乡建设局", "县交通运输局", "县水务局", "县农业农村局", "县文化广电旅游体育局", "县卫生健康局"),
    *("县退役军人事务局", "县应急管理局", "县市场监管局", "县政务服务和数据管理局", "县总工会", "团县委", "县妇联"),
    *("县科协", "县文联", "市生态环境局云溪分局"),
    *(f"{name}镇" for name in ("上坪", "内莞", "陂头", "溪山", "隆街", "田源", "油溪", "忠信", "高莞", "大湖", "三角")),
    *("绣缎镇", "元善镇"),
)
TITLES = (
    *("实施青少年科学素质提升行动", "实施农民科学素质提升行动", "实施产业工人科学素质提升行动"),
    *("实施老年人科学素质提升行动", "实施领导干部和公务员科学素质提升行动", "实施科技资源科普化工程"),
    *("实施科普信息化提升工程", "实施科普基础设施建设工程", "实施基层科普能力提升工程", "实施科普产业繁荣工程"),
    "实施科学素质国际国内交流合作工程",
)
MEASURES = (
    *("将弘扬科学精神贯穿于育人全链条", "提升基础教育阶段科学教育水平", "推进高等教育阶段科学教育和科普工作"),
    "实施科技创新后备人才培育计划",
)
PROGRESS = (
    "上半年组织“科技活动周”“全国科普日”等主题活动，开展科普进校园、进农村、进社区、进企业活动，"
    "发放宣传资料1.2万份，举办讲座、培训、展览，更新科普画廊，完成科普志愿服务队伍登记。"
)
PROBLEMS = "经费不足，专业人员少；部分乡镇场地没有落实。"
NEXT_STEP = "下半年继续推进，九月举办全国科普日主场活动。"


def make_plan() -> Plan:
    """11 tasks with 38 measures; every task has a lead and 8 to 18 responsible units."""
    tasks = []
    for no, title in enumerate(TITLES, start=1):
        lead = (no * 3) % 28 + 1
        others = [unit for unit in range(1, 29) if unit != lead and (unit * no) % 3 != 1]
        assigned = [(lead, Role.lead), *((unit, Role.responsible) for unit in others)]
        assignments = tuple(Assignment(unit, role, UNIT_NAMES[unit - 1]) for unit, role in assigned)
        count = 4 if no <= 5 else 3
        measures = tuple(Measure(n, f"{title[2:8]}：{MEASURES[n - 1]}", id=no * 10 + n) for n in range(1, count + 1))
        is_action = no <= 5
        section = "提升行动" if is_action else "重点工程"
        kind = TaskKind.action if is_action else TaskKind.project
        tasks.append(Task(no, kind, title, section, assignments, measures, id=no))
    phases = (
        Phase("启动实施", 2022, 2022, PhaseKind.launch),
        Phase("深入实施", 2022, 2025, PhaseKind.implementation),
        Phase("总结表彰", 2025, 2025, PhaseKind.review),
    )
    title = f"{REGION}全民科学素质行动规划纲要实施方案（2021—2025年）"
    return Plan(title, REGION, 2021, 2025, ("国发〔2021〕9号",), tuple(tasks), phases, id=1)


def make_units() -> tuple[Unit, ...]:
    """28 offices and 13 towns, each with someone to call."""
    return tuple(
        Unit(
            name,
            REGION + name.removeprefix("县"),
            UnitKind.town if name.endswith("镇") else UnitKind.government,
            contacts=(Contact("欧阳明哲", "办公室主任", "0762-4332000"), Contact("李𬭎", "科员", "13800138000")),
            id=no,
        )
        for no, name in enumerate(UNIT_NAMES, start=1)
    )


def trace(unit: str, cell: str, text: str, sheet: str = "填报表") -> CellTrace:
    """A cell of the one file of a unit."""
    return CellTrace(f"{unit}2023年上半年填报表.xlsx", f"{hash_of(unit):064x}", sheet, cell, text)


def hash_of(unit: str) -> int:
    """Something like a checksum, the same every time."""
    return sum(ord(char) * 16 ** (55 + place % 9) for place, char in enumerate(unit))


def make_status(plan: Plan, as_of: date) -> Status:
    """Tasks from done to overdue, indicators with and without numbers."""
    return Status(as_of, plan, tuple(_task_status(task, as_of) for task in plan.tasks), make_indicators(plan, as_of))


def _task_status(task: Task, as_of: date) -> TaskStatus:
    starts, ends = date(2022, 1, 1), date(2025, 12, 31)
    percent = (None, 100.0, 62.5, 35.0, 28.0, 12.0, 41.0, 45.0, 36.0, 30.0, 100.0)[task.no - 1]
    pace = pace_on(as_of, starts, ends)
    done_on = date(2023, 6, 30) if percent == 100 else None
    state = task_state(percent, pace, THRESHOLDS, done_on)
    lead = task.units(Role.lead)[0].token
    cell = trace(lead, f"E{task.no + 4}", f"{percent or 0:g}")
    sources = (PercentSource(lead, Decimal(str(percent)), "2023H1", cell),) if percent is not None else ()
    return TaskStatus(
        task, percent, pace.expected, state, Role.lead if sources else None, starts, ends, done_on, sources=sources
    )


def make_indicators(plan: Plan, as_of: date) -> tuple[IndicatorStatus, ...]:
    """Counted titles, a survey, a sum from returns, a goal of yes or no."""
    base = RegisteredBase(make_bases()[0], make_bases()[0].stages[0])
    told = ReportedValue("县教育局", Decimal("1.26"), "cumulative", "2023H1", trace("县教育局", "C21", "1.26万人次"))
    rows = (
        ("公民具备科学素质的比例", "%", Comparison.more_than, 13, 2025, Strength.must, ValueSource.survey, "11.35"),
        ("县级科普教育基地", "个", Comparison.at_least, 5, 2025, Strength.must, ValueSource.register, "5"),
        ("市级科普教育基地", "个", Comparison.at_least, 3, 2025, Strength.strive, ValueSource.register, "2"),
        ("省级科普教育基地", "个", Comparison.at_least, 1, 2025, Strength.strive, ValueSource.register, "0"),
        ("科普活动受益人次", "万人次", Comparison.at_least, 10, None, Strength.must, ValueSource.returns, "1.26"),
        ("县科技馆", "", Comparison.done, None, 2025, Strength.strive, ValueSource.register, None),
        ("全国科普示范县", "", Comparison.done, None, 2025, Strength.strive, ValueSource.register, "1"),
    )
    found = []
    for title, unit, comparison, number, year, strength, source, value in rows:
        target = Target(Decimal(number) if number is not None else None, comparison)
        text = f"到2025年，{title}{number or ''}{unit}，为建设科技强县、文化强县提供有力支撑"
        indicator = Indicator(title, target, unit, year, strength, text, value_source=source)
        sources = {ValueSource.register: (base,), ValueSource.returns: (told,), ValueSource.survey: surveys()[-1:]}
        now = FoundValue(Decimal(value) if value else None, sources[source] if value else ())
        history = ValueHistory(lambda day, now=now: now, ())
        found.append(indicator_status(indicator, plan, history, as_of, THRESHOLDS))
    return tuple(found)


def surveys() -> tuple[LiteracySurvey, ...]:
    """Three surveys of the county, oldest first."""
    source = "省公民科学素质抽样调查报告"
    return (
        LiteracySurvey(2020, Decimal("9.8"), 1200, source),
        LiteracySurvey(2022, Decimal("10.72"), 1500, source),
        LiteracySurvey(2023, Decimal("11.35"), 1500, source),
    )


def make_bases() -> tuple[Base, ...]:
    """25 titles at every level and stage."""
    stages, levels = cycle(Stage), cycle(BaseLevel)
    return tuple(
        Base(
            f"{UNIT_NAMES[28 + no % 13]}{('鹰嘴蜜桃', '客家围屋', '森林公园')[no % 3]}科普教育基地",
            BaseKind.education_base,
            next(levels),
            host=UNIT_NAMES[no % 28],
            town=UNIT_NAMES[28 + no % 13],
            certificate=f"云科协〔2022〕{no + 1}号",
            valid_until=date(2024 + no % 3, 12, 31),
            stages=(
                StageEntry(
                    next(stages),
                    date(2022, 3, 1) + timedelta(days=no * 11),
                    trace(UNIT_NAMES[no % 28], f"B{no + 30}", "已认定", "基地"),
                ),
            ),
            id=no + 1,
        )
        for no in range(25)
    )


def make_schedule_of(status: Status) -> Schedule:
    """60 annual tasks over the tasks and years, milestones of tasks and of the plan."""
    annual = tuple(
        AnnualTask(
            no % 11 + 1,
            no % 28 + 1,
            2022 + no % 4,
            ("举办科技活动周和全国科普日主场活动", "建成乡镇科普画廊", "开展科学教师全员培训")[no % 3],
            ("不少于12场、5000人次", "每镇1处", "100%")[no % 3],
            due=date(2022 + no % 4, 3 * (no % 4) + 3, 28),
            done_on=date(2022 + no % 4, 3, 20) if no % 5 == 0 and no % 4 < 2 else None,
            id=no + 1,
        )
        for no in range(60)
    )
    flags = (
        Milestone("中期评估", date(2023, 12, 20), id=1),
        Milestone("总结表彰大会", date(2025, 12, 10), id=2),
        Milestone("全国科普日主场活动", date(2023, 9, 16), task_id=1, id=3),
        Milestone("科普小镇验收", date(2024, 5, 30), task_id=8, id=4),
        Milestone("科技馆开工", date(2023, 3, 1), task_id=8, done_on=date(2023, 3, 1), id=5),
    )
    return make_schedule(status, make_units(), annual, flags, THRESHOLDS)


def make_matters(as_of: date) -> tuple[Matter, ...]:
    """What an earlier meeting decided: done, late, open."""
    found = (
        FollowUp("科技馆布展方案报县政府审定", 10, 8, 1, date(2023, 5, 31), date(2023, 6, 12), id=1),
        FollowUp("名单报备", 2, 6, 1, date(2023, 6, 20), id=2),
        FollowUp("农技课程表送到每个乡镇", None, 2, 1, date(2023, 9, 30), id=3),
    )
    return tuple(Matter(one, follow_up_state(one, as_of), UNIT_NAMES[(one.unit_id or 1) - 1]) for one in found)


def make_earlier(plan: Plan, as_of: date) -> Earlier:
    """The meeting of spring, when every task was ten points behind where it is now."""
    meeting = Meeting("2023年第一次联席会议", date(2023, 3, 10), id=1)
    now = make_status(plan, as_of)
    tasks = tuple(
        replace(one, percent=one.percent and max(one.percent - 10, 0), state=TaskState.behind) for one in now.tasks
    )
    return Earlier(meeting.on, replace(now, tasks=tasks), meeting, files=41, units=40)


def make_ledger(heading: Heading, plan: Plan) -> Ledger:
    """Every unit in one of the five states; every assigned unit reports on its tasks."""
    lights = cycle(
        (
            Light(TaskState.done, "已审核"),
            Light(TaskState.done, "已收"),
            Light(TaskState.slow, "有疑点"),
            Light(TaskState.behind, "已退回"),
            Light(TaskState.overdue, "未报"),
        )
    )
    units = []
    for unit in make_units():
        light = next(lights)
        here = light.word != "未报"
        on = date(2023, 7, 6) if here else None
        units.append(
            LedgerUnit(unit.name, unit.kind, light, here, on, 0 if here else 5, int(here), 2 * here, unit.contacts)
        )
    rows = []
    for task in plan.tasks:
        for place, assignment in enumerate(task.assignments):
            line = task.no * 20 + place
            cells = {"percent": f"E{line}", "people": f"I{line}", "sessions": f"J{line}", "funds": f"K{line}"}
            texts = {"percent": "62.5", "people": "1200", "sessions": "13", "funds": "25.5"}
            traces = {name: trace(assignment.token, cell, texts[name]) for name, cell in cells.items()}
            rows.append(
                LedgerRow(
                    *(task.no, task.title, "", assignment.token, assignment.role, Decimal("62.5"), "正在推进"),
                    *(PROGRESS, PROBLEMS, NEXT_STEP, 1200, 13, Decimal("25.5"), traces["percent"], traces),
                )
            )
    told = trace("县教育局", "C21", "1.26万人次")
    values = (LedgerValue("科普活动受益人次", "万人次", "县教育局", None, Decimal("1.26"), told, {"cumulative": told}),)
    return Ledger(heading, parse_period("2023H1"), tuple(units), tuple(rows), values)


def make_task_sheets(heading: Heading, schedule: Schedule) -> TaskSheets:
    """One sheet for each of the 41 units; the towns act on every task."""
    sheets = []
    for unit in make_units():
        tasks = []
        for line in schedule.lines:
            role = next((a.role for a in line.task.assignments if a.unit_id == unit.id), None)
            if role or unit.kind is UnitKind.town:
                tasks.append(SheetTask(line.status, role, line.lead))
        annual = tuple(
            SheetAnnual(line.task.no, one)
            for line in schedule.lines
            for one in line.annual
            if one.annual.unit_id == unit.id and one.annual.year == 2023
        )
        sheets.append(
            TaskSheet(
                replace(heading, unit=unit.name),
                unit.name,
                unit.full_name,
                2023,
                tuple(task for task in tasks if task.role is Role.lead),
                tuple(task for task in tasks if task.role is not Role.lead),
                annual,
                schedule.status.indicators,
                unit.contacts,
                legend=legend_of(THRESHOLDS, heading.plan_over),
            )
        )
    return TaskSheets(heading, tuple(sheets))


def crowded_pack(as_of: date = date(2023, 6, 30)) -> Pack:
    """All materials as of a day; a day after 2025 makes it a review."""
    plan = make_plan()
    over = as_of > plan.ends
    plain = Heading(
        REGION, plan.title, "", as_of, date(2023, 7, 15), f"{REGION}科学技术协会", "2023年上半年", plan_over=over
    )

    def headed(title: str) -> Heading:
        return replace(plain, title=f"{REGION}科普工作{title}")

    status, legend = make_status(plan, as_of), legend_of(THRESHOLDS, over)
    schedule = make_schedule_of(status)
    names = {unit.id: unit.name for unit in make_units()}
    division = tuple(
        DivisionRow(
            task.no,
            task.kind,
            task.title,
            task.section,
            *(tuple(names[a.unit_id] for a in task.units(role)) for role in (Role.lead, Role.responsible)),
            measures=tuple(measure.title for measure in task.measures),
        )
        for task in plan.tasks
    )
    remarks = ("附件第9行：责任单位重复：县应急管理局", "县乡村振兴局保留至2023年9月30日，其任务现由县农业农村局承接。")
    ledger = make_ledger(headed("填报台账"), plan)
    late = tuple(unit for unit in ledger.units if not unit.is_received)
    register = tuple(
        RegisterLine(base, entry, base.validity_on(as_of)) for base in make_bases() if (entry := base.stage_on(as_of))
    )
    known = Known(schedule, ledger, register, make_matters(as_of), None if over else make_earlier(plan, as_of))
    report = write_report(known, headed("完成情况汇报" if over else "进展情况汇报"))
    annexes = ("任务分工表", "进度安排表", "创建目标完成情况", "填报台账", "催报名单", "任务书")
    materials = (
        replace(report, annexes=annexes),
        DivisionTable(headed("任务分工表"), division, remarks),
        ScheduleSheet(headed("进度安排表"), schedule, legend),
        TargetSheet(
            headed("创建目标完成情况"),
            plan,
            status.indicators,
            register,
            surveys(),
            status.indicators[0],
            legend,
        ),
        ledger,
        LateList(headed("催报名单"), ledger.period, late),
        make_task_sheets(headed("任务书"), schedule),
    )
    return Pack(headed("五年总结评估材料" if over else "联席会议材料"), materials, overview(status, materials), legend)
