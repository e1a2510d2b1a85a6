"""What the reading of one received file may cost: hers to set, and handed to whatever opens such files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.reading_limits import ReadingLimits
from lianping_desk.services.desk import Desk
from lianping_desk.services.settings import save_settings

if TYPE_CHECKING:  # the window shows the limits before it needs anything that reads
    from lianping_desk.exchange.contained import ContainedReader


def contained_reader(desk: Desk, children: int = 2) -> ContainedReader:
    """A reader of untrusted workbooks under the limits of this desk; close it when done."""
    from lianping_desk.exchange.contained import ContainedReader, Limits

    set_here = desk.settings.reading.within_bounds()
    limits = Limits(float(set_here.seconds), set_here.memory << 20, set_here.unpacked << 20)
    return ContainedReader(limits, children)


def set_reading_limits(desk: Desk, limits: ReadingLimits) -> None:
    """Read under these limits from now on; kept in the settings. DeskError where one makes no sense."""
    if limits != limits.within_bounds():
        raise DeskError("读表限制超出了合理的范围。", "请按提示的范围重新填写，或恢复默认值。")
    settings = replace(desk.settings, reading=limits)
    save_settings(desk.folder.settings, settings)
    desk.settings = settings
