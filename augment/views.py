"""Two views of a sample, changed independently of each other: what contrastive pretraining learns from.

Chen and others, A Simple Framework for Contrastive Learning of Visual Representations (2020), section 2.1.
"""

from dataclasses import dataclass

from augment.draws import ImageDraws
from augment.image import Composed, ImageAugmentation, augment_key
from receipts.rng import stream
from receipts.sample import Sample

_VIEWS = ("views/first", "views/second")


@dataclass(frozen=True)
class TwoViews:
    """Both views of samples by their index: the same bits for the same seed and index, whoever asks.

    Attributes:
        augmentation: what each view is made with.
        seed: of the views; another one for each epoch makes them anew.

    >>> from augment.transforms import Rotation
    >>> first, second = TwoViews(Composed(transforms={"turn": Rotation(probability=1.0)})).draws((100, 100), index=4)
    >>> bool((first.matrix == second.matrix).all())
    False
    """

    augmentation: ImageAugmentation
    seed: int = 0

    def __call__(self, sample: Sample, index: int) -> tuple[Sample, Sample]:
        """The views of a sample, made on the CPU."""
        first, second = (self.augmentation(sample, stream(self.seed, index, stage)) for stage in _VIEWS)
        return first, second

    def draws(self, size: tuple[int, int], index: int) -> tuple[ImageDraws, ImageDraws]:
        """What makes the same views of a picture of (width, height), for `augment.device`.

        Raises:
            ValueError: the augmentation is done by albumentations, which draws and does in one.
        """
        if not isinstance(self.augmentation, Composed):
            raise ValueError(f"augmentation: {type(self.augmentation).__name__} has no draws, augment.image.Composed has")
        augmentation = self.augmentation
        first, second = (augmentation.draws(size, augment_key(stream(self.seed, index, stage))) for stage in _VIEWS)
        return first, second
