"""Open another data folder in a window of its own: a second process, so that the two can never mix."""

import sys
from pathlib import Path

from PySide6.QtCore import QProcess


def open_second_window(folder: Path) -> bool:
    """Start the program again on `folder`; whether it started."""
    program = [] if getattr(sys, "frozen", False) else ["-m", "lianping_desk"]
    started = QProcess.startDetached(sys.executable, [*program, "--data", str(folder)])
    return bool(started[0] if isinstance(started, tuple) else started)
