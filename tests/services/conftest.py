"""A filled desk to carry away from."""

from pathlib import Path

import pytest

from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.demo.fill_demo import fill_demo


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the demonstration, made once; to be read, or copied before anything is changed."""
    folder = tmp_path_factory.mktemp("demonstration") / "data"
    fill_demo(DataFolder(folder))
    return folder
