"""Stock: what a receipt's paper is made of: its colour, how it shines, how much light it lets through."""

from dataclasses import dataclass

from numpy.random import Generator

from receipts.config import Component, Range, component, refuse_outside
from synth.draw import between


@dataclass(frozen=True)
class Paper:
    """The paper of one receipt.

    Attributes:
        reflectance: the share of red, green and blue light that bare paper sends back.
        gloss, roughness: as those of a `synth.scene.body.Body`.
        translucency: the share of the light on its back that comes out of its front.
        wrinkles: how deep its fine wrinkles are, against those of the tile.
    """

    reflectance: tuple[float, float, float] = (0.84, 0.84, 0.83)
    gloss: float = 0.04
    roughness: float = 0.5
    translucency: float = 0.1
    wrinkles: float = 0.3


@component
class Stock(Component):
    """The papers that receipts are printed on.

    Attributes:
        whiteness_range: the share of light that bare paper sends back.
        yellow_range: by how much less blue than red it sends back.
        gloss_range: how much it shines: thermal paper more than others.
        roughness_range: how far its highlights spread.
        translucency_range: how much light it lets through.
        wrinkles_range: how deep its fine wrinkles are, against those of the tile.
    """

    whiteness_range: Range = (0.72, 0.9)
    yellow_range: Range = (-0.03, 0.09)
    gloss_range: Range = (0.02, 0.05)
    roughness_range: Range = (0.35, 0.7)
    translucency_range: Range = (0.03, 0.15)
    wrinkles_range: Range = (0.1, 0.6)

    def __post_init__(self) -> None:
        refuse_outside("whiteness_range", self.whiteness_range, 0.05, 1.0)
        refuse_outside("yellow_range", self.yellow_range, -0.5, 0.5)
        refuse_outside("gloss_range", self.gloss_range, 0.0, 1.0)
        refuse_outside("roughness_range", self.roughness_range, 0.0, 1.0)
        refuse_outside("translucency_range", self.translucency_range, 0.0, 1.0)
        refuse_outside("wrinkles_range", self.wrinkles_range, 0.0, 10.0)

    def draw(self, rng: Generator) -> Paper:
        """What chance decides for one receipt."""
        white, yellow = between(rng, self.whiteness_range), between(rng, self.yellow_range)
        return Paper(
            reflectance=(min(white * (1.0 + 0.3 * yellow), 0.98), white, max(white * (1.0 - yellow), 0.02)),
            gloss=between(rng, self.gloss_range),
            roughness=between(rng, self.roughness_range),
            translucency=between(rng, self.translucency_range),
            wrinkles=between(rng, self.wrinkles_range),
        )
