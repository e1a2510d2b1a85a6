"""What may be said after `notice`: make notices of a kind, list what went out, make it again."""

import argparse

from lianping_desk.cli.parser import CommandParser, typed_path

FORMATS = ("pdf", "docx")


def add_notice_verbs(parser: CommandParser) -> None:
    """The verbs are the kinds of notice, `list` and `again`."""
    verbs = parser.add_subparsers(dest="verb", metavar="动作", required=True)
    reminder = verbs.add_parser("reminder", help="催报函：给还没有报送的单位，每个单位一份")
    reminder.add_argument("--period", required=True, metavar="填报期")
    reminder.add_argument("--unit", action="append", metavar="单位", help="只给这个单位，可以写几次")
    supervision = verbs.add_parser("supervision", help="督办通知：给有未办结督办事项的单位，每个单位一份")
    supervision.add_argument("--unit", action="append", metavar="单位", help="只给这个单位，可以写几次")
    bulletin = verbs.add_parser("bulletin", help="工作通报：填报、任务、指标的情况")
    bulletin.add_argument("--period", metavar="填报期", help="不写时为最近一期")
    invitation = verbs.add_parser("invitation", help="会议通知：时间、地点、议程、回执")
    invitation.add_argument("--meeting", metavar="会议", help="会议名称或日期；不写时为最近的一次")
    for one in (reminder, supervision, bulletin, invitation):
        _made(one)
        one.add_argument("--as-of", metavar="日期", help="按哪一天计算，也是成文日期；不写时为今天")
    listed = verbs.add_parser("list", help="发文登记")
    listed.add_argument("--json", action="store_true", help="输出一个 JSON 文档")
    again = verbs.add_parser("again", help="把登记过的发文照原样再做一份")
    again.add_argument("notice", type=int, metavar="编号", help="notice list 里的编号")
    _made(again)


def _made(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=FORMATS, help="不写时看 --out 的后缀，没有后缀为 pdf")
    parser.add_argument(
        "--out", required=True, type=typed_path, metavar="文件", help="文件；或已有的文件夹，一份一个文件"
    )
    parser.add_argument("--bound", action="store_true", help="几份合成一个文件")
