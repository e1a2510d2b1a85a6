"""The bare reference of a start: a PySide6 window with nothing in it; prints when its event loop answers."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

application = QApplication(sys.argv)
window = QMainWindow()
window.resize(1366, 768)
window.show()
QTimer.singleShot(0, lambda: print("window", flush=True))
application.exec()
