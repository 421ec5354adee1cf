"""``tillroll read``: the fields of receipts, by a trained model."""

from pathlib import Path
from typing import Literal

from receipts.config import Command, File, component
from receipts.console import progress, say
from receipts.jsonl import read_documents, write_predictions

_PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".bmp")


@component
class Read(Command):
    """Reads the fields of receipts with a trained model.

        tillroll read input=examples/sroie/documents.jsonl output=runs/read.jsonl model=runs/demo

    Attributes:
        input: receipts as json lines, each with its lines of text and their boxes.
        output: where the predictions go, a json object a line.
        model: the folder of a trained model.
        device: where to compute; auto takes CUDA where there is one.
        overwrite: replace an output that is there.
    """

    input: File
    output: File
    model: File
    device: Literal["auto", "cpu", "cuda"] = "auto"
    overwrite: bool = False

    def __call__(self) -> None:
        """Write the predictions; the receipts' order and lines stay as given."""
        if self.output.exists() and not self.overwrite:
            raise ValueError(f"output: {self.output} is there already; overwrite=true replaces it")
        _refuse_pictures(self.input)
        documents = read_documents(self.input)
        from train.predict import Reader, choose_device

        reader = Reader.load(self.model, choose_device(self.device))
        with progress("reading", len(documents), "receipts") as advance:
            read = reader.read(documents, advance)
        write_predictions(self.output, [prediction for prediction, _ in read])
        empty = [document.id for document in documents if not len(document)]
        if empty:
            say(f"{len(empty)} of {len(documents)} receipts hold no text; their fields are null: {', '.join(empty[:5])}")
        say(f"{len(documents)} receipts read: {self.output}")


def _refuse_pictures(path: Path) -> None:
    if path.is_dir() or path.suffix.lower() in _PICTURES:
        raise ValueError(
            f"input: {path}: this version reads receipts whose text is known (documents.jsonl: id, width, height, lines with "
            "text and quad), not pictures"
        )
