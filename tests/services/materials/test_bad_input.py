"""Materials of bad input: what is awkward comes out whole, what cannot be done is said in a sentence."""

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest
from pypdf import PdfReader

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.long_work import Cancelled, Progress
from lianping_desk.domain.materials.pack import Pack, Part
from lianping_desk.reports import fonts
from lianping_desk.services.desk import Desk
from lianping_desk.services.division.delete_task import delete_task
from lianping_desk.services.materials.chosen import Chosen
from lianping_desk.services.materials.export import Format, write_pack
from lianping_desk.services.materials.gather import gather_pack
from lianping_desk.services.materials.make_pages import make_pages
from lianping_desk.services.materials.whole_set import write_whole_set
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.services.units.edit_unit import edit_unit
from tests.exchange import sample_materials as sample

DAY = date(2023, 7, 15)
Writer = Callable[[Desk, Pack, Path, Progress], Path]


def words_of(path: Path) -> str:
    """All text of a file, without white space."""
    match path.suffix:
        case ".pdf":
            text = "".join(page.extract_text() for page in PdfReader(path).pages)
        case ".docx":
            document = docx.Document(str(path))
            cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
            text = "".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
        case _:
            book = openpyxl.load_workbook(path, read_only=True)
            text = "".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    return "".join(text.split())


def write(desk: Desk, pack: Pack, kind: Format, tmp_path: Path) -> str:
    return words_of(write_pack(desk, pack, kind, tmp_path / f"材料.{kind}").path)


@pytest.mark.parametrize("kind", Format)
def test_a_unit_with_a_name_of_60_characters_is_named_in_full(desk: Desk, tmp_path: Path, kind: Format) -> None:
    name = (
        "县科普工作联席会议办公室及全民科学素质行动规划纲要实施工作领导小组成员单位联络员会议秘书处综合协调与督查考核组"
    )
    assert len(name.ljust(60, "甲")) == 60
    name = name.ljust(60, "甲")
    unit = next(unit for unit in show_plan(desk).units if unit.name == "县教育局")
    edit_unit(desk, replace(unit, name=name, full_name=""))
    pack = gather_pack(desk, Chosen(DAY, (Part.division, Part.task_sheets), units=(name,)))
    assert write(desk, pack, kind, tmp_path).count(name) >= 2


@pytest.mark.parametrize("kind", Format)
def test_a_cell_of_5000_characters_comes_out_whole(desk: Desk, tmp_path: Path, kind: Format) -> None:
    long = "".join(f"第{number}项工作，已经落实。" for number in range(420))[:5000]
    pack = sample.pack(sample.ledger((sample.ledger_row(progress=long),)))
    text = write(desk, pack, kind, tmp_path)
    whole = sum(f"第{number}项工作，已经落实。" in text for number in range(350))
    assert whole >= (350 if kind is Format.docx else 340)  # a page, or Excel's highest row, may end within a sentence


@pytest.mark.parametrize("kind", Format)
def test_a_plan_without_tasks_says_so_in_every_part(desk: Desk, tmp_path: Path, kind: Format) -> None:
    for task in show_plan(desk).plan.tasks:
        delete_task(desk, task.id)
    text = write(desk, gather_pack(desk, Chosen(DAY)), kind, tmp_path)
    assert "方案里还没有任务。" in text and "方案还没有给单位分配任务。" in text


@pytest.mark.parametrize("kind", Format)
def test_a_unit_without_tasks_gets_a_sheet_that_says_so(desk: Desk, tmp_path: Path, kind: Format) -> None:
    task = next(task for task in show_plan(desk).plan.tasks if task.no == 9)
    delete_task(desk, task.id)
    pack = gather_pack(desk, Chosen(DAY, (Part.task_sheets,), units=("县气象局",)))
    assert "方案没有给县气象局分配任务。" in write(desk, pack, kind, tmp_path)


def test_a_font_that_is_missing_or_damaged_gives_way_to_another(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundled = fonts.shipped.resource("fonts")
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "serif.ttf").symlink_to(bundled / "serif.ttf")
    (tmp_path / "fonts" / "kai.ttf").write_bytes((bundled / "kai.ttf").read_bytes()[:5000])
    monkeypatch.setattr(fonts.shipped, "resource", lambda *parts: tmp_path.joinpath(*parts))
    pages = make_pages(desk, sample.pack(sample.report()))
    assert pages.missing == () and pages.pages >= 1


def test_without_any_font_the_sentence_says_what_still_works(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts.shipped, "resource", lambda *parts: tmp_path.joinpath(*parts))
    with pytest.raises(DeskError, match=r"字体文件.*serif.ttf.*不见了或已损坏") as said:
        make_pages(desk, sample.pack(sample.late_list()))
    assert "重新安装" in said.value.way_out and "Excel" in said.value.way_out


def one_file(kind: Format) -> Writer:
    def write_one(desk: Desk, pack: Pack, place: Path, progress: Progress) -> Path:
        return write_pack(desk, pack, kind, place / f"材料.{kind}", progress=progress).path

    return write_one


def whole_set(desk: Desk, pack: Pack, place: Path, progress: Progress) -> Path:
    return write_whole_set(desk, pack, place / "材料", make_pages(desk, pack).pdf, progress=progress).path


WRITERS = [pytest.param(one_file(kind), id=kind.value) for kind in Format] + [pytest.param(whole_set, id="whole set")]


def before(place: Path) -> dict[str, bytes]:
    """Files of an earlier day, where the new ones are to go."""
    for kind in Format:
        (place / f"材料.{kind}").write_bytes(b"of an earlier day")
    (place / "材料").mkdir()
    (place / "材料" / "旧.txt").write_bytes(b"of an earlier day")
    return found(place)


def found(place: Path) -> dict[str, bytes]:
    return {str(file.relative_to(place)): file.read_bytes() for file in place.rglob("*") if file.is_file()}


@pytest.mark.parametrize("writer", WRITERS)
def test_on_a_full_disk_the_old_files_stay_and_no_scraps(
    desk: Desk, tmp_path: Path, writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out").mkdir()
    there = before(tmp_path / "out")

    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, "no space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DeskError, match="磁盘空间不足"):
        writer(desk, sample.pack(), tmp_path / "out", lambda *_told: None)
    assert found(tmp_path / "out") == there


@pytest.mark.parametrize("writer", WRITERS)
def test_a_folder_that_may_not_be_written_is_named(
    desk: Desk, tmp_path: Path, writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(path: Path, *_how: object, **_named: object) -> None:
        raise PermissionError(errno.EACCES, "locked", str(path))

    monkeypatch.setattr(Path, "touch", locked)
    monkeypatch.setattr(Path, "mkdir", locked)
    with pytest.raises(DeskError, match="不能写入文件夹") as said:
        writer(desk, sample.pack(sample.division()), tmp_path / "锁住", lambda *_told: None)
    assert "换一个" in said.value.way_out


@pytest.mark.parametrize("writer", WRITERS)
def test_stopped_in_the_middle_nothing_is_half_done(desk: Desk, tmp_path: Path, writer: Writer) -> None:
    (tmp_path / "out").mkdir()
    there = before(tmp_path / "out")
    told: list[str] = []

    def stop_at_the_third(_done: int, _total: int, what: str) -> None:
        told.append(what)
        if len(told) == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        writer(desk, sample.pack(), tmp_path / "out", stop_at_the_third)
    assert found(tmp_path / "out") == there
    assert len(told) == 3 and all(told)


@pytest.mark.parametrize("writer", WRITERS)
def test_a_target_that_is_open_elsewhere_or_there_already_gets_a_second_name(
    desk: Desk, tmp_path: Path, writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = before(tmp_path)
    move = Path.replace

    def refuse(path: Path, to: Path) -> Path:
        if Path(to).stem == "材料":
            raise PermissionError(errno.EACCES, "open elsewhere")
        return move(path, to)

    monkeypatch.setattr(Path, "replace", refuse)
    place = writer(desk, sample.pack(sample.division(), sample.late_list()), tmp_path, lambda *_told: None)
    assert place.stem == "材料(2)" and place.exists()
    assert there.items() <= found(tmp_path).items()
