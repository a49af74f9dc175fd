"""Pictures of transfer slips: looked at, cleaned, and put where only the shop and the buyer may see them."""

from typing import IO

from django.utils.translation import gettext as _
from PIL import Image

from marketplace.media.cleaning import clean_photo, open_picture
from marketplace.media.domain.private import delete_private, open_private, private_storage, save_private
from marketplace.media.errors import PhotoError
from marketplace.payments.domain.payments import SlipWord
from marketplace.payments.errors import SlipUnreadable
from marketplace.payments.models import Payment, Slip
from marketplace.payments.providers.promptpay.slip import find_slip_code

__all__ = ["check_room", "open_slip", "put_away", "slip_storage", "throw_away"]

FOLDER = "slips"
MOST = 10
slip_storage = private_storage


def check_room(payment: Payment) -> None:
    """Raise `SlipUnreadable` once ten pictures were sent for a payment: a link must not fill our disk."""
    if Slip.objects.filter(payment=payment).count() >= MOST:
        raise SlipUnreadable(_("The shop has many pictures from you already. Phone the shop and ask."))


def put_away(file: IO[bytes]) -> SlipWord:
    """Check a slip's picture, read its own QR, and store a clean copy under a random name.

    The copy is turned, at most 2,048 pixels, without where and when it was taken. Raises
    `SlipUnreadable` for what is too big or no picture; then nothing is stored. Writes to storage,
    not to the database.
    """
    try:
        picture = open_picture(file)
        photo = clean_photo(file)
    except PhotoError as problem:
        raise SlipUnreadable(_sentence(problem)) from problem
    code = find_slip_code(picture) or find_slip_code(Image.open(photo))
    stored = save_private(photo=photo, folder=FOLDER)
    return SlipWord(stored, code.reference if code else None, code.sending_bank if code else "")


def throw_away(slip: SlipWord) -> None:
    """Delete a stored slip that no row came to point at."""
    delete_private(slip.file)


def open_slip(slip: Slip) -> IO[bytes]:
    """The stored picture, a JPEG, to stream to whom the caller has checked."""
    return open_private(slip.file)


def _sentence(problem: PhotoError) -> str:
    if problem.code in ("too_big", "too_many_pixels"):
        return _("This picture is too big. Send a screenshot of the slip instead.")
    return _("This file cannot be opened as a picture. Send the picture of the slip from your bank app.")
