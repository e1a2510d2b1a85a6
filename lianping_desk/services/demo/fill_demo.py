"""Fill an empty folder with the demonstration, whole or not at all."""

import shutil
import tempfile
import uuid
from dataclasses import replace
from pathlib import Path

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.file_trouble import reason_of
from lianping_desk.domain.long_work import Progress, no_progress
from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.demo.answers import Invented
from lianping_desk.services.demo.county import County
from lianping_desk.services.demo.people import add_people
from lianping_desk.services.demo.registers import add_registers, planned_bases
from lianping_desk.services.demo.returns import add_returns
from lianping_desk.services.demo.work import add_work
from lianping_desk.services.desk import Desk
from lianping_desk.services.open_desk import opened_desk
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.services.settings import save_settings


def fill_demo(folder: DataFolder, progress: Progress = no_progress) -> None:
    """Fill `folder`, which must be empty or not there yet, with an invented county of 2022-2025.

    It is made beside and moved into place. DeskError when something lies in the folder, or it cannot be written.
    """
    _require_empty(folder.path)
    beside = DataFolder(folder.path.with_name(f".{folder.path.name}-{uuid.uuid4().hex[:8]}"))
    try:
        with opened_desk(beside) as desk, tempfile.TemporaryDirectory(prefix="desk-") as workbooks:
            _fill(desk, Path(workbooks), progress)
        if folder.path.is_dir():
            folder.path.rmdir()
        beside.path.rename(folder.path)
    except OSError as error:
        raise DeskError(
            f"演示数据写不进“{folder.path}”（{reason_of(error)}）。", "请另选一个可以写入的文件夹。"
        ) from error
    finally:
        shutil.rmtree(beside.path, ignore_errors=True)


def _fill(desk: Desk, workbooks: Path, progress: Progress) -> None:
    progress(0, 0, "准备单位和台账")
    county = County.over(show_plan(desk))
    content = county.content
    settings = replace(
        desk.settings,
        office=content["office"],
        head=content["head"],
        clerk=content["clerk"],
        as_of=county.as_of.isoformat(),
    )
    save_settings(desk.folder.settings, settings)
    desk.settings = settings
    people = add_people(desk, county)
    bases = planned_bases(county)
    add_registers(desk, county, bases)
    add_work(desk, county)
    progress(0, 0, "写各单位的填报件")
    add_returns(desk, Invented(county, people, bases), workbooks, progress)


def _require_empty(path: Path) -> None:
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise DeskError(f"“{path}”里已经有东西，演示数据只能填在空文件夹里。", "请另选一个空文件夹。")
