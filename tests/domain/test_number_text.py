"""Numbers as an office writes them, and for other programs."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as some

from lianping_desk.domain.number_text import format_number, one_place, plain_number


def test_a_whole_number_has_no_point_and_none_stays_none() -> None:
    assert str(plain_number(Decimal("60.00"))) == "60"
    assert str(plain_number(2.5)) == "2.5"
    assert plain_number(None) is None


@given(some.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9))
def test_no_number_changes_its_size(number: Decimal) -> None:
    assert Decimal(str(plain_number(number))) == number


@given(some.floats(min_value=0, max_value=100))
def test_a_per_cent_is_shown_to_one_place_and_without_a_needless_zero(percent: float) -> None:
    shown = one_place(percent)
    assert shown is not None and abs(float(shown) - percent) <= 0.0500001
    assert not str(shown).endswith(".0") and len(str(shown).partition(".")[2]) <= 1


def test_nothing_reported_is_no_per_cent() -> None:
    assert one_place(None) is None
    assert one_place(Decimal("60.0")) == 60 and str(one_place(Decimal("60.0"))) == "60"


def test_a_five_is_rounded_up_whichever_way_the_number_was_computed() -> None:
    for percent, shown in (("12.35", "12.4"), ("35.85", "35.9"), ("33.25", "33.3"), ("99.94", "99.9")):
        assert str(one_place(Decimal(percent))) == str(one_place(float(percent))) == shown


def test_a_number_is_written_without_exponent_and_without_trailing_zeros() -> None:
    numbers = (Decimal("13.00"), Decimal("1E+2"), 2.5, 1000, Decimal("0.10"))
    assert [format_number(number) for number in numbers] == ["13", "100", "2.5", "1000", "0.1"]
