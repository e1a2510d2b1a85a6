"""What came in and could not be read is kept and registered: the ledger knows that something came, and from whom."""

import zipfile
from pathlib import Path

import pytest

from lianping_desk.domain.errors import DeskError
from lianping_desk.services.desk import Desk
from lianping_desk.services.history.undo import undo
from lianping_desk.services.periods.show_periods import periods
from lianping_desk.services.returns.importing.archive import find_original
from lianping_desk.services.returns.importing.assign_file import assign_file, unreadable_files
from lianping_desk.services.returns.importing.import_files import import_files
from lianping_desk.services.returns.importing.undo_import import undo_import
from lianping_desk.services.returns.ledger.status import returns_status
from lianping_desk.services.returns.reading.dropped_files import dropped_files
from lianping_desk.services.returns.reading.read_files import read_files
from lianping_desk.services.safety.check import check
from lianping_desk.store.units import all_units

PICTURE = b"\xff\xd8\xff\xe0 a photograph of a form"


def units(desk: Desk) -> dict[str, int]:
    with desk.database.reading() as session:
        return {unit.name: unit.id for unit in all_units(session)}


def word_document(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", "<w:document/>")
    return path


def test_a_word_file_in_a_dropped_folder_is_kept_and_stands_under_its_unit(half_year: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "收件"
    folder.mkdir()
    word_document(folder / "县教育局2023年上半年情况.docx")
    (folder / "扫描件.jpg").write_bytes(PICTURE)
    (folder / "Thumbs.db").write_bytes(b"x")
    (folder / "活动录像.mp4").write_bytes(b"x")
    found = dropped_files([folder])
    assert found.skipped == ("Thumbs.db", "活动录像.mp4")
    done = import_files(half_year, found.paths)
    assert (done.stored_rows, len(done.files)) == (0, 2)
    word, scan = sorted(unreadable_files(half_year, "2023H1"), key=lambda one: one.name)
    assert (word.unit_id, word.period_id) == (units(half_year)["县教育局"], periods(half_year)[0].id)
    assert word.refused.startswith("这是 Word 文档") and "Excel" in word.refused
    assert (scan.unit_id, scan.period_id) == (None, None)
    assert all(find_original(half_year.folder, one.sha256) for one in (scan, word))
    line = next(one for one in returns_status(half_year, "2023H1").units if one.unit.name == "县教育局")
    assert line.versions == 0, "what cannot be read is no version of the return"
    assert all(finding.sound for finding in check(half_year))


def test_the_period_she_named_counts_where_the_name_says_none(half_year: Desk, tmp_path: Path) -> None:
    (tmp_path / "县教育局.pdf").write_bytes(b"%PDF-1.4")
    import_files(half_year, [tmp_path / "县教育局.pdf"], "2023H1")
    (stored,) = unreadable_files(half_year)
    assert stored.period_id == periods(half_year)[0].id


def test_a_folder_in_a_zip_says_whose_a_nameless_picture_is(half_year: Desk, tmp_path: Path) -> None:
    path = tmp_path / "各单位.zip"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("县教育局/IMG_001.jpg", PICTURE)
    (read,) = read_files(half_year, dropped_files([path]).paths)
    assert read.unit and read.unit.value == "县教育局"


def test_the_same_picture_is_registered_once(half_year: Desk, tmp_path: Path) -> None:
    (tmp_path / "县教育局2023年上半年.jpg").write_bytes(PICTURE)
    import_files(half_year, [tmp_path / "县教育局2023年上半年.jpg"])
    again = import_files(half_year, [tmp_path / "县教育局2023年上半年.jpg"], "2023H1")
    assert again.code is None and again.already_imported == ()
    assert len(unreadable_files(half_year)) == 1


def test_she_says_later_whose_it_is_and_can_take_that_back(half_year: Desk, tmp_path: Path) -> None:
    (tmp_path / "扫描件.jpg").write_bytes(PICTURE)
    done = import_files(half_year, [tmp_path / "扫描件.jpg"])
    (scan,) = unreadable_files(half_year)
    unit, period = units(half_year)["团县委"], periods(half_year)[0]
    assign_file(half_year, scan.id, unit, period.id)
    (assigned,) = unreadable_files(half_year)
    assert (assigned.unit_id, assigned.period_id) == (unit, period.id)
    assert undo(half_year).operation.why == "登记“扫描件.jpg”为团县委2023年上半年的填报件"
    assert unreadable_files(half_year) == (scan,)
    assert done.code is not None
    undo_import(half_year, done.code)
    assert unreadable_files(half_year) == ()
    with pytest.raises(DeskError, match="登记已经不在了"):
        assign_file(half_year, scan.id, unit, period.id)


def test_a_file_that_was_read_cannot_be_given_to_another_unit(half_year: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("填报单位：县教育局,2023年上半年\n工作任务,完成率\n任务6,60%\n", "utf-8")
    (tmp_path / "b.jpg").write_bytes(PICTURE)
    import_files(half_year, [tmp_path / "a.csv", tmp_path / "b.jpg"], "2023H1")
    (scan,) = unreadable_files(half_year)
    with pytest.raises(DeskError, match="不能改归属"):
        assign_file(half_year, scan.id - 1, units(half_year)["团县委"], periods(half_year)[0].id)
    with pytest.raises(DeskError, match="已经不在了"):
        assign_file(half_year, scan.id, 987654, periods(half_year)[0].id)


def test_a_file_larger_than_any_return_is_kept_unread(
    half_year: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lianping_desk.exchange import file_bytes

    monkeypatch.setattr(file_bytes, "LARGEST_FILE", 1 << 20)
    (tmp_path / "县教育局.csv").write_bytes(b"1,2\n" * (1 << 19))
    done = import_files(half_year, [tmp_path / "县教育局.csv"])
    assert done.files[0].refused and "不像填报表" in done.files[0].refused
    assert find_original(half_year.folder, done.files[0].sha256)


def test_one_file_that_changed_since_the_preview_costs_only_itself(half_year: Desk, tmp_path: Path) -> None:
    table = "填报单位：{unit}\n工作任务,完成率\n任务6,60%\n"
    paths = [tmp_path / "a.csv", tmp_path / "b.csv", tmp_path / "c.csv"]
    for path, unit in zip(paths, ("县教育局", "团县委", "县科协"), strict=True):
        path.write_text(table.format(unit=unit), "utf-8")
    reads = read_files(half_year, paths, "2023H1")
    paths[0].write_text(table.format(unit="县妇联"), "utf-8")
    paths[1].unlink()
    done = import_files(half_year, paths, read=reads)
    assert done.stored_rows == 1
    changed, gone, taken = (one.refused for one in done.files)
    assert changed and changed.startswith("“a.csv”在预览之后又被改动过")
    assert gone and gone.startswith("“b.csv”打不开了")
    assert taken is None
    with pytest.raises(DeskError, match="又被改动过"):
        import_files(half_year, paths[:1], read=reads[:1])


def test_what_is_kept_is_what_was_read(half_year: Desk, tmp_path: Path) -> None:
    path = tmp_path / "县教育局2023年上半年.csv"
    path.write_text("工作任务,完成率\n任务6,60%\n", "utf-8")
    written = path.read_bytes()

    def overwrite(done: int, total: int, what: str) -> None:
        """Somebody saves the file anew as soon as it was read."""
        if done == total:
            path.write_text("工作任务,完成率\n任务6,99%\n", "utf-8")

    done = import_files(half_year, [path], progress=overwrite)
    kept = find_original(half_year.folder, done.files[0].sha256)
    assert kept and kept.read_bytes() == written
    assert done.files[0].rows[0].values["percent"] == 60
    assert all(finding.sound for finding in check(half_year))


def test_an_original_that_a_power_cut_left_empty_is_written_anew(half_year: Desk, tmp_path: Path) -> None:
    path = tmp_path / "县教育局2023年上半年.jpg"
    path.write_bytes(PICTURE)
    (read,) = read_files(half_year, [path], keep=True)
    kept = find_original(half_year.folder, read.sha256)
    assert kept is not None
    kept.write_bytes(b"")
    import_files(half_year, [path])
    assert kept.read_bytes() == PICTURE
