"""发文登记: what went out, to be found, looked at, printed and saved again as it was."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from lianping_desk.domain.notice import Notice, NoticeKind
from lianping_desk.services.notices.delete_notices import delete_notices
from lianping_desk.services.notices.draft_notices import NoticeAbout
from lianping_desk.services.notices.list_notices import list_notices
from lianping_desk.ui import messages
from lianping_desk.ui.choice_box import ChoiceBox
from lianping_desk.ui.dialog_size import open_at
from lianping_desk.ui.flow_line import FlowLine
from lianping_desk.ui.notices.open_notice import open_notice_dialog
from lianping_desk.ui.screen import EmptyNote
from lianping_desk.ui.tables.columns import Column
from lianping_desk.ui.tables.rows_view import RowsView
from lianping_desk.ui.tables.search_line import SearchLine
from lianping_desk.ui.workspace import Workspace

EMPTY = (
    "还没有发过文。\n在会议材料里起草会议通知、工作通报，在督办里起草督办通知，在填报回收里起草催报函；"
    "打印或保存时自动登记在这里。"
)


class RegisterDialog(QDialog):
    """The list, newest first."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent or workspace.window)
        self.workspace = workspace
        self.setWindowTitle("发文登记")
        self.view = RowsView(
            (
                Column("日期", lambda one: one.on, 104),
                Column("文种", lambda one: one.kind.chinese, 90),
                Column("文号", lambda one: one.number, 180),
                Column("标题", lambda one: one.title, 280, stretch=True, wrap=True),
                Column("主送", lambda one: one.addressee, 220, stretch=True, wrap=True),
            )
        )
        self.view.opened.connect(lambda _one: self.open_chosen())
        self.search = SearchLine(self.view, _searched)
        self.search.focus_from(self)
        self.kind = ChoiceBox([("全部文种", None), *((kind.chinese, kind) for kind in NoticeKind)])
        self.year = ChoiceBox([("全部年份", None)])
        self.count = QLabel()
        self.count.setProperty("faint", True)
        self.count.setMinimumHeight(32)
        self.empty = EmptyNote(EMPTY)
        top = FlowLine()
        for widget in (self.search, self.kind, self.year, self.count):
            top.add(widget)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText("关闭")
        buttons.rejected.connect(self.reject)
        for text, action in (("打开、再印…", self.open_chosen), ("删除", self.delete)):
            button = buttons.addButton(text, QDialogButtonBox.ButtonRole.ActionRole)
            button.clicked.connect(lambda _checked=False, action=action: action())
            button.setEnabled(text != "删除" or not workspace.desk.read_only)
        layout = QVBoxLayout(self)
        layout.addWidget(top)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.empty, 1)
        layout.addWidget(buttons)
        for box in (self.kind, self.year):
            box.currentIndexChanged.connect(lambda _row: self._narrow())
        self.view.rows_model.shown_changed.connect(
            lambda shown, total: self.count.setText(f"{total}份" if shown == total else f"{shown} / {total}份")
        )
        workspace.changed.connect(self.refresh)
        open_at(self, 980, 560)
        self.refresh()

    def refresh(self) -> None:
        """Read the register anew."""
        found: tuple[Notice, ...] | None = self.workspace.read(lambda: list_notices(self.workspace.desk))
        if found is None:
            return
        years = sorted({one.on.year for one in found}, reverse=True)
        self.year.offer([("全部年份", None), *((f"{year}年", year) for year in years)])
        self.view.show_rows(found)
        self.view.setVisible(bool(found))
        self.empty.setVisible(not found)
        self._narrow()

    def open_chosen(self) -> None:
        """Show the selected ones as they went out; those of one kind together."""
        chosen = self._chosen()
        if not chosen:
            return
        kind = chosen[0].kind
        ids = [one.id for one in chosen if one.kind is kind]
        open_notice_dialog(self.workspace, NoticeAbout(kind, notice_ids=ids), self)

    def delete(self) -> None:
        """Delete the selected entries; Ctrl+Z brings them back."""
        chosen = self._chosen()
        named = f"“{chosen[0].title}”" if len(chosen) == 1 else f"{len(chosen)}份发文"
        more = "文号会空出来，已经存下的文件不受影响。可以撤销（Ctrl+Z）。"
        if chosen and messages.confirm(self, f"删除{named}的登记？", more, yes="删除", no="不删除"):
            self.workspace.do(lambda: delete_notices(self.workspace.desk, chosen), f"已删除{named}的登记")

    def _chosen(self) -> list[Notice]:
        return list(self.view.selected_rows())

    def _narrow(self) -> None:
        kind, year = self.kind.chosen, self.year.chosen

        def keep(one: Notice) -> bool:
            return kind in (None, one.kind) and year in (None, one.on.year)

        self.search.keep = keep if kind or year else None
        self.search.apply()


def _searched(one: Notice) -> str:
    return " ".join((one.title, one.number, one.addressee, one.kind.chinese, one.text))
