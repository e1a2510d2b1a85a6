"""What may be said behind `returns late`, `remind` and `tick`."""

import argparse

from lianping_desk.domain.ledger import ContactWay, Tick


def add_chasing_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """What may be said behind them."""
    late = verbs.add_parser("late", help="催报的话：还没有报的单位，可以贴到群里")
    late.add_argument("--period", required=True, metavar="填报期")
    late.add_argument("--contacts", action="store_true", help="写上各单位的联系人")
    remind = verbs.add_parser("remind", help="记一次催报：催了哪些单位，怎么说的")
    _units_of_period(remind)
    ways = "、".join(f"{way.value} {way.chinese}" for way in ContactWay)
    remind.add_argument("--way", choices=[way.value for way in ContactWay], default=ContactWay.phone.value, help=ways)
    remind.add_argument("--person", default="", metavar="姓名", help="找的谁；不写时为各单位的第一个联系人")
    remind.add_argument("--said", default="", metavar="内容", help="对方怎么说的")
    remind.add_argument("--promised", default="", metavar="日期", help="答应哪天报，如 2023-07-20")
    tick = verbs.add_parser("tick", help="登记收到了什么：电子表、领导审签、盖章纸质件")
    _units_of_period(tick)
    ticks = "、".join(f"{one.value} {one.chinese}" for one in Tick)
    tick.add_argument("--what", choices=[one.value for one in Tick], required=True, help=ticks)
    tick.add_argument("--undo", action="store_true", help="取消登记")


def _units_of_period(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("units", nargs="+", metavar="单位")
    parser.add_argument("--period", required=True, metavar="填报期")
