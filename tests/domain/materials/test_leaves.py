"""Materials laid out as tables: what stands in them, and what is said when nothing does."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from lianping_desk.domain.base import Stage, StageEntry
from lianping_desk.domain.materials.leaves.lay import leaves_of
from lianping_desk.domain.materials.ledger import LateList, Ledger
from lianping_desk.domain.materials.light import Light
from lianping_desk.domain.materials.pack import Material, TaskSheets
from lianping_desk.domain.materials.schedule import ScheduleSheet
from lianping_desk.domain.materials.table import Cell, Leaf, Table
from lianping_desk.domain.materials.targets import RegisterLine
from lianping_desk.domain.materials.task_sheets import TaskSheet
from lianping_desk.domain.progress import TaskState
from tests.exchange import sample_materials as sample


def named(leaves: tuple[Leaf, ...], name: str) -> Leaf:
    return next(leaf for leaf in leaves if leaf.name == name)


def column(table: Table, heading: str) -> list[Cell]:
    place = [one.heading for one in table.columns].index(heading)
    return [row[place] for row in table.rows]


@pytest.mark.parametrize("material", sample.materials()[1:], ids=lambda one: type(one).__name__)
def test_every_row_has_a_cell_for_every_column(material: Material) -> None:
    tables = [table for leaf in leaves_of(material) for table in leaf.tables]
    assert tables and all(len(row) == len(table.columns) for table in tables for row in table.rows)


@pytest.mark.parametrize("material", sample.materials(), ids=lambda one: type(one).__name__)
def test_a_leaf_with_lights_carries_their_legend(material: Material) -> None:
    for leaf in leaves_of(material):
        cells = [cell for table in leaf.tables for row in table.rows for cell in row]
        shown = {cell.word for cell in cells if isinstance(cell, Light)}
        explained = {light.word for light, _ in leaf.legend}
        if leaf.name != "催报名单":  # one word, which is its own meaning
            assert shown <= explained


def test_the_division_table_lists_units_and_numbers_measures() -> None:
    (leaf,) = leaves_of(sample.division())
    (table,) = leaf.tables
    assert column(table, "牵头单位") == ["县教育局", "县科协"]
    assert str(column(table, "具体举措")[0]).splitlines()[1] == "2. 丰富校外、课外科学教育活动"
    assert leaf.remarks == ("第2行：责任单位重复：县农业农村局",)
    assert "配合单位" not in [one.heading for one in table.columns]


def test_cooperating_units_get_a_column_where_there_are_any() -> None:
    division = sample.division()
    row = replace(division.rows[0], cooperating=("县妇联",))
    (table,) = leaves_of(replace(division, rows=(row,)))[0].tables
    assert column(table, "配合单位") == ["县妇联"]


def test_the_schedule_holds_per_cents_as_numbers_and_says_whose_they_are() -> None:
    sheet = ScheduleSheet(sample.heading("进度安排表"), sample.schedule(), sample.LEGEND)
    table = named(leaves_of(sheet), "进度安排").tables[0]
    assert column(table, "完成进度（%）") == [Decimal("33.3"), None]
    assert column(table, "进度依据") == ["牵头单位填报（2023年上半年）", "尚无填报"]
    assert column(table, "状态")[0] == Light(TaskState.slow, "慢序时")


def test_an_annual_task_that_falls_to_nobody_is_its_leads() -> None:
    sheet = ScheduleSheet(sample.heading("进度安排表"), sample.schedule(), sample.LEGEND)
    table = named(leaves_of(sheet), "年度任务").tables[0]
    assert column(table, "责任单位") == ["县教育局", "县科协"]


def test_what_was_done_after_the_day_is_not_said_of_that_day() -> None:
    schedule = sample.schedule()
    heading = sample.heading("进度安排表")
    (line, *others) = schedule.lines
    done = tuple(replace(one, annual=replace(one.annual, done_on=heading.as_of)) for one in line.annual)
    later = tuple(
        replace(one, annual=replace(one.annual, done_on=heading.as_of + timedelta(days=1))) for one in line.annual
    )
    said = []
    for annual in (done, later):
        sheet = ScheduleSheet(heading, replace(schedule, lines=(replace(line, annual=annual), *others)), sample.LEGEND)
        said.append(column(named(leaves_of(sheet), "年度任务").tables[0], "完成时间")[0])
    assert said == [heading.as_of, None]


def test_targets_say_value_gap_and_where_the_value_is_from() -> None:
    table = named(leaves_of(sample.targets()), "创建目标").tables[0]
    assert column(table, "现值") == [Decimal("9.8"), Decimal(1), "未实现"]
    assert column(table, "差距") == [Decimal("3.2"), Decimal(4), None]
    assert column(table, "现值来源")[0] == "公民科学素质调查：2022年调查"


def test_a_certificate_is_not_told_of_a_day_before_its_award() -> None:
    sheet = sample.targets()
    day = sheet.heading.as_of
    valid_until = day.replace(year=day.year + 3)
    told = []
    for award in (day, day + timedelta(days=1), None):
        applied = StageEntry(Stage.applied, day - timedelta(days=30), id=1)
        stages = (applied,) if award is None else (applied, StageEntry(Stage.awarded, award, id=2))
        base = replace(sheet.register[0].base, stages=stages, certificate="科〔2023〕1号", valid_until=valid_until)
        line = RegisterLine(base, applied, base.validity_on(day))
        table = named(leaves_of(replace(sheet, register=(line,))), "创建台账").tables[0]
        told.append((column(table, "证书编号")[0], column(table, "有效期至")[0]))
    assert told == [("科〔2023〕1号", valid_until), ("", None), ("科〔2023〕1号", valid_until)]


def test_the_ledger_counts_who_returned_and_names_cells() -> None:
    leaves = leaves_of(sample.ledger())
    assert leaves[0].sentences == ("2023年上半年填报截止2023年7月10日：应报3个单位，已报2个，未报1个。",)
    assert column(named(leaves, "任务进展").tables[0], "出处") == ["县教育局2023年上半年填报表.xlsx 填报表!E1"]


def test_the_ledger_owns_up_to_rows_of_units_that_had_not_returned_by_the_day() -> None:
    ledger = sample.ledger()
    nobody = replace(ledger, units=tuple(replace(unit, is_received=False) for unit in ledger.units))
    (sentence,) = leaves_of(nobody)[0].sentences
    assert sentence == (
        "2023年上半年填报截止2023年7月10日：应报3个单位，已报0个，未报3个。"
        "其中1个单位的填报数来自2023年7月15日以后报来或合报的填报表，已计入进展。"
    )


def test_what_is_empty_is_said_and_takes_no_page_of_its_own() -> None:
    leaves = leaves_of(replace(sample.ledger(), rows=(), values=()))
    assert [leaf.name for leaf in leaves] == ["填报台账"]
    assert leaves[0].remarks == ("2023年上半年还没有收到任务进展。", "2023年上半年还没有收到指标数。")


@pytest.mark.parametrize(
    "material", [Ledger(sample.heading("填报台账"), None), LateList(sample.heading("催报名单"), None)]
)
def test_without_a_period_the_ledger_says_so(material: Material) -> None:
    (leaf,) = leaves_of(material)
    assert "还没有新建填报期" in leaf.sentences[0] and not leaf.tables


def test_a_unit_without_tasks_gets_a_sentence() -> None:
    idle = TaskSheet(
        sample.heading("任务书", "县档案馆"), "县档案馆", "某县档案馆", 2023, remark="方案没有给县档案馆分配任务。"
    )
    (leaf,) = leaves_of(TaskSheets(sample.heading("任务书"), (idle,)))
    assert leaf.sentences == ("方案没有给县档案馆分配任务。",) and not leaf.slip


def test_a_task_sheet_says_what_the_unit_leads_and_joins_and_can_be_signed_for() -> None:
    (leaf,) = leaves_of(sample.task_sheets())
    assert [table.title for table in leaf.tables] == ["牵头任务", "参与任务", "2023年年度任务", "相关指标"]
    assert column(leaf.tables[1], "任务") == ["实施科普基础设施建设工程（责任）"]
    assert "签收日期" in leaf.slip[-1]
    assert leaf.slip[0] == "签　收　回　执" and leaf.slip[2].startswith("青石县教育局已收到任务书")
