"""What each light means, printed wherever lights are."""

from dataclasses import dataclass
from typing import NamedTuple

from lianping_desk.domain.materials.light import Light
from lianping_desk.domain.progress import TaskState
from lianping_desk.reports.flow import Laid, Placed
from lianping_desk.reports.fonts import FontRole
from lianping_desk.reports.paragraph import ASCENT
from lianping_desk.reports.shapes import draw_light
from lianping_desk.reports.sheet import Sheet
from lianping_desk.reports.type_case import FontChain, LoadedFonts, printable

_SIZE = 7.5
_LEADING = 12.0
_BETWEEN = 12.0


@dataclass(frozen=True, slots=True)
class Legend:
    """Lights with their meaning, such as `domain.progress.Thresholds().legend()`, and a sentence about other signs.

    A Light brings its own word, where the state's own does not fit (未报). One that stands above what it explains keeps
    with it.
    """

    entries: tuple[tuple[TaskState | Light, str], ...]
    note: str = ""
    before: float = 5.0
    after: float = 0.0
    keeps_with_next: bool = False

    def lay(self, fonts: LoadedFonts, width: float) -> "LaidLegend":
        """Set the entries one after another, in as many lines as they need."""
        chain = fonts.chain(FontRole.song)
        places: list[_Place] = []
        x = y = 0.0
        for state, text in self._texts():
            room = chain.width(text) * _SIZE + (_SIZE * 1.3 if state else 0.0)
            if x > 0 and x + room > width:
                x, y = 0.0, y + _LEADING
            places.append(_Place(x, y, state, text))
            x += room + _BETWEEN
        height = y + _LEADING + self.before + self.after if places else 0.0
        return LaidLegend(tuple(places), height, chain, self.before, self.keeps_with_next)

    def _texts(self) -> list[tuple[TaskState | None, str]]:
        lights = ((Light(of, of.value) if isinstance(of, TaskState) else of, meaning) for of, meaning in self.entries)
        texts: list[tuple[TaskState | None, str]] = [
            (light.state, light.word if meaning in ("", light.word) else f"{light.word}：{printable(meaning)}")
            for light, meaning in lights
        ]
        return [*texts, (None, printable(self.note))] if self.note else texts


class _Place(NamedTuple):
    left: float
    top: float
    state: TaskState | None
    text: str


@dataclass(frozen=True, slots=True)
class LaidLegend:
    """A legend in lines; never split."""

    places: tuple[_Place, ...]
    height: float
    chain: FontChain
    before: float
    keeps_with_next: bool

    def split(self, room: float, page: float) -> tuple[Placed | None, Laid | None]:
        """All of it, or nothing."""
        return (self, None) if self.height <= room or room >= page else (None, self)

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw lights and words."""
        for left, top, state, text in self.places:
            middle = y + self.before + top + _LEADING / 2
            if state is not None:
                draw_light(sheet, state, x + left + _SIZE / 2, middle, _SIZE * 0.85)
                left += _SIZE * 1.3
            baseline = middle - _SIZE / 2 + ASCENT * _SIZE
            sheet.text(x + left, baseline, text, self.chain, _SIZE, "#333333")
