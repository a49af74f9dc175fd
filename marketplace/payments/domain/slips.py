"""Pictures of transfer slips: looked at, cleaned, and put where only the shop and the buyer may see them."""

import io
import secrets
from typing import IO

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, InvalidStorageError, Storage, storages
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from marketplace.payments import conf
from marketplace.payments.domain.payments import SlipWord
from marketplace.payments.errors import SlipUnreadable
from marketplace.payments.models import Slip
from marketplace.payments.providers.promptpay.slip import find_slip_code

MOST_PIXELS = 24_000_000
LONGEST_SIDE = 2048
FORMATS = ("JPEG", "PNG", "WEBP", "HEIF", "GIF")


def put_away(file: IO[bytes]) -> SlipWord:
    """Check a slip's picture, read its own QR, and store a clean copy under a random name.

    The copy is turned, at most 2,048 pixels, without where and when it was taken. Raises
    `SlipUnreadable` for what is too big or no picture; then nothing is stored. Touches storage, not the database.
    """
    picture = _opened(file)
    code = find_slip_code(picture)
    name = f"slips/{secrets.token_hex(16)}.jpg"
    stored = slip_storage().save(name, ContentFile(_clean(picture)))
    return SlipWord(stored, code.reference if code else None, code.sending_bank if code else "")


def throw_away(slip: SlipWord) -> None:
    """Delete a stored slip that no row came to point at."""
    slip_storage().delete(slip.file)


def open_slip(slip: Slip) -> IO[bytes]:
    """The stored picture, a JPEG, to stream to whom the caller has checked."""
    return slip_storage().open(slip.file, "rb")


def slip_storage() -> Storage:
    """Where slips lie: the site's private storage, else a folder of their own."""
    try:
        return storages[conf.private_storage()]
    except InvalidStorageError:
        return FileSystemStorage(location=conf.private_root(), base_url=None)


def _opened(file: IO[bytes]) -> Image.Image:
    """The picture, decoded, once its size has been found bearable."""
    content = file.read(conf.slip_most_bytes() + 1)
    if len(content) > conf.slip_most_bytes():
        raise SlipUnreadable(_("This picture is too big. Send a screenshot of the slip instead."))
    try:
        picture = Image.open(io.BytesIO(content), formats=_formats())
        if picture.width * picture.height > MOST_PIXELS:
            raise SlipUnreadable(_("This picture is too big. Send a screenshot of the slip instead."))
        picture.load()
        return ImageOps.exif_transpose(picture)
    except SlipUnreadable:
        raise
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
        raise SlipUnreadable(
            _("This file cannot be opened as a picture. Send the picture of the slip from your bank app.")
        ) from error
    except Exception as error:
        raise SlipUnreadable(
            _("This file cannot be opened as a picture. Send the picture of the slip from your bank app.")
        ) from error


def _formats() -> list[str]:
    """Those of our formats this machine can read: HEIF where its plug-in is loaded."""
    Image.init()
    return [name for name in FORMATS if name in Image.OPEN]


def _clean(picture: Image.Image) -> bytes:
    """A JPEG of the picture alone: smaller, on white where it was see-through, with no notes inside."""
    shown = picture.convert("RGBA")
    shown.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    page = Image.new("RGB", shown.size, "white")
    page.paste(shown, mask=shown.getchannel("A"))
    out = io.BytesIO()
    page.save(out, "JPEG", quality=85)
    return out.getvalue()
