"""Stock: what a receipt's paper is made of: its colour, how it shines, how thick it is, how much light it lets through."""

from dataclasses import dataclass
from types import MappingProxyType

from numpy.random import Generator

from receipts.config import Component, Range, component, refuse_outside
from synth.draw import Weight, between, weighted

# What papers of a colour send back of red, green and blue, against white ones, where their colour is strongest.
_COLOURS = MappingProxyType(
    {
        "white": (1.0, 1.0, 1.0),
        "yellowed": (0.98, 0.9, 0.68),
        "grey": (0.8, 0.8, 0.78),
        "bluish": (0.84, 0.93, 1.0),
        "pink": (1.0, 0.7, 0.74),
        "yellow": (1.0, 0.92, 0.5),
    }
)


@dataclass(frozen=True)
class Paper:
    """The paper of one receipt.

    Attributes:
        reflectance: the share of red, green and blue light that bare paper sends back.
        gloss, roughness: as those of a `synth.scene.body.Body`.
        translucency: the share of the light on its back that comes out of its front.
        wrinkles: how deep its fine wrinkles are, against those of the tile.
        thickness_mm: from its front to its back.
    """

    reflectance: tuple[float, float, float] = (0.84, 0.84, 0.83)
    gloss: float = 0.04
    roughness: float = 0.5
    translucency: float = 0.1
    wrinkles: float = 0.3
    thickness_mm: float = 0.06


@component
class Stock(Component):
    """The papers that receipts are printed on.

    Attributes:
        whiteness_range: the share of light that bare white paper sends back.
        yellow_range: by how much less blue than red it sends back.
        white, yellowed, grey, bluish, pink, yellow: how often paper is of each colour, against the others; pink and yellow are
            the copies of paper that copies itself.
        colour_range: how strong the colour of the others is, of 1.
        gloss_range: how much it shines: thermal paper more than others.
        roughness_range: how far its highlights spread.
        thickness_mm_range: from its front to its back.
        translucency_range: how much light it lets through: the thinnest paper the most.
        wrinkles_range: how deep its fine wrinkles are, against those of the tile.
    """

    whiteness_range: Range = (0.72, 0.9)
    yellow_range: Range = (-0.03, 0.07)
    white: Weight = 12.0
    yellowed: Weight = 1.5
    grey: Weight = 0.8
    bluish: Weight = 1.0
    pink: Weight = 0.2
    yellow: Weight = 0.25
    colour_range: Range = (0.25, 1.0)
    gloss_range: Range = (0.02, 0.05)
    roughness_range: Range = (0.35, 0.7)
    thickness_mm_range: Range = (0.048, 0.09)
    translucency_range: Range = (0.03, 0.15)
    wrinkles_range: Range = (0.3, 0.85)

    def __post_init__(self) -> None:
        refuse_outside("whiteness_range", self.whiteness_range, 0.05, 1.0)
        refuse_outside("yellow_range", self.yellow_range, -0.5, 0.5)
        refuse_outside("colour_range", self.colour_range, 0.0, 1.0)
        refuse_outside("gloss_range", self.gloss_range, 0.0, 1.0)
        refuse_outside("roughness_range", self.roughness_range, 0.0, 1.0)
        refuse_outside("thickness_mm_range", self.thickness_mm_range, 0.02, 1.0, "mm")
        refuse_outside("translucency_range", self.translucency_range, 0.0, 1.0)
        refuse_outside("wrinkles_range", self.wrinkles_range, 0.0, 10.0)
        if not any(getattr(self, name) for name in _COLOURS):
            raise ValueError(f"white: one of {', '.join(_COLOURS)} must weigh more than 0")

    def draw(self, rng: Generator) -> Paper:
        """What chance decides for one receipt."""
        white, yellow = between(rng, self.whiteness_range), between(rng, self.yellow_range)
        colour = _COLOURS[weighted(rng, {name: getattr(self, name) for name in _COLOURS})]
        strength = between(rng, self.colour_range)
        red, green, blue = (1.0 - strength * (1.0 - share) for share in colour)
        low, high = self.thickness_mm_range
        thickness = between(rng, (low, high))
        thin = (high - thickness) / max(high - low, 1e-9)
        # Half by its thickness, half by what it is filled with.
        through = self.translucency_range[0] + (self.translucency_range[1] - self.translucency_range[0]) * (
            0.5 * thin + 0.5 * float(rng.random())
        )
        return Paper(
            reflectance=(
                min(white * (1.0 + 0.3 * yellow) * red, 0.98),
                white * green,
                max(white * (1.0 - yellow) * blue, 0.02),
            ),
            gloss=between(rng, self.gloss_range),
            roughness=between(rng, self.roughness_range),
            translucency=through,
            wrinkles=between(rng, self.wrinkles_range),
            thickness_mm=thickness,
        )
