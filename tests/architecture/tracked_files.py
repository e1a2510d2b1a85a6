"""What git tracks, for tests that read the sources as text."""

import subprocess
from pathlib import Path

import pytest


def tracked_files(project: Path, *patterns: str) -> list[Path]:
    """Files of the checkout that git tracks; the test is skipped where the sources came without git."""
    command = ["git", "-C", str(project), "-c", f"safe.directory={project}", "ls-files", "-z", "--", *patterns]
    try:
        listed = subprocess.run(command, capture_output=True, check=True).stdout
    except (FileNotFoundError, subprocess.CalledProcessError):
        pytest.skip("no git here, or no git checkout: tracked files cannot be told from others")
    files = [project / name.decode() for name in listed.split(b"\0") if name]
    return [file for file in files if file.is_file()]
