"""What Qt and the set-up itself need from Debian, checked by loading each library, installed only when missing."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys

from trouble import SetUpTrouble, say

# Library that Qt loads -> Debian package that brings it.
OFFSCREEN_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
WINDOW_LIBRARIES = {
    **OFFSCREEN_LIBRARIES,
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libcups.so.2": "libcups2",
}


def libraries_for_a_window() -> dict[str, str]:
    """What a window needs: all that X asks for where there is a screen, otherwise only what draws into memory."""
    return WINDOW_LIBRARIES if _has_screen() else OFFSCREEN_LIBRARIES


def require_screen() -> None:
    """Raise SetUpTrouble where no window can be shown; Qt itself would end with a core dump."""
    if sys.platform == "linux" and not _has_screen() and "QT_QPA_PLATFORM" not in os.environ:
        raise SetUpTrouble(
            "这里没有图形桌面，打不开窗口。请在桌面里的终端运行；只用命令行时，请在后面写上命令，例如 plan show。",
            "No display here. Run it from a desktop, or add a command such as: plan show",
        )


def _has_screen() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def missing_packages(libraries: dict[str, str]) -> list[str]:
    """Debian packages whose library cannot be loaded here; none are missed on Windows."""
    if sys.platform != "linux":
        return []
    return [package for library, package in libraries.items() if not _loads(library)]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_packages(packages: list[str]) -> None:
    """Install with apt-get as root or through sudo; without the right to do so, name the command to type."""
    by_hand = f"apt-get install -y {' '.join(packages)}"
    if not shutil.which("apt-get"):
        raise SetUpTrouble(
            f"这台电脑缺少系统软件：{'、'.join(packages)}。请用本机的软件管理工具装上同类软件，再运行一次。",
            f"No apt-get here; please install the equivalents of: {' '.join(packages)}",
        )
    prefix = _rights()
    if prefix is None:
        raise SetUpTrouble(
            f"这台电脑缺少系统软件，当前用户无权安装。请让管理员运行：\n    {by_hand}\n装好后再运行一次。",
            f"System packages are missing and this user may not install them; ask an administrator to run: {by_hand}",
        )
    say(f"正在安装系统软件：{' '.join(packages)}")
    _run([*prefix, "apt-get", "update", "-q"])
    locked_wait = ["-o", "DPkg::Lock::Timeout=120"]  # a fresh Debian may be updating itself in the background
    if _run([*prefix, "apt-get", *locked_wait, "install", "-y", "-q", "--no-install-recommends", *packages]) != 0:
        raise SetUpTrouble(
            f"系统软件没有装上。请检查网络和磁盘空间，然后运行：\n    {by_hand}\n再重新启动本程序。",
            f"apt-get failed; check network and disk, then run: {by_hand}",
        )


def _rights() -> list[str] | None:
    """What to put before apt-get: nothing for root, sudo where it may ask or needs no password, None without rights."""
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    if sys.stdin.isatty():
        return ["sudo"]
    may_unasked = subprocess.call(["sudo", "-n", "true"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0
    return ["sudo", "-n"] if may_unasked else None


def _run(command: list[str]) -> int:
    """Run with its words on stderr; dpkg needs the sbin folders, which a plain user's PATH may lack."""
    path = os.environ.get("PATH", os.defpath) + ":/usr/local/sbin:/usr/sbin:/sbin"
    environment = {**os.environ, "PATH": path, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.call(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, env=environment)
