"""What a person who signs in may meet."""

from django.utils.translation import ngettext


class TooManyGuesses(ValueError):
    """Wrong passwords too often; `minutes` until the next try."""

    def __init__(self, minutes: int):
        self.minutes = max(1, minutes)
        super().__init__(minutes)

    def __str__(self) -> str:
        return ngettext(
            "That was tried a little too often. You can try again in %(count)s minute",
            "That was tried a little too often. You can try again in %(count)s minutes",
            self.minutes,
        ) % {"count": self.minutes}
