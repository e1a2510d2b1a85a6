"""PySide6 6.12 gives references to None, True and False back that it never took, and the program would die of it.

Its wheels are built as if these objects could not die, which holds from Python 3.12 on (PEP 683). On 3.11
each setter called costs None a reference, each event sent costs True or False one; after some minutes Python aborts
with "deallocating None". A large number of references of our own makes them as lasting as they are in 3.12.
"""

import ctypes
import sys

MANY = 1 << 28
"""Far more than one day's work can use up, and still within a 32-bit count."""


def keep_constants_alive() -> None:
    """Let None, True and False outlast this process, where Python does not see to that itself."""
    if sys.version_info < (3, 12) and sys.implementation.name == "cpython":
        for constant in (None, True, False):
            ctypes.c_ssize_t.from_address(id(constant)).value += MANY
