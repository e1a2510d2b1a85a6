"""The command line of DESIGN 6: what may be said, and what each word means."""

import argparse

from lianping_desk import __version__
from lianping_desk.cli.notice_arguments import add_notice_verbs
from lianping_desk.cli.parser import CommandParser, speak_utf8, typed_path
from lianping_desk.cli.plan_arguments import add_plan_verbs
from lianping_desk.cli.returns_arguments import add_returns_verbs
from lianping_desk.cli.unit_arguments import add_unit_verbs

EXPORTS = {
    "agenda": "会议议程",
    "division": "分工表",
    "schedule": "进度安排",
    "targets": "创建目标",
    "task-sheets": "任务书",
    "ledger": "填报台账",
    "late-list": "催报名单",
    "report": "工作进展情况汇报",
    "returns-ledger": "收表台账",
    "pack": "会议材料包",
    "plan-review": "方案总结",
    "everything": "全部数据（只有 xlsx，原件在旁边）",
}
FORMATS = ("xlsx", "pdf", "docx", "folder")
PAPERS = {"a4": "A4", "a3": "A3"}
RIGHT_PAGES = {"sheets": "任务书每个单位", "parts": "每份材料和每个单位", "none": "都不"}


def parse(arguments: list[str]) -> argparse.Namespace:
    """The arguments as a namespace; `command` is None for the window. Wrong usage ends the process with exit code 2."""
    speak_utf8()
    return _parser().parse_args(arguments)


def _parser() -> argparse.ArgumentParser:
    parser = CommandParser(
        prog="lianping-desk",
        description="连平科普工作台：不带命令时打开窗口，带命令时在同一份数据上直接办理。",
    )
    parser.add_argument("--data", type=typed_path, metavar="DIR", help="数据文件夹；不写时用本机默认的文件夹")
    parser.add_argument("--version", action="version", version=f"lianping-desk {__version__}", help="显示版本号")
    commands = parser.add_subparsers(dest="command", metavar="命令", title="能办的事")
    parser.set_defaults(verb=None)
    add_plan_verbs(commands.add_parser("plan", help="实施方案"))
    _period(commands.add_parser("period", help="填报期"))
    _forms(commands.add_parser("forms", help="给每个应报单位写一份填报表"))
    add_returns_verbs(commands.add_parser("returns", help="读取、导入、查看各单位的填报件"))
    _status(commands.add_parser("status", help="任务、指标和基地的进度与状态"))
    _export(commands.add_parser("export", help="导出会议材料"))
    add_notice_verbs(commands.add_parser("notice", help="发文：催报函、督办通知、工作通报、会议通知"))
    add_unit_verbs(commands.add_parser("unit", help="机构改革：并入、拆分、更名"))
    _safety(commands)
    commands.add_parser("demo", help="在空文件夹里填入虚构的演示数据")
    return parser


def _period(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", metavar="动作", required=True)
    add = verbs.add_parser("add", help="新建填报期，如 2023H1、2023Q3、2023、2023-05")
    add.add_argument("period", metavar="填报期")
    add.add_argument("--due", metavar="日期", help="报送截止日期，如 2023-07-10；不写时为期末后第十天")


def _forms(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--period", required=True, metavar="填报期")
    parser.add_argument("--out", required=True, type=typed_path, metavar="文件夹")


def _status(parser: argparse.ArgumentParser) -> None:
    _as_of(parser)
    _json(parser)


def _export(parser: argparse.ArgumentParser) -> None:
    meanings = "、".join(f"{name} {meaning}" for name, meaning in EXPORTS.items())
    parser.add_argument("what", metavar="内容", choices=tuple(EXPORTS), help=meanings)
    parser.add_argument(
        "--format", required=True, choices=FORMATS, help="folder 是一个文件夹：装订的 PDF，和每份材料可以接着改的文件"
    )
    parser.add_argument("--out", required=True, type=typed_path, metavar="文件")
    parser.add_argument("--period", metavar="填报期")
    parser.add_argument("--unit", metavar="单位", help="只要这个单位的")
    parser.add_argument("--meeting", metavar="会议", help="会议名称或日期：材料包写上它的名称，最前面是它的议程")
    parser.add_argument("--paper", choices=PAPERS, default="a4", help="宽表和进度图用什么纸")
    meanings = "、".join(f"{name} {meaning}" for name, meaning in RIGHT_PAGES.items())
    parser.add_argument("--right-pages", choices=RIGHT_PAGES, default="sheets", help=f"从正面（单数页）起：{meanings}")
    _as_of(parser)


def _safety(commands: "argparse._SubParsersAction[CommandParser]") -> None:
    backup = commands.add_parser("backup", help="备份全部数据")
    backup.add_argument("--out", type=typed_path, metavar="文件")
    restore = commands.add_parser("restore", help="从备份恢复")
    restore.add_argument("file", type=typed_path, metavar="备份文件")
    commands.add_parser("check", help="检查数据是否完好")


def _as_of(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as-of", metavar="日期", help="按哪一天计算，如 2023-06-30；不写时为今天")


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="输出一个 JSON 文档")
