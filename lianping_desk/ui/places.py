"""The screens of the window in the order of its left side, each imported only when she first goes there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the names stand on the left before any screen can be made
    from lianping_desk.ui.screen import Screen
    from lianping_desk.ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Place:
    """One entry on the left: the screen's name, what she reads, its icon, and how to make it."""

    name: str
    title: str
    icon: str
    make: Callable[[Workspace], Screen]


def _home(workspace: Workspace) -> Screen:
    from lianping_desk.ui.home.screen import HomeScreen

    return HomeScreen(workspace)


def _division(workspace: Workspace) -> Screen:
    from lianping_desk.ui.division.screen import DivisionScreen

    return DivisionScreen(workspace)


def _schedule(workspace: Workspace) -> Screen:
    from lianping_desk.ui.schedule.screen import ScheduleScreen

    return ScheduleScreen(workspace)


def _targets(workspace: Workspace) -> Screen:
    from lianping_desk.ui.targets.screen import TargetsScreen

    return TargetsScreen(workspace)


def _returns(workspace: Workspace) -> Screen:
    from lianping_desk.ui.returns.screen import ReturnsScreen

    return ReturnsScreen(workspace)


def _follow_ups(workspace: Workspace) -> Screen:
    from lianping_desk.ui.follow_ups.screen import FollowUpsScreen

    return FollowUpsScreen(workspace)


def _meeting(workspace: Workspace) -> Screen:
    from lianping_desk.ui.meeting.screen import MeetingScreen

    return MeetingScreen(workspace)


def _units(workspace: Workspace) -> Screen:
    from lianping_desk.ui.units.screen import UnitsScreen

    return UnitsScreen(workspace)


def _settings(workspace: Workspace) -> Screen:
    from lianping_desk.ui.settings.screen import SettingsScreen

    return SettingsScreen(workspace)


PLACES = (
    Place("home", "首页", "house", _home),
    Place("division", "分工表", "table-2", _division),
    Place("schedule", "进度安排", "chart-gantt", _schedule),
    Place("targets", "创建目标", "target", _targets),
    Place("returns", "填报回收", "inbox", _returns),
    Place("follow_ups", "督办", "clipboard-check", _follow_ups),
    Place("meeting", "会议材料", "presentation", _meeting),
    Place("units", "单位", "building-2", _units),
    Place("settings", "设置", "settings", _settings),
)
