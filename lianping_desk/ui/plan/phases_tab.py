"""The phases of a read plan."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from lianping_desk.domain.plan import Phase, PhaseKind
from lianping_desk.domain.plan_draft import phase_with_text
from lianping_desk.ui.plan.entries_tab import EntriesTab
from lianping_desk.ui.tables.columns import Column


class PhasesTab(EntriesTab):
    """Every row is a phase."""

    def columns(self) -> Sequence[Column]:
        return (
            Column("阶段", lambda row: row.entry.title, 180, stretch=True, wrap=True, edit=self._edit("title")),
            Column("起始年份", lambda row: row.entry.first_year, 84, centre=True, edit=self._edit("first_year")),
            Column("结束年份", lambda row: row.entry.last_year, 84, centre=True, edit=self._edit("last_year")),
            Column(
                "性质",
                lambda row: row.entry.kind.chinese,
                84,
                edit=self._edit("kind"),
                choices=lambda _row: [kind.chinese for kind in PhaseKind],
            ),
        )

    def build(self) -> None:
        self.add_button("新增阶段", "plus", self.add)
        self.add_button("删除阶段", "trash-2", self.remove)

    def entries(self) -> Sequence[Phase]:
        return self.draft.plan.phases

    def add(self) -> None:
        """A new phase over the years of the plan, or over this year where they are not known yet."""
        first, last = self.draft.plan.years or (date.today().year,) * 2
        self.draft.correct(phases=(*self.entries(), Phase("深入实施", first, last, PhaseKind.implementation)))
        self.view.select_row(len(self.entries()) - 1)

    def remove(self) -> None:
        """Take the phase under the cursor out."""
        row = self.view.current_row()
        if row is not None:
            self.draft.correct(phases=tuple(one for place, one in enumerate(self.entries()) if place != row.id))

    def _edit(self, column: str) -> Any:
        return self.taking(lambda row, text: self.draft.set_phase(row.id, phase_with_text(row.entry, column, text)))
