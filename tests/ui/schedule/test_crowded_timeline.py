"""A timeline of a large city: 200 tasks with 600 annual tasks."""

from dataclasses import replace
from datetime import date
from itertools import cycle, islice

import pytest
from pytestqt.qtbot import QtBot

from lianping_desk.domain.progress import TaskState
from lianping_desk.domain.schedule import AnnualLine, Schedule, TaskLine
from lianping_desk.domain.work import AnnualTask
from lianping_desk.services.desk import Desk
from lianping_desk.services.schedule.schedule import schedule
from lianping_desk.ui.schedule.bars import BarItem
from lianping_desk.ui.schedule.rows import ScheduleFilter
from lianping_desk.ui.schedule.scene import WORK_ROW, TimelineScene
from lianping_desk.ui.schedule.timeline import Timeline

TASKS, EACH = 200, 3


def crowded(shown: Schedule) -> Schedule:
    """The schedule with its tasks repeated under new ids, each with annual tasks."""
    return replace(
        shown,
        lines=tuple(_line(line, number) for number, line in enumerate(islice(cycle(shown.lines), TASKS), 1000)),
    )


def _line(line: TaskLine, number: int) -> TaskLine:
    task = replace(line.task, id=number, no=number - 999)
    annual = tuple(
        AnnualLine(
            AnnualTask(number, None, 2022 + each, "科普活动进社区、进校园", "每年不少于20场", id=number * EACH + each),
            TaskState.on_track,
            date(2022 + each, 1, 1),
            date(2022 + each, 12, 31),
        )
        for each in range(EACH)
    )
    return replace(line, status=replace(line.status, task=task), annual=annual)


@pytest.fixture
def timeline(qtbot: QtBot, desk: Desk) -> Timeline:
    made = Timeline()
    qtbot.addWidget(made)
    made.resize(1200, 600)
    made.show()
    made.show_schedule(crowded(schedule(desk, date(2023, 6, 30))), ScheduleFilter())
    made.open_all(True)
    return made


def test_a_look_draws_only_the_rows_in_sight_and_zooming_lays_them_once(
    timeline: Timeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What makes it fluid, counted and not timed: a machine that others use too is slow for other reasons."""
    assert len(timeline.rows) == TASKS * (1 + EACH)
    drawn: list[BarItem] = []
    laid: list[int] = []
    paint, show_rows = BarItem.paint, TimelineScene.show_rows
    monkeypatch.setattr(BarItem, "paint", lambda bar, *given: (drawn.append(bar), paint(bar, *given))[1])
    monkeypatch.setattr(TimelineScene, "show_rows", lambda one, *given: (laid.append(1), show_rows(one, *given))[1])
    in_sight = timeline.canvas.viewport().height() / WORK_ROW + 2
    bar = timeline.canvas.verticalScrollBar()
    bar.setValue(bar.value() + 200)
    timeline.grab()
    assert laid == [] and 0 < len(drawn) <= in_sight
    drawn.clear()
    timeline.zoom(1.1)
    timeline.grab()
    assert len(laid) <= 2, "once for the zoom, once where it takes a scroll bar away"
    assert 0 < len(drawn) <= in_sight


def test_going_to_the_last_row_shows_it(timeline: Timeline) -> None:
    last = timeline.rows[-1]
    timeline.select(last.key)
    scene, canvas = timeline.scene, timeline.canvas
    assert scene.tops[-1] <= canvas.verticalScrollBar().value() + canvas.viewport().height() + 1
    assert timeline.titles.row_under(canvas.viewport().height() - 5) == last, "the titles scroll with the bars"
