"""The rights of a plain user, also where the superuser runs the tests."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

# From linux/capability.h: the version of the two structures, and the rights to pass over the bits of files.
_VERSION = 0x20080522
_OVER_BITS = 1 << 1 | 1 << 2


@contextmanager
def plain_rights() -> Iterator[None]:
    """Within it the bits of files and folders hold for this process, whoever runs it.

    The superuser gives up the two capabilities that pass over them (capabilities(7)), which only Linux can.
    """
    if os.geteuid() != 0:
        yield
        return
    if sys.platform != "linux":
        pytest.skip("not run: the superuser of this system may write everywhere; run the tests as a plain user")
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(_VERSION, 0)
    held = (ctypes.c_uint32 * 6)()  # effective, permitted, inheritable; the lower halves, then the upper ones
    assert libc.capget(header, held) == 0
    effective = held[0]
    held[0] = effective & ~_OVER_BITS
    assert libc.capset(header, held) == 0
    try:
        yield
    finally:
        held[0] = effective
        assert libc.capset(header, held) == 0
