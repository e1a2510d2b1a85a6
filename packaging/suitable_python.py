"""Find a Python that can run the desk. Even a very old Python 3 can read this file and say what it lacks."""

import os
import shutil
import struct
import subprocess
import sys
from typing import Callable, List

from trouble import SetUpTrouble, say, tell

OLDEST = (3, 11)
OTHERS_TO_TRY = ("3.13", "3.12", "3.11", "3.14", "3.15")
_TELL_IF_SUITABLE = (
    "import struct, sys; sys.version_info >= (3, 11) and struct.calcsize('P') == 8 and sys.stdout.write(sys.executable)"
)


def run_suitably(script: str, work: Callable[[List[str]], int]) -> int:
    """Exit code of `work(arguments)`, called under a suitable Python; trouble on the way is told in Chinese."""
    try:
        python = suitable_python()
        if python != sys.executable:
            return become([python, script, *sys.argv[1:]])
        return work(sys.argv[1:])
    except SetUpTrouble as trouble:
        return tell(trouble)
    except KeyboardInterrupt:
        say("", "已停止。再运行一次，会从停下的地方接着做。", "(Stopped; run again to go on.)")
        return 130


def become(command: List[str]) -> int:
    """Hand this process over to `command`; Windows cannot, so there it waits and passes the exit code on."""
    if sys.platform != "win32":
        os.execv(command[0], command)
    return subprocess.call(command)


def suitable_python() -> str:
    """Path of a 64-bit Python of 3.11 or newer: the running one if it will do, otherwise one found on this computer."""
    bits = struct.calcsize("P") * 8
    if sys.version_info >= OLDEST and bits == 64:
        return sys.executable
    for version in OTHERS_TO_TRY:
        found = _find(version)
        if found:
            return found
    running = f"{sys.version_info[0]}.{sys.version_info[1]}"
    if sys.platform == "win32":
        way_out = "请从 python.org 下载 64 位的 Python 3.13 装上，再运行一次。"
    else:
        way_out = "请装上 Python 3.11 或更新的版本（Debian 12：apt-get install python3 python3-venv），再运行一次。"
    raise SetUpTrouble(
        f"本程序要用 64 位的 Python 3.11 或更新的版本，这台电脑上只有 Python {running}（{bits} 位）。{way_out}",
        f"Python 3.11 or newer, 64-bit, is needed; this one is {running}, {bits}-bit.",
    )


def _find(version: str) -> str:
    """Path of the Python of that version on this computer, or an empty text."""
    launcher = ["py", "-" + version] if sys.platform == "win32" else ["python" + version]
    if not shutil.which(launcher[0]):
        return ""
    asked = subprocess.Popen([*launcher, "-c", _TELL_IF_SUITABLE], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return asked.communicate()[0].decode(sys.getfilesystemencoding(), "replace").strip()
