"""首页: what to do next; every line opens its place."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from lianping_desk.domain.plan import Plan
from lianping_desk.services.home.show_home import show_home
from lianping_desk.services.home.values import Home, HomeLine
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.ui.home.card import CardWidget
from lianping_desk.ui.home.line import LineWidget, neighbour
from lianping_desk.ui.screen import Banner, Screen
from lianping_desk.ui.workspace import Workspace

NARROW = 780
"""Pixels of the screen below which two columns squeeze their texts."""


class HomeScreen(Screen):
    """The screen. Arrow keys go from line to line, Enter opens."""

    title = "首页"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.columns: list[list[LineWidget]] = [[], []]
        self._sides: QBoxLayout | None = None
        self._scroll = QScrollArea()
        self._scroll.setObjectName("page")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self._scroll, 1)

    def refresh(self) -> None:
        home = self.workspace.read(lambda: show_home(self.workspace.desk, self.workspace.as_of))
        if home is None:
            return
        focused = self._focused_line()
        self.subtitle.setText(home.headline)
        self._show_review(home)
        self._show_cards(home)
        self._focus(focused)

    def lines(self) -> list[HomeLine]:
        """Every line shown, left column first."""
        return [widget.line for column in self.columns for widget in column]

    def _show_review(self, home: Home) -> None:
        """A plan that is over offers to go back into its years."""
        while item := self.banners.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        if home.review:
            self.banners.addWidget(Banner(home.review, {"看方案最后一天的情况": self._look_within_the_plan}))

    def _look_within_the_plan(self) -> None:
        plan: Plan = show_plan(self.workspace.desk).plan
        self.workspace.choose_as_of(plan.ends)

    def _show_cards(self, home: Home) -> None:
        page = QWidget()
        page.setObjectName("page")
        self._sides = row = QBoxLayout(self._direction, page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.columns = []
        for cards, share in ((home.to_do, 11), (home.standing, 10)):
            column = QVBoxLayout()
            column.setSpacing(12)
            widgets = [CardWidget(card) for card in cards]
            for widget in widgets:
                column.addWidget(widget)
            column.addStretch(1)
            row.addLayout(column, share)
            self.columns.append([line for widget in widgets for line in widget.lines])
        for line in (line for lines in self.columns for line in lines):
            line.opened.connect(lambda one: self.workspace.open_place(one.place, one.target))
            line.stepped.connect(lambda step, line=line: self._step(line, step))
        self._scroll.setWidget(page)

    @property
    def _direction(self) -> QBoxLayout.Direction:
        """Both columns side by side; in a narrow window (200 % scaling) the second below the first."""
        narrow = self.width() < NARROW
        return QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._sides is not None:
            self._sides.setDirection(self._direction)

    def _step(self, line: LineWidget, step: str) -> None:
        to = neighbour(self.columns, line, step)
        if to is not None:
            to.setFocus()
            self._scroll.ensureWidgetVisible(to, 0, 20)

    def _focused_line(self) -> HomeLine | None:
        focus = self.focusWidget()
        return focus.line if isinstance(focus, LineWidget) else None

    def _focus(self, before: HomeLine | None) -> None:
        """Keep the line that had the focus; at first it is on the first one, so that Enter already does something."""
        widgets = [widget for column in self.columns for widget in column]
        same = [w for w in widgets if before and (w.line.place, w.line.target) == (before.place, before.target)]
        for widget in [*same, *widgets][:1]:
            widget.setFocus()
