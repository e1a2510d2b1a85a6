"""Open the desk, setting up what it needs first: `python3 packaging/start.py [arguments of the command line]`.

Everything said while setting up goes to stderr, so that with `--json` stdout holds only the answer.
"""

import sys
from typing import List

from suitable_python import become, run_suitably


def open_desk(arguments: List[str]) -> int:
    """Become the desk; with a command among `arguments` no window and so no library of Qt is needed."""
    import environment
    import system_packages

    window = wants_window(arguments)
    libraries = system_packages.libraries_for_a_window() if window else {}
    python = environment.ready_python(environment.DESK_LOCKS, libraries)
    if window:
        system_packages.require_screen()
    # -P: a file in the folder where she stands must not pass for a part of the desk
    return become([str(python), "-P", "-m", "lianping_desk", *arguments])


def wants_window(arguments: List[str]) -> bool:
    """Whether no command stands among the arguments (DESIGN 6), only options."""
    words = iter(arguments)
    for word in words:
        if word == "--data":
            next(words, None)
        elif word in ("-h", "--help", "--version") or not word.startswith("-"):
            return False
    return True


if __name__ == "__main__":
    sys.exit(run_suitably(__file__, open_desk))
