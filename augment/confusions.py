"""What a recogniser takes a character for: chosen by the likeness of printed shapes, for capitals and digits above all."""

from functools import lru_cache
from itertools import accumulate

# What a character is taken for. Capitals and digits first: till receipts print little else.
CONFUSIONS = {
    "0": ("O", "D", "8"), "O": ("0", "Q", "D"), "Q": ("O", "0"), "D": ("O", "0"), "o": ("0", "c"),
    "1": ("I", "L", "7"), "I": ("1", "L", "l"), "L": ("I", "1"), "l": ("1", "I"), "i": ("l", "1", "j"), "|": ("I", "1"),
    "2": ("Z", "7"), "Z": ("2",), "3": ("8", "B"), "4": ("A",), "A": ("4", "R"), "5": ("S", "6"), "S": ("5", "8"), "s": ("5",),
    "6": ("G", "8", "5"), "G": ("6", "C"), "7": ("1", "T"), "T": ("7", "I"), "8": ("B", "3", "6"), "B": ("8", "R"),
    "9": ("g", "4"), "C": ("G", "("), "c": ("e", "o"), "e": ("c", "o"), "E": ("F", "B"), "F": ("E", "P"), "H": ("N", "M"),
    "K": ("X", "R"), "M": ("N", "RN"), "N": ("M", "H"), "P": ("F", "R"), "R": ("P", "K"), "U": ("V", "O"), "V": ("U", "Y"),
    "W": ("VV", "N"), "X": ("K",), "Y": ("V",), "a": ("o",), "b": ("6", "h"), "d": ("cl",), "h": ("b", "n"), "m": ("rn", "n"),
    "n": ("h", "r"), "u": ("v",), "v": ("u",), "w": ("vv",), "t": ("f", "l"), "f": ("t",), "g": ("9", "q"),
    ".": (",", ""), ",": (".",), ":": (";", "."), ";": (":",), "'": ("`", ""), "-": ("~", "_"), "/": ("1", "I", "7"),
    "(": ("C", "["), ")": ("]", "J"), "*": ("x", "+"), "@": ("Q", "a"), "#": ("H",), "$": ("S", "5"), "&": ("8",), "%": ("X",),
}  # fmt: skip
# Two neighbours taken for one; the second then stands for nothing.
PAIR_CONFUSIONS = {"rn": "m", "RN": "M", "cl": "d", "vv": "w", "VV": "W", "nn": "m", "ii": "u", "II": "U"}
# Letters whose other case has the same shape: told apart by their size alone.
SAME_SHAPE = frozenset("CcKkOoPpSsUuVvWwXxZz")


@lru_cache(maxsize=16384)
def confusions_of(
    character: str, merged: str | None, kinds: tuple[str, ...], weight: float
) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """What a character may be taken for, and the share of chance up to and with each.

    With a weight of 1 all are alike; with more, those of a neighbour's kind are as many times as likely, and the other case of
    a letter of the same shape is among them.

    Args:
        merged: what it makes with the one behind it (`PAIR_CONFUSIONS`), or None.
        kinds: of its neighbours, as `kind_of` says.

    >>> confusions_of("r", "m", ("small",), 1.0), confusions_of("0", None, ("digit", "digit"), 2.0)
    ((('m',), (1.0,)), (('O', 'D', '8'), (0.25, 0.5, 1.0)))
    """
    options = CONFUSIONS.get(character, ()) + ((merged,) if merged else ())
    if weight != 1 and character in SAME_SHAPE:
        options = (character.swapcase(), *options)
    own = set(kinds) - {"other"}
    weights = [weight if kind_of(option[:1]) in own else 1.0 for option in options]
    return options, tuple(reached / sum(weights) for reached in accumulate(weights))


def kind_of(character: str) -> str:
    """Whether a character is a digit, a capital or a small letter; other for all others, and for none.

    >>> [kind_of(one) for one in ("7", "A", "b", "", ".")]
    ['digit', 'capital', 'small', 'other', 'other']
    """
    if character.isdigit():
        return "digit"
    return "capital" if character.isupper() else "small" if character.islower() else "other"
