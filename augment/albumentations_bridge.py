"""The bridge to albumentations 2.0.8: any of its transforms by name, and ours done by it where it has the like.

albumentations holds one random state that DataLoader workers copy, so that two workers repeat each other (measured with
2.0.8). Here each transform is given a stream of its own for each sample, as in `augment.image`. albumentations is imported when
a bridge or a wrapped transform is made, not before: it takes 3 s.
"""

import inspect
import os
import random
from collections.abc import Mapping
from dataclasses import field
from functools import cached_property
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from augment.image import ImageAugmentation, augment_key, moved_document
from augment.transforms import Transform
from receipts.config import Component, Probability, component, nearest
from receipts.rng import stream_key
from receipts.sample import Sample


def load_albumentations() -> ModuleType:
    """The albumentations module, kept from asking the network for its newest version as it does on import."""
    os.environ.setdefault("NO_ALBUMENTATIONS_UPDATE", "1")
    import albumentations

    return albumentations


@component
class Wrapped(Component):
    """One of albumentations' transforms, by its name and with its own settings; for the bridge only.

    Attributes:
        name: of the class, such as CLAHE or RandomFog.
        settings: what the class takes, ``p`` aside.
    """

    name: str
    settings: Mapping[str, Any] = field(default_factory=dict)
    probability: Probability = 0.5

    def __post_init__(self) -> None:
        self.build()

    def build(self) -> Any:
        """The albumentations transform.

        Raises:
            ValueError: there is none of the name, it cannot follow points, or it refuses its settings.
        """
        made = _wrappable()
        if self.name not in made:
            raise ValueError(f"name: albumentations has no transform {self.name} that can be wrapped{nearest(self.name, made)}")
        known = [name for name in inspect.signature(made[self.name]).parameters if name != "p"]
        for name in self.settings:
            if name not in known:
                raise ValueError(f"settings.{name}: {self.name} has no such setting{nearest(name, known)}")
        try:
            return made[self.name](**self.settings, p=self.probability)
        except (ValueError, TypeError) as fault:
            problem = " ".join(str(fault).split())
            raise ValueError(f"settings: {self.name} refuses {dict(self.settings)}: {problem}") from None


@component
class Albumentations(ImageAugmentation):
    """The sample after a mapping of transforms, in the mapping's order, done by albumentations.

    The same configs as for `augment.image.Composed`, and wrapped transforms besides. What albumentations has the like of, it
    does; its ranges are drawn its own way. The rest is done by our own code.

    Not to be called from two threads at once: the transforms hold the random state of the sample at hand.
    """

    transforms: Mapping[str, Transform | Wrapped]

    def __call__(self, sample: Sample, rng: np.random.Generator) -> Sample:
        """The sample changed by transforms drawn from ``rng``; ``origin["augment"]`` keeps the key for `keyed`."""
        return self.keyed(sample, augment_key(rng))

    def keyed(self, sample: Sample, key: int) -> Sample:
        """The sample changed as ``key`` says: the same bits for the same key.

        Quads, visibility (where known) and size of the document follow. Characters and the maps of a rendered sample are left
        behind: they would no longer fit.
        """
        for name, transform in zip(self.transforms, self._compose.transforms[:-1], strict=True):
            transform.set_random_state(*_random_state(key, name))
        document = sample.document
        corners = np.concatenate([document.quads.reshape(-1, 2), document.line_quads.reshape(-1, 2)])
        mask = np.full(sample.image.shape[:2], 255, np.uint8)
        # albumentations puts pixel centres at whole numbers, we at .5.
        result = self._compose(image=sample.image, keypoints=corners.astype(np.float64) - 0.5, mask=mask)
        points = (np.asarray(result["keypoints"], np.float64).reshape(-1, 2) + 0.5).astype(np.float32).reshape(-1, 4, 2)
        image = np.ascontiguousarray(result["image"])
        size, shown = (image.shape[1], image.shape[0]), result["mask"]
        moved = moved_document(
            document, size, points[: len(document)], points[len(document) :], lambda x, y: _marked(shown, x, y)
        )
        return Sample(image=image, document=moved, receipt=sample.receipt, origin={**sample.origin, "augment": key})

    @cached_property
    def _compose(self) -> Any:
        albumentations = load_albumentations()
        from augment.albumentations_own import counterpart

        built = [each.build() if isinstance(each, Wrapped) else counterpart(each) for each in self.transforms.values()]
        # NoOp takes keypoints: without such a one albumentations warns that it was given some for nothing.
        return albumentations.Compose(
            [*built, albumentations.NoOp(p=1.0)],
            keypoint_params=albumentations.KeypointParams(format="xy", remove_invisible=False),
        )


def _wrappable() -> dict[str, Any]:
    """albumentations' transforms that keep points right: those of pixels alone, and those that move points with them."""
    albumentations = load_albumentations()
    keypoints = albumentations.core.type_definitions.Targets.KEYPOINTS
    found: dict[str, Any] = {}
    for name in dir(albumentations):
        each: Any = getattr(albumentations, name)
        # A Lambda is made of functions, which no config holds.
        if not (inspect.isclass(each) and issubclass(each, albumentations.BasicTransform)) or name == "Lambda":
            continue
        moved = getattr(each, "_targets", ()) if issubclass(each, albumentations.DualTransform) else (keypoints,)
        abstract = each in (albumentations.BasicTransform, albumentations.DualTransform, albumentations.ImageOnlyTransform)
        if not abstract and keypoints in (moved if isinstance(moved, tuple) else (moved,)):
            found[name] = each
    return found


def _marked(mask: NDArray[np.uint8], x: Any, y: Any) -> NDArray[np.bool_]:
    """Whether points lie in the picture where the mask (h, w) is not 0."""
    height, width = mask.shape[:2]
    column, row = np.floor(x).astype(np.int64), np.floor(y).astype(np.int64)
    inside = (column >= 0) & (column < width) & (row >= 0) & (row < height)
    return inside & (mask[np.clip(row, 0, height - 1), np.clip(column, 0, width - 1)] > 0)


def _random_state(key: int, name: str) -> tuple[np.random.Generator, random.Random]:
    """The stream of one transform of one sample, in the two forms albumentations draws from."""
    bits = stream_key(key, 0, f"augment/{name}")
    return np.random.Generator(np.random.Philox(key=bits)), random.Random(bits)
