"""One known table, messed up in every way an office does: what is read is right, or it is asked about."""

import json
from dataclasses import dataclass
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from lianping_desk.domain.received import ReadRow
from lianping_desk.exchange.grid import Cell, CellContent, Merge, Sheet, Trouble
from lianping_desk.exchange.reading.context import ReadingContext
from lianping_desk.exchange.returns_json import to_json
from lianping_desk.exchange.unreadable import Unreadable
from tests.exchange.sheets_by_hand import Rows, read, sheet

HEADINGS = {
    "task": ["工作任务", "重点任务", "任务名称", "行动（工程）", "工 作\n内 容", "主要工作任务"],
    "progress": ["进展情况", "工作开展情况", "主要做法及成效", "落实情况（200字以内）", "目前进展情况", "完成情况"],
    "percent": ["完成率", "完成进度（%）", "进 度", "完成比例", "工作完成率(%)"],
    "state": ["状态", "目前状态", "进展状态"],
    "problems": ["存在问题", "存在的主要问题", "困难与问题", "存在困难和问题"],
    "next_step": ["下一步打算", "下步工作计划", "下一步工作安排", "下阶段计划"],
    "people": ["受益人次", "覆盖人次", "参与人数（人次）", "受益群众人数", "受益\n人数"],
    "sessions": ["活动场次（场）", "开展活动次数", "活动场（次）", "场次"],
    "funds": ["投入经费（万元）", "经费投入(万元)", "使用资金（万元）", "投入资金（万元）"],
}
ASIDE = ["备注", "联系人", "责任人", "年度目标", "上年同期完成率", "联系电话", "佐证材料", "计划场次"]
NOTHING = ["/", "-", "无", "——", ""]
FILLERS: list[list[CellContent | Cell]] = [
    [],
    ["合计", 8, 99_999, 88, 77, 66, 55, 44, 33, 22],
    ["小　计：", 8, 99_999],
    ["注：完成率按年度目标计算。"],
    ["示例", "实施青少年科学素质提升行动", "例：开展活动", 50, 50, 50, 50, 50, 50, 50],
]


@dataclass(frozen=True)
class Written:
    """A cell as some unit writes it, and what it means; `meant` None where it may only be asked about or left out."""

    shown: CellContent | Cell
    meant: Any


def broken(trouble: Trouble) -> Cell:
    return Cell(1, 1, None, "=A1+1", trouble=trouble)


def texts() -> st.SearchStrategy[Written]:
    good = st.sampled_from(
        ["开展科普活动3场。", "1.培训60人；\n2.义诊2场。", "==活动已办", "完成进度60%", "合计投入2万元，示例见附件"]
    )
    return st.one_of(
        good.map(lambda text: Written(text, text)), st.sampled_from(NOTHING).map(lambda t: Written(t, None))
    )


def percents() -> st.SearchStrategy[Written]:
    whole = st.integers(2, 100)
    return st.one_of(
        whole.map(lambda n: Written(n, n)),
        whole.map(lambda n: Written(f"{n}%", n)),
        whole.map(lambda n: Written(f"约{n}％", n)),
        whole.map(lambda n: Written(Cell(1, 1, n / 100, f"{n}%", is_percent=True), n)),
        st.sampled_from([0.6, 1, 160, -5, "过半", "基本完成", "60-70%", "一半", broken(Trouble.error)]).map(
            lambda shown: Written(shown, None)
        ),
    )


def counts(unit: str) -> st.SearchStrategy[Written]:
    whole = st.integers(1, 90_000)
    return st.one_of(
        whole.map(lambda n: Written(n, n)),
        whole.map(lambda n: Written(f"{n:,}", n)),
        whole.map(lambda n: Written(f"{n}{unit}", n)),
        whole.map(lambda n: Written(f"约{n}{unit}", n)),
        whole.map(lambda n: Written(f"{n / 10_000}万{unit}", n)),
        st.sampled_from(["多", "3-5", "2、3", -1, 2.5, "若干", broken(Trouble.no_result)]).map(
            lambda s: Written(s, None)
        ),
    )


def money() -> st.SearchStrategy[Written]:
    return st.one_of(
        st.integers(1, 900).map(lambda n: Written(n / 10, n / 10)),
        st.integers(1, 900).map(lambda n: Written(f"{n * 1000}元", n / 10)),
        st.integers(1, 900).map(lambda n: Written(f"{n / 10}万元", n / 10)),
        st.sampled_from([25_000, "2-3万", "约几万元", -2]).map(lambda shown: Written(shown, None)),
    )


VALUES = {
    "progress": texts(),
    "percent": percents(),
    "state": st.sampled_from(["按序时", "滞后", "推进中"]).map(lambda text: Written(text, text)),
    "problems": texts(),
    "next_step": texts(),
    "people": counts("人次"),
    "sessions": counts("场"),
    "funds": money(),
}


@dataclass(frozen=True)
class Messy:
    """A sheet, and for each of its rows with data the task and the values that a careful reader gets."""

    sheet: Sheet
    truth: dict[int, tuple[int, dict[str, Any]]]


@st.composite
def messy_sheets(draw: st.DrawFn, titles: tuple[str, ...]) -> Messy:
    fields = ["task", *draw(st.permutations(sorted(VALUES)))[: draw(st.integers(2, 8))]]
    columns = [*fields, *draw(st.lists(st.sampled_from(ASIDE), max_size=2, unique=True))]
    columns = draw(st.permutations(columns))
    left = draw(st.integers(0, 2))
    heading: list[CellContent | Cell] = [""] * left
    heading += [draw(st.sampled_from(HEADINGS[c])) if c in HEADINGS else c for c in columns]
    rows: list[list[CellContent | Cell]] = [[""]] * draw(st.integers(0, 2)) + [
        ["附件1"],
        ["2023年上半年情况统计表"],
        ["填报单位：县教育局（盖章）"],
    ]
    rows.append(heading)
    truth: dict[int, tuple[int, dict[str, Any]]] = {}
    merges: list[Merge] = []
    for number in draw(st.lists(st.integers(1, len(titles)), min_size=1, max_size=4, unique=True)):
        lines = draw(st.integers(1, 3))
        first = len(rows) + 1
        for line in range(lines):
            written = {field: draw(VALUES[field]) for field in fields[1:]}
            name = titles[number - 1] if line == 0 else ""
            aside = dict.fromkeys(ASIDE, "按要求") | {"上年同期完成率": "35%", "计划场次": 7}
            cells = [name if c == "task" else written[c].shown if c in written else aside[c] for c in columns]
            rows.append([*[""] * left, *cells])
            truth[len(rows)] = (number, {field: one.meant for field, one in written.items()})
        if lines > 1 and draw(st.booleans()):
            column = left + columns.index("task") + 1
            merges.append(Merge(first, column, first + lines - 1, column))
        filler = draw(st.sampled_from([None, *FILLERS, heading]))
        if filler is not None:
            rows.append(filler if filler is heading else [*[""] * left, *filler])
    rows.append(["填报人：张三　　联系电话：0762-4330000"])
    return Messy(sheet(rows, merges=tuple(merges)), truth)


def check(row: ReadRow, truth: dict[int, tuple[int, dict[str, Any]]]) -> None:
    assert row.row in truth, f"a row was invented: {row}"
    task, meant = truth[row.row]
    doubted = {doubt.field for doubt in row.doubts}
    assert row.task_no == task or "task" in doubted
    for field, value in row.values.items():
        assert value == meant[field], f"{field}: {value!r} instead of {meant[field]!r}"
    for field, value in meant.items():
        assert value is None or field in row.values or field in doubted, f"{field} was lost: {value!r}"


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_a_messed_up_table_is_read_right_or_asked_about(context: ReadingContext, data: st.DataObject) -> None:
    titles = tuple(task.title for task in context.catalogue.plan.tasks)
    messy = data.draw(messy_sheets(titles))
    found = read(context, messy.sheet)
    for row in found.rows:
        check(row, messy.truth)
    told = {row.row for row in found.rows}
    for row, (_, meant) in messy.truth.items():
        assert row in told or all(value is None for value in meant.values()), f"row {row} was lost"
    assert found.unit and found.unit.value == "县教育局"
    assert found.period and found.period.value == "2023H1"


WORDS = [
    *[word for words in HEADINGS.values() for word in words],
    *ASIDE,
    *[
        "序号",
        "指标名称",
        "本期",
        "累计",
        "基地名称",
        "县级",
        "市级",
        "√",
        "填报单位：",
        "填报单位",
        "县教育局",
        "填报人：",
        "日期：",
    ],
    *[
        "2023年上半年",
        "2022年",
        "任务6",
        "（一）",
        "合计",
        "示例",
        "注：无",
        "2023.6.31",
        "一、提升行动",
        "实施农民科学素质提升行动",
    ],
]
JUNK = st.one_of(
    st.sampled_from(WORDS),
    st.text(max_size=8),
    st.floats(),
    st.integers(-(10**12), 10**12),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.sampled_from(list(Trouble)).map(broken),
)


HEADS: list[Rows] = [
    [],
    [
        ["2023年上半年"],
        ["填报单位：县教育局"],
        ["任务", "举措", "进展情况", "完成率", "受益人次", "活动场次", "经费（元）"],
    ],
    [["指标名称", "计量单位", "本期", "累计"]],
    [["基地名称", "级别", "依托单位", "所在镇", "阶段", "认定时间", "有效期至"]],
    [["填报单位", "任务", "工作情况", "", "下一步打算", "投入经费"], ["", "", "进展情况", "完成率", "", ""]],
    [["任务", "实施青少年科学素质提升行动", "任务6"], ["进展情况", "做了。", ""], ["完成率", 60, "70%"]],
    [["任务名称：", "任务6"], ["完成率", "60%", "状态", "完成"], ["活动场次", "", "受益人次", 1200]],
    [["2023年各单位完成率统计表"], ["任务\\单位", "县教育局", "团县委"], ["任务6", 60, 70]],
    [["任务", "项目", "县教育局", "团县委", "合计"], ["任务6", "进展情况", "甲", "乙"], ["", "完成率", 60, 70]],
    [["任务", "县教育局", "", "团县委"], ["", "完成率", "状态", "完成率", "状态"], ["任务6", 60, "滞后", 70]],
    [["任务", "完成率", "", "任务", "完成率"], ["任务6", 60, "", "任务7", 70]],
    [
        ["任务及举措", "完成率"],
        ["一、青少年科学素质提升行动"],
        ["（一）自己的举措", 60],
        ["实施农民科学"],
        ["素质提升行动"],
    ],
]


@settings(max_examples=200, deadline=None)
@given(
    head=st.sampled_from(HEADS),
    rows=st.lists(st.lists(st.one_of(st.just(""), JUNK), max_size=7), min_size=1, max_size=12),
    corners=st.lists(st.tuples(*[st.integers(1, 12)] * 4), max_size=4),
    hidden=st.sets(st.integers(1, 12), max_size=3),
    file=st.sampled_from(["表.xlsx", "县教育局2023年上半年.xlsx", "团县委 县科协.xls", ".xlsx"]),
)
def test_no_sheet_at_all_breaks_the_understanding(
    context: ReadingContext,
    head: Rows,
    rows: Rows,
    corners: list[tuple[int, int, int, int]],
    hidden: set[int],
    file: str,
) -> None:
    merges = tuple(Merge(min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in corners)
    junk = sheet([*head, *rows], merges=merges, hidden_rows=tuple(hidden))
    try:
        document = to_json(read(context, junk, file=file))
    except Unreadable as refusal:
        assert refusal.way_out
    else:
        json.dumps(document)
