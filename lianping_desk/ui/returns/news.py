"""The banners of 填报回收: what the last import did, and files that nobody could place."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from lianping_desk.ui.returns.imports_list import undo_and_tell
from lianping_desk.ui.returns.nameless_files import NamelessFilesDialog
from lianping_desk.ui.returns.shown import ShownReturns
from lianping_desk.ui.screen import Banner
from lianping_desk.ui.workspace import Workspace


class ReturnsNews:
    """Keeps the banners in `place` true to what is shown; `to_doubts` goes to where files are placed."""

    def __init__(self, workspace: Workspace, place: QVBoxLayout, to_doubts: Callable[[], None]) -> None:
        self._workspace, self._place, self._to_doubts = workspace, place, to_doubts
        self._last: tuple[str, str | None] | None = None
        self._banners: list[Banner] = []

    def tell(self, sentence: str, import_code: str | None) -> None:
        """What an import did, from the next `show` on; without a code there is nothing to undo."""
        self._last = (sentence, import_code)

    def forget(self) -> None:
        """She looks at something else: the last import is no news any more."""
        self._last = None

    def show(self, shown: ShownReturns) -> None:
        """The banners for what is shown now."""
        while self._banners:
            banner = self._banners.pop()
            self._place.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
        if self._last is not None and self._last[1] not in (None, *(one.code for one in shown.imports)):
            self._last = None  # undone meanwhile
        if self._last is not None:
            sentence, code = self._last
            self._add(Banner(sentence, {"撤销": lambda: self._undo(code)} if code else {}))
        waiting = shown.status.waiting_files if shown.status else 0
        nameless = len(shown.nameless) if shown.status else 0
        told: list[str] = []
        ways: dict[str, Callable[[], object]] = {}
        if waiting:
            told.append(f"有 {waiting} 份文件还不能确定是哪个单位或哪一期的，等您确认后才入库。")
            ways["去处理"] = self._to_doubts
        if nameless:
            told.append(f"有 {nameless} 份文件打不开，也看不出是哪个单位或哪一期的；原件在存档里。")
            if not self._workspace.desk.read_only:
                ways["登记…"] = lambda: self._place_files(shown)
        if told:
            self._add(Banner("".join(told), ways))

    def buttons(self) -> list[QPushButton]:
        """The buttons on all banners."""
        return [button for banner in self._banners for button in banner.findChildren(QPushButton)]

    def _add(self, banner: Banner) -> None:
        self._banners.append(banner)
        self._place.addWidget(banner)

    def _undo(self, code: str | None) -> None:
        self._last = None
        if code:
            undo_and_tell(self._workspace, code)

    def _place_files(self, shown: ShownReturns) -> None:
        """Let her say whose the unreadable files are."""
        if shown.status is not None:
            dialog = NamelessFilesDialog(
                self._workspace, shown.nameless, shown.units, shown.periods, shown.status.period
            )
            dialog.exec()
            dialog.deleteLater()
