"""Headings as they are met: as she taught them, as the office writes them, with words around them, misspelt."""

import re
from collections.abc import Mapping
from dataclasses import replace

from lianping_desk.domain.received import FIELD_NAMES, TableKind
from lianping_desk.domain.taught import LEFT_OUT
from lianping_desk.exchange.reading.headings import (
    FIELDS,
    KEY_FIELDS,
    LONGEST_HEADING,
    Meaning,
    Role,
    factor_of,
    meaning_of,
)
from lianping_desk.exchange.reading.likeness import likeness
from lianping_desk.exchange.reading.misspelt import is_misspelt
from lianping_desk.exchange.reading.words import plain, without_brackets

SPELLINGS: Mapping[TableKind, Mapping[str, str]] = {
    TableKind.progress: {
        "task": "工作任务 重点任务 任务名称 主要任务 工作内容 重点工作任务 提升行动 重点工程 任务及举措",
        "measure": "具体举措 工作举措 主要措施 具体措施 工作措施",
        "progress": "进展情况 工作进展情况 工作开展情况 落实情况 完成情况 推进情况 主要做法及成效 工作成效 工作情况",
        "percent": "完成进度 完成率 完成比例 完成百分比 工作进度 任务完成率 进度百分比",
        "state": "工作状态 目前状态 完成状态 进展状态",
        "problems": "存在问题 存在的问题 存在的主要问题 困难和问题 问题及困难 存在的困难",
        "next_step": "下一步打算 下一步计划 下一步工作计划 下步工作打算 下一步工作安排 下阶段工作计划",
        "people": "受益人次 受益人数 受益群众人数 参与人次 参与人数 参加人数 覆盖人次 覆盖人数 惠及群众 服务人次",
        "sessions": "活动场次 活动次数 开展活动场次 举办活动场次 活动数量 科普活动场次",
        "funds": "投入经费 经费投入 投入资金 使用经费 经费支出 资金投入 工作经费 活动经费",
    },
    TableKind.indicator: {
        "indicator": "指标名称 创建指标 创建目标 主要指标 工作指标",
        "period_value": "本期新增 本期完成 本期完成数 本期数量 本期新增数",
        "cumulative": "累计完成 累计完成数 累计数量 期末累计 累计新增",
    },
    TableKind.base: {
        "name": "基地名称 科普基地名称 场馆名称 科普教育基地名称",
        "level": "认定级别 基地级别 创建级别 所属级别",
        "host": "依托单位 建设单位 申报单位 主管单位 运营单位",
        "town": "所在乡镇 所属乡镇 所在镇街 所在地",
        "stage": "创建阶段 当前阶段 创建状态 所处阶段",
        "date": "认定时间 命名时间 授牌时间 认定日期",
        "certificate": "证书编号 认定文号 批准文号",
        "valid_until": "有效期至 有效期限 到期时间",
    },
}
"""How each column is mostly headed: what a misspelt heading is compared with, and what may be offered to her."""

_AROUND = re.compile(
    r"本单位|我单位|各单位|本部门|各部门|本镇|我镇|全民科学素质|科学素质|《[^》]*纲要》|科普|[请如实]*填写|该项|本项|各项|的"
)
"""Words that may stand in a heading without changing which column it is."""
_TOLD = re.compile(r"(?:详细)?(?:说明|描述|概述|简述|汇报|报告|详情|小结)$|^(?:简要|详细|简述|概述)")
_OWN_NUMBER = re.compile(r"^(?:\d{1,2}[.、]|[一二三四五六七八九十]{1,2}、)(?=\D)")
_UNIT_BEHIND = re.compile(r"(?:/|\(?单位[:：])(%|万元|千元|元|万人次|人次?|场次?|次|个)\)?$")
"""A unit of measure behind the heading: 经费/万元, 经费 单位：万元."""
_TEXTS = frozenset({"progress", "problems", "next_step", "task", "measure"})
LEAST_LIKENESS = 0.5
LONGEST_LABEL = 24
COLONS = ":："
MOST_REMEMBERED = 20_000
MOST_OFFERED = 3


class HeadingWords:
    """What headings mean to this desk. `taught` are her own words for a unit's tables, plain, with a field's name."""

    def __init__(self, taught: Mapping[str, str]) -> None:
        self._taught = taught
        self._seen: dict[tuple[str, TableKind], Meaning | None] = {}
        self._known: dict[str, bool] = {}
        self._labels: dict[str, tuple[str, str] | None] = {}

    def meaning(self, heading: str, kind: TableKind) -> Meaning | None:
        """What a column with this heading is for in a table of this kind; None where it is not understood."""
        if (heading, kind) not in self._seen:
            if len(self._seen) >= MOST_REMEMBERED:
                self._seen.clear()
            self._seen[heading, kind] = self._taught_meaning(heading, kind) or _understood(heading, kind)
        return self._seen[heading, kind]

    def is_known(self, heading: str) -> bool:
        """Whether the text is a heading in any of the tables."""
        if len(heading) > LONGEST_HEADING:
            return False
        known = self._known.get(heading)
        if known is None:
            if len(self._known) >= MOST_REMEMBERED:
                self._known.clear()
            known = any(self.meaning(heading, kind) is not None for kind in TableKind)
            self._known[heading] = known
        return known

    def label_in(self, text: str) -> tuple[str, str] | None:
        """A text that is an understood label: the label, and what follows it behind a colon (任务：…); else None."""
        if len(text) > LONGEST_HEADING:
            return self._label_in(text)
        if text not in self._labels:
            if len(self._labels) >= MOST_REMEMBERED:
                self._labels.clear()
            self._labels[text] = self._label_in(text)
        return self._labels[text]

    def _label_in(self, text: str) -> tuple[str, str] | None:
        whole = text.strip().rstrip(COLONS)
        if len(whole) <= LONGEST_HEADING and len(plain(whole)) <= LONGEST_LABEL and self.is_known(whole):
            return whole, ""
        place = min((place for sign in COLONS if (place := text.find(sign)) > 0), default=0)
        label = text[:place].strip()
        if 0 < len(label) <= LONGEST_HEADING and len(plain(label)) <= LONGEST_LABEL and self.is_known(label):
            return label, text[place + 1 :].strip()
        return None

    def names_key(self, heading: str) -> bool:
        """Whether the text heads what the rows of a table are about: tasks, indicators, bases."""
        return any((m := self.meaning(heading, kind)) and m.field == KEY_FIELDS[kind] for kind in TableKind)

    def names_value(self, text: str) -> bool:
        """Whether a text names a field that holds a value, in any of the tables."""
        meanings = ((kind, self.meaning(text, kind)) for kind in TableKind)
        return any(m and m.field not in (*Role, KEY_FIELDS[kind], "measure") for kind, m in meanings)

    def is_taught(self, heading: str) -> bool:
        return plain(heading) in self._taught

    def likely(self, heading: str, kind: TableKind) -> tuple[str, ...]:
        """What a heading that is not understood may mean, in the words of FIELD_NAMES, best first."""
        text = _bare(heading)
        rated = [
            (max(likeness(text, spelling) for spelling in spellings.split()), field)
            for field, spellings in SPELLINGS[kind].items()
        ]
        rated.sort(key=lambda one: -one[0])
        return tuple(FIELD_NAMES[field] for rate, field in rated[:MOST_OFFERED] if rate > LEAST_LIKENESS)

    def _taught_meaning(self, heading: str, kind: TableKind) -> Meaning | None:
        means = self._taught.get(plain(heading)) if self._taught else None
        if means == LEFT_OUT:
            return Meaning(Role.ignored, is_taught=True)
        if means == "unit":
            return Meaning(Role.unit, is_taught=True)
        if means not in FIELDS[kind]:
            return None
        return Meaning(means, factor_of(means, plain(heading)), is_taught=True)


def _understood(heading: str, kind: TableKind) -> Meaning | None:
    """By the office's vocabulary: as it stands, without the words around it, or misspelt."""
    if meaning := meaning_of(heading, kind):
        return meaning
    heading = _UNIT_BEHIND.sub(r"(\1)", _OWN_NUMBER.sub("", plain(heading)))
    if meaning := meaning_of(heading, kind):
        return meaning
    whole = _AROUND.sub("", heading)
    told = _TOLD.sub("", without_brackets(whole))
    if told and (meaning := meaning_of(whole, kind) or _of_text(meaning_of(told, kind))):
        return meaning
    return _misspelt(heading, kind)


def _of_text(meaning: Meaning | None) -> Meaning | None:
    return meaning if meaning and meaning.field in _TEXTS else None


def _misspelt(heading: str, kind: TableKind) -> Meaning | None:
    """The meaning of the one known heading that this is with a slip of the input method: 完成百分笔, 受益人此."""
    text = _bare(heading)
    found = {
        field: spelling
        for field, spellings in SPELLINGS[kind].items()
        for spelling in spellings.split()
        if is_misspelt(text, spelling)
    }
    if len(found) != 1:
        return None
    field, spelling = next(iter(found.items()))
    meaning = meaning_of(plain(heading).replace(text, spelling), kind)
    return replace(meaning or Meaning(field, factor_of(field, plain(heading))), spelt=spelling)


def _bare(heading: str) -> str:
    return without_brackets(plain(heading)).strip(":：.。、,，;；*%")
