"""Paper: a pack of the demonstration, a long table against LibreOffice, what a page costs in a long document."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from lianping_desk.reports.document import Document, Rendered, Section, render
from lianping_desk.reports.fonts import choose_fonts
from lianping_desk.reports.page import LEDGER
from lianping_desk.reports.table import CellAlign, Column, Row, Table
from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.demo.fill_demo import fill_demo
from tests.benchmarks.conftest import Figures, seconds

pytestmark = pytest.mark.benchmark

ROWS = 5000
WIDTHS = (4, 20, 16, 34, 26, 26, 8, 8)
"""Of the columns, in hanzi."""
_SAID = "组织开展科技活动周、全国科普日、科普大篷车进乡村等主题活动，发放宣传资料，群众反响良好"
_MEASURE = """
import json, sys, time
from datetime import date
from pathlib import Path
from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.materials.chosen import Chosen
from lianping_desk.services.materials.gather import gather_pack
from lianping_desk.services.materials.make_pages import make_pages
from lianping_desk.services.open_desk import opened_desk
with opened_desk(DataFolder(Path(sys.argv[1]))) as desk:
    begun = time.perf_counter()
    pages = make_pages(desk, gather_pack(desk, Chosen(date(2024, 7, 25)))).pages
    took = time.perf_counter() - begun
    peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1]
    print(json.dumps([pages, took, int(peak) / 1024]))
"""
"""Seconds and MB of the pack in a process of its own; getrusage would tell the memory of the one that started it."""


def rows(count: int) -> list[Row]:
    """Eight columns, five of them with text that wraps."""
    return [
        (
            str(number),
            f"实施第{number % 11 + 1}项科学素质提升行动",
            f"第{number % 43}单位（牵头）",
            f"{_SAID}（第{number}次）。{_SAID[: number % 30]}",
            "基层科普力量薄弱，专职人员和经费不足，场地没有落实。",
            "加强部门联动，下半年继续推进，做好总结，把村一级补上。",
            str(120 * number % 9973),
            str(number % 12),
        )
        for number in range(count)
    ]


def on_paper(count: int) -> Rendered:
    return printed(rows(count))


def printed(table: Sequence[Row]) -> Rendered:
    figures = {0, 6, 7}
    columns = tuple(
        Column((f"第{place + 1}栏",), CellAlign.figures if place in figures else CellAlign.left, least=width * 4.0)
        for place, width in enumerate(WIDTHS)
    )
    section = Section(LEDGER.landscape(), (Table(columns, table),), "台账")
    return render(Document("台账", "某县科协", datetime(2023, 7, 6), (section,)), choose_fonts())


def as_workbook(path: Path, table: Sequence[Row]) -> None:
    """The same table, to print as ours does: lying A4, as wide as the page, wrapped, ruled, headings repeated."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    line = Side(style="thin")
    for place, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width * 2
    sheet.append([f"第{place + 1}栏" for place in range(len(WIDTHS))])
    for row in table:
        sheet.append([str(cell) for cell in row])
    for cells in sheet.iter_rows():
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="center")
            cell.border = Border(left=line, right=line, top=line, bottom=line)
            cell.font = Font(name="Noto Serif CJK SC", size=9)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    book.save(path)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="peak memory is read from /proc")
def test_the_pack_of_the_demonstration(tmp_path: Path, figures: Figures) -> None:
    fill_demo(DataFolder(tmp_path / "data"))
    told = subprocess.run(
        [sys.executable, "-c", _MEASURE, str(tmp_path / "data")], check=True, capture_output=True, text=True
    )
    pages, took, megabytes = json.loads(told.stdout)
    assert pages > 90
    assert megabytes < 250
    figures.add(f"pack of the demonstration, {pages} pages, {megabytes:.0f} MB", took, None, "", "<= 3 s")


def test_a_long_table_against_libreoffice(tmp_path: Path, figures: Figures) -> None:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    book, profile = tmp_path / "台账.xlsx", (tmp_path / "profile").as_uri()
    as_workbook(book, rows(ROWS))
    convert = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", tmp_path]
    small = tmp_path / "small.xlsx"
    as_workbook(small, rows(1))

    def by_libreoffice(file: Path) -> None:
        subprocess.run([*convert, str(file)], check=True, capture_output=True, timeout=300)

    by_libreoffice(small)  # makes its profile
    made: list[Rendered] = []
    took = seconds(lambda: made.append(on_paper(ROWS)))
    reference = seconds(lambda: by_libreoffice(book))
    assert (tmp_path / "台账.pdf").is_file()
    what = f"table of {ROWS} rows x {len(WIDTHS)} to PDF, {made[0].pages} pages"
    figures.add(what, took, reference, "LibreOffice, same table", "<= 0.5")


def test_a_page_costs_the_same_in_a_long_document(figures: Figures) -> None:
    """Time of the processor, without what a document costs before its first page (reading the fonts)."""
    per_page = on_paper(200).pages / 200
    begins = min(processor_seconds(rows(1))[0] for _ in range(4))
    costs = {}
    for pages, tries in ((10, 4), (100, 2), (1000, 1)):
        table = rows(round(pages / per_page))
        took, count = min(processor_seconds(table) for _ in range(tries))
        assert count == pytest.approx(pages, rel=0.1)
        costs[pages] = (took - begins) / (count - 1)
    for pages, cost in costs.items():
        figures.add(f"a page more of a table of {pages} pages", cost, costs[100], "one more of 100", "<= 1.3")


def processor_seconds(table: Sequence[Row]) -> tuple[float, int]:
    """What printing it costs, and how many pages it has."""
    begun = time.process_time()
    pages = printed(table).pages
    return time.process_time() - begun, pages
