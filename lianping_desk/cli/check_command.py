"""`check`: is everything in the data folder sound?"""

import argparse

from lianping_desk.cli.output import desk_in
from lianping_desk.domain.errors import DeskError
from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.safety.check import check


def run(folder: DataFolder, arguments: argparse.Namespace) -> None:
    """Print every finding; known trouble when something is broken. A desk without a backup yet is not."""
    with desk_in(folder) as desk:
        found = check(desk)
    for finding in found:
        print(f"{finding.sign} {finding.text}")
    faults = sum(not finding.sound for finding in found)
    if faults:
        raise DeskError(f"检查发现{faults}处需要处理。", "请按上面每一行的提示办理。")
