"""What every test stands on: no screen, no real data folder, no silent trouble in the log."""

import logging
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.desk import Desk
from lianping_desk.services.open_desk import opened_desk

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytest_plugins = ["tests.nobody_at_the_screen"]

PROJECT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def project() -> Path:
    """Folder of the checkout."""
    return PROJECT


@pytest.fixture(scope="session")
def shared_folder() -> Path:
    """Real plans and returns that stand beside the checkout on our own machines, never in a user's clone."""
    folder = PROJECT.parent / "shared"
    if not (folder / "plans").is_dir():
        pytest.skip(f"no folder {folder.name}/ with real plans and returns beside the project")
    return folder


@pytest.fixture(scope="session")
def fresh_data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder as a first start leaves it, with the shipped plan; made once, to be copied."""
    folder = tmp_path_factory.mktemp("fresh") / "data"
    with opened_desk(DataFolder(folder)):
        return folder


@pytest.fixture
def desk(fresh_data_folder: Path, tmp_path: Path) -> Iterator[Desk]:
    """An open desk with the shipped plan, for this test alone."""
    shutil.copytree(fresh_data_folder, tmp_path / "data")
    with opened_desk(DataFolder(tmp_path / "data")) as desk:
        yield desk


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that forgets `--data` writes into a scratch folder, never into the desk of the person who runs it."""
    scratch = tmp_path_factory.getbasetemp() / "no-data-folder-was-named"
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(scratch))


@pytest.fixture(autouse=True)
def unexpected_log_records(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A WARNING or worse in the log fails the test, unless it is marked `logs_trouble`."""
    yield
    if request.node.get_closest_marker("logs_trouble"):
        return
    records = caplog.get_records("call")
    trouble = [f"{r.name}: {r.getMessage()}" for r in records if r.levelno >= logging.WARNING]
    assert not trouble, "unexpected in the log (mark the test logs_trouble if it is meant): " + "; ".join(trouble)
