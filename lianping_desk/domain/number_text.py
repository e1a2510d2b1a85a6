"""Numbers as an office writes them, and as another program reads them."""

from decimal import Decimal
from typing import overload


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
