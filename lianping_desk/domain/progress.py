"""状态: the lights, and how far behind 序时进度 each of them begins (see domain/pace.py)."""

from dataclasses import dataclass
from enum import Enum


class TaskState(Enum):
    """状态: the light of a task or an indicator; the value is the word she knows."""

    not_started = "未启动"
    on_track = "按序时"
    slow = "慢序时"
    behind = "滞后"
    overdue = "逾期"
    done = "已完成"
    done_early = "提前完成"

    @property
    def is_done(self) -> bool:
        return self in (TaskState.done, TaskState.done_early)

    @property
    def sign(self) -> str:
        """The shape beside the colour, so that a black-and-white print loses nothing."""
        return {
            TaskState.not_started: "○",
            TaskState.on_track: "●",
            TaskState.slow: "▲",
            TaskState.behind: "◆",
            TaskState.overdue: "■",
            TaskState.done: "✔",
            TaskState.done_early: "★",
        }[self]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Percentage points behind 序时进度 up to which a task is still 按序时, or 慢序时; days ahead that make 提前."""

    on_track_lag: float = 5.0
    slow_lag: float = 15.0
    early_days: int = 30

    def legend(self) -> tuple[tuple[TaskState, str], ...]:
        """What each light means, printed with every light."""
        on_track, slow = f"{self.on_track_lag:g}", f"{self.slow_lag:g}"
        return (
            (TaskState.not_started, "尚无进度，或未到开始时间"),
            (TaskState.on_track, f"不低于序时进度，或落后不超过{on_track}个百分点"),
            (TaskState.slow, f"落后序时进度超过{on_track}个、不超过{slow}个百分点"),
            (TaskState.behind, f"落后序时进度超过{slow}个百分点"),
            (TaskState.overdue, "已过期限而未完成"),
            (TaskState.done, "已完成"),
            (TaskState.done_early, f"比期限提前{self.early_days}天以上完成"),
        )
