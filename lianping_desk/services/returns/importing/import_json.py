"""`returns read --json` and `returns import --json`: the contract's words (DESIGN 6)."""

from collections.abc import Iterable
from typing import Any

from lianping_desk.domain.received import ReadReturn
from lianping_desk.exchange.returns_json import to_json
from lianping_desk.services.returns.importing.import_files import ImportResult


def read_json(reads: Iterable[ReadReturn]) -> list[dict[str, Any]]:
    """A list, one object per file."""
    return [to_json(read) for read in reads]


def import_json(result: ImportResult, skipped: Iterable[str] = ()) -> dict[str, Any]:
    """One object; `import` is null when every file had been imported before. `skipped`: names not read."""
    document = {
        "import": result.code,
        "files": read_json(result.files),
        "stored_rows": result.stored_rows,
        "kept_doubts": result.kept_doubts,
        "superseded_rows": result.superseded_rows,
        "already_imported": list(result.already_imported),
    }
    if result.known_rows:
        document["known_rows"] = result.known_rows
    names = list(skipped)
    return document | {"skipped": names} if names else document
