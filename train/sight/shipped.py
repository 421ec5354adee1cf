"""Which trained models read: those of a folder that a person names, else those that are shipped."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from train.predict import WEIGHTS

_SEEING = ("detector", "recogniser")


@dataclass(frozen=True)
class ModelFolders:
    """Where the three models lie, each a folder with its config and its weights.

    Attributes:
        detector: finds lines of text on pictures.
        recogniser: reads them.
        extractor: finds fields in the text.
    """

    detector: Path
    recogniser: Path
    extractor: Path

    def check(self, *kinds: str) -> None:
        """Nothing, where the models of these kinds are there.

        Raises:
            ValueError: one is not, told with what to do.
        """
        for kind in kinds:
            folder = getattr(self, kind)
            if not (folder / WEIGHTS).exists():
                raise ValueError(
                    f"model: no {kind} at {folder} (no {WEIGHTS}); say model=DIR, a folder that tillroll train wrote: with "
                    "detector, recogniser and extractor in it, or an extractor itself"
                )


def model_folders(model: Path | None) -> ModelFolders:
    """The folders of the models: of those that ``model`` holds there, of the others the shipped ones.

    Args:
        model: an extractor as ``tillroll train`` writes it, or a folder that holds one of the models or more, each in a folder
            of its kind's name. None: all are the shipped ones.
    """
    shipped = shipped_weights()
    if model is None:
        return ModelFolders(shipped / "detector", shipped / "recogniser", shipped / "extractor")
    seeing = {kind: model / kind if (model / kind).is_dir() else shipped / kind for kind in _SEEING}
    extractor = model
    if (model / "extractor").is_dir() and not (model / WEIGHTS).exists():
        extractor = model / "extractor"
    elif not (model / WEIGHTS).exists() and any((model / kind).is_dir() for kind in _SEEING):
        extractor = shipped / "extractor"
    return ModelFolders(seeing["detector"], seeing["recogniser"], extractor)


def shipped_weights() -> Path:
    """The folder of the models that come with this version."""
    return Path(str(files("train"))) / "weights"
