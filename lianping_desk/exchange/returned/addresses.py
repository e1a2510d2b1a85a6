"""An address such as E5 taken apart."""

from lianping_desk.domain import known_cells


def column_and_row(cell: str) -> tuple[int, int]:
    """(5, 5) for E5. The address comes from a reading and is one."""
    found = known_cells.column_and_row(cell)
    assert found is not None
    return known_cells.column_number(found[0]), found[1]
