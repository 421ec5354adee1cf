"""Pictures in a folder: which files are read, the id of each, and what is left out."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from receipts.console import printable

PICTURES = (
    *(".jpg", ".jpeg", ".jpe", ".jfif", ".mpo", ".png", ".tif", ".tiff", ".webp"),
    *(".bmp", ".gif", ".jp2", ".avif", ".pgm", ".ppm"),
)
# Not read, but by a line each that says what to do: whoever puts them into a folder of pictures means them to be read.
_TOLD = (".heic", ".heif", ".pdf")


@dataclass(frozen=True)
class PictureFiles:
    """What a folder holds.

    Attributes:
        pictures: id to path, sorted by the files' names.
        others: how many other files there are by ending, hidden files aside.
        folders: how many folders are in it, which are not entered.
    """

    pictures: Mapping[str, Path]
    others: Mapping[str, int]
    folders: int

    @property
    def left_out(self) -> str:
        """What is not read, in words; nothing where all is.

        >>> PictureFiles({}, {".txt": 2, "": 1}, 1).left_out
        '3 other files (2 .txt, 1 without an ending) and 1 folder in it'
        """
        told = []
        if self.others:
            endings = ", ".join(f"{count} {ending or 'without an ending'}" for ending, count in self.others.items())
            told.append(f"{_counted(sum(self.others.values()), 'other file')} ({endings})")
        if self.folders:
            told.append(f"{_counted(self.folders, 'folder')} in it")
        return " and ".join(told)


def picture_files(folder: Path) -> PictureFiles:
    """The pictures of a folder by the endings of their names; those of folders in it are left out.

    Raises:
        ValueError: there are none, or two have the same id.
    """
    pictures: dict[str, Path] = {}
    others: Counter[str] = Counter()
    folders = 0
    for path in sorted(path for path in folder.iterdir() if not path.name.startswith(".")):
        if path.is_dir():
            folders += 1
        elif path.suffix.lower() not in (*PICTURES, *_TOLD):
            others[printable(path.suffix.lower())] += 1
        else:
            name = picture_id(path)
            if name in pictures:
                raise ValueError(
                    f"input: {printable(pictures[name].name)} and {printable(path.name)} would both be {printable(name)!r} in "
                    "the output, where a picture's id is its file's name without the ending; rename one of them"
                )
            pictures[name] = path
    found = PictureFiles(pictures, dict(others.most_common()), folders)
    if not pictures:
        raise ValueError(f"input: {printable(folder)} holds no pictures ({' '.join(PICTURES)}){_but(found.left_out)}")
    return found


def picture_id(path: Path) -> str:
    """A picture's id: its file's name without the ending. What is no UTF-8 in it is replaced, for ids are text.

    >>> picture_id(Path("scans/a.b.jpg"))
    'a.b'
    """
    return os.fsencode(path.stem).decode("utf-8", "replace")


def _but(left_out: str) -> str:
    return f"; there are {left_out}" if left_out else ""


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
