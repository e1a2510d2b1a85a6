"""The text of the 工作进展情况汇报: what changed, what lags, what is next, in sentences a county report may use."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from lianping_desk.domain.base import Validity
from lianping_desk.domain.indicator import Comparison, Target
from lianping_desk.domain.materials.ledger import Ledger, LedgerUnit
from lianping_desk.domain.materials.prose import Chapter, numbered_lines, numeral
from lianping_desk.domain.materials.report import ProgressReport
from lianping_desk.domain.materials.reporting.known import Earlier, Known, Matter
from lianping_desk.domain.materials.reporting.write_report import write_report
from lianping_desk.domain.plan import Role
from lianping_desk.domain.progress import TaskState
from lianping_desk.domain.work import FollowUp, Meeting
from lianping_desk.domain.work_state import FollowUpState
from tests.exchange import sample_materials as sample

MEETING = Meeting("第一次联席会议", date(2023, 3, 10), id=1)


def earlier(**changed: object) -> Earlier:
    """At the meeting in March task 1 stood at 20 %, the county had no base, nothing was known of the museum."""
    now = sample.status()
    tasks = (replace(now.tasks[0], percent=20.0, state=TaskState.behind), now.tasks[1])
    bases = replace(now.indicators[1], value=Decimal(0))
    before = replace(now, tasks=tasks, indicators=(now.indicators[0], bases, now.indicators[2]))
    made = {"day": MEETING.on, "status": before, "meeting": MEETING, "files": 3, "units": 2}
    return Earlier(**(made | changed))  # type: ignore[arg-type]


def known(before: Earlier | None = None, ledger: Ledger | None = None) -> Known:
    matters = (
        Matter(FollowUp("布展方案报审", meeting_id=1, done_on=date(2023, 5, 1), id=1), FollowUpState.done, "县科协"),
        Matter(FollowUp("名单报备", meeting_id=1, due=date(2023, 6, 1), id=2), FollowUpState.late, "县教育局"),
        Matter(FollowUp("课程表送到乡镇", due=date(2023, 9, 30), id=3), FollowUpState.open, ""),
    )
    return Known(sample.schedule(), ledger or sample.ledger(), sample.targets().register, matters, before)


def report(before: Earlier | None = None, ledger: Ledger | None = None) -> ProgressReport:
    return write_report(known(before or earlier(), ledger), sample.heading("进展情况汇报"))


def chapter(found: ProgressReport, title: str) -> Chapter:
    return next(one for one in found.chapters if one.title == title)


def point(found: ProgressReport, title: str, name: str) -> tuple[str, ...]:
    return next(one.lines for one in chapter(found, title).points if one.title == name)


def test_the_report_has_four_chapters_and_says_what_it_is_about() -> None:
    found = report()
    assert [one.title for one in found.chapters] == ["总体进展", "上次会议以来的变化", "存在的问题", "下一步工作"]
    assert "截至2023年7月15日的实施情况汇报如下" in found.opening


def test_where_things_stand_is_said_with_every_indicator_and_what_is_missing() -> None:
    tasks, counts, aims, returns, done, lights = chapter(report(), "总体进展").sentences
    assert tasks == "《方案》部署任务2项：慢序时1项，未启动1项（尚无单位填报的1项）。"
    assert counts == "《方案》提出指标3个：按序时1个，滞后1个，未启动1个。"
    assert "公民具备科学素质的比例现为9.8%，目标超过13%（必达），还差3.2个百分点" in aims
    assert "科技馆建成使用尚未实现（力争）" in aims
    assert returns == "2023年上半年填报，应报单位3个，已报2个，未报1个。"
    assert (
        done == "2023年上半年各单位填报：开展活动3场次，受益群众1200人次，投入经费2.5万元（按填报数相加，未剔除重复）。"
    )
    assert "“滞后”指落后序时进度超过15个百分点" in lights


def test_returns_that_came_late_are_counted_among_those_that_came() -> None:
    ledger = sample.ledger()
    first, *others = ledger.units
    late = (replace(first, is_received=True, days_late=13), *others)
    assert "应报单位3个，已报2个（其中逾期报送1个，最长逾期13天），未报1个。" in said_of_returns(late)
    everyone = tuple(replace(unit, is_received=True, days_late=0) for unit in ledger.units)
    assert "应报单位3个，已全部报齐，均按期报送。" in said_of_returns(everyone)
    assert "已全部报齐（其中逾期报送1个，最长逾期2天）。" in said_of_returns(
        (replace(first, is_received=True, days_late=2), *everyone[1:])
    )


def said_of_returns(units: tuple[LedgerUnit, ...]) -> str:
    found = report(ledger=replace(sample.ledger(), units=units))
    return next(one for one in chapter(found, "总体进展").sentences if "应报单位" in one)


def test_a_goal_that_is_due_before_the_plan_ends_is_told_with_its_year() -> None:
    now = sample.status()
    plan = replace(now.plan, last_year=2035)
    rate = now.indicators[0]
    later = replace(
        rate, value=None, indicator=replace(rate.indicator, target=Target(None, Comparison.done), year=2035, id=99)
    )
    status = replace(now, plan=plan, indicators=(rate, later))
    found = write_report(
        replace(known(), schedule=replace(sample.schedule(), status=status)), sample.heading("进展情况汇报")
    )
    aims = next(one for one in chapter(found, "总体进展").sentences if one.startswith("各项指标中"))
    assert "目标超过13%（2025年，必达）" in aims
    assert "公民具备科学素质的比例尚无结果（必达）" in aims


def test_a_plan_of_which_nobody_has_reported_is_not_called_free_of_trouble() -> None:
    now = sample.status()
    silent = replace(
        now,
        tasks=tuple(replace(one, percent=None, state=TaskState.not_started) for one in now.tasks),
        indicators=tuple(replace(one, value=None, state=TaskState.not_started) for one in now.indicators),
    )
    schedule = replace(sample.schedule(), status=silent, lines=(), milestones=())
    quiet = Known(schedule, replace(sample.ledger(()), units=()), (), (), Earlier(date(2023, 1, 1), silent, None))
    found = write_report(quiet, sample.heading("进展情况汇报"))
    progress = chapter(found, "总体进展").sentences
    assert progress[0] == "《方案》部署任务2项：未启动2项（尚无单位填报的2项）。"
    assert not any("序时进度判定" in said for said in progress), "words are explained that are not used"
    (said,) = chapter(found, "存在的问题").sentences
    assert said == "任务还没有单位填报，指标还没有数据，进度快慢无从判断。"


def test_tasks_that_nobody_reports_on_are_a_trouble_beside_others() -> None:
    now = sample.status()
    silent = replace(now, tasks=tuple(replace(one, percent=None, state=TaskState.not_started) for one in now.tasks))
    schedule = replace(sample.schedule(), status=silent)
    found = write_report(replace(known(earlier()), schedule=schedule), sample.heading("进展情况汇报"))
    assert chapter(found, "存在的问题").sentences == ("任务还没有单位填报，进度快慢无从判断。",)
    assert chapter(found, "存在的问题").points


def test_before_the_first_period_it_is_said_that_nobody_was_asked() -> None:
    found = report(ledger=Ledger(sample.heading("填报台账"), None))
    assert "还没有开展填报。" in chapter(found, "总体进展").sentences


def test_certificates_that_ran_out_since_the_meeting_explain_why_a_count_fell() -> None:
    line = sample.targets().register[0]
    over = replace(
        line, base=replace(line.base, name="气象科普馆", valid_until=date(2023, 5, 19)), validity=Validity.expired
    )
    before = replace(over, base=replace(over.base, name="早就到期的", valid_until=date(2023, 3, 9)))
    found = write_report(replace(known(earlier()), register=(over, before)), sample.heading("进展情况汇报"))
    told = "".join(point(found, "上次会议以来的变化", "指标和创建"))
    assert "证书到期的1个：气象科普馆（县级科普教育基地，2023年5月19日）。" in told


def test_tasks_that_changed_their_light_in_the_same_way_are_named_together() -> None:
    now = sample.status()
    slow = tuple(replace(one, percent=30.0, state=TaskState.slow) for one in now.tasks)
    good = replace(now, tasks=tuple(replace(one, percent=40.0, state=TaskState.on_track) for one in now.tasks))
    schedule = replace(sample.schedule(), status=good)
    before = earlier(status=replace(now, tasks=slow))
    found = write_report(replace(known(before), schedule=schedule), sample.heading("进展情况汇报"))
    assert "状态好转的2项：任务1、2由慢序时转为按序时。" in point(found, "上次会议以来的变化", "任务")


def test_figures_of_units_that_had_not_returned_by_the_day_are_owned_up_to() -> None:
    ledger = sample.ledger()
    nobody = tuple(replace(unit, is_received=False) for unit in ledger.units)
    said = chapter(report(ledger=replace(ledger, units=nobody)), "总体进展").sentences
    assert (
        "2023年上半年填报，应报单位3个，已报0个，未报3个。"
        "其中1个单位的填报数来自2023年7月15日以后报来或合报的填报表，已计入进展。"
    ) in said


def test_a_unit_that_reported_on_a_task_and_on_its_measures_is_counted_once() -> None:
    rows = (
        sample.ledger_row(1, people=1000, sessions=None, funds=None),
        sample.ledger_row(2, measure="甲", people=400, sessions=2, funds=None),
        sample.ledger_row(3, measure="乙", people=600, sessions=3, funds=None),
    )
    *_, done, _lights = chapter(report(ledger=sample.ledger(rows)), "总体进展").sentences
    assert "开展活动5场次，受益群众1000人次（" in done


def test_changes_since_the_last_meeting_name_both_ends() -> None:
    found = report()
    (began,) = chapter(found, "上次会议以来的变化").sentences
    assert began == "自2023年3月10日“第一次联席会议”以来，主要变化如下。"
    assert point(found, "上次会议以来的变化", "任务") == (
        "完成进度提高的1项：任务1由20%到33.3%。",
        "状态好转的1项：任务1由滞后转为慢序时。",
    )
    assert point(found, "上次会议以来的变化", "指标和创建")[0] == "数值有变化的指标1个：县级科普教育基地由0个变为1个。"
    assert point(found, "上次会议以来的变化", "填报和督办") == (
        "收到填报件3份，涉及2个单位。",
        "办结督办事项1件：“布展方案报审”。",
        "上次会议议定事项2件，已办结1件，未办结1件（其中逾期1件）。",
    )
    assert point(found, "上次会议以来的变化", "年度任务和节点")[0] == "完成年度任务1项：“新建科普教育基地”。"


def test_what_went_back_is_said_too() -> None:
    ahead = earlier()
    tasks = (replace(ahead.status.tasks[0], percent=50.0, state=TaskState.on_track), ahead.status.tasks[1])
    found = report(replace(ahead, status=replace(ahead.status, tasks=tasks)))
    assert point(found, "上次会议以来的变化", "任务") == (
        "完成进度调低的1项：任务1由50%到33.3%。",
        "状态变差的1项：任务1由按序时转为慢序时。",
    )


def test_without_a_meeting_the_year_is_told_and_nothing_new_is_said_so() -> None:
    calm = replace(sample.status(), tasks=(), indicators=())
    schedule = replace(sample.schedule(), status=calm, lines=(), milestones=())
    quiet = Known(schedule, replace(sample.ledger(()), units=()), (), (), Earlier(date(2023, 1, 1), calm, None))
    found = write_report(quiet, sample.heading("进展情况汇报"))
    assert chapter(found, "今年以来的变化").sentences == ("2023年以来，没有新的变化。",)
    assert chapter(found, "存在的问题").sentences == ("方案里还没有任务和指标。",)


def test_troubles_are_listed_worst_first_with_who_answers_for_them() -> None:
    found = report()
    (task,) = point(found, "存在的问题", "进度落后的任务")
    assert task.startswith(
        "任务1“实施青少年科学素质提升行动”（县教育局牵头）：慢序时，完成进度33.3%，序时进度38.4%，落后5.1"
    )
    overdue = point(found, "存在的问题", "逾期的年度任务、节点和督办事项")
    assert overdue[0] == "督办事项“名单报备”（县教育局，2023年6月1日到期）。"
    assert point(found, "存在的问题", "尚未报送的单位") == ("2023年上半年尚未报送的单位1个：县科协。",)
    assert point(found, "存在的问题", "牵头单位反映的问题") == ("县教育局（任务1）：经费不足。",)


def test_of_tasks_with_one_light_the_one_that_is_furthest_behind_is_named_first() -> None:
    now = sample.status()
    first, second = now.tasks
    both = (
        replace(first, percent=30.0, expected=60.0, state=TaskState.behind),
        replace(second, percent=10.0, expected=60.0, state=TaskState.behind),
    )
    schedule = replace(sample.schedule(), status=replace(now, tasks=both))
    lines = point(
        write_report(replace(known(earlier()), schedule=schedule), sample.heading("进展情况汇报")),
        "存在的问题",
        "进度落后的任务",
    )
    assert [line.partition("“")[0] for line in lines] == ["任务2", "任务1"]


def test_the_same_trouble_of_several_units_is_said_once() -> None:
    rows = (
        sample.ledger_row(1, problems="经费不足。"),
        sample.ledger_row(2, task_no=2, unit="县科协", problems="经费不足"),
        sample.ledger_row(3, task_no=2, unit="县农业农村局", role=Role.responsible, problems="不牵头的不列"),
    )
    lines = point(report(ledger=sample.ledger(rows)), "存在的问题", "牵头单位反映的问题")
    assert lines == ("县教育局（任务1）、县科协（任务2）：经费不足。",)


def test_what_is_next_has_days_to_be_held_to() -> None:
    found = report()
    (catch_up,) = point(found, "下一步工作", "加快落后任务")
    assert catch_up.endswith("到2023年12月31日应达到49.9%，现为33.3%。")
    assert point(found, "下一步工作", "2023年12月31日前的节点") == ("2023年12月31日，中期评估。",)
    assert point(found, "下一步工作", "继续办理的督办事项") == ("课程表送到乡镇（2023年9月30日前办结）。",)


def test_a_plan_that_is_over_is_reviewed_without_alarm() -> None:
    schedule = sample.schedule()
    over = replace(schedule, status=replace(schedule.status, as_of=date(2026, 3, 1)))
    found = write_report(replace(known(), schedule=over), sample.heading("完成情况汇报"))
    assert [one.title for one in found.chapters] == ["总体完成情况", "未达到的目标", "未完成的任务"]
    text = "".join(sentence for one in found.chapters for sentence in one.sentences)
    assert "未完成2项" in text and not any(word in text for word in ("滞后", "逾期", "慢序时"))


def test_headings_are_numbered_as_documents_number_them() -> None:
    assert [numeral(number) for number in (1, 9, 10, 11, 20, 23)] == ["一", "九", "十", "十一", "二十", "二十三"]
    assert numbered_lines(("甲", "乙")) == ("1. 甲", "2. 乙") and numbered_lines(("甲",)) == ("甲",)
