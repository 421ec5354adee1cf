"""Documents -> votes -> probabilities: labels from rules, without a hand label.

>>> from labeling_functions import labeling_function, apply_functions
>>> @labeling_function(label="total")
... def amount_after_total(document):
...     yield from document.find(r"total\\D*(\\d+\\.\\d\\d)", group=1)
>>> amount_after_total.name
'amount_after_total'
"""

from labeling_functions.apply import apply_functions
from labeling_functions.declared import declare, dictionary, keywords, matches
from labeling_functions.function import LabelingFunction, labeling_function
from labeling_functions.votes import ProbLabels, Votes

__all__ = [
    "LabelingFunction",
    "ProbLabels",
    "Votes",
    "apply_functions",
    "declare",
    "dictionary",
    "keywords",
    "labeling_function",
    "matches",
]
