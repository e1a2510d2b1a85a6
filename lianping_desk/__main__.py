"""Parse the arguments, then open the window or run one command without it."""

import multiprocessing
import sys


def main(arguments: list[str] | None = None) -> int:
    """`lianping-desk` with these arguments (None: of the process); returns the exit code of DESIGN 6."""
    multiprocessing.freeze_support()
    from lianping_desk.cli.arguments import parse

    parsed = parse(sys.argv[1:] if arguments is None else arguments)
    if parsed.command is None:
        from lianping_desk.app import open_window

        return open_window(parsed.data)
    from lianping_desk.cli.run import run

    return run(parsed)


if __name__ == "__main__":
    sys.exit(main())
