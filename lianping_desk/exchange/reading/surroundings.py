"""What stands around the tables of a sheet: titles, and statements such as 填报单位：…, 填报人：…."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice

from lianping_desk.exchange.grid import Cell, Sheet
from lianping_desk.exchange.reading.headings import factor_of, funds_factor, is_unit_of_measure
from lianping_desk.exchange.reading.words import clean, plain

_LABELS = {
    "unit": ("填报单位", "报送单位", "上报单位", "填表单位", "报告单位", "汇报单位", "单位名称", "填报部门"),
    "reporter": (
        "填报人",
        "填表人",
        "经办人",
        "制表人",
        "报送人",
        "填写人",
        "编报人",
        "填报(?=[:：])",
        "制表(?=[:：])",
        "填表(?=[:：])",
    ),
    "phone": ("联系电话", "联系方式", "电话", "手机号码", "手机"),
    "reviewer": ("审核人", "分管领导审核", "领导审核", "负责人审核", "审核领导", "审核", "复核人"),
    "date": (
        "填报日期",
        "填报时间",
        "填表日期",
        "填表时间",
        "上报日期",
        "上报时间",
        "报送日期",
        "报送时间",
        "制表日期",
        "制表时间",
        "统计日期",
        "报出日期",
        "报出时间",
        "填写日期",
        "填写时间",
        "编制日期",
        "日期",
    ),
    "period": (
        "填报期",
        "报告期",
        "统计时段",
        "统计期",
        "统计时间",
        "填报周期",
        "填报时段",
        "报告时段",
        "时段",
        "报送期",
    ),
    "money": ("金额单位", "经费单位", "资金单位"),
    "other": ("联系人", "单位负责人", "负责人", "分管领导", "主要领导", "备注", "地址"),
    "perhaps_unit": ("单位(?=[:：])",),
}


def _spaced(spelling: str) -> str:
    """A label as it may be spread out (填 报 人); what must follow it stays as it is."""
    word, ahead, rest = spelling.partition("(?=")
    return r"[ \u3000]*".join(word) + (r"(?=[ \u3000]*" + rest if ahead else "")


_SEAL = r"(?:\s*[（(]\s*(?:盖\s*章|公\s*章|签\s*章|签\s*字|签\s*名|章|手\s*写)\s*[）)])?"
_LABEL = re.compile(
    "|".join(
        f"(?P<{name}>" + "|".join(_spaced(spelling) for spelling in spellings) + ")"
        for name, spellings in _LABELS.items()
    )
)
_END = re.compile(_SEAL + r"[ \u3000]*[:：]|" + _SEAL + r"\s*$")
_NOTE = re.compile(
    r"^(?:备?注|说明|填表说明|填报说明|填写说明|注意|要求|附注)(?:事项)?[:：\d]|^\(.*\)$|^(?:备?注|填表说明|说明)$"
)
_BLANKS = re.compile(r"^[_＿\s年月日]*$")
_SEALED = re.compile(r"[（(]\s*(?:盖\s*章|公\s*章|签\s*章|章)\s*[）)]\s*$")
_STATED = re.compile("[:：]")
_DAY = re.compile(
    r"20\d\d(?:年|[./-])\d{1,2}(?:月|[./-])\d{1,2}日?|二[〇○零]二.年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)
LONGEST_TITLE = 80
LONGEST_LINE = 400
MOST_LINES = 300


@dataclass(frozen=True, slots=True)
class Statement:
    """What a label states, and the cell in which the words stand."""

    text: str
    cell: Cell
    label: str


@dataclass(slots=True)
class Surroundings:
    """Titles and statements of one sheet, in reading order. `funds_factor` turns its money into 万元, if it says,
    `people_factor` its counts of people into people.

    `bare_days` stand without a label: under a letter, at the end of the line above a table.
    """

    titles: list[Cell] = field(default_factory=list)
    statements: dict[str, list[Statement]] = field(default_factory=dict)
    funds_factor: Decimal | None = None
    people_factor: Decimal | None = None
    bare_days: list[Statement] = field(default_factory=list)

    def first(self, label: str) -> Statement | None:
        return next(iter(self.statements.get(label, ())), None)


def look_around(sheet: Sheet, rows_of_tables: frozenset[int]) -> Surroundings:
    """Everything that the rows outside the tables' own say."""
    found = Surroundings()
    passed_over = rows_of_tables | sheet.hidden_rows
    outside = (cells for row, cells in sheet.rows().items() if row not in passed_over)
    for cells in islice(outside, MOST_LINES):
        whole = plain("".join(cell.text[:LONGEST_LINE] for cell in cells))
        if is_note(whole):
            found.funds_factor = found.funds_factor or _stated_factor(whole)
            continue
        _read_line(cells, found)
    return found


def is_note(text: str) -> bool:
    """Whether a plain text is a note to the table: 注：…, 填表说明：…, （没有的内容请填“无”）."""
    return bool(_NOTE.match(text))


def is_day(text: str) -> bool:
    """Whether a text is a day written out and no more."""
    return bool(_DAY.fullmatch(plain(text)))


def is_signed_line(cells: list[Cell]) -> bool:
    """Whether a row holds statements such as 填报人：…, not data: it begins with one, or holds several."""
    texts = [cell.text.strip() for cell in cells if isinstance(cell.value, str) and cell.text.strip()]
    if texts and _is_statement(texts[0]):
        return True
    return sum(map(states_something, texts)) > 1


def states_something(text: str) -> bool:
    """Whether a text is a label with what it states behind it: 填报单位：某局."""
    return _is_statement(text) and _STATED.search(text) is not None


def _is_statement(text: str) -> bool:
    found = _LABEL.match(text)
    return bool(found and _END.match(text[found.end() :]))


def _read_line(cells: list[Cell], found: Surroundings) -> None:
    open_label: tuple[str, Cell] | None = None
    for cell in cells:
        pieces = _labels_in(cell.text[:LONGEST_LINE])
        if not pieces:
            if open_label:
                _state(found, open_label[0], cell.text, cell)
                open_label = None
            elif len(plain(cell.text)) <= LONGEST_TITLE:
                found.titles.append(cell)
                if is_day(cell.text):
                    found.bare_days.append(Statement(cell.text, cell, "date"))
                found.funds_factor = found.funds_factor or _stated_factor(plain(cell.text))
            continue
        open_label = None
        for label, text in pieces:
            if _BLANKS.match(text):
                open_label = (label, cell) if (label, text) == pieces[-1] else None
            else:
                _state(found, label, text, cell)


def _labels_in(text: str) -> list[tuple[str, str]]:
    """Each label of a text with what follows it up to the next one."""
    places: list[tuple[str, int, int]] = []
    for match in _LABEL.finditer(text):
        end = _END.match(text, match.end())
        at_start = not text[: match.start()].strip() or text[match.start() - 1] in " \u3000:：,，;；、\t\n)）"
        if end and at_start:
            places.append((match.lastgroup or "", match.start(), end.end()))
    ends = [*(start for _, start, _ in places[1:]), len(text)]
    return [
        (label, clean(text[begin:end]).strip(";；,，、")) for (label, _, begin), end in zip(places, ends, strict=False)
    ]


def _state(found: Surroundings, label: str, text: str, cell: Cell) -> None:
    if label == "money":
        found.funds_factor = found.funds_factor or funds_factor(plain(text))
    elif label == "perhaps_unit" and (in_units := _units_in(text)):
        found.funds_factor = found.funds_factor or next(filter(None, map(funds_factor, in_units)), None)
        found.people_factor = found.people_factor or next(filter(None, map(_people_factor, in_units)), None)
    elif not _BLANKS.match(text):
        tidy = _SEALED.sub("", text).strip() if label == "unit" else text
        found.statements.setdefault(label, []).append(Statement(tidy, cell, label))


def _units_in(text: str) -> tuple[str, ...]:
    """The units of measure that a line prescribes behind 单位：, as 万人次、万元; none where it names an office."""
    named = tuple(re.split("[、,，/;； ]+", plain(text)))
    return named if all(map(is_unit_of_measure, named)) else ()


def _people_factor(unit: str) -> Decimal | None:
    """What turns counts in 万人次 or 千人 into people; None for any other unit."""
    return factor_of("people", unit) if re.fullmatch("[万千]人次?", unit) else None


def _stated_factor(text: str) -> Decimal | None:
    """The unit of money that a line prescribes: 单位：万元, or a note: “投入经费”单位为万元."""
    line = re.fullmatch(r"\(?(?:金额)?单位[:：]?(.*元)\)?", text)
    note = re.search(r"(?:经费|资金)[^。;；]{0,6}(?:单位[为是:：]?|以)(万元|元|千元)", text)
    found = line or note
    return funds_factor(found[1]) if found else None
