"""What may be said behind `unit`."""

import argparse


def add_unit_verbs(parser: argparse.ArgumentParser) -> None:
    """Reform of units from a day on; a unit is named by any of its names."""
    verbs = parser.add_subparsers(dest="verb", metavar="动作", required=True)
    merge = verbs.add_parser("merge", help="几个单位并入一个")
    merge.add_argument("units", nargs="+", metavar="单位")
    merge.add_argument("--into", required=True, metavar="单位", help="并入哪个单位；没有这个单位时新建")
    split = verbs.add_parser("split", help="一个单位拆分成几个")
    split.add_argument("unit", metavar="单位")
    split.add_argument("--into", required=True, nargs="+", metavar="单位", help="第一个承接原来的任务")
    split.add_argument(
        "--move", nargs="*", default=[], metavar="序号=单位", help="个别任务改由别的单位承接，如 3=县某某局"
    )
    rename = verbs.add_parser("rename", help="一个单位从某天起更名；以前的记录仍用原名")
    rename.add_argument("unit", metavar="单位")
    rename.add_argument("--to", required=True, metavar="新名称")
    rename.add_argument("--full-name", default="", metavar="新全称")
    for one in (merge, split, rename):
        one.add_argument("--on", required=True, metavar="日期", help="从哪一天起，如 2024-03-01")
