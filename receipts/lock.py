"""One process at a time in a folder: a lock that ends with the process that holds it, however that ends."""

import os
import socket
import weakref
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from receipts.console import say


class BusyError(ValueError):
    """Another process is at work where only one may be."""


class Lock:
    """Held from when it is made until it is released, or forgotten, or its process dies: a killed process leaves none behind.

    The file beside the work says who holds it. The lock itself is the operating system's (``flock``), which knows who is alive.
    On a file system that has no locks nothing is held, and that is told. What this process holds already is granted again.

        with Lock(out / ".lock"):
            ...
    """

    def __init__(self, path: Path, *, wait: bool = False) -> None:
        """Take the lock, in a folder that is there.

        Args:
            wait: where another process holds it, say so and wait for it to end; otherwise refuse.

        Raises:
            BusyError: another process holds it.
        """
        self._end: weakref.finalize[..., Lock] | None = None
        while True:
            stream = path.open("a+", encoding="utf-8")
            if not _take(stream, path.parent, wait=wait):
                return
            # One who waited may hold the lock of a file that its holder has removed by then.
            if path.exists() and os.path.samestat(os.fstat(stream.fileno()), path.stat()):
                stream.truncate(0)
                stream.write(f"{os.getpid()} {socket.gethostname()}")
                stream.flush()
                self._end = weakref.finalize(self, _let_go, stream, path, os.getpid())
                return
            stream.close()

    def release(self) -> None:
        """Let others have it; once is enough."""
        if self._end is not None:
            self._end()

    def __enter__(self) -> "Lock":
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        self.release()


def _take(stream: IO[Any], place: Path, *, wait: bool) -> bool:
    """Whether the open file is locked now; if not, because this process holds it already or there are no locks, it is closed.

    Raises:
        BusyError: another process holds it.
    """
    import fcntl

    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    except BlockingIOError:
        stream.seek(0)
        number, _, host = stream.read().partition(" ")
        if wait and (number, host) != (str(os.getpid()), socket.gethostname()):
            say(f"{place}: waiting for process {number} on {host}, which is at work there")
            fcntl.flock(stream, fcntl.LOCK_EX)
            return True
        stream.close()
        if (number, host) != (str(os.getpid()), socket.gethostname()):
            raise BusyError(f"{place}: process {number} on {host} is at work there; wait for it, or end it") from None
    except OSError as fault:
        stream.close()
        say(f"{place}: no locks on this file system ({fault.strerror}); let no two processes write there")
    return False


def _let_go(stream: IO[Any], path: Path, owner: int) -> None:
    # A forked child inherits what stands here, and must not end its parent's lock.
    if os.getpid() == owner:
        path.unlink(missing_ok=True)
    stream.close()
