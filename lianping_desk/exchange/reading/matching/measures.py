"""Which measure (具体举措) of a known task a text names; None where it is the unit's own wording."""

import re

from lianping_desk.domain.plan import Measure, Task
from lianping_desk.exchange.reading.misspelt import is_misspelt
from lianping_desk.exchange.reading.words import is_part_of, plain, without_brackets

_DASHES_AND_NUMBERS = re.compile(
    r"^(?:[-—–·•*]+|\d{1,2}(?:\.\d{1,2})+[.、:)]?(?=\D)|\(?\d{1,2}\)?[.、:)]|\(?[一二三四五六七八九十]{1,2}\)?[.、:)])+"
)
_VERBS = re.compile(r"^(?:实施|开展|加强|推进|推动|组织|强化|大力|积极|全面|落实|深入|做好|进一步|建立|完善|健全)+")
_SOFT = re.compile(r"[的地得、,，。.;；:：“”\"'‘’]")
_MUST_SHARE = 0.7


def find_measure(text: str, task: Task) -> Measure | None:
    """The one measure of the task that the text names: in the same words, or shortened without another being meant."""
    wanted = _bare(text)
    if not wanted:
        return None
    exact = [m for m in task.measures if _bare(m.title) == wanted]
    if len(exact) == 1:
        return exact[0]
    shortened = _VERBS.sub("", wanted)
    by_core = [m for m in task.measures if shortened and _VERBS.sub("", _bare(m.title)) == shortened]
    if len(by_core) == 1:
        return by_core[0]
    misspelt = [m for m in task.measures if is_misspelt(wanted, _bare(m.title))]
    if len(misspelt) == 1:
        return misspelt[0]
    parts = [
        m
        for m in task.measures
        if len(wanted) >= _MUST_SHARE * len(_bare(m.title)) and is_part_of(wanted, _bare(m.title))
    ]
    return parts[0] if len(parts) == 1 and not exact and not by_core else None


def _bare(text: str) -> str:
    return _SOFT.sub("", without_brackets(_DASHES_AND_NUMBERS.sub("", plain(text))))
