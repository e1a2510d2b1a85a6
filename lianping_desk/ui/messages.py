"""The one door for messages: what happened, and what she can do about it."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from lianping_desk.domain.errors import DeskError

PROGRAM = "连平科普工作台"


def show_trouble(parent: QWidget | None, error: DeskError) -> None:
    """Known trouble: one sentence, and the way out below it."""
    box = QMessageBox(QMessageBox.Icon.Warning, PROGRAM, error.sentence, QMessageBox.StandardButton.Ok, parent)
    box.setInformativeText(error.way_out)
    box.button(QMessageBox.StandardButton.Ok).setText("知道了")
    box.exec()


def tell(parent: QWidget | None, sentence: str, more: str = "") -> None:
    """Something she should know, without a choice."""
    box = QMessageBox(QMessageBox.Icon.Information, PROGRAM, sentence, QMessageBox.StandardButton.Ok, parent)
    box.setInformativeText(more)
    box.button(QMessageBox.StandardButton.Ok).setText("知道了")
    box.exec()


def confirm(parent: QWidget | None, question: str, more: str = "", *, yes: str = "确定", no: str = "取消") -> bool:
    """Whether she says yes; Esc and Enter both mean the safe answer `no`."""
    box = QMessageBox(QMessageBox.Icon.Question, PROGRAM, question, QMessageBox.StandardButton.NoButton, parent)
    box.setInformativeText(more)
    agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    decline = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(decline)
    box.setEscapeButton(decline)
    box.exec()
    return box.clickedButton() is agree


def ask_files(parent: QWidget | None, title: str, folder: Path, kinds: str) -> list[Path]:
    """Files that she chooses to open; `kinds` such as "Excel 文件 (*.xlsx *.xls)"."""
    names, _ = QFileDialog.getOpenFileNames(parent, title, str(folder), kinds)
    return [Path(name) for name in names]


def ask_save_name(parent: QWidget | None, title: str, suggested: Path, kinds: str) -> Path | None:
    """Where she wants a file saved; None when she changed her mind."""
    name, _ = QFileDialog.getSaveFileName(parent, title, str(suggested), kinds)
    return Path(name) if name else None


def ask_folder(parent: QWidget | None, title: str, folder: Path) -> Path | None:
    """A folder that she chooses; None when she changed her mind."""
    name = QFileDialog.getExistingDirectory(parent, title, str(folder))
    return Path(name) if name else None


def open_outside(path: Path) -> None:
    """Open a file or folder with the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
