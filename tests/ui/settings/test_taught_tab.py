"""The list of what the reader was taught, and the choice for empty counts."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from lianping_desk.domain.received import EmptyMeaning
from lianping_desk.domain.taught import TaughtKind
from lianping_desk.services.catalogue import catalogue
from lianping_desk.services.desk import Desk
from lianping_desk.services.history.undo import undo
from lianping_desk.services.settings import read_settings
from lianping_desk.services.taught.list_taught import list_taught
from lianping_desk.ui import messages
from lianping_desk.ui.settings.screen import SettingsScreen
from lianping_desk.ui.settings.taught import TaughtTab
from lianping_desk.ui.workspace import Workspace
from tests.services.taught.teaching import teach as teach_word


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk) -> Iterator[SettingsScreen]:
    workspace = Workspace(desk)
    made = SettingsScreen(workspace)
    qtbot.addWidget(made)
    made.resize(1180, 640)
    made.show()
    made.show_place("taught")
    yield made
    workspace.jobs.finish()


def taught(screen: SettingsScreen) -> TaughtTab:
    return screen.taught


def teach(screen: SettingsScreen, *texts: str) -> None:
    desk = screen.workspace.desk
    for text in texts:
        teach_word(desk, TaughtKind.heading, text, "状态", "县教育局")
    screen.workspace.changed.emit()


def test_an_empty_list_says_how_words_are_taught(screen: SettingsScreen) -> None:
    assert taught(screen).empty.isVisible() and "按 H" in taught(screen).empty.text()
    assert not taught(screen).forget.isVisible()


def test_words_are_found_and_several_are_forgotten_at_once(
    screen: SettingsScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(messages, "confirm", lambda _parent, question, *_, **__: not asked.append(question))
    teach(screen, "办结评估", "参与热度", "备用")
    view = taught(screen).view
    assert view.rows_model.rowCount() == 3
    taught(screen).search.setText("bjpg")
    assert [one.word.text for one in view.rows_model.shown_rows()] == ["办结评估"]
    taught(screen).search.clear()
    view.selectAll()
    taught(screen).forget.click()
    assert asked == ["忘掉选中的 3 条说法？"] and list_taught(screen.workspace.desk) == ()
    undo(screen.workspace.desk)
    assert len(list_taught(screen.workspace.desk)) == 3


def test_the_choice_for_empty_counts_is_kept(screen: SettingsScreen) -> None:
    assert taught(screen).choices[EmptyMeaning.not_reported].isChecked()
    taught(screen).choices[EmptyMeaning.nought].click()
    desk = screen.workspace.desk
    assert read_settings(desk.folder.settings).empty_counts == "nought"
    assert catalogue(desk).empty is EmptyMeaning.nought
