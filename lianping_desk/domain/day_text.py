"""Days and moments as an office writes them."""

from datetime import date, datetime


def written_day(day: date) -> str:
    """A day in words: 2023年6月30日."""
    return f"{day.year}年{day.month}月{day.day}日"


def weekday(day: date) -> str:
    """星期一 to 星期日."""
    return f"星期{'一二三四五六日'[day.weekday()]}"


def written_moment(moment: datetime) -> str:
    """A moment to the minute: 2023年6月30日 08:05. No strftime with hanzi in it: on Windows that can fail."""
    return f"{written_day(moment)} {moment:%H:%M}"
