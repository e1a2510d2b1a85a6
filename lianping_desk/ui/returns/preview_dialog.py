"""The preview of an import: the files, the rows that are sure, the doubts with her answers. Nothing is stored yet."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.period import period_title
from lianping_desk.domain.plan import Plan
from lianping_desk.domain.received import ReadReturn, ReadRow
from lianping_desk.services.returns.answers import DoubtKey
from lianping_desk.services.returns.show_doubts import doubts_of
from lianping_desk.ui.dialog_size import open_at
from lianping_desk.ui.returns.doubts_panel import DoubtsPanel
from lianping_desk.ui.returns.read_rows import read_lines, rows_view
from lianping_desk.ui.tables.columns import Column
from lianping_desk.ui.tables.rows_view import RowsView
from lianping_desk.ui.typed_fields import day_field

NO_DOUBTS = "没有疑点，可以直接全部导入。"


class PreviewDialog(QDialog):
    """Accepted when she imports. `answers` are her decisions about doubts, `received_on` the day the files arrived."""

    def __init__(self, parent: QWidget | None, reads: Sequence[ReadReturn], plan: Plan) -> None:
        super().__init__(parent)
        self.answers: dict[DoubtKey, str | None] = {}
        self.received_on = date.today()
        self.setWindowTitle("导入前预览")
        open_at(self, 1180, 640)
        readable = [read for read in reads if read.refused is None]
        doubts = doubts_of(reads)
        self.files = files_view()
        self.files.show_rows(list(reads))
        self.rows = rows_view()
        lines = read_lines(reads, plan)
        self.rows.show_rows(lines)
        self.doubts = DoubtsPanel(NO_DOUBTS, answers=self.answers)
        self.doubts.show_doubts(doubts)
        self.tabs = QTabWidget()
        self.tabs.addTab(self.files, f"文件（{len(reads)}）")
        self.tabs.addTab(self.rows, f"读到的行（{len(lines)}）")
        self.tabs.addTab(self.doubts, f"疑点（{len(doubts)}）")
        self.received = day_field(self.received_on)
        self.received.setFixedWidth(140)
        self.trouble = QLabel()
        self.trouble.setProperty("trouble", True)
        self.agree = QPushButton("全部导入")
        self.agree.setProperty("primary", True)
        self.agree.setEnabled(bool(readable))
        self.agree.setDefault(True)
        self.agree.clicked.connect(lambda _checked=False: self._agree())
        self._build(_summary(reads, readable, len(doubts)))
        if readable and doubts and all(read.refused is None for read in reads):
            self.tabs.setCurrentWidget(self.doubts)

    def _build(self, summary: str) -> None:
        heading = QLabel(summary)
        heading.setWordWrap(True)
        note = QLabel("确定的行入库，没有处理的疑点留着，以后可以在“疑点”里处理；整次导入随时可以撤销。")
        note.setProperty("faint", True)
        note.setWordWrap(True)
        cancel = QPushButton("取消")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(lambda _checked=False: self.reject())
        label = QLabel("收到日期：")
        label.setBuddy(self.received)
        below = QHBoxLayout()
        below.addWidget(label)
        below.addWidget(self.received)
        below.addWidget(self.trouble, 1)
        below.addWidget(self.agree)
        below.addWidget(cancel)
        layout = QVBoxLayout(self)
        layout.addWidget(heading)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(note)
        layout.addLayout(below)
        self.tabs.currentWidget().setFocus(Qt.FocusReason.OtherFocusReason)

    def _agree(self) -> None:
        try:
            self.received_on = self.received.value() or date.today()
        except DeskError as error:
            self.trouble.setText(str(error))
            return
        self.accept()


def _summary(reads: Sequence[ReadReturn], readable: Sequence[ReadReturn], doubts: int) -> str:
    rows = sum(1 for read in readable for row in read.rows if not row.held and _is_placed(read, row))
    parts = [f"读了 {len(reads)} 份文件"]
    if refused := len(reads) - len(readable):
        parts.append(f"其中 {refused} 份没有读入（原因见“说明”）")
    parts.append(f"确定的行 {rows} 行")
    parts.append(f"疑点 {doubts} 个" if doubts else "没有疑点")
    return "，".join(parts) + "。"


def _is_placed(read: ReadReturn, row: ReadRow) -> bool:
    """Whether it is certain whose the row is and for which period."""
    has_unit = row.unit is not None or (read.unit is not None and read.unit.sure)
    return has_unit and read.period is not None and read.period.sure


def files_view() -> RowsView:
    """An empty table of ReadReturn rows."""
    return RowsView(
        (
            Column("文件", lambda read: read.file, 260, stretch=True, wrap=True),
            Column("单位", _unit, 150, wrap=True),
            Column("填报期", _period, 120, wrap=True),
            Column("行数", lambda read: len(read.rows) or None, 64, right=True),
            Column("疑点", lambda read: len(read.all_doubts()) or None, 64, right=True),
            Column("填报人", lambda read: read.signature.reporter, 90),
            Column("填报日期", lambda read: read.signature.on, 104),
            Column("说明", _remark, 220, stretch=True, wrap=True),
        ),
        identify=lambda read: (read.file, read.sha256),
    )


def _unit(read: ReadReturn) -> str:
    if read.units:
        return "、".join(read.units)
    if read.unit is None:
        return "" if read.refused else "（未知）"
    return read.unit.value if read.unit.sure else f"{read.unit.value}（待定）"


def _period(read: ReadReturn) -> str:
    if read.period is None:
        return "" if read.refused else "（未知）"
    title = period_title(read.period.value)
    return title if read.period.sure else f"{title}（待定）"


def _remark(read: ReadReturn) -> str:
    if read.refused:
        return read.refused
    return "；".join(dict.fromkeys(doubt.why for doubt in read.doubts))
