"""Reading untrusted workbooks in child processes with limits on time and memory (DESIGN 4.7).

A hang, a crash or a bomb costs one file and one sentence. Children start with the first file and are used again.
"""

import json
import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from queue import LifoQueue
from threading import Lock
from types import TracebackType
from typing import Any, TypeVar

from lianping_desk.domain.period import Period
from lianping_desk.domain.received import Catalogue, ReadReturn
from lianping_desk.domain.sheet_picture import WorkbookPicture
from lianping_desk.exchange.child import GRID, KNOW, PICTURE, RETURN, serve
from lianping_desk.exchange.containers import ASK_FOR_WORKBOOK
from lianping_desk.exchange.file_bytes import read_bytes
from lianping_desk.exchange.grid import Grid
from lianping_desk.exchange.return_transport import unpack_return
from lianping_desk.exchange.sheet_picture import unpack_picture
from lianping_desk.exchange.transport import unpack
from lianping_desk.exchange.unreadable import Unreadable
from lianping_desk.exchange.windows_job import hold_in_job

Answer = TypeVar("Answer")

SECONDS_TO_START = 60.0
"""On an old computer, with a virus scanner looking at every file that Python opens."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: seconds, bytes of memory, bytes unpacked.

    A child is replaced after `files_per_child`, so that memory stays flat.
    """

    seconds: float = 20.0
    memory: int = 1 << 30
    unpacked: int = 200 << 20
    files_per_child: int = 500


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """What returns are understood by, written down once for all children: the catalogue, and the period she named."""

    written: bytes

    @classmethod
    def of(cls, catalogue: Catalogue, period: Period | None) -> "Known":
        return cls(pickle.dumps((catalogue, period)))


class _Child:
    """One child process and the line to it."""

    def __init__(self, limits: Limits) -> None:
        context = get_context("spawn")
        self._limits = limits
        self.connection, far_end = context.Pipe()
        self._process: SpawnProcess = context.Process(
            target=serve, args=(far_end, limits.memory, limits.unpacked), name="读表", daemon=True
        )
        self._process.start()
        self._let_go = hold_in_job(self._process.pid or 0, limits.memory)
        far_end.close()
        self._files = 0
        self._is_ready = False
        self._known: Known | None = None

    @property
    def is_worn(self) -> bool:
        return self._files >= self._limits.files_per_child

    def ask(self, request: Mapping[str, Any], content: bytes, known: Known | None) -> bytes:
        """The child's answer; Unreadable when it takes too long or dies over the file."""
        self._files += 1
        connection: Connection = self.connection
        try:
            self._await_start()
            if known is not None and known is not self._known:
                self._send({"do": KNOW}, known.written)
                self._known = known
            self._send(request, content)
            if not connection.poll(self._limits.seconds):
                raise Unreadable(f"读了 {self._limits.seconds:.0f} 秒还没有读完，为安全起见停下了。", ASK_FOR_WORKBOOK)
            return connection.recv_bytes()
        except (EOFError, OSError) as error:
            raise _stumbled() from error

    def _await_start(self) -> None:
        """The starting of a process is not the file's fault: it does not count among its seconds."""
        if not self._is_ready:
            if not self.connection.poll(SECONDS_TO_START):
                raise Unreadable("读表的程序没有启动起来，没有读入。", "请关闭一些程序，稍后再试。")
            self.connection.recv_bytes()
            self._is_ready = True

    def _send(self, request: Mapping[str, Any], content: bytes) -> None:
        self.connection.send_bytes(json.dumps(request).encode())
        self.connection.send_bytes(content)

    def kill(self) -> None:
        """End the process at once; whoever waits for its answer hears that there is none."""
        self._process.kill()

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self._let_go()
        self.connection.close()


class ContainedReader:
    """Opens workbooks in up to `children` child processes. Safe to use from several threads; close it when done."""

    def __init__(self, limits: Limits | None = None, children: int = 2) -> None:
        self.children = children
        self._limits = limits or Limits()
        self._places: LifoQueue[_Child | None] = LifoQueue()
        for _ in range(children):
            self._places.put(None)
        self._alive: set[_Child] = set()
        self._changing = Lock()
        self._times_closed = 0

    def read(self, path: Path) -> Grid:
        """The workbook as a plain Grid; Unreadable with its sentence when it cannot or may not be read."""
        return self.ask(GRID, read_bytes(path), path.suffix, unpack)

    def picture(self, path: Path) -> WorkbookPicture:
        """How the workbook looks; Unreadable as for `read`."""
        return self.ask(PICTURE, read_bytes(path), path.suffix, unpack_picture)

    def understand(self, content: bytes, name: str, fingerprint: str, known: Known) -> ReadReturn:
        """The bytes of a return as read; Unreadable when they cannot or may not be read, or are no return."""
        about = {"name": name, "sha256": fingerprint}
        return self.ask(RETURN, content, Path(name).suffix, unpack_return, known, about)

    def ask(
        self,
        what: str,
        content: bytes,
        suffix: str,
        unpack_answer: Callable[[bytes], Answer],
        known: Known | None = None,
        about: Mapping[str, Any] | None = None,
    ) -> Answer:
        """The child's answer to one question about a workbook, unpacked; Unreadable with its sentence."""
        message = self._message({"do": what, "suffix": suffix, **(about or {})}, content, known)
        try:
            return unpack_answer(message)
        except (ValueError, TypeError, LookupError) as error:  # a child that lost its wits over the file
            raise _stumbled() from error

    def _message(self, request: Mapping[str, Any], content: bytes, known: Known | None) -> bytes:
        before = self._times_closed
        child = self._places.get()
        try:
            self._require_not_closed_since(before)  # while this one waited for its turn
            child = child or self._started()
            self._require_not_closed_since(before)
            try:
                message = child.ask(request, content, known)
            except BaseException:
                self._end(child)
                child = None
                raise
            if child.is_worn:
                self._end(child)
                child = None
            return message
        finally:
            self._places.put(child)

    def _require_not_closed_since(self, times: int) -> None:
        """A child that a read holds when this raises goes back to its place, where `close` finds and ends it."""
        if self._times_closed != times:
            raise Unreadable("已取消，没有读入。")

    def _started(self) -> _Child:
        child = _Child(self._limits)
        with self._changing:
            self._alive.add(child)
        return child

    def _end(self, child: _Child) -> None:
        with self._changing:
            self._alive.discard(child)
        child.end()

    def close(self) -> None:
        """End the children at once, also those that are reading; a later read starts them anew."""
        with self._changing:
            self._times_closed += 1
            for alive in self._alive:
                alive.kill()
        for _ in range(self.children):
            child = self._places.get()
            if child is not None:
                self._end(child)
            self._places.put(None)

    def __enter__(self) -> "ContainedReader":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _stumbled() -> Unreadable:
    return Unreadable("这个文件会让读表程序出错，没有读入。", ASK_FOR_WORKBOOK)
