"""Print what was previewed: its pages, rendered at 300 dpi, onto the printer that she chooses."""

from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QTransform
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.long_work import Progress
from lianping_desk.ui import messages

DOTS_PER_INCH = 300
POINTS_PER_INCH = 72
_LONGEST_A4 = 842.0  # points


def ask_printer(
    parent: QWidget, title: str, pages: int, current: int, *, on_both_sides: bool = False
) -> QPrinter | None:
    """The printer with pages, copies and duplex as she wants them; None when she changed her mind or there is none.

    `on_both_sides` is what the dialog begins with, for pages that are made for it.
    """
    if not QPrinterInfo.availablePrinterNames():
        messages.tell(
            parent, "这台电脑上没有安装打印机。", "请接好打印机并安装驱动；也可以存为 PDF，拿到别的电脑上打印。"
        )
        return None
    printer = make_printer(title)
    printer.setFromTo(1, pages)
    if on_both_sides:
        printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(f"打印{title}")
    dialog.setOptions(
        QPrintDialog.PrintDialogOption.PrintPageRange
        | QPrintDialog.PrintDialogOption.PrintCurrentPage
        | QPrintDialog.PrintDialogOption.PrintCollateCopies
        | QPrintDialog.PrintDialogOption.PrintShowPageSize
    )
    dialog.setMinMax(1, pages)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    if printer.printRange() is QPrinter.PrintRange.CurrentPage:
        printer.setFromTo(current + 1, current + 1)
    return printer


def make_printer(title: str) -> QPrinter:
    """A printer set up for our pages, which bring their own margins."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(DOTS_PER_INCH)
    printer.setFullPage(True)
    printer.setDocName(title)
    return printer


def print_pages(pdf: bytes, printer: QPrinter, progress: Progress) -> int:
    """Print, off the window's thread; returns how many pages went to the printer.

    Cancelled takes the whole job back. DeskError when the printer does not take it.
    """
    content = QByteArray(pdf)
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    numbers = list(pages_to_print(printer, document.pageCount()))
    painter = QPainter()
    try:
        for done, number in enumerate(numbers):
            progress(done, len(numbers), f"打印第{number + 1}页")
            _turn_paper(printer, document, number)
            if not (printer.newPage() if painter.isActive() else painter.begin(printer)):
                raise DeskError("打印机没有接受这次打印。", "请检查打印机是否开着、有没有纸，然后再打印一次。")
            _draw_page(painter, printer, document, number)
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
        document.close()
    return len(numbers)


def pages_to_print(printer: QPrinter, count: int) -> Iterator[int]:
    """Page numbers from 0 in the order of printing; copies are repeated here only where the printer cannot."""
    wanted = list(range(count))
    ranges = printer.pageRanges()
    if not ranges.isEmpty():
        wanted = [number for number in wanted if ranges.contains(number + 1)]
    elif printer.printRange() is not QPrinter.PrintRange.AllPages and printer.fromPage() > 0:
        wanted = wanted[printer.fromPage() - 1 : printer.toPage()]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        wanted.reverse()
    copies = 1 if printer.supportsMultipleCopies() else max(printer.copyCount(), 1)
    if printer.collateCopies():
        yield from (number for _ in range(copies) for number in wanted)
    else:
        yield from (number for number in wanted for _ in range(copies))


def _turn_paper(printer: QPrinter, document: QPdfDocument, number: int) -> None:
    """Paper for a page: A3 where the page is and the printer has it, lying where the page lies.

    On both sides of A4 the paper always stands: a printer that is told to turn it in between begins a new sheet.
    """
    size = document.pagePointSize(number)
    is_large = max(size.width(), size.height()) > _LONGEST_A4
    wanted = QPageSize(QPageSize.PageSizeId.A3 if is_large else QPageSize.PageSizeId.A4)
    if (
        wanted in QPrinterInfo(printer).supportedPageSizes()
        or printer.outputFormat() is QPrinter.OutputFormat.PdfFormat
    ):
        printer.setPageSize(wanted)
    lies = size.width() > size.height() and (is_large or printer.duplex() is QPrinter.DuplexMode.DuplexNone)
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait)


def _draw_page(painter: QPainter, printer: QPrinter, document: QPdfDocument, number: int) -> None:
    """The page in the middle of the paper, as large as it is, smaller where the paper is."""
    points = document.pagePointSize(number)
    dots = points * (DOTS_PER_INCH / POINTS_PER_INCH)
    image = document.render(number, QSize(round(dots.width()), round(dots.height())))
    page = QImage(image.size(), QImage.Format.Format_RGB32)
    page.fill(Qt.GlobalColor.white)
    with QPainter(page) as ground:
        ground.drawImage(0, 0, image)
    paper = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    if (page.width() > page.height()) != (paper.width() > paper.height()):
        # The top of a lying page goes to the left of the paper (GB/T 9704-2012 7.4), where the page numbers expect it.
        page = page.transformed(QTransform().rotate(-90))
    scale = min(paper.width() / page.width(), paper.height() / page.height(), printer.resolution() / DOTS_PER_INCH)
    width, height = page.width() * scale, page.height() * scale
    target = QRectF((paper.width() - width) / 2, (paper.height() - height) / 2, width, height)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(target, page)
