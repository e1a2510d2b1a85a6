"""Single materials on paper: the matrix, the review, where figures come from, what is said when there is nothing."""

from dataclasses import replace
from itertools import product

from lianping_desk.domain.materials.division import DivisionTable
from lianping_desk.domain.materials.ledger import LateList, Ledger
from lianping_desk.domain.materials.pack import Leaves, Pack, TaskSheets
from lianping_desk.domain.materials.prose import Chapter
from lianping_desk.domain.materials.report import ProgressReport
from lianping_desk.domain.materials.schedule import ScheduleSheet
from lianping_desk.domain.materials.table import Column, Leaf, Table
from lianping_desk.domain.materials.targets import TargetSheet
from lianping_desk.domain.plan import TaskKind
from lianping_desk.reports.document import render, render_each
from lianping_desk.reports.fonts import FontChoice
from lianping_desk.reports.materials.compose import compose
from lianping_desk.reports.materials.figures import figures
from lianping_desk.reports.materials.sources import Sources
from tests.reports.materials.conftest import only
from tests.reports.reading import page_texts, squeezed


def text_of(pack: Pack, fonts: FontChoice) -> list[str]:
    return [squeezed(text) for text in page_texts(render(compose(pack), fonts))]


def test_the_matrix_marks_every_lead_and_every_responsible_unit(pack: Pack, bundled: FontChoice) -> None:
    division = only(pack, DivisionTable)
    (table,) = division.materials
    assert isinstance(table, DivisionTable)
    matrix = next(page for page in text_of(division, bundled) if "单位对照" in page)
    legend = 1
    assert matrix.count("●") == sum(len(row.lead) for row in table.rows) + legend
    assert matrix.count("○") == sum(len(row.responsible) for row in table.rows) + legend
    assert "△" not in matrix


def test_a_matrix_of_more_units_than_fit_is_cut_into_tables(pack: Pack, bundled: FontChoice) -> None:
    names = tuple(f"第{number}单位" for number in range(1, 101))
    (table,) = only(pack, DivisionTable).materials
    assert isinstance(table, DivisionTable)
    wide = replace(table, rows=(replace(table.rows[0], responsible=names),))
    matrix = [page for page in text_of(Pack(table.heading, (wide,)), bundled) if "单位对照" in page]
    assert "".join(matrix).count("○") == 101
    assert "".join(matrix).count("序号任务") == 3


def test_a_very_long_name_in_the_matrix_leaves_room_for_the_tasks(pack: Pack, bundled: FontChoice) -> None:
    long = "科学普及与公民科学素质建设工作领导小组办公室综合协调科" * 3
    (table,) = only(pack, DivisionTable).materials
    assert isinstance(table, DivisionTable)
    rows = tuple(replace(row, responsible=(*row.responsible, long)) for row in table.rows)
    pages = text_of(Pack(table.heading, (replace(table, rows=rows),)), bundled)
    matrix = [page for page in pages if "单位对照" in page]
    assert len(matrix) <= 2
    assert "".join(matrix).count("○") == sum(len(row.responsible) for row in rows) + 1


def test_a_review_has_its_title_once_and_its_tables_below_one_another(pack: Pack, bundled: FontChoice) -> None:
    heading = replace(pack.heading, title="云溪县科普工作2021—2025年总结")
    tables = [
        Table((Column("单位", 10),), (("县科协",),), "", name) for name in ("目标和结果", "任务完成情况", "依据清单")
    ]
    leaves = tuple(Leaf(table.title, heading, tables=(table,)) for table in tables)
    (page,) = text_of(Pack(heading, (Leaves("方案总结", heading, leaves),)), bundled)
    assert page.count("云溪县科普工作2021—2025年总结") == 1
    assert page.index("目标和结果") < page.index("任务完成情况") < page.index("依据清单")


def test_without_surveys_no_empty_chart_is_drawn(pack: Pack, bundled: FontChoice) -> None:
    (targets,) = only(pack, TargetSheet).materials
    assert isinstance(targets, TargetSheet)
    text = "".join(text_of(Pack(targets.heading, (replace(targets, surveys=()),)), bundled))
    assert "还没有调查结果。" in text and "尚无调查结果" not in text
    assert "目标：到2025年" in text


def test_the_sources_of_a_report_by_itself_are_the_annex_that_its_list_names(pack: Pack, bundled: FontChoice) -> None:
    (report,) = only(pack, ProgressReport).materials
    assert isinstance(report, ProgressReport)
    pages = text_of(Pack(report.heading, (replace(report, annexes=()),)), bundled)
    assert "附件：数据来源" in "".join(pages)
    (first,) = (page for page in pages if page.startswith("附件数据来源"))
    assert "附录" not in first


def test_two_goals_of_one_title_are_told_apart_by_their_years(pack: Pack, bundled: FontChoice) -> None:
    (targets,) = only(pack, TargetSheet).materials
    assert isinstance(targets, TargetSheet)
    rate = targets.indicators[0]
    early = replace(rate, indicator=replace(rate.indicator, year=2025))
    late = replace(rate, indicator=replace(rate.indicator, year=2035))
    sheet = replace(targets, plan=replace(targets.plan, last_year=2035), indicators=(early, late))
    text = "".join(text_of(Pack(targets.heading, (sheet,)), bundled))
    title = rate.indicator.title
    assert f"{title}（2025年，必达）" in text and f"{title}（必达）" in text


def test_figures_that_nobody_sent_take_no_page_of_their_own(pack: Pack, bundled: FontChoice) -> None:
    (ledger,) = only(pack, Ledger).materials
    assert isinstance(ledger, Ledger)
    pages = text_of(Pack(ledger.heading, (replace(ledger, values=()),)), bundled)
    said = next(page for page in pages if "还没有收到指标数" in page)
    assert "序号单位单位类别" in said, "a page that says nothing else"


def test_a_page_that_signs_a_report_holds_the_end_of_its_text_as_well(pack: Pack, bundled: FontChoice) -> None:
    (whole,) = only(pack, ProgressReport).materials
    assert isinstance(whole, ProgressReport)
    plain = replace(whole, status=replace(whole.status, tasks=(), indicators=()))
    names = ("任务分工表", "进度安排表", "创建目标完成情况", "填报台账", "催报名单")
    cases = list(product(((), names[:1], names), range(7, 17)))
    reports = []
    for annexes, count in cases:
        chapters = (Chapter("总体进展", tuple(f"第{number}句。" for number in range(count))),)
        reports.append(replace(plain, chapters=chapters, annexes=annexes))
    printed = render_each((compose(Pack(whole.heading, (report,))) for report in reports), bundled)
    for (annexes, count), rendered in zip(cases, printed, strict=True):
        pages = [squeezed(text) for text in page_texts(rendered)]
        signed = next(page for page in pages if "云溪县科学技术协会" in page)
        assert ("4.填报台账5.催报名单" if annexes == names else "以上汇报，请审议") in signed, (annexes, count)
        (closing,) = (page for page in pages if "以上汇报，请审议" in page)
        assert not annexes or "附件：" in closing, (annexes, count)


def test_cooperating_units_have_their_own_column_and_sign(pack: Pack, bundled: FontChoice) -> None:
    (table,) = only(pack, DivisionTable).materials
    assert isinstance(table, DivisionTable)
    row = replace(table.rows[0], cooperating=("县残联",), kind=TaskKind.action)
    pages = text_of(Pack(table.heading, (replace(table, rows=(row,)),)), bundled)
    assert "配合单位" in pages[0]
    assert pages[1].count("△") == 2


def test_doubts_of_the_plan_are_printed_as_a_note(pack: Pack, bundled: FontChoice) -> None:
    text = "".join(text_of(only(pack, DivisionTable), bundled))
    assert "注：1.附件第9行：责任单位重复：县应急管理局" in text
    assert "县乡村振兴局保留至2023年9月30日，其任务现由县农业农村局承接" in text


def test_a_plan_that_is_over_is_titled_as_its_review(review: Pack, bundled: FontChoice) -> None:
    assert compose(review).title == "云溪县科普工作五年总结评估材料"
    cover = page_texts(render(compose(review), bundled))[0].split("\n")
    assert [line.strip() for line in cover[:2]] == ["云溪县科普工作", "五年总结评估材料"]


def test_a_review_says_which_targets_were_reached(review: Pack, bundled: FontChoice) -> None:
    text = "".join(page for page in text_of(review, bundled)[2:] if "完成情况汇报" in page)
    reached, missed = text.split("已达到的目标")[1].split("未达到的目标")
    assert "县级科普教育基地现为5个，目标5个以上（必达）" in reached
    assert "全国科普示范县" in reached
    assert "市级科普教育基地现为2个，目标3个以上（力争），还差1个" in missed
    assert "公民具备科学素质的比例" in missed


def test_a_review_raises_no_alarm(review: Pack, bundled: FontChoice) -> None:
    text = "".join(text_of(only(review, ScheduleSheet), bundled))
    assert "未完成" in text
    assert not any(word in text for word in ("滞后", "逾期", "慢序时"))


def test_every_figure_is_listed_with_its_file_sheet_and_cell(pack: Pack, bundled: FontChoice) -> None:
    appendix = "".join(text_of(only(pack, Ledger), bundled)).split("附录数据来源", 1)[1]
    named = list(figures(only(pack, Ledger)))
    assert len(named) > 500
    for figure in named:
        assert f"{figure.trace.cell}“{figure.trace.text}”" in appendix
    for file, sha in {(figure.trace.file, figure.trace.sha256) for figure in named}:
        assert squeezed(f"{file}校验码{sha[:8]}") in appendix


def test_a_ledger_row_points_to_its_line_of_the_appendix(pack: Pack) -> None:
    sources = Sources(pack)
    ledger = next(material for material in pack.materials if isinstance(material, Ledger))
    for row in ledger.rows[:40]:
        line = sources.lines[int(sources.numbers(row.traces.values())) - 1]
        assert {figure.trace.cell for figure in line.figures} >= {trace.cell for trace in row.traces.values()}
        assert {figure.unit for figure in line.figures} == {row.unit}


def test_figures_entered_by_hand_need_no_appendix(pack: Pack, bundled: FontChoice) -> None:
    pages = text_of(only(pack, DivisionTable), bundled)
    assert not any("数据来源" in page for page in pages)


def test_what_is_empty_says_so_in_a_sentence(pack: Pack, bundled: FontChoice) -> None:
    heading = pack.heading
    division, schedule, targets = pack.materials[1:4]
    assert isinstance(division, DivisionTable)
    assert isinstance(schedule, ScheduleSheet)
    assert isinstance(targets, TargetSheet)
    cases = (
        (replace(division, rows=(), remarks=()), "方案里还没有任务。"),
        (replace(schedule, schedule=replace(schedule.schedule, lines=(), milestones=())), "还没有安排年度任务。"),
        (replace(targets, indicators=(), register=(), surveys=(), survey_target=None), "台账里还没有创建对象。"),
        (Ledger(heading, None), "还没有新建填报期"),
        (LateList(heading, None), "还没有新建填报期"),
        (TaskSheets(heading, (), "方案还没有给单位分配任务。"), "方案还没有给单位分配任务。"),
    )
    for material, sentence in cases:
        pages = text_of(Pack(heading, (material,)), bundled)
        assert len(pages) == 1
        assert sentence in pages[0]


def test_hanzi_that_no_font_has_are_returned(pack: Pack, bundled: FontChoice) -> None:
    (late,) = only(pack, LateList).materials
    assert isinstance(late, LateList)
    named = replace(late, units=(replace(late.units[0], unit="县\ue123局"), *late.units[1:]))
    rendered = render(compose(Pack(late.heading, (named,))), bundled)
    assert rendered.missing == ("\ue123",)
    assert "县〓局" in squeezed(page_texts(rendered)[0])


def test_a_column_that_nobody_filled_in_leaves_its_room_to_the_others(pack: Pack, bundled: FontChoice) -> None:
    (ledger,) = only(pack, Ledger).materials
    assert isinstance(ledger, Ledger)
    bare = replace(ledger, rows=tuple(replace(row, state="", funds=None) for row in ledger.rows[:8]))
    full, short = ("".join(text_of(Pack(ledger.heading, (one,)), bundled)) for one in (ledger, bare))
    assert "分工完成进度（%）状态进展情况" in full and "投入经费" in full
    assert "分工完成进度（%）进展情况" in short and "投入经费（万元）数据" not in short
