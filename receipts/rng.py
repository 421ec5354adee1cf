"""Random streams: the one place where randomness is born.

Every stage of every sample draws from a stream of its own, named by the stage, so adding a stage leaves the draws of the
others unchanged, and sample i is the same whoever asks for it and when.
"""

import hashlib
from typing import Any

import numpy as np
from numpy.random.bit_generator import ISeedSequence
from numpy.typing import NDArray


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
    >>> key = stream_key(7, 3, "paper")
    >>> bool(stream(7, 3, "paper").integers(1 << 62) == np.random.Generator(np.random.Philox(key=key)).integers(1 << 62))
    True
    """
    return np.random.Generator(np.random.Philox(_Key(_digest(seed, index, stage))))  # type: ignore[arg-type]


def stream_key(seed: int, index: int, stage: str) -> int:
    """128 bits that name a stream, for generators of other libraries (torch, albumentations, Faker) too.

    >>> stream_key(0, 0, "a") < 2**128
    True
    """
    return int.from_bytes(_digest(seed, index, stage), "little")


def _digest(seed: int, index: int, stage: str) -> bytes:
    if seed < 0 or index < 0:
        raise ValueError(f"seed and index must be 0 or above, got seed={seed}, index={index}")
    return hashlib.blake2b(f"{seed}/{index}/{stage}".encode(), digest_size=16).digest()


class _Key(ISeedSequence):
    """A key handed to a generator as its seed: Philox that is given a key asks the system for a seed first (13 us, not 5)."""

    def __init__(self, key: bytes) -> None:
        self.key = key

    def generate_state(self, n_words: int, dtype: Any = np.uint64) -> NDArray[np.uint64]:
        """The two words of the key."""
        return np.frombuffer(self.key, "<u8")
