"""The one door to the files that ship with the program: `resources/` and `db/`.

They stand beside the package in a checkout and in the Windows folder, and inside it in an installed wheel.
"""

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _shipped_folder(name: str) -> Path:
    candidates = [_PACKAGE / f"_{name}", _PACKAGE.parent / name]
    if getattr(sys, "frozen", False):
        candidates.insert(0, Path(sys.executable).resolve().parent / name)
        if bundle := getattr(sys, "_MEIPASS", None):
            candidates.insert(0, Path(bundle) / name)
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"the program's own folder {name!r} is missing; looked in {[str(c) for c in candidates]}")


def resource(*parts: str) -> Path:
    """Path of a file or folder under `resources/`, such as `resource("fonts", "serif.ttf")`."""
    return _shipped_folder("resources").joinpath(*parts)


def migrations() -> Path:
    """Path of the Alembic folder `db/`."""
    return _shipped_folder("db")
