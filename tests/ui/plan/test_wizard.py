"""Reading a plan in as she does it: document and result side by side, nothing stored before she says so."""

import re
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.plan import Role
from lianping_desk.services.desk import Desk
from lianping_desk.services.history.undo import undo_state
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.ui import messages
from lianping_desk.ui.plan.review_dialog import PlanReviewDialog
from lianping_desk.ui.plan.source_dialog import SourceDialog
from lianping_desk.ui.plan.wizard import PlanWizard
from lianping_desk.ui.workspace import Workspace

PLAN = """青溪县全民科学素质行动实施方案（2026—2030年）
一、目标
到2030年，青溪县公民具备科学素质的比例超过18%。
二、提升行动
（一）青少年科学素质提升行动
——办好科学课。开足开齐科学课程。
（分工：由县教育局牵头，县科协、团县委等单位共同参与。）
（二）农民科学素质提升行动
——培育高素质农民。开展技术培训。
（分工：由县农业农村局牵头，县科协、县科协参与。）
"""


@pytest.fixture
def wizard(desk: Desk, qtbot: QtBot) -> Iterator[PlanWizard]:
    workspace = Workspace(desk)
    yield PlanWizard(workspace)
    workspace.jobs.finish()


def review(wizard: PlanWizard, qtbot: QtBot, source: Path | str = PLAN) -> PlanReviewDialog:
    wizard.read(source)
    qtbot.waitUntil(lambda: wizard.review is not None, timeout=30_000)
    assert wizard.review is not None
    qtbot.addWidget(wizard.review)
    return wizard.review


def edit(dialog: PlanReviewDialog, page: str, row: int, column: int, text: str) -> None:
    model = getattr(dialog, page).view.rows_model
    model.setData(model.index(row, column), text)


def texts(dialog: PlanReviewDialog, page: str, column: int) -> list[str]:
    model = getattr(dialog, page).view.rows_model
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_doubts_stand_first_and_every_page_says_how_much_it_holds(wizard: PlanWizard, qtbot: QtBot) -> None:
    dialog = review(wizard, qtbot)
    assert dialog.pages.currentWidget() is dialog.doubts
    names = [dialog.pages.tabText(place) for place in range(6)]
    assert names == ["疑点 1", "基本情况", "任务 2", "单位 4", "指标 1", "阶段 0"]
    assert dialog.summary.text() == "还有1处疑点没有核对。"
    view = dialog.doubts.view
    box = view.rows_model.index(0, 0)
    assert box.data() == "□"
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(box).center())
    assert view.rows_model.index(0, 0).data() == "✔"
    assert dialog.pages.tabText(0) == "疑点 0"
    assert "可以存了" in dialog.summary.text()


def test_a_line_of_the_document_and_what_was_read_of_it_lead_to_each_other(wizard: PlanWizard, qtbot: QtBot) -> None:
    dialog = review(wizard, qtbot)
    dialog.pages.setCurrentWidget(dialog.tasks)
    dialog.tasks.view.select_row(1)
    assert "农民科学素质提升行动" in dialog.document.currentItem().text()
    dialog.document.setCurrentRow(5)  # ——办好科学课
    assert dialog.tasks.view.current_row().entry.title == "青少年科学素质提升行动"
    dialog.document.setCurrentRow(2)
    assert dialog.pages.currentWidget() is dialog.indicators


def test_everything_can_be_corrected_and_is_stored_in_one_step(wizard: PlanWizard, qtbot: QtBot, desk: Desk) -> None:
    dialog = review(wizard, qtbot)
    edit(dialog, "tasks", 0, 2, "青少年科学行动")
    edit(dialog, "tasks", 0, 1, "重点工程")
    edit(dialog, "tasks", 0, 3, "县教育局、县委宣传部")
    dialog.tasks.view.select_row(0)
    dialog.tasks.measures.setPlainText("办好科学课\n办科技节")
    edit(dialog, "indicators", 0, 2, "19.5")
    edit(dialog, "indicators", 0, 6, "力争")
    dialog.phases.add()
    edit(dialog, "phases", 0, 1, "2027")
    dialog.about.region.setText("青溪县")
    dialog.about.years.setText("2026-2031")
    dialog.about.years.textEdited.emit("2026-2031")
    place = texts(dialog, "units", 0).index("县委宣传部")
    edit(dialog, "units", place, 1, "新增：其他单位")
    before = undo_state(desk).undo
    dialog.try_to_store()
    shown = show_plan(desk)
    first = shown.plan.tasks[0]
    assert (first.title, first.kind.chinese) == ("青少年科学行动", "重点工程")
    assert [one.token for one in first.units(Role.lead)] == ["县教育局", "县委宣传部"]
    assert [measure.title for measure in first.measures] == ["办好科学课", "办科技节"]
    assert (str(shown.indicators[0].target.number), shown.indicators[0].strength.chinese) == ("19.5", "力争")
    assert (shown.plan.first_year, shown.plan.last_year) == (2026, 2031)
    assert [(phase.first_year, phase.last_year) for phase in shown.plan.phases] == [(2027, 2030)]
    assert shown.unit(first.units(Role.lead)[1].unit_id).kind.chinese == "其他单位"
    undone = undo_state(desk).undo
    assert undone is not None
    assert undone != before


def test_closing_it_leaves_nothing(wizard: PlanWizard, qtbot: QtBot, desk: Desk) -> None:
    before = (show_plan(desk), undo_state(desk))
    dialog = review(wizard, qtbot)
    edit(dialog, "tasks", 0, 2, "改过的任务")
    dialog.reject()
    assert (show_plan(desk), undo_state(desk)) == before


def test_what_is_missing_keeps_it_open_and_says_so(wizard: PlanWizard, qtbot: QtBot, desk: Desk) -> None:
    dialog = review(wizard, qtbot, PLAN.replace("（2026—2030年）", ""))
    assert "没有起止年份" in dialog.summary.text()
    dialog.try_to_store()
    assert dialog.isVisible()
    assert dialog.pages.currentWidget() is dialog.about
    assert "年份" in dialog._trouble.text()
    assert show_plan(desk).plan.id == 1


def test_a_cell_that_cannot_be_read_stays_as_it_was(wizard: PlanWizard, qtbot: QtBot) -> None:
    dialog = review(wizard, qtbot)
    edit(dialog, "indicators", 0, 2, "很多")
    assert "不是数字" in dialog._trouble.text()
    assert texts(dialog, "indicators", 2) == ["18"]


def test_tasks_are_added_moved_and_deleted(wizard: PlanWizard, qtbot: QtBot) -> None:
    dialog = review(wizard, qtbot)
    dialog.tasks.view.select_row(0)
    dialog.tasks.move_task(1)
    assert texts(dialog, "tasks", 2)[0] == "农民科学素质提升行动"
    dialog.tasks.add()
    assert texts(dialog, "tasks", 0) == ["1", "2", "3"]
    dialog.tasks.view.select_row(0)
    dialog.tasks.remove()
    assert len(texts(dialog, "tasks", 2)) == 2


def test_units_of_the_same_county_are_met_and_others_may_be_theirs(
    wizard: PlanWizard, qtbot: QtBot, desk: Desk
) -> None:
    dialog = review(wizard, qtbot, PLAN.replace("青溪县", "连平县").replace("团县委", "县教体局"))
    assert texts(dialog, "units", 1)[0] == "就是：县教育局"
    place = texts(dialog, "units", 0).index("县教体局")
    edit(dialog, "units", place, 1, "就是：县教育局")
    dialog.try_to_store()
    school = next(unit for unit in show_plan(desk).units if unit.name == "县教育局")
    assert "县教体局" in school.aliases


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("空.txt", b"   \n", "没有文字"),
        ("小说.txt", ("第一章\n从前有一座山，山里有一座庙。\n" * 40).encode(), "不像"),
        ("旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "另存为 .docx"),
        ("扫描.pdf", b"%PDF-1.4\n" + bytes(600), "另存为 .docx"),
        ("乱码.txt", PLAN.encode("utf-16-le")[1:] + PLAN.encode("gb18030"), "编码|乱码|不像|没有文字"),
    ],
)
def test_what_is_no_plan_is_refused_in_a_sentence(
    name: str,
    content: bytes,
    word: str,
    wizard: PlanWizard,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    desk: Desk,
) -> None:
    told: list[DeskError] = []
    monkeypatch.setattr(messages, "show_trouble", lambda _parent, error: told.append(error))
    (tmp_path / name).write_bytes(content)
    before = show_plan(desk)
    wizard.read(tmp_path / name)
    qtbot.waitUntil(lambda: bool(told), timeout=30_000)
    assert re.search(word, str(told[0]))
    assert wizard.review is None
    assert show_plan(desk) == before


def test_a_word_document_is_read_from_a_drop(wizard: PlanWizard, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "方案.docx"
    document = docx.Document()
    for line in PLAN.splitlines():
        document.add_paragraph(line)
    document.save(str(file))
    wizard.start()
    source = wizard.source
    assert isinstance(source, SourceDialog)
    qtbot.addWidget(source)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    source.drop.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    qtbot.waitUntil(lambda: wizard.review is not None, timeout=30_000)
    assert wizard.review is not None
    qtbot.addWidget(wizard.review)
    assert texts(wizard.review, "tasks", 2) == ["青少年科学素质提升行动", "农民科学素质提升行动"]


def test_pasted_text_is_read_too(wizard: PlanWizard, qtbot: QtBot) -> None:
    wizard.start()
    source = wizard.source
    assert source is not None
    qtbot.addWidget(source)
    assert not source.read.isEnabled()
    source.text.setPlainText(PLAN)
    source.read.click()
    qtbot.waitUntil(lambda: wizard.review is not None, timeout=30_000)
    assert wizard.review is not None
    qtbot.addWidget(wizard.review)
    assert wizard.review.windowTitle() == "读入方案：粘贴的文字"
