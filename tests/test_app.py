"""What the application is before there is a window."""

import os
import subprocess
import sys

ASK = """
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QCalendarWidget, QDialogButtonBox
from lianping_desk.app import make_application

application = make_application()
buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
words = [QCalendarWidget().locale().dayName(1), buttons.buttons()[0].text()]
print(" ".join(words).encode("unicode_escape").decode())
"""


def test_calendars_and_buttons_of_qt_speak_chinese_on_an_english_system() -> None:
    english = {**os.environ, "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
    asked = subprocess.run([sys.executable, "-c", ASK], env=english, capture_output=True, text=True, check=True)
    assert asked.stdout.strip().encode().decode("unicode_escape") == "星期一 取消"
