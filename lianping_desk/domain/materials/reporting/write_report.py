"""Write the 工作进展情况汇报 from what is known."""

from lianping_desk.domain.day_text import written_day
from lianping_desk.domain.materials.heading import Heading
from lianping_desk.domain.materials.report import ProgressReport
from lianping_desk.domain.materials.reporting.changes import changes_chapter
from lianping_desk.domain.materials.reporting.known import Known
from lianping_desk.domain.materials.reporting.next_steps import next_steps_chapter
from lianping_desk.domain.materials.reporting.progress import progress_chapter
from lianping_desk.domain.materials.reporting.review import review_chapters
from lianping_desk.domain.materials.reporting.shortfalls import shortfalls_chapter


def write_report(known: Known, heading: Heading) -> ProgressReport:
    """Chapters that have something to say; of a plan that is over, what it came to."""
    over = known.now.plan_over
    chapters = (
        tuple(review_chapters(known))
        if over
        else (progress_chapter(known), changes_chapter(known), shortfalls_chapter(known), next_steps_chapter(known))
    )
    return ProgressReport(
        heading=heading,
        status=known.now,
        opening=(
            f"现将《{heading.plan_title}》（以下简称《方案》）截至{written_day(known.day)}的"
            f"{'完成' if over else '实施'}情况汇报如下。"
        ),
        chapters=tuple(chapter for chapter in chapters if chapter.says_anything),
        closing="以上汇报，请审议。",
    )
