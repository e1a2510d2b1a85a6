"""`period add`: open a reporting period."""

import argparse

from lianping_desk.cli.output import desk_in, due_day
from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.periods.add_period import add_period


def run(folder: DataFolder, arguments: argparse.Namespace) -> None:
    """Open the period, or give it another due date, and say which."""
    due = due_day(arguments.due)
    with desk_in(folder) as desk:
        print(add_period(desk, arguments.period, due).sentence)
