"""Invented bases and surveys: part of the bases is typed in, the others come out of the returns of their hosts."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lianping_desk.domain.base import Base, BaseKind, BaseLevel, Stage, StageEntry
from lianping_desk.domain.period import Period
from lianping_desk.domain.survey import LiteracySurvey
from lianping_desk.domain.unit import Unit
from lianping_desk.exchange.forms.answers import BaseAnswer
from lianping_desk.services.bases.add_bases import add_bases
from lianping_desk.services.demo.county import County
from lianping_desk.services.desk import Desk
from lianping_desk.services.surveys.save_survey import save_survey


@dataclass(frozen=True, slots=True)
class PlannedBase:
    """A title with all its stages, the unit that hosts it, and whether that unit reports it."""

    base: Base
    host: Unit
    reported: bool


def planned_bases(county: County) -> tuple[PlannedBase, ...]:
    """The bases of the description, hosts and towns filled in."""
    return tuple(_planned(county, entry) for entry in county.content["base"])


def add_registers(desk: Desk, county: County, bases: tuple[PlannedBase, ...]) -> None:
    """Type in the bases that no unit reports, and the surveys."""
    add_bases(desk, [planned.base for planned in bases if not planned.reported])
    for entry in county.content["survey"]:
        rate = Decimal(str(entry["rate"]))
        save_survey(desk, LiteracySurvey(entry["year"], rate, entry["sample"], entry["source"]))


def reported_stages(bases: tuple[PlannedBase, ...], unit: Unit, period: Period) -> tuple[BaseAnswer, ...]:
    """What a unit reports about its bases in a period: every stage that was reached in it."""
    return tuple(
        _answer(planned.base, entry)
        for planned in bases
        for entry in planned.base.stages
        if planned.reported
        and planned.host.id == unit.id
        and entry.on is not None
        and period.starts <= entry.on <= period.ends
    )


def _planned(county: County, entry: Mapping[str, Any]) -> PlannedBase:
    town = county.town(entry["town"])
    host = town if entry.get("host") == "town" else county.lead(county.task(entry["host_task"]))
    base = Base(
        name=entry["name"].format(town=town.name),
        kind=BaseKind(entry["kind"]),
        level=BaseLevel(entry["level"]),
        host=host.name,
        town=town.name,
        certificate=entry.get("certificate", ""),
        valid_until=entry.get("valid_until"),
        note="演示",
        stages=tuple(StageEntry(Stage(stage), on) for stage, on in entry["stages"]),
    )
    return PlannedBase(base, host, entry.get("reported", False))


def _answer(base: Base, entry: StageEntry) -> BaseAnswer:
    certified = entry.stage.counts
    assert entry.on is not None
    return BaseAnswer(
        name=base.name,
        level=base.level.chinese,
        town=base.town,
        host=base.host,
        stage=entry.stage.chinese,
        on=entry.on,
        certificate=base.certificate if certified else "",
        valid_until=base.valid_until if certified else None,
    )
