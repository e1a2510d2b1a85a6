"""The modules behind the README's two commands, imported as those commands import them."""

import importlib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def set_up_module(project: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    """`set_up_module("environment")`: that module of packaging/, which is on the path for this test only."""
    monkeypatch.syspath_prepend(project / "packaging")
    return importlib.import_module
