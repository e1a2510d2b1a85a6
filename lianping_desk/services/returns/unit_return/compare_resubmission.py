"""Hold a file that comes after a 退回 against what was marked: what was put right, what not, what else changed."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from lianping_desk.domain import versions as rules
from lianping_desk.domain.ledger import MarkedCell, SentBack
from lianping_desk.domain.period import Period
from lianping_desk.domain.plan import Plan
from lianping_desk.domain.received import Catalogue, ReadReturn, TableKind
from lianping_desk.domain.resubmission import MarkedOutcome, NewVersion, Outcome, outcomes, texts_of
from lianping_desk.domain.versions import Statements, Subject, statements_of, taken_together
from lianping_desk.services.catalogue import catalogue
from lianping_desk.services.desk import Desk
from lianping_desk.services.periods.show_periods import period, periods
from lianping_desk.services.returns.unit_return.differences import FieldDifference, rows_by_unit, shown_differences
from lianping_desk.services.returns.unit_return.stored_versions import StoredVersion, carried_units, stored_versions
from lianping_desk.store.sent_back import sent_backs


@dataclass(frozen=True, slots=True)
class Resubmission:
    """What became of a return that went back: each marked cell, and what else is not as before."""

    unit: str
    period: Period
    sent: SentBack
    marked: tuple[MarkedOutcome, ...]
    others: tuple[FieldDifference, ...]

    @property
    def summary(self) -> str:
        """退回的 5 处：未改 2 处，已改 3 处；其他改动 1 处。"""
        counts = [(kind, sum(one.outcome is kind for one in self.marked)) for kind in Outcome]
        said = "，".join(f"{kind.chinese} {count} 处" for kind, count in counts if count)
        about = f"退回的 {len(self.marked)} 处：{said}" if self.marked else "退回时没有标注单元格"
        others = f"其他改动 {len(self.others)} 处" if self.others else "没有其他改动"
        return f"{about}；{others}。"

    @property
    def is_put_right(self) -> bool:
        """Whether nothing that was marked is left to look at."""
        left = (Outcome.unchanged, Outcome.still_in_doubt)
        return all(one.outcome not in left for one in self.marked)


def compare_resubmission(desk: Desk, read: ReadReturn) -> tuple[Resubmission, ...]:
    """For each unit of a file that is about to be imported and whose return is out for correction.

    Empty where nothing went back, a newer version has come already, or this very file is stored.
    """
    asked = next((one for one in periods(desk) if read.period and one.code == read.period.value), None)
    if asked is None or read.refused is not None:
        return ()
    known = catalogue(desk)
    by_name = {unit.name: unit.id for unit in known.units}
    found = []
    for name, rows in rows_by_unit(read).items():
        if name not in by_name:
            continue
        units = carried_units(known.units, by_name[name], asked)
        versions = stored_versions(desk, known, asked, units)
        sent = _last_sent(desk, asked, units)
        if sent is None or _came_since(versions, sent) or any(one.sha256 == read.sha256 for one in versions):
            continue
        new = NewVersion(statements_of(rows, read.file, read.sha256), texts_of(rows), read.all_doubts())
        found.append(_compared(name, asked, sent, taken_together(one.stored for one in versions), new, known))
    return tuple(found)


def last_resubmission(desk: Desk, unit_id: int, period_code: str) -> Resubmission | None:
    """The same for the newest stored version and the last 退回 before it; None where none has come since."""
    asked, known = period(desk, period_code), catalogue(desk)
    units = carried_units(known.units, unit_id, asked)
    versions, sent = stored_versions(desk, known, asked, units), _last_sent(desk, asked, units)
    if sent is None or not _came_since(versions, sent):
        return None
    newest = versions[-1]
    before = taken_together(one.stored for one in versions[:-1])
    new = NewVersion(newest.says, newest.texts, newest.doubts)
    return _compared(units[unit_id], asked, sent, before, new, known)


def _last_sent(desk: Desk, asked: Period, unit_ids: Collection[int]) -> SentBack | None:
    with desk.database.reading() as session:
        return next(iter(reversed(sent_backs(session, asked.id, unit_ids))), None)


def _came_since(versions: Collection[StoredVersion], sent: SentBack) -> bool:
    return any(version.file_id > sent.file_id for version in versions)


def _compared(
    unit: str, asked: Period, sent: SentBack, before: Statements, new: NewVersion, known: Catalogue
) -> Resubmission:
    marked = {(tuple(sorted(cell.about.items())), cell.field) for cell in sent.cells}
    after = {place: said for place, said in new.says.items() if place[0].table is not TableKind.base}
    others = [
        one
        for one in rules.differences(before, after)
        if (tuple(sorted(one.subject.about.items())), one.field) not in marked
    ]
    judged = tuple(replace(one, subject=_subject(one.cell, known.plan)) for one in outcomes(sent.cells, new))
    return Resubmission(unit, asked, sent, judged, shown_differences(others, unit, known.plan))


def _subject(cell: MarkedCell, plan: Plan) -> str:
    """What a marked cell is about, in her words; "" for one about the file, or about a row nobody could place."""
    about = cell.about
    if not any(about.get(name) for name in ("task", "indicator", "name")):
        return ""
    measure = about.get("measure", "")
    subject = Subject(
        TableKind(about["table"]),
        int(about.get("task", 0)) or None,
        int(measure) if measure.isdecimal() else None,
        "" if measure.isdecimal() else measure,
        about.get("indicator", ""),
        about.get("name", ""),
    )
    return subject.title(plan)
