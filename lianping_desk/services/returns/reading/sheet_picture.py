"""How a received file looks, before it is imported or out of the archive."""

from pathlib import Path
from types import TracebackType

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.sheet_picture import WorkbookPicture
from lianping_desk.services.desk import Desk
from lianping_desk.services.returns.importing.archive import find_original
from lianping_desk.services.returns.reading.reading_limits import contained_reader


def original_of(desk: Desk, sha256: str, name: str) -> Path:
    """Where the archived original lies; DeskError when the archive does not have it."""
    path = find_original(desk.folder, sha256)
    if path is None:
        raise DeskError(f"存档里没有“{name}”的原件。", "可能是数据文件夹没有复制完整，请从备份的文件夹里找回 archive。")
    return path


class SheetPictures:
    """Draws pictures of workbooks, one after the other, in a contained child that is used again; close it when done."""

    def __init__(self, desk: Desk) -> None:
        self._reader = contained_reader(desk, children=1)

    def picture(self, path: Path) -> WorkbookPicture:
        """How the file looks; DeskError when it cannot or may not be opened."""
        from lianping_desk.exchange.unreadable import Unreadable

        try:
            return self._reader.picture(path)
        except Unreadable as refusal:
            raise DeskError(refusal.sentence, refusal.way_out) from refusal

    def close(self) -> None:
        self._reader.close()

    def __enter__(self) -> "SheetPictures":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
