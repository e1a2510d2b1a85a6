"""Several files of one unit for one period: which is the later, and when that cannot be told."""

from collections.abc import Hashable, Iterable, Mapping
from datetime import date

from lianping_desk.domain.received import CellValue, Doubt, ReadReturn
from lianping_desk.store.imports import KnownFile


def by_signature(reads: Iterable[ReadReturn]) -> list[ReadReturn]:
    """The files in the order in which they were signed, so that the later version is taken in after the earlier."""
    return sorted(reads, key=lambda read: read.signature.on or date.min)


def older_than_known(read: ReadReturn, known: Iterable[KnownFile]) -> Doubt | None:
    """The doubt that keeps a file waiting which was signed before one that came in earlier for its unit and period."""
    newest = max((file.signed_on for file in known if file.signed_on), default=None)
    signed = read.signature.on
    if newest is None or signed is None or signed >= newest:
        return None
    return _doubt(read, f"填报日期 {signed} 早于已经导入的一份（{newest}），不知以哪一份为准")


def undecided(read: ReadReturn, earlier: Iterable[ReadReturn]) -> Doubt | None:
    """The doubt about a file that contradicts another of this import, when their dates do not say which is later."""
    for other in earlier:
        days = {read.signature.on, other.signature.on}
        if (len(days) == 1 or None in days) and _contradict(read, other):
            return _doubt(read, f"与同时导入的“{other.file}”是同一单位、同一期，内容不同，分不清先后")
    return None


def _doubt(read: ReadReturn, why: str) -> Doubt:
    return Doubt(read.file, why, field="version", candidates=("以这一份为准",))


def _contradict(one: ReadReturn, other: ReadReturn) -> bool:
    values, others = _values(one), _values(other)
    return any(values[place] != others[place] for place in values.keys() & others.keys())


def _values(read: ReadReturn) -> Mapping[Hashable, set[CellValue]]:
    found: dict[Hashable, set[CellValue]] = {}
    for row in read.rows:
        about = (row.table, row.unit, row.task_no, row.measure_no, row.indicator, row.name)
        for field, value in row.values.items():
            found.setdefault((about, field), set()).add(value)
    return found
