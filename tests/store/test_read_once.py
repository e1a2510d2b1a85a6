"""One page is of one moment of the data, and asks the database once for what several of its parts need."""

from decimal import Decimal

import pytest
from sqlalchemy import event

from lianping_desk.store.database import Database
from lianping_desk.store.surveys import surveys
from lianping_desk.store.tables import LiteracySurveyRow


def add_survey(database: Database, year: int) -> None:
    with database.writing("录入调查", "tester") as session:
        session.add(LiteracySurveyRow(year=year, rate=Decimal(10), sample=None, source=""))


def test_what_was_read_once_is_not_asked_again(database: Database) -> None:
    asked: list[str] = []
    event.listen(database._reader, "before_cursor_execute", lambda _c, _cur, statement, *_: asked.append(statement))
    with database.reading() as session, database.reading() as again:
        assert surveys(session) is surveys(again)
    assert any("literacy_survey" in statement for statement in asked)
    assert len(asked) == len(set(asked))


def test_a_reading_inside_a_reading_sees_the_same_moment(database: Database) -> None:
    with database.reading() as outer:
        before = surveys(outer)
        add_survey(database, 2031)
        with database.reading() as inner:
            assert surveys(inner) == before
    with database.reading() as session:
        assert 2031 in [one.year for one in surveys(session)]


def test_after_trouble_inside_a_reading_the_next_one_starts_anew(database: Database) -> None:
    with pytest.raises(ValueError, match="trouble"), database.reading():
        raise ValueError("trouble")
    add_survey(database, 2032)
    with database.reading() as session:
        assert 2032 in [one.year for one in surveys(session)]


def test_who_writes_reads_what_it_wrote(database: Database) -> None:
    with database.writing("录入调查", "tester") as session:
        before = len(surveys(session))
        session.add(LiteracySurveyRow(year=2033, rate=Decimal(10), sample=None, source=""))
        session.flush()
        assert len(surveys(session)) == before + 1
