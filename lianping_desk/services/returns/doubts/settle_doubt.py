"""Settle a doubt: take a candidate or a typed value, or leave it out. Each is one transaction."""

from dataclasses import replace

from lianping_desk.domain.decision import Decision, answered
from lianping_desk.domain.received import FIELD_NAMES, Catalogue, Doubt, ReadRow, TableKind
from lianping_desk.services.catalogue import catalogue
from lianping_desk.services.desk import Desk
from lianping_desk.services.returns.doubts.held_file import HeldFile, as_doubt, is_about_file
from lianping_desk.services.returns.doubts.settled_subject import Subjects, period_code
from lianping_desk.services.returns.doubts.typed_value import typed_value
from lianping_desk.services.returns.importing.base_news import base_news
from lianping_desk.services.returns.importing.intake import Intake
from lianping_desk.services.returns.importing.place_rows import BLOCKING, waits
from lianping_desk.store.base_reports import record_base_reports
from lianping_desk.store.decisions import reopen
from lianping_desk.store.doubts import open_doubt_row
from lianping_desk.store.imports import correct_field
from lianping_desk.store.periods import period_by_id, period_row
from lianping_desk.store.received_tables import DoubtRow, IndicatorValueRow, PeriodRow, ProgressRow
from lianping_desk.store.steps import Writing

_NEEDED_OF_A_BASE = frozenset({"level", "stage", "date"})
"""Without these the register cannot take the row: an award of no day would count from the beginning."""


def settle_doubt(desk: Desk, doubt_id: int, answer: str | None) -> int:
    """Settle the doubt with `answer`, or leave it out with None; returns how many waiting rows went in.

    An answer is a candidate, or what she typed: a value for a field, the task, indicator, unit or period that is meant;
    for a hidden row or a version in doubt any text says that it counts. DeskError when the answer would be in doubt
    again; then nothing changes. A row goes in with the last doubt that kept it waiting.
    """
    known = catalogue(desk)
    with desk.database.reading() as session:
        found = open_doubt_row(session, doubt_id)
        decision = answered(answer, tuple(found.candidates))
        why = decision_in_words(found, decision)
    with desk.database.writing(why, desk.who) as session:
        return settle_in(session, known, open_doubt_row(session, doubt_id), decision)


def settle_in(session: Writing, known: Catalogue, doubt: DoubtRow, decision: Decision) -> int:
    """`settle_doubt` within a transaction that somebody else has opened; after a DeskError it must not be kept."""
    answer = decision.given
    file, intake = doubt.file, Intake(known)
    held = HeldFile(file)
    stored = doubt.progress_row or doubt.indicator_value
    if stored is not None:
        if answer is not None:
            _settle_field(doubt, stored, answer, known, period_by_id(session, stored.period_id))
    elif is_about_file(doubt):
        if answer is None:
            held.leave_out_rows(held.rows_of(doubt))
        elif doubt.field == "unit":
            held.name_unit(doubt, Subjects(known).unit(answer))
        elif doubt.field == "period":
            file.period_id = period_row(session, known.plan.id, period_code(answer)).id
    elif doubt.held_rows:
        (row,) = held.rows_of(doubt)
        _settle_row(held, doubt, row, answer, known, period_by_id(session, file.period_id))
    rows = held.rows_of(doubt)
    close(doubt, decision)
    period = period_by_id(session, file.period_id)
    if period is not None:
        _release(held, intake, rows, period)
    session.flush()
    record_base_reports(session, intake.reports)
    if period is not None and file.unit_id is not None and intake.stored_rows:
        reopen(session, period.id, [file.unit_id])
    return intake.stored_rows


def _settle_field(
    doubt: DoubtRow,
    stored: ProgressRow | IndicatorValueRow,
    answer: str,
    known: Catalogue,
    period: PeriodRow | None,
) -> None:
    """A row that went in without the field gets it now."""
    measured_in = ""
    if isinstance(stored, IndicatorValueRow):
        measured_in = next((one.unit for one in known.indicators if one.id == stored.indicator_id), "")
    value = typed_value(doubt.field, answer, period.ends.year if period else None, measured_in)
    correct_field(stored, doubt.field, value, _remark(doubt, answer))


def _settle_row(
    held: HeldFile, doubt: DoubtRow, row: ReadRow, answer: str | None, known: Catalogue, period: PeriodRow | None
) -> None:
    """A row that waits learns what it is about, or gets the value of a field; or it is left out."""
    if answer is None:
        needed = doubt.field in BLOCKING or (row.table is TableKind.base and doubt.field in _NEEDED_OF_A_BASE)
        if needed or (not row.values and len(held.own_doubts(row)) == 1):
            held.leave_out_rows([row])
        return
    if doubt.field in BLOCKING:
        held.change(Subjects(known).about(row, doubt.field, answer))
        return
    measured_in = next((one.unit for one in known.indicators if one.title == row.indicator), "")
    value = typed_value(doubt.field, answer, period.ends.year if period else None, measured_in)
    if value is not None:
        remarks = {**row.remarks, doubt.field: _remark(doubt, answer)}
        held.change(replace(row, values={**row.values, doubt.field: value}, remarks=remarks))


def _release(held: HeldFile, intake: Intake, rows: list[ReadRow], period: PeriodRow) -> None:
    """Let in those of the rows that wait on nothing any more."""
    for row in rows:
        own = held.own_doubts(row)
        further = base_news(row) if row.table is TableKind.base and not own else None
        if isinstance(further, Doubt):
            intake.keep(held.file, further, held.file.unit_id, (row,))
            continue
        placed = intake.places.place(row, held.file.unit_id)
        if placed is None or held.waits_on_file(row) or waits(row, tuple(as_doubt(one) for one in own)):
            continue
        held.went_in(row, intake.store(held.file, placed, period))


def close(doubt: DoubtRow, decision: Decision) -> None:
    """Write down how the doubt was settled."""
    doubt.settled, doubt.answer = decision.how.value, decision.answer


def decision_in_words(doubt: DoubtRow, decision: Decision) -> str:
    """The sentence that stands in the history."""
    what = FIELD_NAMES.get(doubt.field) or "疑点"
    where = f"“{doubt.file.name}”{doubt.cell}"
    answer = decision.given
    return f"{where}的{what}不采用" if answer is None else f"{where}的{what}核定为“{answer}”"


def _remark(doubt: DoubtRow, answer: str) -> str:
    return f"{FIELD_NAMES.get(doubt.field, '')}原文“{doubt.text}”，经核定为“{answer.strip()}”"
