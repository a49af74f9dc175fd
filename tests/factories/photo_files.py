"""Photo files as phones and strangers send them, made on the spot."""

import io
import zlib

from PIL import Image

GPS_IFD = 0x8825
ORIENTATION = 0x0112
MAKE = 0x010F


def scene(width=400, height=300, mode="RGB"):
    """Red on the left, blue on the right: which side is up can be told afterwards."""
    picture = Image.new("RGB", (width, height), (200, 30, 30))
    picture.paste((30, 30, 200), (width // 2, 0, width, height))
    return picture.convert(mode)


def as_file(picture, kind="JPEG", name="photo.jpg", **options):
    """An open file as an upload would be."""
    held = io.BytesIO()
    picture.save(held, kind, **options)
    held.seek(0)
    held.name = name
    return held


def with_gps(orientation=1, width=400, height=300):
    """A JPEG that tells where it was taken, by which phone, and how that was held."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[MAKE] = "SECRETPHONE"
    exif.get_ifd(GPS_IFD).update({1: "N", 2: (13.0, 45.0, 12.3), 3: "E", 4: (100.0, 29.0, 1.5)})
    return as_file(
        scene(width, height), exif=exif, comment=b"SECRETCOMMENT", xmp=b"<x>SECRETXMP</x>", quality=92
    )


def heic(width=400, height=300):
    """What an iPhone sends."""
    import pillow_heif  # noqa: PLC0415

    held = io.BytesIO()
    exif = Image.Exif()
    exif[MAKE] = "SECRETPHONE"
    pillow_heif.from_pillow(scene(width, height)).save(held, exif=exif.tobytes())
    held.seek(0)
    held.name = "IMG_0001.HEIC"
    return held


def png_claiming(width, height):
    """A few bytes of PNG that would unpack to width x height pixels."""

    def chunk(kind, body):
        return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 2, 0, 0, 0])
    body = zlib.compress(b"\0" * min(width * 3 + 1, 100_000))
    return io.BytesIO(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    )


def huge_jpeg(side=10_000):
    """A real JPEG of side x side pixels, small on disk: 10,000 is 100 megapixels."""
    return as_file(Image.new("L", (side, side), 128), quality=20)
