"""Pins: glyphs as the nine pins of an impact head strike them, as round dots on a grid of 24 a mm.

In fonts of one pitch a sign has the 5 x 7 pins of the character generators that such printers hold, an eighth row below the
baseline; proportional type, and signs that the generator lacks, are struck as graphics, at half the pitch.
"""

from functools import cache
from types import MappingProxyType

import cv2
import numpy as np
from numpy.typing import NDArray

from synth.printing.font import Face, Shape, outline_shape, shape_on_grid, width_em

# A pin's mark and the pitches of the head: 1/72 inch down, about 1/100 across.
_PIN_DOTS = 7.2
_ROW_DOTS = 8.47
_COLUMN_DOTS = 6.0
_ROWS, _COLUMNS, _CELL = 7, 5, 6
# Five columns a sign from the left, two hexadecimal digits each; bit 0 is the top pin, bit 7 lies below the baseline.
_GENERATOR = """
    ! 00005F0000 " 0007000700 # 147F147F14 $ 242A7F2A12 % 2313086462 & 3649562050 ' 0000070000 ( 001C224100 ) 0041221C00
    * 14083E0814 + 08083E0808 , 0080703000 - 0808080808 . 0060600000 / 2010080402 0 3E5149453E 1 00427F4000 2 4261514946
    3 2141454B31 4 1814127F10 5 2745454539 6 3C4A494930 7 0171090503 8 3649494936 9 064949291E : 0036360000 ; 0080763600
    < 0814224100 = 1414141414 > 0041221408 ? 0201510906 @ 324979413E A 7E1111117E B 7F49494936 C 3E41414122 D 7F4141221C
    E 7F49494941 F 7F09090901 G 3E4149497A H 7F0808087F I 00417F4100 J 2040413F01 K 7F08142241 L 7F40404040 M 7F020C027F
    N 7F0408107F O 3E4141413E P 7F09090906 Q 3E4151215E R 7F09192946 S 4649494931 T 01017F0101 U 3F4040403F V 1F2040201F
    W 3F4038403F X 6314081463 Y 0708700807 Z 6151494543 [ 007F414100 \\ 0204081020 ] 0041417F00 ^ 0402010204 _ 8080808080
    ` 0001020400 a 2054545478 b 7F48444438 c 3844444420 d 384444487F e 3854545418 f 087E090102 g 18A4A4A47C h 7F08040478
    i 00447D4000 j 4080847D00 k 7F10284400 l 00417F4000 m 7C04180478 n 7C08040478 o 3844444438 p FC24242418 q 18242424FC
    r 7C08040408 s 4854545420 t 043F444020 u 3C4040207C v 1C2040201C w 3C4030403C x 4428102844 y 1CA0A0A07C z 4464544C44
    { 0008364100 | 00007F0000 } 0041360800 ~ 0804081008 £ 487E494142
"""
_SIGNS = MappingProxyType(dict(zip(_GENERATOR.split()[::2], map(bytes.fromhex, _GENERATOR.split()[1::2]), strict=True)))


@cache
def pin_face(font: str, em_dots: int, stretch: float, language: str = "") -> Face:
    """The face of a font as pins strike it, the same object for the same arguments."""
    return Face(font, em_dots, stretch, pin_shape, language)


def pin_shape(font: str, sign: str, em_dots: int, stretch: float, language: str = "") -> Shape:
    """A glyph in pins, at an em in dots of 24 a mm.

    Raises:
        ValueError: there is no such font, or neither it nor its chain has the sign.
    """
    struck = shape_on_grid(font, sign, _ROW_DOTS / 2 / em_dots, _COLUMN_DOTS / 2 / (em_dots * stretch), language)
    if width_em(font, "i") != width_em(font, "M") or sign not in _SIGNS:
        rows, columns = np.nonzero(struck.dots)
        return _marks(
            (columns + struck.left + 0.5) * _COLUMN_DOTS / 2, (rows + struck.top + 0.5) * _ROW_DOTS / 2, _PIN_DOTS * 0.7
        )
    digit = outline_shape(font, "0", em_dots, stretch)
    tall = len(digit.dots)
    pins = np.array([[column >> row & 1 for column in _SIGNS[sign]] for row in range(_ROWS + 1)], bool)
    column_dots = width_em(font, "0") * em_dots * stretch / _CELL
    row_dots = (tall - _PIN_DOTS) / (_ROWS - 1)
    # Larger modes strike each pin again between its neighbours.
    down, across = max(round(row_dots / _ROW_DOTS), 1), max(round(column_dots / _COLUMN_DOTS), 1)
    pins = pins.repeat(down, axis=0).repeat(across, axis=1)
    row_dots = (tall - _PIN_DOTS) / (_ROWS * down - 1)
    rows, columns = np.nonzero(pins)
    if font.endswith("-700"):
        rows, columns = np.concatenate([rows, rows]), np.concatenate([columns, columns + 0.5])
    return _marks((columns + 0.5) * column_dots / across + column_dots / 2, rows * row_dots - (tall - _PIN_DOTS / 2), _PIN_DOTS)


def _marks(x: NDArray[np.floating], y: NDArray[np.floating], across: float) -> Shape:
    """Round marks with their centres at (x, y), dots from the pen on the baseline."""
    left, top = int(np.floor(x.min() - across)), int(np.floor(y.min() - across))
    size = (int(np.ceil(y.max() + across)) - top, int(np.ceil(x.max() + across)) - left)
    dots = np.zeros(size, np.uint8)
    for at_x, at_y in zip((x - left - 0.5) * 16, (y - top - 0.5) * 16, strict=True):
        cv2.circle(dots, (round(at_x), round(at_y)), round(across * 8), 255, cv2.FILLED, cv2.LINE_8, 4)
    return Shape(dots, left, top)
