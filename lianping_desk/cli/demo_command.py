"""`demo`: fill an empty folder with the demonstration."""

import argparse

from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.demo.fill_demo import fill_demo


def run(folder: DataFolder, arguments: argparse.Namespace) -> None:
    """Fill the folder and say where it is."""
    fill_demo(folder)
    print(f"演示数据已填入“{folder.path}”，其中的人和数都是编的。")
