"""Blocks from Excel: with headings and without, with empty rows, and with a row that cannot be read."""

import pytest

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.pasted_block import BlockColumns

COLUMNS = BlockColumns({"title": "内容", "due": "期限"}, {"完成时限": "due"}, telling="title")


def test_a_block_without_headings_is_read_in_the_order_of_the_columns() -> None:
    assert COLUMNS.read([["科普讲座", "2023-06-30"]], dict) == ({"title": "科普讲座", "due": "2023-06-30"},)


def test_headings_decide_which_column_is_which_by_any_of_their_names() -> None:
    block = [["完成时限（年月日）", "序号", "内 容"], ["2023-06-30", "1", "科普讲座"]]
    assert COLUMNS.read(block, dict) == ({"due": "2023-06-30", "title": "科普讲座"},)


def test_empty_rows_and_empty_cells_say_nothing() -> None:
    assert COLUMNS.read([["科普讲座", " "], ["", ""], [], ["科技展"]], dict) == (
        {"title": "科普讲座"},
        {"title": "科技展"},
    )
    assert COLUMNS.read([], dict) == ()


@pytest.mark.parametrize(("headings", "row"), [([], 2), ([["内容", "期限"]], 3)])
def test_the_row_that_cannot_be_read_is_named_as_she_counts_it(headings: list[list[str]], row: int) -> None:
    def make(cells: dict[str, str]) -> str:
        if cells["title"] == "看不懂":
            raise DeskError("看不懂这一格。")
        return cells["title"]

    with pytest.raises(DeskError) as trouble:
        COLUMNS.read([*headings, ["科普讲座"], ["看不懂"]], make)
    assert trouble.value.sentence == f"粘贴的第{row}行：看不懂这一格。"
    assert trouble.value.way_out == "请改好后重新粘贴。"
