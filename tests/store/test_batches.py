"""Long lists of values in queries that SQLite takes."""

from lianping_desk.store.batches import AT_A_TIME, batches, batches_by_table


def test_every_value_comes_once_and_in_order_in_lists_that_are_short_enough() -> None:
    found = list(batches(range(2 * AT_A_TIME + 1)))
    assert [len(batch) for batch in found] == [AT_A_TIME, AT_A_TIME, 1]
    assert [value for batch in found for value in batch] == list(range(2 * AT_A_TIME + 1))
    assert list(batches([])) == []


def test_the_rows_of_several_tables_come_table_by_table() -> None:
    keys = [("unit", 2), ("task", 1), ("unit", 3)]
    assert list(batches_by_table(keys)) == [("task", [1]), ("unit", [2, 3])]
