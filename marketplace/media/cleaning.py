"""A file from a phone made fit to be shown: turned, shrunk, in plain sRGB, with nothing hidden in it.

Nothing is decoded before its size is known: a 100-megapixel JPEG of 1.5 MB would take 0.9 GB.
"""

import secrets
from functools import cache
from io import BytesIO
from typing import IO, Any

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image, ImageCms

from marketplace.media import conf
from marketplace.media.errors import PhotoError

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "HEIF", "AVIF")
_PLAIN = ("RGB", "L", "CMYK", "RGBA", "LA", "YCbCr", "LAB", "HSV")
_CHUNK = 1 << 16
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class CleanPhoto(ContentFile):
    """A photo that went through `clean_photo`; `width` and `height` are its pixels."""

    def __init__(self, content: bytes, *, width: int, height: int, name: str) -> None:
        super().__init__(content, name=name)
        self.width, self.height = width, height
        self.content_type = "image/jpeg"


def clean_photo(file: IO[bytes]) -> CleanPhoto:
    """The photo as a JPEG under a random name: upright, at most 2,048 px, sRGB, no EXIF, GPS or comment.

    Takes JPEG, PNG, WebP, HEIC, AVIF and the first picture of a GIF. Raises `PhotoError` with a
    sentence for anything else: too big, too many pixels, broken, cut off, not a picture.
    A `CleanPhoto` comes back as it is.
    """
    if isinstance(file, CleanPhoto):
        return file
    upright = upright_picture(file)
    kept = BytesIO()
    upright.save(kept, "JPEG", quality=conf.quality(), optimize=True, progressive=True)
    name = f"{secrets.token_hex(8)}.jpg"
    return CleanPhoto(kept.getvalue(), width=upright.width, height=upright.height, name=name)


def upright_picture(file: IO[bytes]) -> Image.Image:
    """The picture decoded, upright, shrunk and in sRGB, not encoded again. Raises `PhotoError`."""
    picture = open_picture(file)
    try:
        return _ready(picture)
    except Exception as problem:
        raise _broken() from problem


def open_picture(file: IO[bytes]) -> Image.Image:
    """The picture with its size known and nothing decoded yet. Raises `PhotoError`."""
    _heic_too()
    try:
        picture = Image.open(_all_of(file), formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as problem:
        raise _too_many_pixels() from problem
    except PhotoError:
        raise
    except Exception as problem:
        raise PhotoError(
            _("This file is not a photo. Choose a photo from your phone"), code="no_photo"
        ) from problem
    if picture.width * picture.height > conf.max_pixels():
        raise _too_many_pixels()
    return picture


def _all_of(file: IO[bytes]) -> BytesIO:
    """The whole file in memory, unless it is larger than a photo may be."""
    file.seek(0)
    held = BytesIO()
    while chunk := file.read(_CHUNK):
        held.write(chunk)
        if held.tell() > conf.max_bytes():
            message = _("This photo is larger than %(size)s MB. Choose a smaller one")
            raise PhotoError(message % {"size": conf.max_bytes() // (1024 * 1024)}, code="too_big")
    held.seek(0)
    return held


def _ready(picture: Image.Image) -> Image.Image:
    """Shrunk, upright, in sRGB, flat on white, without anything that came along."""
    profile = picture.info.get("icc_profile")
    orientation = _orientation(picture)
    side = conf.longest_side()
    picture.draft(None, (side, side))  # a JPEG can be decoded at a half or a quarter, in as much less memory
    if picture.mode not in _PLAIN:
        picture = _plain(picture)
    picture.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=2.0)
    picture.load()
    picture = _flat(_in_srgb(picture, profile))
    if orientation is not None:
        picture = picture.transpose(orientation)
    picture.info.clear()
    return picture


def _plain(picture: Image.Image) -> Image.Image:
    """A mode that can be shrunk well: palettes as colours, 16 bits a channel as 8."""
    if picture.mode.startswith(("I", "F")):
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    return picture.convert("RGBA" if picture.has_transparency_data else "RGB")


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """The same colours without a profile. One that cannot be read is left out."""
    alpha = picture.getchannel("A") if picture.mode in ("RGBA", "LA") else None
    opaque = picture.convert("RGB") if picture.mode == "RGBA" else picture.convert("L") if alpha else picture
    if profile and opaque.mode in ("RGB", "CMYK", "L"):
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            opaque = ImageCms.profileToProfile(opaque, source, _srgb(), outputMode="RGB") or opaque
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass
    opaque = opaque.convert("RGB")
    if alpha:
        opaque.putalpha(alpha)
    return opaque


def _flat(picture: Image.Image) -> Image.Image:
    """What is see-through becomes white."""
    if picture.mode != "RGBA":
        return picture
    white = Image.new("RGB", picture.size, "white")
    white.paste(picture, mask=picture.getchannel("A"))
    return white


def _orientation(picture: Image.Image) -> Image.Transpose | None:
    """How the phone was held, as EXIF tells it; a broken EXIF tells nothing."""
    try:
        return _TURNS.get(int(picture.getexif().get(0x0112, 1)))
    except Exception:  # noqa: BLE001 -- EXIF is written by phones of every kind
        return None


@cache
def _srgb() -> Any:
    return ImageCms.createProfile("sRGB")


@cache
def _heic_too() -> None:
    """Teach Pillow HEIC, which iPhones send; once, and only where photos come in."""
    import pillow_heif  # noqa: PLC0415

    pillow_heif.register_heif_opener(thumbnails=False)


def _broken() -> PhotoError:
    return PhotoError(_("This photo cannot be opened. Take it again or choose another one"), code="broken")


def _too_many_pixels() -> PhotoError:
    message = _("This photo has more than %(most)s million points. Send it in a smaller size")
    return PhotoError(message % {"most": conf.max_pixels() // 1_000_000}, code="too_many_pixels")
