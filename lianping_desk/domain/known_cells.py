"""Addresses of cells as Excel writes them."""

import re

_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9]\d*)")


def column_and_row(cell: str) -> tuple[str, int] | None:
    """The letters and the number of an address such as E5; None when it is none."""
    found = _ADDRESS.fullmatch(cell)
    return (found[1], int(found[2])) if found else None


def column_number(letters: str) -> int:
    """1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    """A for 1, AA for 27."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
