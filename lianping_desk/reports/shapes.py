"""The shapes of lights and marks as vector paths: no font is needed to see them."""

from math import cos, pi, sin

from lianping_desk.domain.progress import TaskState
from lianping_desk.reports.lights import paper_lights
from lianping_desk.reports.sheet import Sheet

_TRIANGLE = ((0.0, -1.0), (1.05, 0.8), (-1.05, 0.8))
_DIAMOND = ((0.0, -1.12), (1.12, 0.0), (0.0, 1.12), (-1.12, 0.0))
_TICK = ((-1.0, 0.05), (-0.65, -0.3), (-0.22, 0.2), (0.75, -0.95), (1.05, -0.65), (-0.2, 0.9))
_STAR = tuple(
    (radius * sin(step * pi / 5), -radius * cos(step * pi / 5)) for step, radius in enumerate((1.15, 0.46) * 5)
)
_POLYGONS = {"triangle": _TRIANGLE, "diamond": _DIAMOND, "tick": _TICK, "star": _STAR}


def draw_shape(sheet: Sheet, shape: str, x: float, y: float, size: float, colour: str) -> None:
    """Draw a shape around the point x, y; `size` is its height and width in points."""
    radius = size / 2
    if shape == "ring":
        line = size * 0.16
        sheet.circle(x, y, radius - line / 2, fill="#FFFFFF", stroke=colour, line=line)
    elif shape == "disc":
        sheet.circle(x, y, radius, fill=colour)
    elif shape == "square":
        side = size * 0.88
        sheet.box(x - side / 2, y - side / 2, side, side, fill=colour)
    else:
        sheet.polygon([(x + dx * radius, y + dy * radius) for dx, dy in _POLYGONS[shape]], fill=colour)


def draw_light(sheet: Sheet, state: TaskState, x: float, y: float, size: float) -> None:
    """Draw the light of a state around the point x, y."""
    light = paper_lights()[state]
    draw_shape(sheet, light.shape, x, y, size, light.colour)


def draw_flag(sheet: Sheet, x: float, foot: float, height: float, colour: str) -> None:
    """Draw a milestone: a flag whose pole stands at x with its foot at `foot`."""
    top = foot - height
    sheet.rule(x, foot, x, top, 0.9, colour)
    sheet.polygon([(x, top), (x + height * 0.62, top + height * 0.26), (x, top + height * 0.52)], fill=colour)
