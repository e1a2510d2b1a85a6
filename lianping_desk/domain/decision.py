"""What she decides about a doubt."""

from dataclasses import dataclass
from enum import StrEnum


class Settled(StrEnum):
    """How a doubt was settled; the values stand in the database."""

    taken = "taken"
    typed = "typed"
    left_out = "left_out"
    taught = "taught"

    @property
    def chinese(self) -> str:
        return {"taken": "采用候选", "typed": "手工填写", "left_out": "不采用", "taught": "记住用语"}[self.value]


@dataclass(frozen=True, slots=True)
class Decision:
    """How a doubt is settled; `answer` is the candidate or what she typed, "" when it is left out."""

    how: Settled
    answer: str = ""

    @property
    def given(self) -> str | None:
        """The answer; None when the doubt is left out."""
        return None if self.how is Settled.left_out else self.answer


LEFT_OUT = Decision(Settled.left_out)


def answered(answer: str | None, candidates: tuple[str, ...]) -> Decision:
    """The decision that an answer is: a candidate taken, something typed, or None to leave it out."""
    if answer is None:
        return LEFT_OUT
    return Decision(Settled.taken if answer in candidates else Settled.typed, answer.strip())
