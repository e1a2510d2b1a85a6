"""The targets of a read plan: number, unit of measure, comparison, year, yearly or not, how strictly."""

from collections.abc import Sequence
from typing import Any

from lianping_desk.domain.indicator import Comparison, Indicator, Strength
from lianping_desk.domain.plan_draft import NEW_INDICATOR, indicator_with_text, number_text
from lianping_desk.ui.plan.entries_tab import EntriesTab
from lianping_desk.ui.tables.columns import Column


class IndicatorsTab(EntriesTab):
    """Every row is a target; the sentence that it was read from is the hint of its title."""

    def columns(self) -> Sequence[Column]:
        return (
            Column(
                "指标",
                lambda row: row.entry.title,
                170,
                stretch=True,
                wrap=True,
                edit=self._edit("title"),
                hint=lambda row: row.entry.text,
            ),
            Column(
                "比较",
                lambda row: row.entry.target.comparison.chinese,
                76,
                edit=self._edit("comparison"),
                choices=lambda _row: [one.chinese for one in Comparison],
            ),
            Column("数", lambda row: number_text(row.entry), 76, right=True, edit=self._edit("number")),
            Column("单位", lambda row: row.entry.unit, 66, edit=self._edit("unit")),
            Column("年份", lambda row: row.entry.year, 60, centre=True, edit=self._edit("year")),
            Column(
                "每年",
                lambda row: "每年" if row.entry.annual else "",
                56,
                centre=True,
                edit=self._edit("annual"),
                choices=lambda _row: ["每年", ""],
            ),
            Column(
                "要求",
                lambda row: row.entry.strength.chinese,
                62,
                edit=self._edit("strength"),
                choices=lambda _row: [one.chinese for one in Strength],
            ),
            Column("读作", lambda row: row.entry.target_text, 110, stretch=True, wrap=True),
        )

    def build(self) -> None:
        self.add_button("新增指标", "plus", self.add)
        self.add_button("删除指标", "trash-2", self.remove)

    def entries(self) -> Sequence[Indicator]:
        return self.draft.plan.indicators

    def add(self) -> None:
        """A new target at the end."""
        place = len(self.entries())
        self.draft.correct(indicators=(*self.entries(), NEW_INDICATOR))
        self.view.select_row(place)
        self.view.edit(self.view.currentIndex())

    def remove(self) -> None:
        """Take the target under the cursor out."""
        row = self.view.current_row()
        if row is not None:
            self.draft.correct(indicators=tuple(one for place, one in enumerate(self.entries()) if place != row.id))

    def _edit(self, column: str) -> Any:
        return self.taking(
            lambda row, text: self.draft.set_indicator(row.id, indicator_with_text(row.entry, column, text))
        )
