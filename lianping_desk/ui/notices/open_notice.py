"""The one door to notices: from 会议材料, 填报回收, 督办 and the register."""

from PySide6.QtWidgets import QWidget

from lianping_desk.domain.errors import DeskError
from lianping_desk.services.notices.draft_notices import NoticeAbout, draft_notices
from lianping_desk.services.notices.show_text import require_sound_text
from lianping_desk.ui import messages
from lianping_desk.ui.notices.dialog import NoticeDialog
from lianping_desk.ui.notices.text_dialog import TextDialog
from lianping_desk.ui.workspace import Workspace


def open_notice_dialog(workspace: Workspace, about: NoticeAbout, parent: QWidget | None = None) -> bool:
    """Draft what she asked for and show it, to be changed, printed and saved; whether anything was made of it.

    Known trouble, such as nobody to write to, is said in a sentence instead; where the text (范文) is at fault, it is
    opened for her to put right.
    """
    if about.notice_ids is None and not _text_is_sound(workspace, about, parent):
        return False
    drafts = workspace.read(lambda: draft_notices(workspace.desk, about, workspace.as_of))
    if drafts is None:
        return False
    dialog = NoticeDialog(workspace, about, drafts, parent)
    dialog.exec()
    made = dialog.was_made
    dialog.deleteLater()
    return made


def _text_is_sound(workspace: Workspace, about: NoticeAbout, parent: QWidget | None) -> bool:
    try:
        require_sound_text(workspace.desk, about.kind)
    except DeskError as error:
        messages.show_trouble(parent or workspace.window, error)
        return bool(TextDialog(workspace, about.kind, parent).exec())
    return True
