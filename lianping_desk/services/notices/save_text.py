"""Keep her own text of a kind of notice, or go back to the one that ships."""

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.file_trouble import reason_of
from lianping_desk.domain.notice import NoticeKind
from lianping_desk.domain.notice_text import NoticeText, check_fields, read_notice_text, written_notice_text
from lianping_desk.safe_files import write_bytes
from lianping_desk.services.desk import Desk
from lianping_desk.services.notices.show_text import own_text_path, shipped_text


def save_text(desk: Desk, kind: NoticeKind, text: NoticeText) -> None:
    """Use this text from now on. DeskError when it names a field that there is not, or has no title or body."""
    content = written_notice_text(text)
    check_fields(read_notice_text(content), kind)
    if text == shipped_text(kind):
        restore_text(desk, kind)
        return
    write_bytes(own_text_path(desk.folder, kind), content.encode())


def restore_text(desk: Desk, kind: NoticeKind) -> None:
    """Use the shipped text again; hers is deleted. DeskError when it cannot be."""
    own = own_text_path(desk.folder, kind)
    try:
        own.unlink(missing_ok=True)
    except OSError as error:
        raise DeskError(f"自己改过的范文删除不了（{reason_of(error)}）。", "请关闭正在打开它的程序后重试。") from error
