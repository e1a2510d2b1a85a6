"""What may be said behind `returns`."""

import argparse

from lianping_desk.cli.chasing_arguments import add_chasing_verbs
from lianping_desk.cli.parser import typed_path


def add_returns_verbs(parser: argparse.ArgumentParser) -> None:
    """Read, import, see who has returned, chase the rest, undo; send back, and what versions say differently."""
    verbs = parser.add_subparsers(dest="verb", metavar="动作", required=True)
    for verb, what in (("read", "看看会读出什么，不写入任何数据"), ("import", "确定的行入库，疑点留待处理")):
        one = verbs.add_parser(verb, help=what)
        one.add_argument("files", nargs="+", type=typed_path, metavar="文件")
        one.add_argument("--period", metavar="填报期")
        _json(one)
    status = verbs.add_parser("status", help="各单位报了没有")
    status.add_argument("--period", required=True, metavar="填报期")
    _json(status)
    undo = verbs.add_parser("undo", help="撤销一次导入")
    undo.add_argument("import_code", metavar="导入编号", help="如 2023-07-06-1")
    undo.add_argument("--preview", action="store_true", help="只看撤销什么、保留什么，不撤销")
    add_chasing_verbs(verbs)
    _send_back(verbs.add_parser("send-back", help="退回：在单位的原表上标出有疑点的格子，写明原因"))
    changes = verbs.add_parser("differences", help="一个单位先后报来的几份表有什么不同")
    changes.add_argument("unit", metavar="单位")
    changes.add_argument("--period", required=True, metavar="填报期")
    _json(changes)


def _send_back(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("unit", metavar="单位")
    parser.add_argument("--period", required=True, metavar="填报期")
    parser.add_argument("--out", type=typed_path, metavar="文件夹", help="标好的表放在哪里；不写时放在 exports 里")
    parser.add_argument("--note", default="", metavar="要求", help="另外要对单位说的话")
    parser.add_argument("--contact", default="", metavar="联系人", help="单位有疑问找谁：姓名、电话")
    parser.add_argument("--due", metavar="日期", help="最晚哪一天报回，如 2023-07-20；不写时为五天后")


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="输出一个 JSON 文档")
