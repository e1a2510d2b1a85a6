"""Gather the 工作进展情况汇报."""

from dataclasses import replace
from datetime import date

from lianping_desk.domain.materials.pack import Part
from lianping_desk.domain.materials.report import ProgressReport
from lianping_desk.domain.materials.reporting.known import Earlier, Known, Matter
from lianping_desk.domain.materials.reporting.write_report import write_report
from lianping_desk.domain.work import Meeting
from lianping_desk.services.desk import Desk
from lianping_desk.services.follow_ups.list_follow_ups import list_follow_ups
from lianping_desk.services.materials.asked import Asked
from lianping_desk.services.materials.ledger import gather_ledger
from lianping_desk.services.materials.targets import gather_targets
from lianping_desk.services.status.status import status
from lianping_desk.store.ledger import files_by_day
from lianping_desk.store.periods import periods


def gather_report(desk: Desk, about: Asked) -> ProgressReport:
    """The county's report, also where materials are limited to a unit."""
    whole = replace(about, chosen=None, plain=replace(about.plain, unit=""))
    matters = (Matter(one.follow_up, one.state, one.unit) for one in list_follow_ups(desk, about.as_of).lines)
    known = Known(
        schedule=about.schedule,
        ledger=gather_ledger(desk, whole),
        register=gather_targets(desk, whole).register,
        matters=tuple(one for one in matters if _belongs(one, about)),
        earlier=None if about.plain.plan_over else _earlier(desk, about),
    )
    title = "完成情况汇报" if about.plain.plan_over else Part.report.chinese.removeprefix("工作")
    return write_report(known, whole.heading(title, with_period=True))


def _belongs(one: Matter, about: Asked) -> bool:
    """Whether a matter was known on the day: one of a later meeting was not."""
    later = {meeting.id for meeting in about.meetings if meeting.on > about.as_of}
    return one.follow_up.meeting_id not in later


def _earlier(desk: Desk, about: Asked) -> Earlier:
    """The last meeting before the one that is reported to; what had come in by its day is how it was known there.

    Where nothing had come in by then, because the desk was not in use yet, it is what periods that had ended say.
    """
    last = last_meeting(about)
    day = last.on if last else date(about.as_of.year, 1, 1)
    with desk.database.reading() as session:
        arrived = files_by_day(session, [period.id for period in periods(session, about.plan.id)])
    was_in_use = any(came <= day for came, _, _ in arrived)
    since = [(file, unit) for came, file, unit in arrived if day < came <= about.as_of]
    return Earlier(
        day,
        status(desk, day, received_by=day if was_in_use else date.max),
        last,
        files=len({file for file, _ in since}) if was_in_use else 0,
        units=len({unit for _, unit in since}) if was_in_use else 0,
    )


def last_meeting(about: Asked) -> Meeting | None:
    """The latest meeting before the one that the pack is for, None where there is none."""
    before = about.meeting.on if about.meeting else about.as_of
    held = (one for one in about.meetings if one.on < before and one.on <= about.as_of)
    return max(held, key=lambda one: (one.on, one.id), default=None)
