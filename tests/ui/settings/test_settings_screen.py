"""The settings as she changes them."""

import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lianping_desk.domain.progress import Thresholds
from lianping_desk.domain.reading_limits import ReadingLimits
from lianping_desk.domain.survey import LiteracySurvey
from lianping_desk.services.desk import Desk
from lianping_desk.services.settings import read_settings
from lianping_desk.services.surveys.list_surveys import list_surveys
from lianping_desk.services.surveys.save_survey import save_survey
from lianping_desk.ui import messages
from lianping_desk.ui.settings.screen import SettingsScreen
from lianping_desk.ui.workspace import Workspace


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk) -> Iterator[SettingsScreen]:
    workspace = Workspace(desk)
    made = SettingsScreen(workspace)
    qtbot.addWidget(made)
    made.resize(1180, 640)
    made.show()
    yield made
    workspace.jobs.finish()


@pytest.fixture
def agreeing(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """She says yes to every question; the questions are kept."""
    asked: list[str] = []
    monkeypatch.setattr(messages, "confirm", lambda _parent, question, *_, **__: not asked.append(question))
    return asked


def test_the_name_of_the_office_is_kept_as_soon_as_she_leaves_the_field(screen: SettingsScreen) -> None:
    screen.show_place("office")
    assert screen.focusWidget() is screen.office.office  # she can type at once
    screen.office.office.setText(" 某县科协 ")
    screen.office.office.editingFinished.emit()
    assert read_settings(screen.workspace.desk.folder.settings).office == "某县科协"


def test_the_legend_follows_the_limits_before_they_are_saved(screen: SettingsScreen) -> None:
    screen.show_place("thresholds")
    tab = screen.thresholds
    tab.on_track_lag.setValue(8)
    assert any("不超过8个百分点" in label.text() for label in tab._meanings)
    assert screen.workspace.desk.settings.thresholds == Thresholds()
    tab.save.click()
    assert read_settings(screen.workspace.desk.folder.settings).thresholds.on_track_lag == 8


def test_limits_that_contradict_each_other_are_told_and_not_kept(
    screen: SettingsScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(messages, "show_trouble", lambda _parent, error: told.append(error.sentence))
    screen.show_place("thresholds")
    screen.thresholds.on_track_lag.setValue(40)
    screen.thresholds.save.click()
    assert len(told) == 1
    assert screen.workspace.desk.settings.thresholds == Thresholds()


def test_each_font_on_paper_says_where_it_is_from_and_a_file_of_hers_goes_first(
    screen: SettingsScreen, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(messages, "show_trouble", lambda _parent, error: told.append(error.sentence))
    screen.show_place("fonts")
    body = next(font for font in screen.fonts.view.rows_model.rows if font.role == "body")
    screen.fonts._set(body, project / "resources" / "fonts" / "kai.ttf")
    body = next(font for font in screen.fonts.view.rows_model.rows if font.role == "body")
    assert (body.origin, body.file.name) == ("自己选的", "kai.ttf")
    screen.fonts._set(body, project / "README.md")
    assert "不能用在打印上" in told[0]
    screen.fonts._set(body, None)
    assert "body" not in screen.workspace.desk.settings.fonts


def test_a_backup_made_by_hand_stands_in_the_list(screen: SettingsScreen, qtbot: QtBot) -> None:
    screen.show_place("backup")
    assert not screen.backup.restore.isEnabled()
    screen.backup.now.click()
    qtbot.waitUntil(lambda: not screen.workspace.jobs.under_way, timeout=30_000)
    assert [one.reason.value for one in screen.backup.view.rows_model.rows] == ["手动"]
    assert screen.backup.restore.isEnabled()


def test_restoring_asks_first_and_then_wants_the_file(
    screen: SettingsScreen, qtbot: QtBot, agreeing: list[str]
) -> None:
    screen.show_place("backup")
    screen.backup.now.click()
    qtbot.waitUntil(lambda: not screen.workspace.jobs.under_way, timeout=30_000)
    with qtbot.waitSignal(screen.workspace.restore_wanted) as wanted:
        screen.backup.restore.click()
    assert "替换现在的数据" in agreeing[0]
    assert wanted.args[0].suffix == ".db"


def test_the_check_says_line_by_line_what_was_found(screen: SettingsScreen, qtbot: QtBot) -> None:
    screen.show_place("backup")
    screen.backup._check()
    qtbot.waitUntil(lambda: not screen.workspace.jobs.under_way, timeout=30_000)
    assert screen.backup.findings.isVisible()
    text = screen.backup.findings.toPlainText()
    assert "✔ 数据库文件完好" in text
    assert "▲ 数据没有问题，只是还没有备份" in text and "要处理" not in text


def test_an_old_operation_is_found_by_what_it_changed_and_taken_back(
    screen: SettingsScreen, desk: Desk, agreeing: list[str]
) -> None:
    number = save_survey(desk, LiteracySurvey(2022, Decimal("10.6"), source="公报甲"))
    save_survey(desk, LiteracySurvey(2022, Decimal("10.9"), source="公报甲", id=number))
    save_survey(desk, LiteracySurvey(2024, Decimal("12.4"), source="公报乙"))
    screen.show_place("history")
    screen.history.search.setText("10.6 → 10.9")
    (found,) = screen.history.view.rows_model.shown_rows()
    assert "10.6 → 10.9" in found.text
    screen.history.view.select_row(found.id)
    screen.history.undo.click()
    assert [str(survey.rate) for survey in list_surveys(desk)] == ["10.6", "12.4"]
    screen.history.search.clear()
    assert [one.undone for one in screen.history.view.rows_model.shown_rows()].count(True) == 1


def test_the_history_of_one_row_shows_only_its_changes(screen: SettingsScreen, desk: Desk) -> None:
    number = save_survey(desk, LiteracySurvey(2022, Decimal("10.6")))
    save_survey(desk, LiteracySurvey(2024, Decimal("12.4")))
    save_survey(desk, LiteracySurvey(2022, Decimal("10.9"), id=number))
    screen.show_place(("literacy_survey", number))
    assert screen.history.view.rows_model.rowCount() == 2
    assert "2次修改" in screen.history.only.text()
    screen.history.whole.click()
    assert screen.history.view.rows_model.rowCount() == 4


def test_what_was_done_since_a_day_is_shown_on_request(screen: SettingsScreen, desk: Desk) -> None:
    save_survey(desk, LiteracySurvey(2022, Decimal("10.6")))
    screen.show_place(("since", date.today().isoformat()))
    assert screen.history.since.chosen == date.today()
    assert screen.history.view.rows_model.rowCount() == 2
    screen.show_place(("since", "2999-01-01"))
    assert screen.history.view.rows_model.rowCount() == 0


def test_an_operation_opens_with_everything_it_changed(screen: SettingsScreen, desk: Desk) -> None:
    save_survey(desk, LiteracySurvey(2022, Decimal("10.6")))
    newest = screen.history
    screen.show_place("history")
    operation = newest.view.rows_model.rows[0].operation
    screen.show_place(("operation", operation.id))
    assert newest.view.current_row().operation == operation
    assert "10.6" in newest.detail.toPlainText()


def test_the_demonstration_is_filled_beside_her_folder_and_opened_in_a_process_of_its_own(
    screen: SettingsScreen, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    filled: list[Path] = []
    monkeypatch.setattr("lianping_desk.ui.settings.demo.open_second_window", lambda folder: not opened.append(folder))
    monkeypatch.setattr(
        "lianping_desk.services.demo.fill_demo.fill_demo", lambda folder, progress: filled.append(folder.path)
    )
    screen.show_place("demo")
    screen.demo.start.click()
    qtbot.waitUntil(lambda: bool(opened), timeout=30_000)
    own = desk.folder.path
    assert filled == opened == [own.with_name(f"{own.name}-演示")]


def test_a_second_window_is_this_program_on_another_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    from lianping_desk.ui import second_window

    started: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(second_window.QProcess, "startDetached", lambda *what: not started.append(what))
    assert second_window.open_second_window(Path("某处"))
    assert started == [(sys.executable, ["-m", "lianping_desk", "--data", "某处"])]


def test_the_theme_is_worn_at_once_and_kept(screen: SettingsScreen, desk: Desk) -> None:
    from lianping_desk.ui.theme import is_dark

    screen.show_place("display")
    screen.display.themes["dark"].click()
    try:
        assert is_dark()
        assert desk.settings.theme == "dark"
    finally:
        screen.display.themes["light"].click()
    assert desk.settings.theme == "light"


def test_she_can_give_a_file_more_time_and_go_back_to_the_default(screen: SettingsScreen) -> None:
    screen.show_place("reading")
    tab = screen.reading
    assert (tab.seconds.value(), tab.memory.value(), tab.unpacked.value()) == (20, 1024, 200)
    tab.seconds.setValue(60)
    tab.save.click()
    assert read_settings(screen.workspace.desk.folder.settings).reading == ReadingLimits(seconds=60)
    tab.seconds.setValue(1)
    assert tab.seconds.value() == 5, "less would refuse ordinary returns"
    tab.seconds.clearFocus()
    tab.show_settings()
    assert tab.seconds.value() == 60
