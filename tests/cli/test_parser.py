"""Wrong usage is told in Chinese, whatever is wrong, with exit code 2."""

import re

import pytest

from lianping_desk.cli.arguments import parse
from lianping_desk.cli.parser import in_chinese

WRONG = [
    (["period", "add"], "还缺少：填报期。"),
    (["export", "foo", "--format", "pdf", "--out", "x"], "不能是 'foo'，可以是 '"),
    (["nonsense"], "不能是 'nonsense'，可以是"),
    (["export", "pack", "--format"], "“--format”后面要写一个值。"),
    (["returns", "read"], "还缺少：文件。"),
    (["export", "--format", "pdf"], "还缺少：内容, --out。"),
    (["returns", "read", ""], "“文件”是空的，没有写文件或文件夹。"),
    (["forms", "--period", "2023H1", "--out", " "], "“--out”是空的"),
    (["--data", "", "plan", "show"], "“--data”是空的"),
    (["forms", "--period", "2023H1"], "还缺少：--out。"),
    (["status", "--foo"], "不认识：--foo。"),
    (["check", "--json=1"], "不认识：--json=1。"),
    (["status", "--json=1"], "“--json”后面不要写值"),
]


@pytest.mark.parametrize(("arguments", "sentence"), WRONG, ids=lambda value: " ".join(value)[:30])
def test_wrong_usage_is_told_in_chinese(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        parse(arguments)
    said = capsys.readouterr()
    assert (end.value.code, said.out) == (2, "")
    assert sentence in said.err
    assert "用法：lianping-desk" in said.err
    assert not re.search(r"usage|error|required|argument|invalid", said.err)


def test_help_is_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        parse(["returns", "--help"])
    said = capsys.readouterr().out
    assert end.value.code == 0
    assert not re.search(r"usage|options|positional|show this", said)


def test_an_error_that_nobody_translated_stands_as_it_is() -> None:
    assert in_chinese("something new") == "命令写得不对：something new"
