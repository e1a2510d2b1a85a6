"""The base register as text: what she types into a cell, and what she pastes from Excel."""

from dataclasses import replace
from typing import Any, TypeVar

from lianping_desk.domain.base import Base, BaseKind, BaseLevel, Stage, StageEntry
from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.pasted_block import Block, BlockColumns
from lianping_desk.domain.typed import typed_day

COLUMNS = {
    "name": "名称",
    "level": "级别",
    "kind": "类型",
    "town": "乡镇",
    "host": "依托单位",
    "stage": "阶段",
    "date": "阶段日期",
    "certificate": "证书编号",
    "valid_until": "有效期至",
    "note": "备注",
}
"""What each column of the register is called, in the order in which a block without headings is read."""

_OTHER_HEADINGS = {
    "基地名称": "name",
    "认定级别": "level",
    "类别": "kind",
    "所在乡镇": "town",
    "主办单位": "host",
    "日期": "date",
    "认定日期": "date",
    "认定时间": "date",
    "证书号": "certificate",
    "有效期": "valid_until",
}

_BLOCK = BlockColumns(COLUMNS, _OTHER_HEADINGS, telling="name")

_Choice = TypeVar("_Choice", BaseLevel, BaseKind, Stage)


def with_text(base: Base, column: str, text: str) -> Base:
    """`base` after she typed `text` into `column` (a key of COLUMNS but stage and date); DeskError when unreadable."""
    match column:
        case "level":
            return replace(base, level=level_of(text))
        case "kind":
            return replace(base, kind=kind_of(text))
        case "valid_until":
            return replace(base, valid_until=typed_day(text))
        case "name" | "town" | "host" | "certificate" | "note":
            plain: Any = {column: text.strip()}
            return replace(base, **plain)
    raise KeyError(column)


def level_of(text: str) -> BaseLevel:
    """县级 or 县 is the county's; DeskError when it is none of the four."""
    others = {"国家": BaseLevel.nation, "全国": BaseLevel.nation}
    others |= dict.fromkeys(("区", "区级", "旗", "旗级", "县区级", "县（区）级"), BaseLevel.county)
    return _choice(BaseLevel, others, text, "级别")


def kind_of(text: str) -> BaseKind:
    """The kind by its word; DeskError when it is none."""
    return _choice(BaseKind, {}, text, "类型")


def stage_of(text: str) -> Stage:
    """The stage by its word, 已 and 通过 before it allowed; DeskError when it is none."""
    return _choice(Stage, {}, text.strip().removeprefix("已").removeprefix("通过"), "阶段")


def bases_from_block(block: Block) -> tuple[Base, ...]:
    """The titles of a block from Excel, with or without a row of headings; empty rows are passed over.

    DeskError names the first row that cannot be read.
    """
    return _BLOCK.read(block, _base)


def _base(cells: dict[str, str]) -> Base:
    if not cells.get("name"):
        raise DeskError("没有名称。", "请补上名称后重新粘贴。")
    base = Base(cells["name"], BaseKind.education_base, level_of(cells.get("level", "")))
    for column in ("kind", "town", "host", "certificate", "valid_until", "note"):
        if cells.get(column):
            base = with_text(base, column, cells[column])
    if not cells.get("stage"):
        return base
    entry = StageEntry(stage_of(cells["stage"]), typed_day(cells.get("date", "")))
    return replace(base, stages=(entry,))


def _choice(choices: type[_Choice], also: dict[str, _Choice], text: str, what: str) -> _Choice:
    plain = text.strip()
    if plain in also:
        return also[plain]
    for choice in choices:
        if plain in (choice.chinese, choice.chinese.removesuffix("级"), choice.value):
            return choice
    wrong = f"“{plain}”不是{what}。" if plain else f"没有写{what}。"
    raise DeskError(wrong, f"请写成{'、'.join(choice.chinese for choice in choices)}。")
