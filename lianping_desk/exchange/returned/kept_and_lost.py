"""What of an Excel workbook openpyxl cannot carry over, told before and after."""

import re
import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO

_COUNTED: Mapping[str, re.Pattern[bytes]] = {
    "图片": re.compile(rb"<(?:\w+:)?pic[ >]"),
    "图表": re.compile(rb"/drawingml/2006/chart\""),
    "文本框和图形": re.compile(rb"<(?:\w+:)?(?:sp|cxnSp)[ >]"),
}
"""What drawings hold, by what their parts say."""
_PARTS: Mapping[str, re.Pattern[str]] = {
    "宏": re.compile(r"vbaproject\.bin$", re.IGNORECASE),
    "控件": re.compile(r"(?:ctrlprops|activex)/", re.IGNORECASE),
    "嵌入的文件": re.compile(r"embeddings/", re.IGNORECASE),
}
_WARNED: Mapping[str, str] = {
    "Data Validation extension": "部分下拉列表",
    "Conditional Formatting extension": "部分条件格式",
}


def lost_between(original: bytes, finished: bytes, warnings: Iterable[str]) -> tuple[str, ...]:
    """What stood in the original and does not stand in the finished workbook; `warnings` are openpyxl's."""
    before, after = _held(original), _held(finished)
    lost = [name for name, count in before.items() if after.get(name, 0) < count]
    said = " ".join(warnings)
    return (*lost, *(name for sign, name in _WARNED.items() if sign in said))


def _held(workbook: bytes) -> dict[str, int]:
    found: dict[str, int] = {}
    with zipfile.ZipFile(BytesIO(workbook)) as package:
        for name in package.namelist():
            for what, pattern in _PARTS.items():
                if pattern.search(name):
                    found[what] = 1
            if "drawings/drawing" in name.lower() and name.lower().endswith(".xml"):
                content = package.read(name)
                for what, sign in _COUNTED.items():
                    found[what] = found.get(what, 0) + len(sign.findall(content))
    return found
