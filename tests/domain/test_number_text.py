"""Numbers for other programs."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as some

from lianping_desk.domain.number_text import plain_number


def test_a_whole_number_has_no_point_and_none_stays_none() -> None:
    assert str(plain_number(Decimal("60.00"))) == "60"
    assert str(plain_number(2.5)) == "2.5"
    assert plain_number(None) is None


@given(some.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9))
def test_no_number_changes_its_size(number: Decimal) -> None:
    assert Decimal(str(plain_number(number))) == number
