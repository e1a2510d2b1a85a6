"""下一步工作: what the dates in the data ask for until the end of the year."""

from collections.abc import Iterator
from datetime import date

from lianping_desk.domain.day_text import written_day
from lianping_desk.domain.materials.leaves.words import listed
from lianping_desk.domain.materials.prose import Chapter, Point
from lianping_desk.domain.materials.reporting.known import Known
from lianping_desk.domain.materials.reporting.shortfalls import complaints
from lianping_desk.domain.materials.reporting.words import LATE, MOST, at_most, percent_words, task_words
from lianping_desk.domain.pace import expected_percent
from lianping_desk.domain.work_state import FollowUpState


def next_steps_chapter(known: Known) -> Chapter:
    """What falls due by the end of the year; after its last quarter has begun, of the next one as well."""
    until = min(_until(known.day), known.now.plan.ends)
    points = (
        Point("加快落后任务", tuple(_to_catch_up(known, until))),
        Point(f"{written_day(until)}前的节点", tuple(_milestones(known, until))),
        Point(f"{written_day(until)}前到期的年度任务", at_most(MOST, tuple(_annual(known, until)))),
        Point("继续办理的督办事项", tuple(_matters(known))),
        Point("牵头单位的打算", tuple(complaints(known, "next_step"))),
    )
    return Chapter("下一步工作", (), tuple(point for point in points if point.lines))


def _until(day: date) -> date:
    return date(day.year + (day.month > 9), 12 if day.month <= 9 else 6, 31 if day.month <= 9 else 30)


def _to_catch_up(known: Known, until: date) -> Iterator[str]:
    lines = known.lines
    for one in known.now.tasks:
        if one.state in LATE and one.ends > known.day:
            by_then = min(until, one.ends)
            expected = expected_percent(by_then, one.starts, one.ends, one.task.curve)
            yield (
                f"{task_words(lines[one.task.id])}到{written_day(by_then)}应达到{percent_words(expected)}，"
                f"现为{percent_words(one.percent)}。"
            )


def _milestones(known: Known, until: date) -> Iterator[str]:
    of_tasks = ((flag, f"（任务{line.task.no}）") for line in known.schedule.lines for flag in line.milestones)
    flags = [*((flag, "") for flag in known.schedule.milestones), *of_tasks]
    for flag, task in sorted(flags, key=lambda pair: (pair[0].milestone.on, pair[0].milestone.id)):
        if known.day < flag.milestone.on <= until and not flag.state.is_done:
            yield f"{written_day(flag.milestone.on)}，{flag.milestone.title}{task}。"


def _annual(known: Known, until: date) -> Iterator[str]:
    due = [(one, line) for one, line in known.annual if known.day <= one.ends <= until and not one.state.is_done]
    for one, line in due:
        unit = one.unit or listed(line.lead)
        target = f"，{one.annual.target}" if one.annual.target else ""
        yield f"{one.annual.title}{target}（{unit}，{written_day(one.ends)}）。"


def _matters(known: Known) -> Iterator[str]:
    for one in known.matters:
        if one.state is FollowUpState.open:
            due = f"{written_day(one.follow_up.due)}前办结" if one.follow_up.due else "未定期限"
            yield f"{one.follow_up.matter}（{f'{one.unit}，' if one.unit else ''}{due}）。"
