"""Read the text (范文) of a kind of notice: her own where she has one, else the one that ships."""

from pathlib import Path

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.file_trouble import reason_of
from lianping_desk.domain.notice import NoticeKind
from lianping_desk.domain.notice_text import NoticeText, check_fields, read_notice_text
from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.desk import Desk
from lianping_desk.shipped import resource


def show_text(desk: Desk, kind: NoticeKind) -> NoticeText:
    """The text in force; DeskError when her own file cannot be read."""
    own = own_text_path(desk.folder, kind)
    return read_notice_text(_content(own)) if own.is_file() else shipped_text(kind)


def require_sound_text(desk: Desk, kind: NoticeKind) -> None:
    """DeskError when nothing can be drafted from the text in force: it lacks a part, or names an unknown field."""
    check_fields(show_text(desk, kind), kind)


def shipped_text(kind: NoticeKind) -> NoticeText:
    """The text that ships with the program."""
    return read_notice_text(resource("texts", f"{kind}.md").read_text(encoding="utf-8"))


def own_text_path(folder: DataFolder, kind: NoticeKind) -> Path:
    """Where her own text lies, if she has one: `texts/` in the data folder, so that backups of the folder hold it."""
    return folder.texts / f"{kind}.md"


def _content(path: Path) -> str:
    """UTF-8, or what an old editor on a Chinese Windows saves."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DeskError(f"范文“{path.name}”读不出来（{reason_of(error)}）。", "请恢复原来的范文后重试。") from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030", errors="replace")
