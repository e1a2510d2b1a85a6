"""The units of a read plan: which of them the desk knows, and what becomes of the others."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QColor

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.plan_units import NamedUnit, is_group
from lianping_desk.domain.unit import Unit, UnitKind
from lianping_desk.domain.unit_decision import AliasOf, LeftOut, NewUnit, UnitDecision
from lianping_desk.ui.plan.draft import Draft
from lianping_desk.ui.plan.entries_tab import EntriesTab
from lianping_desk.ui.plan.numbered import Numbered
from lianping_desk.ui.tables.columns import Column
from lianping_desk.ui.theme import colours

LEFT_OUT = "不记入"
_NEW, _IS = "新增：", "就是："


class UnitsTab(EntriesTab):
    """Every row is a name of the document; in the second column she says what it stands for."""

    def __init__(self, draft: Draft, units: Sequence[Unit], explanation: str) -> None:
        self._units = tuple(units)
        super().__init__(draft, explanation)

    def columns(self) -> Sequence[Column]:
        return (
            Column("方案里的单位", lambda row: row.entry.name, 180, stretch=True, wrap=True, hint=_tokens),
            Column(
                "怎么处理（可以改）",
                self._treatment,
                200,
                stretch=True,
                edit=self.taking(self._take),
                choices=self._choices,
                colour=self._colour,
            ),
            Column("提示", self._remark, 210, stretch=True, wrap=True),
        )

    def entries(self) -> Sequence[NamedUnit]:
        return self.draft.units()

    def line_of(self, row: Numbered) -> int | None:
        """The first task that names the unit."""
        tokens = set(row.entry.tokens)
        tasks = self.draft.plan.tasks
        return next((task.source_line for task in tasks if tokens & {duty.token for duty in task.duties}), None)

    def show_entry_of(self, line: int) -> bool:
        return False  # a line with units belongs to its task

    @property
    def undecided(self) -> int:
        """How many new names resemble a known one and nobody has said which it is."""
        return sum(bool(self._remark(Numbered(0, unit))) and self._is_open(unit) for unit in self.entries())

    def _is_open(self, unit: NamedUnit) -> bool:
        return unit.known is None and bool(unit.likely) and unit.name not in self.draft.decisions

    def _treatment(self, row: Numbered) -> str:
        unit: NamedUnit = row.entry
        match self.draft.decisions.get(unit.name):
            case NewUnit(kind):
                return f"{_NEW}{kind.chinese}"
            case AliasOf(unit_id):
                return f"{_IS}{next((one.name for one in self._units if one.id == unit_id), '')}"
            case LeftOut():
                return LEFT_OUT
        return f"{_IS}{unit.known.name}" if unit.known else f"{_NEW}{unit.kind.chinese}"

    def _choices(self, row: Numbered) -> list[str]:
        unit: NamedUnit = row.entry
        if unit.known is not None:
            return [f"{_IS}{unit.known.name}", LEFT_OUT]
        others = [one for one in self._units if one not in unit.likely]
        likely = [f"{_IS}{one.name}" for one in unit.likely]
        kinds = [unit.kind, *(kind for kind in UnitKind if kind is not unit.kind)]
        return [
            *likely,
            *(f"{_NEW}{kind.chinese}" for kind in kinds),
            LEFT_OUT,
            *(f"{_IS}{one.name}" for one in others),
        ]

    def _take(self, row: Numbered, text: str) -> None:
        self.draft.decide(row.entry.name, self._decision(row.entry, text.strip()))

    def _decision(self, unit: NamedUnit, text: str) -> UnitDecision | None:
        if text == LEFT_OUT:
            return LeftOut()
        if text.startswith(_IS):
            name = text.removeprefix(_IS)
            if unit.known is not None and unit.known.name == name:
                return None
            found = next((one for one in self._units if one.name == name), None)
            if found is not None and unit.known is None:
                return AliasOf(found.id)
        for kind in UnitKind:
            if text == f"{_NEW}{kind.chinese}" and unit.known is None:
                return NewUnit(kind)
        raise DeskError(f"“{text}”不在可选的里面。", "请从列表里选一项。")

    def _remark(self, row: Numbered) -> str:
        unit: NamedUnit = row.entry
        if self._is_open(unit):
            return f"单位名单里有相近的：{'、'.join(one.name for one in unit.likely)}，请确认是不是同一个"
        if unit.known is None and is_group(unit.name):
            return "是一组单位，不能单独发表；存好后请逐个补上"
        return ""

    def _colour(self, row: Numbered) -> QColor | None:
        return QColor(colours().warning) if self._is_open(row.entry) else None


def _tokens(row: Any) -> str:
    written = [token for token in row.entry.tokens if token != row.entry.name]
    return f"文件里写作：{'、'.join(written)}" if written else row.entry.name
