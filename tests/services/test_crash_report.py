"""A bug is written down so that it can be sent away."""

import os
from pathlib import Path

from lianping_desk import __version__
from lianping_desk.services.crash_report import KEPT_REPORTS, write_crash_report
from lianping_desk.services.data_folder import DataFolder


def crash() -> BaseException:
    try:
        raise KeyError("县教育局")
    except KeyError as error:
        return error


def test_the_report_names_the_error_its_place_and_the_versions(tmp_path: Path) -> None:
    path = write_crash_report(DataFolder(tmp_path), crash())
    assert path.parent == tmp_path / "logs"
    text = path.read_text(encoding="utf-8")
    assert "KeyError: '县教育局'" in text
    assert "test_crash_report.py" in text
    assert f"lianping_desk: {__version__}" in text
    assert "SQLAlchemy: 2." in text


def test_two_crashes_within_a_second_are_both_kept_and_old_ones_go(tmp_path: Path) -> None:
    (tmp_path / "logs").mkdir()
    for number in range(KEPT_REPORTS):
        old = tmp_path / "logs" / f"crash-2020-01-01_0000{number:02}.txt"
        old.touch()
        os.utime(old, (number, number))
    new = {write_crash_report(DataFolder(tmp_path), crash()) for _ in range(2)}
    assert len(new) == 2
    left = set((tmp_path / "logs").iterdir())
    assert new <= left
    assert len(left) == KEPT_REPORTS


def test_where_the_folder_cannot_be_written_the_report_goes_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    path = write_crash_report(DataFolder(tmp_path / "file"), crash())
    assert "KeyError" in path.read_text(encoding="utf-8")
    path.unlink()
