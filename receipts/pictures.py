"""Pictures from files: decoded with their EXIF orientation applied, refused in one clear line."""

import io
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


def read_picture(path: Path) -> NDArray[np.uint8]:
    """The picture as uint8 (h, w, 3), sRGB, upright.

    Raises:
        ValueError: the file cannot be decoded as a picture.
        OSError: the file cannot be read.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    content = path.read_bytes()
    try:
        with Image.open(io.BytesIO(content)) as picture:
            return np.array(ImageOps.exif_transpose(picture).convert("RGB"), np.uint8)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as fault:
        raise ValueError(f"{path}: cannot be decoded as a picture ({fault}); is it a whole JPEG or PNG?") from None


def encode_jpeg(image: NDArray[np.uint8], quality: int) -> bytes:
    """The picture uint8 (h, w, 3) as JPEG; one without colour in a single channel, which is smaller and faster."""
    import cv2

    grey = bool((image[..., 0] == image[..., 1]).all() and (image[..., 1] == image[..., 2]).all())
    plain = image[..., 0] if grey else cv2.cvtColor(image, cv2.COLOR_RGB2BGR)
    return cv2.imencode(".jpg", plain, [cv2.IMWRITE_JPEG_QUALITY, quality])[1].tobytes()
