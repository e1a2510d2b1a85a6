"""The screen 创建目标 as she uses it."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from lianping_desk.domain.base import Base, BaseKind, BaseLevel, Stage, StageEntry
from lianping_desk.domain.indicator import Comparison, Indicator, Strength, Target
from lianping_desk.domain.received import ReadRow, TableKind
from lianping_desk.domain.survey import LiteracySurvey
from lianping_desk.domain.trace import CellTrace
from lianping_desk.services.bases.add_bases import add_bases
from lianping_desk.services.bases.list_bases import list_bases
from lianping_desk.services.desk import Desk
from lianping_desk.services.periods.add_period import add_period
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.services.returns.importing.import_files import import_files
from lianping_desk.services.surveys.list_surveys import list_surveys
from lianping_desk.services.surveys.save_survey import save_survey
from lianping_desk.services.targets.save_indicator import save_indicator
from lianping_desk.ui import messages
from lianping_desk.ui.targets import sources_dialog
from lianping_desk.ui.targets.base_dialog import BaseDialog, StageDialog
from lianping_desk.ui.targets.screen import TargetsScreen
from lianping_desk.ui.targets.sources_dialog import SourcesDialog, source_lines
from lianping_desk.ui.targets.surveys import SurveyDialog
from lianping_desk.ui.workspace import AT_ONCE, Workspace
from tests.services.returns.filling import reading

DAY = date(2025, 8, 31)
COUNTY = "县级科普教育基地"


def base(name: str, level: BaseLevel, stage: Stage, on: date, **more: object) -> Base:
    made = Base(name, BaseKind.education_base, level, stages=(StageEntry(stage, on),))
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk) -> Iterator[TargetsScreen]:
    desk.settings = replace(desk.settings, as_of=DAY.isoformat())
    add_bases(
        desk,
        [
            base(
                "桃源农场",
                BaseLevel.county,
                Stage.awarded,
                date(2022, 12, 2),
                town="东镇",
                valid_until=date(2025, 12, 1),
            ),
            base("桃源馆", BaseLevel.county, Stage.awarded, date(2023, 5, 1), valid_until=date(2025, 6, 1)),
            base("桃源园", BaseLevel.county, Stage.applied, date(2024, 3, 1)),
            base("桃源农场", BaseLevel.city, Stage.awarded, date(2024, 3, 1), town="东镇"),
        ],
    )
    save_survey(desk, LiteracySurvey(2022, Decimal("10.9"), 1200))
    workspace = Workspace(desk)
    made = TargetsScreen(workspace)
    qtbot.addWidget(made)
    made.resize(1180, 640)
    made.show()
    yield made
    workspace.jobs.finish()


def cell(screen: TargetsScreen, title: str, heading: str) -> str:
    """What stands in the table of indicators."""
    model = screen.indicators.rows_model
    headings = [column.title for column in model.columns]
    line = [row.indicator.title for row in model.shown_rows()].index(title)
    return str(model.index(line, headings.index(heading)).data())


def register_names(screen: TargetsScreen) -> list[str]:
    return [f"{row.level.chinese}{row.name}" for row in screen.register.view.rows_model.shown_rows()]


def test_each_target_stands_beside_its_value_its_gap_and_its_light(screen: TargetsScreen) -> None:
    assert [cell(screen, COUNTY, heading) for heading in ("目标", "要求", "现值", "还差", "状态")] == [
        "5个以上",
        "必达",
        "1个",
        "4个",
        "滞后",
    ]
    assert cell(screen, "公民具备科学素质的比例", "现值") == "10.9%"
    assert f"{COUNTY} 1/5" in screen.subtitle.text()


def test_everything_is_shown_as_of_the_chosen_day(screen: TargetsScreen) -> None:
    screen.workspace.choose_as_of(date(2023, 6, 1))
    assert cell(screen, COUNTY, "现值") == "2个"
    assert cell(screen, "市级科普教育基地", "现值") == "0个"


def test_a_value_opens_into_the_titles_that_count_and_tells_those_that_do_not(
    screen: TargetsScreen, qtbot: QtBot, desk: Desk
) -> None:
    row = next(row for row in screen.indicators.rows_model.rows if row.indicator.title == COUNTY)
    dialog = SourcesDialog(screen.workspace, row, list_bases(desk))
    qtbot.addWidget(dialog)
    assert [(line.what, line.when) for line in source_lines(row)] == [
        ("桃源农场（县级科普教育基地）", "2022-12-02 认定")
    ]
    told = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("桃源馆（已过期）" in text and "桃源园（申报）" in text for text in told)
    dialog.open_button.click()
    assert dialog.chosen_base is not None
    screen.show_place(("base", dialog.chosen_base.id))
    assert screen.register.view.current_row().name == "桃源农场"


def test_a_reported_value_opens_into_its_cell_its_file_and_its_period(
    screen: TargetsScreen, qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[CellTrace] = []
    monkeypatch.setattr(sources_dialog, "show_cell", lambda _workspace, trace, *_: opened.append(trace))
    save_indicator(desk, Indicator("志愿者", Target(Decimal(800), Comparison.at_least), "人", 2025, Strength.must, ""))
    add_period(desk, "2025H1")
    row = ReadRow(
        TableKind.indicator,
        "表1",
        7,
        {"cumulative": Decimal(620)},
        {"cumulative": "H7"},
        {"cumulative": "620人"},
        indicator="志愿者",
    )
    path, read = reading(tmp_path, "回表.xlsx", show_plan(desk).units[0].name, "2025H1", [row])
    import_files(desk, [path], read=[read])
    screen.workspace.changed.emit()
    assert cell(screen, "志愿者", "现值") == "620人"
    status = next(one for one in screen.indicators.rows_model.rows if one.indicator.title == "志愿者")
    dialog = SourcesDialog(screen.workspace, status, ())
    qtbot.addWidget(dialog)
    (line,) = source_lines(status)
    assert line.trace is not None
    assert (line.value, line.trace.file, line.trace.address, line.trace.text) == (
        "620人",
        "回表.xlsx",
        "表1!H7",
        "620人",
    )
    dialog.open_button.click()
    assert opened == [line.trace]
    with qtbot.waitSignal(screen.workspace.place_wanted) as wanted:
        dialog._go_to_period(dialog.view.current_row())
    assert wanted.args == ["returns", ("period", "2025H1")]


def test_certificates_that_ran_out_or_soon_will_are_flagged(screen: TargetsScreen) -> None:
    model = screen.register.view.rows_model
    column = [column.title for column in model.columns].index("提示")
    assert [model.index(line, column).data() for line in range(model.rowCount())] == ["还有92天", "已过期", "", ""]
    screen.register.flagged.setChecked(True)
    assert register_names(screen) == ["县级桃源农场", "县级桃源馆"]


def test_the_register_is_filtered_by_level_stage_and_town_together(screen: TargetsScreen) -> None:
    screen.register.level.setCurrentText("县级")
    assert register_names(screen) == ["县级桃源农场", "县级桃源馆", "县级桃源园"]
    screen.register.stage.setCurrentText("申报")
    assert register_names(screen) == ["县级桃源园"]
    screen.show_place(("base", screen.register.view.rows_model.rows[0].id))
    screen.register.town.setCurrentText("东镇")
    assert register_names(screen) == ["县级桃源农场", "市级桃源农场"]


def test_a_cell_is_edited_in_place_and_nonsense_is_told_and_not_stored(
    screen: TargetsScreen, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(messages, "show_trouble", lambda _parent, error: told.append(str(error)))
    model = screen.register.view.rows_model
    headings = [column.title for column in model.columns]
    model.setData(model.index(0, headings.index("有效期至")), "2028.12.1")
    model.setData(model.index(1, headings.index("级别")), "部级")
    assert [one.valid_until for one in list_bases(desk)][:2] == [date(2028, 12, 1), date(2025, 6, 1)]
    assert len(told) == 1
    assert "“部级”不是级别" in told[0]


def test_the_next_stage_is_offered_and_an_award_takes_its_certificate(
    screen: TargetsScreen, qtbot: QtBot, desk: Desk
) -> None:
    applied = next(one for one in list_bases(desk) if one.name == "桃源园")
    dialog = StageDialog(screen.workspace, applied)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.stage.currentText() == "评审"
    assert not dialog.certificate.isVisible()
    dialog.stage.setCurrentText("认定")
    assert dialog.certificate.isVisible()
    dialog.on.setText("2025.6.31")
    dialog.try_to_accept()
    assert dialog.isVisible(), "a day that does not exist keeps the dialog open"
    dialog.on.setText("2025.6.30")
    dialog.certificate.setText("桃科〔2025〕3号")
    dialog.try_to_accept()
    awarded = next(one for one in list_bases(desk) if one.name == "桃源园")
    assert awarded.counts_on(DAY)
    assert awarded.certificate == "桃科〔2025〕3号"


def test_a_new_title_is_added_from_the_dialog(screen: TargetsScreen, qtbot: QtBot, desk: Desk) -> None:
    dialog = BaseDialog(screen.workspace, ["东镇"], ["西局"])
    qtbot.addWidget(dialog)
    dialog.try_to_accept()
    assert dialog.result() == 0, "a title without a name is not taken"
    dialog.name.setText("新馆")
    dialog.town.setCurrentText("东镇")
    dialog.try_to_accept()
    assert [(one.name, one.town) for one in list_bases(desk) if one.id == dialog.added_id] == [("新馆", "东镇")]


def test_a_block_from_excel_is_added_after_she_confirmed_it(
    screen: TargetsScreen, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(messages, "confirm", lambda _parent, question, *_, **__: not asked.append(question))
    QGuiApplication.clipboard().setText("名称\t级别\t阶段\t日期\r\n甲馆\t县级\t认定\t2024-1-1\r\n乙馆\t市级\t\t\r\n")
    QApplication.sendEvent(screen.register.view, _key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier))
    assert asked == ["在台账里新增这2条？"]
    assert {"甲馆", "乙馆"} <= {one.name for one in list_bases(desk)}
    assert cell(screen, COUNTY, "现值") == "2个"


def test_a_block_of_thousands_goes_in_off_the_windows_thread_and_can_be_stopped(
    screen: TargetsScreen, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "confirm", lambda *_given, **_named: True)
    before = len(list_bases(desk))
    block = [["名称", "级别"], *([f"第{number}馆", "县级"] for number in range(AT_ONCE + 1))]
    screen.register.paste(block)
    assert screen.workspace.jobs.under_way, "the window waited for it"
    qtbot.waitUntil(lambda: not screen.workspace.jobs.under_way, timeout=60_000)
    assert len(list_bases(desk)) == before + AT_ONCE + 1
    jobs, gate, notes = screen.workspace.jobs, threading.Event(), list[str]()
    screen.workspace.noted.connect(notes.append)
    screen.workspace.start("等", lambda _told: gate.wait(60))  # jobs wait their turn: it cannot outrun the button
    screen.register.paste([["名称", "级别"], *([f"再{number}馆", "县级"] for number in range(AT_ONCE + 1))])
    jobs.under_way[-1].cancel()
    gate.set()
    qtbot.waitUntil(lambda: not jobs.under_way, timeout=30_000)
    assert notes == [f"已取消：新增{AT_ONCE + 1}条"]
    assert len(list_bases(desk)) == before + AT_ONCE + 1, "a part of it stayed"


def _key(key: Qt.Key, modifier: Qt.KeyboardModifier) -> QKeyEvent:
    return QKeyEvent(QKeyEvent.Type.KeyPress, key, modifier)


def test_a_column_pasted_over_a_column_changes_the_rows_from_the_cursor_down(screen: TargetsScreen, desk: Desk) -> None:
    view = screen.register.view
    view.setCurrentIndex(view.rows_model.index(1, 3))
    screen.register.paste([["南镇"], ["北镇"]])
    assert [one.town for one in list_bases(desk)] == ["东镇", "南镇", "北镇", "东镇"]


def test_a_survey_is_added_edited_in_the_table_and_held_against_the_target(
    screen: TargetsScreen, qtbot: QtBot, desk: Desk
) -> None:
    dialog = SurveyDialog(screen.workspace)
    qtbot.addWidget(dialog)
    dialog.year.setText("2024")
    dialog.rate.setText("13")
    dialog.try_to_accept()
    screen.workspace.changed.emit()
    model = screen.surveys.view.rows_model
    assert [model.index(line, 3).data() for line in range(2)] == ["还差2.1", "须再超过"]
    model.setData(model.index(1, 1), "13.2%")
    assert list_surveys(desk)[1].rate == Decimal("13.2")
    assert cell(screen, "公民具备科学素质的比例", "还差") == "已达到"


def test_what_she_sees_of_the_rates_grows_with_the_highest_of_them(screen: TargetsScreen) -> None:
    line = screen.surveys.line
    assert line.top_rate() == 15
    screen.show_place("surveys")
    assert not line.grab().toImage().isNull()
