"""“十四五” and its like as years: the fourteenth five-year plan ends with 2025."""

import re
from collections.abc import Iterator

_NAMED = re.compile(
    r"(?:[“\"]十(?P<quoted>[一二三四五六七八九])五[”\"]|十(?P<bare>[一二三四五六七八九])五(?=时期|期间|以来|末|期末|规划))"
    r"(?P<end>规划?期?末|期末|末)?"
)
_END_OF_THE_TENTH = 2005


def five_year_plans(text: str, *, ends_only: bool = False) -> Iterator[int]:
    """The last years of the five-year plans that `text` names, in order; `ends_only` where it says 末."""
    for found in _NAMED.finditer(text):
        if found["end"] or not ends_only:
            yield _END_OF_THE_TENTH + 5 * ("一二三四五六七八九".index(found["quoted"] or found["bare"]) + 1)
