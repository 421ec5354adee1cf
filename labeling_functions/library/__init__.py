"""The shipped labeling functions: who sold, when, where, what, for how much. docs/library.md lists them."""

from labeling_functions.function import LabelingFunction
from labeling_functions.library import address, blocks, contact, dates, items, merchant, money, parts, payments


def shipped() -> tuple[LabelingFunction, ...]:
    """All shipped functions, by module and in the order of their definition.

    >>> len(shipped()) >= 40
    True
    """
    modules = (merchant, dates, address, blocks, contact, items, parts, money, payments)
    return tuple(value for module in modules for value in vars(module).values() if isinstance(value, LabelingFunction))
