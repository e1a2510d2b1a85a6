"""Reading untrusted workbooks in child processes with limits on time and memory (DESIGN 4.7).

A hang, a crash or a bomb costs one file and one sentence. Children start with the first file and are used again.
"""

from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from queue import LifoQueue
from types import TracebackType

from lianping_desk.domain.sheet_picture import WorkbookPicture
from lianping_desk.exchange.child import serve
from lianping_desk.exchange.containers import ASK_FOR_WORKBOOK
from lianping_desk.exchange.grid import Grid
from lianping_desk.exchange.sheet_picture import PICTURE, unpack_picture
from lianping_desk.exchange.transport import unpack
from lianping_desk.exchange.unreadable import Unreadable


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost. A child is replaced after `files_per_child`, so that memory stays flat."""

    seconds: float = 20.0
    memory: int = 1 << 30
    files_per_child: int = 500


class _Child:
    """One child process and the line to it."""

    def __init__(self, limits: Limits) -> None:
        context = get_context("spawn")
        self._limits = limits
        self.connection, far_end = context.Pipe()
        self._process: SpawnProcess = context.Process(
            target=serve, args=(far_end, limits.memory), name="读表", daemon=True
        )
        self._process.start()
        far_end.close()
        self._files = 0

    @property
    def is_worn(self) -> bool:
        return self._files >= self._limits.files_per_child

    def ask(self, path: Path, wanted: bytes) -> bytes:
        """The child's answer; Unreadable when it takes too long or dies over the file."""
        self._files += 1
        connection: Connection = self.connection
        try:
            connection.send_bytes(wanted + str(path).encode("utf-8", "surrogateescape"))
            if not connection.poll(self._limits.seconds):
                raise Unreadable(f"读了 {self._limits.seconds:.0f} 秒还没有读完，为安全起见停下了。", ASK_FOR_WORKBOOK)
            return connection.recv_bytes()
        except (EOFError, OSError) as error:
            raise Unreadable("这个文件会让读表程序出错，没有读入。", ASK_FOR_WORKBOOK) from error

    def end(self) -> None:
        self.connection.close()
        self._process.kill()
        self._process.join()


class ContainedReader:
    """Opens workbooks in up to `children` child processes. Safe to use from several threads; close it when done."""

    def __init__(self, limits: Limits | None = None, children: int = 2) -> None:
        self.children = children
        self._limits = limits or Limits()
        self._places: LifoQueue[_Child | None] = LifoQueue()
        for _ in range(children):
            self._places.put(None)

    def read(self, path: Path) -> Grid:
        """The workbook as a plain Grid; Unreadable with its sentence when it cannot or may not be read."""
        return unpack(self._ask(path))

    def picture(self, path: Path) -> WorkbookPicture:
        """How the workbook looks; Unreadable as for `read`."""
        return unpack_picture(self._ask(path, PICTURE))

    def _ask(self, path: Path, wanted: bytes = b"") -> bytes:
        child = self._places.get()
        try:
            child = child or _Child(self._limits)
            try:
                message = child.ask(path, wanted)
            except Unreadable:
                child.end()
                child = None
                raise
            if child.is_worn:
                child.end()
                child = None
        finally:
            self._places.put(child)
        return message

    def close(self) -> None:
        """End the children; a later read starts them anew."""
        for _ in range(self.children):
            child = self._places.get()
            if child is not None:
                child.end()
            self._places.put(None)

    def __enter__(self) -> "ContainedReader":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
