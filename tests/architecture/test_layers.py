"""The contracts between the layers, as `pyproject.toml` states them."""

import subprocess
import sys
from pathlib import Path

LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def test_every_contract_between_the_layers_is_kept(project: Path) -> None:
    checked = subprocess.run([sys.executable, "-c", LINT_IMPORTS], cwd=project, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert " 0 broken" in checked.stdout
