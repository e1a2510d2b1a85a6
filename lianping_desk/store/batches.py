"""Many values in queries of a size that SQLite takes."""

from collections.abc import Collection, Iterator
from typing import TypeVar

AT_A_TIME = 500
"""Values in one query; SQLite takes at least 999."""

_Value = TypeVar("_Value")


def batches(values: Collection[_Value]) -> Iterator[list[_Value]]:
    """The values in their order, in lists short enough for one query."""
    wanted = list(values)
    for start in range(0, len(wanted), AT_A_TIME):
        yield wanted[start : start + AT_A_TIME]


def batches_by_table(keys: Collection[tuple[str, int]]) -> Iterator[tuple[str, list[int]]]:
    """The ids of rows of several tables, table by table, in lists short enough for one query."""
    for table in sorted({table for table, _ in keys}):
        for ids in batches([row_id for name, row_id in keys if name == table]):
            yield table, ids
