"""退回 in the window: she ticks cells, words a reason, and the marked workbook lies where she wanted it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lianping_desk.domain.ledger import MarkedCell
from lianping_desk.services.desk import Desk
from lianping_desk.services.periods.add_period import add_period
from lianping_desk.services.returns.doubts.review_files import review_reads
from lianping_desk.services.returns.importing.import_files import import_files
from lianping_desk.services.returns.ledger.status import ReturnState, UnitReturn, returns_status
from lianping_desk.services.returns.reading.read_files import read_files
from lianping_desk.services.returns.unit_return.returnable import ReturnableFile, returnable_file
from lianping_desk.services.returns.unit_return.send_back import send_back_workbook
from lianping_desk.ui import messages
from lianping_desk.ui.returns.review.compare_dialog import CompareDialog
from lianping_desk.ui.returns.send_back import sending
from lianping_desk.ui.returns.send_back.dialog import SendBackDialog
from lianping_desk.ui.returns.send_back.sending import SendingBack
from lianping_desk.ui.returns.unit_return import unit_dialog
from lianping_desk.ui.returns.unit_return.differences_dialog import DifferencesDialog
from lianping_desk.ui.returns.unit_return.resubmission_dialog import ResubmissionDialog
from lianping_desk.ui.returns.unit_return.unit_dialog import UnitReturnDialog
from lianping_desk.ui.tables.rows_view import RowsView
from lianping_desk.ui.workspace import Workspace
from tests.services.returns.filling import plain_table

DAY = date(2023, 7, 15)
SCHOOL = "县教育局"
TASK = "实施青少年科学素质提升行动"
HEADINGS = ("任务", "进展情况", "完成进度（%）")


def table(folder: Path, name: str, percent: object, progress: str = "办了讲座") -> Path:
    return plain_table(folder / name, f"{SCHOOL}2023年上半年填报表", HEADINGS, [(TASK, progress, percent)])


@pytest.fixture
def workspace(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Workspace]:
    desk.settings = replace(desk.settings, as_of=DAY.isoformat())
    add_period(desk, "2023H1")
    import_files(desk, [table(tmp_path, "一.xlsx", "过半")], received_on=date(2023, 7, 8))
    made = Workspace(desk)
    yield made
    made.jobs.finish()


def line(workspace: Workspace) -> UnitReturn:
    return next(one for one in returns_status(workspace.desk, "2023H1", DAY).units if one.unit.name == SCHOOL)


def file(workspace: Workspace) -> ReturnableFile:
    found = returnable_file(workspace.desk, line(workspace).unit.id, "2023H1")
    assert found is not None
    return found


@pytest.fixture
def dialog(workspace: Workspace, qtbot: QtBot, tmp_path: Path) -> SendBackDialog:
    made = SendBackDialog(None, file(workspace), DAY, "王同志", tmp_path / "退回")
    qtbot.addWidget(made)
    made.show()
    return made


def test_doubtful_cells_are_ticked_at_first_and_others_by_the_space_bar(dialog: SendBackDialog, qtbot: QtBot) -> None:
    assert [cell.text for cell in dialog.cells.chosen()] == ["过半"]
    assert dialog.agree.text() == "退回，标注 1 处"
    dialog.cells.which.setCurrentIndex(1)
    view = dialog.cells.view
    texts = [one.cell.text for one in view.rows_model.shown_rows()]
    view.setCurrentIndex(view.rows_model.index(texts.index("办了讲座"), 0))
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert {cell.text for cell in dialog.cells.chosen()} == {"过半", "办了讲座"}
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert [cell.text for cell in dialog.cells.chosen()] == ["过半"]


def test_a_cell_that_may_be_ticked_shows_an_empty_box_and_a_click_ticks_it(
    dialog: SendBackDialog, qtbot: QtBot
) -> None:
    dialog.cells.which.setCurrentIndex(1)
    view = dialog.cells.view
    box = view.rows_model.index([one.cell.text for one in view.rows_model.shown_rows()].index("办了讲座"), 0)
    assert box.data() == "□"
    view.scrollTo(box)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(box).center())
    assert box.data() == "✔"
    assert {cell.text for cell in dialog.cells.chosen()} == {"过半", "办了讲座"}


def test_a_reason_in_her_own_words_ticks_the_cell_and_the_unit_will_read_it(dialog: SendBackDialog) -> None:
    dialog.cells.which.setCurrentIndex(1)
    model = dialog.cells.view.rows_model
    row = [one.cell.text for one in model.shown_rows()].index("办了讲座")
    titles = [column.title for column in model.columns]
    assert model.setData(model.index(row, titles.index("哪里不对（可以改写）")), "太笼统，请写明场次和地点")
    assert "太笼统，请写明场次和地点" in model.index(row, titles.index("单位会看到")).data()
    assert {(cell.text, cell.why) for cell in dialog.cells.chosen()} == {
        ("过半", "不是数字"),
        ("办了讲座", "太笼统，请写明场次和地点"),
    }


def test_without_a_cell_or_a_word_and_without_a_day_it_does_not_go(dialog: SendBackDialog) -> None:
    dialog.cells.view.setCurrentIndex(dialog.cells.view.rows_model.index(0, 0))
    dialog.cells.toggle()
    dialog.agree.click()
    assert dialog.isVisible() and "勾选" in dialog.trouble.text()
    dialog.note.setText("请重新填报")
    dialog.due.setText("")
    dialog.agree.click()
    assert dialog.isVisible() and "哪一天" in dialog.trouble.text()
    dialog.due.setText("2023-7-20")
    dialog.agree.click()
    assert dialog.decided is not None and dialog.decided.due == date(2023, 7, 20) and dialog.decided.cells == ()


def test_the_workbook_is_written_where_she_wanted_it_and_she_is_told(
    workspace: Workspace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(messages, "confirm", lambda _parent, question, more="", **_: told.append(more) or False)

    class Agreed(SendBackDialog):
        def exec(self) -> int:
            self._folder = tmp_path / "发回"
            self.contact.setText("王同志 0762-0000000")
            self.agree.click()
            return int(self.decided is not None)

    monkeypatch.setattr(sending, "SendBackDialog", Agreed)
    assert SendingBack(workspace).send(None, line(workspace).unit.id, "2023H1")
    qtbot.waitUntil(lambda: not workspace.jobs.under_way, timeout=30_000)
    (written,) = (tmp_path / "发回").glob("*.xlsx")
    assert str(written) in told[0]
    assert load_workbook(written).worksheets[1]["C3"].comment is not None
    assert line(workspace).state is ReturnState.returned
    kept = workspace.desk.settings.window
    assert (kept["send_back_contact"], kept["send_back_folder"]) == ("王同志 0762-0000000", str(tmp_path / "发回"))


def cell_texts(view: RowsView) -> list[str]:
    """Everything that a table shows."""
    model = view.rows_model
    places = [(row, column) for row in range(model.rowCount()) for column in range(model.columnCount())]
    return [str(model.index(row, column).data()) for row, column in places]


def test_after_the_second_version_the_unit_shows_both_comparisons(
    workspace: Workspace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = UnitReturnDialog(workspace, line(workspace))
    qtbot.addWidget(first)
    first.show()
    assert not first.differences_button.isVisible() and first.send_back_button.isVisible()
    sent = file(workspace)
    cells: list[MarkedCell] = [one.cell for one in sent.doubtful]
    send_back_workbook(workspace.desk, sent, cells, tmp_path / "退回", on=DAY)
    import_files(workspace.desk, [table(tmp_path, "二.xlsx", 55, "办了三场讲座")], received_on=DAY)
    dialog = UnitReturnDialog(workspace, line(workspace))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.differences_button.isVisible() and dialog.resubmission_button.isVisible()
    shown: list[str] = []

    class Differences(DifferencesDialog):
        def exec(self) -> int:
            shown.extend([self.heading.text(), *cell_texts(self.table.view)])
            return 0

    class Resubmitted(ResubmissionDialog):
        def exec(self) -> int:
            shown.extend(cell_texts(self.table.marked))
            return 0

    monkeypatch.setattr(unit_dialog, "DifferencesDialog", Differences)
    monkeypatch.setattr(unit_dialog, "ResubmissionDialog", Resubmitted)
    dialog.differences_button.click()
    assert "改了 1 处" in shown[0] and "办了三场讲座" in shown and "55" in shown
    shown.clear()
    dialog.resubmission_button.click()
    assert shown[0] == "已改" and "过半" in shown and "55" in shown


def test_the_review_of_a_resubmission_begins_with_the_marked_cells(
    workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    sent = file(workspace)
    send_back_workbook(workspace.desk, sent, [one.cell for one in sent.doubtful], tmp_path / "退回", on=DAY)
    path = table(tmp_path, "二.xlsx", 55, "办了三场讲座")
    reads = read_files(workspace.desk, [path])
    (reviewed,) = review_reads(workspace.desk, [path], reads)
    assert reviewed.note == "退回的 1 处：已改 1 处；其他改动 1 处。"
    gone_to: list[tuple[str | None, str]] = []
    dialog = CompareDialog(None, reviewed, (), lambda sheet, cell: gone_to.append((sheet, cell)))
    qtbot.addWidget(dialog)
    dialog.show()
    (again,) = dialog.again
    assert again.isVisible() and not dialog.view.isVisible()
    assert cell_texts(again.marked)[:4] == ["已改", f"1. {TASK}", "完成进度（%）", "过半"]
    again.marked.opened.emit(again.marked.rows_model.row_at(0))
    assert gone_to == [("Sheet", "C3")]
