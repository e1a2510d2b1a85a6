"""Everything in plain Excel: every table, every row, in words that a person reads, the originals beside."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.survey import LiteracySurvey
from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.desk import Desk
from lianping_desk.services.everything.export_everything import Everything, export_everything
from lianping_desk.services.history.words import TABLES
from lianping_desk.services.open_desk import opened_desk
from lianping_desk.services.surveys.save_survey import save_survey


@pytest.fixture(scope="module")
def exported(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Everything, Workbook]]:
    with opened_desk(DataFolder(demo_folder)) as desk:
        done = export_everything(desk, tmp_path_factory.mktemp("all") / "out" / "全部")
    yield done, openpyxl.load_workbook(done.workbook)


def test_every_table_is_a_worksheet_under_its_chinese_name(exported: tuple[Everything, Workbook]) -> None:
    done, book = exported
    assert book.sheetnames[0] == "说明"
    assert set(book.sheetnames[1:]) == set(TABLES.values())
    counts = {row[0].value: row[1].value for row in book["说明"].iter_rows(min_row=2)}
    assert {name: book[name].max_row - 1 for name in TABLES.values()} == counts
    assert sum(counts.values()) == done.rows


def test_values_stand_as_a_person_writes_them(exported: tuple[Everything, Workbook]) -> None:
    _, book = exported
    rows = [[cell.value for cell in row] for row in book["进展填报"].iter_rows()]
    one = dict(zip(rows[0], rows[1], strict=True))
    assert str(one["单位"]).startswith(("县", "市", "团", "连"))
    assert one["填报期"] == "2022年全年" or str(one["填报期"]).startswith("20")
    assert isinstance(one["完成进度（%）"], int | float)
    periods = [[cell.value for cell in row] for row in book["填报期"].iter_rows()]
    assert isinstance(dict(zip(periods[0], periods[1], strict=True))["截止日期"], datetime)
    log = [[cell.value for cell in row] for row in book["修改"].iter_rows()]
    assert {row[2] for row in log[1:]} <= set(TABLES.values())
    assert not any(str(cell).startswith(("{", "[")) for row in log for cell in row)


def test_every_original_lies_beside_under_the_name_it_came_with(exported: tuple[Everything, Workbook]) -> None:
    done, book = exported
    assert done.originals is not None
    names = {path.name for path in done.originals.iterdir()}
    assert len(names) == done.files > 100
    received = {row[2].value for row in book["填报件"].iter_rows(min_row=2)}
    assert len(names & received) > 100


def test_text_never_becomes_a_formula_and_numbers_stay_exact(desk: Desk, tmp_path: Path) -> None:
    save_survey(desk, LiteracySurvey(2024, Decimal("12.40"), 1200, '=HYPERLINK("x")'))
    book = openpyxl.load_workbook(export_everything(desk, tmp_path / "全部.xlsx").workbook)
    row = next(book["公民科学素质调查"].iter_rows(min_row=2))
    source = row[5]
    assert (source.data_type, source.value) == ("s", '=HYPERLINK("x")')
    assert row[3].value == 12.4


def test_a_desk_without_files_gets_no_folder(desk: Desk, tmp_path: Path) -> None:
    done = export_everything(desk, tmp_path / "全部.xlsx")
    assert (done.originals, done.files) == (None, 0)
    assert not list(tmp_path.glob("*_原件"))


def test_a_place_that_cannot_be_written_is_said(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("x")
    with pytest.raises(DeskError):
        export_everything(desk, tmp_path / "文件" / "全部.xlsx")
