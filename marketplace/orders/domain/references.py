"""The names an order goes by: one to read out, one nobody can guess."""

import secrets

# Without the signs that look alike on a phone: 0 O, 1 I L, U V, 5 S, 8 B, 2 Z.
LETTERS = "ACDEFGHJKMNPQRTWXY34679"
LENGTH = 4


def new_reference(prefix: str = "TL", *, length: int = LENGTH) -> str:
    """A random number to read out on the phone: TL-7K3W.

    Unique by the database; draw again, longer, on a collision.
    """
    return f"{prefix}-{''.join(secrets.choice(LETTERS) for _ in range(length))}"


def new_token() -> str:
    """What makes the link to an order unguessable: 256 random bits."""
    return secrets.token_urlsafe(32)


def new_pickup_number(taken: set[str]) -> str:
    """A number of two figures to call out, not among `taken`; raises `LookupError` when all are taken."""
    free = sorted({f"{number:02d}" for number in range(10, 100)} - taken)
    if not free:
        raise LookupError("all two-figure numbers are called out")
    return secrets.choice(free)
