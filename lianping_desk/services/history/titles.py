"""What a row is called, and how its values are written, in the history: “任务 3 举措 2”, “某某局”, “是”."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from lianping_desk.domain.day_text import written_moment
from lianping_desk.domain.period import period_title
from lianping_desk.domain.received import FIELD_NAMES
from lianping_desk.services.history.words import COUNTED, PERIOD_CODES, TABLES, TITLES, VALUES
from lianping_desk.store.keys import choices_of, reference_of
from lianping_desk.store.rows import Key, Values

Rows = Mapping[Key, Values]
"""Rows that may be named, by table and id."""

LONGEST = 60
"""Characters of a value that a line of the history shows."""

EMPTY = "（空）"

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?")
_FIELD = re.compile(r"\{(\w+)\}")


def row_title(table: str, values: Values, rows: Rows) -> str:
    """The name of a row, made from its values and from the rows that it refers to."""
    found = _FIELD.sub(lambda field: value_text(table, field[1], values.get(field[1]), rows), TITLES[table])
    return found if values else TABLES[table]


def value_text(table: str, column: str, value: Any, rows: Rows) -> str:
    """One value as she knows it: the Chinese word of a choice, the name of a row, a cut-off long text."""
    if value is None or value in ("", [], {}):
        return EMPTY
    if (target := reference_of(table, column)) is not None:
        row = rows.get((target, value))
        return row_title(target, row, rows) if row else f"{TABLES[target]}（编号 {value}）"
    if (members := choices_of(table, column)) is not None:
        return str(getattr(members(value), "chinese", value))
    if (table, column) in PERIOD_CODES:
        return period_title(value)
    if (table, column) in COUNTED:
        return f"{len(value)}行"
    if (words := VALUES.get((table, column))) is not None:
        return words.get(value, value)
    return _cut(_plain(value))


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Mapping):
        return "，".join(f"{FIELD_NAMES.get(key, key)}：{_plain(inner)}" for key, inner in value.items())
    if isinstance(value, list):
        return "、".join(" ".join(map(_plain, one)) if isinstance(one, list) else _plain(one) for one in value)
    text = " ".join(str(value).split())
    return written_moment(datetime.fromisoformat(text)) if _MOMENT.fullmatch(text) else text


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
