"""Set up and pass the tests: `python3 packaging/test.py [pytest arguments]`.

Without arguments: style, types, contracts between the layers, benchmarks, then every test with branch coverage.
With arguments: pytest with these, nothing else.
"""

import os
import subprocess
import sys
import time
from typing import List

from suitable_python import become, run_suitably

SEVERAL_AT_ONCE = ("-n", "auto", "--maxprocesses", "4", "--dist", "loadfile")
"""A file's tests stay together, because they share a demonstration desk that takes seconds to fill."""

ALL_STEPS = (
    ("style", ["-m", "ruff", "check", "."]),
    ("format", ["-m", "ruff", "format", "--check", "."]),
    ("types", ["-m", "mypy"]),
    ("contracts", ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]),
    ("benchmarks", ["-m", "pytest", "-m", "benchmark", "-q"]),
    ("tests", ["-m", "pytest", "-m", "not benchmark", *SEVERAL_AT_ONCE, "--cov", "--cov-report=term"]),
    ("coverage outside ui", ["-m", "coverage", "report", "--omit=lianping_desk/ui/*", "--format=total"]),
)
NOTHING_COLLECTED = 5  # pytest's exit code; only a checkout without benchmarks may end so


def run_tests(arguments: List[str]) -> int:
    """Exit code of pytest with `arguments`, or of all steps: 0 when each passed."""
    import environment
    import system_packages

    python = str(environment.ready_python(environment.TEST_LOCKS, system_packages.OFFSCREEN_LIBRARIES))
    os.chdir(str(environment.PROJECT))
    if arguments:
        return become([python, "-m", "pytest", *arguments])
    return run_all_steps(python)


def run_all_steps(python: str) -> int:
    """Run every step, also after one has failed, and end with a table of them."""
    results = []
    for name, options in ALL_STEPS:
        print(f"\n== {name} ==", flush=True)
        started = time.time()
        code = subprocess.call([python, *options], stdin=subprocess.DEVNULL)
        passed = code == 0 or (name == "benchmarks" and code == NOTHING_COLLECTED)
        results.append((name, passed, time.time() - started))
    print("\n== summary ==")
    for name, passed, seconds in results:
        print(f"{name:<22}{'passed' if passed else 'FAILED':<8}{seconds:6.1f} s")
    return 0 if all(passed for _, passed, _ in results) else 1


if __name__ == "__main__":
    sys.exit(run_suitably(__file__, run_tests))
