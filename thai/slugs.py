"""Page addresses with Thai in them: whole words, every mark kept, never romanised.

Django's `slugify` and its slug validator know no Thai vowel marks (they are category
Mn, not a word character); this module is used instead of both.
"""

import re
import unicodedata
from collections.abc import Callable, Collection

from django.utils.translation import gettext as _

from .digits import to_ascii
from .errors import SlugError
from .words import normalise

MAX_LENGTH = 80
_ENGLISH_NAME = re.compile(r"[A-Za-z]")


def slug_of(text: str, *, max_length: int = MAX_LENGTH) -> str:
    """The words of a name joined by `-`: NFC, marks kept, Latin in lower case without accents.

    Empty where the name holds no letter or digit.
    """
    text = to_ascii(normalise(text)).casefold()
    kept = "".join(
        char if _belongs(char) else " " for char in _without_accents(text).replace("'", "").replace("’", "")
    )
    return _cut("-".join(kept.split()), max_length)


def make_slug(
    *,
    name: str,
    name_en: str = "",
    is_taken: Callable[[str], bool],
    reserved: Collection[str] = (),
    fallback: str = "",
    max_length: int = MAX_LENGTH,
) -> str:
    """A free slug: from the English name where there is one, else from the Thai words as they are.

    `is_taken(slug)` says whether a sibling has it; `reserved` holds segments that may never be
    used. On a collision `-2`, `-3` … is added. `fallback` stands in for a name with no letters.
    Raises `SlugError` where nothing is left to make a slug of.
    """
    base = ""
    if _ENGLISH_NAME.search(name_en):
        base = slug_of(name_en, max_length=max_length)
    base = base or slug_of(name, max_length=max_length) or slug_of(fallback, max_length=max_length)
    if not base:
        raise SlugError(_("Type a name with letters or digits in it"), code="empty")
    refused = {word.casefold() for word in reserved}
    number, candidate = 1, base
    while candidate in refused or is_taken(candidate):
        number += 1
        candidate = f"{_cut(base, max_length - len(str(number)) - 1)}-{number}"
    return candidate


def check_slug(slug: str, *, reserved: Collection[str] = ()) -> str:
    """The slug a person typed, if it may stand in an address; else `SlugError`.

    It must be just what `slug_of` would make of it, and no reserved word.
    """
    if not slug or slug != slug_of(slug, max_length=255):
        raise SlugError(_("Use letters, digits and - only, without spaces"), code="not_a_slug")
    if slug.casefold() in {word.casefold() for word in reserved}:
        raise SlugError(_("This address is kept for another page. Choose another one"), code="reserved")
    return slug


def _belongs(char: str) -> bool:
    return unicodedata.category(char)[0] in "LMN"


def _without_accents(text: str) -> str:
    """`café` as `cafe`; Thai marks stay, they are letters to whoever reads them."""
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", re.sub("[\u0300-\u036f]", "", decomposed))


def _cut(slug: str, length: int) -> str:
    """At most `length` characters, ending with a whole word, or else a whole cluster of marks."""
    if len(slug) <= length:
        return slug
    head = slug[: length + 1].rpartition("-")[0]
    if len(head) >= length // 2:
        return head
    end = length
    while end > 1 and (_leans_back(slug[end]) or slug[end - 1] in "เแโใไ"):
        end -= 1
    return slug[:end].rstrip("-")


def _leans_back(char: str) -> bool:
    """Whether a character cannot stand without the one before it."""
    return unicodedata.category(char)[0] == "M" or char in "ะาำๅ"
