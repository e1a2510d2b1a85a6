"""What goes to the printer: every page of the preview, turned as it lies, in the range and number asked for."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QTransform
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.long_work import Cancelled, no_progress
from lianping_desk.reports.document import Document, Section, render
from lianping_desk.reports.fonts import choose_fonts
from lianping_desk.reports.page import LEDGER, LEDGER_A3
from lianping_desk.reports.paragraph import Paragraph
from lianping_desk.ui.meeting.printing import ask_printer, make_printer, pages_to_print, print_pages


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """Three pages: standing, lying, standing."""
    pages = (LEDGER, LEDGER.landscape(), LEDGER)
    sections = tuple(Section(page, (Paragraph("会议材料" * 40),)) for page in pages)
    return render(Document("试印", "某县科协", datetime(2023, 7, 6), sections), choose_fonts()).pdf


@pytest.fixture
def printer(qtbot: QtBot, tmp_path: Path) -> Iterator[QPrinter]:
    """A printer that prints into a file."""
    made = make_printer("试印")
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "out.pdf"))
    yield made


def picture(source: Path | bytes, page: int) -> QImage:
    """A page at 50 dots an inch, on white, in greys."""
    document, buffer = QPdfDocument(), QBuffer()
    if isinstance(source, bytes):
        buffer.setData(source)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document.load(buffer)
    else:
        document.load(str(source))
    size = document.pagePointSize(page) * (50 / 72)
    image = document.render(page, QSize(round(size.width()), round(size.height())))
    ground = QImage(image.size(), QImage.Format.Format_RGB32)
    ground.fill(Qt.GlobalColor.white)
    painter = QPainter(ground)
    painter.drawImage(0, 0, image)
    painter.end()
    document.close()
    return ground.convertToFormat(QImage.Format.Format_Grayscale8)


def difference(one: QImage, other: QImage) -> float:
    """Mean difference of two pictures of one size, from 0 to 255."""
    assert one.size() == other.size()
    pairs = [
        abs(a - b)
        for y in range(one.height())
        for a, b in zip(bytes(one.scanLine(y))[: one.width()], bytes(other.scanLine(y))[: one.width()], strict=True)
    ]
    return sum(pairs) / len(pairs)


def ink(file: Path, page: int) -> float:
    """Share of dark dots on a page."""
    document = QPdfDocument()
    document.load(str(file))
    image = document.render(page, QSize(300, 300))
    dark = sum(
        image.pixelColor(x, y).lightness() < 128 and image.pixelColor(x, y).alpha() > 0
        for x in range(300)
        for y in range(300)
    )
    document.close()
    return dark / 90_000


def test_every_page_is_printed_turned_as_it_lies(pdf: bytes, printer: QPrinter, tmp_path: Path) -> None:
    assert print_pages(pdf, printer, no_progress) == 3
    pages = PdfReader(tmp_path / "out.pdf").pages
    assert [float(page.mediabox.width) > float(page.mediabox.height) for page in pages] == [False, True, False]
    assert all(0.001 < ink(tmp_path / "out.pdf", page) < 0.2 for page in range(3))


def test_what_prints_is_what_was_seen(pdf: bytes, printer: QPrinter, tmp_path: Path) -> None:
    print_pages(pdf, printer, no_progress)
    for page in range(3):
        seen, printed = picture(pdf, page), picture(tmp_path / "out.pdf", page)
        assert difference(seen, printed) < 2.0
        assert difference(seen, printed.transformed(QTransform().rotate(180))) > 5.0


def test_on_both_sides_the_paper_stands_and_a_lying_page_has_its_top_at_the_left(
    pdf: bytes, printer: QPrinter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinter, "duplex", lambda _self: QPrinter.DuplexMode.DuplexLongSide)  # no printer here has it
    print_pages(pdf, printer, no_progress)
    pages = PdfReader(tmp_path / "out.pdf").pages
    assert [float(page.mediabox.width) < float(page.mediabox.height) for page in pages] == [True, True, True]
    seen = picture(pdf, 1).transformed(QTransform().rotate(-90))
    assert difference(seen, picture(tmp_path / "out.pdf", 1)) < 2.0


def test_a_page_of_a3_gets_its_own_paper(printer: QPrinter, tmp_path: Path) -> None:
    sections = tuple(Section(page, (Paragraph("会议材料" * 40),)) for page in (LEDGER, LEDGER_A3))
    mixed = render(Document("试印", "某县科协", datetime(2023, 7, 6), sections), choose_fonts()).pdf
    print_pages(mixed, printer, no_progress)
    sizes = [page.mediabox for page in PdfReader(tmp_path / "out.pdf").pages]
    assert [round(float(size.width) / 72 * 25.4) for size in sizes] == [210, 420]


def test_only_the_pages_asked_for_are_printed(pdf: bytes, printer: QPrinter, tmp_path: Path) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 2)
    assert print_pages(pdf, printer, no_progress) == 1
    (page,) = PdfReader(tmp_path / "out.pdf").pages
    assert float(page.mediabox.width) > float(page.mediabox.height)


def test_the_dialog_offers_every_page_and_the_current_one(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def choose_current(dialog: QPrintDialog) -> int:
        assert (dialog.minPage(), dialog.maxPage()) == (1, 12)
        assert dialog.testOption(QPrintDialog.PrintDialogOption.PrintCurrentPage)
        dialog.printer().setPrintRange(QPrinter.PrintRange.CurrentPage)
        return QDialog.DialogCode.Accepted

    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["激光打印机"]))
    monkeypatch.setattr(QPrintDialog, "exec", choose_current)
    sides: list[QPrinter.DuplexMode] = []
    monkeypatch.setattr(QPrinter, "setDuplex", lambda _self, mode: sides.append(mode))
    printer = ask_printer(parent, "会议材料", 12, 4, on_both_sides=True)
    assert sides == [QPrinter.DuplexMode.DuplexLongSide]
    assert printer is not None
    assert printer.docName() == "会议材料"
    assert list(pages_to_print(printer, 12)) == [4]


def test_pages_may_come_last_first(printer: QPrinter) -> None:
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert list(pages_to_print(printer, 3)) == [2, 1, 0]


@pytest.mark.parametrize(("collates", "order"), [(True, [0, 1, 0, 1]), (False, [0, 0, 1, 1])])
def test_copies_are_repeated_where_the_printer_cannot(
    printer: QPrinter, monkeypatch: pytest.MonkeyPatch, collates: bool, order: list[int]
) -> None:
    monkeypatch.setattr(QPrinter, "supportsMultipleCopies", lambda _self: False)
    printer.setCopyCount(2)
    printer.setCollateCopies(collates)
    assert list(pages_to_print(printer, 2)) == order


def test_printing_tells_how_far_it_is_and_can_be_stopped(pdf: bytes, printer: QPrinter) -> None:
    told: list[tuple[int, int, str]] = []

    def stop_at_the_second(done: int, total: int, what: str) -> None:
        told.append((done, total, what))
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        print_pages(pdf, printer, stop_at_the_second)
    assert told == [(0, 3, "打印第1页"), (1, 3, "打印第2页")]


@pytest.mark.filterwarnings("ignore")
def test_a_printer_that_does_not_answer_is_known_trouble(pdf: bytes, printer: QPrinter, tmp_path: Path) -> None:
    printer.setOutputFileName(str(tmp_path / "no-such-folder" / "out.pdf"))
    with pytest.raises(DeskError, match="打印机没有接受"):
        print_pages(pdf, printer, no_progress)
