"""The desk finds its own files wherever it was put: an installed wheel, or the folder of the Windows package."""

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

SHOW_FOLDERS = "from lianping_desk import shipped; print(shipped.resource('plans')); print(shipped.migrations())"


@pytest.fixture(scope="module")
def installed_wheel(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder into which the wheel was installed, without its dependencies: these come from our own environment."""
    wheels, target = tmp_path_factory.mktemp("wheels"), tmp_path_factory.mktemp("installed")
    _run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(wheels)], project)
    wheel = next(wheels.glob("*.whl"))
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-compile"]
    _run([*pip, "--disable-pip-version-check", "--target", str(target), str(wheel)], wheels)
    return target


@pytest.fixture(scope="module")
def windows_folder(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`app` of the Windows package: the package with `resources` and `db` beside it."""
    app = tmp_path_factory.mktemp("windows") / "app"
    for name in ("lianping_desk", "resources", "db"):
        shutil.copytree(project / name, app / name, ignore=shutil.ignore_patterns("__pycache__"))
    return app


@pytest.mark.parametrize("where", ["installed_wheel", "windows_folder"])
def test_the_desk_shows_its_plan_from_there(
    where: str, request: pytest.FixtureRequest, project: Path, tmp_path: Path
) -> None:
    place: Path = request.getfixturevalue(where)
    folders = [Path(line) for line in _run([sys.executable, "-P", "-c", SHOW_FOLDERS], tmp_path, place).splitlines()]
    assert all(folder.is_relative_to(place) and any(folder.iterdir()) for folder in folders)

    command = [sys.executable, "-P", "-m", "lianping_desk", "--data", "data", "plan", "show", "--json"]
    (shown,) = json.loads(_run(command, tmp_path, place))
    plan = _shipped_plan(project)
    assert shown["region"] == plan["plan"]["region"]
    assert [task["title"] for task in shown["tasks"]] == [task["title"] for task in plan["task"]]
    assert (tmp_path / "data" / "desk.db").is_file()


def _shipped_plan(project: Path) -> dict:
    (file,) = (project / "resources" / "plans").glob("*.toml")
    return tomllib.loads(file.read_text("utf-8"))


def test_the_wheel_carries_the_package_its_files_and_the_licences_and_nothing_else(installed_wheel: Path) -> None:
    names = {path.name for path in installed_wheel.iterdir()} - {"bin", "Scripts"}
    assert {name for name in names if not name.endswith(".dist-info")} == {"lianping_desk"}
    (information,) = installed_wheel.glob("*.dist-info")
    assert (information / "licenses" / "LICENSE").is_file()
    assert (information / "licenses" / "resources" / "licences" / "README.md").is_file()


def _run(command: list[str], folder: Path, python_path: Path | None = None) -> str:
    """What the command printed; `python_path` comes before the checkout that our environment points to.

    Copies of the package elsewhere are not what coverage measures.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    if python_path:
        environment["PYTHONPATH"] = str(python_path)
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout
