"""Lights, bars and the rate line: what the eye is told is what the numbers say."""

import tomllib

import pytest

from lianping_desk import shipped
from lianping_desk.domain.progress import TaskState, Thresholds
from lianping_desk.reports.bars import LaidTargetBars, TargetBar, TargetBars
from lianping_desk.reports.legend import Legend
from lianping_desk.reports.lights import paper_lights
from lianping_desk.reports.rate_line import RateLine, scale
from lianping_desk.reports.shapes import draw_light
from lianping_desk.reports.sheet import Sheet
from lianping_desk.reports.type_case import LoadedFonts
from tests.reports.reading import Pencil, Printer, page_texts, squeezed


def test_every_state_has_its_word_shape_and_colours() -> None:
    lights = paper_lights()
    assert {state: light.word for state, light in lights.items()} == {state: state.value for state in TaskState}
    assert len({light.shape for light in lights.values()}) == len(TaskState)


def test_colours_of_the_theme_are_readable_on_their_ground() -> None:
    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    table = tomllib.loads(shipped.resource("theme", "states.toml").read_text("utf-8"))
    for state in table.values():
        assert 1.05 / (luminance(state["light"]) + 0.05) >= 4.5
        assert (luminance(state["dark"]) + 0.05) / (luminance("#1E1F22") + 0.05) >= 4.5
        assert 1.05 / (luminance(state["paper"]) + 0.05) >= 3


@pytest.mark.parametrize("state", list(TaskState))
def test_a_light_is_drawn_as_a_path_without_any_font(state: TaskState) -> None:
    pencil = Pencil()
    draw_light(Sheet(pencil, 100, 100), state, 50, 50, 8)
    assert pencil.drawn
    assert not any("Tj" in drawn for drawn in pencil.drawn)


def test_shapes_differ_without_colour() -> None:
    drawings = set()
    for state in TaskState:
        pencil = Pencil()
        draw_light(Sheet(pencil, 100, 100), state, 50, 50, 8)
        drawings.add(tuple(pencil.drawn))
    assert len(drawings) == len(TaskState)


def test_legend_names_every_light_and_its_rule(print_blocks: Printer) -> None:
    text = squeezed(page_texts(print_blocks(Legend(Thresholds(slow_lag=12).legend(), "虚线为序时进度")))[0])
    assert all(state.value in text for state in TaskState)
    assert "不超过12个百分点" in text
    assert "虚线为序时进度" in text


def test_bars_are_as_long_as_their_share(fonts: LoadedFonts) -> None:
    def lengths(share: float | None) -> list[float]:
        pencil = Pencil()
        laid = TargetBars((TargetBar("基地", "2 / 5 个", share),)).lay(fonts, 500)
        assert isinstance(laid, LaidTargetBars)
        laid._draw_bar(Sheet(pencil, 600, 600), laid.rows[0].bar, 0, 50)
        boxes = [drawn.split() for drawn in pencil.drawn if drawn.endswith("f")]
        return [float(box[8]) - float(box[5]) for box in boxes]

    track, filled = lengths(0.4)
    assert track > 100
    assert filled == pytest.approx(track * 0.4, abs=0.02)
    assert lengths(9.0)[1] == pytest.approx(track * 1.25, abs=0.02)
    assert len(lengths(0.0)) == 1
    assert len(lengths(None)) == 1


def test_bars_say_title_reading_and_state(print_blocks: Printer) -> None:
    bar = TargetBar("县级科普教育基地", "2 / 5 个", 0.4, 0.5, TaskState.behind)
    text = squeezed(page_texts(print_blocks(TargetBars((bar,) * 80)))[-1])
    assert "县级科普教育基地" in text
    assert "2/5个" in text
    assert "滞后" in text


@pytest.mark.parametrize(("highest", "expected"), [(13, (15, 5)), (4, (5, 1)), (60, (80, 20)), (0.5, (0.6, 0.2))])
def test_scale_ends_above_the_highest_value_in_round_steps(highest: float, expected: tuple[float, float]) -> None:
    top, step = scale(highest)
    assert top >= highest
    assert (top, step) == pytest.approx(expected)
    assert top / step == pytest.approx(round(top / step))


def test_rate_line_writes_every_rate_and_the_target(print_blocks: Printer) -> None:
    points = ((2015, 3.1), (2021, 9.8), (2022, 10.7), (2023, 11.35))
    text = page_texts(print_blocks(RateLine(points, 13, "2025年目标：超过13%", 2021, 2025)))[0]
    for part in ("9.8%", "10.7%", "11.35%", "2025年目标：超过13%", "2024年"):
        assert part in text
    assert "3.1%" not in text


def test_rate_line_without_a_survey_says_so(print_blocks: Printer) -> None:
    assert "尚无调查结果" in page_texts(print_blocks(RateLine((), 13, "目标", 2021, 2025)))[0]
