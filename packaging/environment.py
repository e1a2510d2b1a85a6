"""The desk's own Python environment, `.venv`: made once, filled by version and hash, touched again after a change."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator, Sequence

import pip_install
import system_packages
from trouble import SetUpTrouble, say

PROJECT = Path(__file__).resolve().parent.parent
ENVIRONMENT = PROJECT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
SETTINGS = ENVIRONMENT / "pyvenv.cfg"

DESK_LOCKS = (PROJECT / "packaging" / "requirements.lock",)
TEST_LOCKS = (*DESK_LOCKS, PROJECT / "packaging" / "requirements-test.lock")

SPACE_NEEDED = 1_500_000_000  # bytes: the larger environment (for tests), its downloads and what pip unpacks meanwhile

FIRST_TIME = "第一次使用，正在准备运行环境：要联网下载约 200 MB，需几分钟，请不要关闭这个窗口……"
UPDATE = "正在更新运行环境……"


def ready_python(locks: Sequence[Path], libraries: dict[str, str]) -> Path:
    """Python of an environment that holds the desk and everything in `locks`, on a system that has `libraries`.

    Compares two stamps when nothing changed since the last time; otherwise sets up what is missing.
    Raises SetUpTrouble.
    """
    try:
        if not _is_ready(locks, libraries):
            with _one_at_a_time():
                _set_up(locks, libraries)
    except OSError as error:
        raise _explained(error) from error
    return PYTHON


def _set_up(locks: Sequence[Path], libraries: dict[str, str]) -> None:
    if _is_ready(locks, libraries):
        return  # another start, waited for, has just done it
    usable = _environment_works()
    say(UPDATE if _packages_stamp(locks).exists() else FIRST_TIME)
    _install_system_packages(libraries, usable)
    if not usable:
        _check_space()
        pip_install.make_environment(ENVIRONMENT)
    if not _has_packages(locks):
        pip_install.install_locked(PYTHON, locks)
        pip_install.install_project(PYTHON, PROJECT)
        _packages_stamp(locks).write_text(_packages_mark(locks), encoding="utf-8")
    _libraries_stamp(libraries).touch()
    say("运行环境已准备好。")


def _install_system_packages(libraries: dict[str, str], usable: bool) -> None:
    packages = system_packages.missing_packages(libraries)
    if not usable and not pip_install.can_make_environments():
        packages.insert(0, f"python{sys.version_info[0]}.{sys.version_info[1]}-venv")
    if packages:
        system_packages.install_packages(packages)


def _environment_works() -> bool:
    """Whether `.venv` holds a Python of the right age that starts and has pip; an interrupted set-up may leave less."""
    if not PYTHON.exists():
        return False
    question = "import pip, sys; sys.exit(sys.version_info < (3, 11))"
    return subprocess.call([str(PYTHON), "-I", "-c", question], stderr=subprocess.DEVNULL) == 0


def _is_ready(locks: Sequence[Path], libraries: dict[str, str]) -> bool:
    return _has_packages(locks) and _libraries_stamp(libraries).exists()


def _has_packages(locks: Sequence[Path]) -> bool:
    stamp = _packages_stamp(locks)
    return stamp.exists() and _base_python_stands() and stamp.read_text("utf-8") == _packages_mark(locks)


def _base_python_stands() -> bool:
    """Whether the Python that `.venv` was made from is still there; it may have been upgraded away or uninstalled."""
    settings = dict(line.split(" = ", 1) for line in SETTINGS.read_text("utf-8").splitlines() if " = " in line)
    return PYTHON.exists() and Path(settings.get("executable", "")).is_file()


def _packages_stamp(locks: Sequence[Path]) -> Path:
    return ENVIRONMENT / f"installed-{len(locks)}-locks"


def _libraries_stamp(libraries: dict[str, str]) -> Path:
    return ENVIRONMENT / f"found-{len(libraries)}-libraries"


def _packages_mark(locks: Sequence[Path]) -> str:
    """Changes when a lock, the project's own settings, its folder or the base Python does."""
    digest = hashlib.sha256()
    for file in (*locks, PROJECT / "pyproject.toml", SETTINGS):
        digest.update(file.read_bytes())
    for path in (PROJECT, PYTHON.resolve()):
        digest.update(str(path).encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _check_space() -> None:
    free = shutil.disk_usage(PROJECT).free
    if free < SPACE_NEEDED:
        raise _explained(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))


def _explained(error: OSError) -> SetUpTrouble:
    return pip_install.explained(str(error), f"准备运行环境时出错：{error}")


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Two starts at once, of an impatient double click, must not fill one environment together: the second waits."""
    with (PROJECT / ".venv.lock").open("a+b") as lock:
        _lock(lock.fileno())
        yield  # closing the file, or dying, lets the lock go


def _lock(descriptor: int) -> None:
    """Wait until no other process holds the file."""
    if sys.platform == "win32":
        _lock_on_windows(descriptor)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX)


def _lock_on_windows(descriptor: int) -> None:
    import msvcrt

    while True:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
            return
        except OSError as error:  # after ten seconds of waiting it gives up with this error
            if error.errno != errno.EDEADLK:
                raise
