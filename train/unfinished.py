"""Predictions that are still being made, kept beside the file they become, so that long reading goes on after a kill."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from receipts.files import whole_file
from receipts.jsonl import Prediction, prediction_line


class Unfinished:
    """What is read so far: OUTPUT.part, whose first line says what it is made of and each other is a prediction.

    A line that a kill cut short is dropped. The output itself is written once, whole, in the order asked for.
    """

    def __init__(self, output: Path, about: Mapping[str, Any], *, resume: bool, overwrite: bool) -> None:
        """Begin, or go on with what is there.

        Args:
            output: the file that the predictions become.
            about: what shapes the predictions, plain; a resumed reading must have the same.

        Raises:
            ValueError: there is one that was not asked to be gone on with, or one of something else.
        """
        self.output = output
        self.path = output.with_name(f"{output.name}.part")
        self._places: dict[str, int] = {}
        if self.path.exists() and not overwrite:
            if not resume:
                raise ValueError(
                    f"output: {self.path} holds an unfinished reading; resume=true goes on with it, overwrite=true starts again"
                )
            self._take_up(about)
        else:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.write_text(json.dumps(about) + "\n", encoding="utf-8")

    def __contains__(self, id: str) -> bool:
        return id in self._places

    def __len__(self) -> int:
        return len(self._places)

    def add(self, prediction: Prediction) -> None:
        """Keep one more prediction."""
        with self.path.open("ab") as stream:
            place = stream.tell()
            stream.write(prediction_line(prediction).encode())
        self._places[prediction.document.id] = place

    def finish(self, order: Iterable[str]) -> int:
        """Write the predictions of these ids, in their order, as the output; how many there are."""
        count = 0
        with whole_file(self.output) as temporary, temporary.open("wb") as whole, self.path.open("rb") as part:
            for id in order:
                if id in self._places:
                    part.seek(self._places[id])
                    whole.write(part.readline())
                    count += 1
        self.path.unlink()
        return count

    def drop(self) -> None:
        """Forget all of it."""
        self.path.unlink()

    def _take_up(self, about: Mapping[str, Any]) -> None:
        place = 0
        with self.path.open("r+b") as stream:
            for number, line in enumerate(stream):
                entry = _whole_object(line)
                if entry is None:
                    stream.truncate(place)
                    break
                if number == 0:
                    self._refuse_other(entry, about)
                else:
                    self._places[entry["id"]] = place
                place += len(line)
        if not place:
            self.path.write_text(json.dumps(about) + "\n", encoding="utf-8")

    def _refuse_other(self, begun: Mapping[str, Any], about: Mapping[str, Any]) -> None:
        differing = [name for name in {**begun, **about} if begun.get(name) != about.get(name)]
        if differing:
            raise ValueError(
                f"output: {self.path} was begun with another {' and another '.join(differing)}; "
                "say the same, or overwrite=true to start again"
            )


def _whole_object(line: bytes) -> dict[str, Any] | None:
    """The json object of a line; None where the line was cut short."""
    try:
        entry = json.loads(line)
    except ValueError:
        return None
    return entry if line.endswith(b"\n") and isinstance(entry, dict) else None
