"""`backup`: a verified copy of everything in the database."""

import argparse

from lianping_desk.cli.output import desk_in
from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.safety.backup import backup


def run(folder: DataFolder, arguments: argparse.Namespace) -> None:
    """Back up and say where to."""
    with desk_in(folder) as desk:
        print(f"已备份并核对无误：{backup(desk, arguments.out)}")
