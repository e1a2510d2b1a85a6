"""Make the printed pages of meeting materials: what is previewed is what prints."""

from lianping_desk.domain.long_work import Progress, no_progress
from lianping_desk.domain.materials.pack import Pack
from lianping_desk.domain.work import Meeting
from lianping_desk.reports.document import Rendered, render
from lianping_desk.reports.materials.compose import compose
from lianping_desk.services.desk import Desk
from lianping_desk.services.paper_fonts import fonts_on_paper


def make_pages(desk: Desk, pack: Pack, *, meeting: Meeting | None = None, progress: Progress = no_progress) -> Rendered:
    """The PDF in memory, the number of its pages, and the characters that no font could print."""
    return render(compose(pack, meeting), fonts_on_paper(desk.settings), progress)
