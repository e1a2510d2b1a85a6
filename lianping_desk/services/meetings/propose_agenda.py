"""Propose the agenda of a meeting from how things stand: what to report on, what to settle, what is next."""

import tomllib
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.notice import AgendaItem
from lianping_desk.domain.plan import Role
from lianping_desk.domain.progress import TaskState
from lianping_desk.services.desk import Desk
from lianping_desk.services.follow_ups.list_follow_ups import list_follow_ups
from lianping_desk.services.materials.asked import Asked, asked
from lianping_desk.shipped import resource

_BEHIND = (TaskState.overdue, TaskState.behind)


def propose_agenda(desk: Desk, as_of: date, chair: str = "") -> tuple[AgendaItem, ...]:
    """Items by resources/texts/agenda.toml, without those that the data give no reason for; none is stored.

    DeskError when there is no plan, or her own agenda.toml cannot be read.
    """
    with desk.database.reading():
        about = asked(desk, as_of)
        has_follow_ups = bool(list_follow_ups(desk, as_of).lines)
    reasons = {
        "period": about.period is not None,
        "follow_ups": has_follow_ups,
        "behind": not about.plain.plan_over and bool(_lagging_leads(about)),
        "targets": not about.plain.plan_over and any(not one.state.is_done for one in about.schedule.status.indicators),
        "review": about.plain.plan_over,
    }
    words = {
        "{办公室}": about.plain.office,
        "{主持人}": chair,
        "{填报期}": about.period.title if about.period else "",
        "{滞后牵头单位}": "、".join(_lagging_leads(about)),
    }
    given = {name for name, holds in reasons.items() if holds} | {""}
    return tuple(
        AgendaItem(0, position, _filled(entry["title"], words), _filled(entry.get("speaker", ""), words))
        for position, entry in enumerate(_wanted(_entries(desk), given))
    )


def _entries(desk: Desk) -> list[dict[str, Any]]:
    own = desk.folder.texts / "agenda.toml"
    path = own if own.is_file() else resource("texts", "agenda.toml")
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8-sig"))["item"]
        if all(isinstance(entry["title"], str) for entry in entries):
            return list(entries)
    except (OSError, ValueError, KeyError, TypeError):
        pass
    raise DeskError(f"议程的范文“{path}”读不出来。", "请删掉它，程序会用原来的范文。")


def _wanted(entries: list[dict[str, Any]], given: Collection[str]) -> list[dict[str, Any]]:
    return [entry for entry in entries if entry.get("needs", "") in given]


def _filled(text: str, words: Mapping[str, str]) -> str:
    for field, word in words.items():
        text = text.replace(field, word)
    return text


def _lagging_leads(about: Asked) -> tuple[str, ...]:
    """The units that lead tasks which are behind or overdue, each once."""
    names = {unit.id: unit.name for unit in about.shown.units}
    tasks = [one.task for one in about.schedule.status.tasks if one.state in _BEHIND]
    return tuple(dict.fromkeys(names[lead.unit_id] for task in tasks for lead in task.units(Role.lead)))
