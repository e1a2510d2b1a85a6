"""Long tables: nothing lost, nothing cut, headings and group labels on every page, figures in line."""

import itertools
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lianping_desk.domain.progress import TaskState
from lianping_desk.reports.page import LEDGER
from lianping_desk.reports.table import Band, Cell, CellAlign, Column, Row, Table
from lianping_desk.reports.table.block import LaidTable
from lianping_desk.reports.table.headings import HeadingCell, heading_cells
from lianping_desk.reports.table.page import TablePage
from lianping_desk.reports.type_case import LoadedFonts
from tests.reports.reading import Printer, page_texts, squeezed, text_places

COLUMNS = (
    Column(("任务",), is_group=True),
    Column(("责任单位",), is_group=True),
    Column(("完成情况",)),
    Column(("工作量", "人次"), CellAlign.figures),
    Column(("工作量", "场次"), CellAlign.figures),
)


def ledger(count: int = 120, per_task: int = 30, per_unit: int = 7) -> list[Row]:
    return [
        (
            f"第{row // per_task}项任务",
            f"单位{row // per_unit}",
            f"〔{row}〕" + "举办科普活动，" * (row % 9),
            str(row * 37),
            "5",
        )
        for row in range(count)
    ]


def pages_of(rows: Sequence[Row | Band], fonts: LoadedFonts, room: float = 500.0) -> list[TablePage]:
    rest = Table(COLUMNS, rows).lay(fonts, 520.0)
    pages: list[TablePage] = []
    while rest is not None:
        page, rest = rest.split(room, room)
        assert isinstance(page, TablePage)
        pages.append(page)
    return pages


def test_every_cell_comes_back(print_blocks: Printer) -> None:
    rows = ledger()
    text = squeezed("".join(page_texts(print_blocks(Table(COLUMNS, rows)))))
    for row in rows:
        assert squeezed(str(row[2])) in text
        assert str(row[3]) in text


def test_headings_stand_on_every_page(print_blocks: Printer) -> None:
    texts = page_texts(print_blocks(Table(COLUMNS, ledger())))
    assert len(texts) > 3
    for text in texts:
        for heading in ("任务", "责任单位", "完成情况", "工作量", "人次", "场次"):
            assert heading in text


def test_a_group_that_goes_on_has_its_label_on_the_next_page_too(print_blocks: Printer) -> None:
    rendered = print_blocks(Table(COLUMNS, ledger()))
    for text in page_texts(rendered):
        flat = squeezed(text)
        shown = [row for row in ledger() if f"〔{str(row[2])[1:].split('〕')[0]}〕" in flat]
        assert shown
        for label in {str(row[0]) for row in shown} | {str(row[1]) for row in shown}:
            assert label in flat


def test_a_label_is_drawn_once_a_page_however_many_rows_it_has(print_blocks: Printer) -> None:
    text = page_texts(print_blocks(Table(COLUMNS, ledger(14, 14))))[0]
    assert [squeezed(text).count(label) for label in ("第0项任务", "单位0", "单位1")] == [1, 1, 1]


def test_no_row_is_cut_and_all_keep_their_order(fonts: LoadedFonts) -> None:
    pages = pages_of(ledger(), fonts)
    assert [placed.row.number for page in pages for placed in page.rows] == list(range(120))


def test_every_page_is_filled_but_never_overfilled(fonts: LoadedFonts) -> None:
    pages = pages_of(ledger(), fonts)
    assert all(page.height <= 500.01 for page in pages)
    for page, following in itertools.pairwise(pages):
        assert page.height + following.rows[0].row.height > 500


def test_rows_touch_and_never_overlap(fonts: LoadedFonts) -> None:
    for page in pages_of(ledger(), fonts):
        for above, below in zip(page.rows, page.rows[1:], strict=False):
            assert above.top + above.height == pytest.approx(below.top)


def test_a_short_group_grows_until_its_label_has_room(fonts: LoadedFonts) -> None:
    label = "名称特别长的牵头责任单位联合工作领导小组办公室" * 2
    rows: list[Row] = [("甲任务", label, "短", "1", "2"), ("乙任务", "单位", "短", "1", "2")]
    columns = (COLUMNS[0], Column(("责任单位",), most=60, is_group=True), *COLUMNS[2:])
    page, _ = Table(columns, rows).lay(fonts, 520.0).split(500, 500)
    assert isinstance(page, TablePage)
    needed = len(page.rows[0].row.labels[1].lines) * 12.5
    assert needed > 40
    assert page.rows[0].height >= needed
    assert page.rows[1].height < 30


def test_a_row_taller_than_a_page_goes_on_overleaf_without_loss(print_blocks: Printer) -> None:
    long = "".join(f"第{number}条，明确分工。" for number in range(900))
    rows = [*ledger(3), ("任务", "单位", long, "1", "2"), *ledger(2)]
    rendered = print_blocks(Table(COLUMNS, rows))
    texts = [squeezed(text) for text in page_texts(rendered)]
    assert len(texts) >= 4
    assert all(sum(f"第{number}条" in text for text in texts) >= 1 for number in range(5, 900, 50))
    assert "人次" in texts[2]


def test_the_rest_of_a_cut_row_says_again_whose_it_is(print_blocks: Printer) -> None:
    long = "".join(f"第{number}条，明确分工。" for number in range(900))
    columns = (Column(("任务",), is_group=True), Column(("单位",), least=80), Column(("完成情况",)))
    rows: list[Row] = [("甲任务", "县甲局", long), ("甲任务", "县乙局", "短")]
    texts = [squeezed(text) for text in page_texts(print_blocks(Table(columns, rows)))]
    assert len(texts) > 2
    assert all("县甲局" in text and "甲任务" in text for text in texts)
    assert "".join(texts).count("县乙局") == 1


def test_a_band_is_never_the_last_row_of_a_page(fonts: LoadedFonts) -> None:
    rows: list[Row | Band] = []
    for number, row in enumerate(ledger(60)):
        rows += [Band(f"第{number}部分"), row]
    pages = pages_of(rows, fonts)
    assert len(pages) > 2
    assert not any(page.rows[-1].row.is_band for page in pages)


def test_a_single_row_is_never_left_for_the_last_page(fonts: LoadedFonts) -> None:
    for count in range(10, 60):
        pages = pages_of(ledger(count), fonts)
        assert len(pages[-1].rows) > 1 or len(pages) == 1, count


def test_a_table_does_not_begin_with_a_single_row_at_the_foot_of_a_page(fonts: LoadedFonts) -> None:
    laid = Table(COLUMNS, ledger(20)).lay(fonts, 700.0)
    for room in range(20, 400):
        page, _ = laid.split(room, 500)
        assert page is None or (isinstance(page, TablePage) and len(page.rows) > 1), room
    alone, _ = Table(COLUMNS, ledger(1)).lay(fonts, 700.0).split(200, 500)
    assert isinstance(alone, TablePage)


def test_an_empty_table_says_so(print_blocks: Printer) -> None:
    assert "（暂无内容）" in page_texts(print_blocks(Table(COLUMNS, [])))[0]


def test_figures_end_at_the_same_place(print_blocks: Printer) -> None:
    rows: list[Row] = [("任务", "单位", "情况", "7", "1"), ("任务", "单位", "情况", "12345", "1")]
    places = text_places(print_blocks(Table(COLUMNS, rows)))
    digit = 9 * 0.562
    ends = [x + len(text) * digit for text, x, _ in places if text in ("7", "12345")]
    assert ends[0] == pytest.approx(ends[1], abs=0.2)


def test_figures_dates_and_phone_numbers_are_never_broken(fonts: LoadedFonts) -> None:
    columns = (Column(("情况",)), Column(("日期",)), Column(("电话",)), Column(("金额（万元）",), CellAlign.figures))
    rows: list[Row] = [("推进科普工作。" * 40, "2023-06-30", "0762-4331234", "1234567.89")] * 30
    laid = Table(columns, rows).lay(fonts, 400.0)
    page, _ = laid.split(2000, 2000)
    assert isinstance(page, TablePage)
    assert all(len(cell.lines) == 1 for placed in page.rows for cell in placed.row.cells[1:])


def test_columns_fill_the_width_and_obey_their_limits(fonts: LoadedFonts) -> None:
    columns = (Column(("编号",), least=50), Column(("说明",)), Column(("备注",), most=80))
    laid = Table(columns, [("1", "说明" * 80, "备注" * 30)]).lay(fonts, 500.0)
    assert isinstance(laid, LaidTable)
    edges = laid.frame.edges
    assert edges[-1] == pytest.approx(500)
    assert edges[1] >= 50
    assert edges[3] - edges[2] <= 80.01


def test_text_stays_inside_its_cell(fonts: LoadedFonts) -> None:
    for page in pages_of(ledger(), fonts):
        frame = page.frame
        for placed in page.rows:
            cells = (*placed.row.labels, *placed.row.cells)
            for number, cell in enumerate(cells):
                room = frame.edges[number + 1] - frame.edges[number] - 2 * frame.style.pad_x
                assert all(width <= room + 0.05 for _, width in cell.lines)
            for cell in placed.row.cells:
                assert cell.height(frame.style.leading) <= placed.height


def test_equal_upper_headings_share_one_cell() -> None:
    assert heading_cells(COLUMNS) == [
        HeadingCell("任务", 0, 0, 0, 1),
        HeadingCell("责任单位", 1, 1, 0, 1),
        HeadingCell("完成情况", 2, 2, 0, 1),
        HeadingCell("工作量", 3, 4, 0, 0),
        HeadingCell("人次", 3, 3, 1, 1),
        HeadingCell("场次", 4, 4, 1, 1),
    ]


def test_equal_headings_under_different_ones_stay_apart() -> None:
    columns = (Column(("上半年", "数量", "计划")), Column(("下半年", "数量", "计划")))
    assert [cell.first for cell in heading_cells(columns) if cell.text == "数量"] == [0, 1]


def test_a_light_is_a_shape_beside_its_word(print_blocks: Printer) -> None:
    columns = (Column(("任务",)), Column(("状态",)))
    rows: list[Row] = [(state.name, Cell(state.value, light=state)) for state in TaskState]
    rendered = print_blocks(Table(columns, rows), page=LEDGER)
    text = page_texts(rendered)[0]
    assert all(state.value in text for state in TaskState)
    assert not any(sign in text for sign in "○●▲◆■✔★")


def test_a_table_without_headings_is_a_sheet_of_labels_and_values(print_blocks: Printer) -> None:
    rows: list[Row] = [
        (Cell("任务名称", is_strong=True), "科普信息化提升工程"),
        (Cell("完成时限", is_strong=True), "12月底前"),
    ]
    text = page_texts(print_blocks(Table((Column(least=80), Column()), rows)))[0]
    assert squeezed(text).startswith("任务名称科普信息化提升工程完成时限12月底前")


UNITS = st.sampled_from(["单位", "名称很长的责任单位" * 5])
CELLS = st.builds(lambda mark, length: mark + "科普工作，" * length, st.sampled_from("甲乙丙丁"), st.integers(0, 60))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("一二三"), st.sampled_from(["单位", "名称很长的责任单位" * 5]), CELLS), max_size=25
    ),
    st.integers(80, 400),
)
def test_whatever_the_rows_every_line_is_placed_once_in_order(
    fonts: LoadedFonts, rows: list[tuple[str, str, str]], room: int
) -> None:
    full = [(*row, "1", "2") for row in rows]
    drawn: dict[int, str] = {}
    pages = pages_of(full, fonts, float(room))
    for page in pages:
        for placed in page.rows:
            number = placed.row.number
            assert number == max([*drawn, number])
            drawn[number] = drawn.get(number, "") + "".join(text for text, _ in placed.row.cells[0].lines)
    if rows:
        assert list(drawn.values()) == [row[2] for row in rows]
    assert len(pages) <= 2 + sum(len(row[2]) for row in rows) // 20 + len(rows)
