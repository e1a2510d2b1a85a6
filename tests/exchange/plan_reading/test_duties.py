"""Who does what in the odder places: a measure's own tag, items with labels, labels set wide, a heading's bracket."""

import pytest

from lianping_desk.domain.plan import Role
from lianping_desk.domain.read_plan import ReadPlan
from lianping_desk.exchange.plan_reading.opening.text_file import document_of_text
from lianping_desk.exchange.plan_reading.read_plan import plan_of

HEAD = """白石县全民科学素质行动规划纲要实施方案（2026—2030年）
一、总体目标
到2030年，公民具备科学素质的比例超过20%。
二、{chapter}
"""


def _read(body: str, chapter: str = "提升行动") -> ReadPlan:
    return plan_of(document_of_text("方案.txt", HEAD.format(chapter=chapter) + body))


def _said(plan: ReadPlan, task: int = 0) -> dict[str, tuple[str, ...]]:
    return {role.value: plan.tasks[task].tokens(role) for role in Role if plan.tasks[task].tokens(role)}


def test_tags_of_several_measures_belong_to_their_task_and_a_change_of_role_is_a_doubt() -> None:
    plan = _read(
        "（一）青少年科学素质提升行动\n——办好科学课。开课。（县教育局牵头，县科协配合）\n"
        "——建设科普角。建设。（县科协牵头，各学校配合）\n"
    )
    assert _said(plan) == {"lead": ("县教育局", "县科协"), "cooperating": ("各学校",)}
    assert [doubt.why for doubt in plan.doubts] == ["各项举措里的角色不一样，现按最重的一种记"]


def test_items_with_their_own_units_are_tasks_where_the_section_is_none() -> None:
    plan = _read(
        "（一）营造良好环境\n1.办好活动。办好。\n牵头单位：市科协\n责任单位：市教育局、科技局、妇联等单位\n"
        "2.建好场馆。建好。（市发改委负责）\n",
        chapter="重点任务",
    )
    assert [(task.title, task.section) for task in plan.tasks] == [
        ("办好活动", "营造良好环境"),
        ("建好场馆", "营造良好环境"),
    ]
    assert _said(plan) == {"lead": ("市科协",), "responsible": ("市教育局", "科技局", "妇联")}
    assert [duty.full for duty in plan.tasks[0].duties] == [None, None, "市科技局", "市妇联"]
    assert plan.tasks[0].open_tail == "等单位"


def test_a_section_may_gather_tasks_as_a_chapter_does() -> None:
    plan = _read(
        "（一）实施五大提升行动\n1.青少年科学素质提升行动。开课。\n牵头单位：县教育局\n"
        "2.农民科学素质提升行动。培训。\n牵头单位：县农业农村局\n",
        chapter="主要任务",
    )
    assert [task.title for task in plan.tasks] == ["青少年科学素质提升行动", "农民科学素质提升行动"]


def test_labels_set_wide_and_units_parted_by_spaces_or_a_joint() -> None:
    plan = _read(
        "（一）青少年科学素质提升行动\n牵头领导：张三\n牵 头 单 位：县教育局和县科协\n"
        "配 合 单 位：县发展和改革局 县财政局 团县委\n完成时限：2027年12月\n"
    )
    assert _said(plan) == {"lead": ("县教育局", "县科协"), "cooperating": ("县发展和改革局", "县财政局", "团县委")}


def test_units_in_a_heading_without_a_role_are_responsible_and_doubted() -> None:
    plan = _read("（一）青少年科学素质提升行动（县教育局、县科协）\n——办好科学课。开课。\n")
    assert plan.tasks[0].title == "青少年科学素质提升行动"
    assert _said(plan) == {"responsible": ("县教育局", "县科协")}
    assert "没有写明是牵头还是责任" in plan.doubts[0].why


def test_a_bracket_in_a_heading_that_holds_no_unit_stays_in_the_title() -> None:
    plan = _read("（一）青少年科学素质提升行动（试点）\n——办好科学课。开课。\n")
    assert plan.tasks[0].title == "青少年科学素质提升行动（试点）"


def test_a_last_sentence_may_say_it() -> None:
    plan = _read("（一）青少年科学素质提升行动\n——办好科学课。开课。由县教育局牵头，县科协、团县委配合。\n")
    assert _said(plan) == {"lead": ("县教育局",), "cooperating": ("县科协", "团县委")}
    assert [measure.title for measure in plan.tasks[0].measures] == ["办好科学课"]


def test_prose_that_uses_the_same_words_names_nobody() -> None:
    plan = _read(
        "（一）青少年科学素质提升行动\n——办好科学课。坚持政府牵头、社会参与，引导企业积极参与，鼓励家长配合。"
        "完善部门负责、分级落实的机制（以县为主，乡镇配合的原则）。\n"
    )
    assert plan.tasks[0].duties == ()


def test_the_chapter_on_carrying_out_has_no_tasks() -> None:
    plan = _read(
        "（一）青少年科学素质提升行动\n——办好科学课。开课。（县教育局负责）\n"
        "三、组织实施\n（一）组织领导\n县科协牵头，县教育局配合。\n（二）经费保障\n（县财政局负责）\n"
    )
    assert [task.title for task in plan.tasks] == ["青少年科学素质提升行动"]
    assert _said(plan) == {"responsible": ("县教育局",)}


SAID_BY_A_LINE = {
    "由县科协牵头，会同县教育局、县财政局推进。": {"lead": ("县科协",), "cooperating": ("县教育局", "县财政局")},
    "由县教育局会同县科协负责。": {"responsible": ("县教育局",), "cooperating": ("县科协",)},
    "以上任务由县教育局、县科协按职责分工负责。": {"responsible": ("县教育局", "县科协")},
    "责任领导：张三    责任单位：县科协    配合单位：县财政局": {
        "responsible": ("县科协",),
        "cooperating": ("县财政局",),
    },
    "牵头单位 县科协": {"lead": ("县科协",)},
    "（牵头单位县科协，配合单位县财政局）": {"lead": ("县科协",), "cooperating": ("县财政局",)},
    "（牵头:县教育局;配合:县科协,团县委）": {"lead": ("县教育局",), "cooperating": ("县科协", "团县委")},
    "主办单位：县科协；协办单位：县文旅局": {"lead": ("县科协",), "cooperating": ("县文旅局",)},
    "责任单位：县科协（牵头）、县财政局": {"lead": ("县科协",), "responsible": ("县财政局",)},
    "责任单位：市科协，各区、县人民政府": {"responsible": ("市科协", "各区、县人民政府")},
    "责任单位：市科协，各市、县〔区〕人民政府": {"responsible": ("市科协", "各市、县〔区〕人民政府")},
    "责任单位：县科协，各有关部门": {"responsible": ("县科协",)},
    "**牵头单位**：县科协": {"lead": ("县科协",)},
}


@pytest.mark.parametrize("line", SAID_BY_A_LINE)
def test_a_line_says_who_does_what(line: str) -> None:
    plan = _read(f"（一）青少年科学素质提升行动\n——办好科学课。开课。\n{line}\n")
    assert _said(plan) == SAID_BY_A_LINE[line]


def test_a_list_of_units_alone_at_the_end_of_a_measure_is_responsible_and_doubted_once() -> None:
    plan = _read(
        "（一）青少年科学素质提升行动\n1.办好科学课。开课。(县教育局、县科协)\n2.建好实验室。建设。（县财政局）\n"
        "3.办好科技节（社区科普节）。\n"
    )
    assert _said(plan) == {"responsible": ("县教育局", "县科协", "县财政局")}
    assert [doubt.why for doubt in plan.doubts] == ["括号里的单位没有写明是牵头还是责任，现按责任单位记"]


def test_one_office_without_its_county_behind_a_measure_is_its_unit() -> None:
    plan = _read("（一）社区科普惠民行动\n1.开展健康科普〔卫生健康局〕\n2.办好大讲堂（试点）\n")
    assert [one.title for one in plan.tasks[0].measures] == ["开展健康科普", "办好大讲堂（试点）"]
    assert plan.tasks[0].tokens(Role.responsible) == ("卫生健康局",)


def test_a_unit_that_leads_the_task_may_stand_under_its_measures_again() -> None:
    plan = _read(
        "（一）青少年科学素质提升行动（牵头单位：县教育局）\n1.办好科学课。开课。（责任单位：县教育局、县科协）\n"
        "2.建好实验室。建设。（责任单位：县教育局、县财政局）\n"
    )
    assert _said(plan) == {"lead": ("县教育局",), "responsible": ("县科协", "县财政局")}
    assert plan.doubts == ()


def test_a_unit_twice_in_one_list_is_doubted() -> None:
    plan = _read("（一）青少年科学素质提升行动\n——办好科学课。开课。\n责任单位：县教育局、县科协、县教育局\n")
    assert [doubt.why for doubt in plan.doubts] == ["责任单位重复：县教育局"]


def test_the_first_unit_leads_where_the_office_says_so() -> None:
    plan = _read(
        "（一）青少年科学素质提升行动\n1.办好科学课。开课。(县教育局、县科协，排第一位的为牵头单位，下同)\n"
        "2.建好实验室。建设。（县教育局、县财政局）\n"
    )
    assert _said(plan) == {"lead": ("县教育局",), "responsible": ("县科协", "县财政局")}


def test_items_that_carry_their_units_are_tasks_in_a_chapter_of_any_name() -> None:
    plan = _read(
        "1.弘扬科学家精神。宣讲。（责任单位：县委宣传部、县科协）\n2.反对迷信。宣传。（责任单位：县科协）\n"
        "3.建设展厅。建设。\n三、强化保障\n4.落实经费。（责任单位：县财政局）\n",
        chapter="加强价值引领",
    )
    assert [task.title for task in plan.tasks] == ["弘扬科学家精神", "反对迷信", "建设展厅"]
    assert [doubt.why for doubt in plan.doubts] == ["这项任务没有读到牵头或责任单位"]


def test_one_odd_name_in_a_long_list_does_not_lose_the_others() -> None:
    plan = _read(
        "（一）青少年科学素质提升行动\n——办好科学课。开课。\n"
        "分工：由县教育局牵头，县科协、县妇联、县财政局、团县委、县总工会、蓝天行动参加。\n"
    )
    assert len(plan.tasks[0].tokens(Role.cooperating)) == 6
    assert [(doubt.text, doubt.why) for doubt in plan.doubts] == [("蓝天行动", "不像一个完整的单位名称，可能被拆断了")]


def test_names_that_only_the_office_knows_are_kept_and_doubted_where_the_roles_are_said() -> None:
    plan = _read(
        "（一）青少年科学素质提升行动\n——办好科学课。开课。\n由县教育局会同县一中、县科协负责，县新华书店参加。\n"
    )
    assert _said(plan) == {"responsible": ("县教育局",), "cooperating": ("县一中", "县科协", "县新华书店")}
    assert [doubt.text for doubt in plan.doubts] == ["县一中", "县新华书店"]


def test_a_line_of_division_that_cannot_be_read_is_said() -> None:
    plan = _read(
        "（一）青少年科学素质提升行动\n——办好科学课。开课。\n分工：大家一起做，谁有空谁负责。\n"
        "（二）农民科学素质提升行动\n——培训。培训。（县农业农村局负责）\n"
    )
    assert plan.tasks[0].duties == ()
    assert ("分工：大家一起做，谁有空谁负责。", "像是分工，但没有读懂") in [(one.text, one.why) for one in plan.doubts]
