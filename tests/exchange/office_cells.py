"""Cells as offices fill them in, drawn at random, each with what it means."""

from datetime import date, timedelta
from random import Random
from typing import Any

from lianping_desk.exchange.grid import Cell, CellContent, Trouble

ASKED = object()
"""What a cell means that nobody can decide: it has to be asked about."""

Content = CellContent | Cell

Content = CellContent | Cell
Drawn = tuple[Content, Any]
NOTHING = ("", "/", "-", "无", "——")
NARRATED = (
    "开展科普活动3场，覆盖1200人次。",
    "1.印发方案；\n2.培训60人。",
    "组织“科普进校园”。",
    "完成进度60%，投入2万元。",
    "无经费保障，合计缺口2万元",
    "人员不足",
    "继续推进",
)
LEVELS: list[Drawn] = [
    ("县级", "county"),
    ("市级", "city"),
    ("省级", "province"),
    ("国家级", "nation"),
    ("二级", ASKED),
]
WORDS = {
    "town": ("忠信镇", "油溪镇"),
    "host": ("县教育局", "桃花公司"),
    "stage": ("培育", "申报", "认定"),
    "state": ("按序时", "正常推进", "滞后"),
}
NO_RESULT = Cell(1, 1, None, "=D5/E5", trouble=Trouble.no_result)
HANZI = "零一二三四五六七八九"


def often_and_once(often: list[Drawn], once: list[Drawn]) -> list[Drawn]:
    """Choices in which the ordinary spellings come up three times as often."""
    return [*often * 3, *once]


class OfficeCells:
    """Draws a cell for a field: what stands there, and what it means (None: nothing; ASKED: nobody can tell)."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def draw(self, name: str) -> Drawn:
        if name not in ("period_value", "cumulative") and self.random.random() < 0.1:
            return self.random.choice(NOTHING), None
        drawers = {"percent": self._percent, "people": self._people, "sessions": self._sessions}
        drawers |= {"funds": self._funds, "date": self._date, "period_value": self._number, "cumulative": self._number}
        if name in drawers:
            return drawers[name]()
        if name == "level":
            return self.random.choice(LEVELS)
        word = self.random.choice(WORDS.get(name, NARRATED))
        return word, word

    def _number(self) -> Drawn:
        number = self.random.randint(2, 9)
        return self.random.choice([(number, number), (str(number), number)])

    def _people(self) -> Drawn:
        return self._count("人次")

    def _sessions(self) -> Drawn:
        return self._count("场")

    def _percent(self) -> Drawn:
        n = self.random.randint(2, 100)
        shown = Cell(1, 1, n / 100, f"{n}%", is_percent=True)
        wide = "".join(chr(ord(c) + 0xFEE0) for c in str(n))
        once: list[Drawn] = [
            (f"{n}%", n),
            (f"约{n}%", n),
            (shown, n),
            (f"{wide}％", n),
            (f"已完成{n}%", n),
            (f"{n}.0", n),
        ]
        once += [(f"百分之{in_hanzi(n)}", n), (f"{n}％以上", n), (f"{n}%左右", n), (f" {n} %", n)]
        once += [(bad, ASKED) for bad in (0.6, "过半", "六成", 120, "50-60%", "基本完成", -5, NO_RESULT)]
        return self.random.choice(often_and_once([(n, n)], once))

    def _count(self, unit: str) -> Drawn:
        n = self.random.choice([self.random.randint(1, 99), self.random.randint(100, 9000)])
        few = n % 100 or 8
        once: list[Drawn] = [(str(n), n), (f"{n:,}", n), (f"{n}{unit}", n), (f"约{n}{unit}", n), (f"{n}余{unit}", n)]
        once += [(f" {n} ", n), (f"{n / 100}万{unit}", n * 100), (f"{n}千", n * 1000), (f"{in_hanzi(few)}{unit}", few)]
        once += [(bad, ASKED) for bad in ("3-5", "若干", f"线上{n}，线下{n}", -3, "多场次", NO_RESULT)]
        return self.random.choice(often_and_once([(n, n)], once))

    def _funds(self) -> Drawn:
        n = self.random.randint(1, 400) / 10
        once: list[Drawn] = [(f"{n}万元", n), (f"{n}万", n), (f"{round(n * 10000)}元", n), (f"约{n}万元", n)]
        once += [("贰万伍仟元", 2.5), ("2万5千元", 2.5), (38_000, ASKED), ("2-3万", ASKED), ("几万元", ASKED)]
        return self.random.choice(often_and_once([(n, n)], once))

    def _date(self) -> Drawn:
        d = date(2021, 1, 1) + timedelta(days=self.random.randint(0, 900))
        year_unsaid = ASKED if (d.month, d.day) == (2, 29) else d.replace(year=2023)
        spelt = f"二〇二{HANZI[d.year % 10]}年{in_hanzi(d.month)}月{in_hanzi(d.day)}日"
        once: list[Drawn] = [(f"{d.year}.{d.month}.{d.day}", d), (f"{d:%Y%m%d}", d), (f"{d:%y}.{d.month}.{d.day}", d)]
        once += [(f"{d.year}年{d.month}月{d.day}日", d), (f"{d.month}月{d.day}日", year_unsaid), (spelt, d)]
        once += [("2023.6.31", ASKED), (f"{d.year}年{d.month}月", ASKED), ("待定", None)]
        return self.random.choice(often_and_once([(d, d)], once))


def in_hanzi(n: int) -> str:
    """1 to 100 in hanzi."""
    if n == 100:
        return "一百"
    tens, ones = divmod(n, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{HANZI[tens]}十") + (HANZI[ones] if ones or not tens else "")
