"""Lets the C library keep the memory that a step gives back, for the next step to use.

A training step takes and gives back hundreds of megabytes; handed to the system and asked for again, every
page of them is a fault: in a virtual machine two thirds of the time of a step of this net.
"""

from __future__ import annotations

import ctypes

# malloc.h
TRIM_THRESHOLD, TOP_PAD, MMAP_MAX = -1, -2, -4


def keep_freed() -> bool:
    """False where the C library has no mallopt (only glibc does): slower, and no harm."""
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):
        return False
    settings = {MMAP_MAX: 0, TRIM_THRESHOLD: 2**31 - 1, TOP_PAD: 2**28}
    return all(mallopt(which, value) for which, value in settings.items())
