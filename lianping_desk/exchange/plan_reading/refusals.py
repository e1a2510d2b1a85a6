"""Documents that cannot be read as a plan, each said in one sentence with a way out."""

from lianping_desk.domain.errors import DeskError

SAVE_AS = "请用 WPS 或 Word 打开它，另存为 .docx 后再读。"

_OTHER_WAYS_OUT = {
    "是电子表格": "请把表里的内容复制到 Word 文档里，存成 .docx 后再读。",
    "是图片": "请换成文字的方案；图片要先识别成文字。",
    "是压缩包": "请先解压，再读里面的方案文件。",
}
"""Of what no word processor opens."""


def not_text(name: str, what: str) -> DeskError:
    return DeskError(f"“{name}”{what}，不能读成实施方案。", _OTHER_WAYS_OUT.get(what, SAVE_AS))


def empty(name: str) -> DeskError:
    return DeskError(f"“{name}”里没有文字。", "请换一份有正文的方案文件；扫描件要先识别成文字。")


def no_plan(name: str) -> DeskError:
    return DeskError(f"“{name}”里没有读到任务和分工，不像一份实施方案。", "请换成方案正文或带分工表的文件。")


def two_plans(name: str, second: str) -> DeskError:
    return DeskError(f"“{name}”里有不止一份方案（另有{second}）。", "请拆成每份方案一个文件，再分别读。")
