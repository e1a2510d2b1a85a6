"""Run one command: open the desk, do it, say what was done; exit 0 done, 1 known trouble (DESIGN 6)."""

import argparse
import errno
import importlib
import sys

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.file_names import readable
from lianping_desk.services.data_folder import DataFolder, choose_data_folder

DONE, TROUBLE = 0, 1


def run(arguments: argparse.Namespace) -> int:
    """Do what the parsed `arguments` ask for; returns the exit code."""
    folder = choose_data_folder(arguments.data)
    try:
        command = importlib.import_module(f"lianping_desk.cli.{arguments.command}_command")
        command.run(folder, arguments)
        sys.stdout.flush()
    except DeskError as error:
        print(readable(str(error)), file=sys.stderr)
        return TROUBLE
    except KeyboardInterrupt:
        print("已中断，没有写入未完成的数据。", file=sys.stderr)
        return TROUBLE
    except BrokenPipeError:
        return DONE
    except Exception as error:
        print(_full(error) or readable(_bug(folder, error)), file=sys.stderr)
        return TROUBLE
    return DONE


def _full(error: Exception) -> str:
    """The disk that the output is sent to (`> 文件`) has no more room; the desk's own files say so themselves."""
    is_full = isinstance(error, OSError) and error.errno == errno.ENOSPC
    return "磁盘空间不足，内容没有写完。请清理磁盘或换一个盘后重试。" if is_full else ""


def _bug(folder: DataFolder, error: Exception) -> str:
    from lianping_desk.services.crash_report import write_crash_report

    report = write_crash_report(folder, error)
    return f"程序出了意外（{type(error).__name__}），您的数据没有受影响。请把这个文件发给维护人员：{report}"
