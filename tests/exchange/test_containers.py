"""What is one office document, and what is an archive of files."""

import pytest

from lianping_desk.exchange.containers import holds_document


@pytest.mark.parametrize("names", [["xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"], ["word\\document.xml"]])
def test_a_document_that_lost_parts_is_still_one_document(names: list[str]) -> None:
    assert holds_document(names)


def test_workbooks_in_folders_are_an_archive_of_files() -> None:
    assert not holds_document(["报送/县教育局.xlsx", "xl/县气象局.xls"])
