"""The road of a return back to its unit: the dialog, the workbook written off the window's thread, what is told."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from lianping_desk.domain.period import Period
from lianping_desk.services.returns.unit_return.returnable import ReturnableFile, returnable_file
from lianping_desk.services.returns.unit_return.send_back import SentWorkbook, send_back_workbook
from lianping_desk.ui import messages
from lianping_desk.ui.returns.send_back.dialog import SendBackDialog, WhatGoesBack
from lianping_desk.ui.workspace import Workspace

_CONTACT, _FOLDER = "send_back_contact", "send_back_folder"


class SendingBack:
    """Sends returns back one at a time."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def can_mark(self, unit_id: int, period_code: str) -> bool:
        """Whether there is a workbook to be marked; of what cannot be read only the state is noted."""
        return self._file(unit_id, period_code) is not None

    def send(self, parent: QWidget | None, unit_id: int, period_code: str) -> bool:
        """Ask what goes back, and write it; whether she agreed."""
        file = self._file(unit_id, period_code)
        if file is None:
            messages.tell(parent, "这个单位这一期还没有能读的填报件。", "收到能读的文件后再退回。")
            return False
        window = self._workspace.desk.settings.window
        kept = str(window.get(_FOLDER, ""))
        folder = Path(kept) if kept else self._default_folder(file.period)
        dialog = SendBackDialog(parent, file, self._workspace.as_of, str(window.get(_CONTACT, "")), folder)
        agreed, decided = dialog.exec(), dialog.decided
        dialog.deleteLater()
        if not agreed or decided is None:
            return False
        self._write(file, decided)
        return True

    def _file(self, unit_id: int, period_code: str) -> ReturnableFile | None:
        found: ReturnableFile | None = self._workspace.read(
            lambda: returnable_file(self._workspace.desk, unit_id, period_code)
        )
        return found

    def _default_folder(self, period: Period) -> Path:
        return self._workspace.desk.folder.exports / "退回" / period.title

    def _write(self, file: ReturnableFile, decided: WhatGoesBack) -> None:
        workspace = self._workspace
        kept = {**workspace.desk.settings.window, _CONTACT: decided.contact}
        if decided.folder != self._default_folder(file.period):
            kept[_FOLDER] = str(decided.folder)
        workspace.keep(window=kept)
        day = workspace.as_of
        workspace.start(
            f"标注{file.unit.name}的填报件",
            lambda _progress: send_back_workbook(
                workspace.desk,
                file,
                decided.cells,
                decided.folder,
                note=decided.note,
                contact=decided.contact,
                due=decided.due,
                on=day,
            ),
            lambda done: self._tell(file, done),
            writes=True,
        )

    def _tell(self, file: ReturnableFile, done: SentWorkbook) -> None:
        more = f"{done.path}\n\n{done.remark}".strip()
        question = f"“{file.unit.name}”的填报件已退回，标注好的表存好了。"
        if messages.confirm(self._workspace.window, question, more, yes="打开所在文件夹", no="关闭"):
            messages.open_outside(done.path.parent)
