"""The desk's own start, as `app.open_window` does it; prints when the window answers and when it shows her data."""

import sys

from PySide6.QtCore import QTimer

from lianping_desk.app import Start, make_application
from lianping_desk.services.data_folder import choose_data_folder
from lianping_desk.ui.crash import catch_crashes

application = make_application()
folder = choose_data_folder(sys.argv[1])
start = Start(application, folder, catch_crashes(folder))
QTimer.singleShot(0, lambda: print("window", flush=True))


def look() -> None:
    if start.window.is_open:
        print("data", flush=True)
    else:
        QTimer.singleShot(1, look)


look()
application.exec()
