"""Reads a plan document into what it says (DESIGN 6, `plan read`); stores nothing and invents nothing."""

from pathlib import Path

from lianping_desk.domain.plan import PlanDoubt
from lianping_desk.domain.read_plan import NO_TITLE, NO_YEARS, ReadPlan, ReadTask
from lianping_desk.exchange.plan_reading.basis import basis_of
from lianping_desk.exchange.plan_reading.document import Document, Paragraph
from lianping_desk.exchange.plan_reading.goals.division_goals import add_goals_of_rows
from lianping_desk.exchange.plan_reading.goals.indicators import indicators_of
from lianping_desk.exchange.plan_reading.opening.open_document import open_document
from lianping_desk.exchange.plan_reading.outline.chapters import holds_tasks
from lianping_desk.exchange.plan_reading.outline.outline import Outline, outline, without_repetition
from lianping_desk.exchange.plan_reading.outline.run_on import parted
from lianping_desk.exchange.plan_reading.outline.unnumbered import with_numbers
from lianping_desk.exchange.plan_reading.own_words import OwnWords, in_reading_form
from lianping_desk.exchange.plan_reading.phases import phases_of
from lianping_desk.exchange.plan_reading.refusals import empty, no_plan, two_plans
from lianping_desk.exchange.plan_reading.region import region_of
from lianping_desk.exchange.plan_reading.tables.annex_title import title_of_annex
from lianping_desk.exchange.plan_reading.tables.goal_tables import indicators_of_tables
from lianping_desk.exchange.plan_reading.tables.section_tables import with_section_lines
from lianping_desk.exchange.plan_reading.tasks.annex import annex_of
from lianping_desk.exchange.plan_reading.tasks.tasks import tasks_of
from lianping_desk.exchange.plan_reading.title import printed_titles, title_of, years_of


def read_plan_document(path: Path) -> ReadPlan:
    """What the plan document at `path` says; DeskError with one sentence when it is none."""
    return plan_of(open_document(path))


def plan_of(document: Document) -> ReadPlan:
    """What an opened document says, in its own words."""
    return OwnWords(document).restored(_plan_of(in_reading_form(document)))


def _plan_of(document: Document) -> ReadPlan:
    if not any(paragraph.text for paragraph in document.paragraphs) and not document.tables:
        raise empty(document.name)
    document = with_section_lines(document)
    annex = annex_of(document)
    text = list(parted(one for one in document.paragraphs if annex.line is None or one.line < annex.line))
    text, is_guessed = with_numbers(text)
    tree = without_repetition(outline(text))
    _refuse_two(document.name, text, tree)
    if annex.line is not None:
        _refuse_another_behind(document, annex.rows[-1].line)
    title = title_of(tree.before, text) or (title_of(text, text) if not tree.chapters else "")
    if not title and annex.rows and not tree.chapters:
        title = title_of_annex(document, annex.line)
    region = region_of(title, tree.before)
    opening = " ".join(paragraph.text for paragraph in tree.before)
    years = years_of(title, opening)
    tasks = tasks_of(tree, annex.rows)
    first_year = years[0] if years else None
    goals = indicators_of(tree, tree.before, region, first_year)
    goals.add_new(indicators_of_tables(document, first_year))
    add_goals_of_rows(goals, annex.cells, region, first_year)
    phases = phases_of(tree.chapters)
    _refuse_other(document.name, title, len(tasks.tasks), bool(annex.rows or phases or goals.indicators))
    return ReadPlan(
        file=document.name,
        title=title,
        region=region,
        years=years,
        basis=basis_of(text),
        tasks=tuple(tasks.tasks),
        indicators=tuple(goals.indicators),
        phases=phases,
        doubts=(
            *_missing(title, years),
            *document.notes,
            *_no_numbers(is_guessed),
            *_no_units(tasks.tasks),
            *annex.doubts,
            *tasks.doubts,
            *goals.doubts,
        ),
    )


def _refuse_other(name: str, title: str, tasks: int, has_more: bool) -> None:
    """A novel with chapters is no plan: a plan has tasks, and either its name or something that only plans have."""
    if tasks == 0 or not (title or has_more):
        raise no_plan(name)


def _refuse_two(name: str, text: list[Paragraph], tree: Outline) -> None:
    """The chapters count from one again with tasks in both halves, and there are two names of plans.

    Where both halves have actions and projects the second name may be missing: files were put behind one another.
    """
    numbers = [chapter.number for chapter in tree.chapters]
    restarts = [place for place, number in enumerate(numbers) if place and number in ("一", "1")]
    for restart in restarts:
        halves = tree.chapters[:restart], tree.chapters[restart:]
        fewest = min(sum(holds_tasks(chapter) and bool(chapter.children) for chapter in half) for half in halves)
        second = tree.chapters[restart].line
        titles = printed_titles([one for one in text if one.line < second])
        if fewest and len(set(titles)) > 1:
            raise two_plans(name, f"“{titles[-1]}”")
        if fewest > 1:
            raise two_plans(name, f"第{second}行起的一份")


def _refuse_another_behind(document: Document, line: int) -> None:
    """What stands behind the annex is no part of this plan: where it has tasks under chapters it is another plan."""
    behind = [one for one in document.paragraphs if one.line > line]
    tree = outline(behind)
    if sum(holds_tasks(chapter) and bool(chapter.children) for chapter in tree.chapters) > 1:
        title = title_of(tree.before, behind)
        raise two_plans(document.name, f"“{title}”" if title else f"第{tree.chapters[0].line}行起的一份")


def _missing(title: str, years: tuple[int, int] | None) -> list[PlanDoubt]:
    doubts = []
    if not title:
        doubts.append(PlanDoubt("全文", "", NO_TITLE))
    if years is None:
        doubts.append(PlanDoubt("全文", title, NO_YEARS))
    return doubts


def _no_numbers(is_guessed: bool) -> list[PlanDoubt]:
    why = "文件的标题没有编号，章节和任务是按行判断的，请逐条核对"
    return [PlanDoubt("全文", "", why)] if is_guessed else []


def _no_units(tasks: list[ReadTask]) -> list[PlanDoubt]:
    if tasks and not any(task.duties for task in tasks):
        return [PlanDoubt("全文", "", "文件里没有写各项任务的牵头单位和责任单位")]
    return []
