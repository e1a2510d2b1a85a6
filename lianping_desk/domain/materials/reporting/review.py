"""The chapters of a report on a plan whose years are over: what was reached, and what was not."""

from collections.abc import Iterator

from lianping_desk.domain.materials.prose import Chapter
from lianping_desk.domain.materials.reporting.known import Known
from lianping_desk.domain.materials.reporting.progress import standing
from lianping_desk.domain.materials.reporting.words import aim_words, percent_words, task_words
from lianping_desk.domain.status import TaskStatus


def review_chapters(known: Known) -> Iterator[Chapter]:
    """Chapters with something to say."""
    reached, missed = ([one for one in known.now.indicators if one.state.is_done is met] for met in (True, False))
    undone = [one for one in known.now.tasks if not one.state.is_done]
    lines, plan = known.lines, known.now.plan
    yield Chapter("总体完成情况", tuple(standing(known.now)))
    yield Chapter("已达到的目标", tuple(f"{aim_words(one, plan)}。" for one in reached))
    yield Chapter("未达到的目标", tuple(f"{aim_words(one, plan)}。" for one in missed))
    yield Chapter(
        "未完成的任务",
        tuple(f"{task_words(lines[one.task.id])}：{_reached(one)}。" for one in undone),
    )


def _reached(one: TaskStatus) -> str:
    return percent_words(one.percent) if one.percent is None else f"完成进度{percent_words(one.percent)}"
