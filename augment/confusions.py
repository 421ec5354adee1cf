"""What a recogniser takes a character for: chosen by the likeness of printed shapes, for capitals and digits above all."""

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


def confusions_of(character: str, following: str) -> tuple[str, ...]:
    """What a character may be taken for, with the one that follows it at the end of the list where the two make one.

    >>> confusions_of("r", "n"), confusions_of("m", "e")
    (('m',), ('rn', 'n'))
    """
    merged = PAIR_CONFUSIONS.get(character + following)
    return CONFUSIONS.get(character, ()) + ((merged,) if merged else ())


def choose(options: tuple[str, ...], neighbours: str, weight: float, share: float) -> str:
    """One of the options, those of the neighbours' kind (digits, capitals, small letters) ``weight`` times as likely.

    Args:
        neighbours: the characters before and after.
        share: 0 to 1, where in the options the choice falls.

    >>> [choose(("O", "8"), "12", 3.0, share) for share in (0.2, 0.3, 0.9)]
    ['O', '8', '8']
    """
    if weight == 1:
        return options[int(share * len(options))]
    kinds = {kind_of(neighbour) for neighbour in neighbours} - {""}
    weights = [weight if kind_of(option[:1]) in kinds else 1.0 for option in options]
    left = share * sum(weights)
    for option, one in zip(options, weights, strict=True):
        left -= one
        if left < 0:
            return option
    return options[-1]


def kind_of(character: str) -> str:
    """Whether a character is a digit, a capital or a small letter; empty for all others."""
    if character.isdigit():
        return "digit"
    return "capital" if character.isupper() else "small" if character.islower() else ""
