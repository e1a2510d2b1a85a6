"""From the start of the process to a window that answers, and to a first screen with her data on it."""

import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lianping_desk.services.desk import Desk
from tests.benchmarks.conftest import Figures

HERE = Path(__file__).parent
ROUNDS = 5

pytestmark = pytest.mark.benchmark


def seconds_until(word: str, script: str, *arguments: str) -> float:
    """Wall time from starting `script` until it prints `word`."""
    begun = time.perf_counter()
    process = subprocess.Popen([sys.executable, str(HERE / script), *arguments], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        for line in process.stdout:
            if line.strip() == word:
                return time.perf_counter() - begun
        raise AssertionError(f"{script} ended without saying {word}")
    finally:
        process.kill()
        process.wait()


def test_start_against_an_empty_window(desk: Desk, figures: Figures, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.database.close()
    desk.held.close()
    monkeypatch.setenv("PYTHONPATH", str(HERE.parents[1]))
    folder = str(desk.folder.path)
    empty, shown, filled = [], [], []
    for number in range(ROUNDS + 1):
        times = (
            seconds_until("window", "empty_window.py"),
            seconds_until("window", "desk_window.py", folder),
            seconds_until("data", "desk_window.py", folder),
        )
        if number:
            for kept, one in zip((empty, shown, filled), times, strict=True):
                kept.append(one)
    bare = statistics.median(empty)
    window = figures.add("start: window answers", statistics.median(shown), bare, "an empty PySide6 window", "<= 1.5")
    data = figures.add("start: first screen full", statistics.median(filled), bare, "an empty PySide6 window", "<= 2")
    assert window.ours <= data.ours
