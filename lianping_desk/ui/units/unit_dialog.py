"""Everything about one unit: names, kind, contacts, since and until when, who takes over."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QPlainTextEdit, QTabWidget, QWidget

from lianping_desk.domain.unit import ReportsOn, Unit, UnitKind
from lianping_desk.domain.unit_names import read_unit_list
from lianping_desk.ui.choice_box import ChoiceBox
from lianping_desk.ui.form_dialog import FormDialog
from lianping_desk.ui.typed_fields import day_field
from lianping_desk.ui.units.contacts_table import ContactsTable

NEW = Unit("", "", UnitKind.government)


class UnitDialog(FormDialog):
    """Edits `unit`; `write` is called with what she entered."""

    def __init__(
        self, parent: QWidget | None, unit: Unit, units: Sequence[Unit], write: Callable[[Unit], object]
    ) -> None:
        super().__init__(parent, f"单位：{unit.name}" if unit.id else "新增单位", self._take, "保存")
        self.setMinimumWidth(620)
        self._unit, self._write = unit, write
        self.name = QLineEdit(unit.name)
        self.name.setPlaceholderText("分工表里的写法，如 县某某局")
        self.full_name = QLineEdit(unit.full_name)
        self.aliases = QPlainTextEdit("、".join(unit.aliases))
        self.aliases.setPlaceholderText("别的写法，用“、”隔开；读填报件时都认得")
        self.aliases.setFixedHeight(84)
        self.aliases.setTabChangesFocus(True)
        self.kind = ChoiceBox([(kind.chinese, kind) for kind in UnitKind])
        self.reports_on = ChoiceBox([(choice.chinese, choice) for choice in ReportsOn])
        self.since = day_field(unit.since)
        self.until = day_field(unit.until)
        others = [(other.name, other.id) for other in units if other.id != unit.id]
        self.successor = ChoiceBox([("（无）", None), *others])
        self.kind.choose(unit.kind)
        self.reports_on.choose(unit.reports_on)
        self.successor.choose(unit.successor_id)
        self.contacts = ContactsTable(unit.contacts)
        self.note = QLineEdit(unit.note)
        self.note.setCursorPosition(0)
        pages = QTabWidget()
        pages.addTab(
            _page(
                ("简称", self.name),
                ("全称", self.full_name),
                ("别名", self.aliases),
                ("类别", self.kind),
                ("填报范围", self.reports_on),
                ("备注", self.note),
            ),
            "名称和类别",
        )
        pages.addTab(_page(("", self.contacts)), f"联系人（{len(unit.contacts)}）")
        explanation = QLabel("机构撤并、更名时填写。以前的记录仍用原来的名称，截止日期以后的任务由承接单位填报。")
        explanation.setWordWrap(True)
        pages.addTab(
            _page(("起始日期", self.since), ("截止日期", self.until), ("承接单位", self.successor), ("", explanation)),
            "撤并和承接",
        )
        self.fields.addRow(pages)

    def _take(self) -> None:
        self._write(
            replace(
                self._unit,
                name=self.name.text(),
                full_name=self.full_name.text(),
                aliases=read_unit_list(self.aliases.toPlainText()).tokens,
                kind=self.kind.chosen,
                reports_on=self.reports_on.chosen,
                since=self.since.value(),
                until=self.until.value(),
                successor_id=self.successor.chosen,
                contacts=self.contacts.contacts(),
                note=self.note.text(),
            )
        )


def _page(*rows: tuple[str, QWidget]) -> QWidget:
    page = QWidget()
    form = QFormLayout(page)
    form.setContentsMargins(4, 12, 4, 4)
    form.setVerticalSpacing(8)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    for label, field in rows:
        form.addRow(*([label, field] if label else [field]))
    return page
