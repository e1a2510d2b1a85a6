"""What dragging means for days: an end, or the whole; to whole months where a pixel is more than a day."""

from calendar import monthrange
from datetime import date, timedelta
from enum import Enum

MONTHS_BELOW = 0.8
"""Pixels a day below which she cannot aim at a day, so that ends go to the ends of months."""


class Grip(Enum):
    """What of a bar she took hold of."""

    start = "start"
    end = "end"
    whole = "whole"


def dragged_span(span: tuple[date, date], grip: Grip, taken: date, now: date, *, months: bool) -> tuple[date, date]:
    """First and last day of a bar that was taken at the day `taken` and is held at `now`; one day at least is left."""
    starts, ends = span
    match grip:
        case Grip.start:
            return min(first_of_nearest_month(now) if months else now, ends), ends
        case Grip.end:
            return starts, max(end_of_nearest_month(now) if months else now, starts)
        case Grip.whole if months:
            moved = round((now - taken).days / 30.44)
            return _months_later(starts, moved), _months_later(ends + timedelta(days=1), moved) - timedelta(days=1)
        case Grip.whole:
            return starts + (now - taken), ends + (now - taken)


def dragged_day(now: date, *, months: bool) -> date:
    """The day of a flag, or of the line of the day, that is held at `now`."""
    return end_of_nearest_month(now) if months else now


def first_of_nearest_month(day: date) -> date:
    return end_of_nearest_month(day) + timedelta(days=1)


def end_of_nearest_month(day: date) -> date:
    """The last day of the month before in its first half, else of the month itself."""
    first = day.replace(day=1)
    return first - timedelta(days=1) if day.day <= 15 else day.replace(day=monthrange(day.year, day.month)[1])


def _months_later(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
