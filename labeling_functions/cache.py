"""Votes that were cast before: kept in a folder, a file for every function and set of documents.

A file is found by what its function does and what its documents hold, so that a change of either never meets old votes; and
one that is broken is no file.
"""

import hashlib
import json
import os
import time
import zlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from labeling_functions.fingerprint import NoFingerprint, fingerprint, installed_fingerprint
from receipts.document import Document
from receipts.files import explain_os_error, whole_file, write_text
from receipts.labels import ABSTAIN

_FORMAT = 1
_KEPT_S = 30 * 24 * 3600.0


@dataclass(frozen=True)
class VoteCache:
    """A folder of votes.

    Attributes:
        folder: where they are; made when something is kept.
        tell: called with each thing a person should know, a line.
    """

    folder: Path
    tell: Callable[[str], None] = print

    def take(
        self, functions: Sequence[Any], labels: Sequence[int | None], documents: Sequence[Document], cardinality: int
    ) -> tuple[list[str | None], dict[int, NDArray[np.int8]]]:
        """The key of every function, None for one whose votes cannot be kept, and by number the votes that are there."""
        keys, reasons = keys_of(functions, labels, documents, cardinality)
        num_tokens = sum(map(len, documents))
        read = {number: self.read(key, num_tokens, cardinality) for number, key in enumerate(keys) if key}
        found = {number: votes for number, votes in read.items() if votes is not None}
        for name, reason in reasons.items():
            self.tell(f"labeling function {name} is asked every time: it {reason}")
        asked = len(functions) - len(found)
        if found:
            self.tell(f"{asked} of {len(functions)} functions are asked; {len(found)} voted before on these ({self.folder})")
        return keys, found

    def read(self, key: str, num_tokens: int, cardinality: int) -> NDArray[np.int8] | None:
        """The votes int8 (num_tokens) under a key; None where there are none, or none that are whole."""
        path = self._path(key)
        try:
            content = path.read_bytes()
            found = _opened(content, key, num_tokens)
            os.utime(path)
        except OSError:
            return None
        if found is None or found.min(initial=ABSTAIN) < ABSTAIN or found.max(initial=ABSTAIN) >= cardinality:
            return None
        return found

    def write(self, columns: Mapping[str, NDArray[np.int8]]) -> None:
        """Keep the votes under each key, and forget those that nobody has asked for in 30 days."""
        try:
            # The folder stands among a person's own files; it is not theirs to commit.
            if not (self.folder / ".gitignore").exists():
                write_text(self.folder / ".gitignore", "*\n")
            for key, votes in columns.items():
                self._write(key, votes)
            self._forget()
        except OSError as fault:
            self.tell(f"cache: votes are not kept: {explain_os_error(fault)}")

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.votes"

    def _write(self, key: str, votes: NDArray[np.int8]) -> None:
        packed = zlib.compress(votes.tobytes(), 1)
        with whole_file(self._path(key)) as temporary:
            temporary.write_bytes(_checksum(key, packed) + packed)

    def _forget(self) -> None:
        oldest = time.time() - _KEPT_S
        for path in [*self.folder.glob("*.votes"), *self.folder.glob(".*.part")]:
            with suppress(FileNotFoundError):  # another run may forget it at the same time
                if path.stat().st_mtime < oldest:
                    path.unlink()


def keys_of(
    functions: Sequence[Any], labels: Sequence[int | None], documents: Sequence[Document], cardinality: int
) -> tuple[list[str | None], dict[str, str]]:
    """Under which key the votes of each function are kept, in hex digits; None for those nobody can tell, and by name why.

    Args:
        labels: what each function votes for; None for one with several labels.
        documents: that are voted on.
        cardinality: how many labels there are.
    """
    around = _digest(_FORMAT, installed_fingerprint(), documents_fingerprint(documents))
    found: list[str | None] = []
    reasons: dict[str, str] = {}
    for function, label in zip(functions, labels, strict=True):
        try:
            found.append(_digest(around, fingerprint(function), label, cardinality if label is None else None))
        except NoFingerprint as fault:
            found.append(None)
            reasons[function.name] = str(fault)
    return found, reasons


def documents_fingerprint(documents: Sequence[Document]) -> str:
    """Hex digits that change with anything of the documents that a function can see, their pictures' files among it."""
    found = hashlib.sha256()
    for document in documents:
        plain: dict[str, Any] = {"picture": _picture(document.image)}
        arrays = []
        for name in (field.name for field in fields(document)):
            value = getattr(document, name)
            if isinstance(value, np.ndarray):
                plain[name] = [value.dtype.str, value.shape]
                arrays.append(np.ascontiguousarray(value).tobytes())
            else:
                # The order of fields is something a function can see.
                plain[name] = dict(value) if isinstance(value, Mapping) else value
        header = json.dumps(plain).encode()
        found.update(b"%d:" % len(header) + header + b"".join(arrays))
    return found.hexdigest()


def _picture(image: str | None) -> tuple[int, int] | None:
    try:
        about = Path(image).stat() if image else None
    except OSError:
        return None
    return (about.st_size, about.st_mtime_ns) if about else None


def _opened(content: bytes, key: str, num_tokens: int) -> NDArray[np.int8] | None:
    size = hashlib.sha256().digest_size
    if content[:size] != _checksum(key, content[size:]):
        return None
    unpacked = zlib.decompressobj().decompress(content[size:], num_tokens + 1)
    return np.frombuffer(unpacked, np.int8) if len(unpacked) == num_tokens else None


def _checksum(key: str, packed: bytes) -> bytes:
    return hashlib.sha256(key.encode() + packed).digest()


def _digest(*parts: Any) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
