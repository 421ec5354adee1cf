"""Pictures of a folder of which nothing is known, in grey: what models that see pictures learn from before they see pages."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from train.pictures import decoded, reduction

_ENDINGS = (".bmp", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp")


class UnlabeledPictures:
    """The pictures of a folder, by number in the order of their names; one is decoded when it is asked for.

    Attributes:
        names: of the files.
    """

    def __init__(self, folder: Path) -> None:
        """List the pictures.

        Raises:
            ValueError: it is no folder, or holds no picture.
        """
        if not folder.is_dir():
            raise ValueError(f"pretraining.pictures: {folder} is no folder; name one that holds pictures")
        self.folder = folder
        self.names = sorted(entry.name for entry in folder.iterdir() if entry.suffix.lower() in _ENDINGS)
        if not self.names:
            raise ValueError(
                f"pretraining.pictures: {folder} holds no picture ({', '.join(_ENDINGS)}); name a folder that does"
            )

    def __len__(self) -> int:
        return len(self.names)

    def at_least(self, number: int, long_side_px: int) -> NDArray[np.uint8]:
        """Picture ``number``, uint8 (h, w), its orientation applied; reduced in decoding, but not below a length of its side.

        Raises:
            ValueError: its file cannot be decoded.
        """
        from PIL import Image

        path = self.folder / self.names[number]
        try:
            with Image.open(path) as opened:
                by = reduction(opened.size, long_side_px)
        except (OSError, Image.DecompressionBombError) as fault:
            raise ValueError(f"{path}: no picture that can be read ({fault}); take it out of the folder") from None
        image = decoded(path.read_bytes(), by, colour=False)
        if image is None:
            raise ValueError(f"{path}: no picture that can be decoded; take it out of the folder")
        return image
