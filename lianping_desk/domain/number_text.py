"""Numbers as an office writes them, and as another program reads them."""

from decimal import ROUND_HALF_UP, Decimal
from typing import overload


def format_number(number: Decimal | int | float) -> str:
    """A number as an office writes it: no exponent, no trailing zeros (13, 2.5)."""
    text = f"{Decimal(str(number)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@overload
def plain_number(number: Decimal | float) -> int | float: ...
@overload
def plain_number(number: None) -> None: ...
@overload
def plain_number(number: Decimal | float | None) -> int | float | None: ...
def plain_number(number: Decimal | float | None) -> int | float | None:
    """A number for JSON, a whole one without a point: 60 for 60.0, 2.5 for 2.5, None for None."""
    if number is None:
        return None
    return int(number) if number == int(number) else float(number)


@overload
def one_place(percent: float | Decimal) -> Decimal: ...
@overload
def one_place(percent: None) -> None: ...
@overload
def one_place(percent: float | Decimal | None) -> Decimal | None: ...
def one_place(percent: float | Decimal | None) -> Decimal | None:
    """A per cent to one place after the point, a five rounded up (四舍五入), without a needless zero: 33.3, 60.

    Screens, papers and the command line all round here, so that no two of them differ in the last place.
    """
    if percent is None:
        return None
    rounded = Decimal(str(percent)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded
