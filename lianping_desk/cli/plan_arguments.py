"""What may be said behind `plan`."""

import argparse

from lianping_desk.cli.parser import typed_path


def add_plan_verbs(parser: argparse.ArgumentParser) -> None:
    """show, read and add are the contract's (DESIGN 6); the others are about several plans in one desk."""
    verbs = parser.add_subparsers(dest="verb", metavar="动作", required=True)
    _json(verbs.add_parser("show", help="显示当前实施方案"))
    read = verbs.add_parser("read", help="看看方案文件（.txt、.docx）会读出什么，不写入任何数据")
    read.add_argument("files", nargs="+", type=typed_path, metavar="文件")
    _json(read)
    add = verbs.add_parser("add", help="读入一份方案文件，存好并作为当前方案")
    add.add_argument("file", type=typed_path, metavar="文件")
    add.add_argument("--title", metavar="标题", help="文件里没有写标题时用")
    add.add_argument("--region", metavar="地区", help="标题里没有写地区时用，如 某某县")
    add.add_argument("--years", metavar="年份", help="标题里没有写年份时用，如 2021-2025")
    plans = verbs.add_parser("list", help="列出各份方案")
    plans.add_argument("--all", action="store_true", help="连已归档的一起列出")
    _json(plans)
    for verb, what in (("switch", "切换到另一份方案"), ("archive", "归档一份方案，以后只能看")):
        verbs.add_parser(verb, help=what).add_argument("plan_id", type=int, metavar="编号")
    verbs.add_parser("unarchive", help="取消归档").add_argument("plan_id", type=int, metavar="编号")
    compare = verbs.add_parser("compare", help="比较两份方案的任务和指标")
    compare.add_argument("old_id", type=int, metavar="原方案编号")
    compare.add_argument("new_id", type=int, metavar="新方案编号")
    compare.add_argument(
        "--out", type=typed_path, metavar="文件", help="写成 .xlsx、.pdf 或 .docx 文件；不写时直接显示"
    )
    export = verbs.add_parser("export", help="把当前方案导出成一个文件，别的单位可以导入")
    export.add_argument("file", type=typed_path, metavar="文件")
    export.add_argument("--with-results", action="store_true", help="连填报结果、台账和原件一起导出")
    verbs.add_parser("import", help="导入别的单位导出的方案文件").add_argument("file", type=typed_path, metavar="文件")
    _next(verbs.add_parser("next", help="由当前方案转入下一轮方案：单位、台账、没办完的事带过去"))


def _next(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--file", type=typed_path, metavar="文件", help="新方案的文件；不写时建一份空的")
    parser.add_argument("--title", metavar="标题", help="没有文件，或文件里没有写标题时用")
    parser.add_argument("--years", metavar="年份", help="没有文件，或文件里没有写年份时用，如 2026-2030")
    parser.add_argument("--with-tasks", action="store_true", help="没有文件时，照搬现在的任务、举措和分工")
    parser.add_argument("--without-matters", action="store_true", help="不把没办完的事转成督办事项")
    parser.add_argument("--as-of", metavar="日期", help="按哪一天算没办完的事；不写时为今天")
    parser.set_defaults(region=None)  # the next plan is of the same region


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="输出一个 JSON 文档")
