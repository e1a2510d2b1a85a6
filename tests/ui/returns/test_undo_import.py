"""Undoing an import from the window: she sees what goes with it and what stays before she agrees."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lianping_desk.domain.base import BaseLevel
from lianping_desk.domain.decision import Decision, Settled
from lianping_desk.domain.ledger import SentBack
from lianping_desk.domain.received import Doubt, ReadRow, TableKind
from lianping_desk.services.bases.edit_bases import edit_bases
from lianping_desk.services.bases.list_bases import list_bases
from lianping_desk.services.desk import Desk
from lianping_desk.services.periods.add_period import add_period
from lianping_desk.services.returns.doubts.settle_doubt import settle_doubt
from lianping_desk.services.returns.doubts.settle_doubts import settle_doubts
from lianping_desk.services.returns.importing.import_files import import_files
from lianping_desk.services.returns.importing.undo_import import imports, rehearse_undo_import, undo_import
from lianping_desk.services.returns.ledger.status import returns_status
from lianping_desk.services.returns.unit_return.returnable import returnable_file
from lianping_desk.store.decisions import decide
from lianping_desk.store.doubts import open_doubts
from lianping_desk.store.plans import current_plan
from lianping_desk.store.received import progress_facts
from lianping_desk.store.sent_back import add_sent_back
from lianping_desk.ui.returns import imports_list
from lianping_desk.ui.returns.imports_list import ImportsList
from lianping_desk.ui.returns.undo_import_dialog import UndoImportDialog
from lianping_desk.ui.workspace import Workspace
from tests.services.returns.filling import progress_line, reading

SCHOOL = "县教育局"
MUSEUM = ReadRow(
    TableKind.base,
    "Sheet1",
    9,
    {"level": BaseLevel.county, "stage": "已认定", "date": date(2023, 5, 1)},
    {"name": "B9", "stage": "D9"},
    {"name": "县科技馆", "stage": "已认定"},
    name="县科技馆",
)


@pytest.fixture
def workspace(qtbot: QtBot, desk: Desk) -> Iterator[Workspace]:
    made = Workspace(desk)
    yield made
    made.jobs.finish()


@pytest.fixture
def worked_on(workspace: Workspace, tmp_path: Path) -> Workspace:
    """An import; since then a doubt of it was settled, and the base that came with it was edited."""
    desk = workspace.desk
    add_period(desk, "2023H1")
    vague = Doubt("过半", "不是数字", "E5", "Sheet1", 5, "percent")
    line = progress_line(1, progress="办了讲座")
    rows = [replace(line, doubts=(vague,)), MUSEUM]
    path, read = reading(tmp_path, "教育局.xlsx", SCHOOL, "2023H1", rows)
    import_files(desk, [path], read=[read])
    with desk.database.reading() as session:
        (doubt,) = open_doubts(session)
    settle_doubt(desk, doubt.id, "55")
    (museum,) = [base for base in list_bases(desk) if base.name == "县科技馆"]
    edit_bases(desk, [replace(museum, note="周末开放")])
    return workspace


def test_a_rehearsal_tells_what_goes_and_what_stays_and_changes_nothing(worked_on: Workspace) -> None:
    desk = worked_on.desk
    (one,) = imports(desk)
    found = rehearse_undo_import(desk, one.code)
    assert len(found.steps) == 1 and "完成进度" in found.steps[0]
    assert any("县科技馆" in line and "保留" in line for line in found.kept)
    assert imports(desk) == (one,)
    done = undo_import(desk, one.code)
    assert (done.steps, done.kept) == (found.steps, found.kept)


def test_she_sees_both_before_she_agrees_and_esc_undoes_nothing(
    worked_on: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = ImportsList(worked_on)
    qtbot.addWidget(tab)
    shown: list[str] = []

    class Answered(UndoImportDialog):
        agrees = False

        def exec(self) -> int:
            shown[:] = [text.toPlainText() for text in self.lists]
            assert self.decline.isDefault() and not self.agree.isDefault()
            return int(self.agrees)

    monkeypatch.setattr(imports_list, "UndoImportDialog", Answered)
    (one,) = imports(worked_on.desk)
    tab.undo(one)
    assert len(shown) == 2 and "县科技馆" in shown[1]
    assert imports(worked_on.desk) == (one,)
    Answered.agrees = True
    tab.undo(one)
    assert [base.name for base in list_bases(worked_on.desk)] == ["县科技馆"], "her edit keeps the base"


def test_a_file_that_went_back_is_undone_with_its_import(worked_on: Workspace, tmp_path: Path) -> None:
    desk = worked_on.desk
    unit_id = next(one.unit.id for one in returns_status(desk, "2023H1").units if one.unit.name == SCHOOL)
    file = returnable_file(desk, unit_id, "2023H1")
    assert file is not None
    with desk.database.writing("退回“县教育局”的填报件", "王") as session:
        day = date(2023, 7, 9)
        decide(session, file.period.id, unit_id, accepted_on=None, returned_on=day, note="")
        add_sent_back(session, SentBack(file.period.id, unit_id, file.file_id, day, "退.xlsx", "", ()))
    (one,) = imports(desk)
    found = rehearse_undo_import(desk, one.code)
    assert "退回“县教育局”的填报件" in found.steps
    undo_import(desk, one.code)
    assert imports(desk) == ()
    assert returnable_file(desk, unit_id, "2023H1") is None


def test_a_later_import_about_the_same_base_is_not_undone_with_the_first(worked_on: Workspace, tmp_path: Path) -> None:
    desk = worked_on.desk
    add_period(desk, "2023H2")
    again = replace(
        MUSEUM,
        values={**MUSEUM.values, "stage": "复核", "date": date(2023, 11, 1)},
        texts={**MUSEUM.texts, "stage": "复核"},
    )
    path, read = reading(tmp_path, "下半年.xlsx", SCHOOL, "2023H2", [again])
    import_files(desk, [path], read=[read])
    later, first = imports(desk)
    found = rehearse_undo_import(desk, first.code)
    assert all("导入" not in step for step in found.steps)
    assert any("县科技馆" in line for line in found.kept)
    undo_import(desk, first.code)
    assert [one.code for one in imports(desk)] == [later.code]


def test_of_doubts_settled_in_one_go_only_those_of_the_import_are_undone_with_it(
    worked_on: Workspace, tmp_path: Path
) -> None:
    desk = worked_on.desk
    vague = Doubt("大半", "不是数字", "E5", "Sheet1", 5, "percent")
    unclear = Doubt("科普", "分不清是哪项任务", "B6", "Sheet1", 6, "task")
    codes = []
    for unit in ("县气象局", "县总工会"):
        held = replace(progress_line(1, row=6, people=30), task_no=None, doubts=(unclear,))
        rows = [replace(progress_line(1, progress=f"{unit}办了讲座"), doubts=(vague,)), held]
        path, read = reading(tmp_path, f"{unit}.xlsx", unit, "2023H1", rows)
        codes.append(str(import_files(desk, [path], read=[read]).code))
    with desk.database.reading() as session:
        waiting = open_doubts(session)
    answers = {"percent": Decision(Settled.typed, "60"), "task": Decision(Settled.typed, "3")}
    assert settle_doubts(desk, {one.id: answers[one.field] for one in waiting}).refused == []
    found = rehearse_undo_import(desk, codes[0])
    assert found.kept == () and len(found.steps) == 1
    undo_import(desk, codes[0])
    assert codes[0] not in [one.code for one in imports(desk)]
    assert said(desk) == {"progress": {"办了讲座", "县总工会办了讲座"}, "percent": {55, 60}, "people": {30}}
    with desk.database.reading() as session:
        assert open_doubts(session) == ()
    undo_import(desk, codes[1])
    assert said(desk) == {"progress": {"办了讲座"}, "percent": {55}}


def said(desk: Desk) -> dict[str, set[object]]:
    """Every value that stands, by field."""
    found: dict[str, set[object]] = {}
    with desk.database.reading() as session:
        for fact in progress_facts(session, current_plan(session).id):
            for field, value in fact.values.items():
                found.setdefault(field, set()).add(value)
    return found
