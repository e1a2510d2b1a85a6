"""Two hundred returns, from the drop to the database: hashed, archived, read in children, matched, checked, stored."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pandas
import pytest
from python_calamine import CalamineWorkbook

from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.desk import Desk
from lianping_desk.services.open_desk import close_desk, open_desk
from lianping_desk.services.returns.import_files import import_files
from tests.benchmarks.conftest import Figures
from tests.benchmarks.returns_of_a_year import FILES, write_returns

ROUNDS = 2

pytestmark = pytest.mark.benchmark


def test_importing_two_hundred_returns(desk: Desk, tmp_path: Path, figures: Figures) -> None:
    files = write_returns(desk, tmp_path / "returns")
    prepared = desk.folder.path
    close_desk(desk)
    desks = list(_copies(prepared, tmp_path))
    stored = []

    def take_in() -> None:
        with_nothing = desks.pop()
        done = import_files(with_nothing, files)
        close_desk(with_nothing)
        assert not [read.refused for read in done.files if read.refused]
        stored.append((len(done.files), len(done.already_imported), done.stored_rows, done.kept_doubts))

    figures.compare(
        f"import of {FILES} returns",
        take_in,
        lambda: [pandas.read_excel(file, engine="openpyxl") for file in files],
        "pandas.read_excel merely reading",
        "<= 1",
        ROUNDS,
    )
    ours = figures.lines[-1].ours
    figures.against_only(
        "",
        ours,
        lambda: [CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python() for file in files],
        "bare calamine (the limit)",
    )
    assert len(set(stored)) == 1, "every round stores the same"
    taken, repeated, rows, _ = stored[0]
    assert (taken, repeated) == (FILES, 0)
    assert rows > 1000


def _copies(prepared: Path, beside: Path) -> Iterator[Desk]:
    """Desks with the same periods and forms, and no returns."""
    for number in range(ROUNDS + 1):
        folder = beside / f"desk{number}"
        shutil.copytree(prepared, folder)
        yield open_desk(DataFolder(folder))
