"""Set how far behind 序时进度 a light changes."""

from dataclasses import replace

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.progress import Thresholds
from lianping_desk.services.desk import Desk
from lianping_desk.services.settings import save_settings


def set_thresholds(desk: Desk, thresholds: Thresholds) -> None:
    """Judge every state by these from now on; kept in the settings. DeskError when they contradict one another."""
    if not 0 <= thresholds.on_track_lag <= thresholds.slow_lag <= 100:
        raise DeskError("两个界限要在0到100之间，“慢序时”的不能小于“按序时”的。", "请核对后重新填写。")
    if thresholds.early_days < 0:
        raise DeskError("提前的天数不能小于0。", "请核对后重新填写。")
    settings = replace(desk.settings, thresholds=thresholds)
    save_settings(desk.folder.settings, settings)
    desk.settings = settings
