"""Where a heading ends: at its stop, or where its name, its tag, a colon or a gap ends it."""

import pytest

from lianping_desk.domain.read_plan import ReadPlan
from lianping_desk.exchange.plan_reading.opening.text_file import document_of_text
from lianping_desk.exchange.plan_reading.read_plan import plan_of

HEAD = "白石县科学素质实施方案（2026—2030年）\n一、总体目标\n提高素质。\n{chapter}\n"


def _read(body: str, chapter: str = "二、提升行动") -> ReadPlan:
    return plan_of(document_of_text("方案.txt", HEAD.format(chapter=chapter) + body))


@pytest.mark.parametrize(
    "heading",
    [
        "（一）农民科学素质提升行动以提升科技文化素质为重点，提高农民科学生产、科学经营能力。（牵头单位：县农业农村局）",
        "(一)农民科学素质提升行动以提升科技文化素质为重点,提高农民科学生产、科学经营能力。(牵头单位:县农业农村局)",
        "（一）农民科学素质提升行动（牵头单位：县农业农村局）以提升科技文化素质为重点，提高农民科学生产能力。",
        "（一）农民科学素质提升行动  以提升科技文化素质为重点，提高农民科学生产能力。（牵头单位：县农业农村局）",
        "（一）农民科学素质提升行动：以提升科技文化素质为重点，提高农民科学生产能力。（县农业农村局牵头）",
        "（一）农民科学素质提升行动 牵头单位：县农业农村局",
        "（一）农民科学素质提升行动牵头单位：县农业农村局",
        "㈠农民科学素质提升行动（县农业农村局牵头）",
        "行动一：农民科学素质提升行动（县农业农村局牵头）",
    ],
)
def test_a_heading_that_ran_into_its_text_ends_with_its_name(heading: str) -> None:
    plan = _read(f"{heading}\n1.培育高素质农民。培训。\n")
    assert [task.title for task in plan.tasks] == ["农民科学素质提升行动"]
    assert [duty.token for duty in plan.tasks[0].duties] == ["县农业农村局"]
    assert plan.doubts == ()


@pytest.mark.parametrize(
    "title",
    [
        "深入实施全民科学素质行动计划",
        "发挥区位优势，实施科技资源科普化工程",
        "实施“科学启蒙”行动",
        "科普工程建设与示范项目",
    ],
)
def test_a_name_that_goes_on_behind_the_word_is_whole(title: str) -> None:
    plan = _read(f"（一）{title}\n1.办好科学课。开课。（县教育局牵头）\n")
    assert [task.title for task in plan.tasks] == [title]


def test_a_chapter_that_ran_into_its_text_is_the_section_of_its_tasks() -> None:
    chapter = "二、聚焦重点人群，实施科学素质提升行动为全面推进高质量发展，重点围绕核心价值观，大力弘扬科学精神。"
    plan = _read("（一）农民科学素质提升行动（县农业农村局牵头）\n1.培训农民。培训。\n", chapter)
    assert plan.tasks[0].section == "聚焦重点人群，实施科学素质提升行动"


def test_measures_that_were_run_together_are_parted_where_their_numbers_go_on() -> None:
    plan = _read(
        "（一）青少年科学素质提升行动。激发兴趣。1.办好科学课。开课。2.建好实验室。3.办好（一）（二）类竞赛。\n"
    )
    assert [one.title for one in plan.tasks[0].measures] == ["办好科学课", "建好实验室", "办好（一）（二）类竞赛"]


def test_of_tasks_and_measures_told_apart_the_measures_are_taken() -> None:
    plan = _read(
        "（一）实施农民科学素质行动\n任务：\n——提高素质。\n——促进增收。\n措施：\n——推动农民教育培训。\n——加强科普服务。\n"
        "分工：由县农业局、县科协牵头，县科技局等单位参加。\n"
    )
    assert [one.title for one in plan.tasks[0].measures] == ["推动农民教育培训", "加强科普服务"]


def test_items_of_a_box_are_neither_tasks_nor_measures() -> None:
    box = "专栏1 重点项目\n1．质量提升项目：建设学校10所。\n2．人才项目：遴选学员。\n"
    plan = _read(box + "（一）青少年科学素质提升行动\n——办好科学课。开课。\n")
    assert [task.title for task in plan.tasks] == ["青少年科学素质提升行动"]
    assert [one.title for one in plan.tasks[0].measures] == ["办好科学课"]


def test_headings_without_numbers_are_guessed_by_line_and_said_so() -> None:
    text = (
        "湖光区全民科学素质提升方案（2026—2030年）\n总体目标\n提高素质。\n重点任务\n青少年科学素质提升行动\n"
        "（牵头单位：区教育局；配合单位：区科协 团区委）\n办好科学课。\n组织实施\n加强领导。\n"
    )
    plan = plan_of(document_of_text("方案.txt", text))
    assert [task.title for task in plan.tasks] == ["青少年科学素质提升行动"]
    assert "没有编号" in plan.doubts[0].why
