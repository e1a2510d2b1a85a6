"""The tasks of a plan: rows of the annex, headings that carry units, or the headings under actions and projects."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lianping_desk.domain.plan import Measure, PlanDoubt
from lianping_desk.domain.read_plan import ReadTask
from lianping_desk.exchange.plan_reading.duties.duties import without_tags
from lianping_desk.exchange.plan_reading.outline.chapters import holds_tasks, is_generic, kind_of, may_hold_tasks
from lianping_desk.exchange.plan_reading.outline.markers import Rank
from lianping_desk.exchange.plan_reading.outline.outline import Node, Outline
from lianping_desk.exchange.plan_reading.tasks.annex import AnnexRow
from lianping_desk.exchange.plan_reading.tasks.measures import measures_under
from lianping_desk.exchange.plan_reading.tasks.standing_duties import (
    FIRST_LEADS,
    Said,
    first_leading,
    said_below,
    said_in,
    unread_below,
)
from lianping_desk.exchange.plan_reading.tasks.task_duties import duties_of, roleless

_LONGEST_TITLE = 40  # signs; a heading that ran into its text is longer
_NAMES_TASK = re.compile(r"行动|工程")


@dataclass(slots=True)
class Found:
    """The tasks and what a person should look at."""

    tasks: list[ReadTask] = field(default_factory=list)
    doubts: list[PlanDoubt] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A heading that may be a task, and where it stands."""

    node: Node
    chapter: Node
    section: str
    said: tuple[Said, ...]

    @property
    def title(self) -> str:
        return without_tags(self.node.title)


def tasks_of(outline: Outline, rows: Sequence[AnnexRow]) -> Found:
    """All tasks, numbered through, with a doubt for every unit that is named twice."""
    first_leads = any(FIRST_LEADS.search(text) for chapter in outline.chapters for text in chapter.all_texts())
    chapters = [one for one in outline.chapters if holds_tasks(one) or (said_below(one) and may_hold_tasks(one))]
    candidates = [one for chapter in chapters for one in _candidates(chapter)]
    found = Found()
    if first_leads:
        candidates = [replace(one, said=tuple(first_leading(said) for said in one.said)) for one in candidates]
        rows = [replace(row, said=tuple(first_leading(said) for said in row.said)) for row in rows]
    if rows:
        for row in rows:
            _add_row(found, row, _same(row, rows, candidates))
        return found
    for one in candidates:
        where = f"正文第{one.node.line}行“{one.title}”"
        if len(one.title) > _LONGEST_TITLE:
            found.doubts.append(PlanDoubt(where, one.title, "标题特别长，可能和后面的正文连在了一起"))
        duties, tail = duties_of(one.said, where, found.doubts)
        found.doubts += [PlanDoubt(where, said, "像是分工，但没有读懂") for said in unread_below(one.node)]
        kind = kind_of(one.title, one.chapter, one.section)
        no = len(found.tasks) + 1
        found.tasks.append(ReadTask(no, kind, one.title, one.section, duties, _measures(one.node), tail, one.node.line))
    if any(task.duties for task in found.tasks):
        found.doubts += roleless([said for one in candidates for said in one.said])
        for task in found.tasks:
            if not task.duties:
                where = f"正文第{task.source_line}行“{task.title}”"
                found.doubts.append(PlanDoubt(where, task.title, "这项任务没有读到牵头或责任单位"))
    return found


def _candidates(chapter: Node) -> Iterator[_Candidate]:
    numbered = chapter.numbered()
    # numbers deeper than the sections stand in a box or an introduction before them
    sections = [one for one in numbered if one.rank is min(other.rank for other in numbered)]
    if not sections or not _gathers(chapter, sections):
        items = _items_with_units(chapter)
        for item in items:
            yield _Candidate(item, chapter, without_tags(chapter.title), said_below(item))
        if not items and (chapter.children or said_below(chapter)):
            yield _Candidate(chapter, chapter, without_tags(chapter.title), said_below(chapter))
        return
    # 科普基础设施建设 among sisters that are called 行动 is a task like them
    are_tasks = _most_name_tasks(sections) and not any(is_generic(section) for section in sections)
    for section in sections:
        items = [] if are_tasks else _items_with_units(section)
        if items:
            for item in items:
                yield _Candidate(item, chapter, without_tags(section.title), said_below(item))
        else:
            yield _Candidate(section, chapter, without_tags(chapter.title), said_below(section))


def _gathers(chapter: Node, sections: Sequence[Node]) -> bool:
    """Whether the headings below are the tasks; 一、青少年…行动 with 1. 2. below is a task with its measures."""
    if is_generic(chapter) or _most_name_tasks(sections):
        return True
    if _NAMES_TASK.search(chapter.title) and not any(said_below(section) for section in sections):
        return False  # 一、青少年…行动 with its units, （一） and （二） below are its measures
    return sections[0].rank <= Rank.bracketed


def _most_name_tasks(nodes: Sequence[Node]) -> bool:
    return sum(_NAMES_TASK.search(node.title) is not None for node in nodes) * 2 > len(nodes)


def _items_with_units(section: Node) -> list[Node]:
    """The items that are tasks themselves.

    A 行动 or 工程 is a task, and its items are measures even where each names its units; under any other heading
    (打造公平竞争的市场环境) the item that carries units is the task (DESIGN 6).
    """
    items = section.numbered()
    if not items:
        return []
    if is_generic(section) and _most_name_tasks(items):
        return items  # （一）实施五大提升行动 gathers tasks just as a chapter does
    if _NAMES_TASK.search(section.title) or said_in(section):
        return []
    carrying = [item for item in items if said_below(item)]
    if len(carrying) == 1 and carrying[0] is items[-1] and len(items) > 1:
        return []  # one line at the end speaks for the section
    # where most items are tasks the one that lost its units is one too, and is doubted
    return items if 2 * len(carrying) > len(items) else carrying


def _measures(node: Node) -> tuple[Measure, ...]:
    return _numbered([(without_tags(one.title), one.line) for one in measures_under(node)])


def _numbered(titles: Sequence[tuple[str, int]]) -> tuple[Measure, ...]:
    return tuple(Measure(no, title, line) for no, (title, line) in enumerate(titles, 1))


def _add_row(found: Found, row: AnnexRow, body: _Candidate | None) -> None:
    where = f"分工表第{row.no}行“{row.title}”"
    duties, tail = duties_of(row.said, where, found.doubts)
    section = row.group or (body.section if body else "")
    kind = (
        kind_of(section or row.title, None)
        if row.group
        else kind_of(row.title, body.chapter if body else None, section)
    )
    measures = _numbered(row.measures) if row.measures else _measures(body.node) if body else ()
    if not row.said:
        found.doubts.append(PlanDoubt(where, row.title, "这项任务没有读到牵头或责任单位"))
    found.tasks.append(ReadTask(row.no, kind, row.title, section, duties, measures, tail, row.line))


def _same(row: AnnexRow, rows: Sequence[AnnexRow], candidates: Sequence[_Candidate]) -> _Candidate | None:
    """The heading of the text that a row is about: the same words, else the same place when the two count alike."""
    for one in candidates:
        if _core(one.title) == _core(row.title):
            return one
    if len(rows) == len(candidates):
        one = candidates[row.no - 1]
        return one if set(_core(one.title)) & set(_core(row.title)) else None
    return None


def _core(title: str) -> str:
    return re.sub(r"^(实施|开展|推进|推动|加强)|[\s，,、“”《》（）()]", "", title)
