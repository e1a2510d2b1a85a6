"""Windows: a job object holds a child to its memory, and ends it with the desk, however the desk ends.

Elsewhere the child limits itself (child.py). Structures and numbers: winnt.h, JOBOBJECT_EXTENDED_LIMIT_INFORMATION.
"""

import ctypes
import sys
from collections.abc import Callable
from ctypes import c_int64, c_size_t, c_uint32, c_uint64

_LIMIT_PROCESS_MEMORY, _DIE_WITHOUT_A_DIALOG, _END_WITH_THE_JOB = 0x100, 0x400, 0x2000
_EXTENDED_LIMITS = 9
_MAY_TERMINATE, _MAY_SET_QUOTA = 0x1, 0x100


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("per_process_user_time", c_int64),
        ("per_job_user_time", c_int64),
        ("flags", c_uint32),
        ("least_working_set", c_size_t),
        ("most_working_set", c_size_t),
        ("active_processes", c_uint32),
        ("affinity", c_size_t),
        ("priority_class", c_uint32),
        ("scheduling_class", c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION; the six counters are IO_COUNTERS."""

    _fields_ = (
        ("basic", BasicLimits),
        ("io_counters", c_uint64 * 6),
        ("process_memory", c_size_t),
        ("job_memory", c_size_t),
        ("peak_process_memory", c_size_t),
        ("peak_job_memory", c_size_t),
    )


def extended_limits(memory: int) -> ExtendedLimits:
    """The limits that a child of the desk lives under; `memory` in bytes."""
    limits = ExtendedLimits()
    limits.basic.flags = _LIMIT_PROCESS_MEMORY | _DIE_WITHOUT_A_DIALOG | _END_WITH_THE_JOB
    limits.process_memory = memory
    return limits


def hold_in_job(process_id: int, memory: int) -> Callable[[], None]:
    """Put a process into a job of its own with a limit of `memory` bytes; call what comes back when it has ended.

    Where there are no jobs, or Windows will not have it, nothing is done: the limit on time stands in any case.
    """
    if sys.platform == "win32":
        from ctypes import WinDLL
        from ctypes.wintypes import BOOL, DWORD, HANDLE, LPVOID

        kernel = WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype, kernel.OpenProcess.restype = HANDLE, HANDLE
        kernel.CreateJobObjectW.argtypes = (LPVOID, LPVOID)
        kernel.SetInformationJobObject.argtypes = (HANDLE, DWORD, LPVOID, DWORD)
        kernel.AssignProcessToJobObject.argtypes = (HANDLE, HANDLE)
        kernel.OpenProcess.argtypes = (DWORD, BOOL, DWORD)
        kernel.CloseHandle.argtypes = (HANDLE,)
        job = kernel.CreateJobObjectW(None, None)
        process = kernel.OpenProcess(_MAY_TERMINATE | _MAY_SET_QUOTA, False, process_id)
        limits = extended_limits(memory)
        kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits))
        kernel.AssignProcessToJobObject(job, process)
        kernel.CloseHandle(process)
        return lambda: kernel.CloseHandle(job)
    return _nothing_to_close


def _nothing_to_close() -> None:
    """There is no job."""
