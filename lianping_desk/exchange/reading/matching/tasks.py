"""Which task of the plan a text names. The name decides; a number alone only where it says 任务.

A text names a task when it holds all that is particular about the title (青少年, 科普基础设施) and nothing that is not
in the title: 青少年行动, 青少年科学素质提升, 1.实施青少年科学素质提升行动.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lianping_desk.domain.plan import Plan, Task, TaskKind
from lianping_desk.exchange.reading.found_value import Doubtful
from lianping_desk.exchange.reading.matching.nearest import nearest
from lianping_desk.exchange.reading.misspelt import is_misspelt
from lianping_desk.exchange.reading.words import is_part_of, plain, without_brackets

_COMMON_WORDS = ("实施", "推进", "开展", "组织", "科学素质", "素质", "提升", "行动", "工程", "建设", "计划", "专项")
_AROUND_A_NAME = (
    "科学素养",
    "科技素养",
    "科技素质",
    "素养",
    "工作",
    "实施情况",
    "进展情况",
    "落实情况",
    "全面",
    "持续",
)
_QUOTES = str.maketrans("", "", "“”\"'‘’《》「」")
SHORTEST_MISSPELT = 6
"""Characters of a title in which one wrong character may be passed over."""
LONG_CORE = 5
"""Characters of a task's own words from which one wrong character does not make others of them."""
MOST_REMEMBERED = 10_000
_ILLEGIBLE = "囗□■○●*?_ＸX�"
_TASK_NUMBER = re.compile(
    r"(?P<group>第?任务|(?:提升)?行动|(?:重点)?工程)(\d{1,2}|[一二三四五六七八九十]{1,3})(?:项)?[.,:、:;)\-—]*"
)
_OWN_NUMBER = re.compile(r"(?:\(?(\d{1,2})\)?[.、,:)\-—]*|\(?[一二三四五六七八九十]{1,3}\)?[.、,:)]*)(?=\D)")
_ONLY_NUMBER = re.compile(r"(?:第)?\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\)?[.、项]*")
_VERBS = re.compile(r"^(?:组织)?(?:实施|推进|开展)")
_ENDS = "。.,，;；:：、"


@dataclass(frozen=True, slots=True)
class TaskMatcher:
    plan: Plan
    _titles: Mapping[str, Task]
    _cores: Mapping[int, str]
    _found: dict[str, Task | Doubtful]

    @classmethod
    def of(cls, plan: Plan) -> "TaskMatcher":
        return cls(
            plan,
            {plain(task.title): task for task in plan.tasks},
            {t.no: _core(plain(t.title)) for t in plan.tasks},
            {},
        )

    def is_section(self, text: str) -> bool:
        """Whether the text is only the name of a group of tasks (提升行动, 二、重点工程)."""
        name = _OWN_NUMBER.sub("", plain(text), count=1) if plain(text)[:1] else ""
        groups = {plain(task.section) for task in self.plan.tasks} | {kind.chinese for kind in TaskKind}
        return name.strip(_ENDS) in groups or plain(text).strip(_ENDS) in groups

    def is_title(self, text: str) -> bool:
        """Whether the text is a task's whole title, its own number and the verb before it left aside."""
        whole = plain(text).strip(_ENDS)
        bare = _VERBS.sub("", _OWN_NUMBER.sub("", whole, count=1) if whole[:1] else "")
        return any(bare == _VERBS.sub("", title) for title in self._titles)

    def may_name(self, text: str) -> bool:
        """Whether the text holds the own words of any task, so that it is worth looking closer."""
        whole = plain(text)
        return any(core and core in whole for core in self._cores.values()) or "任务" in whole

    def find(self, text: str) -> Task | Doubtful:
        """The one task that the text names, or why it does not say. Units repeat the same names, so they are kept."""
        if text not in self._found:
            if len(self._found) >= MOST_REMEMBERED:
                self._found.clear()
            self._found[text] = self._find(text)
        return self._found[text]

    def _find(self, text: str) -> Task | Doubtful:
        whole = plain(text).translate(_QUOTES).strip(_ENDS)
        stated, name = self._stated_number(whole)
        if not name:
            return (
                self._by_number(stated, whole)
                if stated is not None
                else Doubtful("只有编号，不知是哪项任务", self._titled(whole))
            )
        named = self._by_name(name)
        if isinstance(named, Doubtful) or stated is None or named.no == stated:
            return named
        numbered = self._by_number(stated)
        other = (numbered.title,) if isinstance(numbered, Task) else ()
        return Doubtful("编号与名称不一致", (named.title, *other))

    def _stated_number(self, whole: str) -> tuple[int | None, str]:
        """The plan's number that a text states (任务6), and the name left; a unit's own numbers count for nothing."""
        if found := _TASK_NUMBER.match(whole):
            name = whole[found.end() :]
            is_whole_plans = found["group"].endswith("任务") or not name
            return (_as_number(found[2]) if is_whole_plans else None), name
        if _ONLY_NUMBER.fullmatch(whole):
            return None, ""
        found = _OWN_NUMBER.match(whole)
        return None, whole[found.end() :] if found else whole

    def _by_number(self, number: int, text: str = "任务") -> Task | Doubtful:
        """任务6 is the plan's sixth; 工程1 may be the first of the projects or of all, unless both are one."""
        task = next((task for task in self.plan.tasks if task.no == number), None)
        if "任务" not in text:
            kind = TaskKind.action if "行动" in text else TaskKind.project
            group = [task for task in self.plan.tasks if task.kind is kind]
            first = group[number - 1] if 0 < number <= len(group) else None
            if first is None or (task is not None and task.kind is kind and task is not first):
                possible = tuple(one.title for one in (first, task) if one is not None)
                return Doubtful("只有编号，不知是哪项任务", possible)
            return first
        return task or Doubtful(f"方案中没有第{number}项任务")

    def _by_name(self, name: str) -> Task | Doubtful:
        for variant in (name, without_brackets(name)):
            if task := self._titles.get(variant):
                return task
        name = without_brackets(name) or name
        mentioned = [task for task in self.plan.tasks if self._cores[task.no] and self._cores[task.no] in name]
        if len(mentioned) > 1:
            longest = max(mentioned, key=lambda task: len(self._cores[task.no]))
            if all(self._cores[task.no] in self._cores[longest.no] for task in mentioned):
                mentioned = [longest]
        if len(mentioned) > 1:
            return Doubtful(f"一格里有{len(mentioned)}项任务", tuple(task.title for task in mentioned))
        if task := self._misspelt(name):
            return task
        if mentioned:
            return self._mentioned(name, mentioned[0])
        possible = tuple(task.title for task in self.plan.tasks if is_part_of(name, plain(task.title)))
        if len(possible) > 1:
            return Doubtful("不知是哪项任务", possible)
        return Doubtful("方案中没有这项任务", possible or nearest(name, (task.title for task in self.plan.tasks)))

    def _mentioned(self, name: str, task: Task) -> Task | Doubtful:
        """The one task whose own words stand in a name, unless the name says more than that."""
        if is_part_of(_VERBS.sub("", name), plain(task.title)) or self._says_nothing_else(name, task):
            return task
        return Doubtful("与方案中的任务名称不全相同", (task.title,))

    def _says_nothing_else(self, name: str, task: Task) -> bool:
        """Whether all that is left of a name besides the task's own words is common: 青少年科学素养提升行动工作."""
        other = TaskKind.project if task.kind is TaskKind.action else TaskKind.action
        if other.chinese[-2:] in name and other.chinese[-2:] not in task.title:
            return False
        rest = name.replace(self._cores[task.no], "")
        for word in (*_AROUND_A_NAME, *_COMMON_WORDS):
            rest = rest.replace(word, "")
        return not rest

    def _misspelt(self, name: str) -> Task | None:
        """The one task from whose title the name differs by a slip: 青少午科学素质提升行动, but not 青壮年…."""
        bare = _VERBS.sub("", name)
        if len(bare) < SHORTEST_MISSPELT:
            return None
        found = [task for task in self.plan.tasks if self._differs_by_a_slip(bare, task)]
        return found[0] if len(found) == 1 else None

    def _differs_by_a_slip(self, bare: str, task: Task) -> bool:
        """Whether a character is wrong that cannot make another name of it: outside the task's own words, or alike."""
        title = _VERBS.sub("", plain(task.title))
        if is_misspelt(bare, title):
            return True
        wrong = [n for n, (a, b) in enumerate(zip(bare, title, strict=False)) if a != b]
        if len(bare) != len(title) or len(wrong) != 1:
            return False
        core = self._cores[task.no]
        begins = title.find(core)
        is_within = begins <= wrong[0] < begins + len(core)
        return not is_within or len(core) >= LONG_CORE or bare[wrong[0]] in _ILLEGIBLE

    def _titled(self, number: str) -> tuple[str, ...]:
        """The tasks that a bare number might mean: the plan's own, or the one with it in each group."""
        wanted = _as_number(re.sub(r"[^\d一二三四五六七八九十]", "", number))
        titles = []
        for kind in TaskKind:
            group = [task for task in self.plan.tasks if task.kind is kind]
            titles += [task.title for task in group[wanted - 1 : wanted] if wanted]
        titles += [task.title for task in self.plan.tasks if task.no == wanted and task.title not in titles]
        return tuple(titles)


def _core(title: str) -> str:
    """What is particular about a title: without the words that most tasks share."""
    core = without_brackets(title)
    for word in _COMMON_WORDS:
        core = core.replace(word, "")
    return core


def _as_number(text: str) -> int:
    """6 or 六, 十一; 0 where it is none."""
    if text.isdigit():
        return int(text)
    digits = "一二三四五六七八九"
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return digits.find(text) + 1 if len(text) == 1 else 0
    return (digits.find(tens) + 1 if tens else 1) * 10 + (digits.find(ones) + 1 if ones else 0)
