"""Tables of Word as offices make them: every one that divides the work is read, and what is left unread is said."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from lianping_desk.domain.plan import Role
from lianping_desk.domain.read_plan import ReadPlan
from lianping_desk.exchange.plan_reading.read_plan import read_plan_document
from tests.exchange.plan_reading.made_plans import ACTIONS, BODY, PROJECTS, TASKS, MadeTask, text_of

MADE_UNITS = [(task.title, task.lead, task.responsible, task.cooperating) for task in TASKS]
MADE_MEASURES = [list(task.measures) for task in TASKS]
HEAD = ["序号", "工作任务", "牵头单位", "责任单位", "配合单位"]
CONTACTS = [["单位", "姓名", "联系电话"], ["县教育局", "张三", "1380000"], ["县科协", "李四", "1390000"]]
FUNDS = [["序号", "项目名称", "预算（万元）", "实施单位"], ["1", "科普大篷车运行", "20", "县科协"]]


def _units(task: MadeTask) -> list[str]:
    return ["、".join(units) for units in (task.lead, task.responsible, task.cooperating)]


ROWS = [[str(no), task.title, *_units(task)] for no, task in enumerate(TASKS, 1)]


def _with_text(text: str) -> Any:
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    return document


def _add(container: Any, rows: Sequence[Sequence[str]]) -> Any:
    table = container.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return table


def _read(document: Any, tmp_path: Path) -> ReadPlan:
    path = tmp_path / "方案.docx"
    document.save(str(path))
    return read_plan_document(path)


def _assert_read(plan: ReadPlan) -> None:
    assert [(task.title, *(task.tokens(role) for role in Role)) for task in plan.tasks] == MADE_UNITS
    assert [[measure.title for measure in task.measures] for task in plan.tasks] == MADE_MEASURES


def test_a_table_cut_into_pages_is_one_with_its_head_on_each_or_on_the_first(tmp_path: Path) -> None:
    for second in (ROWS[2:], [HEAD, *ROWS[2:]]):
        document = _with_text(text_of("nowhere"))
        _add(document, [HEAD, *ROWS[:2]])
        document.add_paragraph("续表")
        _add(document, second)
        plan = _read(document, tmp_path)
        _assert_read(plan)
        assert plan.doubts == ()


def test_two_tables_side_by_side_are_read_both(tmp_path: Path) -> None:
    document = _with_text(text_of("nowhere"))
    _add(document, [HEAD + HEAD, ROWS[0] + ROWS[2], ROWS[1] + ROWS[3]])
    _assert_read(_read(document, tmp_path))
    document = _with_text(text_of("nowhere"))
    outer = document.add_table(1, 2)
    for place in (0, 1):
        _add(outer.cell(0, place), [HEAD, *ROWS[2 * place : 2 * place + 2]])
    _assert_read(_read(document, tmp_path))


def test_tables_of_contacts_and_of_money_are_no_division(tmp_path: Path) -> None:
    document = _with_text(text_of("nowhere"))
    _add(document, FUNDS)
    document.add_paragraph("附件2")
    _add(document, [HEAD, *ROWS])
    document.add_paragraph("附件3")
    _add(document, CONTACTS)
    plan = _read(document, tmp_path)
    _assert_read(plan)
    assert ["经费表" in doubt.why for doubt in plan.doubts] == [True]


@pytest.mark.parametrize("is_across", [False, True])
def test_a_small_table_under_a_section_says_who_does_it(tmp_path: Path, is_across: bool) -> None:
    document = docx.Document()
    ends = {task.measures[-1]: task for task in TASKS}
    for line in text_of("nowhere").splitlines():
        document.add_paragraph(line)
        task = next((task for title, task in ends.items() if line.startswith(f"——{title}")), None)
        if task:
            labels = ["牵头单位", "责任单位", "配合单位"]
            pairs = list(zip(labels, _units(task), strict=True))
            _add(document, [labels, _units(task)] if is_across else pairs)
    plan = _read(document, tmp_path)
    _assert_read(plan)
    assert plan.doubts == ()


def test_a_table_of_measures_under_a_section_belongs_to_its_task(tmp_path: Path) -> None:
    document = docx.Document()
    for line in text_of("nowhere").splitlines():
        if line.startswith("——"):
            continue
        document.add_paragraph(line)
        for task in TASKS:
            if line.startswith("（") and line.endswith(task.title):
                document.add_paragraph(BODY)
                rows = [[str(no), measure, *_units(task)] for no, measure in enumerate(task.measures, 1)]
                _add(document, [["序号", "具体举措", "牵头单位", "责任单位", "配合单位"], *rows])
    _assert_read(_read(document, tmp_path))


def test_a_card_for_each_task_is_a_row(tmp_path: Path) -> None:
    document = _with_text(text_of("nowhere"))
    for task in TASKS:
        lead, responsible, cooperating = _units(task)
        card = [["任务名称", task.title, "完成时限", "2028年"], ["牵头单位", lead, "责任单位", responsible]]
        _add(document, [*card, ["配合单位", cooperating, "", ""]])
        document.add_paragraph("")
    _assert_read(_read(document, tmp_path))


def test_numbered_measures_in_one_cell_are_several(tmp_path: Path) -> None:
    document = _with_text(text_of("nowhere"))
    head = ["序号", "重点任务", "具体举措", "牵头单位", "责任单位", "配合单位"]
    rows = []
    for no, task in enumerate(TASKS, 1):
        listed = "\n".join(f"{place}.{measure}" for place, measure in enumerate(task.measures, 1))
        rows.append([str(no), task.title, listed, *_units(task)])
    _add(document, [head, *rows])
    _assert_read(_read(document, tmp_path))


def test_a_group_in_the_first_cell_alone_is_no_task(tmp_path: Path) -> None:
    document = _with_text(text_of("nowhere"))
    rows = [HEAD[1:]]
    for title, tasks in (("一、提升行动", ACTIONS), ("二、重点工程", PROJECTS)):
        rows += [[title, "", "", ""], *([task.title, *_units(task)] for task in tasks)]
    _add(document, rows)
    plan = _read(document, tmp_path)
    _assert_read(plan)
    assert [task.section for task in plan.tasks] == ["提升行动"] * 2 + ["重点工程"] * 2


def test_rows_ruled_by_lines_of_their_own_stand_under_their_headings(tmp_path: Path) -> None:
    """WPS draws a row's lines anywhere: the third cell may begin half a column earlier than its heading."""
    document = _with_text(text_of("nowhere"))
    table = document.add_table(0, 7)
    spans = [(1, 2, 2, 1, 1), *[(1, 1, 2, 2, 1)] * len(ROWS)]
    for texts, widths in zip([HEAD, *ROWS], spans, strict=True):
        row, start = table.add_row(), 0
        for text, width in zip(texts, widths, strict=True):
            row.cells[start].merge(row.cells[start + width - 1]).text = text
            start += width
    _assert_read(_read(document, tmp_path))


def test_the_columns_of_goals_set_targets(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("清河县全民科学素质行动实施方案（2026—2030年）任务分工表")
    head = ["序号", "工作任务", "主要目标", "完成时限", "牵头单位", "2027年任务"]
    rows = [
        ["1", "青少年科学素质提升行动", "中小学科学课程开课率100%", "2028年", "县教育局", "—"],
        ["2", "产业工人科学素质提升行动", "每年培训3000人次", "长期", "县总工会", "建成职工科普馆2个"],
    ]
    _add(document, [head, *rows])
    plan = _read(document, tmp_path)
    assert [(task.title, task.tokens(Role.lead)) for task in plan.tasks] == [
        ("青少年科学素质提升行动", ("县教育局",)),
        ("产业工人科学素质提升行动", ("县总工会",)),
    ]
    assert [(str(one.target.number), one.unit, one.year, one.annual, one.source_line) for one in plan.indicators] == [
        ("100", "%", 2028, False, 3),
        ("3000", "人次", None, True, 4),
        ("2", "个", 2027, False, 4),
    ]
    assert (plan.title, plan.region) == ("清河县全民科学素质行动实施方案（2026—2030年）任务分工表", "清河县")


def test_inserted_text_is_read_and_deleted_text_is_not(tmp_path: Path) -> None:
    document = _with_text(text_of("nowhere"))
    table = _add(document, [HEAD, *ROWS])
    run = "<w:r><w:t>{}</w:t></w:r>"
    paragraph = table.cell(1, 2).paragraphs[0]._p
    paragraph.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="1" w:author="a">{run.format("、县财政局")}</w:ins>'))
    deleted = run.format("、县审计局").replace("w:t>", "w:delText>")
    paragraph.append(parse_xml(f'<w:del {nsdecls("w")} w:id="2" w:author="a">{deleted}</w:del>'))
    plan = _read(document, tmp_path)
    assert plan.tasks[0].tokens(Role.lead) == ("县教育局", "县财政局")
    assert any("修订" in doubt.why for doubt in plan.doubts)


def test_a_text_box_is_said_to_be_unread(tmp_path: Path) -> None:
    document = _with_text(text_of("lines"))
    box = "<w:txbxContent><w:p><w:r><w:t>未成年人科普工程由县文明办牵头</w:t></w:r></w:p></w:txbxContent>"
    namespaces = f'{nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"'
    shape = f"<w:r {namespaces}><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r>"
    document.paragraphs[8]._p.append(parse_xml(shape))
    plan = _read(document, tmp_path)
    _assert_read(plan)
    assert [(doubt.where, doubt.text) for doubt in plan.doubts] == [("文本框", "未成年人科普工程由县文明办牵头")]


def test_a_row_whose_cells_slipped_is_doubted(tmp_path: Path) -> None:
    document = _with_text(text_of("nowhere"))
    slipped = ["3", PROJECTS[0].lead[0], PROJECTS[0].title, *_units(PROJECTS[0])[1:]]
    _add(document, [HEAD, *ROWS[:2], slipped, ROWS[3]])
    plan = _read(document, tmp_path)
    assert any(PROJECTS[0].title in doubt.text for doubt in plan.doubts)
