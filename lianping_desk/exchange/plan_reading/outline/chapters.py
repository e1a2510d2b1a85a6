"""What a chapter is for: tasks, goals, what has been, or how the plan is carried out."""

import re

from lianping_desk.domain.plan import TaskKind
from lianping_desk.exchange.plan_reading.outline.outline import Node

_CARRYING_OUT = re.compile(
    r"组织实施|组织领导|保障|机制|条件|工作要求|有关要求|附则|实施步骤|工作步骤|进度|阶段|时间安排|督查|考核|评估"
)
_BEFORE = re.compile(
    r"前言|总体|指导思想|原则|目标|背景|形势|(?:发展|工作)基础|现状|回顾|成效|意义|问题|总则|依据|思路|概况|定义"
)
_GOALS = re.compile(r"(?:总体|工作|主要|发展|基本|具体)?目标(?:任务|和任务|要求)?|任务目标")
_TASKS = re.compile(r"行动|工程|任务|工作|举措|措施|项目|计划|内容")
# 基础 alone is no word of the past: 基础教育, 基础设施.
_PAST = re.compile(
    r"前言|背景|形势|(发展|工作)基础|^基础(?:条件|情况)?$|现状|回顾|成效|意义|概况|主要问题|存在问题|成绩"
)
_GENERIC = re.compile(
    r"(?:实施|开展|推进|推动|落实|抓好)?(?:[一二三四五六七八九十\d]+(?:项|大))?(?:重点人群|重点|主要|具体|核心|科学素质|全民科学素质|基础|建设|目标|各项)*"
    r"(?:提升|工作|专项)*(?:行动|工程|任务|工作|举措|措施|项目|内容|计划)(?:和重点工程|与重点工程|及分工|和分工|与分工|分工)?"
)

# 实施“五大”人群提升行动: says how many there are below
_COUNTS = re.compile(r"[二两三四五六七八九十][”\"]?[大项](?!常)[”\"]?.*(?:行动|工程|任务|举措)$")


def holds_tasks(chapter: Node) -> bool:
    """Whether the chapter is one of actions or projects; 组织实施, 保障措施 and goals are none (DESIGN 6)."""
    return bool(_TASKS.search(chapter.title)) and may_hold_tasks(chapter)


def may_hold_tasks(chapter: Node) -> bool:
    """Whether a chapter with units under its headings is one of tasks: 夯实科普基础 says nothing against it."""
    return not _CARRYING_OUT.search(chapter.title) and not _is_before(chapter.title)


def tells_the_past(title: str) -> bool:
    """Whether numbers in it are results and not targets."""
    return _PAST.search(title) is not None and "目标" not in title


def is_generic(chapter: Node) -> bool:
    """提升行动, 重点工程: a title that gathers tasks and is none itself."""
    return _GENERIC.fullmatch(chapter.title) is not None or _COUNTS.search(chapter.title) is not None


def kind_of(title: str, chapter: Node | None, section: str = "") -> TaskKind:
    """By the task's own title, then its section's, then the chapter's, then what opens the chapter."""
    said = [title, section]
    if chapter:
        said += [chapter.title, " ".join(paragraph.text for paragraph in chapter.paragraphs)]
    for text in said:
        action, project = text.rfind("行动"), text.rfind("工程")
        if action != project:
            return TaskKind.action if action > project else TaskKind.project
    return TaskKind.project


def _is_before(title: str) -> bool:
    return _GOALS.fullmatch(title) is not None or (
        _BEFORE.search(title) is not None and not re.search(r"行动|工程|任务", title)
    )
