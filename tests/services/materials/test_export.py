"""Exporting: three kinds of file, and targets that cannot be written."""

from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest
from pypdf import PdfReader

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.materials.pack import Part
from lianping_desk.domain.materials.paper import RightPages, WidePaper
from lianping_desk.services.desk import Desk
from lianping_desk.services.materials.chosen import Chosen
from lianping_desk.services.materials.export import EXPORTS, Format, export, file_name
from lianping_desk.services.materials.gather import gather_pack
from lianping_desk.services.materials.whole_set import export_whole_set

DAY = date(2023, 6, 30)


def test_each_kind_of_file_holds_the_division_table(desk: Desk, tmp_path: Path) -> None:
    paths = {
        kind: export(desk, Chosen(DAY, (Part.division,)), kind, tmp_path / f"分工表.{kind}").path for kind in Format
    }
    sheet = openpyxl.load_workbook(paths[Format.xlsx])["分工表"]
    assert "县教育局" in [cell.value for row in sheet.iter_rows() for cell in row]
    table = docx.Document(str(paths[Format.docx])).tables[0]
    assert "县教育局" in [cell.text for row in table.rows for cell in row.cells]
    text = "".join(page.extract_text() for page in PdfReader(paths[Format.pdf]).pages)
    assert "县教育局" in text.replace("\n", "")


def test_a_folder_gets_a_file_with_a_speaking_name_and_a_name_without_ending_gets_one(
    desk: Desk, tmp_path: Path
) -> None:
    targets = Chosen(DAY, (Part.targets,))
    into = export(desk, targets, Format.xlsx, tmp_path).path
    assert into == tmp_path / "连平县科普工作创建目标完成情况（截至2023-06-30）.xlsx" and into.is_file()
    assert export(desk, targets, Format.docx, tmp_path / "目标").path == tmp_path / "目标.docx"


def test_a_target_that_is_open_elsewhere_gets_a_second_name(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "台账.xlsx"
    target.write_bytes(b"open in Excel")
    move = Path.replace

    def refuse(path: Path, to: Path) -> Path:
        if Path(to) == target:
            raise PermissionError(13, "open elsewhere")
        return move(path, to)

    monkeypatch.setattr(Path, "replace", refuse)
    assert export(desk, Chosen(DAY, (Part.ledger,)), Format.xlsx, target).path == tmp_path / "台账(2).xlsx"
    assert target.read_bytes() == b"open in Excel"


@pytest.mark.parametrize("kind", Format)
def test_a_folder_that_cannot_be_written_is_known_trouble(desk: Desk, tmp_path: Path, kind: Format) -> None:
    in_the_way = tmp_path / "文件"
    in_the_way.write_text("not a folder")
    with pytest.raises(DeskError, match="是文件，不是文件夹"):
        export(desk, Chosen(DAY, (Part.division,)), kind, in_the_way / f"表.{kind}")
    assert in_the_way.read_text() == "not a folder"


def test_a_whole_set_holds_the_bound_pages_and_each_material_to_edit(desk: Desk, tmp_path: Path) -> None:
    parts = (Part.report, Part.targets, Part.task_sheets)
    found = export_whole_set(desk, Chosen(DAY, parts, units=("县教育局", "县科协")), tmp_path / "整套")
    names = {file.name for file in found.path.iterdir()}
    assert {"工作进展情况汇报.docx", "附件1 创建目标完成情况.xlsx", "附件2 任务书.docx"} < names
    (bound,) = found.path.glob("*.pdf")
    text = "".join(page.extract_text() for page in PdfReader(bound).pages).replace("\n", "")
    assert "附件1" in text and "附件2" in text and "目　录" in text


def test_a_name_offered_for_a_file_is_one_that_windows_takes(desk: Desk) -> None:
    pack = gather_pack(desk, Chosen(DAY, (Part.task_sheets,), units=("县教育局",)))
    assert file_name(pack, Format.pdf) == "连平县科普工作任务书（县教育局）（截至2023-06-30）.pdf"


def test_the_words_of_the_command_line_are_those_it_parses() -> None:
    from lianping_desk.cli import arguments

    assert set(EXPORTS) <= set(arguments.EXPORTS)
    assert {kind.value for kind in Format} | {"folder"} == set(arguments.FORMATS)
    assert {paper.value for paper in WidePaper} == set(arguments.PAPERS)
    assert {pages.value for pages in RightPages} == set(arguments.RIGHT_PAGES)
