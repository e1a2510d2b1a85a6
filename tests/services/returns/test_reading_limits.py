"""The limits that she sets hold for the next file."""

from pathlib import Path

import pytest

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.reading_limits import BOUNDS, ReadingLimits
from lianping_desk.services.desk import Desk
from lianping_desk.services.returns.reading.read_files import read_files
from lianping_desk.services.returns.reading.reading_limits import set_reading_limits
from lianping_desk.services.settings import read_settings
from tests.services.returns.filling import plain_table

LARGE = 21 << 20


def test_a_packed_file_may_unpack_to_what_she_allowed(half_year: Desk, tmp_path: Path) -> None:
    import zipfile

    path = plain_table(tmp_path / "a.xlsx", "2023年上半年", ("工作任务", "完成率"), [("任务6", 60)])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/media/image1.bmp", bytes(LARGE))
    set_reading_limits(half_year, ReadingLimits(unpacked=20))
    (refused,) = read_files(half_year, [path])
    assert refused.refused and "解压后过大" in refused.refused
    set_reading_limits(half_year, ReadingLimits(unpacked=30))
    (read,) = read_files(half_year, [path])
    assert read.refused is None and len(read.rows) == 1


def test_limits_that_make_no_sense_are_told_and_not_kept(half_year: Desk) -> None:
    with pytest.raises(DeskError, match="合理的范围"):
        set_reading_limits(half_year, ReadingLimits(seconds=0))
    assert half_year.settings.reading == ReadingLimits()


def test_a_settings_file_with_wild_numbers_is_read_within_bounds(half_year: Desk) -> None:
    half_year.folder.settings.write_text("[reading]\nseconds = -1\nmemory = 999999\nunpacked = 0\n", "utf-8")
    found = read_settings(half_year.folder.settings).reading.within_bounds()
    assert (found.seconds, found.memory, found.unpacked) == (BOUNDS["seconds"][0], BOUNDS["memory"][1], 20)
