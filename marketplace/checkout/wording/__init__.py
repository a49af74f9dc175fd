"""What state a part is in, whose turn it is, what comes next and by when: said once, for screens and letters.

All in the active language. Parts come from `payments.queries.with_money(...)`, so that nothing is
asked of the database here.
"""

from .buyer import words_for_buyer
from .shop import words_for_shop
from .steps import PartWords, Step, Turn, place_of, step_of, times_of, when

__all__ = [
    "PartWords",
    "Step",
    "Turn",
    "place_of",
    "step_of",
    "times_of",
    "when",
    "words_for_buyer",
    "words_for_shop",
]
