"""Everything that she taught the reader, in words."""

from dataclasses import dataclass

from lianping_desk.domain.plan import Plan
from lianping_desk.domain.received import FIELD_NAMES
from lianping_desk.domain.taught import LEFT_OUT, NOT_WANTED, TaughtKind, TaughtWord
from lianping_desk.services.desk import Desk
from lianping_desk.store.plans import current_plan
from lianping_desk.store.taught import taught_words
from lianping_desk.store.units import all_units


@dataclass(frozen=True, slots=True)
class ShownWord:
    """One word with its meaning and its unit in words; `unit` is "" where it holds for all units."""

    word: TaughtWord
    meaning: str
    unit: str

    @property
    def id(self) -> int:
        return self.word.id


def list_taught(desk: Desk) -> tuple[ShownWord, ...]:
    """The words, newest first; those about tasks and indicators of earlier plans too."""
    with desk.database.reading() as session:
        plan = current_plan(session)
        names = {unit.id: unit.name for unit in all_units(session)}
        return tuple(
            ShownWord(word, meaning_in_words(word, plan), names.get(word.unit_id or 0, ""))
            for word in taught_words(session)
        )


def meaning_in_words(word: TaughtWord, plan: Plan) -> str:
    """What a word means, as she says it: 完成进度（%）, 任务 3 …, 不采用这一栏."""
    match word.kind:
        case TaughtKind.heading:
            return NOT_WANTED if word.means == LEFT_OUT else FIELD_NAMES.get(word.means, word.means)
        case TaughtKind.indicator:
            return word.means
        case TaughtKind.task | TaughtKind.measure:
            return _of_plan(word, plan)


def _of_plan(word: TaughtWord, plan: Plan) -> str:
    if word.plan_id not in (None, plan.id):
        return f"{word.kind.chinese} {word.means}（以前的方案）"
    task_no, _, measure_no = word.means.partition(".")
    task = next((one for one in plan.tasks if str(one.no) == task_no), None)
    if task is None:
        return f"{word.kind.chinese} {word.means}"
    if word.kind is TaughtKind.task:
        return f"任务 {task.no}　{task.title}"
    measure = next((one for one in task.measures if str(one.no) == measure_no), None)
    return f"任务 {task.no} 举措 {measure_no}　{measure.title if measure else ''}".strip()
