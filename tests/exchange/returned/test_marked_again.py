"""A law of 退回: whatever table a unit makes, marking it changes nothing of what is read from it."""

from io import BytesIO

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from lianping_desk.domain.received import ReadReturn
from lianping_desk.exchange.opening.opener import open_content
from lianping_desk.exchange.reading.context import ReadingContext
from lianping_desk.exchange.reading.read_return import understand
from lianping_desk.exchange.returned.mark_excel import mark_excel
from lianping_desk.exchange.returned.marking import Mark, Marking
from lianping_desk.exchange.returned.note_columns import note_columns

TASKS = ["实施青少年科学素质提升行动", "实施农民科学素质提升行动", "实施老年人科学素质提升行动", "科普信息化"]
TEXTS = st.sampled_from(["办了讲座12场", "无", "-", "=不是公式", "注：数据截至6月", "合计", "已完成", ""])
AMOUNTS = st.one_of(st.integers(0, 5000), st.sampled_from(["过半", "约60%", "1.2万", "", "60%", 0.6]))
ROWS = st.lists(st.tuples(st.sampled_from(TASKS), TEXTS, AMOUNTS, AMOUNTS), min_size=1, max_size=6)
ABOVE = st.lists(
    st.sampled_from(["填报单位：县教育局", "填报期：2023年上半年", "联系人：李某　电话：0762-4321234"]), max_size=3
)
BELOW = st.lists(
    st.sampled_from(["填报人：李某", "审核人：王某", "填报日期：2023年7月5日", "注：经费以万元计"]), max_size=3
)
SPLIT = st.booleans()


def workbook(rows: list[tuple[object, ...]], above: list[str], below: list[str], *, split: bool) -> bytes:
    """A table under some lines, its heading over one row or two, and lines to sign below."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(["2023年上半年科普工作情况表"])
    for line in above:
        sheet.append([line])
    if split:
        top = sheet.max_row + 1
        sheet.append(["任务", "工作进展情况", "完成进度（%）", "活动"])
        sheet.append([None, None, None, "受益人次"])
        for column in "ABC":
            sheet.merge_cells(f"{column}{top}:{column}{top + 1}")
    else:
        sheet.append(["任务", "工作进展情况", "完成进度（%）", "受益人次"])
    for row in rows:
        sheet.append([value if value != "" else None for value in row])
    for line in below:
        sheet.append([line])
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                cell.data_type = "s"
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def read(content: bytes, context: ReadingContext) -> ReadReturn:
    return understand(open_content(content, ".xlsx"), "县教育局2023年上半年.xlsx", "", context, None)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, above=ABOVE, below=BELOW, split=SPLIT)
def test_a_marked_workbook_says_what_it_said(
    rows: list[tuple[object, ...]], above: list[str], below: list[str], split: bool, context: ReadingContext
) -> None:
    original = workbook(rows, above, below, split=split)
    before = read(original, context)
    book = load_workbook(BytesIO(original))
    name = book.worksheets[0].title
    places = [(name, cell) for row in before.rows for cell in row.cells.values()]
    places += [(one.sheet or name, one.cell) for one in before.all_doubts() if one.cell]
    marks = tuple(Mark(sheet, cell, "完成进度（%）", "原文", "合计不对：请核对本格。") for sheet, cell in places)
    columns = note_columns(open_content(original, ".xlsx"), marks, context)
    lines = ("填报单位：县某局", "请于2024年7月20日前报回。", "有疑问请联系：办公室 电话 0762-1111111")
    marked = mark_excel(original, Marking(lines, "办公室", marks, columns)).content
    assert read(marked, context) == before


def test_the_sheets_name_in_front_does_not_hide_a_units_own_sheet(context: ReadingContext) -> None:
    content = workbook([(TASKS[0], "办了讲座12场", 60, 10)], ["填报单位：县教育局"], [], split=False)
    marking = Marking(("请改。",), "办公室", (Mark("Sheet", "C4", "完成进度（%）", "60", "请核对。"),))
    twice = mark_excel(mark_excel(content, marking).content, marking).content
    assert load_workbook(BytesIO(twice)).sheetnames == ["退回说明", "Sheet"]
    assert [row.values["percent"] for row in read(twice, context).rows] == [60]
