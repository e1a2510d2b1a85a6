"""Names that no unit goes by, each with an offer: a new unit, another name of a known one, or leave it out."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from lianping_desk.domain.unit import Unit
from lianping_desk.domain.unit_decision import AliasOf, LeftOut, NewUnit, UnitDecision
from lianping_desk.domain.unit_names import UnitNames
from lianping_desk.ui.choice_box import ChoiceBox
from lianping_desk.ui.form_dialog import FormDialog


class UnknownUnits(QWidget):
    """A line for each unknown name. `changed` is emitted with every choice; nothing is chosen beforehand."""

    changed = Signal()

    def __init__(self, names: Sequence[str], units: Sequence[Unit]) -> None:
        super().__init__()
        self.boxes: dict[str, ChoiceBox] = {}
        known = UnitNames(units)
        layout = QFormLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for name in names:
            likely = known.similar(name)
            others = [unit for unit in units if unit not in likely]
            box = self.boxes[name] = ChoiceBox(
                [
                    ("请选择……", None),
                    *((_same_as(unit), AliasOf(unit.id)) for unit in likely),
                    ("新增单位", NewUnit()),
                    ("忽略，不写入", LeftOut()),
                    *((_same_as(unit), AliasOf(unit.id)) for unit in others),
                ]
            )
            box.currentIndexChanged.connect(lambda _index: self.changed.emit())
            layout.addRow(QLabel(f"“{name}”"), box)

    def decisions(self) -> dict[str, UnitDecision]:
        """What she has decided so far."""
        return {name: box.chosen for name, box in self.boxes.items() if box.chosen is not None}

    def is_decided(self) -> bool:
        return len(self.decisions()) == len(self.boxes)


class UnknownUnitsDialog(FormDialog):
    """Asks about the unknown names in one cell before it is written."""

    def __init__(self, parent: QWidget | None, names: Sequence[str], units: Sequence[Unit]) -> None:
        super().__init__(parent, "单位名单里没有的名称", lambda: None)
        self.unknown = UnknownUnits(names, units)
        explanation = QLabel("下面的名称不在单位名单里，请逐个说明是什么：")
        explanation.setWordWrap(True)
        self.fields.addRow(explanation)
        self.fields.addRow(self.unknown)
        self.unknown.changed.connect(lambda: self.agree_button.setEnabled(self.unknown.is_decided()))
        self.agree_button.setEnabled(False)


def _same_as(unit: Unit) -> str:
    return f"就是{unit.name}（记为别名）"
