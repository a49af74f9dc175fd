"""Thai words: one spelling for what looks the same, and where one word ends.

What a person typed is stored as typed; these forms are for looking up and comparing.
"""

import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SPACES = re.compile(r"\s+")
_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]+")
_TONE_LIKE = frozenset("่้๊๋์๎")
_NIKHAHIT_AA = re.compile("\u0e4d([่-๋]*)\u0e32")
_AM_THEN_MARKS = re.compile("\u0e33([\u0e31\u0e34-\u0e3a\u0e47-\u0e4c\u0e4e]+)")
_REPEATED_VOWEL = re.compile("([ะาำแโใไๅ])\\1+")


def normalise(text: str) -> str:
    """One form for text that looks the same: NFC, no zero-width characters, marks in order and once.

    `เเ` becomes `แ`, `นํ้า` and `นำ้` become `น้ำ`, `ม่่วง` becomes `ม่วง`; runs of
    space become one. Idempotent; case and digits are left as they are.
    """
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    text = text.replace("เเ", "แ")
    text = _AM_THEN_MARKS.sub("\\1\u0e33", text)
    text = _MARKS.sub(_in_order, text)
    text = _NIKHAHIT_AA.sub("\\1\u0e33", text)
    text = _REPEATED_VOWEL.sub("\\1", text)
    return unicodedata.normalize("NFC", _SPACES.sub(" ", text).strip())


def _in_order(match: re.Match[str]) -> str:
    """Vowel marks before tone marks, each mark once."""
    return "".join(sorted(dict.fromkeys(match.group()), key=_TONE_LIKE.__contains__))


def segment(text: str) -> list[str]:
    """The words of a text by PyThaiNLP's dictionary, normalised, without spaces.

    The dictionary is loaded at the first call (about half a second, 30 MB), not at import.
    """
    from pythainlp.tokenize import word_tokenize  # noqa: PLC0415

    return [
        word for word in word_tokenize(normalise(text), engine="newmm", keep_whitespace=False) if word.strip()
    ]
