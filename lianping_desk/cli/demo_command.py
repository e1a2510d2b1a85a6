"""`demo`: fill an empty folder with an invented county, so that everything can be seen alive."""

import argparse

from lianping_desk.domain.errors import DeskError
from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.demo.fill_demo import fill_demo


def run(folder: DataFolder, arguments: argparse.Namespace) -> None:
    """Fill the folder of `--data` and say how to look at it; never her own folder, which is the default."""
    if arguments.data is None:
        raise DeskError("演示数据要放在单独的文件夹里。", "请用 --data 写明一个空文件夹，例如 --data 演示 demo。")
    fill_demo(folder)
    print(f"演示数据已填好：{folder.path}")
    print(f'打开来看：lianping-desk --data "{folder.path}"')
