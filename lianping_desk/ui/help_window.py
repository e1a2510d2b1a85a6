"""The manual: one page for each screen, written in Markdown under resources/help/."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from lianping_desk.shipped import resource


def show_help(parent: QWidget, screen: str) -> QDialog:
    """Open the page about `screen` beside the window; links lead to the other pages."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle("帮助")
    dialog.resize(720, 560)
    page = QTextBrowser()
    page.setSearchPaths([str(resource("help"))])
    page.setOpenExternalLinks(False)
    page.setSource(QUrl(f"{screen}.md"))
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(page)
    QShortcut(QKeySequence("F1"), dialog).activated.connect(dialog.close)
    dialog.show()
    return dialog
