"""The base register in the database: reading it, and recording what a return says about a title."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from lianping_desk.domain.base import Base, BaseKind, BaseLevel, Stage, StageEntry
from lianping_desk.domain.trace import CellTrace
from lianping_desk.store.base_rows import find_base
from lianping_desk.store.received_tables import ReceivedFileRow
from lianping_desk.store.tables import BaseRow, BaseStageRow


@dataclass(frozen=True, slots=True)
class SourceCell:
    """The cell of a received file (its id in the database) that a stage was read from."""

    file_id: int
    sheet: str | None
    cell: str
    text: str = ""


def bases(session: Session) -> tuple[Base, ...]:
    """Every title of the register, by level from the county up, each with its stages in the order entered."""
    rows = session.scalars(select(BaseRow).options(selectinload(BaseRow.stages)).order_by(BaseRow.id)).all()
    files = _files_of(session, rows)
    levels = list(BaseLevel)
    return tuple(sorted((base_value(row, files) for row in rows), key=lambda base: levels.index(base.level)))


def base_value(row: BaseRow, files: dict[int, tuple[str, str]]) -> Base:
    """One title as a value; `files` gives name and sha256 of the received files that its stages refer to."""
    return Base(
        name=row.name,
        kind=row.kind,
        level=row.level,
        host=row.host,
        host_unit_id=row.host_unit_id,
        town=row.town,
        certificate=row.certificate,
        valid_until=row.valid_until,
        note=row.note,
        stages=tuple(StageEntry(stage.stage, stage.on, _trace(stage, files), stage.id) for stage in row.stages),
        id=row.id,
    )


def record_stage(
    session: Session,
    name: str,
    kind: BaseKind,
    level: BaseLevel,
    stage: Stage | None,
    on: date | None,
    *,
    host: str = "",
    host_unit_id: int | None = None,
    town: str = "",
    certificate: str = "",
    valid_until: date | None = None,
    reported_by: date | None = None,
    source: SourceCell | None = None,
) -> int:
    """What a return says about a title: find it by name and level or add it, and record the stage when it is new.

    Returns the id of the title. `kind` counts only when it is added; what the register already says is kept, except
    that a new 认定 or 复核 may move `valid_until` on. A stage without a day, on a title whose other stages have days,
    is held to be of `reported_by` (the end of the period reported on): before them it would be lost.
    """
    row = find_base(session, name, level)
    if row is None:
        row = BaseRow(name=name.strip(), kind=kind, level=level)
        session.add(row)
    row.host = row.host or host
    row.host_unit_id = row.host_unit_id or host_unit_id
    row.town = row.town or town
    row.certificate = row.certificate or certificate
    is_new = stage is not None and _add_if_new(row, stage, on, reported_by, source)
    extends = is_new and stage is not None and stage.counts
    if valid_until and (row.valid_until is None or (extends and valid_until > row.valid_until)):
        row.valid_until = valid_until
    session.flush()
    return row.id


def _add_if_new(
    row: BaseRow, stage: Stage, on: date | None, reported_by: date | None, source: SourceCell | None
) -> bool:
    """Whether the stage was added; a known stage that had no day yet gets the day and its cell instead."""
    same = [entry for entry in row.stages if entry.stage is stage]
    if any(on is None or entry.on == on for entry in same):
        return False
    undated = next((entry for entry in same if entry.on is None), None)
    entry = undated or BaseStageRow(stage=stage)
    entry.on = on or (reported_by if any(other.on for other in row.stages) else None)
    if source is not None:
        entry.file_id, entry.sheet, entry.cell, entry.cell_text = source.file_id, source.sheet, source.cell, source.text
    if undated is None:
        row.stages.append(entry)
    return undated is None


def _files_of(session: Session, rows: Iterable[BaseRow]) -> dict[int, tuple[str, str]]:
    """Name and sha256 of every received file that a stage refers to."""
    ids = {stage.file_id for row in rows for stage in row.stages if stage.file_id is not None}
    if not ids:
        return {}
    query = select(ReceivedFileRow.id, ReceivedFileRow.name, ReceivedFileRow.sha256).where(ReceivedFileRow.id.in_(ids))
    return {file_id: (name, sha256) for file_id, name, sha256 in session.execute(query)}


def _trace(stage: BaseStageRow, files: dict[int, tuple[str, str]]) -> CellTrace | None:
    if stage.file_id is None or stage.file_id not in files:
        return None
    name, sha256 = files[stage.file_id]
    return CellTrace(name, sha256, stage.sheet, stage.cell, stage.cell_text)
