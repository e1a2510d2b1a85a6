"""A thousand returns from the drop to the database: hashed, archived, read in children, matched, checked, stored.

Once, because it takes its time; pandas reads one half of the files before and the other half after, so that a slow
moment of the machine hits both sides.
"""

import resource
from collections.abc import Sequence
from pathlib import Path

import pandas
import pytest
from python_calamine import CalamineWorkbook

from lianping_desk.services.desk import Desk
from lianping_desk.services.returns.import_files import import_files
from tests.benchmarks.conftest import Figures, seconds
from tests.benchmarks.returns_of_five_years import FILES, write_returns

pytestmark = pytest.mark.benchmark

STEADY = 200
"""Files after which everything is loaded and memory should stay where it is, but for what was read."""
MEGABYTES_OF_A_READING = 0.1
"""What a file that was read may leave behind until it is stored."""
MEGABYTES_OF_A_CHILD = 200


def test_importing_a_thousand_returns(desk: Desk, tmp_path: Path, figures: Figures) -> None:
    files = write_returns(desk, tmp_path / "returns")
    memory: list[float] = []
    before = seconds(lambda: _by_pandas(files[::2]))
    done = []
    ours = seconds(lambda: done.append(import_files(desk, files, progress=lambda *_: memory.append(_megabytes()))))
    pandas_took = before + seconds(lambda: _by_pandas(files[1::2]))
    grown, of_child = memory[-1] - memory[STEADY], resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    what = f"import of {FILES} returns"
    figures.add(what, ours, pandas_took, "pandas.read_excel merely reading", "<= 0.5")
    figures.against_only("", ours, lambda: _by_calamine(files), "bare calamine (the limit)")
    figures.against_only(
        f"  (+{grown:.0f} MB; a child {of_child:.0f} MB)",
        ours,
        lambda: _by_pandas(files, "calamine"),
        "pandas on calamine",
    )
    (result,) = done
    assert not [read.refused for read in result.files if read.refused]
    assert (len(result.files), result.already_imported) == (FILES, ())
    assert result.stored_rows > 5_000
    assert grown < FILES * MEGABYTES_OF_A_READING
    assert of_child < MEGABYTES_OF_A_CHILD


def _by_pandas(files: Sequence[Path], engine: str = "openpyxl") -> None:
    for file in files:
        pandas.read_excel(file, engine=engine)


def _by_calamine(files: Sequence[Path]) -> None:
    for file in files:
        CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()


def _megabytes() -> float:
    """What this process holds in memory now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / (1 << 20)
