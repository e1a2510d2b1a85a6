"""argparse in Chinese: what it says of wrong usage, and the frame of its help."""

import argparse
import io
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn

_SAID = (
    (r"the following arguments are required: (.+)", r"还缺少：\1。"),
    (r"one of the arguments (.+) is required", r"下面几项至少要写一项：\1。"),
    (r"unrecognized arguments: (.+)", r"不认识：\1。"),
    (r"argument (\S+): invalid choice: (.+) \(choose from (.+)\)", r"“\1”不能是 \2，可以是 \3。"),
    (r"argument (\S+): expected one argument", r"“\1”后面要写一个值。"),
    (r"argument (\S+): nothing named", r"“\1”是空的，没有写文件或文件夹。"),
    (r"argument (\S+): expected at least one argument", r"“\1”后面至少要写一个值。"),
    (r"argument (\S+): invalid .+ value: (.+)", r"“\1”不能是 \2。"),
    (r"argument (\S+): not allowed with argument (\S+)", r"“\1”不能和“\2”一起用。"),
    (r"argument (\S+): ignored explicit argument (.+)", r"“\1”后面不要写值 \2。"),
    (r"ambiguous option: (\S+) could match (.+)", r"“\1”不明确，可能是 \2。"),
)
"""What argparse says (Python 3.11 to 3.14), and what she reads instead."""


class CommandParser(argparse.ArgumentParser):
    """A parser whose help and errors are in Chinese; wrong usage ends the process with exit code 2."""

    def __init__(self, **wanted: Any) -> None:
        super().__init__(add_help=False, formatter_class=_ChineseFrame, **wanted)
        self._positionals.title, self._optionals.title = "内容", "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{in_chinese(message)}\n{self.format_usage()}加上 --help 可以看详细说明。\n")


class _ChineseFrame(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


def typed_path(text: str) -> Path:
    """A path as typed; nothing between the quotes would silently mean the folder one happens to be in."""
    if not text.strip():
        raise argparse.ArgumentTypeError("nothing named")
    return Path(text)


def in_chinese(message: str) -> str:
    """An error of argparse in a Chinese sentence; one that is not known stands as it is behind a Chinese word."""
    for pattern, sentence in _SAID:
        if re.fullmatch(pattern, message, re.DOTALL):
            return re.sub(pattern, sentence, message, flags=re.DOTALL)
    return f"命令写得不对：{message}"


def speak_utf8() -> None:
    """JSON and Chinese on every console; Windows would otherwise write its own code page.

    What UTF-8 cannot write, such as half a character in the name of a file, is written as JSON writes it: `\\ud83d`.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
