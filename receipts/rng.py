"""Random streams: the one place where randomness is born.

Every stage of every sample draws from a stream of its own, named by the stage, so adding a stage leaves the draws of the
others unchanged, and sample i is the same whoever asks for it and when.
"""

import hashlib

import numpy as np


def stream(seed: int, index: int, stage: str) -> np.random.Generator:
    """The random stream of one stage of one sample.

    Args:
        seed: of the run, 0 or above.
        index: of the sample, 0 or above.
        stage: a path such as ``"scene/scan"``.

    Raises:
        ValueError: seed or index is negative.

    >>> bool(stream(7, 3, "paper").integers(1000) == stream(7, 3, "paper").integers(1000))
    True
    >>> bool(stream(7, 3, "paper").integers(1000) == stream(7, 3, "scene").integers(1000))
    False
    """
    return np.random.Generator(np.random.Philox(key=stream_key(seed, index, stage)))


def stream_key(seed: int, index: int, stage: str) -> int:
    """128 bits that name a stream, for generators of other libraries (torch, albumentations, Faker) too.

    >>> stream_key(0, 0, "a") < 2**128
    True
    """
    if seed < 0 or index < 0:
        raise ValueError(f"seed and index must be 0 or above, got seed={seed}, index={index}")
    digest = hashlib.blake2b(f"{seed}/{index}/{stage}".encode(), digest_size=16).digest()
    return int.from_bytes(digest, "little")
