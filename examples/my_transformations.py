"""Transformation functions of one's own, as snorkel writes them: changes of a line's text that leave its meaning.

    tillroll train documents=examples/sroie/documents.jsonl out=runs/mine token_noise=layout \
        +token_noise/step@token_noise.steps.mine=snorkel token_noise.steps.mine.functions=examples/my_transformations.py

Each is given a line, an object with ``text``, ``document`` and ``line`` (its number), and gives it back, or None where it has
nothing to change. The new text is laid beside the old one, so labels and fields follow.
"""

import random
import re

from snorkel.augmentation import RandomPolicy, transformation_function

OTHER_WORDS = {"CASH": ("TUNAI", "CASH PAID"), "CHANGE": ("BALANCE", "BAKI"), "TOTAL": ("JUMLAH", "AMOUNT DUE")}


@transformation_function()
def other_words(x):
    """The words of sums as other tills say them."""
    found = next((word for word in OTHER_WORDS if word in x.text), None)
    if found is None:
        return None
    x.text = x.text.replace(found, random.choice(OTHER_WORDS[found]))
    return x


@transformation_function()
def currency_set_apart(x):
    """RM7.42 as RM 7.42, and the other way round."""
    joined = re.sub(r"\bRM (?=\d)", "RM", x.text)
    x.text = joined if joined != x.text else re.sub(r"\bRM(?=\d)", "RM ", x.text)
    return x


policy = RandomPolicy(2, sequence_length=2, keep_original=True)
