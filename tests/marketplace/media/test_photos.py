import io
import subprocess
import sys

import pytest
from PIL import Image, ImageCms

from marketplace.media.cleaning import clean_photo
from marketplace.media.errors import PhotoError
from tests.factories.photo_files import as_file, heic, huge_jpeg, png_claiming, scene, with_gps


def opened(photo):
    photo.seek(0)
    return Image.open(io.BytesIO(photo.read()))


def sides(photo):
    """The colours of the four edges' middles: left, top, right, bottom, as r or b."""
    picture = opened(photo).convert("RGB")
    width, height = picture.size
    points = [(8, height // 2), (width // 2 - 8, 8), (width - 8, height // 2), (width // 2 - 8, height - 8)]
    return "".join(
        "r" if picture.getpixel(point)[0] > picture.getpixel(point)[2] else "b" for point in points
    )


def test_a_photo_becomes_an_upright_jpeg_that_tells_nothing_of_its_maker():
    photo = clean_photo(with_gps())
    picture = opened(photo)
    assert picture.format == "JPEG"
    assert not picture.getexif()
    assert set(picture.info) <= {
        "jfif",
        "jfif_version",
        "jfif_unit",
        "jfif_density",
        "progressive",
        "progression",
    }
    photo.seek(0)
    assert b"SECRET" not in photo.read()
    assert photo.name.endswith(".jpg")
    assert (photo.width, photo.height) == (400, 300)


@pytest.mark.parametrize(
    ("orientation", "expected"),
    [(1, (400, 300)), (3, (400, 300)), (6, (300, 400)), (8, (300, 400)), (5, (300, 400)), (99, (400, 300))],
)
def test_a_turned_photo_is_turned_upright(orientation, expected):
    photo = clean_photo(with_gps(orientation))
    assert (photo.width, photo.height) == opened(photo).size == expected


def test_each_way_of_holding_a_phone_ends_the_right_way_up():
    assert sides(clean_photo(with_gps(1)))[::2] == "rb"
    assert sides(clean_photo(with_gps(3)))[::2] == "br"
    assert sides(clean_photo(with_gps(2)))[::2] == "br"
    assert sides(clean_photo(with_gps(6)))[1::2] == "rb"
    assert sides(clean_photo(with_gps(8)))[1::2] == "br"


SIZES = [(4000, 3000, (2048, 1536)), (900, 4096, (450, 2048)), (30, 20, (30, 20))]


@pytest.mark.parametrize(("width", "height", "expected"), SIZES)
def test_a_large_photo_is_shrunk_and_a_small_one_left(width, height, expected):
    assert opened(clean_photo(as_file(scene(width, height)))).size == expected


def test_what_an_iphone_sends_is_taken():
    photo = clean_photo(heic())
    assert opened(photo).size == (400, 300)
    photo.seek(0)
    assert b"SECRET" not in photo.read()


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("RGB", "PNG"), ("RGBA", "PNG"), ("P", "PNG"), ("L", "PNG"), ("LA", "PNG"),
     ("1", "PNG"), ("CMYK", "JPEG"), ("L", "JPEG"), ("RGB", "WEBP"), ("RGBA", "WEBP"),
     ("P", "GIF"), ("RGB", "AVIF"), ("YCbCr", "JPEG")],
)  # fmt: skip
def test_every_kind_of_picture_keeps_its_colours(mode, kind):
    photo = clean_photo(as_file(scene(mode=mode), kind))
    assert opened(photo).mode == "RGB"
    left, right = opened(photo).getpixel((20, 150)), opened(photo).getpixel((380, 150))
    if mode in ("RGB", "RGBA", "P", "CMYK", "YCbCr"):
        assert left[0] > 150 > left[2]
        assert right[2] > 150 > right[0]


def test_sixteen_bits_a_channel_become_eight_not_white():
    grey = Image.new("I;16", (100, 100), 0x4000)
    assert opened(clean_photo(as_file(grey, "PNG"))).getpixel((50, 50))[0] == pytest.approx(0x40, abs=3)


def test_what_is_see_through_becomes_white():
    glass = Image.new("RGBA", (100, 100), (255, 0, 0, 0))
    assert opened(clean_photo(as_file(glass, "PNG"))).getpixel((50, 50)) == (255, 255, 255)


def test_the_first_picture_of_a_gif_is_taken():
    frames = [scene(mode="P"), Image.new("P", (400, 300), 0)]
    photo = clean_photo(as_file(frames[0], "GIF", save_all=True, append_images=frames[1:]))
    assert sides(photo)[::2] == "rb"


def test_a_profile_is_turned_into_srgb_and_a_broken_one_left_out():
    plain = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for profile in (plain, b"no profile at all"):
        photo = clean_photo(as_file(scene(), icc_profile=profile))
        assert "icc_profile" not in opened(photo).info
        assert sides(photo)[::2] == "rb"


def test_a_cleaned_photo_is_not_cleaned_again():
    photo = clean_photo(with_gps())
    assert clean_photo(photo) is photo


def truncated(share):
    whole = as_file(scene(1200, 900), quality=95).read()
    return io.BytesIO(whole[: int(len(whole) * share)])


HOSTILE = {
    "empty": lambda: io.BytesIO(b""),
    "words": lambda: io.BytesIO("ไม่ใช่รูป".encode() * 100),
    "half a JPEG": lambda: truncated(0.5),
    "a JPEG without its end": lambda: truncated(0.97),
    "a JPEG's first bytes": lambda: io.BytesIO(b"\xff\xd8\xff\xe0\x00\x10JFIF"),
    "a fake GIF": lambda: io.BytesIO(b"GIF89a" + b"\x10\x00\x10\x00\x80\x00\x00" + b"nothing here" * 20),
    "a fake PNG": lambda: io.BytesIO(b"\x89PNG\r\n\x1a\n" + b"\0" * 200),
    "a fake HEIC": lambda: io.BytesIO(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 200),
    "a fake WebP": lambda: io.BytesIO(b"RIFF\x20\0\0\0WEBPVP8 " + b"\0" * 20),
    "a drawing called jpg": lambda: io.BytesIO(b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
    "a PDF": lambda: io.BytesIO(b"%PDF-1.7\n" + b"x" * 500),
    "a TIFF": lambda: as_file(scene(), "TIFF"),
    "a BMP": lambda: as_file(scene(), "BMP"),
    "a PNG of 400 megapixels": lambda: png_claiming(20_000, 20_000),
    "a PNG of 60 megapixels": lambda: png_claiming(60_000, 1_000),
    "a PNG of 2 billion by 2 billion": lambda: png_claiming(2**31 - 1, 2**31 - 1),
    "a JPEG of 100 megapixels": huge_jpeg,
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_a_file_that_is_no_photo_is_an_error_with_a_sentence(make):
    with pytest.raises(PhotoError) as refused:
        clean_photo(make())
    assert str(refused.value)


def test_a_file_above_the_limit_is_refused_before_it_is_read_whole(settings):
    settings.TALAT_PHOTO_MAX_BYTES = 100_000
    endless = io.BytesIO(as_file(scene()).read() + b"\0" * 5_000_000)
    with pytest.raises(PhotoError) as refused:
        clean_photo(endless)
    assert refused.value.code == "too_big"
    assert endless.tell() < 400_000


def test_a_hundred_megapixels_cost_no_memory(tmp_path):
    """In a process of its own, whose highest memory is measured: decoding would take 100 MB and more."""
    code = """
import io, resource, sys
import django
django.setup()
from PIL import Image
from marketplace.media.cleaning import clean_photo
from marketplace.media.errors import PhotoError
clean_photo(io.BytesIO(open(sys.argv[2], "rb").read()))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    clean_photo(open(sys.argv[1], "rb"))
except PhotoError as refused:
    print(refused.code, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""
    paths = [tmp_path / "huge.jpg", tmp_path / "small.jpg"]
    for path, file in zip(paths, (huge_jpeg(), as_file(scene())), strict=True):
        path.write_bytes(file.read())
    out = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code, *map(str, paths)],
        capture_output=True,
        text=True,
        check=True,
    )
    code, grown_kb = out.stdout.split()
    assert code == "too_many_pixels"
    assert int(grown_kb) < 20_000
