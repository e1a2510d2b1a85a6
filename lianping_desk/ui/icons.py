"""One family of icons (Lucide, ISC licence), drawn from SVG in the colour of the theme."""

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from lianping_desk.shipped import resource
from lianping_desk.ui.theme import colours


class _SvgEngine(QIconEngine):
    """Draws the SVG at the size and scaling asked for, so that it is sharp at 200 % too."""

    def __init__(self, name: str, colour: str | None) -> None:
        super().__init__()
        self.name = name
        self.colour = colour

    def clone(self) -> QIconEngine:
        return _SvgEngine(self.name, self.colour)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        theme = colours()
        colour = theme.faint if mode is QIcon.Mode.Disabled else self.colour or theme.text
        svg = resource("icons", f"{self.name}.svg").read_text("utf-8").replace("currentColor", colour)
        QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        self.paint(painter, image.rect(), mode, state)
        painter.end()
        return QPixmap.fromImage(image)


def icon(name: str, colour: str | None = None) -> QIcon:
    """The icon `resources/icons/{name}.svg`, in the text colour unless `colour` (#rrggbb) is given."""
    return QIcon(_SvgEngine(name, colour))
