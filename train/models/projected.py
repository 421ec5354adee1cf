"""A detector on its way through pretraining: what its head would draw from, as vectors that can be compared."""

import torch.nn.functional as functional
from torch import Tensor, nn

from train.models.detector import Detector


class Projected(nn.Module):
    """A detector without its head, and a small network that turns its features into vectors; only the detector is kept.

    Source: T. Chen et al., A simple framework for contrastive learning of visual representations (SimCLR), 2020, section 4.2.
    Shape suffixes: B pictures, K points of each, C channels, H and W pixels, D numbers of a vector.
    """

    def __init__(self, detector: Detector, width: int) -> None:
        """Put the vectors' network behind a detector.

        Args:
            width: numbers of a vector.
        """
        super().__init__()
        self.detector = detector
        channels = detector.width
        self.projection = nn.Sequential(nn.Linear(channels, 2 * channels), nn.ReLU(), nn.Linear(2 * channels, width))

    def forward(self, image_B1HW: Tensor, points_BK2: Tensor) -> Tensor:
        """Vectors (B * K, D), float32, of points of the pictures; where K is 0, (B, D), of the whole pictures.

        Args:
            image_B1HW: as the detector takes it.
            points_BK2: (x, y) in px of the picture, pixel centres at .5.
        """
        features_BCHW = self.detector.features(image_B1HW).float()
        if not points_BK2.shape[1]:
            whole: Tensor = self.projection(features_BCHW.mean(dim=(2, 3)))
            return whole.float()
        size = points_BK2.new_tensor(image_B1HW.shape[:1:-1])
        places_BK12 = (2 * points_BK2 / size - 1)[:, :, None]
        found_BCK = functional.grid_sample(features_BCHW, places_BK12, padding_mode="border", align_corners=False)[..., 0]
        vectors: Tensor = self.projection(found_BCK.transpose(1, 2).flatten(0, 1))
        return vectors.float()
