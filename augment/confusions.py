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
