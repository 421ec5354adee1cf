"""The shipped labeling functions: money, dates, merchant, address."""

from labeling_functions.function import LabelingFunction
from labeling_functions.library import address, dates, merchant, money


def shipped() -> tuple[LabelingFunction, ...]:
    """All shipped functions, by module and in the order of their definition.

    >>> len(shipped()) >= 12
    True
    """
    modules = (merchant, dates, address, money)
    return tuple(value for module in modules for value in vars(module).values() if isinstance(value, LabelingFunction))
