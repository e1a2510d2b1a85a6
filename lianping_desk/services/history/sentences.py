"""Changes of rows as lines that she can read: “任务 3 · 完成期限：2025-12-31 → 2024-12-31”."""

from collections.abc import Iterable, Mapping
from typing import Any

from lianping_desk.domain.history import Kept, RowChange
from lianping_desk.services.history.column_words import COLUMNS
from lianping_desk.services.history.titles import Rows, row_title, value_text
from lianping_desk.store.known_rows import referred_rows
from lianping_desk.store.rows import Key


def rows_named_by(found: Iterable[RowChange] | Iterable[Kept]) -> set[Key]:
    """The rows whose values are needed to say these changes in words."""
    keys: set[Key] = set()
    for one in found:
        keys.add((one.table, one.row_id))
        for values in (one.values,) if isinstance(one, Kept) else (one.old, one.new):
            keys.update(referred_rows(one.table, values or {}))
    return keys


def change_line(change: RowChange, rows: Rows) -> str:
    """What one change did to one row: added it, deleted it, or changed these values."""
    if change.old is None:
        new = change.new or {}
        return f"{row_title(change.table, new, rows)} · 新增{_details(change.table, new, rows)}"
    if change.new is None:
        return f"{row_title(change.table, change.old, rows)} · 删除{_details(change.table, change.old, rows)}"
    title = row_title(change.table, rows.get((change.table, change.row_id), {}), rows)
    steps = (_step(change.table, column, old, change.new.get(column), rows) for column, old in change.old.items())
    return f"{title} · {'；'.join(steps)}"


def kept_lines(kept: Iterable[Kept], rows: Rows) -> tuple[str, ...]:
    """What a reversal left as it is, one line each."""
    return tuple(_kept_line(one, rows) for one in kept)


def _kept_line(kept: Kept, rows: Rows) -> str:
    title = row_title(kept.table, kept.values, rows)
    if kept.column is None:
        return f"{title}：{kept.because.value}。"
    label = COLUMNS[kept.table].get(kept.column, kept.column)
    value = value_text(kept.table, kept.column, kept.values.get(kept.column), rows)
    return f"{title} · {label}：{kept.because.value}（{value}）。"


def _step(table: str, column: str, old: Any, new: Any, rows: Rows) -> str:
    label = COLUMNS[table].get(column, column)
    return f"{label}：{value_text(table, column, old, rows)} → {value_text(table, column, new, rows)}"


def _details(table: str, values: Mapping[str, Any], rows: Rows) -> str:
    """The values of a whole row that say something, without its number and what is empty."""
    told = [
        _labelled(COLUMNS[table].get(column, column), value_text(table, column, value, rows))
        for column, value in values.items()
        if column != "id" and value not in (None, "", [], {}, False)
    ]
    return f"（{'，'.join(told)}）" if told else ""


def _labelled(label: str, text: str) -> str:
    return text if text.startswith(label) else f"{label} {text}"
