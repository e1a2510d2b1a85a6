"""Which period follows, and which she is likely to open next."""

from datetime import date

import pytest

from lianping_desk.domain.period import parse_period, period_after, period_to_open


@pytest.mark.parametrize(
    ("code", "following"),
    [
        ("2023H1", "2023H2"),
        ("2023H2", "2024H1"),
        ("2023Q1", "2023Q2"),
        ("2023Q4", "2024Q1"),
        ("2023-01", "2023-02"),
        ("2023-12", "2024-01"),
        ("2023", "2024"),
    ],
)
def test_the_period_that_follows_is_as_long_and_begins_the_day_after(code: str, following: str) -> None:
    found = period_after(parse_period(code))
    assert found.code == following and (found.starts - parse_period(code).ends).days == 1


@pytest.mark.parametrize(
    ("today", "likely"),
    [
        (date(2023, 1, 5), "2022H2"),
        (date(2023, 3, 1), "2023H1"),
        (date(2023, 7, 10), "2023H1"),
        (date(2023, 7, 11), "2023H2"),
        (date(2023, 12, 31), "2023H2"),
    ],
)
def test_at_first_it_is_the_half_year_that_is_due_next(today: date, likely: str) -> None:
    assert period_to_open((), today).code == likely


def test_then_it_is_the_one_after_the_last() -> None:
    opened = [parse_period(code) for code in ("2023H2", "2022", "2023H1")]
    assert period_to_open(opened, date(2025, 5, 1)).code == "2024H1"
