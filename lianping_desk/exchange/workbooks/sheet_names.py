"""Names of worksheets that Excel accepts, each once in a workbook."""

import re

from lianping_desk.exchange.cell_text import safe_text

LONGEST = 31
_FORBIDDEN = re.compile(r"[\\/*?:\[\]\n\t]")


class SheetNames:
    """Gives out names: at most 31 characters as Excel counts them, none twice whatever the case of letters."""

    def __init__(self) -> None:
        self._given: set[str] = {"history"}  # a name that Excel keeps for itself

    def legal(self, wanted: str) -> str:
        """The name nearest to `wanted` that is free."""
        plain = _FORBIDDEN.sub(" ", safe_text(wanted)).strip(" '") or "工作表"
        number, name = 1, _cut(plain, LONGEST)
        while name.casefold() in self._given:
            number += 1
            mark = f"({number})"
            name = _cut(plain, LONGEST - len(mark)) + mark
        self._given.add(name.casefold())
        return name


def _cut(text: str, most: int) -> str:
    """Excel counts in UTF-16: a rare hanzi takes two places."""
    while len(text.encode("utf-16-le")) // 2 > most:
        text = text[:-1]
    return text.rstrip(" '")
