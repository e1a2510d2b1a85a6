"""The invented plan as .docx: text, Word's own numbers, heading styles, bold openings, tables with merged cells."""

from pathlib import Path
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from lianping_desk.domain.plan import Role
from lianping_desk.domain.read_plan import ReadPlan
from lianping_desk.exchange.plan_reading.read_plan import read_plan_document
from tests.exchange.plan_reading.made_plans import ACTIONS, BODY, HEAD, PROJECTS, TAIL, TASKS, cells, spoken, text_of

MADE_UNITS = [(task.title, task.lead, task.responsible, task.cooperating) for task in TASKS]
MADE_MEASURES = [list(task.measures) for task in TASKS]


def _saved(document: Any, tmp_path: Path) -> ReadPlan:
    path = tmp_path / "方案.docx"
    document.save(str(path))
    return read_plan_document(path)


def _assert_read(plan: ReadPlan) -> None:
    assert [(task.title, *(task.tokens(role) for role in Role)) for task in plan.tasks] == MADE_UNITS
    assert [[measure.title for measure in task.measures] for task in plan.tasks] == MADE_MEASURES
    assert plan.doubts == ()
    assert [str(one.target.number) for one in plan.indicators] == ["18", "12", "300"]
    assert [phase.title for phase in plan.phases] == ["启动实施", "深入实施", "总结评估"]


def _with(lines: str) -> Any:
    document = docx.Document()
    for line in lines.splitlines():
        document.add_paragraph(line)
    return document


def test_plain_paragraphs_are_read_like_lines_of_text(tmp_path: Path) -> None:
    plan = _saved(_with(text_of("lines")), tmp_path)
    _assert_read(plan)
    assert plan.tasks[0].source_line == 1 + text_of("lines").splitlines().index("（一）青少年科学素质提升行动")


def _numbered_lists(document: Any) -> None:
    """A list as Word keeps it: 一、 and （一） and 1. are counted by the program and stand nowhere in the text."""
    levels = [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3．")]
    xml = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(levels)
    )
    root = document.part.numbering_part.element
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{xml}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))


def _numbered(document: Any, text: str, depth: int) -> None:
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    number = OxmlElement("w:numPr")
    for tag, value in (("w:ilvl", depth), ("w:numId", 77)):
        child = OxmlElement(tag)
        child.set(qn("w:val"), str(value))
        number.append(child)
    properties.append(number)


def _body(document: Any, heading: Any, measure: Any) -> None:
    for title, tasks in (("提升行动", ACTIONS), ("重点工程", PROJECTS)):
        heading(title, 0)
        for task in tasks:
            heading(task.title, 1)
            document.add_paragraph(BODY)
            for one in task.measures:
                measure(one)
            document.add_paragraph(f"（分工：由{spoken(task)}。）")


def test_numbers_that_word_counts_are_seen(tmp_path: Path) -> None:
    document = docx.Document()
    _numbered_lists(document)

    def heading(title: str, depth: int) -> None:
        _numbered(document, title, depth)

    lines = HEAD.splitlines()
    for line in lines[:4]:
        document.add_paragraph(line)
    heading("总体要求", 0)
    heading("工作目标", 1)
    document.add_paragraph(lines[-1])
    _body(document, heading, lambda title: _numbered(document, f"{title}。{BODY}", 2))
    heading("组织实施", 0)
    heading("进度安排", 1)
    for line in TAIL.splitlines()[-3:]:
        document.add_paragraph(line)
    _assert_read(_saved(document, tmp_path))


def test_heading_styles_and_bold_openings_stand_for_numbers(tmp_path: Path) -> None:
    document = docx.Document()
    lines = HEAD.splitlines()
    for line in lines[:4]:
        document.add_paragraph(line)

    def heading(title: str, depth: int) -> None:
        document.add_heading(title, depth + 1)

    def measure(title: str) -> None:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{title}。").bold = True
        paragraph.add_run(BODY)

    heading("总体要求", 0)
    heading("工作目标", 1)
    document.add_paragraph(lines[-1])
    _body(document, heading, measure)
    heading("组织实施", 0)
    heading("进度安排", 1)
    for line in TAIL.splitlines()[-3:]:
        document.add_paragraph(line)
    _assert_read(_saved(document, tmp_path))


def test_a_table_with_merged_cells_is_the_division(tmp_path: Path) -> None:
    document = _with(text_of("nowhere"))
    rows = cells()
    table = document.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    for first, last in ((1, 2), (3, 4)):
        table.cell(last, 1).text = ""
        table.cell(first, 1).merge(table.cell(last, 1))
    plan = _saved(document, tmp_path)
    _assert_read(plan)
    assert [task.section for task in plan.tasks] == ["提升行动", "提升行动", "重点工程", "重点工程"]


def test_a_heading_merged_over_group_and_task_names_both(tmp_path: Path) -> None:
    document = _with(text_of("nowhere"))
    rows = cells()
    table = document.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(0, 1).text = ""
    table.cell(0, 1).merge(table.cell(0, 2))
    _assert_read(_saved(document, tmp_path))


def test_a_group_may_stand_in_a_row_of_its_own(tmp_path: Path) -> None:
    document = _with(text_of("nowhere"))
    head, *rows = cells()
    document.add_table(1, 5)
    table = document.tables[0]
    for cell, text in zip(table.rows[0].cells, [head[0], *head[2:]], strict=True):
        cell.text = text
    group = ""
    for row in rows:
        if row[1] != group:
            group = row[1]
            merged = table.add_row().cells
            merged[0].merge(merged[4]).text = f"一、{group}"
        for cell, text in zip(table.add_row().cells, [row[0], *row[2:]], strict=True):
            cell.text = text
    plan = _saved(document, tmp_path)
    _assert_read(plan)
    assert [task.section for task in plan.tasks] == ["提升行动", "提升行动", "重点工程", "重点工程"]


def test_rows_that_share_a_task_and_its_units_are_its_measures(tmp_path: Path) -> None:
    document = _with(text_of("nowhere"))
    table = document.add_table(1, 6)
    for cell, text in zip(
        table.rows[0].cells, ["序号", "重点任务", "具体举措", "牵头单位", "责任单位", "配合单位"], strict=True
    ):
        cell.text = text
    for no, task in enumerate(TASKS, 1):
        first = len(table.rows)
        for measure in task.measures:
            table.add_row().cells[2].text = measure
        last = len(table.rows) - 1
        units = ["、".join(units) for units in (task.lead, task.responsible, task.cooperating)]
        for column, text in ((0, str(no)), (1, task.title), (3, units[0]), (4, units[1]), (5, units[2])):
            table.cell(first, column).merge(table.cell(last, column)).text = text
    _assert_read(_saved(document, tmp_path))


def test_merged_units_speak_for_every_row_that_they_cover(tmp_path: Path) -> None:
    """责任单位 merged over two tasks, a serial number counted by Word, and a cell that says its roles itself."""
    document = docx.Document()
    _numbered_lists(document)
    for line in text_of("nowhere").splitlines():
        document.add_paragraph(line)
    table = document.add_table(len(TASKS) + 1, 3)
    for cell, text in zip(table.rows[0].cells, ["序号", "工作任务", "责任单位"], strict=True):
        cell.text = text
    for place, task in enumerate(TASKS, 1):
        table.cell(place, 1).text = task.title
    table.cell(1, 2).merge(table.cell(2, 2)).text = "县教育局、县科协"
    table.cell(3, 2).text = "牵头单位：县委网信办\n配合单位：县融媒体中心\n县科协"
    table.cell(4, 2).text = "县科协（牵头）、县财政局"
    plan = _saved(document, tmp_path)
    assert [[task.tokens(role) for role in Role] for task in plan.tasks] == [
        [(), ("县教育局", "县科协"), ()],
        [(), ("县教育局", "县科协"), ()],
        [("县委网信办",), (), ("县融媒体中心", "县科协")],
        [("县科协",), ("县财政局",), ()],
    ]
    assert [[one.title for one in task.measures] for task in plan.tasks] == MADE_MEASURES


def test_styles_that_are_based_on_each_other_in_a_circle_keep_nobody_waiting(tmp_path: Path) -> None:
    document = docx.Document()
    for name, other in (("甲", "乙"), ("乙", "甲")):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.element.insert(1, parse_xml(f'<w:basedOn {nsdecls("w")} w:val="{other}"/>'))
    for line in text_of("lines").splitlines():
        document.add_paragraph(line).style = document.styles["甲"]
    _assert_read(_saved(document, tmp_path))


def test_a_table_pasted_from_a_page_as_text_with_tabs_is_read_as_the_table_it_was(tmp_path: Path) -> None:
    before, goals, after = text_of("lines").partition(HEAD.splitlines()[-1])
    table = "指标\t单位\t2030年目标\n科技小院\t个\t15\n科普志愿者\t人\t800"
    plan = _saved(_with(f"{before}{goals}\n{table}{after}"), tmp_path)
    targets = {one.title: (str(one.target.number), one.unit, one.year) for one in plan.indicators}
    assert targets["科技小院"] == ("15", "个", 2030) and targets["科普志愿者"] == ("800", "人", 2030)


def test_a_tab_behind_a_number_makes_no_table(tmp_path: Path) -> None:
    _assert_read(_saved(_with(text_of("lines").replace("1.", "1.\t").replace("2.", "2.\t")), tmp_path))


def test_what_the_page_says_under_the_plan_is_no_goal(tmp_path: Path) -> None:
    document = _with(text_of("lines"))
    document.add_paragraph("图解：到2035年，公民具备科学素质的比例将达到25%")
    _assert_read(_saved(document, tmp_path))
