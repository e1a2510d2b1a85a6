"""The ledger of five thousand rows, to a workbook and to paper, against the bare libraries."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from pypdf import PdfReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from lianping_desk.exchange.workbooks.write_workbook import write_workbook
from lianping_desk.reports.document import Rendered, render
from lianping_desk.reports.fonts import choose_fonts
from lianping_desk.reports.materials.compose import compose
from lianping_desk.reports.sheet import Sheet
from lianping_desk.services.desk import Desk
from lianping_desk.services.materials.chosen import Chosen
from lianping_desk.services.materials.export import EXPORTS, Format, export
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.shipped import resource
from tests.benchmarks.big_ledger import ROWS, big_ledger
from tests.benchmarks.conftest import Figures, seconds

Line = tuple[float, float, float, str]

pytestmark = pytest.mark.benchmark


def test_a_ledger_as_a_workbook(desk: Desk, tmp_path: Path, figures: Figures) -> None:
    pack = big_ledger(show_plan(desk))
    target = tmp_path / "台账.xlsx"
    write_workbook(target, pack)
    written = load_workbook(target, read_only=True)
    cells = {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in written}
    assert sum("按序时" in row for row in cells["任务进展"]) == ROWS

    def bare() -> None:
        book = Workbook(write_only=True)
        for title, rows in cells.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        book.save(tmp_path / "bare.xlsx")

    what = f"ledger of {ROWS} rows x 13 to xlsx"
    figures.compare(what, lambda: write_workbook(target, pack), bare, "openpyxl, same cells, no looks", "<= 1.3", 2)


def test_a_ledger_on_paper(desk: Desk, figures: Figures, monkeypatch: pytest.MonkeyPatch) -> None:
    pack, fonts = big_ledger(show_plan(desk)), choose_fonts()
    drawn = _drawn(monkeypatch)
    rendered = render(compose(pack), fonts)
    lines = list(drawn)
    monkeypatch.undo()
    assert len(lines) == rendered.pages
    assert sum(text == "责任" for page in lines for _, _, _, text in page) == ROWS

    took: list[Rendered] = []
    figures.compare(
        f"ledger of {ROWS} rows x 13 to PDF, {rendered.pages} pages",
        lambda: took.append(render(compose(pack), fonts)),
        lambda: _draw_plainly(lines),
        "reportlab, same text, drawString",
        "<= 2.5",
        1,
    )
    assert took[-1].pdf == rendered.pdf


def test_the_whole_pack_on_paper(desk: Desk, tmp_path: Path, figures: Figures) -> None:
    target = tmp_path / "材料包.pdf"
    took = seconds(lambda: export(desk, Chosen(date(2023, 6, 30), EXPORTS["pack"]), Format.pdf, target))
    pages = len(PdfReader(target).pages)
    assert pages > 20
    figures.add(f"pack of the shipped plan to PDF, {pages} pages", took, None, "", "")


def _drawn(monkeypatch: pytest.MonkeyPatch) -> list[list[Line]]:
    """From now on every line of text that is drawn is written down here, page by page."""
    pages: list[list[Line]] = []
    lines, start_page = Sheet.lines, Sheet.start_page

    def start(sheet: Sheet, width: float, height: float) -> None:
        pages.append([])
        start_page(sheet, width, height)

    def draw(sheet: Sheet, baseline: float, texts: Any, chain: Any, size: float, leading: float, *more: Any) -> None:
        for number, (x, text) in enumerate(texts):
            pages[-1].append((x, sheet.height - baseline - number * leading, size, text))
        lines(sheet, baseline, texts, chain, size, leading, *more)

    monkeypatch.setattr(Sheet, "start_page", start)
    monkeypatch.setattr(Sheet, "lines", draw)
    return pages


def _draw_plainly(pages: list[list[Line]]) -> None:
    """The same strings at the same places in one embedded font, and nothing else."""
    pdfmetrics.registerFont(TTFont("bare", resource("fonts", "serif.ttf")))
    canvas = Canvas(BytesIO(), pageCompression=1, initialFontName="bare")
    for page in pages:
        for x, y, size, text in page:
            canvas.setFont("bare", size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
