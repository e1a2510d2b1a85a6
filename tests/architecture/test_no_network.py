"""Nothing listens, nothing calls out (DESIGN 4.9)."""

import ast
from pathlib import Path

import pytest

NETWORK_MODULES = {"socket", "http", "urllib.request", "ftplib", "smtplib", "ssl", "requests", "PySide6.QtNetwork"}


def test_nothing_in_the_package_can_reach_the_network(project: Path) -> None:
    found = []
    for file in sorted((project / "lianping_desk").rglob("*.py")):
        imported = _imported_modules(ast.parse(file.read_text("utf-8")))
        found += [f"{file.relative_to(project)}: {module}" for module in imported if _is_network(module)]
    assert found == []


def _imported_modules(tree: ast.Module) -> list[str]:
    modules = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            modules += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            modules += [f"{node.module}.{alias.name}" for alias in node.names]
    return modules


def _is_network(module: str) -> bool:
    return any(module == forbidden or module.startswith(forbidden + ".") for forbidden in NETWORK_MODULES)


@pytest.mark.parametrize("module", ["socket", "urllib.request.urlopen", "PySide6.QtNetwork.QNetworkAccessManager"])
def test_a_module_that_reaches_the_network_is_recognised(module: str) -> None:
    assert _is_network(module)
    assert not _is_network("urllib.parse.quote")
