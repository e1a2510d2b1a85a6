"""What the application is before there is a window, and what it has loaded when the first screen stands."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

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


START = """
import sys
from PySide6.QtCore import QTimer
from lianping_desk.app import Start, make_application
from lianping_desk.services.data_folder import choose_data_folder
from lianping_desk.ui.crash import catch_crashes

application = make_application()
folder = choose_data_folder(sys.argv[1])
start = Start(application, folder, catch_crashes(folder))


def look():
    if start.window.is_open:
        application.exit()
    else:
        QTimer.singleShot(10, look)


look()
application.exec()
start.finish()
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def test_a_start_loads_nothing_that_only_papers_spreadsheets_and_migrations_need(
    fresh_data_folder: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(fresh_data_folder, tmp_path / "data")
    offscreen = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", START, str(folder)]
    loaded = set(subprocess.run(command, env=offscreen, capture_output=True, text=True, check=True).stdout.split())
    assert {"PySide6", "sqlalchemy"} <= loaded
    assert not loaded & {"alembic", "openpyxl", "reportlab", "docx", "xlrd", "python_calamine", "pypinyin"}
