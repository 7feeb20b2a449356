"""Two folders change places in one step, so that nobody ever finds neither."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

_SWAP = 2
"""`RENAME_EXCHANGE` of renameat2(2) on Linux, `RENAME_SWAP` of renamex_np(2) on macOS."""

_HERE = -100
"""`AT_FDCWD`: relative paths start from the working folder."""

_UNABLE = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EXDEV})


def exchange(one: Path, other: Path) -> bool:
    """Swap two paths of one file system. False if this system cannot do it in one step; nothing has changed then."""
    first, second = os.fsencode(one), os.fsencode(other)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            failed = library.renamex_np(first, second, _SWAP)
        else:
            failed = library.renameat2(_HERE, first, _HERE, second, _SWAP)
    except (AttributeError, OSError, TypeError):
        return False
    number = ctypes.get_errno() if failed else 0
    if failed and number not in _UNABLE:
        raise OSError(number, os.strerror(number), str(other))
    return not failed
