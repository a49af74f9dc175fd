"""Short links that can be read out and typed."""

import secrets
from collections.abc import Callable

# No 0, 1, i, l or o: each looks like another on a price tag.
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTH = 8


def new_short(*, is_taken: Callable[[str], bool] = lambda short: False) -> str:
    """A random, readable word for `/p/` and `/s/` that `is_taken` does not know yet.

    31 letters to the eighth are 850 thousand million: it cannot be guessed from a neighbour's.
    """
    while True:
        short = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        if not is_taken(short):
            return short
