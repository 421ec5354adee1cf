"""Files that are whole or not there: written under a temporary name, then renamed."""

import errno
import hashlib
import json
import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A temporary path to write to; on success it becomes ``path`` at once, on failure nothing is left.

    Raises:
        OSError: as writing raises it (a full disk among them); ``path`` is then as it was before.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield temporary
        with temporary.open("rb") as written:
            os.fsync(written.fileno())
        temporary.replace(path)
    except OSError as fault:
        # A fault of opening names its file, one of writing does not.
        fault.filename = fault.filename or str(path)
        raise
    finally:
        temporary.unlink(missing_ok=True)


def is_whole_parquet(path: Path) -> bool:
    """Whether there is a Parquet file that ends as it should: one that was cut short has no footer."""
    import pyarrow
    import pyarrow.parquet

    try:
        pyarrow.parquet.read_metadata(path)
    except (OSError, pyarrow.ArrowInvalid):
        return False
    return True


def is_whole_tar(path: Path) -> bool:
    """Whether a tar ends as it should: with two blocks of zeros, at the end of a record."""
    with path.open("rb") as stream:
        size = stream.seek(0, os.SEEK_END)
        stream.seek(max(size - 2 * tarfile.BLOCKSIZE, 0))
        return size % tarfile.RECORDSIZE == 0 and stream.read() == bytes(2 * tarfile.BLOCKSIZE)


def write_text(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8, whole or not at all."""
    with whole_file(path) as temporary:
        temporary.write_text(text, encoding="utf-8")


def write_json(path: Path, value: Any) -> None:
    """Write a value as json, whole or not at all."""
    write_text(path, json.dumps(value, indent=1, ensure_ascii=False, allow_nan=False) + "\n")


def sha256_file(path: Path) -> str:
    """The sha256 of a file, in hex digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def sha256_json(value: Any) -> str:
    """The sha256 of a value's canonical json, in hex digits.

    >>> sha256_json({"a": 1, "b": 2}) == sha256_json({"b": 2, "a": 1})
    True
    """
    return hashlib.sha256(json.dumps(value, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def explain_os_error(fault: OSError) -> str:
    """What went wrong with a file in one line: which, what, and what to do."""
    where = f"{fault.filename}: " if fault.filename else ""
    if fault.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        cause = fault.strerror
        return f"{where}no space left to write ({cause}); make room, then say resume=true: nothing half-written is kept"
    if isinstance(fault, FileNotFoundError):
        return f"{where}no such file or folder"
    return f"{where}{fault.strerror or fault}"
