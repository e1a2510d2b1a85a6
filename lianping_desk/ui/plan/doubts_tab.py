"""What the reader would not decide by itself: looked at first, ticked off one by one."""

from collections.abc import Sequence
from typing import Any

from lianping_desk.domain.plan import PlanDoubt
from lianping_desk.ui.plan.entries_tab import EntriesTab
from lianping_desk.ui.tables.columns import TICKED, UNTICKED, Column


class DoubtsTab(EntriesTab):
    """A doubt that is ticked off is not stored with the plan; the others wait for her in the 分工表."""

    def columns(self) -> Sequence[Column]:
        return (
            Column("已核对", self._tick, 64, centre=True, hint=lambda _row: "单击或按空格勾选"),
            Column("为什么", lambda row: row.entry.why, 220, stretch=True, wrap=True),
            Column("在哪里", lambda row: row.entry.where, 120, stretch=True, wrap=True),
            Column("原文", lambda row: row.entry.text, 140, stretch=True, wrap=True),
        )

    def build(self) -> None:
        self.add_button("已核对 / 还没有核对", "check", self.toggle, "Space")
        self.view.opened.connect(lambda _row: self.toggle())
        self.view.clicked.connect(lambda index: None if index.column() else self._click())

    def entries(self) -> Sequence[PlanDoubt]:
        return self.draft.plan.doubts

    def line_of(self, row: Any) -> int | None:
        return self.draft.line_of(row.entry)

    def toggle(self) -> None:
        """Tick the doubt under the cursor off, or take the tick away; then go on to the next."""
        row = self.view.current_row()
        if row is not None:
            self.draft.check(row.entry, done=row.entry not in self.draft.checked)
            self.view.select_row(min(row.id + 1, len(self.entries()) - 1))

    def _click(self) -> None:
        """Tick the one that she clicked, and stay there: the pointer is on it still."""
        row = self.view.current_row()
        if row is not None:
            self.draft.check(row.entry, done=row.entry not in self.draft.checked)

    def _tick(self, row: Any) -> str:
        return TICKED if row.entry in self.draft.checked else UNTICKED

    @property
    def open_doubts(self) -> int:
        """How many have not been looked at."""
        return sum(doubt not in self.draft.checked for doubt in self.entries())
