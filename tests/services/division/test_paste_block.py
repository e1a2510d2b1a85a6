"""A block from Excel: understood, shown before it is taken over, nothing guessed."""

from collections.abc import Sequence

from lianping_desk.domain.division_block import PastedBlock, read_block
from lianping_desk.domain.plan import Role, TaskKind
from lianping_desk.domain.unit import UnitKind
from lianping_desk.domain.unit_decision import AliasOf, LeftOut, NewUnit
from lianping_desk.services.desk import Desk
from lianping_desk.services.division.paste_block import paste_block
from lianping_desk.services.plan.show_plan import show_plan


def read(desk: Desk, block: Sequence[Sequence[str]], start: str = "title", cursor: int = 0) -> PastedBlock:
    shown = show_plan(desk)
    return read_block(block, start, shown.plan.tasks[cursor:], shown.plan, shown.units)


def test_headings_say_which_column_is_which(desk: Desk) -> None:
    found = read(
        desk,
        [
            ["序号", "工作内容", "责任单位", "牵头单位"],
            ["2", "实施农民科学素质提升行动", "县科协、县妇联", "县农业农村局"],
            ["12", "实施社区科普工程", "团县委等", "县民政局"],
            ["", "", "", ""],
        ],
    )
    farmers, new = found.rows
    assert farmers.task is not None and farmers.task.no == 2
    assert farmers.units[Role.responsible].tokens == ("县科协", "县妇联")
    assert farmers.units[Role.lead].tokens == ("县农业农村局",)
    assert new.task is None and new.units[Role.responsible].open_tail == "等"
    assert Role.cooperating not in farmers.units, "a column that was not pasted changes nothing"


def test_without_headings_the_columns_follow_the_table(desk: Desk) -> None:
    found = read(desk, [["1", "实施青少年科学素质提升行动", "县教育局", "团县委"]])
    assert found.rows[0].task is not None and found.rows[0].task.no == 1
    assert found.rows[0].units[Role.responsible].tokens == ("团县委",)


def test_units_alone_go_to_the_lines_below_the_cursor(desk: Desk) -> None:
    found = read(desk, [["县教育局"], ["县科协"], ["团县委"]], start="lead", cursor=9)
    assert [row.task.no for row in found.rows if row.task] == [10, 11]
    assert found.left_over == ("团县委",)


def test_unknown_and_repeated_units_are_flagged(desk: Desk) -> None:
    found = read(desk, [["新任务", "县教育局", "县教体局、县教育局、县卫健局、县卫生健康局、县教体局"]])
    assert found.unknown == ("县教体局",)
    listed = found.rows[0].units[Role.responsible]
    assert listed.tokens == ("县教体局", "县卫健局")
    assert sorted(listed.repeated) == sorted(("县教育局", "县卫生健康局", "县教体局"))


def test_a_block_is_taken_over_as_she_decided(desk: Desk) -> None:
    before = show_plan(desk)
    education = next(unit for unit in before.units if unit.name == "县教育局")
    block = read(
        desk,
        [
            ["实施青少年科学素质提升行动", "县教体局", "县融媒体中心、某公司"],
            ["实施社区科普行动", "县民政局", ""],
            ["实施企业科普行动", "县总工会", "县融媒体中心"],
        ],
    )
    decisions = {
        "县教体局": AliasOf(education.id),
        "县融媒体中心": NewUnit(UnitKind.other),
        "某公司": LeftOut(),
    }
    assert paste_block(desk, block, decisions, TaskKind.action, after_id=before.plan.tasks[0].id) == 3
    after = show_plan(desk)
    first, second, third = after.plan.tasks[:3]
    assert [a.unit_id for a in first.units(Role.lead)] == [education.id]
    assert [after.unit(a.unit_id).name for a in first.units(Role.responsible)] == ["县融媒体中心"]
    assert (second.title, third.title) == ("实施社区科普行动", "实施企业科普行动")
    assert [a.token for a in third.units(Role.responsible)] == ["县融媒体中心"]
    assert "县教体局" in after.unit(education.id).aliases
    assert "某公司" not in {spelling for unit in after.units for spelling in unit.spellings}
    assert after.plan.tasks[3].title == before.plan.tasks[1].title
