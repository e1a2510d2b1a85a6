"""Write requirements.lock and requirements-test.lock anew: each dependency by version and hash, for all our systems.

For whoever changes a dependency in pyproject.toml; needs `uv` on the PATH (`pip install uv` in a venv of its own).
Versions that still fit stay as they are; `--upgrade` takes the newest that pyproject.toml admits.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

PACKAGING = Path(__file__).resolve().parent
PROJECT = PACKAGING.parent
RUNTIME_LOCK = PACKAGING / "requirements.lock"
TEST_LOCK = PACKAGING / "requirements-test.lock"

# The project itself is installed without build isolation, so what builds it is locked with the rest.
BUILD_TOOLS = "hatchling\n"
OLDEST_PYTHON = "3.11"

HEADER = "# Written by packaging/make_locks.py; do not edit. {what}\n"


def main() -> int:
    """Resolve twice (with and without the test tools) and keep in the test lock only what it adds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions that pyproject.toml admits")
    upgrade = parser.parse_args().upgrade
    known = "" if upgrade else "".join(lock.read_text("utf-8") for lock in (RUNTIME_LOCK, TEST_LOCK) if lock.exists())
    runtime = _resolve([], known)
    everything = _resolve(["--extra", "test"], runtime + ("" if upgrade else known))
    additions = set(_blocks(everything)) - set(_blocks(runtime))
    _write(RUNTIME_LOCK, "What the desk needs to run, and hatchling to install it.", _blocks(runtime))
    _write(TEST_LOCK, "What the tests need on top of requirements.lock.", sorted(additions))
    return 0


def _resolve(options: list[str], known_versions: str) -> str:
    """Text of a lock for all systems and Pythons; versions standing in `known_versions` are preferred."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "output.txt"
        output.write_text(known_versions, encoding="utf-8")
        command = ["uv", "pip", "compile", "pyproject.toml", "-", *options, "--universal", "--generate-hashes"]
        command += ["--python-version", OLDEST_PYTHON, "--only-binary", ":all:", "--no-header", "--no-annotate"]
        command += ["--no-emit-index-url", "--no-emit-find-links", "--quiet", "--output-file", str(output)]
        subprocess.run(command, input=BUILD_TOOLS, text=True, cwd=PROJECT, check=True, stdout=subprocess.DEVNULL)
        return output.read_text("utf-8")


def _blocks(lock: str) -> list[str]:
    """The lock cut into requirements, each with its hash lines."""
    return [block.rstrip() for block in re.split(r"^(?=[A-Za-z0-9])", lock, flags=re.MULTILINE) if "==" in block]


def _write(path: Path, what: str, blocks: list[str]) -> None:
    text = HEADER.format(what=what) + "\n".join(blocks) + "\n"
    if "://" in text:
        raise SystemExit(f"{path.name} would name an address; the lock must fit any index")
    path.write_text(text, encoding="utf-8", newline="\n")
    print(f"{path.name}: {len(blocks)} requirements", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
