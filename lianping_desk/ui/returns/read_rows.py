"""The rows of files as read, for the preview: what goes in, what was converted, what is in doubt."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QColor

from lianping_desk.domain.plan import Plan
from lianping_desk.domain.received import FIELD_NAMES, PROGRESS_FIELDS, ReadReturn, ReadRow, TableKind
from lianping_desk.ui.tables.columns import Column, shown
from lianping_desk.ui.tables.rows_view import RowsView
from lianping_desk.ui.theme import colours

IN_DOUBT = "？"

_WIDTHS = {"progress": 220, "percent": 124, "problems": 150, "next_step": 150, "state": 84, "funds": 136}
_STRETCHING = frozenset({"progress"})


@dataclass(frozen=True, slots=True)
class ReadLine:
    """One row of one file, with whose it is and what it is about in words."""

    id: int
    unit: str
    subject: str
    place: str
    file: str
    row: ReadRow

    @property
    def others(self) -> str:
        """The fields of indicators and bases, which have no column of their own."""
        return "；".join(
            f"{FIELD_NAMES[name]} {shown(value)}"
            for name, value in self.row.values.items()
            if name not in PROGRESS_FIELDS
        )


def read_lines(reads: Iterable[ReadReturn], plan: Plan) -> list[ReadLine]:
    """The rows of these files in order."""
    titles = {task.no: task.title for task in plan.tasks}
    lines: list[ReadLine] = []
    for read in reads:
        unit = read.unit.value if read.unit else ""
        for row in read.rows:
            place = f"{row.sheet}!{row.row}" if row.sheet else str(row.row)
            lines.append(ReadLine(len(lines), row.unit or unit, _subject(row, titles), place, read.file, row))
    return lines


def rows_view() -> RowsView:
    """An empty table of ReadLine rows."""
    return RowsView(
        (
            Column("单位", lambda line: line.unit or "（未知）", 110, hint=lambda line: line.file),
            Column("行", lambda line: line.place, 90, wrap=True),
            Column("任务、指标或基地", lambda line: line.subject, 190, wrap=True),
            *(_field_column(name) for name in PROGRESS_FIELDS),
            Column("指标、基地的内容", lambda line: line.others, 200, wrap=True),
        )
    )


def _field_column(name: str) -> Column:
    def value(line: ReadLine) -> Any:
        return IN_DOUBT if _in_doubt(line.row, name) else line.row.values.get(name)

    def colour(line: ReadLine) -> QColor | None:
        if _in_doubt(line.row, name):
            return QColor(colours().trouble)
        return QColor(colours().warning) if name in line.row.remarks else None

    def hint(line: ReadLine) -> str:
        cell, text = line.row.cells.get(name, ""), line.row.texts.get(name, "")
        why = [doubt.why for doubt in line.row.doubts if doubt.field == name]
        parts = (f"{cell} 原文：{text}" if cell else "", line.row.remarks.get(name, ""), *why)
        return "\n".join(part for part in parts if part)

    is_number = name in ("percent", "people", "sessions", "funds")
    return Column(
        FIELD_NAMES[name],
        value,
        _WIDTHS.get(name, 96),
        stretch=name in _STRETCHING,
        wrap=not is_number,
        right=is_number,
        colour=colour,
        hint=hint,
    )


def _in_doubt(row: ReadRow, name: str) -> bool:
    return any(doubt.field == name for doubt in row.doubts)


def _subject(row: ReadRow, titles: dict[int, str]) -> str:
    match row.table:
        case TableKind.progress:
            title = titles.get(row.task_no or 0, "（任务未定）")
            return f"{title}：{row.measure_text}" if row.measure_text else title
        case TableKind.indicator:
            return row.indicator or "（指标未定）"
        case TableKind.base:
            return f"基地：{row.name or '（名称未定）'}"
