"""What she has decided so far in a review; nothing of it is written yet."""

from collections.abc import Hashable
from dataclasses import dataclass, field

from lianping_desk.domain.decision import Decision, Settled
from lianping_desk.domain.taught import TaughtWord
from lianping_desk.services.returns.doubts.show_doubts import ShownDoubt


@dataclass(frozen=True, slots=True)
class Step:
    """One decision that can be taken back: what stood for the doubt before, and the word that was taught with it.

    `also` are other doubts that the word settles, open until then.
    """

    doubt: Hashable
    before: Decision | None
    word: TaughtWord | None = None
    also: tuple[Hashable, ...] = ()


@dataclass(slots=True)
class Decided:
    """Her decisions by the ids of the doubts, and the words that she taught, each step kept for taking it back.

    `understood` is what the program takes an answer for (95 for 95%).
    """

    decisions: dict[Hashable, Decision] = field(default_factory=dict)
    understood: dict[Hashable, str] = field(default_factory=dict)
    words: list[TaughtWord] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)

    def decide(
        self,
        doubt: Hashable,
        decision: Decision,
        word: TaughtWord | None = None,
        understood: str = "",
        also: tuple[Hashable, ...] = (),
    ) -> None:
        """Note a decision; `word` is what was taught with it, and settles the open doubts `also`."""
        self.steps.append(Step(doubt, self.decisions.get(doubt), word, also))
        for one in (doubt, *also):
            self.understood[one] = understood or decision.answer
            self.decisions[one] = decision
        if word is not None:
            self.words.append(word)

    def take_back(self) -> Step | None:
        """Undo the last step; None when there is none."""
        if not self.steps:
            return None
        step = self.steps.pop()
        if step.before is None:
            self.decisions.pop(step.doubt, None)
        else:
            self.decisions[step.doubt] = step.before
        for one in step.also:
            self.decisions.pop(one, None)
        if step.word is not None:
            self.words.remove(step.word)
        return step

    def forget(self, doubt: Hashable) -> None:
        """The decision did not settle the doubt."""
        self.decisions.pop(doubt, None)

    def is_open(self, shown: ShownDoubt) -> bool:
        return shown.id not in self.decisions

    def in_words(self, shown: ShownDoubt) -> str:
        """The decision about a doubt as she reads it; "" while there is none."""
        decision = self.decisions.get(shown.id)
        if decision is None:
            return ""
        match decision.how:
            case Settled.left_out:
                return "不采用" if shown.doubt.field else "知道了"
            case Settled.taught:
                return f"{self.understood[shown.id]}（记住）"
            case _:
                return self.understood[shown.id]

    def __bool__(self) -> bool:
        return bool(self.steps)
