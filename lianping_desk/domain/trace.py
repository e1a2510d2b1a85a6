"""Where a number came from: the file, the sheet, the cell and the text as it stood (DESIGN 4.2)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CellTrace:
    """One cell of one received file. `sha256` names the original in the archive; `sheet` is None in CSV and HTML."""

    file: str
    sha256: str
    sheet: str | None
    cell: str
    text: str = ""

    @property
    def address(self) -> str:
        return f"{self.sheet}!{self.cell}" if self.sheet else self.cell
