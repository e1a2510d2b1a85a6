"""Add a title to the register, or take one a stage further."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit

from lianping_desk.domain.base import Base, BaseKind, BaseLevel, Stage, StageEntry
from lianping_desk.services.bases.add_bases import add_bases
from lianping_desk.services.bases.add_stage import add_stage
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.ui.choice_box import ChoiceBox
from lianping_desk.ui.form_dialog import FormDialog
from lianping_desk.ui.typed_fields import day_field
from lianping_desk.ui.workspace import Workspace


class BaseDialog(FormDialog):
    """A new title. `added_id` is its id once it was taken."""

    def __init__(self, workspace: Workspace, towns: Sequence[str], units: Sequence[str]) -> None:
        super().__init__(workspace.window, "在创建台账里新增", self._add, "新增")
        self._desk = workspace.desk
        self.added_id = 0
        region = show_plan(workspace.desk).plan.region
        self.name = QLineEdit()
        self.level = ChoiceBox([(level.word_in(region), level) for level in BaseLevel])
        self.kind = ChoiceBox([(kind.chinese, kind) for kind in BaseKind])
        self.town = suggesting_box(towns)
        self.host = suggesting_box(units)
        self.stage = ChoiceBox([(stage.chinese, stage) for stage in Stage])
        self.on = day_field(workspace.as_of)
        self.certificate = QLineEdit()
        self.valid_until = day_field()
        self.note = QLineEdit()
        for label, field in (
            ("名称", self.name),
            ("级别", self.level),
            ("类型", self.kind),
            ("所在乡镇", self.town),
            ("依托单位", self.host),
            ("现在的阶段", self.stage),
            ("到这一阶段的日期", self.on),
            ("证书编号", self.certificate),
            ("有效期至", self.valid_until),
            ("备注", self.note),
        ):
            self.fields.addRow(label, field)

    def _add(self) -> None:
        base = Base(
            name=self.name.text(),
            level=self.level.chosen,
            kind=self.kind.chosen,
            town=self.town.currentText().strip(),
            host=self.host.currentText(),
            certificate=self.certificate.text().strip(),
            valid_until=self.valid_until.value(),
            note=self.note.text().strip(),
            stages=(StageEntry(self.stage.chosen, self.on.value()),),
        )
        (self.added_id,) = add_bases(self._desk, [base])


class StageDialog(FormDialog):
    """The next stage of `base`: which, when, and the certificate where one was given."""

    def __init__(self, workspace: Workspace, base: Base) -> None:
        super().__init__(workspace.window, f"{base.name}：进入下一阶段", self._add)
        self._desk, self._base = workspace.desk, base
        now = base.stage_on(workspace.as_of)
        following = now.stage.following if now else Stage.nurturing
        self.stage = ChoiceBox([(stage.chinese, stage) for stage in Stage])
        self.stage.setCurrentText(following.chinese)
        self.on = day_field(workspace.as_of)
        self.certificate = QLineEdit()
        self.certificate.setPlaceholderText(base.certificate)
        self.valid_until = day_field()
        self.valid_until.setPlaceholderText(base.valid_until.isoformat() if base.valid_until else "可不填")
        self.fields.addRow("现在", QLabel(_now_text(now)))
        self.fields.addRow("进入", self.stage)
        self.fields.addRow("日期", self.on)
        self.fields.addRow("证书编号", self.certificate)
        self.fields.addRow("有效期至", self.valid_until)
        self.stage.currentIndexChanged.connect(lambda _index: self._show_certificate())
        self._show_certificate()

    def _show_certificate(self) -> None:
        """A certificate comes with 认定 and 复核 only."""
        for field in (self.certificate, self.valid_until):
            self.fields.setRowVisible(field, self.stage.chosen.counts)

    def _add(self) -> None:
        stage: Stage = self.stage.chosen
        certificate = self.certificate.text() if stage.counts else ""
        valid_until = self.valid_until.value() if stage.counts else None
        entry = StageEntry(stage, self.on.value())
        add_stage(self._desk, self._base, entry, certificate=certificate, valid_until=valid_until)


def _now_text(entry: StageEntry | None) -> str:
    return f"{entry.stage.chinese}（{entry.on or '日期未记'}）" if entry else "还没有阶段记录"


def suggesting_box(words: Sequence[str]) -> QComboBox:
    """A field that offers `words` and takes any other."""
    box = QComboBox()
    box.setEditable(True)
    box.addItems(["", *words])
    return box
