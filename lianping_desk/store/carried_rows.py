"""Rows that were carried from another desk take their places in this one, with ids of their own.

They come from a stranger's file: every column is checked against the table, every reference against the file.
"""

import math
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any

from sqlalchemy import JSON, Column, String, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.period import parse_period
from lianping_desk.domain.placed_plan import EARLIEST, LATEST
from lianping_desk.store.base_rows import plain_name, titles_by_name
from lianping_desk.store.bases import bases
from lianping_desk.store.columns import EnumText
from lianping_desk.store.indicators import indicators
from lianping_desk.store.keys import reference_of
from lianping_desk.store.periods import periods
from lianping_desk.store.plan_rows import ORDER
from lianping_desk.store.plans import plan_by_id
from lianping_desk.store.received import indicator_facts, progress_facts
from lianping_desk.store.tables import TableRow
from lianping_desk.store.units import units_of_region

DAMAGED = "请让对方重新导出一次再发来。"
_LARGEST = 10**15
_LONGEST = 1 << 20

_JSON_SHAPES: Mapping[str, Any] = {
    "basis": list,
    "curve": list,
    "candidates": list,
    "cells": dict,
    "texts": dict,
    "remarks": dict,
    "held_rows": type(None),
}
"""What stands in columns of JSON: plain texts, but for the points of a curve."""


class Damaged(DeskError):
    """A row of the file cannot be a row of the desk."""

    def __init__(self, what: str) -> None:
        super().__init__(f"文件里的{what}不对，没有导入。", DAMAGED)


class CarriedRows:
    """Adds the rows of a file one table after another; `ids` maps the ids of the file to those of the desk."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._classes = {mapper.class_.__tablename__: mapper.class_ for mapper in TableRow.registry.mappers}
        self.ids: dict[str, dict[int, int]] = {table: {} for table in ORDER}
        self._known: dict[str, set[int]] = {table: set() for table in ORDER}

    def add(self, rows: Mapping[str, list[dict[str, Any]]]) -> None:
        """Add them all; Damaged when one cannot be. Units, titles and surveys that are there already are kept."""
        if unknown := rows.keys() - set(ORDER):
            raise Damaged(f"表“{sorted(unknown)[0][:40]}”")
        later: list[tuple[Any, str, int]] = []
        for table in ORDER:
            self._meet_known(table, rows.get(table, []))
            made: list[tuple[int, Any]] = []
            for row in rows.get(table, []):
                file_id = _whole(row.get("id"))
                if file_id in self.ids[table] or self._belongs_to_known(table, row):
                    continue
                made.append((file_id, self._row(table, row, later)))
            self._session.add_all(row for _, row in made)
            self._flush(table)
            self.ids[table].update((file_id, row.id) for file_id, row in made)
        for row, column, file_id in later:
            target = reference_of(row.__tablename__, column) or ""
            setattr(row, column, self._id(target, file_id))
        self._flush("引用")

    def _flush(self, table: str) -> None:
        try:
            self._session.flush()
        except IntegrityError as error:
            raise Damaged(f"“{table}”里有重复的记录") from error

    def _row(self, table: str, row: dict[str, Any], later: list[tuple[Any, str, int]]) -> Any:
        columns = TableRow.metadata.tables[table].columns
        if unknown := row.keys() - set(columns.keys()):
            raise Damaged(f"“{table}”的列“{sorted(unknown)[0][:40]}”")
        values: dict[str, Any] = {}
        made = self._classes[table]()
        for column in columns:
            value = row.get(column.key)
            target = reference_of(table, column.key)
            if column.primary_key:
                continue
            if target == table and value is not None:  # its row may come later
                later.append((made, column.key, _whole(value)))
                values[column.key] = None
            elif target is not None and value is not None:
                values[column.key] = self._id(target, _whole(value))
            else:
                values[column.key] = _value(column, value)
        for key, value in values.items():
            setattr(made, key, value)
        self._make_own(table, made)
        return made

    def _make_own(self, table: str, row: Any) -> None:
        """What a row may not bring along: the place of the current plan, a code that is given here."""
        if table == "plan":
            row.is_current, row.archived_on, row.predecessor_id = True, None, None
        if table in ("import", "form"):
            code, number = row.code, 1
            while self._session.scalar(select(self._classes[table].id).where(self._classes[table].code == row.code)):
                number += 1
                row.code = f"{code}-{number}"

    def _id(self, table: str, file_id: int) -> int:
        if file_id not in self.ids.get(table, {}):
            raise Damaged("引用")
        return self.ids[table][file_id]

    def _meet_known(self, table: str, rows: list[dict[str, Any]]) -> None:
        """Rows that the desk has already under the same name take the desk's own ids."""
        known: dict[Any, int]
        keys: list[tuple[Any, ...]]
        match table:
            case "unit":
                keys = [(str(row.get("region", "")), row.get("name")) for row in rows]
                regions = {region for region, _name in keys}
                known = {
                    (region, unit.name): unit.id
                    for region in regions
                    for unit in units_of_region(self._session, region)
                }
            case "base":
                keys = [(row.get("level"), plain_name(str(row.get("name")))) for row in rows]
                known = {key: base_id for key, (base_id, _) in titles_by_name(self._session).items()}
            case "literacy_survey":
                keys = [(row.get("region"), row.get("year")) for row in rows]
                survey = self._classes[table]
                stored = self._session.execute(select(survey.id, survey.region, survey.year))
                known = {(region, year): row_id for row_id, region, year in stored}
            case _:
                return
        for row, key in zip(rows, map(_hashable, keys), strict=True):
            if key in known:
                file_id = _whole(row.get("id"))
                self.ids[table][file_id] = known[key]
                self._known[table].add(file_id)

    def _belongs_to_known(self, table: str, row: dict[str, Any]) -> bool:
        """Aliases, contacts and parts of a unit that is there, stages of a title that is there: hers count."""
        owner = {"unit_alias": "unit", "contact": "unit", "unit_successor": "unit", "base_stage": "base"}.get(table)
        return owner is not None and row.get(f"{owner}_id") in self._known[owner]


def _hashable(key: tuple[Any, ...]) -> tuple[Any, ...]:
    """The key with None for what a name cannot be: a stranger's file may have a list there."""
    return tuple(part if isinstance(part, str | int | Enum) else None for part in key)


def _value(column: Column[Any], value: Any) -> Any:
    """The value of a column as the file gives it; Damaged when the column cannot hold it."""
    where = f"“{column.table.name}”的“{column.key}”"
    if value is None:
        if not column.nullable:
            raise Damaged(where)
        return None
    kind = column.type
    try:
        if isinstance(kind, EnumText):
            return kind.members(value)
        if isinstance(kind, JSON):
            return _json(column.key, value)
        return _plain(kind.python_type, value, kind.length if isinstance(kind, String) else None)
    except (ValueError, TypeError, InvalidOperation) as error:
        raise Damaged(where) from error


def _plain(wanted: type, value: Any, longest: int | None) -> Any:
    if wanted in (date, datetime, Decimal) and not isinstance(value, str):
        raise TypeError(value)
    if wanted in (date, datetime):
        return wanted.fromisoformat(value)
    if wanted is Decimal:
        number = Decimal(value)
        if not number.is_finite() or abs(number) > _LARGEST:
            raise ValueError(value)
        return number
    if type(value) is not wanted:
        raise TypeError(value)
    if isinstance(value, str) and (len(value.encode("utf-8")) > _LONGEST or (longest and len(value) > longest)):
        raise ValueError(value)  # half a character cannot be encoded, which is a ValueError too
    if isinstance(value, int) and abs(value) > _LARGEST:
        raise ValueError(value)
    return value


def _json(key: str, value: Any) -> Any:
    if not isinstance(value, _JSON_SHAPES[key]):
        raise TypeError(value)
    if key == "curve":
        return [[date.fromisoformat(day).isoformat(), _share(percent)] for day, percent in value]
    for text in [*value, *(value.values() if isinstance(value, dict) else ())]:
        _plain(str, text, None)
    return value


def _share(percent: Any) -> float:
    if isinstance(percent, bool) or not isinstance(percent, int | float) or not math.isfinite(percent):
        raise TypeError(percent)
    return float(percent)


def _whole(value: Any) -> int:
    if type(value) is not int:
        raise Damaged("编号")
    return value


def look_through(session: Session, plan_id: int) -> None:
    """Read the plan as every screen will; Damaged when what was carried makes no sense together."""
    try:
        plan, opened = plan_by_id(session, plan_id), periods(session, plan_id)
        for read in (indicators, progress_facts, indicator_facts):
            read(session, plan_id)
        bases(session)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Damaged("内容") from error
    if not EARLIEST <= plan.first_year <= plan.last_year <= LATEST or not plan.title.strip():
        raise Damaged("方案年份或标题")
    for period in opened:
        try:
            whole = parse_period(period.code)
        except DeskError as error:
            raise Damaged("填报期") from error
        if (period.starts, period.ends) != (whole.starts, whole.ends):
            raise Damaged(f"填报期“{period.code[:20]}”")
