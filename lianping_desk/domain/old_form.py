"""Whether a return is last period's once more: an old form filled in again, or an old file sent again unchanged."""

from collections.abc import Iterable, Sequence

from lianping_desk.domain.earlier_checks import LEAST_COPIED, same_words
from lianping_desk.domain.earlier_facts import Earlier
from lianping_desk.domain.period import Period
from lianping_desk.domain.received import Doubt, ReadReturn, ReadRow
from lianping_desk.domain.versions import same_value

LEAST_TEXTS = 2
LEAST_VALUES = 4
"""Values that have to be the same, long texts among them, before a whole return is held to be an old one."""


def old_form(read: ReadReturn, period: Period, opened: Iterable[Period]) -> Doubt | None:
    """The doubt about the desk's own form of a period when it was signed after a later period had ended.

    `opened` are the periods that she has opened. A return that is merely late was signed before that.
    """
    signed = read.signature.on
    if read.form_code is None or signed is None:
        return None
    later = [one for one in opened if period.ends < one.ends <= signed]
    if not later:
        return None
    newest = max(later, key=lambda one: one.ends)
    why = f"这是{period.title}的填报表，填报日期却是 {signed}，可能把旧表又填了一次"
    return Doubt(period.title, why, field="period", candidates=(newest.code, period.code))


def sent_again(period: Period, rows: Sequence[tuple[ReadRow, Earlier]]) -> Doubt | None:
    """The doubt about a return of which every value is what the unit reported for another period, long texts too."""
    same, texts, before = 0, 0, None
    for row, earlier in rows:
        for field, value in row.values.items():
            last = earlier.last.get(field)
            if last is None or not (same_value(value, last.value) or _same_text(value, last.value)):
                return None
            same, before = same + 1, last.period
            texts += isinstance(value, str) and len(value) >= LEAST_COPIED
    if before is None or same < LEAST_VALUES or texts < LEAST_TEXTS:
        return None
    why = f"内容与{before.title}报来的完全一样，可能把旧表又报了一次"
    return Doubt(period.title, why, field="period", candidates=(period.code, before.code))


def _same_text(one: object, other: object) -> bool:
    return isinstance(one, str) and isinstance(other, str) and same_words(one, other)
