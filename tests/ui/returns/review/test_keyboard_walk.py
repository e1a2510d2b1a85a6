"""From a dropped file to values in the database without a mouse."""

from decimal import Decimal
from pathlib import Path

from lianping_desk.domain.decision import Settled
from lianping_desk.services.desk import Desk
from lianping_desk.services.history.undo import undo
from lianping_desk.services.returns.importing.answers import AnsweredImport
from lianping_desk.services.taught.list_taught import list_taught
from lianping_desk.store.doubts import open_doubts
from lianping_desk.store.plans import current_plan
from lianping_desk.store.received import progress_facts
from lianping_desk.store.received_tables import DoubtRow
from lianping_desk.ui.workspace import Workspace
from tests.ui.returns.review.at_the_review import ClerkAtReview, office_table
from tests.ui.returns.review.conftest import Sit

NAMED = ("序号", "工作任务", "工作进展情况", "完成进度（%）", "受益人次", "存在问题")
ROWS = (
    (1, "实施青少年科学素质提升行动", "举办科技节", "60%", 1200, "经费不足"),
    (2, "实施农民科学素质提升行动", "进村宣讲", "过半", 300, "无"),
    (3, "县里的科技大篷车", "下乡", "30%", 50, "无"),
    (4, "实施老年人科学素质提升行动", "讲座", "40%", 60, "无"),
)


def facts(desk: Desk) -> dict[int, dict[str, object]]:
    """Values by task number."""
    with desk.database.reading() as session:
        plan = current_plan(session)
        numbers = {task.id: task.no for task in plan.tasks}
        return {numbers[fact.task_id]: dict(fact.values) for fact in progress_facts(session, plan.id)}


def left(desk: Desk) -> list[str]:
    with desk.database.reading() as session:
        return [one.field for one in open_doubts(session)]


def settle_everything(clerk: ClerkAtReview) -> None:
    assert clerk.at == ("D3", "heading")
    clerk.press("1")  # the column is the percentage: read again at once
    assert clerk.at == ("E3", "heading")
    clerk.press("1")  # and this one the people: what is known already is not offered again
    assert clerk.at == ("D5", "percent")
    clerk.press("T", "160", "Return")
    assert "超过100%" in clerk.dialog.card.trouble.text()
    clerk.press("Backspace", "Backspace", "Backspace", "55%", "Return")
    assert clerk.at == ("B6", "task")
    clerk.press("D")
    assert clerk.at == ("C7", "row")
    clerk.press("1")
    assert "都处理完了" in clerk.said


def test_a_file_with_doubts_is_settled_by_keys_imported_and_its_values_are_there(
    sit_down: Sit, workspace: Workspace, imported: list[AnsweredImport], tmp_path: Path
) -> None:
    first = office_table(tmp_path / "县教育局.xlsx", ROWS, hidden=(7,))
    second = office_table(tmp_path / "县教育局补充.xlsx", [(1, "实施产业工人科学素质提升行动", "竞赛", "70%", 100, "")])
    clerk = sit_down(first, second)
    desk = workspace.desk
    settle_everything(clerk)
    assert facts(desk) == {} and list_taught(desk) == ()  # nothing is written before she says so
    clerk.press("Return")
    assert clerk.is_closed
    assert facts(desk) == {
        1: {"progress": "举办科技节", "percent": Decimal(60), "people": 1200, "problems": "经费不足"},
        2: {"progress": "进村宣讲", "percent": Decimal(55), "people": 300},
        3: {"progress": "竞赛", "percent": Decimal(70), "people": 100},
        4: {"progress": "讲座", "percent": Decimal(40), "people": 60},
    }
    assert left(desk) == []
    assert [(one.meaning, one.unit) for one in list_taught(desk)] == [
        ("受益人次", "县教育局"),
        ("完成进度（%）", "县教育局"),
    ]
    with desk.database.reading() as session:
        settled = {row.field: Settled(row.settled) for row in session.query(DoubtRow) if row.settled}
    assert settled == {"percent": Settled.typed, "task": Settled.left_out, "row": Settled.taken}
    (done,) = imported
    assert done.open_doubts == 0 and done.refused == ()
    undo(desk)  # one transaction: one undo
    assert facts(desk) == {} and list_taught(desk) == ()


def test_what_she_does_not_decide_waits_and_is_settled_later_beside_the_archived_sheet(
    sit_down: Sit, workspace: Workspace, tmp_path: Path
) -> None:
    desk = workspace.desk
    clerk = sit_down(office_table(tmp_path / "县教育局.xlsx", ROWS, hidden=(7,)))
    clerk.press("Return")
    assert facts(desk)[1] == {"progress": "举办科技节", "problems": "经费不足"}
    assert sorted(left(desk)) == ["heading", "heading", "row", "task"]
    clerk = sit_down()
    assert clerk.at == ("D3", "heading")
    clerk.qtbot.waitUntil(clerk.dialog.sheet.view.isVisible, timeout=30_000)
    assert clerk.dialog.sheet.model.sheet.texts[3, 4] == "办结评估"
    clerk.press("1", "D", "D", "1", "Return")
    assert facts(desk)[1]["percent"] == 60 and facts(desk)[4] == {"progress": "讲座", "percent": Decimal(40)}
    assert left(desk) == ["percent"]  # what could only be seen with the heading known
    with desk.database.reading() as session:
        settled = {row.text: row.settled for row in session.query(DoubtRow)}
    assert settled["办结评估"] == "taught" and settled["参与热度"] == "left_out"
    undo(desk)
    assert sorted(left(desk)) == ["heading", "heading", "row", "task"] and "percent" not in facts(desk)[1]


def test_backspace_takes_the_last_decision_back_and_returns_to_its_doubt(
    sit_down: Sit, workspace: Workspace, tmp_path: Path
) -> None:
    clerk = sit_down(office_table(tmp_path / "县教育局.xlsx", ROWS, hidden=(7,)))
    clerk.press("1", "D")
    assert clerk.at == ("D5", "percent")
    clerk.press("Backspace")
    assert clerk.at == ("E3", "heading")
    clerk.press("Backspace")  # the taught word is forgotten, the file read again without it
    assert clerk.at == ("D3", "heading")
    assert not clerk.dialog.decided and clerk.dialog.decided.words == []
    assert [stop.doubt.doubt.field for stop in clerk.dialog._walk.stops] == ["heading", "heading", "task", "row"]


def test_n_and_p_walk_through_the_doubts_of_all_files(sit_down: Sit, tmp_path: Path) -> None:
    headings = ("序号", "工作任务", "工作进展情况", "完成进度（%）")
    one = office_table(tmp_path / "a.xlsx", [(1, "实施青少年科学素质提升行动", "甲", "过半")], headings)
    two = office_table(
        tmp_path / "b.xlsx", [(1, "实施农民科学素质提升行动", "乙", "大半")], headings, unit="县农业农村局"
    )
    clerk = sit_down(one, two)
    assert clerk.dialog.heading.text() == "a.xlsx"
    clerk.press("N")
    assert clerk.dialog.heading.text() == "b.xlsx" and clerk.at == ("D4", "percent")
    clerk.press("P")
    assert clerk.dialog.heading.text() == "a.xlsx"


def test_a_task_in_the_words_of_a_unit_is_taught_for_every_unit(
    sit_down: Sit, workspace: Workspace, tmp_path: Path
) -> None:
    headings = ("序号", "工作任务", "工作进展情况", "完成进度（%）")
    rows = [(1, "大篷车下乡", "甲", "50%"), (2, "大篷车下乡", "乙", "60%")]
    other = office_table(tmp_path / "b.xlsx", rows[:1], headings, unit="团县委")
    clerk = sit_down(office_table(tmp_path / "a.xlsx", rows[:1], headings), other)

    def teach(dialog: object) -> None:
        dialog.search.setText("农民")  # type: ignore[attr-defined]
        dialog.all_units.setChecked(True)  # type: ignore[attr-defined]
        dialog.accept()  # type: ignore[attr-defined]

    assert clerk.at == ("B4", "task")
    clerk.in_dialog("H", teach)
    assert "都处理完了" in clerk.said
    clerk.press("Return")
    (word,) = list_taught(workspace.desk)
    assert (word.word.text, word.word.means, word.unit) == ("大篷车下乡", "2", "")
    assert facts(workspace.desk)[2]["percent"] == 50 and left(workspace.desk) == []


def test_keys_work_on_while_the_sheet_of_another_file_is_being_opened(sit_down: Sit, tmp_path: Path) -> None:
    paths = [office_table(tmp_path / f"{unit}.xlsx", ROWS[1:2], NAMED, unit=unit) for unit in ("县教育局", "团县委")]
    clerk = sit_down(*paths)
    clerk.qtbot.waitUntil(clerk.dialog.sheet.view.isVisible, timeout=30_000)
    clerk.dialog.sheet.view.setFocus()  # she clicked on a cell
    clerk.dialog._go_to_file(1)
    day = clerk.dialog.received.text()
    clerk.press("N", "D", "Backspace", "Backspace")
    assert clerk.dialog.received.text() == day, "the keys went into the field of the day"
    assert not clerk.dialog.decided
    clerk.press("D")
    assert len(clerk.dialog.decided.decisions) == 1


def test_turning_to_another_file_says_how_many_of_its_doubts_are_open(sit_down: Sit, tmp_path: Path) -> None:
    sure = office_table(tmp_path / "县教育局.xlsx", [(1, "实施青少年科学素质提升行动", "科技节", "60%", 10, "")], NAMED)
    doubtful = office_table(
        tmp_path / "县科协.xlsx", [(2, "不知名的任务", "下乡", "70%", 10, "")], NAMED, unit="县科协"
    )
    clerk = sit_down(sure, doubtful)
    clerk.press("D")
    clerk.dialog._go_to_file(0)
    assert clerk.said == "这份文件没有疑点。"
    clerk.dialog._go_to_file(1)
    assert clerk.said == "这份文件的疑点都处理了。"
    clerk.press("Backspace")
    clerk.dialog._go_to_file(0)
    clerk.dialog._go_to_file(1)
    assert clerk.said == "这份文件有 1 个疑点等您定。按 N 逐个看。"
    clerk.press("N")
    assert clerk.at == ("B4", "task")
