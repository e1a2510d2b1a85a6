"""Opening, changing and deleting reporting periods."""

from datetime import date
from pathlib import Path

import pytest

from lianping_desk.domain.errors import DeskError
from lianping_desk.services.desk import Desk
from lianping_desk.services.history.row_history import recent_operations
from lianping_desk.services.history.undo import undo
from lianping_desk.services.periods.add_period import add_period
from lianping_desk.services.periods.change_due import change_due
from lianping_desk.services.periods.delete_period import delete_period
from lianping_desk.services.periods.show_periods import periods
from lianping_desk.services.returns.forms.write_forms import write_forms


def test_a_period_is_due_ten_days_after_it_ends_unless_she_says_otherwise(desk: Desk) -> None:
    assert add_period(desk, "2023H1").period.due == date(2023, 7, 10)
    assert add_period(desk, "2023Q3", date(2023, 10, 20)).period.due == date(2023, 10, 20)


def test_opening_a_period_twice_changes_nothing_and_says_so(desk: Desk) -> None:
    add_period(desk, "2023H1", date(2023, 7, 20))
    steps = len(recent_operations(desk))
    again = add_period(desk, "2023h1")
    assert again.period.due == date(2023, 7, 20)
    assert "早已建好" in again.sentence
    assert len(recent_operations(desk)) == steps
    assert len(periods(desk)) == 1


def test_opening_it_with_another_day_moves_the_due_date(desk: Desk) -> None:
    add_period(desk, "2023H1")
    again = add_period(desk, "2023H1", date(2023, 7, 31))
    assert "2023-07-10改为2023-07-31" in again.sentence
    assert [one.due for one in periods(desk)] == [date(2023, 7, 31)]
    undo(desk)
    assert [one.due for one in periods(desk)] == [date(2023, 7, 10)]


@pytest.mark.parametrize("code", ["2023H3", "23H1", "上半年", "", "2023-13"])
def test_what_is_no_period_is_refused_with_the_right_spelling(desk: Desk, code: str) -> None:
    with pytest.raises(DeskError, match="2023H1"):
        add_period(desk, code)


def test_a_due_date_before_the_period_begins_is_a_slip_of_the_year(desk: Desk) -> None:
    with pytest.raises(DeskError, match="早于2023年上半年的第一天"):
        add_period(desk, "2023H1", date(2022, 7, 10))
    add_period(desk, "2023H1")
    with pytest.raises(DeskError, match="早于"):
        change_due(desk, "2023H1", date(2022, 7, 10))
    assert periods(desk)[0].due == date(2023, 7, 10)


def test_periods_come_in_the_order_of_time_whatever_the_order_of_opening(desk: Desk) -> None:
    for code in ("2024", "2023H2", "2023Q4", "2023H1", "2024-05"):
        add_period(desk, code)
    assert [one.code for one in periods(desk)] == ["2023H1", "2023Q4", "2023H2", "2024-05", "2024"]


def test_an_empty_period_can_be_deleted_one_with_forms_cannot(desk: Desk, tmp_path: Path) -> None:
    add_period(desk, "2023H1")
    add_period(desk, "2023H2")
    delete_period(desk, "2023H2")
    write_forms(desk, "2023H1", tmp_path)
    with pytest.raises(DeskError, match="已发出的填报表"):
        delete_period(desk, "2023H1")
    assert [one.code for one in periods(desk)] == ["2023H1"]
