"""The child process that opens untrusted workbooks: whatever they do to it, the desk goes on.

It imports no Qt, no SQL and no openpyxl, so that it starts quickly.
"""

import sys
from multiprocessing.connection import Connection
from pathlib import Path

from lianping_desk.exchange.containers import ASK_FOR_WORKBOOK
from lianping_desk.exchange.opening.opener import open_grid
from lianping_desk.exchange.sheet_picture import PICTURE, pack_picture
from lianping_desk.exchange.transport import pack_grid, pack_refusal
from lianping_desk.exchange.unreadable import Unreadable


def serve(connection: Connection, memory_limit: int) -> None:
    """Read the workbooks whose paths come in, one answer each, until the desk closes the connection."""
    limit_memory(memory_limit)
    while True:
        try:
            asked = connection.recv_bytes()
        except EOFError:
            return
        path = Path(asked.removeprefix(PICTURE).decode("utf-8", "surrogateescape"))
        connection.send_bytes(_answer(path, wants_picture=asked.startswith(PICTURE)))


def _answer(path: Path, *, wants_picture: bool) -> bytes:
    try:
        grid = open_grid(path)
        return pack_picture(path, grid) if wants_picture else pack_grid(grid)
    except Unreadable as refusal:
        return pack_refusal(refusal)
    except MemoryError:
        return pack_refusal(Unreadable("读这个文件要用的内存太多，为安全起见没有读完。", ASK_FOR_WORKBOOK))
    except FileNotFoundError:
        return pack_refusal(Unreadable("文件不见了。", "请确认文件没有被移走或改名。"))
    except PermissionError:
        return pack_refusal(Unreadable("文件正被别的程序占用，打不开。", "请关闭它再试。"))
    except Exception as error:  # a reader stumbled over this file: that is the file's trouble, not the desk's
        return pack_refusal(Unreadable(f"文件读不出来（{type(error).__name__}），可能已损坏。", ASK_FOR_WORKBOOK))


def limit_memory(limit: int) -> None:
    """Where the system allows it, let no allocation go past `limit` bytes (Windows: the desk watches the time only)."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
