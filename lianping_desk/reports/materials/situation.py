"""总体情况: what the meeting should know first, in sentences; of a plan that is over, which targets were reached."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lianping_desk.domain.materials.leaves.targets import value_of
from lianping_desk.domain.materials.leaves.words import listed
from lianping_desk.domain.materials.ledger import Ledger
from lianping_desk.domain.materials.pack import Pack
from lianping_desk.domain.materials.schedule import ScheduleSheet
from lianping_desk.domain.materials.targets import TargetSheet
from lianping_desk.domain.number_text import format_number, one_place
from lianping_desk.domain.progress import TaskState
from lianping_desk.domain.schedule import TaskLine
from lianping_desk.domain.status import IndicatorStatus
from lianping_desk.reports.document import Section
from lianping_desk.reports.flow import Block
from lianping_desk.reports.legend import Legend
from lianping_desk.reports.materials.cover import READING
from lianping_desk.reports.materials.words import written
from lianping_desk.reports.paragraph import Paragraph
from lianping_desk.reports.styles import BODY, HEADING, TITLE

_DONE = (TaskState.done, TaskState.done_early)
_LATE = (TaskState.slow, TaskState.behind, TaskState.overdue)
_NUMERALS = "一二三四五六七八九"
_TEXT = replace(BODY, size=14, leading=25, tracking=0)
_HEAD = replace(HEADING, size=14, leading=25, tracking=0)

Chapter = tuple[str, list[str]]
"""A heading and the sentences below it."""


def situation_section(pack: Pack) -> Section:
    """Chapters that have something to say, numbered; the legend below."""
    chapters = [(title, sentences) for title, sentences in _chapters(pack) if sentences]
    blocks: list[Block] = [Paragraph("总体情况", TITLE)]
    for numeral, (title, sentences) in zip(_NUMERALS, chapters, strict=False):
        blocks.append(Paragraph(f"{numeral}、{title}", _HEAD))
        blocks += [Paragraph(sentence, _TEXT) for sentence in sentences]
    return Section(READING, (*blocks, Legend(pack.legend, before=14)), "总体情况", pack.heading.subtitle)


def _chapters(pack: Pack) -> Iterator[Chapter]:
    lines = [line for sheet in pack.materials if isinstance(sheet, ScheduleSheet) for line in sheet.schedule.lines]
    aims = [aim for sheet in pack.materials if isinstance(sheet, TargetSheet) for aim in sheet.indicators]
    yield "工作进展", list(pack.overview)
    if pack.plan_over:
        yield "已达到的目标", _numbered(_aim(aim) for aim in aims if aim.state in _DONE)
        yield "未达到的目标", _numbered(_aim(aim) for aim in aims if aim.state not in _DONE)
        yield "未完成的任务", _numbered(_task(line) for line in lines if line.status.state not in _DONE)
    else:
        yield "进度落后的任务", _numbered(_task(line) for line in lines if line.status.state in _LATE)
        yield "进度落后的指标", _numbered(_aim(aim) for aim in aims if aim.state in _LATE)
        yield "尚未报来的单位", list(_missing(pack))


def _numbered(lines: Iterable[str]) -> list[str]:
    return [f"{number}. {line}" for number, line in enumerate(lines, start=1)]


def _task(line: TaskLine) -> str:
    status = line.status
    stands = f"完成进度{format_number(percent)}%" if (percent := one_place(status.percent)) is not None else "尚无填报"
    expected = format_number(one_place(status.expected) or 0)
    lead = f"{listed(line.lead)}牵头，" if line.lead else ""
    return f"任务{status.task.no}“{status.task.title}”：{lead}{stands}，序时进度{expected}%。"


def _aim(status: IndicatorStatus) -> str:
    indicator, value = status.indicator, value_of(status)
    if indicator.target.number is not None and value is not None:
        stands = f"现为{written(value)}{indicator.unit}"
    else:
        stands = written(value) or "尚无结果"
    gap = f"，{status.missing}" if status.missing else ""
    return f"{indicator.title}：目标{indicator.target_text}（{indicator.strength.chinese}），{stands}{gap}。"


def _missing(pack: Pack) -> Iterator[str]:
    for material in pack.materials:
        if isinstance(material, Ledger) and material.period:
            names = [unit.unit for unit in material.units if not unit.is_received]
            if names:
                yield f"{material.period.title}尚未报来的单位共{len(names)}个：{listed(names)}。"
