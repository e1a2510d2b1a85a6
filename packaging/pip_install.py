"""Make the environment and fill it with pip; a failure is read from pip's log and told as a sentence with a way out."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Sequence

from trouble import SetUpTrouble

# Signs in pip's log -> what to tell. The first that fits counts: most trouble also ends in "No matching distribution".
KNOWN_TROUBLE = (
    (
        ("No space left on device", "Errno 28", "WinError 112"),
        "磁盘空间不够，运行环境没有装完。请腾出至少 1.5 GB 空间，再运行一次。",
        "The disk is full; free at least 1.5 GB and run again.",
    ),
    (
        ("DO NOT MATCH THE HASHES",),
        "下载的文件与登记的校验值不符，没有安装。请换一个网络或下载源，再运行一次。",
        "A download does not match its locked hash; nothing of it was installed. Try another network or index.",
    ),
    (
        ("WinError 5]", "WinError 32]"),
        "运行环境的文件正被占用。请关闭已打开的连平科普工作台，再运行一次。",
        "Files of the environment are in use; close the desk and run again.",
    ),
    (
        ("Permission denied", "Read-only file system"),
        "没有权限写入程序所在的文件夹。请把程序放到自己能写入的文件夹，再运行一次。",
        "No right to write into the project's folder.",
    ),
    (
        (
            "connection error:",
            "Max retries exceeded",
            "NewConnectionError",
            "NameResolutionError",
            "TimeoutError",
            "ProxyError",
            "SSLError",
            "Connection broken",
            "Connection reset",
        ),
        "连不上网络，运行环境没有装完。第一次使用需要联网一次（以后不用）；请接通网络，再运行一次。",
        "No network. The first start needs it once; connect and run again.",
    ),
    (
        ("No matching distribution",),
        "下载源里找不到合用的软件包。请检查网络和 pip 的下载源设置；若 Python 版本过新，请改装 3.13。",
        "The index has no fitting package: check pip's index settings, or use Python 3.13.",
    ),
)


def can_make_environments() -> bool:
    """Whether this Python has venv and ensurepip; Debian splits them off into a package of their own."""
    return bool(importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"))


def make_environment(folder: Path) -> None:
    """Make an empty environment with pip in `folder`, replacing what cannot be used there. Raises SetUpTrouble."""
    if folder.exists():
        shutil.rmtree(folder)
    _run([sys.executable, "-I", "-m", "venv", str(folder)], "建立运行环境", None)


def install_locked(python: Path, locks: Sequence[Path]) -> None:
    """Install exactly what the locks name, wheels only, each file checked against its hash. Raises SetUpTrouble."""
    requirements = [word for lock in locks for word in ("--requirement", str(lock))]
    _pip(python, ["--require-hashes", "--only-binary", ":all:", *requirements], "下载和安装软件包")


def install_project(python: Path, project: Path) -> None:
    """Install the desk from its checkout, so that edits count at once; hatchling is there already, from the lock."""
    _pip(
        python, ["--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--editable", str(project)], "安装本程序"
    )


def _pip(python: Path, arguments: Sequence[str], what: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "pip.log"
        command = [str(python), "-I", "-m", "pip", "install", "--no-input", "--disable-pip-version-check"]
        _run([*command, "--log", str(log), *arguments], what, log)


def _run(command: Sequence[str], what: str, log: Path | None) -> None:
    code = subprocess.call(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, env=_environment())
    if code != 0:
        words = log.read_text("utf-8", errors="replace") if log and log.exists() else ""
        raise explained(words, f"{what}没有成功（代码 {code}），请看上面的英文说明。")


def explained(words: str, otherwise: str) -> SetUpTrouble:
    """The trouble that pip's words tell of, or `otherwise` when they are new to us."""
    for signs, sentence, english in KNOWN_TROUBLE:
        if any(sign in words for sign in signs):
            return SetUpTrouble(sentence, english)
    return SetUpTrouble(otherwise, "See the messages above.")


def _environment() -> dict[str, str]:
    """Ours without what would bend pip: a fixed target folder, another prefix, a demand for some other environment."""
    bending = ("PIP_TARGET", "PIP_PREFIX", "PIP_USER", "PIP_REQUIRE_VIRTUALENV", "__PYVENV_LAUNCHER__")
    return {name: value for name, value in os.environ.items() if name not in bending}
