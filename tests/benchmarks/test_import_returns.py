"""A thousand returns from the drop to the database: hashed, archived, read in children, matched, checked, stored.

Once, because it takes its time. pandas reads every second file, half of these before and half after, so that a slow
moment of the machine hits both sides; its time is doubled.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import pandas
import pytest
from python_calamine import CalamineWorkbook

from lianping_desk.services.desk import Desk
from lianping_desk.services.returns.importing.import_files import ImportResult, import_files
from tests.benchmarks.conftest import Figures, seconds
from tests.benchmarks.returns_of_five_years import FILES, write_returns

pytestmark = pytest.mark.benchmark

STEADY = 200
"""Files after which everything is loaded and memory should stay where it is, but for what was read."""
MEGABYTES_OF_A_READING = 0.1
"""What a file that was read may leave behind until it is stored."""


def test_importing_a_thousand_returns(desk: Desk, tmp_path: Path, figures: Figures) -> None:
    files = write_returns(desk, tmp_path / "returns")
    memory: list[float] = []
    done: list[ImportResult] = []
    of_pandas = seconds(lambda: _by_pandas(files[::4]))
    ours = seconds(lambda: done.append(import_files(desk, files, progress=lambda *_: memory.append(_megabytes()))))
    of_pandas += seconds(lambda: _by_pandas(files[2::4]))
    on_calamine = seconds(lambda: _by_pandas(files, "calamine"))
    grown = memory[-1] - memory[STEADY]
    figures.add(f"import of {FILES} returns", ours, 2 * of_pandas, "pandas.read_excel merely reading", "<= 0.5")
    figures.add(f"  (memory +{grown:.0f} MB)", ours, on_calamine, "pandas.read_excel on calamine", "")
    figures.add("", ours, seconds(lambda: _by_calamine(files)), "bare calamine (the limit)", "")
    (result,) = done
    assert not [read.refused for read in result.files if read.refused]
    assert (len(result.files), result.already_imported) == (FILES, ())
    assert result.stored_rows > 5_000
    assert grown < FILES * MEGABYTES_OF_A_READING


def _by_pandas(files: Sequence[Path], engine: str = "openpyxl") -> None:
    for file in files:
        pandas.read_excel(file, engine=engine)


def _by_calamine(files: Sequence[Path]) -> None:
    for file in files:
        CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()


def _megabytes() -> float:
    """What this process holds in memory now; 0 where the system does not tell it so simply."""
    if sys.platform != "linux":
        return 0.0
    import resource

    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / (1 << 20)
