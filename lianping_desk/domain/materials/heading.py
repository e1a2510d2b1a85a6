"""What stands at the head of every material, so that a single sheet never needs explaining."""

from dataclasses import dataclass
from datetime import date

from lianping_desk.domain.day_text import written_day


@dataclass(frozen=True, slots=True)
class Heading:
    """Whose material, of which plan, as of which day.

    `period` is the title of the reporting period where there is one (2023年上半年), `unit` the unit that it is limited
    to, `made_on` the day it was made. `plan_over`: the plan's years had passed on `as_of`, so that it is a review.
    """

    region: str
    plan_title: str
    title: str
    as_of: date
    made_on: date
    office: str = ""
    period: str = ""
    unit: str = ""
    plan_over: bool = False

    @property
    def subtitle(self) -> str:
        """One line under the title: 截至2023年6月30日 · 填报期：2023年上半年 · 单位：某某局."""
        parts = [f"截至{written_day(self.as_of)}"]
        if self.period:
            parts.append(f"填报期：{self.period}")
        if self.unit:
            parts.append(f"单位：{self.unit}")
        if self.plan_over:
            parts.append("方案期已满，本材料为完成情况回顾")
        return " · ".join(parts)

    @property
    def dated(self) -> str:
        """What stands in brackets under the title of running text: its day, or that of its figures where it is older.

        （2023年7月6日）, （截至2023年6月30日）: the text is signed with the day it was made.
        """
        until = "截至" if self.as_of != self.made_on else ""
        return f"（{until}{written_day(self.as_of)}）"

    def by_then(self, day: date | None) -> date | None:
        """The day something was done, where that was known as of the day; a later one is not for this paper."""
        return day if day is not None and day <= self.as_of else None

    @property
    def made_by(self) -> str:
        """Who made it and when: 某县科学技术协会 2023年7月6日制."""
        return f"{self.office} {written_day(self.made_on)}制".strip()
