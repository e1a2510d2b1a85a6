"""A power cut in the middle of an import leaves the desk as it was, and the import can be done again."""

import subprocess
import sys
from pathlib import Path

import pytest

from lianping_desk.domain.long_work import Cancelled
from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.desk import Desk
from lianping_desk.services.history.row_history import recent_operations
from lianping_desk.services.open_desk import close_desk, opened_desk
from lianping_desk.services.returns.importing.import_files import import_files
from lianping_desk.services.returns.importing.undo_import import imports
from lianping_desk.services.safety.check import check
from tests.services.returns.filling import progress_line, reading

KILLED = 9
READING = "县科协"
"""What the progress says while the third file is being read: the first two are in the archive by then."""

SCRIPT = """
import os
import sys
from pathlib import Path
from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.open_desk import open_desk
from lianping_desk.services.returns.importing.import_files import import_files
from tests.services.returns.test_kill import READING, files_in

def die(done, total, what):
    if what.startswith(sys.argv[3]) and done >= 2:
        os._exit(9)

paths, reads = files_in(Path(sys.argv[2]))
read = None if sys.argv[3] == READING else reads
import_files(open_desk(DataFolder(Path(sys.argv[1]))), paths, progress=die, read=read)
"""


def files_in(folder: Path) -> tuple[list[Path], list[object]]:
    """Three small returns."""
    made = [
        reading(folder, f"{unit}.xlsx", unit, "2023H1", [progress_line(1, percent=50 + number)])
        for number, unit in enumerate(("县教育局", "团县委", "县科协"))
    ]
    return [path for path, _ in made], [read for _, read in made]


@pytest.mark.parametrize("moment", [READING, "存档", "入库"])
def test_a_kill_in_the_middle_of_an_import_leaves_the_old_state(
    half_year: Desk, tmp_path: Path, project: Path, moment: str
) -> None:
    steps = len(recent_operations(half_year))
    close_desk(half_year)
    folder = half_year.folder.path
    ended = subprocess.run([sys.executable, "-c", SCRIPT, str(folder), str(tmp_path), moment], cwd=project, check=False)
    assert ended.returncode == KILLED
    with opened_desk(DataFolder(folder)) as desk:
        assert imports(desk) == () and len(recent_operations(desk)) == steps
        assert all(finding.sound for finding in check(desk))
        paths, reads = files_in(tmp_path)
        assert import_files(desk, paths, read=reads).stored_rows == 3


def test_cancelling_an_import_leaves_the_old_state(half_year: Desk, tmp_path: Path) -> None:
    def stop(done: int, total: int, what: str) -> None:
        if what.startswith("入库") and done == 2:
            raise Cancelled

    paths, reads = files_in(tmp_path)
    with pytest.raises(Cancelled):
        import_files(half_year, paths, progress=stop, read=reads)
    assert imports(half_year) == ()
