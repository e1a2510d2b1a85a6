"""The main job once through in the real window: the table, a period, forms out and in, targets, the meeting's pack."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from lianping_desk.domain.base import BaseLevel, Stage
from lianping_desk.ui import messages
from lianping_desk.ui.division.task_view import COOPERATING, TITLE
from lianping_desk.ui.returns.period_dialog import PeriodDialog
from lianping_desk.ui.returns.review.dialog import ReviewDialog
from lianping_desk.ui.schedule.annual_dialog import AnnualDialog
from lianping_desk.ui.schedule.milestone_dialog import MilestoneDialog
from lianping_desk.ui.screen import Banner
from lianping_desk.ui.targets.base_dialog import BaseDialog
from lianping_desk.ui.targets.surveys import SurveyDialog
from lianping_desk.ui.units.unit_dialog import UnitDialog
from tests.end_to_end.as_an_agency import fill, tasks_of
from tests.end_to_end.at_the_desk import CTRL, SHIFT, Clerk, line_of, shown

DAY = date(2023, 6, 30)
RENAMED = "实施青少年科学素质提升行动（2023年重点）"
UNITS = ("县教育局", "县科协", "县农业农村局", "县委组织部", "县卫生健康局", "县气象局")
WRONG_PERCENT, WRONG_DAY = "县气象局", "县农业农村局"


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What she answers to the system's own dialogs; every message she is told is kept under `told`."""
    given: dict[str, Any] = {"told": []}
    monkeypatch.setattr(messages, "ask_folder", lambda *_: given["folder"])
    monkeypatch.setattr(messages, "ask_save_name", lambda *_: given["name"])
    monkeypatch.setattr(messages, "confirm", lambda *_, **__: True)
    monkeypatch.setattr(messages, "tell", lambda _parent, *said: given["told"].append(said))
    monkeypatch.setattr(messages, "open_outside", lambda _path: None)
    monkeypatch.setattr(messages, "show_trouble", lambda _parent, error: pytest.fail(str(error)))
    return given


def test_from_the_plan_to_the_meeting_table(
    qtbot: QtBot, fresh_copy: Path, tmp_path: Path, answers: dict[str, Any]
) -> None:
    clerk = Clerk(qtbot, fresh_copy)
    begin_at_home(clerk)
    mend_the_division(clerk)
    add_an_alias(clerk)
    open_a_period(clerk)
    forms = send_forms(clerk, tmp_path / "forms", answers)
    take_in(clerk, fill_forms(forms))
    settle_the_percent(clerk)
    undo_the_import_and_do_it_again(clerk, [forms[unit] for unit in UNITS])
    add_a_base_and_a_survey(clerk)
    plan_the_year(clerk)
    make_the_pack(clerk, tmp_path, answers)
    clerk.leave()
    everything_is_still_there(Clerk(qtbot, fresh_copy))


def begin_at_home(clerk: Clerk) -> None:
    assert clerk.window.place_shown == "home"
    clerk.window.workspace.choose_as_of(DAY)
    texts = [line.text for line in clerk.go_to("首页").lines()]
    assert any("第一步" in text for text in texts)
    assert any("处疑点要核对" in text for text in texts)


def mend_the_division(clerk: Clerk) -> None:
    """A title and a unit changed in place, both taken back and done again; the doubt about row 9 settled."""
    screen = clerk.go_to("分工表")
    view = screen.tasks.view
    before = shown(view, 0, TITLE)
    clerk.edit(view, 0, TITLE, RENAMED)
    clerk.edit(view, 0, COOPERATING, "县气象局")
    assert (shown(view, 0, TITLE), shown(view, 0, COOPERATING)) == (RENAMED, "县气象局")
    clerk.press(clerk.window, Qt.Key.Key_Z, CTRL)
    clerk.press(clerk.window, Qt.Key.Key_Z, CTRL)
    assert (shown(view, 0, TITLE), shown(view, 0, COOPERATING)) == (before, "")
    clerk.press(clerk.window, Qt.Key.Key_Y, CTRL)
    clerk.press(clerk.window, Qt.Key.Key_Y, CTRL)
    assert (shown(view, 0, TITLE), shown(view, 0, COOPERATING)) == (RENAMED, "县气象局")
    clerk.wait()
    assert "县应急管理局" in " ".join(doubts_told(screen))
    while banners := visible_banners(screen):
        clerk.click(banners[0].findChild(QPushButton))
        clerk.wait()
    assert not any("处疑点" in line.text for line in clerk.go_to("首页").lines())


def visible_banners(screen: Any) -> list[Banner]:
    return [one for one in screen.findChildren(Banner) if one.isVisible()]


def doubts_told(screen: Any) -> list[str]:
    return [f"{one.toolTip()} {one.findChild(QLabel).text()}" for one in visible_banners(screen)]


def add_an_alias(clerk: Clerk) -> None:
    screen = clerk.go_to("单位")
    screen.view.setCurrentIndex(screen.view.rows_model.index(line_of(screen.view, "县气象局"), 0))

    def type_alias(dialog: UnitDialog) -> None:
        clerk.press(dialog.aliases, Qt.Key.Key_End, CTRL)
        clerk.write(dialog.aliases, "、县气象台")
        clerk.press(dialog.name, Qt.Key.Key_Return)

    clerk.in_dialog(lambda: clerk.press(screen, Qt.Key.Key_E, CTRL), UnitDialog, type_alias)
    line = screen.view.rows_model.row_at(line_of(screen.view, "县气象局"))
    assert "县气象台" in line.unit.aliases


def open_a_period(clerk: Clerk) -> None:
    screen = clerk.go_to("填报回收")
    assert screen.empty.isVisible()

    def choose(dialog: PeriodDialog) -> None:
        dialog.year.setValue(2023)
        dialog.span.choose("H1")
        dialog.due.clear()
        clerk.write(dialog.due, "2023.7.12")
        clerk.press(dialog.due, Qt.Key.Key_Return)

    clerk.in_dialog(lambda: clerk.press(screen, Qt.Key.Key_N, CTRL), PeriodDialog, choose)
    assert "截止 2023-07-12" in screen.next_line.said.text()
    assert screen.next_line.said.toolTip() == "2023年上半年：2023-01-01 至 2023-06-30"
    assert screen.subtitle.text().startswith("应报 41，已收 0，未报 41")


def send_forms(clerk: Clerk, folder: Path, answers: dict[str, Any]) -> dict[str, Path]:
    """The forms by unit."""
    folder.mkdir()
    answers["folder"] = folder
    screen = clerk.go_to("填报回收")
    clerk.press(screen, Qt.Key.Key_G, CTRL)
    clerk.wait()
    forms = {path.name.split("-")[0]: path for path in folder.glob("*.xlsx")}
    assert len(forms) == 41
    assert {shown(screen.ledger.view, row, 1) for row in range(41)} == {"已发"}
    return forms


def fill_forms(forms: dict[str, Path]) -> list[Path]:
    """Six units answer; one with a percent of 160, one with a base awarded on a day that is none."""
    for number, unit in enumerate(UNITS, start=1):
        titles = list(tasks_of(forms[unit]).values())
        said: dict[str, dict[str, Any]] = {
            title: {"percent": 40 + number, "progress": f"{unit}办了{number}场活动。"} for title in titles
        }
        if unit == WRONG_PERCENT:
            said[titles[-1]]["percent"] = 160
        park = {"基地名称": "农科园", "级别": "县级", "所在乡镇": "元善镇", "阶段": "认定", "日期": "2023.6.31"}
        fill(forms[unit], said, "2023年7月5日", [park] if unit == WRONG_DAY else [])
    return [forms[unit] for unit in UNITS]


def take_in(clerk: Clerk, files: list[Path]) -> None:
    """Dropped on the window, looked at, taken in."""
    screen = clerk.go_to("填报回收")

    def look(dialog: ReviewDialog) -> None:
        assert len(dialog.review.files) == len(UNITS)
        doubts = [(one.unit, one.doubt.text) for file in dialog.review.files for one in file.doubts]
        assert sorted(doubts) == sorted([(WRONG_PERCENT, "160"), (WRONG_DAY, "2023.6.31")])
        dialog.received.setText(DAY.isoformat())
        clerk.click(dialog.agree_button)

    clerk.in_dialog(lambda: clerk.drop(files), ReviewDialog, look)
    assert screen.subtitle.text().startswith("应报 41，已收 6，未报 35")
    states = {one.unit.name: shown(screen.ledger.view, row, 1) for row, one in enumerate(lines(screen))}
    assert states["县教育局"] == "已收"
    assert states[WRONG_PERCENT] == states[WRONG_DAY] == "有疑点"
    assert states["大湖镇"] == "已发"


def lines(screen: Any) -> list[Any]:
    shown_rows: list[Any] = screen.ledger.view.rows_model.shown_rows()
    return shown_rows


def settle_the_percent(clerk: Clerk) -> None:
    """She called: they meant 60."""
    screen = clerk.go_to("填报回收")
    screen.tabs.setCurrentWidget(screen.doubts)
    settle_beside_the_sheet(clerk, screen)
    assert [one.doubt.text for one in screen.doubts.view.rows_model.shown_rows()] == ["2023.6.31"]
    state = next(
        shown(screen.ledger.view, row, 1) for row, one in enumerate(lines(screen)) if one.unit.name == WRONG_PERCENT
    )
    assert state == "已收"
    clerk.press(clerk.window, Qt.Key.Key_Z, CTRL)
    assert len(screen.doubts.view.rows_model.shown_rows()) == 2


def undo_the_import_and_do_it_again(clerk: Clerk, files: list[Path]) -> None:
    screen = clerk.go_to("填报回收")
    clerk.wait()
    (banner,) = visible_banners(screen)
    clerk.click(banner.findChild(QPushButton))
    clerk.wait()
    assert screen.subtitle.text().startswith("应报 41，已收 0，未报 41")

    def agree(dialog: ReviewDialog) -> None:
        dialog.received.setText(DAY.isoformat())
        clerk.click(dialog.agree_button)

    clerk.go_to("首页")
    clerk.in_dialog(lambda: clerk.drop(files), ReviewDialog, agree)
    assert clerk.window.place_shown == "returns"
    assert screen.subtitle.text().startswith("应报 41，已收 6，未报 35")
    assert len(screen.doubts.view.rows_model.shown_rows()) == 2
    settle_again(clerk, screen)


def settle_again(clerk: Clerk, screen: Any) -> None:
    screen.tabs.setCurrentWidget(screen.doubts)
    settle_beside_the_sheet(clerk, screen)


def settle_beside_the_sheet(clerk: Clerk, screen: Any) -> None:
    doubts = screen.doubts.view.rows_model.shown_rows()
    screen.doubts.view.select_row(next(one.id for one in doubts if one.doubt.text == "160"))

    def say_sixty(dialog: ReviewDialog) -> None:
        clerk.qtbot.waitUntil(lambda: dialog.reading.current_line() is not None, timeout=30_000)
        assert "160" in dialog.card.text.text()
        clerk.press(dialog.reading.view, Qt.Key.Key_T)
        clerk.write(dialog.card.typed, "60")
        clerk.press(dialog.card.typed, Qt.Key.Key_Return)
        clerk.click(dialog.agree_button)

    clerk.in_dialog(lambda: clerk.click(screen.doubts.review_button), ReviewDialog, say_sixty)
    clerk.wait()


def add_a_base_and_a_survey(clerk: Clerk) -> None:
    screen = clerk.go_to("创建目标")

    def award(dialog: BaseDialog) -> None:
        clerk.write(dialog.name, "桃源科普园")
        dialog.level.choose(BaseLevel.county)
        dialog.stage.choose(Stage.awarded)
        dialog.on.setText("2023-05-18")
        clerk.press(dialog.name, Qt.Key.Key_Return)

    clerk.in_dialog(screen.register.add, BaseDialog, award)
    assert "县级科普教育基地 1/5" in screen.subtitle.text()

    def survey(dialog: SurveyDialog) -> None:
        dialog.year.setText("2022")
        clerk.write(dialog.rate, "10.9")
        clerk.press(dialog.rate, Qt.Key.Key_Return)

    clerk.in_dialog(screen.surveys.add, SurveyDialog, survey)
    rate = line_of(screen.indicators, "公民具备科学素质的比例")
    assert "10.9%" in [shown(screen.indicators, rate, c) for c in range(screen.indicators.rows_model.columnCount())]


def plan_the_year(clerk: Clerk) -> None:
    screen = clerk.go_to("进度安排")

    def milestone(dialog: MilestoneDialog) -> None:
        clerk.write(dialog.title_field, "中期评估")
        dialog.on.setText("2023-12-20")
        clerk.press(dialog.title_field, Qt.Key.Key_Return)

    def annual(dialog: AnnualDialog) -> None:
        dialog.year.setText("2023")
        clerk.write(dialog.title_field, "科普大篷车进校园")
        dialog.due.setText("2023-11-30")
        clerk.press(dialog.title_field, Qt.Key.Key_Return)

    clerk.in_dialog(lambda: clerk.press(screen, Qt.Key.Key_Insert, CTRL), MilestoneDialog, milestone)
    clerk.in_dialog(lambda: clerk.press(screen, Qt.Key.Key_Insert), AnnualDialog, annual)
    works = {row.work.title for row in screen.panel.view.rows_model.rows}
    assert {"中期评估", "科普大篷车进校园"} <= works


def make_the_pack(clerk: Clerk, folder: Path, answers: dict[str, Any]) -> None:
    """Previewed, and saved as three kinds of files that say the same."""
    screen = clerk.go_to("会议材料")
    screen.choices.period.choose("2023H1")
    clerk.press(screen, Qt.Key.Key_Return, CTRL)
    clerk.wait()
    assert screen.is_current
    assert screen.pane.pages.document.pageCount() == screen.preview.pages > 20
    for kind, key, modifier in (
        ("pdf", Qt.Key.Key_S, CTRL),
        ("xlsx", Qt.Key.Key_E, CTRL | SHIFT),
        ("docx", Qt.Key.Key_W, CTRL | SHIFT),
    ):
        answers["name"] = folder / f"材料包.{kind}"
        clerk.press(screen, key, modifier)
        clerk.wait()
    pages = ["".join(page.extract_text().split()) for page in PdfReader(folder / "材料包.pdf").pages]
    cells = [cell for sheet in load_workbook(folder / "材料包.xlsx") for row in sheet.values for cell in row]
    words = Document(str(folder / "材料包.docx"))
    written = "".join(cell.text for table in words.tables for row in table.rows for cell in row.cells)
    assert len(pages) == screen.preview.pages
    for number, page in enumerate(pages[1:], start=2):
        assert not page or f"第{number}页共{len(pages)}页" in page, "only the back of a sheet is empty"
    assert sum(not page for page in pages) < len(pages) / 3
    paper = "".join(pages)
    for unit in UNITS:
        said = next(text for text in cells if isinstance(text, str) and text.startswith(f"{unit}办了"))
        assert said in paper and said in written
    assert 60 in cells and 160 not in cells, "what she settled, not what they wrote"
    assert RENAMED in paper and RENAMED in cells and RENAMED in written
    assert "桃源科普园" in paper and "10.9%" in paper and "中期评估" in paper


def everything_is_still_there(clerk: Clerk) -> None:
    assert clerk.window.place_shown == "meeting", "it opens where she left"
    assert clerk.window.workspace.as_of == DAY
    assert shown(clerk.go_to("分工表").tasks.view, 0, TITLE) == RENAMED
    returns = clerk.go_to("填报回收")
    assert returns.subtitle.text().startswith("应报 41，已收 6，未报 35")
    assert [one.doubt.text for one in returns.doubts.view.rows_model.shown_rows()] == ["2023.6.31"]
    assert "县级科普教育基地 1/5" in clerk.go_to("创建目标").subtitle.text()
    works = {row.work.title for row in clerk.go_to("进度安排").panel.view.rows_model.rows}
    assert {"中期评估", "科普大篷车进校园"} <= works
    since_today(clerk)
    clerk.leave()


def since_today(clerk: Clerk) -> None:
    """The record of changes names what was done, newest first, and what was taken back as such."""
    settings = clerk.go_to("设置")
    settings.show_place(("since", date.today().isoformat()))
    history = settings.history
    done = [one.operation.why for one in history.view.rows_model.shown_rows()]
    assert any("导入6份填报件" in why for why in done)
    assert any("科普大篷车进校园" in why or "年度任务" in why for why in done)
    assert any(one.undone for one in history.view.rows_model.shown_rows())
