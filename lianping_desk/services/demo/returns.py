"""The invented returns: written into real workbooks, read and imported like any others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from lianping_desk.domain.long_work import Progress
from lianping_desk.domain.period import Period
from lianping_desk.exchange.forms.answers import Answers
from lianping_desk.exchange.forms.fill_form import fill_form
from lianping_desk.exchange.forms.own_table import write_own_table
from lianping_desk.services.demo.answers import Invented, signing_day, unit_answers
from lianping_desk.services.demo.chasing import call_the_late, tick_papers
from lianping_desk.services.demo.county import County
from lianping_desk.services.desk import Desk
from lianping_desk.services.periods.add_period import add_period
from lianping_desk.services.returns.forms.write_forms import write_forms
from lianping_desk.services.returns.importing.import_files import import_files
from lianping_desk.services.returns.ledger.owed import OwedReturn, owed_returns
from lianping_desk.services.returns.reading.read_files import read_files
from lianping_desk.services.returns.unit_return.decide_return import accept_returns, send_back

Entry = Mapping[str, Any]
"""What the content says of a period: its code, how far the work has come, how many are late or missing."""


@dataclass(frozen=True, slots=True)
class WrittenReturn:
    """A workbook on its way to the office, and the day it arrives."""

    file: Path
    period: Period
    unit_id: int
    arrives: date


def add_returns(desk: Desk, invented: Invented, folder: Path, progress: Progress) -> None:
    """Open the periods and take in their returns; those of periods with forms come back in the desk's own forms."""
    county = invented.county
    opened = [(add_period(desk, entry["code"]).period, entry) for entry in county.content["period"]]
    own = [(period, entry) for period, entry in opened if not entry.get("forms")]
    with_forms = [(period, entry) for period, entry in opened if entry.get("forms")]
    written = [one for period, entry in own for one in _own_tables(invented, folder, period, entry)]
    _take_in(desk, written, progress)
    for period, entry in with_forms:
        progress(0, 0, f"写{period.title}填报表")
        filled = _filled_forms(desk, invented, folder, period, entry)
        _take_in(desk, filled, progress)
        _judge(desk, county, period, filled)
    for period, _entry in own:
        _accept(desk, period, [one for one in written if one.period.id == period.id])


def _own_tables(invented: Invented, folder: Path, period: Period, entry: Entry) -> list[WrittenReturn]:
    """Tables of the units' own making."""
    found = []
    for owed, answers in _returning(invented, period, entry):
        file = folder / f"{owed.unit.name}{period.title}工作进展情况表.xlsx"
        write_own_table(answers, file)
        found.append(WrittenReturn(file, period, owed.unit.id, answers.signed_on))
    return found


def _filled_forms(desk: Desk, invented: Invented, folder: Path, period: Period, entry: Entry) -> list[WrittenReturn]:
    """The desk's forms, sent to everyone and filled in by those who return them; a few write words for a per cent."""
    county = invented.county
    forms = write_forms(desk, period.code, folder / period.code)
    form_of = {form.name.partition("-")[0]: form for form in forms}
    vague = list(county.content["returns"]["vague_percents"])
    found = []
    for owed, answers in _returning(invented, period, entry):
        form = form_of.get(owed.unit.name)
        if form is None:
            continue
        if vague and owed.unit.id != county.lead(owed.tasks[0]).id:
            answers = replace(answers, tasks=(replace(answers.tasks[0], percent=vague.pop()), *answers.tasks[1:]))
        file = folder / f"{form.stem}（已填）.xlsx"
        fill_form(form, answers, file)
        found.append(WrittenReturn(file, period, owed.unit.id, answers.signed_on))
    return found


def _returning(invented: Invented, period: Period, entry: Entry) -> list[tuple[OwedReturn, Answers]]:
    """The units that return anything; those with news of a base, and leads, always do and are on time."""
    found = []
    county = invented.county
    leads = {county.lead(task).id for task in county.shown.plan.tasks}
    for owed in owed_returns(county.shown.plan, county.shown.units, period.ends):
        falls = county.dice.random()
        day = signing_day(county.dice, period, late=falls < entry["missing"] + entry["late"])
        answers = unit_answers(invented, owed, period, entry["share"], day)
        reliable = owed.unit.id in leads or bool(answers.bases)
        if reliable:
            answers = replace(answers, signed_on=min(day, period.due))
        if (reliable or falls >= entry["missing"]) and answers.signed_on <= county.as_of:
            found.append((owed, answers))
    return found


def _take_in(desk: Desk, written: Sequence[WrittenReturn], progress: Progress) -> None:
    """Read every workbook at once, then import what arrived for a period: what was on time, and what came late."""
    read = read_files(desk, [one.file for one in written], progress=progress)
    batches: dict[tuple[str, bool], list[int]] = {}
    for number, one in enumerate(written):
        batches.setdefault((one.period.code, one.arrives > one.period.due), []).append(number)
    for numbers in batches.values():
        files = [written[number] for number in numbers]
        day = max(one.arrives for one in files)
        import_files(desk, [one.file for one in files], read=[read[n] for n in numbers], received_on=day)


def _accept(desk: Desk, period: Period, returns: Sequence[WrittenReturn]) -> None:
    """Everything of a period long past is in order."""
    units = [one.unit_id for one in returns]
    accept_returns(desk, period.code, units, period.due + timedelta(days=20))
    tick_papers(desk, period, units, days_after_due=20)


def _judge(desk: Desk, county: County, period: Period, returns: Sequence[WrittenReturn]) -> None:
    """Of the running period part is accepted, one return is sent back, the rest waits for her; the late were called."""
    doubtful = len(county.content["returns"]["vague_percents"])
    done = [one.unit_id for one in returns[doubtful + 2 : -6]]
    accept_returns(desk, period.code, done, county.as_of)
    tick_papers(desk, period, done[: len(done) * 2 // 3], days_after_due=10)
    send_back(desk, period.code, [returns[-1].unit_id], county.content["returns"]["too_thin"], county.as_of)
    call_the_late(desk, county, period)
