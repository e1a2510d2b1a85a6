"""识别用语: what she taught the reader, to look up and to forget, and what an empty count means."""

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QRadioButton, QVBoxLayout, QWidget

from lianping_desk.domain.received import EmptyMeaning
from lianping_desk.services.catalogue import empty_meaning
from lianping_desk.services.taught.forget_words import forget_words
from lianping_desk.services.taught.list_taught import ShownWord, list_taught
from lianping_desk.ui import messages
from lianping_desk.ui.screen import EmptyNote
from lianping_desk.ui.tables.columns import Column
from lianping_desk.ui.tables.rows_view import RowsView
from lianping_desk.ui.tables.search_line import SearchLine
from lianping_desk.ui.workspace import Workspace

NOTHING = (
    "还没有记住过什么说法。\n\n"
    "核对填报件时，遇到没有认出的表头、任务或指标，按 H（记住这个说法）教一次，\n"
    "以后收到的表就照此识别；记住的都列在这里，可以随时忘掉。"
)
EMPTY_WORDS = {EmptyMeaning.not_reported: "未填报（不作为数）", EmptyMeaning.nought: "按 0 计"}


class TaughtTab(QWidget):
    """The words with their meaning, unit, file and day; above them the choice for empty cells."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.view = RowsView(
            (
                Column("种类", lambda one: one.word.kind.chinese, 80),
                Column("表里的说法", lambda one: one.word.text, 220, stretch=True, wrap=True),
                Column("意思", lambda one: one.meaning, 260, stretch=True, wrap=True),
                Column("适用单位", lambda one: one.unit or "所有单位", 150, wrap=True),
                Column("学自哪份文件", lambda one: one.word.learnt_from, 200, wrap=True),
                Column("日期", lambda one: one.word.taught_on, 110),
            )
        )
        self.search = SearchLine(self.view, lambda one: f"{one.word.text} {one.meaning} {one.unit}")
        self.search.focus_from(self)
        self.forget = QPushButton("忘掉选中的…")
        self.forget.setToolTip("可以选中几行一起忘掉（Delete）")
        self.empty = EmptyNote(NOTHING)
        self.choices = {meaning: QRadioButton(word) for meaning, word in EMPTY_WORDS.items()}
        self._lay_out()
        writable = not workspace.desk.read_only
        self.forget.setEnabled(writable)
        self.forget.clicked.connect(lambda _checked=False: self._forget())
        self.view.add_row_action("忘掉这些说法…", lambda _row: self._forget(), "Del").setEnabled(writable)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(18)
        line.addWidget(QLabel("表里的人次、场次、经费、本期数空着，算"))
        group = QButtonGroup(self)
        for meaning, button in self.choices.items():
            group.addButton(button)
            line.addWidget(button)
            button.clicked.connect(lambda _checked=False, meaning=meaning: self._choose(meaning))
        line.addStretch(1)
        heading = QLabel("记住的说法")
        heading.setProperty("heading", True)
        top = QHBoxLayout()
        top.addWidget(heading)
        top.addStretch(1)
        top.addWidget(self.search)
        top.addWidget(self.forget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(line)
        layout.addLayout(top)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.empty, 1)

    def show_settings(self) -> None:
        """Show what is kept."""
        desk = self.workspace.desk
        self.choices[empty_meaning(desk)].setChecked(True)
        words = list_taught(desk)
        self.view.show_rows(words)
        for widget in (self.view, self.search, self.forget):
            widget.setVisible(bool(words))
        self.empty.setVisible(not words)

    def _choose(self, meaning: EmptyMeaning) -> None:
        self.workspace.keep(empty_counts=meaning.value)
        self.workspace.noted.emit("已保存，下次读表时起作用")

    def _forget(self) -> None:
        chosen: list[ShownWord] = self.view.selected_rows()
        if not chosen:
            return
        named = f"“{chosen[0].word.text}”" if len(chosen) == 1 else f"选中的 {len(chosen)} 条说法"
        more = "以后收到的表不再照此识别；已经入库的数据不变，可以撤销（Ctrl+Z）。"
        if messages.confirm(self, f"忘掉{named}？", more, yes="忘掉", no="不忘"):
            words = [one.word for one in chosen]
            self.workspace.do(lambda: forget_words(self.workspace.desk, words), "已忘掉，可以撤销（Ctrl+Z）")
