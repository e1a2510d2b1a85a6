"""`restore`: put a backup in the place of the database."""

import argparse

from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.safety.restore import restore


def run(folder: DataFolder, arguments: argparse.Namespace) -> None:
    """Restore, and say where the data that was there before lies now."""
    restored = restore(folder, arguments.file)
    print(f"已从“{restored.file}”恢复。")
    if restored.put_aside is not None:
        print(f"恢复之前的数据没有删除，放在：{restored.put_aside}")
