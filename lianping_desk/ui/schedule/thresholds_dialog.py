"""Set how far behind a light changes; the legend shows at once what that means."""

from decimal import Decimal

from PySide6.QtWidgets import QLabel

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.progress import Thresholds
from lianping_desk.services.schedule.set_thresholds import set_thresholds
from lianping_desk.ui.form_dialog import FormDialog
from lianping_desk.ui.theme import state_colour
from lianping_desk.ui.typed_fields import TypedField, number_field
from lianping_desk.ui.workspace import Workspace


class ThresholdsDialog(FormDialog):
    """Three numbers; kept in the settings when she agrees."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.window, "状态阈值", self._set)
        self._desk = workspace.desk
        now = workspace.desk.settings.thresholds
        self.on_track = number_field(Decimal(str(now.on_track_lag)))
        self.slow = number_field(Decimal(str(now.slow_lag)))
        self.early = number_field(Decimal(now.early_days))
        self.meaning = QLabel()
        self.meaning.setWordWrap(True)
        for label, field in (
            ("按序时：最多落后（百分点）", self.on_track),
            ("慢序时：最多落后（百分点）", self.slow),
            ("提前完成：至少提前（天）", self.early),
        ):
            self.fields.addRow(label, field)
            field.textChanged.connect(lambda _text: self._show_meaning())
        self.fields.addRow(self.meaning)
        self._show_meaning()

    def thresholds(self) -> Thresholds:
        """What she typed; DeskError when a number is missing or cannot be read."""
        return Thresholds(float(_typed(self.on_track)), float(_typed(self.slow)), int(_typed(self.early)))

    def _show_meaning(self) -> None:
        try:
            legend = self.thresholds().legend()
        except DeskError:
            return
        lines = (
            f'<span style="color: {state_colour(state).name()}">{state.sign}</span> {state.value}：{meaning}'
            for state, meaning in legend
        )
        self.meaning.setText("<br>".join(lines))

    def _set(self) -> None:
        set_thresholds(self._desk, self.thresholds())


def _typed(field: TypedField) -> Decimal:
    number: Decimal | None = field.value()
    if number is None:
        raise DeskError("三个数都要填。", "不知道怎么填时，可用 5、15、30。")
    return number
