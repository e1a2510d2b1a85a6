"""A data folder for one test."""

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def fresh_copy(fresh_data_folder: Path, tmp_path: Path) -> Path:
    """A data folder as a first start leaves it."""
    shutil.copytree(fresh_data_folder, tmp_path / "data")
    return tmp_path / "data"
