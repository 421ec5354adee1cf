"""Chain: which font gives a sign. What a font lacks is taken from the next of its chain, brought to its size and cells.

The chain of a font is the font itself, Cousine (Arimo for proportional fonts) for Latin and Hebrew letters, and the fonts of
Japan, Taiwan and Korea, those of the page's own language first: Han signs are drawn differently in each. How wide a sign is set
never depends on the language.
"""

import unicodedata
from functools import cache
from typing import NamedTuple

from synth.printing.outlines import font_files, font_names, glyph_advance_em, has_glyph, ink_em

# Languages whose signs have fonts of their own; the first speaks for pages in none of them.
LANGUAGES = ("ja", "zh", "ko")
# Families of dots, beside which Japanese is set in dots too.
_DOTTED = ("vt323", "share-tech-mono", "dotgothic16")
# Signs that fill their em, one of which each wide font holds.
_FULL_SIGNS = "国國를"
# How much higher than a digit a full sign is printed.
_HIGHER = 1.22
# Marks that stand on other signs, controls, and codes that stand for nothing: none is printed by itself.
_UNPRINTED = ("Mn", "Me", "Cc", "Cf", "Cn", "Co", "Cs")


class Source(NamedTuple):
    """A glyph of a file, and how it is drawn in a font of the chain.

    Attributes:
        across, down: what its outline is multiplied by.
        right_em, lower_em: how far it is moved, in em of the font that it stands in for.
    """

    file: str
    across: float = 1.0
    down: float = 1.0
    right_em: float = 0.0
    lower_em: float = 0.0


def is_blank(sign: str) -> bool:
    """Whether a sign moves the pen and leaves no ink."""
    return unicodedata.category(sign) == "Zs"


@cache
def pitch_em(font: str) -> float:
    """The width of a cell of a monospaced font in em, 0 for another.

    Raises:
        ValueError: there is no such font.
    """
    plain = font_files(font)[0]
    same = glyph_advance_em(plain, "i") == glyph_advance_em(plain, "M")
    return glyph_advance_em(plain, "0") if same else 0.0


@cache
def advance_em(font: str, sign: str) -> float:
    """How far a sign moves the pen, in em: a full-width one two cells, or 1 em where there are no cells.

    Raises:
        ValueError: there is no such font, or it lacks the sign, and so does its chain.
    """
    pitch = pitch_em(font)
    if is_blank(sign):
        plain = glyph_advance_em(font_files(font)[0], " ")
        return plain if sign != "\u3000" else 2 * pitch or 1.0
    name, file = _found(font, sign, "")
    if name == font or (not pitch and name == _companion(font)):
        return glyph_advance_em(file, sign)
    cells = 2 if name != _companion(font) and unicodedata.east_asian_width(sign) in "WFA" else 1
    return cells * (pitch or 0.5)


@cache
def source(font: str, sign: str, language: str = "") -> Source:
    """Where a font's glyph for a sign comes from.

    Args:
        language: of `LANGUAGES`, or "".

    Raises:
        ValueError: there is no such font, or it lacks the sign, and so does its chain.

    >>> source("vt323-400", "A").file, source("vt323-400", "語", "ja").file, source("arimo-700", "語", "zh").file
    ('vt323-400', 'dotgothic16-400.japanese', 'noto-sans-tc-700')
    """
    name, file = _found(font, sign, language)
    if name == font:
        return Source(file)
    pitch, own = pitch_em(font), glyph_advance_em(file, sign)
    top, bottom = ink_em(font_files(font)[0], "0")
    if name == _companion(font):
        if not pitch:
            return Source(file)
        across = pitch / own
        other_top, other_bottom = ink_em(font_files(name)[0], "0")
        return Source(file, across, (bottom - top) / (other_bottom - other_top))
    room = advance_em(font, sign)
    across = min(2 * pitch or 1.0, room / own)
    full_top, full_bottom = _full_box(name)
    down = _HIGHER * (bottom - top) / (full_bottom - full_top)
    lower = (top + bottom) / 2 - down * (full_top + full_bottom) / 2
    return Source(file, across, down, (room - across * own) / 2, lower)


@cache
def _found(font: str, sign: str, language: str) -> tuple[str, str]:
    """The first font of the chain that has a sign, and the file in which it has it."""
    chain = _chain(font, language)
    if ord(sign) < 256 or unicodedata.category(sign) not in _UNPRINTED:
        for name in chain:
            for file in font_files(name):
                if has_glyph(file, sign):
                    return name, file
    raise ValueError(
        f"font {font} has no glyph for {sign!r} (U+{ord(sign):04X}), nor has any that stands in for it"
        f" ({', '.join(chain[1:])}); use another sign, or add a font that has it to synth/printing/fonts"
    )


@cache
def _chain(font: str, language: str) -> tuple[str, ...]:
    family, _, weight = font.rpartition("-")
    japanese = ("dotgothic16", "noto-sans-jp") if family in _DOTTED else ("noto-sans-jp",)
    korean = ("nanum-gothic-coding", "noto-sans-kr") if pitch_em(font) else ("noto-sans-kr",)
    wide = {"ja": japanese, "zh": ("noto-sans-tc",), "ko": korean}
    order = sorted(LANGUAGES, key=lambda one: one != language)
    names = [_weighted(name, weight) for one in order for name in wide[one]]
    return tuple(dict.fromkeys((font, _companion(font), *names)))


@cache
def _companion(font: str) -> str:
    """The font from which another takes Latin and Hebrew letters."""
    return _weighted("cousine" if pitch_em(font) else "arimo", font.rpartition("-")[2])


def _weighted(family: str, weight: str) -> str:
    return f"{family}-{weight}" if f"{family}-{weight}" in font_names() else f"{family}-400"


@cache
def _full_box(font: str) -> tuple[float, float]:
    """Where a full sign of a wide font begins and ends below the baseline, in em."""
    file, sign = next((file, sign) for sign in _FULL_SIGNS for file in font_files(font) if has_glyph(file, sign))
    return ink_em(file, sign)
