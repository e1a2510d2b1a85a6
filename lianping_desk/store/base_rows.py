"""The rows of the base register: finding, adding and writing one title or one of its stages."""

import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from lianping_desk.domain.base import Base, BaseLevel, StageEntry
from lianping_desk.domain.errors import DeskError
from lianping_desk.store.regions import current_region, in_current_region
from lianping_desk.store.row_by_id import row_by_id
from lianping_desk.store.tables import BaseRow, BaseStageRow
from lianping_desk.store.units import unit_with_spelling


def base_row(session: Session, base_id: int) -> BaseRow:
    """The row of a title; DeskError when it has been deleted."""
    return row_by_id(session, BaseRow, base_id, gone="这一条已经不在创建台账里。")


def stage_row(session: Session, stage_id: int) -> BaseStageRow:
    """The row of a stage; DeskError when it has been deleted."""
    return row_by_id(session, BaseStageRow, stage_id, gone="这一条阶段记录已经不在台账里。")


def add_base(session: Session, base: Base) -> int:
    """Add a title of the current region with its stages and return its id; its own ids and traces are ignored."""
    stages = [BaseStageRow(stage=entry.stage, on=entry.on) for entry in base.stages]
    row = BaseRow(region=current_region(session), stages=stages)
    write_base(row, base)
    session.add(row)
    session.flush()
    return row.id


def write_base(row: BaseRow, base: Base) -> None:
    """Make `row` say what `base` says; its stages are left alone."""
    row.name, row.kind, row.level = base.name, base.kind, base.level
    row.host, row.host_unit_id, row.town = base.host, base.host_unit_id, base.town
    row.certificate, row.valid_until, row.note = base.certificate, base.valid_until, base.note


def find_base(session: Session, name: str, level: BaseLevel, except_id: int | None = None) -> BaseRow | None:
    """The title of this level that goes by `name`, whatever its width and blanks, other than `except_id`."""
    wanted = plain_name(name)
    of_region = in_current_region(BaseRow.region)
    query = select(BaseRow).where(BaseRow.level == level, of_region).order_by(BaseRow.id)
    return next((row for row in session.scalars(query) if plain_name(row.name) == wanted and row.id != except_id), None)


def titles_by_name(session: Session) -> dict[tuple[BaseLevel, str], tuple[int, str]]:
    """Id and name of every title of the region by its level and plain name: looked up once where many are added."""
    of_region = in_current_region(BaseRow.region)
    query = select(BaseRow.level, BaseRow.id, BaseRow.name).where(of_region).order_by(BaseRow.id.desc())
    return {(level, plain_name(name)): (base_id, name) for level, base_id, name in session.execute(query)}


def plain_name(name: str) -> str:
    """A name as it is compared: full-width signs made narrow, no blanks."""
    return "".join(unicodedata.normalize("NFKC", name).split())


def checked_base(
    session: Session, base: Base, titles: Mapping[tuple[BaseLevel, str], tuple[int, str]] | None = None
) -> Base:
    """`base` ready to store: blanks trimmed, `host_unit_id` found where the host is a unit of the desk.

    `titles` are the `titles_by_name` where the caller keeps them; otherwise they are looked up.
    DeskError when it has no name, or another title of its level has the same.
    """
    name, host = base.name.strip(), base.host.strip()
    if not name:
        raise DeskError("基地没有名称。", "请先填写名称。")
    if titles is None:
        found = find_base(session, name, base.level, except_id=base.id)
        other = (found.id, found.name) if found else None
    else:
        other = titles.get((base.level, plain_name(name)))
    if other is not None and other[0] != base.id:
        raise DeskError(
            f"台账里已经有一个{base.level.chinese}的“{other[1]}”。", "同一级别的名称不能重复，请改原来的那一条。"
        )
    unit = unit_with_spelling(session, host) if host else None
    return replace(base, name=name, host=host, host_unit_id=unit.id if unit else None)


def add_stage(session: Session, base: BaseRow, entry: StageEntry) -> int:
    """Add a stage to a title and return its id; the entry's own id and trace are ignored."""
    row = BaseStageRow(stage=entry.stage, on=entry.on)
    base.stages.append(row)
    session.flush()
    return row.id


def write_stage(row: BaseStageRow, entry: StageEntry) -> None:
    """Make `row` say what she typed; it no longer points to a cell once stage or day differ from what stood there."""
    if (row.stage, row.on) != (entry.stage, entry.on):
        row.stage, row.on = entry.stage, entry.on
        row.file_id, row.sheet, row.cell, row.cell_text = None, None, "", ""
