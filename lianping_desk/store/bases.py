"""The base register as the database holds it, read as values."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from lianping_desk.domain.base import Base, BaseLevel, StageEntry
from lianping_desk.domain.trace import CellTrace
from lianping_desk.store.read_once import read_once
from lianping_desk.store.received_tables import ReceivedFileRow
from lianping_desk.store.regions import in_current_region
from lianping_desk.store.tables import BaseRow, BaseStageRow


@read_once
def bases(session: Session) -> tuple[Base, ...]:
    """Every title of the current region, by level from the county up, each with its stages in the order entered."""
    of_region = in_current_region(BaseRow.region)
    query = select(BaseRow).where(of_region).options(selectinload(BaseRow.stages)).order_by(BaseRow.id)
    rows = session.scalars(query).all()
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
        region=row.region,
    )


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
