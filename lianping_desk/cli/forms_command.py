"""`forms`: one workbook for each unit that owes a return."""

import argparse

from lianping_desk.cli.output import desk_in
from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.returns.forms.write_forms import write_forms


def run(folder: DataFolder, arguments: argparse.Namespace) -> None:
    """Write the forms and name every file."""
    with desk_in(folder) as desk:
        written = write_forms(desk, arguments.period, arguments.out)
    print(f"已生成填报表{len(written)}份：")
    for path in written:
        print(path)
