"""A new return held against what was reported before: what cannot be, and what is only odd (issue 3, checks).

A finding is a *doubt* where taking the value would make a total wrong and somebody has to say which of two figures is
right: a cumulative value that fell, a per cent that fell within the year, a figure ten times as large as before (元 for
万元). It is left out until she decides. Everything else is a *remark*, because it may well be right: the value goes in
and she is told. A text copied from last time, parts that do not add up, a share that fell are such.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

from lianping_desk.domain.earlier_facts import Earlier, EarlierValue, are_alike_long
from lianping_desk.domain.indicator import Indicator
from lianping_desk.domain.number_text import format_number
from lianping_desk.domain.period import Period
from lianping_desk.domain.received import Doubt, ReadRow
from lianping_desk.domain.versions import same_value

LEAST_COPIED = 15
"""Hanzi from which on the same text twice is no accident; 正常开展 is."""
TEN_TIMES = 10
OTHERS_NEEDED = 3
"""Units whose figures are known before a figure is held against them."""
LEAST_TO_DOUBT = {"people": 1000, "sessions": 100, "funds": 10, "period_value": 100, "cumulative": 100}
"""From which size on a tenfold figure is a doubt; smaller ones jump by themselves and are only remarked on."""

_TEXTS = ("progress", "problems", "next_step")
_HANZI = re.compile("[\u3400-\u9fff]")
_NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Finding:
    """What is odd about one field; `is_doubt`: the value waits for her."""

    field: str
    why: str
    is_doubt: bool = False


def findings(row: ReadRow, period: Period, earlier: Earlier, indicator: Indicator | None) -> tuple[Finding, ...]:
    """Everything odd about a row of `period`, doubts first; `indicator` is set for a row about one.

    A value that stands for this period already is only remarked on: she has let it in once, and is not asked again.
    """
    found = [*_copied(row, earlier), *_percent_fell(row, period, earlier)]
    if indicator is not None:
        found += [*_cumulative_fell(row, period, earlier, indicator), *_sum(row, period, earlier, indicator)]
    found += _tenfold(row, period, earlier)
    settled = [one for one in found if one.is_doubt and _stands(row, one.field, earlier)]
    found = [replace(one, is_doubt=False) if one in settled else one for one in found]
    return tuple(sorted(found, key=lambda one: not one.is_doubt))


def _stands(row: ReadRow, field: str, earlier: Earlier) -> bool:
    return field in earlier.standing and same_value(row.values.get(field), earlier.standing[field])


def with_findings(row: ReadRow, found: tuple[Finding, ...]) -> ReadRow:
    """The row with its doubts and remarks; of several doubts about one field the first counts."""
    for one in found:
        row = _doubted(row, one) if one.is_doubt else _remarked(row, one)
    return row


def _doubted(row: ReadRow, finding: Finding) -> ReadRow:
    field = finding.field
    if field not in row.values:
        return row
    value = row.values[field]
    said = format_number(value) if isinstance(value, int | float | Decimal) else str(value)
    text = row.texts.get(field, said)
    doubt = Doubt(text, finding.why, row.cells.get(field, ""), row.sheet, row.row, field, (said,))
    values = {name: kept for name, kept in row.values.items() if name != field}
    return replace(row, values=values, doubts=(*row.doubts, doubt))


def _remarked(row: ReadRow, finding: Finding) -> ReadRow:
    if finding.field not in row.values:
        return row
    known = row.remarks.get(finding.field, "")
    said = f"{known}；{finding.why}" if known else finding.why
    return replace(row, remarks={**row.remarks, finding.field: said})


def _copied(row: ReadRow, earlier: Earlier) -> Iterator[Finding]:
    for field in _TEXTS:
        text, last = row.values.get(field), earlier.last.get(field)
        is_long = isinstance(text, str) and len(_HANZI.findall(text)) >= LEAST_COPIED
        if is_long and last and same_words(text, last.value):
            yield Finding(field, f"与{last.period.title}报的一字不差")


def same_words(one: object, other: object) -> bool:
    """Whether two texts have the same words and figures; signs and white space do not count."""
    return _NO_WORD.sub("", str(one)) == _NO_WORD.sub("", str(other))


def _percent_fell(row: ReadRow, period: Period, earlier: Earlier) -> Iterator[Finding]:
    """Within a year what was done stays done; in a new year an annual task begins again."""
    now, last = _number(row, "percent"), earlier.last.get("percent")
    if now is not None and last and last.number is not None and now < last.number:
        why = f"低于{last.period.title}报的 {format_number(last.number)}%"
        yield Finding("percent", why, is_doubt=last.period.ends.year == period.ends.year)


def _cumulative_fell(row: ReadRow, period: Period, earlier: Earlier, indicator: Indicator) -> Iterator[Finding]:
    now, last = _number(row, "cumulative"), _last_cumulative(period, earlier, indicator)
    if now is not None and last and last.number is not None and now < last.number:
        why = f"累计数小于{last.period.title}报的累计数 {format_number(last.number)}"
        yield Finding("cumulative", why, is_doubt=not _is_share(indicator))


def _sum(row: ReadRow, period: Period, earlier: Earlier, indicator: Indicator) -> Iterator[Finding]:
    """Where no period lies between: the last cumulative value and this period's value make the new one."""
    now, added = _number(row, "cumulative"), _number(row, "period_value")
    last = _last_cumulative(period, earlier, indicator)
    if now is None or added is None or last is None or last.number is None or _is_share(indicator):
        return
    follows = last.period.ends + timedelta(days=1) == period.starts
    if follows and last.number <= now != last.number + added:
        parts = f"{last.period.title}累计 {format_number(last.number)}，加本期 {format_number(added)}"
        yield Finding("cumulative", f"与前后数对不上：{parts}，应为 {format_number(last.number + added)}")


def _last_cumulative(period: Period, earlier: Earlier, indicator: Indicator) -> EarlierValue | None:
    """The cumulative value that goes on; an annual indicator begins anew each year."""
    last = earlier.last.get("cumulative")
    if last and indicator.annual and last.period.ends.year != period.ends.year:
        return None
    return last


def _tenfold(row: ReadRow, period: Period, earlier: Earlier) -> Iterator[Finding]:
    """A figure ten times as large as the unit's last, or, where it has none, as the largest of the other units."""
    for field, least in LEAST_TO_DOUBT.items():
        now, (known, whose) = _number(row, field), _usual(field, period, earlier)
        if now is not None and known > 0 and now >= TEN_TIMES * known:
            why = f"是{whose} {format_number(known)} 的 {int(now / known)} 倍"
            is_large = now >= least
            yield Finding(field, f"{why}，可能写错了单位" if is_large else why, is_doubt=is_large)


def _usual(field: str, period: Period, earlier: Earlier) -> tuple[Decimal, str]:
    """The figure that a new one is held against, and whose it is; 0 where there is none."""
    last = earlier.last.get(field)
    if last and last.number:
        is_comparable = field == "cumulative" or are_alike_long(last.period, period)
        return (last.number if is_comparable else Decimal(0)), f"{last.period.title}报的"
    others = earlier.others.get(field, ())
    return (max(others) if len(others) >= OTHERS_NEEDED else Decimal(0)), "其他单位最多的"


def _is_share(indicator: Indicator) -> bool:
    return indicator.unit in ("%", "％")


def _number(row: ReadRow, field: str) -> Decimal | None:
    value = row.values.get(field)
    return Decimal(str(value)) if isinstance(value, int | float | Decimal) else None
