"""What other tools read, kept from run to run: neither they nor the pictures change."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from receipts.console import progress
from receipts.files import write_json

# A crash loses no more pages than these.
_EVERY = 5


class Kept:
    """Answers of one tool by picture and setting: in a json file, or for this run alone."""

    def __init__(self, folder: Path | None, tool: str) -> None:
        self._path = None if folder is None else folder / f"{tool}.json"
        self._tool = tool
        there = self._path is not None and self._path.exists()
        self._answers: dict[str, Any] = json.loads(self._path.read_text(encoding="utf-8")) if self._path and there else {}

    def missing(self, keys: Iterable[str]) -> list[str]:
        """Those of the keys that have no answer yet."""
        return [key for key in dict.fromkeys(keys) if key not in self._answers]

    def fill(self, answers: Iterator[tuple[str, Any]], total: int) -> None:
        """Take ``total`` answers as they come, and keep them."""
        with progress(self._tool, total, "pages") as advance:
            for number, (key, answer) in enumerate(answers, 1):
                self._answers[key] = answer
                advance(1)
                if number % _EVERY == 0 or number == total:
                    self._write()

    def __getitem__(self, key: str) -> Any:
        return self._answers[key]

    def _write(self) -> None:
        if self._path is not None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_json(self._path, self._answers)
