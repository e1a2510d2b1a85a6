"""The pages of a preview: the PDF itself, with page, zoom and search."""

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QPointF, Qt
from PySide6.QtGui import QColor, QPalette, QShowEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QLabel, QSpinBox, QVBoxLayout, QWidget

from lianping_desk.ui.flow_line import FlowLine
from lianping_desk.ui.meeting.search_bar import SearchBar
from lianping_desk.ui.theme import colours
from lianping_desk.ui.tool_button import tool_button

ZOOM_STEP = 1.25
LEAST_ZOOM, MOST_ZOOM = 0.2, 5.0


class PagesView(QWidget):
    """Shows a PDF from memory."""

    def __init__(self) -> None:
        super().__init__()
        self.document = QPdfDocument(self)
        self._bytes = QByteArray()
        self._buffer = QBuffer(self._bytes, self)
        self.view = QPdfView(self)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setDocument(self.document)
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.view.setAccessibleName("预览")
        self.search = SearchBar(self.view)
        self.search.closed.connect(self.view.setFocus)
        self.page = QSpinBox()
        self.page.setKeyboardTracking(False)
        self.page.setPrefix("第 ")
        self.page.setAccessibleName("页码")
        self.page.valueChanged.connect(self._go_to_typed)
        self.total = QLabel()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addWidget(self._tools())
        whole.addWidget(self.search)
        whole.addWidget(self.view, 1)
        self.view.pageNavigator().currentPageChanged.connect(self._show_page_number)
        self._dress_ground()

    @property
    def current_page(self) -> int:
        """The page that is seen, from 0."""
        return self.view.pageNavigator().currentPage()

    def show_pdf(self, pdf: bytes) -> None:
        """Show this document; the page stays where the new one still has it."""
        was_on = self.current_page
        self.document.close()
        self._buffer.close()
        self._bytes = QByteArray(pdf)
        self._buffer.setBuffer(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        count = self.document.pageCount()
        self.page.blockSignals(True)
        self.page.setRange(1, max(count, 1))
        self.page.blockSignals(False)
        self.total.setText(f"页，共 {count} 页")
        self.search.show_document(self.document)
        self.go_to(was_on if was_on < count else 0)

    def go_to(self, page: int) -> None:
        """Show a page, counted from 0; beyond either end the last or first one."""
        page = min(max(page, 0), self.document.pageCount() - 1)
        self.view.pageNavigator().jump(page, QPointF(), self.view.pageNavigator().currentZoom())
        self._show_page_number(page)

    def zoom(self, by: float) -> None:
        """Nearer or farther, from what is seen now."""
        factor = min(max(self._zoom_now() * by, LEAST_ZOOM), MOST_ZOOM)
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(factor)

    def fit(self, mode: QPdfView.ZoomMode) -> None:
        """Fit the width of a page, or the whole of it, into the view, also when the window changes."""
        page = self.current_page
        self.view.setZoomMode(mode)
        self.go_to(page)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._dress_ground()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._dress_ground()  # the theme may have been changed while it was out of sight

    def _dress_ground(self) -> None:
        """The ground around the pages in the colours of the theme; Qt's own is as bright in the dark."""
        palette = self.view.palette()
        palette.setColor(QPalette.ColorRole.Dark, QColor(colours().line))
        self.view.setPalette(palette)

    def _zoom_now(self) -> float:
        """The factor at which a page is drawn; a fitted view keeps it to itself, so it is worked out here."""
        if self.view.zoomMode() is QPdfView.ZoomMode.Custom:
            return self.view.zoomFactor()
        size = self.document.pagePointSize(self.current_page)
        points = size.width() * self.view.logicalDpiX() / 72
        margins = self.view.documentMargins()
        return (self.view.viewport().width() - margins.left() - margins.right()) / points if points else 1.0

    def _go_to_typed(self, number: int) -> None:
        if number - 1 != self.current_page:
            self.go_to(number - 1)

    def _show_page_number(self, page: int) -> None:
        self.page.blockSignals(True)
        self.page.setValue(page + 1)
        self.page.blockSignals(False)

    def _tools(self) -> FlowLine:
        line = FlowLine()
        fit = QPdfView.ZoomMode
        line.add(
            tool_button(self, "", "chevron-left", lambda: self.go_to(self.current_page - 1), "Ctrl+PgUp", "上一页")
        )
        line.add(self.page)
        line.add(self.total)
        for text, icon_name, action, key, hint in (
            ("", "chevron-right", lambda: self.go_to(self.current_page + 1), "Ctrl+PgDown", "下一页"),
            ("", "zoom-out", lambda: self.zoom(1 / ZOOM_STEP), "Ctrl+-", "缩小"),
            ("", "zoom-in", lambda: self.zoom(ZOOM_STEP), "Ctrl+=", "放大"),
            ("适合宽度", "", lambda: self.fit(fit.FitToWidth), "Alt+W", "页面与窗口同宽"),
            ("整页", "", lambda: self.fit(fit.FitInView), "Alt+H", "看到整页"),
            ("查找", "search", self.search.open, "Ctrl+F", "在材料里找"),
        ):
            line.add(tool_button(self, text, icon_name, action, key, hint))
        return line
