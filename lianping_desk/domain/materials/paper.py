"""How she wants it printed: the paper of wide pages, and what begins on a right-hand page."""

from dataclasses import dataclass
from enum import StrEnum


class WidePaper(StrEnum):
    """The paper of lying pages: tables and the timeline; running text and task sheets are always A4."""

    a4 = "a4"
    a3 = "a3"

    @property
    def chinese(self) -> str:
        return {"a4": "A4", "a3": "A3（宽表和进度图）"}[self.value]


class RightPages(StrEnum):
    """What begins on a right-hand (odd) page, so that a pack printed on both sides can be taken apart."""

    sheets = "sheets"
    parts = "parts"
    nothing = "none"

    @property
    def chinese(self) -> str:
        return {
            "sheets": "任务书每个单位从正面起",
            "parts": "每份材料、每个单位都从正面起",
            "none": "连续排，不留空白页",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Layout:
    """What does not change a figure, only where it stands."""

    wide: WidePaper = WidePaper.a4
    right_pages: RightPages = RightPages.sheets


AS_USUAL = Layout()
