"""Pictures of the files under review, opened off the window's thread, the last few kept."""

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.sheet_picture import WorkbookPicture
from lianping_desk.services.returns.doubts.review_files import ReviewedFile
from lianping_desk.services.returns.reading.sheet_picture import SheetPictures
from lianping_desk.ui.workspace import Workspace

KEPT = 8
PAUSE_MS = 60
"""Files that she only passes on her way through the list are not opened."""


class Pictures(QObject):
    """`seen` is emitted with the number of the file and its picture, or the DeskError that says why there is none."""

    seen = Signal(int, object)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._pictures = SheetPictures(workspace.desk)
        self._kept: dict[int, WorkbookPicture | DeskError] = {}
        self._wanted: ReviewedFile | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._open)

    def see(self, file: ReviewedFile) -> None:
        """Open this file next; one that she wanted before is forgotten."""
        self._wanted = file
        if file.number in self._kept:
            self.seen.emit(file.number, self._kept[file.number])
        else:
            self._pause.start()

    def close(self) -> None:
        """Let go of the child that opens the files, when it is free."""
        self._pause.stop()
        pictures = self._pictures
        self._workspace.start("关闭原表", lambda _progress: pictures.close())

    def _open(self) -> None:
        file, pictures = self._wanted, self._pictures
        if file is None:
            return
        self._workspace.start(
            "打开原表", lambda _progress: _picture(pictures, file), lambda seen: self._take(file, seen)
        )

    def _take(self, file: ReviewedFile, picture: WorkbookPicture | DeskError) -> None:
        if not isValid(self):  # the review was closed meanwhile
            return
        self._kept[file.number] = picture
        while len(self._kept) > KEPT:
            self._kept.pop(next(iter(self._kept)))
        self.seen.emit(file.number, picture)


def _picture(pictures: SheetPictures, file: ReviewedFile) -> WorkbookPicture | DeskError:
    """The picture; known trouble is told in its place, not in a message."""
    if file.path is None:
        return DeskError(f"存档里没有“{file.read.file}”的原件。", "疑点照样可以处理，只是看不到原表。")
    try:
        return pictures.picture(file.path)
    except DeskError as error:
        return DeskError(f"原表画不出来：{error.sentence}", "疑点照样可以处理。")
