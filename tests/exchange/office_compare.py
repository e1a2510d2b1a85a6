"""How what was read of a made return compares with what it means."""

from dataclasses import dataclass, field
from typing import Any

from lianping_desk.domain.received import ReadReturn, ReadRow, TableKind
from tests.exchange.office_cells import ASKED
from tests.exchange.office_returns import FIELDS, KEYS, Made


@dataclass
class Tally:
    """How a reading compares: cells right, asked about, lost without a word, wrong without a word."""

    right: int = 0
    doubted: int = 0
    lost: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


def compare(made: Made, read: ReadReturn) -> Tally:
    """Every cell of the truth against what was read."""
    tally = Tally()
    found = {(row.sheet or "", row.row): row for row in read.rows}
    file_doubts = {(doubt.sheet, doubt.cell) for doubt in read.doubts}
    for place, row in found.items():
        if place not in made.rows and row.values and not row.doubts:
            tally.silent.append(f"{place}: a row was invented: {row.values}")
    if not (read.unit and read.unit.value == made.unit and read.unit.sure):
        tally.lost.append(f"unit {made.unit}: {read.unit} {read.doubts[:1]}")
    if not (read.period and read.period.value == "2023H1" and read.period.sure):
        tally.lost.append(f"period: {read.period} {read.doubts[:1]}")
    for place in made.rows:
        _compare_row(tally, made, place, found.get(place), bool(file_doubts))
    return tally


def _compare_row(tally: Tally, made: Made, place: tuple[str, int], row: ReadRow | None, has_file_doubts: bool) -> None:
    kind, about, values = made.rows[place]
    if row is None:
        tally.lost += [
            f"{place} {name}: no row for {value!r}" for name, value in values.items() if value not in (None, ASKED)
        ]
        return
    key = {TableKind.progress: row.task_no, TableKind.indicator: row.indicator, TableKind.base: row.name}[kind]
    doubted = {doubt.field for doubt in row.doubts}
    waits = bool(doubted & {KEYS[kind], "row"})
    if key != about and not waits:
        tally.silent.append(f"{place}: about {key} instead of {about} {row.texts}")
    is_asked = has_file_doubts or waits
    for name in {*values, *row.values} & {*FIELDS[kind]}:
        value = values.get(name)
        where = f"{place} {name}"
        if name not in row.values:
            _compare_unread(tally, where, value, is_asked or name in doubted, row)
        elif row.values[name] != value and str(row.values[name]).strip() != str(value).strip():
            tally.silent.append(f"{where}: {row.values[name]!r} instead of {value!r} ({row.texts.get(name)})")
        elif waits and about is not ASKED and place not in made.may_wait:
            tally.doubted += 1
        else:
            tally.right += 1


def _compare_unread(tally: Tally, where: str, value: Any, is_asked: bool, row: ReadRow) -> None:
    if value is None:
        return
    if not is_asked:
        tally.lost.append(f"{where}: {'not asked about' if value is ASKED else repr(value)}")
    elif value is ASKED:
        tally.right += 1
    else:
        tally.doubted += 1
        tally.asked.append(f"{where}: {value!r} {row.doubts}")
