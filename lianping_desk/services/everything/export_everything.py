"""Write everything to plain Excel, one worksheet a table in Chinese words, with the archive's originals beside."""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.file_names import legal
from lianping_desk.domain.file_trouble import reason_of
from lianping_desk.domain.long_work import Progress, no_progress
from lianping_desk.domain.period import period_title
from lianping_desk.domain.received import FIELD_NAMES
from lianping_desk.exchange.plain_workbook import PlainTable, Value, write_plain_workbook
from lianping_desk.services.desk import Desk
from lianping_desk.services.history.column_words import COLUMNS
from lianping_desk.services.history.titles import Rows, row_title
from lianping_desk.services.history.words import PERIOD_CODES, TABLES, VALUES
from lianping_desk.services.returns.importing.archive import find_original
from lianping_desk.store.everything import every_row, is_number, row_count, table_names
from lianping_desk.store.keys import choices_of, reference_of
from lianping_desk.store.rows import Key, Values

_LOG = ("operation", "change")
"""Tables that are only read when they are written: the history may be long, and no other table names its rows."""


@dataclass(frozen=True, slots=True)
class Everything:
    """Where the workbook is, the folder with the originals (None: there were none), and how many of each."""

    workbook: Path
    originals: Path | None
    tables: int
    rows: int
    files: int


def export_everything(desk: Desk, out: Path, progress: Progress = no_progress) -> Everything:
    """Write the workbook to `out`, and the originals under their own names into a folder beside it.

    DeskError when that cannot be written; nothing in the desk is changed.
    """
    target = out if out.suffix else out.with_suffix(".xlsx")
    with desk.database.reading() as session:
        names = table_names()
        held: dict[Key, Values] = {}
        counts = {name: row_count(session, name) for name in names}
        for name in names:
            if name not in _LOG:
                held.update(((name, row["id"]), row) for row in every_row(session, name))

        def tables() -> Iterator[PlainTable]:
            yield _contents(counts)
            for number, name in enumerate(names):
                progress(number, len(names), TABLES[name])
                headings = COLUMNS[name]
                said = _said_in_log if name == "change" else _said
                rows = (said(name, row, held) for row in every_row(session, name))
                yield PlainTable(TABLES[name], tuple(headings.values()), rows)

        workbook = write_plain_workbook(target, tables())
        received = [row for (table, _), row in held.items() if table == "received_file"]
    folder = workbook.with_name(f"{workbook.stem}_原件")
    files = _copy_originals(desk, received, folder, progress)
    return Everything(workbook, folder if files else None, len(names), sum(counts.values()), files)


def _contents(counts: Mapping[str, int]) -> PlainTable:
    made = f"{date.today()}从连平科普工作台导出；每张工作表是一张数据表，“编号”在表内唯一，收到的原件在旁边的文件夹里。"
    rows = [(TABLES[name], count, "") for name, count in counts.items()]
    return PlainTable("说明", ("数据表", "条数", made), rows)


def _said(table: str, row: Values, rows: Rows) -> list[Value]:
    return [_value(table, column, row.get(column), rows) for column in COLUMNS[table]]


def _said_in_log(table: str, row: Values, rows: Rows) -> list[Value]:
    """A line of the log: the table by its Chinese word, old and new values each with its column's."""
    about = row["table_name"]
    words = COLUMNS.get(about, {})

    def told(values: Values | None) -> Value:
        if not values:
            return None
        return "；".join(
            f"{words.get(key, key)}：{_text(_value(about, key, value, rows))}" for key, value in values.items()
        )

    plain = {**row, "table_name": TABLES.get(about, about), "old": None, "new": None}
    line = dict(zip(COLUMNS[table], _said(table, plain, rows), strict=True))
    return [told(row[column]) if column in ("old", "new") else value for column, value in line.items()]


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return "" if value is None else str(value)


def _value(table: str, column: str, value: Any, rows: Rows) -> Value:
    """One value in full, as a person reads it: names in place of numbers of rows, words in place of codes."""
    if value is None or value in ([], {}):
        return None
    if (target := reference_of(table, column)) is not None:
        row = rows.get((target, value))
        return row_title(target, row, rows) if row else str(value)
    if (members := choices_of(table, column)) is not None:
        return str(getattr(members(value), "chinese", value))
    if (table, column) in PERIOD_CODES:
        return period_title(value)
    if (words := VALUES.get((table, column))) is not None:
        return str(words.get(value, value))
    if is_number(table, column):
        return Decimal(value)
    return _plain(value)


def _plain(value: Any) -> Value:
    if isinstance(value, bool | int):
        return value
    if isinstance(value, Mapping):
        return "；".join(f"{FIELD_NAMES.get(key, key)}：{_plain(inner)}" for key, inner in value.items())
    if isinstance(value, list):
        return "、".join(str(_plain(inner)) for inner in value)
    return _day(str(value))


def _day(text: str) -> Value:
    """A day or a moment as Excel knows it; other text stays as it is."""
    try:
        if len(text) == 10:
            return date.fromisoformat(text)
        return datetime.fromisoformat(text) if "T" in text[:11] else text
    except ValueError:
        return text


def _copy_originals(desk: Desk, received: list[Values], folder: Path, progress: Progress) -> int:
    """Each original once, under the name it came with; a name that is taken gets the file's number."""
    copied: set[str] = set()
    for number, row in enumerate(received):
        original = find_original(desk.folder, row["sha256"])
        if original is None or row["sha256"] in copied:
            continue
        progress(number, len(received), f"复制原件：{row['name']}")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(original, folder / _file_name(row, folder))
        except OSError as error:
            raise DeskError(f"原件没有复制完（{reason_of(error)}）。", "请换一个有空间的文件夹再导出一次。") from error
        copied.add(row["sha256"])
    return len(copied)


def _file_name(row: Values, folder: Path) -> str:
    name = legal(row["name"], "_")[-120:]
    return name if name.strip(". ") and not (folder / name).exists() else f"{row['id']}_{name}"
