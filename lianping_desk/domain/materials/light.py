"""A light as a material shows it: in a review of a plan that is over, what was not reached is no alarm any more."""

from dataclasses import dataclass

from lianping_desk.domain.progress import TaskState, Thresholds

UNFINISHED = "未完成"


@dataclass(frozen=True, slots=True)
class Light:
    """`state` gives shape and colour, `word` what is written beside it."""

    state: TaskState
    word: str

    @property
    def text(self) -> str:
        """Shape and word, for a black-and-white print: ● 按序时."""
        return f"{self.state.sign} {self.word}"


Legend = tuple[tuple[Light, str], ...]
"""What each light means, printed with every light."""


def light_of(state: TaskState, plan_over: bool = False) -> Light:
    """The light of a state; after the plan's last day whatever is not done is 未完成, in the calm colour of 未启动."""
    if plan_over and not state.is_done:
        return Light(TaskState.not_started, UNFINISHED)
    return Light(state, state.value)


def legend_of(thresholds: Thresholds, plan_over: bool = False) -> Legend:
    """The legend with the thresholds in force; in a review only the lights that can occur."""
    entries = thresholds.legend()
    if not plan_over:
        return tuple((Light(state, state.value), meaning) for state, meaning in entries)
    done = tuple((Light(state, state.value), meaning) for state, meaning in entries if state.is_done)
    return (*done, (Light(TaskState.not_started, UNFINISHED), "方案期内未完成"))
