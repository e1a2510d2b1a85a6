"""`export`: meeting materials as an Excel, PDF or Word file, or as a folder of all of them."""

import argparse

from lianping_desk.cli.output import as_of_day, desk_in
from lianping_desk.domain.materials.paper import Layout, RightPages, WidePaper
from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.materials.export import EXPORTS, Format, export
from lianping_desk.services.materials.whole_set import export_whole_set


def run(folder: DataFolder, arguments: argparse.Namespace) -> None:
    """Write the file, or the folder, and say where it is."""
    as_of = as_of_day(arguments.as_of)
    parts = EXPORTS[arguments.what]
    layout = Layout(WidePaper(arguments.paper), RightPages(arguments.right_pages))
    units = None if arguments.unit is None else (arguments.unit,)
    with desk_in(folder) as desk:
        if arguments.format == "folder":
            done = export_whole_set(
                desk,
                parts,
                arguments.out,
                as_of=as_of,
                period_code=arguments.period,
                units=units,
                layout=layout,
            )
        else:
            done = export(
                desk,
                parts,
                Format(arguments.format),
                arguments.out,
                as_of=as_of,
                period_code=arguments.period,
                units=units,
                layout=layout,
            )
    print(f"已导出：{done.path}")
    if done.warning:
        print(done.warning)
