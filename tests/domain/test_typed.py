"""Days that she types without a year."""

from datetime import date

import pytest

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.typed import typed_day


@pytest.mark.parametrize("text", ["7.20", "7月20日", "7-20", "07/20", "2025.7.20"])
def test_a_day_of_the_year_at_hand_needs_no_year(text: str) -> None:
    assert typed_day(text, 2025) == date(2025, 7, 20)


def test_a_day_without_a_year_is_no_day_where_no_year_is_at_hand() -> None:
    with pytest.raises(DeskError, match="不是日期"):
        typed_day("7.20")
