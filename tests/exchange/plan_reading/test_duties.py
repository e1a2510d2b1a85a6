"""Who does what in the odder places: a measure's own tag, items with labels, labels set wide, a heading's bracket."""

from lianping_desk.domain.plan import Role
from lianping_desk.domain.read_plan import ReadPlan
from lianping_desk.exchange.plan_reading.read_plan import plan_of
from lianping_desk.exchange.plan_reading.text_file import document_of_text

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
