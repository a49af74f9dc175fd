"""Carriers, and whether a tracking number can be one of theirs.

Only Thailand Post prints a check digit; the others are known by shape, and shapes
overlap, so the seller says which carrier it is and we never guess.
Shapes and addresses were collected in 2026 from the carriers' own sites and public code.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote

from django.utils.translation import gettext as _

from marketplace.delivery.errors import TrackingError
from thai.dates import is_thai
from thai.digits import tidy


@dataclass(frozen=True)
class Carrier:
    """One carrier. `url` takes the number as {n}; '' where no page takes one."""

    key: str
    th: str
    en: str
    shape: str
    url: str = ""
    example: str = ""

    def name(self, language: str | None = None) -> str:
        """ไปรษณีย์ไทย · Thailand Post"""
        return self.th if is_thai(language) else self.en


POST = "thailand_post"
OTHER = "other"
_TABLE = (
    Carrier(
        POST, "ไปรษณีย์ไทย", "Thailand Post", r"[A-Z]{2}[0-9]{9}TH",
        "https://track.thailandpost.co.th/?trackNumber={n}", "EF582568151TH",
    ),
    Carrier(
        "flash", "Flash Express", "Flash Express", r"TH[0-9A-Z]{10,18}",
        "https://www.flashexpress.com/fle/tracking?se={n}", "TH01234ABCDE5F",
    ),
    Carrier(
        "jt", "J&T Express", "J&T Express", r"JTTH[0-9A-Z]+|[0-9]{12}",
        "https://www.jtexpress.co.th/service/track?bills={n}", "812345678901",
    ),
    Carrier(
        "kex", "KEX (Kerry)", "KEX (Kerry)", r"(?:KEX|KER|KERDO|SHP)[0-9A-Z]{6,14}",
        "https://th.kex-express.com/th/track/?track={n}", "KEX12345678",
    ),
    Carrier(
        "spx", "SPX Express", "SPX Express", r"(?:SPX)?TH[0-9A-Z]{10,16}",
        "https://spx.co.th/track?{n}", "SPXTH01234567890",
    ),
    Carrier(
        "ninjavan", "Ninja Van", "Ninja Van", r"NV[0-9A-Z]{8,16}",
        "https://www.ninjavan.co/th-th/tracking?id={n}", "NVTH12345678",
    ),
    Carrier("lex", "LEX (Lazada)", "LEX (Lazada)", r"(?:LEXTH|TH)[0-9A-Z]{8,16}", "", "LEXTH12345678"),
    Carrier(OTHER, "อื่น ๆ", "Another carrier", r"[0-9A-Z]{4,32}"),
)  # fmt: skip
CARRIERS = {carrier.key: carrier for carrier in _TABLE}
MAX_LENGTH = 32

_SEPARATORS = re.compile(r"[\s\-–.]")
_S10_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)


def carrier_choices(language: str | None = None) -> list[tuple[str, str]]:
    """(key, name) for a select."""
    return [(carrier.key, carrier.name(language)) for carrier in _TABLE]


def normalise_tracking(number: str) -> str:
    """Capitals and ASCII digits, without spaces and dashes: 'ef 5825 6815 1 th' is EF582568151TH."""
    return _SEPARATORS.sub("", tidy(number)).upper()


def check_tracking(*, carrier: str, number: str) -> str:
    """The tracking number as stored, if this carrier can have printed it; else `TrackingError`."""
    if carrier not in CARRIERS:
        raise TrackingError(_("Choose who carries the parcel"), code="no_carrier")
    plain = normalise_tracking(number)
    if not plain:
        raise TrackingError(_("Type the tracking number on the receipt"), code="empty")
    told = CARRIERS[carrier]
    if len(plain) > MAX_LENGTH or not re.fullmatch(told.shape, plain, re.ASCII):
        raise TrackingError(_shape_message(told), code="shape")
    if carrier == POST and not s10_holds(plain):
        message = _("One letter or digit does not fit. Compare the number with the receipt once more")
        raise TrackingError(message, code="check_digit")
    return plain


def s10_holds(number: str) -> bool:
    """Whether the ninth digit is the check digit of the eight before it (UPU standard S10)."""
    total = sum(int(figure) * weight for figure, weight in zip(number[2:10], _S10_WEIGHTS, strict=True))
    check = {10: 0, 11: 5}.get(11 - total % 11, 11 - total % 11)
    return int(number[10]) == check


def tracking_url(*, carrier: str, number: str) -> str:
    """Where the parcel can be followed; '' where the carrier has no such page."""
    told = CARRIERS.get(carrier)
    return told.url.format(n=quote(number, safe="")) if told and told.url and number else ""


def carrier_name(key: str, language: str | None = None) -> str:
    """The carrier's name; an unknown key is shown as it is."""
    return CARRIERS[key].name(language) if key in CARRIERS else key


def _shape_message(carrier: Carrier) -> str:
    if not carrier.example:
        return _("Type the tracking number in letters and digits")
    return _("A number of %(carrier)s looks like %(example)s. Look at the receipt once more") % {
        "carrier": carrier.name(),
        "example": carrier.example,
    }
