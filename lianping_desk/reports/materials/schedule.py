"""进度安排表 on paper: the timeline drawn, then the same as tables."""

from collections.abc import Iterator

from lianping_desk.domain.materials.leaves.schedule import schedule_leaves
from lianping_desk.domain.materials.leaves.words import listed
from lianping_desk.domain.materials.light import light_of
from lianping_desk.domain.materials.schedule import ScheduleSheet
from lianping_desk.domain.number_text import one_place
from lianping_desk.domain.schedule import AnnualLine, MilestoneLine, TaskLine
from lianping_desk.reports.document import Section
from lianping_desk.reports.flow import PageEnd
from lianping_desk.reports.materials.leaf import leaf_blocks, short_title, title_blocks
from lianping_desk.reports.page import PageStyle
from lianping_desk.reports.timeline import Timeline, TimelineBar, TimelineMark, TimelineRow


def schedule_sections(sheet: ScheduleSheet, page: PageStyle) -> Iterator[Section]:
    """The drawing and the tables; without tasks the sentence that says so."""
    heading = sheet.heading
    tables = [block for leaf in schedule_leaves(sheet) for block in leaf_blocks(leaf, page)]
    drawing = (timeline(sheet), PageEnd()) if sheet.schedule.lines else ()
    yield Section(page, (*title_blocks(heading), *drawing, *tables), short_title(heading), heading.subtitle)


def timeline(sheet: ScheduleSheet) -> Timeline:
    """Tasks under the heading of their kind, each followed by its annual tasks; milestones as flags."""
    schedule, over = sheet.schedule, sheet.heading.plan_over
    rows: list[TimelineRow] = []
    if schedule.milestones:
        rows.append(TimelineRow("全方案节点", marks=_marks(schedule.milestones, over)))
    section = ""
    for line in schedule.lines:
        named = line.task.section or line.task.kind.chinese
        if named != section:
            section = named
            rows.append(TimelineRow(section, level=0))
        rows.append(_task(line, over))
        rows += [_annual(one, over) for one in sorted(line.annual, key=lambda one: (one.starts, one.ends))]
    return Timeline(
        starts=schedule.starts,
        ends=schedule.ends,
        as_of=schedule.as_of,
        phases=tuple(TimelineBar(p.starts, p.ends, label=p.title) for p in schedule.status.plan.phases),
        rows=tuple(rows),
        legend=sheet.legend,
    )


def _task(line: TaskLine, over: bool) -> TimelineRow:
    status = line.status
    light = light_of(status.state, over)
    percent = one_place(status.percent)
    shown = float(percent) if percent is not None else None
    return TimelineRow(
        label=f"{status.task.no}. {status.task.title}",
        owner=listed(line.lead),
        bars=(TimelineBar(status.starts, status.ends, light.state, shown),),
        marks=_marks(line.milestones, over),
        state=light.state,
        percent=shown,
        state_word=light.word,
    )


def _annual(line: AnnualLine, over: bool) -> TimelineRow:
    light = light_of(line.state, over)
    return TimelineRow(
        label=f"{line.annual.year}年 {line.annual.title}",
        owner=line.unit,
        bars=(TimelineBar(line.starts, line.ends, light.state),),
        level=2,
        state=light.state,
        state_word=light.word,
    )


def _marks(lines: tuple[MilestoneLine, ...], over: bool) -> tuple[TimelineMark, ...]:
    return tuple(TimelineMark(one.milestone.on, one.milestone.title, light_of(one.state, over).state) for one in lines)
