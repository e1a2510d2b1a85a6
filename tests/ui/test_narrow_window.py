"""1366x768 at 200 % scaling: 640 logical pixels and fewer."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lianping_desk.domain.plan import Plan
from lianping_desk.services.desk import Desk
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.services.returns.doubts.reviewing import IncomingReview
from lianping_desk.ui.elided_label import ElidedLabel
from lianping_desk.ui.places import PLACES
from lianping_desk.ui.returns.review.dialog import ReviewDialog
from lianping_desk.ui.screen_stack import ScreenStack
from lianping_desk.ui.theme import apply_theme
from lianping_desk.ui.workspace import Workspace
from tests.ui.returns.review.at_the_review import office_table

NARROW = 520
"""Logical pixels right of the list of screens."""


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    """In the theme of the window: it decides how wide things are."""
    apply_theme(qapp, "light")


@pytest.mark.parametrize("name", [place.name for place in PLACES])
def test_every_tool_of_a_screen_is_within_a_narrow_window(qtbot: QtBot, desk: Desk, name: str) -> None:
    workspace = Workspace(desk)
    screen = next(place for place in PLACES if place.name == name).make(workspace)
    qtbot.addWidget(screen)
    screen.show()
    QApplication.processEvents()  # what is hidden for want of data no longer needs room
    screen.resize(NARROW, 300)

    def out_of_sight() -> list[str]:
        buttons = (one for one in screen.tools.findChildren(QAbstractButton) if not one.isHidden())
        return [one.text() for one in buttons if one.mapTo(screen, one.rect().topRight()).x() > NARROW]

    QApplication.processEvents()  # the layout as it is for this width
    qtbot.waitUntil(lambda: not out_of_sight(), timeout=30_000)
    workspace.jobs.finish()


def test_a_tall_screen_makes_no_other_scroll(qtbot: QtBot) -> None:
    stack, tall, low = ScreenStack(), QWidget(), QWidget()
    tall.setMinimumHeight(500)
    column = QVBoxLayout(low)
    note = QLabel("一句很长的话。" * 30)
    note.setWordWrap(True)  # a page with such a line has a height for each width, and Qt would ask all pages for it
    column.addWidget(note)
    for page in (tall, low):
        stack.addWidget(page)
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    area.setWidget(stack)
    area.resize(600, 300)
    area.show()
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0, timeout=30_000)
    stack.setCurrentWidget(low)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0, timeout=30_000)
    stack.setCurrentWidget(tall)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0, timeout=30_000)


def test_the_review_of_a_file_with_a_long_name_fits_the_screen(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    plan: Plan = show_plan(desk).plan
    name = "关于报送" + "全民科学素质行动规划纲要实施情况" * 4 + "的函.xlsx"
    path = office_table(tmp_path / name, [(1, plan.tasks[0].title, "科技节", "60%", 1, "")])
    workspace = Workspace(desk)
    dialog = ReviewDialog(workspace, IncomingReview(desk, [path]).read(), plan, "全部导入")
    qtbot.addWidget(dialog)
    dialog.resize(600, 340)
    dialog.show()
    qtbot.waitUntil(lambda: not workspace.jobs.under_way, timeout=30_000)
    qtbot.waitUntil(lambda: "…" in dialog.heading.shown, timeout=30_000)
    assert dialog.width() <= 640
    for button in (dialog.agree_button, dialog.cancel_button):
        assert button.mapTo(dialog, button.rect().topRight()).x() <= dialog.width()
    assert dialog.heading.text() == name and dialog.heading.shown.endswith(".xlsx"), "the kind of the file is seen"
    dialog.reject()
    workspace.jobs.finish()


def test_a_line_without_room_is_cut_with_its_whole_in_the_tip_or_not_shown_at_all(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.setText("应报 40，已收 34，未报 6，其中逾期 6")
    label.show()
    label.resize(label.sizeHint())
    assert label.shown == label.text()
    label.resize(120, 20)
    assert label.shown.startswith("应报") and label.shown.endswith("…")
    label.resize(30, 20)
    assert label.shown == "", "a single hanzi says nothing"
