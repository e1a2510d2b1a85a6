"""Days and moments in words."""

from datetime import date, datetime

from lianping_desk.domain.day_text import written_day, written_moment


def test_a_day_is_written_without_needless_zeros() -> None:
    assert written_day(date(2023, 6, 5)) == "2023年6月5日"


def test_a_moment_is_written_to_the_minute() -> None:
    assert written_moment(datetime(2023, 6, 5, 8, 5, 59)) == "2023年6月5日 08:05"
