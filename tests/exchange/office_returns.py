"""Returns as offices make them, drawn from a seed, each with what a careful reader gets from it.

Nothing here is taken from a file: headings, spellings and layouts are invented to be unlike the reader's own vocabulary
of patterns, so that what is measured is how the reader fares with what it was not made for.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from lianping_desk.domain.plan import Task
from lianping_desk.domain.received import Catalogue, TableKind
from lianping_desk.exchange.grid import Merge, Sheet
from tests.exchange.office_cells import ASKED, HANZI, Content, OfficeCells
from tests.exchange.sheets_by_hand import sheet

HEADINGS = {
    "task": "工作任务 重点任务 任务名称 主要任务 行动（工程）名称 提升行动/重点工程 工作内容 重点工作任务 工作事项",
    "measure": "具体举措 主要措施 工作举措 具体措施 推进措施",
    "progress": "进展情况 工作开展情况 主要做法及成效 落实情况 上半年工作进展情况 工作情况 已开展工作 推进情况及成效",
    "percent": "完成率 完成进度（%） 进度 完成比例 完成百分比 总体进度 目前进度 完成率% 完成情况（%）",
    "state": "状态 目前状态 进展状态 完成状态",
    "problems": "存在问题 困难和问题 存在的主要问题 问题及困难 存在问题与不足 需要解决的问题",
    "next_step": "下一步打算 下步工作计划 下一步工作安排 下阶段计划 下半年工作打算 下一步工作思路",
    "people": "受益人次 覆盖人数 参与人次 惠及群众（人） 受益群众 参加人数 科普受益人次 服务人次",
    "sessions": "活动场次 活动次数 举办场次 开展活动（场） 场次 活动数量 科普活动场次 组织活动场数",
    "funds": "投入经费（万元） 经费投入(万元) 资金投入（万元） 使用经费（万元） 专项经费（万元） 经费支出（万元）",
    "indicator": "指标名称 指标 创建目标 主要指标 创建指标 目标名称",
    "period_value": "本期 本期数 本期新增 上半年新增 本期完成数 2023年上半年",
    "cumulative": "累计 累计完成 累计数 截至6月底累计 2021年以来累计 总累计",
    "name": "基地名称 科普教育基地名称 场馆（基地）名称 申报基地名称",
    "level": "级别 认定级别 基地级别 创建级别",
    "host": "依托单位 建设单位 申报单位 运营单位",
    "town": "所在镇 所在乡镇 所属镇 所在镇（街）",
    "stage": "阶段 所处阶段 创建阶段 当前阶段",
    "date": "认定时间 命名日期 授牌时间 获批时间",
}
HEADINGS_WITH_WORDS = {
    "progress": "本单位工作进展情况简述 请填写进展情况 各单位落实情况",
    "percent": "科普任务完成率 完成百分笔 完成进渡",
    "problems": "本单位存在的问题 存在问体",
    "next_step": "下一步打祘 各单位下一步计划",
    "people": "科普受益人次 受益人此 请填写受益人数",
    "sessions": "本单位活动场次 活动场此",
}
"""Headings in words that no vocabulary lists, and misspelt ones."""
FIELDS = {
    TableKind.progress: ("progress", "percent", "state", "problems", "next_step", "people", "sessions", "funds"),
    TableKind.indicator: ("period_value", "cumulative"),
    TableKind.base: ("level", "host", "town", "stage", "date"),
}
KEYS = {TableKind.progress: "task", TableKind.indicator: "indicator", TableKind.base: "name"}
TITLES = (
    "2023年上半年全民科学素质工作情况统计表",
    "《科学素质纲要》（2021-2025年）2023年1-6月落实情况表",
    "2023年1至6月科普工作台账",
)
SECTIONS = {TableKind.progress: "一、任务进展", TableKind.indicator: "二、指标完成情况", TableKind.base: "三、基地情况"}
WHOSE: tuple[Callable[[str], list[list[Content]]], ...] = (
    lambda unit: [[f"填报单位：{unit}（盖章）", "", "", "填报日期：2023.7.5"]],
    lambda unit: [["填报单位", unit], ["填报时间", "2023年7月3日"]],
    lambda unit: [[f"单位名称：{unit}　　　金额单位：万元"]],
    lambda unit: [[f"报送单位（盖章）：{unit}"]],
)
SIGNED: tuple[list[list[Content]], ...] = (
    [["填报人：张三　　联系电话：0762-4330000　　填报日期：2023年7月5日"]],
    [["填报人：", "张三", "联系电话：", 13700000000, "审核人：", "王五"]],
    [["注：完成率按年度目标计算。"], ["经办人：张三", "", "电话：4330000"]],
)
ASIDE: dict[str, Content] = {
    "备注": "附照片",
    "联系人": "李四",
    "上年同期完成率": "35%",
    "计划场次": 7,
    "2022年受益人次": 380,
    "年度目标": 80,
}


@dataclass
class Made:
    """A workbook, and for each row of it what it is about and what its cells mean."""

    sheets: list[Sheet]
    file: str
    unit: str
    rows: dict[tuple[str, int], tuple[TableKind, Any, dict[str, Any]]]
    may_wait: set[tuple[str, int]] = field(default_factory=set)


@dataclass
class Page:
    """A sheet in the making; its tables begin `left` columns in."""

    name: str
    left: int
    rows: list[list[Content]] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)

    def add(self, cells: Sequence[Content]) -> None:
        self.rows.append([*[""] * self.left, *cells])


class Office:
    """One office with its habits: draws a return for a unit from a seed."""

    def __init__(self, seed: int, catalogue: Catalogue) -> None:
        self.random = Random(seed)
        self.cells = OfficeCells(self.random)
        self.catalogue = catalogue

    def make(self) -> Made:
        unit = self.random.choice(self.catalogue.units)
        made = Made([], "", unit.name, {})
        kinds = self.random.sample(list(TableKind), self.random.randint(1, 3))
        names = unit.spellings
        kinds_by_sheet = [kinds] if self.random.random() < 0.4 else [[kind] for kind in kinds]
        for number, of_sheet in enumerate(kinds_by_sheet, start=1):
            made.sheets.append(self._sheet(made, f"Sheet{number}", of_sheet, self.random.choice(names)))
        if self.random.random() < 0.2:
            made.sheets.append(sheet([["填写说明"], ["1.请如实填写。"], ["2.没有的填“无”。"]], name="填表说明"))
        made.file = self.random.choice(
            [f"{unit.name}.xlsx", "工作簿1(2).xlsx", f"2023年上半年_{unit.name}.xls", "表.xlsx"]
        )
        return made

    # the frame of a sheet

    def _sheet(self, made: Made, name: str, kinds: list[TableKind], unit: str) -> Sheet:
        page = Page(name, left=self.random.choice([0, 0, 0, 1, 2]))
        page.rows += [[] for _ in range(self.random.randint(0, 2))]
        if self.random.random() < 0.4:
            page.rows.append(["附件2"])
        page.add([self.random.choice(TITLES)])
        page.rows += self.random.choice(WHOSE)(unit)
        if self.random.random() < 0.25:
            page.rows.append(["填表说明：请于7月10日前报送，没有的内容填“无”。"])
        for kind in kinds:
            if len(kinds) > 1:
                page.rows.append([])
                page.add([SECTIONS[kind]])
            self._table(made, page, kind)
        page.rows.append([])
        page.rows += self.random.choice(SIGNED)
        return sheet(page.rows, name, tuple(page.merges), tuple(page.hidden))

    def _heading(self, name: str) -> str:
        text = self.random.choice(HEADINGS[name].split()) if name in HEADINGS else name
        spread = " ".join(text) if len(text) < 5 else text
        return self.random.choice([text, text, text, f"{text[:2]}\n{text[2:]}", spread])

    # a table

    def _table(self, made: Made, page: Page, kind: TableKind) -> None:
        columns = self._columns(kind)
        self._headings(columns, page)
        heading = page.rows[-1]
        for number, (written, meant, lines) in enumerate(self._subjects(kind), start=1):
            if kind is TableKind.progress and self.random.random() < 0.08:
                page.add(["", "示例", "例：开展活动3场", 50, 50])
            first = len(page.rows) + 1
            for line in range(lines):
                about = {KEYS[kind]: written, "序号": number, "类别": "重点任务"} if line == 0 else {}
                self._line(made, page, kind, columns, meant, about)
            if lines > 1 and self.random.random() < 0.7:
                for column in (KEYS[kind], "类别"):
                    if column in columns:
                        place = page.left + columns.index(column) + 1
                        page.merges.append(Merge(first, place, first + lines - 1, place))
            self._filler(kind, page, heading, columns)
        if self.random.random() < 0.4:
            page.add(["合计" if c == columns[0] else (99 if c in ("people", "sessions") else "") for c in columns])

    def _columns(self, kind: TableKind) -> list[str]:
        random = self.random
        wanted = random.sample(FIELDS[kind], random.randint(2, len(FIELDS[kind])))
        others = random.sample(list(ASIDE), random.choice([0, 0, 1, 2])) if kind is TableKind.progress else []
        columns = [KEYS[kind], *random.sample([*wanted, *others], len(wanted) + len(others))]
        if kind is TableKind.progress and random.random() < 0.4:
            columns.insert(1, "measure")
        if kind is TableKind.progress and random.random() < 0.15:
            columns.insert(0, "类别")
        if random.random() < 0.6:
            columns.insert(0, "序号")
        return columns

    def _line(
        self, made: Made, page: Page, kind: TableKind, columns: list[str], meant: Any, about: dict[str, Content]
    ) -> None:
        cells: list[Content] = []
        values: dict[str, Any] = {}
        for column in columns:
            if column in (KEYS[kind], "序号", "类别"):
                cells.append(about.get(column, ""))
            elif column == "measure":
                cells.append(self._measure(meant))
            elif column in ASIDE:
                cells.append(ASIDE[column])
            else:
                shown, values[column] = self.cells.draw(column)
                cells.append(shown)
        if {"period_value", "cumulative"} <= values.keys():
            _keep_sums_in_order(values, cells, columns)
        page.add(cells)
        made.rows[page.name, len(page.rows)] = (kind, meant, values)
        if self.random.random() < 0.02:
            page.hidden.append(len(page.rows))
            made.may_wait.add((page.name, len(page.rows)))

    def _headings(self, columns: list[str], page: Page) -> None:
        texts = [self._heading(column) for column in columns]
        if len(columns) < 5 or self.random.random() < 0.7:
            page.add(list(texts))
            return
        first = self.random.randint(2, len(columns) - 2)
        under = range(first, first + 2)
        top: list[Content] = ["" if n in under else text for n, text in enumerate(texts)]
        top[first] = self.random.choice(["工作推进情况", "基本情况", "填报内容", "2023年上半年"])
        page.add(top)
        page.add([text if n in under else "" for n, text in enumerate(texts)])
        row, left = len(page.rows) - 1, page.left + 1
        page.merges.append(Merge(row, left + first, row, left + first + 1))
        page.merges += [Merge(row, left + n, row + 1, left + n) for n in range(len(columns)) if n not in under]

    def _filler(self, kind: TableKind, page: Page, heading: list[Content], columns: list[str]) -> None:
        draw = self.random.random()
        if draw < 0.05:
            page.rows.append(list(heading) if sum(bool(text) for text in heading) == len(columns) else [])
        elif draw < 0.1:
            page.add(["小计" if n == 0 else 8 for n in range(len(columns))])
        elif draw < 0.14 and kind is TableKind.progress:
            page.add(["（二）重点工程"])

    # what rows are about

    def _subjects(self, kind: TableKind) -> list[tuple[str, Any, int]]:
        random = self.random
        if kind is TableKind.progress:
            tasks = random.sample(list(self.catalogue.plan.tasks), random.randint(1, 5))
            return [(*self._task(task, n), random.choice([1, 1, 2, 3])) for n, task in enumerate(tasks, start=1)]
        if kind is TableKind.indicator:
            known = [i for i in self.catalogue.indicators if i.unit]
            chosen = random.sample(known, random.randint(1, min(3, len(known))))
            return [
                (random.choice([i.title, f"力争创建{i.title}" if i.unit == "个" else i.title]), i.title, 1)
                for i in chosen
            ]
        names = random.sample(
            ["连平县桃花科普园", "忠信花灯馆", "内莞气象科普馆", "青少年宫", "上坪鹰嘴蜜桃基地"], random.randint(1, 4)
        )
        return [(name, name, 1) for name in names]

    def _task(self, task: Task, number: int) -> tuple[str, Any]:
        title = task.title
        short = title.removeprefix("实施")
        draw = self.random.random()
        if draw < 0.04:
            return self.random.choice(
                [
                    ("乡村文化振兴行动", ASKED),
                    ("（一）", ASKED),
                    ("科学素质提升行动", ASKED),
                    (f"任务{task.no % 11 + 1}：{short}", ASKED),
                ]
            )
        if draw < 0.09:
            place = self.random.randrange(2, len(short) - 1)
            return short[:place] + "囗" + short[place + 1 :], task.no
        spelling = self.random.choice(
            [
                title,
                short,
                f"{number}.{short}",
                f"（{HANZI[number]}）{short}",
                f"{number}、{title}",
                f"{short}\n",
                short.replace("科学素质", ""),
                f"任务{task.no}：{short}",
            ]
        )
        return spelling, task.no

    def _measure(self, task: Any) -> str:
        plan_task = next((t for t in self.catalogue.plan.tasks if t.no == task), None)
        if plan_task is None or self.random.random() < 0.3:
            return self.random.choice(["自定的工作", "科普进社区", ""])
        return self.random.choice(plan_task.measures).title


def _keep_sums_in_order(values: dict[str, Any], cells: list[Content], columns: list[str]) -> None:
    """A cumulative number is not below the period's own here: that trap has its own tests."""
    both = values["period_value"] + values["cumulative"]
    values["cumulative"] = both
    cells[columns.index("cumulative")] = both
