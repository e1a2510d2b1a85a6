"""What she taught the reader about one unit's words: its own meanings before those for every unit."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from lianping_desk.domain.taught import TaughtKind, TaughtWord
from lianping_desk.exchange.reading.words import plain

_Means = TypeVar("_Means")
_OWN_NUMBER = re.compile(r"^(?:\(?\d{1,2}[.、,:)]+|\(?[一二三四五六七八九十]{1,3}[.、,:)]+)")


@dataclass(frozen=True, slots=True)
class TaughtWords:
    """Meanings by plain text: a field's name, a task's number, those of task and measure, an indicator's title."""

    headings: Mapping[str, str]
    tasks: Mapping[str, int]
    measures: Mapping[str, tuple[int, int]]
    indicators: Mapping[str, str]

    @classmethod
    def of(cls, words: Iterable[TaughtWord], unit_id: int | None, plan_id: int) -> "TaughtWords":
        """The words for the unit with this id; for none of them in particular where it is None."""
        ours = [w for w in words if w.unit_id in (None, unit_id) and w.plan_id in (None, plan_id)]
        ours.sort(key=lambda word: word.unit_id is not None)  # what was taught for the unit comes last and stays

        def meanings(kind: TaughtKind) -> dict[str, str]:
            return {plain(word.text): word.means for word in ours if word.kind is kind}

        tasks, measures = meanings(TaughtKind.task), meanings(TaughtKind.measure)
        return cls(
            meanings(TaughtKind.heading),
            {text: int(number) for text, number in tasks.items() if number.isdigit()},
            {text: numbers for text, means in measures.items() if (numbers := _two_numbers(means))},
            meanings(TaughtKind.indicator),
        )

    def task_no(self, text: str) -> int | None:
        return _looked_up(self.tasks, text)

    def measure(self, text: str) -> tuple[int, int] | None:
        """The numbers of the task and of its measure."""
        return _looked_up(self.measures, text)

    def indicator(self, text: str) -> str | None:
        return _looked_up(self.indicators, text)


def _looked_up(meanings: Mapping[str, _Means], text: str) -> _Means | None:
    """By the whole text, else without the unit's own number before it."""
    if not meanings:
        return None
    whole = plain(text)
    return meanings.get(whole) or meanings.get(_OWN_NUMBER.sub("", whole))


def _two_numbers(means: str) -> tuple[int, int] | None:
    task, _, measure = means.partition(".")
    return (int(task), int(measure)) if task.isdigit() and measure.isdigit() else None
