"""``tillroll read``: the fields of receipts, off pictures or off text that is known, by trained models."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from receipts.config import Command, File, component
from receipts.console import printable, progress, say, table
from receipts.files import sha256_file
from receipts.jsonl import Prediction, read_documents, write_predictions
from receipts.lock import Lock

if TYPE_CHECKING:
    from receipts.document import Span
    from train.sight.picture_files import PictureFiles
    from train.sight.reading import PictureReader, Reading
    from train.sight.shipped import ModelFolders

_DOCUMENTS = (".jsonl", ".ndjson", ".json")


@component
class Read(Command):
    """Reads the fields of receipts with trained models.

        tillroll read input=examples/sroie/images/X51005447848.jpg
        tillroll read input=photos output=runs/photos.jsonl overlay=true
        tillroll read input=examples/sroie/documents.jsonl output=runs/read.jsonl model=runs/demo

    Attributes:
        input: a picture, or a folder of pictures, or receipts as json lines, each with its lines of text and their boxes.
        output: where the predictions go, a json object a line; the fields of a single picture are shown too.
        model: the folder of a trained extractor, or one with detector, recogniser and extractor in it; what is not there, and
            all without it, is what comes with Tillroll.
        overlay: draw what was read on the pictures, into a folder beside the output: read-overlay/NAME.jpg for read.jsonl.
        device: where to compute; auto takes CUDA where there is one.
        resume: go on with a folder where a reading that was stopped ended.
        overwrite: replace an output that is there.
    """

    input: File
    output: File | None = None
    model: File | None = None
    overlay: bool = False
    device: Literal["auto", "cpu", "cuda"] = "auto"
    resume: bool = False
    overwrite: bool = False

    def __call__(self) -> None:
        """Write the predictions, of a folder in the order of its files' names, of documents in theirs.

        Raises:
            ValueError: the input is neither picture, folder nor documents, or is one of them and faulty; of a folder, only
                where no picture of it could be read.
        """
        if self.overlay and self.output is None:
            raise ValueError("overlay: the pictures go beside the output; say output=FILE.jsonl too")
        if self.output is not None and self._complete(self.output):
            return
        if self.input.is_dir():
            self._read_folder()
        elif _holds_documents(self.input):
            self._read_documents()
        else:
            self._read_picture()

    def _complete(self, output: Path) -> bool:
        """Whether a reading that is to be gone on with has come to its end.

        Raises:
            ValueError: the output is there, or is no place for predictions.
        """
        from train.sight.picture_files import PICTURES

        if output.is_dir() or output.suffix.lower() in PICTURES:
            what = "a folder" if output.is_dir() else "the name of a picture"
            raise ValueError(f"output: {output} is {what}; predictions are json lines: say output=FILE.jsonl")
        if output.exists() and output.resolve() == self.input.resolve():
            raise ValueError(f"output: {output} is the input itself; say another file")
        if not output.exists() or self.overwrite:
            return False
        if self.resume:
            say(f"{output}: complete already")
            return True
        raise ValueError(f"output: {output} is there already; overwrite=true replaces it")

    def _read_documents(self) -> None:
        documents = read_documents(self.input)
        from train.predict import Reader, choose_device

        output = self._named_output()
        models = self._models()
        if self.model is None:
            models.check("extractor")
        reader = Reader.load(models.extractor, choose_device(self.device))
        with progress("reading", len(documents), "receipts") as advance:
            read = reader.read(documents, advance)
        if self.overlay:
            from train.sight.reading import spans_of

            for prediction, found in read:
                self._draw(_picture_of(prediction), prediction, spans_of(found))
        write_predictions(output, [prediction for prediction, _ in read])
        empty = [document.id for document in documents if not len(document)]
        if empty:
            say(f"{len(empty)} of {len(documents)} receipts hold no text; their fields are null: {', '.join(empty[:5])}")
        say(f"{len(documents)} receipts read: {output}")

    def _read_picture(self) -> None:
        from receipts.opening import open_picture
        from train.sight.picture_files import picture_id

        # A faulty picture is told at once, before torch and the models are loaded.
        picture = open_picture(self.input)
        reading = self._reader().read(picture, picture_id(self.input))
        _tell_notes(reading, self.input)
        if self.output is not None:
            self._draw(reading.picture.image, reading.prediction, reading.spans)
            write_predictions(self.output, [reading.prediction])
        _show(reading.prediction)

    def _read_folder(self) -> None:
        from train.sight.picture_files import picture_files

        output = self._named_output()
        files = picture_files(self.input)
        if files.left_out:
            say(f"{printable(self.input)}: {files.left_out} left out")
        models = self._models()
        models.check("detector", "recogniser", "extractor")
        output.parent.mkdir(parents=True, exist_ok=True)
        with Lock(output.with_name(f".{output.name}.lock")):
            self._read_files(files, models, output)

    def _read_files(self, files: PictureFiles, models: ModelFolders, output: Path) -> None:
        from receipts.opening import open_picture
        from train.unfinished import Unfinished

        unfinished = Unfinished(output, self._about(models), resume=self.resume, overwrite=self.overwrite)
        wanted = {id: path for id, path in files.pictures.items() if id not in unfinished}
        if len(unfinished):
            say(f"{len(files.pictures) - len(wanted)} of {len(files.pictures)} pictures were read before")
        reader = self._reader()
        failed, empty = 0, 0
        with progress("reading", len(wanted), "pictures") as advance:
            for id, path in wanted.items():
                try:
                    reading = reader.read(open_picture(path), id)
                except (ValueError, OSError) as fault:
                    failed += 1
                    _tell_fault(fault, path)
                else:
                    _tell_notes(reading, path)
                    empty += not reading.prediction.document.line_texts
                    self._draw(reading.picture.image, reading.prediction, reading.spans)
                    unfinished.add(reading.prediction)
                advance(1)
        if not len(unfinished):
            unfinished.drop()
            raise ValueError(f"input: {printable(self.input)}: none of its {failed} pictures could be read")
        count = unfinished.finish(files.pictures)
        if empty:
            say(f"{empty} of {len(wanted)} pictures show no text; their fields are null")
        say(f"{count} pictures read{f', {failed} not' if failed else ''}: {output}")

    def _about(self, models: ModelFolders) -> dict[str, Any]:
        """What a reading that is gone on with must have been begun with."""
        from train.predict import WEIGHTS

        kinds = ("detector", "recogniser", "extractor")
        return {
            "input": str(self.input.resolve()),
            "overlay": self.overlay,
            **{kind: sha256_file(getattr(models, kind) / WEIGHTS) for kind in kinds},
        }

    def _draw(self, image: NDArray[np.uint8], prediction: Prediction, spans: Mapping[str, Span]) -> None:
        if self.overlay and self.output is not None:
            from train.sight.overlay import write_overlay

            write_overlay(self.output.with_name(f"{self.output.stem}-overlay"), image, prediction, spans)

    def _named_output(self) -> Path:
        if self.output is None:
            raise ValueError("output: missing; say output=FILE.jsonl (a single picture needs none)")
        return self.output

    def _models(self) -> ModelFolders:
        from train.sight.shipped import model_folders

        return model_folders(self.model)

    def _reader(self) -> PictureReader:
        from train.predict import choose_device
        from train.sight.reading import PictureReader

        return PictureReader.load(self._models(), choose_device(self.device))


def _holds_documents(path: Path) -> bool:
    """Whether a file is one of documents, by its name or because it begins as a json object does."""
    if path.suffix.lower() in _DOCUMENTS or (path.exists() and not path.is_file()):
        # What comes through a pipe can be read once only, and pictures do not come so.
        return True
    with path.open("rb") as stream:
        return stream.read(256).lstrip()[:1] == b"{"


def _picture_of(prediction: Prediction) -> NDArray[np.uint8]:
    """The picture that a document names, or blank paper where there is none, or none that can be read: that is told."""
    from receipts.opening import open_picture

    if prediction.document.image is not None:
        path = Path(prediction.document.image)
        try:
            return open_picture(path).image
        except (ValueError, OSError) as fault:
            _tell_fault(fault, path)
    return np.full((1, 1, 3), 255, np.uint8)


def _tell_fault(fault: Exception, path: Path) -> None:
    """Why a picture is not read, in one line that names it."""
    from receipts.files import explain_os_error

    text = explain_os_error(fault) if isinstance(fault, OSError) else str(fault)
    say(printable(text if path.name in text or printable(path.name) in text else f"{path}: {text}"))


def _tell_notes(reading: Reading, path: Path) -> None:
    if reading.picture.first_of_many:
        say(f"{printable(path)}: holds more pictures (an animation, or pages); the first is read")
    if not reading.prediction.document.line_texts:
        say(f"{printable(path)}: no text was found; its fields are null")


def _show(prediction: Prediction) -> None:
    """The fields of a picture, as a table on standard output."""
    rows = [
        [name, "" if value is None else printable(value), "" if value is None else f"{prediction.confidence[name]:.2f}"]
        for name, value in prediction.fields.items()
    ]
    table(printable(prediction.document.id), ["field", "text", "confidence"], rows)
