"""Every row that a writing session touches stands in the log, with old and new values."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import delete, select, update

from lianping_desk.domain.plan import TaskKind
from lianping_desk.domain.unit import UnitKind
from lianping_desk.store.change_tables import ChangeRow
from lianping_desk.store.changes import from_json, to_json
from lianping_desk.store.database import Database, all_tables
from lianping_desk.store.history import changes_of, recent_operations
from lianping_desk.store.tables import LiteracySurveyRow, PlanRow, TaskRow, UnitAliasRow, UnitRow

Logged = tuple[str, object, object]


def logged(database: Database) -> list[Logged]:
    """Table, old and new of every change of the last operation."""
    with database.reading() as session:
        last = recent_operations(session)[-1]
        return [(change.table, change.old, change.new) for change in changes_of(session, last.id)]


def test_an_added_row_is_logged_with_all_its_values(database: Database) -> None:
    with database.writing("新增", "王") as session:
        session.add(LiteracySurveyRow(region="连平县", year=2020, rate=Decimal("10.20"), source="省科协"))
    assert logged(database) == [
        (
            "literacy_survey",
            None,
            {"id": 1, "region": "连平县", "year": 2020, "rate": "10.20", "sample": None, "source": "省科协"},
        )
    ]


def test_a_changed_row_is_logged_with_the_changed_values_only(database: Database) -> None:
    with database.writing("新增", "王") as session:
        session.add(UnitRow(name="县教育局", kind=UnitKind.government))
    with database.writing("并入", "王") as session:
        session.scalars(select(UnitRow)).one().until = date(2024, 3, 1)
    assert logged(database) == [("unit", {"until": None}, {"until": "2024-03-01"})]


def test_a_value_set_after_the_row_was_added_in_the_same_step_is_logged(database: Database) -> None:
    """`until` was never given, so it is not among the values that SQLAlchemy keeps of a new row."""
    with database.writing("新增", "王") as session:
        unit = UnitRow(name="县教育局", kind=UnitKind.government)
        session.add(unit)
        session.flush()
        unit.until = date(2024, 3, 1)
    assert logged(database)[1:] == [("unit", {"until": None}, {"until": "2024-03-01"})]


def test_a_deleted_row_is_logged_with_all_its_values_and_those_it_owned(database: Database) -> None:
    with database.writing("新增", "王") as session:
        session.add(UnitRow(name="县教育局", kind=UnitKind.government, aliases=[UnitAliasRow(text="教育局")]))
    with database.writing("删除", "王") as session:
        session.delete(session.scalars(select(UnitRow)).one())
    changes = logged(database)
    assert sorted(table for table, _, _ in changes) == ["unit", "unit_alias"]
    assert all(new is None for _, _, new in changes)
    assert {"id": 1, "unit_id": 1, "text": "教育局"} in [old for _, old, _ in changes]


def test_a_bulk_statement_that_would_go_unlogged_is_refused(database: Database) -> None:
    for statement in (update(UnitRow).values(note="x"), delete(UnitRow)):
        with pytest.raises(RuntimeError, match="change log"), database.writing("改", "王") as session:
            session.execute(statement)


def test_a_value_whose_old_one_is_not_known_is_refused_rather_than_logged_wrongly(database: Database) -> None:
    with database.writing("新增", "王") as session:
        session.add(UnitRow(name="县教育局", kind=UnitKind.government))
    with pytest.raises(RuntimeError, match=r"unit\.note"), database.writing("改", "王") as session:
        unit = session.scalars(select(UnitRow)).one()
        session.expire(unit, ["note"])
        unit.note = "x"


def test_who_did_what_and_why_is_kept(database: Database) -> None:
    with database.writing("新增方案", "王") as session:
        plan = PlanRow(title="方案", region="县", first_year=2021, last_year=2025)
        plan.tasks = [TaskRow(no=1, kind=TaskKind.action, title="任务")]
        session.add(plan)
    with database.reading() as session:
        [operation] = recent_operations(session)
        assert (operation.who, operation.why, operation.reverses_id) == ("王", "新增方案", None)
        assert session.scalars(select(ChangeRow.operation_id)).all() == [operation.id] * 2


def test_every_value_comes_back_from_the_log_as_it_was(filled_database: Database) -> None:
    with filled_database.reading() as session:
        for table in all_tables().sorted_tables:
            for row in session.connection().execute(select(table)).mappings():
                for column in table.columns:
                    value = row[column.key]
                    assert from_json(column, to_json(value)) == value
                    assert type(from_json(column, to_json(value))) is type(value)
