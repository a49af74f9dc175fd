"""Lists in Thai order, as in the Royal Institute's dictionary."""

import re

from .words import normalise

_LEADING_VOWEL = re.compile("([เ-ไ])([ก-ฮ])")
_SECOND_RANK = re.compile("[็-๎]")
_FIRST_RANK = re.compile("[^็-๎]")


def thai_key(text: str) -> tuple[str, str, str]:
    """A sort key: consonants before vowels written in front of them, tone marks last of all."""
    text = normalise(text).casefold()
    swapped = _LEADING_VOWEL.sub("\\2\\1", text)
    return _SECOND_RANK.sub("", swapped), _FIRST_RANK.sub(" ", swapped), text
