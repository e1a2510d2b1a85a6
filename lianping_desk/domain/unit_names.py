"""Units as people write them: several in one cell, by any spelling, with an open end."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.unit import Unit

_OPEN_TAIL = re.compile(r"(?P<token>.*?)(?P<tail>等(?:有关|相关|各)?(?:单位|部门|成员单位)?)")
_SEPARATORS = "、，,；;\n\r\t/／"


@dataclass(frozen=True, slots=True)
class UnitList:
    """The units of one cell: the tokens in order, each once; `repeated` those that stood there again."""

    tokens: tuple[str, ...]
    repeated: tuple[str, ...] = ()
    open_tail: str | None = None


def read_unit_list(text: str) -> UnitList:
    """Part a cell such as 县甲局、县乙局等单位 into its tokens; separators inside brackets do not part."""
    tokens, repeated, tail = [], [], None
    for piece in _parts(text):
        token = piece
        if (found := _OPEN_TAIL.fullmatch(piece)) is not None:
            token, tail = found["token"].strip(), found["tail"]
        if token and token in tokens:
            repeated.append(token)
        elif token:
            tokens.append(token)
    return UnitList(tuple(tokens), tuple(repeated), tail)


def _parts(text: str) -> list[str]:
    parts, depth = [""], 0
    for sign in text:
        depth += (sign in "（(") - (sign in "）)")
        if depth <= 0 and sign in _SEPARATORS:
            parts.append("")
        else:
            parts[-1] += sign
    return [part.strip() for part in parts if part.strip()]


class UnitNames:
    """Which unit a spelling stands for. Width, spaces and the form of brackets do not matter; nothing is guessed."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._units = tuple(units)
        self._by_spelling: dict[str, Unit] = {}
        for unit in self._units:
            self._by_spelling.setdefault(fold_name(unit.name), unit)
        for unit in self._units:
            for spelling in filter(None, unit.spellings):
                self._by_spelling.setdefault(fold_name(spelling), unit)

    def find(self, token: str) -> Unit | None:
        """The unit that goes by exactly this spelling."""
        return self._by_spelling.get(fold_name(token)) if token.strip() else None

    def found(self, tokens: Iterable[str]) -> tuple[tuple[int, str], ...]:
        """Id and token of each unit that is known, once each; unknown tokens are left out."""
        found: dict[int, str] = {}
        for token in tokens:
            unit = self.find(token)
            if unit is not None:
                found.setdefault(unit.id, token)
        return tuple(found.items())

    def similar(self, token: str, count: int = 3) -> tuple[Unit, ...]:
        """Units that `token` may mean, the likeliest first; for offering, never for deciding."""
        folded = fold_name(token)
        closeness: dict[int, float] = {}
        for spelling, unit in self._by_spelling.items():
            ratio = SequenceMatcher(None, folded, spelling).ratio()
            closeness[unit.id] = max(ratio, closeness.get(unit.id, 0))
        likely = sorted(self._units, key=lambda unit: -closeness[unit.id])
        return tuple(unit for unit in likely[:count] if closeness[unit.id] >= 0.4)


def fold_name(name: str) -> str:
    """A spelling without what does not tell names apart."""
    return "".join(unicodedata.normalize("NFKC", name).split()).casefold()


def unit_called(name: str, units: Iterable[Unit]) -> Unit:
    """The unit that goes by this name, full name or alias; DeskError, with the nearest names, when none does."""
    names = UnitNames(units)
    unit = names.find(name)
    if unit is None:
        similar = "、".join(one.name for one in names.similar(name))
        raise DeskError(
            f"单位名单里没有“{name}”。", f"名称相近的有：{similar}。请核对后重试。" if similar else "请核对单位名称。"
        )
    return unit
