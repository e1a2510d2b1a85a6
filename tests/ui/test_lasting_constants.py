"""The window must not use up the constants of the interpreter (PySide6 6.12 on Python 3.11 does)."""

import subprocess
import sys

WEAR = """
import lianping_desk.ui
from PySide6.QtCore import QCoreApplication, QEvent, QObject
application, target = QCoreApplication([]), QObject()
for _ in range(50_000):
    target.setObjectName("x")
    QCoreApplication.sendEvent(target, QEvent(QEvent.Type.User))
print("alive")
"""


def test_a_long_day_of_setters_and_events_does_not_abort_the_interpreter() -> None:
    done = subprocess.run([sys.executable, "-c", WEAR], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr[-400:]
    assert done.stdout.strip() == "alive"
