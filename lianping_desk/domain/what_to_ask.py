"""What a unit is asked to do about a doubtful cell, in plain words for somebody who filled in a form in a hurry."""

import re

from lianping_desk.domain.ledger import MarkedCell
from lianping_desk.domain.received import FIELD_NAMES

_AMOUNT = re.compile(r"[\d.,%％]+")

_ASK = {
    "percent": "请填 0 至 100 的数，如 60。",
    "people": "请只填整数，如 1200。",
    "sessions": "请只填整数，如 3。",
    "funds": "请填以万元计的数，如 2.5。",
    "period_value": "请只填数字。",
    "cumulative": "请只填数字。",
    "date": "请写成 2023-06-30 的样子。",
    "valid_until": "请写成 2023-06-30 的样子。",
    "level": "请填县级、市级、省级或国家级。",
    "stage": "请写明到了哪一步，如已认定、正在申报。",
    "task": "请写明是方案里的哪一项任务，写全称。",
    "measure": "请写明是哪一条举措，写全称。",
    "indicator": "请写明是哪一项指标，写全称。",
    "name": "请写明名称。",
    "unit": "请写明填报单位的全称。",
    "period": "请写明填报的是哪一期，如 2023年上半年。",
    "version": "请说明以哪一份为准。",
    "row": "这一行是隐藏的：要报的请取消隐藏，不要的请删去。",
    "heading": "请把表头改成发出的填报表里的栏目名。",
}
_CHECK = "请核对；没有填错的，请在本行写明原因。"


def explanation(cell: MarkedCell) -> str:
    """One line: what stands there, what is wrong, what to do. A number that can be read is only to be checked."""
    name = FIELD_NAMES.get(cell.field, "")
    text = cell.text if len(cell.text) <= 30 else f"{cell.text[:28]}……"
    quoted = f"“{text}”" if text else ""
    where = f"{name}{quoted}：" if name else ""
    why = cell.why.strip().rstrip("。；;")
    return f"{where}{why or '请核实'}。{what_to_do(cell)}"


def what_to_do(cell: MarkedCell) -> str:
    """The request alone."""
    text = cell.text.strip()
    is_amount = bool(_AMOUNT.fullmatch(text)) and not (cell.field == "percent" and _is_no_share(text))
    return _CHECK if is_amount else _ASK.get(cell.field, _CHECK)


def _is_no_share(text: str) -> bool:
    """Whether a number cannot be a per cent of something done."""
    digits = text.rstrip("%％")
    return not digits.replace(".", "", 1).isdigit() or not 1 <= float(digits) <= 100
