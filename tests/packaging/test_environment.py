"""The environment is set up once, again after a change, and each way in which that fails has its sentence."""

import hashlib
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

SetUpModule = Callable[[str], ModuleType]


@pytest.fixture
def environment(set_up_module: SetUpModule, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module, at work in an empty project folder, with a list `installed` in place of pip."""
    module = set_up_module("environment")
    folder = tmp_path / ".venv"
    python = folder / module.PYTHON.relative_to(module.ENVIRONMENT)
    monkeypatch.setattr(module, "PROJECT", tmp_path)
    monkeypatch.setattr(module, "ENVIRONMENT", folder)
    monkeypatch.setattr(module, "PYTHON", python)
    monkeypatch.setattr(module, "SETTINGS", folder / "pyvenv.cfg")
    monkeypatch.setattr(module, "installed", [], raising=False)
    monkeypatch.setattr(module, "SPACE_NEEDED", 0)
    monkeypatch.setattr(module.pip_install, "make_environment", _make_environment_without_pip)
    monkeypatch.setattr(module.pip_install, "install_locked", lambda _, locks: module.installed.append(locks))
    monkeypatch.setattr(module.pip_install, "install_project", lambda _, project: module.installed.append(project))
    (tmp_path / "pyproject.toml").write_text("[project]\n", "utf-8")
    (tmp_path / "some.lock").write_text("part==1.0\n", "utf-8")
    return module


def _make_environment_without_pip(folder: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", "--clear", "--without-pip", str(folder)], check=True)


def test_a_set_up_environment_is_not_touched_again(environment: ModuleType, tmp_path: Path) -> None:
    locks = [tmp_path / "some.lock"]
    python = environment.ready_python(locks, {})
    assert environment.installed == [locks, tmp_path]
    assert environment.ready_python(locks, {}) == python
    assert len(environment.installed) == 2
    assert subprocess.run([python, "-c", ""]).returncode == 0


def test_a_changed_lock_is_installed_again(environment: ModuleType, tmp_path: Path) -> None:
    lock = tmp_path / "some.lock"
    environment.ready_python([lock], {})
    lock.write_text("part==2.0\n", "utf-8")
    environment.ready_python([lock], {})
    assert len(environment.installed) == 4


def test_a_python_that_was_uninstalled_is_noticed(environment: ModuleType, tmp_path: Path) -> None:
    lock = tmp_path / "some.lock"
    environment.ready_python([lock], {})
    settings = environment.SETTINGS.read_text("utf-8")
    assert "executable = " in settings
    gone = "\n".join(
        f"executable = {tmp_path / 'gone'}" if line.startswith("executable") else line for line in settings.split("\n")
    )
    environment.SETTINGS.write_text(gone, "utf-8")
    environment.ready_python([lock], {})
    assert len(environment.installed) == 4


def test_a_full_disk_is_told_before_anything_is_downloaded(
    environment: ModuleType, set_up_module: SetUpModule, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "SPACE_NEEDED", 10**18)
    with pytest.raises(set_up_module("trouble").SetUpTrouble, match="磁盘空间不够"):
        environment.ready_python([tmp_path / "some.lock"], {})
    assert environment.installed == []


@pytest.fixture
def own_pip_settings(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """pip without the settings of this computer, asking once and not waiting."""
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_RETRIES", "0")
    monkeypatch.setenv("PIP_NO_CACHE_DIR", "1")
    return monkeypatch


def test_no_network_at_the_first_start_is_told_as_such(
    set_up_module: SetUpModule, own_pip_settings: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own_pip_settings.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/")  # nobody answers there
    lock = _lock(tmp_path, "0" * 64)
    with pytest.raises(set_up_module("trouble").SetUpTrouble, match="连不上网络"):
        set_up_module("pip_install").install_locked(Path(sys.executable), [lock])


def test_a_file_that_is_not_the_locked_one_is_refused(
    set_up_module: SetUpModule, own_pip_settings: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    wheel = _small_wheel(tmp_path)
    own_pip_settings.setenv("PIP_NO_INDEX", "1")
    own_pip_settings.setenv("PIP_FIND_LINKS", str(tmp_path))
    own_pip_settings.setenv("PIP_DRY_RUN", "1")
    pip_install = set_up_module("pip_install")
    pip_install.install_locked(Path(sys.executable), [_lock(tmp_path, hashlib.sha256(wheel.read_bytes()).hexdigest())])
    with pytest.raises(set_up_module("trouble").SetUpTrouble, match="校验值不符"):
        pip_install.install_locked(Path(sys.executable), [_lock(tmp_path, "0" * 64)])


def _lock(folder: Path, digest: str) -> Path:
    lock = folder / "requirements.lock"
    lock.write_text(f"lianping-desk-no-such-part==1.0 --hash=sha256:{digest}\n", "utf-8")
    return lock


def _small_wheel(folder: Path) -> Path:
    wheel = folder / "lianping_desk_no_such_part-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        information = "lianping_desk_no_such_part-1.0.dist-info"
        archive.writestr(
            f"{information}/METADATA", "Metadata-Version: 2.1\nName: lianping-desk-no-such-part\nVersion: 1.0\n"
        )
        archive.writestr(f"{information}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{information}/RECORD", "")
    return wheel


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "磁盘空间不够"),
        ("PermissionError: [WinError 5] 拒绝访问。: '...QtCore.pyd'", "正被占用"),
        ("[Errno 13] Permission denied: 'site-packages'", "没有权限"),
        ("[Errno 30] Read-only file system: '.venv.lock'", "没有权限"),
        ("ERROR: No matching distribution found for lxml==6.1.3", "下载源里找不到"),
        ("something nobody has seen before", "没有成功"),
    ],
)
def test_each_known_failure_of_pip_has_its_sentence(set_up_module: SetUpModule, words: str, told: str) -> None:
    trouble = set_up_module("pip_install").explained(words, "安装没有成功。")
    assert told in trouble.sentence
    assert trouble.english.isascii()
