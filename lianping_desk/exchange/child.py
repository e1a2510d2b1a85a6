"""The child process that opens untrusted workbooks: whatever they do to it, the desk goes on.

It imports no Qt, no SQL and, until a workbook is to be marked, no openpyxl, so that it starts quickly. The desk sends
it bytes, never a path, so that what is read is what was hashed and kept.
"""

import json
import os
import pickle
import sys
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from signal import SIG_IGN, SIGINT, signal
from threading import Thread
from traceback import format_exc
from typing import Any

from lianping_desk.domain.period import Period
from lianping_desk.domain.received import Catalogue
from lianping_desk.exchange.containers import ASK_FOR_WORKBOOK
from lianping_desk.exchange.opening.opener import open_content
from lianping_desk.exchange.reading.context import ReadingContext
from lianping_desk.exchange.reading.read_return import understand
from lianping_desk.exchange.return_transport import pack_return
from lianping_desk.exchange.sheet_picture import pack_picture
from lianping_desk.exchange.transport import pack_grid, pack_refusal
from lianping_desk.exchange.unreadable import Unreadable

READY = b"ready"
"""What the child says once it has started."""
KNOW, GRID, PICTURE, RETURN, MARK = "know", "grid", "picture", "return", "mark"
"""What the desk may ask: remember this plan and its units; open a workbook; how it looks; understand it; mark it."""


def serve(connection: Connection, memory_limit: int, unpacked_limit: int) -> None:
    """Say that it is ready, then answer one request after the other until the desk closes the connection.

    A request is a line of JSON with bytes behind it.
    """
    limit_memory(memory_limit)
    _end_with_the_desk()
    connection.send_bytes(READY)
    answers = _Answers(unpacked_limit)
    while True:
        try:
            request: dict[str, Any] = json.loads(connection.recv_bytes())
            content = connection.recv_bytes()
            answer = answers.answer(request, content)
            if answer is not None:
                connection.send_bytes(answer)
        except (EOFError, OSError):  # the desk is gone, or has given this child up
            return


def _end_with_the_desk() -> None:
    """A desk that is killed cannot end its children, and one that reads in circles would never hear of it."""
    signal(SIGINT, SIG_IGN)  # Ctrl+C in a terminal goes to the desk, which ends its children itself
    desk = parent_process()
    if desk is not None:
        Thread(target=_exit_after, args=(desk,), daemon=True).start()


def _exit_after(desk: BaseProcess) -> None:
    desk.join()
    os._exit(1)


class _Answers:
    """What the child knows, and how it answers."""

    def __init__(self, unpacked_limit: int) -> None:
        self._unpacked_limit = unpacked_limit
        self._context: ReadingContext | None = None
        self._period: Period | None = None

    def answer(self, request: dict[str, Any], content: bytes) -> bytes | None:
        """The answer to one request; a workbook's trouble is an answer too."""
        if request["do"] == KNOW:
            self._know(*pickle.loads(content))  # what the desk itself wrote
            return None
        try:
            return self._of_workbook(request, content)
        except Unreadable as refusal:
            return pack_refusal(refusal)
        except (MemoryError, RecursionError):
            return pack_refusal(Unreadable("读这个文件要用的内存太多，为安全起见没有读完。", ASK_FOR_WORKBOOK))
        except Exception as error:  # a reader stumbled over this file: that is the file's trouble, not the desk's
            stumbled = Unreadable(f"文件读不出来（{type(error).__name__}），可能已损坏。", ASK_FOR_WORKBOOK)
            return pack_refusal(stumbled, format_exc())

    def _know(self, catalogue: Catalogue, period: Period | None) -> None:
        self._context, self._period = ReadingContext.of(catalogue), period

    def _of_workbook(self, request: dict[str, Any], content: bytes) -> bytes:
        grid = open_content(content, request["suffix"], self._unpacked_limit)
        if request["do"] == GRID:
            return pack_grid(grid)
        if request["do"] == PICTURE:
            return pack_picture(content, grid)
        if request["do"] == MARK:
            return _marked(content, request["marking"])
        assert self._context is not None, "the desk says what to know before it asks"
        read = understand(grid, request["name"], request["sha256"], self._context, self._period)
        return pack_return(read)


def _marked(content: bytes, marking: dict[str, Any]) -> bytes:
    """An Excel workbook with its marks. openpyxl is loaded when first needed: few children ever mark anything."""
    from lianping_desk.exchange.returned.mark_excel import mark_excel
    from lianping_desk.exchange.returned.marked_transport import pack_marked, unpack_marking

    return pack_marked(mark_excel(content, unpack_marking(marking)))


def limit_memory(limit: int) -> None:
    """Where the system allows it, let no allocation go past `limit` bytes (Windows: exchange/windows_job.py does)."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
