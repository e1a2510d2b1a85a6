"""`export`: meeting materials as an Excel, PDF or Word file."""

import argparse

from lianping_desk.cli.output import as_of_day, desk_in
from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.materials.export import EXPORTS, Format, export


def run(folder: DataFolder, arguments: argparse.Namespace) -> None:
    """Write the file and say where it is."""
    as_of = as_of_day(arguments.as_of)
    with desk_in(folder) as desk:
        done = export(
            desk,
            EXPORTS[arguments.what],
            Format(arguments.format),
            arguments.out,
            as_of=as_of,
            period_code=arguments.period,
            units=None if arguments.unit is None else [arguments.unit],
        )
    print(f"已导出：{done.path}")
    if done.warning:
        print(done.warning)
