"""What a computer may lack: a new enough Python, a library of Qt, the right to install, a screen."""

import ast
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

SetUpModule = Callable[[str], ModuleType]


@pytest.mark.parametrize("name", ["start", "test", "suitable_python", "trouble", "environment", "pip_install"])
def test_an_old_python_can_read_the_set_up(project: Path, name: str) -> None:
    source = (project / "packaging" / f"{name}.py").read_text("utf-8")
    assert ast.parse(source, feature_version=(3, 8)).body


def test_too_old_a_python_gets_one_sentence_with_the_way_out(
    set_up_module: SetUpModule, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    suitable_python = set_up_module("suitable_python")
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    monkeypatch.setattr(suitable_python, "_find", lambda version: "")
    code = suitable_python.run_suitably("start.py", lambda arguments: pytest.fail("must not go on"))
    said = capsys.readouterr()
    assert code == 1
    assert said.out == ""
    assert "Python 3.11 或更新" in said.err
    assert "只有 Python 3.9（64 位）" in said.err
    assert "Python 3.11 or newer" in said.err


def test_a_newer_python_beside_the_old_one_is_found(
    set_up_module: SetUpModule, monkeypatch: pytest.MonkeyPatch
) -> None:
    suitable_python = set_up_module("suitable_python")
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    monkeypatch.setattr(suitable_python, "_find", {"3.13": "", "3.12": "python-of-3.12"}.get)
    assert suitable_python.suitable_python() == "python-of-3.12"


def test_without_the_right_to_install_the_command_for_the_administrator_is_named(
    set_up_module: SetUpModule, monkeypatch: pytest.MonkeyPatch
) -> None:
    system_packages = set_up_module("system_packages")
    monkeypatch.setattr(system_packages.os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(system_packages.shutil, "which", lambda program: "apt-get" if program == "apt-get" else None)
    with pytest.raises(set_up_module("trouble").SetUpTrouble) as caught:
        system_packages.install_packages(["libegl1", "libgl1"])
    assert "当前用户无权安装" in caught.value.sentence
    assert "apt-get install -y libegl1 libgl1" in caught.value.sentence


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux packages Qt's libraries apart")
def test_only_libraries_that_cannot_be_loaded_are_missing(set_up_module: SetUpModule) -> None:
    system_packages = set_up_module("system_packages")
    wanted = {"libc.so.6": "libc6", "libno-such-thing.so.9": "libno-such-thing9"}
    assert system_packages.missing_packages(wanted) == ["libno-such-thing9"]


@pytest.mark.skipif(sys.platform != "linux", reason="Windows always has a screen")
def test_a_window_without_a_screen_is_refused_in_words(
    set_up_module: SetUpModule, monkeypatch: pytest.MonkeyPatch
) -> None:
    system_packages = set_up_module("system_packages")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(set_up_module("trouble").SetUpTrouble, match="没有图形桌面"):
        system_packages.require_screen()
    monkeypatch.setenv("DISPLAY", ":0")
    system_packages.require_screen()
    assert "libxcb-cursor0" in system_packages.libraries_for_a_window().values()


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["--data", "D"], True),
        (["--data=D"], True),
        (["plan", "show", "--json"], False),
        (["--data", "D", "status"], False),
        (["--help"], False),
    ],
)
def test_a_command_needs_no_window(set_up_module: SetUpModule, arguments: list[str], window: bool) -> None:
    assert set_up_module("start").wants_window(arguments) is window
