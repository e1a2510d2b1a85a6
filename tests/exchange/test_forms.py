"""The form as the unit opens and prints it, and as it comes back filled in."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from lianping_desk.domain.period import parse_period
from lianping_desk.domain.received import Catalogue, ReadReturn, TableKind
from lianping_desk.exchange.forms import FormBase, FormContent, FormIndicator, FormTask, form_file_name, write_form
from lianping_desk.exchange.opening.opener import open_grid
from lianping_desk.exchange.reading.context import ReadingContext
from lianping_desk.exchange.reading.read_return import understand
from lianping_desk.exchange.unreadable import Unreadable
from tests.exchange.conftest import SENT

STATES = ("未启动", "按序时", "慢序时", "滞后", "逾期", "已完成", "提前完成")
KNOWN_BASE = FormBase(
    "鹰嘴蜜桃科普教育基地",
    "县级",
    "上坪镇",
    "上坪镇人民政府",
    "认定",
    date(2022, 3, 2),
    "连科协〔2022〕8号",
    date(2027, 3, 1),
)


@pytest.fixture
def content(catalogue: Catalogue) -> FormContent:
    plan = catalogue.plan
    return FormContent(
        plan_title=plan.title,
        unit="县教育局",
        period=parse_period("2023H1"),
        form_code=SENT.code,
        office="县科协",
        tasks=tuple(FormTask(task.no, task.title, "责任", 35.0, "按序时") for task in plan.tasks[:7]),
        indicators=tuple(FormIndicator(i.title, i.target_text, i.unit, 2) for i in catalogue.indicators[:4]),
        bases=(KNOWN_BASE,),
        states=STATES,
        towns=("元善镇", "上坪镇"),
    )


def filled(path: Path) -> tuple[Workbook, Worksheet]:
    book = load_workbook(path)
    return book, book["填报表"]


def row_of(sheet: Worksheet, text: str, column: str = "B") -> int:
    """The row in which `text` stands, the first one from the top."""
    return next(cell.row for cell in sheet[column] if cell.value == text)


def read_back(path: Path, context: ReadingContext) -> ReadReturn:
    return understand(open_grid(path), path.name, "", context, None)


def test_the_form_is_ready_to_print_and_stamp(content: FormContent, tmp_path: Path) -> None:
    _, sheet = filled(write_form(tmp_path / "form.xlsx", content))
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$1:$2"
    assert sheet.print_area
    assert "&P" in sheet.oddFooter.center.text and "&N" in sheet.oddFooter.center.text
    words = {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None}
    for label in (
        "填报单位（盖章）：县教育局",
        "填报期：2023年上半年",
        "填报人：",
        "联系电话：",
        "审核人：",
        "填报日期：",
    ):
        assert label in words
    assert "请于2023年7月10日前报县科协" in words


def test_headings_are_locked_and_cells_to_fill_in_are_open(content: FormContent, tmp_path: Path) -> None:
    _, sheet = filled(write_form(tmp_path / "form.xlsx", content))
    row = row_of(sheet, content.tasks[0].title)
    assert sheet.protection.sheet
    assert sheet[f"B{row}"].protection.locked
    assert sheet["E5"].protection.locked
    assert all(not sheet[f"{column}{row}"].protection.locked for column in "EFGHIJKL")


def test_lists_stand_on_a_sheet_that_nobody_sees(content: FormContent, tmp_path: Path) -> None:
    book, sheet = filled(write_form(tmp_path / "form.xlsx", content))
    assert [book[name].sheet_state for name in book.sheetnames] == ["visible", "veryHidden"]
    lists = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert len(lists) == 4
    assert all(rule.formula1.startswith("'填报信息") for rule in lists)


def test_nothing_in_a_form_becomes_a_formula(content: FormContent, tmp_path: Path) -> None:
    evil = FormBase("=cmd|'/c calc'!A1", "县级", "\x00上坪\ud800镇", "+1+1", "@认定")
    changed = FormContent(**{**_parts(content), "bases": (evil,), "plan_title": "=1+1"})
    book, sheet = filled(write_form(tmp_path / "form.xlsx", changed))
    assert not [cell for page in book for row in page.iter_rows() for cell in row if cell.data_type == "f"]
    assert sheet[f"B{row_of(sheet, evil.name)}"].value == evil.name


def test_the_form_says_what_a_unit_reported_last_time_in_a_column_that_is_never_read(
    content: FormContent, context: ReadingContext, tmp_path: Path
) -> None:
    path = write_form(tmp_path / "form.xlsx", content)
    _, sheet = filled(path)
    assert sheet[f"D{row_of(sheet, content.tasks[0].title)}"].value == "35%\n按序时"
    found = read_back(path, context)
    assert [row for row in found.rows if row.table is not TableKind.base] == []
    assert found.all_doubts() == ()


def test_a_form_that_comes_back_is_known_by_its_code(
    content: FormContent, context: ReadingContext, tmp_path: Path
) -> None:
    found = read_back(write_form(tmp_path / "改了名字.xlsx", content), context)
    assert found.form_code == SENT.code
    assert found.unit and (found.unit.value, found.unit.found_in, found.unit.sure) == ("县教育局", "form id", True)
    assert found.period and (found.period.value, found.period.found_in) == ("2023H1", "form id")


def test_a_form_filled_in_by_another_unit_is_a_doubt(
    content: FormContent, context: ReadingContext, tmp_path: Path
) -> None:
    path = write_form(tmp_path / "form.xlsx", content)
    book, sheet = filled(path)
    sheet["A2"] = "填报单位（盖章）：团县委"
    book.save(path)
    found = read_back(path, context)
    assert found.unit and not found.unit.sure
    assert [d.field for d in found.doubts] == ["unit"]


def test_a_form_of_another_period_is_a_doubt(content: FormContent, context: ReadingContext, tmp_path: Path) -> None:
    path = write_form(tmp_path / "form.xlsx", content)
    found = understand(open_grid(path), path.name, "", context, parse_period("2023H2"))
    assert found.period and not found.period.sure
    assert [d.field for d in found.doubts] == ["period"]


def test_an_old_form_whose_words_were_changed_to_the_new_period_is_a_doubt(
    content: FormContent, context: ReadingContext, tmp_path: Path
) -> None:
    path = write_form(tmp_path / "form.xlsx", content)
    book, sheet = filled(path)
    sheet["A1"], sheet["G2"] = "2023年下半年填报表", "填报期：2023年下半年"
    book.save(path)
    found = read_back(path, context)
    assert found.period and (found.period.value, found.period.sure) == ("2023H2", False)
    (doubt,) = (doubt for doubt in found.doubts if doubt.field == "period")
    assert doubt.why == "这份表原是2023年上半年的，表里写的却是2023年下半年，像是用旧表改的"
    assert doubt.candidates == ("2023H2", "2023H1")


def test_a_form_of_another_plan_is_refused(content: FormContent, context: ReadingContext, tmp_path: Path) -> None:
    other = FormContent(**{**_parts(content), "plan_title": "另一个方案", "form_code": "X-1"})
    with pytest.raises(Unreadable, match="另一个方案"):
        read_back(write_form(tmp_path / "form.xlsx", other), context)


def test_the_file_name_is_one_that_windows_allows(content: FormContent) -> None:
    changed = FormContent(**{**_parts(content), "unit": 'A/B:"C"'})
    assert form_file_name(changed) == "A_B__C_-2023年上半年填报表.xlsx"


WORDS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "Zs"), exclude_characters="\ufeff"), max_size=60
)
TEXTS = WORDS.map(str.strip).filter(lambda text: any(c.isalnum() for c in text) and "无" not in text)
FILLED_TASK = st.fixed_dictionaries(
    {},
    optional={
        "percent": st.integers(2, 100) | st.just(0),
        "state": st.sampled_from(STATES),
        "progress": TEXTS,
        "problems": TEXTS,
        "next_step": TEXTS,
        "people": st.integers(0, 999_999),
        "sessions": st.integers(0, 500),
        "funds": st.integers(0, 99_999).map(lambda n: n / 100).filter(lambda n: n < 999),
    },
).filter(lambda values: not contradicts_itself(values))


def contradicts_itself(values: dict[str, Any]) -> bool:
    """已完成 below 100 %, 未启动 above 0: what is asked about whoever filled it in."""
    state, percent = values.get("state", ""), values.get("percent")
    return percent is not None and (("完成" in state and percent < 100) or (state == "未启动" and percent > 0))


COLUMNS = dict(
    zip(
        ("percent", "state", "progress", "problems", "next_step", "people", "sessions", "funds"),
        "EFGHIJKL",
        strict=True,
    )
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tasks=st.lists(FILLED_TASK, min_size=7, max_size=7), now=st.integers(0, 50), before=st.integers(0, 50))
def test_what_a_unit_fills_in_comes_back_to_the_last_cell(
    content: FormContent, context: ReadingContext, tmp_path: Path, tasks: list[dict[str, Any]], now: int, before: int
) -> None:
    path = write_form(tmp_path / "form.xlsx", content)
    book, sheet = filled(path)
    for task, values in zip(content.tasks, tasks, strict=True):
        row = row_of(sheet, task.title)
        for field, value in values.items():
            cell = sheet[f"{COLUMNS[field]}{row}"]
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
    indicator = row_of(sheet, "县级科普教育基地")
    sheet[f"G{indicator}"], sheet[f"H{indicator}"] = now, now + before
    new_base = row_of(sheet, KNOWN_BASE.name) + 1
    sheet[f"B{new_base}"], sheet[f"D{new_base}"], sheet[f"I{new_base}"] = "新基地", "市级", date(2023, 5, 1)
    book.save(path)

    found = read_back(path, context)
    assert found.all_doubts() == ()
    progress = {row.task_no: dict(row.values) for row in found.rows if row.table is TableKind.progress}
    assert progress == {task.no: values for task, values in zip(content.tasks, tasks, strict=True) if values}
    (counted,) = [row for row in found.rows if row.table is TableKind.indicator]
    assert counted.values == {"period_value": now, "cumulative": now + before}
    known, new = [row for row in found.rows if row.table is TableKind.base]
    assert known.values["certificate"] == KNOWN_BASE.certificate
    assert (new.name, dict(new.values)) == ("新基地", {"level": "city", "date": date(2023, 5, 1)})


def _parts(content: FormContent) -> dict[str, Any]:
    return {name: getattr(content, name) for name in FormContent.__dataclass_fields__}
