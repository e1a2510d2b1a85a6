"""The log file in her data folder."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.log import LARGEST, OLDER_LOGS, start_log


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "数据")


@pytest.fixture(autouse=True)
def quiet_afterwards() -> Iterator[None]:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield
    root.setLevel(level)
    for handler in [handler for handler in root.handlers if handler not in before]:
        root.removeHandler(handler)
        handler.close()


def test_what_the_program_did_stands_in_the_log_with_its_time(folder: DataFolder) -> None:
    start_log(folder)
    logging.getLogger("lianping_desk.test").info("读入 %s", "县教育局.xlsx")
    text = (folder.logs / "desk.log").read_text(encoding="utf-8")
    assert "INFO lianping_desk.test 读入 县教育局.xlsx" in text


def test_a_log_that_has_grown_is_put_aside_and_the_oldest_dropped(folder: DataFolder) -> None:
    for number in range(OLDER_LOGS + 3):
        handler = start_log(folder)
        assert handler is not None
        handler.close()
        logging.getLogger().removeHandler(handler)
        (folder.logs / "desk.log").write_text(str(number) * LARGEST, encoding="utf-8")
    kept = {path.name: path.read_text(encoding="utf-8")[0] for path in folder.logs.iterdir()}
    assert kept == {"desk.log": "6", "desk.1.log": "5", "desk.2.log": "4", "desk.3.log": "3", "desk.4.log": "2"}


def test_a_folder_that_cannot_be_written_costs_nothing_but_the_log(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    assert start_log(DataFolder(tmp_path / "file")) is None
