"""Letters of a hand: the strokes of figures, capitals and small letters, each hand's its own, joined as people join them.

A letter is drawn on a grid: the digit pairs are x and y, capitals and figures from y 0 down to the base line at 6, small
letters from 3, tails to 9; a slash lifts the pen. Smooth curves go through points; every hand and letter moves them a little.
"""

from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from synth.draw import between, chance
from synth.printing.marks.strokes import smooth

BASE_LINE = 6.0
_TABLE = """
0 20,02,04,26,44,42,20  1 12,20,26  2 01,10,30,41,33,06,46  3 01,20,41,33,13,33,45,26,05  4 30,04,44/32,36
5 10,03,23,44,35,16,05/10,40  6 30,12,04,16,35,44,23,04  7 00,40,16  8 40,10,12,33,45,26,05,14,32,40  9 41,20,02,13,32,41,36
A 06,20,46/13,33  B 00,06/00,30,32,13/13,34,35,06  C 41,20,02,04,26,45  D 00,06/00,30,43,25,06  E 40,00,06,46/03,33
F 40,00,06/03,33  G 41,20,02,04,26,44,34  H 00,06/40,46/03,43  I 20,26  J 30,35,16,05  K 00,06/40,03,46  L 00,06,46
M 06,00,24,40,46  N 06,00,46,40  O 30,12,04,16,36,44,42,30  P 06,00,30,42,33,03  Q 20,02,04,26,44,42,20/34,56
R 06,00,30,42,33,03,46  S 41,20,02,23,44,26,05  T 00,40/20,26  U 00,04,26,44,40  V 00,26,40  W 00,16,23,36,50
X 00,46/40,06  Y 00,23/40,16  Z 00,40,06,46
a 43,23,14,16,36,43,45,56  b 04,20,15,26,45,34,54  c 43,23,14,16,36,55  d 43,23,14,16,36,40,45,56  e 05,34,23,14,16,36,55
f 05,31,20,18,29,36,55  g 43,23,14,16,36,43,38,19,08,54  h 05,30,20,16,24,33,46,56  i 05,23,15,26,45/21,22
j 05,23,28,09,54/21,22  k 05,30,20,16,33,24,46,55  l 05,31,20,15,36,54  m 04,13,16,23,33,36,43,53,56,75
n 04,13,16,23,33,36,55  o 33,14,16,36,43,33,54  p 04,13,19,13,33,45,16,56  q 43,23,14,16,36,43,39,56  r 05,13,34,25,36,55
s 05,23,34,36,16,55  t 05,20,15,26,45/02,42  u 03,05,26,43,45,56  v 03,16,33,53  w 03,15,23,36,43,63  x 03,46,55/43,06
y 03,05,25,43,38,19,08,54  z 03,33,06,46,55
. 16,17  , 16,08  / 30,06  - 03,33  = 02,42/04,44  ( 30,13,16,39  ) 00,23,26,09  : 13,14/15,16  # 10,06/40,36/02,42/04,44
"""
_PARTS = _TABLE.split()
_STROKES = MappingProxyType(
    {
        sign: tuple(tuple((int(pair[0]), int(pair[1])) for pair in stroke.split(",")) for stroke in _strokes.split("/"))
        for sign, _strokes in zip(_PARTS[::2], _PARTS[1::2], strict=True)
    }
)


@dataclass(frozen=True)
class Hand:
    """How somebody writes.

    Attributes:
        slant: dots to the right for each dot up.
        narrow: width of letters against their height.
        loose: how far points stray, in units of the grid.
        wave: how far the base line wanders, in units of the grid.
        joined: small letters run into one another.
    """

    slant: float
    narrow: float
    loose: float
    wave: float
    joined: bool


def draw_hand(rng: Generator) -> Hand:
    """Somebody's way to write."""
    return Hand(
        slant=between(rng, (-0.1, 0.45)),
        narrow=between(rng, (0.75, 1.15)),
        loose=between(rng, (0.12, 0.4)),
        wave=between(rng, (0.0, 0.5)),
        joined=chance(rng, 0.7),
    )


def can_write(text: str) -> bool:
    """Whether a hand knows every sign of the text.

    >>> can_write("RM"), can_write("¥")
    (True, False)
    """
    return all(sign in _STROKES or sign == " " for sign in text)


def written(text: str, hand: Hand, height_dots: float, rng: Generator) -> list[NDArray[np.float64]]:
    """The strokes of a text, curves (k, 2) in dots from the left end of its base line; capitals are ``height_dots`` tall.

    Raises:
        ValueError: a sign that no hand knows.
    """
    if not can_write(text):
        raise ValueError(f"text {text!r}: handwriting knows Latin letters, figures and .,/-=():# only")
    strokes: list[list[tuple[float, float]]] = []
    pen, open_end = 0.0, False
    for sign in text:
        if sign == " ":
            pen, open_end = pen + 4.0, False
            continue
        drop = hand.wave * np.sin(pen / 7.0)
        stray = hand.loose * rng.standard_normal((32, 2))
        widest = max(x for stroke in _STROKES[sign] for x, _ in stroke)
        places = iter(stray.tolist())
        for order, stroke in enumerate(_STROKES[sign]):
            points = [(pen + x + right, y + drop + 0.7 * down) for (x, y), (right, down) in zip(stroke, places, strict=False)]
            if order == 0 and open_end and sign.islower():
                strokes[-1].extend(points)
            else:
                strokes.append(points)
        joins = hand.joined and sign.islower() and len(_STROKES[sign]) == 1
        pen += widest + (0.0 if joins else 1.4)
        open_end = joins
    return [_shaped(np.array(points), hand, height_dots) for points in strokes]


def signed(hand: Hand, height_dots: float, rng: Generator) -> list[NDArray[np.float64]]:
    """A signature: a large first letter, loops that die out, a stroke below at times."""
    first = chr(65 + int(rng.random() * 26))
    strokes = written(first, hand, height_dots * 1.3, rng)
    count = 3 + int(rng.random() * 5)
    along = np.linspace(0, 1, 14 * count)
    fade = 1.0 - 0.75 * along
    phase, tall = 6.28 * rng.random(), between(rng, (0.25, 0.6))
    x = height_dots * (0.6 + along * count * 0.35) + 0.22 * height_dots * fade * np.cos(6.28 * count * along + phase)
    y = -0.3 * height_dots + tall * height_dots * fade * np.sin(6.28 * count * along) * (0.7 + 0.5 * np.sin(9 * along + phase))
    strokes.append(np.stack([x, y], axis=1))
    if chance(rng, 0.5):
        end = float(x.max())
        corners = np.array([[end, -0.2], [end * 0.5, 0.25], [-0.2 * end, 0.35], [end * 1.2, 0.3 + 0.3 * rng.random()]])
        strokes.append(smooth(corners * (1.0, height_dots), 10))
    return strokes


def _shaped(points: NDArray[np.float64], hand: Hand, height_dots: float) -> NDArray[np.float64]:
    """Points of the grid as a smooth curve in dots."""
    unit = height_dots / BASE_LINE
    curve = smooth(points, 5) if len(points) > 1 else points
    y = (curve[:, 1] - BASE_LINE) * unit
    return np.stack([curve[:, 0] * unit * hand.narrow - y * hand.slant, y], axis=1)
